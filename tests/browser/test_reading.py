"""Reading in a real browser: with and without scripts, on a phone, in the dark, on paper, in each script, by ear."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from browser.reader import Reader

NOTICE = "t/yunchuan-2021-12/"
PAGES = ("", "catalogue/", "cited/", NOTICE, f"{NOTICE}changes/", "t/yunchuan-comment-1/", "guide/cite/", "guide/api/", "search/")


def test_reading_from_the_home_page_to_a_paragraph(reader: Reader) -> None:
    """From home by the catalogue to a text; a paragraph's number is a link that marks the paragraph and puts it in the address."""
    page = reader.open("")
    page.get_by_role("navigation", name="栏目").get_by_role("link", name="目录").click()
    page.get_by_role("link", name="云川市水务局关于开展河湖水质监测比对工作的通知").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("云川市水务局关于开展河湖水质监测比对工作的通知")
    page.get_by_role("link", name="第4段", exact=True).click()
    assert page.url.endswith(f"{NOTICE}#acac2d")
    expect(page.locator("#acac2d")).to_have_text("每月5日前完成采样，并报送结果。")
    assert page.evaluate("document.querySelector(':target').id") == "acac2d"


def test_references_lead_there_and_back(reader: Reader) -> None:
    """A number in a report leads to the numbered block of the notice, whose page leads back to the citing paragraph."""
    page = reader.open("t/yunchuan-2021-report/")
    page.get_by_role("link", name="云水监〔2021〕12号").click()
    assert page.url.endswith(f"{NOTICE}#ab3c4d")
    page.get_by_role("link", name="按照云水监〔2021〕12号文件").click()
    assert page.url.endswith("t/yunchuan-2021-report/#bb3c4d")


@pytest.mark.parametrize(("script", "folder", "word"), [("繁", "zh-Hant-TW/", "採樣"), ("港", "zh-Hant-HK/", "採樣")])
def test_switch_of_script_keeps_the_paragraph(reader: Reader, script: str, folder: str, word: str) -> None:
    """The switch goes to the same paragraph in the other script and back, and only one of them is the current one."""
    page = reader.open(f"{NOTICE}#acac2d")
    page.get_by_role("navigation", name="字形").get_by_text(script, exact=True).click()
    page.wait_for_url(f"**/{folder}{NOTICE}#acac2d")
    expect(page.locator("#acac2d")).to_contain_text(word)
    expect(page.locator(".jk-converted")).to_be_visible()
    expect(page.locator(".jk-script [aria-current]")).to_have_text(script)
    page.locator(".jk-script").get_by_text("简", exact=True).click()
    page.wait_for_url(f"**/{NOTICE}#acac2d")
    assert folder not in page.url
    expect(page.locator(".jk-converted")).to_be_hidden()


def test_switch_of_script_keeps_the_place_that_was_scrolled_to(reader: Reader) -> None:
    """Without an anchor in the address, the paragraph at the top of the window is kept."""
    page = reader.open(NOTICE, width=360)
    page.locator("#accc4d").evaluate("block => scrollTo({ top: block.getBoundingClientRect().top + scrollY - 4, behavior: 'instant' })")
    page.locator(".jk-script").get_by_text("繁", exact=True).dispatch_event("click")
    page.wait_for_url("**/zh-Hant-TW/**#accc4d")


def test_links_stay_in_the_script(reader: Reader) -> None:
    """In a variant the catalogue, a text and its references are of the same script; the record is the one there is."""
    page = reader.open("zh-Hant-TW/catalogue/")
    page.get_by_role("link", name="雲川每月監測河湖水質").click()
    page.get_by_role("link", name="雲水監〔2021〕12號").click()
    assert "/zh-Hant-TW/t/yunchuan-2021-12/" in page.url
    page.get_by_role("link", name="原始文件、校驗值與數據").click()
    assert page.url.endswith("/t/yunchuan-2021-12/changes/#jk-source")
    assert "zh-Hant" not in page.url
    expect(page.get_by_role("link", name="text.txt")).to_have_attribute("href", "../text.txt")


def test_without_scripts_everything_is_there(reader: Reader) -> None:
    """Without JavaScript a text reads, its anchors, contents, switch and references work, and search leads to the catalogue."""
    page = reader.open(f"{NOTICE}#acac2d", java_script_enabled=False)
    expect(page.locator("#acac2d")).to_be_visible()
    page.locator(".jk-script").get_by_text("繁", exact=True).click()
    page.wait_for_url("**/zh-Hant-TW/t/**")
    page.get_by_label("檢索全部文獻").fill("水質")
    page.get_by_label("檢索全部文獻").press("Enter")
    page.wait_for_url("**/zh-Hant-TW/search/?q=*")
    page.locator("article").get_by_role("link", name="目錄").click()
    page.wait_for_url("**/zh-Hant-TW/catalogue/")


