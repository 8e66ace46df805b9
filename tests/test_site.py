"""Pages as pure functions of entries: golden pages, what may be shown, hostile texts, the check, builds whole or not at all."""

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from difflib import unified_diff
from functools import cache
from html import unescape
from pathlib import Path

import html5lib
import markdown
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tiny_corpus import NOTICE, block, body, comment, notice, report, tiny_corpus

from jiaokan.corpus.settings import settings
from jiaokan.edition.document import Block
from jiaokan.entry.entry import Entry
from jiaokan.errors import BadInput
from jiaokan.record.yaml import LOADER
from jiaokan.site import shells, write, write_pages
from jiaokan.site.finish.finish import finished_files, finished_pages, join_lines
from jiaokan.site.finish.material import mended
from jiaokan.site.finish.variant_tree import ONCE, VARIANTS
from jiaokan.site.finish.variants import convert_page
from jiaokan.site.finish.verify import survey, verify
from jiaokan.site.markup import escape, identifier, link, visible
from jiaokan.site.pages import make_pages
from jiaokan.site.published import labels, published_blocks
from jiaokan.site.record.raw_place import RawLines
from jiaokan.site.shelf import Shelf
from jiaokan.site.shells import kind
from jiaokan.site.text.blocks import edition, table_rows
from jiaokan.site.texts import promised, texts
from jiaokan.site.write_stamp import site_address
from jiaokan.text import Edit, Text

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests" / "golden" / "site"
URL = "https://example.org/edition/"
HOSTILE = (
    "<script>alert(1)</script>",
    "</div></article><img src=x onerror=alert(1)>",
    "{{ config.site_url }}{% include 'x' %}",
    "{: onclick=alert(1) }",
    '"><a href="javascript:alert(1)">x</a>',
    "[点](javascript:alert(1)) **粗** `码` # 题",
    "</script><!-- ]]> &lt; &#60; &amp;",
    "a\u202eb\u200bc\x00d\x1be",
    "::: jiaokan.text",
    "---\nhead: x\n---",
    "<autoref identifier='x'>y</autoref>",
    "\tcode\n\n    code",
)


def rendered(page: str) -> tuple[dict[str, str], str]:
    """The front matter of a staged page, and the HTML that Markdown makes of the rest."""
    _, matter, text = page.split("---\n", 2)
    return yaml.load(matter, LOADER), markdown.markdown(text, extensions=extensions())


@cache
def extensions() -> list[str]:
    """The extensions of Markdown that the site's configuration names."""
    settings = yaml.load((write_pages.THEME / "mkdocs.yml").read_text("utf-8"), LOADER)["markdown_extensions"]
    return [next(iter(item)) if isinstance(item, dict) else item for item in settings]


def hostile_entry(text: str, where: str = "everywhere") -> Entry:
    """The notice with the text in its words and in every record a person can write."""
    raw = f"{text}\n尾"
    blocks = (
        Block("title", Text.of(raw).slice(0, len(text)), level=1, anchor="hh2h2h"),
        block("paragraph", "hh3h3h", body(raw, text, text)),
    )
    entry = replace(notice(), raw=raw, blocks=blocks, annotations=(), doubts=(), decisions=())
    if where == "words":
        return entry
    meta = entry.meta.model_copy(
        update={"title": text, "issuers": (text,), "number": text, "subjects": (text,), "note": text, "paper": text, "subtitle": text}
    )
    source = entry.source.model_copy(update={"title": text, "file": text, "publisher": text, "url": "javascript:alert(1)", "note": text})
    decisions = ({"kind": text, "quote": text, "old": text, "new": text, "why": text},)
    doubts = ({"at": 0, "length": len(text), "reason": text, "candidates": [text]},)
    mention = {"type": "reference", "anchor": "hh3h3h", "start": 0, "end": len(text), "quote": text, "target": None, "why": text}
    return replace(entry, meta=meta, source=source, decisions=decisions, doubts=doubts, annotations=(mention,))


