"""Exact spans and kinds of names against the gold of `tests/cases/mentions`.

    python tests/benchmarks/names.py [HALF …] [--errors]
    python tests/benchmarks/names.py --speed

Without a half, all. `--errors` prints what was missed and what was found wrongly; it is refused for halves that only measure.
`--speed` prints how many MB (10⁶ bytes of UTF-8) of the corpus's editions and the gold texts are read a second of one core,
the time as a ratio to a plain loop over their characters in the same run, and that of four times the text to that of one.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from jiaokan.annotate.find import find
from jiaokan.annotate.mention import MENTION_KINDS

GOLD = Path(__file__).parent.parent / "cases" / "mentions"
MARK = re.compile("⟨([^⟨⟩]*):([a-z]+)⟩")
MEASURES_ONLY = ("official-next",)
POINTING = ("provision", "self")
Span = tuple[str, int, int]


def labelled(path: Path) -> tuple[str, set[Span]]:
    """The text of a file without its first line and its marks, and the mentions as kind, start and end."""
    marked = path.read_text(encoding="utf-8").partition("\n")[2]
    text, spans, done = "", set(), 0
    for mark in MARK.finditer(marked):
        text += marked[done : mark.start()]
        spans.add((mark[2], len(text), len(text) + len(mark[1])))
        text += mark[1]
        done = mark.end()
    return text + marked[done:], spans


def measure(half: str) -> tuple[Counter[str], Counter[str], Counter[str], list[str]]:
    """What was right, wanted and found, by kind, and the differences as lines."""
    right, wanted, found, errors = Counter[str](), Counter[str](), Counter[str](), []
    for path in sorted((GOLD / half).glob("*.txt")):
        text, spans = labelled(path)
        here = {(one.kind, one.start, one.end) for one in find(text) if one.form not in POINTING}
        for counted, these in ((right, spans & here), (wanted, spans), (found, here)):
            counted.update(kind for kind, _, _ in these)
        for kind, start, end in sorted(spans ^ here, key=lambda one: (*one[1:], one[0])):
            sign = "missed" if (kind, start, end) in spans else "wrong "
            around = f"{text[max(0, start - 12) : start]}[{text[start:end]}]{text[end : end + 12]}".replace("\n", "⏎")
            errors.append(f"{path.stem}: {sign} {kind:6} {around}")
    return right, wanted, found, errors


def seconds(run: Callable[[], object]) -> float:
    """The least processor time of three runs."""
    least = float("inf")
    for _ in range(3):
        begun = time.process_time()
        run()
        least = min(least, time.process_time() - begun)
    return least


def speed() -> str:
    """The figures of `--speed`."""
    editions = (GOLD.parents[2] / "corpus/documents").glob("*/edition.md")
    text = "\n".join(
        [*(path.read_text(encoding="utf-8") for path in sorted(editions)), *(labelled(path)[0] for path in sorted(GOLD.glob("*/*.txt")))]
    )
    size = len(text.encode()) / 1_000_000
    find(text[:10_000])
    once, again = seconds(lambda: find(text)), seconds(lambda: find((text + "\n") * 4))
    loop = seconds(lambda: sum(character == "的" for character in text))
    return f"{size:.2f} MB: {size / once:.2f} MB/s, {once / loop:.0f} × a plain loop; four times the text {again / once:.2f} × the time"


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Names against their gold.")
    parser.add_argument("halves", nargs="*", default=sorted(one.name for one in GOLD.iterdir() if one.is_dir()))
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--speed", action="store_true")
    asked = parser.parse_args()
    if asked.speed:
        print(speed())
        return 0
    for half in asked.halves:
        right, wanted, found, errors = measure(half)
        cells = [
            f"{kind} {2 * right[kind] / (wanted[kind] + found[kind]):.3f} ({right[kind]}/{wanted[kind]}/{found[kind]})"
            for kind in MENTION_KINDS
            if wanted[kind] + found[kind]
        ]
        print(f"{half:13}", *cells)
        if asked.errors and half not in MEASURES_ONLY:
            print(*errors, sep="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
