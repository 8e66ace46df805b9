"""Rows of labels, buttons and credits that stand around a text are dropped for their build and place, whatever their words are.

Above the title stands what leads to the page, below the last sentence what leads away from it, and who made it. A group goes from its
outer end to its last sure row, whole or not at all; without a title and without prose nothing goes. Tables have rows alike below each
other; notices end with a date, a contact or whom they are sent to; couplets come in two lines of one length: all of these stay.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from jiaokan.grammar.body_name import is_signatory
from jiaokan.grammar.characters import HAN
from jiaokan.grammar.date import DAY, STAMP
from jiaokan.grammar.label import may_start_block, starts_block
from jiaokan.grammar.numeral import ORDINAL
from jiaokan.grammar.stop import ends_sentence
from jiaokan.grammar.web_words import is_tools, kind_of
from jiaokan.page.furniture_rows import (
    CALLED,
    DONE,
    LICENCE,
    is_button,
    is_credit,
    is_field,
    is_form,
    is_label_row,
    is_menu,
    is_pager,
    is_pair,
    is_site_of,
    is_trail,
    names_site,
    outer_lines,
)
from jiaokan.page.markup_language import markup_language
from jiaokan.page.page_frame import facts_below, rows_above
from jiaokan.text import Edit, re

HEAD_LINES, TAIL_LINES = 8, 40
"""Rows from either end that may be furniture."""
LONGEST_CHARACTERS = 60
"""Code points of such a row at most."""
LEAST_PROSE_CHARACTERS, PROSE_SHARE = 40, 0.35
"""Code points of prose that a text has at least, and their part of a long text: slides say little in sentences, and name what they are
about at both ends."""
PROSE = re.compile(r".{8,}[。！？][”’」』）)]?$|(?=.{30}).*。")
TITLE = re.compile(r"# ")
ITEM = re.compile(r"^[-*•] ")
DATED = re.compile(DAY)
STAMPED = re.compile(STAMP)
SHEET = re.compile(r"第[A-Z]?\d{1,3}版")
"""The sheet of a paper, which its page names beside the day or the ways to others."""
PARTS = re.compile(r"[^\s，。；：！？]{1,6}(?:[ \u3000]{1,2}[^\s，。；：！？]{1,6}){1,5}")
"""Short words with blanks between them: labels, or names."""
LIST_HEAD = re.compile("[^，。；：！？]{2,8}：")
"""What announces a list, which goes if the list does."""
KEPT = re.compile(r"附[件表录錄]|[|]|#{1,6} |>|[（(]?(?:此件|本件)")
"""How a row begins that belongs to a text, or to a table."""
MARKED = re.compile(rf"#{{1,6}} |\||[^，。；！？]*卷(?:第?[{ORDINAL}]{{1,4}}|[上中下])[终終]?$")
"""A marked heading, or a row of a table: tables of one text have their heads alike. So have scrolls at both of their ends: 西域記卷第七."""
CLAUSE = re.compile("[，；,]")
"""What stands in few titles, and in what a route or a list of steps says next."""
SIGNED = re.compile(r"[（(][^（）()：:]{2,4}[：:][^（）()：:]{1,20}[）)]")
"""Who answers for a text, in brackets behind it: a byline of its own."""
HINT = re.compile(
    r"关闭|關閉|登录|注册|返回|收藏|举报|首[页頁]|分享|第[A-Z\d]{1,4}版|版权|版權|©|备\d|位置|www\.|"
    + "|".join(
        (
            *(
                re.begun(">＞»›▸→〉◆|｜┊丨∣│┃/／[【〔<«←▲△↑", ""),
                re.begun("：:", r".{1,16}[ \u3000].{0,8}[：:]"),
                re.begun("—-=", r"[—\-=]"),
            ),
            *(re.begun("上前", r"[^\n：:]{1,3}[：:]"), re.begun("完束毕", r"[）)】\]]"), re.begun("打列", "印"), re.begun("上下前", "一")),
            *(re.begun("浏瀏", "[览覽]"), re.begun("点點", "[击擊阅閱]"), re.begun("发發", "布")),
        )
    )
)
"""A quick look: a text without any of these has no such row."""
OVER = re.compile(rf"^{DAY}$|[起日]施行。$|^特此[^，。]{{2,4}}。$")
"""What a text ends with: the day of its signature, from when it is in force."""
MAKERS = re.compile("编[辑印委]|編[輯印]|投稿|发行|發行")
"""Who makes a paper."""
ANNEX = re.compile("附[件表录錄]")
SECTION_LABEL = re.compile(r"【[^【】]+】")
"""A label in brackets, which heads what stands below it where that is nothing that pages have."""
SIGNER = re.compile(rf"[{HAN}]{{2,3}}(?:[ \u3000][{HAN}]{{2,3}})*")
"""What may be a person's name."""
Row = tuple[int, int, str]
"""Start and end of a line that is not blank, and its words without the mark of a list."""


