"""Tags left in a text are dropped: inline ones without a trace, <br> and the tags of blocks with a line break, comments and scripts whole.

A tag counts only where its name is of HTML and the text both opens and closes it; a sentence about <p> keeps it, and so does a text that
shows where a page or its body begins: what makes a text of a page leaves these out first, so that it is a lesson. A tag of a block between
blanks in the middle of a sentence is one that is spoken of.
The tags by which transcriptions say where a page, a column or a line of their witness begins are no text either, nor is a line of them.
Tags around code become backquotes, those around lines of it a fence. A digit set high or low keeps its meaning as ² or ₂.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from jiaokan.grammar.characters import HAN
from jiaokan.html.raised import HIGH, LOW
from jiaokan.html.shown_tags import BLOCK, INLINE, SHOWN_VOID
from jiaokan.page.literal import code, fenced, is_fenced, listings
from jiaokan.text import Edit, re
from jiaokan.text.overlap import apart

TAG = re.compile(rf"(?<!<)<(/?)({INLINE}|{BLOCK}|br|hr|img|wbr)(?:[ \t][^<>\n]{{0,500}})?/?>", re.IGNORECASE)
HIDDEN = re.compile(
    r"(?<!<)<(script|style)(?:[ \t][^<>\n]{0,500})?>(?:(?!<(?:script|style)[ >]).){0,20000}?</\1>", re.IGNORECASE | re.DOTALL
)
"""What no browser shows."""
LESSON = re.compile(r"<(?:!doctype[ \t]+html|html|head|body)(?:[ \t][^<>\n]{0,500})?>", re.IGNORECASE)
MILESTONE = r"<(?:pb|cb|lb)(?::[\w.-]{1,60}|(?: [^<>\n]{0,200})?/)>"
"""Where a page, a column or a line begins (TEI P5, pb, cb and lb; those of Mandoku)."""
MILESTONES = re.compile(rf"^[ \t]*(?:{MILESTONE}[ \t]*)+(?:\n|\Z)|{MILESTONE}", re.MULTILINE)
COMMENT = re.compile(r"<!--(?:(?!-->|<!--).){0,800}-->", re.DOTALL)
RAISED = re.compile(r"(?<!<)<(sup|sub)>[ ]?([0-9+\-]{1,3})[ ]?</\1>", re.IGNORECASE)
CODE = re.compile(r"<code>([^<>`\n，。；！？]{1,200})</code>", re.IGNORECASE)
"""Code in a line, which Markdown writes between backquotes (CommonMark 0.31, 6.1)."""
PREFORMATTED = re.compile(
    r"^[ \t]*(<pre(?:[ \t][^<>\n]{0,200})?>)(?P<words>(?:(?!</?pre[ >]).){1,5000}?)(</pre>)[ \t]*$",
    re.IGNORECASE | re.MULTILINE | re.DOTALL,
)
"""Lines that Markdown leaves as they are in HTML (CommonMark 0.31, 4.6)."""
PAIRED_SHARE = 0.9
"""The part of the tags of an element that have their counterpart in the line, at least: a line that explains how tags match has some
alone."""
HAN_SENTENCE = re.compile(f"[{HAN}][，。！？；]")
"""What verse and letters have that are set so, and code has not."""
SPOKEN_OF = re.compile(rf"(?<=[{HAN}、][ \t])</?({BLOCK})>(?=[ \t][{HAN}、])", re.IGNORECASE)
"""A tag of a block without attributes that a sentence goes on around."""
FIRST = re.compile(rf"^[ \t\u3000]*(?:[^<>\n]{{0,12}}[：:])?[ \t]*<({BLOCK})>(?=[ \t][{HAN}])[^\n]*", re.IGNORECASE | re.MULTILINE)
"""A line that such a tag begins."""
WRAPPED = re.compile(rf"(?:\||[{HAN}，、])<[^<>\n]{{1,500}}>[{HAN}]")
"""A tag between the halves of a line that was wrapped in its cell, or at the start of a cell."""
AT_BAR = re.compile(r"[ \t]*(?:\||<)")
IS_BLOCK = re.compile(rf"(?:{BLOCK}|br|hr)$", re.IGNORECASE)


def find(text: str) -> Iterator[Edit]:
    """Edits for comments, raised digits, tags and milestones."""
    yield from apart(_claims(text))


def _claims(text: str) -> Iterator[Edit]:
    """What each rule claims."""
    if "<" not in text:
        return
    stretches = fenced(text)

    def quoted(place: int) -> bool:
        return is_fenced(stretches, place) or code(text, place)

    for match in MILESTONES.finditer(text):
        if not quoted(match.start()):
            yield Edit(match.start(), match.end(), "", "page-break")
    if any(not quoted(match.start()) for match in LESSON.finditer(text)):
        return
    for pattern in (HIDDEN, COMMENT):
        for match in pattern.finditer(text):
            if not quoted(match.start()):
                yield Edit(match.start(), match.end(), "", "html-tag")
    raised = [match for match in RAISED.finditer(text) if not quoted(match.start())]
    for match in raised:
        yield Edit(match.start(), match.end(), match[2].translate(HIGH if match[1].lower() == "sup" else LOW), "raised-digit")
    starts = {place for match in raised for place in (match.start(), match.end() - len(match[1]) - 3)}
    for match in CODE.finditer(text):
        if not quoted(match.start()):
            yield Edit(match.start(), match.start(1), "`", "html-tag")
            yield Edit(match.end(1), match.end(), "`", "html-tag")
    for match in PREFORMATTED.finditer(text) if "<pre" in text else ():
        words = TAG.sub("", match["words"])
        if words.strip() and not quoted(match.start()) and "```" not in words and not HAN_SENTENCE.search(words):
            yield Edit(match.start(1), match.end(1), "```" + "\n" * (words[0] != "\n"), "html-tag")
            yield Edit(match.start(3), match.end(3), "\n" * (words[-1] != "\n") + "```", "html-tag")
    tags, shown, spoken = list(TAG.finditer(text)), listings(text), sorted(_spoken_of(text))
    opened, closed = (Counter(tag[2].lower() for tag in tags if bool(tag[1]) is is_end) for is_end in (False, True))
    names = {name for name in opened if min(opened[name], closed[name]) >= (PAIRED_SHARE * max(opened[name], closed[name]) or 1)}
    names |= {name for name in opened if closed[name] and IS_BLOCK.match(name)} | SHOWN_VOID
    for tag in tags:
        name = tag[2].lower()
        if (name not in names and not tag[0].endswith("/>")) or tag.start() in starts or quoted(tag.start()):
            continue
        if is_fenced(shown, tag.start()) or is_fenced(spoken, tag.start()):
            continue
        line_end = text[tag.end() : tag.end() + 1] in ("", "\n")
        breaks = IS_BLOCK.match(name) and not line_end and text[tag.start() - 1 : tag.start()] not in ("", "\n")
        new = "\n" if breaks else ""
        if new and _in_row(text, tag.start()):
            new = "" if WRAPPED.match(text, max(0, tag.start() - 1)) or AT_BAR.match(text, tag.end()) else " "
        yield Edit(tag.start(), tag.end(), new, "html-tag")


def _spoken_of(text: str) -> Iterator[tuple[int, int]]:
    """The tags that a text speaks of."""
    named = {match[1].lower() for match in SPOKEN_OF.finditer(text)}
    yield from ((match.start(), match.end() - 1) for match in SPOKEN_OF.finditer(text))
    for line in FIRST.finditer(text) if named else ():
        if line[1].lower() in named and f"</{line[1]}" not in line[0]:
            yield line.start(1) - 1, line.end(1)


def _in_row(text: str, place: int) -> bool:
    """Whether a place lies in a row of a Markdown table, which is one line."""
    return text[text.rfind("\n", 0, place) + 1 : place + 1].lstrip()[:1] == "|"
