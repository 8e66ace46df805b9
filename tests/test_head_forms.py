"""Facts that the head of a text shows by where they stand: each with a head that looks like it and shows nothing."""

from __future__ import annotations

from itertools import accumulate

import pytest

from jiaokan import clean, read
from jiaokan.html.metadata import line_metadata
from jiaokan.intake.facts import Facts, find_facts
from jiaokan.intake.proposal import propose
from jiaokan.intake.title_words import word_signs
from jiaokan.text import Piece

PROSE = "本次会议讨论了村里的水渠应当由谁来修、修多长、钱从哪里来，并且推选了三个人去县里询问有关的手续。"


def facts_of(*lines: str) -> Facts:
    """The facts of the first document of lines with a blank line between them and prose below."""
    return find_facts(read(clean("\n\n".join((*lines, PROSE, PROSE))))[0])


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (("某某小说网 > 武侠 > 山河传", "第三回白衣客"), "第三回白衣客"),
        (("上一章   第三回白衣客    下一章 ( → )", "正文第三回白衣客"), "正文第三回白衣客"),
        (("法規內容", "法規名稱: 某某縣水渠管理要點", "修正日期: 民國 112 年 02 月 15 日"), "某某縣水渠管理要點"),
        (("法規名稱：水渠法", "法規類別：法律 / 行政", "修正日期：20220504", "法規網址：https://example.org/a?b=1"), "水渠法"),
        (("林某某:论水渠的归属", "进入专题: 水渠", "林某某(某院)"), "林某某：论水渠的归属"),
        (("某省政府关于修渠问题的通知", "【发布日期】1985-05-04", "某省人民政府关于修渠问题的通知"), "某省人民政府关于修渠问题的通知"),
        (("跳转到主要内容", "水渠的来历"), "水渠的来历"),
        (("[地名由来]水渠名称的含义(港、浜、泾等) [复制链接]",), "[地名由来]水渠名称的含义（港、浜、泾等）"),
        (("# 老渠遊記|〔清〕林某 著", "## 第一回　渠水初來"), "老渠遊記"),
    ],
)
def test_the_title_is_what_the_head_shows_as_one(head: tuple[str, ...], title: str) -> None:
    """Ways to the page, rows of the record, names with their posts and abridged copies are none."""
    assert facts_of(*head).title == title


@pytest.mark.parametrize(
    ("head", "day", "names", "paper"),
    [
        (("渠考", "2018-07-09 12:51林某某", "某某学刊 2018年3期", "林某某", "(某大学,某市)"), "2018-07-09", ("林某某",), "某某学刊"),
        (("渠考", "林山　修渠研究　2021-02-04", "林山　天河市修渠院"), "2021-02-04", ("林山",), None),
        (("渠考", "林山　修渠研究　2021-02-04"), None, (), None),
        (("我与水渠", "《 某某晚报 》( 2025年12月18日 第 02 版 )"), "2025-12-18", (), "某某晚报"),
        (("渠边日记", "1962-03-04 晴"), None, (), None),
        (("渠考", "文/林某某 周某 田某某"), None, ("林某某", "周某", "田某某"), None),
        (("第一章 渠水", "2019-08-01 10:20 林山", "林山"), "2019-08-01", ("林山",), None),
    ],
)
def test_what_stands_under_a_title_is_told_by_its_form(
    head: tuple[str, ...], day: str | None, names: tuple[str, ...], paper: str | None
) -> None:
    """A clock is software's; a day without one, or a name, needs another line that bears it out. Chapters make no law."""
    found = facts_of(*head)
    assert (found.published, found.authors, found.paper, found.issued) == (day, names, paper, None)


def test_a_text_that_ends_with_the_sign_of_a_paper_is_signed() -> None:
    """Boxes to tick have the same sign, more than once."""
    assert find_facts(read(clean(f"水渠\n\n{PROSE}\n\n□林某某"))[0]).authors == ("林某某",)
    assert find_facts(read(clean(f"水渠\n\n{PROSE}\n\n□同意\n\n□反对"))[0]).authors == ()


def test_settings_that_switch_off_name_nobody_and_a_list_on_one_line_is_one() -> None:
    """`author: false` is a switch of the program that makes the site."""
    head = "---\ntitle: 水渠\nauthor: {}\ndate: 2022-01-26\n---\n\n# 水渠\n\n" + PROSE
    from jiaokan.html.metadata import metadata_of

    authors = [metadata_of(clean(head.format(said))).author for said in ("false", "[林某,Zhou]", "林某")]
    assert authors == ["", "林某\u3000Zhou", "林某"]


