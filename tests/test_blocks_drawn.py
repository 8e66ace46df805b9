"""How the blocks of a text are drawn on its page, on either side of each limit; pure functions over made blocks."""

from __future__ import annotations

from typing import Any

import pytest
from test_page_parts import A, N, drawn, mark, reference

from jiaokan.edition.document import Block
from jiaokan.site.finish.variants import convert_page
from jiaokan.site.finish.verify import survey, verify
from jiaokan.site.text.blocks import edition, permalink
from jiaokan.site.text.inline import NamedWords
from jiaokan.site.text.marks import Mark
from jiaokan.text import Text


def block(kind: Any, text: str, anchor: str | None = None, level: int | None = None) -> Block:
    """A block of clean words."""
    return Block(kind, Text.of(text), level, anchor)


def page(*blocks: Block, **more: Any) -> str:
    """Blocks as HTML, below a heading of their own if none is a title."""
    return edition(blocks, (), lambda id, anchor: f"../{id}/", "题", **more)


def test_a_long_title_is_set_smaller() -> None:
    """Forty code points still have the usual size; the lines of a title count together."""
    assert "jk-title--long" not in page(block("title", "桥" * 40))
    assert "jk-title--long" in page(block("title", "桥" * 41))
    assert "jk-title--long" in page(block("title", "桥" * 21), block("title", "路" * 20))
    assert "jk-title--long" not in page(block("title", "桥" * 20), block("title", "路" * 20))


def test_a_short_heading_has_no_places_to_break() -> None:
    """Thirteen code points stand on one line of a phone."""
    assert "<wbr>" not in page(block("heading", "春天的工作计划和总结报告会", level=2))
    assert "<wbr>" in page(block("heading", "春天的工作计划和总结报告大会", level=2))


@pytest.mark.parametrize(
    ("levels", "names"),
    [
        ([None], ["h2"]),
        ([1], ["h2"]),
        ([2, 3, 4], ["h2", "h3", "h4"]),
        ([4], ["h2"]),
        ([2, 5, 5], ["h2", "h3", "h4"]),
        ([3, 2], ["h2", "h2"]),
    ],
)
def test_no_rank_is_left_out(levels: list[int | None], names: list[str]) -> None:
    """A heading is one step below the one before it at most, and none is as high as the title."""
    html = page(*(block("heading", f"桥{number}", level=level) for number, level in enumerate(levels)))
    assert [part[:2] for part in html.split("<")[1:] if part[:1] == "h" and part[1:2] in "23456"] == names


def test_where_a_text_is_from_is_told_as_a_fact_at_its_top_alone() -> None:
    """The word for it stands beside the line; below the text the line is one of the text."""
    assert '<div class="jk-from"><span>来源</span>' in page(block("title", "桥"), block("source", "县志"))
    assert "jk-from" not in page(block("title", "桥"), block("paragraph", "路"), block("source", "县志"))
    assert "jk-from" not in page(block("title", "桥"), block("byline", "林溪"), block("paragraph", "路"))


def test_long_latin_words_leave_a_paragraph_ragged() -> None:
    """Other kinds of blocks keep their own class, and a line before which a stanza ends has that."""
    word = "abcdefghijklmn"
    assert 'class="jk-ragged"' in page(block("paragraph", f"见 {word} 页"))
    assert "jk-ragged" not in page(block("paragraph", f"见 {word[:-1]} 页"))
    assert "jk-ragged" not in page(block("note", f"见 {word} 页"))
    assert 'class="jk-note"' in page(block("note", f"见 {word} 页"))


def test_notes_stand_beside_their_block() -> None:
    """Within the item of a list, else within an element of their own."""
    noted = {"a1": (Mark(0, 1, "doubt", "注", "n1", ""),)}
    html = page(block("item", "桥通", "a1"), noted=noted)
    assert '<li class="jk-noted"><div id="a1"' in html
    html = page(block("paragraph", "桥通", "a1"), noted=noted)
    assert '<div class="jk-noted"><p id="a1"' in html
    assert "jk-noted" not in page(block("paragraph", "桥通", "a1"))


