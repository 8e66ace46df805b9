"""What is seen of a hit on its text: which terms stand in it, what is marked, how many files are read, and what it is worth then."""

from dataclasses import replace

import pytest

from jiaokan.search.engine import answer
from jiaokan.search.entry import Passage, SearchDocument
from jiaokan.search.found import places_in, see
from jiaokan.search.index import STRETCH_CHARACTERS, search_files
from jiaokan.search.reading import Index

FILLING = "。" * STRETCH_CHARACTERS


def text(title, *passages, **more):
    """A document with passages p1, p2 …, each with the names that it is found by."""
    rows = ((one, ()) if isinstance(one, str) else one for one in passages)
    return SearchDocument("x", "t/x/", title, "text", tuple(Passage(f"p{at}", *one) for at, one in enumerate(_rows(rows), 1)), **more)


def _rows(rows):
    return ((said, "", places) for said, places in rows)


def index_of(*documents):
    """An index of some documents."""
    return Index(search_files(replace(one, id=f"x{at}", url=f"t/x{at}/") for at, one in enumerate(documents)).__getitem__)


def first(document, query):
    """The one hit of a query in the one document."""
    (hit,) = answer(index_of(document), query).more()
    return hit


def shown(hit):
    """The passages that are shown."""
    return [one.anchor for one in hit.passages]


def test_whether_unread_passages_hold_the_words():
    """They do where each term is one pair or a day, and no list was left unread."""
    days = text("题", *((f"2021年3月8日发布。{FILLING}", ("2021-03-08",)) for _ in range(4)))
    hit = first(days, "2021年3月8日")
    assert (hit.files, hit.unread, hit.counted, hit.whole) == (2, 2, True, True)
    index = index_of(text("题", *(f"节水{FILLING}" for _ in range(4))))
    ranked = answer(index, "节水").ranked
    assert see(index, ranked, ranked.hits[0]).counted
    narrowed = see(index, replace(ranked, narrowed=True), ranked.hits[0])
    assert (narrowed.files, narrowed.unread, narrowed.counted) == (3, 1, False)
    assert see(index, ranked, ranked.hits[0], 1).files == 1


def test_three_passages_are_enough_only_of_what_is_sure():
    """Words of three units may be elsewhere than their pairs, so three files are read."""
    document = text("题", "节水器", "节水器", "节水器", *(f"节水器{FILLING}" for _ in range(4)))
    assert (first(document, "节水器").files, first(document, "节水").files) == (3, 1)


def test_a_day_that_the_text_does_not_name_is_missing():
    """Though the words beside it stand there."""
    hit = first(text("题", "推广节水器具。"), "节水器具 2021年3月8日")
    assert (hit.missing, hit.whole) == (("2021年3月8日",), False)


def test_words_that_run_on_from_a_passage_into_the_next():
    """Both are shown, once each and before others, and what is marked in each is its part."""
    hit = first(text("题", "节水器具用水利部", "应当推广节水", "器具用水。"), "“推广节水器具用水”")
    assert (hit.whole, shown(hit)[:2]) == (True, ["p2", "p3"])
    assert len(shown(hit)) == len(set(shown(hit)))
    assert [one.text[start:end] for one in hit.passages[:2] for start, end in one.marks] == ["推广节水", "器具用水"]
    assert first(text("题", "节水", "器具"), "“节水器具”").whole
    assert shown(first(text("题", "水利部。", "应当推广节水", "器具用水。"), "“推广节水器具用水” 水利部"))[2:] == ["p1"]


def test_a_document_of_the_number_or_the_place_has_all_that_was_asked():
    """Its words may say it otherwise, or stand in a passage that is not shown."""
    numbered = first(text("题", "正文。", number="云水发〔2020〕8号"), "云水发2020年第8号")
    assert (numbered.whole, numbered.missing) == (True, ())
    placed = first(text("题", ("第三条　甲。", ("第3条",)), "推广器具。"), "器具 第三条")
    assert (placed.whole, placed.missing, shown(placed)) == (True, (), ["p1"])
    assert first(text("——", ("第三条　甲。", ("第3条",))), "第三条").whole


def test_passages_with_more_of_the_terms_come_first():
    """Of those that have as many, what weighs more."""
    document = text("题", "节约水，约用，用水，器具。", "节约用水，器具。", ("第三条　器具。", ("第3条",)))
    assert shown(first(document, "节约用水 器具"))[:2] == ["p2", "p1"]


def test_of_the_passages_under_one_heading_one_is_shown():
    """They share its anchor; those at the top of a page have none, and are passages of their own."""
    rows = [("p1", "节水一。"), ("p1", "节水二。"), ("", "节水三。"), ("", "节水四。"), ("p2", "节水五。")]
    document = SearchDocument("x", "t/x/", "题", "text", tuple(Passage(*row) for row in rows))
    assert [one.text for one in first(document, "节水").passages] == ["节水一。", "节水三。", "节水四。", "节水五。"]


def test_a_hit_is_worth_more_the_more_of_its_title_is_named():
    """Three times the weight of the query, for the share of terms that stand in it, and again for the share of the title that they are."""
    document = text("节约用水", "别的话。")
    for query, share, named in (("节约用水", 1, 1), ("节约", 1, 0.5), ("用水 节约", 1, 1), ("节约 无此", 0.5, 0)):
        index = index_of(document, text("别的题", "别的话。"), text("另外", "另外的话。"))
        found = answer(index, query)
        hit = found.more()[0]
        assert hit.score - hit.hit.score == pytest.approx(3 * found.ranked.most * (share + named)), query
    assert first(text("——", "节约用水。"), "节约").whole


def test_what_is_marked():
    """The terms where they stand; else their pairs, but of a quotation nothing else; of overlapping places the first and longest."""
    near = first(text("题", "节约水资源，用水户。"), "节约用水")
    assert [near.passages[0].text[start:end] for start, end in near.passages[0].marks] == ["节约", "用水"]
    quoted = first(text("题", "节约水资源，用水户。"), "“节约用水”")
    assert [one.marks for one in quoted.passages] == [()]
    assert places_in("水利水利水", ["水利水", "利水利", "水利"]) == [(0, 3)]
    assert places_in("水利水利水", ["水利"]) == [(0, 2), (2, 4)]
    assert places_in("水利", ["", "部"]) == []
