"""Texts of few words, so that most pairs stand in many of them, and queries for them: what is asked of an index with lists apart."""

from __future__ import annotations

from random import Random

import pytest

from jiaokan.search import index, postings
from jiaokan.search.entry import Passage, SearchDocument
from jiaokan.search.index import search_files

WORDS = ["水利", "工程", "建设", "管理", "办法", "通知", "规划", "保护", "河流", "湖泊", "农业", "灌溉", "水", "渠", "2018年"]


def sentence(dice: Random) -> str:
    """Some words in a row."""
    return "".join(dice.choices(WORDS, weights=range(len(WORDS), 0, -1), k=dice.randint(3, 9)))


def apart_texts() -> list[SearchDocument]:
    """A hundred and fifty texts."""
    dice, found = Random(11), []
    for number in range(150):
        passages = tuple(Passage(f"p{at}", f"{sentence(dice)}，{sentence(dice)}。") for at in range(dice.randint(1, 6)))
        found.append(SearchDocument(f"d{number:03}", f"t/d{number:03}/", sentence(dice), "text" if number < 145 else "guide", passages))
    return found


def apart_files() -> dict[str, bytes]:
    """Their index."""
    return search_files(apart_texts())


def narrow(patch: pytest.MonkeyPatch) -> None:
    """Let even short lists stand apart, and a query fetch as little of them and of texts as of ten thousand documents it may."""
    patch.setattr(postings, "APART_BYTES", 100)
    patch.setattr(index, "BUDGET_LISTS_BYTES", 300)
    patch.setattr(index, "BUDGET_FILES", 6)


def apart_queries() -> list[str]:
    """Words that stand somewhere, words that may stand nowhere, quoted ones, several terms and slips."""
    dice, found = Random(12), []
    for text in dice.sample(apart_texts(), 30):
        words = dice.choice(text.passages).text
        at = dice.randrange(max(1, len(words) - 8))
        part = words[at : at + dice.randint(2, 10)]
        found += [
            part,
            f"“{part}”",
            " ".join(dice.sample(WORDS, 4)),
            f"{part} {dice.choice(WORDS)}",
            sentence(dice),
            part[:3] + "龘" + part[3:],
            text.title,
        ]
    return found
