"""Documents by year: a square a document where they can be counted, else a bar."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from jiaokan.record.schema import OFFICIAL
from jiaokan.site.listed import when
from jiaokan.site.pictures.drawing import beside, drawing, shape, table, words
from jiaokan.site.shelf import Shelf

KINDS = (("公文", "jk-d-red"), ("报刊及其他", "jk-d-ink"))
SINGLE_DOCUMENTS = 12
"""Up to this number of documents in the fullest year each is a square of its own."""
NAMED_YEARS = 10
"""How many years are named under the drawing at most."""
NAME_PIXELS = 32
"""How wide the name of a year is, which stands inside the drawing to its end."""
WIDTH_PIXELS, FOOT_PIXELS, TOP_PIXELS, HEIGHT_PIXELS = 480, 28, 52, 15 * SINGLE_DOCUMENTS


def timeline(shelf: Shelf, years: Mapping[str, str]) -> str:
    """The drawing and its table; nothing where all documents are of one year.

    Args:
        shelf: the published documents.
        years: for each year where its documents are listed, from the page.
    """
    counts: dict[str, Counter[int]] = {}
    for entry in shelf.entries:
        counts.setdefault(when(entry)[:4], Counter())[int(entry.meta.genre not in OFFICIAL)] += 1
    dated = sorted(year for year in counts if year)
    if len(dated) < 2:
        return ""
    span = [str(year) for year in range(int(dated[0]), int(dated[-1]) + 1)]
    rows = []
    for year in [*reversed(dated), *([""] if "" in counts else [])]:
        name = f"{year}年" if year else "日期不详"
        head = f'<a href="{years[year]}">{name}</a>' if year in years else name
        rows.append([head, *(str(counts[year][kind]) for kind in range(2)), str(counts[year].total())])
    label = f"{dated[0]}年至{dated[-1]}年各年的文献篇数，分公文和报刊"
    return beside(_drawn(span, counts, label), table("各年的文献篇数", ("年份", *(name for name, _ in KINDS), "共"), rows))


def _drawn(span: list[str], counts: Mapping[str, Counter[int]], label: str) -> str:
    most = max(counts[year].total() for year in span if year in counts)
    step = WIDTH_PIXELS / len(span)
    wide = min(step * 0.7, 48)
    unit = HEIGHT_PIXELS / max(most, SINGLE_DOCUMENTS)
    base = TOP_PIXELS + HEIGHT_PIXELS
    every = -(-len(span) // NAMED_YEARS)
    parts = []
    for at, (name, colour) in enumerate(KINDS):
        parts += [shape("rect", colour, x=130 * at, y=4, width=14, height=14), words(130 * at + 20, 16, name)]
    for at, year in enumerate(span):
        left, level = step * at + (step - wide) / 2, float(base)
        for kind, (_, colour) in enumerate(KINDS):
            count = counts.get(year, Counter())[kind]
            pieces = count if most <= SINGLE_DOCUMENTS else min(count, 1)
            for _ in range(pieces):
                height = unit * count / pieces
                level -= height
                parts.append(shape("rect", colour, x=left, y=level, width=wide, height=max(height - 1.5, 0.5)))
        if total := counts.get(year, Counter()).total():
            parts.append(words(left + wide / 2, level - 5, str(total), "jk-d-text jk-d-middle"))
        if at % every == 0:
            middle = min(max(left + wide / 2, NAME_PIXELS / 2), WIDTH_PIXELS - NAME_PIXELS / 2)
            parts.append(words(middle, base + 20, year, "jk-d-text jk-d-middle jk-d-soft"))
    parts.append(shape("line", "jk-d-line", x1=0, y1=base, x2=WIDTH_PIXELS, y2=base))
    return drawing("time", label, WIDTH_PIXELS, base + FOOT_PIXELS, parts)
