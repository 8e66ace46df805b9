"""What the form feeds of a text show: the number of each page, and headers that were read a little differently on every page.

A form feed ends a page (ASCII 12), so the first and the last lines of pages are known, and the ordinal of each page.
A number there that is the page's ordinal is its number; a line that is nearly the same there on page after page is a running header,
which recognition misread here and there. Only the edges of pages are compared, each with a few others, so the cost is linear.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from jiaokan.grammar.numeral import ORDINAL
from jiaokan.grammar.stop import ends_sentence
from jiaokan.page.line import BLANKS, Line
from jiaokan.text import re

SPACES = re.compile(rf"[{BLANKS}]+")
BARE = re.compile(r"[0-9]{1,4}")
CLAUSE = re.compile(r"[，。；,;]|[：:]$")
"""What stands between or behind the clauses of prose, and in no header."""
WITH_TOTAL = re.compile(r"([0-9]{1,3})[/／1lI|丨]([0-9]{1,3})")
"""A number and the total, the stroke between them misread as a one or an L."""
STROKES = "一_-－—–―─·.•~"
"""What stands around a page number, and what recognition reads for it."""
PART = re.compile(rf"第[{ORDINAL}]+(?![{ORDINAL}页頁版期])")
"""The number of a part of the text, each of which is said once; a header comes again."""
DATED = re.compile(r"[0-9]{4}[年./-]|第[0-9]+[期版]")
"""A day or an issue."""
EDGE_LINES = 2
"""How many lines from the edge of a page its furniture stands at most."""
DATED_SHARE = 0.4
"""The part of the pages that a header with a day or an issue stands on at least."""
ONE_HEADER_SHARE = 0.7
"""The part of their characters that two readings of one header share."""
FEW_PAGES_SHARE = 0.8
"""The part that they share where there are few pages."""
SHORTEST_HEADER_CHARACTERS, LONGEST_HEADER_CHARACTERS = 4, 60
"""Code points of a header."""
COMPARED_HEADERS = 8
"""With so many headers a line is compared."""


class Edge(NamedTuple):
    """A line near the edge of a page."""

    row: int
    page: int
    """The ordinal of the page, from 1."""
    key: str
    """Its text without blanks."""


def page_edges(rows: Sequence[Line], closed: bool, share: float) -> set[int]:
    """The numbers of the lines that are page furniture by their place at the edges of pages.

    `closed` says whether a form feed ends the text, `share` on which part of the pages a header without a day stands at least.
    """
    firsts = [0, *(index for index, row in enumerate(rows) if row.page and index)]
    if len(firsts) < 2 and not closed:
        return set()
    spans = list(zip(firsts, [*firsts[1:], len(rows)], strict=True))
    edges = list(_edges(rows, spans))
    numbers = _numbers(edges, spans, rows)
    return numbers | _headers(edges, len(spans), share) | (_on_both(edges, spans, rows, numbers) if len(spans) == 2 else set())


def _edges(rows: Sequence[Line], spans: list[tuple[int, int]]) -> Iterator[Edge]:
    """The first and last lines of each page."""
    for page, (first, end) in enumerate(spans, 1):
        for row in sorted({*range(first, min(first + EDGE_LINES, end)), *range(max(first, end - EDGE_LINES), end)}):
            if len(rows[row].text) <= LONGEST_HEADER_CHARACTERS:
                yield Edge(row, page, SPACES.sub("", rows[row].text))


def _on_both(edges: list[Edge], spans: list[tuple[int, int]], rows: Sequence[Line], numbers: set[int]) -> set[int]:
    """The lines that are the same at the same edge of both of two pages, with nothing but page numbers between them and the edge.

    At the top it may be the title that the second page repeats, so there a day or an issue must be in it, or a headline stand below it.
    """
    found: set[int] = set()
    for one in edges:
        for two in edges:
            if (one.page, two.page) != (1, 2) or one.key != two.key or len(one.key) < SHORTEST_HEADER_CHARACTERS or CLAUSE.search(one.key):
                continue
            (top, end), (second, last) = spans
            if set(range(top, one.row)) | set(range(second, two.row)) <= numbers:
                below = rows[one.row + 1] if one.row + 1 < end else None
                headline = below is not None and below.gap > 0 and not CLAUSE.search(below.text) and not ends_sentence(below.text)
                if DATED.search(one.key) or headline:
                    found |= {one.row, two.row}
            elif set(range(one.row + 1, end)) | set(range(two.row + 1, last)) <= numbers and not ends_sentence(one.key):
                found |= {one.row, two.row}
    return found


def _numbers(edges: list[Edge], spans: list[tuple[int, int]], rows: Sequence[Line]) -> set[int]:
    """The numbers that are the ordinals of their pages, if half of the pages have one or dashes stand around them."""
    found = {edge.row: edge.page for edge in edges if edge.key.strip(STROKES) == str(edge.page) or _of_total(edge, len(spans))}
    outer = {row for row in found if any(row in (first, end - 1) for first, end in (spans[found[row] - 1],))}
    pages = {found[row] for row in outer}
    if len(spans) == 1:
        return {row for row in outer if row == len(rows) - 1 > 2}
    dashed = {edge.row for edge in edges if edge.row in outer and edge.key[0] in STROKES and edge.key[-1] in STROKES}
    return outer if len(pages) >= max(2, 0.5 * len(spans)) else dashed


def _of_total(edge: Edge, total: int) -> bool:
    """Whether a line is the page's ordinal with the total: 2/7, also where it was read as 217."""
    return (
        (total > 2 or (total == 2 and "/" in edge.key))
        and WITH_TOTAL.fullmatch(edge.key) is not None
        and edge.key[: len(str(edge.page))] == str(edge.page)
        and (edge.key[len(str(edge.page)) + 1 :] == str(total))
    )


