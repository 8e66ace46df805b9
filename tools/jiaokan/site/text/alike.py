"""Passages that stand in another document too: said beside the line, with the way there and what differs."""

from __future__ import annotations

from jiaokan.entry.entry import Entry
from jiaokan.site.markup import element, escape
from jiaokan.site.passage import AlikeSide
from jiaokan.site.published import labels, published_blocks
from jiaokan.site.shelf import Shelf
from jiaokan.site.text.marks import Mark

RUN_CHARACTERS = 20
"""How many code points must be shared in one run to be told of beside the line; what is shorter is a turn of phrase."""
DENSE_SHARE = 0.6
"""From this share of a passage on it is told of as one, with what differs; else only its longest run is."""
DIFFERENCE_CHARACTERS = 16
"""How many code points of what differs are shown on either side; a longer difference is only mentioned."""
SHOWN_PAIRS = 4
"""How many differences a note shows."""
TITLE_CHARACTERS = 18
"""How many code points of the other title a note shows."""
_TEXT = frozenset(("paragraph", "item"))


def alike(entry: Entry, shelf: Shelf) -> dict[str, list[Mark]]:
    """For the anchor of each block of the text the passages in it that are told of; titles repeat one another by nature."""
    shown = {block.anchor: block.text for block in published_blocks(entry) if block.type in _TEXT}
    told: dict[tuple[str, str], list[tuple[int, int]]] = {}
    found: dict[str, list[Mark]] = {}
    for one in sorted(shelf.alike.get(entry.id, ()), key=lambda one: _passage(one)[0] - _passage(one)[1]):
        text = shown.get(one.anchor)
        start, end = _passage(one)
        if text is None or end > len(text) or _longest(one) < RUN_CHARACTERS or not _is_text(one, shelf):
            continue
        before = told.setdefault((one.anchor, one.document), [])
        if all(end <= first or last <= start for first, last in before):  # the longest of several that stand in one place there too
            before.append((start, end))
            note = _note(one, text, start, end, entry.id, shelf)
            found.setdefault(one.anchor, []).append(Mark(start, start, "parallel", note))
    return found


def _longest(one: AlikeSide) -> int:
    return max((end - start for start, end in one.runs), default=0)


def _is_text(one: AlikeSide, shelf: Shelf) -> bool:
    """Whether the other side is a paragraph that may be shown."""
    other = shelf.by_id.get(one.document)
    return other is not None and any(block.anchor == one.there and block.type in _TEXT for block in published_blocks(other))


def _passage(one: AlikeSide) -> tuple[int, int]:
    """The passage as far as it is dense."""
    shared = sum(end - start for start, end in one.runs)
    return (one.start, one.end) if shared >= DENSE_SHARE * (one.end - one.start) else max(one.runs, key=lambda run: run[1] - run[0])


def _note(one: AlikeSide, text: str, start: int, end: int, document: str, shelf: Shelf) -> str:
    other = shelf.by_id[one.document]
    name = other.meta.title if len(other.meta.title) <= TITLE_CHARACTERS else f"{other.meta.title[:TITLE_CHARACTERS]}……"
    apart = shelf.name(one.document).removeprefix(other.meta.title)
    place = f"第{labels(published_blocks(other)).get(one.there, '')}段"
    way = element("a", f"《{escape(name)}》{escape(apart)}{place}", href=shelf.address_from(document)(one.document, one.there) or "")
    which = "全段" if end - start == len(text) else f"“{escape(text[start : start + 4])}……”{end - start}字"
    came = {True: "，彼后出", False: "，彼先出", None: ""}[one.first]
    return f"{which}，又见{way}{came}。" + (_changes(one.difference) if (start, end) == (one.start, one.end) else "")


def _changes(difference: tuple[tuple[str, str], ...]) -> str:
    """What stands there in place of the words here."""
    short = [pair for pair in difference if max(map(len, pair)) <= DIFFERENCE_CHARACTERS]
    said = []
    for pair in short[:SHOWN_PAIRS]:
        here, there = (f"“{escape(words)}”" for words in pair)
        said.append(f"多{there}" if not pair[0] else f"无{here}" if not pair[1] else f"{here}作{there}")
    more = "，另有异文" if len(short) > SHOWN_PAIRS or len(short) < len(difference) else ""
    return f"彼{'，'.join(said)}{more}。" if said else "文字有异。" if difference else ""
