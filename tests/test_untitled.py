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


ON_WORDS = "Java 语言提供了很多修饰符，主要分为两类，放在语句的最前面，用来定义类、方法和变量。\n"


@pytest.mark.parametrize(
    ("name", "front", "heading", "title"),
    [
        ("Java 修饰符.md", "修饰符", "Java 访问修饰符与非访问修饰符", "Java访问修饰符与非访问修饰符"),
        ("修饰符.md", "修饰符", "修饰符是什么", "修饰符"),
        ("修饰符 Java.md", "修饰符", "Java 访问修饰符与非访问修饰符", "修饰符"),
        ("Java 修饰符.md", "类与方法", "Java 访问修饰符与非访问修饰符", "类与方法"),
        ("java-01.md", "修饰符", "Java 访问修饰符与非访问修饰符", "修饰符"),
    ],
)
def test_a_heading_that_says_the_files_name_in_full_is_the_title(name: str, front: str, heading: str, title: str) -> None:
    """The block above a note may have a part of the name only; a heading that the file's name does not bear out is a section."""
    raw = f"---\ntitle: {front}\ntags: [Java]\n---\n\n# {heading}\n\n{ON_WORDS}\n## 例子\n\n{ON_WORDS}"
    assert "".join(titled(name, raw)[0].split()) == title


def test_who_provides_a_text_is_no_title() -> None:
    """A site says so above a text; a title that ends with the word only is one."""
    verse = "\n關雎\n\n關關雎鳩，在河之洲。窈窕淑女，君子好逑。\n參差荇菜，左右流之。窈窕淑女，寤寐求之。\n"
    assert titled("詩經.txt", f"某某經典網站提供\n\n詩經\n{verse}")[0] == "詩經"
    prose = "\n水渠修好以后，种子由谁提供，各村说法不一，于是在祠堂里商量了一个下午，最后定了下来。\n"
    assert titled("001.txt", f"种子由合作社提供\n{prose}{prose}")[0] == "种子由合作社提供"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("锦山。天色将暗，小镇亮起了灯。少年走过石桥。", "锦山。天色将暗，小镇亮起了灯"),
        ("锦山。", "锦山"),
        ("见字如面。昨日到了兰州。", "见字如面"),
    ],
)
def test_a_word_that_is_a_sentence_takes_the_next_along(text: str, words: str) -> None:
    """锦山 alone would look like the name of the text."""
    assert first_words(text) == words


def test_who_signs_beside_the_day_is_no_title() -> None:
    """The last line of a text without a title stays what it is, though the day stands in it."""
    first = "一年一度的中秋节即将来临，根据有关通知精神，结合我院实际情况，现就放假事宜通知如下： 一、放假3天。其中9月13日为周二。"
    raw = f"学院各处、室、中心：\n{first} 二、教务处据此调整教学计划。\n以上工作望各单位认真落实。\n学院办公室 二0一一年九月六日\n"
    assert titled("001.txt", raw)[0].startswith("一年一度的中秋节")
    assert titled("001.txt", f"水渠馆 2011年9月6日\n\n{ON_WORDS}\n{ON_WORDS}")[0].startswith("水渠馆")


def test_the_second_line_of_a_headline_is_not_the_whole() -> None:
    """It begins with a dash, and the first stands above it; a row above it is none."""
    prose = "农村专业研究会，这个改革中出生的孩子，以几万个会、几百万会员的阵容遍及各地，成为农村的一支劲旅。\n"
    head = "1990年3月10日某某日报 第5版\n\n第5版（国内专页）\n专栏：\n\n"
    second = "——某地农村专业研究会扫瞄"
    assert titled("001.txt", f"{head}  为农民提供舞台\n{second}\n常征\n{prose}{prose}")[0] == f"为农民提供舞台\u3000{second}"
    assert not titled("001.txt", f"栏目：水渠\n{second}\n常征\n{prose}{prose}")[0].startswith("栏目")
