"""Facts in the forms of scraped pages of many makes, of orders, and of Taiwan and Hong Kong; what only looks like one is none."""

from __future__ import annotations

import pytest

from jiaokan.html.metadata import page_metadata
from jiaokan.intake.facts import Facts
from jiaokan.intake.proposal import propose

LETTER = """教育部國民及學前教育署　函

受文者：臺北市立某某高級中學

發文日期：中華民國109年3月5日
發文字號：臺教國署國字第1090026543號

主旨：檢送「課程綱要實施說明」1份，請查照。

署長　某某某
"""
NOTICE = "衛生福利部公告\n\n發文日期：中華民國111年1月3日\n發文字號：衛授疾字第1110100001號\n\n主旨：公告修正「防疫措施」，並自即日生效。\n"
LAW = (
    "個人資料保護法\n\n中華民國八十四年八月十一日總統（84）華總（一）義字第5960號令制定公布全文四十五條\n\n"
    "第一條　為規範個人資料之蒐集，特制定本法。\n"
)
CIRCULAR = (
    "教育局通告第12/2019號\n\n分發名單：各公營學校校監及校長\n\n1. 本通告旨在告知各校手冊的修訂事宜。\n\n教育局局長\n二零一九年九月三日\n"
)
ORDINANCE = "國歌條例\n\n2020年第5號條例\n\n2020年6月11日\n\n本條例旨在就國歌的奏唱訂定條文。\n"
ORDER = """某某条例

中华人民共和国国务院令

第 499 号

《某某条例》已经2007年5月23日国务院第177次常务会议通过，现予公布，自2007年8月1日起施行。

总理　某某某

二○○七年五月二十九日

第一条　为了管理，制定本条例。

第二条　本条例自2007年8月1日起施行。
"""
BUREAU = (
    "北京市某局关于考核工作的通知\n\n各单位：\n\n请认真做好考核。\n\n2021年8月31日之前完成全部培训任务，考核通过的发给证书\n\n"
    "北京市某局\n2021年3月25日\n"
)
OPINION = "国务院关于传承发展的意见\n\n（2019年10月20日）\n\n各地要高度重视。\n\n一、总体要求\n\n要抓好落实。\n"
FORWARDED = "转发“关于印发《处方办法》的通知”\n\n某政字〔2004〕80号\n\n各区：\n\n请遵照执行。\n"
RULES = "某某处罚程序\n\n（1994年8月29日卫生部令第36号发布）\n\n第一条　为加强管理，制定本程序。\n"


def facts(text: str) -> Facts:
    """What is proposed of a text of one document."""
    return propose("page.txt", text.encode(), text, "utf-8", set()).documents[0].facts


@pytest.mark.parametrize(
    ("text", "issuers", "number", "issued", "genre"),
    [
        (LETTER, ("教育部國民及學前教育署",), "臺教國署國字第1090026543號", "2020-03-05", "letter"),
        (NOTICE, ("衛生福利部",), "衛授疾字第1110100001號", "2022-01-03", "announcement"),
        (LAW, (), "（84）華總（一）義字第5960號", "1995-08-11", "law"),
        (CIRCULAR, ("教育局",), "教育局通告第12/2019號", "2019-09-03", "announcement"),
        (ORDINANCE, (), "2020年第5號條例", "2020-06-11", "law"),
        (ORDER, ("国务院",), "国务院令第499号", "2007-05-29", "regulation"),
        (BUREAU, ("北京市某局",), None, "2021-03-25", "notice"),
        (OPINION, ("国务院",), None, "2019-10-20", "opinion"),
        (FORWARDED, (), "某政字〔2004〕80号", None, "notice"),
        (RULES, ("卫生部",), "卫生部令第36号", "1994-08-29", "rules"),
    ],
)
def test_facts_in_their_own_forms(text: str, issuers: tuple[str, ...], number: str | None, issued: str | None, genre: str) -> None:
    """Who, under which number, on which day, of which kind: as the form of the place has it."""
    found = facts(text)
    assert (found.issuers, found.number, found.issued, found.genre) == (issuers, number, issued, genre)


