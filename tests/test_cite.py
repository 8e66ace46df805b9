"""Citations: worked examples in every style, the content id, and what must hold whatever is cited."""

from __future__ import annotations

import json
import shutil
import subprocess
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiny_corpus import notice, report, tiny_corpus

from jiaokan.cite import STYLES, Stamp, cite
from jiaokan.cite.csl_json import indented
from jiaokan.cite.data_set import data_set
from jiaokan.cite.model import ANCHOR, LONG_PINPOINT, SHORT_PINPOINT, UNTIL, kind_of, newest_day, pattern, plain
from jiaokan.cite.pinpoint import labels, pinpoints
from jiaokan.edition import markdown as edition
from jiaokan.edition.document import Block, BlockType
from jiaokan.edition.swhid import block_id, content_id, edition_id
from jiaokan.entry.entry import Entry
from jiaokan.errors import BadInput
from jiaokan.record.schema import Meta
from jiaokan.text import Text

FILES = sorted((Path(__file__).parent / "cases" / "cite").glob("*.toml"))
BASE = "https://example.org/edition/"
GENRES = ("notice", "opinion", "plan", "action-programme", "news", "feature", "commentary", "report", "newsletter")


def load(path: Path) -> dict[str, Any]:
    """A case file."""
    return tomllib.loads(path.read_text("utf-8"))


def cases() -> list[Any]:
    """Every style of every case."""
    found = []
    for path in FILES:
        for case in load(path)["case"]:
            found += [pytest.param(case, style, id=f"{path.stem}: {case['name']}: {style}") for style in case["expect"]]
    return found


def blocks_of(texts: list[str], kinds: list[BlockType] | None = None) -> tuple[Block, ...]:
    """Blocks with the anchors kb2c3d, kc2c3d …"""
    kinds = kinds or ["paragraph"] * len(texts)
    return tuple(Block(kind, Text.of(text), anchor=f"k{chr(98 + n)}2c3d") for n, (text, kind) in enumerate(zip(texts, kinds, strict=True)))


def entry_of(case: dict[str, Any]) -> Entry:
    """The document of a case."""
    rights = {"status": "unclear", "basis": "例"}
    meta = Meta.model_validate({"source": "example", "rights": rights, **case["meta"]})
    base = notice()
    source = base.source.model_copy(update={"kind": case.get("source_kind", "plain")})
    return replace(base, id=case.get("id", "example"), meta=meta, source=source, blocks=blocks_of(case.get("blocks", [])))


@pytest.mark.parametrize(("case", "style"), cases())
def test_worked_example(case: dict[str, Any], style: str) -> None:
    """Each example comes out as written, in each style."""
    entry = entry_of(case)
    anchor, to = (entry.blocks[case[name] - 1].anchor if name in case else None for name in ("at", "to"))
    more = {"release": case.get("release", ""), "accessed": case.get("accessed", ""), "own": case.get("own", False)}
    made = cite(entry, anchor, style, base_url=BASE, to=to, **more)
    assert made.rstrip("\n") == case["expect"][style].rstrip("\n")


def test_examples_cover_every_genre_and_style() -> None:
    """No genre and no style is without a worked example, and each case says why it is there."""
    all_cases = [case for path in FILES for case in load(path)["case"]]
    assert {case["meta"]["genre"] for case in all_cases} == set(GENRES)
    for genre in GENRES:
        assert {style for case in all_cases if case["meta"]["genre"] == genre for style in case["expect"]} == set(STYLES), genre
    assert all(case["why"] for case in all_cases)


@pytest.mark.parametrize("style", STYLES)
def test_pattern_filled_in_is_the_citation(style: str) -> None:
    """What the page fills into its pattern is, to the byte, what the command prints, for every block."""
    stamp = Stamp(BASE, "2026.1", "2026-01-31")
    for entry in tiny_corpus():
        places = pinpoints(entry.blocks)
        for block in entry.blocks:
            assert block.anchor
            place = places.get(block.anchor)
            text = STYLES[style].write(pattern(entry, stamp, pinpoint=place is not None))
            filled = text.replace(ANCHOR, block.anchor).replace(UNTIL, "")
            if place:
                filled = filled.replace(SHORT_PINPOINT, place.short).replace(LONG_PINPOINT, place.long)
            assert filled == cite(entry, block.anchor, style, base_url=BASE, release="2026.1", accessed="2026-01-31")


