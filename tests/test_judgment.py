"""Judgments: the heading gives court, number and title; court, kind and number in a story give nothing."""

from __future__ import annotations

import pytest

from jiaokan import clean, read
from jiaokan.html.metadata import PageMetadata, Statement
from jiaokan.intake.citation import citation
from jiaokan.intake.facts import Facts, find_facts
from jiaokan.intake.issuers import alone_above
from jiaokan.intake.judgment import Judgment, judgment, named_above, title_by
from jiaokan.intake.own_number import own_number
from jiaokan.intake.promulgation import promulgation
from jiaokan.intake.proposal import propose
from jiaokan.intake.title_words import is_trail

APPEAL = "上诉人李某某因与被上诉人某某公司水渠合同纠纷一案，不服某市某区人民法院（2019）京0101民初8号民事判决，向本院提起上诉。"


def facts_of(*lines: str) -> Facts:
    """The facts of the first document of a text of these lines."""
    return find_facts(read(clean("\n".join(lines) + "\n"))[0])


@pytest.mark.parametrize(
    ("lines", "court", "number"),
    [
        (["某市中级人民法院", "民事判决书", "（2020）京01民终7号", "上诉人：李某某。"], "某市中级人民法院", "（2020）京01民终7号"),
        (["某市中级人民法院 民 事 裁 定 书 (2020)京01民终7号 上诉人:李某某。"], "某市中级人民法院", "(2020)京01民终7号"),
        (["中华人民共和国最高人民法院", "行政赔偿决定书", "（2020）最高法委赔监7号"], "最高人民法院", "（2020）最高法委赔监7号"),
        (["臺灣高等法院臺中分院民事判決　109年度上字第558號", "上訴人 李某某"], "臺灣高等法院臺中分院", "109年度上字第558號"),
        (
            ["臺北高等行政法院判決 地方行政訴訟庭第三庭 113年度交字第22號 113年5月2日辯論終結原 告 李某某"],
            "臺北高等行政法院",
            "113年度交字第22號",
        ),
    ],
)
def test_a_heading_says_court_and_number(lines: list[str], court: str, number: str) -> None:
    """On lines of their own, or run together with the first party."""
    found = judgment(lines)
    assert (found.court, found.number, found.of_a_court) == (court, number, True)


@pytest.mark.parametrize(
    "lines",
    [
        ["某市中级人民法院民事判决书（2020）京01民终7号认定，合同有效。"],
        ["某市中级人民法院", "民事判决书"],
        ["他不服某市中级人民法院判决，提起上诉。", "（2020）京01民终7号"],
        ["某市财政局", "处罚决定书", "某财〔2020〕7号"],
    ],
)
def test_what_only_names_a_judgment_is_none(lines: list[str]) -> None:
    """A story, a kind without its number, an authority."""
    assert judgment(lines) == Judgment()


@pytest.mark.parametrize(
    ("lines", "body", "number"),
    [
        (["某市某区人民检察院", "起诉书", "某检刑诉〔2023〕Z1号", "被告人李某某，男。"], "某市某区人民检察院", "某检刑诉〔2023〕Z1号"),
        (["某市人民检察院不起诉决定书", "某检刑不诉〔2014〕60号"], "某市人民检察院", "某检刑不诉〔2014〕60号"),
        (["某县人民检察院", "检 察 建 议 书", "某检建【2021】3号"], "某县人民检察院", "某检建〔2021〕3号"),
        (
            ["某市劳动人事争议仲裁委员会", "仲裁裁决书", "某劳人仲案〔2020〕12号", "申请人：李某某"],
            "某市劳动人事争议仲裁委员会",
            "某劳人仲案〔2020〕12号",
        ),
        (["某某国际仲裁院", "裁 决 书", "（2019）某国仲裁34号"], "某某国际仲裁院", "（2019）某国仲裁34号"),
        (["某市水务局", "行政处罚决定书", "某水罚〔2022〕112号", "当事人：某某公司"], "某市水务局", "某水罚〔2022〕112号"),
        (["某市人民政府行政复议决定书", "某政复决字〔2021〕第35号"], "某市人民政府", "某政复决字〔2021〕第35号"),
        (["某某仲裁委员会", "裁决书", "(2018)某仲裁字第0034号", "申请人:某某公司"], "某某仲裁委员会", "(2018)某仲裁字第0034号"),
    ],
)
def test_prosecutors_authorities_and_arbitrators_head_their_documents_alike(lines: list[str], body: str, number: str) -> None:
    """Who, what, number; no court gave them."""
    found = judgment(lines)
    assert (found.court, found.number, found.of_a_court) == (body, number, False)
    assert found.title.startswith(body)


