"""The tree of a damaged page is that of a conforming parser (html5lib), whatever was left out, crossed or never closed."""

from __future__ import annotations

import re
import warnings
from xml.etree.ElementTree import Element as Node

import html5lib
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from jiaokan.clean import run
from jiaokan.html import main_text
from jiaokan.html.element import Element
from jiaokan.html.order import moves
from jiaokan.html.tokens import Token, Tokenizer
from jiaokan.html.tree import build, is_shown, page
from jiaokan.text import Text

XHTML, SVG, MATH = "{http://www.w3.org/1999/xhtml}", "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1998/Math/MathML}"
DAMAGED = {
    "no end of the head": "<!doctype html><html><head><title>题</title><meta name=a content=b><body><p>正文。</p>",
    "no head and no body": "<!doctype html><title>题</title><p>一<p>二",
    "words in the head": "<!doctype html><html><head><title>题</title>正文<p>二</p></head><body><p>三</p></body></html>",
    "an odd end of a comment": "<!doctype html><p>一</p><!-- 注 --!><p>二</p><!-- 注 --><p>三</p>",
    "comments without content": "<!doctype html><p>一<!--><p>二<!---><p>三<!----><p>四<!-->-->",
    "a stray quotation mark": '<!doctype html><p class="a"">一</p><p class=b">二</p><p "c">三</p>',
    "a value that runs on": '<!doctype html><p class="a>一</p><p class="b">二</p><p>三</p>',
    "tags in a value": "<!doctype html><p title='<p>不是</p>'>一</p>",
    "optional tags left out": "<!doctype html><ul><li>一<li>二</ul><dl><dt>名<dd>义<dt>名<dd>义</dl><p>一<p>二<h2>题</h2>文",
    "cells left out": "<!doctype html><table><tr><td>一<td>二<tr><td>三<td>四</table>",
    "rows and sections": "<!doctype html><table><caption>题<thead><th>甲<th>乙<tbody><tr><td>一</td></tr></tbody><tfoot><td>末</table>后",
    "crossed formatting": "<!doctype html><p><b>粗<i>粗斜</b>斜</i>常</p><p>二",
    "formatting across blocks": "<!doctype html><b><p>一</p><p>二</b>三</p><a href=x>四<div>五<a href=y>六</div>七",
    "a font never closed": "<!doctype html><p><font size=2>一<p>二<div>三</div></p>四",
    "words in a table": "<!doctype html><div>前<table>一<tr>二<td>三</td>四</tr>五</table>后</div>",
    "blocks in a table": "<!doctype html><table><tr><p>一</p><td>二</td></tr><div>三<table><td>四</table></div></table>",
    "a form in a table": "<!doctype html><table><form><tr><td>一</form><td>二</table>三<form>四<form>五</form>六</form>",
    "nested forms": "<!doctype html><form><div><form><p>一</form>二</div>三</form>四",
    "a paragraph around a table": "<!doctype html><p>一<table><td>二</table>三",
    "a paragraph around a table in an old page": "<p>一<table><td>二</table>三",
    "an old declaration": '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN"><p>一<table><td>二</table>三',
    "plaintext": "<!doctype html><p>一<plaintext><p>二</plaintext>三",
    "elements without markup": "<!doctype html><p>一<textarea><p>二</textarea><xmp><b>三</b></xmp><style><p></style><iframe><p>四</iframe>",
    "a script that writes a script": "<!doctype html><script><!--\n<script>a</script>--></script><p>一<script>if (a < b) '</p>'</script>二",
    "a title in the body": "<!doctype html><body><p>一<title>题<b>目</title>二</p>",
    "pictures and formulas": "<!doctype html><p>一<svg><title>图<b>二</b></title><desc><p>三</desc></svg><math><mi>x<mtext><p>四</math>五",
    "tags that end a picture": "<!doctype html><div><svg><g>一<p>二</svg>三</div>",
    "a CDATA section": "<!doctype html><p>一<![CDATA[二]]>三<svg><![CDATA[四<p>]]></svg>",
    "choices": "<!doctype html><p>一<select><option>甲<option>乙<p>丙</select>二<table><tr><td><select><option>丁<tr><td>三</table>",
    "stray end tags": "<!doctype html></p>一</div></li><ul></p>二</ul></br>三</h1></body>四</html>五<p>六",
    "headings in headings": "<!doctype html><h1>一<h2>二</h1>三</h2>四",
    "items across lists": "<!doctype html><ul><li>一<div><li>二<ul><li>三</ul>四</div><li>五</ul>",
    "a list in a paragraph": "<!doctype html><p>一<ul><li>二</ul>三</p>四",
    "buttons": "<!doctype html><p>一<button>二<p>三<button>四</p>五</button>六",
    "objects": "<!doctype html><p>一<object><p>二<b>三</object>四</b>五",
    "a break off in a tag": "<!doctype html><p>一</p><p>二<a href='x",
    "a break off in a comment": "<!doctype html><p>一</p><p>二<!-- 三",
    "signs that are no tags": "<!doctype html><p>1 < 2 <3 </ 4> <5></5><?php 六?><!七></p>",
    "frames": "<!doctype html><frameset><frame><noframes><p>一</noframes></frameset>",
    "a second body": "<!doctype html><body><p>一</body><body><p>二</body></html><p>三",
    "old lists and lines": "<!doctype html><dir><li>一</dir><center>二<hr>三</center><listing>\n四</listing><pre>\n五</pre>",
}
WORDS = """
p div b i a font span li ul ol dl dt dd table tr td th tbody thead caption form h1 h2 br hr pre select option center blockquote nobr object
svg math mi desc sub section head body html title ruby rt noscript col colgroup img em strong applet
"""
NAMES = WORDS.split()
PIECES = st.one_of(
    st.sampled_from([f"<{name}>" for name in NAMES] + [f"</{name}>" for name in NAMES]),
    st.sampled_from(
        ["<p class='a'>", '<a href="x">', "<font color=red>", "<b id=1>", "<g/>", "<br/>", "<input type=hidden>", "<!-- 注 --!>"]
    ),
    st.sampled_from(["一", "二", "三，", "x < y", "&amp;", "&nbsp", "<!--x-->", "<!>", "</>", "<script>a<b</script>", "</br>"]),
)
SOUP = st.tuples(st.sampled_from(["<!doctype html>", "", "<!doctype html><body>", "<table>"]), st.lists(PIECES, max_size=24)).map(
    lambda parts: parts[0] + "".join(parts[1])
)

