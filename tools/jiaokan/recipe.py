"""The order of the passes, as lists of names."""

from __future__ import annotations

RECIPE: tuple[str, ...] = ()


def recipe_for(text: str) -> tuple[str, ...]:
    """The passes for a text, in the order in which they run."""
    return RECIPE
