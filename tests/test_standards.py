"""Covers of standards of every kind: number, name, days, bodies; what has no number of its own or no day of issue is none."""

from __future__ import annotations

import pytest

from jiaokan import clean, read
from jiaokan.intake.facts import Facts, find_facts
from jiaokan.intake.standard import Cover, cover

BELOW = "前　言\n本标准按照GB/T 1.1—2020给出的规则起草，适用于旧书修复场所的设计、施工、验收和日常的管理。\n"


def facts_of(raw: str) -> Facts:
    """The facts of the first document of a text."""
    return find_facts(read(clean(raw))[0])


@pytest.mark.parametrize(
    ("head", "title", "number", "issuers", "days"),
    [
        (
            "北京市地方标准\n\nDB11/T 1611-2019\n\n旧书修复场所通风规范\n\n2019-03-26发布\n2019-07-01实施\n\n北京市市场监督管理局　发布\n",
            "旧书修复场所通风规范",
            "DB11/T 1611—2019",
            ("北京市市场监督管理局",),
            ("2019-03-26", "2019-07-01"),
        ),
        (
            "中华人民共和国医药行业标准\nYY/T 0466.1—2016/ISO 15223-1:2012\n代替YY/T 0466.1-2009\n\n标签的符号\n第1部分：通用要求\n\n"
            "2016-01-26发布　2017-01-01实施\n国家食品药品监督管理总局　发布\n",
            "标签的符号第1部分：通用要求",
            "YY/T 0466.1—2016",
            ("国家食品药品监督管理总局",),
            ("2016-01-26", "2017-01-01"),
        ),
        (
            "团体标准\nT/ABC 004—2021\n黄粿制作规范\n2021-06-01发布　2021-07-01实施\n某某协会　发布\n",
            "黄粿制作规范",
            "T/ABC 004—2021",
            ("某某协会",),
            ("2021-06-01", "2021-07-01"),
        ),
        (
            "# 中华人民共和国城镇建设行业标准\n\nCJJ/T 34-2010\n\n# 城镇供热管网设计规范\n\n2010-07-23 发布\n\n2011-01-01 实施\n\n",
            "城镇供热管网设计规范",
            "CJJ/T 34—2010",
            (),
            ("2010-07-23", "2011-01-01"),
        ),
        (
            "食品安全国家标准\n食醋生产卫生规范\nGB 8954—2016\n2016-12-23发布　2017-12-23实施\n"
            "中华人民共和国国家卫生和计划生育委员会\n国家食品药品监督管理总局　发布\n",
            "食品安全国家标准食醋生产卫生规范",
            "GB 8954—2016",
            ("中华人民共和国国家卫生和计划生育委员会", "国家食品药品监督管理总局"),
            ("2016-12-23", "2017-12-23"),
        ),
        (
            "中华人民共和国国家计量技术规范\nJJF 1001-2011\n通用计量术语及定义\n2011-11-30发布　2012-03-01实施\n"
            "国家质量监督检验检疫总局　发布\n",
            "通用计量术语及定义",
            "JJF 1001—2011",
            ("国家质量监督检验检疫总局",),
            ("2011-11-30", "2012-03-01"),
        ),
    ],
)
def test_a_cover_of_any_kind(head: str, title: str, number: str, issuers: tuple[str, ...], days: tuple[str, str]) -> None:
    """Sector, local, group and food standards; the name below the number, or above it where none stands below."""
    found = facts_of(head + BELOW)
    assert (found.title, found.number, found.genre) == (title, number, "standard")
    assert (found.issuers, (found.issued, found.effective)) == (issuers, days)


@pytest.mark.parametrize(
    "head",
    [
        ["旧书修复规范", "本文依据GB/T 1-2020编写。", "2020-05-04发布"],
        ["团体标准", "T/ABC 004—2021", "黄粿制作规范", "前言"],
        ["2020-05-04 发布", "GB/T 1—2020"],
        ["中华人民共和国国家标准", "旧书修复", "2020-05-04 发布"],
    ],
)
def test_what_has_no_number_or_no_day_below_it_is_no_cover(head: list[str]) -> None:
    """A number inside a sentence, a day above, a kind without its number prove nothing."""
    assert cover(head) is None


def test_a_cover_says_its_number_once() -> None:
    """The number of another standard behind the stroke, or beside 代替, is not its own."""
    found = cover(["GB/T 5—2020/ISO 6:2018", "代替GB/T 5—2010", "GB/T 7—2001", "旧书", "2020-05-04发布"])
    assert found == Cover("旧书", (), "2020-05-04", "", "GB/T 5—2020")


def test_the_record_of_a_standard_names_bodies_in_a_row() -> None:
    """Rows of a database: 、 parts bodies, and the Chinese name is the title."""
    rows = "标准号：GB/T 35255-2017\n\n中文标准名称：公共照明接口\n\n标准状态：现行\n\n"
    rows += "实施日期：2018-07-01\n\n发布单位：某市照明局、某市标准局\n\n"
    found = facts_of(rows + BELOW)
    assert (found.title, found.number, found.issuers) == ("公共照明接口", "GB/T 35255—2017", ("某市照明局", "某市标准局"))
    assert (found.genre, found.effective) == ("standard", "2018-07-01")
