"""What pages set around a text goes by its build, and what looks like it stays: both halves of a set written before any output was seen."""

import re
import sys
from html import unescape
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "benchmarks"))

from furniture import BUILDS, bare, measure, pages

from jiaokan.clean import clean

MOST_LEFT = {"seen": 20.3, "held": 21, "fresh-seen": 16.7, "fresh-held": 34.6, "kinds-seen": 26, "kinds-held": 40.3}
"""Characters of furniture left a page at most; 49 where only known words are told. An address of what the text tells of stays."""


@pytest.mark.parametrize("half", MOST_LEFT)
@pytest.mark.parametrize("build", sorted(BUILDS))
def test_furniture_goes_and_text_stays(build, half):
    """No line of text is lost, all look-alikes stay whole, and no more furniture is left than was."""
    figures, _ = measure(build, half)
    assert (figures["lost"], figures["sound"]) == (0, 1)
    assert figures["left"] <= MOST_LEFT[half] + 0.05


MOST_TITLES_CUT = 4
"""Titles of 144 that lose a piece, by older rules."""


def test_a_title_that_a_search_cut_keeps_its_pieces():
    """A word of the title that stands on a line of its own, there and in the text, is no entry of the menu above it."""
    around, _, bodies = pages("kinds-seen")
    cut = 0
    for index, page in enumerate(around):
        body = bodies[index % len(bodies)]
        title = body[0]
        for word in {title[start : start + size] for start in range(0, len(title) - 1, 2) for size in (2, 4)}:
            parts = [[part for part in line.replace(word, f"\n{word}\n").split("\n") if part] for line in body]
            lines = [*page["before"], *parts[0], *page.get("under", []), *(part for line in parts[1:] for part in line), *page["after"]]
            out = bare(str(clean("\n".join(lines))))
            cut += any(bare(part) not in out for part in parts[0])
    assert cut <= MOST_TITLES_CUT


PAGES = sorted((Path(__file__).parent / "furniture" / "html").glob("*.html"))
TEXT = re.compile(r"<!--text-->(.*?)<!--/text-->", re.DOTALL)
MENU_STAYS = {"index"}
"""Pages without a sentence that keep the row of links above them, since strokes stand between; a gain shows here."""
PART = re.compile(r"</?(?:p|div|h\d|li|ul|td|th|tr|table|dt|dd|dl)\b[^>]*>|[ \u3000]")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_content_that_looks_like_furniture_stays(page):
    """All that stands between the marks of a page comes out, a line at least for each block; the menu above it goes."""
    source = page.read_text(encoding="utf-8")
    out = str(clean(source))
    inside = TEXT.search(source)
    parts = [bare(unescape(part)) for part in PART.split(re.sub(r"</?(?:a|b|span|!--)\b[^>]*>", "", inside[1]))]
    assert [part for part in parts if part and part not in bare(out)] == []
    assert len(out.split("\n")) >= inside[1].count("<p>")
    menu = re.findall("<a[^>]*>([^<]+)</a>", source[: inside.start()])
    lines = {bare(line) for line in out.split("\n")} - set(parts)
    assert [label for label in menu if bare(label) in lines] == []
    assert (len(menu) > 1 and bare(menu[0] + menu[1]) in bare(out)) == (page.stem in MENU_STAYS)
