"""The imprint that a newspaper or gazette sets below its last column is dropped: who edits, prints and sells it, and where.

It is about the paper, not about the text above it. It stands at the very end. Either it names a publisher first and then an address,
a telephone or a price (a contact at the end of a notice names no publisher and stays), or it is a line of names, each with its part
in making the page: the editor, the designer, the proof-reader. At the edge of a page, in mid-sentence, one such part is enough.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jiaokan.grammar.stop import ends_sentence
from jiaokan.page.line import Line, lines
from jiaokan.text import Doubt, Edit, re

PUBLISHER = re.compile(r"(?:编印|編印|编辑出版|編輯出版|出版|发行|發行|印刷|承印|主办单位|主办|主辦|主管)(?:单位|單位|者|处|處)?[：:]")
PRINTING = re.compile(r"(?:编印|編印|出版|发行|發行|印刷|承印|刊号|国内统一|邮发代号)")
CONTACT = re.compile(r"(?:地址|社址|电话|電話|邮编|邮政编码|郵遞區號|传真|傳真|定价|定價|网址|網址|电子信箱|信箱)[：:]")
ROLE = (
    r"(?:本[版期])?(?:(?:责任|責任|美术|美術|执行|執行|图片|圖片|文字|值班)?(?:编辑|編輯)|责编|責編|美编|美編|图编|版式(?:设计|設計)?|(?:视觉|视觉设计|制图|排版|組版|组版)"
    r"|(?:总|本期|执行)?主编|总编辑?|校[对對]|审校|審校|检校|终审|监制|统筹|值班(?:主任|编委|总编))"
)
NAMES = rf"(?:(?!{ROLE})[^，。；：:\s\u3000]{{1,5}}[ \u3000、]*){{1,4}}"
CALL = r"(?:(?:电话|電話|邮箱)[：:] ?[\w@.-]{6,30})?"
CREDIT = re.compile(rf"(?:{ROLE}[：:/][ \u3000]*{NAMES}[ \u3000|｜/“”]*)+{CALL}")
CREDITS = re.compile(rf"{ROLE}[：:/][ \u3000]*{NAMES}(?:[ \u3000|｜/]*{ROLE}[：:/][ \u3000]*{NAMES})+{CALL}")
"""Who made the page, two parts at least."""
IMPRINT_LINES = 5
"""Lines that an imprint has at most."""
IMPRINT_COLUMNS = 120
"""Columns that a line of it has at most."""

FIELD = re.compile(r"[^\s，。；：:]{2,6}[：:][^，。；：:]{1,30}$")
"""A named value alone in its line."""


def find(text: str) -> Iterator[Edit | Doubt]:
    """Drop the last lines, from the one that names the publisher, and lines of credits at the edges of pages."""
    rows = lines(text)
    middle = rows[:-IMPRINT_LINES] if "\f" in text else ()
    for before, row, after in zip(middle, middle[1:], middle[2:], strict=False):
        if (row.page or after.page) and row.width <= IMPRINT_COLUMNS and not ends_sentence(before.text) and CREDIT.fullmatch(row.text):
            yield Edit(row.start, row.end, "", "imprint")
    size = len(rows)
    while size > (size := _size(rows, size)):
        pass
    if size < len(rows):
        yield Edit(rows[size].start, rows[-1].end, "", "imprint")


def _size(rows: Sequence[Line], size: int) -> int:
    """How many of the first `size` lines stand before an imprint that ends them; all where none does."""
    last = rows[max(0, size - IMPRINT_LINES) : size]
    done = size - len(last)
    first = len(last) - (len(last) > 1 and last[-1].text.isdigit() and len(last[-1].text) < 4)  # the number of the last page
    counted = first
    while first > 1 and CREDIT.fullmatch(last[first - 1].text):
        first -= 1
    if first < counted and (counted - first > 1 or CREDITS.fullmatch(last[first].text)):
        return done + first
    for index, row in enumerate(last):
        if not PUBLISHER.match(row.text):
            continue
        if done + index and FIELD.match(rows[done + index - 1].text):
            return size  # it goes on what stands above it: the record of a book, which is a text of its own
        rest = last[index:]
        whole = "".join(line.text for line in rest)
        calm = all(line.width <= IMPRINT_COLUMNS and not ends_sentence(line.text) for line in rest)
        return done + index if calm and PRINTING.search(whole) and CONTACT.search(whole) else size
    return size
