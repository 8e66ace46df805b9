"""What speaks for and against a Chinese name of a person where no office or row shows it, weighed by `person_signs.tsv`.

The signs are those of a place's name (`place_sign`): what stands before and behind, what the characters are to the dictionary, whether the
text has the name again behind other words.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from functools import lru_cache
from math import inf

import rjieba

from jiaokan.annotate.division import divisions
from jiaokan.annotate.mention import Mention
from jiaokan.annotate.person_role import ROLES
from jiaokan.annotate.place_kind import kinds, starts_kind
from jiaokan.annotate.sign import ends_with_word, tag, weights, word_behind, words_of
from jiaokan.annotate.surname import LONGEST_NAME_CHARACTERS, SHORTEST_NAME_CHARACTERS, characters, is_name
from jiaokan.grammar.characters import is_han
from jiaokan.grammar.numeral import COUNTING
from jiaokan.text import re

LEAST_WEIGHT, LEAST_SHORT_WEIGHT = 2.0, 3.0
"""How much has to speak for a name, in logits, and for one of two characters."""
LEAST_ONCE_WEIGHT = 0.8
"""How much has to speak for it where it stands before it counts that the text has it again: a long text has any words again."""
_JOINS = frozenset("和与及跟同")
_AFTER = re.compile(
    "先生|女士|小姐|老师|教授|同志|院士|医生|将军|主席|总统|总理|主任|书记|[省市县局部院校处科所]长|表示|介绍|指出|认为|强调|坦言|透露|告诉|回忆|说|称|[（(][^）)]{0,4}[0-9男女]|等人"
)
_SUFFIXES = frozenset("化性率型制人量米")
"""What words end with and names seldom do: 普惠化."""
_WHERE = frozenset("中里内外上下")
"""What says where, behind a word: 文本中."""
_VERB_CHARACTERS = frozenset("说称在任为是率从与和对向就到来去把被将以又也曾已还并则便道笑问答")


@lru_cache(maxsize=1)
def _first_characters() -> frozenset[str]:
    """Those of surnames."""
    return frozenset(name[0] for name in characters()["surname"])


class NamedText:
    """A text with what signs ask of it."""

    def __init__(self, string: str, bodies: Iterable[int], places: Iterable[Mention]) -> None:
        self.string, self.bodies = string, frozenset(bodies)
        self.inside = bytearray(len(string) + 1)
        for one in places:
            self.inside[one.start : one.end] = b"\1" * (one.end - one.start)
        self.places = frozenset(one.end for one in places)
        self.words = words_of(string)
        self.again: dict[str, set[str]] = {}
        self._behind: dict[int, str] = {}
        self.found = list(self._candidates())
        for start, ends in self.found:
            for end in ends:
                self.again.setdefault(string[start:end], set()).add(string[start - 1 : start])

    def behind(self, end: int) -> str:
        """The sign of what stands behind a name that ends there."""
        if end not in self._behind:
            self._behind[end] = self._sign_behind(end)
        return self._behind[end]

    def _sign_behind(self, end: int) -> str:
        string, after = self.string, self.string[end : end + 1] or "\n"
        if _AFTER.match(string, end):
            return "before what persons do or are called"
        if after == "、":
            return "before a list mark"
        if not is_han(after):
            return "before a mark"
        if after == "的":
            return "before 的"
        word = self.words.starting(end)
        if word is None:
            return "cuts a word behind"
        over, kind = word
        if over - end == 1:
            return f"before character {'of verbs' if after in _VERB_CHARACTERS else kind[0]}"
        return f"before word {kind[0]}"

    def _candidates(self) -> Iterator[tuple[int, tuple[int, ...]]]:
        """A name begins where a word does: of 3,780 that begin within one was one a name."""
        first, starts = _first_characters(), self.words.starts
        for index in [index for index, word in enumerate(self.words.all) if word[0] in first]:
            start = starts[index]
            if not self.inside[start] and (ends := tuple(end for end in starts[index + 1 : index + 5] if self._may_end(index, start, end))):
                yield start, ends

    def _may_end(self, index: int, start: int, end: int) -> bool:
        """Whether a name may end there, where a word ends: the whole is no word but a name."""
        if not SHORTEST_NAME_CHARACTERS <= end - start <= LONGEST_NAME_CHARACTERS:
            return False
        name = self.string[start:end]
        if name[-1] in _SUFFIXES or name[0] == name[-1] or (name[-1] in _WHERE and rjieba.has_word(name[:-1])):
            return False
        whole = end == self.words.starts[index + 1]
        return (not whole or tag(name)[:2] == "nr") and name[1:] not in ROLES and is_name(name) and name not in divisions()


def signs(text: NamedText, start: int, end: int, known: Container[int]) -> Iterator[str]:
    """The signs of a name, places in code points.

    Args:
        text: the text.
        start: where the name begins.
        end: where it ends.
        known: where names begin or end that are found already.
    """
    yield from (
        *_before(text, start, end, known),
        *_within(text, start, end),
        *_behind(text, start, end, known),
        *_repeated(text, start, end),
    )


def _before(text: NamedText, start: int, end: int, known: Container[int]) -> Iterator[str]:
    string, size = text.string, end - start
    before, after = string[start - 1 : start] if start else "\n", string[end : end + 1] or "\n"
    yield f"characters {size}"
    if before == "\n":
        yield f"opens a line {size}" if is_han(after) else "opens a line before a mark"
    elif before == "、":
        yield "in a list"
    elif before == "“" and after == "”":
        yield "between quotation marks"
    elif not is_han(before):
        yield "behind a mark"
    elif start in text.bodies:
        yield f"behind a body {size}"
    elif ends_with_word(string, start, ROLES):
        yield f"behind a role {min(size, 3)}"
    elif start in text.places:
        yield "behind a place"
    elif before in _JOINS:
        yield "behind and"
    else:
        yield word_behind(text.words, start)
    if start - 1 in known and before in "、和与及/":
        yield "behind a name in a list"
    if end + 1 in known and after in "、和与及/":
        yield "before a name in a list"


def _behind(text: NamedText, start: int, end: int, known: Container[int]) -> Iterator[str]:
    """What stands behind."""
    string = text.string
    yield text.behind(end)
    if string[end - 1] in kinds():
        yield "ends as a place"
    if starts_kind(string, end):
        yield "before the word of a kind of place"
    if (string[end : end + 1] or "\n") in COUNTING:
        yield "before a number"


def _repeated(text: NamedText, start: int, end: int) -> Iterator[str]:
    """Whether the text has the name again behind other words."""
    others = len(text.again.get(text.string[start:end], ()))
    if others > 1:
        yield f"again behind other words {end - start}"
    if others > 2:
        yield f"often behind other words {end - start}"


def _within(text: NamedText, start: int, end: int) -> Iterator[str]:
    """What the characters are to the dictionary."""
    guessed = text.words.guessed(start)
    if guessed == end:
        yield f"word by its characters {end - start}"
    elif guessed > end:
        yield "begins a longer word"
    yield from _of_name(text.string[start:end])


@lru_cache(maxsize=1 << 14)
def _of_name(name: str) -> tuple[str, ...]:
    found = []
    words = rjieba.tag(name, False)
    if len(words) == 1:
        found.append("word of names" if words[0][1][:2] == "nr" else "word of the language")
    if len(name) > 2 and rjieba.has_word(name[:2]):
        found.append("begins with a word")
    if len(name) > 2 and rjieba.has_word(name[1:]):
        found.append(f"given name is a word {tag(name[1:])[:2]}")
    return tuple(found)


@lru_cache(maxsize=8)
def _most_behind(size: int, again: bool) -> float:
    """The most that can speak for a name of so many characters behind it."""
    table = weights("person")
    behind = [weight for sign, weight in table.items() if sign.startswith("before ") and sign not in _BESIDES]
    others = [table.get(sign, 0.0) for sign in _BESIDES[1:]]
    others += [table.get(f"{often} behind other words {size}", 0.0) for often in ("again", "often")] if again else []
    return max(0.0, *behind) + sum(max(0.0, weight) for weight in others) + ROUNDING_WEIGHT


ROUNDING_WEIGHT = 1e-9
"""More than a sum of weights is off by its order, in logits."""
_BESIDES = ("before a name in a list", "before the word of a kind of place", "before a number", "ends as a place")
"""Signs that stand beside that of the word behind."""


def score(text: NamedText, start: int, end: int, known: Container[int], least: float) -> float:
    """How much speaks for the name, in logits; less than `least` as soon as a part of the signs shows that it cannot be as much."""
    table = weights("person")
    always, size = table.get("always", 0.0), end - start
    within = [table.get(sign, 0.0) for sign in _within(text, start, end)]
    before = [table.get(sign, 0.0) for sign in _before(text, start, end, known)]
    most = always + sum(before) + sum(within) + _most_behind(size, len(text.again.get(text.string[start:end], ())) > 1)
    if most < least:
        return -inf
    once = always + sum((*before, *within, *(table.get(sign, 0.0) for sign in _behind(text, start, end, known))))
    return once + sum(table.get(sign, 0.0) for sign in _repeated(text, start, end)) if once > LEAST_ONCE_WEIGHT else once


def find_weighed(
    string: str, bodies: Iterable[int], places: Iterable[Mention], known: Iterable[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Each name that enough speaks for, as start and end in code points.

    Args:
        string: the text.
        bodies: where bodies end.
        places: the places of the text.
        known: the names that are found already.
    """
    text = NamedText(string, bodies, places)
    edges = {edge for span in known for edge in span}
    taken = bytearray(len(string) + 1)
    for start, end in known:
        taken[start:end] = b"\1" * (end - start)
    for row in (text.found, text.found[::-1]):
        for start, ends in row:
            if taken[start]:
                continue
            least = LEAST_WEIGHT if ends[-1] - start > SHORTEST_NAME_CHARACTERS else LEAST_SHORT_WEIGHT
            best, end = max((score(text, start, end, edges, least), end) for end in ends)
            if best > (LEAST_WEIGHT if end - start > 2 else LEAST_SHORT_WEIGHT):
                yield start, end
                taken[start:end] = b"\1" * (end - start)
                edges |= {start, end}
