"""Turn scraped Chinese texts into an edition people can read, search and cite."""

from typing import TYPE_CHECKING, Any

from jiaokan.clean import clean
from jiaokan.edition.document import Block, Document
from jiaokan.read import read
from jiaokan.text import Doubt, Edit, Piece, Text

if TYPE_CHECKING:
    from jiaokan.annotate.find import find
    from jiaokan.corpus.holding import held
    from jiaokan.script import convert

__all__ = ["Block", "Document", "Doubt", "Edit", "Piece", "Text", "clean", "convert", "find", "held", "read"]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """What only some need is loaded when it is asked for (PEP 562), so that every command starts sooner."""
    found: Any
    if name == "find":
        from jiaokan.annotate.find import find

        found = find
    elif name == "held":
        from jiaokan.corpus.holding import held

        found = held
    elif name == "convert":
        from jiaokan.script import convert

        found = convert
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = found
    return found
