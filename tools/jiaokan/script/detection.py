"""A text is Traditional if it has more characters that only Traditional writes than such that only Simplified writes.

A mixed text is judged clause by clause, since a quotation, a caption or a pasted paragraph keeps its script;
a clause without a telling character goes with its sentence, and that with the text.
A text that has none is taken as Simplified, unless one says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from jiaokan.script import telling
from jiaokan.text import re

Script = Literal["zh-Hans", "zh-Hant"]
Region = Literal["zh-Hant-TW", "zh-Hant-HK"]

_SENTENCE = re.compile(r"[^。！？；\n]+[。！？；\n]*|[。！？；\n]+")
_UP_TO_SENTENCE = re.compile(r"(?s:.*)[。！？；\n]")
_CLAUSE = re.compile(r"[^，、：:,\s]+[，、：:,\s]*|[，、：:,\s]+")
_QUOTED = re.compile(r"“[^“”\n]{1,40}”|「[^「」\n]{1,40}」|『[^『』\n]{1,40}』|《[^《》\n]{1,40}》|〈[^〈〉\n]{1,40}〉")
"""A quotation or title short enough to be quoted for its writing."""


class ScriptStretch(NamedTuple):
    """A stretch of a text in one script; offsets in code points."""

    start: int
    end: int
    script: Script
    quoted: bool = False
    """Whether it stands between quotation marks in a sentence of the other script, so that its writing may be what is quoted."""


def detect(string: str, otherwise: Script = "zh-Hans") -> Script:
    """The script of the string, as a BCP 47 tag; `otherwise` if its characters do not tell."""
    balance = _balance(string)
    return otherwise if not balance else "zh-Hant" if balance > 0 else "zh-Hans"


def detect_region(string: str) -> Region:
    """The region whose forms a Traditional text has more of (裡 or 裏, 衛 or 衞); Taiwan's if there are no such forms."""
    taiwan, hong_kong = len(telling.taiwan().findall(string)), len(telling.hong_kong().findall(string))
    return "zh-Hant-HK" if hong_kong > taiwan else "zh-Hant-TW"


def stretches(string: str) -> tuple[ScriptStretch, ...]:
    """The string parted by script; neighbouring clauses of the same script are one stretch.

    Examples:
        >>> [string for string in (stretch.script for stretch in stretches("国务院发布。國務院發布。"))]
        ['zh-Hans', 'zh-Hant']
    """
    full = bool(telling.traditional().search(string))
    if not full or not telling.simplified().search(string):
        return (ScriptStretch(0, len(string), "zh-Hant" if full else "zh-Hans"),)
    found: list[ScriptStretch] = []
    for stretch in _clauses(string):
        if found and not stretch.quoted and (found[-1].script, found[-1].quoted) == (stretch.script, False):
            found[-1] = ScriptStretch(found[-1].start, stretch.end, stretch.script)
        else:
            found.append(stretch)
    return tuple(found)


def _clauses(string: str) -> Iterator[ScriptStretch]:
    """The clauses in order; sentences with no character that only the other script writes are not parted."""
    whole, done = detect(string), 0
    other = telling.traditional() if whole == "zh-Hans" else telling.simplified()
    while char := other.search(string, done):
        before = _UP_TO_SENTENCE.match(string, done, char.start())
        start = before.end() if before else done
        sentence = _SENTENCE.match(string, start)
        assert sentence
        if done < start:
            yield ScriptStretch(done, start, whole)
        yield from _in_sentence(sentence[0], start, whole)
        done = sentence.end()
    if done < len(string):
        yield ScriptStretch(done, len(string), whole)


def _in_sentence(sentence: str, start: int, whole: Script) -> Iterator[ScriptStretch]:
    """The clauses and quotations of a sentence; `whole` is the script of its text."""
    signs = telling.signs(sentence)
    full, simple = signs.count(telling.TRADITIONAL), signs.count(telling.SIMPLIFIED)
    script: Script = whole if full == simple else "zh-Hant" if full > simple else "zh-Hans"
    if not full or not simple:
        yield ScriptStretch(start, start + len(sentence), script)
        return
    done = 0
    for quotation in _QUOTED.finditer(sentence):
        first, last = quotation.span()
        own = signs.count(telling.TRADITIONAL, first, last) - signs.count(telling.SIMPLIFIED, first, last)
        if own * (full - simple - own) < 0:
            yield from _outside(sentence, signs, done, first, start, script)
            yield ScriptStretch(start + first, start + last, "zh-Hant" if own > 0 else "zh-Hans", True)
            done = last
    yield from _outside(sentence, signs, done, len(sentence), start, script)


def _outside(sentence: str, signs: str, done: int, stop: int, start: int, script: Script) -> Iterator[ScriptStretch]:
    """The clauses outside of quotations; `script` is that of the sentence."""
    for clause in _CLAUSE.finditer(sentence, done, stop):
        first, last = clause.span()
        full, simple = signs.count(telling.TRADITIONAL, first, last), signs.count(telling.SIMPLIFIED, first, last)
        own: Script = script if full == simple else "zh-Hant" if full > simple else "zh-Hans"
        yield ScriptStretch(start + first, start + last, own)


def _balance(string: str) -> int:
    """How many more telling characters are Traditional than Simplified."""
    return len(telling.traditional().findall(string)) - len(telling.simplified().findall(string))