@given(st.text(max_size=80), st.sampled_from(sorted(STYLES)))
def test_any_title_makes_one_sound_citation(title: str, style: str) -> None:
    """Whatever a title holds, a citation keeps its form: one line, one RIS tag a line, valid JSON, balanced braces, its own link."""
    entry = report()
    entry = replace(entry, meta=entry.meta.model_copy(update={"title": title, "subtitle": title, "paper": title}))
    made = cite(entry, "bb2c3d", style, base_url=BASE)
    assert made.count(f"{BASE}t/yunchuan-2021-report/#bb2c3d") == 1
    if style == "csl-json":
        assert json.loads(made)[0].get("title", "").startswith(plain(title))
    elif style == "ris":
        assert all(line[2:6] == "  - " for line in made.splitlines())
    elif style == "bibtex":
        plainly = made.replace("\\{", "").replace("\\}", "").replace("\\\\", "")
        assert plainly.count("{") == plainly.count("}")
    else:
        assert "\n" not in made


def test_plain_drops_what_cannot_be_seen() -> None:
    """A field is one line without controls, zero-width or private characters; U+3000 is a space there."""
    assert plain(" 甲　乙\n丙\u200b\ue000\x00 ") == "甲 乙 丙"


@given(st.data())
def test_a_range_names_its_first_and_last_place(data: st.DataObject) -> None:
    """Of any two blocks of any document, in either way of counting, the citation leads to the first and names both ends."""
    entry = data.draw(st.sampled_from(tiny_corpus()))
    first, last = sorted(data.draw(st.tuples(*[st.integers(0, len(entry.blocks) - 1)] * 2)))
    own = data.draw(st.booleans())
    anchor, to = entry.blocks[first].anchor, entry.blocks[last].anchor
    made = cite(entry, anchor, "chicago", base_url=BASE, own=own, to=to)
    assert f"#{anchor}." in made
    if not own:
        numbers = [labels(entry.blocks)[block.anchor] for block in entry.blocks[first : last + 1] if block.anchor in labels(entry.blocks)]
        wanted = f" ¶{numbers[0]}—{numbers[-1]}." if len(numbers) > 1 else f" ¶{numbers[0]}." if numbers else ""
        assert wanted in made
    if first < last:
        with pytest.raises(BadInput, match="the range ends before it begins"):
            cite(entry, to, "chicago", base_url=BASE, to=anchor)


def test_a_site_is_named_by_its_own_line() -> None:
    """A web page without a paper takes the name in the line that says where it is from, else the address; a column is no site."""
    base = report()
    meta = base.meta.model_copy(update={"paper": None, "genre": "news"})
    source = base.source.model_copy(update={"kind": "newsletter"})
    for line, name in (
        ("某新闻网（news.example）", "某新闻网"),
        ("（news.example）", "news.example"),
        ("【观点】（a.news.example）", "a.news.example"),
    ):
        blocks = (Block("source", Text.of(line), anchor="kz2c3d"), *base.blocks)
        entry = replace(base, meta=meta, source=source, blocks=blocks)
        assert f"[EB/OL]. {name}（" in cite(entry, None, "gbt7714-2025", base_url=BASE)
    unknown = replace(base, meta=meta, source=source, blocks=(Block("source", Text.of("（转自某报）"), anchor="kz2c3d"), *base.blocks))
    assert "[EB/OL]. （" in cite(unknown, None, "gbt7714-2025", base_url=BASE)


def test_a_web_page_without_such_a_line_is_of_who_published_it() -> None:
    """A paragraph is no such line, nor is one of a text that is not shown; what was printed on paper has no site."""
    base = report()
    meta = base.meta.model_copy(update={"paper": None, "genre": "news"})
    line = Text.of("某新闻网（news.example）")
    published = base.source.model_copy(update={"kind": "web_page", "publisher": "某网"})
    rows: tuple[tuple[BlockType, str, str | None, str], ...] = (
        ("paragraph", "full", "某网", "某网"),
        ("source", "full", "某网", "某新闻网"),
        ("source", "metadata", "某网", "某网"),
        ("paragraph", "full", None, ""),
    )
    for kind, shown, publisher, name in rows:
        entry = replace(
            base,
            meta=meta.model_copy(update={"publish": shown}),
            source=published.model_copy(update={"publisher": publisher}),
            blocks=(Block(kind, line, anchor="kz2c3d"), *base.blocks),
        )
        assert f"[EB/OL]. {name}（" in cite(entry, None, "gbt7714-2025", base_url=BASE)


