"""What a document says about itself, and where: the text before the page, and what differs told the editor."""

from __future__ import annotations

from typing import get_args

import pytest

from jiaokan import clean, read
from jiaokan.errors import BadInput
from jiaokan.html.metadata import PageMetadata, Statement
from jiaokan.intake.facts import Facts, find_facts
from jiaokan.intake.genre import law_genre
from jiaokan.intake.proposal import propose
from jiaokan.intake.rights import proposed_rights
from jiaokan.intake.standard import cover
from jiaokan.read.headline import is_short
from jiaokan.record.schema import OFFICIAL, Genre, Meta
from jiaokan.record.yaml import read_record
from jiaokan.site.terms import GENRE_NAMES


def facts_of(raw: str, page: PageMetadata | None = None) -> Facts:
    """The facts of the first document of a raw text."""
    return find_facts(read(clean(raw))[0], page)


NEWS = """某地召开会议

本报讯（记者 张三 李四）某地三月四日召开会议，部署有关工作，要求各部门认真落实。

会议还研究了其他事项。

责任编辑：王五
"""


def test_a_reporter_in_brackets_is_the_author_and_an_editor_is_none() -> None:
    """A story opens with its reporters; who edited the page wrote nothing."""
    facts = facts_of(NEWS)
    assert facts.authors == ("张三", "李四")
    assert facts.genre == "news"


def test_the_page_fills_what_the_text_does_not_say() -> None:
    """The day in China, the source, and what the page says twice and differently."""
    said = [
        Statement("published", "2021-03-04T20:00:00Z", "json-ld"),
        Statement("published", "2021-03-06", "line"),
        Statement("source", "某报", "meta"),
        Statement("publisher", "某网", "json-ld"),
        Statement("author", "赵六", "line"),
    ]
    facts = facts_of(NEWS, PageMetadata.of(said))
    assert (facts.published, facts.paper, facts.authors) == ("2021-03-05", "某报", ("张三", "李四"))
    assert facts.evidence["published"] == "网页的 JSON-LD"
    assert facts.doubts == ("发布时间两处不一：网页的 JSON-LD作 2021-03-04T20:00:00Z，题下的发布行作 2021-03-06",)


@pytest.mark.parametrize(
    ("title", "genre"),
    [
        ("某某局关于开展工作的通知", "notice"),
        ("某某局关于批准名单的公告", "announcement"),
        ("某某局关于修改规则的决定", "decision"),
        ("某某局关于有关问题的复函", "letter"),
        ("某某办法", "rules"),
    ],
)
def test_the_genre_of_an_official_text(title: str, genre: str) -> None:
    """The last word of the title says it; articles make rules of a body's 办法."""
    body = (
        "第一条　为了规范活动，制定本办法。\n\n第二条　本办法自发布之日起施行。"
        if genre == "rules"
        else "现将有关事项告知如下，请遵照执行。"
    )
    assert facts_of(f"某局发〔2021〕3号\n\n{title}\n\n{body}\n").genre == genre


def test_issuers_come_from_the_head_then_the_signature_then_the_title() -> None:
    """Each with its evidence."""
    head = facts_of("甲省某局文件\n\n甲发〔2021〕3号\n\n甲省某局关于甲的通知\n\n各市：\n\n现通知如下，请执行。\n")
    title = facts_of("甲发〔2021〕3号\n\n甲省某局关于甲的通知\n\n各市：\n\n现通知如下，请执行。\n")
    assert (head.issuers, head.evidence["issuers"]) == (("甲省某局",), "版头")
    assert (title.issuers, title.evidence["issuers"]) == (("甲省某局",), "题名")


@pytest.mark.parametrize(
    ("raw", "issuers", "issued"),
    [
        (
            "某市政府办公室转发市教育局关于扩大办学规模请示的通知\n\n某政办发〔1996〕32号\n\n各区人民政府：\n\n现转发给你们，请认真执行。\n\n"
            "一九九六年七月十七日\n\n附：\n\n关于扩大办学规模的请示\n\n市人民政府：\n\n经研究，拟扩大办学规模。\n\n市教育局\n\n一九九六年五月十三日",
            ("某市政府办公室",),
            "1996-07-17",
        ),
        (
            "某市人民政府办公室对市政协三次会议\n\n第2741号提案的答复\n\n某政办函〔2005〕69号\n\n邓某委员：\n\n您提出的提案收悉，现答复如下：\n\n"
            "政府网站作为电子政务建设的重要内容，意义重大。\n\n某市人民政府办公室\n\n二〇〇五年七月十四日",
            ("某市人民政府办公室",),
            "2005-07-14",
        ),
    ],
)  # fmt: skip
def test_who_forwards_or_answers_is_the_issuer(raw: str, issuers: tuple[str, ...], issued: str) -> None:
    """What is signed below the first day is another's; an answer says whose it is before 对."""
    facts = facts_of(raw)
    assert (facts.issuers, facts.issued) == (issuers, issued)


