"""Which rows frame the title of a page: what leads to it above, the facts of publication below.

Saved as text a page has each of its labels on a line of its own, and no list knows them all. What they stand around is known: a title
that names its kind of document at its end, and the text that begins below it. Above it short rows alone stand, some of them known, and
none that comes again in the text, as an entry of its contents would. Below it a run of facts goes as far as a row that only a page says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jiaokan.grammar.body_name import is_body_name
from jiaokan.grammar.characters import HAN
from jiaokan.grammar.date import AFTER_YEAR, STAMP, TIME
from jiaokan.grammar.document_kind import KIND
from jiaokan.grammar.label import may_start_block
from jiaokan.grammar.stop import ends_whole_sentence
from jiaokan.grammar.web_words import SHARES, LineKind, kind_of
from jiaokan.page.furniture_rows import COUNTER, RECORD_FIELD, is_menu, is_trail
from jiaokan.text import re

FRAME_LINES = 300
"""Rows above a title that are looked at."""
FACT_LINES = 30
"""Rows below a title among which the facts of publication stand."""
SHORTEST_TITLE_CHARACTERS, LONGEST_TITLE_CHARACTERS = 6, 60
"""Code points of a title that names its kind."""
LONGEST_LABEL_CHARACTERS, LONGEST_FACT_CHARACTERS = 48, 24
"""Code points of a row above a title, and of a fact below it."""
LEAST_KNOWN_ROWS, LEAST_ENTRIES = 2, 5
"""Rows above a title of which it is known that pages have them, and rows beside each other that have the shape of entries of a menu."""
LONGEST_NAME_CHARACTERS = 3
"""Code points of a person's name."""
ENTRY = re.compile(r"[^\W\d_]{2,8}")
"""The shape of an entry of a menu."""
OTHER = re.compile("[：:>＞|，。]")
"""What stands in a row above a text that is no title."""
ABOUT = re.compile("[关關][于於]")
NOTICE = re.compile("的(?:[决決][议議定]|命令|公[报報告]|通[告知报報]|意[见見]|[报報]告|[请請]示|批[复復]|[议議]案|函)(?:[（(].*)?$")
"""The end of a title that says what it is about."""
OF_PLACE = re.compile(rf"中华人民共和国|中華民國|[{HAN}]{{1,8}}[省市县縣州]")
ABOUT_LINES, BROKEN_LINES = 4, 2
"""How far above the last row of a title it may begin: so many rows for a notice, which says 关于, and for any other title."""
OPENS_TITLE = re.compile(r"[关關][于於]|(?:[省市县縣区區州国國]|实施|實施|贯彻|貫徹|[和与與及、的])$")
"""What the first line of a title says that has another: 某某省实施, 中华人民共和国."""
ARROW = re.compile("[>＞›»→/]{1,2}")
"""A step of a trail whose parts have a line each."""
NUMBER = re.compile(rf"[{HAN}A-Za-z]{{1,12}}[〔（(\[]\d{{4}}[〕）)\]][第 ]?\d{{1,5}}[号號]")
"""The number of a document, which its head has above the title too."""
READER = re.compile(r"[\[【(（]? ?(?:[大中小]|A[+-]?|[大中小]号|特大|默认|加大|缩小|还原) ?[\]】)）]?|字[体號号级級體][:：]?|[\[\]【】]")
"""A part of what sets the size of the letters."""
FACT = re.compile(
    r"[^\s，。；：:（(]{2,6} ?(?:[：:] ?[^，。；]{0,18}|[\[【][^\[\]，。；]{1,16}[\]】])"
    rf"|(?:民[國国] ?\d{{1,3}}{AFTER_YEAR}|{STAMP})(?: ?{TIME})?"
    r"|[\d,.]{1,10}|[\[【][^，。；]{1,10}[\]】]|[|｜/]"
)
"""A named value, a day, a figure or a button."""
BARE = re.compile(rf"(?:[^\s，。；：:\d]{{2,4}} ?)?[\d,.]{{1,10}}|[\[【][^，。；]{{1,10}}[\]】]|[|｜/]|{SHARES}")
"""What goes with a fact above it."""
NAMED = re.compile(r"[^\s，。；：:]{2,6}[：:]")
"""The name of a value that stands in the next row."""
CLOCK = re.compile(rf"(?:[^\s，。；：:]{{2,6}}[：:] ?)?{STAMP} {TIME}")
"""A day with the time of day."""
DAY_AND_COUNTER = re.compile(rf"[^，。；]*{STAMP}.{{0,12}}{COUNTER.pattern}")
"""A row of facts that ends with a counter."""


def title_of(texts: Sequence[str], limit: int) -> int | None:
    """The last row before the text begins that names its kind of document, or stands above a fact that only a page says."""
    for index in range(min(limit, FRAME_LINES) - 1, 0, -1):
        row = texts[index]
        if not SHORTEST_TITLE_CHARACTERS <= len(row) <= LONGEST_TITLE_CHARACTERS or OTHER.search(row) or kind_of(row) is not None:
            continue
        if KIND.search(row) or (index + 1 < limit and _is_sure(texts, index + 1) and kind_of(texts[index + 1]) is not LineKind.FURNITURE):
            return index
    return None


