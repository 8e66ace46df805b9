"""Search in a real browser: on a site under a sub-path, from two script variants, with hostile texts and queries."""

import random
import re
import threading
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Literal
from urllib.parse import quote

import pytest
from apart_texts import apart_files, apart_queries, narrow
from judged import MEANING, judged
from playwright.sync_api import Browser, Page, expect

from browser.search_site import HOSTILE, MANY, write_site
from jiaokan.cite.place import asked
from jiaokan.corpus import load
from jiaokan.corpus.authority import read_authority
from jiaokan.script import folding
from jiaokan.search.days import day_key
from jiaokan.search.engine import answer
from jiaokan.search.index import search_files
from jiaokan.search.number import number_keys, query_keys
from jiaokan.search.packing import encoded
from jiaokan.search.reading import Index
from jiaokan.search.units import units_of
from jiaokan.site.data.search_documents import name_groups, search_documents

ROOT = Path(__file__).parents[2]


class Quiet(SimpleHTTPRequestHandler):
    """Serves without a log."""

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def top(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The root of the host."""
    return tmp_path_factory.mktemp("host")


@pytest.fixture(scope="module")
def site(top: Path) -> Iterator[str]:
    """The address of the site's root, below the root of its host as on a project site."""
    write_site(top / "project")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(top))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/project/"
        server.shutdown()
        thread.join()


@cache
def corpus_files() -> dict[str, bytes]:
    """The index of the corpus's documents."""
    return search_files(search_documents(load(ROOT).entries, {}), name_groups(read_authority(ROOT)))


@pytest.fixture(scope="module")
def corpus_index(site: str, top: Path) -> str:
    """The address of the corpus's index, beside the small site."""
    for name, data in corpus_files().items():
        path = top / "project/corpus-search" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return f"{site}corpus-search/"


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
    return [link.get_attribute("href").removeprefix(site).split("?")[0] for link in links.all()]


def found(page: Page) -> str:
    """What the page says came of it, for programs."""
    return page.locator(".search-status").get_attribute("data-found")


def passages(page: Page) -> list[str]:
    """The addresses of the passages shown under the first hit."""
    links = page.locator(".search-hits > li").first.locator("ul a").all()
    return ["#" + link.get_attribute("href").split("#")[1] for link in links]


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
    """Without them the words may stand apart; with them what does not hold them is near at most."""
    assert search(page, site, "“公开一次”") == ["t/bb/"]
    assert found(page) == "yes"
    search(page, site, "“一次公开”")
    assert found(page) == "near"
    expect(page.locator(".search-status")).to_contain_text("没有原句")


def test_the_words_found_are_marked_and_counted(page: Page, site: str) -> None:
    """The mark covers the words as the text writes them; a screen reader hears the number."""
    search(page, site, "双随机一公开")
    assert page.locator(".search-hits mark").first.text_content() == "双随机、一公开"
    expect(page.locator("[role=status]")).to_contain_text("找到 1 篇")


def test_hostile_text_and_title_are_shown_as_text(page: Page, site: str) -> None:
    """Nothing of them becomes an element."""
    assert search(page, site, "恶意文本") == ["t/cc/"]
    assert page.locator(".search-hits img, .search-hits script").count() == 0
    assert "<script>" in page.locator(".search-whole").text_content()
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
    """Ten at a time; the keyboard goes on where the new ones begin; what was counted is what can be had."""
    search(page, site, "许多文献都有的词句")
    expect(page.locator(".search-hits > li")).to_have_count(10)
    expect(page.locator(".search-status")).to_have_text("找到 25 篇。另有相近的 2 篇。")
    assert years(page) == {"2000": "13", "2001": "12"}
    page.get_by_role("button", name="更多结果").click()
    expect(page.locator(".search-hits > li")).to_have_count(20)
    expect(page.locator(".search-hits > li:nth-child(11) h2 a")).to_be_focused()
    page.get_by_role("button", name="更多结果").click()
    expect(page.locator(".search-hits > li")).to_have_count(27)
    expect(page.locator(".search-more")).to_be_hidden()
    expect(page.locator(".search-status")).to_have_text("找到 25 篇。另有相近的 2 篇。")


def test_counts_are_exact_once_they_were_read(page: Page, site: str, top: Path) -> None:
    """Of three hundred documents a hundred say it; a count is a bound until the others were read, and stays one where data is saved."""
    write_site(top / "project/many", MANY)
    search(page, f"{site}many/", "市场计量工作会议")
    expect(page.locator(".search-status")).to_have_text("找到 100 篇。另有相近的 100 篇。")
    assert years(page) == {"2010": "50", "2011": "50"}
    page.get_by_role("link", name="2011 50").press("Enter")
    expect(page.locator(".search-status")).to_have_text("找到 50 篇。另有相近的 50 篇。")
    expect(page.get_by_role("link", name="2011 50")).to_be_focused()
    page.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    search(page, f"{site}many/", "市场计量工作会议")
    expect(page.locator(".search-status")).to_have_text(re.compile("^至多 [12][0-9]{2} 篇"))
    assert all(count.startswith("≤") for count in years(page).values())


