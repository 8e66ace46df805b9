"""Whether a sentence is cut where lines of another kind stand in it, and what a text does with its paragraphs; on either side of limits."""

from __future__ import annotations

from typing import Any

import pytest

from jiaokan.page.boundary.goes_on import _fixed, _level, _stopped, _torn
from jiaokan.page.habits import Habits, habits
from jiaokan.page.line import lines
from jiaokan.page.page_cut import Cuts, _is_full, cuts_sentence
from jiaokan.page.region import Region

FULL = "山路上的积雪到了四月还没有化完，背阴的地"
"""Forty columns that break off in mid-phrase, with a clause inside."""
PLAIN = FULL.replace("，", "又")
REST = "的石桥好。"


def cut(text: str, measure: int = 0, last: int = 1, stopped: bool = True, first: int = 1) -> bool:
    """Whether a sentence goes on over the second line of a text, or over those from `first` to `last`."""
    rows = lines(text)
    return cuts_sentence(rows, [Region(measure, 0)] * len(rows), first, last, stopped)


@pytest.mark.parametrize(
    ("text", "said", "wanted"),
    [
        (f"{FULL}\n12\n{REST}", {"measure": 40}, True),
        (f"{FULL}\n12\n{REST}", {"measure": 48}, True),
        (f"{FULL}\n12\n{REST}", {"measure": 49}, False),
        (f"{PLAIN}\n12\n{REST}", {"measure": 40}, True),
        (f"{FULL}\n12\n{REST}", {}, True),
        (f"{FULL}\n12\n{REST}", {"stopped": False}, False),
        (f"{PLAIN}\n12\n{REST}", {}, False),
        (f"{FULL[1:]}\n12\n{REST}", {}, False),
        (f"{FULL}\n12\n{FULL}的雪", {}, True),
        (f"{FULL}\n12\n{FULL}的雪又", {}, False),
        (f"{FULL}\n{FULL}\n12\n{FULL}的雪又", {"first": 2, "last": 2}, True),
        (f"{FULL}\n12\n{REST}", {"measure": 40, "first": 0}, False),
        (f"{FULL}\n12", {"measure": 40}, False),
        (f"{FULL}。\n12\n{REST}", {"measure": 40}, False),
        (f"{FULL}”\n12\n{REST}", {"measure": 40}, False),
        (f"{FULL}—\n12\n{REST}", {"measure": 40}, False),
        (f"{FULL}\n12\n一、{REST}", {"measure": 40}, False),
        (f"{FULL[:8]}\n12\n{REST}", {"measure": 16}, True),
        (f"{FULL[:7]}\n12\n{REST}", {"measure": 14}, False),
        (f"{FULL}\n12\n {REST}", {"measure": 40}, True),
        (f"{FULL}\n12\n  {REST}", {"measure": 40}, False),
        (f"{FULL}\n12\n13", {"measure": 40}, False),
        (f"{FULL}，\n12\n通讯\n{REST}", {"measure": 100, "last": 2}, True),
        (f"{FULL}，\n河东\n通讯\n{REST}", {"measure": 100, "last": 2}, False),
        (f"{FULL}，\n12\n{REST}", {"measure": 100}, False),
        (f"{FULL}\n12\n通讯\n{REST}", {"measure": 100, "last": 2}, False),
    ],
)
def test_a_sentence_is_cut(text: str, said: dict[str, Any], wanted: bool) -> None:
    """The line before is full and breaks off, and the line after goes on."""
    assert cut(text, **said) is wanted


@pytest.mark.parametrize(
    ("text", "stopped", "wanted"),
    [
        (f"{FULL}\n{FULL}", True, True),
        (f"{FULL}\n{FULL}", False, True),
        (f"{FULL}的雪\n{FULL}", True, True),
        (f"{FULL}的雪\n{FULL}", False, False),
        (f"{FULL}的雪又\n{FULL}", True, False),
        (f"{FULL}的\n{FULL}的\n{FULL}", False, True),
        (f"{FULL}。\n{FULL}", True, False),
        (FULL, True, False),
    ],
)
def test_a_line_of_no_known_measure_is_full(text: str, stopped: bool, wanted: bool) -> None:
    """As wide as the line above it, which ends no sentence; where lines have no stops, two are above or one is just as wide."""
    rows = lines(text)
    assert _is_full(rows, len(rows) - 1, stopped) is wanted


def test_what_stands_beside_furniture_is_looked_over() -> None:
    """Numbers, and what comes again, as far as they stand at one edge of a page."""
    rows = lines(f"{FULL}\n通讯\n12\n{REST}\n{FULL[::-1]}\n通讯\n13\n好{REST}")
    cuts = Cuts(rows)
    assert [cuts.at(row) for row in (0, 1, 2, 5, 6)] == [False, True, True, True, True]
    rows = lines(f"{FULL}\n\f{REST}\n石头{REST}\n{FULL[::-1]}。\n山{FULL}。\n水{FULL}。\n\f村口{REST}")
    cuts = Cuts(rows)
    assert [cuts.at_feed(row) for row in (1, 6)] == [True, False]
    assert [cuts.page_ends(row) for row in range(7)] == [True, True, False, False, False, True, True]


