"""How anchors survive revisions: ordinal, hash, quote and our ladder over the same simulated histories.

python tests/benchmarks/anchor_survival.py [--histories 200] [--releases 6] [--size 30] [--seed 1]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from jiaokan.anchor.joined import led
from jiaokan.anchor.ledger import contexts
from jiaokan.anchor.likeness import likeness
from jiaokan.anchor.match import match
from jiaokan.anchor.wording import Trace, wordings
from tests.histories import Score, begin, judge, revise

Places = list[int | None]


def ordinal(old: Sequence[str], new: Sequence[str]) -> Places:
    """The paragraph with the same number."""
    return [place if place < len(new) else None for place in range(len(old))]


def hashed(old: Sequence[str], new: Sequence[str]) -> Places:
    """The first paragraph with the same words."""
    return [new.index(text) if text in new else None for text in old]


def quoted(old: Sequence[str], new: Sequence[str]) -> Places:
    """The paragraph that is most like the stored quote, from a half up."""
    places: Places = []
    there = wordings(new)
    for text in wordings(old):
        score, place = max((likeness(text, one), -index) for index, one in enumerate(there))
        places.append(-place if score >= 0.5 else None)
    return places


def ladder(old: Sequence[str | Trace], new: Sequence[str | Trace]) -> Places:
    """Ours; of blocks of which more is known than their text it is told so."""
    known = [[Trace(one) if isinstance(one, str) else one for one in row] for row in (old, new)]
    rows = [
        [replace(one, before=before, after=after) for one, (before, after) in zip(row, contexts(one.text for one in row), strict=True)]
        for row in known
    ]
    found = match(*rows)
    found |= led(*rows, found)
    return [found.get(place) for place in range(len(old))]


KINDS: dict[str, Callable[[Sequence[str], Sequence[str]], Places]] = {"ordinal": ordinal, "hash": hashed, "quote": quoted, "ladder": ladder}


def main() -> None:
    """Run and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, value in (("histories", 200), ("releases", 6), ("size", 30), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=value)
    wanted = parser.parse_args()
    totals = dict.fromkeys(KINDS, Score())
    for number in range(wanted.histories):
        random = Random(f"{wanted.seed}/{number}")
        old = begin(random, wanted.size)
        for release in range(1, wanted.releases):
            new = revise(random, old, 1_000_000 * release)
            for kind, find in KINDS.items():
                totals[kind] += judge(old, new, find([p.text for p in old], [p.text for p in new]))
            old = new
    print(f"{wanted.histories} histories of {wanted.releases} releases, {wanted.size} paragraphs at first, seed {wanted.seed}\n")
    print("| anchor | right, of those that survive | wrong, of all | asked, of all | gone, said so |\n|---|---|---|---|---|")
    for kind, s in totals.items():
        every = s.right + s.wrong + s.asked + s.gone
        print(f"| {kind} | {s.right / max(1, s.alive):.1%} | {s.wrong / every:.2%} ({s.wrong}) | {s.asked / every:.1%} | {s.gone} |")


if __name__ == "__main__":
    main()