def test_search_form_finds_the_paragraph(reader: Reader) -> None:
    """A Traditional query from the header of any page finds the paragraph of a Simplified text."""
    page = reader.open("guide/cite/")
    page.get_by_label("检索全部文献").fill("報送結果")
    page.get_by_label("检索全部文献").press("Enter")
    page.locator(".search-hits a").filter(has_text="报送结果").first.click()
    page.wait_for_url(re.compile(rf"{re.escape(NOTICE)}\?q=[^#]+#acac2d$"))


@pytest.mark.parametrize("path", PAGES)
def test_no_page_is_wider_than_the_window(reader: Reader, path: str) -> None:
    """On a phone nothing must be scrolled sideways."""
    page = reader.open(path, width=320)
    for width in (320, 360, 768):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_heading_that_fills_its_line_leaves_its_link_in_the_window(reader: Reader) -> None:
    """However long it is: the link that stands beside it is not outside of the page."""
    page = reader.open(NOTICE, width=360)
    heading = page.locator("h2").first
    for length in range(14, 22):
        heading.evaluate("(heading, length) => { heading.textContent = '一'.repeat(length) }", length)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


def label(page: Page) -> str:
    """What is drawn beside the paragraph; a number that CSS counts is named as the link is."""
    drawn = str(page.evaluate("getComputedStyle(document.querySelector('#acac2d .jk-n'), '::before').content")).strip('"')
    return page.locator("#acac2d .jk-n").get_attribute("aria-label") or "" if drawn == "counter(jk-p)" else drawn


NUMBERED = """() => [...document.querySelectorAll(".jk-n")].map((link, at) => [link, at])
  .filter(([link]) => getComputedStyle(link).counterIncrement === "jk-p 1").map(([, at]) => at)"""
"""Which of the links CSS counts."""


def test_paragraphs_are_labelled_by_the_texts_own_numbers_if_one_likes(reader: Reader) -> None:
    """Without a script the choice works; with the keyboard too, and it is kept from text to text; on paper there are anchors."""
    page = reader.open(NOTICE, java_script_enabled=False)
    assert label(page) == "第4段"
    assert [page.locator(".jk-n").nth(at).get_attribute("aria-label") for at in page.evaluate(NUMBERED)] == [
        f"第{n}段" for n in range(1, 8)
    ]
    page.get_by_label("原文序号").check()
    assert label(page) == "二¶1"
    page = reader.open(NOTICE, width=360)
    page.get_by_label("段号", exact=True).focus()
    page.keyboard.press("ArrowRight")
    assert label(page) == "二¶1"
    page.reload()
    assert label(page) == "二¶1"
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.emulate_media(media="print")
    assert label(page) == "#acac2d"


def test_dark_without_a_script(reader: Reader) -> None:
    """The system's dark scheme holds without JavaScript, and a reader's own choice holds against it."""
    page = reader.open(NOTICE, color_scheme="dark", java_script_enabled=False)
    assert light(page) < 60
    page = reader.open(NOTICE, color_scheme="dark")
    page.locator(".jk-scheme").click()
    page.reload()
    assert light(page) > 200


def light(page: Page) -> int:
    """How light the ground is, from 0 to 255."""
    return int(page.evaluate("parseInt(getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0])"))


def test_on_paper_there_is_only_the_text(reader: Reader) -> None:
    """Print leaves out what is for the screen, and shows each block's anchor and the address of the page."""
    page = reader.open(NOTICE)
    page.emulate_media(media="print")
    expect(page.locator(".jk-header")).to_be_hidden()
    expect(page.locator(".jk-contents")).to_be_hidden()
    expect(page.locator(".jk-print")).to_contain_text("/t/yunchuan-2021-12/")
    assert page.evaluate("getComputedStyle(document.querySelector('#acac2d .jk-n'), '::before').content") == '"#acac2d"'


def test_keyboard_reaches_the_text_first(reader: Reader) -> None:
    """The first stop of the Tab key is the way past the header, and what has the focus is seen."""
    page = reader.open(NOTICE)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到正文")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('#jk-main').contains(document.activeElement)")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_numbers_are_not_copied_with_the_text(reader: Reader) -> None:
    """What a reader copies is the text alone."""
    page = reader.open(NOTICE)
    copied = page.evaluate(
        "() => { getSelection().selectAllChildren(document.querySelector('.jk-edition')); return String(getSelection()) }"
    )
    assert "¶" not in copied
    assert "每月5日前完成采样，并报送结果。\n" in copied


def test_missing_page_has_its_own_page(reader: Reader) -> None:
    """At any depth an address that leads nowhere shows the site's page for it, in each script, with its style and working links."""
    page = reader.open("zh-Hant-TW/t/none/at/all/")
    expect(page.get_by_role("heading", name="沒有這一頁")).to_be_visible()
    assert page.get_by_role("link", name="引文解析").first.get_attribute("href").endswith("%2Ft%2Fnone%2Fat%2Fall%2F")
    expect(page.get_by_role("heading", level=1)).to_have_text("没有这一页")
    assert page.evaluate("getComputedStyle(document.querySelector('.jk-header')).display") == "block"
    assert page.locator("article").get_by_role("link", name="检索", exact=True).get_attribute("href") == "/search/"
    assert page.locator("article").get_by_role("link", name="檢索", exact=True).get_attribute("href") == "/zh-Hant-TW/search/"


