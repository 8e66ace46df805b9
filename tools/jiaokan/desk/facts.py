"""What a text says about itself: title, issuers, number, days, paper, authors, from its blocks and from what was dropped as metadata.

Only what stands there is taken; what the text does not say stays unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile

from jiaokan.document import Document
from jiaokan.fact_line import date
from jiaokan.page_metadata import PageMetadata
from jiaokan.read.body_name import is_body_name
from jiaokan.reference.number import find_numbers
from jiaokan.reference.numeral import NUMERAL, value

TITLE = 80
"""A title that is longer is cut for the record; the text keeps it whole."""
_DAY = re.compile(rf"({NUMERAL})年({NUMERAL})月({NUMERAL})[日号號]")
_PUBLISHED = re.compile(r"(?:发布|发表|发稿|公开|上版|发佈|發布|發佈|張貼)(?:时间|日期|時間)\s*[:：]?\s*(.{8,30})")
_SAID = re.compile(r"(?:转自|原载|摘自|来源|來源|刊于)\s*[:：]?\s*《?([^》）)\s·|,，。]{2,16})")
_LINE = re.compile(r"^(?:据)?([\u4e00-\u9fff]{2,6}[社报網网])[\u4e00-\u9fff]{0,12}(?:\d{1,2}月\d{1,2}日)?\s?(?:电|讯)")
_ROLE = re.compile(
    r"《[^》]*》|本报讯?|新华社|中新社|人民日报|光明日报|特约|实习|首席|通讯员|评论员|记者|作者|撰稿|文字|摄影|[（(]|[）)]|[:：]|/|／|文|摄|报道"
)
_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}(?:·[\u4e00-\u9fff]{1,8})?")
GENRES = (("通知", "notice"), ("公告", "notice"), ("通告", "notice"), ("通报", "notice"), ("意见", "opinion"), ("规划", "plan"),
          ("计划", "plan"), ("纲要", "plan"), ("方案", "action-programme"), ("报告", "report"), ("简报", "newsletter"))  # fmt: skip
"""What the last word of a title says of an official document."""
KINDS = {"notice": "notice", "newspaper": "news", "newsletter": "newsletter", "web_page": "news", "plain": "report"}
"""What the kind of a text says, where its title does not."""


@dataclass(frozen=True)
class Facts:
    """What was found; None or empty where the text does not say."""

    title: str
    genre: str
    subtitle: str | None = None
    issuers: tuple[str, ...] = ()
    number: str | None = None
    issued: str | None = None
    published: str | None = None
    paper: str | None = None
    authors: tuple[str, ...] = ()


def find_facts(document: Document, page: PageMetadata | None = None) -> Facts:
    """What a document says about itself.

    Args:
        document: as it was read.
        page: what the HTML page around it says, if it came from one.
    """
    rows: dict[str, list[str]] = {}
    for block in document.blocks:
        rows.setdefault(block.type, []).append(block.text)
    title = document.title or (page.title if page else "") or next((block.text for block in document.blocks), "")
    number = next((found.name for text in rows.get("number", ()) for found in find_numbers(text)), None)
    said = [*rows.get("source", ()), *(piece.old for piece in document.between if "page-metadata" in piece.why)]
    bodies = [text.removesuffix("文件") for text in rows.get("issuer", rows.get("signature", ())) if is_body_name(text)]
    named = re.match(r"(.{2,30}?)关于", title)
    if not bodies and named and is_body_name(named[1]):
        bodies = [named[1]]
    official = bool(number or rows.get("addressee") or rows.get("issuer"))
    word = next((genre for last, genre in GENRES if title.endswith(last)), None)
    texts = [block.text for block in document.blocks]
    return Facts(
        title=_short(title),
        genre=word if word and (official or document.kind in ("notice", "newsletter", "plain")) else KINDS.get(document.kind, "report"),
        subtitle=next(iter(rows.get("subtitle", ())), None),
        issuers=tuple(dict.fromkeys(name for text in bodies for name in text.split("\u3000"))) if official else (),
        number=number,
        issued=next((day for text in rows.get("date", ()) if (day := iso(text))), None),
        published=(page.published[:10] if page and page.published else None) or next(_published([*said, *rows.get("note", ())]), None),
        paper=None if official else _paper(said, texts) or (page.source if page and page.source else None),
        authors=() if official else tuple(dict.fromkeys(name for text in rows.get("byline", ()) for name in authors(text))),
    )


def iso(text: str) -> str | None:
    """A day as ISO 8601, from 2020年12月4日, 二〇二〇年十二月四日 or 2020-12-04; None if the text holds no day or a period."""
    found = list(_DAY.finditer(text))
    if len(found) > 1:
        return None
    if found:
        year, month, day = (value(part) for part in found[0].groups())
        text = f"{year}-{month}-{day}"
    return date(text)[:10] or None


def authors(byline: str) -> list[str]:
    """The names in a byline, up to the first word that is none: words of roles go, blanks and 、 part names."""
    bare = _ROLE.sub(" ", byline).strip()
    return list(takewhile(_NAME.fullmatch, re.split(r"[\s\u3000、，,]+", bare)))


def _published(said: Iterable[str]) -> Iterator[str]:
    return (day for text in said for found in _PUBLISHED.finditer(text) if (day := iso(found[1])))


def _paper(said: Iterable[str], texts: list[str]) -> str | None:
    for text in (*said, *texts[-1:]):
        if found := _SAID.search(text):
            return found[1]
    return next((found[1] for text in texts[:6] if (found := _LINE.match(text))), None)


def _short(title: str) -> str:
    line = " ".join(title.split("\n")).strip()
    return line if len(line) <= TITLE else line[:TITLE] + "…"