def test_a_forum_names_itself_behind_the_title() -> None:
    """The page's own title is parted at blanks around a stroke, and no word of the forum's stays."""
    page = PageMetadata.of([Statement("title", "请教腌萝卜的方法 - 乡味论坛 - Powered by Discuz!", "html")])
    raw = "山里人\n\n发表于 2019-10-3 21:15\n\n今年萝卜收了三百斤，想腌一些，请问盐和萝卜的比例是多少？\n"
    assert facts_of(raw, page).title == "请教腌萝卜的方法"


def test_sentences_with_wide_stops_are_no_title() -> None:
    """Who writes ．for 。 writes sentences all the same; in a name it is a dot."""
    assert not is_short("在动手之前，大家十分欢迎各位．正因为有了各位，才有了今天")
    assert is_short("约翰．克利斯朵夫")
    assert facts_of("约翰．克利斯朵夫\n\n江声浩荡，自屋后上升。雨水整天地打在窗上，一层水雾沿着玻璃蜿蜒流下。\n").title == "约翰·克利斯朵夫"


def test_a_page_that_says_title_and_number_twice_is_one_document() -> None:
    """The title of the page has the number before it, in 《》; the marks go, and those within become the outer ones."""
    raw = (
        "青政办发〔2016〕26号《青川市人民政府办公厅关于印发〈2016年工作要点〉的通知》\n《青川市人民政府办公厅关于印发〈2016年工作要点〉的通知》\n"
        "青政办发〔2016〕26号\n青政办发〔2016〕26号\n各区人民政府：\n《2016年工作要点》已经市政府同意，现印发给你们，请认真贯彻落实。\n"
        "青川市人民政府办公厅\n2016年5月28日\n2016年是规划开局之年，要完善公开的内容和方式，做好各项工作。\n"
    )
    documents = read(clean(raw))
    assert len(documents) == 1
    facts = find_facts(documents[0])
    assert facts.title == "青川市人民政府办公厅关于印发《2016年工作要点》的通知"
    assert (facts.issuers, facts.number, facts.issued) == (("青川市人民政府办公厅",), "青政办发〔2016〕26号", "2016-05-28")


@pytest.mark.parametrize("body", ["市人民政府", "省人民政府办公厅", "县政府办公室"])
def test_a_government_without_its_place_is_nobody(body: str) -> None:
    """Its own people call it so; which one it is nobody can tell."""
    raw = f"{body}关于进一步做好防汛工作的通知\n\n各县（市、区）：\n\n为做好防汛工作，现通知如下，请认真执行。\n"
    assert facts_of(raw).issuers == ()
    assert facts_of(raw.replace(body, f"青川{body}", 1)).issuers == (f"青川{body}",)


def test_a_sentence_that_holds_the_letters_of_a_dateline_is_none() -> None:
    """政府网站作为电子… opens no story: the answer stays one document, in its order, and no paper is found."""
    raw = (
        "您提出的提案收悉。\n\n随着社会信息化的发展和电子政务建设的推进，各级政府建立了网站。\n\n感谢您的关心。\n\n"
        "某市人民政府\n\n二〇〇六年九月七日"
    )
    (document,) = read(clean(raw))
    assert [block.text[:4] for block in document.blocks] == ["您提出的", "随着社会", "感谢您的", "某市人民", "二〇〇六"]
    assert find_facts(document).paper is None


def test_a_line_with_an_editor_and_no_text_below_opens_no_story() -> None:
    """The reporters in brackets and the editor under the last paragraph end a story."""
    raw = "某地召开会议\n\n某地三月四日召开会议，部署有关工作，要求各部门认真落实有关要求。\n\n（某台记者　张三　李四）\n\n责任编辑：王五"
    assert len(read(clean(raw))) == 1


