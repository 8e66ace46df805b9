"""How many of the first doubts of a recognised text stand beside an error, against the text that was printed.

    python tests/benchmarks/doubts.py RECOGNISED PRINTED [RECOGNISED PRINTED …] [--first N] [--verbose]

Both are plain text; the error is the difference that Levenshtein's alignment finds without blanks. Prints for each pair how many characters
are wrong, how many doubts `clean` has, and how many of the first N stand on such a place or right beside it.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from jiaokan.clean import clean


def measure(recognised: str, printed: str, first: int) -> tuple[float, int, list[tuple[bool, str]]]:
    """The share of wrong characters, the number of doubts, and of the first whether each is beside an error, with its context."""
    places = [place for place, char in enumerate(recognised) if not char.isspace()]
    bare, gold = "".join(recognised[place] for place in places), "".join(printed.split())
    wrong: set[int] = set()
    for step in Levenshtein.opcodes(bare, gold):
        if step.tag != "equal":
            wrong.update(places[max(0, step.src_start - 1) : step.src_end + 1])
    doubts = sorted(clean(recognised).doubts, key=lambda doubt: doubt.start)
    looked = []
    for doubt in doubts[:first]:
        around = recognised[max(0, doubt.start - 8) : doubt.end + 8].replace("\n", "⏎")
        looked.append((not wrong.isdisjoint(range(doubt.start, doubt.end)), f"{doubt.reason} {around}"))
    return Levenshtein.distance(bare, gold) / len(gold), len(doubts), looked


def main() -> int:
    """Print a row for each pair."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--first", type=int, default=20)
    parser.add_argument("--verbose", action="store_true", help="print each doubt that was looked at")
    arguments = parser.parse_args()
    if len(arguments.files) % 2:
        parser.error("give the files in pairs: what was recognised, what was printed")
    print("| text | wrong | doubts | looked at | beside an error |\n|---|---|---|---|---|")
    for one, two in zip(arguments.files[::2], arguments.files[1::2], strict=True):
        share, count, looked = measure(one.read_text(encoding="utf-8"), two.read_text(encoding="utf-8"), arguments.first)
        print(f"| {one.stem} | {share:.3f} | {count} | {len(looked)} | {sum(right for right, _ in looked)} |")
        if arguments.verbose:
            print("\n".join(f"{'error' if right else 'SOUND'} {context}" for right, context in looked))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
