"""Each block of an edition as one element with its anchor as id, so that a link to a paragraph needs nothing but HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from jiaokan.edition.document import Block
from jiaokan.grammar.stop import NO_FIRST, OPENERS
from jiaokan.script.boundary import words
from jiaokan.site.markup import element, escape, identifier
from jiaokan.site.published import labels, own_labels
from jiaokan.site.terms import BLOCKS, UNRESOLVED
from jiaokan.site.text.marks import Mark
from jiaokan.site.text.run_in import run_ins

Address = Callable[[str, str | None], str | None]
"""Where a document (and a block of it) stands, as seen from the page; nothing if it is not published."""


HEAD_TYPES = frozenset({"title", "subtitle", "byline", "source", "number", "issuer", "date"})
"""What stands at the top of a document, before its text."""


MARKED = {"correction": "jk-correction", "doubt": "jk-doubt"}
"""How words with a mark are drawn; those with a note alike, whatever the note is."""


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

    def content(self, block: Block) -> str:
        """The words of a block, behind the places of the anchors that lead to it."""
        anchor = block.anchor or ""
        return places(self.merged.get(anchor, ())) + inline(
            block, self.references.get(anchor, ()), self.address, self.marks.get(anchor, ()), self.heads.get(anchor, 0)
        )

    def notes(self, block: Block) -> str:
        """What stands beside a block."""
        noted = self.marks.get(block.anchor or "", ())
        return element("aside", "".join(mark.beside() for mark in noted), class_="jk-notes", aria_label="校记") if noted else ""


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
    """
    shown = tuple(blocks)
    marks: dict[str, list[Mapping[str, Any]]] = {}
    for reference in references:
        marks.setdefault(reference["anchor"], []).append(reference)
    around = _Around(address, labels(shown), own_labels(shown), marks, merged or {}, noted or {}, run_ins(shown))
    titled = any(block.type == "title" for block in shown)
    above, body = [] if titled else [element("h1", escape(title), class_="jk-title")], list[str]()
    level, first, head = 1, True, True
    for kind, group in groupby(shown, key=lambda block: block.type):
        run = list(group)
        head = head and kind in HEAD_TYPES
        parts = above if head else body
        if kind == "title" and first:
            first = False
            parts.append(element("h1", "".join(_line(b, around) for b in run), class_="jk-title") + "".join(map(around.notes, run)))
        elif kind == "item":
            items = "".join(_block("li", block, around) for block in run)
            parts.append(element("ul", items, class_="jk-items"))
        elif kind == "table":
            parts += [_table(block, around) for block in run]
        else:
            for block in run:
                if kind in ("heading", "title"):
                    level = min(max(block.level or 2, 2), level + 1, 6)
                    parts.append(_heading(f"h{level}", block, around))
                else:
                    parts.append(_block("p", block, around))
    return "\n".join([element("header", org + "".join(above) + record, class_="jk-head"), *body])


def _line(block: Block, around: _Around) -> str:
    """A line of the title, which may break between words but not within one."""
    anchor = block.anchor and identifier(block.anchor)
    known = around.references.get(block.anchor or "") or around.marks.get(block.anchor or "")
    content = around.content(block) if known else places(around.merged.get(block.anchor or "", ())) + breakable(block.text)
    return element("span", content, id=anchor)


def breakable(title: str) -> str:
    """A title with the places where it may break: between its parts first, then between words, behind a mark rather than before it."""
    return (
        "\u3000".join(f'<span class="jk-part">{_words(part)}</span>' for part in title.split("\u3000"))
        if "\u3000" in title
        else _words(title)
    )


def _words(string: str) -> str:
    parts: list[str] = []
    for word in words(string):
        if parts and (word[0] in NO_FIRST or parts[-1][-1] in OPENERS):
            parts[-1] += word
        else:
            parts.append(word)
    return "<wbr>".join(escape(part) for part in parts)