@pytest.mark.parametrize(
    "lines",
    [
        ["某市人民检察院以某检刑诉〔2020〕1号起诉书指控李某某盗窃。"],
        ["某市人民检察院", "起诉书"],
        ["某某仲裁委员会", "裁决书", "怎么写？"],
        ["劳动仲裁裁决书怎么写？", "〔2020〕1号"],
    ],
)
def test_what_only_names_such_a_document_is_none(lines: list[str]) -> None:
    """A number has to follow, alone or before a party."""
    assert judgment(lines) == Judgment()


HONG_KONG = ["DCCC 12/2024", "[2025] HKDC 6", "香港特別行政區", "區域法院", "刑事案件2024年第12號", "----------"]


@pytest.mark.parametrize(
    ("lines", "court", "number", "day"),
    [
        (
            [*HONG_KONG, "主審法官：", "某某", "日期：", "2025年4月30日", "判刑理由書"],
            "香港特別行政區區域法院",
            "DCCC 12/2024",
            "2025-04-30",
        ),
        (
            [
                "香港特別行政區",
                "高等法院",
                "上訴法庭",
                "民事上訴2016年第100號",
                "聆訊日期：2017年1月3日",
                "判案書日期：2017年2月1日",
                "判案書",
            ],
            "香港特別行政區高等法院上訴法庭",
            "民事上訴2016年第100號",
            "2017-02-01",
        ),
        (
            ["HCA 5/2015", "香港特別行政區", "高等法院原訟法庭", "民事訴訟案件2015年第5號", "裁決"],
            "香港特別行政區高等法院原訟法庭",
            "HCA 5/2015",
            "",
        ),
    ],
)
def test_the_heading_of_a_court_of_hong_kong(lines: list[str], court: str, number: str, day: str) -> None:
    """The register's number if it stands above, else the action; the day on which it was given, not that of a hearing."""
    found = judgment(lines)
    assert (found.court, found.number, found.day, found.of_a_court) == (court, number, day, True)
    assert found.title.startswith(court)


@pytest.mark.parametrize(
    "lines",
    [
        ["香港特別行政區", "區域法院", "聯絡我們"],
        ["香港特別行政區", "政府新聞公報", "刑事案件2024年第12號"],
        ["香港特別行政區區域法院審理刑事案件2024年第12號。"],
        ["甲", "乙", "丙", "丁", "戊", "香港特別行政區", "區域法院", "刑事案件2024年第12號"],
    ],
)
def test_what_names_a_court_of_hong_kong_is_no_judgment(lines: list[str]) -> None:
    """The region, a court and an action stand below each other, at the head."""
    assert judgment(lines) == Judgment()


def test_a_database_without_the_court() -> None:
    """The number alone counts below a title that ends as a judgment does, and only there."""
    lines = ["李某某与某某公司合同纠纷执行裁定书", "（2018）某0101执1138号之一", "申请执行人：李某某。", "终结执行。"]
    found = facts_of(*lines)
    assert (found.title, found.number, found.genre, found.issuers) == (lines[0], "（2018）某0101执1138号之一", "judgment", ())
    assert judgment(["某某案情介绍", lines[1]], "某某案情介绍") == Judgment()


