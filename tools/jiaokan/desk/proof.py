"""A proof is the blocks of a document as one text, in which a decision's quote is looked for and for which a quote is chosen.

Blocks are parted by line breaks, so a quote may reach over several: it is about the block in which it begins.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from jiaokan.desk.quotation import find_once, not_found
from jiaokan.errors import BadInput, shown

THEN = "jiaokan build"
SHORTEST_QUOTE_CHARACTERS = 8
"""How many code points a quote has that is chosen for an editor, if the block is as long."""


@dataclass(frozen=True)
class BlockPlace:
    """A code point of a block."""

    block: int
    at: int


@dataclass(frozen=True)
class Proof:
    """The texts of blocks, in order."""

    texts: tuple[str, ...]
    whole: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Proof:
        """The proof of these blocks."""
        row = tuple(texts)
        return cls(row, "\n".join(row), tuple(accumulate((len(text) + 1 for text in row[:-1]), initial=0)))

    def place(self, quote: str, occurrence: str | None, where: str) -> BlockPlace:
        """Where the quote begins.

        Args:
            quote: words of the text.
            occurrence: for words that stand several times, which of how many: `2/3`.
            where: the record's file name, for messages.

        Raises:
            BadInput: if the words do not stand exactly once, or not as often as `occurrence` says.
        """
        if occurrence is None:
            return self._at(find_once(self.whole, quote, where, THEN))
        wanted, times = (int(part) for part in occurrence.split("/"))
        found = list(_places(self.whole, quote))
        if not found:
            raise not_found(self.whole, quote, where, THEN)
        if len(found) != times or wanted > times:
            raise BadInput(
                where, f"«{shown(quote)}» stands {len(found)} times, not as in {occurrence}", expected="the right number", then=THEN
            )
        return self._at(found[wanted - 1])

    def block(self, quote: str, occurrence: str | None, where: str) -> BlockPlace:
        """The block that begins with the quote, if there is just one; else where the quote begins.

        Raises:
            BadInput: as `place`.
        """
        begun = [index for index, text in enumerate(self.texts) if text.startswith(quote)]
        if occurrence is None and len(begun) == 1:
            return BlockPlace(begun[0], 0)
        return self.place(quote, occurrence, where)

    def shift(self, place: BlockPlace, by: int) -> BlockPlace:
        """The place so many code points further on."""
        return self._at(self.starts[place.block] + place.at + by)

    def block_quote(self, block: int, at: int = 0) -> tuple[str, str | None]:
        """A quote for `block`: the first words with which this block alone begins, or else as `quote`."""
        text = self.texts[block]
        for size in (SHORTEST_QUOTE_CHARACTERS, 2 * SHORTEST_QUOTE_CHARACTERS, 4 * SHORTEST_QUOTE_CHARACTERS, len(text)):
            if at == 0 and text and sum(other.startswith(text[:size]) for other in self.texts) == 1:
                return text[:size], None
        return self.quote(block, at)

    def quote(self, block: int, at: int, least: int = SHORTEST_QUOTE_CHARACTERS) -> tuple[str, str | None]:
        """The words from a place on that are found once, at least `least` of them if the block has so many; and the occurrence, if need be.

        Raises:
            ValueError: if the place is the end of the text.
        """
        start = self.starts[block] + at
        if start >= len(self.whole):
            raise ValueError("there are no words to quote")
        size = max(1, min(least, len(self.texts[block]) - at))
        rest = len(self.whole) - start
        longest = size
        while not self._once(start, longest) and longest < rest:
            longest = min(2 * longest, rest)
        if not self._once(start, longest):
            words = self.whole[start : start + max(1, len(self.texts[block]) - at)]
            found = list(_places(self.whole, words))
            return words, f"{found.index(start) + 1}/{len(found)}"
        low, high = size, longest
        while low < high:
            middle = (low + high) // 2
            low, high = (low, middle) if self._once(start, middle) else (middle + 1, high)
        return self.whole[start : start + low], None

    def _once(self, start: int, size: int) -> bool:
        words = self.whole[start : start + size]
        return self.whole.find(words) == start and self.whole.find(words, start + 1) < 0

    def _at(self, position: int) -> BlockPlace:
        block = bisect_right(self.starts, position) - 1
        return BlockPlace(block, position - self.starts[block])


def _places(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)
