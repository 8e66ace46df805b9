"""In which language of markup a text is written that is neither HTML nor Markdown: TeX, MediaWiki, reStructuredText, AsciiDoc, Org or roff.

Their marks look like those of Markdown, like slips of a typist and like signs of a table, and mean something else. Such a text is the
source of a document and not the document: it is kept as it is, and whoever adds it is told to convert it first.
A language is known by one sign that only it has and by another of its kinds, for a lesson may show any of them once.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from jiaokan.text import re

TEX_COMMAND = re.compile(r"(?m)^[ \t]*(?:(\\[A-Za-z@]+\*?[\[{ \n\\])|%)")
"""A line of TeX: a command, or a comment."""
LEAST_COMMAND_LINES, COMMANDS_SHARE, SURE_COMMANDS_SHARE = 3, 0.1, 0.3
"""Lines that begin with a command, at least, and the part that lines of TeX make of all, at least; where a heading of Markdown stands
too."""
HEADING = re.compile(r"(?m)^ {0,3}#{1,6}[ \t]+[^\s#]")
MARKDOWN = re.compile(r"\]\((?:https?:|\.{0,2}/)|^```", re.MULTILINE)
"""A link or a fence of Markdown, which stands in a text in none of the others."""
LEAST_KINDS = 2
"""Kinds of signs of a language that a text has at least."""


class Language(NamedTuple):
    """How a language of markup is known."""

    name: str
    hint: tuple[str, ...]
    """One of these is in every text in it: a quick look before the sure one."""
    sure: re.Pattern[str]
    """A sign that no other language has."""
    others: tuple[re.Pattern[str], ...]
    """Other signs, each of another kind."""


LANGUAGES = (
    Language(
        "MediaWiki",
        ("==", "{|", "[["),
        re.compile(
            r"(?m)^={2,6}[^=\n]{1,80}={2,6}[ \t]*$|^\{\|[^\n]*\n(?:[^\n]*\n){0,4}?[|!]|\[\[(?:Category|File|Image|分类|分類|文件)[:：]"
        ),
        (
            re.compile(r"\[\[[^\[\]\n]{1,80}\]\]"),
            re.compile(r"'''[^'\n]{1,80}'''"),
            re.compile(r"\{\{[^{}<%\n]{1,80}[|}\n]"),
            re.compile(r"<ref[ >/]"),
        ),
    ),
    Language(
        "reStructuredText",
        (".. ",),
        re.compile(r"(?m)^[ \t]*\.\. (?:[a-z][\w-]{1,30}::|_[^:\n]{1,60}:(?:[ \t]|$))"),
        (
            re.compile(r"(?m)^\S[^\n]*\n([=~^\"'*+#-])\1{3,}[ \t]*$"),
            re.compile(r":[a-z][a-z:+-]{1,20}:`[^`\n]+`"),
            re.compile(r"``[^`\n]+``|`[^`\n]+`__?\b"),
            re.compile(r"(?m)^:[^:\n]{1,20}: "),
        ),
    ),
    Language(
        "AsciiDoc",
        ("= ",),
        re.compile(r"(?m)\A= \S[^\n]*$|^\[\[[\w-]+\]\][ \t]*$|^\[(?:source|NOTE|TIP|WARNING|IMPORTANT|CAUTION)[,\]]"),
        (
            re.compile(r"(?m)^={2,5} [^=\n]+$"),
            re.compile(r"(?m)^:[a-z][a-z-]{1,30}:(?: |$)"),
            re.compile(r"<<[\w-]+(?:,[^<>\n]+)?>>"),
            re.compile(r"(?m)^(?:-{4}|={4}|\.{4}|\|===)$"),
        ),
    ),
    Language(
        "Org",
        ("#+",),
        re.compile(r"(?mi)^[ \t]*#\+begin_(?:src|example)(?:[: \t]|$)"),
        (
            re.compile(r"(?m)^\*{1,6} \S"),
            re.compile(r"\[\[[^\[\]\n]{1,200}\]\[[^\[\]\n]{1,100}\]\]"),
            re.compile(r"(?m)^[ \t]*:(?:PROPERTIES|END):[ \t]*$"),
            re.compile(r"(?mi)^[ \t]*#\+end_"),
        ),
    ),
    Language(
        "roff",
        (".TH ", ".Dd "),
        re.compile(r"(?m)^\.(?:TH|Dd)[ \t]+\S"),
        (
            re.compile(r"(?m)^\.(?:SH|SS|Sh|Ss|PP|TP|IP|RS|RE|Nm|Fl)(?:[ \t]|$)"),
            re.compile(r"\\f[BIRP]"),
            re.compile(r"(?m)^[.']\\\""),
        ),
    ),
)


class Markup(NamedTuple):
    """The language of markup of a text, and a sign of it."""

    name: str
    start: int
    """Where the sign begins, in code points."""
    end: int


@lru_cache(maxsize=1)
def markup_language(text: str) -> Markup | None:
    """The language of markup a text is written in.

    Args:
        text: the text.

    Returns:
        Its name with a sign that shows it; None for HTML, Markdown and text without marks.
    """
    if (command := _tex_command(text)) is not None:
        return Markup("TeX", *command.span(1))
    for language in LANGUAGES:
        if any(hint in text for hint in language.hint) and (sign := language.sure.search(text)):
            kinds = 1 + sum(other.search(text) is not None for other in language.others)
            if kinds >= LEAST_KINDS and not MARKDOWN.search(text):
                return Markup(language.name, *sign.span())
    return None


def _tex_command(text: str) -> re.Match[str] | None:
    """The first command of a text of which lines are commands of TeX; a formula in Markdown makes none."""
    lines = list(TEX_COMMAND.finditer(text)) if "\\" in text and "```" not in text else []
    found = [line for line in lines if line[1]]
    if len(found) < LEAST_COMMAND_LINES:
        return None
    share = SURE_COMMANDS_SHARE if HEADING.search(text) else COMMANDS_SHARE
    return found[0] if len(lines) >= share * (text.count("\n") + 1) else None