def test_a_decision_is_the_title_above_whom_it_is_about() -> None:
    """Its kind is one, so the row of the party below weighs less; its genre is its own."""
    head = ["某市水务局", "行政处罚决定书", "某水罚〔2022〕112号", "当事人：某市某某食品有限公司", "统一社会信用代码：91320000MA1XXXXX0X"]
    below = [
        "住所（住址）：某市东区某路1号",
        "法定代表人：林某某",
        "本局决定罚款，某某食品有限公司应当缴纳。",
        "某市水务局",
        "2022年5月6日",
    ]
    found = facts_of(*head, *below)
    assert (found.title, found.genre, found.number) == ("行政处罚决定书", "decision", "某水罚〔2022〕112号")
    assert (found.issuers, found.issued) == (("某市水务局",), "2022-05-06")


def test_an_act_of_a_case_has_a_second_number() -> None:
    """660-2号 is the second ruling in the case."""
    assert judgment(["某市人民法院", "执行裁定书", "（2016）某1503执660-2号"]).number == "（2016）某1503执660-2号"


def test_the_page_names_a_judgment_of_hong_kong_by_its_parties() -> None:
    """The title of the page is taken if it has the number of the action, else the heading."""
    heading = judgment(HONG_KONG)
    named, other = (
        PageMetadata.of([Statement("title", title, "html")]) for title in ("DCCC12/2024 香港特別行政區 訴 李某某", "判案書 - 某網")
    )
    assert title_by(heading, ("區域法院法官", ""), HONG_KONG, named)[0] == "DCCC12/2024 香港特別行政區 訴 李某某"
    assert title_by(heading, ("區域法院法官", ""), HONG_KONG, other)[0] == "香港特別行政區區域法院"
    assert title_by(heading, ("某某訴某某 DCCC 12/2024", ""), HONG_KONG, named)[0] == "某某訴某某 DCCC 12/2024"


def test_an_appeal_to_an_authority_has_its_day_in_the_heading() -> None:
    """《訴願法》: no court, the year is of the Republic."""
    found = judgment(["某市政府 94.10.27. 府訴字第0九四二號訴願決定書 訴願人:○○○"])
    assert (found.court, found.number, found.day, found.of_a_court) == ("某市政府", "府訴字第0九四二號", "2005-10-27", False)


@pytest.mark.parametrize(
    ("row", "day"), [("裁判日期106 年 10 月 31 日", "2017-10-31"), ("裁判日期：2016-04-26", "2016-04-26"), ("日期：2016-04-26", "")]
)
def test_a_row_says_the_day_of_a_judgment(row: str, day: str) -> None:
    """A year of the Republic has three figures; a day that is not named so may be that of the page."""
    assert judgment([row, "某市法院刑事判決 106年度訴字第2號", "被告 李某某"]).day == day


def test_the_day_of_a_judgment_may_run_over_two_lines() -> None:
    """As cleaning may leave it."""
    assert judgment(["裁判日期112年06", "月16日", "某市法院刑事判決 106年度訴字第2號", "被告 李某某"]).day == "2023-06-16"


def test_the_facts_of_a_judgment() -> None:
    """Its genre is its own, the parties are no issuers, the name that a database sets above is the title."""
    named = "李某某、某某公司水渠合同纠纷二审民事判决书"
    found = facts_of(
        "某某建设有限公司", "", named, "", "来源:某某网", "某市中级人民法院 民 事 判 决 书 (2020)京01民终7号 上诉人:李某某。", APPEAL
    )
    assert (found.title, found.genre, found.issuers, found.number) == (named, "judgment", ("某市中级人民法院",), "（2020）京01民终7号")
    assert found.authors == ()
    assert named_above(["李某某诉某某公司"], "某法院民事判决书") == ""