@pytest.mark.parametrize(
    ("kind", "number", "label", "name", "shown"),
    [
        ("paragraph", "3", None, "第3段", None),
        ("paragraph", "3", "第三条", "第3段，第三条", "第三条"),
        ("paragraph", "3", "一、", "第3段", "一、"),
        ("heading", "3", "第三章", "第3段，第三章", None),
    ],
)
def test_the_link_of_a_block_says_its_number(kind: str, number: str, label: str | None, name: str, shown: str | None) -> None:
    """Only a provision is named beside it; a heading begins with its own number."""
    html = permalink(block(kind, "桥", "a1"), {"a1": number}, {"a1": label} if label else {})
    assert f'aria-label="{name}"' in html
    assert (f'data-p="{shown}"' in html) is (shown is not None)


def test_what_leads_somewhere_beside_what_else_does() -> None:
    """A name before a reference, and an address before or behind one, lead as well."""
    assert drawn("甲乙丙丁", reference(2, 4), names=[NamedWords(0, 2, "n")]) == f"{N}甲乙</a>{A}丙丁</a>"
    web = '<a class="jk-web" href="https://a.cn/b" rel="external noreferrer">https://a.cn/b</a>'
    assert drawn("https://a.cn/b见甲乙", reference(15, 17)) == f"{web}见{A}甲乙</a>"
    assert drawn("甲乙见https://a.cn/b", reference(0, 2)) == f"{A}甲乙</a>见{web}"
    assert "jk-web" not in drawn("https://a.cn/b见甲乙", reference(10, 17))


def test_short_names_and_parts_of_titles() -> None:
    """A name of six does not break, a longer one and a reference may; wide blanks part a title, and no other line."""
    assert "<wbr>" not in drawn("甲乙丙丁戊己庚", breaks=frozenset({3}), names=[NamedWords(0, 6, "n")])
    assert "<wbr>" in drawn("甲乙丙丁戊己庚", breaks=frozenset({3}), names=[NamedWords(0, 7, "n")])
    assert "<wbr>" in drawn("甲乙丙丁", reference(0, 3), breaks=frozenset({1}))
    assert "jk-part" not in drawn("甲乙　丙丁")


def test_marks_in_a_head_that_runs_in() -> None:
    """What ends with the head stands in it, what ends behind it in the rest."""
    html = drawn("甲乙丙丁", head=2, marks=(mark(0, 1), mark(3, 4)))
    head, _, rest = html.partition("</b>")
    assert head.count("jk-doubt") == rest.count("jk-doubt") == 1
    assert drawn("甲乙丙丁", head=2, marks=(mark(1, 2),)).partition("</b>")[0].count("jk-doubt") == 1


@pytest.mark.parametrize(
    ("html", "problems", "links"),
    [
        ('<form action="/x"></form>', 0, ["/x"]),
        ('<form action=""></form>', 0, []),
        ('<form action="https://x.cn/a"></form>', 0, ["https://x.cn/a"]),
        ('<area href="https://x.cn/a">', 0, ["https://x.cn/a"]),
        ('<a href="https://x.cn/a">甲</a>', 0, ["https://x.cn/a"]),
        ('<link rel="canonical" href="https://x.cn/a">', 0, ["https://x.cn/a"]),
        ('<link rel="stylesheet" href="https://x.cn/a">', 1, ["https://x.cn/a"]),
        ('<img src="./x:y.png">', 0, ["./x:y.png"]),
        ('<img src="//x.cn/y.png">', 1, ["//x.cn/y.png"]),
        ('<img src="https://x.cn/y.png">', 1, ["https://x.cn/y.png"]),
        ('<a href="javascript:a()">甲</a>', 1, ["javascript:a()"]),
        ('<a href="mailto:a@x.cn">甲</a>', 0, ["mailto:a@x.cn"]),
    ],
)
def test_what_a_page_asks_for(html: str, problems: int, links: list[str]) -> None:
    """Nothing that is fetched from another host, and no address that runs."""
    seen = survey(html)
    assert (len(seen.problems), list(seen.links)) == (problems, links)


