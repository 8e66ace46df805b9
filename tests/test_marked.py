"""What marks, sheets and a text itself show of its facts: levels of headings, headers of sheets, rules that name themselves."""

from __future__ import annotations

import pytest

from jiaokan import clean, read
from jiaokan.intake.facts import Facts
from jiaokan.intake.issuers import in_running_header
from jiaokan.intake.marked import has_only_sections, levels, titled
from jiaokan.intake.promulgation import promulgation
from jiaokan.intake.proposal import propose

PROSE = "这一段讲的是水渠应当由谁来修、修多长、钱从哪里来，并且推选了三个人去县里询问有关的手续。"


def facts_of(raw: str, name: str = "page.md") -> Facts:
    """The facts of the first document of a file."""
    return propose(name, raw.encode(), raw, "utf-8", set()).documents[0].facts


def test_levels_of_headings_are_those_of_the_marks() -> None:
    """Signs before a line, and a line of = below it; what is not marked has no level."""
    document = read(clean(f"水渠\n====\n\n{PROSE}\n\n## 修渠\n\n{PROSE}\n\n### 费用\n\n{PROSE}\n"))[0]
    found = {document.blocks[at].text: level for at, level in levels(document).items()}
    assert found == {"水渠": "#", "修渠": "##", "费用": "###"}
    assert titled(document) == 0
    assert not has_only_sections(document)


@pytest.mark.parametrize(
    ("raw", "name", "title"),
    [
        (f"sysctl\n===\n\n时动态地修改内核的运行参数\n\n## 补充说明\n\n{PROSE}\n\n###  语法\n\n{PROSE}\n", "sysctl.md", "sysctl"),
        (f"Chinese\n=====\n\n修渠通知书\n-----\n\n各位乡亲：\n\n{PROSE}\n", "page.md", "修渠通知书"),
        (f"## 水渠的对象\n\n{PROSE}\n\n## 费用坐标\n\n{PROSE}\n", "修渠 学习笔记.md", "修渠 学习笔记"),
        (f"# 修渠的对象\n\n{PROSE}\n\n## 费用\n\n{PROSE}\n\n## 水渠\n\n{PROSE}\n", "学习笔记.md", "修渠的对象"),
        (f"# 这届水渠，我要为乡亲点赞！\n\n{PROSE}\n\n{PROSE}\n", "这届水渠我要为乡亲点赞.md", "这届水渠，我要为乡亲点赞！"),
        (
            "第一章 總則\n====\n\n第一條\n----\n　　本條例之主管機關為經濟部。\n\n第二條\n----\n　　本條例自公布日施行。\n",
            "水渠管理條例.md",
            "水渠管理條例",
        ),
    ],
)
def test_a_title_is_the_only_heading_of_the_first_level_or_the_name_of_the_file(raw: str, name: str, title: str) -> None:
    """Where sections alone are marked the name of the file says more; a chapter is no title; a line has marks that the name lacks."""
    assert facts_of(raw, name).title == title


@pytest.mark.parametrize(
    ("raw", "title"),
    [
        ("# 某某大學學生議會 第二次預備會議 <br />會議紀錄\n\n時間：20：00\n主席：賴某", "某某大學學生議會第二次預備會議會議紀錄"),
        (
            "某居業主立案法團第五屆管理委員會\n第六次常務會議記錄\n時間：晚上八時\n出席：陳某",
            "某居業主立案法團第五屆管理委員會第六次常務會議記錄",
        ),
        (
            "某大学未来技术学院文件\n院字〔2023〕2号\n未来技术学院本硕博实验班\n学生综合素质评价实施细则\n第一章　总则\n"
            "第一条　为评价学生，特制定本细则。\n第二条　本细则自发布之日起施行。",
            "未来技术学院本硕博实验班学生综合素质评价实施细则",
        ),
        (
            f"某商诉字第12号\n裁判日期：2016-04-26\n某甲诉某乙合同纠纷二审民事判决书\n各位乡亲：\n{PROSE}",
            "某甲诉某乙合同纠纷二审民事判决书",
        ),
        (f"甲 乙 居\n新界某區某路 43 號甲乙居第十二座地下\n關於更換冷氣機的通告\n各位業主：\n{PROSE}", "關於更換冷氣機的通告"),
    ],
)
def test_a_title_runs_over_all_of_its_lines(raw: str, title: str) -> None:
    """The name of a meeting above 會議紀錄, a body above the how-manieth, all lines below a number; an address is none."""
    assert "".join(facts_of(f"{raw}\n", "page.txt" if raw[0] != "#" else "page.md").title.split()) == title


