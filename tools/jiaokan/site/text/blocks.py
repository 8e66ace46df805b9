"""Each block of an edition as one element with its anchor as id, so that a link to a paragraph needs nothing but HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from jiaokan.edition.document import Block
from jiaokan.site.markup import element, escape, identifier
from jiaokan.site.published import labels, own_labels
from jiaokan.site.terms import BLOCKS, UNRESOLVED

Address = Callable[[str, str | None], str | None]
"""Where a document (and a block of it) stands, as seen from the page; nothing if it is not published."""


HEAD = frozenset({"title", "subtitle", "byline", "source", "number", "issuer", "date"})
"""What stands at the top of a document, before its text."""


@dataclass(frozen=True)
class _Around:
    """What a block needs to know of the rest."""

    address: Address
    numbers: Mapping[str, str] = field(default_factory=dict)
    own: Mapping[str, str] = field(default_factory=dict)
    references: Mapping[str, list[Mapping[str, Any]]] = field(default_factory=dict)
    merged: Mapping[str, Iterable[str]] = field(default_factory=dict)

    def content(self, block: Block) -> str:
        """The words of a block, behind the places of the anchors that lead to it."""
        anchor = block.anchor or ""
        return places(self.merged.get(anchor, ())) + inline(block, self.references.get(anchor, ()), self.address)


def places(anchors: Iterable[str]) -> str:
    """Empty elements with these ids: where an address names one, the browser goes there without a script."""
    return "".join(element("span", "", id=identifier(anchor), class_="jk-anchor-merged") for anchor in anchors)


def edition(
    blocks: Iterable[Block],
    references: Iterable[Mapping[str, Any]],
    address: Address,
    title: str,
    record: str = "",
    merged: Mapping[str, Iterable[str]] | None = None,
) -> str:
    """The blocks as HTML.

    Args:
        blocks: what may be shown, in order.
        references: those that stand in the blocks.
        address: finds the target of a reference.
        title: the page's heading if no block is a title.
        record: HTML put between the head of the document and its text.
        merged: for an anchor the former ones that lead to it.
    """
    shown = tuple(blocks)
    marks: dict[str, list[Mapping[str, Any]]] = {}
    for reference in references:
        marks.setdefault(reference["anchor"], []).append(reference)
    around = _Around(address, labels(shown), own_labels(shown), marks, merged or {})
    titled = any(block.type == "title" for block in shown)
    parts = [] if titled else [element("h1", escape(title), class_="jk-title")]
    level, first, head = 1, True, True
    for kind, group in groupby(shown, key=lambda block: block.type):
        run = list(group)
        if head and kind not in HEAD:
            head = False
            parts.append(record)
        if kind == "title" and first:
            first = False
            parts.append(element("h1", "".join(_line(b, around) for b in run), class_="jk-title"))
        elif kind == "item":
            items = "".join(_block("li", block, around) for block in run)
            parts.append(element("ul", items, class_="jk-items"))
        elif kind == "table":
            parts += [_table(block, around) for block in run]
        else:
            for block in run:
                if kind in ("heading", "title"):
                    level = min(max(block.level or 2, 2), level + 1, 6)
                    parts.append(_block(f"h{level}", block, around))
                else:
                    parts.append(_block("p", block, around))
    return "\n".join([*parts, record] if head else parts)


def _line(block: Block, around: _Around) -> str:
    """A line of the title; one in parts (joint issuers, a two-part headline) breaks between them rather than within."""
    parted = "jk-parted" if "\u3000" in block.text else None
    return element("span", around.content(block), id=block.anchor and identifier(block.anchor), class_=parted)


def _block(name: str, block: Block, around: _Around) -> str:
    anchor = block.anchor and identifier(block.anchor)
    kind = None if block.type in ("paragraph", "item", "heading") else f"jk-{block.type}"
    return element(name, around.content(block) + (permalink(block, around.numbers, around.own) if anchor else ""), id=anchor, class_=kind)


def permalink(block: Block, numbers: Mapping[str, str], own: Mapping[str, str]) -> str:
    """The link of a block to itself: its number, or the text's own label; drawn by CSS, so never copied with the text."""
    anchor = identifier(block.anchor or "")
    number, label = numbers.get(anchor), own.get(anchor)
    name = f"第{number}段" if number else BLOCKS[block.type]
    # A numbered part says its number in its own words; only a provision must be named.
    name += f"，{label}" if label and label.startswith("第") else ""
    return element("a", "", class_="jk-n", href=f"#{anchor}", aria_label=name, data_n=number, data_p=label)


def inline(block: Block, references: Iterable[Mapping[str, Any]], address: Address) -> str:
    """The words of a block, its references as links; a reference whose quote is not there is left out."""
    text, parts, done = block.text, [], 0
    for reference in references:
        start, end = reference["start"], reference["end"]
        if start < done or text[start:end] != reference.get("quote", text[start:end]) or start >= end:
            continue
        parts.append(escape(text[done:start]))
        parts.append(_reference(reference, text[start:end], address))
        done = end
    return "".join([*parts, escape(text[done:])])


def _reference(reference: Mapping[str, Any], quote: str, address: Address) -> str:
    target = reference.get("target")
    href = address(target["document"], target.get("anchor")) if target else None
    if href == "":
        return escape(quote)
    if href:
        return element("a", escape(quote), class_="jk-ref", href=href)
    why = UNRESOLVED.get(reference.get("why") or "")
    return element("span", escape(quote), class_="jk-unheld", title=why) if why else escape(quote)


def table_rows(text: str) -> Iterator[list[str]]:
    """The cells of each row of a table's text: a row a line, cells parted by « | »."""
    for line in text.split("\n"):
        row = line.strip()
        if row:
            row = row.removeprefix("|").removesuffix("|")
            yield [cell.strip() for cell in row.split("|")]


def _table(block: Block, around: _Around) -> str:
    rows = list(table_rows(block.text))
    width = max((len(row) for row in rows), default=0)
    head = element("tr", "".join(element("th", escape(cell), scope="col") for cell in _pad(rows[0], width))) if rows else ""
    body = "".join(element("tr", "".join(element("td", escape(cell)) for cell in _pad(row, width))) for row in rows[1:])
    anchor = block.anchor and identifier(block.anchor)
    number = around.numbers.get(anchor or "", "")
    table = element("table", element("thead", head) + element("tbody", body))
    area = element("div", table, class_="jk-scroll", tabindex="0", role="region", aria_label=f"表（第{number}段）")
    gone = places(around.merged.get(anchor or "", ()))
    return element("div", gone + area + (permalink(block, around.numbers, around.own) if anchor else ""), id=anchor, class_="jk-table")


def _pad(row: list[str], width: int) -> list[str]:
    return row + [""] * (width - len(row))
