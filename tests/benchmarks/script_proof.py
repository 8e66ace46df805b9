"""How often running text writes what the tables of script conversion say: the proof that their rows carry.

    python tests/benchmarks/script_proof.py [--to SCRIPT] [--below SHARE] FILE ...

The files are text as people of that script write it (Traditional of Taiwan if no script is named), not made by conversion.
Each is made Simplified (Traditional of Taiwan, where the script is zh-Hans), read again by the tables, and compared with itself.
Printed are the rows of `overrides.tsv` and `contexts.tsv`: how often each decided a character, and how often the text has that form;
then the rows that never decided anything;
then what the files add to `characters.tsv`: characters that no row decided, how often each stood alone and was right,
and the same of those inside a word that no dictionary has.
Words that are written in two ways count as wrong in one of them, so a share is a lower bound.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from rjieba import has_word

from jiaokan.script.alone import merged, standing
from jiaokan.script.engine import Mode, convert_by
from jiaokan.script.overrides import settled
from jiaokan.script.reading import read
from jiaokan.script.row import Row, TargetScript, contexts, overrides

MODES: dict[TargetScript, tuple[Mode, Mode]] = {
    "zh-Hant-TW": ("tw2s", "s2tw"),
    "zh-Hant-HK": ("hk2s", "s2hk"),
    "zh-Hans": ("s2tw", "tw2s"),
}
"""The way from each script, and back."""
PIECE = 200_000
"""Code points read at once."""


def pieces(file: Path) -> Iterator[str]:
    """The lines of a file, some hundred thousand characters at a time."""
    lines, size = list[str](), 0
    with file.open(encoding="utf-8", errors="replace") as stream:
        for line in stream:
            lines.append(line)
            size += len(line)
            if size > PIECE:
                yield "".join(lines)
                lines, size = [], 0
    yield "".join(lines)


def name(row: Row) -> str:
    """A context by its pattern, a word by itself."""
    return row.word if row.place is None or not row.source.count("[") else row.source


def main() -> None:
    """Count and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--to", choices=list(MODES), default="zh-Hant-TW", help="the script of the files")
    parser.add_argument("--below", type=float, default=1.01, metavar="SHARE", help="print only rows that were right less often")
    arguments = parser.parse_args()
    seen, right = Counter[str](), Counter[str]()
    stood, proven = (Counter[str](), Counter[str]()), (Counter[str](), Counter[str]())
    to: TargetScript = arguments.to
    away, back = MODES[to]
    for full in (piece for file in arguments.files for piece in pieces(file)):
        simple = convert_by(away, full)
        if len(simple) != len(full):
            continue
        reading = read(simple, back)
        decided = set()
        for place, form, row in settled(simple, to, reading.borders):
            decided.add(place)
            seen[name(row)] += 1
            right[name(row)] += full[place] == form
        place = 0
        for word in reading.borders.words:
            inside = len(word) > 1
            for at, char in enumerate("" if inside and has_word(word) else word):
                if char in merged() and place + at not in decided:
                    stood[inside][char] += 1
                    proven[inside][char] += full[place + at] == standing()[inside].forms.get(char, reading.string[place + at])
            place += len(word)
    for said, count in seen.most_common():
        if right[said] < arguments.below * count:
            print(f"{said}\t{count}\t{right[said]}")
    known = {name(row) for row in (*overrides(), *contexts()) if to in row.forms}
    print(f"never: {' '.join(sorted(known - seen.keys()))}\n")
    alone, inside_words = standing()
    for char, _ in (stood[0] + stood[1]).most_common():
        counts = (f"{count[char]}\t{correct[char]}" for count, correct in zip(stood, proven, strict=True))
        print(char, alone.forms.get(char, ""), inside_words.forms.get(char, ""), *counts, sep="\t")


if __name__ == "__main__":
    main()
