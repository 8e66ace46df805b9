"""Scores a cleaned text against what it should be: characters, ends of paragraphs, headings, title, spaces.

    python tests/benchmarks/score.py GOLD.json OUTPUT.json

Both are in the JSON of `jiaokan clean --format json`: documents with typed blocks. Measures:

cer       edits (Levenshtein) between the texts without white space, for each character of the gold
para_f1   ends of blocks: each end is carried over to the gold along the alignment of the two texts; an end that falls into an error
          counts for any gold end within that error
head_f1   headings of the gold that are found as headings with the same text
title     1 if the title of the gold is a title or a heading
spaces    blanks beside a Chinese character inside a block, for each thousand characters; a single U+3000 is a separator, not an error
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from rapidfuzz.distance import Levenshtein

from jiaokan.grammar.characters import HAN, WIDE

Block = Mapping[str, Any]
Scores = dict[str, float]
BLANKS = re.compile(r"\s+")
STRAY = re.compile(rf"(?<=[{HAN}{WIDE}])(?!\u3000(?!\s))\s+|(?!\u3000(?!\s))\s+(?=[{HAN}{WIDE}])")
NAMES = ("cer", "para_f1", "head_f1", "title", "spaces")


def bare(text: str) -> str:
    """A text without white space."""
    return BLANKS.sub("", text)


def folded(text: str) -> str:
    """A text by which headings are compared: without white space and differences of width."""
    return unicodedata.normalize("NFKC", bare(text))


def blocks_of(documents: Iterable[Mapping[str, Any]]) -> list[Block]:
    """The blocks of all documents, without those that say nothing."""
    return [block for document in documents for block in document["blocks"] if bare(block["text"])]


def score(gold: Sequence[Block], found: Sequence[Block]) -> Scores:
    """All measures for two rows of blocks."""
    one, two = [bare(block["text"]) for block in gold], [bare(block["text"]) for block in found]
    wanted, given = "".join(one), "".join(two)
    scores = {"cer": Levenshtein.distance(wanted, given) / max(1, len(wanted)), "para_f1": ends_f1(one, two)}
    headings = Counter(folded(block["text"]) for block in gold if block["type"] == "heading")
    claimed = Counter(folded(block["text"]) for block in found if block["type"] == "heading")
    if headings or claimed:
        scores["head_f1"] = 2 * (headings & claimed).total() / (headings.total() + claimed.total())
    title = next((folded(block["text"]) for block in gold if block["type"] == "title"), None)
    if title:
        scores["title"] = float(any(folded(block["text"]) == title for block in found if block["type"] in ("title", "heading")))
    stray = sum(len(STRAY.findall(line.strip())) for block in found if block["type"] != "table" for line in block["text"].split("\n"))
    scores["spaces"] = 1000 * stray / max(1, len(given))
    return scores


def ends(texts: Iterable[str]) -> list[int]:
    """Where each text but the last ends in all of them written in a row."""
    places, place = [], 0
    for text in texts:
        place += len(text)
        places.append(place)
    return places[:-1]


def ends_f1(gold: Sequence[str], found: Sequence[str]) -> float:
    """F1 of the ends of blocks."""
    wanted, claimed = ends(gold), ends(found)
    if not wanted and not claimed:
        return 1.0
    steps = list(Levenshtein.opcodes("".join(gold), "".join(found)))
    starts = [step.dest_start for step in steps]
    free, hits = set(wanted), 0
    for place in claimed:
        step = steps[max(0, bisect_left(starts, place) - 1)]
        if step.tag == "equal":
            low = high = step.src_start + place - step.dest_start
        else:
            low, high = step.src_start, step.src_end
        index = bisect_left(wanted, low)
        match = next((end for end in wanted[index : index + 20] if end <= high and end in free), None)
        if match is not None:
            free.discard(match)
            hits += 1
    return 2 * hits / (len(wanted) + len(claimed))


def mean(rows: Sequence[Scores]) -> Scores:
    """The mean of each measure over the rows that have it."""
    return {name: sum(values) / len(values) for name in NAMES if (values := [row[name] for row in rows if name in row])}


def table(kinds: Mapping[str, Sequence[Scores]]) -> str:
    """The mean of each kind, as a table in Markdown."""
    lines = [f"| kind | n | {' | '.join(NAMES)} |", "|---" * (len(NAMES) + 2) + "|"]
    for kind, rows in kinds.items():
        means = mean(rows)
        lines.append(f"| {kind} | {len(rows)} | " + " | ".join(f"{means[name]:.4f}" if name in means else "–" for name in NAMES) + " |")
    return "\n".join(lines)


def main() -> int:
    """Score one pair of files."""
    parser = argparse.ArgumentParser(description="Score one cleaned text against its gold.")
    parser.add_argument("gold", type=Path)
    parser.add_argument("output", type=Path)
    wanted = parser.parse_args()
    gold, found = (blocks_of(json.loads(path.read_text(encoding="utf-8"))["documents"]) for path in (wanted.gold, wanted.output))
    print(json.dumps(score(gold, found), indent=1))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
