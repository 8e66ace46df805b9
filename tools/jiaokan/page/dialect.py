"""Whether a text is Markdown, by the signs that only Markdown has (CommonMark 0.31, GitHub Flavored Markdown for tables).

An asterisk, a backslash or an angle bracket means something else in a letter, a lesson or a table of figures, so a sign goes only
where the text is Markdown by other signs: one that nothing else looks like, or two of the kinds that other texts may have too.
"""

from __future__ import annotations

from functools import lru_cache

from jiaokan.grammar.characters import HAN
from jiaokan.page.markup_language import markup_language
from jiaokan.text import re

STRONG = re.compile(
    rf"(?m)^ {{0,3}}(?:#{{1,6}}[ \t]+[^\s#]|#{{2,6}}(?=[{HAN}])|(?:> ?)*(?:```|~~~)|\|?[ \t]*:?-{{3,}}:?[ \t]*\||\[\^[^\]\s]{{1,20}}\]:)"
    r"|\]\((?:[a-z]{2,9}:|\.{0,2}/|#|www\.|[\w-]+\.(?:md|html?|png|jpe?g|gif|svg))"
)
"""A heading, a fence, the rule of a table, the text of a footnote, a link with its address."""
WEAK = (
    re.compile(r"(?<![\w*])\*\*[^\s*][^*\n]{0,200}\*\*(?!\*)|\*\*[^\s*][^*\n]{0,200}[^\s*]\*\*(?![\w*])"),
    re.compile(r"(?m)^[ \t]*[-*+][ \t]+\S[^\n]*\n+[ \t]*[-*+][ \t]+\S"),
    re.compile(r"(?m)^ {0,3}>[ \t]\S"),
    re.compile(r"`[^`\n]+`"),
    re.compile(r"\\[\[\]()*_#.>-]"),
)
"""Bold words, a list of two items, a quotation, words between backquotes, a mark with a backslash before it."""
IN_STRONG = ("#", "```", "~~~", "---", "[^", "](")
IN_WEAK = (("**",), ("- ", "-\t", "* ", "*\t", "+ ", "+\t"), (">",), ("`",), ("\\",))
"""One of these is in every sign of the kind: a quick look before the sure one."""
FIRST_RANK = re.compile(r" {0,3}#[ \t]+[^\s#]")
SET_OFF = re.compile(rf" {{0,3}}#[ \t]+[^\n{HAN}]*[{HAN}][^\n]*(?:\n[ \t]*(?:\n|\Z)|\Z)")
"""A heading of the first rank, and one in Chinese with a blank line below it."""
LONE_HEADINGS = 2
"""Headings of the first rank at most where no other sign stands; more are remarks of a program, or what was typed behind # in a shell."""
LEAST_WEAK_KINDS = 2
"""Kinds of weak signs that make a text Markdown."""


@lru_cache(maxsize=1)
def is_markdown(text: str) -> bool:
    """Whether a text has one sure sign of Markdown, or weak signs of two kinds."""
    if markup_language(text) is not None:
        return False
    if any(sign in text for sign in IN_STRONG) and _is_sure(text):
        return True
    likely = [kind for kind, signs in zip(WEAK, IN_WEAK, strict=True) if any(sign in text for sign in signs)]
    return len(likely) >= LEAST_WEAK_KINDS and sum(kind.search(text) is not None for kind in likely) >= LEAST_WEAK_KINDS


def _is_sure(text: str) -> bool:
    """Whether a text has a sure sign, headings of the first rank apart, or few of these, or one set off from what stands below it."""
    alone = 0
    for sign in STRONG.finditer(text):
        if not FIRST_RANK.fullmatch(sign[0]) or SET_OFF.match(text, sign.start()):
            return True
        alone += 1
    return 0 < alone <= LONE_HEADINGS