def test_the_history_behind_a_law_tells_who_made_it_and_when() -> None:
    """The first row is the making, the last the change; the repeal is neither; rules about a body are not its own."""
    rows = "1. 中華民國九十年六月二十八日某某院新聞局（90）正廣五字第 08612 號令訂定發布全文 7 條\n"
    rows += "1. 中華民國九十四年十月十四日某某院新聞局正廣五字第 0945080482A號令修正發布第 4 條條文\n"
    law = "# {}\n\n**法規類別**：行政＞某部\n\n**異動日期**：2005/10/14\n\n##### 第 1 條\n\n本署為修渠而設。\n\n## 沿革\n\n" + rows
    found = find_facts(read(clean(law.format("水渠基金收支保管標準")))[0])
    assert (found.genre, found.issuers, found.number) == ("rules", ("某某院新聞局",), "（90）正廣五字第08612號")
    assert (found.issued, found.revised) == ("2001-06-28", "2005-10-14")
    plain = find_facts(read(clean(law.format("財政部賦稅署組織條例").replace(rows, "")))[0])
    assert (plain.genre, plain.issuers, plain.revised) == ("law", (), "2005-10-14")


def test_an_order_is_its_own_and_the_day_below_it_may_have_letters_for_noughts() -> None:
    """市政府 names nobody: the number does."""
    order = "某岭市人民政府令第 42 号\n\n《某岭市水渠规定》业经2004年7月15日市政府第6次常务会议审议通过,现予发布,自2004年8月1日起施行。\n\n"
    found = find_facts(read(clean("某岭市水渠规定\n\n" + order + "市长 林某\n\n二OO四年七月二十日\n"))[0])
    assert (found.issuers, found.number, found.issued) == (("某岭市人民政府",), "某岭市人民政府令第42号", "2004-07-20")


def test_a_day_and_a_number_may_open_the_text_in_brackets() -> None:
    """(1985年5月4日某政〔1985〕38号) under the title."""
    found = facts_of("某省人民政府关于修渠问题的通知", "(1985年5月4日某政〔1985〕38号)  现将有关问题通知如下:")
    assert (found.number, found.issued, found.issuers) == ("某政〔1985〕38号", "1985-05-04", ("某省人民政府",))


def test_the_contents_of_a_text_cut_it_into_no_documents() -> None:
    """A list of its own headings below its title is no cover of a newsletter."""
    raw = "# 资料\n\n## 目录\n\n* 数据库总览\n    * 架构说明\n    * 源码阅读\n\n## 数据库总览\n\n### 架构说明\n\n甲。\n\n"
    raw += "### 源码阅读\n\n乙。\n"
    assert len(read(clean(raw))) == 1


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (("某某网", "导航", "主页 > 写作 > > 详细内容", "水渠裁定书的写法", "水渠裁定书的写法"), "水渠裁定书的写法"),
        (("某县地情网", "水渠志的产生与发展", "801", "水渠志的产生与发展", "    一、水渠志的起源"), "水渠志的产生与发展"),
        (("首页 家常菜 家常菜的做法", "家常菜的做法"), "家常菜的做法"),
        (("六法全書 | AI搜尋 |", "水渠保險會組成辦法  ( 108年02月12日)"), "水渠保險會組成辦法"),
        (("今年建议较去年增加6.03%", "2021-04-20 14:36    来源:网络转载    阅读:86次    我要评论"), "今年建议较去年增加6.03%"),
        (("【小学开学典礼致辞】尊敬的各位老师、亲爱的同学们:", "大家好!"), "小学开学典礼致辞"),
    ],
)
def test_what_leads_to_a_text_is_not_its_title(head: tuple[str, ...], title: str) -> None:
    """A line that stands again, or that another ends with, is the name of the text."""
    assert facts_of(*head).title == title


def test_collections_of_classics_name_dynasty_and_author_under_the_title() -> None:
    """Both forms need a sign between the two; an item of a list of facts is no paper."""
    assert [facts_of("观渠记", line).authors for line in ("宋代 • 欧阳某", "〔明代〕王某某", "明日")] == [("欧阳某",), ("王某某",), ()]
    assert facts_of("縣誌", "* 中文名：縣誌\n* 來源：《元和郡縣圖志》").paper is None


def test_the_time_of_a_meeting_is_no_day_of_issue() -> None:
    """Minutes are told by their last word and by what stands in their head."""
    found = facts_of("某村2023年村民代表会议记录", "时间：2023年5月6日下午", "地点：村委会", "主持人：林某", "出席：23人")
    assert (found.genre, found.issued, found.published) == ("minutes", None, None)


