"""Handwritten pages have one sentence a line; on the page no line break may show between two sentences of Chinese.

Browsers draw a line break in a paragraph as a space, and Chinese has none there, so the lines are joined before Markdown is read.
Only prose is touched: code, tables, lists, headings and HTML keep their lines.
"""

from __future__ import annotations

import re
import unicodedata

_FENCE = re.compile(r"\s*(```|~~~)")
_BLOCK = re.compile(r"\s*([-*+] |\d+[.)] |#|\||>|<|:::|```|~~~|---|!!!)|\s*$|    ")
"""The beginning of a line that is a block of its own, or part of one that is no prose."""


def join_sentences(markdown: str) -> str:
    """The page with a line of prose joined to the line before where that ends in a full-width mark, or both sides are wide.

    Args:
        markdown: a page, with its front matter or without.
    """
    done: list[str] = []
    fenced = matter = False
    for number, line in enumerate(markdown.split("\n")):
        if line == "---" and (number == 0 or matter):
            matter = not matter
            done.append(line)
            continue
        if _FENCE.match(line):
            fenced = not fenced
        elif done and not fenced and not matter and not _BLOCK.match(line) and _prose(done[-1]) and _joins(done[-1], line.lstrip()):
            done[-1] += line.lstrip()
            continue
        done.append(line)
    return "\n".join(done)


def _prose(line: str) -> bool:
    """Whether more prose may follow in the same block: a list item goes on, a heading, a table row or a fence does not."""
    return bool(line.strip()) and not re.match(r"\s*(#|\||<|:::|```|~~~|---)", line)


def _joins(before: str, after: str) -> bool:
    last, first = before[-1], after.lstrip("*_[`「")[:1]
    return _wide(last) and (not last.isalpha() or (first != "" and _wide(first)))


def _wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"
