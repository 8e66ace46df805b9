"""Tags that a page shows as text, since their brackets are written as references: what is said of HTML, or a program in it.

In a clean text such a tag would read as one that was left over, so it stands between backquotes, which Markdown writes around code
(CommonMark 0.31, 6.1); a name that is only opened, as in a sentence about it, reads as no tag and needs none.
"""

from __future__ import annotations

from functools import lru_cache

from jiaokan.text import re

INLINE = "a|abbr|b|big|cite|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strike|strong|sub|sup|tt|u|label"
BLOCK = (
    "p|div|center|table|tbody|thead|tr|td|th|ul|ol|li|h[1-6]|blockquote|section|article|caption"
    "|figure|figcaption|details|summary|dl|dt|dd|main|aside|picture"
)
SHOWN_VOID = frozenset(["br", "hr", "img", "wbr"])
"""Names whose tags have no second one."""
LESS, GREATER = "&(?:lt|LT|#60|#x3[cC]);", "(?:>|&(?:gt|GT|#62|#x3[eE]);)"
NAME = f"{INLINE}|{BLOCK}|{'|'.join(sorted(SHOWN_VOID))}|script|style|code"
TAG = rf"{LESS}(?P<end>/?)(?P<name>{NAME})(?:\s(?:(?!&[lg]t;)[^<>]){{0,500}})?/?{GREATER}"
SHOWN = re.compile(TAG, re.IGNORECASE)
RUN = re.compile(
    rf"(?:{TAG.replace('?P<end>', '').replace('?P<name>', '?:')})+|{LESS}!--(?:(?!--&|-->)[^<]){{0,500}}--{GREATER}", re.IGNORECASE
)


def quoted(source: str, start: int, end: int) -> tuple[frozenset[int], frozenset[int]]:
    """Where shown tags of a stretch of a page begin that would read as left over, and where they end; those in a row are one.

    Returns:
        Places in code points of the source.
    """
    names = _paired(source)
    runs = [match.span() for match in RUN.finditer(source, start, end) if "!--" in match[0][:12] or _named(match[0]) & names]
    return frozenset(one for one, _ in runs), frozenset(two for _, two in runs)


@lru_cache(maxsize=1)
def _paired(source: str) -> frozenset[str]:
    """The names of tags that a page shows opened and closed, and of those that need no end."""
    tags = [(match["name"].lower(), bool(match["end"])) for match in SHOWN.finditer(source)]
    opened, closed = ({name for name, is_end in tags if is_end is wanted} for wanted in (False, True))
    return frozenset((opened & closed) | {name for name, _ in tags if name in SHOWN_VOID})


def _named(run: str) -> set[str]:
    """The names of the tags of a run."""
    return {match["name"].lower() for match in SHOWN.finditer(run)}
