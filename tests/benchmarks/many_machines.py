"""What a page costs on a cluster beside a plain loop: CPU, pages a second with one worker and with two, bytes out.

`build/scale/bin/python tests/benchmarks/many_machines.py` (after `make scale`) cleans the texts of this repository, each so often that
the start of the cluster matters less, and one page alone, which is what the start costs; the difference is the cost of the pages. CPU is
that of all processes of the cluster and of the driver. Wall-clock figures mean something only where nothing else runs.
"""

from __future__ import annotations

import argparse
import ctypes
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from threading import Thread

from many import PLACES, SUBREAPER, texts

LOOK_SECONDS = 0.3
LOOP = """
import sys
import pyarrow.json, pyarrow.parquet
from jiaokan.scale.batch import clean_batch
import pyarrow
made = [clean_batch(batch) for batch in pyarrow.json.read_json(sys.argv[1]).to_batches()]
pyarrow.parquet.write_table(pyarrow.Table.from_batches(made), sys.argv[2], compression="zstd")
"""


class Watch(Thread):
    """Adds up the CPU seconds of all processes that come from this one, whoever their parent is by now, by looking again and again."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.seen: dict[tuple[int, int], float] = {}
        self.going = True
        self.start()

    def run(self) -> None:
        """Look."""
        ticks = os.sysconf("SC_CLK_TCK")
        while self.going:
            rows = {}
            for path in Path("/proc").glob("[0-9]*/stat"):
                with suppress(OSError):
                    field = path.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
                    rows[int(path.parent.name)] = (int(field[1]), int(field[19]), (int(field[11]) + int(field[12])) / ticks)
            for pid, (parent, began, spent) in rows.items():
                while parent in rows and parent != os.getpid():
                    parent = rows[parent][0]
                if parent == os.getpid():
                    self.seen[pid, began] = spent
            time.sleep(LOOK_SECONDS)

    def end(self) -> float:
        """The seconds."""
        self.going = False
        self.join()
        return sum(self.seen.values())


def cluster(source: Path, out: Path, workers: int) -> tuple[float, float]:
    """CPU seconds of a job with its cluster, and the wall seconds of the job."""
    watch = Watch()
    with subprocess.Popen([sys.executable, "-m", "jiaokan.scale.cluster", str(workers)], stdout=subprocess.PIPE, encoding="utf-8") as head:
        assert head.stdout
        address = next(line.strip() for line in head.stdout if line.count(":") == 1 and line.strip().split(":")[1].isdigit())
        began = time.monotonic()
        command = [sys.executable, "-m", "jiaokan.scale.ray_job", "--only-clean", "--address", address, "--output", str(out), str(source)]
        subprocess.run(command, stderr=subprocess.DEVNULL, check=False)
        wall = time.monotonic() - began
        spent = watch.end()
        head.send_signal(signal.SIGTERM)
        head.wait(60)
    return spent, wall


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=4, help="take each text so often, with a line that differs")
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    arguments = parser.parse_args()
    ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0)
    found = [data.decode("utf-8", "replace") for data in texts(PLACES)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pages, one = folder / "pages", folder / "one"
        pages.mkdir(), one.mkdir()
        rows = [
            {"id": f"{again}-{at}", "text": f"{text}\n第{again}次。\n"} for again in range(arguments.times) for at, text in enumerate(found)
        ]
        for part in range(8):
            (pages / f"{part}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows[part::8]), encoding="utf-8")
        (one / "0.jsonl").write_text(json.dumps(rows[0]) + "\n", encoding="utf-8")
        (folder / "all.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        subprocess.run([sys.executable, "-c", LOOP, str(folder / "all.jsonl"), str(folder / "loop.parquet")], check=True)
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        loop = usage.ru_utime + usage.ru_stime
        number = len(rows)
        print(f"{number} pages, {(folder / 'all.jsonl').stat().st_size / number:,.0f} bytes each as JSON")
        print(f"loop: {loop / number * 1000:.1f} CPU ms a page, {(folder / 'loop.parquet').stat().st_size / number:,.0f} bytes out a page")
        for workers in arguments.workers:
            start, start_wall = cluster(one, folder / f"one-{workers}", workers)
            whole, wall = cluster(pages, folder / f"out-{workers}", workers)
            made = sum(path.stat().st_size for path in (folder / f"out-{workers}/pages").iterdir())
            cost = whole - start
            print(
                f"{workers} workers: {cost / number * 1000:.1f} CPU ms a page, {cost / loop:.2f} ÷ loop; "
                f"start {start:.0f} CPU s, {start_wall:.0f} s; "
                f"{number / max(wall - start_wall, 0.1):.1f} pages a second; {made / number:,.0f} bytes out a page",
                flush=True,
            )


if __name__ == "__main__":
    main()
