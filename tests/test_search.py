"""The search index: what is in it, and that the same documents always give the same files."""

import gzip
import json
import re
import subprocess
import sys
import zlib
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiaokan.script.folding import table
from jiaokan.search import index, shard_files, vocabulary
from jiaokan.search.columns import day_number
from jiaokan.search.entry import Passage, SearchDocument
from jiaokan.search.gathering import Gathering
from jiaokan.search.index import search_files
from jiaokan.search.number import number_keys
from jiaokan.search.packing import decoded, encoded, shard_of, varints, zigzag
from jiaokan.search.postings import entry, place, posting_list
from jiaokan.search.reading import Index, numbers_of
from jiaokan.search.shard_files import ShardFiles
from jiaokan.search.units import LONGEST_WORD_CHARACTERS, pairs_of, units_of
from jiaokan.site.data.script_tables import script_tables
from jiaokan.site.finish.script import joined, slim
from jiaokan.site.search_page import passages_of_page, title_of_page

ASSETS = Path(__file__).parents[1] / "tools/jiaokan/site/theme/docs/assets"


def inflated(content: bytes) -> bytes:
    """A file of the index, unpacked."""
    return zlib.decompress(content, -15)


def looked_up(files: dict[str, bytes], key: str, family: str = "s") -> set[tuple[int, int]]:
    """The (document, passage) places of a key, read as the browser reads them."""
    shards = json.loads(decoded(inflated(files["meta.bin"])))["shards"][family]
    content = inflated(files[f"{family}/{shard_of(key, shards)}.bin"])
    places: set[tuple[int, int]] = set()
    numbers = numbers_of(content)
    at = 0
    while at < len(content):
        length = content[at]
        name = decoded(content[at + 1 : at + 1 + length])
        at += 1 + length
        numbers = numbers_of(content[at:])
        size = next(numbers)
        at += len(varints([size]))
        if name == key:
            numbers = numbers_of(content[at : at + size])
            document = 0
            for _ in range(next(numbers)):
                step = next(numbers)
                document += step >> 1
                passage = 0
                for _ in range(next(numbers) if step & 1 else 1):
                    passage += next(numbers)
                    places.add((document, passage))
        at += size
    return places


def text(id: str, title: str, *passages: str, number: str = "") -> SearchDocument:
    """A document with passages p1, p2 …"""
    return SearchDocument(id, f"t/{id}/", title, "text", tuple(Passage(f"p{i}", p) for i, p in enumerate(passages, 1)), number)


MIXED = st.text("国國计量計 〔2020〕186号、，aB９ｂ-\n😀々\U00020000", max_size=30)


@given(st.lists(st.tuples(MIXED, st.lists(MIXED, max_size=4)), max_size=5))
def test_every_pair_is_found_where_it_stands_and_nowhere_else(drafts: list[tuple[str, list[str]]]) -> None:
    """The index holds each key of each passage, and where two passages meet, with exactly the places it has."""
    documents = [text(f"d{i}", title, *passages) for i, (title, passages) in enumerate(drafts)]
    files = search_files(documents)
    expected: dict[str, set[tuple[int, int]]] = {}
    for number, (title, passages) in enumerate(drafts):
        for at, passage in enumerate([title, *passages]):
            for pair in pairs_of(units_of(passage)):
                expected.setdefault(pair, set()).add((number, at))
        met = [(at, units) for at, passage in enumerate(passages, 1) if (units := units_of(passage))]
        for (at, before), (_, after) in pairwise(met):
            expected.setdefault(before[-1] + after[0], set()).add((number, at))
    for key, places in expected.items():
        assert looked_up(files, key) == places
    assert looked_up(files, "從无") == set()


