"""What once was published, on the pages: merged, moved, retired and withheld anchors, former addresses, the redirect table."""

import json
import re
from dataclasses import replace

import html5lib
import pytest
from tiny_corpus import block, body, comment, notice, tiny_corpus

from jiaokan.anchor.ledger import Event, Ledger
from jiaokan.entry import Entry
from jiaokan.site.finish import finished_files
from jiaokan.site.pages import make_pages

URL = "https://example.org/edition/"
NOTICE, REPORT, COMMENT = "t/yunchuan-2021-12.md", "t/yunchuan-2021-report.md", "t/yunchuan-comment-1.md"


def ids(page: str) -> list[str]:
    """Every id of the page, in its order."""
    tree = html5lib.parse(page.split("---\n", 2)[2], namespaceHTMLElements=False)
    return [element.get("id") for element in tree.iter() if element.get("id")]


def test_every_anchor_of_every_ledger_is_an_id_of_its_page() -> None:
    """Live, merged, moved, retired or withheld: an address that was published finds an element, once."""
    entries = tiny_corpus()
    made = make_pages(entries, URL)
    for entry in entries:
        found = ids(made.markdown[f"t/{entry.id}.md"])
        wanted = entry.ledger.ids | {block.anchor for block in entry.blocks}
        assert wanted <= set(found)
        assert len(found) == len(set(found))


def test_a_merged_anchor_stands_in_the_paragraph_it_leads_to() -> None:
    """The old id is an empty element at the beginning of the paragraph, so the browser goes there by itself."""
    page = make_pages(tiny_corpus(), URL).markdown[NOTICE]
    assert '<p id="acac2d"><span id="acqc2d" class="jk-anchor-merged"></span>每月5日前' in page


def test_a_tombstone_says_what_stood_there_why_it_went_and_what_is_near() -> None:
    """Quoted as text, with the editor's reason and a link to the paragraph that stood beside it."""
    page = make_pages(tiny_corpus(), URL).markdown[NOTICE]
    stone = page[page.index('<li id="acrc2d">') :].split("</li>")[0]
    assert "<q>本段文字&lt;b&gt;系误排。</q>" in stone
    assert "撤去缘由：与下页重复。" in stone
    assert 'href="#acdc5d"' in stone


def test_a_moved_anchor_leads_to_the_other_document() -> None:
    """By a link on its old page, and by the table that the script reads."""
    made = make_pages(tiny_corpus(), URL)
    stone = made.markdown[NOTICE].split('<li id="acsc2d">')[1].split("</li>")[0]
    assert 'href="../yunchuan-2021-report/#bb3c4d"' in stone
    assert json.loads(made.files["anchors/redirects.json"]) == {"acsc2d": "yunchuan-2021-report#bb3c4d"}


def test_a_page_without_a_past_has_no_section_for_it() -> None:
    """Nothing is shown where nothing went."""
    assert "已撤段落" not in make_pages(tiny_corpus(), URL).markdown[REPORT]


def test_withheld_paragraphs_say_so_where_their_anchors_stood() -> None:
    """The anchor of a paragraph that may not be shown stands at the statement, and no tombstone quotes a withheld word."""
    entry = comment()
    born = [Event("born", block.anchor or "", "paragraph", block.text, digest="0") for block in entry.blocks]
    gone = Event("born", "cb9c4d", "paragraph", "撤去的一段。", digest="0")
    entry = replace(entry, ledger=Ledger((*born, gone, Event("retired", "cb9c4d", why="误收"))))
    page = make_pages((entry,), URL).markdown[COMMENT]
    assert '<p class="jk-withheld"><span id="cb6c4d" class="jk-anchor-merged"></span>' in page
    assert '<li id="cb9c4d">' in page
    assert "撤去的一段" not in page


def test_a_former_address_leads_to_the_document() -> None:
    """A stub that needs no script, names the new address as canonical, and is neither in the site map nor a document."""
    entries = tiny_corpus()
    stub = make_pages(entries, URL).markdown["t/yunchuan-news.md"]
    assert '<noscript><meta http-equiv=\\"refresh\\" content=\\"0; url=../yunchuan-2021-report/\\"></noscript>' in stub
    assert f'canonical: "{URL}t/yunchuan-2021-report/"' in stub
    assert '<a class="jk-moved" href="../yunchuan-2021-report/">云川每月监测河湖水质</a>' in stub
    paths = ["t/yunchuan-news/index.html", "t/yunchuan-2021-report/index.html"]
    site_map = finished_files({}, paths, entries, URL)["sitemap.xml"].decode()
    assert "yunchuan-news" not in site_map
    assert "yunchuan-2021-report" in site_map


@pytest.mark.parametrize("to", ["acsc2d", "nowhere#x2x2x2"])
def test_an_anchor_that_leads_nowhere_is_still_on_the_page(to: str) -> None:
    """What `check` calls a problem does not break the page."""
    entry: Entry = notice()
    kind = "moved" if "#" in to else "merged"
    broken = replace(entry, ledger=Ledger((*entry.ledger.events, Event(kind, "acsc2d", to=(to,)))))  # type: ignore[arg-type]
    assert "acsc2d" in ids(make_pages((broken,), URL).markdown[NOTICE])


def test_a_text_with_articles_can_be_counted_in_two_ways() -> None:
    """Each block of an article carries its number and its provision; a text without articles has no switch."""
    raw = "第一条 甲。\n乙。\n第二条 丙：\n（一）丁。\n"
    words = ("第一条 甲。", "乙。", "第二条 丙：", "（一）丁。")
    blocks = tuple(
        block("item" if word.startswith("（") else "paragraph", f"db{n}c4d", body(raw, word, word)) for n, word in enumerate(words, 2)
    )
    law = replace(notice(), raw=raw, blocks=blocks, annotations=(), doubts=(), decisions=(), ledger=Ledger())
    page = make_pages((law,), URL).markdown[NOTICE]
    assert re.findall('data-n="([^"]*)" data-p="([^"]*)"', page) == [
        ("1", "第1条第1款"),
        ("2", "第1条第2款"),
        ("3", "第2条"),
        ("4", "第2条第1项"),
    ]
    assert 'aria-label="第2段（第1条第2款）永久链接"' in page
    assert "jk-trees" in page
    assert "jk-trees" not in make_pages((notice(),), URL).markdown[NOTICE]
