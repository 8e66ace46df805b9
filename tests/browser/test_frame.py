"""What stands around the texts: the guide's contents, lists and pictures, pages opened as files, and nothing that moves while it loads."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from browser.reader import Reader

ROOT = Path(__file__).parents[2]
LISTS = ("", "catalogue/", "catalogue/subjects/", "catalogue/kinds/notice/", "pictures/", "guide/cite/", "search/", "resolve/")
TARGETS = {"runOnly": ["target-size", "scrollable-region-focusable", "color-contrast", "landmark-unique", "region"]}
SHIFTS = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const shift of list.getEntries()) if (!shift.hadRecentInput) sum += shift.value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 1000);
})"""
"""Cumulative layout shift, as a browser counts it (Layout Instability API)."""


@pytest.mark.parametrize("path", LISTS)
def test_targets_are_large_enough_and_regions_are_named(reader: Reader, path: str) -> None:
    """Axe finds nothing, with the rule on the size of targets (WCAG 2.2, 2.5.8), on a phone and on a desk."""
    for width, scheme in ((360, "light"), (1280, "dark")):
        page = reader.open(path, width=width, color_scheme=scheme, reduced_motion="reduce")
        found = Axe().run(page, options=TARGETS)
        assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("width", [390, 1280])
def test_results_come_without_moving_the_page(reader: Reader, width: int) -> None:
    """The height of results is kept free while they are looked for."""
    page = reader.open("search/?q=水质", width=width)
    expect(page.locator(".search-hits > li").first).to_be_visible()
    assert page.evaluate(SHIFTS) < 0.02


NOTED = """() => {
  const line = document.querySelector(".jk-head .jk-date, .jk-head .jk-number, .jk-head .jk-source");
  const noted = document.createElement("div"), notes = document.createElement("div");
  [noted.className, notes.className] = ["jk-noted", "jk-notes"];
  notes.innerHTML = `<p class="jk-mark-correction"><b>编者改</b>${"原件此处不清，据同日公报改。".repeat(9)}</p>`;
  line.replaceWith(noted);
  noted.append(line, notes);
}"""
"""A line of the masthead with a note, as the page is written where a correction stands there."""

MEETING = """() => {
  const boxes = [...document.querySelectorAll(".jk-edition :is(p, h2, h3, li), .jk-tools, .jk-contents, .jk-notes")];
  const common = (a, b, from, to) => Math.min(a[to], b[to]) - Math.max(a[from], b[from]);
  const meet = (a, b) => common(a, b, "left", "right") > 2 && common(a, b, "top", "bottom") > 2;
  return [...document.querySelectorAll(".jk-notes")].flatMap((notes) => boxes
    .filter((box) => !notes.contains(box) && !box.contains(notes))
    .filter((box) => meet(notes.getBoundingClientRect(), box.getBoundingClientRect()))
    .map((box) => `${notes.textContent.slice(0, 20)} × ${box.textContent.slice(0, 20)}`));
}"""
"""What stands beside the line and what it stands on, two CSS pixels or more."""


def test_no_note_stands_on_other_words(reader: Reader) -> None:
    """Notes of the masthead and of the paragraphs keep clear of the text and of each other, at every width."""
    page = reader.open("t/yunchuan-2021-12/", width=1440, bypass_csp=True)
    page.evaluate(NOTED)
    assert page.locator(".jk-notes").count() > 1
    for width in (1440, 1180, 1179, 960, 700, 360):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(MEETING) == [], width


@pytest.mark.parametrize("path", ["t/yunchuan-2021-12/", "zh-Hant-TW/catalogue/", "guide/cite/"])
def test_names_are_offered_in_the_header(reader: Reader, path: str) -> None:
    """On any page, in any script; nothing is loaded for it before the first character."""
    page = reader.open(path)
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.locator("#jk-q").focus()
    assert not [url for url in loaded if "/search/" in url]
    page.locator("#jk-q").press_sequentially("云川")
    expect(page.locator("#jk-names option[value='云川市水务局关于开展河湖水质监测比对工作的通知']")).to_have_count(1)


def test_the_contents_mark_the_section_of_a_deep_link(reader: Reader) -> None:
    """After a link to a section of the guide its line in the contents is the one that is marked."""
    page = reader.open("guide/reasons/", width=1440)
    sections = page.eval_on_selector_all(".md-sidebar--secondary a", "links => links.map((link) => link.hash)")[:20:5]
    assert len(sections) == 4
    for section in sections:
        page.goto("about:blank")
        page.goto(f"{reader.site}guide/reasons/{section}")
        expect(page.locator(f'.md-sidebar--secondary a[href$="{section}"]')).to_contain_class("md-nav__link--active")
        assert page.locator(".md-sidebar--secondary .md-nav__link--active").last.get_attribute("href") == section


def test_the_themes_script_comes_with_the_first_move(reader: Reader) -> None:
    """A guide page stands before it; a move of the reader's brings it, and the contents follow him."""
    page = reader.open("guide/reasons/", width=1440)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("'document$' in window") is False
    page.mouse.wheel(0, 4000)
    expect(page.locator(".md-sidebar--secondary .md-nav__link--active").first).to_be_visible()


def test_the_guides_contents_are_a_drawer_on_a_phone(reader: Reader) -> None:
    """A button opens it, its links are reached only then, Esc closes it and gives the button back."""
    page = reader.open("guide/cite/", width=390)
    button, link = page.get_by_role("button", name="指南目录"), page.locator(".md-sidebar--primary").get_by_role("link", name="引文解析")
    expect(link).to_be_hidden()
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(link).to_be_visible()
    page.keyboard.press("Escape")
    expect(link).to_be_hidden()
    expect(button).to_be_focused()


def test_without_a_script_the_guides_contents_are_there(reader: Reader) -> None:
    """On a desk they stand beside the page; on a phone they come when one of their links is reached by the keyboard."""
    page = reader.open("guide/cite/", width=1440, java_script_enabled=False)
    expect(page.locator(".md-sidebar--primary").get_by_role("link", name="引文解析")).to_be_visible()
    page = reader.open("guide/cite/", width=390, java_script_enabled=False)
    link = page.locator(".md-sidebar--primary").get_by_role("link", name="引文解析")
    link.focus()
    page.wait_for_timeout(400)
    box = link.bounding_box()
    assert box
    assert 0 <= box["x"] < 390


def test_pages_opened_as_files_lead_on_and_search_says_what_it_needs(chromium: Browser, tiny_site: Path) -> None:
    """A link to a folder opens its page, in each script; the search page tells that an index cannot be read from a file."""
    page = chromium.new_context().new_page()
    page.goto((tiny_site / "index.html").as_uri())
    page.get_by_role("navigation", name="栏目").get_by_role("link", name="目录").click()
    page.wait_for_url("**/catalogue/index.html")
    page.locator(".jk-shelf a").first.click()
    expect(page.locator(".jk-edition")).to_be_visible()
    page.get_by_role("navigation", name="字形").get_by_role("link", name="繁").click()
    page.wait_for_url("**/zh-Hant-TW/t/*/index.html")
    page.locator("#jk-q").fill("水质")
    page.locator("#jk-q").press("Enter")
    page.wait_for_url("**/search/index.html?q=*")
    expect(page.locator(".search-fallback")).to_contain_text("jiaokan site --serve")
    page.context.close()