def find(text: str) -> Iterator[Edit]:
    """Drop the rows above the title and below the last sentence that are furniture by their build."""
    if not HINT.search(text) or markup_language(text):
        return
    rows: list[Row] = []
    for start, line in outer_lines(text):
        if "\f" not in line and (bare := line.strip(" \t\u3000")):
            rows.append((start, start + len(line), ITEM.sub("", bare)))
    if len(rows) > 2 and is_site_of(rows[0][2], rows[-1][2]):
        yield from (Edit(start, min(end + 1, len(text)), "", "web-furniture") for start, end, _ in (rows[0], rows[-1]))
        rows = rows[1:-1]
    texts = [row[2] for row in rows]
    prose = [index for index, row in enumerate(texts) if PROSE.match(row) and not is_button(row)]
    said = sum(len(texts[index]) for index in prose)
    if said < LEAST_PROSE_CHARACTERS or (len(texts) > TAIL_LINES + HEAD_LINES and said < PROSE_SHARE * sum(map(len, texts))):
        return
    gone = dict.fromkeys(_below(texts, prose), "web-furniture")
    body = next((index for index in range(prose[0]) if starts_block(texts[index]) and not KEPT.match(texts[index])), prose[0])
    gone.update(dict.fromkeys(rows_above(texts, body, prose[-1] + 1), "web-furniture"))
    gone.update(dict.fromkeys(facts_below(texts, body), "page-metadata"))
    gone.update(_above(texts, prose[0], prose[-1] + 1))
    for index in sorted(gone):
        start, end, _ = rows[index]
        yield Edit(start, min(end + 1, len(text)), "", gone[index])


def _above(texts: Sequence[str], limit: int, tail: int) -> Iterator[tuple[int, str]]:
    """The rows before the title, from the first to the last sure one, and the facts behind them; `limit` is the first row of prose, `tail`
    the first row after the last."""
    titled = next((index for index in range(limit) if TITLE.match(texts[index])), None)
    end = min(limit if titled is None else titled, HEAD_LINES)
    below = {texts[index] for index in range(max(tail, len(texts) - TAIL_LINES), len(texts)) if not _signs(texts, index)}
    below -= {row for row in below if MARKED.match(row)}
    below -= set(texts[limit:tail])  # what stands between sentences too is of the text
    below -= {row for row, times in Counter(texts[:end]).items() if times > 1}  # so is the frame around a title
    if not all(map(_is_short, texts[:end])):
        return
    sure = [index for index in range(end) if _leads(texts, index) or texts[index] in below]
    if not sure:
        yield from _tools(texts, end if titled == end else 0)
        return
    last = sure[-1]
    while (step := next((step for step in (1, 2) if last + step < end and _goes_along(texts, last + step)), 0)) and (
        step == 1 or PARTS.fullmatch(texts[last + 1])
    ):
        last += step
    if titled is None and last + 1 < limit and CLAUSE.search(texts[last + 1]):
        return
    if titled is None and last + 1 == limit:  # nothing is left that may be the title: it stands among these rows
        yield from ((index, "web-furniture") for index in sure if sure[0] > 0)
        return
    for index in range(end if titled is not None else last + 1):
        yield index, _reason(texts[index])


def _tools(texts: Sequence[str], title: int) -> Iterator[tuple[int, str]]:
    """The rows above a marked title down to the last that goes with furniture, where one of them is a row of tools."""
    along = [index for index in range(title) if _goes_along(texts, index)]
    if any(is_tools(texts[index]) for index in along):
        yield from ((index, _reason(texts[index])) for index in range(along[-1] + 1))


