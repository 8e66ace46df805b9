"""Whether what stands around a keyword alone on its line is one sentence: each sign on either side of its limit."""

from __future__ import annotations

from typing import Any

import pytest

from jiaokan.page.line import lines
from jiaokan.page.region import Region
from jiaokan.passes.isolated_keywords import _goes_on, _headings, _indented, _inside_sentences, _keywords, _numbering, _run_on

LONG = "从前过河要绕十几里的山路，一来一去就是大半天的工夫，很累"


def goes_on(text: str, into: bool = False, unit: str = "那座", **said: Any) -> bool:
    """Whether the second line of a text goes on with the first."""
    before, after = lines(text)[:2]
    whole = {"indented": False, "gaps": False, "run_on": False, "headings": frozenset(), **said}
    return _goes_on(before, after, into, unit, **whole)


@pytest.mark.parametrize(
    ("text", "said", "wanted"),
    [
        ("那座\n石桥", {}, True),
        ("那座。\n，石桥", {}, True),
        ("他说：“\n石桥", {}, True),
        ("那座\n# 石桥", {}, False),
        ("# 那座\n石桥", {}, False),
        ("| 那座\n石桥", {}, False),
        ("那座\n| 石桥", {}, False),
        ("那座\n\n石桥", {}, False),
        ("那座\n\n石桥", {"gaps": True}, True),
        ("那座\n\n\n石桥", {"gaps": True}, True),
        ("那座\n\n\n\n石桥", {"gaps": True}, False),
        ("那座\n一、石桥", {}, False),
        ("那座\n  石桥", {"indented": True}, False),
        ("那座\n 石桥", {"indented": True}, True),
        ("那座\n  石桥", {}, True),
        ("第一条\n石桥", {}, True),
        ("问：\n石桥", {}, True),
        ("很好。\n石桥", {}, False),
        ("很好。\n石桥", {"run_on": True}, True),
        ("很好。\n石桥", {"indented": True}, True),
        ("如下：\n石桥", {"run_on": True}, False),
        ("那座\n时间：五月", {}, False),
        (f"石桥\n{LONG}", {"unit": "一、石桥", "headings": frozenset("一")}, False),
        (f"石桥\n{LONG}", {"unit": "一、石桥", "headings": frozenset("一"), "into": True}, True),
        (f"石桥\n{LONG}", {"unit": "一、石桥"}, True),
        (f"石桥\n{LONG}", {"unit": "石桥", "headings": frozenset("一")}, True),
        (f"石桥\n{LONG}", {"unit": "一、修，石桥", "headings": frozenset("一")}, True),
        (f"石桥\n“{LONG}", {"unit": "一、石桥", "headings": frozenset("一")}, True),
        ("石桥\n来历很长。" + LONG, {"unit": "一、石桥", "headings": frozenset("一")}, True),
        ("石桥\n的来历", {"unit": "一、石桥", "headings": frozenset("一")}, True),
        ("石桥\n的来，历", {"unit": "一、石桥", "headings": frozenset("一")}, False),
        ("石桥\n" + "的" * 19, {"unit": "一、石桥", "headings": frozenset("一")}, True),
        ("石桥\n" + "的" * 20, {"unit": "一、石桥", "headings": frozenset("一")}, False),
    ],
)
def test_what_follows_goes_on(text: str, said: dict[str, Any], wanted: bool) -> None:
    """A mark that starts no line joins, a head, a blank line and the end of a sentence part; a heading ends where its words do."""
    assert goes_on(text, **said) is wanted


def test_kinds_of_numbering() -> None:
    """By the first sign of the head."""
    assert [_numbering(head) for head in ("第一章", "一、", "（一）", "(1)", "1.")] == ["章", "一", "（", "(", "1"]


def kinds(text: str, *keys: int) -> frozenset[str]:
    """The kinds of numbering whose items are headings; `keys` are the lines that are a keyword."""
    rows = lines(text)
    return _headings(rows, [place in keys for place in range(len(rows))]) - {"章"}


def test_headings_are_short_and_have_no_mark() -> None:
    """More of a kind than others of it; a line that a keyword goes on with tells only by its marks."""
    assert kinds("一、来历\n桥通了。\n二、用途\n桥好。") == {"一"}
    assert kinds("一、来历\n桥通了。\n二、用途，好处\n桥好。") == frozenset()
    assert kinds("一、来历\n二、用途\n三、用途，好处") == {"一"}
    assert kinds("一、来历\n石桥\n二、用途，好处", 1) == frozenset()
    assert kinds("一、来，历\n石桥\n二、用途\n三、好处", 1) == {"一"}
    assert kinds("一、" + "桥" * 28) == {"一"}
    assert kinds("一、" + "桥" * 29) == frozenset()
    assert kinds("（一）来历\n1.来历") == {"（", "1"}


