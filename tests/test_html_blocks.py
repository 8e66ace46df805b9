"""No page loses its text, and each block of a page stays a block of its own: what was apart in HTML is never one line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiaokan import clean
from jiaokan.clean import run
from jiaokan.html import main_text
from jiaokan.html.is_page import is_page
from jiaokan.text import Text
from tests.sound_blocks import BUILDS, lost, page_of

PAGES = range(10 * len(BUILDS))
"""Pages of each build in several frames."""
MOST_LOST = 0.005


@pytest.mark.parametrize("build", sorted(BUILDS))
def test_the_page_of_any_build_is_taken_apart_into_its_blocks(build: str) -> None:
    """Whole and apart, before any other pass has seen them."""
    for seed in PAGES:
        name, frame, source, blocks = page_of(seed)
        if name == build:
            text, _ = run(main_text.find, Text.of(source))
            assert (seed, frame, lost(blocks, str(text))) == (seed, frame, [])
            assert text.raw == source


def test_what_was_apart_in_the_page_is_apart_in_the_clean_text() -> None:
    """Whatever else is repaired: at most one block in two hundred."""
    found = [(blocks, lost(blocks, str(clean(source)))) for _, _, source, blocks in map(page_of, PAGES)]
    assert sum(len(gone) for _, gone in found) <= MOST_LOST * sum(len(blocks) for blocks, _ in found)


def test_a_part_of_a_page_may_leave_out_the_tags_that_a_page_may() -> None:
    """What begins with a tag of a block and holds one on most lines is a part of a page, whether they are closed or not."""
    assert is_page("<ul>\n<li>一\n<li>二\n</ul>")
    assert is_page("<div><p>一\n<p>二\n<p>三</div>")
    assert is_page("<title>通知</title><h1>关于放假的通知</h1><p>各单位：<p>五月一日放假")
    assert is_page("<h2>关于放假的通知</h2>\n<p>各单位：\n<p>五月一日放假。\n")
    assert not is_page("<p> 标签用于段落。\n")
    assert not is_page("<p>段落。\n<div>块。\n# 标题\n")
    assert not is_page("<div> 是块级元素。\n第二行。\n第三行。\n第四行。\n第五行 </div>")


def test_two_breaks_part_paragraphs_and_one_parts_lines() -> None:
    """As a browser shows them, blanks between them or not; a line that is empty is one more break."""
    text, _ = run(main_text.find, Text.of("<div>一<br>二<br><br>三<br />\n&nbsp;<br/>四<br><br><br>五</div>"))
    assert str(text).replace("\xa0", "") == "一\n二\n\n三\n\n四\n\n五"


def test_words_in_a_picture_are_no_text_and_those_of_a_formula_are() -> None:
    """A browser sets the words of a drawing as a part of it."""
    source = "<!doctype html><p>一<svg><text>图</text></svg>二</p><p><math><mi>x</mi></math>三</p>"
    assert str(run(main_text.find, Text.of(source))[0]) == "一二\n\nx三"


@given(st.lists(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=2, max_size=5), min_size=2, max_size=6))
def test_reach_adds_at_most_the_columns_of_the_table(rows: list[list[tuple[int, int]]]) -> None:
    """Whatever cells say of their reach, each row keeps its own cells, and has as many empty ones as the widest row has cells at most."""
    body = "".join("<tr>" + "".join(f"<td colspan={wide} rowspan={high}>甲{wide}</td>" for wide, high in row) + "</tr>" for row in rows)
    made = str(clean(f"<html><body><div><p>本月采购如下表，请各组核对，有误的于三日内告知。</p><table>{body}</table></div></body></html>"))
    most = max(map(len, rows))
    shown = [line for line in made.split("\n") if line.startswith("|")]
    for row, line in zip(rows, shown, strict=True):
        assert len(row) <= line.count("|") - 1 <= len(row) + most


def test_a_table_that_claims_thousands_of_columns_stays_small() -> None:
    """What a cell says of its reach is bounded, so that a short page cannot make a long text."""
    rows = "<tr>" + "<td colspan=1000 rowspan=65000>甲</td>" * 300 + "</tr>" + "<tr><td>乙</td><td>丙</td></tr>" * 300
    made = str(clean(f"<html><body><div><p>本月采购如下表，请各组核对，有误的于三日内告知。</p><table>{rows}</table></div></body></html>"))
    assert len(made) < 300 * 64 * 4


@pytest.mark.parametrize("name", ["article", "main"])
def test_the_head_of_a_text_is_no_banner(name: str) -> None:
    """A <header> in the text heads a section of it, though it is the first of the page (WAI-ARIA 1.2, banner)."""
    body = "<p>从前过河要绕十几里的山路，一来一去就是大半天的工夫。</p><p>今天石桥通车了，镇上的人都到桥上来看热闹，桥上站满了人。</p>"
    head = "<header><h2>第一节</h2><p>这一节说的是石桥的来历。</p></header>"
    page = f"<!doctype html><html><head><title>某网</title></head><body><{name}>{head}{body}</{name}></body></html>"
    assert "这一节说的是石桥的来历。" in str(clean(page))
    assert "这一节说的是石桥的来历。" not in str(clean(page.replace(f"<{name}>", "<div>").replace(f"</{name}>", "</div>")))
