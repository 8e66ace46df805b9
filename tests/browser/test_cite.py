"""Citing in a real browser: what is copied is what the command prints, and a link to words says whether they still stand."""

import gzip
import json
from datetime import date
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from test_resolve import QUESTIONS
from tiny_corpus import notice, tiny_corpus

from browser.reader import Reader
from jiaokan.cite import STYLES, cite
from jiaokan.cite.selection import selection_link, short_digest
from jiaokan.corpus.settings import settings
from jiaokan.edition import markdown as edition
from jiaokan.edition.document import Block
from jiaokan.site.data.script_tables import script_tables
from jiaokan.site.write_stamp import day_of_build, site_address
from jiaokan.text import Text

ROOT = Path(__file__).parents[2]
BASE = site_address(settings(ROOT))
"""Where the settings say that the site stands: permanent links begin so wherever the site is served."""
DAY = day_of_build(tiny_corpus())
TODAY = date.today().isoformat()
"""The day on which the page is read, which is what a citation made there names."""
NOTICE = "t/yunchuan-2021-12/"
ANCHOR = "acac2d"
CLIPBOARD = {"permissions": ["clipboard-read", "clipboard-write"]}


def copied(page: Page) -> str:
    """What the clipboard holds."""
    found = page.evaluate("navigator.clipboard.readText()")
    assert isinstance(found, str)
    return found


def select(page: Page, anchor: str, start: int, end: int, last: str | None = None) -> None:
    """Select words from a code point of one block to a code point of the same or another."""
    page.evaluate(
        """([first, start, last, end]) => {
          const place = (id, at) => {
            const walker = document.createTreeWalker(document.getElementById(id), NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
              if (at <= walker.currentNode.data.length) return [walker.currentNode, at];
              at -= walker.currentNode.data.length;
            }
          };
          getSelection().setBaseAndExtent(...place(first, start), ...place(last, end));
        }""",
        [anchor, start, last or anchor, end],
    )


def test_every_style_of_a_paragraph_is_what_the_command_prints(reader: Reader) -> None:
    """A click on a paragraph's number offers its citation in each style, to the byte as `jiaokan cite` gives it."""
    page = reader.open(NOTICE, **CLIPBOARD)
    page.get_by_role("link", name="第4段", exact=True).click()
    panel = page.get_by_role("complementary", name="引用")
    expect(panel).to_be_visible()
    for name, style in STYLES.items():
        panel.get_by_label("引文格式").select_option(name)
        panel.get_by_role("button", name="复制引注").click()
        expect(page.locator(".jk-said")).to_have_text("已复制引注")
        assert copied(page) == cite(notice(), ANCHOR, name, base_url=BASE, accessed=TODAY), style.label
    panel.get_by_role("button", name="复制链接").click()
    expect(page.locator(".jk-said")).to_have_text("已复制永久链接")
    assert copied(page) == f"{BASE}{NOTICE}#{ANCHOR}"


def test_a_paragraph_is_cited_by_the_number_that_is_shown(reader: Reader) -> None:
    """With the text's own numbers chosen, its citation names 二¶1, a heading's 二, as the command does with `--own`."""
    page = reader.open(NOTICE, **CLIPBOARD)
    page.get_by_label("原文序号").check()
    panel = page.get_by_role("complementary", name="引用")
    for anchor, place in ((ANCHOR, "二¶1（2021-03-08）"), ("ab9cad", "二（2021-03-08）"), ("ab8c9d", "2021-03-08：一（二）")):
        page.locator(f'.jk-n[href="#{anchor}"]').click()
        expect(panel.locator("output")).to_contain_text(place)
        for name in STYLES:
            panel.get_by_label("引文格式").select_option(name)
            assert panel.locator("output").text_content() == cite(notice(), anchor, name, base_url=BASE, accessed=TODAY, own=True)
        panel.get_by_label("引文格式").select_option("gbt7714-2025")


def test_the_style_is_remembered_and_the_panel_closes(reader: Reader) -> None:
    """The chosen style comes first on the next paragraph; Escape and the button close the panel."""
    page = reader.open(NOTICE)
    page.get_by_role("link", name="第4段", exact=True).click()
    panel = page.get_by_role("complementary", name="引用")
    panel.get_by_label("引文格式").select_option("falv-yinzhu")
    panel.get_by_role("button", name="关闭").click()
    expect(panel).to_have_count(0)
    page.get_by_role("link", name="第1段", exact=True).click()
    expect(panel.locator("output")).to_contain_text(
        "《云川市水务局关于开展河湖水质监测比对工作的通知》，云水监〔2021〕12号，2021年3月8日发布，第1段，"
    )
    panel.get_by_label("引文格式").press("Escape")
    expect(panel).to_have_count(0)


