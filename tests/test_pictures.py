"""Pictures of the corpus: drawings that were looked at and found good, and from where on less is drawn."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from tiny_corpus import notice, report

from jiaokan.entry.entry import Entry
from jiaokan.site.pictures.citing import citing
from jiaokan.site.pictures.cleaning import cleaning
from jiaokan.site.pictures.timeline import timeline
from jiaokan.site.shelf import Shelf

GOLDEN = Path(__file__).parent / "golden/pictures"
STYLE = """.jk-d-red{fill:#b02418}.jk-d-ink{fill:#333}.jk-d-arc{fill:none;stroke:#777}.jk-d-line{stroke:#333}
text{font:13px sans-serif}.jk-d-end{text-anchor:end}.jk-d-middle{text-anchor:middle}.jk-d-soft{fill:#777}"""
"""What the theme's style says of the classes, for those who look at a kept drawing."""

CODES = (
    "block-boundary",
    "heading-mark",
    "label-blank",
    "outline-number",
    "misread-word",
    "false-heading",
    "broken-title",
    "plain-heading",
    "stray-headline",
    "doubtful-type",
    "correction",
    "editor-drop",
    "doubtful-conversion",
    "running-header",
)
"""Reasons, of which twelve are drawn."""


def dated(id: str, day: str, title: str = "", cites: Sequence[str] = (), news: bool = False) -> Entry:
    """A document of a day, which cites others."""
    base = report() if news else notice()
    dates = base.meta.dates.model_copy(update={"published" if news else "issued": day or None})
    meta = base.meta.model_copy(update={"dates": dates, "title": title or base.meta.title})
    reference = report().annotations[0]
    found = tuple(dict(reference) | {"anchor": base.blocks[0].anchor, "target": {"document": one, "anchor": None}} for one in cites)
    return replace(base, id=id, source_id=id, meta=meta, annotations=found)


def repaired(id: str, counts: Sequence[int], title: str = "某页") -> Entry:
    """A document of a source in which each reason changed something so many times."""
    change = notice().changes[0]
    changes = tuple(change._replace(why=(code,)) for code, count in zip(CODES, counts, strict=False) for _ in range(count))
    return replace(notice(), id=id, source_id=id, changes=changes, source=notice().source.model_copy(update={"title": title}), blocks=())


@cache
def drawings() -> dict[str, str]:
    """The drawings that are kept, by name."""
    few = [("2019", 1, 0), ("2021", 3, 2), ("2022", 0, 12)]
    many = [(str(1990 + at), at % 5 * 3, at % 3) for at in range(1, 24)]
    pages = {name: timeline(Shelf(tuple(entries(rows))), {}) for name, rows in (("years-few", few), ("years-many", many))}
    long = "关于印发云川市河湖水质监测比对工作实施方案的通知"
    cited = Shelf(
        (
            dated("a", "2019-01-02", "甲"), dated("b", "2020-03-04", long, "a"), dated("c", "", "丙", "aab"),
            dated("d", "2021-05-06", "河湖水质监测比对工作方案甲", "aaaaaaaaab"),
            *(dated(f"e{at}", "2022-01-02", "戊", "a") for at in range(6)), dated("f", "2023-01-02", "己", "b", news=True),
        )
    )  # fmt: skip
    pages["citing"] = citing(cited, "../")
    pages["cleaning"] = cleaning(Shelf((repaired("a", [4000, 1999, *range(5, 17)]), repaired("b", [20]))), "../")
    return {name: re.search(r"<svg.*?</svg>", page)[0].replace("><", ">\n<") + "\n" for name, page in pages.items()}  # type: ignore[index]


def entries(rows: Sequence[tuple[str, int, int]]) -> list[Entry]:
    """So many official documents and so many reports of each year."""
    return [
        dated(f"{year}-{news:d}-{at}", f"{year}-01-02", news=news)
        for year, *two in rows
        for news, count in zip((False, True), two, strict=True)
        for at in range(count)
    ]


def test_drawings_are_those_that_were_looked_at() -> None:
    """Byte for byte; `UPDATE_GOLDEN=1` writes them anew, each a file that a browser shows."""
    for name, drawn in drawings().items():
        shown = drawn.replace(">\n", f">\n<style>{STYLE}</style>\n", 1)
        path = GOLDEN / f"{name}.svg"
        if os.environ.get("UPDATE_GOLDEN"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(shown, "utf-8", newline="\n")
        assert shown == path.read_text("utf-8"), name


def test_what_is_too_much_for_a_drawing_stands_in_its_table() -> None:
    """Forty documents that cite and are cited most, twelve reasons, squares up to twelve a year; tables go on to a hundred pairs."""
    cited = citing(
        Shelf(
            (
                *(dated(f"a{at:02}", "2020-01-02") for at in range(60)),
                *(dated(f"b{at}", "2021-01-02", cites=[f"a{one:02}" for one in range(60 - at)]) for at in range(2)),
            )
        ),
        "../",
    )
    assert (cited.count("<circle"), cited.count("<tr>") - 1) == (40, 100)
    assert 'aria-labelledby="jk-d-citing"' in cited
    assert cited.count('class="jk-d-arc"') == 38 * 2
    assert [
        timeline(Shelf(tuple(entries([("2019", 1, 0), ("2020", count, 0)]))), {}).count('<rect class="jk-d-red"') for count in (12, 13)
    ] == [14, 3]


@pytest.mark.parametrize(("years", "named"), [(10, 10), (11, 6), (20, 10), (21, 7)])
def test_ten_years_are_named_at_most(years: int, named: int) -> None:
    """Every second or third where there are more, and a name stands inside the drawing to its end."""
    drawn = timeline(Shelf(tuple(entries([(str(2000 + at), 1, 0) for at in range(years)]))), {})
    places = [float(x) for x in re.findall(r'jk-d-soft" x="([^"]*)"', drawn)]
    assert (len(places), min(places) >= 16, max(places) <= 464) == (named, True, True)


def test_eight_sources_have_a_column_and_a_lone_one_has_none() -> None:
    """Those of most changes."""
    several = cleaning(Shelf(tuple(repaired(f"s{at}", [at + 1], f"第{at}页") for at in range(10))), "../")
    assert "各列的来源：1. 第9页　2. 第8页" in several
    assert ("8. 第2页" in several, "9. " in several) == (True, False)
    assert "各列的来源" not in cleaning(Shelf((repaired("a", [3]),)), "../")
    assert "<td>3.0</td>" in cleaning(Shelf((replace(repaired("a", [3]), raw="水" * 1000),)), "../")
