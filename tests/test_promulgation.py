"""The lines under the title of a law: who, by which order, on which days."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiaokan.edition.document import Block
from jiaokan.intake.promulgation import LegalAct, Promulgation, events, history, promulgation
from jiaokan.text import Text

LINES = {
    "2022年11月30日 广东省第十三届人民代表大会常务委员会第四十七次会议通过":
        Promulgation(("广东省人民代表大会常务委员会",), adopted="2022年11月30日"),
    "（2003年5月6日中华人民共和国国务院令第378号公布　根据2019年3月2日《国务院关于修改部分行政法规的决定》修订　自2003年6月1日起施行）":
        Promulgation(("国务院",), "国务院令第378号", issued="2003年5月6日", revised="2019年3月2日", effective="2003年6月1日"),
    "2024年1月8日 最高人民法院审判委员会第1911次会议、2024年7月23日最高人民检察院第十四届检察委员会第三十四次会议通过":
        Promulgation(("最高人民法院", "最高人民检察院"), adopted="2024年7月23日"),
    "2011年2月28日 最高人民法院公告公布": Promulgation(("最高人民法院",), issued="2011年2月28日"),
    "2013年9月18日 国务院第24次常务会议通过": Promulgation(("国务院",), adopted="2013年9月18日"),
    "2022年2月25日 中共中央、国务院发布": Promulgation(("中共中央", "国务院"), issued="2022年2月25日"),
    "1993年3月31日 中华人民共和国主席令第三号公布": Promulgation((), "主席令第3号", issued="1993年3月31日"),
    "2016年8月24日 湖州市七届人民代表大会常务委员会第三十一次会议通过":
        Promulgation(("湖州市人民代表大会常务委员会",), adopted="2016年8月24日"),
    "（2006年9月20日国家质量监督检验检疫总局、国家发展和改革委员会令第94号公布，自2006年12月1日起施行）": Promulgation(
        ("国家质量监督检验检疫总局", "国家发展和改革委员会"), "国家质量监督检验检疫总局、国家发展和改革委员会令第94号",
        issued="2006年9月20日", effective="2006年12月1日"),
    "中華民國八十八年二月三日總統（88）華總一義字第8800025120號令公布全文 100 條":
        Promulgation((), "（88）華總一義字第8800025120號", issued="中華民國八十八年二月三日"),
    "1.中華民國七十年六月四日行政院衛生署衛署醫字第326679號令訂定發布全文14條":
        Promulgation(("行政院衛生署",), "衛署醫字第326679號", issued="中華民國七十年六月四日"),
    "2.中華民國103年3月18日行政院院授發資字第1031500183號函修正發布": Promulgation(revised="中華民國103年3月18日"),
    "3.中華民國八十六年七月二日行政院衛生署（86）衛署醫字第86029598號令發布廢止": Promulgation(),
    "2026-03-12 公布": Promulgation(issued="2026-03-12"),
    "1999/3/12 某某县人民代表大会常务委员会通过": Promulgation(("某某县人民代表大会常务委员会",), adopted="1999/3/12"),
    "2026-03-12 发布": Promulgation(),
}  # fmt: skip


@pytest.mark.parametrize("line", LINES)
def test_a_line_says_who_and_when(line: str) -> None:
    """Forms that laws, regulations, rules, interpretations and orders of both sides have."""
    assert promulgation([line]) == LINES[line]


def test_a_legislature_issues_what_it_adopts() -> None:
    """Whoever makes it public; the first adoption and the last revision count."""
    lines = [
        "1993年3月31日 第八届全国人民代表大会第一次会议通过",
        "1993年4月2日 中华人民共和国主席令第三号公布",
        "1999年3月1日 第九届全国人民代表大会第二次会议修正",
        "2004年3月1日 第十届全国人民代表大会第二次会议修正",
    ]
    found = promulgation(lines)
    assert found.issuers == ("全国人民代表大会",)
    assert (found.adopted, found.issued, found.revised) == ("1993年3月31日", "1993年4月2日", "2004年3月1日")


@pytest.mark.parametrize(
    "line",
    [
        "2020年5月1日起，全市停工。次日复工。",
        "2018年12月27日，教育部突然发布文件，除了专业院校，其余的不组织校考了，而是采用联考成绩。",
        "2023年3月1日 某市人民政府公布了名单",
        "张三于2020年5月1日通过了考试",
        "2020年5月1日",
        "2020年5月1日 星期五",
        "",
        "本办法自2020年5月1日起施行。",
    ],
)
def test_what_is_no_such_line_says_nothing(line: str) -> None:
    """A sentence, a day alone, a day within a sentence."""
    assert list(events(line)) == []


@given(st.text("2020年5月1日通过公布令第号（）、国务院会议一自根据", max_size=60))
def test_any_line_is_read(line: str) -> None:
    """Whatever stands there, an event has a day of the line and a kind."""
    for event in events(line):
        assert isinstance(event, LegalAct)
        assert event.day in line


def test_bodies_that_met_on_two_lines_made_one_law() -> None:
    """A line of a body that met and says no more goes with the next; another line does not."""
    body = "2018年1月25日　最高人民法院审判委员会第1732次会议"
    done = "2018年3月2日　最高人民检察院第十二届检察委员会第74次会议通过"
    found = promulgation(history(Block("paragraph", Text.of(line)) for line in ("某批复", body, done, "2018年3月30日　施行")))
    assert (found.issuers, found.adopted) == (("最高人民法院", "最高人民检察院"), "2018年3月2日")
    assert found.effective == "2018年3月30日"
    assert list(history(Block("paragraph", Text.of(line)) for line in (f"{body}通过", done))) == [f"{body}通过", done]
