"""Where a line stands that may be a title, and what else says it: signs by their ids, weighed by `title_signs.tsv` with those of its words.

A headline tells what the text is about, so its words come again there; sites set it above their facts and say it more than once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from jiaokan.edition.document import Block, Document
from jiaokan.grammar.body_name import is_body_name
from jiaokan.grammar.characters import HAN
from jiaokan.grammar.stop import ends_sentence
from jiaokan.html.metadata import PageMetadata
from jiaokan.intake.headline import bare
from jiaokan.intake.title_words import CHAPTER, ROW, seam, word_signs
from jiaokan.read.dates import is_date, is_history, is_published
from jiaokan.read.number import is_number
from jiaokan.read.outline import number
from jiaokan.text import re

TITLE_BLOCKS, TEXT_BLOCKS = 16, 200
"""Among how many first blocks the title is looked for, and in how many below them its words."""
LEAST_SAID_CHARACTERS, LEAST_PROSE_CHARACTERS = 4, 30
"""How long a title is, in code points, that another line or the text holds; how long a sentence is with which running text begins."""
LEAST_LINE_CHARACTERS, CHAPTER_CHARACTERS = 8, 60
PROSE_CLAUSES = 3
"""How many commas no title has; a line of prose that was not joined may end with none."""
TELLING_SHARE = 0.5
"""The share of its units that a line has again in the text at least which tells of it."""
LONGER_TIMES = 3
"""How many times as long a line is that the name of a column stands above."""
MOST_LEFT_OUT_CHARACTERS, SAME_ENDS_CHARACTERS = 12, 2
"""How much an abridged title leaves out at most, and how much it has in common with the whole one at each end, in code points."""
RECORDS = ("card", "cover", "rows", "circular", "citation")
"""What is set above or around a text to say what it is."""
PLACES = ((0, "0"), (1, "1"), (2, "2"), (4, "3-4"), (8, "5-8"))
OVER = ((0, "0"), (1, "1"), (3, "2-3"))
SHARES = ((0.0, "none"), (1 / 3, "some"), (2 / 3, "half"), (0.999, "most"))
"""Names of places among the blocks, of how many stand between, and of shares of a line's pairs of characters that the text has again."""
_UNITS = re.compile(rf"(?=([{HAN}]{{2}}))|([A-Za-z]{{3,}})")
"""What the words of a line are counted by: pairs of characters, and Latin words."""
_IS_HAN = re.compile(f"[{HAN}]")
_NAMED = re.compile("《([^》]{4,80})》")
_READ_AS = ("heading", "item", "issuer", "byline", "signature", "subtitle")


@dataclass(frozen=True)
class Head:
    """What a document and what stood around it say of its title."""

    document: Document
    """As it was read."""
    page: PageMetadata
    sure: Mapping[str, str]
    """What its card, cover and rows call it, by their names."""
    file: str = ""
    """The name that somebody gave the file; empty if a program did."""
    opening: str = ""
    """The first words of the text."""
    facts: tuple[int, ...] = ()
    """Where in the raw text lines of facts were that cleaning took out, in code points."""
    paper: str = ""
    """What a database of papers named the file by, if the head says it too, and its author."""


@dataclass(frozen=True)
class SeenHead:
    """The head, looked at once."""

    texts: Sequence[str]
    bares: Sequence[str]
    blocks: Sequence[Block]
    facts: Sequence[int]
    said: Sequence[tuple[str, str]]
    """What the page and the records call it, without blanks, and where."""
    text: str
    """The running text."""
    named: frozenset[str]
    """What stands in 《》."""
    best: float
    """The greatest share of its units that a line of the head has again in the text."""
    chapters: Mapping[str, int]
    """How many chapters, sections or lessons begin in it, by their unit."""
    begins: int
    """Which block the running text begins with."""

    @property
    def opens_with_prose(self) -> bool:
        """Whether running text begins at once, so that no line below heads it."""
        return self.begins == 0 and bool(self.blocks) and self.blocks[0].type == "paragraph"

    @classmethod
    def of(cls, head: Head, said: Iterable[tuple[str, str]]) -> SeenHead:
        """Look at it.

        Args:
            head: what there is.
            said: what the page and the records call it, and where.
        """
        blocks = head.document.blocks[: TITLE_BLOCKS + TEXT_BLOCKS]
        texts = [block.text for block in blocks]
        bares = [bare(text) for text in texts]
        styles: Counter[str] = Counter(
            one.style for block, text in zip(blocks, texts, strict=True) if block.type != "title" and (one := number(text))
        )
        chapters = Counter(found["unit"] for text in texts if len(text) <= CHAPTER_CHARACTERS and (found := CHAPTER.match(text)))
        texted = (at for at, text in enumerate(texts[:TITLE_BLOCKS]) if _begins_text(blocks[at], text, styles))
        begins = next(texted, min(len(texts), TITLE_BLOCKS))
        below = "\n".join(texts[begins:])
        lines = [at for at in range(begins) if len(bares[at]) >= LEAST_LINE_CHARACTERS and not ends_sentence(texts[at])]
        best = max((_share(bares[at], below, ()) for at in lines), default=0.0)
        named = frozenset(bare(name) for text in texts for name in _NAMED.findall(text))
        told = [(bare(text), "a record" if where in RECORDS else where) for text, where in said]
        return cls(texts, bares, blocks, head.facts, told, below, named, best, chapters, begins)


