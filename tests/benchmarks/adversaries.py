"""How anchors stand changes made to mislead them: real revisions, from which blocks are taken, and to which twins are added.

python tests/benchmarks/adversaries.py --folder FOLDER [--folder …] [--half NAME …] [--seed 1]

This is a simulation: nobody revises a text so. To every pair of versions whose truth is known (`revisions.tsv`) seven things are done,
each by itself: an eighth of the old blocks lose every new one (gone); rows of two to six new blocks go (rows); an eighth are gone and the
others are reworded by what real revisions put in the place of what (reworded); near twins of new blocks are put elsewhere (twins); two like
neighbours change places (swapped), and an eighth are gone besides (swapped, gone); the old text, reworded, lacks an eighth, and what was
new in the new one is scattered over it (scattered). A block that leads to another one is wrong, unless that has the very words or one of
the two nearly holds the other: a part that is left.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from jiaokan.anchor.pieces import INSIDE_FAR_SHARE, held
from jiaokan.anchor.wording import Trace, weighed, wordings
from tests.benchmarks.anchor_survival import ladder
from tests.benchmarks.revisions import TRUTH

GONE_SHARE, TWIN_SHARE, OTHER_CLAUSE_SHARE = 0.125, 0.08, 0.35
"""What share of the blocks goes, what share gets a twin, and what share of its clauses are those of other blocks."""
_PHRASE = re.compile(r"[一-鿿]{2,8}")
"""What is put for another."""
REACH_BLOCKS = 6
"""How far from each other two blocks stand at the most that change places."""

SIDES = "old", "new"

Truth = Mapping[int, frozenset[int]]
"""For an old block the new ones it may lead to."""


@dataclass(frozen=True)
class Pair:
    """Two versions of a text, and what became of the blocks of which that is known."""

    name: str
    old: tuple[Trace, ...]
    new: tuple[Trace, ...]
    truth: Truth


def pairs(folders: Sequence[Path], halves: Sequence[str]) -> Iterator[Pair]:
    """The pairs whose texts are at hand."""
    for line in TRUTH.read_text().splitlines()[1:]:
        name, *_, row = line.split("\t")
        half = ("even", "odd")[int(name[-2:]) % 2] if name.startswith("rev") else name[:-3]
        path = next((path for folder in folders for path in folder.rglob(f"{name}.json")), None)
        if (halves and half not in halves) or path is None:
            continue
        data = json.loads(path.read_text())
        old, new = (tuple(Trace(one["text"], type=one.get("type", ""), level=one.get("level")) for one in data[side]) for side in SIDES)
        known = (one.split(":") for one in row.split())
        truth = {int(index): frozenset(int(one) for one in may.strip("-").split(",") if one) for index, may in known if "?" not in may}
        yield Pair(name, old, new, truth)


def phrases(texts: Iterable[Pair]) -> dict[str, list[str]]:
    """What real revisions put in the place of a phrase."""
    found: dict[str, set[str]] = {}
    for pair in texts:
        for i, may in pair.truth.items():
            one, two = pair.old[i].text, pair.new[min(may)].text if len(may) == 1 else ""
            if not two or one == two:
                continue
            for what, a, b, c, d in SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
                if what == "replace" and _PHRASE.fullmatch(one[a:b]) and _PHRASE.fullmatch(two[c:d]):
                    found.setdefault(one[a:b], set()).add(two[c:d])
    return {phrase: sorted(others) for phrase, others in found.items()}


class Changes:
    """The seven changes of a pair, by chance."""

    def __init__(self, pair: Pair, words: Mapping[str, list[str]], random: Random) -> None:
        self._pair, self._words, self._random = pair, words, random

    def all(self) -> Iterator[tuple[str, Sequence[Trace], Truth]]:
        """Each change with the new version and what is true of it."""
        new, every = self._pair.new, range(len(self._pair.new))
        yield "gone", *self._kept(self._without(every))
        starts = [self._random.randrange(len(new)) for _ in range(max(1, len(new) // 40))]
        rows = {j for start in starts for j in range(start, start + self._random.randint(2, REACH_BLOCKS))}
        yield "rows", *self._kept([j for j in every if j not in rows])
        kept, truth = self._kept(self._without(every))
        yield "reworded", [self._reworded(one) for one in kept], truth
        yield "twins", *self._with_twins()
        order = self._swapped()
        yield "swapped", *self._kept(order)
        yield "swapped, gone", *self._kept(self._without(order))
        yield "scattered", *self._scattered()

    def _kept(self, order: Sequence[int]) -> tuple[list[Trace], Truth]:
        place = {j: k for k, j in enumerate(order)}
        truth = {i: frozenset(place[j] for j in may if j in place) for i, may in self._pair.truth.items()}
        return [self._pair.new[j] for j in order], truth

    def _without(self, order: Sequence[int]) -> list[int]:
        gone = {j for may in self._pair.truth.values() if may and self._random.random() < GONE_SHARE for j in may}
        return [j for j in order if j not in gone]

    def _reworded(self, one: Trace) -> Trace:
        text = one.text
        for phrase in self._random.sample(known := sorted(p for p in self._words if p in text), (len(known) + 1) // 2):
            text = text.replace(phrase, self._random.choice(self._words[phrase]))
        return replace(one, text=text)

    def _with_twins(self) -> tuple[list[Trace], Truth]:
        new = self._pair.new
        row = [(j, one) for j, one in enumerate(new)]
        for one in new:
            if self._random.random() < TWIN_SHARE:
                clauses, others = (re.split(r"(?<=[，。；：])", text) for text in (one.text, self._random.choice(new).text))
                text = "".join(self._random.choice(others) if self._random.random() < OTHER_CLAUSE_SHARE else clause for clause in clauses)
                row.insert(self._random.randrange(len(row)), (-1, replace(one, text=text if text != one.text else text + others[-1])))
        place = {j: k for k, (j, _) in enumerate(row)}
        return [one for _, one in row], {i: frozenset(place[j] for j in may) for i, may in self._pair.truth.items()}

    def _swapped(self) -> list[int]:
        known, order = wordings(self._pair.new), list(range(len(self._pair.new)))
        for _ in range(max(1, len(order) // 30)):
            a = self._random.randrange(len(order))
            near = [b for b in range(max(0, a - REACH_BLOCKS), min(len(order), a + REACH_BLOCKS + 1)) if b != a]
            b = max(near, key=lambda n: (known[a].pairs & known[n].pairs).total() / (known[a].size + known[n].size), default=a)
            order[a], order[b] = order[b], order[a]
        return order

    def _scattered(self) -> tuple[list[Trace], Truth]:
        old, used = self._pair.old, set().union(*self._pair.truth.values())
        row = [(i, self._reworded(one)) for i, one in enumerate(old) if self._random.random() >= GONE_SHARE]
        for j, one in enumerate(self._pair.new):
            if j not in used:
                row.insert(self._random.randrange(len(row) + 1), (-1, one))
        place = {i: k for k, (i, _) in enumerate(row)}
        return [one for _, one in row], {i: frozenset({place[i]} if i in place else ()) for i in range(len(old))}


def judged(old: Sequence[Trace], new: Sequence[Trace], truth: Truth) -> Counter[str]:
    """How many old blocks are right, rightly gone, asked about, a part that is left, or wrong."""
    counts: Counter[str] = Counter()
    places = ladder(old, new)
    astray = {i: place for i, may in truth.items() if (place := places[i]) is not None and place not in may}
    one, two = weighed(wordings(old), wordings(new)) if astray else ([], [])
    for i, may in truth.items():
        place = astray.get(i)
        if place is None:
            counts["right" if places[i] is not None else "asked" if may else "gone"] += 1
        elif new[place].text in {old[i].text, *(new[j].text for j in may)}:
            counts["right"] += 1
        else:
            part = max(held(one[i], two[place]), held(two[place], one[i])) >= INSIDE_FAR_SHARE
            counts["part" if part else "wrong"] += 1
    return counts


def main() -> int:
    """Run and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, action="append", required=True, help="where the texts of pairs stand")
    parser.add_argument("--half", action="append", default=[], help="only these sets")
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    texts = list(pairs(wanted.folder, wanted.half))
    words = phrases(texts)
    totals: dict[str, Counter[str]] = {}
    for pair in texts:
        for kind, new, truth in Changes(pair, words, Random(f"{wanted.seed}/{pair.name}")).all():
            totals.setdefault(kind, Counter()).update(judged(pair.old, new, truth))
    totals["all"] = sum(totals.values(), Counter())
    print("| change | blocks | right | gone, said so | asked | part | wrong |\n|---|---|---|---|---|---|---|")
    for kind, counts in totals.items():
        print(f"| {kind} | {counts.total()} | {' | '.join(str(counts[name]) for name in ('right', 'gone', 'asked', 'part', 'wrong'))} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
