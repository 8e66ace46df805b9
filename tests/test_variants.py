"""Variants of built pages."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiaokan.script import TARGETS, convert, convert_with_doubts
from jiaokan.site.finish import words
from jiaokan.site.finish.finish import finished_pages, people_on
from jiaokan.site.finish.variants import convert_page

PAGE = """<!doctype html>
<html lang="zh-Hans" class="no-js"><head><meta charset="utf-8"><title>考试制度</title>
<meta name="description" content="发卡机构与头发"><meta property="og:title" content="里面"><meta name="generator" content="发展">
<link rel="canonical" href="https://example.org/考试/"><script>if (a<b) { s = 'it"s 发展'; }</script><style>.发展{}</style></head>
<body><nav class="jk-script" aria-label="字形"><a data-script="zh-Hans" lang="zh-Hans" href="../">简体</a></nav>
<article data-script="zh-Hans" id="发展"><p class="jk-converted" hidden>本页由程序转换</p>
<p id="p1">考<mark>试</mark>制度，头<em>发</em>。<br>一个<a href="/发展/" title="发展">中国</a> <img src="发展.png" alt="发展"></p>
<code>发展</code><p lang="en">发展</p><p lang="zh-CN">发展</p><div translate="no">发<div>展</div>发</div><p class="x notranslate">发展</p>
<p>里<!-- 发展 --> &amp; a &lt; 发</p><input placeholder="搜索检验" value="检验"></article></body></html>
"""
WORDS = st.text(alphabet=st.sampled_from("考试制度发展里面头发一个中国，。 a&;"), max_size=20)


def test_words_are_converted_and_all_other_bytes_stay():
    """Text and shown attributes change; addresses, ids, code, scripts, marked elements and comments do not."""
    variant = convert_page(PAGE, "zh-Hant-TW")
    for piece in (
        '<html lang="zh-Hant-TW" class="no-js">',
        "<title>考試制度</title>",
        'content="發卡機構與頭髮"',
        'content="裡面"',
        'content="发展">',
        'href="https://example.org/考试/"',
        "s = 'it\"s 发展';",
        ".发展{}",
        '<a data-script="zh-Hans" lang="zh-Hans" href="../">简体</a>',
        '<article data-script="zh-Hans" id="发展"><p class="jk-converted">本頁由程序轉換</p>',
        '考<mark>試</mark>制度，頭<em>髮</em>。<br>一個<a href="/发展/" title="發展">中國</a> <img src="发展.png" alt="發展">',
        '<code>发展</code><p lang="en">发展</p><p lang="zh-Hant-TW">發展</p><div translate="no">发<div>展</div>发</div>',
        '<p class="x notranslate">发展</p>',
        "<p>裡<!-- 发展 --> &amp; a &lt; 發</p>",
        '<input placeholder="搜索檢驗" value="检验">',
    ):
        assert piece in variant
    assert len(variant) == len(PAGE) + 2 * len("zh-Hant-TW") - len("zh-Hans") - len("zh-CN") - len(" hidden")


def test_a_traditional_document_keeps_its_text():
    """The words around the article are converted, the article and its note are not touched."""
    article = '<article data-script="zh-Hant"><p class="jk-converted" hidden>发</p>皇后</article>'
    page = f'<html lang="zh-Hans"><body><p>发展</p>{article}发</body></html>'
    variant = convert_page(page, "zh-Hant-HK")
    assert f"{article}發</body>" in variant
    assert "<p>發展</p>" in variant


@pytest.mark.parametrize("to", TARGETS)
def test_tags_are_the_same_in_every_variant(to):
    """Only `lang`, `hidden` and shown attributes may differ in a tag."""
    bare = re.compile(r'\s(?:lang|title|alt|placeholder|content)="[^"]*"|\shidden')
    names = [bare.sub("", tag) for tag in re.findall(r"<[^>]*>", PAGE)]
    assert [bare.sub("", tag) for tag in re.findall(r"<[^>]*>", convert_page(PAGE, to))] == names


def test_an_unknown_script_is_refused():
    """The error names the scripts there are."""
    with pytest.raises(ValueError, match="zh-Hant-TW"):
        convert_page("<p>发</p>", "zh-TW")


@given(st.lists(WORDS, max_size=6), st.sampled_from(["p", "em", "td", "span"]), st.sampled_from(TARGETS[1:]))
def test_text_keeps_its_length_in_any_element(texts, name, to):
    """Whatever stands in the elements, the page keeps its number of characters."""
    page = "".join(f"<{name}>{text}</{name}>" for text in texts)
    assert len(convert_page(page, to)) == len(page)


@given(WORDS)
def test_inline_elements_do_not_part_words(text):
    """A word with a mark inside is converted like the word without it."""
    page = "<p>" + "".join(f"<b>{char}</b>" if char.isalpha() else char for char in text) + "</p>"
    assert re.sub(r"</?b>", "", convert_page(page, "zh-Hant-TW")) == f"<p>{convert(text, 'zh-Hant-TW', source='zh-Hans')}</p>"


@given(st.text(alphabet=st.sampled_from("<>\"'!-/ a发pre=scipt\n"), max_size=60))
def test_broken_markup_does_not_break_the_conversion(page):
    """Any string comes out; nothing but Han and the value of `lang` changes."""
    variant = convert_page(page, "zh-Hant-TW")
    assert variant.replace("發", "发") == page or "lang" in page


@pytest.mark.parametrize("piece", ['<a "', "<a b='", "<script>", "<!--", "<code>", "</p", "<p title='", "发<"])
def test_unclosed_markup_takes_linear_time(piece):
    """Half a million characters of it are converted at once; with a scan for each start the suite would not end."""
    page = piece * (500_000 // len(piece))
    assert len(convert_page(page, "zh-Hant-TW")) >= len(page)


@given(
    st.lists(st.text(alphabet=st.sampled_from("一个中国发头干里面于芯周制度系。\n 1"), max_size=8), max_size=6),
    st.sampled_from(TARGETS[1:]),
)
def test_a_run_of_words_is_the_same_alone_and_among_others(runs, to):
    """Words, doubts and surnames of a run do not depend on what is converted with it, before it or after it."""
    words._known.cache_clear()
    whole = words.converted(runs, to, ("于芯",))
    for run, found in zip(runs, whole, strict=True):
        string, doubts = convert_with_doubts(run, to, source="zh-Hans", people=("于芯",))
        assert found == (string, doubts)
    assert words.converted(runs[::-1], to, ("于芯", "无名")) == whole[::-1]


def test_doubtful_characters_are_marked_in_the_text_and_nowhere_else() -> None:
    """Dotted in CSS, with the other forms as title; a page's title, a button, an attribute and what stands before the text hold no mark."""
    page = (
        '<html lang="zh-Hans"><head><title>这么干</title></head><body><p>这么干</p><div class="jk-text"><p title="这么干">'
        "经济这么<b>干</b>，&amp;这么干<br>一个中国</p><button>这么干</button></div></body></html>"
    )
    pages = dict(finished_pages(page, "t/one/index.html"))
    variant = pages["zh-Hant-TW/t/one/index.html"]
    mark = '<span class="jk-form" title="或作「乾」、「干」、「榦」">幹</span>'
    assert variant.count("jk-form") == 3
    assert f'<p title="這麼幹">經濟這麼<b>{mark}</b>，&amp;這麼{mark}<br>一<span class="jk-form"' in variant
    assert 'title="或作「箇」">個</span>中國</p>' in variant
    assert "<title>這麼幹</title></head><body><p>這麼幹</p>" in variant
    assert "jk-form" not in pages["t/one/index.html"]
    assert "jk-form" not in dict(finished_pages(page, "guide/index.html"))["zh-Hant-TW/guide/index.html"]


def test_many_doubts_take_linear_time() -> None:
    """Each is looked at once: a hundred thousand of them on a page are marked at once."""
    page = '<div class="jk-text">' + "<p>这么干。</p>" * 100_000
    assert convert_page(page, "zh-Hant-TW", doubts_from=0).count("jk-form") == 100_000


def test_authors_keep_their_surnames_where_they_are_named() -> None:
    """On the page of their text and on lists; a page that names no author knows none."""
    people = {"one": ("于芯",), "two": ("范明", "于芯")}
    assert people_on("t/one/changes/index.html", people) == ("于芯",)
    assert people_on("catalogue/2/index.html", people) == people_on("index.html", people) == ("于芯", "范明")
    assert people_on("guide/cite/index.html", people) == people_on("t/none/index.html", people) == ()
    pages = dict(finished_pages('<html lang="zh-Hans"><p>记者于芯于今</p></html>', "t/one/index.html", people["one"]))
    assert "記者于芯於今" in pages["zh-Hant-TW/t/one/index.html"]