def test_places_and_what_is_shown_beside_a_title_are_found() -> None:
    """The names of a passage's place are keys of it; number, paper, other names and authors are keys of the title."""
    passage = Passage("k7m2xq", "甲乙", "第15条", ("¶2", "第15条", "第15条第1款"))
    first = Passage("k3m2xq", "子丑")
    files = search_files(
        [SearchDocument("a", "t/a/", "题名", "text", (first, passage), "甲发〔2020〕1号", note="云川日报", also="又称\n张三")]
    )
    assert all(looked_up(files, f"@{name}") == {(0, 2)} for name in passage.places)
    assert all(looked_up(files, key) == {(0, 0)} for key in ("云川", "甲发", "又称", "张三"))
    assert looked_up(files, "称张") == set()
    assert json.loads(decoded(inflated(files["d/0-0.bin"])))["passages"][1] == ["k7m2xq", "甲乙", "第15条"]


@given(st.lists(MIXED, min_size=1, max_size=4))
def test_single_characters_are_found_in_the_title_and_where_the_text_first_has_them(passages: list[str]) -> None:
    """A query of one Han character finds every document that has it."""
    files = search_files([text("a", *passages)])
    for character in {unit for passage in passages for unit in units_of(passage) if unit[0] != " "}:
        holding = [at for at, passage in enumerate(passages) if character in units_of(passage)]
        first_in_text = [at for at in holding if at > 0][:1]
        assert looked_up(files, character, "u") == {(0, at) for at in holding[:1] + first_in_text}


def test_the_same_documents_give_the_same_bytes_in_any_order() -> None:
    """The order in which documents come changes nothing."""
    documents = [text(f"d{i}", f"标题{i}", "正文" * i) for i in range(9)]
    assert search_files(documents) == search_files(documents[::-1])


def test_the_digest_changes_with_any_file() -> None:
    """A browser that kept files of an older build asks for new ones."""
    made = (search_files([text("a", "题", body)])["meta.bin"] for body in ("甲乙", "甲丙"))
    first, second = (json.loads(decoded(inflated(content)))["digest"] for content in made)
    assert first != second
    assert re.fullmatch("[0-9a-f]{12}", first)


@pytest.mark.parametrize(
    ("string", "units"),
    [
        ("〔2020〕186号", [" 2020 ", " 186 ", "号"]),
        ("GB/T 9704—2012", [" gb ", " t ", " 9704 ", " 2012 "]),
        ("檢驗，检验", ["检", "验", "检", "验"]),
        ("５Ｇ網絡", [" 5 ", " g ", "网", "络"]),
        ("𠀀國", ["𠀀", "国"]),
        ("😀！，", []),
        ("x" * 99, [f" {'x' * LONGEST_WORD_CHARACTERS} "]),
    ],
)
def test_units(string: str, units: list[str]) -> None:
    """Han characters one by one, runs of digits and of letters whole, folded; punctuation and signs are passed over."""
    assert units_of(string) == units


@pytest.mark.parametrize(
    "written", ["国市监计量〔2020〕186号", "國市監計量[2020]186號", "国市监计量(2020) 186 号", "国市监计量２０２０年第０１８６号"]
)
def test_a_number_has_one_key_however_it_is_typed(written: str) -> None:
    """Brackets, width, script, 年, 第 and leading zeros do not part two ways to write one number."""
    assert number_keys(written) == ("#国市监计量 2020  186 ", "# 2020  186 ")


@pytest.mark.parametrize("written", ["", "无文号", "〔〕号", "\ud800"])
def test_what_has_no_digit_is_no_number(written: str) -> None:
    """Such a string has no key, so no query finds it as a number."""
    assert number_keys(written) == ()


@pytest.mark.parametrize(("year", "keys"), [("1949", 2), ("1999", 2), ("2000", 2), ("2099", 2), ("1899", 1), ("2100", 1)])
def test_a_year_of_the_last_century_is_one_too(year: str, keys: int) -> None:
    """国发〔1999〕3号 is found as 〔1999〕3号; what is no year of these two centuries is part of another kind of number."""
    found = number_keys(f"国发〔{year}〕3号")
    assert found[0] == f"#国发 {year}  3 "
    assert found[1:] == (f"# {year}  3 ",) * (keys - 1)


