"""Lines told by their words: labels, datelines, names of bodies, facts under a headline, what stands around an article."""

import re

import pytest

from jiaokan.grammar.body_name import is_body_name, is_signatory, opens_with_body_name
from jiaokan.grammar.characters import HAN, is_han
from jiaokan.grammar.dateline import agency, is_dateline, is_reporters, opens_story
from jiaokan.grammar.fact_line import _names, clocks, date, facts, is_somebody, local_day
from jiaokan.grammar.foreign_name import sounds_end, sounds_start
from jiaokan.grammar.label import TITLE_LABEL, is_label, may_start_block, starts_block
from jiaokan.grammar.near import Anchor, begun, near
from jiaokan.grammar.web_words import LineKind, is_attribution, is_furniture, is_list_head, is_meta, is_tools, kind_of


@pytest.mark.parametrize(
    ("line", "sure", "maybe"),
    [
        ("第三条　为了", True, True), ("第三条为了规范", True, True), ("第三条规定的", False, False), ("第三条、第四条", False, False),
        ("第三条的", False, False), ("第三条第二款", False, False), ("第一章 总则", True, True), ("第二部分　附则", True, True),
        ("第二条之一　甲", True, True), ("第一百○八条　甲", True, True), ("第12条　甲", True, True), ("一、总体要求", True, True),
        ("十二、附则", True, True), ("两、三天以后", False, False), ("（一）甲", True, True), ("（一）项规定", False, False),
        ("(十二)甲", True, True), ("①甲", True, True), ("⑵甲", True, True), ("# 甲", True, True), ("- 甲", True, True),
        ("-甲", False, False), ("● 甲", True, True), ("——甲", True, True), ("附件1：甲", True, True), ("附件", True, True),
        ("附件甲", False, False), ("新华社北京4月7日电", True, True), ("本报讯", True, True), ("第一，要", True, True),
        ("第一是要", True, True), ("第一个", False, False), ("1. 甲", False, True), ("1.甲", False, True), ("1.5米", False, False),
        ("3.2 范围", False, True), ("3.2万元", False, False), ("3.2 A 类", False, True), ("（3）甲", False, True), ("3）甲", False, True),
        ("a) 甲", False, True), ("1、甲", False, True), ("1234、甲", False, False), ("2020年", False, False), ("甲", False, False),
    ],
)  # fmt: skip
def test_what_a_label_opens(line, sure, maybe):
    """A head that only a block has, and one that may stand inside a sentence too; a reference to a provision is neither."""
    assert starts_block(line) is sure
    assert may_start_block(line) is maybe


@pytest.mark.parametrize(
    ("line", "yes"), [("第三条", True), ("第一章", True), ("第三条之一", True), ("第三条为", False), ("三、", False), ("", False)]
)
def test_a_label_alone(line, yes):
    """Nothing but the label of a provision."""
    assert is_label(line) is yes


@pytest.mark.parametrize(
    ("line", "opens", "alone"),
    [
        ("新华社北京4月7日电　国务院办公厅", True, False), ("新华社北京4月7日电（记者张三）", True, False),
        ("新华社北京4月7日电", False, True), ("新华社北京4月7日综合电 国务院", True, False), ("新华社北京4月7日电国务院", False, False),
        ("本报讯 （记者", True, False), ("本报讯", False, True), ("云岭日报讯(记者", True, False),
        ("新华社北京4月7日电 题：甲", False, False), ("新华社北京4月7日电（题", False, False), ("新华社北京4月7日电 甲乙题", True, False),
        ("某某某某某某某社讯", False, False),
    ],
)  # fmt: skip
def test_how_a_story_opens(line, opens, alone):
    """A dateline and what follows it; one alone is the beginning of the next line; a report with 题 has a title of its own."""
    assert opens_story(line) is opens
    assert is_dateline(line) is alone


def test_a_dateline_has_an_end():
    """Fourteen characters of places, as no dateline has more."""
    places = "甲、乙、丙、丁、戊、己、庚、"
    assert is_dateline(f"新华社{places}12月30日综合消息")
    assert not is_dateline(f"新华社{places}辛12月30日电")


