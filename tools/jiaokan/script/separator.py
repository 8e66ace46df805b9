"""A separator is a private-use character that the text at hand does not have.

It stands for what conversion must not see and is taken out again; were it in the text, it would be taken out there too.
"""

from __future__ import annotations

from itertools import chain

_CANDIDATES = (range(0xE000, 0xF900), range(0xF0000, 0xFFFFE), range(0x100000, 0x10FFFE))


def separators(string: str, count: int) -> tuple[str, ...]:
    """As many different private-use characters as asked for, none of which is in the string.

    Raises:
        ValueError: if the string has all 137,468 of them.
    """
    found: list[str] = []
    for code in chain(*_CANDIDATES):
        if len(found) == count:
            break
        if chr(code) not in string:
            found.append(chr(code))
    if len(found) < count:
        raise ValueError("the text has every private-use character; none is left to part it with")
    return tuple(found)