def test_zeros_before_a_number_and_words_around_it_do_not_matter() -> None:
    """003号 is 3号; 第 and 年 are left out; a very long number is read as far as any number goes."""
    assert number_keys("国发2018年第003号") == number_keys("国发〔2018〕3号")
    assert number_keys("令第3号" * 40)[0] == "#" + "令 3 " * 16
    assert number_keys("国发2020年gb3号") == ("#国发 2020  gb  3 ",)


def test_a_document_is_found_by_the_keys_of_its_number() -> None:
    """Both keys lead to the document, as a hit in its title, and so do the parts of the number."""
    files = search_files([text("a", "甲", "正文"), text("b", "乙", "正文", number="国发〔2018〕3号")])
    assert looked_up(files, "#国发 2018  3 ") == looked_up(files, "# 2018  3 ") == looked_up(files, " 3 号") == {(1, 0)}


def test_texts_are_cut_into_files_between_passages() -> None:
    """The stretches put together are the passages, and each but a lone long one is short enough to fetch."""
    passages = ["短", "长" * 9000, "中" * 1000, "中" * 590, "中" * 200]
    files = search_files([text("a", "题", *passages)])
    index = Index(files.__getitem__)
    parts = [index.stretch(0, part)["passages"] for part in range(len(index.sizes[0]))]
    assert [passage for part in parts for _, passage in part] == passages
    assert [len(part) for part in parts] == list(index.sizes[0]) == [1, 1, 2, 1]
    assert [index.part_of(0, passage) for passage in range(1, 6)] == [(0, 1), (1, 2), (2, 3), (2, 3), (3, 5)]


def test_facets_name_their_values_and_who_has_them() -> None:
    """Several values of one name (joint issuers) are all kept."""
    first = SearchDocument("a", "t/a/", "甲", "text", (), facets=(("year", "2020"), ("issuer", "教育部"), ("issuer", "公安部")))
    index = Index(search_files([first, SearchDocument("b", "guide/b/", "乙", "guide", ())]).__getitem__)
    assert index.facets["issuer"] == (("公安部", "教育部"), ((0, 1), ()))
    assert index.facets["kind"] == (("guide", "text"), ((1,), (0,)))


@pytest.mark.parametrize(("day", "later"), [("2025", "2025-01"), ("2025-01", "2025-01-01"), ("2025-12-31", "2026"), ("", "1800")])
def test_days_are_numbers_in_their_order(day: str, later: str) -> None:
    """A date of which less is known comes before those within it; no date comes first."""
    assert day_number(day) < day_number(later)
    assert day_number("1799-01-01") == 0


@given(st.lists(st.lists(st.sampled_from(["甲", "乙", "丙"]), unique=True, max_size=3), min_size=1, max_size=6), st.data())
def test_columns_are_read_as_they_were_written(values: list[list[str]], data: st.DataObject) -> None:
    """Facets, days and cuts come back for every document, however many values each has."""
    days = [data.draw(st.sampled_from(["", "2020", "2021-03", "2022-04-05"])) for _ in values]
    documents = [
        SearchDocument(
            f"{number}", "t/", "题" * 40, "text", (Passage("p", "文" * 50),), facets=tuple(("issuer", one) for one in own), day=day
        )
        for number, (own, day) in enumerate(zip(values, days, strict=True))
    ]
    index = Index(search_files(documents).__getitem__)
    assert list(index.days) == [day_number(day) for day in days]
    assert index.lengths == [2] * len(values)
    facet = index.facets.get("issuer")
    assert [[facet.values[place] for place in own] if facet else [] for own in (facet.of if facet else [()] * len(values))] == [
        sorted(own) for own in values
    ]