def test_a_stamp_under_a_press_text_is_no_day_of_issue() -> None:
    """What readers write has its time; a day in figures below what no authority issued is the page's."""
    text = "某地召开会议\n\n某地三月四日召开会议，部署有关工作。\n\n{}"
    assert facts_of(text.format("2023-06-01 00:48")).issued is None
    assert facts_of(text.format("2023-06-01")).issued is None
    assert facts_of(text.format("二〇二三年六月一日")).issued == "2023-06-01"


def test_the_block_that_the_page_calls_its_title_is_it() -> None:
    """A panel above the headline has a heading of its own."""
    raw = "# 某某广角\n\n查看文章\n\n## 某地召开会议\n\n某地三月四日召开会议，部署有关工作。"
    page = PageMetadata.of([Statement("title", "某地召开会议_某网", "meta"), Statement("title", "某地召开会议", "html")])
    assert facts_of(raw, page).title == "某地召开会议"


def test_the_line_above_the_facts_of_the_page_is_the_title() -> None:
    """A trail stands above it, rows of tools below; cleaning took the facts out."""
    raw = "某某网 正文\n某地修好了河堤\n2018-06-08 15:38:24 来源: 《某某》杂志\n评论\n图集\n\n  某地三月四日修好了河堤，村民们放下心来。\n"
    assert facts_of(raw).title == "某地修好了河堤"


def test_a_title_is_recorded_without_its_label() -> None:
    """法規名稱 says what it is."""
    raw = "法規名稱: 某市議會質詢辦法\n時間: 中華民國101年03月30日\n\n  本辦法依本會議事規則第三十一條規定訂定之。\n"
    assert facts_of(raw).title == "某市議會質詢辦法"
    assert facts_of("名称：\n\n某地三月四日修好了河堤，村民们放下心来。\n").title


def test_the_name_of_a_site_makes_no_news() -> None:
    """A poem on a site has its publisher too; what says whose it is, is of the press."""
    text = "夜雨\n\n早蛩啼复歇，残灯灭又明。\n\n隔窗知夜雨，芭蕉先有声。"
    site = PageMetadata.of([Statement("publisher", "读诗网", "meta")])
    assert (facts_of(text, site).genre, facts_of(text, site).paper) == ("unknown", "读诗网")
    assert facts_of(text, PageMetadata.of([Statement("source", "某报", "html")])).genre == "news"


def test_traditional_words_are_said_to_be_so() -> None:
    """The script is that of the words."""
    assert facts_of("個人資料保護法施行細則\n\n為規範個人資料之蒐集、處理及利用，特訂定本細則。\n").language == "zh-Hant"


def test_a_list_names_each_once() -> None:
    """An author or a subject that stands twice is a slip of the editor."""
    record = "title: 题\nsource: page\ngenre: news\nauthors: [甲, 甲]\nrights: {status: unclear, basis: 例}\n"
    with pytest.raises(BadInput, match="stands twice"):
        read_record(record, Meta, "document.yaml", "", "")


def test_every_genre_has_a_name_and_can_be_cited() -> None:
    """A genre that the site cannot name would break its page; those of official texts are among the genres."""
    assert set(get_args(Genre)) == set(GENRE_NAMES)
    assert set(get_args(Genre)) > OFFICIAL


LAW = "某某法\n\n（1999年3月15日第九届全国人民代表大会第二次会议通过　2004年3月14日第十届全国人民代表大会第二次会议修正）\n\n第一条　甲。\n"


def test_the_day_of_a_page_is_not_that_of_a_law() -> None:
    """A site that shows a law on some day did not issue it then; nor is the site a newspaper."""
    said = [Statement("published", "2021-03-04T20:00:00Z", "json-ld"), Statement("publisher", "某法规数据库", "json-ld")]
    facts = facts_of(LAW, PageMetadata.of(said))
    assert (facts.issued, facts.revised, facts.published, facts.paper) == ("1999-03-15", "2004-03-14", None, None)
    assert (facts.genre, facts.issuers) == ("law", ("全国人民代表大会",))


@pytest.mark.parametrize(
    ("title", "bodies", "number", "genre"),
    [
        ("某某法（2018年修正）", ("全国人民代表大会",), "", "law"),
        ("某某办法", ("国务院",), "国务院令第1号", "regulation"),
        ("某市某某条例", (), "", "regulation"),
        ("某某办法", ("某部",), "某部令第1号", "rules"),
        ("关于某某的批复", ("最高人民法院",), "法释〔2020〕1号", "judicial-interpretation"),
        ("关于修改某某法的决定", ("全国人民代表大会常务委员会",), "", "decision"),
        ("某某纲要", (), "", None),
    ],
)
def test_the_genre_of_a_text_with_articles(title: str, bodies: tuple[str, ...], number: str, genre: str | None) -> None:
    """By the body that issued it and the last word of its title, as the Legislation Law has them."""
    assert law_genre(title, bodies, number) == genre


