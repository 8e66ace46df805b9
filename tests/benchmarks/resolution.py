"""What references point to, and their exact spans and kinds, against the gold of `tests/cases/resolution`.

    python tests/benchmarks/resolution.py [seen|held|fresh-seen|fresh-held] [--errors]

`right` is the share of labelled references that are found and point where the gold says, or stay open where it says so;
`wrong links` are links to anything else. `--errors` prints the differences; it is refused for the held halves, which measure.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from jiaokan.edition.document import Block
from jiaokan.reference.find import find
from jiaokan.reference.model import Resolution
from jiaokan.reference.number import number_key
from jiaokan.reference.outline import Outline
from jiaokan.reference.resolve import Context, resolve
from jiaokan.reference.target import Target, Targets
from jiaokan.text import Text

GOLD = Path(__file__).parent.parent / "cases" / "resolution"
MARK = re.compile("⟨([^⟨⟩]*):([a-z-]+)→([^⟨⟩]*)⟩")
Place = tuple[str, int, int]


def _articles(count: int) -> tuple[Block, ...]:
    """Articles of three paragraphs, the first with three items; the anchor says the place."""
    rows = []
    for number in range(1, count + 1):
        rows += [(f"{number}", f"第{number}条　本款。")]
        rows += [(f"{number}.1.{item}", f"（{'一二三'[item - 1]}）本项；") for item in (1, 2, 3)]
        rows += [(f"{number}.{paragraph}", "本款。") for paragraph in (2, 3)]
    return tuple(Block("paragraph", Text.of(text), anchor=anchor) for anchor, text in rows)


@cache
def held() -> tuple[Target, ...]:
    """The documents of `holdings.yaml`."""
    found = []
    for row in yaml.safe_load((GOLD / "holdings.yaml").read_text(encoding="utf-8")):
        numbers = (number_key(row["number"]),) if "number" in row else ()
        outline = Outline.of(_articles(row.get("articles", 0)))
        found.append(Target(row["id"], (row["title"],), numbers, tuple(row["issuers"]), True, outline, **_day(str(row["issued"]))))
    return tuple(found)


def _day(day: str) -> dict[str, Any]:
    return {"years": frozenset((day[:4],)), "issued": day}


@dataclass(frozen=True)
class Labelled:
    """A text of the gold."""

    target: Target
    blocks: tuple[Block, ...]
    places: dict[Place, str]
    """What each marked reference points to, by kind and span."""


def labelled(path: Path) -> Labelled:
    """A file of the gold."""
    head, _, marked = path.read_text(encoding="utf-8").rstrip("\n").partition("\n")
    title, number, issuers, day = (cell.strip() for cell in head[2:].split("|"))
    parts: list[str] = []
    places: dict[Place, str] = {}
    done = size = 0
    for match in MARK.finditer(marked):
        before = marked[done : match.start()]
        size += len(before)
        places[(match[2], size, size + len(match[1]))] = match[3]
        parts += [before, match[1]]
        size += len(match[1])
        done = match.end()
    text = "".join([*parts, marked[done:]])
    blocks, article, paragraph = [], 0, 0
    for index, line in enumerate(text.split("\n")):
        if found := re.match("第([一二三四五六七八九十])条　", line):
            article, paragraph = "一二三四五六七八九十".index(found[1]) + 1, 1
        elif article:
            paragraph += 1
        anchor = (f"{article}" if paragraph == 1 else f"{article}.{paragraph}") if article else f"line{index}"
        blocks.append(Block("paragraph", Text.of(line), anchor=anchor))
    numbers = (number_key(number),) if number else ()
    mine = Target("here", (title,), numbers, tuple(issuers.split()), bool(number or issuers), Outline.of(blocks), **_day(day))
    return Labelled(mine, tuple(blocks), places)


def said(one: Resolution) -> str:
    """What a resolution says, as the gold writes it."""
    if one.why == "self" or (one.document == "here" and one.anchor is None):
        return "self"
    if one.document == "here" and one.anchor and one.anchor.startswith("line"):
        return "-"
    if one.document is None:
        return "-"
    return one.document + (f"#{one.anchor}" if one.anchor else "")


def norm(place: str) -> str:
    """A place in one form: the first paragraph of an article is where the article begins."""
    document, mark, steps = place.partition("#")
    return document + mark + re.sub(r"^(\d+)\.1$", r"\1", steps)


def measure(half: str) -> tuple[Counter[str], Counter[str], Counter[str], Counter[str], list[str]]:
    """Spans right, wanted and found by kind, then outcomes, and the differences as lines."""
    right, wanted, found, outcome, errors = Counter[str](), Counter[str](), Counter[str](), Counter[str](), []
    for path in sorted((GOLD / half).glob("*.txt")):
        gold = labelled(path)
        context = Context.of("here", gold.blocks)
        targets = Targets.of((*held(), gold.target))
        made = {
            (one.reference.kind, one.reference.start, one.reference.end): said(one)
            for one in resolve(find(context.string), targets, context)
        }
        for counted, these in ((right, made.keys() & gold.places.keys()), (wanted, gold.places.keys()), (found, made.keys())):
            counted.update(kind for kind, _, _ in these)
        for place in sorted(made.keys() | gold.places.keys(), key=lambda one: one[1]):
            mine, theirs = made.get(place), gold.places.get(place)
            quote = context.string[place[1] : place[2]]
            if theirs is not None:
                outcome["asked"] += 1
                outcome["right"] += mine is not None and norm(mine) == norm(theirs)
            if mine is None or theirs is None:
                errors.append(f"{path.stem}: {'missed' if mine is None else 'found wrongly'} {place[0]} {quote}")
            elif norm(mine) != norm(theirs):
                errors.append(f"{path.stem}: {quote} says {mine}, gold {theirs}")
            linked = mine is not None and mine not in ("-", "self")
            outcome["links"] += linked
            outcome["wrong links"] += linked and (theirs is None or norm(mine or "") != norm(theirs))
    return right, wanted, found, outcome, errors


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description="What references point to, against the gold.")
    parser.add_argument("half", choices=("seen", "held", "fresh-seen", "fresh-held"), nargs="?", default="seen")
    parser.add_argument("--errors", action="store_true")
    asked = parser.parse_args()
    right, wanted, found, outcome, errors = measure(asked.half)
    for kind in sorted(wanted | found):
        f1 = 2 * right[kind] / (wanted[kind] + found[kind])
        print(f"{kind:18} {right[kind]:3} of {wanted[kind]:3}, {found[kind]:3} found, F1 {f1:.3f}")
    print(f"{'together':18} {right.total():3} of {wanted.total():3}, F1 {2 * right.total() / (wanted.total() + found.total()):.3f}")
    print(f"resolved right {outcome['right']} of {outcome['asked']} ({outcome['right'] / outcome['asked']:.3f}), "
          f"{outcome['links']} links, wrong links {outcome['wrong links']}")  # fmt: skip
    if asked.errors and asked.half.endswith("seen"):
        print("\n".join(errors))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
