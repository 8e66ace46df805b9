"""Which lines of a text are headings and of what level, on either side of each limit."""

from __future__ import annotations

import pytest

from jiaokan.read.heading import label_headings
from jiaokan.read.label import Label
from jiaokan.read.lines import lines_of
from jiaokan.read.plain_heading import label_plain_headings
from jiaokan.text import Text

P = "桥要修好，路要修平，人人都要出力气，不能等别人来修。"
"""A paragraph."""
LONG = P * 3
"""One of more than sixty code points."""


def headings(text: str) -> list[tuple[int, int | None]]:
    """The lines of a text that are headings, each with its level."""
    lines = lines_of(Text.of(text))[0]
    labels: list[Label | None] = [None] * len(lines)
    label_headings(lines, labels)
    return [(index, label.level) for index, label in enumerate(labels) if label and label.type == "heading"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"一、来历\n{P}\n二、用处\n{P}", [(0, 2), (2, 2)]),
        (f"一、来历\n二、用处\n三、好处\n{P}", []),
        (f"一、来历\n二、用处\n{P}\n三、好处\n{P}", [(0, 2), (1, 2), (3, 2)]),
        (f"一、来历\n{P}\n二、{P}\n三、{P}", []),
        (f"一、来历\n{P}\n二、用处\n{P}\n三、{P}\n四、{P}", [(0, 2), (2, 2)]),
        (f"一、来历\n{P}\n二、用处\n{P}\n三、{LONG}\n四、{LONG}\n五、{LONG}", [(0, 2), (2, 2)]),
        (f"一、来历\n{P}\n二、用处\n{P}\n三、{P}\n四、{P}\n五、{P}", []),
        (f"一、来历\n{P}\n二、{LONG}\n三、{LONG}\n四、{LONG}", []),
        (f"如下：\n一、来历\n{P}\n二、用处\n{P}", [(1, 2), (3, 2)]),
        (f"如下：\n（一）来历\n{P}\n（二）用处\n{P}", []),
        (f"如下。\n（一）来历\n{P}\n（二）用处\n{P}", [(1, 2), (3, 2)]),
        (f"第一条　如下：\n一、来历\n{P}\n二、用处\n{P}", []),
        (f"- 一、来历\n{P}\n- 二、用处\n{P}", []),
        (f"一、来历\n{P}", [(0, 2)]),
        ("一、来历", []),
        (f"（一）来历\n一、用处\n{P}", [(1, 2)]),
        (f"第一条\n{P}\n第二条\n{P}", [(0, 2), (2, 2)]),
        (f"第一条\n{P}\n第二条　{P}", [(0, 2)]),
        (f"第一条\n{P}\n第二条　{P}\n第三条　{P}", []),
        (f"第一章　来历\n第一条　{P}\n第二章　用处\n第二条　{P}", [(0, 2), (2, 2)]),
        (f"第一章　来历。\n第一条　{P}", [(0, 2)]),
        (f"第一章　{'桥' * 46}\n第一条　{P}", [(0, 2)]),
        (f"第一章　{'桥' * 47}\n第一条　{P}", []),
        (f"第一编　总说\n第一章　来历\n第一节　从前\n第一条　{P}", [(0, 2), (1, 3), (2, 4)]),
        (f"1.来历\n{P}\n2.用处\n{P}", [(0, 2), (2, 2)]),
        (f"2.来历\n{P}\n3.用处\n{P}", []),
        (f"（1）来历\n{P}\n（2）用处\n{P}", [(0, 2), (2, 2)]),
        (f"（2）来历\n{P}\n（3）用处\n{P}", []),
        (f"①来历\n{P}\n②用处\n{P}", [(0, 2), (2, 2)]),
        (f"a）来历\n{P}\nb）用处\n{P}", []),
        (f"1 来历\n{P}\n2 用处\n{P}\n3 好处\n{P}", [(0, 2), (2, 2), (4, 2)]),
        (f"1 来历\n{P}\n2 用处\n{P}", []),
        (f"2 来历\n{P}\n3 用处\n{P}\n4 好处\n{P}", []),
        (f"1.1 来历\n{P}\n1.2 用处\n{P}", [(0, 3), (2, 3)]),
        (f"1.2 来历\n{P}", [(0, 3)]),
        (f"1.3 来历\n{P}", []),
        (f"1.3 来历\n{P}\n1.4 用处\n{P}", [(0, 3), (2, 3)]),
        (f"1.1 {'桥' * 36}\n{P}", [(0, 3)]),
        (f"1.1 {'桥' * 37}\n{P}", []),
        (f"一、{'桥' * 58}\n{P}", [(0, 2)]),
        (f"一、{'桥' * 59}\n{P}", []),
        (f"一\n{P}\n二\n{P}", [(0, 2), (2, 2)]),
        ("一\n桥通了。\n二\n河修了。", []),
        (f"二\n{P}\n三\n{P}", []),
        (f"一、来历\n（一）从前\n1.很久\n{P}\n2.不久\n{P}\n（二）后来\n{P}", [(0, 2), (1, 3), (2, 4), (4, 4), (6, 3)]),
        (f"一、来历\n{P}\n（一）从前\n{P}\n二、用处\n{P}\n（一）过河\n{P}", [(0, 2), (2, 3), (4, 2), (6, 3)]),
        (f"# 来历\n{P}\n### 从前\n{P}\n# 用处\n{P}", [(0, 2), (2, 3), (4, 2)]),
        ("\n".join(f"{'#' * depth} 桥{depth}\n{P}" for depth in range(1, 7)), [(0, 2), (2, 3), (4, 4), (6, 5), (8, 6), (10, 6)]),
        (f"# 一、来历\n{P}\n二、{P}\n三、{P}", [(0, 2)]),
        (f"如下：\n# （一）来历\n{P}\n# （二）用处\n{P}", [(1, 2), (3, 2)]),
        (f"一、来历\n{P}\n总则\n{P}\n二、用处\n{P}", [(0, 2), (2, 2), (4, 2)]),
        (f"（一）来历\n{P}\n总则\n{P}\n（二）用处\n{P}", [(0, 2), (2, 2), (4, 2)]),
        (f"1.来历\n{P}\n总则\n{P}\n2.用处\n{P}", [(0, 2), (4, 2)]),
    ],
)
def test_numbered_and_marked_lines(text: str, wanted: list[tuple[int, int]]) -> None:
    """Short lines that count on and that text follows; the highest style of the text is the second level."""
    assert headings(text) == wanted


