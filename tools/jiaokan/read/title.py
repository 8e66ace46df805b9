"""The title: the first line that stands as a headline, with the lines that continue it.

GB/T 9704—2012 §7.3.1 sets a title over several lines, cut where the words allow it;
it ends with the kind of document (法 条例 办法 决定 通知 …), and this last word tells where the last line is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jiaokan.grammar.body_name import is_body_name, opens_with_body_name
from jiaokan.grammar.characters import HAN
from jiaokan.grammar.date import STAMP
from jiaokan.grammar.document_kind import KIND
from jiaokan.grammar.label import SUBTITLE_TIME, TITLE_LABEL
from jiaokan.grammar.stop import ends_sentence
from jiaokan.read.back import is_attachment
from jiaokan.read.byline import begins_with_dateline, is_byline, is_source
from jiaokan.read.dates import is_date, is_history, is_published
from jiaokan.read.head_lines import (
    HEAD_LINES,
    LEAST_NAMED_CHARACTERS,
    heads_title,
    is_kind_of,
    is_of_the_page,
    is_place_of_work,
    is_speaker,
    leads_to,
    stands_again,
    stands_twice,
    with_place,
)  # fmt: skip
from jiaokan.read.headline import is_short
from jiaokan.read.lines import UNTITLED, MarkedLine, merge
from jiaokan.read.number import is_number
from jiaokan.read.outline import number
from jiaokan.read.record import is_record
from jiaokan.text import Edit, re

_SPECIES = re.compile(
    r"(?:决议|決議|决定|決定|命令|公报|公報|公告|通告|意见|意見|通知|通报|通報|报告|報告|请示|請示|批复|批復|议案|議案|函|纪要|紀要)$"
)
"""The kinds of official document (《党政机关公文处理工作条例》第八条); a title that says 关于 ends with one."""
_FIELDS = re.compile(r"(?:签发人|[發发]文|受文|速[別别]|密等|索引号|承[辦办]人|[聯联][絡络]|正本|副本)[^。]{0,8}[:：]")
"""How a line of the head opens that names its part."""
_SPREAD = re.compile(rf"[{HAN}](?P<blank>[ \u3000]{{1,4}})[{HAN}]")
"""A line of two characters set wide: 通　知."""
_ABOUT_FORMS = ("关于", "關於", "關于")
_GOES_ON = re.compile(r"^(?:的|和|与|及|等|之|》|以及)")
_HAN = re.compile(r"[\u3400-\u9fff]{8,60}")
_DATED = re.compile(r"\d{4}年|[（(【]?总?第\d")
"""How a running header opens that cleaning left: a date, the number of an issue."""
_COLUMN = re.compile(
    rf"(?:[本今每][{HAN}]{{0,2}})?(?:短评|短論|评论|評論|社论|社論|时评|時評|述评|综述|快评|简讯|简訊|快讯|要闻|导读|導讀|专栏|專欄|观察|聚焦|关注|调查|特稿|消息|通讯)"
    r"|【[^】]{2,16}】|第\d{1,3}版[:：]?.{0,8}|[A-D]?\d{2}版?[:：|｜].{1,8}"
)
"""The name of a column or page of a newspaper, over a headline."""
_ADDRESSED = re.compile(r"各[^，。]{1,12}、")
"""How an addressee opens whose colon was lost: 各省、自治区、直辖市人民政府."""
_FIELD = re.compile(rf"[{HAN}]{{2,6}} ?[:：].{{1,40}}$", needs=":：")
"""A fact with its name, 时效性：现行有效; a headline may be built so too."""
_BRACKETED_FIELD = re.compile(rf"[【〔][{HAN}]{{2,8}}[】〕].{{1,60}}$")
"""The same in the manner of databases, 【作者】某某; three in one head are a record, one is a column's name before a headline."""
_TOOLS = re.compile(" {6}")
"""What parts the labels of a bar of tools."""
_TURN = re.compile(rf"[{HAN}][:：]", needs=":：")
"""Whose turn it is: 问：, 答：."""
BULLETS = "●◆■○◎▪◇□★▲▶·•"
"""Signs before an entry of a list."""
_DAY_FIELD = re.compile(rf"[{HAN}]{{0,4}}(?:时间|時間|日期)[:：].{{0,12}}\d{{4}}[-/.年]")
"""A day with its name: 裁判日期：2017-04-06."""
_STAMP = re.compile(STAMP)
_CALL = re.compile(r"(?:[^，；：]+[，；：]){3,}[^，；：]*[！？!?][”’]?")
"""A sentence of four parts or more that asks or calls is running text, though no full stop ends it."""
LONGEST_TITLE_CHARACTERS = 100
"""How long a title may be, in code points."""