EMPTY = re.compile(r"\[(?:a|b|em|font|i|nobr|strong)\]")
KNOWN = re.compile("<(?:svg|math).*</(?:br|p)>|<select.*<hr>", re.DOTALL)
"""Where html5lib follows an older standard: today these end tags end a picture, and a list of choices holds rules."""


def ours(source: str) -> str:
    """Our tree, in a row of brackets."""
    return _joined(_ours(build(Tokenizer(source))[0].root, source))


def _ours(element: Element, source: str) -> list[str]:
    row: list[str] = []
    for node in element.nodes:
        if isinstance(node, Token):
            text = node.text(source) if node.kind in ("text", "raw") else ""
            row.append(text.removeprefix("<![CDATA[").removesuffix("]]>") if node.name == "![CDATA[" else text)
        else:
            row += [f"[{node.name.replace('foreignobject', 'foreignObject')} ", *_ours(node, source), "]"]
    return row


class Builder(html5lib.getTreeBuilder("etree")):  # type: ignore[misc]
    """The tree builder of html5lib, whose sign that words go before a table is lost by an end tag which a start tag implies."""

    depth = 0

    @property
    def insertFromTable(self) -> bool:
        """Whether words go before the table."""
        return self.depth > 0

    @insertFromTable.setter
    def insertFromTable(self, on: bool) -> None:
        self.depth = max(0, self.depth + (1 if on else -1))
        self.insertElement = self.insertElementTable if self.depth else self.insertElementNormal


