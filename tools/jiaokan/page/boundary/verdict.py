"""What is judged of the boundary between two lines: whether the second goes on with the first, and the sign that says so.

A sign is a name with a direction, a sentence why and where the rule comes from; the table `signs.tsv` holds them all,
so that whoever asks why two lines were joined or parted reads the same words.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from typing import NamedTuple

from jiaokan.page.line import Line


class Sign(NamedTuple):
    """A row of the table of signs."""

    id: str
    joins: bool
    """Whether it says that the lines belong together."""
    why: str
    source: str
    """The standard behind it, or what was looked at."""


class Verdict(NamedTuple):
    """What is judged of two neighbouring lines."""

    before: Line
    after: Line
    sign: str
    """The id of the sign that decided."""

    @property
    def joins(self) -> bool:
        """Whether the second line goes on where the first breaks off."""
        return signs()[self.sign].joins


@lru_cache(maxsize=1)
def signs() -> dict[str, Sign]:
    """Every sign by its id, in the order of the table."""
    table = resources.files("jiaokan.page.boundary").joinpath("signs.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return {name: Sign(name, direction == "join", why, source) for name, direction, why, source in rows}
