"""What a page says about its text: from JSON-LD, `<meta>`, the page itself, or the line of facts of a plain text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiaokan import clean
from jiaokan.grammar.fact_line import date, facts, local_day
from jiaokan.html.linked_data import linked_data
from jiaokan.html.metadata import PageMetadata, metadata_of, page_metadata
from jiaokan.scale.cleaning import cleaned

PAGE = """<html lang="zh-Hans"><head><link rel="canonical" href="https://a.example/1"><meta name="ContentSource" content="某某局">
<meta property="og:site_name" content="某网">
<script type="application/ld+json">{"@graph":[{"headline":"通知","datePublished":"2020-01-02T08:00:00+08:00",
"author":[{"name":"甲"},{"name":"乙"}]}]}</script>
</head><body><h1>关于通知</h1><p>发布时间：2021年3月4日 来源：别处</p><p>各市：现将有关事项通知如下。请认真贯彻落实。</p></body></html>"""


def test_the_page_s_own_data_come_first() -> None:
    """JSON-LD before `<meta>`, both before the line of facts; what differs is kept beside it."""
    page = page_metadata(PAGE)
    assert page == PageMetadata(
        title="通知",
        published="2020-01-02T08:00:00+08:00",
        source="某某局",
        author="甲　乙",
        publisher="某网",
        canonical="https://a.example/1",
        language="zh-Hans",
    )
    assert [(one.value, one.where) for one in page.others("published")] == [("2021-03-04", "line")]
    assert [(one.value, one.where) for one in page.others("source")] == [("别处", "line")]
    assert page.others("language") == ()
    assert (page.where("published"), page.where("canonical")) == ("json-ld", "link")


@pytest.mark.parametrize(
    ("html", "source"),
    [
        ('<a class="source ent-source" href="/">某京报</a>', "某京报"),
        ('<p class="media-name">某日报</p><p class="media-name">某日报</p>', "某日报"),
        ('<span class="time-source">2016年05月25日10:10 某财经</span>', "某财经"),
        ('<strong class="profile_nickname">掌上某地</strong>', "掌上某地"),
        ('<span>来源： \r\n某月谈</span>', "某月谈"),
        ('<a class="source">甲报</a><a class="source">乙报</a>', ""),
        ('<div class="source">这一段是正文，不是出处。</div>', ""),
        ('<div class="resources">某栏目</div><img class="source">', ""),
    ],
)  # fmt: skip
def test_an_element_may_say_that_it_is_the_source(html: str, source: str) -> None:
    """By the words of its class or id; where several say different things, none counts."""
    assert page_metadata(f"<h1>某地召开会议</h1>{html}<p>某地三月四日召开会议。</p>").source == source


def test_an_editor_set_where_machines_look_for_an_author_is_none() -> None:
    """The page shows who edited it; a line that says who wrote it counts."""
    page = '<meta name="author" content="倪某"><h1>某地召开会议</h1>{}<p>正文。</p><p>责任编辑：</p><p>倪某</p>'
    assert page_metadata(page.format("")).author == ""
    assert page_metadata(page.format("<p>作者：王某2020年01月12日18:32</p>")).author == "王某"
    assert page_metadata('<meta name="author" content="倪某"><p>正文。</p>').author == "倪某"
    assert page_metadata('<title>开会_某易财经</title><meta name="author" content="某易"><p>正文。</p>').author == ""
    assert page_metadata('<title>开会 - 倪某的博客</title><meta name="author" content="倪某"><p>正文。</p>').author == "倪某"


def test_the_line_of_facts_serves_a_page_without_data() -> None:
    """A year of the Republic is read; a label and its value may stand in two elements."""
    page = "<h1>个人资料</h1><div><span>公發布日：民國 104 年 02 月 11 日</span><span>資料來源：</span><b>全國法規</b></div>"
    assert page_metadata(page) == PageMetadata(title="个人资料", published="2015-02-11", source="全國法規")


@pytest.mark.parametrize(
    "page",
    [
        "<script type='application/ld+json'>{</script>",
        "<script type='application/ld+json'>[[[[[]]]]]</script>",
        "<meta>",
        "",
        "<link rel=canonical href='javascript:x'>",
        "<link rel=canonical href='https://a.example/a b'>",
        "<meta name=author content=admin><meta name=source content=''>",
        "<meta name=pubdate content='2024-02-30'>",
    ],
)
def test_what_is_broken_or_says_nothing_is_passed_over(page: str) -> None:
    """Broken data, addresses that are none, days that do not exist, and words for nobody."""
    assert page_metadata(page) == PageMetadata()


def test_only_the_canonical_link_says_the_address() -> None:
    """Other links of the head lead to other forms of the page, and the page may be in another language than they are."""
    links = "<link rel=alternate href=https://a.example/2><link rel='nofollow Canonical' href=https://a.example/1>"
    assert (
        page_metadata(f"<html lang=zh><head>{links}<link rel=stylesheet href=https://a.example/3></head>").canonical
        == "https://a.example/1"
    )


@pytest.mark.parametrize("unit", ["<a b='", "<a ", "<!--", "<![CDATA[", "来源：", "<h1>", "<meta name=author content=甲>", "[{"])
def test_hostile_pages_are_read_in_linear_time(unit: str) -> None:
    """A page that never closes what it opens, over and over: with a cost that is not linear this would not end."""
    page = page_metadata("<html><script type='application/ld+json'>" + unit * 20000 + "</script>" + unit * 20000)
    assert page.published == ""


def test_linked_data_of_the_first_article() -> None:
    """The first thing with a headline is the article; a second one changes nothing; line breaks within strings are no fault."""
    scripts = ['{"@type":"WebSite","name":"某网"}', '[{"headline":"甲\n题","publisher":{"name":"某社"}},{"headline":"乙","author":"丙"}]']
    assert dict(linked_data(scripts)) == {"title": "甲\n题", "publisher": "某社"}
    assert dict(linked_data(['{"title":"题","pubDate":"2020-01-02T03:04:05","@id":"https://a.example/1"}'])) == {
        "title": "题",
        "published": "2020-01-02T03:04:05",
        "canonical": "https://a.example/1",
    }


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "发布时间：2021年3月4日 10:05 来源：某报 作者：张三 李四 浏览次数：34",
            [("published", "2021-03-04T10:05"), ("source", "某报"), ("author", "张三　李四")],
        ),
        ("来源：某社作者：张三", [("source", "某社"), ("author", "张三")]),
        ("【发布日期】：2024-01-05 （来源：某某局）", [("published", "2024-01-05"), ("source", "某某局")]),
        ("发布日期 2024/1/5 | 来源：本站", [("published", "2024-01-05")]),
        ("成文日期：2024-01-05 有效时间：2024-02-01", []),
        ("日期：2024-02-30", []),
        ("作者：佚名", []),
    ],
)
def test_a_line_of_facts(line: str, said: list[tuple[str, str]]) -> None:
    """Each fact ends where the next word with a colon begins; a day of another kind is none of publishing."""
    assert list(facts([line])) == said


@pytest.mark.parametrize(
    ("string", "wanted"),
    [("2020/1/2 9:05", "2020-01-02T09:05"), ("2020-01-02T09:05:06.789Z", "2020-01-02T09:05:06Z"), ("2020年13月1日", ""), ("无", "")],
)
def test_dates(string: str, wanted: str) -> None:
    """A date in its usual forms, or nothing."""
    assert date(string) == wanted


def test_the_day_is_that_of_china() -> None:
    """Eight in the evening in Greenwich is the next day in China; without a zone the day is as it stands."""
    assert [local_day(when) for when in ("2020-01-01T20:00:00Z", "2020-01-01T20:00", "2020-01-01", "")] == [
        "2020-01-02",
        "2020-01-01",
        "2020-01-01",
        "",
    ]


RAW = """首页 > 新闻