def test_what_nobody_says_is_unknown() -> None:
    """A text without a head, a paper or a telling title is of no genre."""
    assert facts_of("老井\n\n村口有一口老井，井台是青石的。\n\n后来通了自来水。\n").genre == "unknown"


@pytest.mark.parametrize(
    ("genre", "issuers", "decided"),
    [
        ("notice", ("某省人民政府办公厅",), True),
        ("law", ("全国人民代表大会常务委员会",), True),
        ("rules", ("国家市场监督管理总局", "公安部"), True),
        ("notice", ("某集团有限公司",), False),
        ("notice", ("某大学",), False),
        ("notice", ("中共某县委员会",), False),
        ("notice", (), False),
        ("news", ("某省人民政府办公厅",), False),
        ("standard", ("国家标准化管理委员会",), False),
    ],
)
def test_issuer_and_genre_may_decide_the_rights(genre: str, issuers: tuple[str, ...], decided: bool) -> None:
    """Art. 5 of the Copyright Law is about documents of organs of the state; whatever is not surely one is left to the editor."""
    rights = proposed_rights(Facts("甲", genre, issuers=issuers))
    assert (rights is not None) == decided
    assert rights is None or rights.status == "public-domain"


STANDARD = """ICS 03.120.10
A 00

中华人民共和国国家标准
GB/T 12345.6-2021
代替GB/T 12345.6-2010

旧书修复技术要求
第6部分：纸张补缀

Technical requirements for restoration of old books

2021-05-21发布　　　　2021-12-01实施

国家市场监督管理总局
国家标准化管理委员会　发布

前  言

本文件按照GB/T 1.1—2020的规定起草。
"""


def test_the_cover_of_a_standard_says_what_it_is() -> None:
    """Its name over two lines, its number, both days, both bodies; a text that names a standard has no cover."""
    found = facts_of(STANDARD)
    assert (found.title, found.genre, found.number) == ("旧书修复技术要求第6部分：纸张补缀", "standard", "GB/T 12345.6—2021")
    assert (found.issued, found.effective) == ("2021-05-21", "2021-12-01")
    assert found.issuers == ("国家市场监督管理总局", "国家标准化管理委员会")
    assert not cover(["旧书修复", "中华人民共和国国家标准", "GB/T 12345.6-2021", "2021年5月21日，这一标准发布了。"][:3])


def test_the_time_of_a_meeting_is_no_day_of_publishing() -> None:
    """Where rows name the place or who presided, 時間 is that of the meeting."""
    found = facts_of("某某縣議會第7屆第2次定期會會議紀錄\n時間：中華民國108年11月5日\n地點：本會議事廳\n主席：林某某\n\n壹、報告事項\n")
    assert (found.genre, found.published, found.issued) == ("minutes", None, None)


def test_a_press_release_ends_with_its_time() -> None:
    """The day above 香港時間 is no day of issue of what has no issuer."""
    found = facts_of("行政長官會見傳媒\n\n以下是行政長官今日的談話：\n\n各位早晨。\n\n2021年8月24日（星期二）\n香港時間12時20分\n")
    assert found.issued is None


def test_the_head_of_a_forum_says_the_day() -> None:
    """发表于 with a day and its time, at the beginning of a line."""
    found = facts_of("村里的老戏台要不要修\n发表于 2013-5-12 08:31:02 | 只看该作者 | 倒序浏览\n去年冬天回村，看见戏台塌了一块。\n")
    assert found.published == "2013-05-12"


def test_what_stands_before_markdown_is_said_of_the_text() -> None:
    """Title, day and author; the reporter's word is no part of the name; what no such block says stays empty."""
    raw = '---\ntitle: "河堤修好了"\ndate: 2020-1-2 08:00\nauthor: 记者某甲\nurl: /a/b\n---\n\n去年冬天动工。\n'
    made = propose("a.md", raw.encode(), raw, "utf-8", set())
    (document,) = made.documents
    found = document.facts
    assert (found.title, found.published, found.authors) == ("河堤修好了", "2020-01-02", ("某甲",))
    assert [block.text for block in document.document.blocks] == ["河堤修好了", "去年冬天动工。"]
    assert made.page.canonical == ""
    assert found.evidence["published"] == "文首的设置"
