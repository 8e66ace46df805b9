"""What many pages cost beside a plain loop: CPU a page, pages a second with one process and with two, memory, bytes written.

`python tests/benchmarks/many.py` takes the texts of this repository (those of the gate, the sound ones and the sources of the corpus), each
once, copies them into a folder and cleans them with the command. The loop reads, cleans and writes the same files in one process and knows
no failure. CPU is user and system time of all processes, the start of Python included; figures are ratios of one run (Linux only).
"""

from __future__ import annotations

import argparse
import ctypes
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PLACES = ("tests/quality", "tests/harm", "corpus/sources")
TEXTS = (".txt", ".html", ".htm", ".md")
SUBREAPER = 36
"""PR_SET_CHILD_SUBREAPER of prctl(2): processes whose parent ends become ours, so that their time is counted."""
LOOP = """
import sys
from pathlib import Path
from jiaokan.scale.cleaning import cleaned
out = Path(sys.argv[1]); out.mkdir()
for name in sys.argv[2:]:
    path = Path(name)
    (out / (path.name + ".txt")).write_bytes(cleaned(name, path.read_bytes(), "text")[0].encode("utf-8", "backslashreplace"))
"""
ROW_LOOP = """
import json, sys
from pathlib import Path
from jiaokan.scale.cleaning import line, row
from jiaokan.scale.page import Page
out = Path(sys.argv[1]); out.mkdir()
with open(sys.argv[2], "rb") as rows, open(out / "rows.jsonl", "wb") as made:
    for one in map(json.loads, rows):
        made.write(line(row(Page(one["id"], one["text"].encode()), "program")))
"""


def texts(places: Sequence[str]) -> list[bytes]:
    """Each different text below some folders once."""
    paths = [path for place in places for path in sorted((ROOT / place).rglob("*")) if path.suffix in TEXTS and path.is_file()]
    return list({sha256(data).digest(): data for data in (path.read_bytes() for path in paths) if data.strip()}.values())


def cost(command: Sequence[str]) -> tuple[float, float, int]:
    """CPU and wall seconds of a command with all its processes, and the memory of the largest in MB."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run(command, check=False, stderr=subprocess.DEVNULL)
    wall = time.monotonic() - began
    while True:
        try:
            os.wait()
        except ChildProcessError:
            break
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall, after.ru_maxrss >> 10


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--places", nargs="+", default=PLACES, help="folders with texts")
    parser.add_argument("--times", type=int, default=1, help="take each text so often, with a line that differs")
    arguments = parser.parse_args()
    ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0)
    found = texts(arguments.places)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "in").mkdir()
        number = 0
        with (folder / "rows.jsonl").open("w", encoding="utf-8") as rows:
            for time_ in range(arguments.times):
                for data in found:
                    number += 1
                    whole = data + (f"\n第{time_}次。\n".encode() if time_ else b"")
                    (folder / f"in/{number:06}.txt").write_bytes(whole)
                    rows.write(json.dumps({"id": number, "text": whole.decode("utf-8", "replace")}) + "\n")
        files = sorted(map(str, (folder / "in").iterdir()))
        size = sum(Path(one).stat().st_size for one in files)
        print(f"{number} texts, {size / number:,.0f} bytes each")
        print("| way | CPU ms a page | ÷ loop | pages a second | MB | bytes out a page |\n|---|---|---|---|---|---|")
        command = [sys.executable, "-m", "jiaokan.cli", "clean", "--output"]
        for kind, loop, inputs in (("files", LOOP, files), ("rows", ROW_LOOP, [str(folder / "rows.jsonl")])):
            target = folder / f"{kind}-loop"
            base = cost([sys.executable, "-c", loop, str(target), *inputs])
            _print(f"{kind}, loop", base, base, number, target)
            source = str(folder / "in") if kind == "files" else inputs[0]
            for jobs in ("1", "2"):
                target = folder / f"{kind}-{jobs}"
                _print(f"{kind}, {jobs} process", cost([*command, str(target), "--jobs", jobs, source]), base, number, target)
            _print(f"{kind}, again", cost([*command, str(target), "--jobs", "2", source]), base, number, target)


def _print(name: str, one: tuple[float, float, int], base: tuple[float, float, int], number: int, out: Path) -> None:
    made = sum(path.stat().st_size for path in out.rglob("*") if path.is_file() and ".jiaokan" not in path.parts)
    print(f"| {name} | {one[0] / number * 1000:.1f} | {one[0] / base[0]:.2f} | {number / one[1]:.1f} | {one[2]} | {made / number:,.0f} |")


if __name__ == "__main__":
    main()
