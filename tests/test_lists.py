"""Lists of documents: by date and by what they share, cut by weight, every document and every group reached; pictures with their tables."""

from __future__ import annotations

import gzip
import re
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiny_corpus import comment, notice, report, tiny_corpus

from jiaokan.annotate.thing import Spot, Thing
from jiaokan.entry.entry import Entry
from jiaokan.site.finish.verify import MOST_PAGE_BYTES
from jiaokan.site.home import FRONT, LIST, home
from jiaokan.site.lists.catalogue import catalogue, years
from jiaokan.site.lists.facets import Facets
from jiaokan.site.lists.line import line
from jiaokan.site.lists.paging import PAGE_ITEMS_BYTES, ListSection, Room, paged
from jiaokan.site.names.index_page import index_pages
from jiaokan.site.names.parallels_page import parallels_page
from jiaokan.site.pictures.citing import citing
from jiaokan.site.pictures.cleaning import cleaning
from jiaokan.site.pictures.page import pictures_page
from jiaokan.site.pictures.timeline import timeline
from jiaokan.site.record.changes_page import changes_page
from jiaokan.site.shelf import Shelf
from jiaokan.site.text.cited_page import cited_page

SITE_PACKED = 40_000
"""Bytes that a page of a list may weigh on its way to the reader."""


def changed(**record: Any) -> Entry:
    """The notice with another record."""
    return replace(notice(), meta=notice().meta.model_copy(update=record))


def many(count: int) -> tuple[Entry, ...]:
    """Documents that differ in title, body, subject, day and source; their names are drawn by a fixed seed."""
    dice = Random(7)
    words = ["".join(chr(dice.randrange(0x4E00, 0x9FA5)) for _ in range(3)) for _ in range(400)]
    base = notice()
    found = []
    for number in range(count):
        day = f"{dice.randrange(1990, 2025)}-0{dice.randrange(1, 10)}-1{dice.randrange(10)}"
        dates = base.meta.dates.model_copy(update={"issued": day})
        meta = base.meta.model_copy(
            update={
                "title": "关于" + "".join(dice.choices(words, k=6)) + "的通知",
                "issuers": tuple(dice.sample(words, dice.choice((1, 1, 2)))),
                "subjects": tuple(dice.sample(words, 2)),
                "dates": dates,
            }
        )
        found.append(replace(base, id=f"d-{number}", source_id=f"s-{number}", meta=meta))
    return tuple(found)


@pytest.fixture(scope="module")
def thousand() -> tuple[Shelf, dict[str, str]]:
    """A thousand documents of one source each, and the pages of their catalogue."""
    shelf = Shelf(many(1000))
    return shelf, {at: one.html for at, one in catalogue(shelf).items()}


def test_a_thousand_documents_stay_light(thousand: tuple[Shelf, dict[str, str]]) -> None:
    """No page of the catalogue is heavier than a host may send of it, nor than the check of the site lets through."""
    _, pages = thousand
    assert max(len(html.encode()) for html in pages.values()) < MOST_PAGE_BYTES
    assert max(len(gzip.compress(html.encode())) for html in pages.values()) < SITE_PACKED
    assert "catalogue/2" in pages


def test_what_many_documents_share_stays_light(thousand: tuple[Shelf, dict[str, str]]) -> None:
    """A work that all cite, words that hundreds of pairs share and a table of all sources are shown in part, with how many are left."""
    shelf, _ = thousand
    wanted = {**notice().annotations[0], "quote": "《河湖保护办法》", "end": notice().annotations[0]["start"] + 8}
    shelf = replace(shelf, entries=tuple(replace(entry, annotations=(wanted,)) for entry in shelf.entries))
    cited = cited_page(shelf)
    assert "另有900处" in cited
    ends = [("0", str(number)) for number in range(1, 1000)]
    passages = [[{"source": f"d-{id}#ab5c6d", "start": 0, "end": 32} for id in pair] for pair in ends]
    more = {"runs": [[0, 30, 0, 30]], "letters": 30, "difference": [], "earlier": None, "by": None}
    shelf = replace(shelf, parallel_rows=tuple({"passages": pair, **more} for pair in passages))
    texts = {(entry.id, block.anchor or ""): block.text for entry in shelf.entries for block in entry.blocks}
    parallels = parallels_page(shelf, texts)
    listed = parallels.count('class="jk-pair"')
    assert listed > 100
    assert f"另有{999 - listed}对" in parallels
    pictures = pictures_page(shelf, {})
    assert "改动最多的200个来源" in pictures
    assert max(len(html.encode()) for html in (cited, parallels, pictures)) < MOST_PAGE_BYTES


