"""Numbers, words and files in few bytes: LEB128 varints, two bytes a Han character, raw deflate, and FNV-1a to say which file holds a key.

All are read in the browser by a few lines: `DecompressionStream("deflate-raw")` (RFC 1951) and `TextDecoder("gb18030")` (WHATWG Encoding)
are built in, so the files stay small on hosts that compress only text types.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from functools import cache

from jiaokan.text import re


def varints(numbers: Iterable[int]) -> bytes:
    """Non-negative numbers, seven bits a byte, lowest first, the high bit set on all but the last byte of each (LEB128)."""
    short = _short()
    return b"".join([short[number] if number < _TWO_BYTES_UNITS else _long(number) for number in numbers])


def varint(number: int) -> bytes:
    """One of them."""
    return _short()[number] if number < _TWO_BYTES_UNITS else _long(number)


_TWO_BYTES_UNITS = 1 << 14
"""The first number that takes more than two bytes."""


@cache
def _short() -> tuple[bytes, ...]:
    """Every number of at most two bytes, which are nearly all."""
    return tuple(map(_long, range(_TWO_BYTES_UNITS)))


def _long(number: int) -> bytes:
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    out.append(number)
    return bytes(out)


def zigzag(number: int) -> int:
    """A signed number as a non-negative one, small where it is near zero: 0, -1, 1, -2 … become 0, 1, 2, 3 …"""
    return number * 2 if number >= 0 else -number * 2 - 1


def deflated(content: bytes) -> bytes:
    """Raw deflate at the highest level, without header or time, so that the same content gives the same bytes."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS, 9, zlib.Z_DEFAULT_STRATEGY)
    return packer.compress(content) + packer.flush()


_UNSURE = re.compile("^\0|[\u01f9\u1e3f\u9fb4-\u9fbb\ue000-\uf8ff\ufe10-\ufe19\U00010000-\U0010ffff]")
"""Characters to which editions of GB 18030 gave different codes, and those beyond the Basic Multilingual Plane, of which some are such."""


def encoded(text: str) -> bytes:
    """Words as GB 18030, a sixth less than UTF-8 once deflated; those that it is not sure of as UTF-8 behind a zero byte."""
    try:
        if not _UNSURE.search(text):
            return text.encode("gb18030")
    except UnicodeEncodeError:  # A lone surrogate.
        return b"\0" + text.encode("utf-8", "replace")
    return b"\0" + text.encode("utf-8", "replace")


def decoded(content: bytes) -> str:
    """Words that `encoded` wrote."""
    return content.decode("gb18030") if content[:1] != b"\0" else content[1:].decode("utf-8")


def listed(content: object) -> bytes:
    """JSON in few bytes."""
    return encoded(_JSON.encode(content))


_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def shard_of(key: str, shards: int) -> int:
    """Which of the files holds a key: 32-bit FNV-1a of its UTF-8 bytes, modulo the number of files (a power of two).

    The sign before a pair that names or related words are entered under does not count, so that they lie beside the postings of the pair.
    """
    return hash_of(key) & shards - 1


def hash_of(key: str) -> int:
    """The hash of a key, of which the last bits say which file holds it."""
    key = key.lstrip("=")
    value = _further(_begun(key[:1]), key[1:])
    return value ^ value >> 16


@cache
def _begun(char: str) -> int:
    """Many keys begin with one character."""
    return _further(0x811C9DC5, char)


def _further(value: int, string: str) -> int:
    for byte in string.encode("utf-8", "replace"):
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value
