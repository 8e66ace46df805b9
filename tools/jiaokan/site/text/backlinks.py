"""What cites a document, paragraph by paragraph: each citing sentence with the way to it, under the paragraph that it cites."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from jiaokan.entry.entry import Entry
from jiaokan.site.markup import element, escape, identifier
from jiaokan.site.published import labels, published_blocks
from jiaokan.site.shelf import Citing, Shelf
from jiaokan.site.terms import BLOCK_NAMES

_ENDS = "。！？；"
CONTEXT_CHARACTERS = 60
"""How much of a long sentence is shown on either side of the reference, in code points."""


def backlinks(entry: Entry, shelf: Shelf) -> str:
    """The citing sentences by cited paragraph, those that cite the whole document first; nothing if there are none."""
    blocks = published_blocks(entry)
    numbers, order = labels(blocks), {block.anchor: place for place, block in enumerate(blocks) if block.anchor}
    kinds = {block.anchor: block.type for block in blocks}
    cited: dict[str, list[Citing]] = {}
    for citing in shelf.cited_by.get(entry.id, ()):
        anchor = citing.reference["target"].get("anchor")
        cited.setdefault(anchor if anchor in order else "", []).append(citing)
    rows = []
    for anchor in sorted(cited, key=lambda anchor: order.get(anchor, -1)):
        name = f"第{numbers[anchor]}段" if anchor in numbers else BLOCK_NAMES[kinds[anchor]] if anchor else "全篇"
        place = element("a", name, href=f"#{anchor}") if anchor else name
        rows.append(f"<div><dt>{place}</dt><dd>{_sentences(cited[anchor], shelf)}</dd></div>")
    return element("dl", "".join(rows), class_="jk-record jk-record--wide") if rows else ""


def _sentences(citing: Iterable[Citing], shelf: Shelf) -> str:
    """The sentences as a list, in the order of the citing documents; a sentence that cites the same twice stands once."""
    items = []
    # The shelf's references run in the order of the documents and their texts, so neighbours are together.
    for (id, _, _), group in groupby(
        citing, key=lambda one: (one.entry.id, one.block.anchor, _begin(one.block.text, one.reference["start"]))
    ):
        title = element("a", escape(shelf.name(id)), href=f"../{identifier(id)}/", class_="jk-why")
        items.append(f"<li>{_sentence(list(group))}　{title}</li>")
    return element("ul", "".join(items), class_="jk-quotes")


def _place(citing: Citing) -> tuple[str, str | None, int]:
    """The document, the block, and where the sentence of the reference begins in it."""
    return citing.entry.id, citing.block.anchor, _begin(citing.block.text, citing.reference["start"])


def _begin(text: str, start: int) -> int:
    return max(text.rfind(mark, 0, start) for mark in _ENDS) + 1


def _sentence(citing: list[Citing]) -> str:
    """The sentence with each reference marked, as a link to its paragraph."""
    first, block = citing[0], citing[0].block
    text, spans = block.text, sorted((c.reference["start"], c.reference["end"]) for c in citing)
    begin = _begin(text, spans[0][0])
    stops = [place + 1 for mark in _ENDS if (place := text.find(mark, spans[-1][1])) >= 0]
    end = min(stops, default=len(text))
    shown, last = max(begin, spans[0][0] - CONTEXT_CHARACTERS), min(end, spans[-1][1] + CONTEXT_CHARACTERS)
    parts, done = ["…" if shown > begin else ""], shown
    for start, stop in spans:
        if start >= done:
            parts += [escape(text[done:start]), element("mark", escape(text[start:stop]))]
            done = stop
    parts += [escape(text[done:last]), "…" if last < end else ""]
    return element("a", "".join(parts), class_="jk-quote", href=f"../{identifier(first.entry.id)}/#{identifier(block.anchor or '')}")
