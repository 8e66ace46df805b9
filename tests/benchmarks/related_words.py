"""The table of related words, made anew from the vectors of a package: tools/jiaokan/search/related.tsv.

    python tests/benchmarks/related_words.py CNSYN DICTIONARY > related.tsv

CNSYN is the folder of the package cnsyn 1.2.0 (Apache-2.0), DICTIONARY jieba's dict.txt.big (MIT): a word, its count and its kind a line.
numpy and joblib must be installed; the program itself needs none of all these.
Of the words of two to five Chinese characters that both have, with a count of fifty and more, each gets the twelve nearest
by the cosine of their vectors, of at least .4. The pickle of the package is read without running anything that it names.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path
from string import ascii_lowercase
from typing import Any

import joblib.numpy_pickle  # type: ignore[import-not-found]
import numpy  # type: ignore[import-not-found]
from rjieba import has_word

from jiaokan.grammar.characters import HAN
from jiaokan.script.folding import fold
from jiaokan.text import re

LEAST_TIMES, LONGEST, MOST_NEAR, LEAST_COSINE = 50, 5, 12, 0.4
LONGEST_COMPARED = 6
RANKS = ascii_lowercase[:MOST_NEAR]
DEEPEST, AT_ONCE = 24, 500
"""How many of the nearest are looked at, and how many words at once."""
WORD = re.compile(f"[{HAN}]{{2,{LONGEST_COMPARED}}}")


class Kept:
    """Stands for an object of a class that is not run."""

    def __init__(self, *_: object) -> None:
        self.state: Any = None

    def __setstate__(self, state: object) -> None:
        self.state = state


class Arrays(joblib.numpy_pickle.NumpyUnpickler):  # type: ignore[misc]
    """Reads arrays, and what else is there as `Kept`."""

    def find_class(self, module: str, name: str) -> object:
        """Only what makes arrays."""
        if module.startswith(("numpy", "joblib", "_codecs")):
            return super().find_class(module, name)
        return (lambda *_: Kept()) if name == "newObj" else Kept


def vectors(folder: Path) -> tuple[list[str], Any]:
    """The words and their vectors, each of length 1."""
    path = folder / "query/words_tree_mini.m"
    with path.open("rb") as file:
        held = Arrays(path, file, ensure_native_byte_order=True).load()
    rows = held["model"].state[0]
    return held["words"], rows / numpy.maximum(numpy.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


def main() -> None:
    """Print the table."""
    words, rows = vectors(Path(sys.argv[1]))
    counts = (line.split(" ") for line in Path(sys.argv[2]).read_text("utf-8").splitlines())
    common = {fold(word) for word, count, *_ in counts if int(count) >= LEAST_TIMES and len(word) <= LONGEST}
    places: dict[str, int] = {}
    for place, word in enumerate(map(fold, words)):
        if WORD.fullmatch(word) and has_word(word):
            places.setdefault(word, place)
    named, chosen = list(places), rows[list(places.values())].astype("float32")
    found = {}
    for start in range(0, len(named), AT_ONCE):
        cosines = chosen[start : start + AT_ONCE] @ chosen.T
        for word, row in zip(named[start : start + AT_ONCE], cosines, strict=True):
            nearest = numpy.argpartition(-row, DEEPEST + 1)[: DEEPEST + 2]
            near = sorted(((row[at], named[at]) for at in nearest if named[at] != word), reverse=True)[:DEEPEST]
            found[word] = [other for cosine, other in near if other in common and cosine >= LEAST_COSINE][:MOST_NEAR]
    led: dict[str, list[str]] = defaultdict(list)
    for word in sorted(common & found.keys()):
        for rank, other in zip(RANKS, found[word], strict=False):
            led[other].append(word + rank)
    print("related\twords that lead to it, each with its rank among theirs")
    for other in sorted(led):
        print(f"{other}\t{' '.join(led[other])}")


if __name__ == "__main__":
    main()
