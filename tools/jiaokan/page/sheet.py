"""Which lines are page furniture: page numbers, running headers and footers, imprint lines.

A page number is known by its form and by counting on from page to page.
A running header is known by coming again beside page numbers or form feeds, or at the even distances at which pages end.
What comes again without either, such as a heading of each chapter, is text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from jiaokan.grammar.characters import HAN
from jiaokan.grammar.numeral import ORDINAL, value
from jiaokan.grammar.stop import ends_sentence
from jiaokan.page.edges import CLAUSE, page_edges
from jiaokan.page.line import BLANKS, Line, width

COLUMN_GAP = re.compile(rf"[{BLANKS}]{{2,}}")
SPACES = re.compile(rf"[{BLANKS}]+")
DIGITS = re.compile(r"[0-9]+")
EDGE_NUMBER = re.compile(r"^[0-9]{1,4}(?![0-9.．、)）号年月日])|(?<![0-9.．、(（])[0-9]{1,4}$")
"""A number at an end of a line that is no number of an item, a section or a date."""
BLANK_OR_NUMBER = re.compile(rf"[{BLANKS}0-9]|^第")
DASHES = "-－—–―─·•‧・~～|*"
INNER_NUMBER = re.compile(rf"(?<=[{BLANKS}{DASHES}第])[0-9]{{1,4}}(?=[{BLANKS}{DASHES}/／页頁版])")
"""A number inside a line, set apart as a page number is that stands between the name of a paper and the day."""
EXPLICIT = re.compile(
    rf"(?:[{DASHES}]+([0-9]{{1,4}})[{DASHES}]+"
    r"|第([0-9]{1,4})[页頁][,，/／|]?[共总總][0-9]{1,4}[页頁]|[共总總][0-9]{1,4}[页頁][,，/／|]?第([0-9]{1,4})[页頁]"
    r"|(?:[Pp]age|PAGE)([0-9]{1,4})(?:of|/)[0-9]{1,4})"
)
"""Forms that are page numbers wherever they stand alone on a line."""
COUNTING = re.compile(
    rf"(?:第([0-9]{{1,4}}|[{ORDINAL}]{{1,5}})[页頁版]|([0-9]{{1,4}})[/／][0-9]{{1,4}}[页頁]?|[Pp](?:age|AGE|\.)?([0-9]{{1,4}})"
    rf"|[{DASHES}([（［【〔<]*([0-9]{{1,4}})[{DASHES})\]）］】〕>]*|[页頁][码碼次]?[:：]?([0-9]{{1,4}}))"
)
"""Forms that are page numbers if they count on from page to page."""
OF_TOTAL = re.compile(r"0[/／][1-9][0-9]*")
"""A number and the total of pages, the number made nought."""
TOTAL = re.compile(r"[共总總][0-9]{1,4}[页頁版]")
SHORTEST_PAGE = 300
"""Columns of text that a page has at least."""
MOST = 30
"""So many texts that come again are read in pairs too: an extractor may join title and date with one space on one page only."""
CLAUSE_NAME = re.compile(f"[{HAN}、（）]{{2,20}}")
"""What may be the name of a clause, with its number in the line above."""
NEAR = 3
"""So many lines from the edge of a page its number stands at most."""
LONGEST = 120
"""Columns of the longest running header."""


class Unit(NamedTuple):
    """A stretch of a line between wide gaps, as it stands in a header with a title left and a date right."""

    row: int
    key: str
    """Its text without blanks."""
    text: str
    """Its text."""


def furniture(rows: Sequence[Line], closed: bool = False) -> set[int]:
    """The numbers of the lines that are page furniture; `closed` says whether a form feed ends the text."""
    if not rows:
        return set()
    units = list(_units(rows))
    if not units:
        return page_edges(rows, closed)
    depth = _depths(rows)
    marks: set[int] = set()
    accepted = {unit for unit in units if len(unit.key) <= 24 and EXPLICIT.fullmatch(unit.key)}
    accepted |= _counting(_near_edges(units, rows), depth)
    marks |= {unit.row for unit in accepted}
    edges = page_edges(rows, closed)
    accepted |= {unit for unit in units if unit.row in edges}
    marks |= {unit.row for unit in accepted}
    pages = marks | {index - 1 for index, row in enumerate(rows) if row.page} | {index for index, row in enumerate(rows) if row.page}
    keys = _repeated(rows, units, depth, pages, marks)
    if len(keys) <= MOST:
        keys |= {_shape(one + two) for one in keys for two in keys}
    accepted |= {unit for unit in units if _shape(unit.key) in keys or (len(unit.key) < 8 and marks and TOTAL.fullmatch(unit.key))}
    whole: dict[int, int] = defaultdict(int)
    for unit in units:
        whole[unit.row] += 1
    for unit in accepted:
        whole[unit.row] -= 1
    found = {unit.row for unit in accepted if whole[unit.row] == 0} | edges
    keys |= {_shape(SPACES.sub("", rows[row].text)) for row in edges}
    return found - _kept_title(units, keys, found) - ({1} - edges if 0 in edges else set())


def _units(rows: Sequence[Line]) -> Iterator[Unit]:
    """The units of the lines that can be furniture at all: that come again, or have a number or a wide gap in them."""
    counts = Counter(row.text for row in rows)
    for index, row in enumerate(rows):
        if row.width > LONGEST:
            continue
        if BLANK_OR_NUMBER.search(row.text):
            for part in _parts(row.text):
                yield Unit(index, SPACES.sub("", part), part)
        elif counts[row.text] > 1:
            yield Unit(index, row.text, row.text)


def _parts(text: str) -> list[str]:
    return [text] if "  " not in text and "\u3000\u3000" not in text and "\t" not in text else COLUMN_GAP.split(text)


def _shape(key: str) -> str:
    """The same for a line and its mirror image, which stands on the facing page: its characters in order of their codes."""
    return "".join(sorted(key))


def _near_edges(units: list[Unit], rows: Sequence[Line]) -> list[Unit]:
    """The units without the bare numbers above a name inside pages, where form feeds show the pages: clauses have such numbers."""
    pages = {index for index, row in enumerate(rows) if row.page}
    if not pages:
        return units
    edges = {index + step for index in (*pages, 0, len(rows)) for step in range(-NEAR, NEAR)}
    return [
        unit
        for unit in units
        if unit.row in edges
        or not DIGITS.fullmatch(unit.key)
        or unit.row + 1 == len(rows)
        or not CLAUSE_NAME.fullmatch(rows[unit.row + 1].text)
    ]


def _depths(rows: Sequence[Line]) -> list[int]:
    """How many columns of text stand before each line."""
    depths, depth = [], 0
    for row in rows:
        depths.append(depth)
        depth += row.width
    return depths


def _counting(units: list[Unit], depth: list[int]) -> set[Unit]:
    """The page numbers that count on by one from page to page; a page whose number was lost is passed over.

    Whatever else is in the line stays the same: « 3 | 人民日报 », « 第3版 ».
    """
    rows: dict[str, list[tuple[int, Unit]]] = defaultdict(list)
    for unit in units:
        key = unit.key
        if len(key) <= 16 and (match := COUNTING.fullmatch(key)) is not None:
            form = DIGITS.sub("0", key) if match[1] is None else "第"
            form = form if match[2] is None else DIGITS.sub("0", key, count=1)
            rows["#" if form.strip(DASHES) == "0" else form].append((value(next(filter(None, match.groups()))), unit))
        elif 6 <= len(key) <= 60 and not ends_sentence(key):
            for number in EDGE_NUMBER.finditer(key):
                rows[_shape(key[: number.start()] + "0" + key[number.end() :])].append((int(number[0]), unit))
            for number in INNER_NUMBER.finditer(unit.text, 1, len(unit.text) - 1):
                rows[f"{unit.text[: number.start()]}0{unit.text[number.end() :]}"].append((int(number[0]), unit))
    found: set[Unit] = set()
    for form, numbers in rows.items():
        explicit = form == "第" or "页" in form or "頁" in form or (len(numbers) > 2 and OF_TOTAL.fullmatch(form) is not None)
        few = explicit or form in ("0/2", "0／2")
        for chain in _chains(numbers, depth, 0 if explicit else SHORTEST_PAGE):
            if len(chain) >= (2 if few else 3):
                found |= set(chain)
    return found


def _chains(numbers: list[tuple[int, Unit]], depth: list[int], page: int) -> list[list[Unit]]:
    """Runs of numbers that grow by one or two, a page of text apart."""
    chains: list[list[Unit]] = []
    last: dict[int, tuple[list[Unit], int]] = {}
    for number, unit in numbers:
        chain = None
        for step in (1, 2, 3):
            known = last.get(number - step)
            if known is not None and depth[unit.row] - known[1] >= page:
                chain = last.pop(number - step)[0]
                break
        if chain is None:
            chain = []
            chains.append(chain)
        chain.append(unit)
        last[number] = (chain, depth[unit.row])
    return chains


def _repeated(rows: Sequence[Line], units: list[Unit], depth: list[int], pages: set[int], marks: set[int]) -> set[str]:
    """The texts that come again beside page numbers or form feeds, or at even distances."""
    places: dict[str, list[int]] = defaultdict(list)
    for unit in units:
        if (
            2 <= len(unit.key) <= LONGEST // 2
            and not ends_sentence(unit.key)
            and not DIGITS.fullmatch(unit.key)
            and unit.key[0] not in "#|-"
        ):
            places[_shape(unit.key)].append(unit.row)
    candidates = {key: where for key, where in places.items() if len(where) >= 2}
    together = Counter(tuple(where) for where in candidates.values())
    found: set[str] = set()
    edges = marks | {-1, len(rows)}
    near = set(pages)
    again = {row for key, where in candidates.items() if not CLAUSE.search(key) for row in where}
    for _ in range(4):
        fresh = set()
        for key, where in candidates.items():
            if key in found:
                continue
            beside = sum(1 for row in where if row in near or row - 1 in edges or row + 1 in edges)
            if not CLAUSE.search(key):
                beside = sum(1 for row in where if row in near or row - 1 in edges or row + 1 in edges or _behind(row, edges, again))
                beside += sum(1 for row in where if _inside(row, rows)) if beside else 0
            if (beside >= max(2, 0.55 * len(where)) and (len(where) > 2 or (beside >= 2 and len(marks) > 1))) or _even(
                key, where, rows, depth, together
            ):
                fresh.add(key)
        if not fresh:
            break
        found |= fresh
        for key in fresh:
            near |= set(candidates[key])
            edges |= set(candidates[key])
    return found


def _inside(row: int, rows: Sequence[Line]) -> bool:
    """Whether a line stands for itself between blank lines in the middle of a sentence, as a header between two columns does."""
    if not 0 < row < len(rows) - 1 or not (rows[row].gap and rows[row + 1].gap):
        return False
    return not ends_sentence(rows[row - 1].text) and rows[row - 1].width > 2 * rows[row].width > 0


def _behind(row: int, edges: set[int], again: set[int]) -> bool:
    """Whether only another text that comes again stands between a line and the edge of a page."""
    return (row + 1 in again and row + 2 in edges) or (row - 1 in again and row - 2 in edges)


def _even(key: str, where: list[int], rows: Sequence[Line], depth: list[int], together: Counter[tuple[int, ...]]) -> bool:
    """Whether a text comes again at even distances, as page ends do, and besides inside sentences, often, or with another text."""
    if len(where) < 3 or width(key) < 6:
        return False
    if sorted(depth[two] - depth[one] for one, two in pairwise(where))[(len(where) - 1) // 2] < 2 * SHORTEST_PAGE:
        return False
    if max(_evenness([depth[row] for row in where], 0.3), _evenness(where, 0.3)) < 0.65:
        return False
    inside = sum(1 for row in where if row and row + 1 < len(rows) and not ends_sentence(rows[row - 1].text) and rows[row - 1].width > 16)
    if inside >= max(1, 0.25 * len(where)):
        return True
    if max(_evenness([depth[row] for row in where], 0.25), _evenness(where, 0.25)) < 1:
        return False
    return together[tuple(where)] > 1 or len(where) >= 4


def _evenness(places: list[int], tolerance: float) -> float:
    """Which part of the gaps between places is within a tolerance of the usual gap."""
    gaps = sorted(two - one for one, two in pairwise(places))
    usual = gaps[len(gaps) // 2]
    return (bisect_left(gaps, (1 + tolerance) * usual) - bisect_left(gaps, (1 - tolerance) * usual)) / len(gaps)


def _kept_title(units: list[Unit], keys: set[str], found: set[int]) -> set[int]:
    """The title of the text, if it is also the running header; it is kept where it stands alone for the first time.

    Where the header of the first page stands right above it, the second of the two is the title.
    """
    above = {unit.row: unit.key for unit in units if unit.row <= 12}
    for unit in units:
        if unit.row > 12:
            break
        if unit.row not in found or _shape(unit.key) not in keys or DIGITS.search(unit.key) or unit.row == 0:
            continue
        alone = unit.row - 1 not in found or above.get(unit.row - 1) == unit.key
        if alone and unit.row + 1 not in found:
            return {unit.row}
    return set()
