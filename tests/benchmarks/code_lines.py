"""What `clean` does to programs that stand in a text without a fence, as extractors of PDF and word processors' files leave them.

    python tests/benchmarks/code_lines.py FOLDER… [--files N] [--seed N] [--samples N] [--reason CODE]… [--count]

The Markdown files of a folder that have fenced code and Chinese prose are the truth: their fences say which lines are code. The marks
of Markdown are taken away, and what is left is cleaned in two builds: with the indents of the code, and without them. An edit that
touches a line of code is harm; an edit of prose that the same text with its fences gets, and this one does not, is a repair lost.
"""

from __future__ import annotations

import argparse
import math
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from jiaokan.clean import clean
from jiaokan.errors import BadInput
from jiaokan.page.code_line import WEIGHTS, kind
from jiaokan.page.fence import fences
from jiaokan.source.file import describe
from jiaokan.text import Piece

HAN = re.compile("[\u4e00-\u9fff]")
LEAST_HAN = 300
LONGEST_CHARACTERS = 60_000
MARKS = (
    (re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)"), ""),
    (re.compile(r"\[([^\]\n]*)\]\([^)\n]*\)"), r"\1"),
    (re.compile(r"(?m)^ {0,3}#{1,6}[ \t]+"), ""),
    (re.compile(r"\*\*([^*\n]+)\*\*"), r"\1"),
    (re.compile(r"`([^`\n]+)`"), r"\1"),
    (re.compile(r"(?m)^> ?"), ""),
    (re.compile(r"</?[a-zA-Z][^>\n]*>"), ""),
)
BLANK = re.compile(r"\n{3,}")


class Part(NamedTuple):
    """A stretch of a file: prose without the marks of Markdown, or code without its fence."""

    words: str
    is_code: bool


def parts(source: str) -> Iterator[Part]:
    """The stretches of a Markdown file in order, empty ones left out."""
    place = 0
    for fence in fences(source):
        yield from _prose(source[place : fence.start])
        lines = source[fence.inner : fence.close].expandtabs(4).split("\n")
        if code := "\n".join(line.rstrip() for line in lines).strip("\n"):
            yield Part(code, True)
        place = fence.end
    yield from _prose(source[place:])


def _prose(words: str) -> Iterator[Part]:
    for pattern, new in MARKS:
        words = pattern.sub(new, words)
    if words := BLANK.sub("\n\n", words).strip("\n"):
        yield Part(words, False)


def built(found: list[Part], indents: bool) -> tuple[str, list[tuple[int, int]]]:
    """The text without fences, and where its code stands: start and end in code points."""
    text, code = "", []
    for part in found:
        words = part.words
        if part.is_code and not indents:
            words = "\n".join(line.strip() for line in words.split("\n") if line.strip())
        if part.is_code:
            code.append((len(text), len(text) + len(words)))
        text += words + ("\n\n" if indents else "\n")
    return text, code


def files(folders: list[Path]) -> Iterator[tuple[Path, list[Part]]]:
    """The Markdown files with Chinese prose and code, and their parts."""
    for folder in folders:
        for path in sorted(folder.rglob("*.md")):
            try:
                source = describe(path.name, path.read_bytes())[1]
            except (BadInput, OSError):
                continue
            if len(source) > LONGEST_CHARACTERS or len(HAN.findall(source)) < LEAST_HAN or "```" not in source:
                continue
            found = list(parts(source))
            if any(part.is_code for part in found):
                yield path, found


