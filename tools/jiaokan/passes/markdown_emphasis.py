"""The asterisks of Markdown emphasis are dropped; a line that is bold as a whole is a heading where the text's own headings are bold.

Emphasis opens before and closes after a character that is not blank (CommonMark 0.31, 6.2). Asterisks also multiply, mark a note, point,
or stand for a name that is hidden; so they go only where the text is Markdown, or has a line that begins with a bold word.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from jiaokan.grammar.characters import HAN, WIDE
from jiaokan.grammar.numeral import ORDINAL
from jiaokan.page.dialect import is_markdown
from jiaokan.page.literal import is_code
from jiaokan.page.marked_words import typed_apart
from jiaokan.page.matching_lines import lines_with
from jiaokan.text import Edit, re
from jiaokan.text.overlap import apart

BOLD = re.compile(r"(?<!\*)(\*\*\*|\*\*)(?=[^\s*])([^*\n]{0,1000}[^\s*])\1(?!\*)|(?<!\w)(__)(?=[^\s_])([^*_\n]{1,1000}[^\s_])__(?!\w)")
ITALIC = re.compile(
    rf"(?<![*\w/])\*(?=[\w“《（「])([^*\n]{{0,500}}[^\s*、，/])\*(?![*\w/])"
    rf"|(?<=[{HAN}{WIDE}])\*(?=[{HAN}“《（])([^*\n]{{0,200}}[{HAN}”》）])\*(?![*])"
)
FIRST = re.compile(r"(?m)^[ \t]*(?:(?:[-*+]|#{1,6}|>|[0-9]{1,3}\.)[ \t]+)?\*{2,3}[^\s*，。、；：！？,;:!?）)][^*\n]{0,1000}\*{2,3}(?!\*)")
"""A bold word at the start of a line: nothing else looks so."""
ALONE = re.compile(r"(?<![*\\])\*(?!\*)")
"""An asterisk that has no other beside it."""
ITEM = re.compile(r"[ \t]*\*[ \t]")
OPERAND = re.compile(r"[A-Za-z0-9)\]]\*+[A-Za-z0-9(]")
"""Asterisks between two operands multiply."""
_HIDES = re.compile(r"\*{2,3}[，。、；：！？,;:!?）)]")
"""A name that is hidden, with the mark behind it: nobody emphasises words that begin with such a mark."""
EMPTY = re.compile(r"(?<![!-~…￥])\*\*(?:[ \t]*\*\*){1,3}(?![*A-Za-z0-9])")
"""Bold words that are missing; more asterisks are a row of them."""
MARKS = re.compile(r"\*+|__")
LINE = re.compile(r"(?m)^(?P<mark>#{1,6} +)?\*\*(?P<inside>[^*\n]{1,60})\*\*[ \t]*$")
LABEL = re.compile(rf"第[{ORDINAL}0-9]+[编編章节節]|[{ORDINAL}]{{1,3}}、|[（(][{ORDINAL}]{{1,3}}[）)]")
TITLE = "# "
"""The mark of the title, of which a text has one; no other line of it is bold like this one."""
STOP = re.compile("[，。；！？]")
"""A mark of a sentence, which is emphasised and heads nothing."""
RUN_IN = re.compile(f"[ \u3000](?=[{HAN}“《（])")
"""The blank after bold words."""
IS_HAN = re.compile(f"[{HAN}]")
SET_APART = re.compile(f"[{HAN}，。、；：] \\*\\*[^\\s*]")
"""A blank before bold words in a sentence: then the blank after them is a habit too."""
BOTH_SIDES = re.compile(f"(?<=[{HAN}，。、；：]) (\\*\\*?|__?)[^\\s*_][^*_\\n]{{0,200}}\\1 (?=[{HAN}])")
"""Emphasised words with a blank on either side in a line of Chinese."""
LEAST_BOTH_SIDES_TIMES = 2
"""So many of them are a habit of writing, which parts nothing."""
SENTENCE = re.compile("[，。；：！？]")
"""A mark that no row of cells has."""
ENDS = "。；，、：！？,;:!?"


def find(text: str) -> Iterator[Edit]:
    """Drop the marks of pairs; a whole bold line gets the mark of the headings that are bold like it."""
    yield from apart(_claims(text))


def _claims(text: str) -> Iterator[Edit]:
    """What each rule claims."""
    if ("*" not in text and "__" not in text) or not (is_markdown(text) or FIRST.search(text)):
        return
    lines = list(LINE.finditer(text))
    levels = [match["mark"] for match in lines if match["mark"]]
    for place, match in enumerate(lines):
        if match["mark"] or match["inside"].strip()[-1:] in ENDS or _is_within_paragraph(text, match.start()):
            continue
        below = lines[place + 1] if place + 1 < len(lines) else None
        next_bold = below is not None and not below["mark"] and not text[match.end() : below.start()].strip()
        if LABEL.match(match["inside"]) or (any(level != TITLE for level in levels) and not next_bold and not STOP.search(match["inside"])):
            yield Edit(match.start(), match.start(), max(levels, default="## "), "bold-heading")
    for start, line, _ in lines_with(MARKS, text):
        first = start + len(line) - len(line.lstrip())
        odd = (len(ALONE.findall(line)) - (ITEM.match(line) is not None)) % 2 == 1  # where one hides a word, so may all
        for pattern in (EMPTY, BOLD) if odd else (EMPTY, BOLD, ITALIC):
            for match in pattern.finditer(text, start, start + len(line)):
                if pattern is EMPTY and match[0] == line.strip(" \t"):
                    continue  # a figure of asterisks
                if _HIDES.match(text, match.start()) or is_code(text, match.start()):
                    continue
                if not OPERAND.match(text, max(0, match.start() - 1)):
                    yield from _edits(pattern, match, first)


def _edits(pattern: re.Pattern[str], match: re.Match[str], first: int) -> Iterator[Edit]:
    """Drop the marks around what a pattern found; `first` is where the line's words begin."""
    if pattern is EMPTY:
        yield Edit(match.start(), match.end(), "", "markdown-emphasis")
        return
    group = 4 if pattern is BOLD and match[3] else 2 if pattern is BOLD or match[1] is None else 1
    if group < 4 or re.search(f"[{HAN}]", match[4]):
        before, after = typed_apart(match.string, match.start(), match.start(group), match.end(group), match.end())
        yield Edit(match.start() - before, match.start(group), "", "markdown-emphasis")
        if _is_run_in(match, group, first):
            yield Edit(match.end(group), match.end() + 1, "\u3000", "markdown-emphasis")
        elif not before and BOTH_SIDES.match(match.string, match.start() - 1) and _is_in_sentence(match):
            yield Edit(match.start() - 1, match.start(), "", "markdown-emphasis")
            yield Edit(match.end(group), match.end() + 1, "", "markdown-emphasis")
        else:
            yield Edit(match.end(group), match.end() + after, "", "markdown-emphasis")


