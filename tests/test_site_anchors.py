"""What once was published, on the pages: merged, moved, retired and withheld anchors, former addresses, the redirect table."""

import json
import re
from dataclasses import replace

import html5lib
import pytest
from tiny_corpus import block, body, comment, notice, tiny_corpus

from jiaokan.anchor.ledger import QUOTE_CHARACTERS, Event, Ledger
from jiaokan.entry.entry import Entry
from jiaokan.entry.release import Release, take
from jiaokan.site.finish.finish import finished_files
from jiaokan.site.pages import make_pages
from jiaokan.text.digest import digest

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
    """A page that needs no script, names the new address as canonical, and is neither in the site map nor a document."""
    entries = tiny_corpus()
    stub = make_pages(entries, URL).markdown["t/yunchuan-news.md"]
    assert "refresh" not in stub
    assert '<li id="bb3c4d"><a href="../yunchuan-2021-report/#bb3c4d">所引第2段在这里</a><q>按照云水监' in stub
    assert f'canonical: "{URL}t/yunchuan-2021-report/"' in stub
    assert '<a class="jk-moved" href="../yunchuan-2021-report/">云川每月监测河湖水质</a>' in stub
    paths = ["t/yunchuan-news/index.html", "t/yunchuan-2021-report/index.html"]
    site_map = finished_files(paths, entries, URL)["sitemap.xml"].decode()
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
    """Each block of an article carries number and provision; without articles, its own numbers; with neither there is no switch."""
    raw = "第一条 甲。\n乙。\n第二条 丙：\n（一）丁。\n"
    words = ("第一条 甲。", "乙。", "第二条 丙：", "（一）丁。")
    blocks = tuple(
        block("item" if word.startswith("（") else "paragraph", f"db{n}c4d", body(raw, word, word)) for n, word in enumerate(words, 2)
    )
    law = replace(notice(), raw=raw, blocks=blocks, annotations=(), doubts=(), decisions=(), ledger=Ledger())
    page = make_pages((law,), URL).markdown[NOTICE]
    assert re.findall('aria-label="第([0-9]+)段，[^"]*" data-p="([^"]*)"', page) == [
        ("1", "第1条第1款"),
        ("2", "第1条第2款"),
        ("3", "第2条"),
        ("4", "第2条第1项"),
    ]
    assert 'aria-label="第2段，第1条第2款"' in page
    assert ">条款项</label>" in page
    assert ">原文序号</label>" in make_pages((notice(),), URL).markdown[NOTICE]
    assert "jk-trees" not in make_pages((comment(),), URL).markdown["t/yunchuan-comment-1.md"]


def test_a_former_address_has_every_anchor_and_shows_no_withheld_word() -> None:
    """Live, gone or withheld, each has its line with a link; one that went to another document leads there; words only of what is shown."""
    entries = tiny_corpus()
    renamed = replace(entries[0], meta=entries[0].meta.model_copy(update={"former": ("yunchuan-12",)}))
    shown = make_pages((renamed, *entries[1:]), URL).markdown["t/yunchuan-12.md"]
    assert set(ids(shown)) == renamed.ledger.ids
    assert '<li id="acsc2d"><a href="../yunchuan-2021-report/#bb3c4d">' in shown
    assert '<li id="acqc2d"><a href="../yunchuan-2021-12/#acqc2d">所引第4段在这里</a><q>每月5日前' in shown
    entry = replace(entries[2], meta=entries[2].meta.model_copy(update={"former": ("old",)}))
    withheld = make_pages((entry,), URL).markdown["t/old.md"]
    assert set(ids(withheld)) == {block.anchor for block in entry.blocks}
    assert "第四段" not in withheld


def test_a_tombstone_says_in_which_release_it_went() -> None:
    """The last release that has the paragraph and the first one without it; before the second, and before any, it says so."""
    entries = tiny_corpus()
    stood = replace(entries[0], blocks=(*entries[0].blocks, block("paragraph", "acrc2d", body(entries[0].raw, "打印", "打印"))))
    first = take("2026.1", "2026-01-31", (stood,))
    second = take("2026.2", "2026-07-01", entries, (first,))

    def told(*releases: Release) -> str:
        """What the tombstone says."""
        page = make_pages(entries, URL, releases=releases).markdown[NOTICE]
        return re.findall('<li id="acrc2d">.*?<span class="jk-when">(.*?)</span>', page)[0]

    assert told() == "未曾列入发布的版次。"
    assert told(first) == "最后见于2026.1版（2026年1月31日），其后撤去。"
    assert told(first, second) == "最后见于2026.1版（2026年1月31日），2026.2版（2026年7月1日）起不再有。"


def test_a_tombstone_marks_where_its_quote_ends() -> None:
    """A long paragraph is quoted by its beginning, and a mark says so."""
    entry = notice()
    long = "长" * 200
    born = Event("born", "ad2c3d", "paragraph", long[:QUOTE_CHARACTERS], digest=digest(long))
    entry = replace(entry, ledger=Ledger((*entry.ledger.events, born, Event("retired", "ad2c3d", why="误收"))))
    assert f"<q>{long[:QUOTE_CHARACTERS]}……</q>" in make_pages((entry, *tiny_corpus()[1:]), URL).markdown[NOTICE]
