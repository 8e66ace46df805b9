"""Facts that the head shows in any form: rows with labels, a history over broken lines, a title that another line bears out."""

from __future__ import annotations

from importlib.resources import files

import pytest

from jiaokan import clean, read
from jiaokan.edition.document import Block
from jiaokan.html.metadata import PageMetadata, Statement
from jiaokan.intake.facts import Facts, find_facts
from jiaokan.intake.own_name import entitled
from jiaokan.intake.promulgation import history, promulgation
from jiaokan.intake.proposal import propose
from jiaokan.intake.rows import row_facts
from jiaokan.intake.title_sign import score
from jiaokan.text import Text

LONG = "本次会议讨论了村里的水渠应当由谁来修、修多长、钱从哪里来，并且推选了三个人去县里询问有关的手续。"


def facts_of(raw: str, page: PageMetadata | None = None) -> Facts:
    """The facts of the first document of a raw text."""
    return find_facts(read(clean(raw))[0], page)


@pytest.mark.parametrize(
    ("rows", "facts"),
    [
        (["法規名稱：某某市市場管理辦法", "時間：中華民國100年01月18日"], {"title": "某某市市場管理辦法", "issued": "2011-01-18"}),
        (["【期刊名称】《某某学刊》", "【作者】 李某某", "【页码】 133"], {"paper": "某某学刊", "author": "李某某"}),
        (
            ["发布部门：某某市人民政府", "发布日期：2019-03-04", "实施日期：2019-05-01"],
            {"issuer": "某某市人民政府", "issued": "2019-03-04", "effective": "2019-05-01"},
        ),
        (["发布部门：某某市人民政府", "发布日期：2019-03-04"], {"issuer": "某某市人民政府"}),
        (["实施日期：2019-05-01", "施行日期：2019-06-01", "时效性：有效"], {}),
        (["时间：2019年3月4日", "地点：会议室"], {}),
        (["作者：李某某"], {}),
        (["法規：", "第12/2019號行政命令", "公報編號：", "50/2019"], {"title": "第12/2019號行政命令"}),
        ([LONG + LONG, "【作者】 李某某", "【页码】 133", "【期刊名称】《某某学刊》"], {}),
    ],
)
def test_rows_of_a_head_are_facts_where_two_stand_together(rows: list[str], facts: dict[str, str]) -> None:
    """What a day is the other labels tell; two values of one fact are none, nor is one row, nor what stands below prose."""
    assert row_facts(rows) == facts


def test_a_history_over_broken_lines_is_read_row_by_row() -> None:
    """A number that a line breaks is one; the first row is the promulgation, the last the revision."""
    lines = ["沿革", "1.中華民國九十三年一月二十八日某某院農業委員會農輔字第 093005008", "3 號令訂定發布全文 7 條；並自發布日施行"]
    lines += ["2.中華民國九十四年十月十四日某某院農業委員會農授金字第 094508048", "2 號令修正發布第 4 條條文"]
    found = promulgation(history([Block("paragraph", Text.of(line)) for line in lines]))
    assert (found.number, found.issuers) == ("農輔字第0930050083號", ("某某院農業委員會",))
    assert (found.issued, found.revised) == ("中華民國九十三年一月二十八日", "中華民國九十四年十月十四日")