def plain(text: str, outlined: bool = False) -> list[tuple[int, str, int | None]]:
    """The lines of a text without numbers that are headings or may be, each with its level."""
    lines = lines_of(Text.of(text))[0]
    labels: list[Label | None] = [None] * len(lines)
    label_plain_headings(lines, labels, outlined)
    return [(index, label.type, label.level) for index, label in enumerate(labels) if label]


@pytest.mark.parametrize(
    ("text", "outlined", "wanted"),
    [
        (f"来历\n{P}\n用途\n{P}\n长短\n{P}", False, [(0, 2), (2, 2), (4, 2)]),
        (f"来历\n{P}\n用途\n{P}", False, [(0, None), (2, None)]),
        (f"来历\n{P}\n用途\n{P}\n长短\n{P}", True, [(0, None), (2, None), (4, None)]),
        (f"总则\n{P}\n用途\n{P}", True, [(0, 2), (2, None)]),
        (f"总则\n{P}\n用途\n{P}", False, [(0, None), (2, None)]),
        (f"【来历】\n{P}\n【用途】\n{P}", False, [(0, 2), (2, 2)]),
        (f"【来历】\n{P}", False, []),
        (f"【来历】\n{P}\n【用途】", False, []),
        (f"上篇\n来历\n{P}\n用途\n{P}\n下篇\n长短\n{P}", False, [(0, 2), (1, 3), (3, 3), (5, 2), (6, 3)]),
        (f"甲村\n乙村\n丙村\n{P}", False, [(0, 2), (1, 3), (2, 3)]),
        (f"甲村\n乙村\n丙村\n丁村\n{P}", False, []),
        (f"{P[:-1]}\n来历\n{P}\n用途\n{P}\n长短\n{P}", False, [(3, None), (5, None)]),
        (f"来历\n{P}\n用途\n{P}\n长短\n短。", False, [(0, None), (2, None)]),
        (f"来历\n{P}\n用途\n{P}\n长短\n12", False, [(0, 2), (2, 2), (4, 2)]),
        (f"来历\n{P}\n用途\n{P}\n长短", False, [(0, None), (2, None)]),
        (f"{'桥' * 24}\n{P}\n用途\n{P}\n长短\n{P}", False, [(0, 2), (2, 2), (4, 2)]),
        (f"{'桥' * 25}\n{P}\n用途\n{P}\n长短\n{P}", False, [(2, None), (4, None)]),
        (f"- 来历\n{P}\n用途\n{P}\n长短\n{P}", False, [(2, None), (4, None)]),
        (f"青石镇人民政府\n{P}\n用途\n{P}\n长短\n{P}", False, [(2, None), (4, None)]),
        (f"2024年5月6日\n{P}\n用途\n{P}\n长短\n{P}", False, [(2, None), (4, None)]),
        (f"GB/T 1.1 桥\n来历\n{P}\n用途\n{P}\n长短\n{P}", False, [(1, 2), (3, 2), (5, 2)]),
    ],
)
def test_short_lines_that_recur(text: str, outlined: bool, wanted: list[tuple[int, int | None]]) -> None:
    """Three of a kind between a finished paragraph and a new one; fewer, or beside another outline, stay paragraphs with a doubt."""
    assert [(index, level) for index, _, level in plain(text, outlined)] == wanted