def years(page: Page) -> dict[str, str]:
    """The years offered, and how many hits each is said to leave."""
    texts = [link.inner_text().split() for link in page.locator(".search-facets a[data-name^=year]").all()]
    return dict(texts)


def test_facets_narrow_the_hits(page: Page, site: str) -> None:
    """A choice is a link with how many hits it leaves, offered where hits differ; it is in the address and keeps the focus;
    a second click takes it back."""
    assert set(search(page, site, "公开")) == {"t/aa/", "t/bb/"}
    page.get_by_role("link", name="2021 1").press("Enter")
    expect(page.locator(".search-whole > li")).to_have_count(1)
    expect(page.get_by_role("link", name="2021 1")).to_be_focused()
    assert "year=2021" in page.url
    expect(page.get_by_role("link", name="意见 1")).to_have_count(0)
    page.reload()
    expect(page.locator(".search-whole > li")).to_have_count(1)
    page.locator(".search-facets a[aria-current]").first.click()
    expect(page.locator(".search-whole > li")).to_have_count(2)
    assert "year" not in page.url


def test_facets_are_read_once_they_are_to_be_seen(chromium: Browser, site: str) -> None:
    """On a narrow screen they are folded, and neither they nor their columns are fetched before they are opened."""
    page = chromium.new_page(viewport={"width": 390, "height": 844})
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    search(page, site, "公开")
    assert not any(name in url for url in fetched for name in ("of.bin", "facets."))
    page.get_by_text("缩小范围").click()
    expect(page.get_by_role("link", name="2021 1")).to_be_visible()
    page.close()


def test_hits_are_sorted_by_day(page: Page, site: str) -> None:
    """The newest first; the way is in the address."""
    assert search(page, site, "计量工作的意见")[:2] == ["t/aa/", "t/bb/"]
    page.get_by_role("link", name="日期").click()
    expect(page.locator(".search-hits > li h2 a").first).to_have_text("引用者")
    assert "sort=date" in page.url


def test_results_stay_in_the_variant_of_the_page(page: Page, site: str) -> None:
    """On the Taiwan page titles, words and facets are the Taiwan ones, and the links lead to its pages; the index is the same."""
    assert search(page, site, "檢驗檢測", "zh-Hant-TW/")[0] == "zh-Hant-TW/t/bb/"
    expect(page.locator(".search-hits mark").first).to_have_text("檢驗檢測")
    search(page, site, "公开", "zh-Hant-TW/")
    expect(page.get_by_role("link", name="市場監管總局 1")).to_be_visible()
    page.locator(".jk-script a").click()
    page.wait_for_url(f"{site}search/?q=*")
    search(page, site, "檢驗檢測", "zh-Hant-TW/")
    page.locator(".search-hits ul a").first.click()
    assert page.url.startswith(f"{site}zh-Hant-TW/t/bb/?q=")
    assert page.url.endswith("#p1")


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
    assert keys == [list(query_keys(units_of(number))) for number in numbers]
    for number, made in zip(numbers, keys, strict=True):
        assert {f"s{key}" for key in number_keys(number)} <= set(made)


@pytest.mark.parametrize("variant", ["", "zh-Hant-TW/"])
def test_the_words_are_lit_on_the_page_that_a_hit_leads_to(page: Page, site: str, variant: str) -> None:
    """In the page's own script, across a link in the text; a bar says which of how many, steps through them, and goes when told."""
    search(page, site, "一公开监管", variant)
    page.locator(".search-hits ul a").first.click()
    bar = page.locator(".search-steps")
    expect(bar.get_by_role("status")).to_have_text("1 / 1")
    lit = page.evaluate("[...CSS.highlights.get('search-hit')].map(String)")
    assert lit == ["一公开”监管" if not variant else "一公开”監管"]
    page.goto(f"{site}{variant}t/aa/?q={quote('施行')}")
    bar.get_by_role("button", name="下一處" if variant else "下一处").click()
    expect(bar.get_by_role("status")).to_have_text("1 / 1")
    bar.get_by_role("button", name="不再標出" if variant else "不再标出").click()
    expect(bar).to_have_count(0)
    assert page.url == f"{site}{variant}t/aa/"


