"""Which characters of a text were probably misread: they break a word that the text itself has, in the same words, elsewhere.

Recognition takes a character for one that looks like it, so that a word falls apart: 专项整治 five times, 专项浆治 once. The text is
its own model: a rare character that stands alone between words was misread if, elsewhere, one other character stands between the same
neighbours, always the same one and always inside a word. Names, verse and the words of a dialect are rare too, but nothing else stands
between their neighbours. Recognition loses marks as well: only a text with brackets or quotation marks that nothing opens or closes is
looked at. Where it has several signs, rare characters that stand alone beside others that do are marked without such proof.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from jiaokan.grammar.characters import COMMON_HAN
from jiaokan.grammar.numeral import ORDINAL
from jiaokan.text import re

MOST_TIMES = 2
"""How often a character that was misread comes at most."""
LEAST_FOUND = {2: 3, 3: 2, 4: 1}
"""By the number of equal neighbours: how often the other character must stand between them to be sure; once less makes it likely."""
MOST_COMPARED_PLACES = 50
"""Places of two characters that are looked at; more tell no more."""
RARE_FREQUENCY = {2: 2000, 3: 3000, 4: 3000}
"""How often the dictionary's texts have the character as a word at most, by the number of the same characters around it."""
LONE_RARITY = 1000
"""The same for one that is marked without proof."""
MOST_LONE_TIMES = 8
"""How many such characters there are at most for each that has proof; a novel has words of its own by the dozen."""
REACH_CHARACTERS = 24
"""Characters on either side that are cut into words with one."""
LEAST_SIGNS, SIGN_CHARACTERS = 2, 3000
"""Signs that a text was recognised, at least and one in so many characters."""
UNKNOWN_RARITY, UNKNOWN_SHARE = 30, 0.05
"""If the dictionary hardly knows more than this part of the single characters, a text is in another script or of another time."""
PAIRS = (("（", "）"), ("《", "》"), ("〈", "〉"), ("“", "”"), ("「", "」"), ("【", "】"))
ITEM = re.compile(r"(?m)^[ \u3000]*[A-Za-z0-9]{1,3}）")
"""The label of an item, whose bracket nothing opens."""
WORDS = re.compile(f"[{COMMON_HAN}]+")


class Misread(NamedTuple):
    """A place where a character was probably misread."""

    place: int
    """In code points."""
    instead: str
    """The character that stands there else; empty if none is known."""


def misread(text: str) -> Iterator[Misread]:
    """The characters of a text that were probably misread, in order."""
    unclosed = _unclosed(text)
    if not unclosed:
        return
    counts = Counter(text)
    rare = {char for char, times in counts.items() if times <= MOST_TIMES and WORDS.fullmatch(char) and char not in ORDINAL}
    others = _others(text, rare, counts)
    if not others:
        return
    words = _Words(text)
    likely = {place: found for place, found in others.items() if words.proves(place, found)}
    sure = {place: found.char for place, found in likely.items() if found.times >= LEAST_FOUND[found.around]}
    signs = len(likely) + unclosed
    lone: dict[int, str] = {}
    if likely and signs >= LEAST_SIGNS and signs * SIGN_CHARACTERS >= len(text):
        alone = words.lone({char for char in rare if counts[char] == 1})
        lone = dict.fromkeys(alone if len(alone) <= MOST_LONE_TIMES * len(likely) else (), "")
        lone |= {place: one.char for place, one in likely.items()}
    yield from (Misread(place, char) for place, char in sorted({**lone, **sure}.items()))


class _Other(NamedTuple):
    """The one character that stands elsewhere between the same characters."""

    char: str
    around: int
    """How many of the same characters stand around it."""
    places: tuple[int, ...]

    @property
    def times(self) -> int:
        """How often it does."""
        return len(self.places)


