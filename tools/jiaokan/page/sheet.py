"""Which lines are page furniture: page numbers, running headers and footers, imprint lines.

A page number is known by its form and by counting on from page to page.
A running header is known by coming again beside page numbers or form feeds, or at the even distances at which pages end.
What comes again without either, such as a heading of each chapter, is text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from jiaokan.grammar.characters import HAN
from jiaokan.grammar.stop import ends_sentence
from jiaokan.page.copied import is_copied
from jiaokan.page.edges import CLAUSE, DATED, page_edges
from jiaokan.page.header_places import header_places
from jiaokan.page.heads_text import heads_text
from jiaokan.page.line import BLANKS, Line, width
from jiaokan.page.page_cut import Cuts, cuts_sentence
from jiaokan.page.page_numbers import BARE_NUMBER, EXPLICIT_FORM, SHORTEST_PAGE_COLUMNS, Unit, counting, mirrored
from jiaokan.page.region import regions
from jiaokan.text import re

COLUMN_GAP = re.compile(rf"[{BLANKS}]{{2,}}")
SPACES = re.compile(rf"[{BLANKS}]+")
BLANK_OR_NUMBER = re.compile(rf"[{BLANKS}0-9]|^第")
TOTAL = re.compile(r"[共总總][0-9]{1,4}[页頁版]")
PAIRED_TEXTS = 30
"""Up to so many texts that come again are looked for in pairs too: on one page an extractor may have joined title and date."""
TITLE_TOP_LINES = 12
"""Among so many lines from the start the title stands."""
SIDE_LINES, SIDES_SHARE = 6, 0.55
"""A header stands so many lines from the edge of a page at most, where form feeds show it, or cuts a sentence, mostly."""
EDGE_LINES = 3
"""So many lines from the edge of a page its number stands at most."""
MARKS = re.compile(r"[\W_]+")
HEADER_LINES, TITLE_REACH_LINES = 2, 20
"""Lines of a header at most that two sheets have, and among so many below it the title stands."""
SHORTEST_AGAIN_CHARACTERS = 20
"""Code points of such a header without its marks."""
LEAST_CUT_TIMES = 2
"""Sentences that a header without a number beside it cuts at least; one cut may be that of a lead-in above a picture."""
LETTERS = re.compile(f"[{HAN}]")
WORD = re.compile(rf"[{HAN}A-Za-z]")
LEAST_WORD_LETTERS = 2
"""Letters of a header at least: what is left of a formula has one or none."""
DAY_ON_SHEET = re.compile("[0-9]+[年月日期版号]|星期.|第")
LEAST_NAME_CHARACTERS = 4
"""Characters that a header has at least beside its day or issue: the name of the paper."""
FACT = re.compile(f"[{HAN}]{{2,8}}[：:]")
"""A fact with its name, of the section or the entry it stands in."""
PAGES_SHARE, SLIDES_SHARE, CUT_PAGES_SHARE = 0.4, 0.75, 0.34
"""The part of the sheets that a header stands on at least; the same where no text flows from sheet to sheet; and the part of its places
that cut a sentence, which does instead of it. A title of slides stands on few sheets and cuts none."""
LOST_NUMBERS_SHARE = 0.15
"""The part of the sheets whose numbers may be lost."""
FLOWING_SHARE = 0.1
"""The part of the sheets at whose ends sentences are cut, where a text flows over them; every slide is whole."""
FULL_COLUMNS, LONGEST_HEADER_COLUMNS = 3, 120
"""Columns by which a full line of text may be narrower than its measure; and columns of the longest running header."""


def furniture(rows: Sequence[Line], closed: bool = False) -> set[int]:
    """The numbers of the lines that are page furniture; `closed` says whether a form feed ends the text."""
    if not rows:
        return set()
    again = _again(rows)
    units = list(_units(rows))
    cuts = Cuts(rows)
    feeds = [index for index, row in enumerate(rows) if row.page and index]
    share = PAGES_SHARE if sum(map(cuts.at_feed, feeds)) >= FLOWING_SHARE * len(feeds) else SLIDES_SHARE
    if not units:
        return page_edges(rows, closed, share) | again
    depth = _depths(rows)
    accepted = {unit for unit in units if len(unit.key) <= 24 and EXPLICIT_FORM.fullmatch(unit.key)}
    accepted |= counting(_near_edges(units, rows, cuts), depth, cuts)
    marks = {unit.row for unit in accepted}
    sheets = max(len(marks), sum(row.page for row in rows) + 1)
    edges = page_edges(rows, closed, share)
    accepted |= {unit for unit in units if unit.row in edges}
    marks |= {unit.row for unit in accepted}
    pages = marks | {index - 1 for index, row in enumerate(rows) if row.page} | {index for index, row in enumerate(rows) if row.page}
    keys = _repeated(rows, units, depth, pages, marks, cuts, sheets, share)
    if len(keys) <= PAIRED_TEXTS:
        keys |= {mirrored(one + two) for one in keys for two in keys}
    if keys:
        accepted |= header_places([unit for unit in units if mirrored(unit.key) in keys], feeds, marks | edges, cuts)
    if marks:
        accepted |= {unit for unit in units if len(unit.key) < 8 and TOTAL.fullmatch(unit.key)}
    whole: dict[int, int] = defaultdict(int)
    for unit in units:
        whole[unit.row] += 1
    for unit in accepted.union(_strokes(units, accepted)):
        whole[unit.row] -= 1
    found = {unit.row for unit in accepted if whole[unit.row] == 0} | edges
    texts = [[rows[row].text for row in range(one, two) if row not in found] for one, two in pairwise(sorted(marks))]
    empty = [2 * sum(WORD.search(line) is None for line in lines) >= len(lines) for lines in texts]
    if not feeds and 2 * sum(empty) > len(empty):
        return again  # sheets without a text, or with hardly any words, are entries of a list
    keys |= {mirrored(SPACES.sub("", rows[row].text)) for row in edges}
    return (found - _kept_title(rows, units, keys, found) - ({1} - edges if 0 in edges else set())) | again


def _strokes(units: Sequence[Unit], accepted: set[Unit]) -> set[Unit]:
    """The strokes and points between the parts of a header: 某会  ─  2012年12月10日."""
    rows = {unit.row for unit in accepted}
    return {unit for unit in units if unit.row in rows and not any(map(str.isalnum, unit.key))}


def letters(text: str) -> str:
    """A text without blanks and marks, which recognition reads now so and now so."""
    return MARKS.sub("", text)


def _again(rows: Sequence[Line]) -> set[int]:
    """The first lines of a text, and where they come again in the middle of a sentence, mark for mark or not.

    They are the header of each of two sheets if the title, of which it was made, stands below the first.
    """
    keys = [letters(row.text) for row in rows[:HEADER_LINES]]
    for size in range(len(keys), 0, -1):
        head = keys[:size]
        if len("".join(head)) < SHORTEST_AGAIN_CHARACTERS or CLAUSE.search(rows[size - 1].text):
            continue
        first = head[0]
        begins, ends, long = first[:1], first[-1:], len(first)  # signs that each such line has, looked for before the marks are taken out
        again = [
            row
            for row in range(size + 1, len(rows) - size)
            if ends in rows[row].text
            and begins in rows[row].text
            and len(rows[row].text) >= long
            and letters(rows[row].text) == first
            and [letters(one.text) for one in rows[row : row + size]] == head
        ]
        below = "".join(row.text for row in rows[size : min([size + TITLE_REACH_LINES, *again[:1]])])
        if not again or "".join(head) not in letters(below):
            continue
        around = regions(tuple(rows))
        found = {row + step for row in again if cuts_sentence(rows, around, row, row + size - 1) for step in range(size)}
        if found:
            return found | set(range(size))
    return set()


def _units(rows: Sequence[Line]) -> Iterator[Unit]:
    """The units of the lines that can be furniture at all: that come again, or have a number or a wide gap in them."""
    counts = Counter(row.text for row in rows)
    framed = [row.text[0] == "|" == row.text[-1] or "\t" in row.text for row in rows]
    for index, row in enumerate(rows):
        if row.width > LONGEST_HEADER_COLUMNS or (framed[index] and any(framed[max(0, index - 1) : index] + framed[index + 1 : index + 2])):
            continue  # the rows of a table, with bars or tabs, stand below each other, and a number in one is no page's
        if BLANK_OR_NUMBER.search(row.text):
            for part in _parts(row.text):
                yield Unit(index, SPACES.sub("", part), part)
        elif counts[row.text] > 1:
            yield Unit(index, row.text, row.text)


def _parts(text: str) -> list[str]:
    return [text] if "  " not in text and "\u3000\u3000" not in text and "\t" not in text else COLUMN_GAP.split(text)


def _near_edges(units: list[Unit], rows: Sequence[Line], cuts: Cuts) -> list[Unit]:
    """The units without the bare numbers inside pages that form feeds show and that cut no sentence: clauses and cells have such."""
    edges = _fed_edges(rows, EDGE_LINES)
    return [unit for unit in units if not edges or unit.row in edges or not BARE_NUMBER.fullmatch(unit.key) or cuts.at(unit.row)]


def _fed_edges(rows: Sequence[Line], reach: int) -> set[int]:
    """The lines so near to the edges of pages, where form feeds show the pages."""
    pages = {index for index, row in enumerate(rows) if row.page}
    return {index + step for index in (*pages, 0, len(rows)) for step in range(-reach, reach)} if pages else set()


def _depths(rows: Sequence[Line]) -> list[int]:
    """How many columns of text stand before each line."""
    depths, depth = [], 0
    for row in rows:
        depths.append(depth)
        depth += row.width
    return depths


def _repeated(
    rows: Sequence[Line], units: list[Unit], depth: list[int], pages: set[int], marks: set[int], cuts: Cuts, sheets: int, share: float
) -> set[str]:
    """The texts that come again beside page numbers or form feeds, or at even distances."""
    places: dict[str, list[int]] = defaultdict(list)
    for unit in units:
        if (
            2 <= len(unit.key) <= LONGEST_HEADER_COLUMNS // 2
            and not ends_sentence(unit.key)
            and not BARE_NUMBER.fullmatch(unit.key)
            and unit.key[0] not in "#|-"
            and len(WORD.findall(unit.key)) >= LEAST_WORD_LETTERS
        ):
            places[mirrored(unit.key)].append(unit.row)
    candidates = {key: where for key, where in places.items() if len(where) >= 2 and not is_copied(where, rows)}
    if any(map(CLAUSE.search, candidates)):
        full = {row for row, region in enumerate(regions(tuple(rows))) if abs(rows[row].width - region.measure) <= FULL_COLUMNS}
        candidates = {key: at for key, at in candidates.items() if not (CLAUSE.search(key) and 2 * len(full.intersection(at)) > len(at))}
    found: set[str] = set()
    sides = _fed_edges(rows, SIDE_LINES)
    fed = bool(sides)
    edges = marks | {-1, len(rows)}
    near = set(pages)
    again = {row for key, where in candidates.items() if not CLAUSE.search(key) for row in where}
    if not fed and sum(map(cuts.at, marks)) < FLOWING_SHARE * len(marks):
        share = SLIDES_SHARE
    for _ in range(4):
        fresh = set()
        for key, where in candidates.items():
            if key in found:
                continue
            beside = sum(1 for row in where if row in near or row - 1 in edges or row + 1 in edges)
            if not CLAUSE.search(key):
                beside = sum(1 for row in where if row in near or row - 1 in edges or row + 1 in edges or _behind(row, edges, again))
                beside += sum(1 for row in where if _inside(row, rows) and cuts.at(row)) if beside else 0
            dated = DATED.search(SPACES.sub("", rows[where[0]].text)) is not None
            if fed and not dated and sum(row in sides or cuts.at(row) for row in where) < SIDES_SHARE * len(where):
                continue
            if _same_sheet(where, marks or {index for index, row in enumerate(rows) if row.page}):
                continue
            often = bool(pages) and beside >= max(2, 0.55 * len(where)) and (len(where) > 2 or (beside >= 2 and len(marks) > 1))
            if often and len(where) < share * sheets and not dated:
                often = sum(map(cuts.at, where)) >= max(LEAST_CUT_TIMES, CUT_PAGES_SHARE * len(where))
            if often or (not fed and _even(key, where, rows, depth, cuts)):
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


def _same_sheet(where: list[int], marks: set[int]) -> bool:
    """Whether two places in a row lie on one sheet, no number or feed between, more often than numbers are lost; each has one header."""
    ordered = sorted(marks)
    sheet = [bisect_right(ordered, row) for row in where]
    return len(ordered) > 1 and sum(one == two for one, two in pairwise(sheet)) > max(1, LOST_NUMBERS_SHARE * len(where))


def _behind(row: int, edges: set[int], again: set[int]) -> bool:
    """Whether only another text that comes again stands between a line and the edge of a page."""
    return (row + 1 in again and row + 2 in edges) or (row - 1 in again and row - 2 in edges)


def _even(key: str, where: list[int], rows: Sequence[Line], depth: list[int], cuts: Cuts) -> bool:
    """Whether a text comes again at even distances, as page ends do, and cuts sentences or is a name with a day or an issue."""
    if len(where) < 3 or width(key) < 6:
        return False
    if sorted(depth[two] - depth[one] for one, two in pairwise(where))[(len(where) - 1) // 2] < 2 * SHORTEST_PAGE_COLUMNS:
        return False
    if max(_evenness([depth[row] for row in where], 0.3), _evenness(where, 0.3)) < 0.65:
        return False
    cut = sum(1 for row in where if cuts.at(row))
    key_text = SPACES.sub("", rows[where[0]].text)
    dated = all(DATED.search(rows[row].text) for row in where)
    named = len(LETTERS.findall(DAY_ON_SHEET.sub("", key_text))) >= LEAST_NAME_CHARACTERS
    return not FACT.match(key_text) and ((dated and named) or cut >= max(LEAST_CUT_TIMES, 0.25 * len(where)))


def _evenness(places: list[int], tolerance: float) -> float:
    """Which part of the gaps between places is within a tolerance of the usual gap."""
    gaps = sorted(two - one for one, two in pairwise(places))
    usual = gaps[len(gaps) // 2]
    return (bisect_left(gaps, (1 + tolerance) * usual) - bisect_left(gaps, (1 - tolerance) * usual)) / len(gaps)


def _kept_title(rows: Sequence[Line], units: list[Unit], keys: set[str], found: set[int]) -> set[int]:
    """The title of the text, if it is also the running header; it is kept where it stands alone for the first time.

    A sheet has its header once, so where the first sheet has it twice, with nothing but furniture between, the second is the title. At the
    top it is the title if the text begins right below it and speaks of the same.
    """
    above: dict[str, int] = {}
    for unit in units:
        if unit.row > TITLE_TOP_LINES:
            break
        if unit.row not in found or mirrored(unit.key) not in keys or BARE_NUMBER.fullmatch(unit.key):
            continue
        first = above.setdefault(unit.key, unit.row)
        again = first < unit.row and found.issuperset(range(first, unit.row))
        alone = first == unit.row and unit.row - 1 not in found and not BARE_NUMBER.search(unit.key)
        if (again or alone) and unit.row + 1 not in found and (unit.row or heads_text(rows, found)):
            return {unit.row}
    return set()