def test_the_panel_stands_in_the_window(reader: Reader) -> None:
    """Beside the contents of a long text too, where the article is moved to the side, the panel is at the foot of the window."""
    page = reader.open(NOTICE)
    page.set_viewport_size({"width": 1280, "height": 500})
    page.evaluate("document.querySelector('.jk-text').classList.add('jk-text--long')")
    page.get_by_role("link", name="第1段", exact=True).click()

    expect(page.get_by_role("complementary", name="引用")).to_be_in_viewport(ratio=0.9)


@pytest.mark.parametrize(
    ("anchor", "start", "end", "last"),
    [("ab5c6d", 3, 10, None), ("ab5c6d", 0, 35, None), ("ab7c8d", 0, 4, "ab8c9d"), ("ab6c7d", 0, 3, None), ("ab5c6d", 9, 10, None)],
)
def test_link_of_selected_words_is_the_same_as_from_python(reader: Reader, anchor: str, start: int, end: int, last: str | None) -> None:
    """Words within a block, over two blocks and in a heading give the link that Python gives."""
    page = reader.open(NOTICE, **CLIPBOARD)
    select(page, anchor, start, end, last)
    page.get_by_role("toolbar", name="引用").get_by_role("button", name="链接").click()
    expect(page.locator(".jk-said")).to_have_text("已复制永久链接")
    blocks = notice().blocks
    first = next(index for index, block in enumerate(blocks) if block.anchor == anchor)
    length = end - start if last is None else len(blocks[first].text) - start + 1 + end
    assert copied(page) == selection_link(f"{BASE}{NOTICE}", blocks, first, start, length)


def test_both_sides_make_the_same_links(reader: Reader) -> None:
    """For every stretch of every document of the corpus, page and Python make one link; so they do for repeated and odd words."""
    page = reader.open(NOTICE)
    odd = [
        "甲乙丙丁，甲乙丙丁。𠀀𠀁-𠀂，100 %！",
        "甲乙丙丁。",
        "无标点的一段话一直写下去没有停顿所以很长很长很长很长很长很长很长很长很长很长很长",
    ]
    rows = [[[block.anchor, block.type, block.text] for block in entry.blocks] for entry in tiny_corpus()]
    rows.append([[f"od{n}2od", "paragraph", text] for n, text in enumerate(odd)])
    wanted, asked = [], []
    for row in rows:
        blocks = tuple(Block(kind, Text.of(text), anchor=anchor) for anchor, kind, text in row)
        for first, block in enumerate(blocks):
            for start in range(0, len(block.text), 3):
                for length in (1, 4, 13, 60):
                    wanted.append(selection_link("p/", blocks, first, start, length))
                    asked.append([row, first, start, length])
    made = page.evaluate(
        """async (asked) => {
          const { selectionLink } = await import("/assets/cite/link.js");
          return Promise.all(asked.map(([row, ...rest]) =>
            selectionLink("p/", row.map(([anchor, type, text]) => ({ anchor, type, text })), ...rest)));
        }""",
        asked,
    )
    assert made == wanted


def test_the_edition_is_read_as_python_writes_it(reader: Reader) -> None:
    """The script reads anchors, types and texts from the edition's file as Python does, escapes included."""
    page = reader.open(NOTICE)
    more = (
        Block("paragraph", Text.of("# 不是标题 {#x} \\n"), anchor="zz2z2z"),
        Block("table", Text.of("| 甲 | 乙\\ |\n| 丙 | 丁 |"), anchor="zz3z3z"),
    )
    for blocks in (*(entry.blocks for entry in tiny_corpus()), more):
        made = page.evaluate("async (text) => (await import('/assets/cite/link.js')).parse(text)", edition.write(blocks))
        assert [(one["anchor"], one["text"]) for one in made] == [(block.anchor, block.text) for block in blocks]
        assert [one["type"] for one in made if one["type"] in ("title", "heading", "table")] == [
            block.type for block in blocks if block.type in ("title", "heading", "table")
        ]


def test_a_link_to_unchanged_words_says_so(reader: Reader) -> None:
    """The words of the link stand as they were cited: the page says so and lights them; the anchor works for all browsers."""
    link = selection_link("", notice().blocks, 8, 4, 6)
    page = reader.open(NOTICE + link)
    expect(page.get_by_role("status").filter(has_text="与引用时一致")).to_be_visible()
    assert page.evaluate("[...CSS.highlights.get('jk-quoted')].map(String)") == ["前完成采样，"]


