"""What stands beside a text and is none of its title: numbers of databases, ways, names, sources, reporters; each tells its own fact."""

from __future__ import annotations

import pytest

from jiaokan import clean, read
from jiaokan.intake.facts import Facts, find_facts
from jiaokan.intake.proposal import propose
from jiaokan.intake.untitled import opening

PROSE = "本次会议讨论了村里的水渠应当由谁来修、修多长、钱从哪里来，并且推选了三个人去县里询问有关的手续。"
CARD = "索 引 号：400/ 分类：水务处罚 ; 水务处罚决定\n发布机构：水务局 发文日期：2021年09月02日\n"


def proposed(raw: str) -> Facts:
    """The facts that `add` proposes of the first document of a page as text."""
    return propose("page.txt", raw.encode(), raw, "utf-8", set()).documents[0].facts


def facts_of(raw: str) -> Facts:
    """The facts of the first document of a text."""
    return find_facts(read(clean(raw))[0])


@pytest.mark.parametrize(
    ("raw", "title", "genre"),
    [
        (f"漁會法(01131)\n\n第一條\n{PROSE}\n第二條\n{PROSE}\n", "漁會法", "law"),
        (f"修渠规范（2023）\n\n第一条 {PROSE}\n第二条 {PROSE}\n", "修渠规范（2023）", "rules"),
        (f"{CARD}名 称：水务处罚决定书（某某）\n文 号：〔2021〕6号\n\n{PROSE}\n", "水务处罚决定书（某某）", "decision"),
    ],
)  # fmt: skip
def test_numbers_of_databases_and_entries_of_cards_are_no_titles(raw: str, title: str, genre: str) -> None:
    """A year in brackets stays; a kind before brackets is one."""
    found = proposed(raw)
    assert (found.title, found.genre) == (title, genre)


def test_a_paper_of_a_journal_is_no_news_and_prosecutors_write_too() -> None:
    """The issue of a journal under the title names where it appeared; authors stand over any place of work with its post code."""
    places = "（1.某省人民检察院，某省某市　610031；2.某省警官职业学院，某省某市　618000）"
    found = facts_of(f"论修渠\n\n修渠学刊 2012年3期\n\n王某,杨某某\n\n{places}\n\n{PROSE}\n\n{PROSE}\n")
    assert (found.paper, found.authors, found.genre) == ("修渠学刊", ("王某", "杨某某"), "unknown")


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ("某某专区 » 修渠会议\n\n概况介绍", "概况介绍"),
        ("潘某某\n\n（某市人民检察院，某省某市　314500）", PROSE),
        ("来源：《修渠研究》2021年第4期，节选自《渠考》一文，注释从略。", PROSE),
    ],
)
def test_what_stands_beside_a_text_does_not_open_it(head: str, words: str) -> None:
    """The way to its page, who wrote it and works where, where it was taken from; the words below do."""
    assert opening(read(clean(f"{head}\n\n{PROSE}\n"))[0]) == words


def test_names_over_a_place_of_work_are_no_title_of_a_text_without_one() -> None:
    """They are its authors."""
    found = facts_of(f"潘某某\n（某市人民检察院，某省某市　314500）\n{PROSE}\n{PROSE}\n")
    assert (found.title.startswith("本次会议"), found.authors) == (True, ("潘某某",))


def test_a_reporter_of_taiwan_reports_from_a_place() -> None:
    """The line with the place behind a stroke is a byline; the clock alone below it is that of the page, two clocks are of entries."""
    head = "水渠修好了 村民樂開懷\n\n記者林某某／天河報導\n\n2021-03-04 10:12\n\n"
    found = proposed(f"{head}{PROSE}\n\n{PROSE}\n")
    assert (found.title, found.authors, found.published) == ("水渠修好了　村民樂開懷", ("林某某",), "2021-03-04")
    twice = proposed(f"{head}2021-03-05 11:12\n\n{PROSE}\n\n{PROSE}\n")
    assert twice.published is None


@pytest.mark.parametrize(
    ("line", "paper", "names", "genre"),
    [
        ("原文来自公号：苍山夜话", "苍山夜话", (), "unknown"),
        ("来源：《修渠研究》2021年第4期", "修渠研究", (), "unknown"),
        ("采写：新媒体某某", None, (), "unknown"),
        ("采写：林某某", None, ("林某某",), "unknown"),
    ],
)
def test_who_is_named_behind_a_word_for_what_he_did(line: str, paper: str | None, names: tuple[str, ...], genre: str) -> None:
    """The word is no name; a journal makes no news."""
    found = facts_of(f"村里的水渠\n\n{line}\n\n{PROSE}\n\n{PROSE}\n")
    assert (found.paper, found.authors, found.genre) == (paper, names, genre)


@pytest.mark.parametrize(
    ("line", "paper", "genre"),
    [("摘自《天河边的酒馆》", "天河边的酒馆", "unknown"), ("摘自《天河晚报》", "天河晚报", "news"), ("转自天河说", "天河说", "news")],
)
def test_a_part_of_a_book_is_no_news(line: str, paper: str, genre: str) -> None:
    """What a paper printed or somebody copied is."""
    found = facts_of(f"天河边的酒馆\n\n{PROSE}\n\n{PROSE}\n\n{line}\n")
    assert (found.paper, found.genre) == (paper, genre)


def test_rules_that_begin_with_who_made_them_are_official() -> None:
    """Their bodies issued them, and the day on which a page took them in is not their own; an essay about rules stays one."""
    head = "某市劳动局、某市财政局关于开办夜市若干问题的规定\n\n作者：法律资料网　时间：2024-06-30 11:16:56\n\n"
    found = proposed(f"{head}{PROSE}\n\n{PROSE}\n")
    assert (found.issuers, found.genre) == (("某市劳动局", "某市财政局"), "rules")
    assert (found.published, found.issued) == (None, None)
    essay = proposed(f"论某市关于开办夜市的规定\n\n{PROSE}\n\n{PROSE}\n")
    assert (essay.issuers, essay.genre) == ((), "unknown")
