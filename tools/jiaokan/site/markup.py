"""Every word of a source reaches a page through `escape`, and an address through `link`, so nothing in it can become markup.

A page is HTML made here and not Markdown to be parsed again: what looks like Markdown, a template or a tag in a text stays text.
"""

from __future__ import annotations

from jiaokan.text import re

_MARKUP = {ord(mark): f"&#{ord(mark)};" for mark in "\"'{}`\t"} | {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}
INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\uffff\ud800-\udfff]")
"""Controls, bidi and zero-width characters, halves of surrogate pairs: unseen by a reader, harmful in a page."""
_ESCAPED = re.compile(f"[{re.escape(''.join(map(chr, _MARKUP)))}\r]|{INVISIBLE.pattern}")
"""Most words have none of these."""
_NAMES = {"\n": "⏎", "\r": "␍", "\t": "⇥", " ": "␣", "\u3000": "⬚", "\x0c": "␌", "\xa0": "⍽"}
_SHOWN = re.compile("[\n\r\t \u3000\x0c\xa0]")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_LINK = re.compile(r"https?://[^\s<>\"'{}`\\]+\Z")


def escape(text: str) -> str:
    """The text as HTML, for content and for quoted attributes alike; characters that cannot be seen are left out."""
    if not _ESCAPED.search(text):
        return text
    return INVISIBLE.sub("", text.replace("\r\n", "\n")).translate(_MARKUP)


def visible(text: str) -> str:
    """The text as HTML in which blanks, line breaks and invisible characters are shown: `⏎` for a line break, `U+200B` by number."""
    shown = INVISIBLE.sub(lambda m: m[0] if m[0] in _NAMES else f"‹U+{ord(m[0]):04X}›", text)
    return _SHOWN.sub(lambda m: _NAMES[m[0]], shown).translate(_MARKUP)


def identifier(value: str) -> str:
    """The id, if it is safe in an address and as a file name.

    Raises:
        ValueError: if it is anything but lower-case ASCII words joined by hyphens, at most 80 characters long.
    """
    if len(value) > 80 or not _ID.match(value):
        raise ValueError(f"an id must be lower-case ASCII words joined by hyphens, such as samr-2020-186, and not {value!r}")
    return value


def link(address: str | None) -> str | None:
    """The address as an attribute's value, if it is one of the web (`http`, `https`); else nothing."""
    return escape(address) if address and _LINK.match(address) else None


def element(name: str, content: str, **attributes: str | bool | None) -> str:
    """An element; attributes are escaped here, `content` is HTML already. `_` in a name stands for `-`; `class_` is `class`."""
    return f"<{name}{_attributes(attributes)}>{content}</{name}>"


def _attributes(attributes: dict[str, str | bool | None]) -> str:
    parts = []
    for name, value in attributes.items():
        if value is None or value is False:
            continue
        key = name.rstrip("_").replace("_", "-")
        parts.append(f" {key}" if value is True else f' {key}="{escape(value)}"')
    return "".join(parts)