def test_the_corpus_is_cited_as_a_data_set() -> None:
    """The day of access stands behind that of the release, where there is one."""
    said = {"creator": "某会", "title": "文集", "base_url": "https://example.org"}
    assert data_set("1.0", "2026-01-02", **said) == "某会. 文集[DS/OL]. V1.0. （2026-01-02）. https://example.org."
    assert "（2026-01-02）[2026-03-04]. " in data_set("1.0", "2026-01-02", accessed="2026-03-04", **said)


def test_unknown_anchor_and_style_are_refused() -> None:
    """A block that is not there and a style that is not known are errors that show a right example."""
    with pytest.raises(BadInput, match="no block with this anchor"):
        cite(notice(), "zzzzzz", "ris", base_url=BASE)
    with pytest.raises(BadInput, match="expected: gbt7714-2025"):
        cite(notice(), None, "vancouver", base_url=BASE)


def test_pinpoint_of_a_provision() -> None:
    """In a text with articles a block is cited by its provision; the only 款 of an article goes unnamed; other texts count paragraphs."""
    texts = ["某办法", "第一条　为了规范。", "第二条　适用本办法。", "前款所称：", "（一）甲；", "第三条　施行。"]
    kinds: list[BlockType] = ["title", "paragraph", "paragraph", "paragraph", "item", "paragraph"]
    found = pinpoints(blocks_of(texts, kinds))
    assert [found[a].long for a in ("kc2c3d", "kd2c3d", "ke2c3d", "kf2c3d", "kg2c3d")] == [
        "第1条", "第2条第1款", "第2条第2款", "第2条第2款第1项", "第3条",
    ]  # fmt: skip
    assert "kb2c3d" not in found
    assert pinpoints(blocks_of(["甲。", "乙。"]))["kc2c3d"] == ("¶2", "第2段")


def test_an_item_of_an_article_with_one_paragraph_is_cited_without_it() -> None:
    """As lawyers do: 第1条第2项 where the article has one 款, 第2条第1款第1项 where it has two."""
    texts = ["第一条　下列用户：", "（一）甲；", "（二）乙。", "第二条　下列单位：", "（一）丙。", "前款适用于丁。"]
    found = pinpoints(blocks_of(texts, ["paragraph", "item", "item", "paragraph", "item", "paragraph"]))
    assert [place.long for place in found.values()] == ["第1条", "第1条第1项", "第1条第2项", "第2条第1款", "第2条第1款第1项", "第2条第2款"]


def test_pinpoint_that_stands_twice_is_a_number() -> None:
    """Where two articles have one number (a text inside a text), neither is cited by it."""
    found = pinpoints(blocks_of(["第一条　甲。", "第一条　乙。"]))
    assert [place.short for place in found.values()] == ["¶1", "¶2"]


def test_labels_count_what_a_reader_counts() -> None:
    """Titles and headings have no number; every other block has the next one."""
    assert labels(blocks_of(["题", "甲", "一、", "乙"], ["title", "paragraph", "heading", "item"])) == {"kc2c3d": "1", "ke2c3d": "2"}


def test_content_id_is_that_of_git(tmp_path: Path) -> None:
    """The content id is the digest that git gives the edition's file, and `lines=` names the block's own line."""
    for entry in tiny_corpus():
        text = edition.write(entry.blocks)
        id = edition_id(entry.blocks)
        path = tmp_path / "edition.md"
        path.write_bytes(text.encode())
        git = shutil.which("git")
        assert git
        assert id == "swh:1:cnt:" + subprocess.run([git, "hash-object", path], check=True, capture_output=True, text=True).stdout.strip()
        for index, block in enumerate(entry.blocks):
            one, _, number = block_id(id, index).partition(";lines=")
            assert one == id
            assert f"#{block.anchor}" in text.split("\n")[int(number) - 1]
    assert content_id(b"") == "swh:1:cnt:e69de29bb2d1d6434b8b29ae775ad8c2e48c5391"


@pytest.mark.parametrize(
    ("update", "source_kind", "kind"),
    [
        ({"genre": "notice", "paper": "云川日报"}, "newspaper", "official"),
        ({"genre": "news", "paper": "云川网"}, "web_page", "web"),
        ({"genre": "news", "paper": None}, "newspaper", "newspaper"),
        ({"genre": "news", "paper": None}, "web_page", "web"),
        ({"genre": "commentary", "paper": "云川论坛", "issue": "2021年第3期"}, "newsletter", "journal"),
        ({"genre": "newsletter"}, "newsletter", "report"),
    ],
)
def test_kind_follows_the_record(update: dict[str, Any], source_kind: str, kind: str) -> None:
    """An official text stays one wherever it is printed; without a paper's name the source tells paper from web."""
    assert kind_of(notice().meta.model_copy(update=update), source_kind) == kind


