"""A space beside a Chinese character is noise and is dropped, unless it separates things: then it becomes one U+3000.

Chinese runs on without spaces, and the gap between Chinese and Latin is drawn by the page, not stored (CLREQ, W3C). A space means
something between names, between joint issuers, between the parts of a headline, after a dateline, after the number of a standard
or an address of the web, and after the label of an article. What stands as U+3000 between characters was set by a person and
stays, once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiaokan.grammar.characters import HAN, NARROW, NUMERAL, WIDE
from jiaokan.page.literal import prose as prose_lines
from jiaokan.text import Edit

GAP = re.compile(
    f"[ \t\u3000](?:(?<=[{HAN}{WIDE}{NARROW}].)[ \t\u3000]*(?=[^ \t\u3000\n])|(?<=[^ \t\u3000\n].)[ \t\u3000]*(?=[{HAN}{WIDE}{NARROW}]))"
)
IS_HAN = re.compile(f"[{HAN}]")
IS_WIDE = re.compile(f"[{WIDE}]")
MARK = re.compile(r"#{1,6} |[-*+] |>+ ")
LABEL = re.compile(
    rf"(?:#{{1,6}} )?(?:第(?:[ \u3000]?[{NUMERAL}0-9])+[ \u3000]?[编編章节節條条款項项](?:之[{NUMERAL}]+)?"
    rf"|[表图圖][ \u3000]?\d{{1,3}}(?:[-—.]\d{{1,3}})?"
    rf"|[A-Z]{{1,6}}(?:/[A-Z]{{1,4}})? ?\d[\d.]*(?:[-—]\d{{2,4}})?(?:/[A-Z]{{2,6}} ?\d[\d.]*(?:[-—:]\d{{4}})?)?)$"
)
"""An article's label, or the number of a standard, at the start of a line."""
BODY = "委部局厅院会署办室府社团庭军央处司廳會團辦"
BODIES = re.compile(rf"[{BODY}][ \t]+[{HAN}]{{2,20}}?[{BODY}]")
"""A body, a space, and a body that follows."""
ABOUT = ("关于", "關於")
"""What the title of an official document goes on with after its issuer: a blank before it is where the title was wrapped."""
NAMES = re.compile("(?:记者|通讯员|作者|编辑|摄影|撰稿|記者|編輯)[^（）()，。；]*$")
ADDRESS = re.compile(r"(?:https?://|www\.|[\w.]+@)[!-~]+$")
KEY = re.compile(r"[A-Za-z_][\w.-]*:$", re.ASCII)
"""A key in a file of settings."""
REPORT = re.compile(r"本[报報刊][讯訊]")
"""How a report begins that has no place and day."""
DATELINE = re.compile(rf"(?:日|[社网網][{HAN}]{{0,8}})电$")
"""How a dateline ends, where it is not a word like 火电."""
DATE = re.compile(r"\d日$")
HOUR = re.compile(r"\d{1,2}[:：时]")
HAN_BEFORE = re.compile(f"[{HAN}]*$")
HAN_AFTER = re.compile(f"[{HAN}]*")
STOP = re.compile("[，。；]")
ENDING = re.compile("[！？]")
LONG = 24
"""Code points from which a line with ！ or ？ in it is running text; a headline may have them."""
LONGEST_WORD = 4
"""Longer entries of the dictionary are names put together of words (中共中央国务院)."""
DROP, KEEP, SEPARATE = "drop", "keep", "separate"


ROW = re.compile(rf"(?:[{HAN}]{{1,4}}[：:])?[{HAN}][ \u3000][{HAN}][ \u3000]{{1,4}}(?=[{HAN}]{{2}})")
"""A name of two characters, set as wide as one of three, at the start of a row of names and offices."""


def find(text: str) -> Iterator[Edit]:
    """Drop what is noise, make one U+3000 of what separates, leave the rest."""
    for start, line, gaps in prose_lines(GAP, text):
        mark = MARK.match(line)
        prose = STOP.search(line) is not None or (len(line) >= LONG and (line[-1] in "：、" or ENDING.search(line) is not None))
        for gap in gaps:
            here = gap.start() - start
            if mark and here < mark.end():
                continue
            verdict = _judge(line, here, gap.end() - start, prose)
            if verdict == DROP:
                yield Edit(gap.start(), gap.end(), "", "stray-space")
            elif verdict == SEPARATE and gap[0] != "\u3000":
                yield Edit(gap.start(), gap.end(), "\u3000", "separating-space")


