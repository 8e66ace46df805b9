"""Exact spans and kinds of references against the gold of `tests/cases/references`.

    python tests/benchmarks/references.py [seen|unseen] [--errors]

Figures are precision, recall and F1 by kind, over exact spans. `--errors` prints what was missed and what was found wrongly; it is for
`seen` only, since `unseen` measures.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from pathlib import Path

from jiaokan.reference.find import find

GOLD = Path(__file__).parent.parent / "cases" / "references"
MARK = re.compile("⟨([^⟨⟩]*):([a-z-]+)⟩")
Span = tuple[str, int, int]


def labelled(path: Path) -> tuple[str, set[Span]]:
    """The text of a file without its first line and its marks, and the marked references as kind, start and end."""
    marked = path.read_text(encoding="utf-8").partition("\n")[2].rstrip("\n")
    parts, spans, done, size = [], set(), 0, 0
    for match in MARK.finditer(marked):
        before = marked[done : match.start()]
        size += len(before)
        spans.add((match[2], size, size + len(match[1])))
        parts += [before, match[1]]
        size += len(match[1])
        done = match.end()
    return "".join([*parts, marked[done:]]), spans


def measure(half: str) -> tuple[Counter[str], Counter[str], Counter[str], list[str]]:
    """What was right, wanted and found, by kind, and the differences as lines."""
    right, wanted, found, errors = Counter[str](), Counter[str](), Counter[str](), []
    for path in sorted((GOLD / half).glob("*.txt")):
        text, spans = labelled(path)
        here = {(one.kind, one.start, one.end) for one in find(text)}
        for counted, these in ((right, spans & here), (wanted, spans), (found, here)):
            counted.update(kind for kind, _, _ in these)
        for sign, these in (("missed", spans - here), ("wrong", here - spans)):
            errors += [f"{path.stem}: {sign} {kind} {text[start:end]}" for kind, start, end in sorted(these, key=lambda one: one[1])]
    return right, wanted, found, errors


def f1(right: int, wanted: int, found: int) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * right / (wanted + found) if wanted + found else 1.0


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description="References against their gold.")
    parser.add_argument("half", choices=("seen", "unseen"), nargs="?", default="seen")
    parser.add_argument("--errors", action="store_true")
    wanted_ = parser.parse_args()
    right, wanted, found, errors = measure(wanted_.half)
    for kind in sorted(wanted | found):
        print(f"{kind:18} {right[kind]:3} of {wanted[kind]:3}, {found[kind]:3} found, F1 {f1(right[kind], wanted[kind], found[kind]):.3f}")
    all_ = f1(right.total(), wanted.total(), found.total())
    print(f"{'together':18} {right.total():3} of {wanted.total():3}, {found.total():3} found, F1 {all_:.3f}")
    if wanted_.errors and wanted_.half == "seen":
        print("\n".join(errors))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
