"""A character reference of HTML is the character it names, with or without its semicolon, as the standard reads it.

A name without its semicolon counts only where the standard lists it so, and in an attribute not before a letter, a digit or `=`, since
there the addresses of old pages stand (WHATWG HTML, 13.2.5.72 to 13.2.5.80). The names are those of the standard, from `html.entities`.
"""

from __future__ import annotations

from collections.abc import Iterator
from html.entities import html5

from jiaokan.text import re

REFERENCE = re.compile(r"&(?:#(?:[xX]([0-9a-fA-F]++)|([0-9]++));?|([A-Za-z0-9]{1,32}+);?)")
LONGEST_BARE = max(len(name) for name in html5 if name[-1] != ";")
"""Characters of the longest name that stands without a semicolon."""
UNKNOWN = "\ufffd"


def references(source: str, start: int, end: int, attribute: bool = False) -> Iterator[tuple[int, int, str]]:
    """The references of a stretch.

    Args:
        source: the source of a page.
        start: where the stretch begins, in code points.
        end: where it ends.
        attribute: whether it is the value of an attribute, where fewer names count.

    Yields:
        Start and end of each reference in the source, and what it stands for.
    """
    for match in REFERENCE.finditer(source, start, end):
        if match[3] is None:
            yield match.start(), match.end(), _numbered(match[1] or match[2], 16 if match[1] else 10)
        elif named := _named(match[0][1:]):
            stop = match.start() + 1 + len(named)
            following = source[stop : stop + 1] if stop < end else ""
            if not (attribute and named[-1] != ";" and (following == "=" or (following.isascii() and following.isalnum()))):
                yield match.start(), stop, html5[named]


def unescaped(string: str, attribute: bool = False) -> str:
    """A string with its references read."""
    if "&" not in string:
        return string
    parts: list[str] = []
    done = 0
    for start, end, new in references(string, 0, len(string), attribute):
        parts += (string[done:start], new)
        done = end
    return "".join([*parts, string[done:]])


def _named(name: str) -> str:
    """The longest name of the standard that a run of letters and digits begins with; empty if there is none."""
    if name[-1] == ";" and name in html5:
        return name
    return next((name[:size] for size in range(min(len(name), LONGEST_BARE), 1, -1) if name[:size] in html5), "")


def _numbered(digits: str, base: int) -> str:
    """The character of a number; numbers of Windows-1252 are read as such, and what is no character as U+FFFD."""
    digits = digits.lstrip("0")
    number = int(digits, base) if 0 < len(digits) <= 7 else 0
    if 0x80 <= number <= 0x9F:
        return bytes([number]).decode("cp1252", "ignore") or chr(number)
    return UNKNOWN if not 0 < number <= 0x10FFFF or 0xD800 <= number <= 0xDFFF else chr(number)
