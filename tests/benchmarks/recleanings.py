"""How anchors follow when another version of the program cleans the same raw text: the truth is where the characters went.

python tests/benchmarks/recleanings.py [--commits COMMIT …] [--to COMMIT] [--folder FOLDER]

Each raw file (the corpus' sources and the half of tests/quality that is seen, or those of a folder) is cleaned by the program as it was at
each commit and at a later one, both without an editor's decisions. An old block went where its raw characters went: to the block that has
most of them, to every other one that has a third, and to each that is made of them for the most part, which is a piece of it. If all of
its characters are dropped, it went to the blocks that say the same, or say it too, marks and blanks left aside (what a page repeats is
kept once), else it is gone. The tools are told no origin, as if the raw text had been scraped again: a build of the same raw text follows
the characters and asks nothing.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from jiaokan.anchor.match import shared
from jiaokan.anchor.wording import Trace
from tests.benchmarks.anchor_survival import KINDS, ladder

ROOT = Path(__file__).parent.parent.parent
COMMITS = ("e127b464", "00c910bc", "a0bff644")
"""Of 22, 25 and 29 November 2026."""
TO = "75986395"
"""Of 30 November 2026: what is measured is the ladder as it is now, not the cleaning."""
HELD_SHARE = 1 / 3
"""What share of a block's raw characters another block must have for it to be where the block went."""
TELLING_LETTERS = 8
"""How many letters a block has at the least whose words are looked for within another one."""
CLEAN = """
import contextlib, io, json, sys
sys.path.insert(0, sys.argv[1])
from jiaokan.cli import main
rows = []
for name in sys.argv[2:]:
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
        try:
            main(["clean", "--format", "json", name])
        except SystemExit:
            pass
    text = out.getvalue()
    rows.append([block for one in json.loads(text)["documents"] for block in one["blocks"]] if text else [])
print(json.dumps(rows))
"""


@dataclass(frozen=True)
class Row:
    """What became of the blocks of one raw text."""

    old: Sequence[Trace]
    new: Sequence[Trace]
    may: Sequence[frozenset[int]]
    """For each old block the new ones to which it went."""


def cleaned(tools: Path, files: Sequence[Path]) -> list[list[Trace]]:
    """The blocks of each raw file as the program in a folder cleans it."""
    done = subprocess.run([sys.executable, "-c", CLEAN, tools, *files], capture_output=True, text=True, check=True)
    return [
        [Trace(one["text"], tuple(map(tuple, one["origin"])), type=one["type"], level=one.get("level")) for one in row]
        for row in json.loads(done.stdout)
    ]


def went(block: Trace, new: Sequence[Trace]) -> frozenset[int]:
    """The new blocks that have most, or enough, of a block's raw characters, or are made of them."""
    size = sum(end - start for start, end in block.origin)
    held = {place: shared(block.origin, one.origin) for place, one in enumerate(new)}
    most = max(held.values(), default=0)
    every = {place: sum(end - start for start, end in one.origin) for place, one in enumerate(new)}
    most_of_it = frozenset(place for place, n in held.items() if n and (n == most or n >= HELD_SHARE * size or n > every[place] / 2))
    said = letters(block.text)
    return most_of_it or frozenset(
        place for place, one in enumerate(new) if said == letters(one.text) or (len(said) >= TELLING_LETTERS and said in letters(one.text))
    )


def letters(text: str) -> str:
    """What a block says, without its marks and blanks."""
    return "".join(filter(str.isalnum, text))


def judged(row: Row, places: Sequence[int | None]) -> Counter[str]:
    """How many old blocks are right, rightly said to be gone, asked about or wrong; `changed` counts those whose words are nowhere."""
    there = {one.text for one in row.new}
    counts: Counter[str] = Counter()
    for block, may, place in zip(row.old, row.may, places, strict=True):
        verdict = ("right" if place in may else "wrong") if place is not None else "asked" if may else "gone"
        counts[verdict] += 1
        counts[f"{verdict}, changed"] += block.text not in there
    return counts


def main() -> int:
    """Run and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--commits", nargs="+", default=COMMITS, help="the earlier versions of the program")
    parser.add_argument("--to", default=TO, help="the later version")
    parser.add_argument("--folder", type=Path, help="where the raw files stand (.txt, .md, .html)")
    wanted = parser.parse_args()
    folders = [wanted.folder] if wanted.folder else [ROOT / "corpus/sources", ROOT / "tests/quality/seen"]
    files = sorted(path for folder in folders for path in folder.rglob("*") if path.suffix in (".txt", ".md", ".html"))
    if not files:
        print(f"{folders[0]}: no raw file there; expected .txt, .md or .html, as in --folder scraped", file=sys.stderr)
        return 2
    versions = []
    for commit in (wanted.to, *wanted.commits):
        with tempfile.TemporaryDirectory() as folder:
            packed = subprocess.run(["git", "archive", commit, "tools"], cwd=ROOT, capture_output=True, check=False)
            if packed.returncode:
                print(f"{commit}: not in this clone; expected one with its history, as `git fetch --unshallow` makes it", file=sys.stderr)
                return 2
            subprocess.run(["tar", "-x", "-C", folder], input=packed.stdout, check=True)
            versions.append(cleaned(Path(folder) / "tools", files))
    now, *earlier = versions
    totals: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    for before in earlier:
        for old, new in zip(before, now, strict=True):
            row = Row(old, new, [went(block, new) for block in old])
            blank = [[Trace(one.text, type=one.type, level=one.level) for one in side] for side in (old, new)]
            texts = [[one.text for one in side] for side in (old, new)]
            for kind, find in KINDS.items():
                totals[kind] += judged(row, ladder(*blank) if find is ladder else find(*texts))
    for rest, of in (("", "all blocks"), (", changed", "blocks whose words changed")):
        print(f"| {of} | right | gone, said so | asked | wrong |\n|---|---|---|---|---|")
        for kind, counts in totals.items():
            every = sum(counts[name + rest] for name in ("right", "gone", "asked", "wrong"))
            shares = [f"{counts[name + rest] / max(1, every):.1%}" for name in ("right", "gone", "asked")]
            print(f"| {kind} | {' | '.join(shares)} | {counts['wrong' + rest]} of {every} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