def _show_changes(found: dict[str, str]) -> None:
    """What would change, on the terminal; a person who sits there is asked, since what is written is what is held to be right."""
    for name in sorted({*found, *(path.relative_to(GOLDEN).as_posix() for path in GOLDEN.glob("**/*") if path.is_file())}):
        path = GOLDEN / name
        old = path.read_text("utf-8").splitlines() if path.is_file() else []
        for line in unified_diff(old, found.get(name, "").splitlines(), f"kept {name}", f"now {name}", lineterm="", n=0):
            print(line[:200], file=sys.__stderr__)
    if sys.__stdin__ is not None and sys.__stdin__.isatty():
        print("Write these as right? [y/N] ", end="", file=sys.__stderr__, flush=True)
        assert sys.__stdin__.readline().strip().lower() == "y", "nothing was written"


def test_golden_pages() -> None:
    """The pages and data files of the tiny corpus are, byte for byte, those that were read and found good."""
    made = make_pages(tiny_corpus(), URL)
    found = {f"pages/{name}": text for name, text in made.markdown.items()} | {f"files/{name}": text for name, text in made.files.items()}
    if os.environ.get("UPDATE_GOLDEN"):
        _show_changes(found)
        shutil.rmtree(GOLDEN, ignore_errors=True)
        for name, text in found.items():
            (GOLDEN / name).parent.mkdir(parents=True, exist_ok=True)
            (GOLDEN / name).write_text(text, "utf-8", newline="\n")
    kept = {path.relative_to(GOLDEN).as_posix(): path.read_text("utf-8") for path in GOLDEN.glob("**/*") if path.is_file()}
    assert sorted(found) == sorted(kept)
    for name in found:
        assert found[name] == kept[name], f"{name} has changed; if that is right: UPDATE_GOLDEN=1 pytest tests/test_site.py"


def test_every_block_is_an_element_with_its_anchor() -> None:
    """Each anchor of the edition is the id of one element, which holds the block's words and nothing else that is read."""
    entry = notice()
    _, html = rendered(make_pages((entry,), URL).markdown["t/yunchuan-2021-12.md"])
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    for one in entry.blocks:
        found = tree.findall(f".//*[@id='{one.anchor}']")
        assert len(found) == 1
        if one.type != "table":
            assert "".join(found[0].itertext()) == one.text
    assert [len(row) for row in table_rows("| a | b |\n| c |")] == [2, 1]


def test_references_and_backlinks_meet() -> None:
    """A reference leads to its target, and the target's page leads back to the citing paragraph and quotes its sentence."""
    pages = make_pages(tiny_corpus(), URL).markdown
    citing, cited = pages["t/yunchuan-2021-report.md"], pages["t/yunchuan-2021-12.md"]
    assert 'class="jk-ref" href="../yunchuan-2021-12/"' in citing
    assert 'class="jk-ref" href="../yunchuan-2021-12/#ab3c4d"' in citing
    assert 'href="../yunchuan-2021-report/#bb3c4d"' in cited
    assert "按照<mark>云水监〔2021〕12号</mark>文件，各县区每月采样。" in cited
    assert "<dt>全篇</dt>" in cited
    assert '<dt><a href="#ab3c4d">发文字号</a></dt>' in cited
    assert 'href="#jk-n1" role="doc-noteref" aria-describedby="jk-n1">《云川市河湖保护规划》</a>' in cited
    assert '<p class="jk-mark-unheld" id="jk-n1" role="doc-footnote"><b>待收</b>《云川市河湖保护规划》：本集未收。</p>' in cited
    assert "《云川市河湖保护规划》" in pages["cited.md"]


def test_reference_whose_quote_is_not_there_is_no_link() -> None:
    """Where the text has changed under a stale reference, the text stands and no link is made up."""
    entry = notice()
    stale = {**entry.annotations[0], "start": 0, "end": 3, "target": {"document": "yunchuan-2021-12", "anchor": None}}
    html = edition(entry.blocks, [stale], lambda document, anchor: "x", "题")
    assert "jk-ref" not in html
    assert entry.blocks[3].text in unescape(html)