def test_a_line_of_a_journal_is_no_prose_and_a_stroke_inside_words_parts_no_title() -> None:
    """A stop behind figures ends no sentence, so the line below is the title; sites stand behind a stroke with blanks."""
    head = (
        "某某研究 , 1988, Vol. 18 , Issue (2): 20-22.",
        "水渠立法之管见",
        "李某某",
        "摘要：修渠以来，管理工作越来越受到重视，各县相继立约，而目前尚无一致的规矩。",
    )
    assert facts_of(*head).title == "水渠立法之管见"
    told = "水渠节上的活动，从早到晚都有人来看，修渠的和管渠的都到了，孩子们也来了。"
    assert facts_of("水渠节为修渠人打气趣味活动/金句立牌一起来", told).title == "水渠节为修渠人打气趣味活动/金句立牌一起来"


def test_a_label_that_cleaning_took_out_has_its_value_on_the_next_line() -> None:
    """发布时间：, and below it the day; a label below a label has none."""
    rows = ("发布时间:\n", "2025-05-22 10:03\n", "信息来源:\n", "分享到:\n", "作者:\n", "李某某\n")
    places = accumulate((len(row) + 1 for row in rows), initial=0)
    found = line_metadata(Piece(at, row, "", ("page-metadata",)) for at, row in zip(places, rows, strict=False))
    assert (found.day, found.source, found.author) == ("2025-05-22", "", "李某某")


def test_a_column_above_the_title_is_no_subtitle() -> None:
    """Pages set what may be done there above the title; what stands below it is one."""
    notice = (
        "意见反馈　手机看行情",
        "某县水务局关于水渠管理的通知",
        "某水发〔2020〕3号",
        "各乡镇：",
        "现将水渠管理的有关事项通知如下，请照此办理。",
    )
    assert facts_of(*notice).subtitle is None
    assert facts_of(*notice[1:2], "——第一批水渠", *notice[2:]).subtitle == "——第一批水渠"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (
            ("某某大學組織規程　中華民國35年9月13日教育部高字第19406號指令指示", "第一條　本大學訂定本規程。", "第二條　本大學修渠。"),
            "某某大學組織規程",
        ),
        (
            ("某某水渠案件的规定（一）（附：理解与适用）", "第一条　本规定所称水渠，是指水渠。", "第二条　修渠的，适用本规定。"),
            "某某水渠案件的规定（一）",
        ),
    ],
)
def test_what_stands_behind_a_title_is_none_of_it(head: tuple[str, ...], title: str) -> None:
    """Its history, what is appended; and 关于我们 says nothing of a text."""
    assert facts_of(*head).title == title
    assert "about" in set(word_signs("关于水渠")) - set(word_signs("关于我们　联系"))


def test_the_day_of_a_press_release_has_its_weekday_behind_it() -> None:
    """It is that of publishing; a letter of an authority has none."""
    story = ("水渠局回應查詢", "　　水渠局發言人今日表示，水渠的修建仍在進行，各區的居民都會收到通知。")
    found = facts_of(*story, "二○○四年四月二十一日（星期三）")
    assert (found.published, found.issued) == ("2004-04-21", None)
    found = facts_of(*story, "二○○四年四月二十一日")
    assert (found.published, found.issued) == (None, "2004-04-21")


def test_a_row_may_name_several_bodies() -> None:
    """A blank parts them; 发文标题 is the label of the title."""
    rows = ("发文标题：关于水渠征收管理事项的公告", "发文文号：某公告2016年第6号", "发文部门：某省水利厅 某省财政厅", "实施时间：2016-5-1")
    found = facts_of(*rows, "", "　　为保障水渠的修建，现将有关征收管理事项公告如下，请各单位遵照执行。")
    assert (found.title, found.issuers) == ("关于水渠征收管理事项的公告", ("某省水利厅", "某省财政厅"))


def test_a_cue_of_subtitles_is_no_title_and_a_title_said_twice_no_subtitle() -> None:
    """The number and the time of a cue have no words, and its words go on in the next."""
    raw = "1\n00:00:01,000 --> 00:00:04,000\n今天我们讲水渠的历史，\n\n2\n00:00:04,000 --> 00:00:08,500\n先看一张图。\n"
    assert find_facts(read(clean(raw))[0], file="讲课.srt").title == "讲课"
    twice = (
        "关于印发《水渠规定》的通知\n\n某市水利局\n\n某水发〔2003〕89号\n\n关于印发《水渠规定》的通知\n\n各区水利局：\n\n现印发给你们。\n"
    )
    assert find_facts(read(clean(twice))[0]).subtitle is None


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (("10.3969/j.issn.1000-4823.2019.04.018", "临河，沁渠"), "临河，沁渠"),
        (("渠边的旧报纸(1 / 3)", "渠边的旧报纸"), "渠边的旧报纸"),
        (("院會紀錄", "某院第10屆第7會期第1次會議紀錄"), "某院第10屆第7會期第1次會議紀錄"),
        (("# XSS", "Cross-site scripting，XSS", "## 博客"), "XSS"),
    ],
)
def test_a_copy_a_kind_and_a_number_of_an_article_are_no_titles(head: tuple[str, ...], title: str) -> None:
    """Each stands above the name of the text and says less than it."""
    assert facts_of(*head).title == title