def test_what_stands_nowhere_is_near_and_its_missing_word_is_said(page: Page, site: str) -> None:
    """Pairs scattered over a text are no find; the hits and the whole say so."""
    assert search(page, site, "检验监管机构")
    assert found(page) == "near"
    expect(page.locator(".search-status")).to_contain_text("未见：“检验监管机构”")
    assert {item.get_attribute("data-found") for item in page.locator(".search-hits > li").all()} == {"near"}
    search(page, site, "螺蛳粉 随机抽查")
    expect(page.locator(".search-hits > li").first.locator(".search-missing")).to_have_text("未见：随机抽查")


def test_a_hit_says_its_document_and_anchor(page: Page, site: str) -> None:
    """For tests and scripts of others."""
    search(page, site, "双随机一公开")
    first = page.locator("[data-document]").first
    assert [first.get_attribute(f"data-{name}") for name in ("document", "anchor", "found")] == ["aa", "p1", "yes"]
    assert found(page) == "yes"


@pytest.mark.parametrize(("query", "meant"), [("市场监管总居", "市场监管总局"), ("市场管监总局", "市场监管总局")])
def test_a_slip_is_asked_about(page: Page, site: str, query: str, meant: str) -> None:
    """The reader is offered the name, and the query stays as he typed it until he takes it."""
    search(page, site, query)
    assert found(page) == "near"
    expect(page.locator("#search-query")).to_have_value(query)
    page.locator(".search-meant a", has_text=meant).first.click()
    expect(page.locator("#search-query")).to_have_value(meant)


@pytest.mark.parametrize("query", ["scjgzj", "shichangjianguanzongju"])
def test_pinyin_leads_to_the_name_and_says_so(page: Page, site: str, query: str) -> None:
    """Whole or by initials; what was looked up instead stands above the hits."""
    assert search(page, site, query)[0] == "t/aa/"
    expect(page.locator(".search-status")).to_contain_text(f"没有“{query}”，以下是“市场监管总局”的结果")
    assert found(page) == "near"


def test_a_short_name_finds_the_full_one(page: Page, site: str) -> None:
    """By the groups of names; only the words themselves are said to be found."""
    assert "t/aa/" in search(page, site, "市场监管总局")


def test_nothing_at_all_leads_to_the_catalogue(page: Page, site: str) -> None:
    """Where no character is known."""
    assert search(page, site, "zzxqw") == []
    assert found(page) == "none"
    expect(page.locator(".search-meant a")).to_have_attribute("href", f"{site}catalogue/")


def test_every_occurrence_stands_on_a_line(page: Page, site: str) -> None:
    """The word in the middle, sorted by what stands beside it; the file holds the same lines."""
    page.goto(f"{site}search/?q={quote('公开')}&view=lines")
    page.get_by_role("link", name="右文").press("Enter")
    expect(page.get_by_role("link", name="右文")).to_have_attribute("aria-current", "true")
    expect(page.get_by_role("link", name="右文")).to_be_focused()
    rows = page.locator(".search-lines tbody tr")
    expect(rows).to_have_count(3)
    assert [row.locator("td").nth(1).text_content() for row in rows.all()] == ["公开"] * 3
    assert [row.locator("td").nth(2).text_content()[:1] for row in rows.all()] == ["。", "”", "一"]
    expect(page.locator(".search-lines [role=status]")).to_have_text("3 处，见于 2 篇。")
    with page.expect_download() as download:
        page.get_by_role("link", name="下载（TSV）").click()
    lines = download.value.path().read_text(encoding="utf-8").splitlines()
    assert lines[0].split("\t") == ["left", "word", "right", "document", "anchor", "label", "title"]
    assert len(lines) == 4


def test_all_passages_can_be_had(page: Page, site: str) -> None:
    """The button says how many are left, and shows them all in their order."""
    search(page, site, "许多段落")
    page.get_by_role("button", name="还有 5 段").click()
    assert passages(page) == [f"#p{number}" for number in range(1, 9)]


