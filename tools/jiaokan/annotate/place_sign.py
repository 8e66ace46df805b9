"""What speaks for and against a name of a place before the word of its kind: each sign by its id, weighed by `place_signs.tsv`.

A sign is seen on the page: what stands before and behind, what the name is to the dictionary, whether the text has it again elsewhere.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

import rjieba

from jiaokan.annotate.division import leads_to
from jiaokan.annotate.extent import NO_NAME, RELATION, is_plain
from jiaokan.annotate.mention import Mention
from jiaokan.annotate.place_kind import DIVISION_END, LINES, PERSON_ENDS, SETTLEMENTS, WATERS, WAYS, family, generic
from jiaokan.annotate.sign import TextWords, ends_with_word, weights, word_behind, words_of
from jiaokan.annotate.surname import is_name
from jiaokan.annotate.town import towns
from jiaokan.grammar.characters import HAN, is_han
from jiaokan.grammar.foreign_name import sounds_start
from jiaokan.text import re

LONGEST_NAME_CHARACTERS = 7
"""Code points of a name before the word of its kind."""
FEWEST_SOUND_CHARACTERS = 3
LONG_TOWN_CHARACTERS = 3
"""Code points of a town's name that is seldom anything else."""
_EDGES = frozenset("，。；：（）“”《》！？\n\u3000 \0")
_JOINS = frozenset("和与及")
_GOES = frozenset("到在至赴往从于经沿抵过驻由距邻临")
_LIES = re.compile("以[东南西北]|[东南西北两][侧岸]|境内|一带|沿[岸线]|[上中下]游|流域|附近|段|口|方向|辖区|全长|位于|发源")
_DIRECTIONS = frozenset("东西南北中上下大小新老")
_HELD = frozenset(["主任", "书记", "委员", "专员", "同志", "代表", "教授", "领导", "主席", "总理", "总统", "授予", "记者", "经理"]).union(
    f"{of}长" for of in "省市县区镇乡村局部厅院处科所校社会组"
)
"""Offices, behind which a person stands."""
_OWN = frozenset(whose + rank for whose in "你我本该贵" for rank in "省市县区州旗镇乡")
"""Places that are meant and not named: 你区, 我省."""
_WATERS = re.compile(
    "超.{0,2}水位|超[警保]|断面|溃口|决口|[干支]流|流域|河道|治理|水位|水质|断流|沿岸|两岸|[上中下]游|防洪|大堤|源头|入[海江河湖]|水资源|防汛|补水|湿地"
)
"""What stands behind the name of a water."""
LISTED = frozenset("、和与及至—-")
_FLOWS = re.compile("(?:[干支]流|水系|河流)\\Z")
"""What stands before the name of a water that runs into another."""
_COUNTED = re.compile("等(?:地|处|[0-9]{0,3}[个座条]?[镇乡村县市区江河湖]|乡镇|河流|水库)")
_FRAME = re.compile("[东西南北][至临靠接]\\Z")
_HOUSE = re.compile("[0-9]{1,4}(?:号|弄|巷|-[0-9]{1,4}号)")
_ITEM = re.compile(f"(?:[^{HAN}]|\\A)([{HAN}])[{HAN}]*、\\Z")
_PARTS = (_EDGES | _GOES | frozenset("、的镇乡村")) - {"沿"}
_OFFICE = re.compile(
    "(?:党委|党工委|[镇乡村]?委)?(?:副?书记|副?主任|[镇乡村站馆]长)|人民政府|政府|村委|居委|村民|群众|党支部|办事处|派出所"
)


@dataclass(frozen=True)
class WordedText:
    """A text with what signs ask of it."""

    string: str
    words: TextWords
    known: dict[int, int]
    """The start of each known place by its end."""
    inside: bytearray
    """1 where a known place stands."""
    again: dict[str, set[str]] = field(default_factory=dict)
    _behind: dict[int, str] = field(default_factory=dict)
    """What stands before each name with its kind, wherever the text has it."""

    @classmethod
    def of(cls, string: str, places: Iterable[Mention]) -> WordedText:
        """The words of a text, and the places that are known in it."""
        known = {one.end: one.start for one in places}
        inside = bytearray(len(string) + 1)
        for end, start in known.items():
            inside[start:end] = b"\1" * (end - start)
        return cls(string, words_of(string), known, inside)

    def behind(self, end: int) -> str:
        """The sign of what stands behind a place that ends there."""
        if end not in self._behind:
            self._behind[end] = self._sign_behind(end)
        return self._behind[end]

    def _sign_behind(self, end: int) -> str:
        string, char = self.string, self.string[end : end + 1] or "\n"
        if char in _EDGES:
            return "before a mark"
        if char == "、":
            return "before a list mark"
        if char in _JOINS:
            return "before and"
        if char == "的":
            return "before 的"
        if _LIES.match(string, end):
            return "before a word of where"
        if _OFFICE.match(string, end):
            return "before an office"
        word = self.words.starting(end)
        return f"before {'word' if word[0] - end > 1 else 'character'} {word[1][0]}" if word else "cuts a word behind"