@pytest.mark.parametrize(
    ("publish", "kept", "withheld"), [("excerpt", "第三段说人", "第四段不在摘录"), ("metadata", "让河湖更清", "第一段说水")]
)
def test_what_may_not_be_shown_is_nowhere(publish: str, kept: str, withheld: str) -> None:
    """Neither a page nor a data file carries a word that `publish` withholds."""
    entry = comment()
    entry = replace(entry, meta=entry.meta.model_copy(update={"publish": publish}))
    made = make_pages((entry,), URL)
    everything = "\n".join([*made.markdown.values(), *made.files.values()])
    assert kept in everything
    assert withheld not in everything


def test_withheld_text_is_not_quoted_by_backlinks() -> None:
    """A citing document that is only listed gives no sentence to the page of what it cites."""
    citing = report()
    citing = replace(citing, meta=citing.meta.model_copy(update={"publish": "metadata"}))
    made = make_pages((notice(), citing), URL)
    assert "各县区每月采样" not in "\n".join([*made.markdown.values(), *made.files.values()])


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_inert(text: str) -> None:
    """Whatever a source or a record says, a page has no script, handler, or scheme of its making, and its frame stays whole."""
    made = make_pages((hostile_entry(text),), URL)
    for name, page in made.markdown.items():
        matter, html = rendered(page)
        tree = html5lib.parse(f"<!doctype html><title>x</title><body>{html}</body>", namespaceHTMLElements=False)
        for element in tree.iter():
            assert element.tag not in ("script", "img", "iframe", "autoref", "style"), name
            assert not [key for key in element.attrib if key.startswith("on")], name
            assert not element.get("href", "").startswith("javascript"), name
        body_ = tree.find("body")
        assert body_ is not None
        assert [child.tag for child in body_] == ["div"], name
        assert not re.search(r"</script>.*</script>", matter.get("head", ""), re.DOTALL)
        assert "{{" not in html, name
    json.loads(made.files["t/yunchuan-2021-12/document.json"].encode("utf-8", "replace"))


@given(st.text(min_size=1).filter(lambda text: "\r" not in text))
def test_any_text_is_shown_as_it_stands(text: str) -> None:
    """What a reader sees of a block is its text, whatever it is, save what cannot be seen."""
    entry = hostile_entry(text, "words")
    _, html = rendered(make_pages((entry,), URL).markdown["t/yunchuan-2021-12.md"])
    found = html5lib.parse(html, namespaceHTMLElements=False).find(".//*[@id='hh3h3h']")
    assert found is not None
    assert "".join(found.itertext()) == unescape(escape(text))


def test_visible_names_what_cannot_be_seen() -> None:
    """In the list of changes blanks and invisible characters are drawn or named."""
    assert visible("a \n\u3000\u200b\u202e<") == "a␣⏎⬚‹U+200B›‹U+202E›&lt;"


@pytest.mark.parametrize("id", ["../x", "a/b", "A", "", "a--b", "汉", "a" * 81, "a\n"])
def test_an_id_cannot_leave_its_folder(id: str) -> None:
    """An id that is not plain ASCII words is refused before a path is made of it."""
    with pytest.raises(ValueError, match="an id must be"):
        identifier(id)


def test_only_web_addresses_become_links() -> None:
    """A scheme that can run something is no link."""
    assert link("https://example.org/a?b=1&c=2") == "https://example.org/a?b=1&amp;c=2"
    assert link("javascript:alert(1)") is None
    assert link("https://x/ onclick=1") is None
    assert link(None) is None


def test_labels_count_what_a_reader_counts() -> None:
    """Titles, headings and the lines of the masthead have no number; every paragraph of the body has the next one."""
    numbers = labels(notice().blocks)
    assert "ab2c3d" not in numbers
    assert not {"ab2c3d", "ab3c4d", "ab4c5d"} & numbers.keys()
    assert numbers["ab5c6d"] == "1"
    assert list(map(int, numbers.values())) == list(range(1, len(numbers) + 1))
    assert len(published_blocks(comment())) == 4


