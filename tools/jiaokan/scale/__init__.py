"""The same functions for many pages: files and rows on all cores of one machine, and steps of engines that have more than one."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jiaokan.scale.batch import clean_batch

__all__ = ["clean_batch"]


def __getattr__(name: str) -> Any:
    """What leans on an extra is loaded when it is asked for (PEP 562)."""
    if name == "clean_batch":
        from jiaokan.scale.batch import clean_batch

        return clean_batch
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
