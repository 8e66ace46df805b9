"""The judged queries, and what a ranking is worth against them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).parent / "search/judged.tsv"
MEANING = FILE.with_name("meaning.tsv")
"""Topics in other words than the documents use."""
LITERAL = frozenset({"known", "phrase", "half", "number", "name", "traditional"})
"""Kinds whose words stand in the corpus; but a name may stand there only under another name."""


class Judged(NamedTuple):
    """A query and its graded answers."""

    half: str
    kind: str
    query: str
    grades: Mapping[str, int]
    """Of documents."""
    passages: Mapping[str, int]
    """Of anchors, where passages were graded."""


def judged(file: Path = FILE) -> list[Judged]:
    """All rows of a file."""
    rows = []
    for line in file.read_text(encoding="utf-8").splitlines()[1:]:
        half, kind, query, answers = (*line.split("\t"), "")[:4]
        grades: dict[str, int] = {}
        passages: dict[str, int] = {}
        for answer in answers.split():
            name, grade = answer.split("=")
            document, _, anchor = name.partition("#")
            grades[document] = max(grades.get(document, 0), int(grade))
            if anchor:
                passages[anchor] = int(grade)
        rows.append(Judged(half, kind, query, grades, passages))
    return rows


def ndcg(ranked: Sequence[str], grades: Mapping[str, int], depth: int = 10) -> float:
    """Normalised discounted cumulative gain, with 2^grade − 1 as the gain; 1 where nothing could be gained."""

    def gain(graded: Sequence[int]) -> float:
        return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(graded[:depth]))

    best = gain(sorted(grades.values(), reverse=True))
    return gain([grades.get(one, 0) for one in ranked]) / best if best else 1.0
