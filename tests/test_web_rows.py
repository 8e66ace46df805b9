"""What rows of a web page around an article are, by their words and their place; on either side of each limit."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from jiaokan.grammar.web_words import kind_of
from jiaokan.passes.web_furniture import (
    FurnitureRow,
    _crumbs,
    _facts,
    _gone,
    _head,
    _is_announced,
    _is_entry,
    _is_licence,
    _is_menu,
    _is_prose,
    _is_section,
    _runs,
    _tail,
)

P = "从前过河要绕十几里的山路，一来一去就是大半天的工夫。"
"""A row of prose."""
RIGHTS = "版权所有：河东网"


def rows(text: str) -> list[FurnitureRow]:
    """The rows of a text, a stroke between them, each with its kind."""
    found = []
    for index, line in enumerate(text.split("|")):
        bare = line.lstrip("# ")
        found.append(FurnitureRow(index, index + 1, bare, kind_of(bare), 2, len(line) - len(line.lstrip("#"))))
    return found


@pytest.mark.parametrize(
    ("text", "first", "wanted"),
    [
        ("首页|新闻中心|关于我们", 0, True),
        ("首页|新闻中心", 0, False),
        ("首页|甲乙|丙丁|戊己|庚辛", 0, True),
        ("首页|甲乙|丙丁|戊己", 0, False),
        ("桥|首页|甲乙|丙丁|戊己|庚辛", 1, False),
        ("新闻中心|登录|要闻|打印", 0, True),
        ("新闻中心|登录|要闻", 0, False),
        ("新闻中心|登录|要闻|打印|甲乙|丙丁", 0, True),
        ("新闻中心|登录|要闻|打印|甲乙|丙丁|戊己", 0, False),
        ("首页|甲乙|丙丁", 0, False),
        ("桥|首页|要闻|甲乙|丙丁|戊己|庚辛", 1, True),
        ("桥|首页|要闻|甲乙|丙丁|戊己|庚辛|壬癸", 1, False),
    ],
)
def test_a_menu_has_words_of_menus(text: str, first: int, wanted: bool) -> None:
    """A third of three entries with a way home, four and most without; at the very top a way home and one more word do."""
    found = rows(text)
    assert _is_menu(found, range(first, len(found))) is wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"首页|甲乙|{P}", [(0, 1)]),
        (f"首页|要闻|{P}", [(0, 2)]),
        (f"首页|要闻|石桥|河东日报|{P}", [(0, 2)]),
        ("首页|甲乙|字号：大 中 小|丙丁戊", [(0, 2)]),
        ("首页|甲乙", [(0, 1)]),
        ("首页|要闻", [(0, 2)]),
        (f"甲乙|{P}|首页|要闻", [(2, 4)]),
    ],
)
def test_runs_of_rows_that_may_be_entries(text: str, wanted: list[tuple[int, int]]) -> None:
    """The line before the prose is the title, and a paper's name above its facts goes with it."""
    found = rows(text)
    assert [(run.start, run.stop) for run in _runs(found, len(found))] == wanted


def indices(found: Iterable[Any]) -> list[int]:
    """The numbers of the rows, in order, whatever stands beside them."""
    return sorted(one[0] if isinstance(one, tuple) else one for one in found)


