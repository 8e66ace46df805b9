"""Stretches of a line that are not prose and keep their own signs: addresses of the web, code, marks of notes, lines of a program.

A rule for Chinese punctuation asks here before it changes an ASCII mark.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from sys import maxsize

from jiaokan.grammar.characters import HAN
from jiaokan.page.cells import tables
from jiaokan.page.code_line import is_code_line
from jiaokan.page.code_span import code_spans, in_code_span, within
from jiaokan.page.fence import fences
from jiaokan.page.front_matter import block
from jiaokan.page.japanese import is_japanese, is_japanese_text
from jiaokan.page.listed import listed
from jiaokan.page.markup_language import markup_language
from jiaokan.page.matching_lines import lines_with
from jiaokan.page.program import programs
from jiaokan.page.spoken_signs import spoken_signs
from jiaokan.text import re

LITERAL = re.compile(
    r"(?:https?|ftp)://[!-~]*[\w/=&#-]|www\.[!-~]*[\w/=&#-]|`[^`\n]+`|\[\^[^\]\n]{1,20}\]:?|<[a-z]{2,16}:[^<>\s]{1,300}>"
    r"|&(?:#x?[0-9a-f]{1,7}|[a-z][a-z0-9]{1,9});|\{\{[^{}\n]{1,200}\}\}|\{%[^%{}\n]{1,200}%\}",
    re.ASCII | re.IGNORECASE,
)
"""An address, code between backquotes, the mark of a note, what a scheme names between angle brackets (CommonMark 0.31, 6.5), a character
reference, and what a template is to put there: {{< ref "page" >}}, {% note %}."""
CITED = re.compile(r"[\[［](?:[MJCDRSPNGZA]|DB|CP|EB|DS|CM)(?:/(?:OL|CD|MT|DK))?[\]］](?:[.,:．，：]|//)")
"""The type of a work in a reference, whose marks are half-width (GB/T 7714—2015, 附录 B); no reference has a 。 before it."""
UNTYPED = (
    re.compile(r"[ \t]*[\[［【〔][0-9]{1,3}[\]］】〕]"),
    re.compile(r"[^\W\d_][.．] "),
    re.compile("[,，] ?(?:1[89]|20)[0-9]{2}(?![0-9年])"),
)
"""What stands in turn in a reference without the type of its work: a number in brackets; a dot and a blank behind an author or a title; a
year behind a comma. Each is looked for by itself, so that a long line costs no more than its length."""
ENTRY = re.compile(r"(?m)^[ \t\u3000]*[\[［【〔][0-9]{1,3}[\]］】〕]")
"""The number with which an entry of a list of references begins (GB/T 7714—2015, 9.1)."""
ENTRY_END = re.compile(r"(?<=[.．0-9])[ \t]*(?=\n|\Z)")
"""It ends with a dot or a number, and may end a line of its own with one."""
NUMBERED = re.compile(r"(?m)^[ \t\u3000]*[\[［【〔]([0-9]{1,3})[\]］】〕][^\n。]*$")
YEAR = re.compile("(?<![0-9])(?:1[89]|20)[0-9]{2}(?![0-9])")
LEAST_NUMBERED_LINES, YEARS_SHARE = 3, 0.5
"""Lines without 。 whose numbers count on that make a list of references at least, and the part of them that has a year."""
LISTED = re.compile("(?:[.．] [^.．]+){2}[,，] ?(?:1[89]|20)[0-9]{2}[.．]?$")
"""How a reference ends that has no number: a dot and a blank behind author and title, a year behind who published it."""
AUTHOR_YEAR = re.compile(r"[.．,，]? ?\((?:1[89]|20)[0-9]{2}[a-z]?\)[.．] ?[^\W\d_][^\n]*[0-9][.．]?$")
"""The year of a reference in brackets, behind who wrote it; it ends with pages (APA, 7th edition, 9.5)."""
LONGEST_ENTRY_CHARACTERS = 600
"""How many code points such an entry has at most."""
CODE_REACH_CHARACTERS = 500
"""How far from its backquotes inline code may reach."""
DISPLAY = re.compile(r"(?m)^[ \t]*\$\$[^$\n]*$")
"""A line that begins or ends a formula of several lines."""
DIRECTIVE = re.compile(r"(?m)^[ \t]*(?:[?!]{3}\+?[ \t]+[a-z]|={3}[ \t]+\"|:{3,})[^\n]*$")
"""A line that opens a box or a tab in the dialects of Markdown that manuals are written in."""
IN_DIRECTIVES = (":::", "===", "?", "!")
BOXED = re.compile(r"(?m)(?:^[^\n\u2502\u2503\u250c-\u254b\u2551-\u256c]*[\u2502\u2503\u250c-\u254b\u2551-\u256c][^\n]*(?:\n+|\Z)){3,}")
"""Rows of a table that is drawn with strokes (Unicode, Box Drawing): their blanks keep the strokes below each other."""
HAN_RUN = re.compile(f"[{HAN}]+")
LATIN_WORD = re.compile("[A-Za-z\u00c0-\u024f]+")


def fenced(text: str) -> list[tuple[int, int]]:
    """The stretches from a fence of code to the one that closes it, in code points."""
    return [(fence.start, fence.close) for fence in fences(text)]


def listings(text: str) -> list[tuple[int, int]]:
    """The stretches of code in lines of their own, with fences or without, in code points, in order."""
    return sorted([*fenced(text), *programs(text)])


@lru_cache(maxsize=1)
def kept(text: str) -> list[tuple[int, int]]:
    """The stretches of which no sign is changed: fenced code, lines of a program, rows of cells, drawn tables; in order, apart.

    The source of a document in a language of markup is kept whole.
    """
    if markup_language(text):
        return [(0, len(text))]
    found: list[tuple[int, int]] = []
    front = block(text)
    formulae = [match.span() for match in DISPLAY.finditer(text)] if "$$" in text else []
    displays = [(one[0], two[1]) for one, two in zip(formulae[::2], formulae[1::2], strict=False)]
    drawn = (
        [_lines_of(match) for match in BOXED.finditer(text)] if any(stroke in text for stroke in "\u2502\u2503\u250c\u2514\u2551") else []
    )
    boxes = [match.span() for match in DIRECTIVE.finditer(text)] if any(sign in text for sign in IN_DIRECTIVES) else []
    for start, end in sorted(
        [*([front.span()] if front else []), *displays, *boxes, *drawn, *fenced(text), *programs(text), *tables(text), *listed(text)]
    ):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _lines_of(match: re.Match[str]) -> tuple[int, int]:
    """Where the lines of a match begin and end, the break behind the last one left out: the next line is none of them."""
    return match.start(), match.start() + len(match[0].rstrip("\n"))


@lru_cache(maxsize=1)
def references(text: str) -> list[tuple[int, int]]:
    """The entries of lists of references that go over several lines, in code points: the type of the work stands in one of these."""
    if not any(bracket in text for bracket in "]］】〕"):
        return []
    return sorted({*_counted(text), *_typed(text)})


def _counted(text: str) -> Iterator[tuple[int, int]]:
    """The lines of lists whose numbers count on, and of which most have a year."""
    run: list[re.Match[str]] = []
    for line in [*NUMBERED.finditer(text), None]:
        if line and run and int(line[1]) == int(run[-1][1]) + 1:
            run.append(line)
            continue
        if len(run) >= LEAST_NUMBERED_LINES and sum(YEAR.search(one[0]) is not None for one in run) >= YEARS_SHARE * len(run):
            yield from (one.span() for one in run)
        run = [line] if line else []


def _typed(text: str) -> list[tuple[int, int]]:
    """The entries with the type of the work."""
    if not CITED.search(text):
        return []
    starts = [match.start() for match in ENTRY.finditer(text)]
    found: list[tuple[int, int]] = []
    for start, after in zip(starts, [*starts, len(text)][1:], strict=True):
        entry = text[start : min(after, start + LONGEST_ENTRY_CHARACTERS)].partition("\n\n")[0]
        cited = CITED.search(entry)
        if cited and "。" not in entry[: cited.start()]:
            ended = ENTRY_END.search(entry, cited.end())
            end = ended.start() if ended else len(entry.rstrip("\n")) if start + len(entry) == after < len(text) else cited.end()
            if "。" not in entry[:end]:
                found.append((start, start + end))
    return found


def is_fenced(stretches: list[tuple[int, int]], place: int) -> bool:
    """Whether a place lies in one of the stretches."""
    index = bisect_right(stretches, (place, maxsize)) - 1
    return index >= 0 and place <= stretches[index][1]


def han_count(text: str) -> int:
    """How many Han characters there are, counted by runs: a list of single ones takes more memory than the text."""
    return sum(map(len, HAN_RUN.findall(text)))


@lru_cache(maxsize=2048)
def _is_untyped(line: str) -> bool:
    """Whether a line is a reference without the type of its work; a Chinese sentence is none."""
    number, dot, year = UNTYPED
    if line[-1:] in "0123456789.．" and "。" not in line and "，" not in line and LISTED.search(line):
        return True
    if "(" in line and "。" not in line and AUTHOR_YEAR.search(line):
        return True
    head = number.match(line)
    stop = dot.search(line, head.end()) if head else None
    return stop is not None and "。" not in line and year.search(line, stop.end()) is not None


def is_foreign(line: str) -> bool:
    """Whether a line is a program's or a reference, or prose of a language that is not written in Han characters."""
    if is_code_line(line) or (("]" in line or "］" in line) and (cited := CITED.search(line)) and "。" not in line[: cited.start()]):
        return True
    if _is_untyped(line) or is_japanese(line):
        return True
    if not LATIN_WORD.search(line):
        return False
    return len(LATIN_WORD.findall(line)) > 2 * han_count(line)


