"""What of a block's words is compared: not their width, blanks, marks or leading label, which a cleaning or a renumbering changes.

`(一)谋势` and `（一）谋势` are one text, and so are `第四章 法律责任` and `第五章 法律责任`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise, repeat, zip_longest
from math import log2
from unicodedata import normalize

from jiaokan.grammar.characters import HAN
from jiaokan.grammar.date import DAY
from jiaokan.grammar.numeral import ORDINAL
from jiaokan.script.folding import fold
from jiaokan.text import Stretch, re

_NUMBER = rf"(?:[{ORDINAL}]{{1,7}}|[0-9]{{1,4}})"
_PART = re.compile(rf"第{_NUMBER}(?:[编編章節节]|部分)")
_LABEL = re.compile(
    rf"(?:第{_NUMBER}(?:[编編章節节條条款項项](?:之[{ORDINAL}]{{1,3}})?|部分)|\({_NUMBER}\)|[{ORDINAL}]{{1,3}}、"
    r"|[0-9]{1,3}(?:\.[0-9]{1,3}){0,4}[、.)](?![0-9])|[①-⓿❶-➓])"
)
"""Leading labels in the order of GB/T 9704—2012 §7.3.3 and of a law, as NFKC writes them (which makes （一） of ㈠ and 1. of ⒈)."""
ITEM_LABEL = "()"
ITEM = "item"
"""The type of a block that is an item of a list."""
_LABELS = re.compile(rf"{_LABEL.pattern}+")
_DAY = re.compile(DAY)
UNIT_LETTERS, MOST_LETTERS = 3, 9
"""A word of an alphabet tells as much as one pair of characters, and one more for each so many of its letters, up to the second number."""
_CHARACTER = re.compile(rf"https?://[!-~]+|[^\W\d_{HAN}]+|[^\W_]")
_WORD = re.compile(rf"[^\W\d_{HAN}]")
NUMERALS = re.compile(rf"[{ORDINAL}0-9]")
_CLAUSE = re.compile(r"[^,、;:。!?]*")
"""What stands before the first mark within or at the end of a sentence (GB/T 15834—2011 §4), as NFKC writes it."""
_TITLE = re.compile(r"《([^《》]+)》|〈([^〈〉]+)〉")
"""A title that is named (GB/T 15834—2011 §4.15)."""


_LEVELS = {"部分": 1, "编": 2, "章": 3, "节": 4}
"""How deep the parts of a law stand in one another (《立法法》第六十五条)."""


@dataclass(frozen=True)
class Trace:
    """What is known of a block for finding it again."""

    text: str
    origin: tuple[Stretch, ...] = ()
    """Its raw stretches; empty if they cannot be compared."""
    before: str = ""
    after: str = ""
    type: str = ""
    """What it is, as `Block.type`; empty if that is not known."""
    level: int | None = None
    """Of a heading how deep it stands."""


@dataclass(frozen=True)
class Wording:
    """The words of one block, made ready to be compared."""

    text: str
    """All letters and digits, in their NFKC form; of a block that has none, all that is not blank."""
    words: str
    """The same without leading labels, unless nothing else is there."""
    part: bool
    """Whether it begins with the label of a chapter or the like: then it is a heading, and no heading became an article."""
    label: str
    """Its first leading label without the number: 条 of an article, () of an item; empty if it has none."""
    number: str
    """The same with its number: 第三条."""
    leads: bool
    """Whether it ends in a colon: what stands below it is its list."""
    level: int
    """Of a heading how deep it stands; 0 of what is none."""
    type: str
    """What it is, as `Block.type`; empty if that is not known."""
    named: frozenset[str]
    """The titles it names, if it says as much besides: who names a title does not say what stands under it."""
    day: str
    """The day it begins with, if it tells what was then: a line that begins with another day tells of something else."""
    beginning: tuple[str, ...]
    """The pairs of characters of its first clause, which says what it is about."""
    explains: bool
    """Whether a colon ends that clause, and something stands behind it: it says what that is."""
    row: tuple[str, ...]
    """The pairs of neighbouring characters of `words`, in order. A word of an alphabet, or an address, is one character here, and also
    stands alone: its letters tell of their language, and Firefox Send is not Firefox Sync."""
    pairs: Counter[str]
    """How often each stands there."""
    size: int
    """How many there are, at least one."""
    telling: Mapping[str, float]
    """What each pair tells: as much as the others, or the more bits the fewer blocks have it (`weighed`)."""
    told: float
    """What all pairs tell together."""

    @property
    def listed(self) -> str:
        """By what items of one list are known: its label without the number, or that it is an item without one; else empty."""
        return self.label or (self.type if self.type == ITEM else "")

    @property
    def item(self) -> bool:
        """Whether it has the label of an item, （一）."""
        return self.label == ITEM_LABEL

    def begun(self, other: Wording) -> float:
        """What share of the first clause stands in another block, from 0 to 1."""
        return sum(pair in other.pairs for pair in self.beginning) / len(self.beginning)

    @classmethod
    def of(cls, text: str, type: str = "", level: int | None = None) -> Wording:
        """The words of a block.

        Args:
            text: what is read there.
            type: what it is, if that is known.
            level: of a heading how deep it stands.
        """
        spaced = fold(normalize("NFKC", text))
        plain = "".join(spaced.split())
        label = _LABELS.match(plain)
        whole = _letters(plain)
        words = _letters(plain[label.end() :]) if label is not None else whole
        words = words or whole
        row = _units(spaced, words)
        pairs = Counter(row)
        first, day = _LABEL.match(plain), _DAY.match(plain)
        kind = NUMERALS.sub("", first.group()) if first is not None else ""
        part = _PART.match(plain)
        deep = _LEVELS.get(NUMERALS.sub("", part.group()).removeprefix("第"), 0) if part is not None else 0
        return cls(
            whole,
            words,
            part is not None,
            kind,
            first.group() if first is not None else "",
            plain.endswith(":"),
            level or deep,
            type,
            frozenset(
                name for title in _TITLE.finditer(plain) if 2 * len(name := _letters(title.group(1) or title.group(2))) <= len(whole)
            ),
            day.group() if day is not None and day.end() < len(plain) else "",
            _beginning(spaced, plain, label.end() if label is not None else 0) or row,
            0 < _colon(plain, label.end() if label is not None else 0) < len(plain),
            row,
            pairs,
            pairs.total(),
            pairs,
            float(pairs.total()),
        )


def wordings(blocks: Iterable[Trace | str]) -> list[Wording]:
    """The words of each block."""
    return [Wording.of(one) if isinstance(one, str) else Wording.of(one.text, one.type, one.level) for one in blocks]


def weighed(old: Sequence[Wording], new: Sequence[Wording]) -> tuple[list[Wording], list[Wording]]:
    """The blocks of two texts, with what their pairs of characters tell: the binary logarithm of how few blocks have them."""
    times = [Counter(pair for wording in row for pair in wording.pairs) for row in (old, new)]
    most = max(len(old), len(new))
    bits = {pair: log2((most + 1) / max(time[pair] for time in times)) for time in times for pair in time}
    one, two = ([_weighed(wording, bits) for wording in row] for row in (old, new))
    return one, two


def _weighed(wording: Wording, bits: Mapping[str, float]) -> Wording:
    telling = {pair: count * bits[pair] for pair, count in wording.pairs.items()}
    return replace(wording, telling=telling, told=sum(telling.values()))


def common(one: Wording, two: Wording) -> float:
    """What the pairs of characters tell that both have."""
    few, many = sorted((one.telling, two.telling), key=len)
    return sum(map(min, few.values(), map(many.get, few, repeat(0.0))))


def _units(spaced: str, words: str) -> tuple[str, ...]:
    """The pairs of the last characters of a text, so many as its words have, and its words of an alphabet."""
    if not _WORD.search(words):
        return tuple(map("".join, pairwise(words))) or (words,)
    chars: list[str] = []
    left = len(words)
    for char in reversed(_CHARACTER.findall(spaced)):
        if left <= 0:
            break
        chars.append(char)
        left -= sum(map(str.isalnum, char))
    chars = chars[::-1] or list(words)
    row = [unit for one, two in zip_longest(chars, chars[1:]) for unit in _beside(one, two)]
    return tuple(row) or (words,)


def _beginning(spaced: str, plain: str, start: int) -> tuple[str, ...]:
    """The units of the first clause behind the leading labels; none if no letter stands there."""
    clause = _CLAUSE.match(plain, start)
    letters = sum(map(str.isalnum, plain[: clause.end()])) if clause is not None else 0
    if clause is None or not any(map(str.isalnum, clause.group())):
        return ()
    end = next((place for place, count in enumerate(accumulate(map(str.isalnum, spaced)), 1) if count == letters), len(spaced))
    return _units(spaced[:end], _letters(clause.group()))


def _colon(plain: str, start: int) -> int:
    """Where the text begins that stands behind a colon at the end of the first clause; 0 if no colon ends it."""
    clause = _CLAUSE.match(plain, start)
    return clause.end() + 1 if clause is not None and plain[clause.end() :].startswith(":") else 0


def _beside(one: str, two: str | None) -> Iterator[str]:
    if _WORD.match(one):
        yield from repeat(one, 1 + min(len(one), MOST_LETTERS) // UNIT_LETTERS)
    if two is not None:
        yield one + two


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum()) or text