某地召开会议

发布时间：2021-03-04 10:05 来源：某报 作者：张三

本报讯 某地三月四日召开会议，部署有关工作，要求各部门认真落实。
"""


def test_clean_gives_the_metadata_beside_the_source(tmp_path: Path) -> None:
    """Of HTML and of plain text whose line of facts was dropped; Markdown and text stay as they were; nothing known, no key."""
    (tmp_path / "a.html").write_text(PAGE)
    (tmp_path / "b.txt").write_text(RAW)
    (tmp_path / "c.txt").write_text("只有正文。\n")
    page, plain, none = (json.loads(cleaned(name, (tmp_path / name).read_bytes(), "json")[0]) for name in ("a.html", "b.txt", "c.txt"))

    assert list(page) == ["source", "metadata", "documents", "edits", "doubts"]
    assert page["metadata"]["canonical"] == "https://a.example/1"
    assert page["metadata"]["from"]["published"] == "json-ld"
    assert plain["metadata"] == {
        "published": "2021-03-04T10:05",
        "source": "某报",
        "author": "张三",
        "from": {"published": "line", "source": "line", "author": "line"},
    }
    assert "metadata" not in none
    assert "2021-03-04" not in cleaned("b.txt", (tmp_path / "b.txt").read_bytes(), "md")


@given(st.text(alphabet="发布时间来源作者：: 2020-01-02T10:05年月日\n<meta name=pubdate content=''>{}[]\"headline\",", max_size=200))
def test_whatever_stands_there_is_read(string: str) -> None:
    """No text breaks the reading; what is said to be published is a day of ISO 8601."""
    for page in (page_metadata(string), metadata_of(clean(string))):
        assert page.day == "" or date(page.day) == page.day
        assert all(one.value for one in page.statements)
