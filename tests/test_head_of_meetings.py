"""Titles that the neighbours show: rows of a meeting below, sections, the line of a journal, the name of the file."""

from __future__ import annotations

import pytest

from jiaokan import clean, read
from jiaokan.intake.facts import Facts, find_facts

PROSE = "本次会议讨论了村里的水渠应当由谁来修、修多长、钱从哪里来，并且推选了三个人去县里询问有关的手续。"


def facts_of(raw: str, file: str = "") -> Facts:
    """The facts of the first document of a raw text."""
    return find_facts(read(clean(raw))[0], file=file)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (("某某学会", "某市10617水渠路四段1号水渠馆11楼", "某某学会第26届第5次理监事会议 会议记录", "一、时 间：2018年2月24日"), 2),
        (("某某学会", "某某学会水渠组会议纪要", "会议时间：2018年2月24日", "地点：水渠馆"), 1),
        (("A 13/14-24", "立法会", "议程", "2014年4月30日星期三上午11时正"), None),
    ],
)
def test_what_stands_above_the_rows_of_a_meeting_is_its_title(head: tuple[str, ...], title: int | None) -> None:
    """An address of a letterhead is none, and a line that says no more than what it is has the name of the body above it."""
    found = "".join(facts_of("\n".join((*head, "", PROSE, PROSE))).title.split())
    assert found == ("立法会议程" if title is None else "".join(head[title].split()))


def test_a_record_within_a_text_is_no_title() -> None:
    """Only the line right above when and where the meeting is counts."""
    assert facts_of(f"水渠修理始末\n\n某某学会会议记录\n\n{PROSE}\n\n时间：2018年2月24日\n\n{PROSE}").title == "水渠修理始末"


def test_a_day_before_the_meeting_is_not_that_of_its_minutes() -> None:
    """An account that is appended may be older than the meeting that heard it."""
    head = "某某学会\n\n第27届会员大会会议记录\n\n一、时 间：2020年9月4日（星期五）\n\n二、地 点：水渠馆\n\n"
    assert facts_of(f"{head}{PROSE}\n\n某某学会账目\n\n2019年12月31日\n").issued is None
    assert facts_of(f"{head}{PROSE}\n\n某某学会\n\n2020年9月8日\n").issued == "2020-09-08"


def test_a_heading_and_its_first_section_are_two() -> None:
    """Sections of the second level are none of the title, be it a word that menus have."""
    assert facts_of(f"# 法律法规\n\n## 民商法\n\n{PROSE}\n\n## 其它法\n\n{PROSE}").title == "法律法规"


PAPER = "水利研究·2023 年第 1 期\n\n研究专栏\n\n某地水渠归属的影响研究①林\n\n某，何某云\n\n（某大学，某市 116024）\n\n"


def test_the_line_of_a_journal_is_no_title_of_a_paper() -> None:
    """Above 关键词 a line with volume and issue is the journal's, and the file's name tells the title if the head has it and the author."""
    raw = f"{PAPER}关键词：水渠；归属\n\n{PROSE}\n\n{PROSE}"
    assert facts_of(raw, "某地水渠归属的影响研究_林某.pdf").title == "某地水渠归属的影响研究"
    assert "年第" not in facts_of(raw).title
    assert facts_of(raw, "另外一篇完全无关的研究_林某.pdf").title != "另外一篇完全无关的研究"
    assert facts_of(f"水渠简报2023年第1期\n\n{PROSE}\n\n{PROSE}").title == "水渠简报2023年第1期"


def test_a_contract_is_of_the_day_on_which_it_was_signed() -> None:
    """签订时间 says it; two days that differ say nothing."""
    text = f"软件开发合同\n\n甲方：某店\n\n{PROSE}\n\n"
    assert facts_of(f"{text}签订时间：2024年4月21日 签订时间：2024年4月21日").issued == "2024-04-21"
    assert facts_of(f"{text}签订日期：2024-04-21\n\n签订日期：2024-05-21").issued is None