def test_the_keyboard_goes_through_the_hits(page: Page, site: str) -> None:
    """Down from the field, up back to it; Enter on a query that is answered goes to the first hit."""
    search(page, site, "公开")
    page.locator("#search-query").press("ArrowDown")
    links = page.locator(".search-hits > li > h2 a")
    expect(links.first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#search-query")).to_be_focused()
    page.keyboard.press("Enter")
    expect(links.first).to_be_focused()


@pytest.mark.parametrize(
    ("typed", "offered"), [("监管总", "市场监管总局"), ("scjgzj", "市场监管总局"), ("市", "市场监管总局"), ("甲发", "甲发〔2021〕1号")]
)
def test_names_are_offered_while_one_types(page: Page, site: str, typed: str, offered: str) -> None:
    """Names and numbers, by any part of them or in pinyin."""
    page.goto(f"{site}search/")
    expect(page.locator(".search-fallback")).to_be_hidden()
    page.locator("#search-query").press_sequentially(typed)
    expect(page.locator(f"datalist option[value='{offered}']")).to_have_count(1)


def test_the_browser_reads_days_as_the_command_does(page: Page, site: str) -> None:
    """Every way to write a day, and what is none."""
    words = [
        "2025-03-24",
        "2025/3/24",
        "20250324",
        "2025.3.24",
        "2025年3月24日",
        "二〇二五年三月二十四日",
        "三月二十四号",
        "3月24日",
        "2025年3月",
    ]
    words += ["3.5", "3-24", "2025-13-01", "99999999", "２０２５年３月", "12月32日", "1999", "二十四日", "2025-03-24日", "一九四九年十月"]
    page.goto(f"{site}search/")
    read = page.evaluate(
        """async ({words, folding}) => {
            const {dayKey} = await import("../assets/search/query.js");
            return words.map((one) => dayKey(one, new Map(folding)));
        }""",
        {"words": words, "folding": list(folding.table().items())},
    )
    assert read == [day_key(one) for one in words]


def ranked_alike(page: Page, site: str, base: str, files: Mapping[str, bytes], queries: Sequence[str]) -> None:
    """Hold that the browser finds the same documents, anchors, missing words, counts and suggestions in the same order."""
    page.goto(f"{site}search/")
    given = page.evaluate(
        """async ({base, queries}) => {
            const {Answer, Engine} = await import("../assets/search/engine.js");
            const engine = new Engine(base, base), all = [];
            for (const query of queries) {
                const {ranked, instead} = await engine.look(query), answer = new Answer(engine.index, ranked, {instead});
                const hits = await answer.more();
                const rows = hits.map((hit) => [hit.head.id, hit.passages.map(({anchor}) => anchor), hit.missing, hit.unread, hit.counted]);
                all.push([answer.found, answer.instead, await answer.suggestions(), rows]);
            }
            return all;
        }""",
        {"base": base, "queries": list(queries)},
    )
    index = Index(files.__getitem__)
    for query, there in zip(queries, given, strict=True):
        found = answer(index, query)
        hits = [[one.head["id"], [p.anchor for p in one.passages], list(one.missing), one.unread, one.counted] for one in found.more()]
        assert there == [found.found, found.instead, found.suggestions(), hits], query


def test_the_browser_ranks_as_the_command_does(page: Page, site: str, corpus_index: str) -> None:
    """Over the later judged queries, and the topics in other words."""
    rows = [row for row in (*judged(), *judged(MEANING)) if row.half == "later" or row.kind == "meaning"]
    ranked_alike(page, site, corpus_index, corpus_files(), [row.query for row in rows])


def test_the_browser_reads_lists_apart_as_the_command_does(page: Page, site: str, top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Over texts of few words, so that most pairs stand in many of them, and which list is read decides what is found."""
    narrow(monkeypatch)
    files = apart_files()
    for name, data in files.items():
        path = top / "project/apart-search" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    ranked_alike(page, site, f"{site}apart-search/", files, apart_queries())


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
    expect(page.locator(".search-hits > li h2").first).to_have_text("关于计量工作的意见")
    page.go_back()
    expect(page.locator(".search-hits > li h2").first).to_have_text("引用者")
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
    """Every character of the Basic Multilingual Plane, and some beyond, comes back, and gives the same units on both sides."""
    page.goto(f"{site}search/")
    chars = [chr(code) for code in (*range(0x20, 0xD800), *range(0xE000, 0x10000), 0x1F600, 0x20000, 0x323AF, 0x323B0)]
    strings = [*("".join(chars[i : i + 2000]) for i in range(0, len(chars), 2000)), "5G〔2020〕186號", "x" * 99, ""]
    strings.append("".join(char for char in chars if encoded(char)[0]))  # All that take the shorter form.
    cut = page.evaluate(
        """async ({written, folding}) => {
            const {decoded, unitsOf} = await import("../assets/search/text.js");
            const strings = written.map((bytes) => decoded(Uint8Array.from(bytes)));
            return strings.map((string) => [string, unitsOf(string, new Map(folding)).map(({unit}) => unit)]);
        }""",
        {"written": [list(encoded(string)) for string in strings], "folding": list(folding.table().items())},
    )
    assert cut == [[string, units_of(string)] for string in strings]


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


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_search_page_has_no_accessibility_problem(page: Page, site: str, scheme: Literal["light", "dark"]) -> None:
    """With hits and what is said beside them, by axe."""
    from axe_playwright_python.sync_playwright import Axe

    page.emulate_media(color_scheme=scheme)
    search(page, site, "3月15日起施行")
    expect(page.locator(".search-label").first).to_have_text("第15条第2款")
    results = Axe().run(page, options={"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "best-practice"]}})
    assert results.response["violations"] == []
