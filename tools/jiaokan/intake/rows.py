"""The rows of a head that name a fact and give it, scattered among its lines: 【作者】某某, 法規名稱：某辦法, 公布日期：2020年1月2日.

Databases of laws and of papers set them above the text, each row with its own label. One label alone proves nothing, since a story may
open so; two rows do, if one of them has a label that only such records have. What a day means the other labels tell: beside 施行日期
it is that of the law, beside 浏览次数 that of the page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from jiaokan.grammar.body_name import is_body_name
from jiaokan.grammar.characters import HAN
from jiaokan.grammar.fact_line import date, is_somebody
from jiaokan.intake.other_forms import coded_number
from jiaokan.reference.number import find_numbers
from jiaokan.text import re

TITLE = (
    "(?:[法文][规規件]|中文标准|[发發]文|公文|文件|案件|标准|標準|论文|論文|文章)?"
    "(?:标题|標題|题名|題名|篇名|书名|書名|题目|題目|名称|名稱)"
)
LABELS = {
    "title": f"{TITLE}|法[规規]",
    "issuer": "法院|(?:制定|颁布|頒布|发布|發布|公布|发文|發文|印发)(?:机关|機關|部门|部門|单位|單位|机构|機構)",
    "number": "(?:发文|發文|发布|發布)?(?:字号|字號|文号|文號)|标准(?:编号|号)|標準(?:編號|號)",
    "issued": "(?:裁判|颁布|頒布|公布|成文|印发|发文|發文|签发)(?:日期|时间|時間)",
    "said": "(?:发布|發布|頒行)(?:日期|时间|時間)|时间|時間|日期",
    "effective": "(?:实施|實施|施行)(?:日期|时间|時間)",
    "adopted": "(?:通过|通過)(?:日期|时间|時間)",
    "revised": "(?:修正|修订|修訂|異動)(?:日期|时间|時間)",
    "author": "作者(?:姓名)?",
    "paper": "(?:期刊|刊物|报刊|報刊)(?:名称|名稱)|刊名|来源期刊|來源期刊",
}
"""What a row is about, by its label."""
OF_A_LAW = re.compile(
    "(?:法规|法規)(?:名称|名稱|类别|類別|内容|內容)|时效性|時效性|效力(?:级别|級別|等级|等級|状态|狀態)|(?:实施|實施|施行|颁布|頒布|失效)日期|法[规規]位[阶階]"
)
"""Labels that only records of laws have; 生效日期 agreements have too."""
_LABEL = rf"[{HAN}][{HAN} \u3000]{{1,8}}"
_ROW = re.compile(rf"(?:[【〔\[](?P<in>{_LABEL})[】〕\]] ?[:：]?|(?P<before>{_LABEL}?) ?[:：])[ \u3000]?(?P<value>[^。\n]{{1,120}})")
LONE_LABEL = re.compile(rf"{_LABEL} ?[:：]")
"""A label whose value stands on the next line."""
_KNOWN = {field: re.compile(label) for field, label in LABELS.items()}
_RUN = re.compile(r"^((?:19|20)\d\d)(\d\d)(\d\d)$")
"""A day without marks: 20220504."""
_REPEALED = re.compile("^(?:已)?(?:廢止|废止)$|[:：](?:廢止|废止)法[规規]")
_OF_RECORDS = ("title", "issuer", "number", "effective", "paper")
HEAD_BLOCKS, PROSE_CHARACTERS, LEAST_ROWS = 24, 60, 2
"""Rows stand among so many first blocks, above the first sentence of so many code points, at least so many of them."""


def row(text: str) -> tuple[str, str] | None:
    """The label and the value of a row; None if the line is none.

    Examples:
        >>> row("【作者】 某某"), row("法規名稱：某辦法"), row("他说：去吧。")
        (('作者', '某某'), ('法規名稱', '某辦法'), None)
    """
    found = _ROW.fullmatch(text)
    return (re.sub(r"[ \u3000]", "", found["in"] or found["before"]), found["value"].strip(" \u3000")) if found else None


def row_facts(texts: Sequence[str]) -> Mapping[str, str]:
    """The facts of the rows, by field as an information card has them; none if there are no such rows.

    Args:
        texts: the blocks of a document.
    """
    found: list[tuple[str, str]] = []
    head = texts[:HEAD_BLOCKS]
    for text, below in pairwise((*head, "")):
        bare = any(known.fullmatch(text) for known in _KNOWN.values())
        lone = LONE_LABEL.fullmatch(text) or bare
        one = row(f"{text}{'：' * bare}{below}" if lone and not LONE_LABEL.fullmatch(below) else text)
        if one is None and len(text) >= PROSE_CHARACTERS and "。" in text:
            break
        if one and one not in found:
            found.append(one)
    fields = [(next((field for field, known in _KNOWN.items() if known.fullmatch(label)), ""), label, text) for label, text in found]
    law = any(OF_A_LAW.fullmatch(label) for label, _ in found)
    if len(found) < LEAST_ROWS or not (law or any(field in _OF_RECORDS for field, _, _ in fields)):
        return {}
    facts: dict[str, set[str]] = {}
    for field, _, text in fields:
        field = field if field != "said" else "issued" if law else ""
        if value := _value(field, text):
            facts.setdefault(field, set()).add(value)
    if any(_REPEALED.search(text) for text in head):
        facts.pop("revised", None)  # The day of the last change is then that of the repeal.
    return {field: values.pop() for field, values in facts.items() if len(values) == 1}


def is_law(texts: Sequence[str]) -> bool:
    """Whether the first lines have a label that only records of laws have."""
    return any((one := row(text)) and OF_A_LAW.fullmatch(one[0]) for text in texts[:HEAD_BLOCKS])


def _value(field: str, text: str) -> str:
    """What a row says, in the form of its field; empty if it is not of that form."""
    if field in ("issued", "adopted", "effective", "revised"):
        return date(_RUN.sub(r"\1-\2-\3", text))[:10]
    if field == "number":
        return next((one.name for one in find_numbers(text)), coded_number(text))
    if field == "issuer":
        bodies = re.split("[、，]", text)
        return "\u3000".join(bodies) if all(map(is_body_name, bodies)) else ""
    if field == "paper":
        return text.strip("《》")
    if field == "author":
        return text if is_somebody(text) else ""
    return text if field else ""
