"""Blanks that somebody typed as he speaks, and that part no two things: in a note of a list, beside code, inside of a sentence.

What a headline, a row or a signature parts is shown by its line. The items of a list are mostly phrases (可以将块的内容 保存到 这个file),
and so are lines with the words of a program; a wide blank behind a comma is where something was lost, a column stood, or a key stuck.
None of them is made wide, and none is dropped, for nobody can tell which.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import islice, pairwise

from jiaokan.grammar.characters import HAN
from jiaokan.grammar.date import DAY as DAY_PATTERN
from jiaokan.page.beside_marks import CLOSINGS
from jiaokan.page.dictionary import words
from jiaokan.page.spacing import HAN_BESIDE, OPEN_BRACKET, REMARK, WORD_AFTER, WORD_BEFORE, parts_word, sets_apart
from jiaokan.text import re

ITEM = re.compile(r"[ \t]*(?:>[ \t]?)*(?:[-+*•·][ \t]+|[0-9]{1,3}[.)][ \t]+)")
"""The mark of an item of a list; its number has a blank behind it, as in Markdown."""
CODE = re.compile(
    r"[A-Za-z_]\w*\(|[A-Za-z_]\w* ?[=<>]=? ?[\w\"'$]|[`{}\\]|\$[A-Za-z{(]|[A-Za-z]_[A-Za-z]|[a-z]\.[a-z]|(?<![\w-])--?[a-z]"
    r"|<[A-Za-z!/]|[a-z][A-Z]|(?<![\w/])/[a-z]|://|\w@\w",
    re.ASCII,
)
"""What programs, commands, paths and addresses are written with."""
WORD = re.compile("[a-z]{3}")
"""A Latin word, and no unit (80mm) or abbreviation in capitals (GB/T, WTO)."""
CLAUSE_END = re.compile("[，。；！？]")
LABELLED = re.compile(f"[{HAN}A-Za-z（）]{{1,6}}[：:]")
"""A label, behind a blank: 作者：."""
NEAR_CHARACTERS = 32
"""Code points beside a blank in which code is looked for."""
PHRASES = re.compile(f"(?:[①-⑳][ \u3000]?)?[{HAN}]{{4,40}}(?:[ \u3000][{HAN}]{{4,40}})+")
"""Phrases side by side and nothing else, none as short as a word: two headlines, or a headline of two parts."""
SHORT_PART_CHARACTERS, LONG_PART_CHARACTERS = 2, 6
"""Of more than two parts: names side by side are alike, and so are headlines; a word between two phrases is of their sentence."""
HEAD_CHARACTERS = 8
"""Code points of a label before a tab at most."""

DAY = re.compile(DAY_PATTERN)
BRACKET = re.compile("[（(][^（）()\n]*")
FACT_CHARACTERS, FACT_HEAD_CHARACTERS = 10, 2
"""Code points of a fact among others in a bracket at least, and how many tell that two of them begin alike."""
SPREAD_BEFORE = re.compile(f"(?<![{HAN}])(?:[{HAN}] {{1,8}}){{0,3}}[{HAN}]$")
SPREAD_AFTER = re.compile(f"[{HAN}](?: {{1,8}}[{HAN}]){{0,3}}(?![{HAN}])")
"""Single characters with blanks between them, before and behind a blank."""
UNITS = "年月日時时分"
"""Between these a blank is room for a figure."""
MARK = re.compile("[，。；：！？、,;]")
QUOTED = re.compile(f"[“‘「][{HAN}]{{2,12}}(?: [{HAN}]{{2,12}})+[”’」]")
LONGEST_QUOTED_CHARACTERS = 60
MOST_ASKED_TIMES = 400
"""Blanks from the start of a text that tell its habit."""
LEAST_MARK_TIMES, MARK_SHARE, WORD_SHARE = 6, 2.0, 0.2
"""Blanks between Han characters at least, how many times as many as marks they are, and their part inside of words at most."""


@lru_cache(maxsize=1)
def are_marks(text: str) -> bool:
    """Whether blanks stand for the marks of a text: it has hardly any other, and few of them stand inside of words.

    So verse and songs are written, and what a machine left between characters is not.
    """
    gaps = list(islice(HAN_BESIDE.finditer(text), MOST_ASKED_TIMES))
    if len(gaps) < LEAST_MARK_TIMES or len(gaps) < MARK_SHARE * len(MARK.findall(text[: gaps[-1].end()])):
        return False
    inside = 0
    for gap in gaps:
        one, two = WORD_BEFORE.search(text, max(0, gap.start() - 24), gap.start()), WORD_AFTER.match(text, gap.end())
        inside += bool(one and two and (min(len(one[0]), len(two[0])) == 1 or parts_word(one[0], two[0])))
    return inside <= WORD_SHARE * len(gaps)


def is_quoted(line: str, place: int) -> bool:
    """Whether a blank stands between the words of a quotation that are nothing else, as those of a search: “风景 安静”."""
    start = max(line.rfind(mark, max(0, place - LONGEST_QUOTED_CHARACTERS), place) for mark in "“‘「")
    found = QUOTED.match(line, start) if start >= 0 else None
    return found is not None and found.end() > place


def is_typed(text: str, line: str, place: int, start: int, end: int, prose: bool) -> bool:
    """Whether a blank that could part two things stands as it was typed.

    Args:
        text: the whole text.
        line: the line with the blank.
        place: where the line begins in the text, in code points.
        start: where the blank begins in the line, in code points.
        end: where it ends.
        prose: whether the line is running text.
    """
    blank = line[start:end]
    if "\u3000" in blank:
        return False
    if not prose and blank != " " and _is_spread(line, start, end):
        return True
    if line[start - 1] != ":" and LABELLED.match(line, end):
        return False
    near = max(0, start - NEAR_CHARACTERS)
    if blank != " ":
        inside = prose and (CLAUSE_END.search(line, 0, start) is not None or ("\t" in blank and start > HEAD_CHARACTERS))
        if line[start - 1] == ":":
            return True
        return inside or CODE.search(line, near, end + NEAR_CHARACTERS) is not None
    if bracket := OPEN_BRACKET.search(line, near, start):
        # What stands behind a day is another fact (某报 2024年5月6日 06版), and so is what begins as the part beside it does.
        return line[start - 1] != "日" and not _are_facts(line, bracket.start())
    if ITEM.match(line):
        return not _are_phrases(line)
    if line[0] == "#" or line[start - 1] in CLOSINGS or not text[:place].strip():
        return False
    if not HAN_BESIDE.match(line, start) and sets_apart(line[near:start], True):
        return True
    return (HAN_BESIDE.match(line, start) is not None and _are_unlike(line)) or _is_mixed(line)


def _is_spread(line: str, start: int, end: int) -> bool:
    """Whether a blank stands inside of a word whose characters are set apart: 备  注, 完  成  期  限."""
    if line[start - 1] in UNITS or line[end] in UNITS:
        return False
    one, two = SPREAD_BEFORE.search(line, max(0, start - NEAR_CHARACTERS), start), SPREAD_AFTER.match(line, end)
    return one is not None and two is not None and _makes_word(one[0] + " " + two[0])


def _makes_word(spread: str) -> bool:
    """Whether characters that are set apart make words and nothing else."""
    return all(len(word) > 1 for word in words("".join(spread.split())))


@lru_cache(maxsize=4)
def _are_facts(line: str, bracket: int) -> bool:
    """Whether a bracket holds facts side by side, as the history of a law does: two parts begin alike, or each with a day.

    （1991年4月9日…通过 根据…第一次修正 根据…第二次修正）
    """
    held = BRACKET.match(line, bracket)
    parts = held[0][1:].split(" ") if held else []
    beginnings = [DAY.match(part) is not None or part[:FACT_HEAD_CHARACTERS] for part in parts if len(part) >= FACT_CHARACTERS]
    return len(beginnings) == len(parts) and any(one == two for one, two in pairwise(beginnings))


@lru_cache(maxsize=4)
def _are_phrases(line: str) -> bool:
    """Whether an item is phrases side by side."""
    item = ITEM.match(line)
    return item is not None and PHRASES.fullmatch(line, item.end()) is not None


@lru_cache(maxsize=4)
def _are_unlike(line: str) -> bool:
    """Whether a line has more than two parts, one as short as a word and one as long as a phrase."""
    sizes = [len(part) for part in line.split(" ")]
    return len(sizes) > 2 and min(sizes) <= SHORT_PART_CHARACTERS and max(sizes) >= LONG_PART_CHARACTERS


@lru_cache(maxsize=4)
def _is_mixed(line: str) -> bool:
    """Whether a line has code or Latin words outside of its brackets, or sets Latin letters apart."""
    bare = REMARK.sub("", line)
    return CODE.search(bare) is not None or WORD.search(bare) is not None or sets_apart(line, False)
