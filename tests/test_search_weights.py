"""How search weighs what it finds: scores counted by hand after BM25, and what a passage or a document must have to be shown."""

from __future__ import annotations

from math import log

import pytest

from jiaokan.search.engine import answer
from jiaokan.search.entry import Passage, SearchDocument
from jiaokan.search.index import search_files
from jiaokan.search.postings import count_for, stands
from jiaokan.search.query import terms_of
from jiaokan.search.ranking import Hit, _candidates, _dead, _kept, _shown, order, rank
from jiaokan.search.reading import Index


def text(id: str, title: str, *passages: str, **more: str) -> SearchDocument:
    """A document with passages p1, p2 …"""
    return SearchDocument(id, f"t/{id}/", title, "text", tuple(Passage(f"p{at}", one) for at, one in enumerate(passages, 1)), **more)


def index_of(*documents: SearchDocument, groups: tuple[tuple[str, ...], ...] = ()) -> Index:
    """An index of a few documents."""
    return Index(search_files(documents, groups).__getitem__)


OTHERS = [text(f"o{at}", "别的话", "桥" * 64 * at) for at in range(6)]
"""Documents that say nothing of what is asked, of several lengths."""


def rarity(documents: int, having: int) -> float:
    """The inverse document frequency of BM25 as Lucene has it: the logarithm of 1 + (N − n + ½) / (n + ½)."""
    return log(1 + (documents - having + 0.5) / (having + 0.5))


def scores(index: Index, query: str) -> dict[int, float]:
    """The score of each document."""
    return {hit.document: hit.score for hit in rank(index, terms_of(query), {}, ()).hits}


def by_hand(index: Index, document: int, worth: float, times: int, title: bool = False) -> float:
    """BM25 with k₁ = 2 and b = 0.6, half of what the title has and half of what the best passage has added."""
    average = sum(index.lengths) / len(index.lengths)
    whole = worth * times * 3 / (times + 2 * (0.4 + 0.6 * index.lengths[document] / average))
    return whole + 0.5 * worth * title + 0.5 * worth


def test_a_score_is_that_of_bm25() -> None:
    """The passages that hold a key are counted, a long document is worth less, a title more."""
    index = index_of(text("a", "节水", "别的话"), text("b", "甲", "讲节水", "讲节水", "桥" * 300), text("c", "乙", "讲节水"), *OTHERS)
    worth = rarity(9, 3)
    assert scores(index, "节水") == pytest.approx(
        {0: by_hand(index, 0, worth, 1, title=True), 1: by_hand(index, 1, worth, 2), 2: by_hand(index, 2, worth, 1)}
    )


def test_a_pair_with_the_particle_counts_a_quarter() -> None:
    """It says what stands beside it, not what the query is about."""
    index = index_of(text("a", "甲", "讲水的"), text("b", "乙", "讲水的"), *OTHERS)
    assert scores(index, "水的")[0] == pytest.approx(by_hand(index, 0, rarity(8, 2) / 4, 1))


def test_another_name_counts_half() -> None:
    """Of what is asked for itself nothing stands in the text."""
    index = index_of(text("a", "甲", "讲水局"), *OTHERS, groups=(("河司", "水局"),))
    assert scores(index, "河司")[0] == pytest.approx(by_hand(index, 0, rarity(7, 1) / 2, 1))


def test_a_day_in_words_counts_half() -> None:
    """Its pairs stand in a text that nobody annotated."""
    index = index_of(text("a", "甲", "3月"), *OTHERS)
    assert scores(index, "3月24日")[0] == pytest.approx(by_hand(index, 0, rarity(7, 1) / 2, 1))


def test_a_single_character_counts_a_quarter_where_no_pair_around_it_stands() -> None:
    """Where one does, the pair says more."""
    index = index_of(text("a", "甲", "讲水"), text("b", "乙", "讲河"), *OTHERS)
    assert scores(index, "水河")[0] == pytest.approx(by_hand(index, 0, rarity(8, 1) / 4, 1))
    assert list(_dead(index, terms_of("讲水坝"), ["s讲水", "s水坝"])) == ["u坝"]
    assert list(_dead(index, terms_of("gb 坝"), [])) == ["u坝"]
    assert list(_dead(index, terms_of("讲水坝"), ["s讲水"])) == []  # of a pair that was left out nobody knows