def test_headings_never_skip_a_level() -> None:
    """A screen reader walks headings by level, so each is at most one step below the last."""
    blocks = tuple(Block("heading", Text.of(str(level)), level=level) for level in (4, 6, 2, 5))
    assert re.findall("<(h[1-6])", edition(blocks, (), lambda d, a: None, "题")) == ["h1", "h2", "h3", "h2", "h3"]


def test_raw_places_count_from_one() -> None:
    """Line and column of a raw offset are those an editor shows."""
    lines = RawLines(NOTICE)
    assert lines.place(0) == "1:1"
    assert lines.place(NOTICE.index("监测比对")) == "3:1"
    assert lines.place(len(NOTICE)) == f"{NOTICE.count(chr(10)) + 1}:1"


def test_a_thousand_joins_are_one_line() -> None:
    """Many like changes are folded into one item, with their number and no more places than can be read."""
    raw = "行\n" * 1000
    whole = Text.of(raw).apply(Edit(place, place + 1, "", "broken-line") for place in range(1, len(raw), 2))
    entry = replace(notice(), raw=raw, blocks=(Block("paragraph", whole, anchor="zz2z2z"),), changes=whole.edits, annotations=(), doubts=())
    page = make_pages((entry,), URL).markdown["t/yunchuan-2021-12/changes.md"]
    assert "1000处" in page
    assert "……另有700处" in page
    assert len(page) < 150_000


def test_relocated_page_keeps_its_script_and_finds_its_files() -> None:
    """In a variant's folder, links between pages stay, files and the other scripts lie outside it."""
    html = (
        '<html lang="zh-Hans"><link href="../../assets/x.css"><a href="../b/#k">b</a>'
        '<a href="text.txt" title="发展">t</a><a href="#k">k</a>'
        '<nav class="jk-script"><a data-script="zh-Hans" lang="zh-Hans" href="./" aria-current="true">简</a>'
        '<a data-script="zh-Hant-TW" href="../../zh-Hant-TW/t/a/">繁</a>'
        '<a data-script="zh-Hant-HK" href="../../zh-Hant-HK/t/a/">繁</a></nav><a href="https://x.org/a.b">x</a>'
        '<!-- <a href="../../b.c"> --><script src="../../assets/x.js">发</script><code><a href="x.y">发</a></code>'
    )
    assert convert_page(html, "zh-Hant-TW", path="t/a/index.html") == (
        '<html lang="zh-Hant-TW"><link href="../../../assets/x.css"><a href="../b/#k">b</a>'
        '<a href="../../../t/a/text.txt" title="發展">t</a><a href="#k">k</a>'
        '<nav class="jk-script"><a data-script="zh-Hans" lang="zh-Hans" href="../../../t/a/">简</a>'
        '<a data-script="zh-Hant-TW" href="../../../zh-Hant-TW/t/a/" aria-current="true">繁</a>'
        '<a data-script="zh-Hant-HK" href="../../../zh-Hant-HK/t/a/">繁</a></nav><a href="https://x.org/a.b">x</a>'
        '<!-- <a href="../../../b.c"> --><script src="../../../assets/x.js">发</script><code><a href="../../../t/a/x.y">发</a></code>'
    )


def test_the_record_of_changes_stands_once() -> None:
    """It has no variant; a variant of its text leads to it, and its own script switch to the variants of the text."""
    record = '<html lang="zh-Hans"><a data-script="zh-Hant-TW" href="../../../zh-Hant-TW/t/a/changes/">繁</a><a href="../#k">k</a>'
    assert list(finished_pages(record, "t/a/changes/index.html")) == [
        ("t/a/changes/index.html", record.replace("zh-Hant-TW/t/a/changes/", "zh-Hant-TW/t/a/"))
    ]
    text = '<a href="changes/">校勘</a><a href="changes/#k">k</a><a href="../changes/">名此的一篇</a>'
    assert convert_page(text, "zh-Hant-TW", path="t/a/index.html") == (
        '<a href="../../../t/a/changes/">校勘</a><a href="../../../t/a/changes/#k">k</a><a href="../changes/">名此的一篇</a>'
    )