def _judge(line: str, start: int, end: int, prose: bool) -> str:
    left, right, blank = line[start - 1], line[end], line[start:end]
    if left == "|" or right == "|":
        return KEEP
    if LABEL.match(line, 0, start) and IS_HAN.match(right):
        return SEPARATE
    if not prose and line.startswith(ABOUT, end) and IS_HAN.match(left):
        return DROP
    if IS_WIDE.match(left) or IS_WIDE.match(right):
        return SEPARATE if _parts_headline(line, start, left, right, prose) else DROP
    if "\u3000" in blank:
        return SEPARATE
    if not IS_HAN.match(left) or not IS_HAN.match(right):
        return _beside_other(line, start, end, left, right, prose)
    if len(blank) > 1:
        return SEPARATE
    return _between_han(line, start, end, prose)


def _parts_headline(line: str, start: int, left: str, right: str, prose: bool) -> bool:
    """A space beside 》 or 《 in a line that is no sentence parts a headline or a byline."""
    if prose:
        return False
    return (left in "》」』" and (IS_HAN.match(right) is not None or right in "《「『")) or (
        right in "《「『" and IS_HAN.match(left) is not None
    )


def _beside_other(line: str, start: int, end: int, left: str, right: str, prose: bool) -> str:
    """One side is Latin, a digit, a quotation mark or a sign."""
    if (left == "日" and HOUR.match(line, end)) or (right.isdigit() and DATELINE.search(line, max(0, start - 10), start)):
        return SEPARATE
    if IS_HAN.match(right) and ADDRESS.search(line, max(0, start - 80), start):
        return SEPARATE
    if not prose and ((left == "”" and (IS_HAN.match(right) or right == "“")) or (right == "“" and IS_HAN.match(left))):
        return SEPARATE
    if left == ":" and KEY.match(line, 0, start):
        return KEEP
    signs = "-–=+<>/|~*#@&^_\\`$×÷•◆■□●○◎★☆▲△▼→←©®™"
    if left in signs or right in signs:
        return KEEP
    if not IS_HAN.match(left) and not IS_HAN.match(right) and (left in NARROW) != (right in NARROW):
        latin = right if left in NARROW else left
        return KEEP if latin.isascii() else DROP
    return DROP


def _between_han(line: str, start: int, end: int, prose: bool) -> str:
    """Both sides are Han and one space stands between."""
    before = HAN_BEFORE.search(line, max(0, start - 24), start)
    after = HAN_AFTER.match(line, end)
    one, two = (before[0] if before else ""), (after[0] if after else "")
    if NAMES.search(line, max(0, start - 60), start) or (not prose and (row := ROW.match(line)) and start < row.end()):
        return SEPARATE
    if (DATE.search(line, max(0, start - 8), start) and not prose) or DATELINE.search(line, max(0, start - 10), start):
        return SEPARATE
    if REPORT.fullmatch(line, 0, start):
        return SEPARATE
    if BODIES.match(line, start - 1) and not _parts_word(one, two):
        return SEPARATE
    if len(one) == 1 or len(two) == 1 or _parts_word(one, two):
        return DROP
    return DROP if prose and not _in_title(line, start) else SEPARATE


def _parts_word(one: str, two: str) -> bool:
    """Whether the space stands inside a word of the dictionary."""
    import rjieba  # its dictionary takes longer to load than a page to clean

    one, two = one[-5:], two[:5]
    place = 0
    for word in rjieba.cut(one + two, False):
        if place < len(one) < place + len(word):
            return len(word) <= LONGEST_WORD
        place += len(word)
    return False


def _in_title(line: str, place: int) -> bool:
    """Whether the place lies between 《 and 》."""
    return line.rfind("《", max(0, place - 80), place) > line.rfind("》", max(0, place - 80), place)
