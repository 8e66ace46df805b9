"""Words of pages in another script, each distinct run once: a label stands on every page, a paragraph is searched too.

A run is what conversion reads as one: between two runs stands the edge of a block, and no phrase is read across it.
So it is the same whether a run is converted alone, on its page or among others.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from jiaokan.script import convert_fully
from jiaokan.text import Doubt

_EDGE = "\n"
KEPT_WORDS = 1 << 12
"""Runs that are remembered for each script, those of a hundred pages; then it begins anew."""


class Words(NamedTuple):
    """A run of words in another script."""

    string: str
    """As long as the run."""
    doubts: tuple[Doubt, ...] = ()
    """In order, with offsets in the run."""


def converted(runs: Iterable[str], to: str, people: Sequence[str] = ()) -> list[Words]:
    """Each of the runs in the script `to`.

    Args:
        runs: words in Simplified script.
        to: one of `jiaokan.script.TARGETS`.
        people: names of persons in them, whose surnames conversion must know.

    Raises:
        ValueError: if the target is unknown.
    """
    known = _known(to)
    if len(known) > KEPT_WORDS:
        known.clear()
    keys = [(run, tuple(name for name in people if name in run)) for run in runs]
    missing: dict[tuple[str, ...], list[str]] = {}
    for run, named in dict.fromkeys(key for key in keys if key not in known):
        missing.setdefault(named, []).append(run)
    for named, new in missing.items():
        known |= {(run, named): words for run, words in zip(new, _converted(new, to, named), strict=True)}
    return [known[key] for key in keys]


@cache
def _known(to: str) -> dict[tuple[str, tuple[str, ...]], Words]:
    return {}


def _converted(runs: Sequence[str], to: str, people: Sequence[str]) -> Iterable[Words]:
    string, doubts, _ = convert_fully(_EDGE.join(runs), to, source="zh-Hans", people=people)
    place = following = 0
    for run in runs:
        end, first = place + len(run), following
        while following < len(doubts) and doubts[following].start < end:
            following += 1
        own = (Doubt(one.start - place, one.end - place, one.reason, one.candidates) for one in doubts[first:following])
        yield Words(string[place:end], tuple(own))
        place = end + len(_EDGE)
