"""How fast `clean` is, whether it is linear, and what it takes of memory.

    python tests/benchmarks/speed.py [--quick]

Everything runs on one core, provenance included; a MB is 10⁶ bytes of UTF-8.
The text is the raw pages of the corpus and of the tests over and over, as they came and with the damage that extractors add.
The peers (ftfy, autocorrect) get the same text in the same run; one that is not installed is said to be absent.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import json
import resource
import subprocess
import sys
import time
import tracemalloc
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from spent import processor

from jiaokan import read
from jiaokan.clean import clean, run
from jiaokan.edition.output import as_json
from jiaokan.recipe import RECIPE, name_of
from jiaokan.text import Text

ROOT = Path(__file__).parent.parent.parent
FOUND = ROOT / "tests/cases/fuzz"
MB = 1_000_000
START_RUNS = 5
SHORT_TEXT = "提高公共服务水平。\n\n推进生态文明建设，坚持绿色发展。\n"
TARGETS = {"MB/s": 1.0, "10 MB / 1 MB": 11.0, "bytes a character": 40.0, "start": 0.15}


def pages() -> str:
    """The raw pages of the corpus, then those of the tests."""
    files = [*sorted((ROOT / "corpus/sources").glob("*/raw.txt")), *sorted((ROOT / "tests/cases/texts").glob("*.txt"))]
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


def to_size(text: str, size: int) -> str:
    """The text repeated and cut to about so many bytes of UTF-8."""
    bytes_each = len(text.encode()) / len(text)
    return (text * (int(size / bytes_each / len(text)) + 1))[: int(size / bytes_each)]


def damages() -> dict[str, Callable[[str], str]]:
    """Kinds of input, each made from pages."""
    return {
        "pages as they came": lambda text: text,
        "a space after each character": lambda text: "\n".join(" ".join(line) for line in text.split("\n")),
        "lines wrapped at 22": lambda text: "\n".join(
            line[at : at + 22] for line in text.split("\n") for at in range(0, max(1, len(line)), 22)
        ),
        "already clean": lambda text: str(clean(text)),
    }


def seconds(work: Callable[[], object], times: int = 1) -> float:
    """Processor time, the best of so many runs."""
    best = float("inf")
    for _ in range(times):
        gc.collect()
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def profile(raw: str) -> tuple[int, Counter[str]]:
    """How often the recipe ran, and the seconds that each pass took, edits made included; the sum is a little more than `clean` takes."""
    text, spent, rounds = Text.of(raw), Counter[str](), 0
    before = None
    while text is not before:
        before, rounds = text, rounds + 1
        for find in RECIPE:
            start = time.process_time()
            text, _ = run(find, text)
            spent[name_of(find)] += time.process_time() - start
    return rounds, spent


def hostile(size: int) -> dict[str, str]:
    """Shapes that make a careless expression backtrack, each of about so many characters; then what fuzz runs found, repeated."""
    line = "".join(pages().split())
    shapes = {
        "labels set wide": "主 席 张议长 " * (size // 8),
        "names behind notes": "中康（仲康） 太康 " * (size // 10),
        "numbers of clauses": "1.1甲乙丙\n" * (size // 7),
        "one line": to_size(line, size * 3),
        "blank lines": "\n" * size,
        "spaces": " " * size,
        "spaces between two characters": "甲" + " " * size + "乙",
        "blank lines with spaces": "  \n" * (size // 3),
        "deep brackets": "（" * (size // 2) + "）" * (size // 2),
        "deep half-width brackets": "(" * (size // 2) + ")" * (size // 2),
        "opening brackets only": "《" * size,
        "quotation marks": '"' * size,
        "opening quotation marks only": "“" * size,
        "tags never closed": "<a " * (size // 3),
        "Markdown links never closed": "[" * size,
        "emphasis marks": "*" * size,
        "full stops": "." * size,
        "commas after a character": "标" + "," * size,
        "dashes": "-" * size,
        "digits": "1" * size,
        "lines of one character": "字\n" * (size // 2),
        "lines of a page number": "- 1 -\n" * (size // 6),
        "rows of a table": "| 甲 | 乙 |\n" * (size // 10),
        "ampersands": "&" * size,
        "backslashes": "\\" * size,
        "spaced Latin": "a " * (size // 2),
        "spaced characters": "字 " * (size // 2),
    }
    for path in sorted(FOUND.glob("*.txt")):
        raw = path.read_text(encoding="utf-8")
        shapes[f"found: {path.stem}"] = raw * (size // len(raw))
    return shapes


def memory(raw: str) -> tuple[float, float, int]:
    """Bytes at the peak for each character; how many of them are the record of the edits, which stays; and how many edits there are."""
    clean(raw[:2000])
    gc.collect()
    tracemalloc.start()
    try:
        text = clean(raw)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    return peak / len(raw), record(text) / len(raw), len(text.edits)


def record(text: Text) -> int:
    """Bytes of a text's pieces, beyond those that its characters take as one string."""
    known: dict[int, int] = {}
    for piece in text.pieces:
        for part in (piece, *piece, *piece.why):
            known[id(part)] = sys.getsizeof(part)
    return max(0, sum(known.values()) + 8 * len(text.pieces) - sys.getsizeof(text.raw))