def test_the_day_on_which_a_page_took_a_notice_in_is_not_its_own() -> None:
    """Above the notice stands the day of posting, below it that of issue; the number may stand in a cell."""
    page = "某县人民政府关于修渠的通知\n\n发布日期: 2017-11-11 效力状态: 生效中\n\n"
    notice = page + "某县人民政府\n\n关于修渠的\n\n通 知\n\n某政字〔2017〕114号\n\n"
    found = find_facts(read(clean(notice + f"各乡镇人民政府:\n\n{PROSE}\n\n某县人民政府\n\n2017年11月10日\n"))[0])
    assert (found.issued, found.number, found.published) == ("2017-11-10", "某政字〔2017〕114号", None)
    assert facts_of("| 某府〔2010〕8号 |", "关于增补修渠单位的通知", "各县人民政府:").number == "某府〔2010〕8号"


def test_what_a_journal_says_of_the_author_bears_the_name_out() -> None:
    """A name alone under a title may be anything."""
    assert facts_of("渠考", "林山", "某大学 水利系", "[作者简介] 林山(1981—),男,教授。").authors == ("林山",)
    assert facts_of("渠考", "林山", "某大学 水利系").authors == ()


def test_what_a_page_sets_above_a_text_is_no_document_of_its_own() -> None:
    """The title with rows of the file, and then the notice itself."""
    title = "某市人民政府关于公布修渠单位的通知"
    raw = (
        f"{title}\n- 格式:doc\n- 大小:24.00 KB\n- 文档页数:2\n{title}\n(某府发[2006]9号)\n各县市区人民政府:\n{PROSE}\n二○○六年三月十七日\n"
    )
    made = propose("page.txt", raw.encode(), raw, "utf-8", set()).documents
    assert [(one.facts.title, one.facts.number, one.facts.issued) for one in made] == [(title, "某府发〔2006〕9号", "2006-03-17")]


def test_names_over_where_they_work_are_the_authors_and_no_title() -> None:
    """Journals set the names, with figures for the places, and the places with codes below; the names may stand above the title too."""
    place = "（1.某某大学语言研究所，某地030006；2.某某学院，某地030021）"
    found = facts_of(
        "王晓某，杨某杰", place, "语音同一性鉴定中韵母的判别法探究", "王晓某1，杨某杰2", place, "摘要：目的解决如何依据语图区分韵母。"
    )
    assert (found.title, found.authors) == ("语音同一性鉴定中韵母的判别法探究", ("王晓某", "杨某杰"))


def test_a_site_and_a_day_in_the_line_of_columns_are_those_of_the_page() -> None:
    """Columns, the site and the day in one line; the reporter of a story set in traditional characters is named without his role."""
    found = facts_of("我市部署招生工作", "升學考試 教育 某某新聞網 2017-04-19", "本報訊(記者 王南某)4月12日,市某局召開了會議,部署了工作。")
    assert (found.published, found.paper, found.authors) == ("2017-04-19", "某某新聞網", ("王南某",))
    assert facts_of("杂记", "天气 晴 江边 2017-04-19", PROSE).published is None


def test_a_way_that_goes_on_is_no_title_and_a_bracket_behind_a_dateline_names_the_reporter() -> None:
    """首页 > 某栏 > ends open; the line over a byline with a day is the title, not the name of the site above it."""
    found = facts_of(
        "主页 > 三农天地 >",
        "某地：晾晒场上秋收忙",
        "发布日期：2021-09-17 13:40|发布：某网",
        "人民网某地9月16日电（刘某）眼下，正值秋收季节。",
    )
    assert (found.title, found.authors) == ("某地：晾晒场上秋收忙", ("刘某",))
    assert facts_of("某德娱乐新闻", "乡村之美二十年", "作者：admin    发布于：2023-11-11 13:53", PROSE).title == "乡村之美二十年"


def test_a_body_that_the_page_names_apart_is_not_the_issuer_where_the_title_names_one() -> None:
    """The site of an office bears its name; the letter below is by whom its title says."""
    title = "某某市人民政府防汛抗旱指挥部办公室关于征求修改意见的函"
    found = facts_of("某某市水利局", "征集调查", "主题：", title, "时限：", "截止：2019-06-18", title, "市直有关部门：", PROSE)
    assert "某某市水利局" not in found.issuers