@pytest.mark.parametrize(
    ("asked", "text", "wanted"),
    [
        (_facts, "发布时间：2024-05-06|来源：河东网", [0, 1]),
        (_facts, "来源：河东网", []),
        (_facts, "来源：河东网|2024-05-06 10:30", [0, 1]),
        (_facts, "来源：河东网|桥", []),
        (_facts, "发布时间：2024-05-06|索引号：12|来源：河东网", [0, 2]),
        (_facts, "发布时间：2024-05-06|地点：河东|人物：林溪", []),
        (_facts, "发布时间：2024-05-06|地点：河东|桥", [0]),
        (_facts, "桥|发布时间：2024-05-06|地点：河东|人物：林溪", [1]),
        (_facts, "石桥今天通车|河东日报|发布时间：2024-05-06", [1, 2]),
        (_facts, "河东日报|发布时间：2024-05-06", [1]),
        (_facts, "石桥今天通车|河东的桥|发布时间：2024-05-06", [2]),
        (_facts, "发布时间：2024-05-06|字号：大 中 小", [0]),
        (_facts, "发布时间：2024-05-06|/|来源：河东网", [0, 1, 2]),
        (_crumbs, f"首页|>|新闻|>|石桥|{P}", [0, 1, 2, 3, 4]),
        (_crumbs, f"首页|新闻|石桥|{P}", []),
        (_crumbs, "首页|>|新闻|>", [0, 1, 2]),
        (_crumbs, f"首页|>|新闻|石桥|{P}", [0, 1, 2]),
        (_crumbs, f"河东|>|新闻|石桥|{P}", []),
        (_crumbs, f"首页|>|{P}|>|石桥", [0]),
        (_tail, f"{P}|河堤修好了|{RIGHTS}", [2]),
        (_tail, f"{P}|分享到|河堤修好了|{RIGHTS}", [1, 2, 3]),
        (_tail, f"{P}|分享到|{'河堤修好了|' * 60}{RIGHTS}", list(range(1, 63))),
        (_tail, f"{P}|分享到|{'河堤修好了|' * 90}{RIGHTS}", [92]),
        (_tail, f"{P}|附件：石桥图|{RIGHTS}", [2]),
        (_tail, f"{P}|2024年5月6日|{RIGHTS}", [2]),
        (_tail, f"{P}|（责编：林溪）|{RIGHTS}", [1, 2]),
        (_tail, f"{P}|（责编：林溪）", []),
        (_tail, f"{P}|服务热线：|12345678", [1, 2]),
        (_tail, f"{P}|服务热线：|石桥", []),
        (_tail, f"{P}|一、河堤修好了|{RIGHTS}", [2]),
        (_tail, f"{P}|{'河堤修好了' * 9}|{RIGHTS}", [2]),
        (_tail, f"{P}|分享到|## 相关|{RIGHTS}", [1, 2, 3]),
        (_tail, f"## 甲|{P}|## 乙|{P}|分享到|## 相关|打印|分享到", [7]),
        (_tail, f"{P}|河堤修好了", []),
        (_tail, f"# 甲|{P}|## 乙|{P}|## 丙|{RIGHTS}|分享到", [6]),
        (_head, f"首页|新闻中心|关于我们|石桥通车了|{P}", [0, 1, 2]),
        (_head, f"河东|当前位置：首页 > 新闻|石桥通车了|{P}", [0]),
        (_head, f"石桥通车了|发布时间：2024-05-06|{P}", [1]),
        (_head, f"石桥通车了|{P}|发布时间：2024-05-06|{P}", []),
    ],
)
def test_which_rows_go(asked: Callable[[list[FurnitureRow]], Iterable[Any]], text: str, wanted: list[int]) -> None:
    """Facts beside each other, breadcrumbs in pieces, what stands below the last sentence and above the title."""
    assert indices(asked(rows(text))) == wanted


def test_what_is_announced_is_of_the_text() -> None:
    """A clause above announces the list, and prose follows it."""
    text = f"本网站有下列栏目可以看一看：|首页|要闻|{P}"
    assert _is_announced(rows(text), 1)
    assert not _is_announced(rows(f"有下列栏目：|首页|要闻|{P}"), 1)
    assert not _is_announced(rows("本网站有下列栏目可以看一看：|首页|要闻|桥"), 1)
    assert not _is_announced(rows(f"{P}|首页|要闻|{P}"), 1)
    many = "|".join(["要闻"] * 12)
    assert not _is_announced(rows(f"本网站有下列栏目可以看一看：|{many}|首页|{P}"), 13)
    assert _is_announced(rows(f"本网站有下列栏目可以看一看：|{many[3:]}|首页|{P}"), 12)


def test_a_licence_below_a_heading_is_of_its_section() -> None:
    """The heading is not the first of its rank, and stands near."""
    assert _is_licence(rows(f"# 甲|{P}|## 乙|{P}|## 丙|{RIGHTS}"), 5)
    assert not _is_licence(rows(f"# 甲|{P}|## 丙|{RIGHTS}"), 3)
    assert not _is_licence(rows(f"# 甲|{P}|## 乙|{P}|## 丙|河东网"), 5)
    assert _is_licence(rows(f"# 甲|{P}|## 乙|{P}|## 丙|甲|乙|{RIGHTS}"), 7)
    assert not _is_licence(rows(f"# 甲|{P}|## 乙|{P}|## 丙|甲|乙|丙|{RIGHTS}"), 8)


def test_small_questions_of_rows() -> None:
    """Prose, entries of lists, sections, and what goes of all rows."""
    assert _is_prose(rows(P), 0)
    assert not _is_prose(rows("石桥通车了"), 0)
    assert not _is_prose(rows("石桥今天通车了，镇上的人都到桥上来看热闹，桥上站满了人|发布时间：2024-05-06"), 0)
    assert _is_prose(rows("石桥今天通车了，镇上的人都到桥上来看热闹，桥上站满了人来看桥的人|桥"), 0)
    assert _is_entry(rows("首页")[0])
    assert not _is_entry(rows("桥" * 24)[0])
    assert _is_entry(rows("桥" * 23)[0])
    assert not _is_entry(rows("桥通了，人来了，都很好。")[0])
    assert _is_section(rows(f"## 甲|{P}|## 乙|{P}|## 丙"), 4)
    assert _is_section(rows(f"## 甲|{P}|## 乙|桥|## 丙"), 4)  # one of its rank has prose
    assert not _is_section(rows("## 甲|桥|## 乙|桥|## 丙"), 4)
    assert not _is_section(rows(f"# 甲|{P}|# 丙"), 2)  # the title aside
    assert _is_section(rows(f"# 甲|{P}|# 乙|{P}|# 丙"), 4)
    assert sorted(_gone(rows(f"首页|新闻中心|关于我们|石桥通车了|{P}|分享到|{P}|{RIGHTS}"))) == [0, 1, 2, 5, 7]
    assert sorted(_gone(rows(f"石桥通车了|{P}|{RIGHTS}|{P}"))) == []
