"""The laws of cleaning, over text made up of the genre's building blocks and over damaged pages of it."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from jiaokan.clean import clean
from jiaokan.reasons import REASONS
from jiaokan.recipe import RECIPE, name_of

PAGES = [path.read_text(encoding="utf-8") for path in sorted((Path(__file__).parent / "cases" / "texts").glob("*.txt"))]

HAN = st.text("一二三的是在了国家市省关于通知意见办法第条款项年月日号人民工作加强实施方案甲乙丙", max_size=12)
MARKS = st.text("，。；：？！、“”‘’（）《》〈〉【】〔〕—…·．,.;:?!\"'()[]<>-_/\\|%&~+=", max_size=3)
DIGITS = st.sampled_from(["1", "20", "2024", "３", "1.5", "1,000", "8:30", "2024-09-29", "〔2020〕3号", "①", "GB/T 9704", "48.7%"])
BLANKS = st.sampled_from([" ", "  ", "\u3000", "\u3000\u3000", "\t", "\n", "\n\n", "\r\n", "\u00a0", "\u200b", "\n    ", "        "])
MARKDOWN = st.sampled_from(
    [
        "# ",
        "## ",
        "**",
        "*",
        "- ",
        "1. ",
        "`",
        "> ",
        "| ",
        "|---|",
        "[文](http://a.cn/b)",
        "![图](x.png)",
        "<b>",
        "</p>",
        "&nbsp;",
        "\\",
        "---",
    ]
)
FURNITURE = st.sampled_from(
    [
        "首页",
        "上一篇：",
        "下一篇：",
        "分享到",
        "发布时间：2020-01-02",
        "责任编辑：",
        "第3页",
        "- 4 -",
        "— 5 —",
        "第 2 版",
        "附件：",
        "来源：",
    ]
)
LATIN = st.sampled_from(["app", "A", "http://a.cn/b?c=1", "x@y.cn", "PDF", "and", "ＡＢ", "é", "е́", "⼀", "ﬁ"])
TEXTS = st.lists(st.one_of(HAN, HAN, MARKS, DIGITS, BLANKS, MARKDOWN, FURNITURE, LATIN, st.characters()), max_size=30).map("".join)


@st.composite
def damaged(draw):
    """Lines of a real-looking page, wrapped, spaced or marked as extractors do."""
    lines = draw(st.sampled_from(PAGES)).split("\n")
    start, end = sorted(draw(st.tuples(*[st.integers(0, len(lines))] * 2)))
    text = "\n".join(lines[start:end])
    match draw(st.sampled_from(["none", "wrap", "spaces", "blank lines", "bold", "crlf", "inserted", "cut"])):
        case "wrap":
            width = draw(st.integers(4, 40))
            return "\n".join(line[at : at + width] for line in text.split("\n") for at in range(0, max(1, len(line)), width))
        case "spaces":
            return " ".join(text)
        case "blank lines":
            return text.replace("\n", "\n\n\n")
        case "bold":
            return "\n".join(f"**{line}**" for line in text.split("\n"))
        case "crlf":
            return "\ufeff" + text.replace("\n", "\r\n")
        case "inserted":
            at = draw(st.integers(0, len(text)))
            return text[:at] + draw(TEXTS) + text[at:]
        case "cut":
            return text[draw(st.integers(0, len(text))) :]
    return text


def assert_laws(raw):
    """Rebuild, reasons and fixed point, for one raw text."""
    text = clean(raw)
    assert text.raw == raw
    places = sorted(place for piece in text.pieces for place in range(piece.at, piece.end))
    assert places == list(range(len(raw)))
    assert {reason for piece in text.edits for reason in piece.why} <= set(REASONS)
    assert {doubt.reason for doubt in text.doubts} <= set(REASONS)
    assert all(0 <= doubt.start <= doubt.end <= len(raw) for doubt in text.doubts)
    again = clean(str(text))
    assert str(again) == str(text)


@given(TEXTS)
@example("")
@example("\n")
def test_laws_hold_on_any_text(raw):
    """Whatever comes in, the raw text can be rebuilt, each change has a reason, and cleaning twice is cleaning once."""
    assert_laws(raw)


@given(damaged())
def test_laws_hold_on_damaged_pages(raw):
    """The same laws for pages of the genre with the damage that extractors do."""
    assert_laws(raw)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.split("\n")[0])
def test_laws_hold_on_whole_pages(page):
    """The same laws for each page as it came."""
    assert_laws(page)


@given(TEXTS)
@settings(max_examples=40)
def test_each_pass_proposes_edits_that_fit(raw):
    """A pass alone gives edits that lie in the text, do not overlap, and have reasons from the closed list."""
    for find in RECIPE:
        text = clean(raw, [find])
        assert text.raw == raw, name_of(find)
        assert {reason for piece in text.edits for reason in piece.why} <= set(REASONS), name_of(find)


def test_raw_text_can_be_cut_before_it_is_cleaned():
    """A text whose parts were moved keeps its record through cleaning."""
    text = clean(clean("乙\n\n甲\n", []).move(3, 4, 0))
    assert text.raw == "乙\n\n甲\n"
    assert str(text).startswith("甲")