@pytest.mark.parametrize(
    "text",
    [
        "某人來函\n\n昨日收到一位讀者來函，問及老井的由來。\n\n老井在村口。\n",
        "兩種做法\n\n依說明字第二項辦理。\n\n下文另述。\n",
        "老井\n\n（村口有一口老井，井台是青石的）\n\n2021年8月31日之前全村通过了自来水验收\n",
    ],
)
def test_what_only_looks_like_a_form_is_none(text: str) -> None:
    """No number, no body and no day of issue is invented."""
    found = facts(text)
    assert (found.issuers, found.number, found.issued, found.adopted) == ((), None, None, None)


@pytest.mark.parametrize(
    ("below", "day", "source"),
    [
        ("<div>某频道</div><span>2020-10-04 20:30</span>", "2020-10-04", ""),
        ("<p>2020年01月03日 18:13</p>", "2020-01-03", ""),
        ("<p>2019-09-26 12:11来源：某报</p>", "2019-09-26", "某报"),
        ("<p>2019-09-07 13:43:45　来源: <a href='/a'>某红周刊</a></p>", "2019-09-07", "某红周刊"),
        ("<p>2019-13-07 13:43</p>", "", ""),
        ("<p>第一段说，2019-09-07 13:43 有人来过，后来又走了。</p>", "", ""),
    ],
)
def test_the_day_below_the_headline_is_that_of_the_page(below: str, day: str, source: str) -> None:
    """Alone on its line, with its time or its source; a day within a sentence, or one that the calendar does not have, is none."""
    page = page_metadata(
        f"<html><head><title>老井的故事_某网</title></head><body><h1>老井的故事</h1>{below}<p>村口有一口老井。</p>"
        "<ul><li>另一篇</li><li>2018-01-01 09:00</li></ul></body></html>"
    )
    assert (page.day, page.source) == (day, source)


def test_a_circular_is_entitled_by_its_subject() -> None:
    """The line of its head that names no field; its number is one, and the day stands in a field."""
    text = (
        "教育局通告第12/2019號\n\n分發名單：各小學及中學校監／校長\n副本送：各組主管—備考\n檔號：EDB(CD)/ADM/150/2\n日期：2019年7月5日\n\n"
        "2019/20學年學校津貼安排\n\n摘要\n\n1. 本通告旨在向各資助學校公布各項津貼的安排。\n\n教育局局長\n（陳大文代行）\n"
    )
    (made,) = propose("page.txt", text.encode(), text, "utf-8", set()).documents
    found = made.facts
    assert (found.title, found.number, found.issuers) == ("2019/20學年學校津貼安排", "教育局通告第12/2019號", ("教育局",))
    assert (found.issued, found.genre) == ("2019-07-05", "announcement")
    types = {block.text: block.type for block in made.document.blocks}
    assert (types["教育局通告第12/2019號"], types["2019/20學年學校津貼安排"]) == ("number", "title")


@pytest.mark.parametrize(
    ("line", "issuers", "genre"),
    [
        ("2020年第5號條例", ("立法會",), "law"),
        ("1997年第110號條例", ("香港特別行政區立法會",), "law"),
        ("2020年第72號法律公告", (), "regulation"),
    ],
)
def test_an_ordinance_is_a_law_of_the_legislature_that_it_names(line: str, issuers: tuple[str, ...], genre: str) -> None:
    """Who enacted it stands in its text; where it does not, nobody is named."""
    by = f"由{issuers[0]}制定。\n\n" if issuers else ""
    found = facts(f"《國歌條例》\n\n{line}\n\n本條例旨在就國歌的奏唱訂定條文。\n\n{by}1. 簡稱\n\n本條例可引稱為《國歌條例》。\n")
    assert (found.number, found.issuers, found.genre) == (line, issuers, genre)
