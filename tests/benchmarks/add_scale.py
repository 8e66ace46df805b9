"""How long `jiaokan add` takes for many files in one call, and how it grows.

python tests/benchmarks/add_scale.py [--files 100 200 400] [--paragraphs 12] [--held 0] [--seed 1]

The files are generated notices, each of which cites the one before it, and are added to an empty corpus, or to one that holds so many.
Times are of the clock and of the processor; the growth is the exponent of a power law between the processor times of two sizes, so that
what else the machine does is left out: 1 is linear.
"""

from __future__ import annotations

import argparse
import math
import sys
import tempfile
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from tests.benchmarks.spent import seconds
from tests.histories import sentence

PLACES = "甲乙丙丁戊己庚辛壬癸"


def name(number: int) -> str:
    """The matter of a notice, in words that no other has."""
    return "".join(PLACES[int(digit)] for digit in f"{number:04}") + "河流域水质监测"


def notice(number: int, paragraphs: int, seed: int) -> str:
    """A notice that cites the one before it by title and number."""
    random = Random(f"{seed}/{number}")
    body = ["".join(sentence(random) for _ in range(random.randint(1, 3))) for _ in range(paragraphs)]
    before = f"为贯彻落实《云川市水务局关于开展{name(number - 1)}工作的通知》（云水监〔2021〕{number - 1}号），现将有关事项通知如下："
    head = f"云川市水务局关于开展{name(number)}工作的通知", f"云水监〔2021〕{number}号", "各县区水务局："
    return "\n\n".join([*head, before, *body, "云川市水务局", f"2021年{number % 12 + 1}月8日"]) + "\n"


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, nargs="+", default=[100, 200, 400])
    parser.add_argument("--paragraphs", type=int, default=12)
    parser.add_argument("--held", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    print("| files | held | add, s | processor, s | processor ms a file | growth |")
    print("|---|---|---|---|---|---|", flush=True)
    before: tuple[int, float] | None = None
    for count in wanted.files:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            (root / "corpus").mkdir()
            for number in range(1, wanted.held + count + 1):
                (root / f"{number:06}.txt").write_text(notice(number, wanted.paragraphs, wanted.seed), encoding="utf-8")
            names = [path.name for path in sorted(root.glob("*.txt"))]
            if wanted.held:
                seconds(root, "add", *names[: wanted.held])
                seconds(root, "build")
            clock, used = seconds(root, "add", *names[wanted.held :])
        growth = f"{math.log(used / before[1]) / math.log(count / before[0]):.2f}" if before else ""
        print(f"| {count:,} | {wanted.held:,} | {clock:.1f} | {used:.1f} | {used / count * 1000:.0f} | {growth} |", flush=True)
        before = count, used


if __name__ == "__main__":
    main()
