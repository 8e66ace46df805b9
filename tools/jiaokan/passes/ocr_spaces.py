"""In text that an OCR engine or a PDF spaced out (值 为 33.2 万 亿 元 ， 占 全 国) the spaces beside Chinese characters are dropped.

Chinese is written without spaces, so a line in which most fragments are a single character was spaced by a machine.
When most lines of a text are so, its other lines are too (引用 文件), and a space that meant something cannot be told apart any more.
A line of names or of issuers has longer fragments, and stays for the pass that reads such spaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiaokan.grammar.characters import HAN, NARROW, WIDE
from jiaokan.page.matching_lines import lines
from jiaokan.text import Edit
from jiaokan.text.proposal import Thinned

CHINESE = HAN + WIDE + NARROW
GAP = re.compile(f"[ \t](?:(?<=[{CHINESE}][ \t])[ \t]?(?=[^ \t\u3000\n])|(?<=[^ \t\u3000\n][ \t])[ \t]?(?=[{CHINESE}]))")
PARTS = re.compile(f"({GAP.pattern})")
BLANK = re.compile("[ \t]")
SINGLE = re.compile(f"(?:^|(?<=[ \t\u3000]))[{CHINESE}](?=[ \t\u3000]|$)")
"""One character between blanks."""
LONG = 5
"""Fragments from which a line tells by itself whether it is spaced."""
MARKED = re.compile(r"[ \t]*(?:#{1,6} |[-*+] |\|)")


def find(text: str) -> Iterator[Edit]:
    """Drop the spaces of spaced lines, or of every line where most long lines are spaced."""
    found = [(start, line, parts) for start, line in lines(text) if BLANK.search(line) and len(parts := PARTS.split(line)) > 1]
    spaced = [_is_spaced(line) for _, line, _ in found]
    telling = [is_spaced for (_, _, parts), is_spaced in zip(found, spaced, strict=True) if len(parts) > 2 * LONG]
    everywhere = len(telling) >= 3 and sum(telling) * 3 >= len(telling) * 2
    for (start, line, parts), is_spaced in zip(found, spaced, strict=True):
        if not (is_spaced or everywhere):
            continue
        mark = MARKED.match(line)
        if mark or "|" in line:
            for gap in GAP.finditer(line, mark.end() if mark else 0):
                if "|" not in (line[gap.start() - 1], line[gap.end()]):
                    yield Edit(start + gap.start(), start + gap.end(), "", "ocr-space")
        else:
            end = start + len(line) - len(parts[-1])
            yield Edit(start + len(parts[0]), end, Thinned.of(parts[1:-1]), "ocr-space")


def _is_spaced(line: str) -> bool:
    """At least half of the line's fragments, and four of them, are single characters."""
    singles = len(SINGLE.findall(line))
    return singles >= 4 and singles * 2 >= len(line.split())
