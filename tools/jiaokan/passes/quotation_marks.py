"""Quotation marks in Chinese text are “ ” and ‘ ’, paired within a paragraph (GB/T 15834—2011, 4.8).

Marks of one kind take turns, so the first of a paragraph opens and the next one closes. What stands beside a mark can forbid either:
nothing closes after a colon or at the start of a line, nothing opens before a comma or at its end. Typed marks (") are paired where no
neighbour forbids it. A curly mark says itself which way it is: a pair is turned only if one of the two cannot be what it says, or if
the paragraph knows one shape only, as some input methods do, or has all of them the wrong way round. Everything else stays, with a
doubt. A paragraph that only opens a quotation, which the next one goes on with, is right, one that closes what the paragraph before left
open too, and 「」『』 stay.
"""

from __future__ import annotations

from collections.abc import Iterator

from jiaokan.grammar.characters import HAN, WIDE
from jiaokan.page.literal import prose
from jiaokan.text import Doubt, Edit, re

DOUBLE = re.compile('["＂“”〝〞]')
SINGLE = re.compile("['＇](?:(?<=')(?<![A-Za-z0-9].)(?=[^'\n]{0,40}')|(?<![A-Za-z].)(?![A-Za-z]))")
CHINESE = re.compile(f"[{HAN}{WIDE}]")
WORD = re.compile(r"\w")
MEMBER = re.compile(r"\.[A-Za-z_]\w*\(", re.ASCII)
"""What a program asks of a string."""
NAMED = re.compile(r"[A-Za-z_]\w*: ?$", re.ASCII)
"""The name of a value, before it."""
VALUE = re.compile(r"[\\{}<>=_$]|%[0-9A-Za-z]|^\.[A-Za-z]|^[~^][0-9]|^--?[A-Za-z]|\w\(\)|^\W$", re.ASCII)
"""What no word has: signs of a program, the end of a file's name, a sign alone."""
KEY = re.compile(': ?"')
"""What stands between the name of a value and the value, both in typed marks."""
MEMBER_LINE = re.compile(r'[ \t]*(?:"[^"]*"|[A-Za-z0-9_]+) ?: ?"[^"]*",[ \t]*')
"""A member of data in a line of its own: its name or number, its value and a comma."""
OPENS_AFTER = "：（《「『【〔([: \t\u3000"
"""What stands before a mark that opens and never before one that closes, as the start of a line does."""
LONGEST_QUOTED_CHARACTERS = 200
"""In a quotation that a mark at the start of a line closes: code points of the lines between, which have no such mark."""
LEAST_ONE_WAY_TIMES = 4
"""Marks of a line that all open, from which they are two quotations and not two left open."""
CODE = "=<>{}|\\`"
"""What stands beside a mark of programs and of data."""
CLOSES_BEFORE = "，。；：！？、）》」』】〕,;:!?)] \t\u3000"
"""What stands after a mark that closes, never after one that opens; so does the end of the line."""


def find(text: str) -> Iterator[Edit | Doubt]:
    """Each line's marks, if they are not paired yet."""
    last, is_open = -1, False
    for start, line, found in prose(DOUBLE, text):
        places = [mark.start() - start for mark in found]
        marks = "".join(line[place] for place in places)
        near = not text[last:start].strip() or (places[0] == 0 and start - last < LONGEST_QUOTED_CHARACTERS)
        goes_on = is_open and marks[0] == "”" and near
        last, is_open = start + len(line), marks.rfind("“") > marks.rfind("”")
        places, marks = places[goes_on:], marks[goes_on:]
        if _is_sound(marks) and not _only_opens(line, places, marks):
            continue
        if _is_pairing(line, places):
            yield from _edits(start, line, places, "“”")
        elif any(CHINESE.match(line, place + 1) or (place and CHINESE.match(line, place - 1)) for place in places):
            yield Doubt(start + places[0], start + places[0] + 1, "unpaired-quotation-mark", ("“", "”"))
    for start, line, found in prose(SINGLE, text):
        places = [mark.start() - start for mark in found]
        if _is_pairing(line, places):
            yield from _edits(start, line, places, "‘’")