def main() -> int:
    """Read the arguments, clean both builds of each file, print what was done to code, by reason."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--files", type=int, default=60, help="how many files are drawn (60)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--samples", type=int, default=0, help="how many edits of a reason are shown (0)")
    parser.add_argument("--reason", action="append", metavar="CODE")
    parser.add_argument("--count", action="store_true", help="print how much oftener each kind of line stands in code than in prose")
    arguments = parser.parse_args()
    drawn = list(files(arguments.folders))
    random.Random(arguments.seed).shuffle(drawn)
    drawn = drawn[: arguments.files]
    if arguments.count:
        return _count(drawn)
    for indents in (True, False):
        _build(drawn, indents, arguments)
    return 0


def _count(drawn: list[tuple[Path, list[Part]]]) -> int:
    """Print for each kind of line in how many lines of code and of prose it stands, and the logarithm of the ratio of its shares."""
    found: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    for _, several in drawn:
        for part in several:
            found[part.is_code].update(kind(bare) for line in part.words.split("\n") if (bare := line.strip(" \t\u3000")))
    code, prose = (counts.total() or 1 for counts in (found[True], found[False]))
    for name in WEIGHTS:
        ratio = ((found[True][name] + 1) / code) / ((found[False][name] + 1) / prose)
        print(f"{name}\t{found[True][name]}\t{found[False][name]}\t{math.log(ratio):.1f}\t{WEIGHTS[name]}")
    return 0


def _build(drawn: list[tuple[Path, list[Part]]], indents: bool, arguments: argparse.Namespace) -> None:
    lines = touched = prose = lost = 0
    reasons, gone = Counter[str](), Counter[str]()
    samples: dict[str, list[str]] = {}
    for path, found in drawn:
        raw, code = built(found, indents)
        hurt: set[tuple[int, int]] = set()
        kept = Counter[tuple[str, str, str]]()
        for start, end in code:
            lines += raw.count("\n", start, end) + 1
        for edit in clean(raw).edits:
            inside = next(((s, e) for s, e in code if (s < edit.end and edit.at < e) or (edit.at in (s - 1, e) and edit.old == "\n")), None)
            if not inside:
                kept[_what(raw, edit)] += 1
                continue
            if not edit.old.strip() and not edit.new.strip() and edit.why == ("line-blank",):
                continue
            hurt.add((inside[0], raw.count("\n", 0, edit.at)))
            for why in edit.why:
                reasons[why] += 1
                samples.setdefault(why, []).append(_shown(path, raw, edit))
        touched += len(hurt)
        whole, spans = _fenced(found, indents)
        for edit in clean(whole).edits:
            if any(s <= edit.at <= e for s, e in spans):
                continue
            what = _what(whole, edit)
            prose += 1
            if kept[what]:
                kept[what] -= 1
            else:
                lost += 1
                gone.update(edit.why)
                for why in edit.why:
                    samples.setdefault(f"lost {why}", []).append(_shown(path, whole, edit))
    name = "with indents" if indents else "without indents"
    print(f"## {name}: {len(drawn)} files, {lines} lines of code, {touched} touched ({100 * touched / max(1, lines):.2f} %)")
    print("harm:", ", ".join(f"{why} {number}" for why, number in reasons.most_common()) or "none")
    print(f"prose: {lost} of {prose} edits lost:", ", ".join(f"{why} {number}" for why, number in gone.most_common()) or "none")
    for why, rows in samples.items():
        if arguments.reason and why not in arguments.reason:
            continue
        for row in random.Random(arguments.seed).sample(rows, min(arguments.samples, len(rows))):
            print(f"{why}\t{row}")


def _shown(path: Path, raw: str, edit: Piece) -> str:
    """An edit between what stands beside it."""
    return f"{path}\t{raw[max(0, edit.at - 40) : edit.at]!r} [{edit.old!r} → {edit.new!r}] {raw[edit.end : edit.end + 30]!r}"


def _what(raw: str, edit: Piece) -> tuple[str, str, str]:
    """What tells an edit of one build from another of it: what was there, and what stands about it."""
    at, end, old = edit.at, edit.end, edit.old
    return old, raw[max(0, at - 4) : at].split("\n")[-1].strip(), raw[end : end + 4].split("\n")[0].strip()


def _fenced(found: list[Part], indents: bool) -> tuple[str, list[tuple[int, int]]]:
    """The same text with its fences, and where they stand."""
    text, spans = "", []
    for part in found:
        start = len(text)
        if part.is_code:
            text += f"~~~~~~\n{part.words}\n~~~~~~"
            spans.append((start, len(text)))
        else:
            text += part.words
        text += "\n\n" if indents else "\n"
    return text, spans


if __name__ == "__main__":
    sys.exit(main())