def prose(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, str, list[re.Match[str]]]]:
    """`lines_with`, without the lines and the matches that are not Chinese prose."""
    stretches: list[tuple[int, int]] | None = None
    if is_japanese_text(text):
        return
    for start, line, matches in lines_with(pattern, text):
        stretches = kept(text) if stretches is None else stretches
        if is_fenced(stretches, start) or is_fenced(references(text), start) or is_foreign(line):
            continue
        if ("://" in line or "www." in line or "`" in line or "[^" in line or "<" in line or "{" in line or "&" in line) and (
            literal := [match.span() for match in LITERAL.finditer(line)]
        ):
            matches = [m for m in matches if not within(literal, m.start() - start)]
        if code_spans(text):
            matches = [m for m in matches if not in_code_span(text, m.start())]
        if spoken := spoken_signs(text):
            matches = [m for m in matches if not within(spoken, m.start())]
        if matches:
            yield start, line, matches


def is_code(text: str, place: int) -> bool:
    """Whether a place lies in code of any kind, in lines of its own or in one of prose."""
    return is_fenced(kept(text), place) or code(text, place)


def code(text: str, place: int) -> bool:
    """Whether a place lies in inline code: between two backquotes of its line, in a call, a formula or a command."""
    if in_code_span(text, place):
        return True
    start = max(text.rfind("\n", 0, place) + 1, place - CODE_REACH_CHARACTERS)
    before = text.count("`", start, place)
    return before % 2 == 1 and "`" in text[place : place + CODE_REACH_CHARACTERS].split("\n", 1)[0]