def test_a_judgment_without_its_number_is_headed_by_court_and_kind() -> None:
    """The day with which it is signed is its day, and none that it tells of."""
    told = "\n".join(f"本院于2019年3月{day}日发布公告，限期催告，期满无人应诉，{PROSE}" for day in range(1, 4))
    raw = f"某某省高级人民法院\n刑 事 裁 定 书\n被告人某甲，男，农民。\n{told}\n本裁定立即生效。\n审判长　罗　某\n二〇一九年六月三十日\n"
    found = facts_of(raw, "page.txt")
    assert (found.issuers, found.number, found.issued, found.genre) == (("某某省高级人民法院",), None, "2019-06-30", "judgment")
    assert facts_of(f"某某省高级人民法院\n刑 事 裁 定 书\n昨天送到了他家。\n{told}\n", "page.txt").genre != "judgment"


def test_the_header_of_the_sheets_says_whose_record_it_is() -> None:
    """Only where all headers are a body and a day."""
    sheets = [f"立法會 ─ 2013年 1月 30日\n{3800 + at}\n" + "\n".join(f"議員甲{row}：{PROSE}" for row in range(12)) for at in range(8)]
    raw = "\f".join(sheets)
    assert in_running_header(read(clean(raw))[0]) == ("立法會",)
    assert in_running_header(read(clean(raw.replace("立法會 ─ 2013年 1月 30日", "某某文集")))[0]) == ()


def test_rules_name_themselves_and_the_bodies_of_their_state() -> None:
    """制定本实施办法 makes rules of what has no articles; a 條例 that names the bodies of Taiwan is a law, one of the mainland is not."""
    assert facts_of(f"# 某市护理补贴实施办法\n\n为规范补贴，制定本实施办法。\n\n一、补贴对象\n\n{PROSE}\n").genre == "rules"
    assert facts_of(f"# 某市护理补贴实施办法\n\n某报记者昨天报道了补贴。\n\n一、补贴对象\n\n{PROSE}\n").genre != "rules"
    law = "# 獎勵投資條例\n\n第一條\n\n為獎勵投資，特制定本條例。\n\n第二條\n\n本條例施行細則，由{}定之。\n"
    assert facts_of(law.format("行政院")).genre == "law"
    assert facts_of(law.format("國務院")).genre == "regulation"


def test_a_number_whose_body_is_not_said_is_that_of_the_promulgation() -> None:
    """民國 alone is the era too."""
    found = promulgation(["1. 民國100年8月2日學規字第100003號公告制定公布全文40條。", "2. 民國101年2月3日學規字第100009號公告修正第14條。"])
    assert (found.number, found.issued, found.issuers) == ("學規字第100003號", "中華民國100年8月2日", ())
    assert found.revised == "中華民國101年2月3日"
    told = ["民國92年5月30日某代會制定公布全文66條。", "民國103年12月3日學規字第103003號公告增訂公布第32-1條。"]
    assert (promulgation(told).issued, promulgation(told).revised) == ("中華民國92年5月30日", "中華民國103年12月3日")


def test_a_circular_with_a_head_in_two_languages_is_entitled_in_chinese() -> None:
    """The bureau that numbers it issues it, not the government above."""
    lines = [
        "香港特別行政區政府",
        "Government of the Hong Kong Special Administrative Region",
        "教育局通告第12/2019號",
        "Fire Safety in Schools",
    ]
    found = facts_of(
        "\n".join([*lines, "學校的防火安全", "分發名單：各校校長", "摘要", f"本通告請學校注意防火。{PROSE}"]) + "\n", "page.txt"
    )
    assert (found.title, found.issuers, found.number) == ("學校的防火安全", ("教育局",), "教育局通告第12/2019號")


def test_a_heading_goes_on_behind_a_break_of_its_line() -> None:
    """`<br>` inside a heading of Markdown ends no title; a line break does."""
    raw = f"# 某某大學學生議會 29 屆 <br />臨時會議 會議紀錄\n\n時間：22：00\n\n主席：賴某\n\n{PROSE}\n"
    assert "".join(facts_of(raw).title.split()) == "某某大學學生議會29屆臨時會議會議紀錄"
    assert "".join(facts_of(raw.replace("<br />", "\n\n")).title.split()) == "某某大學學生議會29屆"


def test_what_a_page_calls_a_notice_by_what_it_brings_is_no_document() -> None:
    """Title and rows stand above the notice whose title holds them; a document with text of its own stays one."""
    notice = (
        f"某工信规字〔2023〕1号\n\n# 某区工业局关于印发某区青年创业实施办法的通知\n\n各单位：\n\n{PROSE}\n\n某区工业局\n\n2023年8月9日\n"
    )
    called = f"# 某区青年创业实施办法\n\n发表时间：2023-08-09 23:04 信息来源：某区工业局\n\n{notice}"
    made = propose("page.md", called.encode(), called, "utf-8", set())
    assert [(one.facts.number, one.facts.issued) for one in made.documents] == [("某工信规字〔2023〕1号", "2023-08-09")]
    written = f"# 某区青年创业实施办法\n\n{PROSE}\n\n{PROSE}\n\n{notice}"
    own = propose("page.md", written.encode(), written, "utf-8", set())
    assert len(own.documents) > len(made.documents)
