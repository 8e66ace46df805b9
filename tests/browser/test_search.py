"""Search in a real browser: on a site under a sub-path, from two script variants, with hostile texts and queries."""

import random
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.search_site import HOSTILE, write_site
from jiaokan.cite.place import asked
from jiaokan.script import folding
from jiaokan.search.number import number_keys
from jiaokan.search.units import units_of


class Quiet(SimpleHTTPRequestHandler):
    """Serves without a log."""

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site's root, below the root of its host as on a project site."""
    top = tmp_path_factory.mktemp("host")
    write_site(top / "project")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(top))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/project/"
        server.shutdown()
        thread.join()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A fresh page; whatever it reports as an error fails the test."""
    context = chromium.new_context()
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type in ("error", "warning") else None)
    yield page
    context.close()
    assert errors == []


def search(page: Page, site: str, query: str, variant: str = "") -> list[str]:
    """Open the search page with a query; the addresses of the hits come back, relative to the site."""
    page.goto(f"{site}{variant}search/?q={quote(query)}")
    expect(page.locator(".search")).to_have_attribute("aria-busy", "false")
    links = page.locator(".search-hits > li > h2 > a")
    return [link.get_attribute("href").removeprefix(site) for link in links.all()]


def passages(page: Page) -> list[str]:
    """The addresses of the passages shown under the first hit."""
    return [link.get_attribute("href").split("/")[-1] for link in page.locator(".search-hits > li:first-child > ul a").all()]


@pytest.mark.parametrize(
    ("query", "first", "anchor"),
    [
        ("双随机一公开", "t/aa/", "#p1"),
        ("雙隨機一公開", "t/aa/", "#p1"),
        ("國家市場監督管理總局", "t/aa/", "#p1"),
        ("３月１５日", "t/aa/", "#p2"),
        ("螺蛳粉", "t/bb/", "#p3"),
        ("公开 检测", "t/bb/", "#p1"),
        ("螺", "t/bb/", "#p3"),
        ("引用格式", "guide/cite/", "#styles"),
    ],
)
def test_a_phrase_is_found_in_its_paragraph(page: Page, site: str, query: str, first: str, anchor: str) -> None:
    """In either script, any width, with or without punctuation, from one character up."""
    assert search(page, site, query)[0] == first
    assert passages(page)[0] == anchor


@pytest.mark.parametrize(
    "query",
    ["国市监计量〔2020〕186号", "國市監計量[2020]186號", "国市监计量（2020）第186号", "国市监计量2020年186号", "查国市监计量〔2020〕186号"],
)
def test_a_number_finds_the_document_that_bears_it_first(page: Page, site: str, query: str) -> None:
    """However its brackets are typed, and before the documents that cite it."""
    assert search(page, site, query)[0] == "t/aa/"


@pytest.mark.parametrize(
    "query", ["关于计量工作的意见 第十五条第二款", "國市監計量〔2020〕186號第十五條第（二）款", "186号 ¶3", "第15条第2款"]
)
def test_a_place_leads_to_the_paragraph_that_bears_it(page: Page, site: str, query: str) -> None:
    """With a title or a number, in any form, or alone; the label stands under the passage."""
    assert search(page, site, query)[0] == "t/aa/"
    assert passages(page) == ["#p2"]
    expect(page.locator(".search-label")).to_have_text("第15条第2款")


def test_a_place_that_no_text_has_is_read_as_words(page: Page, site: str) -> None:
    """The search then is as if there were no such names."""
    assert search(page, site, "公开 第八条") == search(page, site, "公开第八条")


@pytest.mark.parametrize(
    "query",
    ["理总局负责。3月15日起施行", "“總局負責３月１５日起”", "双 随 机 、 一 公 开 监 管", "加强“双 随机、一公开” 监 管，国家市 场监督"],
)
def test_a_pasted_quotation_is_found(page: Page, site: str, query: str) -> None:
    """Across paragraphs, with its marks and with the blanks of recognition; the words are marked where they begin."""
    assert search(page, site, query)[0] == "t/aa/"
    assert passages(page)[0] == "#p1"
    expect(page.locator(".search-hits mark").first).to_be_visible()


def test_quotation_marks_ask_for_the_very_words(page: Page, site: str) -> None:
    """Without them the words may stand apart."""
    assert search(page, site, "“公开一次”") == ["t/bb/"]
    assert search(page, site, "“一次公开”") == []
    assert page.locator(".search-status").text_content() == "没有找到。可以少用几个词，或去掉引号。"


def test_the_words_found_are_marked_and_counted(page: Page, site: str) -> None:
    """The mark covers the words as the text writes them; a screen reader hears the number."""
    search(page, site, "双随机一公开")
    assert page.locator(".search-hits mark").first.text_content() == "双随机、一公开"
    expect(page.locator("[role=status]")).to_contain_text("找到 1 篇")


def test_hostile_text_and_title_are_shown_as_text(page: Page, site: str) -> None:
    """Nothing of them becomes an element."""
    assert search(page, site, "恶意文本") == ["t/cc/"]
    assert page.locator(".search-hits img, .search-hits script").count() == 0
    assert "<script>" in page.locator(".search-hits").text_content()
    assert page.title() == "检索"


@pytest.mark.parametrize(
    "query",
    [
        HOSTILE,
        "'\"><svg onload=alert(1)>",
        "😀🎉",
        "。，！",
        "“”",
        "“",
        "\ufffd\u200b",
        "𠀀",
        "constructor __proto__",
        "%00%ff",
        "a" * 3000,
    ],
)
def test_any_query_gives_an_answer(page: Page, site: str, query: str) -> None:
    """No error, no element made of it, and a sentence that says what came of it."""
    search(page, site, query)
    assert page.locator(".search-status").text_content() != ""
    assert page.locator("main img, main svg").count() == 0
    assert page.title() == "检索"


def test_a_very_long_query_is_answered_without_a_long_task(page: Page, site: str) -> None:
    """Ten thousand characters typed into the field hold the page up for less than a fifth of a second, and few files are fetched."""
    page.goto(f"{site}search/")
    expect(page.locator(".search-fallback")).to_be_hidden()  # before the script is there, Enter would send the words to the server
    page.evaluate(
        "new PerformanceObserver((list) => { window.tasks = [...(window.tasks ?? []), ...list.getEntries()] }).observe({type: 'longtask'})"
    )
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.locator("#search-query").fill("检验检测机构应当公开" * 1000)
    page.locator("#search-query").press("Enter")
    expect(page.locator(".search-status")).to_contain_text("没有")
    assert page.evaluate("Math.max(0, ...(window.tasks ?? []).map((task) => task.duration))") < 200
    assert len(fetched) < 60


def test_an_empty_query_fetches_no_index(page: Page, site: str) -> None:
    """Opening the search page costs its scripts only."""
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    search(page, site, "  ")
    assert [url for url in fetched if url.endswith(".bin")] == []
    assert page.locator(".search-status").text_content() == ""


def test_more_hits_come_on_demand(page: Page, site: str) -> None:
    """Ten at a time; the keyboard goes on where the new ones begin."""
    search(page, site, "许多文献都有的词句")
    expect(page.locator(".search-hits > li")).to_have_count(10)
    expect(page.locator(".search-status")).to_contain_text("25")
    page.get_by_role("button", name="更多结果").click()
    expect(page.locator(".search-hits > li")).to_have_count(20)
    expect(page.locator(".search-hits > li:nth-child(11) h2 a")).to_be_focused()
    page.get_by_role("button", name="更多结果").click()
    expect(page.locator(".search-hits > li")).to_have_count(25)
    expect(page.locator(".search-more")).to_be_hidden()


def test_facets_narrow_the_hits(page: Page, site: str) -> None:
    """A choice is offered where hits differ, and stands in the address."""
    assert set(search(page, site, "公开")) == {"t/aa/", "t/bb/"}
    page.get_by_label("年份").select_option("2021")
    expect(page.locator(".search-hits > li")).to_have_count(1)
    assert "year=2021" in page.url
    page.reload()
    expect(page.locator(".search-hits > li")).to_have_count(1)


def test_results_stay_in_the_variant_of_the_page(page: Page, site: str) -> None:
    """From the Taiwan page one reads on in the Taiwan pages; the index is the same."""
    assert search(page, site, "檢驗檢測", "zh-Hant-TW/") == ["zh-Hant-TW/t/bb/"]
    page.locator(".search-hits ul a").first.click()
    assert page.url == f"{site}zh-Hant-TW/t/bb/#p1"


def test_the_browser_reads_numbers_as_the_index_does(page: Page, site: str) -> None:
    """Both sides make the same keys of a document number."""
    numbers = [
        "国发〔2018〕3号",
        "國發[2018]003號",
        "2020年第31号",
        "国务院令第728号",
        "GB/T 9704—2012",
        "无号",
        "000",
        "甲〔2020〕乙〔2021〕1号",
    ]
    page.goto(f"{site}search/")
    keys = page.evaluate(
        """async ({numbers, folding}) => {
            const {numberKeys, unitsOf} = await import("../assets/search/text.js");
            return numbers.map((number) => numberKeys(unitsOf(number, new Map(folding)).map(({unit}) => unit)));
        }""",
        {"numbers": numbers, "folding": list(folding.table().items())},
    )
    assert keys == [[f"s{key}" for key in number_keys(number)] for number in numbers]


@pytest.mark.parametrize("variant", ["", "zh-Hant-TW/"])
def test_the_words_are_lit_on_the_page_that_a_hit_leads_to(page: Page, site: str, variant: str) -> None:
    """In the page's own script, across a link in the text, and with a clean address."""
    search(page, site, "一公开监管", variant)
    page.locator(".search-hits ul a").first.click()
    assert page.url == f"{site}{variant}t/aa/#p1"
    lit = page.evaluate(
        """new Promise((done) => setInterval(() => {
            if (CSS.highlights.has("search-hit")) done([...CSS.highlights.get("search-hit")].map(String));
        }, 20))"""
    )
    assert lit == ["一公开”监管" if not variant else "一公开”監管"]


