"""Heads whose lines an extractor ran together, and blocks that only begin with the words of the title."""

from __future__ import annotations

import pytest

from jiaokan import clean, read
from jiaokan.intake.facts import Facts, find_facts
from jiaokan.intake.run_on import RunOn, behind, run_on

TITLE = "某省高级人民法院关于水渠由谁修的答复"
REST = "某县人民法院：你院《关于水渠由谁修的请示》收悉。经研究，答复如下：水渠由两村共同修理，费用由受益的人分担。"


def facts_of(*lines: str) -> Facts:
    """The facts of the document of lines, one a paragraph."""
    return find_facts(read(clean("\n".join(lines)))[0])


@pytest.mark.parametrize(
    ("head", "number", "issued"),
    [
        ("〔2004〕民他字第26号", "（2004）民他字26号", None),
        ("某法复[1999]12号函1999年3月4日", "某法复〔1999〕12号函", "1999-03-04"),
        ("1991年8月9日〔91〕民他字第1号", "〔91〕民他字第1号", "1991-08-09"),
        ("（某法〔1994〕16号）（1994年2月1日）", "某法〔1994〕16号", "1994-02-01"),
        ("", None, None),
    ],
)
def test_number_and_day_are_told_behind_the_title(head: str, number: str | None, issued: str | None) -> None:
    """What stands between the title and whom it is sent to is its number and its day, in either order, in brackets or not."""
    found = facts_of(f"{TITLE}(2004)", f"{TITLE}{head}{REST}")
    assert (found.number, found.issued) == (number, issued)
    assert (found.issuers, found.genre) == (("某省高级人民法院",), "answer")


def test_a_text_run_together_is_signed_at_its_end() -> None:
    """The day behind the last word of an answer, or before what is appended, is its own; two such days are nobody's."""
    assert facts_of(TITLE, f"{TITLE}〔2004〕民他字第2号{REST}此复二〇〇四年七月二十七日").issued == "2004-07-27"
    assert facts_of(TITLE, f"{TITLE}〔2004〕民他字第2号{REST}2004年7月27日附：请示一份").issued == "2004-07-27"
    two = f"{REST}此复二〇〇四年七月二十七日"
    assert facts_of(TITLE, f"{TITLE}〔2004〕民他字第2号{two}", f"{REST}此复二〇〇三年一月一日").issued is None
    assert facts_of(TITLE, f"{REST}工程于是开始。二〇〇四年七月二十七日").issued is None


ORDER = (
    "水渠管理条例中华人民共和国国务院令第305号《水渠管理条例》已经2001年6月6日国务院第40次常务会议通过，现予公布，自2001年11月1日起施行。"
)


@pytest.mark.parametrize(
    ("line", "number", "days"),
    [
        (f"{ORDER}总理 某某某二〇〇一年六月十三日水渠管理条例第一章 总则第一条 为了修渠，制定本条例。", 305, ("2001-06-13", "2001-06-06")),
        ("水渠管理条例国务院令第226号现发布《水渠管理条例》，自1997年10月1日起施行。总理 某某1997年7月31日", 226, ("1997-07-31", None)),
        ("水渠管理条例国务院令第45号《水渠管理条例》于一九八九年十月二十五日发布，自发布之日起施行。", 45, ("1989-10-25", None)),
        ("水渠管理条例（1992年6月28日中华人民共和国国务院令第101号发布。 根据2011年1月8日《国务院关于修改部分行政法规的决定》修改）", 101,
         ("1992-06-28", None)),
    ],
)  # fmt: skip
def test_the_order_that_makes_a_law_public_is_told_behind_its_title(line: str, number: int, days: tuple[str, str | None]) -> None:
    """Order, adoption and signature in one line give number, issuer and days, and the law its kind."""
    found = facts_of("水渠管理条例(2001)", line)
    assert str(found.number).endswith(f"国务院令第{number}号")
    assert (found.issued, found.adopted) == days
    assert (found.issuers, found.genre) == (("国务院",), "regulation")


