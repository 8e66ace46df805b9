"""Of lists that stand apart only so many are read as tell the documents apart; the rest says little of which one is meant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

import pytest

from jiaokan.search.engine import answer
from jiaokan.search.entry import Passage, SearchDocument
from jiaokan.search.index import search_files
from jiaokan.search.postings import ListApart
from jiaokan.search.query import terms_of
from jiaokan.search.ranking import Ranked, rank
from jiaokan.search.reading import Budget, Index, Postings

TEXTS = 1_000


class Lists:
    """An index of a thousand texts of one length; each key stands in the first passage of some, in a list apart of so many bytes."""

    def __init__(
        self, held: Mapping[str, range], size_bytes: Mapping[str, int], budget_bytes: int, related: Sequence[Sequence[str]]
    ) -> None:
        self.held, self.size_bytes, self.budget = held, size_bytes, Budget(budget_bytes, 30)
        self.texts, self.lengths = TEXTS, [1] * TEXTS
        self.read: list[str] = []
        self._related = related

    def apart(self, key: str) -> ListApart | None:
        """The list of a key, if it stands apart."""
        return ListApart(len(self.held[key]), self.size_bytes[key]) if key in self.size_bytes else None

    def frequency(self, key: str) -> int:
        """How many texts have a key."""
        return len(self.held.get(key, ()))

    def postings(self, key: str) -> Postings:
        """Where a key stands; it is remembered that it was read."""
        self.read.append(key)
        return dict.fromkeys(self.held.get(key, ()), (1,))

    def aliases(self, pair: str) -> list[list[str]]:
        """No name has another."""
        return []

    def related(self, pair: str) -> list[list[str]]:
        """The words that begin with a pair."""
        return [list(row) for row in self._related if row[0][:2] == pair]


def asked(
    query: str,
    held: Mapping[str, range],
    sizes: Mapping[str, int] | None = None,
    most: int = 100_000,
    related: Sequence[Sequence[str]] = (),
) -> tuple[list[str], Ranked]:
    """Which of the lists are read, in their order, and what was ranked; all stand apart if not said otherwise."""
    held = {f"s{pair}": documents for pair, documents in held.items()}
    lists = Lists(held, {f"s{pair}": size for pair, size in sizes.items()} if sizes is not None else dict.fromkeys(held, 1), most, related)
    ranked = rank(cast("Any", lists), terms_of(query), {}, ())
    return [key[1:] for key in lists.read if key in held], ranked


@pytest.mark.parametrize(
    ("query", "held", "read"),
    [
        # the first names few documents, and has more than half of the weight
        ("甲乙丙", {"甲乙": range(40), "乙丙": range(500)}, ["甲乙"]),
        ("甲乙丙", {"甲乙": range(41), "乙丙": range(500)}, ["甲乙", "乙丙"]),
        ("甲乙丙", {"甲乙": range(500), "乙丙": range(40)}, ["乙丙"]),
        # one of three or four alike is less than half of it
        ("甲乙丙丁", {"甲乙": range(40), "乙丙": range(41), "丙丁": range(42)}, ["甲乙", "乙丙"]),
        ("甲乙丙丁戊", {"甲乙": range(40), "乙丙": range(41), "丙丁": range(42), "丁戊": range(43)}, ["甲乙", "乙丙"]),
        # every unit was read, and the last list left nine tenths of the documents or less
        ("甲乙丙丁", {"甲乙": range(100), "丙丁": range(10, 150), "乙丙": range(200)}, ["甲乙", "丙丁"]),
        ("甲乙丙丁", {"甲乙": range(100), "丙丁": range(11, 151), "乙丙": range(200)}, ["甲乙", "丙丁", "乙丙"]),
        # of a second term something is read whatever the first one says
        ("甲乙 丙丁", {"甲乙": range(1), "丙丁": range(900)}, ["甲乙", "丙丁"]),
        ("甲乙丙 丁戊", {"甲乙": range(1), "乙丙": range(100), "丁戊": range(500)}, ["甲乙", "丁戊"]),
    ],
)
def test_lists_are_read_until_few_documents_have_all(query: str, held: dict[str, range], read: list[str]) -> None:
    """The shortest first; that some were left is said, for a document may then have all that was read and still not the words."""
    found, ranked = asked(query, held)
    assert found == read
    assert ranked.narrowed == (len(read) < len(held))


def test_what_is_known_is_of_the_words_that_were_asked() -> None:
    """Other words that they lead to say nothing of what the query is about, however rare."""
    held = {"甲乙": range(40), "乙丙": range(41), "丙丁": range(42), "子丑": range(1), "寅卯": range(1), "辰巳": range(1)}
    sizes = {"甲乙": 1, "乙丙": 1, "丙丁": 1}
    assert asked("甲乙丙丁", held, sizes, related=[["甲乙", "子丑", "寅卯", "辰巳"]])[0] == ["子丑", "寅卯", "辰巳", "甲乙", "乙丙"]


@pytest.mark.parametrize(
    ("sizes", "read"),
    [
        ({"甲乙": 60, "乙丙": 40}, ["甲乙", "乙丙"]),
        ({"甲乙": 60, "乙丙": 41}, ["甲乙"]),
        ({"甲乙": 900, "乙丙": 1}, ["甲乙"]),
        ({"甲乙": 900}, ["乙丙"]),
        ({}, ["甲乙", "乙丙"]),
    ],
)
def test_no_more_is_read_than_the_index_allows(sizes: dict[str, int], read: list[str]) -> None:
    """A hundred bytes here, though the first list is always read, since it may have all; what does not stand apart is there in any case."""
    assert asked("甲乙丙", {"甲乙": range(100), "乙丙": range(200)}, sizes, most=100)[0] == read


def test_the_first_list_is_read_beyond_what_the_index_allows() -> None:
    """A list that stands in the index's files and has no document of the query leaves nothing that could be found without it."""
    assert asked("甲乙丙", {"甲乙": range(0), "乙丙": range(200)}, {"乙丙": 900}, most=100)[0] == ["甲乙", "乙丙"]


