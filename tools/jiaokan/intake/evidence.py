"""How the editor is told where a fact was found, and the choice of the first place that has it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from jiaokan.html.metadata import PageMetadata

Fact = TypeVar("Fact")

WHERE = {
    "json-ld": "网页的 JSON-LD", "meta": "网页的 meta", "link": "网页的 link", "html": "网页的标题或元素", "headline": "网页的 h1 与标题",
    "front": "文首的设置", "line": "题下的发布行",
}  # fmt: skip
"""How the editor is told where a page says something."""

CARD, UNDER_TITLE, COVER, FILE, BELOW_TITLE = "信息公开表", "题下的通过、公布各行", "封面", "文件名", "题下一行"
NUMBER_LINE, LONE, LISTED_ROWS, BYLINE = "发文字号一行", "文首单独一行", "文首所列各项", "署名"
TITLE_LINES, RECORD, OPENING, HEADING = "正文的标题", "信息公开表、封面或文首所列各项", "首段", "裁判文书的标题"
JOURNAL, EXCERPT = "题下的刊名与期号", "正文的摘录说明"


def first(*known: tuple[Fact, str]) -> tuple[Fact, str]:
    """The first value that is one, with its evidence; else the last, which is none, without."""
    return next((one for one in known if one[0]), (known[-1][0], ""))


def on_page(page: PageMetadata, name: str) -> str:
    """Where a page says something, in words for the editor.

    Args:
        page: what it says.
        name: the field.
    """
    return WHERE.get(page.where(name), "")


def contradictions(page: PageMetadata) -> Iterator[str]:
    """Where a page contradicts itself, in words for the editor.

    Args:
        page: what it says.
    """
    for name, word in (("published", "发布时间"), ("source", "来源"), ("author", "作者")):
        for other in page.others(name):
            yield f"{word}两处不一：{on_page(page, name)}作 {getattr(page, name)}，{WHERE[other.where]}作 {other.value}"