@pytest.mark.parametrize(
    ("path", "link", "sound"),
    [
        ("t/x/index.html", "#", True),
        ("t/x/index.html", "#甲", True),
        ("t/x/index.html", "#%E7%94%B2", True),
        ("t/x/index.html", "#乙", False),
        ("t/x/index.html", "#%E4%B9%99", False),
        ("t/x/index.html", "//x.cn/a", True),
        ("t/x/index.html", ".", True),
        ("t/x/index.html", "..", True),
        ("t/x/index.html", "../..", True),
        ("t/x/index.html", "../../", True),
        ("t/x/index.html", "../../..", False),
        ("t/x/index.html", "../y/", False),
        ("t/x/index.html", "a.css", True),
        ("t/x/index.html", "b.css", False),
        ("t/x/index.html", "/site/", True),
        ("t/x/index.html", "/site/t/", True),
        ("t/x/index.html", "/site/t/#甲", False),
        ("t/x/index.html", "/other/", False),
        ("t/x/index.html", "https://e.cn/site/t/x/#甲", True),
        ("t/x/index.html", "https://e.cn/site/t/y/", False),
        ("t/x/index.html", "https://f.cn/site/t/y/", True),
        ("index.html", "t/x", False),
        ("index.html", "t/x/", True),
        ("index.html", ".", True),
    ],
)
def test_where_a_link_leads(path: str, link: str, sound: bool) -> None:
    """To a page or a file that is there, and to an id that it has; an address of the site itself too."""
    pages = {
        name: survey('<p id="甲"></p>' if name == "t/x/index.html" else "<p></p>")
        for name in ("index.html", "t/index.html", "t/x/index.html")
    }
    pages[path].links[link] = None
    assert (not verify(pages, ["t/x/a.css"], "https://e.cn/site/")) is sound


@pytest.mark.parametrize(
    ("html", "made"),
    [
        ("头<em>发</em>", "頭<em>髮</em>"),
        ("头<br>发", "頭<br>發"),
        ("<p>头</p><p>发</p>", "<p>頭</p><p>發</p>"),
        ("<pre>发<b>发</b></pre>发", "<pre>发<b>发</b></pre>發"),
        ("<div translate=no>", "<div translate=no>"),
        ('<div translate="no">发<div>发</div>发</div>发', '<div translate="no">发<div>发</div>发</div>發'),
        ('<div translate="no">发<p>发</p>发</div>发', '<div translate="no">发<p>发</p>发</div>發'),
        ('<div translate="no">发<br>发</div>发', '<div translate="no">发<br>发</div>發'),
        ('<br translate="no">发', '<br translate="no">發'),
        ('<span translate="no"/>发', '<span translate="no"/>發'),
        ('<p lang="">发</p>', '<p lang="">發</p>'),
        ('<p title="">发</p>', '<p title="">發</p>'),
        ("<p hidden>发</p>", "<p hidden>發</p>"),
        ('<p class="jk-converted" hidden>发</p>', '<p class="jk-converted">發</p>'),
        ('<p name="description" content="发">发</p>', '<p name="description" content="发">發</p>'),
        ('<meta name="description" content="发">', '<meta name="description" content="發">'),
        ('<meta name="author" content="发">', '<meta name="author" content="发">'),
        ("发</code>发", "發</code>發"),
        ("<code>发</code>发", "<code>发</code>發"),
        ("<code>发", "<code>发"),
        ("<title>发</title>", "<title>發</title>"),
        ("<textarea>发</textarea>发", "<textarea>发</textarea>發"),
    ],
)
def test_what_a_variant_converts(html: str, made: str) -> None:
    """Words and shown attributes, joined as they are read; what is marked, code and empty elements end where they end."""
    assert convert_page(html, "zh-Hant-TW") == made