def is_headline(line: MarkedLine) -> bool:
    """Whether a line may be part of a title."""
    text = line.text
    if (
        line.mark in UNTITLED
        or _TOOLS.search(text)
        or text[0] in BULLETS
        or (line.mark != "#" and is_of_the_page(text))
        or _TURN.match(text)
        or is_attachment(text)
        or is_place_of_work(text)
        or (text.endswith("文件") and (line.mark != "#" or is_body_name(text)))
        or not is_short(text.rstrip("！？!?”’"), LONGEST_TITLE_CHARACTERS)
        or (line.mark != "#" and _CALL.fullmatch(text))
    ):
        return False
    if (
        _FIELDS.match(text)
        or is_record(text)
        or is_number(text)
        or is_date(text)
        or is_history(text)
        or is_published(text)
        or _DAY_FIELD.match(text)
        or is_byline(text)
        or is_source(text)
        or begins_with_dateline(text)
    ):
        return False
    one = number(text)
    return one is None or one.style == "annex" or (line.mark == "#" and line.depth == 1)


def find_title(lines: Sequence[MarkedLine], start: int = 0) -> tuple[int, int] | None:
    """The lines of the title, first and past the last; None if the document starts with running text, or is shown below a film."""
    if any(SUBTITLE_TIME.match(line.text) for line in lines[start : start + HEAD_LINES]):
        return None
    heads = []
    for index in range(start, min(start + HEAD_LINES, len(lines))):
        text, one = lines[index].text, number(lines[index].text)
        asked = index > start and lines[index - 1].text.endswith(("：", ":")) and ends_sentence(text)  # Below a salutation it greets.
        if (is_headline(lines[index]) or stands_twice(lines, index)) and not asked and not _is_field(lines, index):
            heads.append(index)
        elif (len(text) > 40 and ends_sentence(text) and not (is_history(text) or is_place_of_work(text))) or (
            one and one.style in ("article", "chapter", "han")
        ):
            break
    heads = [head for head in heads if not any(_names(lines[head].text, lines[other].text) for other in heads)] or heads
    heads = [head for head in heads if not any(heads_title(lines[head].text, lines[other].text) for other in heads)] or heads
    heads = [head for head in heads if not any(leads_to(lines[head].text, line.text) for line in lines[:HEAD_LINES])] or heads
    heads = [head for head in heads if not is_kind_of(lines, head)] or heads
    heads = [head for head in heads if head + 1 == len(lines) or not with_place(lines[head].text, lines[head + 1].text)] or heads
    said = any(lines[head].mark != "#" and len(lines[head].text) >= LEAST_NAMED_CHARACTERS for head in heads)
    heads = [head for head in heads if not (said and lines[head].mark == "#" and number(lines[head].text))] or heads
    heads = [
        head for head in heads if any(map(str.isalpha, lines[head].text)) and not lines[_end(lines, head) - 1].text.endswith(("，", "；"))
    ]
    signed = len(lines) - 1 if lines and is_date(lines[-1].text) else None
    heads = [head for head in heads if head == start or head + 1 != signed]  # Under a letter stands who wrote it, and the day.
    if not heads:
        return (start, start + 1) if _is_item_head(lines, start) else None
    marked = [index for index in heads if lines[index].mark == "#"]
    if marked:
        top = min(lines[index].depth for index in marked)
        tops = [index for index in marked if lines[index].depth == top]
        column = len(tops) > 1 and tops[1] == tops[0] + 1 and _COLUMN.fullmatch(lines[tops[0]].text)
        first = tops[1] if column else tops[0]
    else:
        first = max(heads, key=lambda index: (_weight(lines, index), -index))
        if first > start and ends_sentence(lines[start].text) and len(lines[start].text) > 40:
            return None
    named = first > start and lines[first].text.startswith(_ABOUT_FORMS) and is_body_name(lines[first - 1].text)
    return first - (named and not lines[first - 1].text.endswith("文件") and not lines[first - 1].mark), _end(lines, first)


def _is_field(lines: Sequence[MarkedLine], index: int) -> bool:
    """Whether a line is one of three in a row that name a fact and give it, 时效性：现行有效, or of three of a record, 【作者】某某."""
    if _BRACKETED_FIELD.match(lines[index].text):
        return sum(_BRACKETED_FIELD.match(line.text) is not None for line in lines[:HEAD_LINES]) >= 3
    run = [
        place
        for place in (index - 2, index - 1, index, index + 1, index + 2)
        if 0 <= place < len(lines) and _FIELD.match(lines[place].text) and not is_speaker(lines, lines[place].text)
    ]
    return any({first, first + 1, first + 2} <= set(run) for first in (index - 2, index - 1, index)) and index in run


