"""Who cites whom among the documents: one under the other by date, an arc from each that cites to what it cites."""

from __future__ import annotations

from collections import Counter

from jiaokan.entry.entry import Entry
from jiaokan.site.listed import when
from jiaokan.site.markup import element, escape, identifier
from jiaokan.site.pictures.drawing import beside, drawing, number, shape, table, words
from jiaokan.site.shelf import Shelf
from jiaokan.site.terms import GENRE_NAMES

DRAWN_DOCUMENTS = 40
"""How many documents are drawn: those that cite and are cited most."""
TABLE_PAIRS = 100
"""How many pairs the table has."""
LABEL_CHARACTERS = 21
"""Code points of a label."""
UNDATED = "9999"
"""A document without a day stands last."""
WIDTH_PIXELS, LEFT_PIXELS, STEP_PIXELS = 480, 120, 28


def citing(shelf: Shelf, up: str) -> str:
    """The drawing and its table; nothing where fewer than two pairs of documents cite one another."""
    pairs = Counter((one.entry.id, cited) for cited, several in shelf.cited_by.items() if cited in shelf.by_id for one in several)
    if len(pairs) < 2:
        return ""
    ranked = sorted(pairs.items(), key=lambda pair: (-pair[1], pair[0]))
    rows = [[_link(shelf, up, who), _link(shelf, up, cited), str(count)] for (who, cited), count in ranked[:TABLE_PAIRS]]
    return beside(_drawn(shelf, pairs), table("引用的次数", ("引者", "所引", "次"), rows))


def _link(shelf: Shelf, up: str, document: str) -> str:
    return element("a", escape(shelf.name(document)), href=f"{up}t/{identifier(document)}/")


def _drawn(shelf: Shelf, pairs: Counter[tuple[str, str]]) -> str:
    weight = Counter[str]()
    for (who, cited), count in pairs.items():
        weight[who] += count
        weight[cited] += count
    chosen = sorted(weight, key=lambda id: (-weight[id], id))[:DRAWN_DOCUMENTS]
    shown = sorted((shelf.by_id[id] for id in chosen), key=lambda entry: (when(entry) or UNDATED, entry.id))
    height = {entry.id: STEP_PIXELS * at + STEP_PIXELS / 2 for at, entry in enumerate(shown)}
    arcs, marks = [], []
    for (who, cited), count in sorted(pairs.items()):
        if who in height and cited in height:
            arcs.append(_arc(height[who], height[cited], count))
    degree = Counter(cited for (who, cited) in pairs if who in height)
    for entry in shown:
        level = height[entry.id]
        marks.append(
            shape("circle", "jk-d-red" if degree[entry.id] else "jk-d-ink", cx=LEFT_PIXELS, cy=level, r=min(3.5 + degree[entry.id], 9))
        )
        marks.append(words(LEFT_PIXELS + 14, level + 5, _label(entry)))
    label = f"{len(shown)}篇文献之间的引用，依日期自上而下；红点是被引的一篇，弧线连到引它的各篇"
    return drawing("citing", label, WIDTH_PIXELS, STEP_PIXELS * len(shown), [*arcs, *marks])


def _arc(one: float, other: float, count: int) -> str:
    reach = LEFT_PIXELS - min(LEFT_PIXELS - 8, 24 + abs(one - other) * 0.45)
    path = f"M{LEFT_PIXELS} {number(one)}C{number(reach)} {number(one)} {number(reach)} {number(other)} {LEFT_PIXELS} {number(other)}"
    return f'<path class="jk-d-arc" d="{path}" stroke-width="{number(min(1 + count / 2, 5))}"/>'


def _label(entry: Entry) -> str:
    title = f"{when(entry)[:4]} {GENRE_NAMES[entry.meta.genre]}　{entry.meta.title}".strip()
    return title if len(title) <= LABEL_CHARACTERS else title[: LABEL_CHARACTERS - 1] + "…"
