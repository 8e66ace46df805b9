"""A comma, semicolon, colon, question or exclamation mark in Chinese text is full-width (GB/T 15834—2011).

The mark is in Chinese text when a Han character or a full-width mark stands before it, or after it where before it a Latin word or a
number ends. Marks inside numbers, times, ratios, addresses and Latin runs have neither, and stay.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from jiaokan.grammar.characters import HAN, WIDE
from jiaokan.page.literal import prose
from jiaokan.text import Edit, re

FULL = str.maketrans(",;:!?", "，；：！？")
BEFORE = f"{HAN}{WIDE}”’…—①-⓿❶-➓"
AFTER = f"{HAN}“‘（《〈【「『〔①-⑳"
REFERENCE = re.compile(r"&#?[A-Za-z0-9-]{2,}$", re.ASCII)
"""A reference to a character, before its semicolon; a text may have one that no table knows, for a character without a code."""
LONGEST_REFERENCE_CHARACTERS = 16
"""Code points of such a reference at most."""
LONGEST_BRACKETED_CHARACTERS = 300
"""Code points before a closing bracket among which its opening one is looked for."""
LOST = re.compile(f"(?![吗嗎呢么麼])[{HAN}][?]+[{HAN}]")
TYPED = re.compile(f"[{HAN}][,;:!]|[{HAN}] ?[?](?:[ \n”’」』\"']|$)")
"""A question mark between two Han characters; and marks that only a typist leaves half-width."""
PARTED = re.compile(f"(?:[?\n：: ]|^)?[{HAN}][?][{HAN}][?\n]|[?][{HAN}][?](?![{HAN}]{{2}})")
"""Single characters with ? between them and no word: the mark that parted them was lost."""
ROW = re.compile(r"(?:\n|\"|^|\n\")?[A-Z],")
ROWS = re.compile(r'(?m)^"?[A-Z](?:,[A-Z])*"?,(?=[^\s,])')
LEAST_ROW_LINES = 5
"""Lines that begin with a letter and a comma, as the rows of data do, at least."""
LEAST_ASKED_TIMES = 3
"""Full-width question marks of a text that has others for its questions, at least."""
QUERY = re.compile(r"[A-Za-z_]\w{0,30}=", re.ASCII)
"""What an address asks for, behind its question mark: ?v=20240101."""
QUOTES = ("’", "”")
OPENINGS, QUOTED_ALONE = ("(", "（"), ("‘’", "’’", "“”", "””")
"""A bracket, behind which a command or a sign may stand and no mark of a sentence; marks around a sign that is spoken of."""
QUOTED = re.compile(r"[!-~][’”][,;!?]+ ?[!-~]")
"""A closing mark and what is behind it, in a line of code whose quotation marks were made curly."""
CANDIDATE = re.compile("[,;:!?](?:(?<=[!?])[!?]+)?")
MARK = re.compile(
    f"(?<=[{BEFORE}])(?:[,;]|(?<!:):(?!//|:)|[!?]+(?![=<>\\[]))(?!-[)(DP])"
    f"|(?<=[%‰℃])[,;](?=[^0-9])"
    f"|(?<=[0-9A-Za-z)\\]%‰℃])[,;!?](?= ?[{AFTER}])"
    f"|(?<=[0-9A-Za-z)\\]%‰℃]):(?=[{AFTER}])"
    f"|(?:(?<=[{HAN}][0-9])|(?<=[{HAN}][0-9]{{2}})|(?<=[{HAN}][0-9]{{3}})|(?<=\\))):(?= [{AFTER}])"
    f"|(?<=[{BEFORE}] )(?:[,;!?]|:(?!:))(?=[ {AFTER}])"
    f"|(?<=[0-9A-Za-z)\\]%‰℃] )[,;!?](?=[{AFTER}])",
    needs=",;:!?",
)


def find(text: str) -> Iterator[Edit]:
    """Each such mark becomes its full-width form; a mark that was just made full-width stands before the next one."""
    done = -2
    for _, _, candidates in prose(CANDIDATE, text):
        for candidate in candidates:
            start = candidate.start()
            if text[start + 1 : start + 2] == ")" and candidate[0] in ":;" and _is_face(text, start):
                continue
            if _is_of_formula_or_code(text, start) or (LOST.match(text, max(0, start - 1)) and loses_characters(text)):
                continue
            if candidate[0][-1] == "?" and QUERY.match(text, candidate.end()):
                continue
            if candidate[0] == "?" and PARTED.match(text, max(0, start - 2)):
                continue
            if candidate[0] == "," and ROW.match(text, max(0, start - 2)) and _are_rows(text):
                continue
            if candidate[0] == ";" and REFERENCE.search(text, max(0, start - LONGEST_REFERENCE_CHARACTERS), start):
                continue
            if start - done == 0 or (start - done == 1 and text[done] == " "):
                mark = MARK.match("，" + text[done : candidate.end() + 2], 1 + start - done)
            else:
                mark = MARK.match(text, start)
            if mark is None:
                continue
            done = start + len(mark[0])
            yield Edit(start, done, mark[0].translate(FULL), "punctuation-width")


@lru_cache(maxsize=1)
def _are_rows(text: str) -> bool:
    """Whether lines of the text are rows of data that begin with a letter, the answer to what stands behind it."""
    return len(list(islice(ROWS.finditer(text), LEAST_ROW_LINES))) == LEAST_ROW_LINES


@lru_cache(maxsize=1)
def loses_characters(text: str) -> bool:
    """Whether ? stands for characters that were lost: questions have ？ and no other mark of the text is half-width."""
    return text.count("？") >= LEAST_ASKED_TIMES and TYPED.search(text) is None


def _is_of_formula_or_code(text: str, place: int) -> bool:
    """Whether a mark stands as the one before … does (q1,…,qn), first in brackets, alone in quotation marks, or in a program's line."""
    if text[place - 1 : place] in OPENINGS or text[place - 1 : place + 2 : 2] in QUOTED_ALONE:
        return True
    dots = place - (text[place - 1 : place] == " ")
    if text[dots - 1 : dots] == "…":
        return text[max(0, dots - 4) : dots - 1].rstrip(" …")[-1:] == text[place]
    return text[place - 1 : place] in QUOTES and QUOTED.match(text, place - 2) is not None


def _is_face(text: str, place: int) -> bool:
    """Whether a colon or semicolon is the eyes of a face :) and no bracket is open in its line that could close behind it."""
    before = text[text.rfind("\n", 0, place) + 1 : place][-LONGEST_BRACKETED_CHARACTERS:]
    return before.count("(") + before.count("（") <= before.count(")") + before.count("）")
