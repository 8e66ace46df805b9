"""A doubtful character of a variant is underlined, and says what else may stand there, so that a reader sees where conversion chose.

It is plain HTML: an element around the character with the other forms as its title, which needs no script.
"""

from __future__ import annotations

from collections.abc import Sequence

from jiaokan.site.markup import escape
from jiaokan.text import Doubt

MARKED_IN = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "dd", "dt", "blockquote"})
"""Elements in whose running text a mark may stand; a page's title, a button or an option can hold none."""


class Doubted:
    """The doubts of a page in order, taken as its words go by, so that many doubts on a long page cost no more than linear time."""

    def __init__(self, doubts: Sequence[Doubt]) -> None:
        """Args: doubts: in order, with offsets in the words of the page."""
        self._doubts = doubts
        self._next = 0

    def marked(self, words: str, at: int) -> str:
        """The words, which begin at `at`, with each doubt that lies wholly in them marked; they are HTML and stay so.

        Stretches must be asked for in order.
        """
        end, parts, done = at + len(words), list[str](), 0
        while self._next < len(self._doubts) and self._doubts[self._next].start < end:
            doubt = self._doubts[self._next]
            self._next += 1
            here = words[doubt.start - at : doubt.end - at]
            if doubt.start < at + done or doubt.end > end or any(char in "&;<>" for char in here):
                continue
            others = "、".join(f"「{escape(form)}」" for form in doubt.candidates if form != here)
            parts += words[done : doubt.start - at], f'<span class="jk-form" title="或作{others}">{here}</span>'
            done = doubt.end - at
        return "".join([*parts, words[done:]])