def starts(page: WordedText, at: int) -> Iterator[int]:
    """Where a name may begin that ends at `at`: up to the next mark, not inside a known place."""
    closed = at
    for start in range(at - 1, max(-1, at - LONGEST_NAME_CHARACTERS - 1), -1):
        if not is_han(page.string[start]):
            return
        closed = min(closed, page.known.get(start + 1, closed))
        if start <= closed and not _is_inside(page, start):
            yield start
            closed = min(closed, start)


def _is_inside(page: WordedText, start: int) -> bool:
    """Whether a word of the language reaches over the start, and nothing before it parts names."""
    return start > 0 and not page.words.parts(start) and start not in page.known and page.string[start - 1] not in _PARTS


def signs(page: WordedText, start: int, at: int, end: int, ends: Container[int], begins: Container[int]) -> Iterator[str]:
    """The signs of a name from `start` to `at` with the word of its kind up to `end`, places in code points.

    Args:
        page: the text.
        start: where the name begins.
        at: where the word of its kind begins.
        end: where that ends.
        ends: where known and found places end.
        begins: where they begin.
    """
    name, kind = page.string[start:at], page.string[at:end]
    yield "always"
    yield f"kind {family(kind)}"
    if len(kind) == 1:
        yield "kind of one character"
    yield from _of_name(name, kind)
    yield page.behind(end)
    yield from _in_text(page, start, at, end, ends, begins)


def _in_text(page: WordedText, start: int, at: int, end: int, ends: Container[int], begins: Container[int]) -> Iterator[str]:
    """What stands before the name, what the text shows of it and whether it has it again."""
    string = page.string
    name, kind = string[start:at], string[at:end]
    yield from _before(page, start, end, ends)
    yield from _within(page, start, at, end, name, kind)
    if (start - 1 in ends and string[start - 1] in LISTED) or (end + 1 in begins and string[end : end + 1] in LISTED):
        yield "beside a place"
    if kind in WATERS and _WATERS.match(string, end):
        yield "before what waters have"
    if start and string[start - 1] == "、" and (item := _ITEM.search(string, max(0, start - 8), start)) and item[1] == string[start]:
        yield "begins as the item before"
    if kind in WATERS and _FLOWS.search(string, max(0, start - 3), start):
        yield "behind what waters are of another"
    if kind in WAYS and _HOUSE.match(string, end):
        yield "before the number of a house"
    if string.startswith("等", end) and _COUNTED.match(string, end):
        yield "before what counts places"
    if start > 1 and string[start - 1] in "至临靠接" and string[start - 2] in "东南西北":
        yield "a bound"
    others = page.again.get(string[start:end], set())
    if len(others) > 1:
        yield "again behind other words"
        yield f"again behind other words {len(name)}" if len(name) < 4 else "again behind other words long"


@lru_cache(maxsize=4096)
def _tagged(words: str) -> list[tuple[str, str]]:
    """The words of a name with their tags, once for each name."""
    return rjieba.tag(words, False)


def _before(page: WordedText, start: int, end: int, ends: Container[int]) -> Iterator[str]:
    string, char = page.string, page.string[start - 1 : start] if start else "\n"
    if start in ends or ends_with_word(string, start, _OWN):
        yield "behind a place"
    elif char in _EDGES:
        yield "behind a mark"
    elif char == "、":
        yield "in a list"
    elif char in _JOINS:
        yield "behind and"
    elif char in _GOES:
        yield "behind a word of going"
    elif char == "的":
        yield "behind 的"
    elif not is_han(char):
        yield "behind a figure"
    else:
        yield word_behind(page.words, start)
    if ends_with_word(string, start, _HELD):
        yield "behind an office"
        if is_name(string[start:end]):
            yield "name of a person behind an office"
    relation = RELATION.search(string, max(0, start - 3), start)
    if relation and relation.end() == start:
        yield "behind a word of where"


