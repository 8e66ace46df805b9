"""What commands spend that a benchmark runs."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from pathlib import Path


def processor() -> float:
    """What the commands that ended so far have used of the processor, in seconds."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def seconds(root: Path, *arguments: str) -> tuple[float, float]:
    """How long a command of ours runs over a corpus: by the clock, and of the processor.

    Raises:
        SystemExit: if it fails, with what it said.
    """
    start, used = time.perf_counter(), processor()
    done = subprocess.run([sys.executable, "-m", "jiaokan.cli", *arguments], cwd=root, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stdout[-2000:], done.stderr[-2000:], file=sys.stderr)
        raise SystemExit(f"jiaokan {arguments[0]} ended with {done.returncode}")
    return time.perf_counter() - start, processor() - used