def test_a_number_is_worth_ten_queries_and_a_serial_number_one() -> None:
    """A document that bears the number comes before all that only say it."""
    index = index_of(text("a", "甲", "讲节水"), text("b", "乙", "讲节水"), text("c", "丙", "讲节水"), *OTHERS)
    plain = rank(index, terms_of("节水"), {}, ())
    numbered = rank(index, terms_of("节水"), {2: (0,)}, ({1: (0,), 0: (0,)}, {1: (0,)}))
    worth = rarity(9, 3)
    assert plain.most == pytest.approx(worth)
    before = {hit.document: hit.score for hit in plain.hits}
    assert {hit.document: round((hit.score - before[hit.document]) / worth, 3) for hit in numbered.hits} == {0: 1, 1: 2, 2: 10}
    assert [hit.numbered for hit in numbered.hits] == [True, False, False]
    other = rank(index, terms_of("节水 云水"), {2: (0,)}, ())
    assert [(hit.document, hit.whole) for hit in other.hits] == [(2, True), (0, False), (1, False)]


@pytest.mark.parametrize(
    ("mask", "want", "found"),
    [
        ({1: 3, 2: 1}, 3, (1,)),
        ({1: 1, 2: 2}, 3, (1,)),
        ({1: 1, 3: 2}, 3, ()),
        ({0: 1, 1: 2}, 3, ()),
        ({0: 3, 1: 2}, 3, (0,)),
        ({1: 1, 2: 3}, 3, (2,)),
        ({1: 4, 2: 3}, 3, (2,)),
    ],
)
def test_where_a_term_may_begin(mask: dict[int, int], want: int, found: tuple[int, ...]) -> None:
    """In a passage that holds its keys, or runs on into the next one; a title runs on into nothing."""
    assert _candidates(mask, want) == found


def test_which_passages_are_worth_showing() -> None:
    """Where a term may stand; else those with seven tenths of the best, never the title."""
    assert _shown({0: 9.0, 1: 1.0, 2: 0.71, 3: 0.69, 4: 1.0}, {}) == (1, 4, 2)
    assert _shown({0: 9.0, 1: 1.0, 2: 0.5, 3: 0.7}, {"甲": (0, 2), "乙": (3,)}) == (3, 2)
    assert _shown({0: 9.0, 1: 1.0}, {"甲": (0,)}) == (1,)
    assert _shown({0: 9.0}, {}) == ()
    assert _shown({1: 1.0, 2: 1.0000004}, {}) == (1, 2)  # equal to a millionth
    assert _shown({1: 1.0, 2: 1.0000006}, {}) == (2, 1)


def test_a_document_that_has_a_tenth_of_the_best_is_near() -> None:
    """What may have all stays however little it weighs; where words are quoted and may be had, nothing near stays."""
    hits = [Hit(0, 5, 10), Hit(1, 4, 1.0), Hit(2, 3, 0.9), Hit(3, 2, 0.1, whole=True)]
    assert [hit.document for hit in _kept(terms_of("节水"), hits)] == [3, 0, 1]
    assert [hit.document for hit in _kept(terms_of("“节水”"), hits)] == [3]
    assert [hit.document for hit in _kept(terms_of("“节水”"), hits[:3])] == [0, 1]


def test_hits_are_in_order() -> None:
    """What may have all, then by score, of scores equal to a millionth by number."""
    hits = [Hit(3, 1.0), Hit(2, 1.0000001), Hit(1, 1.00001), Hit(0, 0.5, whole=True)]
    assert [hit.document for hit in sorted(hits, key=order)] == [0, 1, 2, 3]
    assert sorted([Hit(1, 1.0000004), Hit(0, 1.0)], key=order)[0].document == 0
    assert sorted([Hit(1, 1.0000006), Hit(0, 1.0)], key=order)[0].document == 1


def test_a_reading_in_which_something_has_all_is_the_last() -> None:
    """The query as it stands goes before what it asks without the words that ask."""
    index = index_of(text("a", "甲", "什么是节水"), text("b", "节水", "讲节水"))
    assert [term.said for term in answer(index, "什么是节水").terms] == ["什么是节水"]
    assert [term.said for term in answer(index, "为什么是节水").terms] == ["节水"]


def test_a_name_in_pinyin_is_offered() -> None:
    """Where nothing has the letters themselves; by its initials too, three names at most."""
    titles = ("水利部", "水利簿", "水力部", "水力步")
    index = index_of(*(text(f"d{at}", title, "别的话") for at, title in enumerate(titles)))
    for query in ("shuilibu", "slb", "SHUI LI BU"):
        found = answer(index, query)
        assert found.instead in titles
        found.more()
        assert (found.found, found.suggestions()) == ("near", []), query
    letters = index_of(text("a", "甲", "slb"), text("b", "水利部", "别的话"))
    found = answer(letters, "slb")
    found.more()
    assert (found.found, found.suggestions()) == ("yes", [])


