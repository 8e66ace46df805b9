"""What a browser shows of the main content, as edits over the source: one block a line, with marks for headings, items and tables.

White space collapses as in CSS (Text 3, 4.1): runs become one space, none at the ends of a block, none where a source line is
broken between two East Asian characters. An inline element joins its text to what stands around it, so a highlighted word never
breaks a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jiaokan.html.bold_headings import is_heading
from jiaokan.html.code import fence, is_inline
from jiaokan.html.furniture import is_fact
from jiaokan.html.names import BLOCKS, HEADINGS, LINE_BLOCKS, PREFORMATTED
from jiaokan.html.order import cut, moves
from jiaokan.html.raised import HIGH, LOW
from jiaokan.html.references import references, unescaped
from jiaokan.html.selection import Selection
from jiaokan.html.shown_tags import quoted
from jiaokan.html.source_blanks import LEAD, SPACE, is_wrap, parts_paragraphs
from jiaokan.html.spans import NO_REACH, reaches
from jiaokan.html.tokens import Token
from jiaokan.html.tree import Element, SourceTree, is_shown
from jiaokan.text import Edit, Move, re

SIGNS = re.compile(r"&(?:[lr][ds]quo|hellip|mdash|ensp|emsp)(?=[^A-Za-z0-9;])")
"""Signs of punctuation whose reference lost its semicolon; browsers do not read them, but no text means them."""
RAISED = re.compile(r"[0-9+-]{1,3}")
"""Digits whose meaning would be lost without the tag that sets them high or low."""


def render(page: SourceTree, selection: Selection) -> Iterator[Edit | Move]:
    """The edits that leave the text that is selected of a page, and the moves that bring it into the order in which it is shown."""
    renderer = _Renderer(page, selection)
    edits: Iterable[Edit] = renderer.edits()
    if found := list(moves(page.tokens, renderer.shown, edits)):
        edits = cut(edits, found)
    yield from edits
    yield from found


class _Renderer:
    """One walk over the tokens, with what is owed before the next character: a line break, a mark, a space."""

    def __init__(self, page: SourceTree, selection: Selection) -> None:
        self.page = page
        self.selection = selection
        self.title = selection.title
        self.starts = {element.first: element for element in page.root.walk()}
        self.owed = 0
        self.mark = ""
        self.heading = ""
        self.space: tuple[int, int] | None = None
        self.last = ""
        self.cell = 0
        self.pre = 0
        self.fence = ""
        self.code: Element | None = None  # in a line; its backquote stands before its first word
        self.ticked = False
        self.raised: dict[int, int] | None = None
        self.ordinals: list[int] = []
        self.rows = selection.rows
        self.reaches = reaches(selection.rows)
        self.gone = selection.gone
        self.opens = self.closes = frozenset[int]()
        self.made: list[Edit] = []
        self.shown: list[Token] = []

    def edits(self) -> list[Edit]:
        """All edits, in no order."""
        index = 0
        for element in self.selection.shown:
            self._outside(index, element.first)
            self._inside(element)
            index = element.last
        self._outside(index, len(self.page.tokens))
        return self.made

    def _outside(self, first: int, last: int) -> None:
        """Drop what lies outside: each stretch of tags, and each text with what it was."""
        self._drop_space()
        for token in self.page.tokens[first:last]:
            self._drop(token.start, token.end, self._why(token, "outside-content"))

    def _why(self, token: Token, reason: str) -> str:
        """Why a token is dropped that is no text."""
        text = unescaped(self.page.source[token.start : token.end]).strip()
        if not is_shown(token):
            return "html-tag"
        return "html-blank" if not text else "page-metadata" if is_fact(text) else reason

    def _inside(self, top: Element) -> None:
        stack = [top]
        index = top.first
        while index < top.last:
            token = self.page.tokens[index]
            while stack and stack[-1].last <= index and stack[-1] is not top:
                self._leave(stack.pop(), token.start)
            element = self.starts.get(index)
            if element is not None and (reason := self.selection.leaves_out(element)):
                self._leave_out(element, reason)
                index = element.last
                continue
            if element is not None:
                if element is not top:
                    stack.append(element)
                self._enter(element)
            if index in self.gone and is_shown(token):
                self._drop(token.start, token.end, self._why(token, self.gone[index]))
                self.mark = ""
            elif is_shown(token):
                self._text(token)
            else:
                self._drop(token.start, token.end, "html-tag")
            index += 1
        end = self.page.tokens[top.last - 1].end
        while stack:
            self._leave(stack.pop(), end)
        self._owe(2)

    def _leave_out(self, element: Element, reason: str) -> None:
        """Drop what lies in an element, but the title."""
        title = self.title if self.title and self.title is not element and element.holds(self.title) else None
        for first, last in ((element.first, title.first), (title.last, element.last)) if title else ((element.first, element.last),):
            self._drop_space()
            for skipped in self.page.tokens[first:last]:
                self._drop(skipped.start, skipped.end, reason if is_shown(skipped) else "html-tag")
            if title and first == element.first:
                self._inside(title)
        if element.name in BLOCKS:
            self._owe(2)

    def _enter(self, element: Element) -> None:
        name = element.name
        if name in ("sup", "sub"):
            self.raised = HIGH if name == "sup" else LOW
        elif name == "br":
            self._owe(min(2, self.owed + 1), self.heading)
        elif name == "hr":
            self._owe(2)
        elif name == "tr" and element in self.rows:
            self._owe(1)
        elif name in ("td", "th") and element.parent in self.rows and element is not self.title:
            self._enter_cell(element)
        elif element is self.title or name in HEADINGS or is_heading(self.page, element):
            self.heading = "# " if element is self.title else "#" * int(name[1]) + " " if name in HEADINGS else "## "
            self._owe(2, self.heading)
        elif name == "li":
            self._owe(1, self._item())
        elif name in ("ul", "ol"):
            self.ordinals.append(0 if name == "ul" else 1)
            self._owe(2)
        elif name in PREFORMATTED:
            self.pre += 1
            self._owe(2)
            if not self.cell and (found := fence(self.page, element)):
                self.fence, self.mark = found, f"{found}\n"
        elif name in BLOCKS:
            self._owe(1 if name in LINE_BLOCKS else 2)
        elif not self.pre and not self.code and is_inline(self.page, element):
            self.code, self.ticked = element, False

    def _leave(self, element: Element, place: int) -> None:
        name = element.name
        if name in ("sup", "sub"):
            self.raised = None
        elif element is self.code:
            self._insert(self.space[0] if self.space else place, "`" * self.ticked)
            self.code = None
        if name in BLOCKS:
            self.heading = ""
        if name in PREFORMATTED:
            self.pre -= 1
            self._close_code(place)
        if name in ("ul", "ol") and self.ordinals:
            self.ordinals.pop()
        if name in ("td", "th") and element.parent in self.rows and element is not self.title:
            self.cell -= 1
            self._drop_space()
            empty = " | " * self.reaches.get(element, NO_REACH).after
            ends = element.parent is not None and element is element.parent.children[-1]
            self._insert(place, empty + (" |" if ends else ""))
            return
        if name in BLOCKS:
            self._owe(1 if name in LINE_BLOCKS else 2)

    def _close_code(self, place: int) -> None:
        """End the code that was begun, if any of it was shown."""
        if self.fence and not self.mark:
            self._insert(place, ("" if self.last == "\n" else "\n") + self.fence)
        self.fence = self.mark = ""

    def _item(self) -> str:
        if not self.ordinals or not self.ordinals[-1]:
            return "- "
        self.ordinals[-1] += 1
        return f"{self.ordinals[-1] - 1}. "

    def _enter_cell(self, element: Element) -> None:
        self._drop_space()
        first = element.parent is not None and element is next(c for c in element.parent.children if c.name in ("td", "th"))
        breaks = "\n" * self.owed if first and self.last else ""
        self.owed, self.mark = 0, ""
        empty = " | " * self.reaches.get(element, NO_REACH).before
        self._insert(element.token.start, (f"{breaks}| " if first else " | ") + empty)
        self.cell += 1

    def _owe(self, breaks: int, mark: str = "") -> None:
        """A break before the next character; in a cell of a table a space must do."""
        if self.cell:
            return
        self._drop_space()
        self.owed = max(self.owed, breaks)
        self.mark = mark or self.mark

    def _text(self, token: Token) -> None:
        source = self.page.source
        place, last = token.start, token.end
        if token.name == "![CDATA[":
            place, last = place + len("<![CDATA["), last - 3 * source.endswith("]]>", place, last)
            self._drop(token.start, place, "html-tag")
            self._drop(last, token.end, "html-tag")
        self.opens, self.closes = quoted(source, place, place if self.fence or self.code else last)
        self.made += (Edit(end, end, "`", "html-structure") for end in self.closes if source[end - 1] == ">")
        spaces = [] if self.pre else list(SPACE.finditer(source, place, last))
        self.shown.append(token)
        for start, end in [m.span() for m in spaces] + [(last, last)]:
            if start > place:
                self._words(place, start, token.kind == "text")
            if end > start:
                self._blank(start, end)
            place = end

    def _blank(self, start: int, end: int) -> None:
        if self.last and not self.owed and not self.cell and parts_paragraphs(self.page.source, start, end):
            self._drop(start, end, "html-blank")
            self._owe(2)
        elif self.space and self.space[1] == start:
            self.space = (self.space[0], end)
        elif self.space or self.last == " ":
            self._drop(start, end, "html-blank")
        else:
            self.space = (start, end)

    def _words(self, start: int, end: int, markup: bool) -> None:
        """Characters that are shown, after what is owed; where they are markup, their references are read."""
        if self.owed or not self.last:
            if self.mark and not self.fence and (lead := LEAD.match(self.page.source, start, end)):
                self._drop(start, lead.end(), "html-blank")
                start = lead.end()
                if start == end:
                    return
            self._drop_space()
            self._insert(start, ("\n" * self.owed if self.last else "") + self.mark)
            self.owed, self.mark = 0, ""
        elif self.space:
            one, two = self.space
            joined = is_wrap(self.page.source, one, two, self.last, start)
            self._replace(one, two, "" if joined else " ", "html-blank")
            self.space = None
        if self.code and not self.ticked:
            self._insert(start, "`")
            self.ticked = True
        if self.raised and RAISED.fullmatch(self.page.source, start, end):
            self._replace(start, end, self.page.source[start:end].translate(self.raised), "raised-digit")
        if markup:
            self._references(start, end)
        self.last = self.page.source[end - 1]

    def _references(self, start: int, end: int) -> None:
        """The characters that references stand for."""
        source = self.page.source
        for first, last, new in references(source, start, end):
            self._replace(first, last, "`" * (first in self.opens) + new + "`" * (last in self.closes), "html-entity")
        for loose in SIGNS.finditer(source, start, end):
            self._replace(loose.start(), loose.end(), unescaped(f"{loose[0]};"), "html-entity")

    def _drop_space(self) -> None:
        if self.space:
            self._drop(*self.space, "html-blank")
            self.space = None

    def _insert(self, place: int, new: str) -> None:
        if new:
            self._replace(place, place, new, "html-structure")
            self.last = new[-1]

    def _drop(self, start: int, end: int, reason: str) -> None:
        self._replace(start, end, "", reason)

    def _replace(self, start: int, end: int, new: str, reason: str) -> None:
        if start == end and not new:
            return
        if self.made and not new and not (before := self.made[-1]).new and before.end == start and before.reason == reason:
            self.made[-1] = Edit(before.start, end, "", reason)
        else:
            self.made.append(Edit(start, end, new, reason))
