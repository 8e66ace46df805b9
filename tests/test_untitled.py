"""Texts that nobody entitled: letters, diaries, notes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiaokan import clean, read
from jiaokan.cli import main
from jiaokan.intake.proposal import propose
from jiaokan.intake.untitled import MOST_FIRST_WORDS_CHARACTERS, first_words, named_file
from tests.test_facts import STANDARD

LETTER = """素芬：

　　见字如面。昨日到了兰州，天已黑了，坐了一夜。

　　家里都好。

　　文山
　　一九五六年六月十二日夜
"""
DIARY = "一月三日　晴\n\n早起扫雪。\n\n一月四日　阴\n\n无事。夜里写信。\n\n一月七日　小雪\n\n信写完了，托老陈带到镇上。\n"


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("父亲来信一.txt", "父亲来信一"),
        ("父亲来信_1956 (2).md", "父亲来信 1956"),
        ("新建文本文档.txt", ""),
        ("新建 文本文档 (3).txt", ""),
        ("微信图片_20200102.txt", ""),
        ("文件.txt", ""),
        ("文件柜里的信.txt", "文件柜里的信"),
        ("page-01.html", ""),
        ("信.txt", ""),
        (".txt", ""),
    ],
)
def test_a_name_that_somebody_gave(name: str, title: str) -> None:
    """Words, without the ending and the number of a copy; what programs call a file names nothing."""
    assert named_file(name) == title


@given(st.text())
def test_first_words_are_short_and_stand_there(text: str) -> None:
    """Whatever the text."""
    words = first_words(text)
    assert len(words) <= MOST_FIRST_WORDS_CHARACTERS + 1
    assert words.removesuffix("…") in text


def titled(name: str, raw: str) -> tuple[str, str]:
    """The title that is proposed, and where it is from."""
    (document,) = propose(name, raw.encode(), raw, "utf-8", set()).documents
    return document.facts.title, document.facts.evidence["title"]


def test_an_untitled_text_is_called_by_its_file_or_its_first_words() -> None:
    """A title that the text has goes before both."""
    assert titled("父亲来信一.txt", LETTER) == ("父亲来信一", "文件名")
    assert titled("001.txt", LETTER) == ("见字如面", "首段")
    assert titled("日记.txt", DIARY) == ("日记", "文件名")
    assert titled("甲.txt", "父亲的信\n\n" + LETTER)[0] == "父亲的信"


def test_the_day_of_a_letter_may_say_when() -> None:
    """夜 behind the day under a letter is no part of another thing."""
    (document,) = propose("001.txt", LETTER.encode(), LETTER, "utf-8", set()).documents
    assert document.facts.issued == "1956-06-12"


@pytest.mark.parametrize(
    ("raw", "days"),
    [
        (DIARY, ["一月三日　晴", "一月四日　阴", "一月七日　小雪"]),
        ("母亲的日记\n\n" + DIARY, ["一月三日　晴", "一月四日　阴", "一月七日　小雪"]),
        (DIARY.replace("一月四日", "一月三十四日"), []),
        (DIARY.replace("一月三日　晴\n\n早起扫雪。\n\n", ""), []),
        (DIARY.replace("一月", "七月").replace("四日", "三日").replace("七日", "三日"), []),
        ("素芬：\n\n见字如面。\n\n一月三日\n\n素芬：\n\n信收到了。\n\n一月四日\n\n素芬：\n\n都好。\n\n一月七日\n\n勿念。\n", []),
        ("一月三日\n\n一月四日\n\n一月七日\n\n这三天放假。\n", []),
    ],
    ids=["a diary", "with its title", "no such day", "two days", "one day again", "under letters", "a list of days"],
)
def test_the_days_of_a_diary_head_its_entries(raw: str, days: list[str]) -> None:
    """Three days in their order, each with text under it and none before the first."""
    blocks = [block for document in read(clean(raw)) for block in document.blocks]
    assert [block.text for block in blocks if block.type == "heading" and "日" in block.text] == days


OLD = "山居杂记\n\n明　林下人　撰\n\n自序\n\n　　余居南山二十年，随笔记之，不敢言著述也。\n\n卷一　山\n\n　　山中之物，以此为先。\n"


def test_who_wrote_an_old_book_stands_under_its_title() -> None:
    """The age, the name, the verb: a byline and no heading."""
    (document,) = propose("山居杂记.txt", OLD.encode(), OLD, "utf-8", set()).documents
    assert document.facts.authors == ("林下人",)
    assert [block.type for block in document.document.blocks][:2] == ["title", "byline"]


def test_a_turn_of_speech_is_no_title() -> None:
    """Above it stands what was told, though that is built as a fact with its name."""
    raw = "口述：碾子沟的水磨\n讲述人：某甲　整理：某乙\n\n问：水磨是哪一年有的？\n答：我记事就有。\n问：后来呢？\n答：冲走了。\n"
    assert titled("001.txt", raw)[0] == "口述：碾子沟的水磨"


def test_a_title_behind_its_label_is_one() -> None:
    """A row that gives the title is no other fact, whatever stands below it."""
    raw = "法規名稱：救護車管理辦法\n\n沿革\n1.中華民國七十年六月四日行政院衛生署衛署醫字第326679號令訂定發布\n\n第 1 條\n為加強管理。\n"
    assert titled("001.txt", raw)[0] == "救護車管理辦法"


KINDS = {
    "法规.txt": "法規名稱：救護車管理辦法\n\n第 1 條\n為加強救護車之使用管理，特訂定本辦法。\n\n第 2 條\n左列單位得設置救護車。\n",
    "父亲来信一.txt": LETTER,
    "日记1962.txt": DIARY,
    "文章.md": "---\ntitle: 河堤修好了\ndate: 2020-01-02\n---\n\n去年冬天动工，今年春天完工。\n",
    "标准.txt": STANDARD,
}


def test_what_is_proposed_passes_the_check(tmp_path: Path) -> None:
    """A corpus of texts of several kinds is added in one call and built, and nothing has to be put right before every law holds."""
    (tmp_path / "corpus").mkdir()
    for name, text in KINDS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    root = ["--root", str(tmp_path)]
    ground = ["--rights", "protected", "--holder", "某人", "--basis", "家藏"]
    assert main(["add", *(str(tmp_path / name) for name in KINDS), *ground, *root]) == 0
    assert main(["build", *root]) == 0
    assert main(["check", *root]) == 0


@pytest.mark.parametrize("last", ["", "温馨提示:请各位提前安排车辆,不便之处敬请谅解。\n"])
def test_what_stands_below_the_text_heads_nothing(last: str) -> None:
    """Neither who signs it nor what it ends with; a year may be written with the figure for nought."""
    first = "为了确保晚会的顺利进行,维护道路交通秩序,决定对现场周围道路实行交通管制,具体事项通告如下:"
    raw = f"{first}\n一、时间:2011年5月19日16:00至23:00\n二、范围:桃源中路。\n{last}某县公安局交通警察大队\n二0一一年五月十六日\n"
    facts = propose("page.txt", raw.encode(), raw, "utf-8", set()).documents[0].facts
    assert facts.title.startswith("为了确保晚会的顺利进行")
    assert (facts.issuers, facts.issued, facts.published) == (("某县公安局交通警察大队",), "2011-05-16", None)
