"""The head of a text page, by the rules of what reference managers were measured to read."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import unescape
from typing import Any
from urllib.parse import parse_qsl

import pytest
from tiny_corpus import notice, report, tiny_corpus

from jiaokan.cite.model import Stamp
from jiaokan.entry.entry import Entry
from jiaokan.site.data.coins import coins
from jiaokan.site.data.head import ITEM_TYPES, head
from jiaokan.site.pages import make_pages

STAMP = Stamp("https://example.org/edition/", "", "2026-01-31")


def tags(entry: Entry) -> list[tuple[str, str]]:
    """The meta tags, in order."""
    return [(name, unescape(value)) for name, value in re.findall(r'<meta name="([^"]+)" content="([^"]*)">', head(entry, STAMP))]


def record(base: Entry, **update: Any) -> Entry:
    """The entry with another record."""
    return replace(base, meta=base.meta.model_copy(update=update))


def test_a_notice_is_a_statute_with_its_number() -> None:
    """Without `z:itemType` it would become a journal article, and only `z:publicLawNumber` keeps the number."""
    found = dict(tags(notice()))
    assert found["z:itemType"] == "statute"
    assert found["z:publicLawNumber"] == "云水监〔2021〕12号"
    assert found["citation_publication_date"] == "2021/03/08"
    assert found["citation_language"] == "zh-CN"
    assert found["citation_public_url"] == "https://example.org/edition/t/yunchuan-2021-12/"


def test_each_body_has_its_own_tag() -> None:
    """Two bodies in one tag are taken for the two parts of one person's name."""
    found = tags(record(notice(), issuers=("云川市水务局", "云川市公安局")))
    assert [value for name, value in found if name == "citation_author"] == ["云川市水务局", "云川市公安局"]


def test_a_newspaper_article_names_its_paper_by_dublin_core() -> None:
    """`citation_journal_title` would turn it into a journal article; the page is its number alone."""
    found = dict(tags(report()))
    assert found["z:itemType"] == "newspaperArticle"
    assert found["DC.source"] == "云川日报"
    assert found["citation_firstpage"] == "2"
    assert "citation_journal_title" not in found


@pytest.mark.parametrize(
    ("update", "wanted", "absent"),
    [
        (
            {"paper": "云川论坛", "issue": "2021年第3期"},
            {"z:itemType": "journalArticle", "citation_journal_title": "云川论坛", "citation_issue": "3"},
            "DC.source",
        ),
        ({"paper": "云川网"}, {"z:itemType": "webpage", "DC.source": "云川网"}, "citation_firstpage"),
        (
            {"genre": "newsletter", "paper": None, "number": "第8期"},
            {"z:itemType": "report", "citation_technical_report_number": "第8期"},
            "z:publicLawNumber",
        ),
    ],
)
def test_other_kinds(update: dict[str, Any], wanted: dict[str, str], absent: str) -> None:
    """Journal, website and bulletin each have the tags of their own kind only."""
    found = dict(tags(record(report(), **update)))
    assert wanted.items() <= found.items()
    assert absent not in found


def test_identity_does_not_depend_on_the_address() -> None:
    """Annotation tools join notes by `dc.identifier` and `dc.relation.ispartof`, whatever address a page was read at."""
    found = dict(tags(notice()))
    assert found["dc.identifier"] == "jiaokan:yunchuan-2021-12"
    assert found["dc.relation.ispartof"] == STAMP.base_url


@pytest.mark.parametrize("entry", [notice(), report()], ids=lambda entry: entry.id)
def test_no_span_competes_with_the_tags(entry: Entry) -> None:
    """COinS on the page of one document would win over the tags and lose the number; JSON-LD and the files are there besides."""
    html = head(entry, STAMP)
    assert "Z3988" not in html
    data = json.loads(html.split('<script type="application/ld+json">')[1].split("</script>")[0])
    assert data["@type"] in ("Legislation", "NewsArticle")
    page = make_pages(tiny_corpus(), STAMP.base_url).markdown[f"t/{entry.id}/changes.md"]
    for suffix in (".bib", ".ris", ".csl.json"):
        assert f'href="../{entry.id}{suffix}" download' in page


def test_every_kind_has_an_item_type() -> None:
    """No kind of document is left to guessing."""
    assert set(ITEM_TYPES) == {"official", "newspaper", "journal", "report", "web"}


def test_a_list_names_each_document_for_reference_managers() -> None:
    """The span says what the head says, as far as its keys go: the bodies in order, the number as a note, the permanent link."""
    entry = record(notice(), issuers=("云川市水务局", "云川市公安局"), subtitle="——第一批")
    (title,) = re.findall(r'<span class="Z3988" title="([^"]*)"></span>', coins(entry, STAMP))
    said = parse_qsl(unescape(title), strict_parsing=True)
    assert [value for key, value in said if key == "rft.au"] == ["云川市水务局", "云川市公安局"]
    found = dict(said)
    assert found["rft_val_fmt"] == "info:ofi/fmt:kev:mtx:dc"
    assert (found["rft.type"], found["rft.description"], found["rft.date"]) == ("statute", "云水监〔2021〕12号", "2021-03-08")
    assert found["rft.title"].endswith("工作的通知：第一批")
    assert found["rft_id"] == "https://example.org/edition/t/yunchuan-2021-12/"
    assert dict(tags(entry))["citation_title"] == found["rft.title"]


def test_a_page_of_one_document_has_no_span() -> None:
    """Where a reader finds one it passes over the head, and the number would be lost."""
    made = make_pages(tiny_corpus(), STAMP.base_url).markdown
    assert made["catalogue.md"].count("Z3988") == len(tiny_corpus())
    assert not any("Z3988" in page for path, page in made.items() if path.startswith("t/"))