def _names(text: str, title: str) -> bool:
    """Whether a line only names the title that stands in another: with a number, in 《》, with the name of a site."""
    bare = title.removeprefix("《").removesuffix("》")
    return text != title and title in text and KIND.search(bare) is not None and len(title) >= LEAST_NAMED_CHARACTERS


def _is_item_head(lines: Sequence[MarkedLine], start: int) -> bool:
    """Whether the first line is the numbered headline of an item that was cut out of a list of items: no other number goes on from it."""
    one = number(lines[start].text) if start + 1 < len(lines) else None
    if one is None or one.end >= len(lines[start].text) or not is_short(lines[start].text) or not ends_sentence(lines[start + 1].text):
        return False
    return not any(two and two.style == one.style and two.value == one.value + 1 for two in (number(line.text) for line in lines))


def _weight(lines: Sequence[MarkedLine], first: int) -> int:
    """How much speaks for a title that starts at `first`: its last word, and what stands under it."""
    end = _end(lines, first)
    length = sum(len(line.text) for line in lines[first:end])
    under = lines[end].text if end < len(lines) else ""
    stated = end < len(lines) and any("page-metadata" in piece.why for piece in lines[end].before)  # cleaning took the line out
    dated = (
        stated or is_history(under) or is_published(under) or is_number(under) or (is_byline(under) and _STAMP.search(under) is not None)
    )
    named = KIND.search(lines[end - 1].text) is not None and length >= 6
    issuers = all(is_body_name(line.text) for line in lines[first:end])
    return (
        4 * dated
        + 2 * named
        + 4 * (stands_twice(lines, first) or stands_again(lines, first))
        - 4 * (_DATED.match(lines[first].text) is not None or (_is_fact(lines[first].text) and not is_speaker(lines, lines[first].text)))
        - 8 * (issuers or _COLUMN.fullmatch(lines[first].text) is not None or _ADDRESSED.match(lines[first].text) is not None)
    )


def _is_fact(text: str) -> bool:
    """Whether a line names a fact and gives it, and the fact is not the title: 法規名稱：某辦法."""
    return _FIELD.match(text) is not None and TITLE_LABEL.match(text) is None


def _end(lines: Sequence[MarkedLine], first: int) -> int:
    """Past the last line of the title that starts at `first`: as long as it is unfinished, or the next line cannot start a title."""
    said, index = lines[first].text, first + 1
    while index < min(first + 8, len(lines)) and is_headline(lines[index]):
        line = lines[index]
        if _names(said, line.text):
            break
        same = line.mark == lines[first].mark and line.depth == lines[first].depth
        numbered = index + 1 < len(lines) and is_number(lines[index + 1].text) and KIND.search(line.text) and not KIND.search(said)
        if not same or not (numbered or _GOES_ON.match(line.text) or _is_unfinished(said, _tight(line.text))):
            break
        said += _tight(line.text)
        index += 1
    return index


def _is_unfinished(said: str, text: str) -> bool:
    """Whether the title as far as it was read asks for this line too."""
    if said.count("《") > said.count("》"):
        return True
    about = _says_about(said)
    if KIND.search(said):
        return about and not _SPECIES.search(said) and _SPECIES.search(text) is not None
    if is_body_name(said.rsplit("\n", 1)[-1]) and (_says_about(text) or is_body_name(text)):
        return _says_about(text) or KIND.search(text) is None
    if about:
        return KIND.search(text) is not None or len(text) >= 8
    return _HAN.fullmatch(said) is not None and KIND.fullmatch(text) is not None


def _says_about(text: str) -> bool:
    """Whether the word is there that titles of official documents have; 關于 comes from conversion by machine."""
    return any(form in text for form in _ABOUT_FORMS)


def joined(lines: Sequence[MarkedLine]) -> MarkedLine:
    """The lines of a title as one: a blank stays between two bodies' names, nothing between the halves of a phrase."""
    title = lines[0]
    for line in map(_closed, lines[1:]):
        names = opens_with_body_name(line.text) and opens_with_body_name(title.text) and title.text[-1] in "局厅部委院署办会府"
        title = merge(title, line, "\u3000" if names else "", "broken-title")
    return title


def _tight(text: str) -> str:
    """The text, without the blank if it is one word set wide."""
    spread = _SPREAD.fullmatch(text)
    return text[0] + text[-1] if spread and KIND.fullmatch(text[0] + text[-1]) else text


def _closed(line: MarkedLine) -> MarkedLine:
    """The last line of a title, as 通　知, without the blank that sets it wide."""
    if _tight(line.text) == line.text:
        return line
    body = line.body.apply([Edit(1, len(line.text) - 1, "", "stray-space")])
    return replace(line, body=body, text=str(body))