def test_what_a_notice_brings_is_not_its_own_promulgation() -> None:
    """Below the addressee a day and a body are those of the rules that it issues."""
    text = "某某县人民政府关于印发《工作规则》的通知\n\n各乡、镇人民政府：\n\n"
    text += "《工作规则》已经2019年1月4日县政府第三次全体会议通过，现予印发。\n\n"
    facts = facts_of(text + "某某县人民政府\n\n2019年1月17日\n")
    assert (facts.issuers, facts.issued, facts.adopted) == (("某某县人民政府",), "2019-01-17", None)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("合作媒體\n村里的水渠應當由誰來修\n", "村里的水渠應當由誰來修"),
        (
            "首頁\n\n某某鎮第21屆第5、6次臨時會議事錄 4\n\n某某縣某某鎮第21屆鎮民代表會第5、6次臨時會議事錄\n",
            "某某縣某某鎮第21屆鎮民代表會第5、6次臨時會議事錄",
        ),
        ("水渠\n村里的水渠应当由谁来修\n", "水渠"),
        ("故乡\n风从北边的山上吹过来\n", "故乡"),
    ],
)
def test_a_label_gives_way_to_a_line_that_is_borne_out(head: str, title: str) -> None:
    """By the text below or by a step of the way to the page; a title that the text names stays, and so does one with nothing against it."""
    prose = LONG if "水渠" in head and "應" not in head else LONG.replace("应当由谁", "應當由誰")
    prose = "他走了三天三夜才看见那棵老槐树，树下的石磨已经不在了，只有几只麻雀在啄地上的谷子。" if "故乡" in head else prose
    assert facts_of(f"{head}\n{prose}\n\n{prose[::-1]}。\n").title == title


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("设为首页　添加收藏\n行业新闻\n村里的水渠应当由谁来修\n\n发布时间：2023-03-01 浏览次数：665次\n", "村里的水渠应当由谁来修"),
        ("某某软件有限公司\n村里的水渠应当由谁来修\n\n发布时间：2023-03-01 浏览次数：665次\n", "村里的水渠应当由谁来修"),
        ("村里的水渠应当由谁来修\n\n发布时间：2023-03-01 浏览次数：665次\n", "村里的水渠应当由谁来修"),
    ],
)
def test_the_line_above_the_facts_of_a_page_is_its_headline(head: str, title: str) -> None:
    """Where tools of the page, or a name that the text does not say again, would be the title."""
    raw = f"{head}\n{LONG}\n\n{LONG[::-1]}。\n"
    assert propose("page.txt", raw.encode(), raw, "utf-8", set()).documents[0].facts.title == title


@pytest.mark.parametrize(
    ("raw", "title"),
    [
        ("本篇文章642字，读完约2分钟\n村里的水渠应当由谁来修\n" + LONG, "村里的水渠应当由谁来修"),
        (
            "新聞發布\n民政處：村里的水渠由誰來修\n發布單位：民政處\n點閱數：1203\n" + LONG.replace("应当由谁", "由誰"),
            "民政處：村里的水渠由誰來修",
        ),
        ("某术网_书友最值得收藏！\n第一節　水渠應當由誰來修\n" + LONG.replace("应当由谁", "應當由誰"), "第一節　水渠應當由誰來修"),
        ("跳至主要內容\n村里的水渠應當由誰來修（附圖）\n" + LONG.replace("应当由谁", "應當由誰"), "村里的水渠應當由誰來修（附圖）"),
        ("APP下载\n\n村里的水渠应当由谁来修*\n\n2013-03-31\n\n关键词：水渠\n\n" + LONG, "村里的水渠应当由谁来修"),
        ("第16讲　村里的水渠\n[课程标准]\n1.了解水渠的由来和作用。\n" + LONG, "第16讲　村里的水渠"),
        ("第一章　水渠\n" + LONG + "\n第二章　石磨\n" + LONG[::-1] + "。", "第一章　水渠"),
        ("《村里的水渠》作者：某客\n第一章　石磨\n" + LONG, "村里的水渠"),
        ("某厅关于修水渠的通知（某办发〔2017〕2号）\n\n各县：\n\n" + LONG + "\n\n某厅\n\n2017年3月4日\n", "某厅关于修水渠的通知"),
    ],
)
def test_what_is_recorded_as_the_title_passes_the_check(raw: str, title: str) -> None:
    """A line of how long a text is, a menu, a book with its author, a number in brackets: none is the title, and the record says so."""
    made = propose("page.txt", raw.encode(), raw, "utf-8", set())
    assert made.documents[0].facts.title == title
    heads = [block.text for block in made.documents[0].document.blocks if block.type == "title"]
    assert not heads or title in heads or "code: title-differs" in made.record


