"""Pages of names: an index of each kind, a page where more than one paragraph names an entity, and links that lead to the paragraphs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from jiaokan import corpus
from jiaokan.annotate.sentence import sentence
from jiaokan.annotate.thing import things
from jiaokan.site.names.pages import name_pages
from jiaokan.site.shelf import Shelf
from tests.project import make

HERE = Path(__file__).parents[1]


def mention(kind: str, anchor: str, quote: str, entity: str | None = None, norm: str | None = None) -> dict[str, object]:
    """A mention at the beginning of a block."""
    return {"kind": kind, "anchor": anchor, "start": 0, "end": len(quote), "quote": quote, "norm": norm, "entity": entity}


def test_mentions_of_one_thing_are_together() -> None:
    """By entity, else by kind and full name; dates are no things; a page needs an entry and two paragraphs."""
    base = corpus.records(HERE)
    samr = [mention("body", anchor, "市场监管总局", "samr") for anchor in ("a", "b")]
    others = [mention("person", "a", "徐楠"), mention("place", "a", "吉林", norm="吉林省"), mention("place", "b", "吉林省", norm="吉林省")]
    found = things({"one": [*samr, *others, mention("date", "a", "2025年")]}, base.authority)
    assert [(one.kind, one.name, len(one.spots), one.has_page) for one in found] == [
        ("body", "国家市场监督管理总局", 2, True),
        ("person", "徐楠", 1, False),
        ("place", "吉林省", 2, False),
    ]


def test_a_corpus_that_names_nothing_has_no_page_of_names() -> None:
    """Nothing is made for nothing."""
    assert name_pages(Shelf(())) == {}


def test_the_pages_of_the_corpus_lead_where_they_say() -> None:
    """Every link to a paragraph leads to one that the page of the text has; every entity with a page is linked from its index."""
    base = corpus.load(HERE)
    shelf = Shelf(base.entries, authority=base.authority)
    pages = name_pages(shelf)
    for address, one in pages.items():
        for document, anchor in re.findall(r'href="(?:\.\./)+t/([a-z0-9-]+)/#([a-z0-9]+)"', one.html):
            assert anchor in shelf.anchors[document], address
        if address.count("/") == 2:
            parent, _, id = address.rpartition("/")
            assert re.search(rf'href="(?:[^"]*/)?{id}/"', pages[parent].html)
            assert one.html.count("<mark>") >= (1 if address.startswith("names/works/") else 2)
    assert {"names", "names/bodies", "names/people", "names/places", "names/events", "names/terms", "names/bodies/samr"} <= set(pages)
    assert "conformity assessment" in pages["names/terms"].html
    assert "State Administration for Market Regulation" in pages["names/bodies/samr"].html


def test_what_is_withheld_is_not_shown_on_a_page_of_names(tmp_path: Path) -> None:
    """A document that is withdrawn names nothing in public."""
    make(tmp_path)
    record = tmp_path / "corpus/documents/county-meeting/document.yaml"
    corpus.build(tmp_path)
    assert "徐楠" in name_pages(Shelf(corpus.load(tmp_path).entries))["names/people"].html
    record.write_text(record.read_text() + "publish: metadata\n")
    corpus.build(tmp_path)
    assert all("徐楠" not in page.html for page in name_pages(Shelf(corpus.load(tmp_path).entries)).values())


@pytest.mark.parametrize(
    ("text", "start", "expected"),
    [("甲。乙丙。丁", 2, "乙丙。"), ("甲乙", 1, "甲乙"), ("“甲！”乙。", 4, "乙。"), ("甲；乙", 0, "甲；")],
)
def test_a_sentence_ends_at_its_mark(text: str, start: int, expected: str) -> None:
    """The closing quotation mark belongs to the sentence before it."""
    first, last = sentence(text, start, start + 1)
    assert text[first:last] == expected