@lru_cache(maxsize=1 << 14)
def _of_name(name: str, kind: str) -> tuple[str, ...]:
    """What the characters are to the dictionary and the tables, whatever stands around them."""
    one = "one" if len(kind) == 1 else "long"
    found = [f"characters {min(len(name), 6)} {one}"]
    words = _tagged(name)
    if len(words) == 1 and len(name) > 1:
        found.append(f"word {words[0][1][0] if words[0][1][0] != 'n' else words[0][1][:2]}")
    elif len(name) > 1 and all(len(word) == 1 for word, _ in words):
        found += ("single characters", f"begins with character {words[0][1][0]}")
    elif len(name) > 1:
        found += _of_words(words)
    if RELATION.search(name):
        found.append("holds a word of where")
    if kind in LINES and len(name) in (2, 3) and leads_to(name) and (len(words) > 1 or words[0][1] == "j"):
        found.append("one character of each place it leads to")
    elif is_plain(name, generic()):
        found.append("ordinary words")
    if name in towns().get(kind, ()):
        found.append("town" if len(name) < LONG_TOWN_CHARACTERS else "town of three characters or more")
    if is_name(name):
        found.append("name of a person")
    if is_name(name + kind):
        found.append("name of a person with its kind")
        if kind in PERSON_ENDS:
            found.append("name of a person that ends as a hill or water")
    whole = _tagged(name + kind)
    if len(whole) == 1:
        found.append(f"whole word {whole[0][1][:2]}")
        if kind in WATERS and len(name) > 1:
            found.append("whole word that is a water")
    if len(name) == 1 and len(kind) == 1 and rjieba.has_word(name + kind):
        found.append("ordinary word with its kind")
    if name[-1] == "家" and len(name) in (2, 3):
        found.append("family")
    if kind in SETTLEMENTS and name[-1] in SETTLEMENTS:
        found.append("kind before kind")
    if kind in WAYS and len(name) > 1 and name[-1] in "东西南北中":
        found.append("direction before the kind")
    return tuple(found)


def _of_words(words: list[tuple[str, str]]) -> Iterator[str]:
    yield "words"
    if any(len(word) > 1 and tag[0] in "vdpcru" and tag != "vn" for word, tag in words):
        yield "holds a verb"
    if any(len(word) > 1 and tag in ("ns", "nr", "nz", "nrt", "nrfg") for word, tag in words):
        yield "holds a name"
    if len(words[0][0]) == 1:
        yield f"begins with character {words[0][1][0]}"
    if any(len(word) > 1 and tag[:2] in ("n", "vn", "an") for word, tag in words):
        yield "holds a noun"
    if any(len(word) > 1 and word in generic() for word, _ in words):
        yield "holds an ordinary word"


def _within(page: WordedText, start: int, at: int, end: int, name: str, kind: str) -> Iterator[str]:
    """What the text shows of the name itself: known places in it, where words end, foreign sounds."""
    string = page.string
    skipped = name[0] in _JOINS and string[start - 1 : start] in _GOES and start > 0
    if any(not _is_of_noun(page.words, one.start()) for one in NO_NAME.finditer(string, start + skipped, at)):
        yield "holds a word of grammar"
    if page.known.get(at) == start:
        yield "known place with its rank" if DIVISION_END.search(name) else "known place"
        yield f"known place before {family(kind)}"
    elif page.known.get(end, end) == start + 1:
        yield "one character before a known place"
    elif any(page.known.get(inner, inner) >= start and inner in page.known for inner in range(start + 1, at + 1)):
        yield "holds a known place"
    sounds = sounds_start(string, at)
    if at - sounds >= FEWEST_SOUND_CHARACTERS:
        yield "foreign sounds" if sounds == start else "foreign sounds begin elsewhere"
    if len(name) > 1 and len(kind) == 1 and (word := page.words.starting(at - 1)) is not None and word[0] == end:
        yield "kind ends a word"
    if _DIRECTIONS.issuperset(name):
        free = start in page.known or start == 0 or not is_han(string[start - 1])
        yield "directions only" if free else "directions behind a word"


def _is_of_noun(words: TextWords, place: int) -> bool:
    """Whether the character is part of a longer word that is a name or a noun: 沿 of 沿河."""
    start = place if place in words.at else place - 1
    word = words.starting(start)
    return word is not None and word[0] - start > 1 and start <= place < word[0] and word[1][0] == "n"


@lru_cache(maxsize=1 << 14)
def _weight_of_name(name: str, kind: str) -> float:
    """How much the characters alone speak for a name, in logits."""
    table = weights("place")
    alone = ("always", f"kind {family(kind)}", *(("kind of one character",) if len(kind) == 1 else ()), *_of_name(name, kind))
    return sum(table.get(sign, 0.0) for sign in alone)


def score(page: WordedText, start: int, at: int, end: int, ends: Container[int], begins: Container[int]) -> float:
    """How much speaks for the name, in logits."""
    table = weights("place")
    around = sum(table.get(sign, 0.0) for sign in _in_text(page, start, at, end, ends, begins))
    return _weight_of_name(page.string[start:at], page.string[at:end]) + table.get(page.behind(end), 0.0) + around
