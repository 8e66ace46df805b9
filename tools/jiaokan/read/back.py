"""The end of a document: attachments, signature, date of issue, note.

GB/T 9704—2012 §7.3.4–7.3.7: the attachment note opens with 附件, the issuers sign one below the other, the date of issue stands under them,
the note in brackets under the date. The date is what finds the rest: names of bodies count as a signature only above it.
"""

from __future__ import annotations

from collections.abc import Sequence

from jiaokan.grammar.body_name import is_signatory
from jiaokan.grammar.date import ANY_DAY
from jiaokan.grammar.numeral import COUNTING
from jiaokan.read.byline import is_byline, is_source
from jiaokan.read.dates import is_date
from jiaokan.read.headline import is_short
from jiaokan.read.label import Label, Labels
from jiaokan.read.lines import MarkedLine
from jiaokan.read.outline import number
from jiaokan.text import re

_NOTE = re.compile(
    r"[（(](?:此件|本件|联系人|联系电话|注|信息公开|公开(?:属性|方式|形式|选项|范围))[^（）()]{0,200}[）)]|(?:此件|信息公开选项[:：])?[主依]动公开|"
    rf"(?:抄送|抄报|主送|分送|主题词|报|送|发送)[:：].{{1,400}}|(?:正本|副本|抄本)[:：].{{1,400}}"
    rf"|[^。，]{{2,60}}[ \u3000]?{ANY_DAY}[印发發]{{2}}"
)
_ATTACHMENT = re.compile(rf"附[件錄录表](?:[{COUNTING}\d]{{0,3}})|附[件錄录](?:[{COUNTING}\d]{{0,3}})[:：].{{1,200}}|附[:：].{{1,200}}")
_FOOTNOTE = re.compile(r"\[\d{1,3}\][^\[]|注[释釋]?[:：]|[※＊][^＊]")
"""How a footnote or the note under a table opens."""
_BRACKETED = re.compile(r"[（(][^（）()]{2,80}[）)]")
"""What a note is under the date of issue, whatever it says (§7.3.7)."""
_SAID = re.compile(r"(?:信息|文章|稿件|新闻|内容|资料)?[来來]源[:：]")
BACK_LINES = 40
"""How many lines above a date may belong to it."""


def is_note(text: str) -> bool:
    """Whether the line is the note of a notice: （此件公开发布）."""
    return _NOTE.fullmatch(text) is not None


def is_attachment(text: str) -> bool:
    """Whether the line opens an attachment or tells what is attached: 附件1, 附件：……."""
    return _ATTACHMENT.fullmatch(text) is not None


def label_back(lines: Sequence[MarkedLine], labels: Labels, start: int) -> None:
    """Label the ends of notices among the lines from `start` on; a text that carries another has more than one."""
    for index in range(start, len(lines)):
        text = lines[index].text
        if labels[index] is not None or lines[index].mark == "|":
            continue
        if (
            is_note(text)
            or _FOOTNOTE.match(text)
            or (_BRACKETED.fullmatch(text) and index and (above := labels[index - 1]) and above.type == "date")
        ):
            labels[index] = Label("note", None, "note of a notice")
        elif is_date(text):
            labels[index] = Label("date", None, "date alone on its line")
            _label_signature(lines, labels, index, start)
        elif _ATTACHMENT.fullmatch(text):
            _label_attachment(lines, labels, index)
        elif is_source(text) and (text[0] in "（(《" or (_SAID.match(text) and len(text) <= 40)):
            labels[index] = Label("source", None, "names the source")
        elif is_byline(text):
            labels[index] = Label("byline", None, "names the author")
    last = len(lines) - 1
    if last > start and labels[last] is None and not lines[last].mark and is_signatory(lines[last].text) and len(lines[last].text) <= 24:
        labels[last] = Label("signature", None, "body's name at the end")


def _label_signature(lines: Sequence[MarkedLine], labels: Labels, date: int, start: int) -> None:
    """The names of bodies right above a date."""
    index = date - 1
    while index >= max(start, date - BACK_LINES) and labels[index] is None and not lines[index].mark:
        text = lines[index].text
        if not is_signatory(text) and not (
            is_short(text, 20) and number(text) is None and index == date - 1 and "，" not in text and text[0] not in "完（"
        ):
            break
        labels[index] = Label("signature", None, "name above the date of issue")
        index -= 1


def _label_attachment(lines: Sequence[MarkedLine], labels: Labels, index: int) -> None:
    """The attachment note, with the numbered lines that go on with its list."""
    labels[index] = Label("attachment", None, "opens with 附件")
    if not re.search(r"[:：]\s?1[.．、]", lines[index].text):
        return
    place = index + 1
    while place < len(lines) and (one := number(lines[place].text)) and one.style == "digit" and is_short(lines[place].text, 80):
        labels[place] = Label("attachment", None, "goes on with the list of attachments")
        place += 1
