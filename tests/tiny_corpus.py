"""Three small documents, made up for the tests: a notice with headings, items and a table, a report that cites it, an excerpt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from jiaokan.anchor.ledger import Event, Ledger
from jiaokan.edition.document import Block, BlockType
from jiaokan.entry.entry import Entry
from jiaokan.record.schema import Meta, Source
from jiaokan.text import Edit, Text
from jiaokan.text.digest import digest

NOTICE = """首页 > 通知公告
云川市水务局关于开展河湖水质
监测比对工作的通知
云水监〔2021〕12号
各县区水务局：
为提高监测数据质量，根据《云川市河湖
保护规划》，现就有关事项通知如下。
一、工作目标
(一)统一方法。
(二)统一时间。
二、工作内容
每月 5 日前完成采 样,并报送结果。
| 断面 | 频次 |
| 青石桥 | 每月1次 |
三、工作要求
各单位要落实责任。
四、其他
本通知自印发之日起施行。
云川市水务局
2021年3月8日
打印 关闭
"""
REPORT = """本报云川三月九日电 记者从市水务局获悉，《关于开展河湖水质监测比对工作的通知》近日印发。
按照云水监〔2021〕12号文件，各县区每月采样。河湖保护有了新办法。
"""
COMMENT = """让河湖更清
第一段说水。
第二段说岸。
第三段说人。
第四段不在摘录之中。
"""


def source(raw: str, title: str, cuts: tuple[str, ...], **more: Any) -> Source:
    """A source record for the raw text."""
    parts = [{"document": cut, "from": "开头", "to": "结尾", "why": "全篇"} for cut in cuts]
    return Source.model_validate(
        {"title": title, "file": "page.txt", "sha256": "0" * 64, "bytes": len(raw.encode()), "cuts": parts, **more}
    )


def body(raw: str, start: str, end: str, *edits: tuple[str, str, str]) -> Text:
    """The stretch of the raw text from `start` to the end of `end`, with edits (old, new, reason) made at their first place."""
    first = raw.index(start)
    text = Text.of(raw).slice(first, raw.index(end, first) + len(end))
    for old, new, reason in edits:
        place = str(text).index(old)
        text = text.apply([Edit(place, place + len(old), new, reason)])
    return text


def block(kind: BlockType, anchor: str, text: Text, level: int | None = None) -> Block:
    """A block with its anchor."""
    return Block(kind, text, level=level, anchor=anchor)


def entry(id: str, raw: str, meta: Mapping[str, Any], record: Source, blocks: tuple[Block, ...], **more: Any) -> Entry:
    """An entry whose changes are those of its blocks."""
    changes = tuple(sorted((piece for b in blocks for piece in b.body.pieces if piece.why), key=lambda piece: piece.at))
    return Entry(id, Meta.model_validate(meta), "-".join(id.split("-")[:2]), record, raw, blocks, changes, **more)


def notice() -> Entry:
    """A notice of an invented bureau."""
    raw = NOTICE
    blocks = (
        block("title", "ab2c3d", body(raw, "云川市", "工作的通知", ("\n", "", "broken-line")), 1),
        block("number", "ab3c4d", body(raw, "云水监", "12号")),
        block("addressee", "ab4c5d", body(raw, "各县区", "：")),
        block("paragraph", "ab5c6d", body(raw, "为提高", "如下。", ("\n", "", "broken-line"))),
        block("heading", "ab6c7d", body(raw, "一、", "目标"), 2),
        block("item", "ab7c8d", body(raw, "(一)", "方法。", ("(", "（", "punctuation-width"), (")", "）", "punctuation-width"))),
        block("item", "ab8c9d", body(raw, "(二)", "时间。", ("(", "（", "punctuation-width"), (")", "）", "punctuation-width"))),
        block("heading", "ab9cad", body(raw, "二、", "内容"), 2),
        block(
            "paragraph",
            "acac2d",
            body(raw, "每月 5", "结果。", (" ", "", "space"), (" ", "", "space"), (" ", "", "space"), (",", "，", "punctuation-width")),
        ),
        block("table", "acbc3d", body(raw, "| 断面", "1次 |")),
        block("heading", "accc4d", body(raw, "三、", "要求"), 2),
        block("paragraph", "acdc5d", body(raw, "各单位", "责任。")),
        block("heading", "acec6d", body(raw, "四、", "其他"), 2),
        block("paragraph", "acfc7d", body(raw, "本通知", "施行。")),
        block("signature", "acgc8d", body(raw, "云川市水务局\n", "水务局")),
        block("date", "achc9d", body(raw, "2021年3月", "8日")),
    )
    meta = {
        "title": "云川市水务局关于开展河湖水质监测比对工作的通知",
        "source": "yunchuan-2021",
        "genre": "notice",
        "issuers": ["云川市水务局"],
        "number": "云水监〔2021〕12号",
        "dates": {"issued": "2021-03-08"},
        "aliases": ["关于开展河湖水质监测比对工作的通知"],
        "subjects": ["水质监测"],
        "rights": {"status": "public-domain", "basis": "国家机关的文件，不适用著作权法"},
        "relations": [{"type": "reported-by", "document": "yunchuan-2021-report"}],
    }
    mention = blocks[3].text.index("《")
    quote = "《云川市河湖保护规划》"
    unheld = {
        "type": "reference", "kind": "title", "anchor": "ab5c6d", "start": mention, "end": mention + len(quote),
        "quote": quote, "target": None, "why": "no-candidate",
    }  # fmt: skip
    return entry(
        "yunchuan-2021-12",
        raw,
        meta,
        source(raw, "云川市水务局网站页面", ("yunchuan-2021-12",), published="2021-03-09", url="https://example.org/a?b=1&c=2"),
        blocks,
        annotations=(unheld,),
        doubts=({"at": raw.index("青石桥"), "length": 3, "reason": "space", "candidates": ["清石桥"]},),
        decisions=({"kind": "drop", "quote": "打印 关闭", "old": "打印 关闭", "new": "", "why": "网页按钮"},),
        ledger=Ledger(tuple(history(blocks))),
    )


def history(blocks: tuple[Block, ...]) -> Iterator[Event]:
    """A ledger in which every block was born as it stands, but for one that was edited and one that was merged into it."""
    for one in blocks:
        quote = "每月5日前完成采样，并按时报送结果。" if one.anchor == "acac2d" else one.text
        yield Event("born", one.anchor or "", one.type, quote, digest=digest(quote))
    edited = next(one for one in blocks if one.anchor == "acac2d")
    yield Event("edited", "acac2d", "paragraph", edited.text, digest=digest(edited.text))
    gone = "报送由各县区水务局负责。"
    yield Event("born", "acqc2d", "paragraph", gone, digest=digest(gone))
    yield Event("merged", "acqc2d", to=("acac2d",), why="并入上段")
    for gone, text in (("acrc2d", "本段文字<b>系误排。"), ("acsc2d", "有关消息另见报道。")):
        yield Event("born", gone, "paragraph", text, before="各单位要落实责任。", digest=digest(text))
    yield Event("retired", "acrc2d", why="与下页重复")
    yield Event("moved", "acsc2d", to=("yunchuan-2021-report#bb3c4d",), why="本属报道")


def report() -> Entry:
    """A report that cites the notice by its title and by its number."""
    raw = REPORT
    blocks = (
        block("paragraph", "bb2c3d", body(raw, "本报", "印发。", (" ", "\u3000", "space"))),
        block("paragraph", "bb3c4d", body(raw, "按照", "新办法。")),
    )
    found = []
    for anchor, kind, quote, at in (
        ("bb2c3d", "title", "《关于开展河湖水质监测比对工作的通知》", None),
        ("bb3c4d", "number", "云水监〔2021〕12号", "ab3c4d"),
    ):
        start = next(b for b in blocks if b.anchor == anchor).text.index(quote)
        target = {"document": "yunchuan-2021-12", "anchor": at}
        found.append(
            {
                "type": "reference",
                "kind": kind,
                "anchor": anchor,
                "start": start,
                "end": start + len(quote),
                "quote": quote,
                "target": target,
            }
        )
    meta = {
        "title": "云川每月监测河湖水质",
        "source": "yunchuan-report",
        "former": ["yunchuan-news"],
        "genre": "news",
        "paper": "云川日报",
        "page": "第2版",
        "authors": ["王 平", "李安"],
        "dates": {"published": "2021-03-10"},
        "rights": {"status": "public-domain", "basis": "单纯事实消息"},
        "relations": [{"type": "reports-on", "document": "yunchuan-2021-12", "why": "报道其印发"}],
    }
    record = source(raw, "《云川日报》2021年3月10日第2版", ("yunchuan-2021-report",), publisher="云川日报社", published="2021-03-10")
    born = Ledger(tuple(Event("born", one.anchor or "", one.type, one.text, digest=digest(one.text)) for one in blocks))
    return entry("yunchuan-2021-report", raw, meta, record, blocks, annotations=tuple(found), ledger=born)


def comment() -> Entry:
    """A commentary of which only the beginning may be shown."""
    raw = COMMENT
    words = ("第一段说水。", "第二段说岸。", "第三段说人。", "第四段不在摘录之中。")
    blocks = (
        block("title", "cb2c3d", body(raw, "让河湖", "更清"), 1),
        *(block("paragraph", f"cb{n}c4d", body(raw, word, word)) for n, word in enumerate(words, 3)),
    )
    meta = {
        "title": "让河湖更清",
        "subtitle": "读者来信",
        "source": "yunchuan-comment",
        "genre": "commentary",
        "paper": "云川日报",
        "dates": {"published": "2021-04"},
        "rights": {"status": "protected", "holder": "云川日报社", "basis": "报刊文章"},
        "publish": "excerpt",
    }
    record = source(raw, "《云川日报》2021年4月", ("yunchuan-comment-1",), url="https://example.org/comment")
    return entry("yunchuan-comment-1", raw, meta, record, blocks)


def tiny_corpus() -> tuple[Entry, ...]:
    """The three, in the order in which they are listed."""
    return notice(), report(), comment()
