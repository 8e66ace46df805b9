"""A Markdown link leaves its text, an image leaves nothing: targets and descriptions of pictures are no part of the text.

The target must look like an address, a path, a file or a place of the page (CommonMark 0.31, 6.3), so that brackets after brackets in
prose stay. It may have brackets of its own, in pairs.
"""

from __future__ import annotations

from collections.abc import Iterator

from jiaokan.page.literal import is_code
from jiaokan.page.marked_words import typed_apart
from jiaokan.text import Edit, re

INNER = r"[!-'*-;=?-~]"
"""What stands in an address, but for brackets; a place of a page may be named in any script."""
TARGET = (
    r"\([ ]?<?(?:[a-z][a-z0-9+.-]{1,15}:|/|\.{1,2}/|#|www\.|[\w-]{1,60}[./][\w./-]|data:)?"
    rf"(?:{INNER}{{0,2000}}(?:\({INNER}{{0,200}}\){INNER}{{0,2000}}){{0,3}}(?:(?<=[(!-'*-;=?-~])#[^\s()（）]{{0,200}})?|#[^\s()（）]{{1,200}})"
    r">?(?:[ ]\"[^\"\n]{0,200}\")?[ ]?\)"
    r"|\([ ]?<[^<>\n]{1,2000}>(?:[ ]\"[^\"\n]{0,200}\")?\)"
    r"|\((?:https?|ftp)://[^\s()（）<>\"]{1,2000}[ ]?\)"
    r"|\((?:\.{0,2}/)?[^\s()（）<>\"]{1,300}(?:\([^\s()]{1,60}\)[^\s()（）<>\"]{0,100})?\.(?:md|html?|pdf|txt|png|jpe?g|gif|svg|webp)(?:#[^\s()（）]{0,200})?\)"
    r"|\([\w.-]{1,60}/[^\s()（）<>\"]{1,300}\.[a-z][a-z0-9]{1,4}\)"
)
TOKEN = re.compile(
    rf"(?P<open>!?\[)|\](?P<target>{TARGET})|(?P<close>\])|(?P<line>\n)|<(?P<auto>https?://[!-;=?-~]{{1,500}})>", re.IGNORECASE
)
ADDRESS = re.compile(
    r"\([ ]?<?(?:[a-z][a-z0-9+.-]{1,15}:\S|/|\.{1,2}/|#|www\.|[\w-]{1,60}(?:[./][\w-]+)+)|\(\)|\([^\s()]{1,300}\.[a-z]{2,4}[#)]",
    re.IGNORECASE,
)
OMITTED = re.compile(r"(?m)^[*= >]*==> picture \[[^\]\n]{1,40}\] intentionally omitted <==[*= ]*$")
REFERRING = re.compile(r"(!?)\[([^\[\]\n]{0,300})\](?:\[([^\[\]\n]{0,60})\]|(?![\[(:]))")
DEFINED = re.compile(
    r"(?m)^[ ]{0,3}\[([^\[\]\n^][^\[\]\n]{0,60})\]:[ \t]*(?:<[^<>\n]*>|[!-~]*[/.#][!-~]*)"
    r"(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*$\n?"
)
"""A link or a picture by the label of its address, and where that is said (CommonMark 0.31, 4.7, 6.3 and 6.4)."""


def find(text: str) -> Iterator[Edit]:
    """Edits for links, images and addresses in angle brackets, nested ones at once."""
    for match in OMITTED.finditer(text) if "==> picture [" in text else ():
        yield Edit(match.start(), match.end(), "", "markdown-image")
    if "]:" in text and DEFINED.search(text):
        yield from _referring(text)
    if "](" not in text and "<http" not in text:
        return
    opened: list[re.Match[str]] = []
    edits: list[Edit] = []
    for token in TOKEN.finditer(text):
        if token["line"]:
            opened.clear()
        elif token["open"]:
            opened.append(token)
        elif token["auto"]:
            if not is_code(text, token.start()):
                edits.append(Edit(token.start(), token.end(), token["auto"], "markdown-link"))
        elif opened:
            start = opened.pop()
            is_picture = start["open"] == "![" and text[start.start() - 1 : start.start()] in ("", "\n")  # nothing else begins a line so
            if token["target"] is None or not (is_picture or ADDRESS.match(token["target"])) or is_code(text, start.start()):
                continue
            if start["open"] == "![" or not text[start.end() : token.start()].strip():
                while edits and edits[-1].start >= start.start():
                    edits.pop()
                edits.append(Edit(start.start(), token.end(), "", "markdown-image"))
            else:
                before, after = typed_apart(text, start.start(), start.end(), token.start(), token.end())
                edits.append(Edit(start.start() - before, start.end(), "", "markdown-link"))
                edits.append(Edit(token.start(), token.end() + after, "", "markdown-link"))
    yield from edits


def _referring(text: str) -> Iterator[Edit]:
    """The links and pictures whose address is said elsewhere in the text, and the lines that say it.

    A figure between brackets is a note as often as a link, so it counts as one only with the label of an address behind it.
    """
    lines = [match for match in DEFINED.finditer(text) if not is_code(text, match.start())]
    known = {match[1].casefold() for match in lines}
    used: set[str] = set()
    for match in REFERRING.finditer(text):
        label = (match[3] or match[2]).casefold()
        short = match[3] is None and (bool(match[1]) or label.isdigit())
        if label not in known or short or is_code(text, match.start()):
            continue
        used.add(label)
        if match[1]:
            yield Edit(match.start(), match.end(), "", "markdown-image")
        else:
            yield Edit(match.start(), match.start(2), "", "markdown-link")
            yield Edit(match.end(2), match.end(), "", "markdown-link")
    yield from (Edit(line.start(), line.end(), "", "markdown-link") for line in lines if line[1].casefold() in used)
