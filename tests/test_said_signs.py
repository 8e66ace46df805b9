"""What two lines say of each other, and what decides where lines do not wrap; the place of the line is said beforehand."""

from __future__ import annotations

from typing import Any

import pytest
from test_wrapped_signs import FULL, PLAIN, sign

from jiaokan.page.boundary.said import _ends_history, _is_caption, belong
from jiaokan.page.boundary.unmeasured import unmeasured_sign
from jiaokan.page.line import lines
from jiaokan.page.program import CodeLine, _remarks, programs

REST = "踩上去咯吱咯吱响。"
LONG = f"{FULL}的雪都化完了，人们"
"""A line of prose that breaks off, with two clauses inside."""


@pytest.mark.parametrize(
    ("text", "said", "wanted"),
    [
        ("桥通了，人来\n好的", {"told": True}, True),
        ("桥通了，人来\n好的", {}, None),
        ("桥通了，人来。\n好的", {"told": True}, None),
        ("桥通了，人来\n一、好的", {"told": True}, None),
        ("新华社青石3月24日电\n山路", {"starts": True}, True),
        ("新华社青石3月24日电\n山路", {}, None),
        ("（记者林溪）\n山路", {"story": True}, True),
        ("（记者林溪）\n山路", {}, None),
        ("山路\n石桥", {"story": True}, None),
        ("桥通了，人来\n图1 石桥", {"told": True, "measure": 0}, False),
        ("桥通了，人来\n图1 石桥", {"told": True, "measure": 20}, False),
        ("桥通了，人来\n图1 石桥全部的样子", {"told": True, "measure": 20}, True),
        ("桥通了，见\n图1 石桥", {"told": True, "measure": 0}, True),
        ("桥通了，人来\n图1，石桥", {"told": True, "measure": 0}, True),
        ("桥通了，人来\n图石桥", {"told": True, "measure": 0}, True),
        ("桥通了，人来\n石桥", {"told": True, "measure": 0}, True),
        ("2020年5月6日山路开工\n2021年5月6日山路完工", {"starts": True}, False),
        ("2020年5月6日山路开工\n2021年5月6日山路完工", {}, None),
        ("地址：山路一号\n电话：一二三", {"starts": True}, False),
        ("地址：山路一号\n电话：一二三", {}, None),
        ("石桥管理办法\n2020年5月6日通过", {"starts": True}, False),
        ("石桥管理办法\n2020年5月6日通过", {}, None),
        ("2019年5月6日公布\n2020年5月6日修订", {}, False),
        ("石桥管理办法\n镇人大通过", {"starts": True}, None),
        ("2020年5月6日镇人民代表大会\n第三次会议通过", {"starts": True}, True),
        ("2020年5月6日镇人民代表大会\n第三次会议通过", {}, None),
        ("2020年5月6日公布，镇人民代表大会\n第三次会议通过", {"starts": True}, None),
        ("2020年5月6日镇人民代表大会\n第三次会议开会", {"starts": True}, None),
        ("2020年5月6日镇人民代表大会\n第三次会议，通过", {"starts": True}, None),
        ("2020年5月6日镇人民代表大会\n第三次会议通过了吗", {"starts": True}, None),
        ("青石镇山路今天通车人们都来看热\n闹", {"starts": True, "measure": 0}, True),
        ("青石镇山路今天通车人们都来看热\n闹", {"starts": True}, True),
        ("青石镇山路今天通车人们都来看热\n闹", {"starts": True, "measure": 60}, None),
        ("青石镇山路今天通车人们都来看热\n闹", {}, None),
        ("青石镇石桥今天正式通车，从今往后河东\n河西是一家\n\n石桥通了。", {"starts": True}, True),
        ("青石镇石桥今天正式通车，从今往后河东\n河西是一家\n\n石桥通了。", {}, None),
        (f"　　{PLAIN[:18]}\n2020年5月6日通过", {"starts": True, "indents": True}, None),
        (f"　　{PLAIN[:18]}\n2020年5月6日通过", {"starts": True}, False),
        (f"{PLAIN[:18]}\n2020年5月6日通过", {"starts": True, "indents": True}, False),
        (f"　　{PLAIN[:18]}\n　　2020年5月6日通过", {"starts": True, "indents": True}, False),
        (f"　　{PLAIN[:14]}\n2020年5月6日通过", {"starts": True, "indents": True}, False),
    ],
)
def test_what_lines_say(text: str, said: dict[str, Any], wanted: bool | None) -> None:
    """A story goes on, dates and named values stand apart, a title broken in a word is not done."""
    assert sign(text, ask=belong, **said) is wanted  # type: ignore[comparison-overlap]


