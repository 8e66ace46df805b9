"""How a text sets blanks: whether numbers and Latin words stand apart from Han characters in it, what it sets off, what is a row.

A blank between Han and a digit is a habit of writing where most such places have one, and then it says nothing. Where most have none,
the few that have one were set to part things, as a blank between two Han characters was.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from functools import lru_cache

from jiaokan.grammar.characters import HAN
from jiaokan.grammar.numeral import ORDINAL, ZERO
from jiaokan.page.dictionary import words
from jiaokan.page.own_blanks import of_old_work
from jiaokan.text import re

DIGIT_BESIDE = re.compile(f"(?<=[{HAN}])(?P<one> ?)(?=[0-9])|(?<=[0-9%％])(?P<two> ?)(?=[{HAN}])")
LETTER_BESIDE = re.compile(f"(?<=[{HAN}])(?P<one> ?)(?=[A-Za-z])|(?<=[A-Za-z])(?P<two> ?)(?=[{HAN}])")
LEAST_SIDE_TIMES = 4
"""Places of one side that show a habit of their own, at least."""
HAN_BESIDE = re.compile(f"(?<=[{HAN}]) (?=[{HAN}])")
RUN_IN = re.compile(
    rf"^(?:#{{1,6}} )?(?:([{ORDINAL}]{{1,3}}、|[（(][{ORDINAL}]{{1,3}}[）)]|[0-9]{{1,2}}[.．、])[{HAN}]{{2,16}}|[{HAN}]{{2,8}})"
    f" (?=[{HAN}])"
)
"""The words of a heading that stands in the first line of its paragraph, with a number or short, and the blank behind it."""
LEAST_RUN_IN_TIMES, RUN_IN_SHARE = 2, 0.6
"""So many of them at least, one more if some have no number; and their part of all blanks between Han characters."""
WORD_BEFORE = re.compile(f"[{HAN}{ZERO}A-Za-z0-9.%％]*$")
WORD_AFTER = re.compile(f"[{HAN}{ZERO}A-Za-z0-9.%％]*")
LONGEST_WORD_CHARACTERS = 4
"""Longer entries of the dictionary are names put together of words (中共中央国务院)."""
SPREAD = re.compile(rf"(?:^|(?<=[{HAN}]{{2}}[ \u3000]))([{HAN}])[ \u3000]([{HAN}])(?=[ \u3000][{HAN}]{{2}})", needs=" \u3000")
"""A label of two characters, set apart to be as wide as one of four, before what it is of."""
EQUALS = re.compile(
    "|".join(rf"(?<![{HAN}])(?<![{HAN}] )[{HAN}]{{{size}}}(?: [{HAN}]{{{size}}}){{3,}}(?! ?[{HAN}])" for size in (2, 3, 4)), needs=" "
)
"""Four words or more of one length with a blank between each, and none before or behind: a row, in a sentence too."""
ENTRY = re.compile(
    rf"[*]?[A-Za-z][A-Za-z .,'’()/-]{{0,40}}[0-9]?[ \t]*(?:\[[^\]\n]{{1,60}}\]|/[^/\n]{{1,40}}/)?[ \t]*[a-z]{{1,6}}\.[^\n]{{0,40}}?[{HAN}]"
)
"""The entry of a dictionary: a Latin word, how it is said, its class, and what it means."""
POSTAL = re.compile(rf"(?<=[{HAN}])[ ,，] ?[0-9]{{6}}(?=[；;）)]|$)", needs="0123456789")
PART_END = re.compile("[；;（()）。]")
POSTAL_GAP = re.compile(f"(?<=[{HAN}]) (?=[{HAN}0-9])")
"""An address that ends with its number of six figures, and a blank inside of it."""
SLOT = re.compile(r"(?<![^ \t\u3000：:_])年( )月( )日(?:( )[时時](?:( )分)?)?")
"""A day to be filled in, with no figure before it, and an hour."""
VERSE = re.compile(rf"[0-9]{{1,3}}[·‧][0-9]{{1,3}}(?= [{HAN}])", needs="·‧")
"""The number of a chapter and of a passage in it, as editions of classics have: 2·19."""
CELL = re.compile("[^ ]+")
LEAST_CELLS, MEAN_CELL_CHARACTERS, LEAST_EACH_CELLS = 9, 8, 3
"""Of a row of a table that was set in one line: cells at least, code points of a cell in the mean, words and figures at least."""
RECKONING = frozenset("*=+×÷")
"""Signs that stand between the terms of a sum, and in no cell of a table alone."""
IS_WORD, HAS_FIGURE = re.compile(f"[{HAN}]{{2,}}"), re.compile("[^A-Za-z0-9]*[0-9]")
COUNTED_WORD = re.compile(rf"(?m)^(?:[#>*-]+ ?)*([{HAN}]{{2,4}}) ?[0-9]{{1,3}}[.．、：:]")
"""A word at the start of a line that is counted: 议题 2."""
LEAST_COUNTED_TIMES = 2
"""How often such a word is counted at least."""
GLOSS = re.compile(f"([A-Za-z][ -~]{{2,80}}[!-~]) [{HAN}][{HAN}（）、；A-Za-z0-9]{{1,40}}")
"""A Latin phrase, a blank, and what it means."""
GLOSSARY_LINES, GLOSSARY_SHARE = 3, 0.1
"""So many lines of that build make a glossary, and such a part of all: notes have a heading or a link of it here and there."""
ITEM = re.compile(
    r"(?<![^ \t\u3000\n])(?:([A-H](?!\.[A-Z]\.)|[a-h](?!\.[a-z]))|([0-9]{1,2})(?!\.(?:[a-z]|[A-Z](?![A-Za-z]))))[.．、)）](?![0-9])"
    r"|(?<![^ \t\u3000\n])([①-⑳])"
)
"""The label of an item that stands in a line with others: A. B. C., 1. 2., ① ②; 1.x and 2.X are versions."""
NUMBER_BEFORE = re.compile(r"第[ \t\u3000]{0,2}[0-9](?:[0-9、， -]{0,40}[0-9])?$")
COUNTED_THINGS = "号號条條款项項目章节節编編期届屆次页頁卷冊册"
"""What numbers of documents, provisions and volumes stand before."""
OPEN_BRACKET = re.compile("[（(][^（）()\n]*$")
NEAR_CHARACTERS = 240
"""Code points to either side within which the label before or after it is looked for."""
REMARK = re.compile(r"[（(][^（）()\n]{0,40}[）)]")
STOP = re.compile("[，。；]")
SENTENCE = re.compile("[，。；！？“”]")
"""A mark that no cell of a table has."""
ENDING = re.compile("[！？]")
CLOSED = "！？。…”』」"
RUNNING_TEXT_CHARACTERS = 24
"""Code points from which a line with ！ or ？ in it is running text if it ends like a sentence; a headline may have them too."""


@lru_cache(maxsize=8)
def sets_apart(text: str, is_digit: bool, side: str = "") -> bool:
    """Whether most of the places of a text or a line where Han meets a digit (else: a Latin letter) have a blank.

    Args:
        text: a text, or a line of it.
        is_digit: whether digits are asked for.
        side: "one" for the places where Han comes first, "two" for those where it comes last; an extractor may lose the blanks of one.
    """
    places = (DIGIT_BESIDE if is_digit else LETTER_BESIDE).finditer(text)
    found = [place[side] if side else place["one"] or place["two"] or "" for place in places]
    found = [blank for blank in found if blank is not None]
    return 2 * sum(map(bool, found)) > len(found) >= (LEAST_SIDE_TIMES if side else 0)


@lru_cache(maxsize=1)
def sets_off_heads(text: str) -> bool:
    """Whether a blank between two Han characters of running text mostly stands behind a heading in the line of its text."""
    found = [line for line in text.split("\n") if HAN_BESIDE.search(line) and is_prose(line)]
    heads = [head for line in found if (head := RUN_IN.match(line))]
    least = LEAST_RUN_IN_TIMES + any(head[1] is None for head in heads)
    return len(heads) >= least and len(heads) >= RUN_IN_SHARE * sum(len(HAN_BESIDE.findall(line)) for line in found)


def is_counted(text: str, line: str, place: int) -> bool:
    """Whether a word ends at a place of a line that begins lines of the text with a number behind it again and again."""
    word = COUNTED_WORD.match(line)
    return word is not None and word.end(1) == place and _counted_words(text)[word[1]] >= LEAST_COUNTED_TIMES


@lru_cache(maxsize=1)
def _counted_words(text: str) -> Counter[str]:
    """How often each such word is counted."""
    return Counter(COUNTED_WORD.findall(text))


@lru_cache(maxsize=1)
def is_glossary(text: str) -> bool:
    """Whether several lines of the text are a Latin phrase and its Chinese, none the same phrase: a name begins more than one heading."""
    lines = [line for line in text.split("\n") if line and not line.isspace()]
    found = [match[1] for line in lines if (match := GLOSS.fullmatch(line))]
    if len(found) < GLOSSARY_SHARE * len(lines):
        return False
    words = {phrase.partition(" ")[0] for phrase in found}
    return len(set(found)) == len(found) >= GLOSSARY_LINES and 2 * len(words) > len(found)


def begins_item(text: str, place: int) -> bool:
    """Whether the label of an item stands at a place of a text, and the one before or after it near by, behind a blank or a break.

    Figures count on only if the same sign closes them: 均值为 0、方差为 1） are none.
    """
    label = ITEM.match(text, place)
    if not label or OPEN_BRACKET.search(text, max(0, place - NEAR_CHARACTERS), place):
        return False
    kind, value = label.lastindex, _counted(label)
    first, last = max(0, place - NEAR_CHARACTERS), place + NEAR_CHARACTERS
    if label[2] and text[place - 1 : place] != "\n":  # a figure is a label of its line where another one is
        first, last = text.rfind("\n", first, place) + 1 or first, place + len(text[place:last].partition("\n")[0])
    near = ITEM.finditer(text, first, last)
    closed = label[0][-1]
    return any(other.lastindex == kind and abs(_counted(other) - value) == 1 and (not label[2] or other[0][-1] == closed) for other in near)


def _counted(label: re.Match[str]) -> int:
    """The place in its row of the label of an item."""
    return int(label[2]) if label[2] else ord(label[1] or label[3])


def in_entry(text: str, line: str, start: int, end: int) -> bool:
    """Whether a blank of a line stands in the entry of a dictionary, and not between two Han characters."""
    if HAN_BESIDE.match(line, start) and end == start + 1:
        return False
    return (ENTRY.match(line) is not None or GLOSS.fullmatch(line) is not None) and is_dictionary(text)


@lru_cache(maxsize=1)
def is_dictionary(text: str) -> bool:
    """Whether several lines of the text are entries of a dictionary."""
    return sum(1 for line in text.split("\n") if ENTRY.match(line)) >= GLOSSARY_LINES


def is_prose(line: str) -> bool:
    """Whether a line is running text: it has a comma or a full stop, or is long and ends like a sentence, a list or its beginning.

    What stands in brackets says nothing of the line: 甘草（五分，炙）.
    """
    if STOP.search(line) and STOP.search(REMARK.sub("", line)):
        return True
    return len(line) >= RUNNING_TEXT_CHARACTERS and (line[-1] in "：、" or (line[-1] in CLOSED and ENDING.search(line) is not None))


def parts_word(one: str, two: str) -> bool:
    """Whether a blank between two strings stands inside a word of the dictionary."""
    one, two = one[-5:], two[:5]
    place = 0
    for word in words(one + two):
        if place < len(one) < place + len(word):
            return len(word) <= LONGEST_WORD_CHARACTERS
        place += len(word)
    return False


@lru_cache(maxsize=1)
def spread(line: str) -> frozenset[int]:
    """Where labels begin and end whose two characters are set apart, in a line that has no blanks between Han characters but theirs.

    Args:
        line: a line that is no running text.

    Returns:
        Places in code points; none where other blanks stand elsewhere too.
    """
    found = list(SPREAD.finditer(line))
    if not any(parts_word(match[1], match[2]) for match in found):
        return frozenset()
    ends = {place for match in found for place in match.span()}
    inner = {match.end(1) for match in found}
    outer = [gap for gap in HAN_BESIDE.finditer(line) if gap.start() not in inner]
    return frozenset(ends if all({gap.start(), gap.end()} & ends for gap in outer) else ())


@lru_cache(maxsize=1)
def is_row_of_names(line: str) -> bool:
    """Whether blanks between Han characters part more than two things in a line that is no running text."""
    return len(HAN_BESIDE.findall(line)) > 1


def rows_of_words(line: str) -> frozenset[int]:
    """Where the blanks of a line stand that part four words or more of one length; none where blanks stand elsewhere in it too.

    Returns:
        Places in code points.
    """
    rows = [match.span() for match in EQUALS.finditer(line)]
    parted = frozenset(place for one, two in rows for place in range(one, two) if line[place] == " ")
    return parted if parted.issuperset(match.start() for match in HAN_BESIDE.finditer(line)) else frozenset()


def cells(line: str) -> frozenset[int]:
    """Where the blanks of a line stand that part the cells of a table, all of it set in one line; none if it is no such line.

    Returns:
        Places in code points.
    """
    found = CELL.findall(line) if "|" not in line and "`" not in line and line[:2] != "- " else []  # bars part cells already
    if len(found) < LEAST_CELLS or len(line) > MEAN_CELL_CHARACTERS * len(found) or SENTENCE.search(line):
        return frozenset()
    if not RECKONING.isdisjoint(found):
        return frozenset()
    words, figures = (sum(kind(cell) is not None for cell in found) for kind in (IS_WORD.fullmatch, HAS_FIGURE.match))
    return frozenset(match.end() for match in CELL.finditer(line)) if min(words, figures) >= LEAST_EACH_CELLS else frozenset()


@lru_cache(maxsize=1)
def is_match(pattern: re.Pattern[str], line: str) -> bool:
    """Whether a line as a whole begins so; asked once a line, whatever blanks it has."""
    return pattern.match(line) is not None


def addresses(line: str) -> frozenset[int]:
    """Where the blanks of a line stand that part whose place it is, the province, the town and the number of the post (GB/T 7713.2).

    Returns:
        Places in code points.
    """
    posts = [match.span() for match in POSTAL.finditer(line)]
    starts = [0, *(match.end() for match in PART_END.finditer(line))] if posts else []
    parts = [(starts[bisect_right(starts, one) - 1], two) for one, two in posts]
    return frozenset(match.start() for one, two in parts for match in POSTAL_GAP.finditer(line, one, two))


def parted(line: str) -> frozenset[int]:
    """Where the blanks of a line stand that part words of one length, an address, cells, a day to be filled in, a passage's number."""
    verse = VERSE.match(line)
    slots = {slot.start(unit) for slot in SLOT.finditer(line) for unit in (1, 2, 3, 4) if slot[unit]}
    return rows_of_words(line) | addresses(line) | cells(line) | of_old_work(line) | slots | ({verse.end()} if verse else set())


def in_number(line: str, start: int, end: int) -> bool:
    """Whether the blank from `start` to `end` stands between a number that 第 begins and what it counts: 第 1、2、4  條."""
    return line[end] in COUNTED_THINGS and NUMBER_BEFORE.search(line, max(0, start - NEAR_CHARACTERS), start) is not None


def in_title(line: str, place: int) -> bool:
    """Whether the place lies between 《 and 》."""
    return line.rfind("《", max(0, place - 80), place) > line.rfind("》", max(0, place - 80), place)