def test_no_sign_of_a_title_is_a_word_of_a_text() -> None:
    """What weighs is where a line stands and how it is built; a sign that was never seen weighs nothing."""
    rows = [row.split("\t") for row in files("jiaokan.intake").joinpath("title_signs.tsv").read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if not row[0].startswith("#")]
    assert len(rows) > 80
    assert all(row[0].isascii() and 0 <= int(row[3]) <= int(row[2]) for row in rows)
    assert score(["ends with its kind"]) > 0 > score(["of no such sign", "has a site's word"])


@pytest.mark.parametrize(
    ("title", "number", "text", "body"),
    [
        ("某县住房和城乡建设局2018年度绩效评价报告", "", "为提升我局的管理能力，现将情况报告如下。", "某县住房和城乡建设局"),
        ("某县住房和城乡建设局2018年度绩效评价报告", "", "该局已经整改。", ""),
        ("镇某县人民政府工作规则", "镇政发〔2024〕7号", "第一条", "镇某县人民政府"),
        ("镇某县人民政府工作规则", "丙政发〔2024〕7号", "第一条", ""),
        ("镇某县人民政府工作规则", "", "结合本县实际，制定本规则。", "镇某县人民政府"),
        ("甲乙丙丁2018年度报告", "", "我局", ""),
        ("某省教育厅关于建议办理的情况", "", "去年，省教育厅共办理建议两百件。", "某省教育厅"),
    ],
)
def test_the_body_of_a_title_needs_a_second_witness(title: str, number: str, text: str, body: str) -> None:
    """The text that says «we», or a number with characters of its name in their order."""
    assert entitled(title, number, [text]) == body


def test_the_day_of_a_press_release_stands_above_its_hour() -> None:
    """It is the day of publishing, not that of an official document."""
    facts = facts_of(f"行政長官會見傳媒\n\n　　{LONG}\n\n　　{LONG}\n\n2021年8月24日（星期二）\n香港時間12時20分\n")
    assert (facts.published, facts.issued) == ("2021-08-24", None)


def test_a_day_under_a_headline_that_the_page_calls_its_own_is_no_other() -> None:
    """Two witnesses that it is the day of publishing; a speech with a day that no page knows keeps it."""
    raw = f"在某某大会上的讲话\n\n2012年6月24日\n\n{LONG}\n\n{LONG}\n"
    page = PageMetadata.of([Statement("published", "2012-06-24", "line")])
    assert (facts_of(raw, page).issued, facts_of(raw, page).published) == (None, "2012-06-24")
    assert facts_of(raw).issued == "2012-06-24"


def test_an_agency_above_its_story_is_no_issuer() -> None:
    """A dateline in brackets is one too."""
    facts = facts_of(f"某新社\n\n某地公開賽某某奪冠\n\n（某新社罗马19日电）{LONG}\n\n{LONG}\n")
    assert (facts.issuers, facts.number) == ((), None)


def test_a_letter_has_its_day_in_figures_too() -> None:
    """Under who signed it, where it opens with whom it is to; without, such a day is the page's."""
    foot = f"{LONG}\n\n问全家好！\n\n德厚\n1964.1.12\n"
    assert facts_of(f"秀兰吾妻：\n\n{foot}").issued == "1964-01-12"
    assert facts_of(f"{LONG}\n\n{foot}").issued is None


@pytest.mark.parametrize(
    "raw",
    [
        "里仁篇第四\n\n　　子曰：「里仁為美。擇不處仁，焉得知？」\n　　子曰：「苟志於仁矣，無惡也。」\n"
        "　　子曰：「富與貴，是人之所欲也；不以其道得之，不處也。"
        "貧與賤，是人之所惡也；不以其道得之，不去也。君子去仁，惡乎成名？」\n",
        "送别歌\n\n长亭之外古道之边芳草连天\n晚风拂柳笛声残夕阳山外山\n天之涯地之角知交半零落\n长亭外古道边芳草连天\n一壶浊酒尽余欢今宵别梦寒\n",
    ],
)
def test_a_short_title_of_a_classic_or_a_song_stays(raw: str) -> None:
    """A line that repeats another is a refrain, and a sentence is no title, whatever comes again below it."""
    assert facts_of(raw).title == raw.split("\n", 1)[0]


