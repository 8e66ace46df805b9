"""What `clean` changes in real files, as samples to read: every reason's share of harm is found by reading, not by a score.

    python tests/benchmarks/harm.py FOLDER… [--samples N] [--seed N] [--reason CODE]… [--context N] [--longest BYTES]
    python tests/benchmarks/harm.py --sound     which of the sound texts of tests/harm are left as they are, by kind

A folder is read with everything below it; a kind of file is what its name ends in. Prints how often each reason changed something
in each kind of file, then N samples a reason, drawn at random from all its edits: file:line:column of the raw text, what stood
there and what is read now, between what stood beside it. The same seed draws the same samples.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from jiaokan.clean import clean
from jiaokan.edition.explain import explain, shown_empty, visible
from jiaokan.errors import BadInput
from jiaokan.source.file import describe

SOUND = Path(__file__).parent.parent / "harm"
KINDS = {".txt", ".md", ".markdown", ".html", ".htm", ".srt", ".lrc", ".vtt", ".ass", ".rst", ".tex", ".csv", ".xml", ".text", ""}
Sample = tuple[str, int, int, str, str, str, str]
"""File, line, column, what stood there, what is read now, what stands before and after it in the raw text."""


def files(folders: list[Path], longest: int) -> Iterator[Path]:
    """Every file of a kind that holds text and is not longer than so many bytes, in order of their paths."""
    for folder in folders:
        for path in sorted(folder.rglob("*")) if folder.is_dir() else [folder]:
            hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
            if path.is_file() and not hidden and path.suffix.lower() in KINDS and path.stat().st_size <= longest:
                yield path


def edits(task: tuple[Path, int]) -> tuple[Path, list[tuple[str, Sample]]]:
    """The edits of one file, each with its reason; none where the file is no text."""
    path, context = task
    try:
        raw = describe(path.name, path.read_bytes())[1]
    except BadInput:
        return path, []
    found = []
    changes = [piece for piece in clean(raw).edits if piece.why]
    for piece, one in zip(changes, explain(raw, changes), strict=True):
        before, after = raw[max(0, piece.at - context) : piece.at], raw[piece.end : piece.end + context]
        found += [(code, (str(path), one.line, one.column, one.old, one.new, before, after)) for code in one.why]
    return path, found


def sound() -> int:
    """Print by kind how many of the sound texts stay; the exit code is 1 if one does not."""
    stays, all_of = Counter[str](), Counter[str]()
    for path in sorted(SOUND.glob("*/*.txt")):
        if path.name.endswith(".expected.txt"):
            continue
        expected = path.with_name(f"{path.stem}.expected.txt")
        raw = path.read_text(encoding="utf-8").strip("\n")
        wanted = expected.read_text(encoding="utf-8").strip("\n") if expected.exists() else raw
        all_of[path.parent.name] += 1
        stays[path.parent.name] += str(clean(raw)) == wanted
    for kind, number in all_of.items():
        print(f"{stays[kind]:4} of {number:3}  {kind}")
    print(f"{stays.total():4} of {all_of.total():3}  together")
    return int(stays.total() < all_of.total())


def main() -> int:
    """Read the arguments, clean the files, print counts and samples."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument("--sound", action="store_true", help="the sound texts of tests/harm, by kind")
    parser.add_argument("--samples", type=int, default=10, help="how many samples a reason (10)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--reason", action="append", metavar="CODE", help="only this reason; may be given several times")
    parser.add_argument("--context", type=int, default=30, help="code points shown on each side (30)")
    parser.add_argument("--longest", type=int, default=1_000_000, help="longer files are passed over, in bytes (1,000,000)")
    parser.add_argument("--jobs", type=int, default=1)
    arguments = parser.parse_args()
    if arguments.sound:
        return sound()
    missing = [str(folder) for folder in arguments.folders if not folder.exists()]
    if missing or not arguments.folders:
        print(f"harm.py: no such folder: {', '.join(missing) or '(none given)'}; for example: harm.py ~/texts", file=sys.stderr)
        return 2
    tasks = [(path, arguments.context) for path in files(arguments.folders, arguments.longest)]
    by_reason: dict[str, list[Sample]] = defaultdict(list)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    kinds = Counter(path.suffix.lower() or "(none)" for path, _ in tasks)
    with ProcessPoolExecutor(arguments.jobs) as pool:
        for path, found in pool.map(edits, tasks, chunksize=4):
            for code, sample in found:
                by_reason[code].append(sample)
                counts[code][path.suffix.lower() or "(none)"] += 1
    wanted = sorted(by_reason, key=lambda code: (-len(by_reason[code]), code))
    print("files:", ", ".join(f"{number} {kind}" for kind, number in sorted(kinds.items())))
    for code in wanted:
        print(f"{len(by_reason[code]):8}  {code:24} ", ", ".join(f"{kind} {number}" for kind, number in counts[code].most_common()))
    for code in wanted:
        if arguments.reason and code not in arguments.reason:
            continue
        rows = by_reason[code]
        drawn = random.Random(f"{arguments.seed} {code}").sample(rows, min(arguments.samples, len(rows)))
        print(f"\n## {code}: {len(drawn)} of {len(rows)}")
        for name, line, column, old, new, before, after in sorted(drawn):
            print(f"{name}:{line}:{column}\t{shown(before)}[{shown_empty(old)} → {shown_empty(new)}]{shown(after)}")
    return 0


def shown(text: str) -> str:
    """A text on one line, uncut."""
    return "".join(map(visible, text))


if __name__ == "__main__":
    sys.exit(main())