def signs(head: SeenHead, text: str, at: tuple[int, int] | None, where: str = "") -> Iterator[str]:
    """What speaks for and against a title.

    Args:
        head: what stands around it.
        text: the title.
        at: the blocks that it stands in, first and past the last; None if it stands in none.
        where: then where it was found.
    """
    yield from word_signs(text)
    one = bare(text)
    yield from _of_page(one, head.said)
    if at is None:
        yield "first words" if where == "opening" else "no line"
        yield from _again(one, head.bares[: 2 * TITLE_BLOCKS])
        yield from _of_text(head, one, ())
        return
    start, end = at
    yield from _of_place(head, start, end)
    yield from _again(one, [other for index, other in enumerate(head.bares[: 2 * TITLE_BLOCKS]) if not start <= index < end])
    yield from _of_text(head, one, head.texts[max(start, head.begins) : end])


def _of_place(head: SeenHead, start: int, end: int) -> Iterator[str]:
    """Where lines stand."""
    blocks, texts = head.blocks, head.texts
    yield "at " + next((name for most, name in PLACES if start <= most), "9-")
    over = head.begins - end
    yield "within the text" if over < 0 else "above the text by " + next((name for most, name in OVER if over <= most), "more")
    if end - start > 1:
        yield f"{end - start} lines"
        yield "goes on: " + seam(texts[start], texts[start + 1])
    elif end < len(blocks) and not ends_sentence(texts[end]) and blocks[end].type in (*_READ_AS, "title", "paragraph"):
        yield "may go on: " + seam(texts[start], texts[end])
    if blocks[start].type in _READ_AS:
        yield f"read as {blocks[start].type}"
    yield f"above {_kind(head, end)}"
    yield f"below {_kind(head, start - 1)}" if start else "below nothing"
    if any(_is_between(blocks, end - 1, at) for at in head.facts):
        yield "above facts taken out"
    if (
        over > 0
        and end - start == 1
        and LONGER_TIMES * len(head.bares[start]) <= len(head.bares[end])
        and _kind(head, end) in ("line", "subtitle")
    ):
        yield "above a line much longer"
    if start and any(_is_between(blocks, start - 1, at) for at in head.facts):
        yield "below facts taken out"
    if (found := CHAPTER.match(texts[start])) and found.end() < len(texts[start]):
        yield "a chapter, no other below" if head.chapters.get(found["unit"], 0) == 1 else "a chapter among others"
    elif end < len(texts) and (found := CHAPTER.match(texts[end])) and head.chapters.get(found["unit"], 0) == 1:
        yield "above a chapter"


def _kind(head: SeenHead, at: int) -> str:
    """What stands at a place."""
    if not 0 <= at < len(head.blocks):
        return "nothing"
    block, text = head.blocks[at], head.texts[at]
    if block.type not in ("paragraph", "title"):
        return str(block.type)
    if is_number(text):
        return "number"
    if is_history(text) or is_published(text) or is_date(text):
        return "history or day"
    if ends_sentence(text) and len(text) > LEAST_PROSE_CHARACTERS:
        return "prose"
    if text.endswith(("：", ":")):
        return "addressee"
    return "issuer" if is_body_name(text) else "row" if ROW.fullmatch(text) else "line"


