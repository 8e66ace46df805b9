"""Bytes become text in the encoding they were written in, or an error that says why not.

The order is that of certainty: a byte order mark, strict UTF-8, UTF-16 by its zero bytes, then GB 18030 or Big5, which charset-normalizer
tells apart by what the text would read like. Nothing is replaced or left out: the text encodes to the same bytes again.
"""

from __future__ import annotations

import codecs

from jiaokan.grammar.characters import COMMON_HAN
from jiaokan.text import re

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
FAMILIES = {"gb18030": ("gb18030",), "big5": ("big5", "cp950", "big5hkscs")}
"""The encodings of each family, the plainest first; one is taken only if it encodes the text to the same bytes."""
DECLARED = re.compile(rb"""(?:charset\s*=\s*["']?|encoding\s*=\s*["'])([A-Za-z0-9_-]{3,20})""")
NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
EXPECTED = re.compile(f"[\t\r\n -~\u00a0-\u00ff\u2010-\u2030\u2460-\u24ff\u3000-\u303f{COMMON_HAN}\uff00-\uff60]")
COMMON = re.compile("[的一是在不了有和人这中大为上个国，。、年月日第条條國為個這务務规定規于於]")
SAMPLE_BYTES = 65536
"""Bytes from which the encoding is judged."""


def decode(data: bytes) -> tuple[str, str]:
    """Read bytes whose encoding is not known.

    Args:
        data: a scraped file as it came.

    Returns:
        The text and the name of the encoding, with `text.encode(name) == data`. A byte order mark stays in the text as its first character
        U+FEFF, so that it is dropped with a reason like everything else.

    Raises:
        ValueError: if there is nothing to read, if the bytes are not text, or if no encoding reads all of them.
    """
    if not data.strip():
        raise ValueError("the file is empty: there is no text to clean")
    for mark, name in MARKS:
        if data.startswith(mark):
            return _checked(data, name), name
    name = _without_zeros(data) if b"\0" not in data else _utf16(data)
    return _checked(data, name), name


def _utf16(data: bytes) -> str:
    """UTF-16 without a mark: in one of the two orders of bytes the text is made of Chinese and plain Latin characters."""
    shares = {
        name: _share(data[:SAMPLE_BYTES].decode(name, "ignore"), EXPECTED) for name in ("utf-16-le", "utf-16-be") if _reads(data, name)
    }
    name = max(shares, key=lambda name: shares[name], default="")
    if not name or shares[name] < 0.9:
        raise ValueError("the file is binary, not text: it holds zero bytes and is not UTF-16")
    return name


def _share(text: str, expected: re.Pattern[str]) -> float:
    """How much of a text is made of the expected characters."""
    return len(expected.findall(text)) / (len(text) or 1)


def _without_zeros(data: bytes) -> str:
    if _reads(data, "utf-8"):
        return "utf-8"
    families = [name for name, members in FAMILIES.items() if any(_reads(data, member) for member in members)]
    declared = DECLARED.search(data, 0, 2048)
    if declared:
        wanted = {"gb2312": "gb18030", "gbk": "gb18030", "big5hkscs": "big5", "big5-hkscs": "big5"}
        name = declared[1].decode("ascii").lower()
        families.sort(key=lambda family: family != wanted.get(name, name))
        families = families[:1] if families and families[0] == wanted.get(name, name) else families
    if len(families) > 1:
        families = [_likelier(data, families)]
    for family in families:
        return next(member for member in FAMILIES[family] if _reads(data, member))
    raise ValueError(f"no encoding reads the file: {_first_fault(data)}; save it as UTF-8, then try again")


def _reads(data: bytes, name: str) -> bool:
    """Whether an encoding reads all bytes and writes the same ones."""
    try:
        return data.decode(name).encode(name) == data
    except UnicodeError:
        return False


def _likelier(data: bytes, families: list[str]) -> str:
    """The family in which the text reads like Chinese, by charset-normalizer; by the commonest characters if it does not say."""
    from charset_normalizer import from_bytes  # takes longer to load than a page to clean

    found = from_bytes(data[:SAMPLE_BYTES], cp_isolation=[member for family in families for member in FAMILIES[family]]).best()
    texts = {family: data[:SAMPLE_BYTES].decode(FAMILIES[family][-1], "ignore") for family in families}
    shares = {family: _share(text, COMMON) for family, text in texts.items()}
    best = max(families, key=lambda family: shares[family])
    named = next((family for family in families if found and found.encoding in FAMILIES[family]), best)
    return named if shares[named] * 2 >= shares[best] else best


def _checked(data: bytes, name: str) -> str:
    """The text, if it is text."""
    try:
        text = data.decode(name)
    except UnicodeDecodeError as error:
        raise ValueError(f"the file says that it is {name}, but byte {error.start} is not: save it as UTF-8, then try again") from error
    if text.encode(name) != data:
        raise ValueError(f"the file says that it is {name}, but does not keep to it: save it as UTF-8, then try again")
    sample = text[:SAMPLE_BYTES]
    if len(NOT_TEXT.findall(sample)) * 20 > len(sample):
        raise ValueError("the file is binary, not text: it is full of control characters")
    return text


def _first_fault(data: bytes) -> str:
    """Where UTF-8 stops reading."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return f"it is not UTF-8 from byte {error.start} on, nor GB 18030 or Big5"
    return "it is not UTF-8, GB 18030 or Big5"