def test_site_map_names_what_is_canonical() -> None:
    """Each page stands once, converted pages not at all: they name that of the source as canonical."""
    found = finished_files(["t/yunchuan-2021-12/index.html", "index.html"], tiny_corpus(), URL)["sitemap.xml"].decode()
    assert found.count("<loc>") == 2
    assert f"<url><loc>{URL}t/yunchuan-2021-12/</loc><lastmod>2021-03-08</lastmod></url>" in found
    assert "zh-Hant" not in found


def test_lines_of_a_guide_join_without_a_space() -> None:
    """One sentence a line in Markdown is no space between Chinese sentences; preformatted text keeps its lines."""
    assert join_lines("<p>甲。\n乙 a\nb</p><pre>甲\n乙</pre>") == "<p>甲。乙 a\nb</p><pre>甲\n乙</pre>"


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ('<a href="../b/">x</a>', "leads to nothing"),
        ('<a href="#nope">x</a>', "names an id"),
        ('<a href="../../../x/">x</a>', "leads out of the site"),
        ('<p id="a"></p><p id="a"></p>', "stands twice"),
        ('<p onclick="x()">x</p>', "inline handler"),
        ("<p onclick=x>x</p>", "inline handler"),
        ('<a href="javascript:x">x</a>', "has the scheme"),
        ('<a href="data:text/html,x">x</a>', "has the scheme data:"),
        ('<a href=" data:text/html,x">x</a>', "has the scheme data:"),
        ('<a href="DATA:text/html,x">x</a>', "has the scheme data:"),
        ('<a href="vbscript:x">x</a>', "has the scheme vbscript:"),
        ('<img src="data:image/png;base64,AA==">', "has the scheme data:"),
        ('<a href="data&#58;text/html,x">x</a>', "leads to nothing"),
        ('<img src="https://cdn.example/x.png">', "another host"),
        ('<script src="//cdn.example/x.js"></script>', "another host"),
        ('<link rel="stylesheet" href="https://cdn.example/x.css">', "another host"),
        ('<iframe src="./"></iframe>', "has no place"),
        (f"<p>{'x' * 300_001}</p>", "bytes of HTML"),
        (f'<a href="{URL}t/none/">x</a>', "leads to nothing"),
    ],
)
def test_check_finds_the_fault(html: str, said: str) -> None:
    """Each kind of fault in a built page is found and named."""
    problems = verify({"t/a/index.html": survey(html)}, [], URL)
    assert any(said in problem for problem in problems), problems


def test_check_passes_a_sound_page() -> None:
    """Links to pages, ids, files and other sites, the canonical address and data in scripts are no faults."""
    html = (
        f'<link rel="canonical" href="{URL}t/a/"><link rel="stylesheet" href="../../x.css">'
        '<p id="k">x</p><a href="#k">x</a><a href="./#k">x</a>'
        '<a href="https://example.com/">x</a><a href="text.txt">x</a><script type="application/ld+json">{"a":"<p onclick=1>"}</script>'
        f'<form action="../../search/"></form><a href="/edition/t/a/#k">x</a><a href="{URL}">home</a>'
    )
    pages = {"t/a/index.html": html, "search/index.html": "", "index.html": ""}
    assert verify({path: survey(text) for path, text in pages.items()}, ["x.css", "t/a/text.txt"], URL) == []


def content(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.glob("**/*")) if path.is_file()}


