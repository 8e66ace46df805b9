"""The words of a block with what is known of them: references, names and addresses as links, marked words with the way to their notes.

An element of the text holds the block's own words and nothing else that is read, so that what is copied or counted is the text alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise
from typing import Any, NamedTuple

from jiaokan.edition.document import Block
from jiaokan.grammar.characters import HAN, NARROW, WIDE
from jiaokan.grammar.numeral import ORDINAL
from jiaokan.grammar.stop import NO_FIRST, OPENERS
from jiaokan.script.boundary import words
from jiaokan.site.markup import element, escape
from jiaokan.site.terms import UNRESOLVED
from jiaokan.site.text.marks import Mark
from jiaokan.text import re

Address = Callable[[str, str | None], str | None]
"""Where a document (and a block of it) stands, as seen from the page; nothing if it is not published."""

MARKED = {"correction": "jk-correction", "doubt": "jk-doubt", "unheld": "jk-unheld", "parallel": "jk-parallel"}
"""How words with a mark are drawn; those with an editor's note alike, whatever the note is."""

WEB = re.compile(r"https?://[!#-;=?-~]*[A-Za-z0-9/=&#-]")
"""An address of the web, without the mark that ends its sentence (RFC 3986, appendix C)."""


_WRITTEN = re.compile(rf"[{HAN}\w]")
_WHOLE = re.compile(rf"[{ORDINAL}]{{2}}|[^{HAN}{WIDE}{NARROW}]{{2}}|——|……")
"""Two characters that stay on one line whatever word each is of: digits of one number, a word of another script, a dash."""
_SHORT_CHARACTERS = 6
"""A name as long as a word does not break; a longer one may, between its words."""


class NamedWords(NamedTuple):
    """Words that name a thing which has a page."""

    start: int
    """In code points of the block's text."""
    end: int
    href: str


class Link(NamedTuple):
    """A stretch of a block that leads somewhere."""

    start: int
    end: int
    href: str
    kind: str


def inline(
    block: Block,
    references: Iterable[Mapping[str, Any]],
    address: Address,
    marks: Iterable[Mark] = (),
    head: int = 0,
    names: Iterable[NamedWords] = (),
    breaks: frozenset[int] = frozenset(),
) -> str:
    """The words of a block as HTML.

    A reference whose quote is not there is left out; so is the run-in head if a link crosses its end.

    Args:
        block: its words.
        references: what it cites, in order.
        address: finds the target of a reference.
        marks: what has a note beside it, in order.
        head: how many code points of a run-in head it begins with.
        names: what it names that has a page; where a reference stands, the reference leads.
        breaks: where the words may break, if not anywhere; between the parts of a title first.
    """
    links = _links(block.text, references, address, names)
    short = (one for one in links if one.kind == "jk-thing" and one.end - one.start <= _SHORT_CHARACTERS) if breaks else ()
    breaks -= {place for one in short for place in range(one.start + 1, one.end)}
    line = _Line(block.text, tuple(links), tuple(marks), breaks)
    if breaks and "\u3000" in block.text and (parts := line.parts()):
        return "\u3000".join(f'<span class="jk-part">{part}</span>' for part in parts)
    if not head or any(one.start < head < one.end for one in links):
        return line.stretch(0, len(block.text), line.marks)
    first = line.stretch(0, head, tuple(mark for mark in line.marks if mark.end <= head))
    rest = line.stretch(head, len(block.text), tuple(mark for mark in line.marks if mark.end > head))
    return element("b", first, class_="jk-runin") + rest


def _links(text: str, references: Iterable[Mapping[str, Any]], address: Address, names: Iterable[NamedWords]) -> list[Link]:
    """What leads somewhere, in order, none over another."""
    found: list[Link] = []
    taken: list[tuple[int, int]] = []
    for one in references:
        start, end, target = one["start"], one["end"], one.get("target")
        if start < (taken[-1][1] if taken else 0) or start >= end or text[start:end] != one.get("quote", text[start:end]):
            continue
        taken.append((start, end))
        href = address(target["document"], target.get("anchor")) if target else None
        if href:
            found.append(Link(start, end, href, "jk-ref"))
    free = (one for one in names if not any(start < one.end and one.start < end for start, end in taken))
    found += (Link(*one, "jk-thing") for one in free)
    if "://" in text:
        spans = [*taken, *((one.start, one.end) for one in found)]
        for web in WEB.finditer(text):
            if not any(start < web.end() and web.start() < end for start, end in spans):
                found.append(Link(*web.span(), web[0], "jk-web"))
    return sorted(found)