def rows_above(texts: Sequence[str], limit: int, tail: int) -> Iterator[int]:
    """The rows that lead to the page, above its title; `limit` is the first row of the text, `tail` the first after its prose."""
    title = title_of(texts, limit)
    if title is None:
        return
    title = next((index for index in range(title) if texts[index].startswith("# ")), title)  # a marked one is the title
    inside = {row.lstrip("# ") for row in texts[title + 1 : tail]}
    first = _first_line(texts, title)
    while first and _goes_on(texts, first, inside):
        first -= 1
    group = texts[:first]
    if any(len(row) > LONGEST_LABEL_CHARACTERS or ends_whole_sentence(row) for row in group):
        return
    if sum(len(row) > 2 and row in inside for row in group) > 1:
        return
    known = sum(kind_of(row) is not None for row in group)
    sure = any(kind_of(row) is LineKind.FURNITURE or is_trail(row) or is_menu(group, index) for index, row in enumerate(group))
    if known >= LEAST_KNOWN_ROWS + (not sure) or _is_list_of_entries(group, known):
        yield from (index for index in range(first) if not RECORD_FIELD.match(texts[index]))


def _is_list_of_entries(group: Sequence[str], known: int) -> bool:
    """Whether half of the rows above a title are words, each on a line of its own: neither bodies that issued it nor only persons."""
    entries = [row for row in group if ENTRY.fullmatch(row) and not is_body_name(row)]
    long = sum(len(row) > LONGEST_NAME_CHARACTERS for row in entries)
    return len(entries) >= LEAST_ENTRIES and 2 * len(entries) >= len(group) and (known > 0 or long > 1)


def _first_line(texts: Sequence[str], title: int) -> int:
    """The first row of a title whose last is known; it may have been broken at a word that a search set apart.

    A marked title is whole; a notice says 关于 before what it is about, a law of a place begins with it. Any other title may begin on the
    rows above it, as far as they are words that stand nowhere else.
    """
    row, first = texts[title], title
    if row.startswith("#") or ABOUT.search(row) or OF_PLACE.match(row):
        return title
    most = ABOUT_LINES if NOTICE.search(row) else BROKEN_LINES
    while first and title - first < most and not ABOUT.search(texts[first]) and _may_be_broken(texts, first - 1):
        first -= 1
    return first


def _may_be_broken(texts: Sequence[str], index: int) -> bool:
    """Whether a row may be a piece of a title: unknown, nowhere above, no step of a trail."""
    row, above = texts[index], texts[:index]
    return not OTHER.search(row) and kind_of(row) is None and row not in above and not (above and ARROW.fullmatch(above[-1]))


def _goes_on(texts: Sequence[str], title: int, inside: set[str]) -> bool:
    """Whether the row above a title, or above a piece of it, belongs to it: the body whose document it is, its number, its first line, a
    word that a search set apart here and in the text, or an open bracket. An entry that came before, and a step of a trail, do not."""
    row, above = texts[title - 1], texts[: title - 1]
    if row in inside or texts[title] in inside or row.endswith("文件") or NUMBER.fullmatch(row) or _is_open(row):
        return True
    opens = is_body_name(row) or (OPENS_TITLE.search(row) is not None and kind_of(row) is None)
    return opens and row not in above and not (above and ARROW.fullmatch(above[-1]))


def _is_open(row: str) -> bool:
    """Whether a bracket or a quotation that a row opens is closed on another."""
    return any(row.count(one) > row.count(two) for one, two in ("“”", "《》", "（）", "〈〉", "「」"))


def facts_below(texts: Sequence[str], limit: int) -> Iterator[int]:
    """The rows of facts of publication between the title and the text, each run to its last row that only a page says."""
    title = title_of(texts, limit)
    if title is None:
        return
    start = title + 1
    for index in range(start, min(limit, title + FACT_LINES) + 1):
        if index < min(limit, title + FACT_LINES) and _is_fact(texts, index):
            continue
        sure = [place for place in range(start, index) if _is_sure(texts, place)]
        if sure:
            last = sure[-1]
            while last + 1 < index and (BARE.fullmatch(texts[last + 1]) or READER.fullmatch(texts[last + 1])):
                last += 1
            yield from (
                place for place in range(start, last + 1) if not RECORD_FIELD.match(texts[place]) and not NUMBER.search(texts[place])
            )
        start = index + 1


def _is_fact(texts: Sequence[str], index: int) -> bool:
    """Whether a row has the shape of a fact of publication, or is the value of the name above it."""
    row = texts[index]
    if kind_of(row) is not None or DAY_AND_COUNTER.fullmatch(row):
        return True
    if len(row) > LONGEST_FACT_CHARACTERS or (may_start_block(row) and not BARE.fullmatch(row)):
        return False
    return any(one.fullmatch(row) for one in (FACT, BARE, READER, COUNTER)) or NAMED.fullmatch(texts[index - 1]) is not None


def _is_sure(texts: Sequence[str], index: int) -> bool:
    """Whether a row below a title is nothing else than a fact or a tool of its page."""
    row = texts[index]
    if kind_of(row) in (LineKind.META, LineKind.FURNITURE) or any(one.fullmatch(row) for one in (COUNTER, DAY_AND_COUNTER)):
        return True
    if CLOCK.fullmatch(row):  # below it a value with a name that no page gives: these are fields of the text
        return not (NAMED.match(row) and index + 1 < len(texts) and NAMED.match(texts[index + 1]) and not _is_fact(texts, index + 1))
    if NAMED.fullmatch(row) and index + 1 < len(texts) and kind_of(row + texts[index + 1]) is LineKind.META:
        return True
    beside = (*texts[index - 1 : index], *texts[index + 1 : index + 2])
    return len(row) > 1 and READER.fullmatch(row) is not None and any(map(READER.fullmatch, beside))
