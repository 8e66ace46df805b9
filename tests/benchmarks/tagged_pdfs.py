"""Lines joined and parted in real PDFs that hold their own paragraphs: tagged PDFs (ISO 32000-1, 14.8).

    python tests/benchmarks/tagged_pdfs.py FOLDER [--mode plain|raw|layout|miner|mupdf|pypdf]… [--show N] [--only NAME]

Word processors write the paragraphs of a text beside its glyphs, and mark what heads and foots a sheet as an artifact. So the truth is
made by nobody here: it is what the author typed. `pdfinfo -struct-text` of Poppler reads it; the extractors read the same file.

Both are compared by their letters and digits alone, folded (NFKC), so that widths, marks and blanks do not count. A place is known by the
eight letters before and the eight after it, and counts if those sixteen stand once in each of the three: truth, extracted, cleaned text.

- kept: the author's paragraph ends, the extractor's line too, and the cleaned line as well; joined wrong: the cleaned line does not.
- joined right: the extractor's line ends inside a paragraph, the cleaned one does not; left: it ends there still.
  Ends of sheets are left out: a word processor ends a paragraph there, and begins another one.
- lost: letters of the truth that the extracted text has and the cleaned one has not, in runs of sixteen; furniture: letters left in the
  cleaned text that the truth has not.

A file is left out, and named, where its own structure does not hold: less than half of the extracted letters stand in it, or one of its
paragraphs has more than three tenths of its letters (the whole text typed as one paragraph with line breaks).
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from pathlib import Path

from jiaokan.clean import clean

BESIDE_LETTERS = 8
"""By how many letters before and after it a place is known."""
LEAST_LETTERS_SHARE = 0.5
LONGEST_BLOCK_SHARE = 0.3
LONGEST_SECONDS = 120
BLOCKS = re.compile(r"P|H\d?|Title|Caption|LI|TD|TH|TOCI|Note|BlockQuote|Aside|FENote")
ELEMENT = re.compile(r"( *)([\w.\-]+)(?: \([a-z]+\))?.*")
SAID = re.compile(r'( *)"(.*)"')
Extract = Callable[[Path], str]


def poppler(option: str, path: Path) -> str:
    """What `pdftotext` makes of it."""
    return subprocess.run(["pdftotext", *option.split(), str(path), "-"], capture_output=True, check=True).stdout.decode(errors="replace")


def miner(path: Path) -> str:
    """What pdfminer.six makes of it, if it is installed."""
    from pdfminer.high_level import extract_text

    return str(extract_text(path))


def mupdf(path: Path) -> str:
    """What PyMuPDF makes of it, if it is installed."""
    import pymupdf

    with pymupdf.open(path) as document:
        return "\f".join(page.get_text() for page in document)


def pypdf(path: Path) -> str:
    """What pypdf makes of it, if it is installed."""
    from pypdf import PdfReader

    return "\f".join(page.extract_text() for page in PdfReader(path).pages)


MODES: dict[str, Extract] = {
    "plain": partial(poppler, ""),
    "raw": partial(poppler, "-raw"),
    "layout": partial(poppler, "-layout"),
    "miner": miner,
    "mupdf": mupdf,
    "pypdf": pypdf,
}


def said_structure(path: Path, kept: Path | None) -> str:
    """What Poppler prints of the structure of a file, which can take it a minute; read again where it was kept."""
    stored = kept and kept / f"{path.stem}.txt"
    if stored and stored.exists():
        return stored.read_text(encoding="utf-8", errors="replace")
    command = ["pdfinfo", "-struct-text", str(path)]
    out = subprocess.run(command, capture_output=True, check=True, timeout=LONGEST_SECONDS).stdout.decode(errors="replace")
    if stored:
        stored.write_text(out, encoding="utf-8")
    return out


def structure(out: str) -> list[str]:
    """The texts of the blocks that a tagged PDF says it has, in its own order.

    Text belongs to the innermost block that it stands in; the label of an item to the text behind it.
    """
    blocks: list[list[str]] = []
    road: list[tuple[int, str, int]] = []
    label = -1
    for line in out.split("\n"):
        said, element = SAID.fullmatch(line), ELEMENT.fullmatch(line)
        if said:
            inside = [(name, number) for _, name, number in road if number >= 0]
            if not inside or not said[2]:
                continue
            number = inside[-1][1]
            if road[-1][1] == "Lbl":
                label = number
            elif 0 <= label < number and len(blocks[label]) == 1:
                blocks[number], blocks[label], label = [*blocks[label], *blocks[number]], [], -1
            blocks[number].append(said[2])
        elif element and line.strip():
            while road and road[-1][0] >= len(element[1]):
                road.pop()
            own = bool(BLOCKS.fullmatch(element[2]))
            road.append((len(element[1]), element[2], len(blocks) if own else next((n for *_, n in reversed(road) if n >= 0), -1)))
            if own:
                blocks.append([])
    return ["".join(block) for block in blocks if "".join(block).strip()]


@dataclass(frozen=True)
class Letters:
    """A text as its letters and digits alone, and before which of them a line begins."""

    text: str
    breaks: frozenset[int]

    @classmethod
    def of(cls, lines: Iterator[str] | list[str]) -> Letters:
        """Of lines."""
        every: list[str] = []
        breaks, count = set[int](), 0
        for line in lines:
            own = "".join(char for char in unicodedata.normalize("NFKC", line) if char.isalnum())
            breaks.add(count)
            every.append(own)
            count += len(own)
        return cls("".join(every), frozenset(breaks - {0, count}))

    def runs(self) -> list[str]:
        """Every run of sixteen letters, in order."""
        return [self.text[at : at + 2 * BESIDE_LETTERS] for at in range(len(self.text) - 2 * BESIDE_LETTERS + 1)]

    def places(self) -> dict[str, int]:
        """Where each run of letters begins that stands once."""
        found: dict[str, int] = {}
        for at, key in enumerate(self.runs()):
            found[key] = -1 if key in found else at
        return {key: at for key, at in found.items() if at >= 0}


@dataclass
class Found:
    """What became of the places of one text."""

    name: str
    mode: str
    why_not: str = ""
    counts: Counter[str] = field(default_factory=Counter)
    shown: list[tuple[str, str]] = field(default_factory=list)


def compared(truth: Letters, raw: Letters, sheets: frozenset[int], out: Letters) -> tuple[Counter[str], list[tuple[str, str]]]:
    """How many places are of each kind, and those that are wrong, as they read."""
    counts, shown = Counter[str](), []
    known, extracted, cleaned = truth.places(), raw.places(), out.places()
    for key, at in cleaned.items():
        if key not in known:
            continue
        ends, stays = known[key] + BESIDE_LETTERS in truth.breaks, at + BESIDE_LETTERS in out.breaks
        middle = extracted.get(key, -BESIDE_LETTERS) + BESIDE_LETTERS
        if not middle or middle in sheets:
            continue
        broken = middle in raw.breaks
        if not broken and (ends or not stays):
            continue
        kind = (("kept" if stays else "joined wrong") if ends else ("left" if stays else "joined right")) if broken else "parted wrong"
        counts[kind] += 1
        if kind in ("joined wrong", "left", "parted wrong"):
            shown.append((kind, f"{key[:BESIDE_LETTERS]}|{key[BESIDE_LETTERS:]}"))
    missing = sorted(known[key] for key in set(extracted).intersection(known).difference(out.runs()))
    covered = {at + step for at in missing for step in range(2 * BESIDE_LETTERS)}
    found = {known[key] + step for key in cleaned if key in known for step in range(2 * BESIDE_LETTERS)}
    counts["lost"] = len(covered - found)
    runs = [at for at in missing if at - 1 not in covered and at not in found]
    shown += [("lost", truth.text[at : at + 40]) for at in runs]
    counts["truth"] = len(truth.text)
    counts["raw lines"] = len(raw.breaks)
    return counts, shown


def measured(task: tuple[Path, Sequence[str], Path | None]) -> list[Found]:
    """One text by some extractors."""
    path, modes, kept = task
    try:
        blocks = structure(said_structure(path, kept))
    except subprocess.TimeoutExpired:
        return [Found(path.stem, "", f"its structure is not read in {LONGEST_SECONDS} seconds")]
    truth = Letters.of(blocks)
    longest = max((len(Letters.of([block]).text) for block in blocks), default=0)
    every = []
    for mode in modes:
        found = Found(path.stem, mode)
        every.append(found)
        text = MODES[mode](path)
        raw, sheets = Letters.of(re.split(r"[\n\f\r]", text)), Letters.of(text.split("\f")).breaks
        if len(truth.text) < LEAST_LETTERS_SHARE * len(raw.text) or not truth.text:
            found.why_not = f"its structure has {len(truth.text)} of {len(raw.text)} letters"
        elif longest > LONGEST_BLOCK_SHARE * len(truth.text):
            found.why_not = f"one paragraph has {longest} of {len(truth.text)} letters"
        else:
            found.counts, found.shown = compared(truth, raw, sheets, Letters.of(str(clean(text)).split("\n")))
    return every


def main() -> int:
    """Run and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--mode", action="append", choices=MODES, help="which extractor; plain, raw and layout if none is named")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print so many wrong places of each text and kind")
    parser.add_argument("--only", default="", metavar="NAME", help="only files whose names hold this")
    parser.add_argument("--structures", type=Path, metavar="FOLDER", help="where the structures are kept for the next run")
    wanted = parser.parse_args()
    paths = sorted(path for path in wanted.folder.glob("*.pdf") if wanted.only in path.name)
    if not paths:
        print(f"{wanted.folder}: no PDF; expected a folder of tagged PDFs", file=sys.stderr)
        return 2
    totals: dict[str, Counter[str]] = {mode: Counter() for mode in wanted.mode or ("plain", "raw", "layout")}
    with ProcessPoolExecutor(2) as pool:
        for one in chain.from_iterable(pool.map(measured, [(path, list(totals), wanted.structures) for path in paths])):
            if one.why_not:
                print(f"left out: {one.name} {one.mode}: {one.why_not}")
                continue
            totals[one.mode] += one.counts
            totals[one.mode]["texts"] += 1
            if wanted.show:
                print(f"## {one.name} {one.mode} {dict(one.counts)}")
                for kind in sorted({kind for kind, _ in one.shown}):
                    for shown in [words for name, words in one.shown if name == kind][: wanted.show]:
                        print(f"  {kind}: {shown}")
    heads = ("texts", "kept", "joined wrong", "parted wrong", "joined right", "left", "lost", "truth")
    print(f"| mode | {' | '.join(heads)} |\n|{'---|' * (len(heads) + 1)}")
    for mode, counts in totals.items():
        print(f"| {mode} | {' | '.join(str(counts[head]) for head in heads)} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
