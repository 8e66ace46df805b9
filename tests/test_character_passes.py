"""The passes about characters, spaces, punctuation and markup, and the reading of bytes: their laws on random text."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from jiaokan.clean import clean
from jiaokan.html import main_text
from jiaokan.html.tokens import tokens
from jiaokan.page import spacing
from jiaokan.recipe import RECIPE, name_of
from jiaokan.source.decode import decode

LINES = {"running_headers", "columns", "interleaved_columns", "imprint_lines", "stacked_labels", "label_blanks", "false_headings",
         "isolated_keywords", "repeated_text", "broken_lines", "page_breaks"}  # fmt: skip
"""The passes about lines, which have tests of their own."""
PASSES = {name_of(find): find for find in RECIPE if name_of(find) not in LINES}
DOUBTS = Path(__file__).parent / "cases" / "doubts"

ANY = st.text(max_size=60)
CHINESE = st.text("国务院关于人民中一二三〇年月日第条总则服务的，。；：！？“”‘’《》（）〔〕【】—…·． \u3000\n", max_size=12)
ASCII = st.text("ab1 2.,;:!?()[]\"'*_#>|-\\`~&<=/\n\t", max_size=8)
PIECES = st.sampled_from(
    [
        "**",
        "__",
        "](http://a.cn)",
        "![",
        "[",
        "`",
        "```\n",
        "&nbsp;",
        "&amp;",
        "&#38;",
        "<b>",
        "</b>",
        "<br>",
        "<p>",
        "</p>",
        "<!--",
        "-->",
        "<html>",
        "<sup>2</sup>",
        "\n- ",
        "\n* ",
        "\n# ",
        "\n---\n",
        "\r\n",
        "\u3000\u3000",
        "\u9996\u9875\n",
        "\u5173\u4e8e\u6211\u4eec\n",
        "\u8054\u7cfb\u6211\u4eec\n",
        "\u53d1\u5e03\u65f6\u95f4\uff1a2020-01-02\n",
        "\u6253\u5370\u672c\u9875\n",
        "上一篇：",
        "[2020]",
        "号",
        "...",
        "。。。",
        "--",
        "――",
        "•",
        "\u200b",
        "\xad",
        "⼈⺠",
        "ＡＢ１",
        "．",
        "ﬁ",
        "\u2003",
        "\xa0",
        "\ufeff",
        "\xe4\xb8\xad",
        "服 务 好 的",
        "第一条 ",
    ]
)
MIXED = st.lists(st.one_of(CHINESE, CHINESE, ASCII, PIECES), max_size=16).map("".join)
HTML = st.lists(
    st.sampled_from(
        [
            "<p>",
            "</p>",
            "<div class=nav>",
            "<div>",
            "</div>",
            "<table>",
            "<tr>",
            "<td>",
            "</td>",
            "</tr>",
            "</table>",
            "<li>",
            "<ul>",
            "</ul>",
            "<ol>",
            "<b>",
            "</b>",
            "<br>",
            "<h1>",
            "</h1>",
            "<a href='x'>",
            "</a>",
            "<script>",
            "</script>",
            "<!--",
            "-->",
            "<",
            "&amp;",
            "&nbsp;",
            "中文，好。",
            "abc",
            " ",
            "\n",
            "<pre>",
            "</pre>",
            '<a "',
            "<style>",
            "<title>",
            "</title>",
            "甲",
            "<x>",
            "</x>",
            "<p align=center><b>标题</b></p>",
            "<![CDATA[",
            "<td><table>",
        ]
    ),
    max_size=30,
).map(lambda parts: "<html>" + "".join(parts))


@pytest.mark.parametrize("name", PASSES)
@given(raw=st.one_of(MIXED, ANY))
@settings(max_examples=40)
def test_a_pass_alone_keeps_the_laws(name, raw):
    """Alone, too, a pass keeps every raw character, and does not change what it has made."""
    text = clean(raw, [PASSES[name]])
    assert text.raw == raw
    assert str(clean(str(text), [PASSES[name]])) == str(text)


@given(MIXED)
@settings(max_examples=300)
@example("&#38;" + "#38;" * 12 + "lt;")
@example("[" * 12 + "a" + "](http://u)" * 12)
@example("\\" * 64 + "(")
def test_all_passes_together_reach_an_end(raw):
    """With all of them in a row, cleaning twice is cleaning once."""
    text = clean(raw, PASSES.values())
    assert text.raw == raw
    assert str(clean(str(text), PASSES.values())) == str(text)


@given(HTML)
@settings(max_examples=150)
def test_tokens_cover_any_source(source):
    """Every character of a page lies in one token, and the page is rebuilt from its text and edits."""
    row = list(tokens(source))
    assert "".join(source[token.start : token.end] for token in row) == source
    assert clean(source, [main_text.find]).raw == source


@pytest.mark.parametrize(
    "hostile",
    [
        "<div>" * 3000,
        "<b>" * 3000 + "</div>" * 3000,
        '<a "' * 3000,
        "<!--" * 3000,
        "<table><td>" * 1500,
        "&" * 9000,
        "<" * 9000,
        "<li>" * 3000,
    ],
    ids=lambda hostile: hostile[:8],
)
def test_hostile_pages_are_read(hostile):
    """Nesting without end and things left open neither fail nor lose a character."""
    assert clean("<html>" + hostile, [main_text.find]).raw == "<html>" + hostile


def doubts():
    """Each case of a doubt."""
    for path in sorted(DOUBTS.glob("*.toml")):
        yield from tomllib.loads(path.read_text(encoding="utf-8"))["doubt"]


@pytest.mark.parametrize("case", list(doubts()), ids=lambda case: case["why"])
def test_a_doubt_leaves_the_text_alone(case):
    """Where the evidence is not enough the text stays and the doubt says why; of the source of a page, its text."""
    text = clean(case["raw"], [PASSES[case["pass"]]])
    assert str(text) == case.get("edition", case["raw"])
    assert sorted({doubt.reason for doubt in text.doubts}) == case["doubts"]


PAGE = "市场监管总局关于印发《检测规划》的通知\n各省、自治区、直辖市：现将规划印发给你们，请认真贯彻执行。"
TAIWAN = "個人資料保護法\n為規範個人資料之蒐集、處理及利用，以避免人格權受侵害，特制定本法。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030"])
def test_the_usual_encodings_are_known(encoding):
    """A page in any usual encoding is read, and its bytes come back."""
    data = PAGE.encode(encoding)
    text, name = decode(data)
    assert text.removeprefix("\ufeff") == PAGE
    assert text.encode(name) == data


def test_big5_is_known_from_gb18030():
    """A page from Taiwan is not read as mainland characters."""
    assert decode(TAIWAN.encode("big5")) == (TAIWAN, "big5")


def test_a_declared_encoding_is_believed_where_it_reads():
    """What a page says of its encoding settles what bytes alone do not."""
    data = '<meta charset="gb2312">总'.encode("gb18030")
    assert decode(data) == ('<meta charset="gb2312">总', "gb18030")


@pytest.mark.parametrize(
    "data", [b"", b" \n", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"\xff\xff\xff\xff", b"\xff\xfea", bytes(range(1, 32)) * 9]
)
def test_what_is_no_text_is_refused(data):
    """Empty, binary and undecodable bytes give an error that says why."""
    with pytest.raises(ValueError, match=r"^(the file|no encoding)"):
        decode(data)


@given(st.binary(max_size=80))
def test_bytes_come_back_or_are_refused(data):
    """Whatever the bytes: a text that encodes to them, or an error."""
    try:
        text, name = decode(data)
    except ValueError:
        return
    assert text.encode(name) == data


@pytest.mark.parametrize(("line", "asked"), [("主 席 张议长 ", spacing.spread), ("中康（仲康） 太康 ", spacing.is_row_of_names)])
def test_what_a_line_shows_is_looked_for_once(line, asked):
    """However many blanks the line has, so that the cost is linear."""
    before = asked.cache_info()
    clean(line * 50, [PASSES["blanks_in_text"]])
    after = asked.cache_info()
    assert after.hits - before.hits > 40
    assert after.misses - before.misses == 1