def test_every_document_is_in_the_list_by_date_once_and_in_each_of_its_groups(thousand: tuple[Shelf, dict[str, str]]) -> None:
    """The pages by date have every document once, the newest first; each group has its own documents and no other."""
    shelf, pages = thousand
    by_date = [page for page in pages if re.fullmatch(r"catalogue(/\d+)?", page)]
    listed = [id for page in by_date for id in re.findall(r't/(d-\d+)/"', pages[page])]
    assert sorted(listed) == sorted(shelf.by_id)
    days = [shelf.by_id[id].meta.dates.issued or "" for id in listed]
    assert days == sorted(days, reverse=True)
    for entry in shelf.entries[:20]:
        for subject in entry.meta.subjects:
            address = shelf.facets.address("subjects", subject)
            assert address
            group = {id for page, html in pages.items() if f"{page}/".startswith(address) for id in re.findall(r't/(d-\d+)/"', html)}
            assert group == {other.id for other in shelf.entries if subject in other.meta.subjects}


def test_every_page_of_a_list_leads_to_all_others(thousand: tuple[Shelf, dict[str, str]]) -> None:
    """The pager of a page names each page, this one marked, from where the page stands."""
    _, pages = thousand
    assert '<a href="../catalogue/" aria-current="page">1</a><a href="../catalogue/2/">2</a>' in pages["catalogue"]
    assert '<a href="../../catalogue/">1</a><a href="../../catalogue/2/" aria-current="page">2</a>' in pages["catalogue/2"]


def test_the_years_lead_to_the_page_on_which_they_begin(thousand: tuple[Shelf, dict[str, str]]) -> None:
    """A year that goes on on a further page has its heading there too, and is reached where it begins."""
    shelf, pages = thousand
    found = years(pages)
    assert set(found) == {(entry.meta.dates.issued or "")[:4] for entry in shelf.entries}
    for year, address in found.items():
        page, anchor = address.split("/#")
        assert f'<h2 id="{anchor}">{year}年</h2>' in pages[page]
        assert not any(f'id="{anchor}"' in pages[before] for before in list(pages)[: list(pages).index(page)])


@given(st.lists(st.lists(st.integers(0, PAGE_ITEMS_BYTES + 100), max_size=8), max_size=5))
def test_a_list_is_cut_into_pages_that_lose_nothing(sizes: list[list[int]]) -> None:
    """Every item stands once, in its order, under its heading; a page is within its room unless one item alone is not."""
    items = [[f"<li>{section}-{at}{'x' * size}</li>" for at, size in enumerate(row)] for section, row in enumerate(sizes)]
    sections = [ListSection(row, f"<h2>{at}</h2>") for at, row in enumerate(items)]
    pages = paged("list", lambda up: sections, lambda up, listed, pager: listed)
    assert list(pages) == ["list", *(f"list/{number}" for number in range(2, len(pages) + 1))]
    found = [one for html in pages.values() for one in re.findall(r"<h2>(\d)</h2>|<li>(\d)-(\d)", html)]
    order, heading = [], ""
    for head, section, at in found:
        heading = head or heading
        if section:
            assert section == heading
            order.append((int(section), int(at)))
    assert order == [(section, at) for section, row in enumerate(items) for at in range(len(row))]
    for html in pages.values():
        assert len(html) <= PAGE_ITEMS_BYTES + 500 or html.count("<li>") == 1


@given(st.lists(st.integers(1, 60), max_size=12), st.integers(0, 200))
def test_what_finds_no_room_ends_the_list(sizes: list[int], left: int) -> None:
    """The first items that fit are taken, in order; nothing after one that did not fit, there or in a later list of the page."""
    room, items = Room(left), ["x" * size for size in sizes]
    taken = room.taken(items)
    assert taken == items[: len(taken)]
    assert sum(map(len, taken)) <= left
    if len(taken) < len(items):
        assert sum(map(len, items[: len(taken) + 1])) > left
        assert room.taken(["x"]) == []
        further = iter("xy")
        assert (room.taken(further), next(further)) == ([], "x")


def test_an_index_of_many_names_goes_on_on_further_pages() -> None:
    """Thousands of names stay light; a name on a further page leads to the same paragraph as on the first."""
    spots = (Spot(notice().id, "ab5c6d", 0, 2, "甲乙"),)
    dice = Random(3)
    things = [Thing("place", "".join(chr(dice.randrange(0x4E00, 0x9FA5)) for _ in range(4)), spots) for _ in range(2500)]
    pages = index_pages("place", things, Shelf((notice(),)))
    assert list(pages) == ["names/places", *(f"names/places/{number}" for number in range(2, len(pages) + 1))]
    assert len(pages) > 1
    assert max(len(gzip.compress(html.encode())) for html in pages.values()) < SITE_PACKED
    assert sum(html.count("<li>") for html in pages.values()) == len(things)
    assert f'href="../../t/{notice().id}/#ab5c6d"' in pages["names/places"]
    assert f'href="../../../t/{notice().id}/#ab5c6d"' in pages["names/places/2"]


def test_names_that_are_spelt_alike_have_pages_of_their_own() -> None:
    """Two subjects with one spelling have two addresses, which do not change when documents in another order come first."""
    one, other = (
        replace(notice(), id=f"d-{at}", meta=notice().meta.model_copy(update={"subjects": (name,)}))
        for at, name in enumerate(("水质", "税制"))
    )
    found = [Facets.of(entries).address("subjects", "水质") for entries in ((one, other), (other, one))]
    assert found[0] == found[1] != Facets.of((one, other)).address("subjects", "税制")
    assert Facets.of((one,)).address("subjects", "水质") == "catalogue/subjects/shuizhi/"
    assert Facets.of((one,)).address("subjects", "没有") is None


