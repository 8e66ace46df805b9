"""One raw text cleaned again in another way: other widths, wrong letters put right, lines joined or cut, blocks moved, twins, furniture.

Every block carries the numbers of the old blocks whose words it has, which the tools under test never see.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

HALF = dict(zip("，；：（）〔〕“”", ',;:()[]""', strict=True))
FULL = dict(zip(",;:()0123456789", "，；：（）０１２３４５６７８９", strict=True))
MISREAD = dict(zip("己已未末千干日曰土士人入大太天夭", "已己末未干千曰日士土入人太大夭天", strict=True))
COMMON = "的一是在不了有和人这中大为上个国我以要他"
FURNITURE = ("首页", "- 3 -", "打印本页", "返回顶部")
LABEL = re.compile(r"^第[一二三四五六七八九十百]+条[\s\u3000]*|^[（(][一二三四五六七八九十]+[）)]")
WAYS = ("letters", "letters", "join", "part", "wrap", "move", "twin", "furniture", "label")


@dataclass(frozen=True)
class Cleaned:
    """A block, and the old ones it was made of."""

    text: str
    was: frozenset[int]


def clean_again(random: Random, texts: Sequence[str]) -> list[Cleaned]:
    """Another cleaning of the same text.

    Args:
        random: where chance comes from; the same seed gives the same text.
        texts: the words of the blocks of the first one.
    """
    rows = [Cleaned(text, frozenset((index,))) for index, text in enumerate(texts)]
    if random.random() < 0.6:
        rows = [Cleaned(_widths(random, row.text), row.was) if random.random() < 0.9 else row for row in rows]
    for _ in range(max(2, len(rows) // 6)):
        _change(random, rows, random.choice(WAYS))
    return rows


def _change(random: Random, rows: list[Cleaned], way: str) -> None:
    place = random.randrange(len(rows))
    text, was = rows[place].text, rows[place].was
    if way == "letters" and len(text) > 3:
        rows[place] = Cleaned(_letters(random, text), was)
    elif way == "join" and place + 1 < len(rows):
        some = rows[place : place + random.choice((2, 2, 3))]
        rows[place : place + len(some)] = [Cleaned("".join(row.text for row in some), frozenset().union(*(row.was for row in some)))]
    elif way == "part" and "。" in text[:-1]:
        cut = random.choice([match.end() for match in re.finditer("。", text[:-1])])
        rows[place : place + 1] = [Cleaned(text[:cut], was), Cleaned(text[cut:], was)]
    elif way == "wrap" and len(text) > 30:
        width = random.choice((18, 24, 30))
        rows[place : place + 1] = [Cleaned(text[at : at + width], was) for at in range(0, len(text), width)]
    elif way == "move":
        some = rows[place : place + random.choice((1, 1, 3))]
        del rows[place : place + len(some)]
        to = random.randrange(len(rows) + 1)
        rows[to:to] = some
    elif way == "twin" and len(text) > 8:
        rows.insert(random.choice((place, place + 1, random.randrange(len(rows) + 1))), Cleaned(_letters(random, text), frozenset()))
    elif way == "furniture":
        rows.insert(place, Cleaned(random.choice(FURNITURE), frozenset()))
    elif way == "label":
        rows[place] = Cleaned(LABEL.sub("", text), was)


def _widths(random: Random, text: str) -> str:
    table = random.choice((HALF, FULL, None))
    if table is not None:
        return "".join(table.get(char, char) for char in text)
    return re.sub(r"(?<=[一-鿿])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?=[一-鿿])", " ", text)


def _letters(random: Random, text: str) -> str:
    letters = list(text)
    for _ in range(max(1, len(text) // 60)):
        place = random.randrange(len(letters))
        letters[place] = MISREAD.get(letters[place], random.choice(COMMON))
    return "".join(letters)
