"""Works: one identity for what is cited, the edition of the citing day, and the pages that show both."""

import pytest

from jiaokan.annotate.authority import Authority
from jiaokan.annotate.thing import things
from jiaokan.record.authority import Edition, Work
from jiaokan.reference.work import Works, by_work, in_force

LAW = Work.model_validate(
    {
        "id": "water-law",
        "name": "中华人民共和国节水法",
        "aliases": ["水规", {"name": "决定", "in": ["plan"]}],
        "numbers": ["国务院令第12号"],
        "editions": [
            {"label": "2016年修订", "issued": "2016-02-06", "number": "国务院令第20号"},
            {"label": "2023年修订", "issued": "2023-07-20", "document": "held-2023"},
        ],
    }
)
OTHER = Work.model_validate({"id": "other", "name": "取水规定", "aliases": ["水规"]})
WORKS = Works((LAW, OTHER))


def cited(kind="title", name="节水法", document="notice", day="2020-05-01", **more):
    """The id and edition that a reference cites."""
    found = WORKS.cited({"kind": kind, "name": name, "why": "no-candidate", **more}, document, day)
    return found and (found[0].id, found[1] and found[1].label)


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ({}, ("water-law", "2016年修订")),
        ({"name": "中华人民共和国节水法", "day": "2024-01-01"}, ("water-law", "2023年修订")),
        ({"day": "2010-01-01"}, ("water-law", None)),
        ({"day": "2023"}, ("water-law", None)),
        ({"day": "2023-07-20"}, ("water-law", "2023年修订")),
        ({"kind": "number", "name": "国务院令第20号"}, ("water-law", "2016年修订")),
        ({"kind": "alias", "name": "本规", "of": ["节水法"]}, ("water-law", "2016年修订")),
        ({"kind": "provision", "name": "第3条", "of": ["节水法"]}, ("water-law", "2016年修订")),
        ({"kind": "alias", "name": "决定", "why": "no-antecedent", "document": "plan"}, ("water-law", "2016年修订")),
        ({"kind": "alias", "name": "决定", "why": "no-antecedent"}, None),
        ({"name": "水规"}, None),
        ({"name": "没有的"}, None),
        ({"why": "periodical"}, None),
        ({"kind": "self", "name": "本法"}, None),
        ({"name": "别名", "why": None, "target": {"document": "held-2023"}}, ("water-law", "2016年修订")),
    ],
)
def test_a_work_has_one_identity(reference, expected):
    """Title, number, short name and provision lead to one work and to its edition; what two works share leads to neither."""
    assert cited(**reference) == expected


def test_the_names_of_a_work_that_a_document_holds():
    """All that hold everywhere and at any time, and its numbers; a work that only an edition holds has none."""
    aliases = ["水法", {"name": "本法", "in": ["plan"]}, {"name": "旧水法", "from": "2000"}, {"name": "老水法", "to": "2000"}]
    held = Work.model_validate({"id": "w", "name": "节水法", "document": "law", "aliases": aliases, "numbers": ["国务院令第12号"]})
    assert Works((held, LAW)).names() == {"law": ("节水法", "水法", "国务院令第12号")}


def test_the_edition_in_force_is_the_last_one_issued():
    """The order of the list does not matter, and an edition without a day is none."""
    editions = [Edition(label="b", issued="2020"), Edition(label="?"), Edition(label="a", issued="2010-01-01")]
    assert in_force(editions, "2019-12-31").label == "a"
    assert in_force(editions, "2021").label == "b"
    assert in_force(editions, "2020-06-01") is None


def test_what_cites_a_known_work_is_together():
    """An id unites what titles and numbers alone would part."""
    rows = [
        {"kind": "title", "name": "甲", "work": "w"},
        {"kind": "title", "name": "乙"},
        {"kind": "number", "name": "丙〔2020〕1号", "work": "w"},
    ]
    assert [list(one) for one in by_work(enumerate(rows))] == [[0, 2], [1]]


def test_a_work_is_a_thing_with_a_page():
    """A work with an entry has a page though one line cites it; one without is listed by its words, a film is not."""
    row = {"anchor": "k7m2xq", "start": 0, "end": 2, "target": None, "why": "no-candidate"}
    references = [
        row | {"kind": "title", "name": "节水法", "quote": "《节水法》", "work": "water-law", "edition": "2016年修订"},
        row | {"kind": "title", "name": "无名", "quote": "《无名》"},
        row | {"kind": "title", "name": "影片", "quote": "《影片》", "why": "no-document"},
    ]
    found = things({}, Authority({"work": (LAW,)}), {"notice": references})
    assert [(one.kind, one.name, one.has_page) for one in found] == [("work", "《无名》", False), ("work", LAW.name, True)]
    assert found[1].spots[0].edition == "2016年修订"