@pytest.mark.parametrize(
    ("text", "said", "wanted"),
    [
        ("第一条\n为了修桥，制定本办法。", {}, "label-and-text"),
        ("第一条\n为了修桥", {}, "label-alone"),
        ("第一条\n一、为了修桥。", {}, "label-alone"),
        ("第一章\n为了修桥，制定本办法。", {}, "no-measure"),
        ("石桥的\n来历", {"breaks_off": True}, "breaks-off"),
        ("石桥的\n来历：很长", {"breaks_off": True}, "no-measure"),
        ("《石桥\n记》好", {}, "open-bracket"),
        ("青石镇人民政府关于修好山路的\n通知", {}, "unfinished-title"),
        (f"{LONG}要坚\n\n持{REST}", {}, "mid-sentence"),
        (f"{LONG}都\n\n{REST}", {}, "no-measure"),
        (f"{LONG}都\n\f{REST}", {}, "mid-sentence"),
        (f"{LONG}都\n\n{REST}", {"torn": True}, "no-measure"),
        (f"{LONG}都\n\n{REST}", {"torn": True, "ended": True}, "mid-sentence"),
        (f"{LONG}，都\n\n{REST}", {"ended": True}, "mid-sentence"),
        (f"{LONG}，都\n\n{REST}", {"ended": True, "far": True}, "no-measure"),
        (f"{LONG}，都\n\n{REST}", {}, "no-measure"),
        (f"林溪：{LONG}，都\n\n{REST}", {"ended": True, "starts": True}, "no-measure"),
        (f"林溪：{LONG}，都\n\n{REST}", {"ended": True}, "mid-sentence"),
        (f"{LONG}要坚\n\n“持{REST}", {}, "no-measure"),
        (f"{LONG}都\n\f“{REST}", {}, "no-measure"),
        (f"{LONG}都\n\f林溪：{REST}", {}, "no-measure"),
        (f"{LONG}。　林溪摄\n\n{REST}", {"ended": True, "torn": True}, "no-measure"),
        (f"{FULL}要坚\n\n持{REST}", {"top": True}, "no-measure"),
        (f"{FULL}要坚\n\n持{REST}", {}, "mid-sentence"),
        (f"{LONG}要坚\n\n持{REST}", {"top": True}, "mid-sentence"),
        (f"{FULL}{PLAIN}{PLAIN[:5]}\n\f{REST}", {"top": True}, "no-measure"),
        (f"{FULL}{PLAIN}{PLAIN[:6]}\n\f{REST}", {"top": True}, "mid-sentence"),
        (f"{LONG}要坚\n持{REST}", {}, "no-measure"),
    ],
)
def test_without_a_measure_only_proof_joins(text: str, said: dict[str, Any], wanted: str) -> None:
    """A word that is cut, a page that ends, a scrap of a clause where paragraphs were cut; never a turn of speech."""

    def ask(before: Any, after: Any, following: Any, place: Any) -> str:
        return unmeasured_sign(before, after, place)

    assert sign(text, ask=ask, **said) == wanted


def remarks(text: str) -> set[int]:
    """The lines of a text that stand inside of a remark of several lines."""
    return _remarks([CodeLine(0, 0, line) for line in text.split("\n")])


def test_remarks_of_several_lines() -> None:
    """From the line that opens one to the line that closes it, some dozen lines at most."""
    assert remarks("/*\na\nb\n*/\nc") == {1, 2}
    assert remarks("/* a */\nb\n*/") == set()
    assert remarks("<!--\na\n-->") == {1}
    assert remarks('"""\na\n"""\nb\n"""\nc\n"""') == {1, 5}
    assert remarks("/*\na\nb") == set()
    assert remarks("/*\n" + "a\n" * 39 + "*/") == set(range(1, 40))
    assert remarks("/*\n" + "a\n" * 41 + "*/") == set()
    assert remarks("a\n*/") == set()


CODE = "int a = 1;\nint b = 2;\nreturn a;\n"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (CODE, [CODE.rstrip("\n")[:-1]]),
        (f"桥通了。\n{CODE}河修了。\n", [CODE[:-2]]),
        (f"桥通了。\n\n{CODE}\n河修了。\n", [CODE[:-2]]),
        ("int a = 1;\n桥通了。\n", []),
        ("桥通了。\nint a = 1;\n河修了。\nint b = 2;\n路平了。\n", []),
        (f"{CODE}```\nx\n```\n{CODE}", [CODE[:-2], CODE[:-2]]),
        ("<p>\n<b>\n<i>\n", []),
        (f"/*\n桥通了，人来了\n*/\n{CODE}", [f"/*\n桥通了，人来了\n*/\n{CODE}"[:-2]]),
        ("桥通了。\n河修了。\n", []),
    ],
)
def test_lines_of_a_program(text: str, wanted: list[str]) -> None:
    """Two sure ones below each other; what is fenced parts them, a remark goes with them."""
    assert [text[start:end] for start, end in programs(text)] == wanted


@pytest.mark.parametrize(
    ("text", "measure", "wanted"),
    [
        ("图1 石桥", 0, True),
        ("表2.1 石桥", 0, True),
        ("图1 石桥", 20, True),
        ("图1 " + "桥" * 6, 19, True),
        ("图1 " + "桥" * 6, 18, False),
        ("图1 石桥，河", 0, False),
        ("图1 石桥通了。", 0, False),
        ("图石桥", 0, False),
        ("图1 " + "桥" * 57, 0, True),
        ("图1 " + "桥" * 58, 0, False),
    ],
)
def test_what_is_a_caption(text: str, measure: int, wanted: bool) -> None:
    """The number and the name of a figure, no sentence, with a fifth of the measure free behind it."""
    assert _is_caption(lines(text)[0], measure) is wanted


@pytest.mark.parametrize(
    ("text", "wanted"), [("2020年5月6日通过", True), ("2020年5月6日通过）", True), ("2020年5月6日通过了吗", False), ("5月，通过", False)]
)
def test_a_line_that_says_when_a_law_was_passed(text: str, wanted: bool) -> None:
    """Its last word says it, with a mark behind it perhaps, and it has no clause inside."""
    assert _ends_history(lines(text)[0]) is wanted
