"""What stands at the ends of the main element and is no text: links to other pages after it; before it the way to the page, menus, facts.

All are known by their place and by how they are built, whatever they say: after the last line of prose nearly all is in links; before the
first stand names parted by arrows, short links parted by strokes, or one short row that begins with a day and the time of day. Links to
attached files, to places in the page and to addresses of mail belong to the text, and so does a list that is most of what there is.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from jiaokan.grammar.body_name import is_signatory
from jiaokan.grammar.date import DAY
from jiaokan.html.element import Element
from jiaokan.html.names import BLOCKS
from jiaokan.html.references import unescaped
from jiaokan.html.tree import SourceTree, is_shown
from jiaokan.text import re

OWN = re.compile(r"#|mailto:|tel:|.*\.(?:docx?|xlsx?|pptx?|pdf|wps|et|ofd|zip|rar|txt|jpe?g|png)(?:[?#].*)?$", re.IGNORECASE)
"""Where a link leads that belongs to the text."""
ATTACHED = re.compile(r"附\s*[件表录錄图圖]|\[\d+\]|[（(]?\d+[)）]")
SENTENCE, STOP = re.compile("[。；！？，]"), re.compile("[。；]")
PROSE_CHARACTERS = 16
"""Characters outside links that a line of prose has at least."""
LONG_CHARACTERS = 60
"""Characters outside links that only a sentence has."""
LEAST_LIST_LINKS = 3
LINKED_SHARE = 0.6
"""The part of a list of other pages that is in links at least."""
LINK_LIST_SHARE = 0.35
"""The part of the main element that such a list holds at most."""
HEAD_LINES = 16
"""Lines before the first line of prose at most; of a page that has more, or no prose, the rows may be the text."""
CLOCK = re.compile(
    r"(?:[^\d，。；：:]{2,12}[\s\u3000])?\d{4}(?:[-/.]|\s?年\s?)\d{1,2}(?:[-/.]|\s?月\s?)\d{1,2}\s?日?[\s\u3000]{0,3}\d{1,2}[:：]\d{2}(?!\s*[-—–~至到])"
)
MOST_DAYS = 2
"""Rows that begin with a day and the time of day at most; more are those of entries, each with its own."""
LONGEST_ROW_CHARACTERS = 80
"""Characters of a row of facts, of a menu, of the way to the page."""
TRAIL = re.compile(r"(?:[^>＞›»，。；：:]{0,12}[：:]\s*)?[^>＞›»，。；：！？“”]{1,16}(?:[>＞›»]{1,2}[^>＞›»，。；]{1,40}){2,7}[>＞›»]{0,2}")
"""Names of pages parted by arrows, each inside the one before; the last may be the title."""
ROW = re.compile(r"(?:[^|｜·/，。；：！？\s\u3000]{1,8}[|｜·/\s\u3000]*)+")


OF_SITE = re.compile(r"^(?:Copyright|COPYRIGHT|©).{3}|(?:版[权權]|著作權)所有|All Rights Reserved|ICP[备備证證]|[公网]安[备備]|网站标识码")
"""What a site says of itself below all of its pages, by law or by custom."""


class TokenLine(NamedTuple):
    """What lies between two boundaries of blocks: places in the row of tokens, characters, those in links, links."""

    first: int
    last: int
    chars: int
    linked: int
    links: int
    own: bool
    """Whether one of its links belongs to the text."""
    prose: bool
    """Whether it is a line of prose, by a mark inside a sentence or at its end."""
    whole: bool
    """Whether it says a whole sentence: names of other pages have commas too."""
    stops: bool
    """Whether a sentence ends in it."""
    of_site: bool
    """Whether it says whose the site is."""


def after_text(page: SourceTree, main: Element, out: set[Element]) -> range:
    """The tokens after the last line of prose that lead to other pages or say whose the site is; empty if there are none."""
    lines = [line for line in page_lines(page, main, out) if line.chars]
    last = next((place for place in range(len(lines) - 1, -1, -1) if lines[place].prose), -1)
    tail = lines[last + 1 :]
    if last < 0 or any(line.own or ATTACHED.match(said(page, line.first, line.last)) for line in tail):
        return range(0)
    starts = [start for start in (_links(page, main, lines[last:]), _imprint(page, main, lines[last].last, tail)) if start is not None]
    return range(min(starts), main.last) if starts else range(0)


def _links(page: SourceTree, main: Element, lines: list[TokenLine]) -> int | None:
    """Where a list of other pages begins that ends the main element, below the first of some lines."""
    first = next((place for place, line in enumerate(lines) if place and _is_linked(line)), len(lines))
    tail = lines[first:]
    chars, linked, links = (sum(line[place] for line in tail) for place in (2, 3, 4))
    if links < LEAST_LIST_LINKS or linked < LINKED_SHARE * chars or chars > LINK_LIST_SHARE * page.measure(main)[0]:
        return None
    head = lines[first - 1]  # a short line that heads the list, below the prose, goes with it
    return head.first if not head.prose and _is_head(page, head) else tail[0].first


def _imprint(page: SourceTree, main: Element, prose: int, tail: list[TokenLine]) -> int | None:
    """Where the box begins, after the last prose, in which a site gives its licence; none where it holds what may sign a text."""
    line = next((line for line in tail if line.of_site), None)
    box: Element | None = main
    while line and box and box.first < prose:
        box = next((child for child in box.children if child.first <= line.first and line.last <= child.last), None)
    if not line or not box or box.name not in BLOCKS:
        return None
    rest = [said(page, other.first, other.last) for other in tail if other.first >= box.first]
    return None if any(is_signatory(one) or re.fullmatch(DAY, one) for one in rest) else box.first


def before_text(page: SourceTree, main: Element, title: Element | None, out: set[Element]) -> dict[int, str]:
    """The tokens before the first line of prose that hold the way to the page, a menu or the row of facts, each with why it goes."""
    found: dict[int, str] = {}
    lines = [line for line in page_lines(page, main, out) if line.chars]
    head = list(takewhile(lambda line: not line.prose, lines[: HEAD_LINES + 1]))
    dated = sum(line.chars <= LONGEST_ROW_CHARACTERS and CLOCK.match(said(page, line.first, line.last)) is not None for line in lines)
    for line in head if len(head) <= HEAD_LINES and len(head) < len(lines) else ():
        if line.chars > LONGEST_ROW_CHARACTERS or (title and line.first < title.last and title.first < line.last):
            continue
        words = said(page, line.first, line.last)
        if TRAIL.fullmatch(words) or (not line.own and _is_linked(line) and line.links >= LEAST_LIST_LINKS and ROW.fullmatch(words)):
            found.update(dict.fromkeys(range(line.first, line.last), "outside-content"))
        elif dated <= MOST_DAYS and CLOCK.match(words) and not re.search("[。；！？]", words):
            found.update(dict.fromkeys(range(line.first, line.last), "page-metadata"))
    return found


def page_lines(page: SourceTree, main: Element, out: set[Element]) -> Iterator[TokenLine]:
    """The lines of the main element, without what is left out."""
    skip = {element.first: element.last for element in out}
    place = first = main.first
    links, own = 0, False
    while place < main.last:
        token = page.tokens[place]
        edge = token.kind in ("start", "end") and (token.name in BLOCKS or token.name == "br")
        following = max(skip.get(place, 0), place + 1)
        if edge or place in skip:
            if place > first:
                yield _line(page, first, place, links, own)
            first, links, own = following, 0, False
        elif token.kind == "start" and token.name == "a":
            links += 1
            own = own or OWN.match(token.attributes.get("href", "").strip()) is not None
        place = following
    if main.last > first:
        yield _line(page, first, main.last, links, own)


def _line(page: SourceTree, first: int, last: int, links: int, own: bool) -> TokenLine:
    one, two = page.sums[first], page.sums[last]
    chars, linked = two[0] - one[0], two[1] - one[1]
    words = said(page, first, last)
    own_chars = chars - linked if linked * 2 < chars else 0
    prose = own_chars >= PROSE_CHARACTERS and SENTENCE.search(words) is not None
    stops = own_chars >= PROSE_CHARACTERS and STOP.search(words) is not None
    whole = stops or own_chars >= LONG_CHARACTERS
    return TokenLine(first, last, chars, linked, links, own, prose, whole, stops, OF_SITE.search(words) is not None)


def _is_linked(line: TokenLine) -> bool:
    return line.links > 0 and line.linked * 2 > line.chars


def _is_head(page: SourceTree, line: TokenLine) -> bool:
    return line.chars <= 8 and not re.search("[：:]|[）)]$", said(page, line.first, line.last))


def said(page: SourceTree, first: int, last: int) -> str:
    """What a row of tokens says, in its blanks and all."""
    parts = [unescaped(page.source[token.start : token.end]) for token in page.tokens[first:last] if is_shown(token)]
    return "".join(parts).strip()


def is_own(link: Element) -> bool:
    """Whether a link belongs to the text: it leads to a file or within the page."""
    return OWN.match(link.attributes.get("href", "").strip()) is not None
