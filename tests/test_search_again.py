"""An index renewed is the index made whole, to the byte, whatever words changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiaokan.search import postings
from jiaokan.search.entry import Passage, SearchDocument
from jiaokan.search.index import ordered, search_files
from jiaokan.search.packing import deflated
from jiaokan.search.postings import FAMILIES
from jiaokan.search.reading import Index
from jiaokan.search.related import related_pairs
from jiaokan.search.renewed import Reworded, renewed, reshown

WORDS = st.text(alphabet="水利局修渠十里2018ab，。\U00020000", max_size=12)
NUMBERS = st.sampled_from(["", "云政发〔2018〕1号", "云政发〔2018〕2号"])
GROUPS = [("水利局", "水利"), ("修渠", "十里")]


@st.composite
def documents(draw: st.DrawFn) -> list[SearchDocument]:
    """Some documents, one of them long enough for several files."""
    found = []
    for id in draw(st.sets(st.sampled_from("abcd"), min_size=1)):
        passages = [Passage(f"k{at}", words, places=("第1条",) * (at % 2)) for at, words in enumerate(draw(st.lists(WORDS, max_size=4)))]
        long = (Passage("long", "渠" * 1_600),) * draw(st.integers(0, 2))
        title, number, day = draw(WORDS), draw(NUMBERS), draw(st.sampled_from(["", "2018-02-01"]))
        found.append(SearchDocument(id, f"t/{id}/", title, "text", (*passages, *long), number=number, day=day))
    return found


@pytest.fixture(autouse=True, scope="module")
def short_lists() -> Iterator[None]:
    """Lists of a few bytes stand apart already, as those of many texts do."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(postings, "APART_BYTES", 6)
        yield


def test_which_pairs_came_and_went() -> None:
    """Those that stand in no other document; on them hangs which related words are there."""
    texts = [SearchDocument(id, f"t/{id}/", title, "text", ()) for id, title in (("a", "水利局"), ("b", "修水利"))]
    files = search_files(texts)
    new = renewed([Reworded(0, texts[0], replace(texts[0], title="水利部"))], Index(files.__getitem__).meta["shards"], files.__getitem__)
    assert new.turned == {"利局", "利部"}


@given(documents(), st.data())
def test_an_index_renewed_is_the_index_made_whole(texts: list[SearchDocument], data: st.DataObject) -> None:
    """Any words of any documents, their titles, numbers and days among them, unless related words came or went."""
    texts = ordered(texts)
    others = {text.id: text for text in data.draw(documents())}
    after = [replace(others[text.id], url=text.url) if text.id in others else text for text in texts]
    files, whole = search_files(texts, GROUPS), search_files(after, GROUPS)
    changes = [Reworded(number, *pair) for number, pair in enumerate(zip(texts, after, strict=True)) if pair[0] != pair[1]]
    index, wanted = Index(files.__getitem__), Index(whole.__getitem__)
    new = renewed(changes, index.meta["shards"], files.__getitem__)
    assert [path for path, content in files.items() if path[0] == "h" and content == deflated(b"")] == []
    as_before = related_pairs().isdisjoint(new.turned)
    if as_before and all(index.meta["shards"][family] == wanted.meta["shards"][family] for family in FAMILIES):
        looked_up = {path: content for path, content in files.items() if path[0] in FAMILIES} | new.files
        assert {path: content for path, content in looked_up.items() if content} == {
            path: content for path, content in whole.items() if path[0] in FAMILIES
        }
    shown = {path: content for path, content in files.items() if path.startswith("d/")} | dict(reshown(changes))
    assert {path: content for path, content in shown.items() if content} == {path: one for path, one in whole.items() if path[:2] == "d/"}
    assert {number: length // 32 for number, length in new.lengths.items()} == {one.number: wanted.lengths[one.number] for one in changes}
