"""The tokens of an HTML source, with exact offsets, in one walk whose cost is linear for any input.

The states are those of the HTML standard's tokenizer (WHATWG HTML, 13.2.5), written as expressions that never go back; the standard
library's parser is not used: its cost is quadratic for some inputs, and what it does differs between patch releases.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from jiaokan.html.references import unescaped
from jiaokan.text import re

Kind = Literal["text", "raw", "start", "end", "other"]
BLANK_CLASS = r"\t\n\f\r "
VALUE = rf"""[{BLANK_CLASS}]*+=[{BLANK_CLASS}]*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|(?=>)|[^{BLANK_CLASS}>"'][^{BLANK_CLASS}>]*+|\Z)"""
ATTRIBUTE = re.compile(rf"([^{BLANK_CLASS}/>][^{BLANK_CLASS}/>=]*+)({VALUE})?+")
TAG = re.compile(
    rf"</?([A-Za-z][^{BLANK_CLASS}/>]*+)((?:[{BLANK_CLASS}]++|/(?!>)|[^{BLANK_CLASS}/>][^{BLANK_CLASS}/>=]*+(?:{VALUE})?+)*+)(/?)>"
)
LOOSE_TAG = re.compile(rf"</?([A-Za-z][^{BLANK_CLASS}/>]*+)([^>]*+)()>")
COMMENT_END = re.compile(r"--!?>")
RCDATA = frozenset(["title", "textarea"])
"""Elements whose content is no markup but holds references."""
RAW = RCDATA | {"script", "style", "xmp", "iframe", "noembed", "noframes"}
"""Elements whose content is no markup."""
VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"])
BLOCK = re.compile(rf"</head|<(?:body|p|div|h[1-6]|table|section|article|main|ul|ol)(?=[{BLANK_CLASS}/>])", re.IGNORECASE)
"""A tag that stands in no title, no script and no style sheet."""
SCRIPT = re.compile(rf"<!--|-->|<(/?)script(?=[{BLANK_CLASS}/>])", re.IGNORECASE)
LOWER = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ\0", "abcdefghijklmnopqrstuvwxyz\ufffd")
"""Names are folded in ASCII alone."""


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of the source."""

    kind: Kind
    """`raw`: the content of an element that holds no markup; `other`: a comment, a declaration, a tag that never ends."""
    start: int
    end: int
    name: str = ""
    """Of a tag, in lower case; of raw content, that of its element."""
    inside: str = ""
    """What stands in a start tag after the name."""
    closed: bool = False
    """Whether a start tag ends in `/>`."""

    @property
    def attributes(self) -> dict[str, str]:
        """The attributes of a start tag, names in lower case, values with their references read; of two with one name the first."""
        found: dict[str, str] = {}
        for match in ATTRIBUTE.finditer(self.inside):
            value = (match[2] or "").lstrip("\t\n\f\r ")[1:].lstrip("\t\n\f\r ")
            if value[:1] in ('"', "'"):
                value = value[1:].removesuffix(value[0])
            found.setdefault(match[1].translate(LOWER), unescaped(value.replace("\0", "\ufffd"), attribute=True))
        return found

    def text(self, source: str) -> str:
        """What a stretch of characters says; references are read where they count."""
        string = source[self.start : self.end]
        return unescaped(string) if self.kind == "text" or self.name in RCDATA else string


class Tokenizer:
    """Gives a token at a time, so that who builds the tree can say what the next one is.

    Args:
        source: a page; line ends are those it has.
        unfinished: where a tag, a comment or an element without markup begins that the page never ends. From there on each ends as
            early as it can, so that what follows is read; by the standard all of it is lost.
    """

    def __init__(self, source: str, unfinished: int | None = None) -> None:
        self.source = source
        self.place = 0
        self.unfinished = len(source) + 1 if unfinished is None else unfinished
        self.raw = ""
        """The element whose content, which is no markup, comes next; `plaintext` has no end."""
        self.foreign = False
        """Whether the current element is of another language (SVG, MathML), where a CDATA section is text."""
        self.endless: set[str] = set()
        """Elements without markup of which no end tag follows."""

    def next(self) -> Token | None:
        """The next token; None at the end. Every character of the source lies in exactly one token."""
        source, place = self.source, self.place
        if self.raw:
            name, self.raw = self.raw, ""
            self.place = self._raw_end(place, name)
            if self.place > place:
                return Token("raw", place, self.place, name)
        if place == len(source):
            return None
        token = self._markup(place) if source[place] == "<" else None
        if token is None:
            stop = place
            while (stop := source.find("<", stop + 1)) >= 0:
                following = source[stop + 1 : stop + 2]
                if following in ("!", "?") or _is_letter(following) or (following == "/" and stop + 2 < len(source)):
                    break
            token = Token("text", place, stop if stop >= 0 else len(source))
        self.place = token.end
        return token

    def _markup(self, place: int) -> Token | None:
        """The tag, comment or declaration that begins at a `<`; None if the sign is text."""
        source = self.source
        following = source[place + 1 : place + 2]
        if _is_letter(following) or (following == "/" and _is_letter(source[place + 2 : place + 3])):
            match = (LOOSE_TAG if place >= self.unfinished else TAG).match(source, place)
            if match is None:
                return Token("other", place, len(source))
            kind: Kind = "end" if following == "/" else "start"
            return Token(kind, place, match.end(), match[1].translate(LOWER), match[2], match[3] == "/")
        if source.startswith("<!--", place):
            return Token("other", place, self._comment_end(place))
        if self.foreign and source.startswith("<![CDATA[", place):
            end = source.find("]]>", place)
            return Token("raw", place, end + 3 if end >= 0 else len(source), "![CDATA[")
        if following in ("!", "?") or (following == "/" and place + 2 < len(source)):
            return Token("other", place, source.find(">", place) + 1 or len(source))
        return None

    def _comment_end(self, place: int) -> int:
        for short in ("<!-->", "<!--->"):
            if self.source.startswith(short, place):
                return place + len(short)
        end = COMMENT_END.search(self.source, place + 4) if place < self.unfinished else None
        return end.end() if end else (self.source.find(">", place) + 1 if place >= self.unfinished else 0) or len(self.source)

    def _raw_end(self, place: int, name: str) -> int:
        """Where the content of an element that holds no markup ends."""
        if name == "plaintext":
            return len(self.source)
        end = len(self.source) if name in self.endless else _raw_end(self.source, place, name)
        if end == len(self.source):
            self.endless.add(name)
            if place >= self.unfinished and (block := BLOCK.search(self.source, place)):
                return block.start()
        return end


def tokens(source: str) -> Iterator[Token]:
    """All tokens of a source, read without its tree: an element that holds no markup holds none wherever it stands."""
    tokenizer = Tokenizer(source)
    while token := tokenizer.next():
        yield token
        if token.kind == "start" and (token.name in RAW or token.name == "plaintext"):
            tokenizer.raw = token.name


def _raw_end(source: str, place: int, name: str) -> int:
    """Where the content of an element that holds no markup ends."""
    if name != "script":
        closing = re.compile(rf"</{name}(?=[{BLANK_CLASS}/>])", re.IGNORECASE).search(source, place)
        return closing.start() if closing else len(source)
    escaped = double = False
    while sign := SCRIPT.search(source, place):
        place = sign.end()
        if sign[0] == "<!--":
            escaped, place = True, place - 2  # the two hyphens may be those of the end: <!-->
        elif sign[0] == "-->":
            escaped = double = False
        elif double:
            double = not sign[1]
        elif sign[1]:
            return sign.start()
        else:
            double = escaped
    return len(source)


def _is_letter(character: str) -> bool:
    return character.isascii() and character.isalpha()