def command(raw: str) -> dict[str, float]:
    """Seconds of each step of `jiaokan clean --format json`, in which reading the blocks and writing them come after cleaning."""
    spent, clock = {}, time.process_time
    start = clock()
    text = clean(raw)
    spent["clean"] = clock() - start
    documents = read(text)
    spent["read"] = clock() - start - sum(spent.values())
    said = as_json(documents, text, {})
    spent["blocks and edits"] = clock() - start - sum(spent.values())
    json.dumps(said, ensure_ascii=False)
    spent["JSON"] = clock() - start - sum(spent.values())
    return spent


def started(*arguments: str) -> float:
    """Processor time of a Python process with these arguments, the least of some runs."""
    best = float("inf")
    for _ in range(START_RUNS):
        before = processor()
        subprocess.run([sys.executable, *arguments], input=SHORT_TEXT, capture_output=True, check=True, encoding="utf-8")
        best = min(best, processor() - before)
    return best


def peers() -> Iterator[tuple[str, Callable[[str], object] | None]]:
    """Each peer by name; no function if it is not installed."""
    for name, module, function in (("ftfy", "ftfy", "fix_text"), ("autocorrect", "autocorrect_py", "format")):
        try:
            yield name, getattr(importlib.import_module(module), function)
        except ImportError:
            yield name, None