def test_a_reporter_of_a_page_makes_it_news() -> None:
    """Whom the page names as its author tells whether he reports; a name alone does not."""
    page = "---\ntitle: 水渠修好了\ndate: 2021-09-23\nauthor: {}\n---\n\n# 水渠修好了\n\n" + f"{PROSE}\n\n{PROSE}\n"

    def genre(author: str) -> str:
        from jiaokan.intake.proposal import propose

        raw = page.format(author)
        return propose("a.md", raw.encode(), raw, "utf-8", set()).documents[0].facts.genre

    assert (genre("记者林某某"), genre("林某某")) == ("news", "unknown")


def test_a_law_in_full_is_a_law() -> None:
    """Sites head it 《某法》全文."""
    assert facts_of(f"《某某国水法》全文\n\n第一条 为了修渠，制定本法。\n\n第二条 {PROSE}").genre == "law"


def test_what_was_heard_is_not_of_the_minutes() -> None:
    """A letter that is read out has a number and a day of its own; so has the heading of a gazette that says only what stands below."""
    head = "# 院会纪录\n\n某某院第7届第4会期第1次会议纪录\n\n时 间 2010年1月18日（星期一）下午2时31分\n\n地 点 本院议场\n\n"
    letter = "某某县政府\n\n某府字〔2010〕12号\n\n2010年3月4日\n\n"
    found = facts_of(f"{head}{PROSE}\n\n{PROSE}\n\n{letter}" + f"{PROSE}\n\n" * 8)
    assert (found.title, found.number, found.issued) == ("某某院第7届第4会期第1次会议纪录", None, None)


def test_a_file_that_is_named_by_its_column_tells_how_much_of_the_first_line_is_title() -> None:
    """原标题 and the text run on behind it; the name of the file ends where the title does, and lacks its marks."""
    raw = f"原标题：“水渠队”主场获胜！昨日，双方在某地相遇。{PROSE}"
    assert facts_of(raw, "[体育]水渠队主场获胜.txt").title == "“水渠队”主场获胜！"
    assert facts_of(raw, "[体育]桥梁队主场失利.txt").title != "桥梁队主场失利"


def test_a_reference_keeps_author_and_year_before_the_title_of_its_file() -> None:
    """Only what the head says too is the title."""
    raw = f"水利科学进展 2006，14（3）：475~480\n\n水渠归属理论及其发展\n\n（某大学，某市 430079）\n\n关键词：水渠\n\n{PROSE}"
    assert facts_of(raw, "林某和何某云 - 2006 - 水渠归属理论及其发展.md").title == "水渠归属理论及其发展"


def test_an_agreement_is_no_law() -> None:
    """生效日期 stands above agreements too, whose day of publishing is that of a row at their end."""
    found = facts_of(f"某软件 用户协议\n\n欢迎您使用某软件。{PROSE}\n\n{PROSE}\n\n发布日期：2026年4月13日\n\n生效日期：2026年5月1日")
    assert (found.genre, found.published, found.issued) == ("unknown", "2026-04-13", None)


def test_a_row_of_names_and_the_label_of_a_headline_are_no_title() -> None:
    """Who took part is a row; 原标题 is what a site sets before a headline that ran into the text."""
    text = f"参与者：王某某、许某某、张某、周某\n\n会议目标：商量水渠由谁来修，先修哪一段。\n\n{PROSE}"
    assert facts_of(text, "水渠会议.txt").title == "水渠会议"
    assert facts_of(f"原标题：水渠修好了！昨日放水。{PROSE}{PROSE}{PROSE}").title.startswith("水渠修好了")


def test_a_day_with_its_verb_and_a_law_by_another_name() -> None:
    """某日签发 below a signature is the day of issue; what the National People's Congress makes is a law, unless it is a 条例."""
    notice = f"某部关于修渠的通知\n\n某发〔2018〕108号\n\n各省水利厅：\n\n{PROSE}\n\n某部\n\n2018年7月30日签发\n\n2018年8月3日发布"
    assert facts_of(notice).issued == "2018-07-30"
    law = "水渠通则\n\n1986年4月12日第六届全国人民代表大会第四次会议通过\n\n第一条 为了修渠，制定本法。\n\n第二条 水渠由两村修理。"
    assert facts_of(law).genre == "law"
    assert facts_of(law.replace("水渠通则", "水渠条例")).genre == "regulation"