@pytest.mark.parametrize(("terms", "narrowed"), [(24, False), (25, True)])
def test_a_query_has_twenty_four_keys(terms: int, narrowed: bool) -> None:
    """Of a term beyond them nothing is looked up, so that a document may have all that was and still not the words."""
    pairs = [chr(0x4E00 + 2 * at) + chr(0x4E01 + 2 * at) for at in range(terms)]
    assert asked(" ".join(pairs), dict.fromkeys(pairs, range(5)), {})[1].narrowed is narrowed


def test_what_was_asked_is_read_though_other_words_were_found() -> None:
    """Words that it leads to are none of it."""
    held = {"甲乙": range(100), "房价": range(5)}
    assert asked("甲乙", held, {"甲乙": 900}, most=100, related=[["甲乙", "房价"]])[0] == ["房价", "甲乙"]


@pytest.mark.parametrize(("units", "read"), [(12, True), (13, False)])
def test_a_short_query_leads_to_related_words(units: int, read: bool) -> None:
    """Twelve units; a longer query says enough. A related word whose list stands apart is not worth its bytes."""
    query = "".join(chr(0x4E00 + at) for at in range(units))
    held = {query[:2]: range(5), "房价": range(7)}
    found, ranked = asked(query, held, {}, related=[[query[:2], "房价"]])
    assert ("房价" in found) is read
    assert len(ranked.hits) == (7 if read else 5)
    assert "房价" not in asked(query, held, {"房价": 1}, related=[[query[:2], "房价"]])[0]


def test_what_a_query_may_fetch_stands_in_the_index() -> None:
    """Lists apart of a hundred thousand bytes, thirty files of texts for ten hits; but one that has the words is found."""
    false = tuple(SearchDocument(f"d{at}", f"t/d{at}/", "甲", "text", (Passage("p", "水利局利局部"),)) for at in range(60))
    true = SearchDocument("a", "t/a/", "甲", "text", (Passage("p", "水利局部"),))
    files = search_files((true, *false))
    read: list[str] = []

    def reading(path: str) -> bytes:
        read.append(path)
        return files[path]

    index = Index(reading)
    assert index.budget == Budget(100_000, 30)
    for count, fetched in ((10, 30), (5, 15)):
        read.clear()
        assert [one.head["id"] for one in answer(index, "水利局部").more(count)] == ["a"]
        assert len([path for path in read if path.startswith("d/")]) == fetched
    late = Index(search_files((*false, replace(true, id="z", passages=(Passage("p", "水利局部" + "桥" * 900),)))).__getitem__)
    assert [one.head["id"] for one in answer(late, "水利局部").more(1)] == ["z"]