@given(st.integers(-(2**40), 2**40))
def test_zigzag_is_reversible(number: int) -> None:
    """Every signed number comes back."""
    packed = zigzag(number)
    assert (-(packed + 1) // 2 if packed % 2 else packed // 2) == number


@given(st.lists(st.integers(0, 2**50)))
def test_varints_are_reversible(numbers: list[int]) -> None:
    """Every list of numbers comes back."""
    assert list(numbers_of(varints(numbers))) == numbers


@given(st.one_of(st.text(st.characters(exclude_categories=["Cs"])), st.text("计量〔2020〕№\0\U00020000")))
def test_words_are_reversible(words: str) -> None:
    """All words come back, whichever form they take."""
    assert decoded(encoded(words)) == words


KEYS = st.text("甲乙a -=@\u4e00\U00020000\ud800", max_size=3)


@given(st.lists(st.tuples(KEYS, st.booleans()), max_size=40))
def test_what_is_gathered_comes_back_in_order(added: list[tuple[str, bool]]) -> None:
    """Wherever it is packed in between, each key comes once, in order, with its places as they came; watched keys are seen."""
    gathering, wanted = Gathering(frozenset(("甲", "乙"))), dict[str, list[int]]()
    for at, (name, packs) in enumerate(added):
        gathering.waiting[name].append(at << 24)
        wanted.setdefault(name, []).append(at << 24)
        if packs:
            gathering.pack()
    gathering.look()
    assert gathering.seen == {"甲", "乙"} & wanted.keys()
    assert list(gathering.rows()) == sorted(wanted.items())


def test_an_index_is_the_same_however_often_its_places_are_packed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Packing after each document, and entries in chunks of a few bytes, change no byte."""
    documents = [
        text(f"d{n}", f"第{n}号通知“猎狐{n}”", f"关于计量的第{n}条。" * 9, "房价与商品房", number=f"云发〔2020〕{n}号") for n in range(7)
    ]
    groups = [("国家市场监督管理总局", "市场监管总局")]
    whole = search_files(documents, groups)
    monkeypatch.setattr(index, "MOST_WAITING_PLACES", 0)
    monkeypatch.setattr(vocabulary, "_MOST_WAITING_KEYS", 3)
    monkeypatch.setattr(shard_files, "_CHUNK_BYTES", 20)
    assert search_files(documents, groups) == whole


def filled(contents: dict[str, bytes]) -> ShardFiles:
    """The files of these entries."""
    files = ShardFiles("s")
    for key in sorted(contents):
        files.add(key, contents[key])
    return files


def test_how_many_files_hold_the_postings() -> None:
    """Sixteen at least, twice as many as often as they would hold more than 4,000 bytes each, 16,384 at most."""
    assert filled({}).count == 16
    contents = {f"{n:04}": posting_list([place(n, 0)]) for n in range(4_000)}
    size = sum(len(entry(name, content)) for name, content in contents.items())
    assert 16 * 2_000 < size < 16 * 4_000
    assert filled(contents).count == len(list(filled(contents).files(16))) == 16
    many = {f"{n:06}": posting_list(list(range(0, 40 << 24, 1 << 24))) for n in range(5_000)}
    total = sum(len(entry(name, content)) for name, content in many.items())
    wanted = 16
    while total > wanted * 4_000:
        wanted *= 2
    assert wanted > 16
    assert filled(many).count == wanted
    assert filled(many).total_bytes == total


@pytest.mark.parametrize(("key", "hash"), [("", 0x811C9DC5), ("a", 0xE40C292C), ("foobar", 0xBF9CF968)])
def test_the_file_of_a_key_is_that_of_fnv(key: str, hash: int) -> None:
    """FNV-1a in 32 bits, by its published values, its upper half folded into the lower one."""
    assert shard_of(key, 1 << 32) == hash ^ hash >> 16
    assert shard_of(key, 16) == (hash ^ hash >> 16) % 16


def test_the_folding_file_is_the_folding_table() -> None:
    """The browser folds a query by the table that folded the text."""
    count, *numbers = numbers_of(inflated(search_files([])["fold.bin"]))
    old = jump = 0
    read = {}
    for step, turn in zip(numbers[:count], numbers[count:], strict=True):
        old += step
        jump += -(turn + 1) // 2 if turn % 2 else turn // 2
        read[chr(old)] = chr(old + jump)
    assert read == table()


@pytest.mark.parametrize(
    "url", ["/t/a/", "//other.example/", "https://other.example/", "javascript:alert(1)", "t/../../a", "t/a b", "t/？"]
)
def test_an_address_off_the_site_is_refused(url: str) -> None:
    """The message names the document and shows what is expected."""
    with pytest.raises(ValueError, match="write it like"):
        SearchDocument("a", url, "题", "text", ())


def test_two_documents_with_one_id_are_refused() -> None:
    """Their order, and so the bytes of the index, would depend on chance."""
    with pytest.raises(ValueError, match="two documents have the id 'a'"):
        search_files([text("a", "甲"), text("a", "乙")])


PAGE = """<!doctype html><head><title>引用本站 · 校勘</title><style>p{}</style></head><body><nav>目录</nav><main>
<article><h1 id="cite">引用本站<a class="headerlink" href="#cite">¶</a></h1><p hidden>藏</p>
<p>第一段，
<a href="x">有链接</a>和<em>强调</em>。</p><script>bad()</script>
<h2 id="styles">格式<a class="headerlink" href="#styles">¶</a></h2><ul><li>甲</li><li>乙</ul>
<table><tr><td>一</td><td>二</td></tr></table><pre><code>jiaokan cite X</code></pre><div><form>表单<input name=q></form>尾</div>
</article><footer>页脚</footer></main></body>"""


def test_a_built_page_is_read_by_blocks_under_its_headings() -> None:
    """What is not the article is left out; inline elements do not cut a block."""
    assert title_of_page(PAGE) == "引用本站"
    assert [(passage.anchor, passage.text) for passage in passages_of_page(PAGE)] == [
        ("cite", "第一段，有链接和强调。"),
        ("styles", "格式"),
        ("styles", "甲"),
        ("styles", "乙"),
        ("styles", "一"),
        ("styles", "二"),
        ("styles", "jiaokan cite X"),
        ("styles", "尾"),
    ]


def test_a_page_without_article_or_heading_is_read_too() -> None:
    """Main comes next, then the body; the title stands in for a heading."""
    assert title_of_page("<title>题</title><p>文") == "题"
    assert passages_of_page("<title>题</title><p>文") == (Passage("", "文"),)
    assert passages_of_page("<p>外<main><p>内</main><p>外") == (Passage("", "内"),)


@given(st.text("<>/=\"' pmaindvh1&;文", max_size=60))
def test_any_html_is_read(html: str) -> None:
    """No input raises, and no passage is blank."""
    assert all(passage.text.strip() for passage in passages_of_page(html))


def published(path: str) -> int:
    """The bytes of a script as the site has it and gzip sends it; the search page's with all that it imports."""
    tables = {name.removeprefix("assets/"): script for name, script in script_tables().items()}
    script = joined(path, lambda name: tables.get(name) or (ASSETS / name).read_text(encoding="utf-8"))
    return len(gzip.compress(slim(script).encode()))


def test_the_scripts_are_small() -> None:
    """Without a query a page loads under 1 KB of search scripts, compressed; with one 14 KB; facets 1 KB; each thing on demand 2.5 KB."""
    assert published("search.js") < 1_000
    assert published("search.js") + published("search/page.js") < 14_000
    assert published("search/meant.js") + published("search/typing.js") < 2_500
    assert published("search/lines.js") < 2_500
    assert published("search/facets.js") < 1_000
    assert published("search/hits.js") < 7_000


def test_the_bytes_do_not_hang_on_the_order_of_sets() -> None:
    """Two runs of Python, which order sets differently, make the same index."""
    program = (
        "from jiaokan.search.entry import Passage, SearchDocument; from jiaokan.search.index import search_files; import hashlib\n"
        "documents = [SearchDocument(str(i), 't/', '题名', 'text', (Passage('p', '正文词句' * i),), '甲发〔2020〕1号') for i in range(5)]\n"
        "print(hashlib.sha256(repr(sorted(search_files(documents).items())).encode()).hexdigest())"
    )
    run = partial(subprocess.run, [sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run(env={"PYTHONHASHSEED": "1"}).stdout == run(env={"PYTHONHASHSEED": "2"}).stdout
