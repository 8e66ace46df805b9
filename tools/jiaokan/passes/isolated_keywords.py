"""A keyword that stands alone on its line, because a web page highlights it, goes back into its sentence.

It is found from repetition, never from a list: a short line that comes again and again between pieces of sentences that differ.
A page highlights a word wherever it stands, so that it is hardly ever found inside a line; the words of a heading are, for its section
speaks of them. Where no mark follows that cannot start a line, other paragraphs must have a line each, as those of printed sheets have not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from jiaokan.grammar.characters import HAN
from jiaokan.grammar.label import is_label, may_start_block, starts_block
from jiaokan.grammar.numeral import COUNTING
from jiaokan.grammar.stop import NON_STARTERS, OPENERS, ends_sentence
from jiaokan.page.line import Line, glue, lines
from jiaokan.page.literal import is_fenced, kept
from jiaokan.page.region import Region, regions
from jiaokan.text import Doubt, Edit, re

LONGEST_KEYWORD_COLUMNS = 40
"""Columns of the longest keyword."""
LEAST_TIMES = 3
"""How often a keyword stands alone at least."""
TITLE_LINES = 3
"""So many lines at the start may be of the title, in which a keyword may follow a colon."""
NUMBERED = re.compile(rf"[0-9]+(?:[{HAN}]|$)")
"""A number, or a heading whose number has no mark."""
WORD = re.compile(r"[^\W_](?:[^\W_]|[ ·\-](?=[^\W_]))*")
METADATA = re.compile(
    r"(?:[公發发]布?[布佈][時时日]?[间間期]?|[时時]间|日期|[信資资][息料][来來]源|[来來]源|作者|[浏點点][览閱阅]次[数數]|字[体體级級號号])[：:]"
)
HEADING = re.compile(rf"第[^\s，。]{{1,6}}[编編章节節]|[{COUNTING}]{{1,3}}、|[（(][{COUNTING}]{{1,3}}[）)]|[0-9]{{1,2}}[.．、]")
PART = re.compile(rf"第[{COUNTING}0-9]{{1,4}}[{HAN}]|[{COUNTING}]{{1,3}}[.．]")
"""How a part of a paper begins, whatever it is called: 第二题, 第三部分, 四."""
LEAD_IN = re.compile(rf"(?:[{COUNTING}]{{1,3}}、)?(?:问|問|答|注|註|按|备注|備註|编者按)[：:]")
"""What is never a paragraph of its own, though it ends with a colon."""
RUN_IN = re.compile(r"[^，。；：]{1,20}。")
"""The rest of a heading that is the first sentence of its paragraph."""
INNER_MARK = re.compile(r"[，。；：,;]")
PROSE = re.compile(rf"[{HAN}）”》][，。；、,;]|[{HAN}]{{12}}")
"""What a piece of a sentence has: words with a mark behind them, or many words; the labels of a slide and the parts of a formula have
neither."""
NUMBERS_SHARE = 0.25
"""From this part of places with a lone number beside them a line is no keyword: the title of a slide has the number of its page there."""
LEAST_ALONE_SHARE = 0.8
"""The part of the places of a word at which it stands alone, at least."""
ENDED_SHARE, LEAST_ROWS_SHARE = 0.25, 0.15
"""Where no mark shows that a sentence goes on behind it: the part of its places before which a sentence ends, at most, and its part of all
lines, at least; a page highlights what was searched for, and that is frequent."""
LEAST_PROSE_COLUMNS = 60
"""Columns of the widest line beside it then: a paragraph up to the word, which no slide has in one line."""
WIDEST_GAP_LINES = 2
"""Blank lines between the pieces of a sentence at most."""


def find(text: str) -> Iterator[Edit | Doubt]:
    """Drop the line breaks around each keyword, except where a paragraph starts or ends with it."""
    rows = lines(text)
    stretches = kept(text)
    quoted = [is_fenced(stretches, row.start) for row in rows] if stretches else [False] * len(rows)
    keywords = _keywords(rows, quoted)
    if not keywords:
        return
    alone = [row.text in keywords and not code for row, code in zip(rows, quoted, strict=True)]
    indented = _indented(rows, alone)
    gaps = sum(1 for row, is_key in zip(rows, alone, strict=True) if is_key and row.gap) > 0.3 * sum(alone)
    run_on = _run_on(rows, alone)
    headings = _headings(rows, alone)
    unit = ""
    for index, (before, after) in enumerate(pairwise(rows)):
        unit = unit or before.text
        title = alone[index + 1] and index < TITLE_LINES and not after.gap and not any(ends_sentence(row.text) for row in rows[:index])
        if title and before.text[-1] in "：:" and not METADATA.match(before.text):
            yield Edit(before.end, after.start, "", "isolated-keyword")
            unit += after.text
            continue
        if (alone[index] or alone[index + 1]) and _goes_on(before, after, alone[index + 1], unit, indented, gaps, run_on, headings):
            new = "\u3000" if is_label(before.text) else glue(before.text, after.text)
            yield Edit(before.end, after.start, new, "isolated-keyword")
            unit += after.text
            continue
        unit = after.text


def _keywords(rows: tuple[Line, ...], quoted: list[bool]) -> set[str]:
    """Short lines that come again inside sentences.

    Either a mark that starts no line follows now and then, or the lines before them are prose that breaks off,
    at other widths than those at which a column ends.
    """
    places: dict[str, list[int]] = {}
    for index, row in enumerate(rows):
        if (
            not quoted[index]
            and len(row.text) > 1
            and row.width <= LONGEST_KEYWORD_COLUMNS
            and WORD.fullmatch(row.text)
            and not NUMBERED.match(row.text)
            and not starts_block(row.text)
        ):
            places.setdefault(row.text, []).append(index)
    often = {word: where for word, where in places.items() if len(where) >= LEAST_TIMES}
    if not often:
        return set()
    around = regions(rows)
    return {word for word, where in often.items() if _inside_sentences(where, rows, around)}


def _inside_sentences(where: list[int], rows: Sequence[Line], around: Sequence[Region]) -> bool:
    word = rows[where[0]].text
    if len(where) < LEAST_ALONE_SHARE * sum(row.text.count(word) for row in rows):
        return False
    if any(2 * len({rows[min(max(0, index + step), len(rows) - 1)].text for index in where}) <= len(where) for step in (-1, 1)):
        return False  # mostly a stretch of the text that is there again
    below = [rows[index + 1].text for index in where if index + 1 < len(rows)]
    if 2 * sum(may_start_block(line) or PART.match(line) is not None for line in below) > len(where):
        return False  # parts of a paper begin below a box for marks
    signs = prose = beside = numbers = ended = 0
    for index in where:
        before, after = rows[max(0, index - 1)], rows[min(len(rows) - 1, index + 1)]
        numbers += before.text.isdigit() or after.text.isdigit()
        beside += bool(PROSE.search(before.text) or PROSE.search(after.text))
        signs += after.text[0] in NON_STARTERS or before.text[-1] in OPENERS
        ended += ends_sentence(before.text)
        broken_off = not ends_sentence(before.text) and not around[index].measure
        prose += broken_off and bool(INNER_MARK.search(before.text) or INNER_MARK.search(after.text))
    if 2 * beside <= len(where) or numbers > NUMBERS_SHARE * len(where):
        return False
    if signs >= max(1, 0.04 * len(where)):
        return True
    if ended > ENDED_SHARE * len(where) or len(where) < LEAST_ROWS_SHARE * len(rows):
        return False
    widest = max(rows[place].width for index in where for place in (max(0, index - 1), min(index + 1, len(rows) - 1)))
    return len(where) >= 5 and prose > 0.5 * len(where) and widest >= LEAST_PROSE_COLUMNS


def _indented(rows: Sequence[Line], alone: list[bool]) -> bool:
    """Whether first lines of paragraphs still have their indent, so that its absence tells something."""
    starts = [row for before, row, is_key in zip(rows, rows[1:], alone[1:], strict=False) if not is_key and before.text[-1] == "。"]
    return len(starts) > 1 and sum(1 for row in starts if row.indent >= 2) > 0.5 * len(starts)


def _run_on(rows: Sequence[Line], alone: list[bool]) -> bool:
    """Whether a sentence more often ends inside a paragraph than at its end."""
    inside = sum(row.text.count("。", 0, -1) for row in rows)
    ends = sum(1 for row, is_key in zip(rows, alone[1:], strict=False) if not is_key and row.text[-1] == "。")
    return inside > ends


def _headings(rows: Sequence[Line], alone: list[bool]) -> frozenset[str]:
    """The kinds of numbering (一、, （一）, 1.) whose items are headings here: short lines without an end mark."""
    counts: dict[str, list[int]] = {}
    for row, into in zip(rows, [*alone[1:], False], strict=True):
        head = HEADING.match(row.text)
        if head and (not into or INNER_MARK.search(row.text, head.end())):
            count = counts.setdefault(_numbering(head[0]), [0, 0])
            count[row.width <= 60 and not INNER_MARK.search(row.text, head.end())] += 1
    return frozenset({"章"} | {numbering for numbering, (text, headings) in counts.items() if headings > text})


def _numbering(head: str) -> str:
    """The kind of numbering of a head."""
    return "章" if head[0] == "第" else head[0] if head[0] in "（(" else "1" if head[0].isdigit() else "一"


def _goes_on(before: Line, after: Line, into: bool, unit: str, indented: bool, gaps: bool, run_on: bool, headings: frozenset[str]) -> bool:
    if after.text[0] in NON_STARTERS or before.text[-1] in OPENERS:
        return True
    if (
        after.text[0] in "#|"
        or before.text[0] in "#|"
        or (after.gap and not gaps)
        or after.gap > WIDEST_GAP_LINES
        or starts_block(after.text)
    ):
        return False
    if indented and after.indent >= 2:
        return False
    if is_label(before.text):
        return True
    if LEAD_IN.fullmatch(before.text):
        return True
    if ends_sentence(before.text):
        return before.text[-1] not in "：:" and (indented or run_on) and not may_start_block(after.text)
    if METADATA.match(after.text):
        return False
    if not into and (head := HEADING.match(unit)) is not None and _numbering(head[0]) in headings:
        return bool(INNER_MARK.search(unit, head.end()) or after.text[0] in OPENERS or RUN_IN.match(after.text)) or (
            after.width < 40 and not INNER_MARK.search(after.text)
        )
    return True
