"""Words of like meaning lead to each other where a query is short: who asks for 房价 is shown what says 商品房 too.

Which words are alike is in a table of the twelve nearest of each in the vectors that cnsyn 1.2.0 carries (Apache-2.0, made from those of
PaddleNLP, Apache-2.0), among the words to which the dictionary of jieba (MIT) gives a count of fifty and more;
`tests/benchmarks/related_words.py` makes it. No model is needed to build an index or to ask it.
Of the table a corpus has the words of which a related one stands in it, each with the two that are nearest;
a word is entered under its first pair of units, beside the postings of the pair.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from itertools import pairwise

from jiaokan.search.packing import listed

RELATED_SIGN = "=="
"""Before the pair that is the key."""
_MOST_RELATED_WORDS = 2
"""Words that one word leads to."""


def related_entries(pairs: Iterable[str]) -> dict[str, bytes]:
    """The entries of the index: key, and a list of [word, related words …] in JSON.

    Args:
        pairs: the pairs of units that stand in the corpus; a related word is there if all of its own are.
    """
    known = frozenset(pairs)
    led: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for pair in known:
        for related in _beginning().get(pair, ()):
            if all(first + second in known for first, second in pairwise(related)):
                for word in _rows()[related].split(" "):
                    led[word[:-1]].append((word[-1], related))
    found: dict[str, list[list[str]]] = defaultdict(list)
    for word, others in sorted(led.items()):
        found[RELATED_SIGN + word[:2]].append([word, *(related for _, related in sorted(others)[:_MOST_RELATED_WORDS])])
    return {key: listed(rows) for key, rows in found.items()}


@cache
def related_pairs() -> frozenset[str]:
    """All pairs of units on which hangs whether a related word stands in a corpus."""
    return frozenset(first + second for related in _rows() for first, second in pairwise(related))


@cache
def _rows() -> dict[str, str]:
    """For each word those that lead to it, each with the letter of its rank among what that one leads to."""
    lines = files("jiaokan.search").joinpath("related.tsv").read_text("utf-8").splitlines()
    return dict(line.split("\t") for line in lines[1:])


@cache
def _beginning() -> dict[str, list[str]]:
    """These words by their first pair."""
    found: dict[str, list[str]] = defaultdict(list)
    for related in _rows():
        found[related[:2]].append(related)
    return dict(found)
