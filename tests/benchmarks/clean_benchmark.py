"""How well `clean` restores texts, from two sides.

    python tests/benchmarks/clean_benchmark.py [--corpus FOLDER] [--benchmark FOLDER] [--jobs N] [--errors]

Join decisions: for each two neighbouring lines of a raw source, does `clean` alone join them exactly where the reviewed edition has
them in one block? Precision and recall are given for joins. Lines that the edition leaves out are passed over.
Benchmark: with a folder that holds `score.py` and its cases, its table is printed for the command line tool as it is installed.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from jiaokan import corpus
from jiaokan.clean import clean
from jiaokan.page.line import Line, lines
from jiaokan.text import Stretch

ROOT = Path(__file__).parent.parent.parent


def owners(size: int, blocks: Iterable[Iterable[Stretch]]) -> list[int]:
    """For each raw character the number of the block that it is in, -1 for none."""
    owner = [-1] * size
    for number, stretches in enumerate(blocks):
        for start, end in stretches:
            owner[start:end] = [number] * (end - start)
    return owner


def kept(line: Line, owner: list[int]) -> tuple[int, int] | None:
    """The blocks that the first and the last kept character of a line are in; nothing if none is kept."""
    found = [owner[place] for place in range(line.start, line.end) if owner[place] >= 0]
    return (found[0], found[-1]) if found else None


def decisions(raw: str, gold: list[int], mine: list[int]) -> Iterator[tuple[bool, bool, Line, Line]]:
    """For each two neighbouring lines that both sides keep: is joined in the edition, is joined by `clean`, and the lines."""
    rows = [(line, one, two) for line in lines(raw) if (one := kept(line, gold)) and (two := kept(line, mine))]
    for (line, one, two), (after, next_one, next_two) in pairwise(rows):
        yield one[1] == next_one[0], two[1] == next_two[0], line, after


def cleaned(raw: str) -> Iterator[tuple[Stretch, ...]]:
    """The raw stretches of each line of the clean text."""
    text = clean(raw)
    start = 0
    for line in str(text).split("\n"):
        if line.strip():
            yield text.origin(start, start + len(line))
        start += len(line) + 1


def joins(folder: Path, errors: bool) -> None:
    """Print precision and recall of the joins, for each source and for all."""
    base = corpus.load(folder)
    total = [0, 0, 0]
    for name, source in sorted(base.sources.items()):
        raw = base.raws[name]
        blocks = [block.origin for cut in source.cuts for block in base.entry(cut.document).blocks]
        counts = [0, 0, 0]
        for right, made, before, after in decisions(raw, owners(len(raw), blocks), owners(len(raw), cleaned(raw))):
            counts[0] += right and made
            counts[1] += made and not right
            counts[2] += right and not made
            if errors and right != made:
                print(f"  {'wrong join' if made else 'missed    '} …{before.text[-24:]} | {after.text[:24]}…")
        print(row(name, counts))
        total = [one + two for one, two in zip(total, counts, strict=True)]
    print(row("all", total))


def row(name: str, counts: list[int]) -> str:
    """One row of the table."""
    hits, wrong, missed = counts
    precision, recall = hits / max(1, hits + wrong), hits / max(1, hits + missed)
    return f"{name:28} joins {hits + missed:5}  wrong {wrong:4}  missed {missed:4}  P {precision:.4f}  R {recall:.4f}"


def main() -> int:
    """Print what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=ROOT, help="the folder that holds the corpus/ whose editions are the measure")
    parser.add_argument("--benchmark", type=Path, help="a folder with score.py and its cases")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--errors", action="store_true", help="show each decision that differs from the edition")
    arguments = parser.parse_args()
    joins(arguments.corpus, arguments.errors)
    if arguments.benchmark:
        system = f"{Path(sys.executable).parent / 'jiaokan'} clean --format json {{raw}}"
        command = [sys.executable, str(arguments.benchmark / "score.py"), "--system", system, "--jobs", str(arguments.jobs)]
        return subprocess.run([*command, "--out", "/dev/null"], check=False).returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