def test_a_passage_that_only_looks_as_if_it_had_the_words_is_not_shown() -> None:
    """Where another has them; it is shown where none has."""
    looks = index_of(text("a", "甲", "水利局利局部", "水利局部"))
    assert [one.anchor for one in answer(looks, "水利局部").more()[0].passages] == ["p2"]
    near = index_of(text("a", "甲", "水利局利局部", "河"))
    (hit,) = answer(near, "水利局部").more()
    assert (hit.whole, [one.anchor for one in hit.passages]) == (False, ["p1"])


@pytest.mark.parametrize(
    ("size", "family", "files"),
    [
        (0, "s", 16),
        (64_000, "s", 16),
        (64_001, "s", 32),
        (128_001, "u", 64),
        (16_000, "h", 16),
        (16_001, "h", 32),
        (8_192 * 4_000, "s", 8_192),
        (8_192 * 4_000 + 1, "s", 16_384),
        (16_384 * 4_000 + 1, "s", 16_384),
    ],
)
def test_how_many_files_hold_the_entries(size: int, family: str, files: int) -> None:
    """Of four thousand bytes in the mean, lists apart of a quarter; a power of two, from sixteen to sixteen thousand."""
    assert count_for(size, family) == files


def test_a_list_of_more_than_four_thousand_bytes_stands_apart() -> None:
    """In its place is how many documents it has, and its size."""
    assert set(stands("s", b"a" * 4_000)) == {"s"}
    assert set(stands("s", b"\1" + b"a" * 4_000)) == {"s", "h"}
    assert set(stands("u", b"\1" + b"a" * 4_000)) == {"u"}
    assert stands("s", b"") == {}


def test_a_place_in_a_text_is_looked_up_by_its_number() -> None:
    """However it is written; with a title only in that text."""
    laws = [
        SearchDocument(
            id,
            f"t/{id}/",
            title,
            "text",
            tuple(Passage(f"p{at}", f"第{han}条　国家鼓励修桥。", "", (f"第{at}条",)) for at, han in ((3, "三"), (4, "四"))),
        )
        for id, title in (("a", "节水法"), ("b", "节能法"))
    ]
    index = index_of(*laws, *OTHERS)
    for query, found in (("节水法 第4条", [("a", ["p4"])]), ("第三条", [("a", ["p3"]), ("b", ["p3"])])):
        hits = answer(index, query)
        assert all(hit.placed and hit.whole for hit in hits.ranked.hits)
        assert [(one.head["id"], [passage.anchor for passage in one.passages]) for one in hits.more()] == found
    assert not any(hit.placed for hit in answer(index, "第9条").ranked.hits)
    placed = answer(index_of(*laws, text("c", "修桥法", "国家鼓励修桥。")), "国家鼓励 第三条")
    assert [one.head["id"] for one in placed.more()] == ["a", "b"]


def test_the_next_hits_are_those_that_were_not_shown() -> None:
    """One after the other, those with the words first, then those that are near, then none."""
    index = index_of(
        *(text(f"d{at}", "甲", "水利局部") for at in range(3)), text("e", "乙", "水利"), text("f", "丙", "水利局利局部"), *OTHERS
    )
    found = answer(index, "水利局部")
    assert [[one.head["id"] for one in found.more(1)] for _ in range(6)] == [["d0"], ["d1"], ["d2"], ["f"], ["e"], []]
    assert [one.head["id"] for one in found.shown] == ["d0", "d1", "d2", "f", "e"]
    assert [one.head["id"] for one in answer(index, "水利局部").more()] == ["d0", "d1", "d2", "f", "e"]


def test_who_has_what_he_asked_for_is_asked_nothing() -> None:
    """Though a name one slip away is there too."""
    found = answer(index_of(text("a", "水利部", "甲"), text("b", "水力部", "乙")), "水利部")
    found.more()
    assert (found.found, found.suggestions()) == ("yes", [])
    near = answer(index_of(text("b", "水力部", "乙"), *OTHERS), "水利部")
    near.more()
    assert near.instead == "水力部" or near.suggestions() == ["水力部"]


def test_of_readings_without_a_whole_hit_the_last_sure_one_stays() -> None:
    """It says what was asked without the words that ask."""
    index = index_of(text("a", "甲", "推广节水器具"), *OTHERS)
    assert [term.said for term in answer(index, "为什么要节水器皿").terms] == ["节水器皿"]
    assert [term.said for term in answer(index, "节水 器皿").terms] == ["节水", "器皿"]
    asks = answer(index_of(text("a", "甲", "为什么这样"), *OTHERS), "为什么节水")
    assert ([term.said for term in asks.terms], len(asks.ranked.hits)) == (["为什么节水"], 1)
