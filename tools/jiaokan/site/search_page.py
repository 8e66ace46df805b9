"""A built page is read for search as a reader sees it: the text of each block of its article, under the nearest id above it.

Guides and reference pages are written in Markdown by hand and have no ledger; the ids of their headings are their anchors.
Reading the built HTML and not the Markdown finds what plugins wrote, and needs nothing of the site generator but `<article>` or `<main>`.
These pages are our own and no offsets in them are wanted, so Beautiful Soup reads them; pages of others are read by `jiaokan.html`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PreformattedString, Tag

from jiaokan.search.entry import Passage
from jiaokan.text import re

_SILENT = frozenset({"script", "style", "template", "nav", "noscript", "form", "button", "svg"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ANCHORED = _HEADINGS | {"p", "li", "dt", "tr", "pre"}
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "rp", "rt", "ruby", "s"}
    | {"samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr", "img", "input", "label", "font", "tt"}
)
"""What does not end a block; every other element does."""
_WIDE = "[\u2e80-\u9fff\uff01-\uffef“”‘’…—]"
_WIDE_GAP = re.compile(f"(?<={_WIDE}) (?={_WIDE})")
"""A line break of the Markdown between two Chinese characters, which is no space."""


def passages_of_page(html: str) -> tuple[Passage, ...]:
    """The blocks of the page's article (else main, else body), each under the id of the heading or block that it stands in.

    Navigation, forms, scripts, elements with `hidden` or `aria-hidden="true"`, the permalinks of headings, and the first `<h1>`
    (it is the title) are not read.
    """
    page = _read(html)
    region = page.article or page.main or page.body or page
    blocks = groupby(_strings(region, page.h1), key=lambda said: said[:2])
    read = ((anchor, _joined(string for _, _, string in strings)) for (_, anchor), strings in blocks)
    return tuple(Passage(anchor, text) for anchor, text in read if text)


def title_of_page(html: str) -> str:
    """The first `<h1>`; without one the `<title>`; without both the empty string."""
    page = _read(html)
    return (page.h1 and _joined(page.h1.strings)) or (page.title and _joined(page.title.strings)) or ""


@lru_cache(maxsize=1)
def _read(html: str) -> BeautifulSoup:
    """The page without what is not read; its title and its passages are asked for one after the other."""
    page = BeautifulSoup(html, "html.parser")
    for element in page.find_all(_is_silent):
        if not element.decomposed:
            element.decompose()
    return page


def _is_silent(element: Tag) -> bool:
    classes = element.get_attribute_list("class")
    return element.name in _SILENT or "headerlink" in classes or element.has_attr("hidden") or element.get("aria-hidden") == "true"


def _strings(region: Tag, heading: Tag | None) -> Iterator[tuple[int, str, str]]:
    """Each string with the number of its block and the id that it stands under; without those of a heading."""
    block, anchor, within = 0, "", region
    for node in region.descendants:
        if isinstance(node, Tag):
            block += node.name not in _INLINE
            anchor = str(node["id"]) if node.get("id") and node.name in _ANCHORED else anchor
        elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
            around = next((parent for parent in node.parents if parent.name not in _INLINE), region)
            block += around is not within
            within = around
            if not any(parent is heading or parent.name == "title" for parent in node.parents):
                yield block, anchor, node


def _joined(strings: Iterator[str]) -> str:
    """Strings in one line; where the Markdown was broken between two Chinese characters there is no blank."""
    return _WIDE_GAP.sub("", " ".join("".join(strings).split()))
