"""Weigh the signs of titles, and write `title_signs.tsv`.

They are weighed against the labels of `page_facts*.toml`; the pages stay where they are public, so give their places as to `page_facts.py`:

    python tests/benchmarks/title_signs.py PLACE… [--without SET…] [--onto SET…] [--each] [--write]

Of all candidates of a page the right ones are to have the greatest weight: conditional logistic regression, its square sum held down,
by steps of falling size from zero; no chance in it. `--each` prints of each set what weights show that were
found without it.
`--onto` names sets that the table has not seen: the weights begin from those of the table, and each is held there as firmly as it was
seen often, so that pages that nobody has any more still count; without it the weights begin from nothing.
`--without` leaves sets out (first, later, third …). `--write` writes the table. Pages whose half is held in the eighth,
ninth, eleventh or twelfth set never count.
"""

from __future__ import annotations

import argparse
import math
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))
from page_facts import GOLD, SETS, listed, pages, plain

from jiaokan.clean import clean
from jiaokan.html.metadata import line_metadata, metadata_of
from jiaokan.intake.info_card import card_facts, dropped_facts
from jiaokan.intake.title import candidates, head_of
from jiaokan.read import read
from jiaokan.source.file import describe

Row = tuple[tuple[str, ...], bool]
HOLD, ROUNDS, STEP = 1.0, 150, 0.5
HEAD = """# Signs of a title, and how much each speaks for it against the other candidates of its page (below zero: against)
# source: weighed by tests/benchmarks/title_signs.py on the pages labelled in tests/benchmarks/page_facts*.toml; no sign is a word
# sign	weight, in logits	how often it was seen	how often of these the title was right
"""


class Page(NamedTuple):
    """A labelled page."""

    set: str
    rows: tuple[Row, ...]


def labelled(places: Sequence[Path]) -> Iterator[Page]:
    """The candidates of each page, and whether each is what its label says."""
    gold = {}
    for name, path in {"first": GOLD, **{flag[2:]: path for flag, path in SETS.items()}}.items():
        gold |= {row["id"]: (name, row) for row in tomllib.loads(path.read_text(encoding="utf-8"))["page"] if "title" in row}
    for id, suffix, data in (page for place in places for page in pages(place)):
        name, row = gold.pop(id, ("", {}))
        if not row or (name in ("eighth", "ninth", "eleventh", "twelfth") and row["half"] == "held"):
            continue
        file = row.get("file", f"page{suffix}")
        text = clean(describe(file, data)[1])
        found = read(text)
        card = {**dropped_facts(text.pieces), **card_facts(found[0].blocks)} if found else {}
        page = metadata_of(text) if len(found) == 1 else line_metadata(found[0].between)
        taken = [piece.at for piece in text.pieces if "page-metadata" in piece.why]
        right = set(map(plain, listed(row["title"])))
        head = head_of(found[0], page, card, file if len(found) == 1 else "", taken)
        yield Page(name, tuple((one.signs, plain(one.text) in right) for one in candidates(head)))


class Known(NamedTuple):
    """What the table says of a sign."""

    weight: float
    seen: int
    right: int

    @property
    def firmness(self) -> float:
        """How hard its weight is held: its information if it stood alone, and what holds every weight down."""
        share = self.right / self.seen if self.seen else 0.0
        return HOLD + self.seen * share * (1 - share)


NEW = Known(0.0, 0, 0)


def table() -> dict[str, Known]:
    """The table as it is."""
    text = files("jiaokan.intake").joinpath("title_signs.tsv").read_text(encoding="utf-8")
    rows = (row.split("\t") for row in text.splitlines() if not row.startswith("#"))
    return {name: Known(float(weight), int(seen), int(good)) for name, weight, seen, good in rows}


def weigh(examples: Sequence[Page], known: Mapping[str, Known]) -> dict[str, float]:
    """The weights, by sign."""
    names = sorted({sign for page in examples for shown, _ in page.rows for sign in shown} | set(known))
    index = {name: at for at, name in enumerate(names)}
    data = [[([index[sign] for sign in shown], right) for shown, right in page.rows] for page in examples]
    data = [rows for rows in data if any(right for _, right in rows)]
    begun = [known.get(name, NEW).weight for name in names]
    firm = [known.get(name, NEW).firmness for name in names]
    weights, steepness = list(begun), [1e-6] * len(names)
    for _ in range(ROUNDS):
        slope = [hold * (weight - at) for hold, weight, at in zip(firm, weights, begun, strict=True)]
        for rows in data:
            scores = [sum([weights[at] for at in shown]) for shown, _ in rows]
            shares = [math.exp(score - max(scores)) for score in scores]
            total, good = sum(shares), sum(share for share, (_, right) in zip(shares, rows, strict=True) if right)
            for share, (shown, right) in zip(shares, rows, strict=True):
                change = share / total - (share / good if right else 0)
                for at in shown:
                    slope[at] += change
        for at, one in enumerate(slope):
            steepness[at] += one * one
            weights[at] -= STEP * one / math.sqrt(steepness[at])
    return dict(zip(names, weights, strict=True))


def right(examples: Sequence[Page], weights: Mapping[str, float]) -> int:
    """Of how many pages the weights choose the title."""

    def score(row: Row) -> float:
        return sum(weights.get(sign, 0.0) for sign in row[0])

    return sum(max(page.rows, key=score)[1] for page in examples if page.rows)


def main() -> None:
    """Print or write the table."""
    parser = argparse.ArgumentParser(description="Signs of titles.")
    parser.add_argument("places", nargs="+", type=Path)
    parser.add_argument("--without", nargs="*", default=[])
    parser.add_argument("--onto", nargs="*")
    parser.add_argument("--each", action="store_true")
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    found = list(labelled(asked.places))
    for name in sorted({page.set for page in found}) if asked.each else ():
        own, others = [page for page in found if page.set == name], [page for page in found if page.set != name]
        there = sum(any(good for _, good in page.rows) for page in own)
        print(name, f"{right(own, weigh(others, {}))} of {len(own)} left out; {there} have the title among their candidates", sep="\t")
    used = [page for page in found if page.set not in asked.without]
    known = table() if asked.onto is not None else {}
    weights = weigh(used, known)
    print(f"{right(used, weights)} of {len(used)} pages", file=sys.stderr)
    seen, good = Counter[str](), Counter[str]()
    for of, (shown, counts) in ((page.set, row) for page in used for row in page.rows):
        told = shown if asked.onto is None or of in asked.onto else [sign for sign in shown if sign not in known]
        seen.update(told)
        good.update(told if counts else ())
    seen.update({name: one.seen for name, one in known.items()})
    good.update({name: one.right for name, one in known.items()})
    rows = HEAD + "".join(f"{name}\t{weight:+.2f}\t{seen[name]}\t{good[name]}\n" for name, weight in sorted(weights.items()))
    if asked.write:
        Path(str(files("jiaokan.intake").joinpath("title_signs.tsv"))).write_text(rows, encoding="utf-8")
    else:
        print(rows, end="")


if __name__ == "__main__":
    main()