def test_an_interpretation_names_its_title_again_before_the_day() -> None:
    """《…》已于某日由某院审判委员会…通过 tells who adopted it, and the day behind the announcement is that of issue."""
    title = "最高人民法院关于审理水渠案件的规定"
    told = f"《{title}》已于2003年7月4日由最高人民法院审判委员会第9次会议通过。现予公布，自2003年12月1日起施行。"
    told = f"法释[2003]15号{told}最高人民法院二〇〇三年九月十日"
    found = facts_of(f"{title}(2003)", f"{title}{told}为保障当事人的权利，制定本规定。", "第一条 水渠由两村修理。")
    assert (found.number, found.issued, found.adopted, found.effective) == ("法释〔2003〕15号", "2003-09-10", "2003-07-04", "2003-12-01")
    assert (found.issuers, found.genre) == (("最高人民法院",), "judicial-interpretation")


@pytest.mark.parametrize(
    "text",
    [
        "某市某局关于修渠的通知（某发〔2017〕2号）印发以来，各地认真落实。",
        "某市某局关于修渠的通知2017年2月3日在全市引起了反响，村民说：好。",
        "某市某局关于修渠的通知下发以后：各村都动了起来。",
        "某市某局关于修渠的通知",
        "某市某局关于修桥的意见某发〔2017〕2号各县人民政府：",
    ],
)
def test_running_text_that_begins_with_the_title_is_no_head(text: str) -> None:
    """A number or a day behind the title counts only if whom it is sent to, its history or its first article follows."""
    assert run_on("某市某局关于修渠的通知", [text]) == RunOn()


def test_a_title_with_a_slip_is_found_in_the_text() -> None:
    """A list may have lost a word of a title or changed a sign; another title is another document."""
    one, two = "甲院关于当事人能否修理水渠问题的批复", "甲院关于当事人能否修理水渠的批复"
    assert behind(one, f"{two}甲复〔1999〕1号") == len(two)
    assert behind("甲院　乙局关于修渠的通知", "甲院、乙局关于修渠的通知甲发〔1999〕1号") == len("甲院、乙局关于修渠的通知")
    assert behind(one, "甲院关于当事人应当怎样照管桥梁的批复甲复〔1999〕1号") is None
    assert behind("批复", "批复甲院〔1999〕1号") is None


def test_an_announcement_or_a_circular_names_the_title_before_it_stands() -> None:
    """《某批复》已于某日通过 may stand first, and behind a circular's title that of what it brings comes again with the number."""
    title = "某院关于水渠由谁修的批复"
    told = f"某国某院公告《{title}》已于1998年6月11日由某院审判委员会第9次会议通过，现予公布，自1998年7月28日起施行。一九九八年七月二十一日"
    found = run_on(title, [f"{told}{title}某释[1998]16号某县人民法院：你院请示收悉。"])
    assert (found.number, found.day, len(found.acts)) == ("某释〔1998〕16号", "一九九八年七月二十一日", 1)
    circular = "某院印发《关于水渠的若干意见》的通知"
    assert run_on(circular, ["某院关于水渠的若干意见某发[2009]45号各省高级人民法院："]).number == "某发〔2009〕45号"


def test_a_day_of_the_law_that_revises_is_not_that_of_the_law() -> None:
    """根据某日通过、某日发布的《某决定》修改 is one event, and 以 before an order is no part of a name."""
    line = "水渠专营办法（1996年5月27日以国务院令第197号发布实施 根据2013年12月4日国务院第32次常务会议通过 "
    found = facts_of(
        "水渠专营办法(2013)",
        f"{line}2013年12月7日以国务院令第645号发布的《国务院关于修改部分行政法规的决定》修改）第一章 总则第一条 为了修渠，制定本办法。",
    )
    assert (found.issuers, found.number, found.issued, found.adopted) == (("国务院",), "国务院令第197号", "1996-05-27", None)