def of_text(text: str, measure: int = 40) -> Habits:
    """What a text does with its paragraphs, if all its lines wrap at so many columns."""
    rows = lines(text)
    return habits(rows, [Region(measure, 0)] * len(rows))


SHORT = "很好。"
"""The last line of a paragraph, with room for more."""


def test_how_paragraphs_begin() -> None:
    """What stands before a line below one that ended with room tells: an indent, a lost one, a blank line, or nothing."""
    flush = of_text(f"{FULL}\n{SHORT}\n{FULL}\n{SHORT}\n{FULL}\n{SHORT}")
    assert (flush.first_indent, flush.indents, flush.blanks_part, flush.years) == (0, False, False, False)
    indented = of_text(f"　　{FULL[2:]}\n{SHORT}\n　　{FULL[2:]}\n{SHORT}\n　　{FULL[2:]}\n{SHORT}")
    assert (indented.first_indent, indented.indents) == (4, True)
    lost = of_text(f"{FULL[2:]}\n{SHORT}\n{FULL[2:]}\n{SHORT}\n{FULL[2:]}\n{SHORT}")
    assert (lost.first_indent, lost.indents) == (4, False)
    assert of_text(f"{FULL[2:]}\n{SHORT}\n{FULL[2:]}\n{SHORT}").first_indent == -1
    blank = of_text(f"{FULL}\n{SHORT}\n\n{FULL}\n{SHORT}\n\n{FULL}\n{SHORT}")
    assert blank.blanks_part
    assert not of_text(f"{FULL}\n\n{SHORT}\n\n{FULL}\n\n{SHORT}\n\n{FULL}\n\n{SHORT}").blanks_part
    assert not of_text(f"{FULL}\n{SHORT}\n\n{FULL}\n{SHORT}").blanks_part
    assert of_text(f"{FULL}\n{SHORT}\n\n{FULL}\n{SHORT}\n\n题目\n\n{FULL}\n{SHORT}").blanks_part
    mixed = f"{FULL}\n{SHORT}\n{FULL}\n{SHORT}\n　　{FULL}\n{SHORT}\n"
    assert not of_text(mixed).indents
    assert of_text(mixed + f"　　{FULL}\n{SHORT}\n　　{FULL}").indents


def test_where_sentences_end() -> None:
    """Inside lines oftener than at the ends of paragraphs, or not."""
    inside = FULL.replace("，", "。")
    assert of_text(f"{inside}\n{inside}\n{inside}\n{SHORT}").sentences
    assert not of_text(f"{FULL}\n{SHORT}\n{FULL}\n{SHORT}").sentences
    assert not of_text(f"{inside[:-1]}。\n" * 4, 0).sentences


def test_numbered_lines_that_stand_alone_are_headings() -> None:
    """Twice at least, and never with a mark inside."""
    assert of_text(f"一、山路\n{FULL}\n二、石桥\n{FULL}").headings == {"、"}
    assert of_text(f"一、山路\n{FULL}").headings == set()
    assert of_text(f"一、山路\n{FULL}\n二、石桥\n{FULL}\n三、河，堤\n{FULL}").headings == set()
    assert of_text(f"（一）山路\n{FULL}\n（二）石桥\n{FULL}").headings == {"）"}
    years = "".join(f"{year}年春，好。\n" for year in ("元", "二", "三", "四"))
    assert of_text(years).years
    assert not of_text("".join(f"{year}年春，好。\n" for year in ("元", "二", "三"))).years


def test_lines_that_stand_alone_by_their_build() -> None:
    """Markup, times of subtitles, remarks; marks only where three lines of them are below each other."""
    rows = "# 桥\n> 桥\n| 桥\n00:01:02,500 --> 00:01\n---\n```\n; 桥\n// 桥\n桥\n※\n※\n桥"
    assert _fixed(lines(rows)) == [True] * 8 + [False] * 4
    assert _fixed(lines("桥\n※\n※\n※")) == [False, True, True, True]
    assert _stopped(lines("- 甲。\n- 乙\n丙\n- 丁")) == [True, True, False, False]
    assert _level(lines("山路上的\n积雪到了\n四月还没\n化完"), 1)
    assert not _level(lines("山路上的\n积雪到了\n四月还。\n化完"), 1)
    assert not _level(lines("山路上的\n积雪到了\n四月还没有\n化完了的"), 1)
    assert not _level(lines("山路上的\n积雪到了\n化完"), 1)
    narrow = "山路上的人们都要坚\n\n持走上桥\n\n"
    assert _torn(lines(narrow * 2)) == (True, False)
    assert _torn(lines(narrow)) == (False, False)
    assert _torn(lines(narrow.replace("\n\n", "\n") * 2)) == (False, False)
    wide = "山路上的人们走到河边看" * 6 + "都要坚\n\n持走上桥\n\n"
    assert _torn(lines(wide)) == (True, True)
