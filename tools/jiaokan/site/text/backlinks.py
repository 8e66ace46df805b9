"""What cites a document: each citing sentence once, however often it names the document, with the way to its paragraph."""

from __future__ import annotations

from itertools import groupby

from jiaokan.entry.entry import Entry
from jiaokan.site.markup import element, escape, identifier
from jiaokan.site.published import labels, published_blocks
from jiaokan.site.shelf import Citing, Shelf

_ENDS = "。！？；"
CONTEXT_CHARACTERS = 60
"""How much of a long sentence is shown on either side of the reference, in code points."""


def backlinks(entry: Entry, shelf: Shelf) -> str:
    """The citing documents as a list, with their sentences; nothing if there is none."""
    citing = shelf.cited_by.get(entry.id, ())
    numbers = labels(published_blocks(entry))
    items = []
    for document in dict.fromkeys(c.entry.id for c in citing):
        mine = sorted((c for c in citing if c.entry.id == document), key=_place)
        quotes = "".join(f"<li>{_sentence(list(group), numbers)}</li>" for _, group in groupby(mine, key=_place))
        title = element("a", escape(mine[0].entry.meta.title), href=f"../{identifier(document)}/")
        items.append(f'<li>{title}<ul class="jk-quotes">{quotes}</ul></li>')
    return element("ul", "".join(items), class_="jk-list") if items else ""


def _place(citing: Citing) -> tuple[int, int]:
    """The block and where the sentence of the reference begins in it."""
    anchors = [block.anchor for block in published_blocks(citing.entry)]
    return anchors.index(citing.block.anchor), _begin(citing.block.text, citing.reference["start"])


def _begin(text: str, start: int) -> int:
    return max(text.rfind(mark, 0, start) for mark in _ENDS) + 1


def _sentence(citing: list[Citing], numbers: dict[str, str]) -> str:
    """The sentence with each reference marked, as a link to its paragraph, then the paragraphs that are cited."""
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
    quote = element("a", "".join(parts), class_="jk-quote", href=f"../{identifier(first.entry.id)}/#{identifier(block.anchor or '')}")
    cited = dict.fromkeys((c.reference.get("target") or {}).get("anchor") for c in citing)
    return quote + "".join(f'<a class="jk-to" href="#{anchor}">引第{numbers[anchor]}段</a>' for anchor in cited if anchor in numbers)