def test_first_lines_have_their_indent() -> None:
    """More than half of those below the end of a sentence, two at least."""

    def indented(text: str, *keys: int) -> bool:
        rows = lines(text)
        return _indented(rows, [place in keys for place in range(len(rows))])

    assert indented("好。\n  桥。\n  路。")
    assert not indented("好。\n  桥。")
    assert not indented("好。\n  桥。\n路。")
    assert indented("好。\n  桥。\n  路。\n河")
    assert not indented("好。\n 桥。\n 路。")
    assert not indented("好，\n  桥，\n  路，")
    assert indented("好。\n  桥。\n  路。\n河。\n村", 3)
    assert not indented("好。\n  桥。\n  路。\n河。\n村")


def test_sentences_end_inside_of_lines() -> None:
    """More often than at the ends of paragraphs."""

    def run_on(text: str, *keys: int) -> bool:
        rows = lines(text)
        return _run_on(rows, [place in keys for place in range(len(rows))])

    assert run_on("桥。路。河。\n好")
    assert not run_on("桥。\n路。\n好")
    assert not run_on("桥。路。\n好")
    assert run_on("桥。路。\n好", 1)
    assert not run_on("桥，路。\n好")


BASE = [
    "从前过河全靠那座",
    "石桥",
    "，桥面宽不过三尺。",
    "后来人们在下游又修了一座",
    "石桥",
    "，走的人就多了。",
    "到了冬天，孩子们都爱到",
    "石桥",
    "上去看冰。",
]


def keywords(rows: list[str], quoted: bool = False) -> set[str]:
    """The keywords of some lines."""
    made = lines("\n".join(rows))
    return _keywords(made, [quoted] * len(made))


def changed(old: str, new: str) -> list[str]:
    """The base with other words."""
    return [row.replace(old, new) for row in BASE]


def test_keywords_come_again_inside_of_sentences() -> None:
    """Short words, three times at least, that hardly ever stand inside of lines."""
    assert keywords(BASE) == {"石桥"}
    assert keywords(BASE[:6]) == set()
    assert keywords(BASE, quoted=True) == set()
    assert keywords(changed("石桥", "桥")) == set()
    assert keywords(changed("石桥", "石" * 20)) == {"石" * 20}
    assert keywords(changed("石桥", "石" * 21)) == set()
    assert keywords(changed("石桥", "2024年")) == set()
    assert keywords(changed("石桥", "第三章")) == set()
    assert keywords(changed("石桥", "石，桥")) == set()
    assert keywords([*BASE, "说到石桥都好。"]) == set()
    assert keywords([*BASE, "他们说", "石桥", "很好。", "说到石桥都好。"]) == {"石桥"}
    assert keywords(changed("，", "又")) == set()
    assert keywords([row if "石桥" in row or row[0] in "，上" else "从前过河全靠那座" for row in BASE]) == set()
    assert (
        keywords([f"第{number}题" + row[1:] if row[0] in "，上" else row for number, row in zip("一二三四五六七八九", BASE, strict=True)])
        == set()
    )
    assert keywords(["12" if row.startswith("到了") else row for row in BASE]) == set()
    assert keywords(["甲" if place % 3 == 0 else row for place, row in enumerate(BASE)]) == set()


WIDE = [
    ("从前过河全靠镇东头那座又窄又旧的老桥，人们说起它来都把它叫作从前留下来的", "一座接着一座地修，修了三年"),
    ("后来镇里在下游又选了一处河面不宽水也不深的地方，打算照着老桥的样子再修一座", "的时候来了很多人，都想看看"),
    ("到了冬天河上结了冰，孩子们放了学都爱跑到那座新修的", "那边去看冰，天黑了才回家"),
    ("老人们却说，不管新桥修得多好，走起来都不如从前的", "那样稳当，也没有那样好看"),
    ("今年春天镇里请人把两座桥都量了一遍，又把量出来的数目刻在", "旁边的石头上，让后来的人看"),
]


def inside(pairs: list[tuple[str, str]], measure: int = 0, more: int = 0) -> bool:
    """Whether a keyword stands inside of sentences, where no mark behind it shows that they go on; `more` lines are about other things."""
    rows = [row for before, after in pairs for row in (before, "石桥", after)] + ["山路上的积雪到了四月还没有化完"] * more
    made = lines("\n".join(rows))
    return _inside_sentences([3 * place + 1 for place in range(len(pairs))], made, [Region(measure, 0)] * len(made))


def test_without_marks_the_lines_before_tell() -> None:
    """Prose that breaks off at no measure, wide at least once, often enough, and frequent in the text."""
    assert inside(WIDE)
    assert not inside(WIDE[:4])
    assert not inside(WIDE, measure=40)
    assert inside(WIDE, more=18)
    assert not inside(WIDE, more=19)
    assert inside([*WIDE[:4], (WIDE[4][0] + "。", WIDE[4][1])])
    assert not inside([*WIDE[:3], *((before + "。", after) for before, after in WIDE[3:])])
    assert not inside([(before[-12:], after) for before, after in WIDE])
    assert not inside([(before.replace("，", "又"), after.replace("，", "又")) for before, after in WIDE])