def test_a_slash_goes_to_the_search_field(page: Page, site: str) -> None:
    """From any page to the header's field, on the search page to its own; in a field it is a slash."""
    page.goto(f"{site}t/aa/")
    page.keyboard.press("/")
    expect(page.locator("header input")).to_be_focused()
    page.keyboard.press("/")
    assert page.locator("header input").input_value() == "/"
    page.locator("header input").fill("螺蛳粉")
    page.keyboard.press("Enter")
    expect(page.locator(".search-hits > li")).to_have_count(1)
    page.locator("h1").click()
    page.keyboard.press("/")
    expect(page.locator("#search-query")).to_be_focused()


def test_back_and_forward_repeat_the_searches(page: Page, site: str) -> None:
    """Each search is an address."""
    search(page, site, "螺蛳粉")
    page.locator("#search-query").fill("双随机")
    page.get_by_role("button", name="检索", exact=True).click()
    expect(page.locator(".search-hits > li h2")).to_have_text("关于计量工作的意见")
    page.go_back()
    expect(page.locator(".search-hits > li h2")).to_have_text("引用者")
    assert page.locator("#search-query").input_value() == "螺蛳粉"


def test_without_scripts_the_page_points_to_the_catalogue(chromium: Browser, site: str) -> None:
    """Nothing on it pretends to work."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}search/?q=x")
    expect(page.locator(".search-fallback a")).to_be_visible()
    expect(page.locator(".search-more")).to_be_hidden()
    context.close()


def test_an_index_that_cannot_be_read_is_said(chromium: Browser, site: str) -> None:
    """The reader learns of it and is shown another way."""
    context = chromium.new_context()
    page = context.new_page()
    page.route("**/s/*.bin*", lambda route: route.fulfill(status=404))
    page.goto(f"{site}search/?q={quote('计量')}")
    expect(page.locator(".search-status")).to_contain_text("索引读不到")
    expect(page.locator(".search-fallback")).to_be_visible()
    context.close()


def test_the_browser_cuts_text_as_the_index_does(page: Page, site: str) -> None:
    """Every character of the Basic Multilingual Plane, and some beyond, gives the same units on both sides."""
    page.goto(f"{site}search/")
    chars = [chr(code) for code in (*range(0x20, 0xD800), *range(0xE000, 0x10000), 0x1F600, 0x20000, 0x323AF, 0x323B0)]
    strings = [*("".join(chars[i : i + 2000]) for i in range(0, len(chars), 2000)), "5G〔2020〕186號", "x" * 99]
    cut = page.evaluate(
        """async ({strings, folding}) => {
            const {unitsOf} = await import("../assets/search/text.js");
            return strings.map((string) => unitsOf(string, new Map(folding)).map(({unit}) => unit));
        }""",
        {"strings": strings, "folding": list(folding.table().items())},
    )
    assert cut == [units_of(string) for string in strings]


def test_the_browser_reads_places_as_the_index_does(page: Page, site: str) -> None:
    """Every way to name a place, and what is none, gives the same name and the same rest on both sides."""
    page.goto(f"{site}search/")
    parts = (
        "《甲法》",
        "𠀀",
        "第十五條",
        "第2条之一",
        "第（二）款",
        "第三項",
        "（三）",
        "二、",
        "第二部分",
        "1.",
        "（2）",
        "¶ 12",
        "第3段",
        " ",
        "号",
        "。",
    )
    dice = random.Random(5)
    queries = ["".join(dice.choices(parts, k=dice.randint(1, 6))) for _ in range(500)]
    read = page.evaluate(
        """async ({queries, folding}) => {
            const {asked} = await import("../assets/search/place.js");
            return queries.map((query) => { const {name, rest} = asked(query, new Map(folding)); return [name, rest]; });
        }""",
        {"queries": queries, "folding": list(folding.table().items())},
    )
    assert read == [list(asked(query)) for query in queries]


def test_the_search_page_has_no_accessibility_problem(page: Page, site: str) -> None:
    """With hits on it, by axe."""
    from axe_playwright_python.sync_playwright import Axe

    search(page, site, "公开")
    results = Axe().run(page, options={"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "best-practice"]}})
    assert results.response["violations"] == []
