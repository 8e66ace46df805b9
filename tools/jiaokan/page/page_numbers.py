"""Numbers of pages: forms that are nothing else, and numbers that count on from page to page where pages end.

A section, a stanza or an exercise may have a bare number of its own above it, and they count on too; what they never do is
to stand in the middle of a sentence.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from jiaokan.grammar.numeral import ORDINAL, value
from jiaokan.grammar.stop import ends_sentence
from jiaokan.page.edges import DATED
from jiaokan.page.line import BLANKS, Line
from jiaokan.page.page_cut import Cuts
from jiaokan.page.word_break import breaks_word
from jiaokan.text import re

BARE_NUMBER = re.compile(r"[0-9]+")
EDGE_NUMBER = re.compile(r"^[0-9]{1,4}(?![0-9.．、)）号年月日])|(?<![0-9.．、(（])[0-9]{1,4}$")
"""A number at an end of a line that is no number of an item, a section or a date."""
DASHES = "-－—–―─·•‧・~～|*"
INNER_NUMBER = re.compile(rf"(?<=[{DASHES}{BLANKS}第])[0-9]{{1,4}}(?=[{DASHES}{BLANKS}/／页頁版])", needs="0123456789")
"""A number inside a line, set apart as a page number is that stands between the name of a paper and the day."""
BRACKETS = (("(", ")"), ("（", "）"), ("[", "]"), ("［", "］"), ("〔", "〕"), ("【", "】"))
"""A number in brackets has both of a pair."""
EXPLICIT_FORM = re.compile(
    rf"(?:[{DASHES}]+([0-9]{{1,4}})[{DASHES}]+"
    r"|第([0-9]{1,4})[页頁][,，/／|]?[共总總][0-9]{1,4}[页頁]|[共总總][0-9]{1,4}[页頁][,，/／|]?第([0-9]{1,4})[页頁]"
    r"|(?:[Pp]age|PAGE)([0-9]{1,4})(?:of|/)[0-9]{1,4})"
)
"""Forms that are page numbers wherever they stand alone on a line."""
COUNTED_FORM = re.compile(
    rf"(?:第([0-9]{{1,4}}|[{ORDINAL}]{{1,5}})[页頁版]|([0-9]{{1,4}})[/／][0-9]{{1,4}}[页頁]?|[Pp](?:age|AGE|\.)?([0-9]{{1,4}})"
    rf"|[{DASHES}([（［【〔<]*([0-9]{{1,4}})[{DASHES})\]）］】〕>]*|[页頁][码碼次]?[:：]?([0-9]{{1,4}}))"
)
"""Forms that are page numbers if they count on from page to page."""
OF_TOTAL = re.compile(r"0[/／][1-9][0-9]*")
"""A number and the total of pages, the number made nought."""
INNER = re.compile("[，；。、]")
SHORTEST_PAGE_COLUMNS = 300
"""Columns of text that a page has at least."""
PAGE_END_SHARE = 0.25
"""The part of the numbers at which pages end at least; a page ends with a paragraph now and then."""
LEAST_HEADED_TIMES = 3
"""Numbers beside one header at least."""
HEADED_SHARE, HEADED_PAGE_END_SHARE = 0.8, 0.1
"""The part of the numbers that have the same line beside them, as a running header, at least; and the part at which pages end then."""
OWN_SHARE = 0.5
"""The part of all bare numbers that are those of such pages; a formula or a table written line by line has others."""
LEAST_PAGE_END_TIMES = 2
"""So many of more than three numbers stand at the ends of pages at least."""
CUT_SENTENCES_SHARE = 0.6
"""The part of bare numbers that must cut sentences where pages are shorter than that."""


class Unit(NamedTuple):
    """A stretch of a line between wide gaps, as it stands in a header with a title left and a date right."""

    row: int
    key: str
    """Its text without blanks."""
    text: str
    """Its text."""


def mirrored(key: str) -> str:
    """The same for a line and its mirror image, which stands on the facing page: its characters in order of their codes."""
    return "".join(sorted(key))


def counting(units: list[Unit], depth: list[int], cuts: Cuts) -> set[Unit]:
    """The page numbers that count on by one from page to page; a page whose number was lost is passed over.

    Whatever else is in the line stays the same: « 3 | 人民日报 », « 第3版 ». A form that sections have too, a bare number above all,
    is one of pages only if sentences are cut by some of its numbers, or form feeds stand beside them.
    """
    rows: dict[str, list[tuple[int, Unit]]] = defaultdict(list)
    for unit in units:
        key = unit.key
        if any((one in key) != (two in key) for one, two in BRACKETS):
            continue  # what is left of a formula
        if len(key) <= 16 and (match := COUNTED_FORM.fullmatch(key)) is not None:
            form = BARE_NUMBER.sub("0", key) if match[1] is None else "第"
            form = form if match[2] is None else BARE_NUMBER.sub("0", key, count=1)
            alone = form.strip(DASHES) == "0"
            if not (alone and _is_among_numbers(unit, cuts.rows)):
                rows["#" if alone else form].append((value(next(filter(None, match.groups()))), unit))
        elif 6 <= len(key) <= 60 and not ends_sentence(key):
            for number in EDGE_NUMBER.finditer(key):
                rows[mirrored(key[: number.start()] + "0" + key[number.end() :])].append((int(number[0]), unit))
            for number in INNER_NUMBER.finditer(unit.text, 1, len(unit.text) - 1):
                rows[f"{unit.text[: number.start()]}0{unit.text[number.end() :]}"].append((int(number[0]), unit))
    found: set[Unit] = set()
    for form, numbers in rows.items():
        explicit = form == "第" or "页" in form or "頁" in form or (len(numbers) > 2 and OF_TOTAL.fullmatch(form) is not None)
        few = explicit or form in ("0/2", "0／2")
        for chain in _chains(numbers, depth, 0 if explicit else SHORTEST_PAGE_COLUMNS):
            if len(chain) >= (2 if few else 3) and (explicit or _end_pages(chain, cuts)):
                found |= set(chain)
        if form == "#":
            found |= _headed(numbers, depth, cuts)
            bare = sum(1 for _, unit in numbers if unit.row + 1 < len(cuts.rows))
            chains = _chains(numbers, depth, 0)
            found |= {unit for chain in chains if len(chain) >= OWN_SHARE * bare and _all_cut(chain, cuts) for unit in chain}
    return found


def _is_among_numbers(unit: Unit, rows: Sequence[Line]) -> bool:
    """Whether a line of nothing but a number has another beside it, on the same sheet, as cells and marks in a drawing have."""
    above, below = unit.row > 0 and not rows[unit.row].page, unit.row + 1 < len(rows) and not rows[unit.row + 1].page
    return unit.key.isdigit() and ((above and rows[unit.row - 1].text.isdigit()) or (below and rows[unit.row + 1].text.isdigit()))


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


def _end_pages(chain: list[Unit], cuts: Cuts) -> bool:
    """Whether pages end at enough of some numbers; fewer will do where a header stands beside them."""
    share = HEADED_PAGE_END_SHARE if _have_header(chain, cuts.rows) else PAGE_END_SHARE
    ends = sum(1 for unit in chain if cuts.page_ends(unit.row))
    return ends >= max(min(len(chain) - 2, LEAST_PAGE_END_TIMES), share * len(chain))


def _headed(numbers: list[tuple[int, Unit]], depth: list[int], cuts: Cuts) -> set[Unit]:
    """Bare numbers that count on beside a line that is the same each time, however short the pages: a header with its day, or one that
    cuts sentences."""
    beside: dict[str, list[tuple[int, Unit]]] = defaultdict(list)
    for number, unit in numbers:
        for row in {max(unit.row - 1, 0), min(unit.row + 1, len(cuts.rows) - 1)} - {unit.row}:
            beside[cuts.rows[row].text].append((number, unit))
    found: set[Unit] = set()
    for header, same in beside.items():
        for chain in _chains(same, depth, 0) if len(same) >= LEAST_HEADED_TIMES else ():
            if len(chain) >= max(LEAST_HEADED_TIMES, HEADED_SHARE * len(same)) and (DATED.search(header) or _end_pages(chain, cuts)):
                found |= set(chain)
    return found


def _have_header(chain: list[Unit], rows: Sequence[Line]) -> bool:
    """Whether the line before nearly all of some numbers, or the line behind them, is the same."""
    beside = [Counter(rows[unit.row + step].text for unit in chain if 0 <= unit.row + step < len(rows)) for step in (-1, 1)]
    return max(count for times in beside for _, count in times.most_common(1)) >= HEADED_SHARE * len(chain)


def _all_cut(chain: list[Unit], cuts: Cuts) -> bool:
    """Whether sentences are cut by most of some bare numbers, the one that ends the text aside; then pages may be of any length."""
    inner = [unit for unit in chain if unit.row + 1 < len(cuts.rows)]
    if len(inner) == 1 and not _goes_over(cuts.rows[inner[0].row - 1], cuts.rows[inner[0].row + 1]):
        return False  # one number alone may be that of a section below a line without a stop
    bare = all(unit.key.isdigit() for unit in chain)
    return bare and bool(inner) and sum(1 for unit in inner if cuts.at(unit.row)) >= CUT_SENTENCES_SHARE * len(inner)


def _goes_over(before: Line, after: Line) -> bool:
    """Whether a sentence goes over a number for sure: a word or a clause does, and what follows has a mark of prose, as no heading has."""
    prose = ends_sentence(after.text) or INNER.search(after.text) is not None
    return prose and (before.text[-1] in "，、" or breaks_word(before.text, after.text))