@pytest.mark.built
def test_filling_a_shell_is_rendering_the_page(tiny_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Elsewhere, over an older site, and with every page rendered whole by MkDocs, the same corpus gives the same bytes."""
    monkeypatch.setattr("jiaokan.site.write_pages._linked", lambda docs, pages, named: set(pages))
    out = tmp_path / "again" / "site"
    out.mkdir(parents=True)
    (out / "old.html").write_text("old")
    report_ = write.build(ROOT, tiny_corpus(), out=out)
    assert content(out) == content(tiny_site)
    assert report_.documents == 3
    assert [path.name for path in out.parent.iterdir()] == ["site"]


def test_a_linked_page_is_rendered_whole(tmp_path: Path) -> None:
    """MkDocs can only look for an id in a page that is there; a page that the navigation names is there as its shell."""
    pages = make_pages(tiny_corpus(), URL).pages
    (tmp_path / "guide").mkdir()
    (tmp_path / "guide/a.md").write_text(
        "[甲](../t/yunchuan-2021-12.md) [乙](../catalogue.md) [丙](../releases.md#r1) [丁](../t/none.md)", "utf-8"
    )
    kinds, whole = write_pages.stage_shells(tmp_path, pages, {"catalogue.md", "releases.md"})
    assert set(whole) == {"t/yunchuan-2021-12.md", "releases.md"}
    assert set(kinds) == set(pages) - set(whole)
    assert kinds["t/yunchuan-2021-report.md"] == kinds["t/yunchuan-comment-1.md"] != kinds["t/yunchuan-2021-12/changes.md"]
    assert not any(
        one.html in path.read_text("utf-8") for name, one in pages.items() if name not in whole for path in tmp_path.glob("**/*.md")
    )


@pytest.mark.parametrize("title", ["{0}", "{0}…", "<b>{0}</b>"])
def test_a_template_may_only_print(title: str) -> None:
    """A template that prints what it is given passes; one that makes something of it is named."""
    kinds = {kind("t/a.md", shells.Page("<p>x</p>", "题", "说"), ())}

    def render(page: shells.Page, change: Callable[[str], str]) -> str:
        said = page.values("")
        return title.format(change(said["title"])) + said["content"]

    same = {path: render(page, str) for path, page in shells.staged(kinds).items()}
    filled = shells.rendered(kinds, same)[kind("t/a.md", shells.Page("", "", ""), ())]
    assert filled.filled(shells.Page("<p>y</p>", "<题>", "").values("t/a/")) == title.format("&lt;题&gt;") + "<p>y</p>"
    for change in (str.upper, lambda said: said[:12], lambda said: said.replace("&#39;", "'")):
        with pytest.raises(ValueError, match=r"text\.html"):
            shells.rendered(kinds, {path: render(page, change) for path, page in shells.staged(kinds).items()})


@pytest.mark.built
def test_pages_keep_the_strict_policy_that_they_ship(tiny_site: Path) -> None:
    """No page needs a style or a script of its own: the policy allows none, no string made into markup, and nothing from elsewhere."""
    pages = {name: data.decode() for name, data in content(tiny_site).items() if name.endswith(".html")}
    for name, html in pages.items():
        (policy,) = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html)
        assert "unsafe" not in policy, name
        assert "default-src 'self'; " in policy
        assert "require-trusted-types-for 'script'; trusted-types 'none'" in policy
        assert not re.search(r"<style|<script>|<[^>]*\s(?:style|on[a-z]+)=", html), name
    assert "t/yunchuan-news/index.html" in pages


@pytest.mark.built
def test_successor_of_mkdocs_builds_the_same_pages(tiny_site: Path, tmp_path: Path) -> None:
    """ProperDocs reads the same settings and makes the same addresses, ids and words."""
    write.build(ROOT, tiny_corpus(), out=tmp_path / "site", generator="properdocs")
    mine, theirs = content(tiny_site), content(tmp_path / "site")
    assert sorted(mine) == sorted(theirs)
    page = "t/yunchuan-2021-12/index.html"
    assert mine[page] == theirs[page]


@pytest.mark.built
def test_a_variant_is_sound_where_its_page_is(tiny_site: Path) -> None:
    """It has the ids of its page, and each of its links leads somewhere: so a build that looks at the pages alone has looked at all."""
    files = {path.relative_to(tiny_site).as_posix(): path for path in tiny_site.glob("**/*") if path.is_file()}
    seen = {name: survey(path.read_text("utf-8"), 3_000_000) for name, path in files.items() if name.endswith(".html")}
    assert verify(seen, files.keys() - seen.keys(), site_address(settings(ROOT))) == []
    for name in seen:
        if name.endswith("index.html") and not name.startswith(tuple(filter(None, VARIANTS.values()))) and not ONCE.fullmatch(name):
            assert [seen[folder + name].ids for folder in VARIANTS.values()] == [seen[name].ids] * len(VARIANTS), name


@pytest.mark.built
def test_the_pages_that_are_promised_are_those_that_are_made() -> None:
    """Before a text is made it is known which pages it has and which shell each is filled into, former addresses among them."""
    entries = tiny_corpus()
    moved = (replace(entries[0], meta=entries[0].meta.model_copy(update={"former": ("old-name",)})), *entries[1:])
    shelf = Shelf(moved, URL)
    for entry in moved:
        made = texts(entry, shelf).pages
        told = {path: {name: value if name == "script" else "" for name, value in page.more.items()} for path, page in made.items()}
        assert promised(entry, shelf) == told
    assert "t/old-name.md" in promised(moved[0], shelf)


def test_failed_build_leaves_the_last_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault in the finished pages is named, and the site that stood there still stands, alone."""
    out = tmp_path / "site"
    out.mkdir()
    (out / "index.html").write_text("good")
    monkeypatch.setattr("jiaokan.site.write_verified.verify", lambda *_: ["index.html: the link x leads to nothing"])
    with pytest.raises(BadInput, match="the link x leads to nothing"):
        write.build(ROOT, tiny_corpus(), out=out)
    assert content(tmp_path) == {"site/index.html": b"good"}


@pytest.mark.built
def test_site_of_a_killed_build_comes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If a build was killed between the two renamings, the next one puts the last good site back before it begins, and clears up."""
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    left = tmp_path / f".site-{ended.pid}-abcd"
    (left / "old").mkdir(parents=True)
    (left / "old" / "index.html").write_text("good")
    (tmp_path / f".site-{os.getpid()}-efgh").mkdir()
    monkeypatch.setattr("jiaokan.site.write.make_pages", lambda *_, **__: pytest.fail("stop here", pytrace=False))
    with pytest.raises(pytest.fail.Exception):
        write.build(ROOT, tiny_corpus(), out=tmp_path / "site")
    assert content(tmp_path) == {"site/index.html": b"good"}
    assert sorted(path.name for path in tmp_path.iterdir()) == [f".site-{os.getpid()}-efgh", "site"]


@pytest.mark.built
def test_each_variant_says_that_it_is_converted(tiny_site: Path) -> None:
    """A variant has its own language and shows the note; the source script does not."""
    page = "t/yunchuan-2021-12/index.html"
    plain = (tiny_site / page).read_text("utf-8")
    taiwan = (tiny_site / "zh-Hant-TW" / page).read_text("utf-8")
    assert "jk-converted" not in plain
    assert '<p class="jk-converted">' in taiwan
    assert '<html lang="zh-Hant-TW"' in taiwan
    assert "雲川市水務局" in taiwan
    assert re.findall(' id="([^"]*)"', plain) == re.findall(' id="([^"]*)"', taiwan)
    assert '<link rel="canonical" href="http://localhost:8000/t/yunchuan-2021-12/">' in taiwan


@pytest.mark.built
def test_no_page_is_heavy(tiny_site: Path) -> None:
    """A page of this size costs a reader a few kilobytes, and nothing but the page, style and script is needed."""
    page = (tiny_site / "t" / "yunchuan-2021-12" / "index.html").read_bytes()
    assert len(gzip.compress(page)) < 8_000
    assert not list(tiny_site.glob("**/*.woff*"))


@pytest.mark.built
def test_only_handwritten_pages_are_the_themes(tiny_site: Path) -> None:
    """Texts, their records, lists and search carry nothing of Material; guide pages have its navigation, contents and script."""
    pages = {name: data.decode() for name, data in content(tiny_site).items() if name.endswith("/index.html")}
    themed = {name for name, html in pages.items() if "assets/stylesheets/" in html}
    assert {name.removeprefix("zh-Hant-TW/").removeprefix("zh-Hant-HK/").split("/")[0] for name in themed} == {"guide", "index.html"}
    assert not [name for name in pages.keys() - themed if re.search(r'class="[^"]*\bmd-', pages[name])]
    guide = pages["guide/cite/index.html"]
    assert 'class="md-nav md-nav--primary md-nav--lifted"' in guide
    assert 'class="md-nav md-nav--secondary"' in guide
    (script,) = (name for name in content(tiny_site) if name.startswith("assets/javascripts/"))
    assert f'href="../../{script}"' in guide
    assert "hreflang" not in guide.split("</head>")[0]


def test_what_the_theme_writes_is_made_valid() -> None:
    """A checkbox takes no `autocomplete`, a label no empty `tabindex`, what is opened no `aria-expanded`; other tags stay."""
    box, label = '<input class="md-toggle" type="checkbox" id="__drawer"{}>', '<label class="md-nav__link" for="__nav_6"{}>'
    nav, field = '<nav class="md-nav" data-md-level="1"{}>', '<input type="search" autocomplete="off">'
    theirs = box.format(' autocomplete="off"') + label.format(' tabindex=""') + nav.format(' aria-expanded="true"') + field
    assert mended(theirs) == box.format("") + label.format("") + nav.format("") + field
    assert mended(label.format(' tabindex="0"')) == label.format(' tabindex="0"')


def test_texts_of_one_source_lead_on_to_each_other() -> None:
    """The first of a source leads to the second and back; a text that is alone in its source leads nowhere."""
    pages = make_pages(tiny_corpus(), URL).markdown
    assert 'href="../yunchuan-2021-report/" rel="next"' in pages["t/yunchuan-2021-12.md"]
    assert 'href="../yunchuan-2021-12/" rel="prev"' in pages["t/yunchuan-2021-report.md"]
    assert "相关文献" not in pages["t/yunchuan-comment-1.md"]


def test_where_a_paragraph_stands_again_is_beside_it() -> None:
    """A paragraph with a twin links to it, the page of parallels has both with what differs, and what is withheld has no part in it."""
    one, two = notice(), report()
    mine, theirs = next(b for b in one.blocks if b.type == "paragraph"), next(b for b in two.blocks if b.type == "paragraph")
    size = min(len(mine.text), len(theirs.text)) - 4
    passages = [{"source": f"{e.id}#{b.anchor}", "start": 0, "end": len(b.text)} for e, b in ((one, mine), (two, theirs))]
    row = {
        "passages": passages,
        "runs": [[0, size, 0, size]],
        "letters": size,
        "difference": [["甲", "乙"]],
        "earlier": one.id,
        "by": "date",
    }
    made = make_pages((one, two), URL, parallels=(row,)).markdown
    assert f'<b>同文</b>全段，又见<a href="../{two.id}/#{theirs.anchor}">' in made[f"t/{one.id}.md"]
    assert "彼后出。彼“甲”作“乙”。" in made[f"t/{one.id}.md"]
    assert f'<b>同文</b>全段，又见<a href="../{one.id}/#{mine.anchor}">' in made[f"t/{two.id}.md"]
    assert f"<mark>{mine.text[size:]}</mark>" in made["parallels.md"]
    hidden = replace(two, meta=two.meta.model_copy(update={"publish": "metadata"}))
    made = make_pages((one, hidden), URL, parallels=(row,)).markdown
    assert "同文" not in made[f"t/{one.id}.md"]
    assert "parallels.md" not in made