def mark(met: bool) -> str:
    """Whether a target is met, as a word for the table."""
    return "" if met else "  ← missed"


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Speed and memory of jiaokan clean.")
    parser.add_argument("--quick", action="store_true", help="1 MB and hostile shapes of 100,000 characters instead of 10 MB and a million")
    quick = parser.parse_args().quick
    gc.disable()  # as the command does
    raw = to_size(pages(), MB)

    inputs = {name: damage(raw) for name, damage in damages().items()}
    print("## Speed, provenance included, one core\n\n| input | MB | rounds | edits | s | MB/s |\n|---|---|---|---|---|---|")
    tables: dict[str, Counter[str]] = {}
    for name, text in inputs.items():
        rounds, tables[name] = profile(text)
        size, edits = len(text.encode()) / MB, len(clean(text).edits)
        spent = seconds(lambda text=text: clean(text).edits, 3)
        missed = mark(size / spent >= TARGETS["MB/s"])
        print(f"| {name} | {size:.2f} | {rounds} | {edits:,} | {spent:.2f} | {size / spent:.2f}{missed} |", flush=True)

    print("\n## Each pass, its edits made: ms, all rounds\n\n| pass | " + " | ".join(tables) + " | MB/s, as they came |")
    print("|---|" + "---|" * (len(tables) + 1))
    first = tables[next(iter(tables))]
    for name in sorted(map(name_of, RECIPE), key=lambda name: -sum(table[name] for table in tables.values())):
        spent = " | ".join(f"{table[name] * 1000:.1f}" for table in tables.values())
        print(f"| {name} | {spent} | {len(raw.encode()) / MB / max(first[name], 1e-6):.0f} |")
    print("| all | " + " | ".join(f"{sum(table.values()) * 1000:.0f}" for table in tables.values()) + " | |")

    print("\n## The whole command, JSON: s\n\n| input | clean | read | blocks and edits | JSON | MB/s |\n|---|---|---|---|---|---|")
    for name, text in inputs.items():
        steps = command(text)
        each = " | ".join(f"{steps[step]:.2f}" for step in ("clean", "read", "blocks and edits", "JSON"))
        print(f"| {name} | {each} | {len(text.encode()) / MB / sum(steps.values()):.2f} |", flush=True)

    print("\n## Start, of the processor\n\n| | s |\n|---|---|")
    print(f"| python -c pass | {started('-c', 'pass'):.3f} |")
    for name, words in {"jiaokan --help": ("--help",), "jiaokan clean, a short text": ("clean", "-")}.items():
        spent = started("-m", "jiaokan.cli", *words)
        print(f"| {name} | {spent:.3f}{mark(spent <= TARGETS['start'])} |", flush=True)

    print("\n## Against peers, on pages as they came\n\n| | s | MB/s | time of jiaokan clean / its time |\n|---|---|---|---|")
    ours = seconds(lambda: clean(raw), 2)
    print(f"| jiaokan clean | {ours:.2f} | {1 / ours:.2f} | 1 |")
    for name, work in peers():
        if work is None:
            print(f"| {name} | not installed: skipped | | |")
        else:
            theirs = seconds(lambda work=work: work(raw), 2)
            print(f"| {name} | {theirs:.2f} | {1 / theirs:.2f} | {ours / theirs:.1f} |")

    print("\n## Memory at the peak, bytes a character\n")
    print("| input | edits a thousand characters | peak | record of the edits | the rest | bytes an edit |\n|---|---|---|---|---|---|")
    for name, text in {**inputs, "already clean, one line": "".join(inputs["already clean"].split())}.items():
        peak, own, edits = memory(text)
        missed = mark(peak - own <= TARGETS["bytes a character"])
        per_edit = f"{own * len(text) / edits:.0f}" if edits else ""
        print(f"| {name} | {1000 * edits / len(text):.1f} | {peak:.1f} | {own:.1f} | {peak - own:.1f}{missed} | {per_edit} |", flush=True)

    if not quick:
        print("\n## Linear\n\n| MB | s | against 1 MB |\n|---|---|---|")
        print(f"| 1 | {ours:.2f} | 1 |")
        large = to_size(pages(), 10 * MB)
        ten = seconds(lambda: clean(large))
        print(f"| 10 | {ten:.2f} | {ten / ours:.1f}{mark(ten / ours <= TARGETS['10 MB / 1 MB'])} |", flush=True)

    size = 100_000 if quick else 1_000_000
    print(f"\n## Hostile shapes\n\n| shape | s for {size // 10:,} | s for {size:,} | ratio |\n|---|---|---|---|")
    small, large_shapes = hostile(size // 10), hostile(size)
    if not quick:
        small["a line of 10 MB"], large_shapes["a line of 10 MB"] = small["one line"], to_size(small["one line"], 10 * MB)
    for name, text in large_shapes.items():
        one, two = seconds(lambda name=name: clean(small[name]), 2), seconds(lambda text=text: clean(text))
        wanted = 1.5 * len(text) / len(small[name])
        print(f"| {name} | {one:.3f} | {two:.2f} | {two / one:.1f}{mark(two / one <= wanted or two < 0.2)} |", flush=True)
    print(f"\nPeak of the process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
