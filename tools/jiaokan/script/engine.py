"""OpenCC as a total function on strings: any string goes in, none is cut short, none raises.

OpenCC takes UTF-8 and stops at NUL, so what it cannot carry (NUL, lone surrogates) is kept aside and put back in its place.
Only the plain modes are used: the `…p` modes change official wording;
bare `s2t` ends in OpenCC's own intermediate standard, so it is only the way to `t2tw` or `t2hk`.
Its rare-glyph dictionaries stay off, since they give characters that few fonts have.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

from opencc import OpenCC

from jiaokan.text import re

Mode = Literal["s2t", "s2tw", "s2hk", "t2s", "tw2s", "hk2s", "tw2t", "t2hk", "hk2t", "t2tw"]

_BEYOND_ASCII = re.compile(r"[^\0-\x7f]+(?:[\0-\x7f]{1,8}[^\0-\x7f]+)*")
"""With what little of ASCII stands between: a year costs less than a stretch of its own."""
_UNCARRIED = re.compile(r"([\0\ud800-\udfff]+)")


@cache
def _opencc(mode: Mode) -> OpenCC:
    return OpenCC(mode, include_tofu_risk_dictionaries=False)


def convert_by(mode: Mode, string: str) -> str:
    """The string as the OpenCC mode has it."""
    if "\0" not in string:
        try:
            return _carry(mode, string)
        except UnicodeEncodeError:  # a lone surrogate
            pass
    parts = _UNCARRIED.split(string)
    parts[::2] = [_carry(mode, part) for part in parts[::2]]
    return "".join(parts)


def _carry(mode: Mode, string: str) -> str:
    converted: str = _opencc(mode).convert(string)
    return converted


def translated(string: str, table: dict[int, str]) -> str:
    """The string with its characters beyond ASCII by a table, which has no others; `str.translate` asks for each of these too."""
    return _BEYOND_ASCII.sub(lambda run: run[0].translate(table), string)
