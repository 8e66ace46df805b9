"""The raw text by its lines, with what cleaning left out or replaced struck through, and the doubts marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jiaokan.edition.explain import sentences
from jiaokan.entry.entry import Entry
from jiaokan.site.markup import element, escape, visible
from jiaokan.web.places import Finding

BETWEEN_BLOCKS = {"block-boundary", "blank-line"}
"""Why a line break goes that parted two blocks: the blocks themselves say it."""
Stretch = tuple[int, int, str, str]
"""Start and end in the raw text, what it is (`same`, `gone`, `doubt`), and what a reader is told of it."""


def raw_pane(entry: Entry, found: Iterable[Finding]) -> str:
    """Every line of the source with its number; lines that are not this document's are set back.

    Args:
        entry: the document.
        found: what waits in it.
    """
    raw = entry.raw
    stretches = _stretches(entry, found)
    lines, at, index = [], 0, 0
    for number, line in enumerate(raw.split("\n"), 1):
        end = at + len(line)
        while index < len(stretches) and stretches[index][1] <= at:
            index += 1
        parts, own, place = [], False, at
        for start, stop, kind, said in _within(stretches, index, end + 1):
            low, high = max(start, place), min(stop, end)
            own = own or low <= high
            if low < high:
                parts += [seen(raw[place:low]), _shown(raw[low:high], kind, said)]
                place = high
            if kind == "gone" and said and start <= end < min(stop, len(raw)):
                parts.append(f'<del title="{escape(said)}">⏎</del>')
        parts.append(seen(raw[place:end]))
        inner = element("span", str(number), class_="number", aria_hidden="true") + element("span", "".join(parts), class_="words")
        lines.append(element("div", inner, class_="line" if own else "line other", data_at=str(at)))
        at = end + 1
    return "".join(lines)


def seen(text: str) -> str:
    """The text as HTML, in which also stands what cannot be seen, by its number: an editor must know of it."""
    return "".join(escape(char) or visible(char) for char in text) if any(not escape(char) for char in set(text)) else escape(text)


def _stretches(entry: Entry, found: Iterable[Finding]) -> list[Stretch]:
    doubts = sorted((one.at, one.at + max(1, len(one.words)), one.said) for one in found if one.kind == "doubt")
    known = {(piece.at, piece.end, piece.why) for block in entry.blocks for piece in block.body.pieces if piece.old}
    known |= {(piece.at, piece.end, piece.why) for piece in entry.changes if piece.old}
    made: list[Stretch] = []
    for start, end, why in sorted(known):
        place = start
        for low, high, said in doubts if not why else ():
            if place <= low < end:
                made += [(place, low, "same", ""), (low, min(high, end), "doubt", said)]
                place = min(high, end)
        made.append((place, end, "gone" if why else "same", "" if BETWEEN_BLOCKS.issuperset(why) else sentences(why)))
    return [one for one in made if one[0] < one[1]]


def _within(stretches: list[Stretch], index: int, end: int) -> Iterator[Stretch]:
    while index < len(stretches) and stretches[index][0] < end:
        yield stretches[index]
        index += 1


def _shown(words: str, kind: str, said: str) -> str:
    if kind == "gone" and said:
        return f'<del title="{escape(said)}">{visible(words)}</del>'
    return f'<mark title="{escape(said)}">{visible(words)}</mark>' if kind == "doubt" else seen(words)
