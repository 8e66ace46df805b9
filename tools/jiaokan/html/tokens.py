"""The tokens of an HTML source, with exact offsets, in one walk whose cost is linear for any input.

The states are those of the HTML standard's tokenizer (WHATWG HTML, 13.2.5) as far as offsets of text need them.
The standard library's parser is not used: its cost is quadratic for some inputs, and what it does differs between patch releases.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

TAG = re.compile(r"""</?([A-Za-z][^\s/>]*)((?:[^"'>]|"[^"]*"|'[^']*')*+)>""")
LOOSE_TAG = re.compile(r"</?([A-Za-z][^\s/>]*)([^>]*)>")
ATTRIBUTE = re.compile(r"""([^\s"'>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?""")
RAW = frozenset(["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"])
"""Elements whose content is not markup."""
VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"])
ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of the source."""

    kind: Literal["text", "start", "end", "other"]
    """`other`: a comment, a declaration, or the content of an element that holds no markup."""
    start: int
    end: int
    name: str = ""
    """Of a tag, in lower case."""
    inside: str = ""
    """What stands in a start tag after the name."""

    @property
    def attributes(self) -> dict[str, str]:
        """The attributes of a start tag, names in lower case, values with their entities read."""
        found: dict[str, str] = {}
        for match in ATTRIBUTE.finditer(self.inside):
            value = match[2] or ""
            found.setdefault(match[1].lower(), html.unescape(value.strip("\"'") if value[:1] in "\"'" else value))
        return found


def tokens(source: str) -> Iterator[Token]:
    """Every character of the source lies in exactly one token."""
    text = place = 0
    tag = TAG
    while (place := source.find("<", place)) >= 0:
        name = inside = ""
        kind: Literal["start", "end", "other"] = "other"
        following = source[place + 1 : place + 2]
        if following in ("!", "?"):
            comment = source.startswith("<!--", place)
            end = source.find("-->", place + 4) + 3 if comment else source.find(">", place) + 1
            end = end if end > 2 or (not comment and end > 0) else len(source)
        elif (following.isascii() and following.isalpha()) or (following == "/" and source[place + 2 : place + 3].isalpha()):
            match = tag.match(source, place)
            if not match and tag is TAG:
                tag = LOOSE_TAG  # a quotation mark is missing somewhere: from here on a tag ends at the next >
                match = tag.match(source, place)
            if not match:
                break
            kind = "end" if following == "/" else "start"
            name, inside, end = match[1].lower(), match[2], match.end()
        else:
            place += 1
            continue
        if place > text:
            yield Token("text", text, place)
        yield Token(kind, place, end, name, inside)
        text = place = end
        if kind == "start" and name in RAW and not inside.endswith("/"):
            closing = re.compile(f"</{name}(?=[\\s/>])", re.IGNORECASE).search(source, end)
            text = place = closing.start() if closing else len(source)
            if place > end:
                yield Token("other", end, place, name)
    if text < len(source):
        yield Token("text", text, len(source))