@pytest.mark.parametrize(
    ("line", "yes"),
    [
        ("（记者张三）", True), ("（记者 张三 李四）", True), ("(本报记者：张三、李四、王五)", True), ("（特约通讯员张三）", True),
        ("（张三）", True), ("（记者张三报道）", True), ("（记者）", True), ("记者张三", False),
        ("（张三、李四、王五、赵六、钱七、孙八）", False), ("（记者 欧阳某某 司马某某 上官某某 诸葛某某 东方某某）", True),
    ],
)  # fmt: skip
def test_reporters_in_brackets(line, yes):
    """Up to five names of two to four characters."""
    assert is_reporters(line) is yes


@pytest.mark.parametrize(
    ("line", "name", "signs", "opens"),
    [
        ("国家市场监督管理总局", True, True, True), ("国务院办公厅", True, True, True), ("中共中央　国务院", True, True, True),
        ("某市财政局 某市水利局", True, True, True), ("某市人民政府文件", True, True, False),
        ("国务院关于加强工作的通知", False, False, True), ("国务院办公厅印发通知", False, False, False),
        ("省长　王某某", False, True, False), ("市长：欧阳某某", False, True, False), ("审判长　张三", False, True, False),
        ("会议在北京召开", False, False, False), ("局", False, False, False), ("", False, False, False),
    ],
)  # fmt: skip
def test_names_of_bodies(line, name, signs, opens):
    """Alone on a line; as a signature, an office and its holder too; before 关于 or a blank."""
    assert is_body_name(line) is name
    assert is_signatory(line) is signs
    assert opens_with_body_name(line) is opens


def test_a_row_of_bodies_has_an_end():
    """Six names at most, and 120 characters, since no line of a document has more."""
    assert is_body_name("　".join(["某市水利局"] * 6))
    assert not is_body_name("　".join(["某市水利局"] * 7))
    long = "甲" * 38 + "局"
    assert is_body_name("　".join([long] * 3))
    assert not is_body_name("　".join([long] * 3 + ["乙局"]))
    assert not is_signatory("某省某市某县某区人民政府县长　" + "甲" * 12)


@pytest.mark.parametrize(
    ("string", "day"),
    [
        ("2020-01-01", "2020-01-01"), ("2020/1/1", "2020-01-01"), ("2020.12.31", "2020-12-31"), ("2020年2月29日", "2020-02-29"),
        ("2021年2月29日", ""), ("2020-13-01", ""), ("2020-00-01", ""), ("2020-01-00", ""), ("2020-01-32", ""), ("0999-01-01", ""),
        ("1000-01-01", "1000-01-01"), ("2999-12-31", "2999-12-31"), ("3000-01-01", ""), ("民國109年1月2日", "2020-01-02"),
        ("民國1年1月1日", ""), ("民國 38 年 10 月 1 日", "1949-10-01"), ("12020-01-01", ""), ("2020-01-011", ""),
        ("2020-01-02 09:05", "2020-01-02T09:05"), ("2020-01-02 9时05分", "2020-01-02T09:05"),
        ("2020-01-02T09:05:33.123Z", "2020-01-02T09:05:33Z"), ("2020-01-02T09:05+08:00", "2020-01-02T09:05+08:00"),
        ("2020年1月2日09：05：06", "2020-01-02T09:05:06"), ("甲", ""),
    ],
)  # fmt: skip
def test_the_date_of_a_string(string, day):
    """ISO 8601, with the time of day and the zone; none if the calendar does not have it."""
    assert date(string) == day


@pytest.mark.parametrize(
    ("when", "day"),
    [("2020-01-01T20:00:00Z", "2020-01-02"), ("2020-01-01T15:59:59+00:00", "2020-01-01"), ("2020-01-01T23:00", "2020-01-01"),
     ("2020年1月2日", "2020-01-02"), ("2020年1月2日 20:30", "2020-01-02"), ("9999-12-31T23:00:00Z", "9999-12-31"), ("甲", "")],
)  # fmt: skip
def test_a_day_is_one_in_china(when, day):
    """A moment of another zone is turned into the day that it was in China; one without a zone is local."""
    assert local_day(when) == day


@pytest.mark.parametrize(
    ("line", "said"),
    [

        ("发布时间：2020-01-02 09:05　来源：某报　作者：某甲　某乙", [
            ("published", "2020-01-02T09:05"), ("source", "某报"), ("author", "某甲　某乙"),
        ]),
        ("发布日期 2020-01-02", [("published", "2020-01-02")]), ("文章来源：本站", []), ("作者：佚名", []), ("作者：admin", []),
        ("发布单位：某市水利局　浏览次数：15", [("publisher", "某市水利局")]), ("来源：https://a.cn/b", []),
        ("作者：张三，李四", [("author", "张三　李四")]), ("作者：John Smith", [("author", "John Smith")]),
        ("【来源】：某报", [("source", "某报")]), ("时间：待定", []), ("甲乙丙", []),
    ],
)  # fmt: skip
def test_facts_under_a_headline(line, said):
    """Each fact ends where the next word with a colon begins; a word for nobody is no name."""
    assert list(facts([line])) == said


