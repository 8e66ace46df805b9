"""How well `clean` and `read` alone see the structure of a source: its documents and the types of their blocks.

    python tests/benchmarks/structure_benchmark.py [--corpus FOLDER] [--errors] [--pin]

The reviewed editions are the measure; none of the editor's decisions is used. Two things are counted for each source.
Documents: each document that does not begin with the source begins somewhere; it is found if `read` begins one with the same raw line.
Blocks: each block of an edition is compared with the block of `read` that holds most of its characters; the type must agree,
and the level of a heading. Editions were made with the same reading and then corrected by an editor,
so what both got wrong counts as right here. The floors beside this file are compared; `--pin` writes them anew.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from jiaokan import corpus
from jiaokan.clean import clean
from jiaokan.edition.document import Block
from jiaokan.read import read

ROOT = Path(__file__).parent.parent.parent
FLOORS = Path(__file__).with_name("structure.json")


@dataclass
class Counts:
    """What was counted for one source."""

    wanted: int = 0
    found: int = 0
    claimed: int = 0
    blocks: int = 0
    right: int = 0
    headings: int = 0
    levels: int = 0
    errors: list[str] = field(default_factory=list)
    confused: Counter[tuple[str, str]] = field(default_factory=Counter)

    def __add__(self, other: Counts) -> Counts:
        """Both together."""
        one, two = vars(self), vars(other)
        return Counts(**{name: one[name] + two[name] for name in one})

    def rates(self) -> dict[str, float]:
        """F1 of the documents, share of the blocks with the right type, share of the headings with type and level right."""
        return {
            "documents": 2 * self.found / max(1, self.wanted + self.claimed) if self.wanted + self.claimed else 1.0,
            "types": self.right / max(1, self.blocks),
            "headings": self.levels / self.headings if self.headings else 1.0,
        }


def starts(documents: Iterable[Sequence[Block]], line_of: Sequence[int], kept: Sequence[int]) -> set[int]:
    """The raw lines that documents begin with, the first kept line of the source left out."""
    found = set()
    for blocks in documents:
        places = (place for block in blocks for start, end in block.origin for place in range(start, end))
        place = next((place for place in places if kept[place] >= 0), None)
        if place is not None:
            found.add(line_of[place])
    first = next((line_of[place] for place, owner in enumerate(kept) if owner >= 0), -1)
    return found - {first}


def owners(size: int, blocks: Iterable[Block]) -> list[int]:
    """For each raw character the number of the block that it is in, -1 for none."""
    owner = [-1] * size
    for number, block in enumerate(blocks):
        for start, end in block.origin:
            owner[start:end] = [number] * (end - start)
    return owner


def name(block: Block | None) -> str:
    """Type and level."""
    return "nothing" if block is None else f"{block.type} {block.level}" if block.type == "heading" else block.type


def compare(raw: str, gold: Sequence[Sequence[Block]]) -> Counts:
    """Count for one source; `gold` holds the blocks of its editions."""
    mine = [document.blocks for document in read(clean(raw))]
    wanted, given = [block for one in gold for block in one], [block for one in mine for block in one]
    line_of = [number for number, line in enumerate(raw.split("\n")) for _ in range(len(line) + 1)]
    kept, held = owners(len(raw), wanted), owners(len(raw), given)
    right, claimed = starts(gold, line_of, kept), starts(mine, line_of, kept)
    counts = Counts(len(right), len(right & claimed), len(claimed))
    rows = raw.split("\n")
    counts.errors += [f"document not found, line {row + 1}: {rows[row][:40]}" for row in sorted(right - claimed)]
    counts.errors += [f"no document begins, line {row + 1}: {rows[row][:40]}" for row in sorted(claimed - right)]
    for block in wanted:
        votes = Counter(held[place] for start, end in block.origin for place in range(start, end) if held[place] >= 0)
        best = given[votes.most_common(1)[0][0]] if votes else None
        agrees = name(block) == name(best)
        counts.blocks += 1
        counts.right += agrees
        counts.headings += block.type == "heading"
        counts.levels += block.type == "heading" and agrees
        if not agrees:
            counts.confused[name(block), name(best)] += 1
            line = line_of[block.origin[0][0]] + 1 if block.origin else 0
            counts.errors.append(f"line {line}: {name(block)} read as {name(best)}: {block.text[:40]}")
    return counts


def sources(folder: Path) -> Iterator[tuple[str, str, list[tuple[Block, ...]]]]:
    """Name, raw text and editions of each source of a corpus."""
    base = corpus.load(folder)
    for key, source in sorted(base.sources.items()):
        yield key, base.raws[key], [base.entry(cut.document).blocks for cut in source.cuts]


def row(key: str, counts: Counts) -> str:
    """One row of the table."""
    precision, recall = counts.found / counts.claimed if counts.claimed else 1.0, counts.found / counts.wanted if counts.wanted else 1.0
    rates = counts.rates()
    return (
        f"{key:24} documents {counts.wanted:3}  P {precision:.3f}  R {recall:.3f}  F1 {rates['documents']:.3f}  "
        f"blocks {counts.blocks:4}  types {rates['types']:.3f}  headings {counts.headings:4}  right {rates['headings']:.3f}"
    )


def main() -> int:
    """Print the table; exit code 1 if a rate is below its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=ROOT, help="the folder that holds the corpus/ whose editions are the measure")
    parser.add_argument("--errors", action="store_true", help="show each document and block that differs, and what is taken for what")
    parser.add_argument("--pin", action="store_true", help="write the floors anew")
    wanted = parser.parse_args()
    found = {key: compare(raw, gold) for key, raw, gold in sources(wanted.corpus)}
    for key, counts in found.items():
        print(row(key, counts))
        if wanted.errors:
            print("".join(f"  {line}\n" for line in counts.errors), end="")
    total = sum(found.values(), Counts())
    print(row("all", total))
    if wanted.errors:
        print("\n".join(f"  {count:4} {one} read as {two}" for (one, two), count in total.confused.most_common()))
    rates = {key: {rate: round(value, 4) for rate, value in counts.rates().items()} for key, counts in found.items()}
    if wanted.pin:
        FLOORS.write_text(json.dumps(rates, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        return 0
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() and wanted.corpus == ROOT else {}
    fell = [
        f"fell: {key} {rate} {floor} → {rates[key][rate]}"
        for key, row_of in floors.items()
        if key in rates
        for rate, floor in row_of.items()
        if rates[key][rate] < floor
    ]
    print("".join(f"{line}\n" for line in fell), end="")
    return 1 if fell else 0


if __name__ == "__main__":
    sys.exit(main())