@pytest.mark.parametrize(
    ("issuer", "place"),
    [
        ("山西省市场监督管理局", "山西省"),
        ("山西局", None),
        ("国家市场监督管理总局", None),
        ("内蒙古自治区人民政府", "内蒙古自治区"),
        ("朝阳区水务局", None),
    ],
)
def test_a_place_is_the_division_that_an_issuer_begins_with(issuer: str, place: str | None) -> None:
    """The full name of one division counts; a short name, or one that several divisions bear, does not."""
    entry = replace(changed(issuers=(issuer,)), mentions=())
    assert list(Facets.of((entry,)).groups.get("places", {})) == ([place] if place else [])


def test_two_documents_of_one_title_are_told_apart_in_a_list() -> None:
    """The kind stands behind the title of each; a title alone of its kind stays as it is."""
    twin = replace(changed(genre="report", issuers=(), number=None), id="yunchuan-twin")
    shelf = Shelf((notice(), twin, comment()))
    titles = [re.search(r'/">([^<]*)', line(entry, shelf, "../"))[1] for entry in shelf.entries]  # type: ignore[index]
    title = notice().meta.title
    assert titles == [f"{title}（通知）", f"{title}（报道）", comment().meta.title]


def test_a_line_leads_to_all_that_share_something_with_the_document() -> None:
    """Kind, body and subject are links; a name of no group is none."""
    html = line(notice(), Shelf((notice(),)), "../")
    assert '<a href="../catalogue/kinds/notice/">通知</a>' in html
    assert re.search(r'<a href="\.\./catalogue/bodies/[a-z-]+/">云川市水务局</a>', html)
    assert '<a href="../catalogue/subjects/shuizhi-jiance/">水质监测</a>' in html


def test_the_record_of_a_text_leads_to_what_it_shares() -> None:
    """Kind, body, subject and place in the record are ways to all documents that have them."""
    entry = changed(issuers=("山西省水务厅",))
    html = changes_page(entry, Shelf((entry,)))
    for facet in ("kinds/notice", "subjects/shuizhi-jiance", "places/shanxisheng"):
        assert f'<a href="../../../catalogue/{facet}/">' in html
    assert re.search(r'<dt>发文机关</dt><dd><a href="\.\./\.\./\.\./catalogue/bodies/[a-z-]+/">山西省水务厅</a></dd>', html)


def test_pictures_say_what_their_tables_say() -> None:
    """As many squares as documents, one bar a reason with its count, one arc a pair; every number stands in the table too."""
    old = replace(
        notice(),
        id="old-1",
        meta=notice().meta.model_copy(update={"dates": notice().meta.dates.model_copy(update={"issued": "2019-05-01"})}),
    )
    shelf = Shelf((*tiny_corpus(), old))
    drawn = timeline(shelf, {"2021": "../catalogue/#y2021"})
    dated = [entry for entry in shelf.entries if entry.meta.dates.issued or entry.meta.dates.published]
    assert len(re.findall(r'<rect class="jk-d-(?:red|ink)" x="[^"]*" y="(?!4")', drawn)) == len(dated)
    assert '<a href="../catalogue/#y2021">2021年</a>' in drawn
    repaired = cleaning(shelf, "../")
    bars = re.findall(r'jk-d-soft" x="[^"]*" y="[^"]*">([\d,]+)<', repaired)
    assert bars
    assert all(f"<td>{count}</td>" in repaired for count in bars)
    assert sum(int(count) for count in bars) == sum(
        len(piece.why) for entry in shelf.entries for piece in entry.changes if entry.meta.publish == "full"
    )


def test_a_picture_that_would_say_nothing_is_not_drawn() -> None:
    """One year, one citation, no change: no timeline, no arcs, no bars, and no page."""
    lone = replace(comment(), changes=(), blocks=())
    assert timeline(Shelf((notice(), report())), {}) == ""
    assert citing(Shelf((notice(), report())), "../") == ""
    assert cleaning(Shelf((lone,)), "../") == ""
    assert pictures_page(Shelf((lone,)), {}) == ""


def test_the_home_page_shows_a_paragraph_of_the_corpus_and_the_ways_in() -> None:
    """Search, raw beside clean with the way to the paragraph, the catalogue and its subjects; nothing that is not there is linked."""
    places = home(Shelf(tiny_corpus()), pictures=False)
    front = places[FRONT]
    assert 'action="search/"' in front
    assert '<figure class="jk-specimen"><div class="jk-beside">' in front
    assert re.search(r'<a href="t/yunchuan-[a-z0-9-]+/#[a-z0-9]{6}">', front)
    assert 'href="catalogue/subjects/' in front
    assert "pictures/" not in front
    assert places[LIST].count("<li>") == len(tiny_corpus())
    assert "<figure" not in home(Shelf((replace(comment(), blocks=()),)), pictures=True)[FRONT]