def _headers(edges: list[Edge], pages: int, share: float) -> set[int]:
    """The lines that are nearly the same at the edges of so many pages, on three at least, or on top of both of two pages.

    Where the first two lines of the text are nearly the same, the second is the title, of which the header is made.
    """
    groups: list[tuple[Counter[str], list[Edge]]] = []
    for edge in edges:
        if (
            not SHORTEST_HEADER_CHARACTERS <= len(edge.key) <= LONGEST_HEADER_CHARACTERS
            or CLAUSE.search(edge.key)
            or BARE.fullmatch(edge.key)
        ):
            continue
        signs = Counter(edge.key)
        for known, members in groups[-COMPARED_HEADERS:]:
            if _share(signs, known) >= ONE_HEADER_SHARE:
                members.append(edge)
                break
        else:
            groups.append((signs, [edge]))
    times = Counter(edge.key for edge in edges)
    parts = {edge.row for edge in edges if times[edge.key] == 1 and PART.match(edge.key)}
    groups = [(signs, [edge for edge in members if edge.row not in parts]) for signs, members in groups]
    found: set[int] = set()
    for _, members in groups:
        if sum(two.row == one.row + 1 for one, two in pairwise(members)) > 1:
            continue  # two on a sheet are boxes of a form
        least = min(share, DATED_SHARE) if DATED.search(members[0].key if members else "") else share
        if len({edge.page for edge in members}) >= max(3, least * pages):
            found |= {edge.row for edge in members}
    for signs, members in groups:
        rows = [edge.row for edge in members]
        if pages < 3 and rows[:2] == [0, 1] and _share(signs, Counter(members[1].key)) >= FEW_PAGES_SHARE and len(members) == pages + 1:
            found |= set(rows)
        if rows[:2] == [0, 1]:
            found.discard(1)
    return found


def _share(one: Counter[str], two: Counter[str]) -> float:
    """The part of their characters that two strings share (Dice's coefficient)."""
    return 2 * (one & two).total() / (one.total() + two.total())
