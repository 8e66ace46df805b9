"""Turn scraped Chinese texts into an edition people can read, search and cite."""

from jiaokan.clean import clean
from jiaokan.document import Block, Document
from jiaokan.read import read
from jiaokan.reference.find import find
from jiaokan.script import convert
from jiaokan.text import Doubt, Edit, Piece, Text

__all__ = ["Block", "Document", "Doubt", "Edit", "Piece", "Text", "clean", "convert", "find", "read"]
__version__ = "0.1.0"
