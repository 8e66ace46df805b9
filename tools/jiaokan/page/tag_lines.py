"""Lines of tags below each other that are a listing: settings and data in XML, whose names are none of HTML's.

What was left over of a page has the names of HTML; names with a colon (`o:p`) are those of word processors and of their pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from jiaokan.text import re

LINE = re.compile(r"(?m)^[ \t]*(?:<[/?!]?([A-Za-z][\w:.-]{0,60})(?:[ \t][^<>\n]*)?>[^\n]*|[^\s<][^\n]*|<[^\n]*)$")
"""A line that is not blank, and the name of the tag that it begins with."""
LEAST_LINES, FOREIGN_SHARE = 3, 0.3
"""Lines of a listing at least, and the part of them whose names are none of HTML's."""
HTML = re.compile(
    r"(?:a|abbr|acronym|address|applet|area|article|aside|audio|b|base|basefont|bdi|bdo|bgsound|big|blink|"
    r"blockquote|body|br|button|canvas|caption|center|cite|code|col|colgroup|data|datalist|dd|del|details|"
    r"dfn|dialog|dir|div|dl|doctype|dt|em|embed|fieldset|figcaption|figure|font|footer|form|frame|"
    r"frameset|h1|h2|h3|h4|h5|h6|head|header|hgroup|hr|html|i|iframe|img|input|ins|kbd|keygen|label|"
    r"legend|li|link|listing|main|map|mark|marquee|math|menu|meta|meter|nav|nobr|noembed|noframes|"
    r"noscript|object|ol|optgroup|option|output|p|param|picture|plaintext|pre|progress|q|rb|rp|rt|rtc|"
    r"ruby|s|samp|script|search|section|select|slot|small|source|span|strike|strong|style|sub|summary|sup|"
    r"svg|table|tbody|td|template|textarea|tfoot|th|thead|time|title|tr|track|tt|u|ul|var|video|wbr|xmp)",
    re.IGNORECASE,
)
"""The names of HTML's elements, those that are obsolete too (WHATWG HTML, 4 and 16.2)."""


@lru_cache(maxsize=1)
def tag_lines(text: str) -> list[tuple[int, int]]:
    """The stretches of a text that are such lines: start and end in code points, in order and apart."""
    return list(_runs(text)) if "</" in text or "/>" in text else []


def _runs(text: str) -> Iterator[tuple[int, int]]:
    run: list[tuple[int, int, bool]] = []
    for line in LINE.finditer(text):
        if name := line[1]:
            run.append((*line.span(), ":" not in name and not HTML.fullmatch(name)))
        else:
            yield from _listing(run)
            run = []
    yield from _listing(run)


def _listing(run: list[tuple[int, int, bool]]) -> Iterator[tuple[int, int]]:
    """The stretch of a run of lines, if it is a listing."""
    if len(run) >= LEAST_LINES and sum(foreign for _, _, foreign in run) >= FOREIGN_SHARE * len(run):
        yield run[0][0], run[-1][1]
