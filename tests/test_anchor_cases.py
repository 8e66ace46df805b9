"""Revisions in small, each the kind of one fault: what becomes of every old block, by its words alone."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiaokan.anchor.joined import led
from jiaokan.anchor.lists import Lists, leaders
from jiaokan.anchor.match import match
from jiaokan.anchor.wording import Trace, wordings

CASES: list[dict[str, Any]] = [
    case for path in sorted((Path(__file__).parent / "cases/anchors").glob("*.toml")) for case in tomllib.loads(path.read_text())["case"]
]


Row = list[str | dict[str, Any]]
"""Blocks by their words alone, or also with type and level."""


def now(old: Row, new: Row) -> list[str]:
    """What becomes of each old block, written as in the cases."""
    rows = [[Trace(one) if isinstance(one, str) else Trace(**one) for one in row] for row in (old, new)]
    found = match(*rows)
    taken = led(*rows, found)
    return [str(found[i]) if i in found else f"→ {taken[i]}" if i in taken else "" for i in range(len(old))]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_each_block_is_where_it_went(case: dict[str, Any]) -> None:
    """Found, taken into another block, or asked about."""
    assert now(case["old"], case["new"]) == case["now"], case["why"]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_an_unchanged_text_keeps_every_block(case: dict[str, Any]) -> None:
    """Whatever stands there twice, and however short: the same row of blocks is the same."""
    for row in (case["old"], case["new"]):
        assert now(row, row) == [str(i) for i in range(len(row))]


SENTENCES = (
    "申请人应当在十五日内提交补正材料。",
    "抢险物资由各县自行储备，统一调配。",
    "附则",
    "检验机构应当保存检验记录不少于五年。",
    "学校食堂应当公示每周菜单。",
)


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4, unique=True), st.integers(2, 4), st.integers(1, 3))
def test_rows_that_were_said_again_lead_to_what_they_say(row: list[str], times: int, left: int) -> None:
    """However often a row stood there, each of its blocks leads to one that says the same, and those about it stay."""
    first, last = "各省应当制定实施办法，并报国务院备案。", "本办法由主管部门负责解释，自公布之日起施行。"
    old, new = [first, *row * times, last], [first, *row * min(left, times), last]
    places = now([*old], [*new])
    kept = [place for place in places if not place.startswith("→")]
    assert [new[int(place.removeprefix("→ "))] for place in places] == old
    assert len(set(kept)) == len(kept)


def test_no_two_cases_have_one_name() -> None:
    """Each stands for one kind of fault."""
    assert len({case["name"] for case in CASES}) == len(CASES)


def test_a_list_is_what_stands_below_a_colon() -> None:
    """Items of one kind belong to what leads them; an item may lead a list of its own; a paragraph ends all lists."""
    texts = ["办法：", "（一）甲：", "1. 乙；", "2. 丙；", "（二）丁。", "戊。", "（三）己。", "下列：", "第一条　庚。", "（一）辛。"]
    assert leaders(wordings(texts)) == [(), (0,), (1, 0), (1, 0), (0,), (), (), (), (7,), ()]


def test_a_sentence_and_an_item_are_told_apart() -> None:
    """What stands below a colon on one side only is an item there and a sentence here."""
    lists = Lists(wordings(["甲应当如实记录。", "办法：", "一、乙；"]), wordings(["办法：", "一、甲应当如实记录。", "二、乙。"]))
    assert [lists.changed(pair) for pair in ((0, 1), (1, 0), (2, 2), (2, 0))] == [True, False, False, True]
    assert [lists.item(number) for number in range(3)] == [False, False, True]
