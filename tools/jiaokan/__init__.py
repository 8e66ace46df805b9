"""Turn scraped Chinese texts into an edition people can read, search and cite."""

from jiaokan.clean import clean
from jiaokan.text import Doubt, Edit, Piece, Text

__all__ = ["Doubt", "Edit", "Piece", "Text", "clean"]
__version__ = "0.1.0"