@pytest.mark.parametrize(("start", "length"), [(4, 6), (0, 14), (6, 2), (9, 3)])
def test_a_browser_finds_the_words_by_the_fragment_alone(reader: Reader, start: int, length: int) -> None:
    """Without the anchor, the text fragment leads to the paragraph wherever in a clause the selection was cut."""
    directive = selection_link("", notice().blocks, 8, start, length).split("#")[1].removeprefix(ANCHOR)
    page = reader.open("", reduced_motion="reduce")
    page.set_viewport_size({"width": 1280, "height": 300})
    page.goto(f"{reader.site}{NOTICE}#{directive}")
    expect(page.locator(f"#{ANCHOR}")).to_be_in_viewport()


def test_a_link_to_changed_words_shows_what_changed(reader: Reader) -> None:
    """The ledger knows the words that stood there: old and new are shown, with what differs marked."""
    page = reader.open(f"{NOTICE}?c=11.3.{short_digest('按时报')}#{ANCHOR}")
    panel = page.get_by_role("complementary", name="引用")
    expect(panel).to_contain_text("引用之后，这一段改过")
    expect(panel.locator("del")).to_have_text("按时")
    expect(panel.locator("ins")).to_have_text("")
    expect(panel).to_contain_text("现在　每月5日前完成采样，并报送结果。")


def test_a_link_to_words_of_a_merged_paragraph_is_answered(reader: Reader) -> None:
    """Words that went over are lit in the paragraph that took them up; others are shown as they were."""
    page = reader.open(f"{NOTICE}?c=0.2.{short_digest('结果')}#acqc2d")
    expect(page.get_by_role("complementary", name="引用")).to_contain_text("文字与引用时一致，位置有变动")
    page = reader.open(f"{NOTICE}?c=3.4.{short_digest('各县区水')}#acqc2d")
    panel = page.get_by_role("complementary", name="引用")
    expect(panel).to_contain_text("引用时　报送由各县区水务局负责。")
    expect(panel).to_contain_text("现在　每月5日前完成采样，并报送结果。")


def test_a_link_across_paragraphs_shows_what_changed_in_the_first(reader: Reader) -> None:
    """The words of the first as they were, with those of the next as they are, have the digest."""
    words = "按时报送结果。\n| 断面"
    page = reader.open(f"{NOTICE}?c=11.{len(words)}.{short_digest(words)}#{ANCHOR}")
    expect(page.get_by_role("complementary", name="引用")).to_contain_text("引用之后，这一段改过")


def test_a_link_to_words_nobody_knows_says_so(reader: Reader) -> None:
    """Words that stand neither in the text nor in the ledger are not guessed at; a link that is no such thing says nothing."""
    page = reader.open(f"{NOTICE}?c=0.4.{short_digest('别的文字')}#{ANCHOR}")
    expect(page.get_by_role("complementary", name="引用")).to_contain_text("锚点账上没有当时的文字")
    page = reader.open(f"{NOTICE}?c=x<b>#{ANCHOR}")
    page.wait_for_load_state("networkidle")
    expect(page.locator(".jk-panel")).to_have_count(0)


def test_words_selected_in_a_variant_are_cited_in_the_script_of_the_source(reader: Reader) -> None:
    """A link from a converted page leads to the source's page and its digest is that of the source's words."""
    page = reader.open(f"zh-Hant-TW/{NOTICE}", **CLIPBOARD)
    select(page, ANCHOR, 4, 10)
    bubble = page.get_by_role("toolbar", name="引用")
    bubble.get_by_role("button", name="鏈接").click()
    expect(page.locator(".jk-said")).to_have_text("已複製永久鏈接")
    assert copied(page) == selection_link(f"{BASE}{NOTICE}", notice().blocks, 8, 4, 6)
    bubble.get_by_role("button", name="複製原字形").click()
    expect(page.locator(".jk-said")).to_have_text("已複製原字形的文字")
    assert copied(page) == "前完成采样，"


