"""How well two columns whose lines an extractor interleaved row by row are put in order, where no blank line shows the columns.

    python tests/benchmarks/interleaved.py [GOLD …] [--seeds N]

The paragraphs of each text are set in pages of two columns, width and height drawn by the seed, and the rows of both columns are written
one after the other. Texts are those of `tests/quality/texts`, or files of gold (`.json`) of any other benchmark. Prints for each seed the
mean share of characters that are out of place (Levenshtein distance), how many texts come out right but for a hundredth, and the time.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from unicodedata import east_asian_width

from rapidfuzz.distance import Levenshtein

from jiaokan.clean import clean

TEXTS = Path(__file__).parent.parent / "quality" / "texts"
LEAST_CHARACTERS, MOST_PAGES = 300, 3
UNIT = re.compile(r"[A-Za-z0-9.%]+|.")
"""What stands on one line."""
MARK = re.compile(r"#+ |\{[a-z]+\} ")
"""What a line of these texts begins with that is no text."""
BLANKS = re.compile(r"[\s\u3000#]+")


def paragraphs(path: Path) -> list[str]:
    """The paragraphs of a text, or of a file of gold."""
    if path.suffix == ".json":
        documents = json.loads(path.read_text(encoding="utf-8"))["documents"]
        return [block["text"].replace("\n", "") for document in documents for block in document["blocks"]]
    return [MARK.sub("", line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def wrapped(blocks: list[str], width: int) -> Iterator[str]:
    """The lines of paragraphs set so wide; no line begins with a stop, no figure is cut, and the indent of the first line is lost.

    Args:
        blocks: the paragraphs.
        width: in Han characters; a letter or a figure has half the width of one.
    """
    for block in blocks:
        line, room = "", 2.0 * (width - 2)
        for unit in UNIT.findall(block):
            size = columns(unit)
            if line and size > room and unit[0] not in "，。、；：）”》":
                yield line
                line, room = "", 2.0 * width
            line, room = line + unit, room - size
        yield line


def columns(unit: str) -> int:
    """How many columns it takes (UAX #11)."""
    return sum(2 if east_asian_width(character) in "WFA" else 1 for character in unit)


def pages(blocks: list[str], draw: random.Random) -> tuple[str, str]:
    """A text in pages of two interleaved columns, and the text in order."""
    lines = list(wrapped(blocks, draw.choice((14, 16, 19, 22))))
    height = draw.choice((24, 30, 36))
    made = []
    lines = lines[: 2 * height * MOST_PAGES]
    for start in range(0, len(lines), 2 * height):
        page = lines[start : start + 2 * height]
        half = (len(page) + 1) // 2
        made.append("\n".join(line for row in zip_longest(page[:half], page[half:]) for line in row if line))
    return "\f".join(made) + "\f", "".join(lines)


def main() -> int:
    """Print the figures of every seed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="*", type=Path, help="files of gold; without them the texts of tests/quality")
    parser.add_argument("--seeds", type=int, default=3)
    arguments = parser.parse_args()
    texts = [
        blocks for path in arguments.gold or sorted(TEXTS.glob("*.md")) if sum(map(len, blocks := paragraphs(path))) >= LEAST_CHARACTERS
    ]
    print("| seed | texts | out of place | right | µs a character |\n|---|---|---|---|---|")
    for seed in range(arguments.seeds):
        draw = random.Random(seed)
        cases = [pages(blocks, draw) for blocks in texts]
        begun = time.process_time()
        found = [BLANKS.sub("", str(clean(raw))) for raw, _ in cases]
        spent = (time.process_time() - begun) / sum(len(raw) for raw, _ in cases)
        wrong = [Levenshtein.distance(one, gold := BLANKS.sub("", right)) / len(gold) for one, (_, right) in zip(found, cases, strict=True)]
        print(f"| {seed} | {len(cases)} | {sum(wrong) / len(wrong):.4f} | {sum(share < 0.01 for share in wrong)} | {spent * 1e6:.0f} |")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