def _goes_along(texts: Sequence[str], index: int) -> bool:
    """Whether a row goes with the furniture beside it."""
    row = texts[index]
    return is_credit(row) or _is_stamped(row) or is_label_row(row) or is_tools(row) or is_button(row)


def _reason(row: str) -> str:
    """Why a row above the text goes."""
    return "page-metadata" if _is_stamped(row) else "web-furniture"


def _below(texts: Sequence[str], prose: Sequence[int]) -> Iterator[int]:
    """The rows after the last sentence or date, from the first sure one to the end, if all of them are short."""
    size = len(texts)
    first = size
    while first > prose[-1] + 1 and size - first < TAIL_LINES and not _belongs(texts[first - 1]):
        first -= 1
    ended = first == prose[-1] + 1 or DATED.fullmatch(texts[first - 1]) or ANNEX.match(texts[first - 1])
    if first == size or is_form(texts[first:]) or not ended:
        return
    sure = next((index for index in range(first, size) if _leads_away(texts, index, prose[0])), size)
    if sure < size and _is_over(texts[first - 1], texts[first:sure]):
        sure = first
    within = set(texts[prose[0] : prose[-1]])
    if any(row in within for row in texts[sure:]):  # What stands between sentences too is of the text, at its end as well.
        return
    yield from (index for index in range(sure, size) if not SIGNED.fullmatch(texts[index]))


def _leads(texts: Sequence[str], index: int) -> bool:
    """Whether a row leads to the page."""
    row = texts[index]
    return is_trail(row) or is_menu(texts, index) or (SHEET.search(row) is not None and len(row.split()) > 2)


def _leads_away(texts: Sequence[str], index: int, head: int) -> bool:
    """Whether a row leads away from the page, says who made it, or stands above the text too."""
    row = texts[index]
    if is_menu(texts, index) or is_credit(row) or is_tools(row):
        return True
    if is_button(row):
        if not SECTION_LABEL.fullmatch(row) or DONE.fullmatch(row) or kind_of(row.strip("【】")) or _goes_along(texts, index - 1):
            return True
        below = range(index + 1, size := len(texts))  # alone at the end it may close the text, as labels close its parts
        return index + 1 < size and all(_goes_along(texts, one) or LICENCE.fullmatch(texts[one]) for one in below)
    if (
        not _signs(texts, index)
        and not MARKED.match(row)
        and any(other == row or (other.startswith(row) and other[len(row)] in " \u3000") for other in texts[:head])
    ):
        return True
    if index + 1 < len(texts) and (is_pair(row, texts[index + 1]) or is_pager(row, texts[index + 1])):
        return True
    if LICENCE.fullmatch(row):
        return True
    return names_site(row) and len(row) <= LONGEST_CHARACTERS


def _signs(texts: Sequence[str], index: int) -> bool:
    """Whether a row says who signs a text, whom its head may name too: a party, the name of a body, or what stands right before a day."""
    row = texts[index]
    return is_field(row) or is_signatory(row) or (index + 1 < len(texts) and DATED.fullmatch(texts[index + 1]) is not None)


def _is_over(last: str, rest: Sequence[str]) -> bool:
    """Whether a text is over with a row: dated, or in force from a day, and nobody below who may sign it or is to be called."""
    if not OVER.search(last) or any(is_signatory(row) or (CALLED.search(row) and not MAKERS.search(row)) for row in rest):
        return False
    return DATED.fullmatch(last) is not None or not any(map(SIGNER.fullmatch, rest[:1]))


def _belongs(row: str) -> bool:
    """Whether a row may belong to a text, so that no group of furniture has it."""
    return not is_button(row) and (
        not _is_short(row)
        or DATED.fullmatch(row) is not None
        or KEPT.match(row) is not None
        or (ends_sentence(row) and not LIST_HEAD.fullmatch(row))
        or (may_start_block(row) and not is_credit(row))
    )


def _is_short(row: str) -> bool:
    """Whether a row is short and says no sentence."""
    return len(row) <= LONGEST_CHARACTERS and "。" not in row


def _is_stamped(row: str) -> bool:
    """Whether a row has a day and another fact, a sign or a blank between them."""
    return STAMPED.search(row) is not None and re.search(r"[|｜・· \u3000/]", row) is not None