def test_a_selection_is_quoted_with_its_citation(reader: Reader) -> None:
    """Over several paragraphs the quotation has their words alone, and is cited as a range, as the command cites it."""
    page = reader.open(NOTICE, **CLIPBOARD)
    select(page, "ab5c6d", 3, 5, "ab8c9d")
    bubble = page.get_by_role("toolbar", name="引用")
    bubble.get_by_role("button", name="复制引文").click()
    expect(page.locator(".jk-said")).to_have_text("已复制引文和出处")
    texts = {block.anchor: block.text for block in notice().blocks}
    quoted = "\n".join((texts["ab5c6d"][3:], texts["ab6c7d"], texts["ab7c8d"], texts["ab8c9d"][:5]))
    assert copied(page) == f"{quoted}\n——{cite(notice(), 'ab5c6d', 'gbt7714-2025', base_url=BASE, accessed=TODAY, to='ab8c9d')}"
    assert "¶1—3" in copied(page)
    bubble.get_by_role("button", name="更多").click()
    panel = page.get_by_role("complementary", name="引用")
    for name in STYLES:
        panel.get_by_label("引文格式").select_option(name)
        assert panel.locator("output").text_content() == cite(notice(), "ab5c6d", name, base_url=BASE, accessed=TODAY, to="ab8c9d")
    page.keyboard.press("Escape")
    expect(panel).to_have_count(0)


def test_a_table_is_copied_and_quoted_by_its_rows(reader: Reader) -> None:
    """A row a line with tabs between its cells, as programs for tables take it; the quotation is cited by the paragraph of the table."""
    page = reader.open(NOTICE, **CLIPBOARD)
    table = next(block for block in notice().blocks if block.type == "table")
    page.locator(f"#{table.anchor} table").evaluate(
        "table => getSelection().setBaseAndExtent(table.rows[0].cells[1].firstChild, 0, table.rows[1].cells[0].firstChild, 2)"
    )
    page.keyboard.press("Control+c")
    assert copied(page) == "频次\n青石"
    page.get_by_role("toolbar", name="引用").get_by_role("button", name="复制引文").click()
    expect(page.locator(".jk-said")).to_have_text("已复制引文和出处")
    assert copied(page) == f"频次\n青石\n——{cite(notice(), table.anchor, 'gbt7714-2025', base_url=BASE, accessed=TODAY)}"
    page.locator(f"#{table.anchor} table").evaluate("table => getSelection().selectAllChildren(table)")
    page.keyboard.press("Control+c")
    assert copied(page) == "断面\t频次\n青石桥\t每月1次"


def test_the_bubble_goes_with_escape_and_with_a_click_elsewhere(reader: Reader) -> None:
    """Either takes it away; so does the end of the selection."""
    page = reader.open(NOTICE)
    bubble = page.get_by_role("toolbar", name="引用")
    for leave in (
        lambda: page.keyboard.press("Escape"),
        lambda: page.locator(".jk-footer").click(),
        lambda: page.evaluate("getSelection().empty()"),
    ):
        select(page, ANCHOR, 4, 10)
        expect(bubble).to_be_visible()
        expect(bubble).to_be_in_viewport(ratio=1)
        leave()
        expect(bubble).to_have_count(0)
        page.evaluate("getSelection().empty()")


def test_what_is_copied_is_the_text_alone(reader: Reader) -> None:
    """From the title to the signature, over masthead, notes, marks, numbers and an open row of the raw text: the words of the edition."""
    page = reader.open(NOTICE, **CLIPBOARD)
    page.locator(f"#{ANCHOR} .jk-o").evaluate("link => link.click()")
    expect(page.locator(".jk-opened")).to_be_visible()
    blocks = [block for block in notice().blocks if block.type != "table"]
    for first, last in (("ab2c3d", ANCHOR), ("acdc5d", "achc9d")):
        row = [block.anchor for block in blocks]
        between = [block.text for block in blocks[row.index(first) : row.index(last) + 1]]
        select(page, first, 0, len(between[-1]), last)
        page.keyboard.press("Control+c")
        assert copied(page) == "\n".join(between)


def test_citing_costs_little_and_only_when_it_is_used(reader: Reader) -> None:
    """A page that is only read loads no citing code; all of it, with its table, is under 7.8 kilobytes compressed."""
    page = reader.open(NOTICE)
    page.wait_for_load_state("networkidle")
    loaded = page.evaluate("performance.getEntriesByType('resource').map(({ name }) => name)")
    assert not [name for name in loaded if "/cite" in name or "citation.json" in name]
    files = [ROOT / "tools/jiaokan/site/theme/docs/assets" / name for name in ("cite.js", "cite/link.js", "cite.css")]
    loaded = [path.read_bytes() for path in files] + [script_tables()["assets/tables/cite.js"].encode()]
    assert sum(len(gzip.compress(script, 9)) for script in loaded) < 7_800