def _block(name: str, block: Block, around: _Around) -> str:
    """A block with its link and, where there is something to say of its words, what stands beside it."""
    anchor = block.anchor and identifier(block.anchor)
    kind = None if block.type in ("paragraph", "item", "heading") else f"jk-{block.type}"
    made = element(name, around.content(block) + (permalink(block, around.numbers, around.own) if anchor else ""), id=anchor, class_=kind)
    notes = around.notes(block)
    if not notes:
        return made
    if name == "li":
        return made.removesuffix("</li>") + notes + "</li>"
    return element("div", made + notes, class_="jk-noted")


def _heading(name: str, block: Block, around: _Around) -> str:
    """A heading beside its link: what is inside a heading would be part of its name."""
    anchor = block.anchor and identifier(block.anchor)
    made = element(name, around.content(block), id=anchor)
    link = permalink(block, around.numbers, around.own) if anchor else ""
    return element("div", made + link + around.notes(block), class_="jk-h")


def permalink(block: Block, numbers: Mapping[str, str], own: Mapping[str, str]) -> str:
    """The link of a block to itself: its number, or the text's own label; drawn by CSS, so never copied with the text."""
    anchor = identifier(block.anchor or "")
    number, label = numbers.get(anchor), own.get(anchor)
    name = f"第{number}段" if number else BLOCKS[block.type]
    # A numbered part says its number in its own words; only a provision must be named.
    name += f"，{label}" if label and label.startswith("第") else ""
    fifth = bool(number) and int(number or "0") % 5 == 0
    return element("a", "", class_="jk-n jk-five" if fifth else "jk-n", href=f"#{anchor}", aria_label=name, data_n=number, data_p=label)


def inline(block: Block, references: Iterable[Mapping[str, Any]], address: Address, marks: Iterable[Mark] = (), head: int = 0) -> str:
    """The words of a block: references as links, marked stretches with their marks, a run-in head set apart.

    A reference whose quote is not there is left out; so is the run-in head if a reference crosses its end.
    """
    text, noted = block.text, tuple(marks)
    spans: list[tuple[int, int, Mapping[str, Any]]] = []
    for one in references:
        start, end = one["start"], one["end"]
        if start >= (spans[-1][1] if spans else 0) and start < end and text[start:end] == one.get("quote", text[start:end]):
            spans.append((start, end, one))
    if not head or any(start < head < end for start, end, _ in spans):
        return _stretch(text, 0, len(text), spans, noted, address)
    first = _stretch(text, 0, head, spans, tuple(mark for mark in noted if mark.end <= head), address)
    rest = _stretch(text, head, len(text), spans, tuple(mark for mark in noted if mark.end > head), address)
    return element("b", first, class_="jk-runin") + rest


def _stretch(
    text: str, start: int, end: int, spans: Iterable[tuple[int, int, Mapping[str, Any]]], marks: tuple[Mark, ...], address: Address
) -> str:
    """Part of a block's words with the references and marks that lie in it."""
    parts, done = [], start
    for first, last, one in spans:
        if start <= first and last <= end:
            parts += [_marked(text, done, first, marks), _reference(one, _marked(text, first, last, marks), address)]
            done = last
    return "".join([*parts, _marked(text, done, end, marks)])


def _marked(text: str, start: int, end: int, marks: Iterable[Mark]) -> str:
    """Words with what is marked in them; a mark that reaches further is shown as far as the words go."""
    parts, done = [], start
    for mark in marks:
        if not (done <= mark.start < end or done <= mark.start == mark.end == end):
            continue
        last = min(mark.end, end)
        tag = "ins" if mark.kind == "correction" else "span"
        kind = MARKED.get(mark.kind, "jk-noted-words") + (" jk-gone-word" if mark.start == mark.end else "")
        parts += [escape(text[done : mark.start]), element(tag, escape(text[mark.start : last]), class_=kind)]
        done = last
    return "".join([*parts, escape(text[done:end])])


def _reference(reference: Mapping[str, Any], words: str, address: Address) -> str:
    """The words of a reference, already escaped, as a link if it leads somewhere."""
    target = reference.get("target")
    href = address(target["document"], target.get("anchor")) if target else None
    if href == "":
        return words
    if href:
        return element("a", words, class_="jk-ref", href=href)
    why = UNRESOLVED.get(reference.get("why") or "")
    return element("span", words, class_="jk-unheld", title=why) if why else words


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