def test_newest_day_is_a_whole_day() -> None:
    """Only full dates count, of documents and of sources."""
    assert newest_day(tiny_corpus()) == "2021-03-10"
    assert newest_day(()) == ""


PEOPLE = tuple("甲乙丙丁戊己庚辛壬癸子")


def written(style: str, **meta: Any) -> str:
    """A citation of a document with this record."""
    case = {"meta": {"title": "某事", "genre": "news", "dates": {"published": "2021-03-10"}, **meta}}
    return cite(entry_of(case), None, style, base_url=BASE)


@pytest.mark.parametrize(
    ("style", "number", "begins"),
    [
        ("gbt7714-2025", 3, "甲，乙，丙. "),
        ("gbt7714-2025", 4, "甲，乙，丙，等. "),
        ("gbt7714-2015", 3, "甲, 乙, 丙. "),
        ("gbt7714-2015", 4, "甲, 乙, 丙, 等. "),
        ("falv-yinzhu", 3, "甲、乙、丙：《某事》"),
        ("falv-yinzhu", 4, "甲、乙等：《某事》"),
        ("chicago", 1, "甲. “"),
        ("chicago", 2, "甲 and 乙. “"),
        ("chicago", 3, "甲, 乙, and 丙. “"),
        ("chicago", 10, "甲, 乙, 丙, 丁, 戊, 己, 庚, 辛, 壬, and 癸. “"),
        ("chicago", 11, "甲, 乙, 丙, 丁, 戊, 己, 庚, et al. “"),
    ],
)
def test_how_many_authors_are_named(style: str, number: int, begins: str) -> None:
    """GB/T 7714 8.1.2: three, then 等; 法学引注手册: three, of more two; Chicago 14.76: ten, of more seven."""
    assert written(style, authors=list(PEOPLE[:number])).startswith(begins)


@pytest.mark.parametrize(
    ("title", "number", "begins"),
    [
        ("节水办法", 1, "甲《节水办法》，"),
        ("节水办法", 2, "甲、乙《节水办法》，"),
        ("节水办法", 3, "甲、乙等《节水办法》，"),
        ("甲关于节水的通知", 3, "《甲关于节水的通知》，"),
        ("关于节水的通知", 3, "甲、乙等《关于节水的通知》，"),
    ],
)
def test_an_issuer_is_named_where_the_title_does_not(title: str, number: int, begins: str) -> None:
    """法学引注手册: the title of an official text that begins with its issuer needs none before it; of more than two, two and 等."""
    assert written("falv-yinzhu", genre="notice", title=title, issuers=list(PEOPLE[:number])).startswith(begins)


def test_an_official_text_has_its_day_of_issue_a_report_its_day_of_publication() -> None:
    """成文日期 dates an official text (GB/T 9704—2012, 7.3.5.4), 发布 what a paper prints; each stands in for the other."""
    both = {"issued": "2021-03-01", "published": "2021-03-10"}
    assert "（2021-03-01）" in written("gbt7714-2025", genre="notice", dates=both)
    assert "（2021-03-10）" in written("gbt7714-2025", genre="news", dates=both)
    assert "（2021-03-10）" in written("gbt7714-2025", genre="notice", dates={"published": "2021-03-10"})
    assert "（2021-03-01）" in written("gbt7714-2025", genre="news", dates={"issued": "2021-03-01"})


def test_bibtex_escapes_what_tex_reads() -> None:
    """Each of the ten special characters of TeX stands for itself in a title."""
    title = "a_b &c 50% #1 $x {y} ~z ^w \\v"
    wanted = r"{a\_b \&c 50\% \#1 \$x \{y\} \textasciitilde{}z \textasciicircum{}w \textbackslash{}v}"
    assert f"title = {wanted}," in written("bibtex", title=title)


@given(
    st.recursive(
        st.text(max_size=4) | st.integers() | st.booleans() | st.none(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
        max_leaves=12,
    )
)
def test_json_is_set_in_as_the_library_sets_it_in(value: Any) -> None:
    """CSL-JSON is laid out as the library's own encoder lays it out."""
    assert indented(value) == json.dumps(value, ensure_ascii=False, indent=2)