def test_files_for_reference_managers_are_linked_and_sound(reader: Reader) -> None:
    """The record of a text links a file for each such style, and each holds what the command prints."""
    page = reader.open(NOTICE)
    page.get_by_role("link", name="其他格式、文献管理软件").click()
    for style, suffix in (("bibtex", ".bib"), ("ris", ".ris"), ("csl-json", ".csl.json")):
        address = page.locator(f'a[download][href$="{suffix}"]').evaluate("link => link.href")
        text = page.evaluate("async (address) => (await fetch(address)).text()", address)
        told = cite(notice(), None, style, base_url=BASE, accessed=DAY)
        assert text == told or (suffix == ".csl.json" and json.loads(text) == json.loads(told))  # without its blanks
    assert json.loads(text)[0]["number"] == "云水监〔2021〕12号"


def test_the_resolver_page_finds_what_the_command_finds(reader: Reader) -> None:
    """The page puts every question to static files and comes to the same answers as `jiaokan resolve`."""
    page = reader.open("search/")
    found = page.evaluate(
        """async (queries) => {
          const { Resolver } = await import("/assets/resolve.js");
          const resolver = new Resolver(new URL("/", location.href).href);
          const answers = [];
          for (const query of queries) answers.push((await resolver.ask(query)).found);
          return answers.map((found) => found.map(({ document, anchor }) => [document, anchor ?? null]));
        }""",
        [query for query, _ in QUESTIONS],
    )
    wanted = dict(QUESTIONS)
    assert {query: [tuple(one) for one in answer] for (query, _), answer in zip(QUESTIONS, found, strict=True)} == wanted


def test_what_is_pasted_leads_to_the_paragraph(reader: Reader) -> None:
    """One answer is gone to at once, in the script of the page; several are listed and none is chosen; nothing is said to be nothing."""
    page = reader.open("zh-Hant-TW/resolve/")
    page.locator("#resolve-query").fill("云水监[2021]12号 一、（二）")
    page.locator("#resolve-query").press("Enter")
    page.wait_for_url(f"**/zh-Hant-TW/{NOTICE}#ab8c9d")
    page.goto(f"{reader.site}resolve/?q=河湖水质监测")
    expect(page.locator(".search-status")).to_have_text("有 2 处相符：")
    expect(page.locator(".search-hits > li")).to_have_count(2)
    page.goto(f"{reader.site}resolve/?q=没有一篇说过这样的话")
    expect(page.locator(".search-status")).to_contain_text("没有找到")


def test_without_scripts_the_resolver_says_where_to_go(reader: Reader) -> None:
    """Without JavaScript the page explains, and leads to the catalogue; a text page still gives its citations."""
    page = reader.open("resolve/?q=x", java_script_enabled=False)
    page.locator("article").get_by_role("link", name="目录").click()
    page.wait_for_url("**/catalogue/")
    page.goto(reader.site + NOTICE)
    expect(page.locator("#jk-citation")).to_have_text(cite(notice(), None, "gbt7714-2025", base_url=BASE, accessed=DAY))


def test_the_day_of_access_is_the_readers_own(reader: Reader) -> None:
    """With a script the citation at the end of a text names the day on which it is read."""
    page = reader.open(NOTICE)
    expect(page.locator("#jk-citation")).to_have_text(cite(notice(), None, "gbt7714-2025", base_url=BASE, accessed=TODAY))


@pytest.mark.parametrize("path", ["resolve/?q=河湖水质监测", "releases/", NOTICE])
def test_nothing_bars_the_way(reader: Reader, path: str) -> None:
    """Axe finds no violation on the resolver page, the page of releases, or with the panel open."""
    page = reader.open(path)
    if path == NOTICE:
        page.get_by_role("link", name="第4段", exact=True).click()
        expect(page.get_by_role("complementary", name="引用")).to_be_visible()
    page.wait_for_load_state("networkidle")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_a_selection_holds_the_words_of_the_text_only(reader: Reader) -> None:
    """With the panel open, what is copied over several paragraphs has no word of the site in it."""
    page = reader.open(NOTICE, **CLIPBOARD)
    page.get_by_role("link", name="第1段", exact=True).click()
    expect(page.locator(".jk-panel")).to_be_visible()
    copied = page.evaluate(
        "() => { getSelection().selectAllChildren(document.querySelector('.jk-edition')); return String(getSelection()) }"
    )
    assert "每月5日前完成采样，并报送结果。" in copied
    assert not any(word in copied for word in ("×", "SWHID", "复制", "编者改"))


def test_the_keyboard_goes_to_the_panel_and_back(reader: Reader) -> None:
    """Enter on a number brings the panel under the focus, Escape gives it back to the number."""
    page = reader.open(NOTICE)
    number = page.get_by_role("link", name="第1段", exact=True)
    number.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="关闭")).to_be_focused()
    page.keyboard.press("Escape")
    expect(number).to_be_focused()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.className").startswith("jk-n")
    expect(number).not_to_be_focused()
