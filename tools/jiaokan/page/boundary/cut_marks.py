"""Marks that show for sure that a line was cut: a closing one at its start, an opening one at its end (W3C CLREQ, line breaking)."""

from __future__ import annotations

from jiaokan.grammar.characters import HAN
from jiaokan.grammar.label import starts_block
from jiaokan.grammar.stop import CLOSERS, FULL_STOPS, NON_STARTERS, OPENERS, STOPS, ends_sentence, ends_whole_sentence
from jiaokan.page.line import BLANKS, Line
from jiaokan.text import re

GAP = re.compile(rf"[{BLANKS}]{{3,}}")
MARKS = re.compile(r"[^\w\s]+")
BANGED = re.compile(r"[!！]{1,6}[ \u3000]+\w|[!！]{2,6}\w")
"""Marks of a heading in the notation of a wiki, or of what someone finds important."""
KEYED = re.compile(r"[?!](?:[ \u3000]|[A-Za-z0-9])|[,;?!][^\w\s]|[?？]{2,6}[\w \u3000]|[。．]{2,6}\w")
"""A mark at the start of a line that is a key, a sign of a program or of what someone does not believe, and ends nothing."""
OPTION = re.compile("[A-HＡ-Ｈ][ \u3000、.．,，]|[(（][A-HＡ-Ｈ][)）]")
"""An answer to choose, behind the bracket in which it is to be written."""
TAGGED = re.compile(rf"[^\s][{BLANKS}]{{0,8}}[A-Za-z0-9][\w-]{{0,40}}")
"""A character and its tag in Latin letters or figures."""
PAUSES = frozenset("，、；：。！？,;")
"""Marks of which none follows one that ends no sentence (GB/T 15834—2011)."""
INNER = frozenset("，、；：")
"""Marks that part a sentence within: behind a whole one they were typed or read wrong, unless a measure shows that the line was cut."""
WORD = re.compile(r"[^\W\d]")
PAIRS = {")": "(（", "）": "(（", "》": "《", "」": "「", "』": "『", "】": "【", "〕": "〔", "〉": "〈"}
"""What opens what each closing bracket closes; recognition and typists mix the widths."""
PAIRED_QUOTES = {"”": "“", "’": "‘"}
OPENED = re.compile(r"“\w{1,2}$")
CLOSED = re.compile(r"[^“”]{2,}”")
UNCLOSED, CLOSES = re.compile(r"“[^“”]{2,}$"), re.compile(r"”[^”]*(?:“|$)")
"""A quotation that is open at the end of a line, and its closing mark at the start of the next; typists turn marks the wrong way
round, so the marks on both sides must agree."""
DAY_CUT = re.compile(
    r"[^\n]*\D\d{1,2}月\n\d{1,2}[日号號]|[^\n]*\d{4}年\n\d{1,2}月(?:\d|[份底初中])|[^\n]*[^\d.]\d{1,7}(?:\.\d{1,3})?\n[万亿萬億]"
)
"""A date or a round number of which both parts are there, over a break; between the two lines stands the sign of a new line."""
FIGURE_CUT = re.compile(
    rf"[^\n]*(?:[^\d.]\d{{1,4}}\.\n\d{{1,4}}(?:[%％‰°）)]|[{HAN}A-Za-z])"
    rf"|[{HAN}，、]\d{{1,6}}\n(?:\d{{1,6}}(?:\.\d{{1,4}})?[%％‰{HAN}]|\.\d|[年月日元个個人次家项項多余餘]))"
)
"""A number over the end of a line that a measure holds: 2.|5, 127|0多万, 17|个."""
FIGURE_STARTS = frozenset("0123456789.万亿萬億年月日元个個人次家项項多余餘")
FIGURE_CHARACTERS = 12
"""Code points on either side of a break in which its number stands."""
LEAST_QUOTING_COLUMNS = 24
"""Columns of a line before which one may be cut in the middle of a quotation or of a number."""
SPEAKER = re.compile(r"(?:[^，。；：:、\s（(“《]{1,6}|[A-Z][A-Za-z.'’-]{1,20}(?:[和与與、&][A-Z][A-Za-z.'’-]{1,20})?)[：:]")
"""Who speaks, at the start of a line of a play."""
BRACKETS = re.compile(r"[()（）《》「」『』【】〔〕〈〉]")
PERCENTS = "%％"
DOTS = "。．"
"""Full stops that typists also set before items."""
OPEN_BRACKETS = 8
"""Brackets that are open at once at most."""


def open_brackets(text: str) -> str:
    """The brackets of a text that are open at its end."""
    found: list[str] = []
    for mark in BRACKETS.findall(text):
        if mark not in PAIRS:
            found.append(mark)
        elif found and found[-1] in PAIRS[mark]:
            found.pop()
    return "".join(found[-OPEN_BRACKETS:])