def _others(text: str, rare: set[str], counts: Counter[str]) -> dict[int, _Other]:
    """For the rare characters between others what else stands there, if it is one and no rare character itself."""
    asked = [place for place, char in enumerate(text) if char in rare]
    pairs = {text[place + step : place + step + 2] for place in asked for step in (-2, 1) if place + step >= 0}
    where: dict[str, list[int]] = {pair: [] for pair in pairs if len(pair) == 2 and WORDS.fullmatch(pair)}
    for place in range(len(text) - 1) if where else ():
        if (found := where.get(text[place : place + 2])) is not None and len(found) < MOST_COMPARED_PLACES:
            found.append(place)
    answers: dict[int, _Other] = {}
    for place in asked:
        frames: dict[tuple[int, int], dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        for start in where.get(text[place + 1 : place + 3], ()):
            for left in range(_alike(text, place, start - 1, -1) + 1):
                frames[left, 2][text[start - 1 : start]].append(start - 1)
        for start in where.get(text[max(0, place - 2) : place], ()):
            for right in range(min(1, _alike(text, place, start + 2, 1)) + 1):
                frames[2, right][text[start + 2 : start + 3]].append(start + 2)
        for left, right in sorted(frames, key=sum, reverse=True):
            fillers = {char: places for char, places in frames[left, right].items() if char and counts[char] > counts[text[place]]}
            if len(fillers) == 1 and text[place] not in fillers:
                ((char, places),) = fillers.items()
                if WORDS.fullmatch(char) and len(places) >= LEAST_FOUND[left + right] - (left + right < max(LEAST_FOUND)):
                    answers[place] = _Other(char, left + right, tuple(places))
                    break
    return answers


def _alike(text: str, one: int, two: int, step: int) -> int:
    """How many characters beside two places are the same, two at most."""
    size = 0
    while size < 2:
        here, there = one + step * (size + 1), two + step * (size + 1)
        if min(here, there) < 0 or max(here, there) >= len(text) or text[here] != text[there] or not WORDS.fullmatch(text[here]):
            return size
        size += 1
    return size


def _unclosed(text: str) -> int:
    """The marks of a text that nothing opens or closes."""
    lost = {one: text.count(one) - text.count(two) for one, two in PAIRS}
    if lost["（"] < 0:
        lost["（"] = min(0, lost["（"] + len(ITEM.findall(text)))
    return sum(map(abs, lost.values()))


class _Words:
    """A text cut into the words of the dictionary, as far as it is asked for."""

    def __init__(self, text: str) -> None:
        import rjieba  # its dictionary takes longer to load than a page to clean

        self.text = text
        self._cut, self._frequency = rjieba.cut, rjieba.suggest_freq

    def proves(self, place: int, other: _Other) -> bool:
        """Whether a character stands alone, and the other one inside a word wherever it is."""
        if self._frequency(self.text[place]) >= RARE_FREQUENCY[other.around]:
            return False
        before, word, after = self._around(place)
        alone = other.around == max(LEAST_FOUND) or len(before) == 1 or len(after) == 1
        return len(word) == 1 and alone and all(len(self._around(at)[1]) > 1 for at in other.places[:MOST_TIMES])

    def lone(self, asked: set[str]) -> list[int]:
        """The places of those characters that stand alone beside another that does; none in a text that the dictionary does not know."""
        found: list[int] = []
        known = single = 0
        for run in WORDS.finditer(self.text):
            place, last = run.start(), ""
            words = self._cut(run[0], False)
            for word, after in zip(words, [*words[1:], ""], strict=True):
                if len(word) == 1:
                    frequency = self._frequency(word)
                    single += 1
                    known += frequency >= UNKNOWN_RARITY
                    if word in asked and (len(last) == 1 or len(after) == 1) and frequency < LONE_RARITY:
                        found.append(place)
                place, last = place + len(word), word
        return found if single - known <= UNKNOWN_SHARE * single else []

    def _around(self, place: int) -> tuple[str, str, str]:
        """The word at a place and the ones before and after it, empty where there is none."""
        start = place
        while start > max(0, place - REACH_CHARACTERS) and WORDS.match(self.text[start - 1]):
            start -= 1
        run = WORDS.match(self.text, start, place + REACH_CHARACTERS)
        before = word = ""
        words = self._cut(run[0], False) if run else []
        for index, word in enumerate(words):
            start += len(word)
            if start > place:
                return before, word, words[index + 1] if index + 1 < len(words) else ""
            before = word
        return before, word, ""
