"""What lines are read as: items, contents, captions, days of entries, marks; each on either side of its limit."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jiaokan.read.caption import label_captions
from jiaokan.read.contents import label_contents
from jiaokan.read.entry_day import entry_days
from jiaokan.read.field import label_fields
from jiaokan.read.item import label_items
from jiaokan.read.label import Label
from jiaokan.read.lines import lines_of
from jiaokan.text import Text

P = "桥要修好，路要修平，人人都要出力气，不能等别人来修。"
HEADED = "要修好桥。" + P * 3
"""A head and the sentences under it, in one line."""


def labelled(label: Callable[..., None], text: str) -> list[int]:
    """The lines of a text that get a label."""
    lines = lines_of(Text.of(text))[0]
    labels: list[Label | None] = [None] * len(lines)
    label(lines, labels)
    return [index for index, one in enumerate(labels) if one]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("- 石桥", [0]),
        ("如下：\n1.石桥\n2.河堤", [1, 2]),
        ("如下:\n1.石桥", [1]),
        ("如下。\n1.石桥\n2.河堤", []),
        ("1.石桥；\n2.河堤", [0, 1]),
        ("1.石桥;", [0]),
        ("1.石桥；\n村口\n2.河堤", [0]),
        ("a）石桥", [0]),
        ("①石桥", [0]),
        ("——石桥", [0]),
        ("（1）石桥", []),
        ("如下：\n1.1 石桥", []),
        ("如下：\n第一条　石桥", []),
        ("如下：\n附录A　石桥", []),
        (f"如下：\n一、{HEADED}", []),
        (f"如下：\n1.{HEADED}", [1]),
        (f"如下：\n一、{P}{P}{P}", []),
        (f"如下：\n一、{'桥' * 30}{P}{P}", [1]),
        (f"如下：\n1.{'桥' * 298}", [1]),
        (f"如下：\n1.{'桥' * 299}", []),
    ],
)
def test_items(text: str, wanted: list[int]) -> None:
    """A mark, a colon above, a fellow beside, a half stop behind; no paragraph that has a head of its own."""
    assert labelled(label_items, text) == wanted


CONTENTS = "一、来历\n二、用途\n三、长短\n"
BODY = f"一、来历\n{P}\n二、用途\n{P}\n三、长短\n{P}"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"目录\n{CONTENTS}{BODY}", [0, 1, 2, 3]),
        (f"目　录\n{CONTENTS}{BODY}", [0, 1, 2, 3]),
        (f"石桥\n{CONTENTS}{BODY}", [1, 2, 3]),
        (CONTENTS + BODY, [0, 1, 2]),
        (CONTENTS.replace("\n", "……12\n") + BODY, [0, 1, 2]),
        (CONTENTS.replace("三、长短\n", "") + BODY, []),
        (CONTENTS.replace("\n", "。\n") + BODY.replace("来历", "来历。").replace("用途", "用途。").replace("长短", "长短。"), []),
        (CONTENTS.replace("三、长短", "一、来历") + BODY + "\n一、来历", []),
        (CONTENTS + BODY.replace("三、长短", "三、好坏"), []),
        ("来历\n用途\n长短\n" + BODY.replace("一、", "").replace("二、", "").replace("三、", ""), []),
        (CONTENTS.replace("来历", "桥" * 78) + BODY.replace("来历", "桥" * 78), [0, 1, 2]),
        (CONTENTS.replace("来历", "桥" * 79) + BODY.replace("来历", "桥" * 79), []),
    ],
)
def test_contents(text: str, wanted: list[int]) -> None:
    """Three numbered lines in a row that stand again further down, each once, and the word above them."""
    assert labelled(label_contents, text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("图1 石桥", [0]),
        ("表1 石桥", []),
        ("表1 石桥\n| 甲 | 乙 |", [0]),
        ("| 甲 | 乙 |\n表1 石桥", [1]),
        ("表1 石桥\n桥通了。\n| 甲 | 乙 |", []),
        ("图1 石桥。", []),
        ("图1所示", []),
        ("# 图1 石桥", []),
        ("图1 " + "桥" * 57, [0]),
        ("图1 " + "桥" * 58, []),
        ("桥上站满了人。林溪 摄", [0]),
        ("摄影：林溪", [0]),
        ("桥上的人（资料图）", [0]),
        ("桥上站满了人。", []),
    ],
)
def test_captions(text: str, wanted: list[int]) -> None:
    """A figure's number and name, a table's beside it, and who took a picture."""
    assert labelled(label_captions, text) == wanted


def test_fields_of_a_letter() -> None:
    """Their names alone make them, where one line says what the letter is about."""
    letter = "發文機關：河東鎮公所\n受文者：各村\n主旨：修橋。\n說明：\n一、橋要修。\n正本：各村"
    assert labelled(label_fields, letter) == [0, 1, 3, 5]
    assert labelled(label_fields, letter.replace("主旨：修橋。\n", "")) == []
    assert labelled(label_fields, "桥\n" * 29 + "主旨：修橋。\n受文者：各村") == [30]
    assert labelled(label_fields, "桥\n" * 30 + "主旨：修橋。\n受文者：各村") == []


DAYS = f"一月三日　晴\n{P}\n一月四日　雨\n{P}\n二月一日\n{P}"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (DAYS, [0, 2, 4]),
        ("石桥日记\n" + DAYS, [1, 3, 5]),
        (P + "\n" + DAYS, []),
        ("桥" * 40 + "\n" + DAYS, [1, 3, 5]),
        ("桥" * 41 + "\n" + DAYS, []),
        (DAYS.replace("二月一日\n", ""), []),
        (DAYS.replace("一月四日　雨", "# 一月四日　雨"), []),
        (DAYS.replace("二月", "十三月"), []),
        (DAYS.replace("二月一日", "二月三十二日"), []),
        (f"一月三日\n一月四日\n{P}\n一月五日\n{P}", []),
        (f"一月三日\n{P}\n一月四日\n{P}\n一月五日", []),
        (f"二月一日\n{P}\n一月四日\n{P}\n一月三日\n{P}", [0, 2, 4]),
        (f"一月三日\n{P}\n一月二日\n{P}\n一月五日\n{P}", [0, 2, 4]),
        (f"一月三日\n{P}\n一月二日\n{P}\n一月五日\n{P}\n一月四日\n{P}\n一月七日\n{P}", []),
        (f"一月三日\n{P}\n一月三日\n{P}\n一月三日\n{P}", []),
        (f"民国二十三年四月五日　星期四\n{P}\n四月六日\n{P}\n四月七日\n{P}", [0, 2, 4]),
    ],
)
def test_days_of_entries(text: str, wanted: list[int]) -> None:
    """Three in order at least, each with text under it and none before the first."""
    assert entry_days(lines_of(Text.of(text))[0]) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("# 甲\n## 乙\n- 丙\n丁", [("甲", "#", 1), ("乙", "#", 2), ("丙", "-", 0), ("丁", "", 0)]),
        ("| 甲 | 乙 |\n| --- | --- |\n| 丙 | 丁 |\n戊", [("甲 | 乙\n丙 | 丁", "|", 0), ("戊", "", 0)]),
        ("甲\n```\na\n\nb\n```\n乙", [("甲", "", 0), ("a\n\nb", "`", 0), ("乙", "", 0)]),
        ("```\n\n  a\n\n```", [("  a", "`", 0)]),
        ("```\n```\n甲", [("```", "", 0), ("```", "", 0), ("甲", "", 0)]),
        ("|\n甲", [("|", "", 0), ("甲", "", 0)]),
        ("||\n甲", [("||", "", 0), ("甲", "", 0)]),
        ("| 甲\n乙", [("| 甲", "", 0), ("乙", "", 0)]),
        ("甲\n| 乙 |", [("甲", "", 0), ("乙", "|", 0)]),
        ("#\n-\n甲", [("#", "", 0), ("-", "", 0), ("甲", "", 0)]),
        ("  甲  \n\n 乙", [("甲", "", 0), ("乙", "", 0)]),
        ("", []),
        ("拍黄瓜　16元\n* 不含茶位费", [("拍黄瓜　16元", "", 0), ("* 不含茶位费", "", 0)]),
        ("* 拍黄瓜\n* 水煮鱼", [("拍黄瓜", "-", 0), ("水煮鱼", "-", 0)]),
        ("# 菜单\n* 拍黄瓜", [("菜单", "#", 1), ("拍黄瓜", "-", 0)]),
    ],
)
def test_lines_and_their_marks(text: str, wanted: list[tuple[str, str, int]]) -> None:
    """A table and code between fences are one line each; a mark without words is none."""
    assert [(line.text, line.mark, line.depth) for line in lines_of(Text.of(text))[0]] == wanted
