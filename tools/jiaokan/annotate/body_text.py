"""A text with all stretches of it that may be bodies: what rules read, and what ends with a last word and begins where a name may begin.

A name of a body says at its end what it is (局, 公司, 领导小组); `heads.tsv` has these words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

import rjieba
from ahocorasick_rs import AhoCorasick, MatchKind

from jiaokan.annotate.edge import inner_words
from jiaokan.annotate.lexicon import table
from jiaokan.annotate.mention import Mention
from jiaokan.annotate.sign import TextWords, tag, words_of
from jiaokan.annotate.unit import sound_inner
from jiaokan.grammar.characters import HAN, is_han
from jiaokan.text import re

LONGEST_BODY_CHARACTERS = 24
"""Code points of a name that no rule reads."""
MOST_STARTS_TIMES = 8
_STOPS = re.compile(f"[^{HAN}0-9A-Za-z·－—-]|[的了]|——")
"""What no name of a body that no rule reads goes over."""
_ACTS = frozenset("vdmpcrua")
"""First letters of the tags of words with which no name begins that no rule reads."""
GRAMMAR = re.compile("[的了在是对向等为并按由从被把给其此各每该本我他已还也就都到至让]")
BodySpan = tuple[int, int]
Rules = Mapping[BodySpan, Collection[str]]
"""Stretches that rules read as bodies, each with the names of the rules."""


@lru_cache(maxsize=1)
def heads() -> Mapping[str, str]:
    """The last words of names of bodies, each with its family."""
    return {word: family for family, words in table("heads.tsv") for word in words.split()}


@lru_cache(maxsize=1 << 12)
def ends_body(word: str) -> bool:
    """Whether a word ends as names of bodies do."""
    return any(word[-size:] in heads() for size in range(1, len(word)))


@lru_cache(maxsize=1)
def _automaton() -> tuple[tuple[str, ...], AhoCorasick]:
    words = tuple(heads())
    return words, AhoCorasick(words, matchkind=MatchKind.Standard)


def _find_heads(string: str) -> Mapping[int, int]:
    """Where last words end, each with where the longest that ends there begins."""
    _, automaton = _automaton()
    found: dict[int, int] = {}
    for _, start, end in automaton.find_matches_as_indexes(string, overlapping=True):
        found[end] = min(start, found.get(end, start))
    return found


class NamePart(NamedTuple):
    """A word within a name."""

    end: int
    sign: str
    """What it is; empty for a word that bodies' names are made of."""
    sound: bool
    """Whether a name may hold it."""


@dataclass(frozen=True)
class BodyText:
    """A text with what signs ask of it; places in code points."""

    string: str
    words: TextWords
    heads: Mapping[int, int]
    """Where the last word begins that ends at a place."""
    places: Mapping[int, int]
    """The end of each place by its start."""
    rules: Rules
    """All stretches, with the rules that read them; none for what only its last word shows."""
    read_from: Mapping[int, Sequence[int]]
    """The ends of what rules read, by its start."""
    read_to: Mapping[int, Sequence[int]]
    """The starts of what rules read, by its end."""
    again: Collection[str]
    """Stretches that stand behind more than one character."""
    weights: dict[tuple[str, int], float] = field(default_factory=dict)
    """How much the signs of one side weigh, once they were asked."""
    _pieces: dict[int, NamePart] = field(default_factory=dict)

    @classmethod
    def of(cls, string: str, read: Rules, places: Iterable[Mention]) -> BodyText:
        """The words of a text, and all stretches of it that may be bodies.

        Args:
            string: the text.
            read: what rules read as bodies.
            places: the places of the text.
        """
        words, ends = words_of(string), _find_heads(string)
        within = {one.start: one.end for one in places}
        rules = dict(read)
        last = {end for _, end in read}
        for end, head in ends.items():
            counts = end - head == 1 and string[head - 1 : head].isdigit()  # 有8处
            if not counts and (end in last or words.parts(end) or end == len(string)):
                for start in _starts(string, words, within, head, end):
                    if not _is_any_of(heads()[string[head:end]], string[start:head]):
                        rules.setdefault((start, end), ())
        first: dict[str, str] = {}
        again = set[str]()
        for start, end in rules:
            name, before = string[start:end], string[start - 1 : start]
            if first.setdefault(name, before) != before:
                again.add(name)
        return cls(string, words, ends, within, rules, _grouped(read), _grouped((end, start) for start, end in read), again)

    def piece(self, at: int) -> NamePart:
        """The word of a name that begins at a place."""
        if at not in self._pieces:
            starting = self.words.starting(at)
            end, kind = starting if starting is not None else (at + 1, "x")
            self._pieces[at] = _piece(self.string[at:end], kind, end)
        return self._pieces[at]