def test_a_moment_needs_no_word():
    """A day with its time of day; a day alone is none."""
    assert list(clocks(["甲 2020-01-02 09:05 乙 2020年3月4日10：11", "2020-01-02"])) == ["2020-01-02T09:05", "2020-03-04T10:11"]
    assert not is_somebody("——")
    assert not is_somebody("星期三")
    assert is_somebody("甲")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("打印本页", LineKind.FURNITURE), ("打印 关闭 收藏", LineKind.FURNITURE), ("打印", LineKind.ENTRY), ("首页", LineKind.ENTRY),
        ("首页 关于我们", LineKind.ENTRY), ("首页 机构概况 水利要闻 政务公开", LineKind.FURNITURE),
        ("当前位置：首页 > 公告", LineKind.FURNITURE),
        ("浏览次数：15", LineKind.FURNITURE), ("上一篇：关于征求意见的公告", LineKind.FURNITURE), ("版权所有 某某局", LineKind.FURNITURE),
        ("发布时间：2020-01-02", LineKind.META), ("来源：某报 2020-01-02 09:05", LineKind.META), ("2020-01-02 09:05", None),
        ("来源：某报", None),
        ("地址：某市某路18号", LineKind.CONTACT), ("电话：010-12345678", LineKind.CONTACT), ("010-12345678", LineKind.CONTACT),
        ("会议在北京召开。", None), ("请打印本页并交给他", None), ("", None), ("发布时间：2020-01-02|来源：某报", LineKind.META),
        ("发布时间：2020-01-02来源：某报", LineKind.META), ("发布时间：2020-01-02他来了", None),
    ],
)  # fmt: skip
def test_what_a_line_around_an_article_is(line, kind):
    """Made of the words of the genre from its first character to its last, or text."""
    assert kind_of(line) is kind


def test_a_long_line_is_no_furniture():
    """Two hundred characters, and not one more."""
    crumb = "当前位置：首页 > " + "甲" * 110
    assert is_furniture(crumb)
    row = "电话：010-12345678 来源：" + "甲" * 30
    assert kind_of(row[:200]) is LineKind.CONTACT
    menus = [" | ".join(["首页"] * times) for times in (40, 41)]
    assert [len(menu) for menu in menus] == [197, 202]
    assert [is_furniture(menu) for menu in menus] == [True, False]
    assert [kind_of(menu) for menu in menus] == [LineKind.FURNITURE, None]
    meta = "发布时间：2020-01-02" + " 来源：某报" * 40
    assert is_meta(meta[:200].rsplit(" ", 1)[0])
    assert len(meta) > 200
    assert not is_meta(meta)
    assert kind_of(meta) is None


@pytest.mark.parametrize(
    ("line", "tools"),
    [
        ("打印 关闭", True),
        ("打印　关闭", True),
        ("打印 | 收藏", True),
        ("打印·收藏", True),
        ("打印/收藏", True),
        ("字号 大 中 小", True),
        ("打印", False),
        ("打印 正文", False),
        ("打印 关闭 某文", False),
        ("打印收藏某文", False),
    ],
)
def test_a_row_of_buttons(line, tools):
    """Two at least, and nothing else: one alone may be a word of the text."""
    assert is_tools(line) is tools


def test_whose_a_text_is_and_lists_of_others():
    """An attribution alone is no fact about the page; a list of other pages has a head."""
    assert is_attribution("来源：某报 作者：张三")
    assert not is_attribution("来源于生活")
    assert not is_meta("来源：某报 作者：张三")
    assert all(map(is_list_head, ("相关新闻", "全部评论（2）", "相关链接：")))
    assert not is_list_head("相关新闻发布会")


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("法规名称：节水法", "节水法"), ("标题: 节水法", "节水法"), ("文件名稱：節水法", "節水法"), ("<篇名>　节水法", "节水法"),
        ("名称：", "名称："), ("别的名称：节水法", "别的名称：节水法"), ("标题节水法", "标题节水法"),
    ],
)  # fmt: skip
def test_what_a_page_writes_before_a_title(line, title):
    """A word for title and a colon, at the beginning, before anything at all."""
    assert TITLE_LABEL.sub("", line) == title


