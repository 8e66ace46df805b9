"""Clauses of a text: no phrase of OpenCC and no word of the segmenter goes over a mark that ends one, so each can be read by itself."""

from __future__ import annotations

from collections.abc import Iterable

from jiaokan.text import re

CLAUSE_MARKS = "，。、；：！？（）《》“”\n"
"""What ends a clause."""
_MARK, _UP_TO_LAST_MARK = re.compile(f"[{CLAUSE_MARKS}]"), re.compile(f"(?s:.*)[{CLAUSE_MARKS}]")


def clauses(string: str, spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Where the clauses begin and end that hold the spans, in code points; neighbouring ones are one.

    Args:
        string: the text.
        spans: begin and end of each, in the order of their ends; the clauses that one goes over are one.
    """
    found = list[tuple[int, int]]()
    for start, end in spans:
        while found and start < found[-1][0]:
            found.pop()
        done = found[-1][1] if found else 0
        if end <= done:
            continue
        before, after = _UP_TO_LAST_MARK.match(string, min(start, done), start), _MARK.search(string, end - 1)
        begin = before.end() if before else done
        if found and begin == done:
            begin = found.pop()[0]
        found.append((begin, after.end() if after else len(string)))
    return tuple(found)
