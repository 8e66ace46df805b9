"""A built page is read for search as a reader sees it: the text of each block of its article, under the nearest id above it.

Guides and reference pages are written in Markdown by hand and have no ledger; the ids of their headings are their anchors.
Reading the built HTML and not the Markdown finds what plugins wrote, and needs nothing of the site generator but `<article>` or `<main>`.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

from jiaokan.search.entry import Passage

_SILENT = frozenset({"script", "style", "template", "nav", "noscript", "form", "button", "svg"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ANCHORED = _HEADINGS | {"p", "li", "dt", "tr", "pre"}
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "rp", "rt", "ruby", "s"}
    | {"samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr", "img", "input", "label", "font", "tt"}
)
"""What does not end a block; every other element does."""
_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
_WIDE = "[\u2e80-\u9fff\uff01-\uffef“”‘’…—]"
_WIDE_GAP = re.compile(f"(?<={_WIDE}) (?={_WIDE})")
"""A line break of the Markdown between two Chinese characters, which is no space."""


def passages_of_page(html: str) -> tuple[Passage, ...]:
    """The blocks of the page's article (else main, else body), each under the id of the heading or block that it stands in.

    Navigation, forms, scripts, elements with `hidden` or `aria-hidden="true"`, the permalinks of headings, and the first `<h1>`
    (it is the title) are not read.
    """
    return _read(html).passages()


def title_of_page(html: str) -> str:
    """The first `<h1>`; without one the `<title>`; without both the empty string."""
    page = _read(html)
    return page.heading or page.title


def _read(html: str) -> _Page:
    page = _Page()
    page.feed(html)
    page.close()
    page.end_block()
    return page


class _Page(HTMLParser):
    """Collects blocks; inside an element that is not read, only its own start and end tags are counted."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.title = ""
        self.heading = ""
        self._text: list[str] = []
        self._blocks: list[tuple[str, str, str]] = []
        self._anchor = ""
        self._skipped: str | None = None
        self._depth = 0
        self._in_title = False
        self._in_first_heading = False
        self._region = ""

    def passages(self) -> tuple[Passage, ...]:
        """The blocks of the innermost region that the page has."""
        regions = {region for region, _, _ in self._blocks}
        best = next((region for region in ("article", "main", "") if region in regions), "")
        return tuple(Passage(anchor, text) for region, anchor, text in self._blocks if region == best)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a block, an anchor, or a stretch that is not read."""
        if self._skipped is not None:
            self._depth += tag == self._skipped
            return
        self._in_title = tag == "title" and not self.title
        given = dict(attrs)
        permalink = "headerlink" in (given.get("class") or "").split()
        if tag in _SILENT or permalink or "hidden" in given or given.get("aria-hidden") == "true":
            if tag not in _VOID:
                self._skipped, self._depth = tag, 1
            return
        if tag not in _INLINE:
            self.end_block()
        if tag in ("article", "main") and self._region != "article":
            self._region = tag
        if given.get("id") and tag in _ANCHORED:
            self._anchor = given["id"] or ""
        self._in_first_heading |= tag == "h1" and not self.heading

    def handle_endtag(self, tag: str) -> None:
        """End a block, a region, or a stretch that is not read."""
        if self._skipped is not None:
            self._depth -= tag == self._skipped
            if not self._depth:
                self._skipped = None
            return
        self._in_title = False
        if tag not in _INLINE:
            self.end_block()
        if tag == self._region:
            self._region = "main" if tag == "article" else ""

    def handle_data(self, data: str) -> None:
        """Text of the open block."""
        if self._skipped is not None:
            return
        if self._in_title:
            self.title += data.strip()
        else:
            self._text.append(data)

    def end_block(self) -> None:
        """Close the open block, if it has text."""
        text = _WIDE_GAP.sub("", " ".join("".join(self._text).split()))
        self._text = []
        if self._in_first_heading:
            self.heading, self._in_first_heading = text, not text
        elif text:
            self._blocks.append((self._region, self._anchor, text))
