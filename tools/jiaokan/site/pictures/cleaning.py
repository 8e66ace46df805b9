"""The cleaning in numbers: how often each reason changed something, in all and by source."""

from __future__ import annotations

from collections import Counter

from jiaokan.corpus.memory import recalled
from jiaokan.entry.entry import Entry
from jiaokan.reasons import REASONS
from jiaokan.site.markup import element, escape
from jiaokan.site.pictures.drawing import beside, drawing, shape, table, words
from jiaokan.site.published import published_changes
from jiaokan.site.shelf import Shelf

DRAWN_REASONS = 12
"""How many reasons are drawn."""
LISTED_SOURCES = 200
"""How many sources the table of sources has."""
COLUMN_SOURCES = 8
"""How many sources have a column of their own: those of most changes."""
LABEL_CHARACTERS = 13
"""Code points of a reason's name in the drawing."""
WIDTH_PIXELS, LEFT_PIXELS, STEP_PIXELS = 480, 214, 28


Counted = tuple[int, tuple[tuple[str, int], ...]]
"""The characters of a source, and how often each reason changed something in one of its documents."""


def cleaning(shelf: Shelf, up: str) -> str:
    """The drawing and two tables; nothing where nothing was changed."""
    counts: dict[str, Counter[str]] = {}
    sizes: dict[str, int] = {}
    titles: dict[str, str] = {}
    for entry in shelf.entries:
        size, codes = counted(entry)
        sizes[entry.source_id], titles[entry.source_id] = size, entry.source.title
        counts.setdefault(entry.source_id, Counter()).update(dict(codes))
    totals = Counter[str]()
    for one in counts.values():
        totals.update(one)
    if not totals:
        return ""
    ranked = sorted(totals.items(), key=lambda pair: (-pair[1], pair[0]))
    sources = sorted(counts, key=lambda id: (-counts[id].total(), id))
    by_source = [
        [
            element("a", escape(titles[id]), href=f"{up}{shelf.facets.address('sources', id)}"),
            f"{sizes[id]:,}", f"{counts[id].total():,}", f"{1000 * counts[id].total() / max(sizes[id], 1):.1f}",
        ]
        for id in sources[:LISTED_SOURCES]
    ]  # fmt: skip
    shown = sources[:COLUMN_SOURCES] if len(sources) > 1 else []
    by_reason = [
        [
_linked(code, up),
            f"{total:,}", *(f"{counts[id][code] or ''}" for id in shown),
        ]
        for code, total in ranked
    ]  # fmt: skip
    rest = f"，列出改动最多的{LISTED_SOURCES}个来源" if len(sources) > LISTED_SOURCES else ""
    label = f"各来源的改动{rest}"
    heads = ("理由", "处", *(str(at) for at, _ in enumerate(shown, 1)))
    numbered = "　".join(f"{at}. {escape(titles[id])}" for at, id in enumerate(shown, 1))
    return (
        beside(
            _drawn([(_name(code), count) for code, count in ranked[:DRAWN_REASONS]]),
            table(label, ("来源", "原始字数", "改动", "每千字"), by_source),
        )
        + table("各条理由的改动", heads, by_reason)
        + (f'<p class="jk-why">各列的来源：{numbered}</p>' if shown else "")
    )


def counted(entry: Entry) -> Counted:
    """The numbers of one document."""
    return recalled("cleaning", (entry.seal,), lambda: _counted(entry)) if entry.seal else _counted(entry)


def _counted(entry: Entry) -> Counted:
    return len(entry.raw), tuple(Counter(code for piece in published_changes(entry) for code in piece.why).items())


def _linked(code: str, up: str) -> str:
    """A reason as a way to its rule."""
    return element("a", escape(REASONS[code].zh), href=f"{up}guide/reasons/#{code}") if code in REASONS else escape(code)


def _name(code: str) -> str:
    """A reason in a few words: its sentence up to the first pause."""
    said = REASONS[code].zh.split("，")[0].rstrip("。") if code in REASONS else code
    return said if len(said) <= LABEL_CHARACTERS else said[: LABEL_CHARACTERS - 1] + "…"


def _drawn(rows: list[tuple[str, int]]) -> str:
    most = rows[0][1]
    parts = []
    for at, (name, count) in enumerate(rows):
        level = STEP_PIXELS * at
        wide = max((WIDTH_PIXELS - LEFT_PIXELS - 60) * count / most, 1.5)
        parts += [
            words(LEFT_PIXELS - 10, level + 18, name, "jk-d-text jk-d-end"),
            shape("rect", "jk-d-red", x=LEFT_PIXELS, y=level + 5, width=wide, height=STEP_PIXELS - 10),
            words(LEFT_PIXELS + wide + 8, level + 18, f"{count:,}", "jk-d-text jk-d-soft"),
        ]
    return drawing("cleaning", f"改动最多的{len(rows)}条理由和处数", WIDTH_PIXELS, STEP_PIXELS * len(rows), parts)
