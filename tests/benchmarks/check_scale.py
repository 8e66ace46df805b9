"""How long `jiaokan check` takes for a large corpus, and how it grows.

python tests/benchmarks/check_scale.py [--documents 1000 10000] [--blocks 40] [--seed 1]

The documents are generated, written to a folder that is removed again, built once, and checked by the command itself.
Times are of the clock and of the processor; the growth is the exponent of a power law between the processor times of two sizes, so that
what else the machine does is left out: 1 is linear.
"""

from __future__ import annotations

import argparse
import math
import sys
import tempfile
from hashlib import sha256
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from tests.benchmarks.spent import seconds
from tests.histories import sentence

PER_SOURCE = 10
"""How many documents a generated source holds."""


def write(root: Path, documents: int, blocks: int, seed: int) -> None:
    """Write the records and raw texts of a corpus under `root`."""
    for number in range(0, documents, PER_SOURCE):
        random = Random(f"{seed}/{number}")
        source, raw, cuts = f"source-{number}", "", ""
        for one in range(number, min(number + PER_SOURCE, documents)):
            title = f"第{one:06}号文件"
            paragraphs = ["".join(sentence(random) for _ in range(random.randint(1, 3))) for _ in range(blocks - 1)]
            raw += "\n\n".join([title, *paragraphs]) + "\n\n"
            cuts += f"  - document: document-{one}\n    from: {title}\n    kind: plain\n    why: 全篇\n"
            put(root / f"corpus/documents/document-{one}/document.yaml", META.format(title=title, source=source))
        data = raw.encode()
        put(root / f"corpus/sources/{source}/raw.txt", raw)
        put(root / f"corpus/sources/{source}/source.yaml", SOURCE.format(sha=sha256(data).hexdigest(), bytes=len(data), cuts=cuts))


META = "title: {title}\nsource: {source}\ngenre: notice\nrights:\n  status: public-domain\n  basis: 生成的文字\n"
SOURCE = "title: 生成的文字\nfile: page.txt\nsha256: {sha}\nbytes: {bytes}\ncuts:\n{cuts}"


def put(path: Path, text: str) -> None:
    """Write a file and the folders it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, nargs="+", default=[1000, 10000])
    parser.add_argument("--blocks", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    print("| documents | blocks | build, s | check, s | check, processor s | processor ms a document | growth |")
    print("|---|---|---|---|---|---|---|", flush=True)
    before: tuple[int, float] | None = None
    for documents in wanted.documents:
        with tempfile.TemporaryDirectory() as folder:
            write(Path(folder), documents, wanted.blocks, wanted.seed)
            built, _ = seconds(Path(folder), "build")
            clock, checked = seconds(Path(folder), "check")
        growth = f"{math.log(checked / before[1]) / math.log(documents / before[0]):.2f}" if before else ""
        row = (
            f"{documents:,}",
            f"{documents * wanted.blocks:,}",
            *(f"{s:.1f}" for s in (built, clock, checked, checked / documents * 1000)),
        )
        print(f"| {' | '.join(row)} | {growth} |", flush=True)
        before = documents, checked


if __name__ == "__main__":
    main()
