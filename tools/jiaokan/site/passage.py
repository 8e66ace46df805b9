"""Two passages that are alike, each as the other side sees it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple


class AlikeSide(NamedTuple):
    """One side of two passages that are alike, as the other side sees it."""

    anchor: str
    start: int
    """In code points of the block's text."""
    end: int
    document: str
    """The other document."""
    there: str
    """The anchor of the other passage."""
    runs: tuple[tuple[int, int], ...]
    """What is shared, from and to in the block's text."""
    difference: tuple[tuple[str, str], ...]
    """Words here, words there."""
    first: bool | None
    """Whether the words were here first; nothing where that is not known."""


def sides(parallel: Mapping[str, Any]) -> dict[str, AlikeSide]:
    """The two sides of a line of `parallels.jsonl`, by document."""
    one, two = parallel["passages"]
    ids = [passage["source"].partition("#") for passage in (one, two)]
    earlier = parallel.get("earlier")
    found = {}
    for at, passage in enumerate((one, two)):
        (here, _, anchor), (document, _, there) = ids[at], ids[1 - at]
        differs = tuple((pair[at], pair[1 - at]) for pair in parallel.get("difference", ()))
        place = (anchor, passage["start"], passage["end"], document, there)
        runs = tuple((run[2 * at], run[2 * at + 1]) for run in parallel["runs"])
        found[here] = AlikeSide(*place, runs, differs, None if earlier is None else earlier == here)
    return found
