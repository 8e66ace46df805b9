"""Code that stands inside a line of prose without a fence or a backquote: a call with its arguments, a formula, a command line.

Its marks mean something to a machine, so none of them is a mark of the sentence around it. A word with a gloss in brackets looks like
a call, so arguments are asked for: nothing, something quoted, operators, a range of cells, several names that no blank parts;
one bare word is an argument where the name is written as programs write names, or is called elsewhere in the text.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from sys import maxsize

from jiaokan.grammar.characters import HAN
from jiaokan.text import re

NAME = re.compile(r"(?<![A-Za-z0-9_.])[A-Za-z_][A-Za-z0-9_.]{0,60}\(")
QUOTED = r"\"[^\"\n]{0,200}\"|'[^'\n]{0,200}'"
IS_QUOTED = re.compile(QUOTED)
HAN_THERE = re.compile(f"[{HAN}]")
WORDS = re.compile(r"[A-Za-z0-9] +[A-Za-z]")
YEAR = re.compile(r"(?:1[89]|20)[0-9]{2}[a-z]?")
OPERATOR = re.compile(r"[=*/<>&|%^+]|\w-\w|[A-Z]{1,3}[0-9]+:[A-Z]{1,3}[0-9]+|[\w\])]\[")
WORD = re.compile(r"[A-Za-z_$][\w$.]*|[0-9.]+", re.ASCII)
PROGRAM_NAME = re.compile(r"[a-z_][a-z0-9_]+(?:\.[A-Za-z_]\w*)*|[a-z]\w*[A-Z_.]\w*|\w+\.\w+", re.ASCII)
"""A name as programs write it: small letters, with underscores, with a dot, with a capital inside."""
LONGEST_CALL_CHARACTERS = 200
"""Code points of the longest call."""
FORMULA = re.compile(rf"\$\$[^$\n]{{1,2000}}\$\$|\$[^$\n{HAN}]{{1,300}}\$|\$(?=[^$\n{HAN}]{{0,40}}\\[A-Za-z]+\{{)[^$\n。]{{1,300}}\$")
FORMULA_SIGN = re.compile(r"[\\^_{}=+<>]|^\$+\s*[A-Za-z0-9]{1,3}\s*\$+$")
DELIMITED = re.compile(rf"\\\([^\n{HAN}]{{1,300}}?\\\)|\\\[[^\n{HAN}]{{1,300}}?\\\]")
"""A formula between the delimiters of LaTeX, if it has a sign of one or blanks on both inner sides; else brackets that were escaped."""
DELIMITED_SIGN = re.compile(r"..\s.*\s..|...*(?:[_^={}]|\\[A-Za-z]).*..")
COMMAND = re.compile(rf"(?<![!-~])(?:\$ )?[a-z][a-z0-9_.+/-]{{1,40}}(?: +(?:{QUOTED}|[!#-&(-~]+(?:=(?:{QUOTED}))?)){{1,40}}", re.ASCII)
OPTION = re.compile(r" (?:--?[A-Za-z][\w-]*|[|>] ?|&& )(?=[ =\"']|$|[a-z/])", re.ASCII)


@lru_cache(maxsize=1)
def code_spans(text: str) -> list[tuple[int, int]]:
    """The stretches of a text that are code among prose: start and end in code points, in order."""
    found = list(_calls(text)) if "(" in text else []
    if "$" in text:
        found += [match.span() for match in FORMULA.finditer(text) if FORMULA_SIGN.search(match[0])]
    if "\\(" in text or "\\[" in text:
        found += [match.span() for match in DELIMITED.finditer(text) if DELIMITED_SIGN.fullmatch(match[0])]
    if " -" in text or " |" in text or " >" in text or " &&" in text:
        found += [match.span() for match in COMMAND.finditer(text) if OPTION.search(match[0])]
    apart: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if apart and start < apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return apart


def in_code_span(text: str, place: int) -> bool:
    """Whether a place lies in code among prose."""
    return within(code_spans(text), place)


def within(spans: list[tuple[int, int]], place: int) -> bool:
    """Whether a place lies in one of some stretches, which are in order and apart."""
    index = bisect_right(spans, (place, maxsize)) - 1
    return index >= 0 and place < spans[index][1]


def _calls(text: str) -> list[tuple[int, int]]:
    """Names with their brackets and what stands in them, where that is what a call is given."""
    open_ones: list[tuple[str, int, int]] = []
    found: list[tuple[int, int]] = []
    known: set[str] = set()
    for name in NAME.finditer(text):
        end = _closing(text, name.end())
        if not end:
            continue
        arguments = text[name.end() : end - 1]
        if _are_arguments(name[0][:-1], arguments):
            known.add(name[0])
            found.append((name.start(), end))
        elif WORD.fullmatch(arguments):
            open_ones.append((name[0], name.start(), end))
    return found + [(start, end) for called, start, end in open_ones if called in known]


def _closing(text: str, start: int) -> int:
    """The place after the bracket that closes a call, 0 if none does in its line."""
    depth = 1
    quoted = ""
    for place in range(start, min(len(text), start + LONGEST_CALL_CHARACTERS)):
        char = text[place]
        if char == "\n":
            return 0
        if quoted:
            quoted = "" if char == quoted else quoted
        elif char in "\"'":
            quoted = char
        elif char in "()":
            depth += 1 if char == "(" else -1
            if not depth:
                return place + 1
    return 0


def _are_arguments(name: str, inside: str) -> bool:
    """Whether this is what a program gives to a function."""
    bare = IS_QUOTED.sub('""', inside).strip()
    if HAN_THERE.search(bare) or (WORDS.search(bare) and not ("_" in name and bare.isascii())):
        return False
    if not bare or bare == "*" or '""' in bare:
        return True
    parts = [part.strip() for part in bare.split(",")]
    if len(parts) > 1:
        return not any(YEAR.fullmatch(part) for part in parts) and all(WORD.fullmatch(part) or OPERATOR.search(part) for part in parts)
    return (
        OPERATOR.search(bare) is not None or "_" in name or (WORD.fullmatch(bare) is not None and PROGRAM_NAME.fullmatch(name) is not None)
    )
