"""How much of what saved web pages set around their texts is left, and how much of the texts goes, by labels that others made.

    python tests/benchmarks/furniture_pages.py FOLDER… [--held] [--verbose]

A folder holds `base.json`, which gives the text of each page by the page's name, and the pages in `htmls/`, as the folders
benchmark/data/article and benchmark/data/forum of magic-html do (github.com/opendatalab/magic-html), which are not copied here.
Chinese pages alone are asked, those whose names begin with an even hexadecimal digit; `--held` takes the others, of which only
totals are printed. A line that the page's `<title>` begins with, and one that says only who wrote, edited or published the text,
counts on neither side: the labels have them of some pages and not of others. A line is lost if any of its characters is; `missing` counts
the Chinese characters that are, in runs between tags, addresses and signs, which a page may show and the clean text drops.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path

from jiaokan.clean import clean
from jiaokan.grammar.web_words import is_attribution
from jiaokan.html.references import unescaped
from jiaokan.source.decode import decode

SIGNS = re.compile(r"[\W_]+")
HAN = re.compile(r"[\u4e00-\u9fff]")
KANA = re.compile(r"[\u3040-\u30ff]")
TITLE = re.compile(r"<title[^>]*>(.*?)</title", re.DOTALL | re.IGNORECASE)
MARKS = re.compile(r"<[^>]*>|\]\([^)\s]*\)")
LEAST_GOLD_CHARACTERS = 100


def pages(folder: Path, held: bool) -> Iterator[tuple[str, str, str]]:
    """The name of each Chinese page of a half, its source, and its text as it is labelled."""
    for name, label in sorted(json.loads((folder / "base.json").read_text(encoding="utf-8")).items()):
        gold = label["content"]
        size = len(bare(gold))
        if (int(name[0], 16) % 2 == 1) != held or size < LEAST_GOLD_CHARACTERS or 2 * len(HAN.findall(gold)) < size or KANA.search(gold):
            continue
        yield name, decode((folder / "htmls" / f"{name}.html").read_bytes())[0], gold


def bare(line: str) -> str:
    """A line without blanks and marks, which the text policy settles."""
    return SIGNS.sub("", line)


def measure(source: str, gold: str) -> tuple[list[str], list[str], int]:
    """The lines that are left of what is around a text, the lines of the text that are lost, and the Han characters missing."""
    text = str(clean(source))
    named = bare(unescaped(found[1])) if (found := TITLE.search(source)) else ""
    wanted, kept = bare(gold), bare(text)
    left = [line for line in text.split("\n") if bare(line) and bare(line) not in wanted and not _is_neutral(line, named)]
    lost = [line for line in gold.split("\n") if bare(line) and bare(line) not in kept and not _is_neutral(line, named)]
    runs = ("".join(HAN.findall(run)) for line in lost for run in SIGNS.split(MARKS.sub(" ", line)))
    said = "".join(HAN.findall(kept))
    return left, lost, sum(len(run) for run in runs if run not in said)


def _is_neutral(line: str, named: str) -> bool:
    """Whether a line is the title, or says only whose the text is."""
    return (len(bare(line)) > 3 and named.startswith(bare(line))) or is_attribution(line.strip(" （）()"))


def main() -> int:
    """Print the figures of every folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER", help="a folder with base.json and htmls")
    parser.add_argument("--held", action="store_true", help="the half that is only counted")
    parser.add_argument("--verbose", action="store_true", help="print what is left and what is lost, of the seen half only")
    arguments = parser.parse_args()
    print("| folder | pages | right | characters left a page | in lines lost | missing | of |\n|---|---|---|---|---|---|---|")
    for folder in arguments.folders:
        count = whole = more = less = gone = total = 0
        for name, source, gold in pages(folder, arguments.held):
            left, lost, missing = measure(source, gold)
            one, two = (sum(len(bare(line)) for line in lines) for lines in (left, lost))
            count, whole, more, less, total = count + 1, whole + (not left), more + one, less + two, total + len(bare(gold))
            gone += missing
            if arguments.verbose and not arguments.held:
                print(f"{name[:8]}: {len(bare(gold))} characters, left {one}, lost {two}")
                print("\n".join([*(f"    left: {line[:100]}" for line in left), *(f"    LOST: {line[:100]}" for line in lost)]))
        size = max(count, 1)
        means = " | ".join(f"{number / size:.1f}" for number in (more, less, gone))
        print(f"| {folder.name} | {count} | {whole / size:.3f} | {means} | {total / size:.0f} |")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
