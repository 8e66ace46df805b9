"""An outline number that recognition misread is what its neighbours leave for it: 5.1.] before 5.1.2, （一） | （=） | （三）.

Parts are counted one by one (GB/T 9704—2012, 7.3.3; GB/T 1.1—2020, 7.3), so where the numbers on both sides leave one value only, and
the sign that stands there looks like it, nothing else can have stood there. A character that looks like no number stays, with a doubt.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jiaokan.grammar.characters import BLANK, HAN
from jiaokan.grammar.numeral import COUNTING, ORDINAL, value
from jiaokan.grammar.stop import ends_sentence
from jiaokan.page.line import Line, lines
from jiaokan.text import Doubt, Edit, re

STROKES = {"-": "一", "－": "一", "—": "一", "–": "一", "_": "一", "ー": "一", "“": "一", "”": "一", '"': "一", "=": "二", "＝": "二"}
"""Signs that recognition reads in the strokes of a numeral."""
ONES = r"\]\[】【|｜!！lI丨"
"""Signs that it reads in the figure 1."""
DECIMAL = re.compile(rf"((?:\d{{1,2}}\.)*)(\d{{1,2}}|[{ONES}])(?=[{BLANK}]?[{HAN}])")
HAN_NUMBER = re.compile(rf"([（(]?)([{ORDINAL}]{{1,4}}|[-－—–_ー=＝“”\"]|[{HAN}])(、|[)）])(?=[{BLANK}]?[{HAN}“《])", needs="、)）")


class LineNumber(NamedTuple):
    """An outline number at the start of a line."""

    row: int
    kind: str
    """Of a decimal the numbers above it, each with its stop; of a numeral its sign."""
    value: int
    """0 where it was misread."""
    start: int
    end: int
    """Where the figure that is counted stands, in code points of the text."""


def find(text: str) -> Iterator[Edit | Doubt]:
    """Put each misread number right that its neighbours prove, and mark where only its place says that it was one."""
    rows = lines(text)
    yield from _decimals(rows)
    yield from _numerals(rows)


def _decimals(rows: Sequence[Line]) -> Iterator[Edit]:
    """The numbers of clauses: a 1 that was read as a stroke, and those that lost their beginning."""
    found = [
        LineNumber(index, match[1], int(match[2]) if match[2].isdigit() else 0, row.start + match.start(2), row.start + match.end(2))
        for index, row in enumerate(rows)
        if row.text[0].isdigit() and (match := DECIMAL.match(row.text)) and match[1]
    ]
    known = {(one.kind, one.value) for one in found}
    follows: dict[int, int] = {}
    next_of: dict[str, int] = {}
    for place in range(len(found) - 1, -1, -1):
        follows[place] = next_of.get(found[place].kind, 0)
        next_of[found[place].kind] = found[place].value
    for place, one in enumerate(found):
        if not one.value:
            if follows[place] in (2, 3) and (one.kind, 1) not in known:
                yield Edit(one.start, one.end, "1", "outline-number")
        elif 0 < place < len(found) - 1:
            before, after = found[place - 1], found[place + 1]
            lost = before.kind.removesuffix(one.kind)
            counts = before.value + 1 == one.value == after.value - 1
            if before.kind == after.kind == lost + one.kind and lost and (counts or (not before.value and one.value == 2)):
                yield Edit(rows[one.row].start, rows[one.row].start, lost, "outline-number")


def _numerals(rows: Sequence[Line]) -> Iterator[Edit | Doubt]:
    """Chinese numerals, with a stop or in brackets."""
    found: dict[str, list[LineNumber]] = {"、": [], "）": []}
    for index, row in enumerate(rows):
        if (match := HAN_NUMBER.match(row.text)) and bool(match[1]) == (match[3] != "、"):
            kind = match[3] if match[3] == "、" else "）"
            said = value(match[2]) if all(char in ORDINAL for char in match[2]) else 0
            if said or match[2] in STROKES or (index and (row.gap or ends_sentence(rows[index - 1].text))):
                found[kind].append(LineNumber(index, match[2], said, row.start + match.start(2), row.start + match.end(2)))
    for kind in found.values():
        yield from _filled(kind)


def _filled(found: Sequence[LineNumber]) -> Iterator[Edit | Doubt]:
    """The edits of the misread numbers among those of one kind: each row of them ends before one that is known, and all look right."""
    last, unread = 0, list[LineNumber]()
    for one in found:
        if not one.value:
            unread.append(one)
            continue
        first = one.value - len(unread)
        if unread and (first == last + 1 or first == 1):
            looks = [STROKES.get(other.kind) for other in unread]
            if [value(look) if look else 0 for look in looks] == list(range(first, one.value)):
                yield from (Edit(other.start, other.end, STROKES[other.kind], "outline-number") for other in unread)
            elif looks == [None] and last and one.value <= len(COUNTING):
                yield Doubt(unread[0].start, unread[0].end, "outline-number", (COUNTING[one.value - 2],))
        last, unread = one.value, []