def cut_for_sure(before: Line, after: Line, opened: str, starts: bool, measured: bool) -> bool:
    """A closing mark at the start of a line or an opening mark at the end of one.

    Not all such marks close: an ellipsis may open a sentence, a percent sign without a number before it a command, ![ a picture of
    Markdown. A bracket closes only what is open (`opened`), and marks alone on a line after the end of a sentence are not its end.
    `starts` says whether `before` is the first line of its block, so that a quotation mark at its end without a partner is the second of
    a pair, whichever way it was typed; `measured` whether lines wrap at a measure: else one behind the end of a sentence closes it.
    """
    first = after.text[0]
    closing = first in NON_STARTERS and before.width > 2 and not (after.gap and first in ",;?!")
    closing = closing and not (first in PERCENTS and not before.text[-1].isnumeric()) and not KEYED.match(after.text)
    whole = (after.gap or (first in INNER and not measured)) and ends_whole_sentence(before.text)
    closing = closing and not (first in PAUSES and (before.text[-1] in PAUSES or whole))
    closing = closing and not _are_tagged(before, after)
    quoted = (
        CLOSES.match(after.text) is not None and not (after.gap and ends_sentence(before.text)) and UNCLOSED.search(before.text) is not None
    )
    opening = before.text[-1] in OPENERS and not (after.gap and (len(before.text) == 1 or not _closes(before.text[-1], after)))
    if not (closing or quoted or opening) or GAP.search(before.text) or GAP.search(after.text):
        return False
    if closing or quoted:
        closes = first not in PAIRS or any(mark in opened for mark in PAIRS[first])
        return first != "…" and closes and not (ends_sentence(before.text) and MARKS.fullmatch(after.text))
    speaks = SPEAKER.match(after.text) is not None
    last = before.text[:-1].rstrip(BLANKS)[-1:]
    turned = (last in STOPS and (after.gap > 0 or first in "”“" or speaks)) or (last in FULL_STOPS | CLOSERS and not measured)
    turned = turned or (
        before.text[-1] == "“" and ((starts and _is_second(before.text)) or (speaks and SPEAKER.match(before.text) is not None))
    )  # typed or read the wrong way round
    return not turned and not starts_block(after.text) and not (before.text[-1] in "（(" and OPTION.match(after.text))


def _closes(mark: str, after: Line) -> bool:
    """Whether what an opening mark opens before a blank line ends in the line below it; behind a page it may end later."""
    return after.page or any(mark in PAIRS.get(other, PAIRED_QUOTES.get(other, "")) for other in after.text)


def _are_tagged(before: Line, after: Line) -> bool:
    """Whether two lines have a character each with a tag behind it: the rows of a text that was taken apart."""
    return TAGGED.fullmatch(before.text) is not None and TAGGED.fullmatch(after.text) is not None


def _is_second(text: str) -> bool:
    """Whether the quotation mark at the end of a first line is the second of a pair: the marks before it leave one without a partner."""
    return (text.count("“") + text.count("”")) % 2 == 0


def number_cut(before: Line, after: Line, measured: bool) -> bool:
    """A date or a number of which a part stands in each of two lines; `measured` says whether the lines wrap at a measure."""
    if after.gap or before.width < LEAST_QUOTING_COLUMNS or after.text[0] not in FIGURE_STARTS or starts_block(after.text):
        return False
    over = f"{before.text[-FIGURE_CHARACTERS:]}\n{after.text[:FIGURE_CHARACTERS]}"
    return DAY_CUT.match(over) is not None or (measured and FIGURE_CUT.match(over) is not None)


def heads_items(before: Line, after: Line, following: Line | None, measure: int) -> bool:
    """Whether marks at the start of a line head what follows, and end nothing.

    A full stop does if a line beside begins with it too and the line before has room: some typists have no other dot on their keyboard.
    Marks alone below a blank line or a number, with the next line directly below, head that; so do exclamation marks with a blank behind
    them. `measure` is the width of the column, 0 where lines do not wrap.
    """
    first = after.text[0]
    heads = BANGED.match(after.text) or (MARKS.fullmatch(after.text) and following is not None and not following.gap)
    if first in "!！%％" and heads and (after.gap or not WORD.search(before.text)):
        return True
    if first not in DOTS or MARKS.fullmatch(after.text) or (measure and before.width + 2 > measure):
        return False
    return first in (before.text[0], following.text[0] if following else "")


def quotation_cut(before: Line, after: Line) -> bool:
    """A quotation of which one or two characters stand at the end of a line, without a mark, and that closes in the next line."""
    return (
        not after.gap
        and before.width >= LEAST_QUOTING_COLUMNS
        and OPENED.search(before.text) is not None
        and CLOSED.match(after.text) is not None
    )