class _Line(NamedTuple):
    text: str
    links: tuple[Link, ...]
    marks: tuple[Mark, ...]
    breaks: frozenset[int]

    def parts(self) -> list[str]:
        """What stands between the wide blanks; nothing if a link or a mark runs over one."""
        edges = [-1, *(place for place, char in enumerate(self.text) if char == "\u3000"), len(self.text)]
        spans = [(one.start, one.end) for one in self.links] + [(one.start, one.end) for one in self.marks]
        if any(start <= edge < end for edge in edges[1:-1] for start, end in spans):
            return []
        return [self.stretch(start + 1, end, self.marks) for start, end in pairwise(edges)]

    def stretch(self, start: int, end: int, marks: tuple[Mark, ...]) -> str:
        """Part of the words with the links and marks that lie in it."""
        parts, done = [], start
        for one in self.links:
            if start <= one.start and one.end <= end and one.start >= done:
                parts.append(self._marked(done, one.start, marks, linked=True))
                parts.append(self._linked(one, marks))
                done = one.end
        return "".join([*parts, self._marked(done, end, marks, linked=True)])

    def _linked(self, one: Link, marks: Iterable[Mark]) -> str:
        rel = "external noreferrer" if one.kind == "jk-web" else None
        return element("a", self._marked(one.start, one.end, marks, linked=False), class_=one.kind, href=one.href, rel=rel)

    def _marked(self, start: int, end: int, marks: Iterable[Mark], *, linked: bool) -> str:
        """Words with what is marked in them; a mark that reaches further is shown as far as the words go; no link stands in a link."""
        parts, done = [], start
        for mark in marks:
            if not (done <= mark.start < end or done <= mark.start == mark.end == end):
                continue
            last = min(mark.end, end)
            parts += [self._words(done, mark.start), _mark(mark, self._words(mark.start, last), linked)]
            done = last
        return "".join([*parts, self._words(done, end)])

    def _words(self, start: int, end: int) -> str:
        if not self.breaks:
            return escape(self.text[start:end])
        cuts = [start, *(place for place in range(max(start, 1), end) if place in self.breaks and place > start), end]
        parts = "<wbr>".join(escape(self.text[at:to]) for at, to in pairwise(cuts))
        return "<wbr>" + parts if start in self.breaks and parts and self.text[start - 1] != "\u3000" else parts


def _mark(mark: Mark, words: str, linked: bool) -> str:
    """Marked words: a way to the note, which is also read out with them."""
    kind = MARKED.get(mark.kind, "jk-noted-words")
    gone = mark.start == mark.end
    inner = words
    if mark.id and linked:
        name = ("同文" if mark.kind == "parallel" else "此处有删") if gone else None
        inner = element("a", words, class_=kind, href=f"#{mark.id}", role="doc-noteref", aria_describedby=mark.id, aria_label=name)
    elif mark.kind != "correction":
        why = UNRESOLVED.get(mark.why) if mark.kind == "unheld" else None
        return element("span", words, class_=kind, title=why, aria_describedby=mark.id or None)
    return element("ins", inner, class_=kind + " jk-gone-word" * gone) if mark.kind == "correction" else inner


def break_places(title: str) -> frozenset[int]:
    """Where a title may break: between its words, not at marks that lines do not end or begin with, nor in numbers; in code points."""
    places, done, last = set[int](), 0, ""
    for word in words(title):
        if _WRITTEN.search(title, 0, done) and word[0] not in NO_FIRST and last not in OPENERS and not last.isdecimal():
            pair = last + word[0]
            if not (_WHOLE.fullmatch(pair) or any(char.isspace() for char in pair)):
                places.add(done)
        done, last = done + len(word), word[-1]
    return frozenset(places)


def breaking(title: str) -> str:
    """A title that is no block of a text, as HTML that may break between its words."""
    cuts = [0, *sorted(break_places(title) - {0, len(title)}), len(title)]
    return "<wbr>".join(escape(title[start:end]) for start, end in pairwise(cuts))
