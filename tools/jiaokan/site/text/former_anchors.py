"""What became of each anchor that a document once published, so that no address of a paragraph silently shows the top of a page.

A merged anchor stands, empty, at the paragraph it leads to; the anchor of a paragraph that is not shown, at the statement that says so;
one that was retired or went to another document has an element of its own among «已撤段落», with the release in which it went.
All of it is HTML and needs no script.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from jiaokan.anchor.fate import Fate, fate
from jiaokan.anchor.ledger import Event, Ledger
from jiaokan.anchor.likeness import likeness
from jiaokan.anchor.wording import Wording, wordings
from jiaokan.edition.document import Block
from jiaokan.entry.entry import Entry
from jiaokan.site.markup import element, escape, identifier
from jiaokan.site.published import labels, published_blocks
from jiaokan.site.shelf import Shelf
from jiaokan.site.terms import chinese_date
from jiaokan.site.text.blocks import places
from jiaokan.text.digest import digest

NEAREST_LIKENESS = 0.3
"""How like a paragraph must be to be called the nearest; below, none is named."""


@dataclass(frozen=True)
class FormerAnchors:
    """The anchors of a document that stand on no block of its page."""

    merged: dict[str, list[str]] = field(default_factory=dict)
    """For an anchor of the page those that lead to it."""
    withheld: list[str] = field(default_factory=list)
    """Those whose paragraph may not be shown."""
    gone: list[tuple[str, Fate]] = field(default_factory=list)
    """Those that were retired or went to another document."""

    @classmethod
    def of(cls, entry: Entry, shelf: Shelf) -> FormerAnchors:
        """Ask the ledgers."""
        found = cls()
        shown, standing = shelf.anchors[entry.id], {block.anchor for block in entry.blocks}
        found.withheld.extend(block.anchor for block in entry.blocks if block.anchor and block.anchor not in shown)
        for id in entry.ledger.ends:
            end = fate(shelf.ledgers, entry.id, id)
            if end.live and end.document == entry.id and end.id in shown:
                found.merged.setdefault(end.id, []).append(id)
            elif end.live and end.document == entry.id and end.id in standing:
                found.withheld.append(id)
            else:
                found.gone.append((id, end))
        return found


def tombstones(entry: Entry, shelf: Shelf, former: FormerAnchors) -> str:
    """The paragraphs that are gone: what stood there, when and why it went, and where to read on; nothing if there are none."""
    if not former.gone:
        return ""
    company = _Company(entry)
    items = "".join(_tombstone(id, end, entry, shelf, company) for id, end in former.gone)
    name = f"已撤段落（{len(former.gone)}）"
    listed = element("details", f"<summary>{name}</summary>" + element("ul", items, class_="jk-gone__list"))
    return element("section", listed, class_="jk-gone", aria_label="已撤段落")


def withheld_places(former: FormerAnchors) -> str:
    """The places of what may not be shown, for the statement that says so."""
    return places(former.withheld)


def _tombstone(id: str, end: Fate, entry: Entry, shelf: Shelf, company: _Company) -> str:
    last = _last(entry.ledger, id)
    quote = f"<q>{escape(_quoted(last))}</q>" if last and last.quote and entry.meta.publish == "full" else ""
    parts = [f"<code>#{identifier(id)}</code>", quote, f'<span class="jk-when">{_when(id, shelf)}</span>']
    address = shelf.address_from(entry.id)(end.document, end.id) if end.document != entry.id else None
    if address:
        title = shelf.by_id[end.document].meta.title
        parts.append(f'<span class="jk-why">本段已移至<a class="jk-elsewhere" href="{escape(address)}">《{escape(title)}》</a>。</span>')
    else:
        why = (end.retired.why if end.retired else "").removesuffix("。") or "未记"
        parts.append(f'<span class="jk-why">撤去缘由：{escape(why)}。</span>')
        if (near := company.nearest(last)) and near.anchor:
            number = company.numbers.get(near.anchor)
            words = f"第{number}段" if number else "此处"
            parts.append(f'<span class="jk-near">最近的现存段落：<a href="#{identifier(near.anchor)}">{words}</a></span>')
    return element("li", "".join(parts), id=identifier(id))


def _when(id: str, shelf: Shelf) -> str:
    """In which release it went: the last one that has it, and the first one that has not."""
    if id not in shelf.last_seen:
        return "未曾列入发布的版次。"
    last, without = shelf.last_seen[id]
    stood = f"最后见于{last.version}版（{chinese_date(last.date)}）"
    return stood + (f"，{without.version}版（{chinese_date(without.date)}）起不再有。" if without else "，其后撤去。")


def _quoted(event: Event) -> str:
    """The words, with a mark where the ledger has only their beginning."""
    return event.quote if digest(event.quote) == event.digest else f"{event.quote}……"


def _last(ledger: Ledger, id: str) -> Event | None:
    return next((event for event in reversed(ledger.events) if event.id == id and event.quote), None)


@dataclass(frozen=True)
class _Company:
    """The paragraphs that are still there, to say which stands where one is gone."""

    entry: Entry

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        return published_blocks(self.entry)

    @cached_property
    def numbers(self) -> dict[str, str]:
        return labels(self.blocks)

    @cached_property
    def wordings(self) -> list[Wording]:
        return wordings(block.text for block in self.blocks)

    def nearest(self, last: Event | None) -> Block | None:
        """The one that stood before it or after it, else the one most like it."""
        return next(self._candidates(last), None) if last else None

    def _candidates(self, last: Event) -> Iterator[Block]:
        if last.before:
            yield from (block for block in self.blocks if block.text.endswith(last.before))
        if last.after:
            yield from (block for block in self.blocks if block.text.startswith(last.after))
        gone = Wording.of(last.quote)
        like = [likeness(gone, wording) for wording in self.wordings]
        if like and max(like) >= NEAREST_LIKENESS:
            yield self.blocks[like.index(max(like))]
