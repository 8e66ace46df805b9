"""The marks of Markdown at the start of a line are made alike, or dropped where they say nothing about the text.

A heading is `# ` with one space and no closing marks, an item of a list `- `; in Markdown a rule parts nothing that a paragraph does
not part, and the mark of a quotation says how a page was set. A row of asterisks between two paragraphs of a story is a scene break, and
so is every row of signs in another text: it stays. Under the first line it is the underline of a title. An angle bracket in another
text says who wrote a line, or what was typed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from jiaokan.grammar.characters import HAN
from jiaokan.page.dialect import is_markdown
from jiaokan.page.literal import is_fenced, kept
from jiaokan.page.markup_language import markup_language
from jiaokan.page.matching_lines import lines_with
from jiaokan.text import Doubt, Edit, re

RULE = re.compile(r"(?m)^[ \t]*(?:-[ \t]*-[- \t]+|_{3,}|\*[ \t]*\*[ \t]*\*[* \t]*|={3,}|－{3,}|—{4,}|─{3,}|━{3,}|＊{4,})[ \t]*$")
RUN = re.compile(r"--|-[ \t]+-|___|\*[ \t]*\*|===|－－－|————|───|━━━|＊＊＊＊")
"""One of these is in every rule."""
IN_RUNS = ("--", "- ", "-\t", "___", "**", "* ", "*\t", "===", "－－－", "————", "───", "━━━", "＊＊＊＊")
"""And one of these in each of them."""
HASH, BULLET, DASH, ANGLE = re.compile("#"), re.compile("[*+][ \t]"), re.compile("-[ \t]"), re.compile(">")
"""One of these is in every line that the patterns below are about."""
HEADING = re.compile(rf"(?m)^([ ]{{0,3}})(#{{1,6}})([ \t]+(?=[^\s#])|(?=[{HAN}《（][^#\n]*$))")
LONE_HEADINGS = 2
"""Headings of one level without a blank behind # at most; more are remarks of a program, and so are those of which only some have a
blank."""
CLOSING = re.compile(r"(?m)(?<=[^\s#])[ \t]+#+[ \t]*$")
ATTRIBUTES = re.compile(
    r"[ \t]*(?<!\\)\{:?[ ]?[#.][A-Za-z][\w:.-]{0,80}(?: [#.]?[\w:.=\"'-]{1,80}){0,6}[ ]?\}(?=[ \t]*$)", re.ASCII | re.MULTILINE
)
"""The name and the classes of a heading, as several dialects of Markdown write them at its end."""
ITEM = re.compile(r"(?m)^([ \t]*)([*+])[ \t]+(?=\S)")
INDENTED = re.compile(r"(?m)^[ \t]+(?=-[ \t][^\s\d])")
SCENE = re.compile("[*＊—]")
RULE_SIGNS = 3
"""Signs of a rule as converters write one (CommonMark 0.31, 4.1)."""
PARAGRAPH = re.compile(r"\n+[^#|>\[!\s*-]|\s*\Z")
ROOM = re.compile(r"[^\s_]_{3,}|_{3,}[^\s_]")
"""Room to write beside words; where a text has it, a row of such strokes is more of it."""
TITLE = re.compile(r"\s*[^\n]*\S[^\n]*\n")
"""A text that has one line only."""
COLUMNS = re.compile(r"--[ \t]+--")
"""A row of several rules is the head of a table."""
QUOTATION = re.compile(rf"(?m)^[ ]{{0,3}}>(?:[ \t](?:>[ \t]?)*(?=[ \t]*\S)|(?=[{HAN}“《（「【*\[!])|[ \t]*$)")
"""The mark of a quotation, with or without a blank behind it, and the mark alone on a line (CommonMark 0.31, 5.1)."""


def find(text: str) -> Iterator[Edit | Doubt]:
    """Edits at the starts of lines outside fenced code; a doubt where the marks are those of another language."""
    if (markup := markup_language(text)) is not None:
        yield Doubt(markup.start, markup.end, "markup-language", ())
        return
    fenced = kept(text)
    markdown = is_markdown(text)
    room = "___" in text and ROOM.search(text) is not None

    def outside(place: int) -> bool:
        return not is_fenced(fenced, place)

    for match in _matches(RULE, RUN, text) if any(sign in text for sign in IN_RUNS) else ():
        if (
            outside(match.start())
            and match[0].strip()
            and not ("_" in match[0] and room)
            and not COLUMNS.search(match[0])
            and (TITLE.fullmatch(text, 0, match.start()) or (markdown and not _parts_scenes(text, match)))
        ):
            yield Edit(match.start(), match.end(), "", "markdown-rule")
    headings = [match for match in _matches(HEADING, HASH, text) if outside(match.start())]
    remarks = _remarks(text, [match for match in headings if not match[3]])
    headings = [match for match in headings if match.start() not in remarks]
    levels = {match[2] for match in headings}
    is_close = 2 * sum(not match[3] for match in headings) >= len(headings) and (len(levels) > 1 or len(headings) <= LONE_HEADINGS)
    for match in headings:
        if (match[1] or match[3] != " ") and (match[3] or (markdown and is_close)):
            yield Edit(match.start(), match.end(), match[2] + " ", "markdown-mark")
    for start, line, _ in lines_with(HASH, text) if "#" in text else ():
        if line.lstrip().startswith("#") and (closing := CLOSING.search(text, start, start + len(line))) and outside(closing.start()):
            yield Edit(closing.start(), closing.end(), "", "markdown-mark")
        elif HEADING.match(text, start) and (named := ATTRIBUTES.search(text, start, start + len(line))) and outside(named.start()):
            yield Edit(named.start(), named.end(), "", "markdown-mark")
    bullets = _matches(ITEM, BULLET, text) if "* " in text or "+ " in text else ()
    items = [match for match in bullets if not RULE.match(text, match.start()) and outside(match.start())]
    signs = Counter(match[2] for match in items)
    listed = _listed(text, items) if not markdown else {match.start() for match in items if signs[match[2]] > 1}
    for match in (match for match in items if match.start() in listed):
        yield Edit(match.end(1), match.end(), "- ", "markdown-mark")
    for pattern, sign, plain in ((INDENTED, DASH, "- "), (QUOTATION, ANGLE, ">"))[: 1 + markdown]:
        for match in _matches(pattern, sign, text) if plain in text else ():
            if outside(match.start()):
                yield Edit(match.start(), match.end(), "", "markdown-mark")


def _listed(text: str, items: list[re.Match[str]]) -> set[int]:
    """Where the items of a list begin in a text that is no Markdown: below each other, for one alone may be a note or a heading."""
    found: set[int] = set()
    for one, two in pairwise(match for match in items if match[2] == "*"):
        end = text.find("\n", one.end(), two.start())
        if end >= 0 and not text[end : two.start()].strip():
            found |= {one.start(), two.start()}
    return found


def _remarks(text: str, close: list[re.Match[str]]) -> set[int]:
    """Where lines begin that have # without a blank and stand directly below each other: remarks, for headings do not come in pairs."""
    found: set[int] = set()
    for one, two in pairwise(close):
        if one[2] == two[2] and text.find("\n", one.end()) + 1 == two.start():
            found |= {one.start(), two.start()}
    return found


def _parts_scenes(text: str, rule: re.Match[str]) -> bool:
    """Whether a row of asterisks or of Chinese dashes, which no converter sets at a page's end, stands between two blocks or ends the last.

    Three under a heading are how a rule of the page is written; more are an ornament that someone typed.
    """
    if not SCENE.search(rule[0]) or not PARAGRAPH.match(text, rule.end()):
        return False
    start = rule.start()
    while start and text[start - 1] == "\n":
        start -= 1
    before = text[text.rfind("\n", 0, start) + 1 : start]
    underlines = before.startswith("#") and len(rule[0].replace(" ", "")) <= RULE_SIGNS
    return start > 0 and not underlines and not RULE.fullmatch(before)


def _matches(pattern: re.Pattern[str], sign: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Where a pattern matches at the start of a line; only the lines with the sign are looked at."""
    for start, _, _ in lines_with(sign, text):
        if match := pattern.match(text, start):
            yield match