def test_an_interpretation_without_articles_is_one_by_its_number() -> None:
    """A reply of the Supreme Court under 法释 is no letter (最高人民法院关于司法解释工作的规定, art. 6 and 7)."""
    raw = f"法释〔2024〕15号\n\n最高人民法院关于某法第八十八条不溯及适用的批复\n\n{LONG}\n"
    assert facts_of(raw).genre == "judicial-interpretation"


def test_whom_a_copy_names_is_no_paper_that_makes_news() -> None:
    """The name stands in the record, and nobody knows the genre."""
    facts = facts_of(f"村里的水渠\n\n原文来自公众号「苍山夜话」：\n\n{LONG}\n\n{LONG}\n")
    assert (facts.paper, facts.genre) == ("苍山夜话", "unknown")


def test_several_days_of_what_no_authority_issued_are_none() -> None:
    """They are of entries, or of a list of other pages; the one day of a speech is its own."""
    raw = f"某所召开大会\n\n{LONG}\n\n{LONG}\n\n2020年1月18日\n\n2025年6月26日\n"
    assert facts_of(raw).issued is None
    assert facts_of(raw.replace("\n\n2025年6月26日", "")).issued == "2020-01-18"


RULES = "第一条 为了管好水渠，根据有关规定，制定本办法。\n\n第二条 本办法适用于全县的水渠。\n"
ORDERED = f"某事条例\n\n下载地址: 点击此处下载\n\n某事条例\n\n国务院\n\n某事条例\n\n中华人民共和国国务院令\n\n第238号\n\n{RULES}"
OF_1978 = f"关于修渠的通知\n\n交通部\n\n关于修渠的通知\n ((78)交某字412号)\n\n各省交通局:\n{LONG}\n"
OF_MACAO = f"第262/2018號行政長官批示\n\n{LONG}\n\n二零一八年十一月十六日\n\n行政長官 某某\n"
SHORTENED = (
    "某市水渠条例(2003年修正)\n\n某市人大常委会\n\n某市水渠条例\n\n"
    f"(2001年11月14日某市第十一届人民代表大会常务委员会第三次会议通过)\n\n{RULES}"
)


@pytest.mark.parametrize(
    ("raw", "number", "issuers", "issued"),
    [
        (ORDERED, "国务院令第238号", ("国务院",), None),
        (OF_1978, "（78）交某字412号", ("交通部",), None),
        (OF_MACAO, "第262/2018號行政長官批示", (), "2018-11-16"),
        (f"各部门的朋友:\n{LONG}\n某市某镇人民政府\n2022年2月22日\n", None, ("某市某镇人民政府",), "2022-02-22"),
        (SHORTENED, None, ("某市人民代表大会常务委员会",), "2001-11-14"),
    ],
)
def test_where_a_fact_stands_tells_whose_it_is(raw: str, number: str | None, issuers: tuple[str, ...], issued: str | None) -> None:
    """An order over two lines below what the page sets, a number of the old form, a body alone or above a day; no shortened name."""
    facts = propose("page.txt", raw.encode(), raw, "utf-8", set()).documents[0].facts
    assert (facts.number, facts.issuers, facts.issued) == (number, issuers, issued)


@pytest.mark.parametrize("above", ["发文机关:某省人民政府\n生效日期:2018年03月27\n", "第一篇:某大学水渠管理实施细则\n"])
def test_rows_or_a_counted_copy_of_the_title_are_no_document(above: str) -> None:
    """What a page sets above a text belongs to it."""
    raw = f"{above}某大学水渠管理实施细则\n某文[2001]03号\n{RULES}"
    assert len(propose("page.txt", raw.encode(), raw, "utf-8", set()).documents) == 1
