"""The card of facts that sites of authorities set above a document: 索引号, 发文机关, 成文日期, 发文字号, 发布日期 …

Its entries are those of the catalogue of government information (《政府信息公开条例》), so a stretch that opens with one of them,
holds a second and no sentence is such a card: facts about the document, no part of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, takewhile

from jiaokan.edition.document import Block
from jiaokan.grammar.body_name import is_body_name
from jiaokan.grammar.characters import HAN
from jiaokan.grammar.fact_line import date
from jiaokan.reference.number import find_numbers
from jiaokan.text import Piece, re

SURE_FIELDS = ("信息索取号", "索引号", "主题分类", "信息分类", "体裁分类", "组配分类", "发文机关", "发布机构", "公开方式", "公开范围",
               "公文时效", "成文日期", "生成日期", "发文字号", "有效性", "主题词", "所属机构", "服务对象", "文件编号",
               "信息类别", "公开时限", "责任部门")  # fmt: skip
OTHER = ("发文日期", "发文机构", "发布日期", "公开日期", "发布时间", "标题", "名称", "文号", "来源")
"""Entries that stand on other pages too."""
FIELDS = {"标题": "title",
          "发文机关": "issuer", "发布机构": "issuer", "发文机构": "issuer", "发文日期": "issued",
          "成文日期": "issued", "生成日期": "issued", "发文字号": "number", "文件编号": "number", "文号": "number",
          "发布日期": "published", "公开日期": "published", "发布时间": "published"}  # fmt: skip
_ENTRY = re.compile(
    "(" + "|".join("[ \u3000]{0,2}".join(name) for name in (*SURE_FIELDS, *OTHER)) + r")[ \u3000】\]]{0,2}(?:[:：]|\|)[ \u3000|]{0,3}"
)
_LABEL = re.compile(rf"[{HAN}]{{2,6}} ?[:：]")
_ROW = re.compile(rf"[{HAN}]{{2,6}} ?[:：] ?[^。\n]{{1,40}}")
HEAD_BLOCKS, MOST_ROWS = 4, 20
"""A card is among so many first blocks; set a fact a block, it has so many at most."""
LONGEST_CARD_CHARACTERS = 600


def entries(text: str) -> Mapping[str, str]:
    """The entries of a card with their values; none if the text is no card.

    Args:
        text: a block, or a table with its cells parted by « | ».
    """
    marks = list(_ENTRY.finditer(text)) if len(text) <= LONGEST_CARD_CHARACTERS and "。" not in text else []
    names = [re.sub(r"[ \u3000]", "", mark[1]) for mark in marks]
    if len(set(names)) < 2 or not set(names) & set(SURE_FIELDS) or text[: marks[0].start()].strip(" \u3000|【["):
        return {}
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    return {name: text[mark.end() : end].strip(" \u3000|\n【[") for name, mark, end in zip(names, marks, ends, strict=True)}


def card_facts(blocks: Iterable[Block]) -> Mapping[str, str]:
    """What the cards among first blocks say: `title`, `issuer`, `number`, and as days `issued` and `published`."""
    texts = [block.text for block in blocks]
    rows = list(takewhile(is_row, texts[:MOST_ROWS]))
    return _facts(["\n".join(rows), "\n".join(_pairs(texts[: 2 * MOST_ROWS])), *texts[:HEAD_BLOCKS]])


def _pairs(texts: Sequence[str]) -> Iterator[str]:
    """The rows of a card whose labels and values stand on lines of their own; a label that another follows has no value."""
    for label, value in pairwise(texts):
        if _LABEL.fullmatch(label) and not _LABEL.fullmatch(value) and "。" not in value:
            yield label + value


def _facts(texts: Iterable[str]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for text in texts:
        for name, value in entries(text).items():
            value = value.split("\n")[0]
            field = FIELDS.get(name, "")
            if field in ("issued", "published"):
                value = date(value)[:10]
            elif field == "number":
                value = next((number.name for number in find_numbers(value)), "")
            elif field == "issuer" and not is_body_name(value):
                value = ""
            if field and value:
                found.setdefault(field, value)
    return found


def dropped_facts(pieces: Iterable[Piece]) -> Mapping[str, str]:
    """What the card of a page says that cleaning took out with its table.

    Args:
        pieces: those of a text.
    """
    words = [piece.old.strip() for piece in sorted(pieces, key=lambda piece: piece.at) if "page-metadata" in piece.why]
    return _facts([" ".join(filter(None, words))])


def is_row(text: str) -> bool:
    """Whether a block is a row that names a fact and gives it, whatever the fact: 时效性：现行有效."""
    return _ROW.fullmatch(text) is not None


def is_card(block: Block) -> bool:
    """Whether a block is a card and nothing else."""
    return bool(entries(block.text))