def _edits(start: int, line: str, places: list[int], pair: str) -> Iterator[Edit]:
    """The marks that are not what their turn asks for."""
    for index, place in enumerate(places):
        if line[place] != pair[index % 2]:
            yield Edit(start + place, start + place + 1, pair[index % 2], "quotation-mark")


def _is_sound(marks: str) -> bool:
    """Curly marks only, none of which closes what was not opened; one may stay open."""
    depth = 0
    for mark in marks:
        if mark == "“":
            depth += 1
        elif mark == "”" and depth:
            depth -= 1
        else:
            return False
    return True


def _only_opens(line: str, places: list[int], marks: str) -> bool:
    """Whether a line has pairs of opening marks and no other: a quotation that is left open has one, or two if there is one in it."""
    if len(marks) % 2 or marks != "“" * len(marks) or not marks:
        return False
    return len(marks) >= LEAST_ONE_WAY_TIMES or not _can_open(line, places[1])


def _is_pairing(line: str, places: list[int]) -> bool:
    """Whether the marks, taken in turn as opening and closing, all can be that, and none is turned without need."""
    if len(places) % 2 or all(line[place - 1 : place].isdigit() for place in places):  # inches or seconds
        return False
    marks = "".join(line[place] for place in places)
    inverted = marks == "”“" * (len(marks) // 2) and not _can_close(line, places[0])  # nothing closes there, so all are the wrong way
    one_shape = inverted or len(set(marks)) == 1
    return all(_is_pair(line, one, two, one_shape) for one, two in zip(places[::2], places[1::2], strict=True))


def _is_pair(line: str, one: int, two: int, one_shape: bool) -> bool:
    """Whether the first of two marks can open and the second close what stands between them, of which something is Chinese."""
    inside, outside = line[one + 1 : two], line[max(0, one - 1) : one] + line[two + 1 : two + 2]
    before, after = line[:one].rstrip(" ")[-1:] if line[:one].strip("> ") else "", line[two + 1 :].lstrip(" ")[:1]
    if line[one] == line[two] == "'" and ("'" in inside or after == "}"):
        return False  # strings of a program: git add 'a' 'b', {error: '…'}
    if any(char in CODE for char in outside + before) or MEMBER.match(line, two + 1):
        return False
    if before.isascii() and before.isalpha() and inside.isascii() and line[one] in "'\"":
        return False  # a string in a run of Latin: extern "C"
    if MEMBER_LINE.fullmatch(line):
        return False
    is_named = KEY.match(line, two + 1) or NAMED.search(line, max(0, one - 40), one)
    if line[one] == line[two] == '"' and inside.isascii() and (is_named or (before == "+" and not WORD.search(inside))):
        return False  # the name of a value in data; signs that a program adds to a string
    if line[one] == line[two] and line[one] in "'\"" and inside.isascii() and VALUE.search(inside):
        return False  # what a program reads: "\\r\\n", ".jpg", "%20"
    if line[one] == line[two] == '"' and (before == "[" or after == "]"):
        return False  # the first or the last of a row of data
    if line[one] == line[two] == "'" and before and before in "([," and after and after in ",])":
        return False  # one of the values of a row of data
    if not inside.strip() or not CHINESE.search(inside + outside) or not (_can_open(line, one) and _can_close(line, two)):
        return False
    is_turned = line[one] == "”" or line[two] == "“"
    return not is_turned or one_shape or not (_can_close(line, one) and _can_open(line, two))


def _can_open(line: str, place: int) -> bool:
    """Whether what stands after a mark lets it open."""
    return line[place + 1 : place + 2] not in CLOSES_BEFORE


def _can_close(line: str, place: int) -> bool:
    """Whether what stands before a mark lets it close."""
    return line[max(0, place - 1) : place] not in OPENS_AFTER
