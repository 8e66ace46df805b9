"""The front of a document: what stands between its start and its body.

GB/T 9704—2012 §7.2–7.3.2 orders it issuer, number, title, addressee; a law has its history under the title,
a web page its date and source, an article its second headline and byline.
"""

from __future__ import annotations

from collections.abc import Sequence

from jiaokan.grammar.body_name import is_body_name
from jiaokan.grammar.characters import HAN
from jiaokan.grammar.document_kind import KIND
from jiaokan.read.back import is_attachment
from jiaokan.read.byline import is_byline, is_source
from jiaokan.read.dates import is_date, is_history, is_published
from jiaokan.read.headline import is_short
from jiaokan.read.label import Label, Labels
from jiaokan.read.lines import UNTITLED, MarkedLine
from jiaokan.read.number import is_number
from jiaokan.read.outline import number
from jiaokan.read.record import is_record
from jiaokan.text import re

_ADDRESS = re.compile(r"[^。；]{2,400}[:：]")
_SIGNER = re.compile(r"签发人[:：]|[签簽][发發]人|★|特急|加急|机密|秘密|绝密|内部资料")
"""The other parts of the head (GB/T 9704—2012 §7.2.1–7.2.6): secrecy, urgency, who signed."""
_GREETING = re.compile(rf"[{HAN}]{{2,4}}(?:代表|委员|同志|先生|女士)[:：]|(?:各位|尊敬的|同志们|女士们|全国).{{0,30}}[:：]?")
_OPENING = re.compile(r"为|為|根据|根據|按照|依照|依据|依據|经|經|近|现|現|鉴于|鑑於|遵照|当前|今年|去年|\d")
_ANNOUNCED = re.compile(r"(?:如下|以下|下列).{0,12}[:：]$|[通公]告[:：]$")
"""How the first paragraph of a body begins and ends: 为贯彻……，现就有关事项通知如下："""

_PERSON = re.compile(
    rf"[{HAN}]\u3000[{HAN}]|[{HAN}]{{2,16}}(?:总理|省长|市长|县长|区长|主席|主任|局长|院长|检察长|部长|书记|會長|会长)\u3000[{HAN}]{{2,4}}"
)
_NOT_NAMES = frozenset(("通知", "公告", "通告", "目录", "目錄", "前言", "总则", "总則", "序言", "附件"))

TITLE_AGAIN_LINES = 12
"""How far below a title it may stand again, in lines."""


def label_front(lines: Sequence[MarkedLine], labels: Labels, title: int | None) -> int:
    """Label the front around the title; give the line where the body starts."""
    index = 0
    if title is not None:
        for place in range(title):
            labels[place] = labels[place] or _before(lines[place])
        labels[title] = Label("title", None, "marked as a heading" if lines[title].mark == "#" else "first line that stands as a headline")
        index = title + 1
    while index < len(lines) and (label := _after(lines, index, title)):
        labels[index] = label
        index += 1
    if title is not None:
        for place in range(index, min(title + TITLE_AGAIN_LINES, len(lines))):
            if lines[place].text == lines[title].text:
                labels[place] = Label("subtitle", None, "the title again")
                if place + 1 < len(lines) and is_number(lines[place + 1].text):
                    labels[place + 1] = Label("number", None, "document number")
            elif is_record(lines[place].text):
                labels[place] = Label("note", None, "what the page's record says of the document")
    return index


def _before(line: MarkedLine) -> Label:
    """A line above the title."""
    text = line.text
    if is_number(text):
        return Label("number", None, "document number")
    if is_published(text) or is_date(text):
        return Label("date", None, "date")
    if is_byline(text):
        return Label("byline", None, "names the author")
    if is_source(text):
        return Label("source", None, "names the source")
    if is_attachment(text):
        return Label("attachment", None, "opens with 附件")
    if is_record(text) or _SIGNER.match(text):
        return Label("note", None, "what the record or the head says of the document")
    if is_body_name(text) or text.endswith("文件"):
        return Label("issuer", None, "body's name above the title")
    if is_short(text, 40):
        return Label("subtitle", None, "short line above the title")
    return Label("paragraph", None, "running text above the title")


def _after(lines: Sequence[MarkedLine], index: int, title: int | None) -> Label | None:
    """A line below the title, as long as it belongs to the front."""
    text = lines[index].text
    if lines[index].mark in UNTITLED:
        return None
    if is_number(text):
        return Label("number", None, "document number")
    if is_history(text):
        return Label("note", None, "says when it was passed or comes into force")
    if is_published(text) or (is_date(text) and index + 1 < len(lines)):
        return Label("date", None, "date")
    if is_byline(text):
        return Label("byline", None, "names the author")
    if is_source(text):
        return Label("source", None, "names the source")
    if title is None:
        return None
    if index <= title + 3:
        if _PERSON.fullmatch(text) and text.replace("\u3000", "") not in _NOT_NAMES:
            return (
                Label("byline", None, "a name below the title", "doubtful-type", ("paragraph",))
                if len(text) == 3
                else Label("byline", None, "office and name below the title")
            )
        if text == lines[title].text:
            return Label("subtitle", None, "the title again")
        if lines[index].mark == "#" and KIND.search(text) and number(text) is None and is_short(text):
            return Label("subtitle", None, "title of the text that is issued")
        if text.startswith("——") and is_short(text, 60) and index == title + 1:
            return Label("subtitle", None, "dash below the title")
        if text[0] in "（(" and text[-1] in "）)" and is_short(text[1:-1], 60):
            return Label("note", None, "in brackets below the title")
    before = labels_end(lines, index - 1) and not _OPENING.match(text) and not _ANNOUNCED.search(text)
    if _ADDRESS.fullmatch(text) and before and (text[:1] in "各尊同" or _GREETING.fullmatch(text) or _lists_bodies(text)):
        return Label("addressee", None, "ends with a colon before the body")
    return None


def labels_end(lines: Sequence[MarkedLine], index: int) -> bool:
    """Whether the line at `index` does not break off in the middle of a clause."""
    return index < 0 or not lines[index].text.endswith(("，", "、", "；"))


def _lists_bodies(text: str) -> bool:
    """Whether a line names the bodies a notice is sent to."""
    first = re.split("[、，,（(：:]", text, maxsplit=1)[0]
    return is_body_name(first) or first.endswith(("同志", "单位", "人民政府", "机构", "企业", "部门"))