@pytest.mark.parametrize("sign", ["①", "⑳", "⑴", "❶", "➓", "㈠", "㈩"])
def test_circled_numbers_begin_a_block(sign):
    """Those in circles and brackets, Han ones too."""
    assert starts_block(f"{sign}甲")
    assert not starts_block(f"甲{sign}")


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("李某　王某某", "李某　王某某"), ("李某、王某某 摄", "李某　王某某"), ("某市融媒体中心记者站2020", "某市融媒体中心记者站2020"),
        ("John Smith 摄", "John Smith"), ("http://example.org", ""), ("星期三", ""),
    ],
)  # fmt: skip
def test_the_names_a_value_begins_with(value, names):
    """Parted by U+3000; the only word, or the Latin ones, if it is no Chinese name; nobody is no name."""
    assert _names(value) == names


@pytest.mark.parametrize("string", ["", "ab", "abab", "aabb", "aaab ab", "abaab", "bbaab"])
def test_matches_are_looked_for_where_they_may_begin(string):
    """They are those that `finditer` gives, none within another."""
    pattern = re.compile("a+b?")
    found = [match.span() for match in begun(pattern, string, re.compile("a"))]
    assert found == [match.span() for match in pattern.finditer(string)]


HASH = Anchor("#")


@pytest.mark.parametrize(
    ("string", "before", "after", "found"),
    [
        ("", 2, 2, []),
        ("ab", 2, 2, []),
        ("#ab", 0, 3, ["#ab"]),
        ("ab#", 2, 0, ["ab#"]),
        ("ab#", 1, 0, ["b#"]),
        ("ab#c", 2, 0, ["ab#"]),
        ("ab#cd", 2, 1, ["ab#c"]),
        ("a#......b#c", 1, 1, ["a#", "b#c"]),
        ("a#b#c", 1, 1, ["a#b#c"]),
        ("a#" + "." * 9 + "b" + "." * 9 + "c#", 1, 0, ["a#", "c#"]),
    ],
)
def test_a_pattern_is_looked_for_near_its_anchor(string, before, after, found):
    """As far before and behind it as a match may reach, each match once, in order; the anchor may be words or a pattern."""
    pattern = re.compile("[a-z#]+")
    for anchor in (HASH, re.compile("#")):
        assert [match[0] for match in near(pattern, string, anchor, before, after)] == found


@pytest.mark.parametrize(
    ("string", "sounds"),
    [
        ("克来提说", "克来提"), ("阿不都热说", "阿不都热"), ("斯特林", "斯特林"), ("见斯特林", ""), ("", ""), ("说", ""),
        ("阿不都斯", "阿不都斯"),
    ],
)  # fmt: skip
def test_the_sounds_of_foreign_names(string, sounds):
    """Characters that write them, and words of Uyghur and Kazakh names as a whole, from either side."""
    assert string[: sounds_end(string, 0)] == sounds
    assert sounds_end("见" + string, 1) == 1 + len(sounds)
    turned = "说" + sounds
    assert turned[sounds_start(turned, len(turned)) :] == sounds
    assert sounds_start(sounds, len(sounds)) == 0
    assert sounds_start("说", 1) == 1


def test_an_ideograph_is_one_of_any_block():
    """Of extensions and compatibility forms too; no mark, no kana."""
    assert [is_han(char) for char in "一龥鿿㐀\U00020000豈〇"] == [True, True, True, True, True, True, bool(re.match(f"[{HAN}]", "〇"))]
    assert not any(map(is_han, "。aあ①"))


@pytest.mark.parametrize(
    ("line", "who"), [("新华社北京4月7日电　国务院", "新华社"), ("据某某日报讯 记者", "某某日报"), ("政府网站", ""), ("某报讯息", "")]
)
def test_the_agency_of_a_dateline(line, who):
    """What a line begins with."""
    assert agency(line) == who


@pytest.mark.parametrize(
    ("line", "opens"),
    [
        ("新华社北京4月7日电　题：甲", False),
        ("新华社北京4月7日电　甲题：乙", False),
        ("新华社北京4月7日电　甲乙题：丙", True),
        ("新华社北京4月7日电甲", False),
    ],
)
def test_a_dateline_with_a_headline_opens_no_story(line, opens):
    """«题» stands within three characters of it."""
    assert opens_story(line) is opens