def _is_within_paragraph(text: str, start: int) -> bool:
    """Whether right above a line stands one that is neither a heading nor bold: then both are of one paragraph (CommonMark 0.31, 4.8)."""
    above = text[text.rfind("\n", 0, max(0, start - 1)) + 1 : max(0, start - 1)].strip()
    return bool(above) and not above.startswith("#") and not LINE.fullmatch(above)


def _is_in_sentence(match: re.Match[str]) -> bool:
    """Whether emphasised words with a blank on either side are in a sentence, by its marks or by a habit, and are no cell of a row."""
    line = match.string[match.string.rfind("\n", 0, match.start()) + 1 :].partition("\n")[0]
    return SENTENCE.search(line) is not None or _sets_apart(match.string)


@lru_cache(maxsize=1)
def _sets_apart(text: str) -> bool:
    """Whether emphasised words have a blank on either side in this text, as others write numbers and Latin words."""
    return len(list(islice(BOTH_SIDES.finditer(text), LEAST_BOTH_SIDES_TIMES))) == LEAST_BOTH_SIDES_TIMES


def _is_run_in(match: re.Match[str], group: int, first: int) -> bool:
    """Whether bold words are a heading in the first line of its paragraph, which only the blank after them parts from it."""
    text = match.string
    return (
        RUN_IN.match(text, match.end()) is not None
        and IS_HAN.match(match[group][-1]) is not None
        and match.start() == first
        and not SET_APART.search(text)
    )