def _grouped(spans: Iterable[BodySpan]) -> Mapping[int, Sequence[int]]:
    found: dict[int, list[int]] = {}
    for first, second in spans:
        found.setdefault(first, []).append(second)
    return found


def _starts(string: str, words: TextWords, places: Mapping[int, int], head: int, end: int) -> Iterator[int]:
    """Where a name may begin that ends with a word at `head`: at words, back to the next mark."""
    low = max(0, end - LONGEST_BODY_CHARACTERS)
    low = max((one.end() for one in _STOPS.finditer(string, low, head)), default=low)
    count = 0
    for start in range(head - 1, low - 1, -1):
        if start in places or (start in words.at and tag(words.all[words.at[start]])[0] not in _ACTS):
            if not sound_inner(string[start:head]):
                return
            yield start
            count += 1
            if count == MOST_STARTS_TIMES:
                return


def _is_any_of(family: str, name: str) -> bool:
    """Whether a name says only what its kind does, so that none is meant: 生态环境局, 行业协会."""
    return (family == "office" and _is_any(name)) or (family == "society" and name in _ANY_SOCIETY)


_ANY_SOCIETY = frozenset(("行业", "专业", "民间", "社会", "产业", "基层", "同业"))


@lru_cache(maxsize=1 << 12)
def _is_any(name: str) -> bool:
    """Whether an office is named by what it does only, so that it is that of any place: 生态环境局."""
    return all(word in inner_words() for word in rjieba.cut(name, False))


def _piece(word: str, kind: str, end: int) -> NamePart:
    if len(word) > 1:
        if word in inner_words():
            return NamePart(end, "", True)
        sound = kind[0] not in "vdpcru" or kind == "vn"
        return NamePart(end, f"a word {kind[:2] if sound else kind[0]}", sound)
    if word in "和与及":
        return NamePart(end, "and", True)
    if not is_han(word):
        return NamePart(end, "a figure" if word.isalnum() else "a mark", False)
    if GRAMMAR.match(word):
        return NamePart(end, "a word of grammar", False)
    return NamePart(end, f"a character {kind[0]}", True)


def gathered(readings: Mapping[str, Sequence[Mention]]) -> tuple[dict[BodySpan, Mention], dict[BodySpan, Collection[str]]]:
    """The readings by their places, those that say most first, and which rules gave each."""
    known: dict[BodySpan, Mention] = {}
    rules: dict[BodySpan, Collection[str]] = {}
    for rule, these in readings.items():
        for one in these:
            span = one.start, one.end
            if span not in known or (one.entity and not known[span].entity) or (one.norm and not known[span].norm):
                known[span] = one
            rules[span] = (*(other for other in rules.get(span, ()) if other != rule), rule)
    return known, rules


def is_cut(page: BodyText, start: int, end: int) -> bool:
    """Whether a word of the language goes on over the end: 救援队 of 救援队伍, 国土资源部 of 国土资源部门."""
    sure = not _SURE_RULES.isdisjoint(page.rules[start, end])
    if page.string[start] in "各每" or _NO_ONE.match(page.string, end):
        return True
    if _OWN_GOVERNMENT.isdisjoint(page.rules[start, end]) and page.string.startswith("政府工作报告", end - 2):
        return True
    if _OWN_OFFICE.match(page.string, end):
        return False
    return not sure and not page.words.parts(end) and rjieba.has_word(page.string[end - 1 : end + 1])


_NO_ONE = re.compile("(?<=政府)驻(?!地)")
"""What stands behind the government of any place: 镇人民政府驻田家村."""
_OWN_OFFICE = re.compile("副?(?:[局处科部厅司署所站院校馆社队台行会]长|主任|书记|主席)")
"""An office behind its body, whose first character ends no word of the body: 学生处处长, 实验小学校长."""
_OWN_GOVERNMENT = frozenset(("of a place", "bare"))
"""Rules that read governments whole: 陆良县人民政府工作报告 is its report, 广东政府工作报告 the report of 广东."""
_SURE_RULES = frozenset(("known", "of a place", "bare", "organisation"))
"""Rules that see for themselves where a name ends."""
