"""Whether two neighbouring lines belong together by what they say, whatever their widths.

A date, a document number, a source, an item of a list are parts of their own; a dateline, a law's history that has not named its act
yet, a title broken off in mid-word are not done.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from jiaokan.grammar.characters import HAN
from jiaokan.grammar.date import DAY, FIGURES_DAY, MONTH
from jiaokan.grammar.dateline import is_dateline, is_reporters
from jiaokan.grammar.label import CAPTION, LONGEST_CAPTION_CHARACTERS, may_start_block
from jiaokan.grammar.numeral import ORDINAL
from jiaokan.grammar.stop import ends_sentence
from jiaokan.page.boundary.place import Place
from jiaokan.page.boundary.title_lines import INNER_STOP, TITLE_END, title_wraps
from jiaokan.page.entries import are_counted_parts
from jiaokan.page.line import Line, first_unit
from jiaokan.page.region import INDENT_COLUMNS, is_row
from jiaokan.text import re

DATE = re.compile(FIGURES_DAY)
ENACTED = re.compile("通[过過]|公布|发布|發布|修[订訂正]|批准|施行")
LABELLED = re.compile(r"[^，。；：:、\s（(“《]{1,12}[：:](?![0-9/])")
ROLES = re.compile(rf"[（(]{LABELLED.pattern}[^）)]*$")
"""A bracket that opens with a label and is left open."""
COLON = re.compile("[：:]")
LEAST_LABEL_TIMES, LABEL_SHARE = 3, 0.8
"""How often a label begins a line at least, and the part of all its places that are at the beginning of one."""
SPEAKERS = re.compile(r"[^，。；：:、\s（(“《]{1,2}[：:](?![0-9/])")
"""So short a label says who speaks; two lines of one paragraph hardly begin with one by chance."""
CODE = re.compile(r"[A-Z]{1,6}(?:/[A-Z]{1,3})?[ \-]*[0-9]{2,}")
SOLE = re.compile(
    rf"{DAY}|{MONTH}(?:[至到—–~～－-](?:{MONTH}|[0-9]{{1,2}}月))?"
    rf"|[{HAN} \u3000]{{0,24}}[令告](?:[0-9]{{4}}年)?第[0-9]{{1,4}}号"
    rf"|[{HAN}]{{1,12}}[〔［\[（(][0-9]{{4}}[〕］\]）)][0-9]{{1,5}}号|[（(](?:此件|本件|信息公开|公开属性|公开方式|联系人)[^（）()]{{1,60}}[）)]"
    r"|[^，。；（）()]{1,40}[（(][a-z0-9-]{1,40}(?:\.[a-z0-9-]{1,40}){1,4}[）)]"
)
"""A date, the months of a work, a document number, the note of a notice or the name of a site with its address; alone on a line it is a
part of its own."""
WIDE = rf"{HAN}\u3000-\u303f\uff00-\uffef"
"""What is as wide as a Han character, in a class of characters."""
MONEY = re.compile(r"(?:[A-Z]{2,3} ?)?[$¥￥€£] ?[0-9]{1,3}(?:,?[0-9]{3}){0,5}(?:\.[0-9]{2})?")
"""An amount in figures; alone on its line it is the value of a row."""
TAKEN = re.compile(r"(?:记者|通讯员|作者|新华社|本报)[^，。；]{1,16}[摄攝]$|[（(][a-z0-9-]{1,40}(?:\.[a-z0-9-]{1,20}){1,4}[）)]$")
"""The end of a line under a picture, and of one that names the site a text was taken from."""
SOLE_ENDS, TAKEN_ENDS = "日号月）)", "摄攝）)"
"""With which each ends: a quick look before the sure one."""
BARE_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]{1,3}){0,3}")
"""The number of a page, a section, a note or a thing; no typesetter leaves a number alone on the last line of a sentence."""
ELLIPSIS = re.compile("[…⋯]{1,4}")
"""What stands for paragraphs left out, alone on its line (GB/T 15834—2011, 4.11)."""
CELL_GAP = re.compile("(?<=\\S)(?:[ \u3000]*\t[ \u3000]*|[ \u3000]{3,})(?=\\S)")
FIRST_CELL = re.compile(r"[\w.()（）'\[\]-]{2,24} {3,40}\w")
"""A short cell without a mark at the start of a line, and the next one: justified lines have such blanks beside marks alone."""
LEAST_CELL_GAP_TIMES = 2
"""Tabs or runs of blanks in a row of values at least."""
HEADLINE_BREAK = re.compile(f"[{HAN}]{{2}}")
"""The characters on both sides of the break of a headline."""
LINKS_ITEMS = re.compile("[；;](?:以及|和|及|与|與|或|或者|[并並]且?)$")
"""How the last item but one of a list of clauses ends."""
ALIKE_CHARACTERS, ALIKE_END_CHARACTERS = 8, 4
"""Two lines of one sentence do not begin with so many equal characters, nor end with so many."""
FIGURES = re.compile("[0-9]+")
CAPTION_STARTS, LEADS_TO_FIGURE = frozenset("图圖表附"), frozenset("如见見在由据據从從的及和与與至到、，（(“《")
"""With what a caption begins, and how a clause ends that goes on with the number of a figure."""
CAPTION_SHARE = 0.8
"""Which part of the measure a caption fills; a sentence that begins so fills its line."""
LEFT_OVER_COLUMNS, LONGEST_ENTRY_COLUMNS = 4, 44
"""Columns of what is left over of a line at most, wherever it stands; and of a line that may be an entry of a list of names."""
LEADER = re.compile(rf"(?:[…⋯]{{2,40}}|(?:[.．·] ?){{4,80}})[ \u3000]{{0,24}}[0-9{ORDINAL}〇]{{1,6}}$")
"""The dots of an entry of a table of contents, and the number of its page."""
LONGEST_LEADER_CHARACTERS = 90
"""Code points from the end of a line in which they are looked for."""
HAN_WORD, LATIN_WORD, ANY_WIDE = re.compile(rf"[{HAN}]{{2}}"), re.compile("[A-Za-z]{2}"), re.compile(f"[{WIDE}]")
LEAST_LATIN_WORDS = 3
"""Words of a name or an address in Latin letters; one alone may be a piece of a sentence."""
CHAPTER = re.compile(rf"[{HAN}]{{1,8}}第[{ORDINAL}]{{1,4}}(?:[（(][上中下終终][）)])?")
"""The heading of a chapter of an old book, or the name of its scroll, with the number behind: 子路初見第十九."""
ORNAMENTS = re.compile(r"[*＊※☆★◇◆○●◎□■△▲▽▼♦❖✦§~～#＃+＋=＝_.·•…⋯—－─━\- \u3000]+")
"""Signs without a word: a rule between scenes, dots in the place of what is left out."""
LEAST_RULE_SIGNS = 3
"""So many signs alone on a line are no dash or ellipsis of a sentence; of a sign that no sentence has, one is enough."""
ORNAMENT = re.compile("[※☆★◇◆◎□■△▲▽▼♦❖✦§●•▪‣◦➢]")


def is_ornament(string: str) -> bool:
    """Whether a line has no words, only signs that part scenes or stand for what is left out."""
    if ORNAMENTS.fullmatch(string) is None:
        return False
    return len(re.sub(r"\s", "", string)) >= LEAST_RULE_SIGNS or ORNAMENT.match(string) is not None


def stand_apart(before: Line, after: Line, starts: bool) -> bool:
    """Whether one of two lines is a part of its own by its form.

    `starts` says whether `before` is the first line of its block.
    """
    if are_counted_parts(before.text, after.text):
        return True
    words = before.text[0].isalpha() and after.text[0].isalpha()  # no ornament, number or ellipsis begins with a letter
    if not words and (is_ornament(before.text) or is_ornament(after.text) or BARE_NUMBER.fullmatch(after.text)):
        return True
    if (starts and _alike(before.text, after.text)) or (len(before.text) == len(after.text) == 1 and not before.text.isalnum()):
        return True  # or a list of marks
    if (before.text[-1] in TAKEN_ENDS and TAKEN.search(before.text)) or _is_sole(after.text) or (starts and _is_sole(before.text)):
        return True
    if starts and before.text[0].isascii() and HAN_WORD.match(after.text) and _is_latin(before.text):
        return True  # a line of Latin words alone is the name or address of what is given in Chinese below
    if MONEY.fullmatch(after.text) or (starts and MONEY.fullmatch(before.text)):
        return True
    if starts and (is_row(before.text) and is_row(after.text)):
        return True
    if LEADER.search(before.text, max(0, len(before.text) - LONGEST_LEADER_CHARACTERS)):
        return True
    if _is_row_of_cells(before.text) and _is_row_of_cells(after.text):
        return True
    if "   " in after.text and FIRST_CELL.match(after.text):
        return True
    if after.gap and LINKS_ITEMS.search(before.text[-4:]):
        return True
    if (
        after.text[-1] in "）)"
        and ROLES.match(before.text)
        and LABELLED.match(after.text)
        and not INNER_STOP.search(before.text + after.text)
    ):
        return True  # who moved it and who seconded, in one pair of brackets
    if _are_chapter_and_text(before, after, starts):
        return True
    if after.text[0] == "各" and after.text[-1] in "：:" and TITLE_END.match(before.text):  # the addressee under a title
        return True
    if words:
        return False
    return ELLIPSIS.fullmatch(before.text) is not None or (ELLIPSIS.fullmatch(after.text) is not None and ends_sentence(before.text))


def _are_chapter_and_text(before: Line, after: Line, starts: bool) -> bool:
    """Whether one of two lines is the short heading of a chapter with its number behind, the other a long one without a mark."""
    if "第" not in before.text and "第" not in after.text:
        return False
    if 2 * after.width <= before.width and CHAPTER.fullmatch(after.text):
        return not INNER_STOP.search(before.text)
    return starts and 2 * before.width <= after.width and after.text[0] not in ORDINAL and CHAPTER.fullmatch(before.text) is not None


def _is_row_of_cells(string: str) -> bool:
    """Whether a line has blanks that part three cells or more."""
    return ("\t" in string or "   " in string) and len(CELL_GAP.findall(string)) >= LEAST_CELL_GAP_TIMES


def _is_latin(string: str) -> bool:
    """Whether a line has several words, all in Latin letters."""
    return LATIN_WORD.search(string) is not None and not ANY_WIDE.search(string) and len(string.split()) >= LEAST_LATIN_WORDS


def _is_sole(string: str) -> bool:
    """Whether a string alone on its line is a part of its own."""
    return string[-1] in SOLE_ENDS and SOLE.fullmatch(string) is not None


def _alike(one: str, two: str) -> bool:
    """Whether a line begins or ends as the line before does: a header and the title of which it was made, a refrain, rows of a list.

    Their figures may be others: 根据2009年8月27日…第一次修正, 根据2020年10月17日…第二次修正.
    """
    if one == two or (len(one) > ALIKE_CHARACTERS and one[0] == two[0] and _begins(one) == _begins(two)):
        return True
    ends = one[-ALIKE_END_CHARACTERS:] == two[-ALIKE_END_CHARACTERS:] and min(len(one), len(two)) > ALIKE_CHARACTERS
    return ends and not INNER_STOP.search(one + two)


def _begins(text: str) -> str:
    """The characters by which the beginnings of lines are compared: every number is one."""
    return FIGURES.sub("0", text[: 2 * ALIKE_CHARACTERS])[:ALIKE_CHARACTERS]


def _is_caption(line: Line, measure: int) -> bool:
    """Whether a line is the number and name of a table or figure, with no mark and room behind it."""
    return (
        len(line.text) <= LONGEST_CAPTION_CHARACTERS
        and not INNER_STOP.search(line.text)
        and not ends_sentence(line.text)
        and (not measure or line.width < CAPTION_SHARE * measure)
        and CAPTION.match(line.text) is not None
    )


def belong(before: Line, after: Line, following: Line | None, place: Place) -> bool | None:
    """Whether the second of two lines goes on with the first by what they say; None if they say nothing about it."""
    starts, measure = place.starts, place.region.measure
    if after.text[0] in CAPTION_STARTS and _is_caption(after, measure) and before.text[-1] not in LEADS_TO_FIGURE:
        return False
    if place.told and not ends_sentence(before.text) and not may_start_block(after.text):
        return True
    if (is_dateline(before.text) and starts) or (place.story and is_reporters(before.text)):
        return True
    figure = after.text[0].isascii()  # a date and a number of a standard begin with a figure or a letter
    if starts and ((figure and _parallel(before, after)) or _labelled(before, after, measure)):
        return False
    if figure and (starts or _ends_history(before)) and _dated(before, after, following) and not _fills_indented(before, after, place):
        return False
    if starts and DATE.match(before.text) and not ENACTED.search(before.text) and _ends_history(after):
        return True
    if starts and _in_two(before, after, following):
        return True
    entry = not measure and before.width <= LONGEST_ENTRY_COLUMNS and after.width > LEFT_OVER_COLUMNS
    wraps = starts and title_wraps(before, after, measure or before.width)
    return True if wraps and (not entry or _is_by_itself(before, following, place.top)) else None


def _is_by_itself(before: Line, following: Line | None, top: bool) -> bool:
    """Whether something but a line of words like theirs stands above two lines or below them, as it does around a title: a blank line,
    the edge of a page or a clause. In the middle of a list entries stand on both sides."""
    if top or before.gap or before.page:
        return True
    return following is None or following.gap > 0 or following.page or INNER_STOP.search(following.text) is not None


def _in_two(before: Line, after: Line, following: Line | None) -> bool:
    """A headline of two lines between blank lines, of which the first has a clause inside and breaks off in mid-phrase."""
    top = before.gap or before.page or before.start <= before.indent
    if (
        not top
        or after.gap
        or after.page
        or following is None
        or not following.gap
        or following.text[0] == "#"
        or may_start_block(after.text)
    ):
        return False
    if not 28 <= before.width <= 60 or after.width > 60 or not HEADLINE_BREAK.fullmatch(before.text[-1] + after.text[0]):
        return False
    if may_start_block(before.text) or not INNER_STOP.search(before.text):
        return False
    return not INNER_STOP.search(after.text) and not ends_sentence(after.text) and DATE.match(after.text) is None


def repeated_labels(rows: Sequence[Line]) -> frozenset[str]:
    """The labels that begin lines of a text again and again, as in minutes and forms, and hardly stand inside one (議決：, 地址：)."""
    begun = Counter(label[0] for row in rows if (label := LABELLED.match(row.text)))
    often = {label: times for label, times in begun.items() if times >= LEAST_LABEL_TIMES}
    if not often:
        return frozenset()
    inside: Counter[str] = Counter()
    sizes = sorted(set(map(len, often)))
    for row in rows:
        for colon in COLON.finditer(row.text, 1):
            inside.update(row.text[colon.end() - size : colon.end()] for size in sizes if size < colon.end())
    return frozenset(label for label, times in often.items() if times >= LABEL_SHARE * (times + inside[label]))


def _parallel(before: Line, after: Line) -> bool:
    """Two lines that start alike, as items of a list do: two dates, two numbers of standards."""
    if DATE.match(before.text) and DATE.match(after.text):
        return not ends_sentence(before.text)
    return bool(CODE.match(before.text) and CODE.match(after.text))


def _labelled(before: Line, after: Line, measure: int) -> bool:
    """Two lines that each begin with the name of what follows (地址：… | 电话：…), without a clause in them or the first not full."""
    if not (LABELLED.match(before.text) and LABELLED.match(after.text)) or before.text[-1] in "，、；":
        return False
    if SPEAKERS.match(before.text) and SPEAKERS.match(after.text):
        return True
    if not INNER_STOP.search(before.text + after.text) and not ends_sentence(before.text):
        return True
    return measure - before.width >= first_unit(after.text) + 1


def _ends_history(line: Line) -> bool:
    """Whether a line ends as one does that says when a law was passed or published."""
    return not INNER_STOP.search(line.text) and ENACTED.search(line.text, max(0, len(line.text) - 3)) is not None


def _fills_indented(before: Line, after: Line, place: Place) -> bool:
    """Whether an indented first line is full and the next has no indent, where first lines have theirs: it goes on, whatever it says."""
    indented, first = (line.indent > place.region.margin + 1 for line in (before, after))
    room = place.region.measure - before.width - INDENT_COLUMNS
    return place.custom.indents and indented and not first and room < first_unit(after.text)


def _dated(before: Line, after: Line, following: Line | None) -> bool:
    """A title, and below it the line that says when a law was passed or published."""
    if DATE.match(after.text) and _ends_history(before):
        return True
    if not DATE.match(after.text) or INNER_STOP.search(before.text) or ends_sentence(before.text) or before.width > 60:
        return False
    return after.gap > before.gap or ENACTED.search(after.text + (following.text if following else "")) is not None
