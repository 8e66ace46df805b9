"""The only reader and writer of `corpus/`: records and generated files, checked as they come in, written whole or not at all."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jiaokan.corpus.building import build, stale
    from jiaokan.corpus.change import Change
    from jiaokan.corpus.model import Corpus
    from jiaokan.corpus.reading import load, records, releases
    from jiaokan.corpus.releasing import release

__all__ = ["Change", "Corpus", "build", "load", "records", "release", "releases", "stale"]
_HOMES = {"Change": "change", "Corpus": "model", "load": "reading", "records": "reading", "releases": "reading", "release": "releasing"}


def __getattr__(name: str) -> Any:
    """Each name is loaded when it is asked for (PEP 562), so that a command which only looks at files starts at once."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"jiaokan.corpus.{_HOMES.get(name, 'building')}"), name)