def _is_between(blocks: Sequence[Block], above: int, at: int) -> bool:
    """Whether a place of the raw text lies between a block and the next."""
    if not blocks[above].origin:
        return False
    first = max(end for _, end in blocks[above].origin)
    below = blocks[above + 1].origin if above + 1 < len(blocks) else ()
    return first <= at < min((start for start, _ in below), default=at + 1)


def _begins_text(block: Block, text: str, styles: Mapping[str, int]) -> bool:
    """Whether running text begins with a block: prose, an addressee, a table, one of several numbered lines."""
    if block.type in ("addressee", "item", "table", "toc", "code"):
        return True
    one = number(text) if block.type != "title" else None
    told = (ends_sentence(text) and len(_IS_HAN.findall(text)) >= LEAST_PROSE_CHARACTERS // 2) or text.count("，") >= PROSE_CLAUSES
    prose = len(text) > LEAST_PROSE_CHARACTERS and (text.endswith("：") or (told and not is_history(text)))
    return prose or (one is not None and one.style != "annex" and styles[one.style] > 1)


def _again(one: str, others: Sequence[str]) -> Iterator[str]:
    """What else of the head says it."""
    if len(one) < LEAST_SAID_CHARACTERS:
        return
    if one in others:
        yield "stands again"
    elif any(other.endswith(one) for other in others):
        yield "ends another line"
    elif any(one in other for other in others):
        yield "within another line"
    if any(LEAST_SAID_CHARACTERS < len(other) < len(one) and other in one for other in others):
        yield "holds another line"
    if any(abridges(one, other) for other in others):
        yield "abridges another line"
    if any(abridges(other, one) for other in others):
        yield "says another line in full"


def abridges(one: str, other: str) -> bool:
    """Whether a line says the same with a few words left out between equal ends."""
    ends = SAME_ENDS_CHARACTERS
    if not LEAST_LINE_CHARACTERS <= len(one) < len(other) <= len(one) + MOST_LEFT_OUT_CHARACTERS:
        return False
    rest = iter(other)
    return one[:ends] == other[:ends] and one[-ends:] == other[-ends:] and all(char in rest for char in one)


def _share(one: str, text: str, own: Sequence[str]) -> float:
    """The share of its units that the text has beside itself, of all."""
    units, inside = [found[1] or found[2] for found in _UNITS.finditer(one)], "\n".join(own)
    return sum(text.count(unit) > inside.count(unit) for unit in units) / len(units) if units else 0.0


def _of_text(head: SeenHead, one: str, own: Sequence[str]) -> Iterator[str]:
    """What of it the text says."""
    if len(one) >= LEAST_SAID_CHARACTERS and one in head.named:
        yield "named in the text"
    again = _share(one, head.text, own)
    if again == 0 and head.best >= TELLING_SHARE:
        yield "says nothing of what another line tells of"
    if again >= head.best > 0 and len(one) >= LEAST_LINE_CHARACTERS:
        yield "words again more than of any other line"
    yield "words again " + next((name for most, name in SHARES if again <= most), "all")


def _of_page(one: str, said: Sequence[tuple[str, str]]) -> Iterator[str]:
    """What the page and the records call so."""
    wheres = {where for text, where in said if text == one}
    yield from (f"said by {where}" for where in sorted(wheres))
    rest = [(text, where) for text, where in said if where not in wheres]
    if len(one) >= LEAST_SAID_CHARACTERS:
        whole = [(text, where) for text, where in rest if not where.endswith(" part")]
        yield from sorted({f"begins what {where} says" for text, where in whole if text.startswith(one)})
        yield from sorted({f"within what {where} says" for text, where in whole if one in text[1:]})
        yield from sorted({f"holds what {where} says" for text, where in rest if len(text) >= LEAST_SAID_CHARACTERS and text in one})


@lru_cache(maxsize=1)
def _weights() -> Mapping[str, float]:
    table = files("jiaokan.intake").joinpath("title_signs.tsv").read_text(encoding="utf-8")
    rows = (row.split("\t") for row in table.splitlines() if not row.startswith("#"))
    return {row[0]: float(row[1]) for row in rows}


def score(shown: Iterable[str]) -> float:
    """How much speaks for a title, in logits against the others; a sign that was never seen says nothing.

    Args:
        shown: its signs.
    """
    return sum(_weights().get(sign, 0.0) for sign in shown)