def theirs(source: str) -> str:
    """The tree of html5lib, in the same row."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tree = html5lib.HTMLParser(tree=Builder).parse(source)
    return _joined(_theirs(tree))


def _theirs(node: Node) -> list[str]:
    if not isinstance(node.tag, str):
        return []
    name = node.tag.replace(XHTML, "").replace(SVG, "svg:").replace(MATH, "math:")
    row = [f"[{name} ", node.text or ""]
    for child in node:
        row += [*_theirs(child), child.tail or ""]
    return [*row, "]"]


def _joined(row: list[str]) -> str:
    """The row without blanks and without formatting elements that hold nothing, whose places say nothing."""
    string, before = re.sub(r"\s+", "", "".join(row)), ""
    while string != before:
        before, string = string, EMPTY.sub("", string)
    return string


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_page_has_the_tree_that_a_browser_gives_it(name: str) -> None:
    """Elements and text, the one in the other."""
    assert ours(DAMAGED[name]) == theirs(DAMAGED[name])


def test_a_template_is_no_part_of_what_stands_around_it() -> None:
    """Parts of tables and paragraphs in it open and close nothing outside (html5lib knows no templates)."""
    source = "<!doctype html><p>一<template><p>二<td>三</p></template>四<table><template><tr><td>五</template><tr><td>六</table>"
    assert ours(source) == "[html[head][body[p一[template[p二三]]四][table[template[tr[td五]]][tbody[tr[td六]]]]]]"


@settings(max_examples=150, deadline=None)
@given(SOUP)
def test_any_row_of_tags_has_the_tree_that_a_browser_gives_it(source: str) -> None:
    """Tags in any order, opened, crossed and left open."""
    assume(not KNOWN.search(source))
    assert ours(source) == theirs(source)


@settings(max_examples=100, deadline=None)
@given(SOUP)
def test_every_character_lies_in_one_token(source: str) -> None:
    """In whatever order the tree shows them."""
    row = sorted(page(source).tokens, key=lambda token: (token.start, token.end))
    assert "".join(source[token.start : token.end] for token in row) == source


PARTS = "一 二 三 四 <p> </p> <div> </div> <tr> </tr> <td> </td> <table> </table> <tbody> <caption> <b> </b> <br>"
IN_TABLES = st.lists(st.sampled_from(PARTS.split()), max_size=20).map(lambda parts: "<!doctype html><body><table>" + "".join(parts))


@settings(max_examples=150, deadline=None)
@given(IN_TABLES)
def test_words_are_read_in_the_order_in_which_a_browser_shows_them(source: str) -> None:
    """Words between the parts of a table go before it, and each block stays apart from the others."""
    seen = page(source)
    found = moves(seen.tokens, [token for token in seen.tokens if is_shown(token)], [])
    text = Text.of(source).rearrange((move.start, move.end, move.to) for move in found)
    assert re.sub("[^一二三四]", "", str(text)) == re.sub("[^一二三四]", "", theirs(source))


ORDER = [
    ("<div>前<table>一<tr>二<td>三</td>四</tr>五</table>后</div>", "前一二四五\n\n三\n\n后"),
    (
        "<table><tr><td>甲</td><p>一段</p><td>乙</td></tr><div>又一段</div><tr><td>丙<td>丁</table>末",
        "一段\n\n又一段\n\n| 甲 | 乙 |\n| 丙 | 丁 |\n\n末",
    ),
    ("<table><tr><p>一</p><td>二</td></tr><div>三<table><td>四</table></div></table>", "一\n\n三\n\n二\n\n四"),
]


@pytest.mark.parametrize(("source", "shown"), ORDER)
def test_words_between_cells_are_moved_before_the_table(source: str, shown: str) -> None:
    """With the breaks around them; the page is rebuilt from what is left of it."""
    text, _ = run(main_text.find, Text.of(f"<!doctype html>{source}"))
    assert str(text) == shown
    assert text.raw == f"<!doctype html>{source}"


LOST = {
    "a title that never ends": "<!doctype html><title>题<body><p>正文一。</p><p>正文二。</p>",
    "a comment that never ends": "<!doctype html><title>题</title><!-- 注 ><body><p>正文一。</p><p>正文二。</p>",
    "a value that never ends": '<!doctype html><title>题</title><body class="a><p>正文一。</p><p>正文二。</p>',
    "a script that never ends": "<!doctype html><title>题</title><script>a = 1;\n<body><p>正文一。</p><p>正文二。</p>",
}


@pytest.mark.parametrize("name", LOST)
def test_what_never_ends_takes_no_page_with_it(name: str) -> None:
    """By the standard nothing of these pages is shown; most of the page is not given up for one sign."""
    assert str(run(main_text.find, Text.of(LOST[name]))[0]) == "正文一。\n\n正文二。"


def test_what_breaks_off_at_the_end_of_a_page_is_left_out() -> None:
    """A page cut off within a comment loses that comment alone."""
    source = "<!doctype html><p>正文第一段。</p><p>正文第二段。</p><!-- 广告 <p>推"
    assert str(run(main_text.find, Text.of(source))[0]) == "正文第一段。\n\n正文第二段。"


@pytest.mark.parametrize(
    "shape", ["<div>", "<b>", "<b><p>一", "<table>一<tr>", "<a><div>", "<svg><g></x>", "<font><table><tr>", "<i><b></i>", "<!--"]
)
def test_a_hostile_page_grows_no_faster_than_its_source(shape: str) -> None:
    """Formatting that begins anew in each block, and nesting without end, have limits: twice the source is twice the tree."""
    once, twice = (len(page("<!doctype html>" + shape * number).tokens) for number in (400, 800))
    assert twice <= 2.2 * once + 20
    depth, element = 0, page(shape * 2000).root
    while element.children:
        element, depth = element.children[-1], depth + 1
    assert depth <= 520