@pytest.mark.parametrize("path", [*PAGES, "nowhere/"])
def test_no_barrier_is_found(reader: Reader, path: str) -> None:
    """Axe finds no violation on any kind of page: dark, light and on a phone, in each script."""
    plain = path in ("cited/", "t/yunchuan-comment-1/", "guide/api/", "nowhere/")
    for folder, scheme, width in (("", "dark", 1280), ("zh-Hant-TW/", "light", 360), ("zh-Hant-HK/", "light", 1280))[: 1 if plain else 3]:
        page = reader.open(path if "changes/" in path else folder + path, color_scheme=scheme, width=width, reduced_motion="reduce")
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        page.close()


def test_a_reference_shows_what_it_leads_to(reader: Reader) -> None:
    """On focus and on hover; the pointer may go onto it, Escape takes it away, and the focus stays (WCAG 2.2, 1.4.13)."""
    page = reader.open("t/yunchuan-2021-report/")
    link, preview = page.locator(".jk-edition .jk-ref").first, page.locator(".jk-preview")
    page.keyboard.press("Tab")
    while page.evaluate("!document.activeElement.matches('.jk-edition .jk-ref')"):
        page.keyboard.press("Tab")
    expect(preview).to_contain_text("云川市水务局关于开展河湖水质监测比对工作的通知")
    expect(preview).to_contain_text("为提高监测数据质量")
    expect(preview).not_to_contain_text("待收")
    assert link.get_attribute("aria-describedby") == "jk-preview"
    page.keyboard.press("Escape")
    expect(preview).to_have_count(0)
    expect(link).to_be_focused()
    page.mouse.move(1, 1)
    link.hover()
    expect(preview).to_be_visible()
    preview.hover()
    page.wait_for_timeout(600)
    expect(preview).to_be_visible()
    page.mouse.move(1, 1)
    expect(preview).to_have_count(0)


def test_a_tap_shows_before_it_follows(reader: Reader) -> None:
    """On a touch screen the first tap shows where the reference leads, with a link that goes there."""
    page = reader.open("t/yunchuan-2021-report/", width=390, has_touch=True)
    page.locator(".jk-edition .jk-ref").first.tap()
    preview = page.get_by_role("group", name="预览")
    expect(preview).to_contain_text("通知")
    assert "yunchuan-2021-report" in page.url
    preview.get_by_role("link", name="打开").tap()
    page.wait_for_url(f"**/{NOTICE}")


def test_the_raw_text_opens_under_its_paragraph(reader: Reader) -> None:
    """From the number the arrow key goes to it; it opens and shuts in place, and without a script the link leads to the same row."""
    page = reader.open(NOTICE)
    page.locator("#acac2d .jk-n").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    opened = page.locator("#acac2d + .jk-opened")
    expect(opened).to_contain_text("采␣样")
    page.keyboard.press("Enter")
    expect(opened).to_have_count(0)
    page = reader.open(NOTICE, java_script_enabled=False)
    page.locator("#acac2d .jk-o").dispatch_event("click")
    page.wait_for_url(f"{reader.site}{NOTICE}changes/#acac2d")
    expect(page.locator("#acac2d")).to_contain_text("每月5日前完成采样")


def test_quotation_marks_are_the_readers_choice(reader: Reader) -> None:
    """On a Traditional page only, kept from page to page, and taken back."""
    page = reader.open("t/yunchuan-comment-1/")
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("group", name="引号")).to_have_count(0)
    page = reader.open(f"zh-Hant-TW/{NOTICE}")
    choice = page.get_by_role("group", name="引號")
    page.locator("#ab5c6d").evaluate("block => { block.firstChild.data = '“甲‘乙’丙”don’t' }")
    choice.get_by_label("「 」").check()
    expect(page.locator("#ab5c6d")).to_contain_text("「甲『乙』丙」don’t")
    choice.get_by_label("“ ”").check()
    expect(page.locator("#ab5c6d")).to_contain_text("“甲‘乙’丙”don’t")


def test_a_long_text_is_few_sheets(reader: Reader) -> None:
    """On paper 5,000 characters in twenty paragraphs take no more than five sheets."""
    page = reader.open(NOTICE)
    page.locator("#acac2d").evaluate(
        """block => { for (let n = 0; n < 20; n++) { const more = block.cloneNode(true); more.id = `zz${n}`; more.firstChild.remove();
          more.firstChild.data = "河".repeat(250); block.after(more); } }"""
    )
    printed = page.pdf(prefer_css_page_size=True)
    assert 4 <= printed.count(b"/Type /Page\n") <= 5
