"""Each block of an edition as one element with its anchor as id, so that a link to a paragraph needs nothing but HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from jiaokan.edition.document import Block
from jiaokan.site.markup import element, escape, identifier
from jiaokan.site.published import labels, own_labels
from jiaokan.site.record.beside import changed
from jiaokan.site.terms import BLOCK_NAMES
from jiaokan.site.text.inline import Address, NamedWords, break_places, breaking, inline
from jiaokan.site.text.marks import Mark
from jiaokan.site.text.run_in import run_ins
from jiaokan.text import re

HEAD_TYPES = frozenset({"title", "subtitle", "byline", "source", "number", "issuer", "date"})
"""What stands at the top of a document, before its text."""
LONG_TITLE_CHARACTERS = 40
"""From this number of code points on a title is set smaller, so that the text begins in the first window."""
SHORT_HEADING_CHARACTERS = 13
"""A heading of so few code points stands on one line of a phone, and needs no places to break."""
LATIN = re.compile(r"(?<![!-~])(?!https?:)[!-~]{14,}|(?<![A-Za-z])[A-Za-z]{2,}(?:[,;:]? [A-Za-z]+){7,}")
"""A word so long, or a sentence of so many, that a narrow line which ends before it would be spread."""


@dataclass(frozen=True)
class _Around:
    """What a block needs to know of the rest."""

    address: Address
    numbers: Mapping[str, str] = field(default_factory=dict)
    own: Mapping[str, str] = field(default_factory=dict)
    references: Mapping[str, list[Mapping[str, Any]]] = field(default_factory=dict)
    merged: Mapping[str, Iterable[str]] = field(default_factory=dict)
    marks: Mapping[str, tuple[Mark, ...]] = field(default_factory=dict)
    heads: Mapping[str, int] = field(default_factory=dict)
    names: Mapping[str, tuple[NamedWords, ...]] = field(default_factory=dict)
    stanzas: frozenset[str] = frozenset()

    def content(self, block: Block, breaks: frozenset[int] = frozenset()) -> str:
        """The words of a block, behind the places of the anchors that lead to it."""
        anchor = block.anchor or ""
        known = self.references.get(anchor, ()), self.address, self.marks.get(anchor, ()), self.heads.get(anchor, 0)
        return places(self.merged.get(anchor, ())) + inline(block, *known, self.names.get(anchor, ()), breaks)

    def notes(self, block: Block) -> str:
        """What stands beside a block."""
        noted = "".join(mark.beside() for mark in self.marks.get(block.anchor or "", ()))
        return element("div", noted, class_="jk-notes") if noted else ""


def places(anchors: Iterable[str]) -> str:
    """Empty elements with these ids: where an address names one, the browser goes there without a script."""
    return "".join(element("span", "", id=identifier(anchor), class_="jk-anchor-merged") for anchor in anchors)


def edition(
    blocks: Iterable[Block],
    references: Iterable[Mapping[str, Any]],
    address: Address,
    title: str,
    record: str = "",
    org: str = "",
    merged: Mapping[str, Iterable[str]] | None = None,
    noted: Mapping[str, tuple[Mark, ...]] | None = None,
    names: Mapping[str, tuple[NamedWords, ...]] | None = None,
    stanzas: frozenset[str] = frozenset(),
) -> str:
    """The blocks as HTML.

    Args:
        blocks: what may be shown, in order.
        references: those that stand in the blocks.
        address: finds the target of a reference.
        title: the page's heading if no block is a title.
        record: HTML put between the head of the document and its text.
        org: HTML put above the title.
        merged: for an anchor the former ones that lead to it.
        noted: for an anchor what stands beside the words of its block.
        names: for an anchor what its block names that has a page.
        stanzas: the anchors of the lines before which a stanza ends.
    """
    shown = tuple(blocks)
    marks: dict[str, list[Mapping[str, Any]]] = {}
    for reference in references:
        marks.setdefault(reference["anchor"], []).append(reference)
    around = _Around(address, labels(shown), own_labels(shown), marks, merged or {}, noted or {}, run_ins(shown), names or {}, stanzas)
    titled = any(block.type == "title" for block in shown)
    above, body = [] if titled else [element("h1", breaking(title), class_="jk-title")], list[str]()
    level, first, head = 1, True, True
    for kind, group in groupby(shown, key=lambda block: block.type):
        run = list(group)
        head = head and kind in HEAD_TYPES
        parts = above if head else body
        if kind == "title" and first:
            first = False
            size = "jk-title jk-title--long" if sum(len(b.text) for b in run) > LONG_TITLE_CHARACTERS else "jk-title"
            parts.append(element("h1", "".join(_line(b, around) for b in run), class_=size) + "".join(map(around.notes, run)))
        elif kind == "item":
            items = "".join(_block("li", block, around) for block in run)
            parts.append(element("ul", items, class_="jk-items"))
        elif kind == "table":
            parts += [_table(block, around) for block in run]
        elif kind == "code":
            parts += [_code(block, around) for block in run]
        else:
            for block in run:
                if kind in ("heading", "title"):
                    level = min(max(block.level or 2, 2), level + 1, 6)
                    parts.append(_heading(f"h{level}", block, around))
                else:
                    made = _block("p", block, around)
                    parts.append(_source(made) if head and kind == "source" else made)
    return "\n".join([element("header", org + "".join(above) + record, class_="jk-head"), *body])


def _line(block: Block, around: _Around) -> str:
    """A line of the title, which may break between words but not within one."""
    anchor = block.anchor and identifier(block.anchor)
    return element("span", around.content(block, break_places(block.text)), id=anchor)


def _source(line: str) -> str:
    """A line that says where a text is from, told as a fact: the word for it stands beside the line, not in it."""
    return f'<div class="jk-from"><span>来源</span>{line}</div>'


def _block(name: str, block: Block, around: _Around) -> str:
    """A block with its link and, where there is something to say of its words, what stands beside it."""
    anchor = block.anchor and identifier(block.anchor)
    kind = None if block.type in ("paragraph", "item", "heading") else f"jk-{block.type}"
    kind = "jk-stanza" if anchor in around.stanzas else "jk-ragged" if kind is None and LATIN.search(block.text) else kind
    breaks = break_places(block.text) if block.type == "subtitle" else frozenset[int]()
    content = around.content(block, breaks) + (_ways(block, around) if anchor else "")
    notes = around.notes(block)
    if not notes:
        return element(name, content, id=anchor, class_=kind)
    inner = element("div" if name == "li" else name, content, id=anchor, class_=kind)
    return element("li" if name == "li" else "div", inner + notes, class_="jk-noted")


def _heading(name: str, block: Block, around: _Around) -> str:
    """A heading, which breaks between words, beside its link: what is inside a heading would be part of its name."""
    anchor = block.anchor and identifier(block.anchor)
    breaks = break_places(block.text) if len(block.text) > SHORT_HEADING_CHARACTERS else frozenset[int]()
    made = element(name, around.content(block, breaks), id=anchor)
    return element("div", made + (_ways(block, around) if anchor else "") + around.notes(block), class_="jk-h")


def _ways(block: Block, around: _Around) -> str:
    """The link of a block to itself and, where cleaning changed it, to the raw text beside it."""
    raw = element("a", "", class_="jk-o", href=f"changes/#{block.anchor}", aria_label="看原貌") if changed(block) else ""
    return permalink(block, around.numbers, around.own) + raw


def permalink(block: Block, numbers: Mapping[str, str], own: Mapping[str, str]) -> str:
    """The link of a block to itself: its number, counted by CSS, or the text's own label; so it is never copied with the text."""
    anchor = identifier(block.anchor or "")
    number, label = numbers.get(anchor), own.get(anchor)
    name = f"第{number}段" if number else BLOCK_NAMES[block.type]
    # A numbered part says its number in its own words; only a provision must be named.
    name += f"，{label}" if label and label.startswith("第") else ""
    shown = None if block.type == "heading" else label  # a heading begins with its own number
    return element("a", "", class_="jk-n", href=f"#{anchor}", aria_label=name, data_p=shown)


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
    return _area(block, area, around)


def _code(block: Block, around: _Around) -> str:
    """Code as it is: its blanks and line breaks are what it says."""
    number = around.numbers.get((block.anchor and identifier(block.anchor)) or "", "")
    code = element("code", escape(block.text))
    return _area(block, element("pre", code, class_="jk-scroll", tabindex="0", role="region", aria_label=f"代码（第{number}段）"), around)


def _area(block: Block, area: str, around: _Around) -> str:
    """An area that is scrolled by itself, with the link of its block."""
    anchor = block.anchor and identifier(block.anchor)
    gone = places(around.merged.get(anchor or "", ()))
    return element("div", gone + area + (_ways(block, around) if anchor else ""), id=anchor, class_=f"jk-{block.type}")


def _pad(row: list[str], width: int) -> list[str]:
    return row + [""] * (width - len(row))