def test_a_name_over_a_judgment_is_no_document() -> None:
    """It ends with the title of what follows; so is the way to a page none."""
    text = "李某某、某某公司水渠合同纠纷二审民事判决书\n\n来源:某某网\n某市中级人民法院\n民 事 判 决 书\n(2020)京01民终7号\n"
    (document,) = propose("page.txt", text.encode(), f"{text}上诉人：李某某。\n{APPEAL}\n", "utf-8", set()).documents
    assert document.facts.title == "李某某、某某公司水渠合同纠纷二审民事判决书"
    name = "某某部关于水渠在计划中实行单列的批复"
    text = f"{name} 某函〔1988〕121号 1988年10月3日 发布机关:某某部 |\n{name}\n某函〔1988〕121号\n某省人民政府:\n"
    (document,) = propose(
        "page.txt", text.encode(), f"{text}同意水渠实行单列,由你省负责修建和管理。\n某某部\n1988年10月3日\n", "utf-8", set()
    ).documents
    assert (document.facts.title, document.facts.number) == (name, "某函〔1988〕121号")
    assert is_trail("1. 主页 > 水渠")
    assert not is_trail("水渠 -> 水库")


@pytest.mark.parametrize(
    ("head", "number"),
    [
        (["中华人民共和国主席令（九届第37号）"], "主席令第37号"),
        (["某省人民代表大会常务委员会公告", "第28号"], "某省人民代表大会常务委员会公告第28号"),
        (["公告编号：2021-109"], "2021-109"),
        (["编号：临2021-109号　证券代码：600000"], "临2021-109"),
        (["合同编号：2021-109"], ""),
    ],
)
def test_numbers_of_orders_announcements_and_disclosures(head: list[str], number: str) -> None:
    """The congress stands before the serial, the serial below the kind; a listed company's number has no 号."""
    assert own_number("某法", (), "", "", head)[0].removeprefix("中华人民共和国") == number


def test_who_adopted_a_law_by_the_order_that_made_it_public() -> None:
    """已由…会议于…通过, 自…起施行; a meeting that was convened is no body; what a story says was made public is another's."""
    found = promulgation(["《某某条例》已由某省第九届人民代表大会常务委员会第二次会议于2000年1月2日通过，现予公布，自2000年3月1日起施行。"])
    assert (found.issuers, found.adopted, found.effective) == (("某省人民代表大会常务委员会",), "2000年1月2日", "2000年3月1日")
    assert promulgation(["《某某规则》已经2024年1月2日召开的二届市人民政府第9次常务会议通过，现予印发。"]).issuers == ()
    assert promulgation(["2019年5月3日，国务院发布《某某意见》，确定了水渠的总体框架，各地编制规划。"]).issued == ""
    signed = promulgation(["1990年3月10日，某某部"])
    assert (signed.issuers, signed.issued) == (("某某部",), "1990年3月10日")
    assert promulgation(["1990年3月10日，晴转多云"]).issued == ""
    assert promulgation(["2019年5月3日国务院发布《某某条例》，自2019年6月1日起施行。"]).issued == "2019年5月3日"


def test_a_body_right_above_the_title_needs_a_second_witness() -> None:
    """The text names it again."""
    assert alone_above("规则", ["某某水渠有限公司", "规则", "第一条　为规范某某水渠有限公司的行为。"]) == ("某某水渠有限公司",)
    long = ["某某水渠有限公司", "规则", "第一条　为规范某某水渠有限公司的行为。"]
    assert alone_above("某某水渠有限公司　规则", long) == ("某某水渠有限公司",)
    assert alone_above("规则", ["某某网站", "规则", "第一条　为规范行为。"]) == ()


def test_a_paper_says_how_it_is_to_be_cited() -> None:
    """The line of a journal; two of them are a list."""
    line = "引用本文: 李某某. 水渠的源流[J]. 某大学学报, 2023, 39(1): 73-89."
    assert citation(["摘要", line]) == ("水渠的源流", "某大学学报")
    assert citation([line, line]) == ("", "")
    assert (
        facts_of(
            "欢迎投稿，您可以本页添加留言。我们将尽快给您答复。", "", line, "", "水渠自古有之，修渠的人各有说法，本文从三个方面加以讨论。"
        ).title
        == "水渠的源流"
    )
