"""No page loses its text, and each block of a page stays a block of its own: what was apart in HTML is never one line."""

from __future__ import annotations

import pytest

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
    assert not is_page("<div> 是块级元素。\n第二行。\n第三行。\n第四行。\n第五行 </div>")


def test_two_breaks_part_paragraphs_and_one_parts_lines() -> None:
    """As a browser shows them, blanks between them or not; a line that is empty is one more break."""
    text, _ = run(main_text.find, Text.of("<div>一<br>二<br><br>三<br />\n&nbsp;<br/>四<br><br><br>五</div>"))
    assert str(text).replace("\xa0", "") == "一\n二\n\n三\n\n四\n\n五"


def test_words_in_a_picture_are_no_text_and_those_of_a_formula_are() -> None:
    """A browser sets the words of a drawing as a part of it."""
    source = "<!doctype html><p>一<svg><text>图</text></svg>二</p><p><math><mi>x</mi></math>三</p>"
    assert str(run(main_text.find, Text.of(source))[0]) == "一二\n\nx三"
