"""Beside a block that was found: the very words, or alone between two the very number."""

from __future__ import annotations

import pytest

from jiaokan.anchor.likeness import unlike
from jiaokan.anchor.placed import MOST_BLOCKS, NUMBERED_LIKENESS, in_its_place
from jiaokan.anchor.wording import Wording, weighed, wordings

OLD = ["甲在东边种了十二棵柳树", "一、其他有关事项。", "乙在西边挖了三口深井", "一、其他有关事项。", "丙在北边修了一座石桥"]


def placed(old: list[str], new: list[str], found: dict[int, int]) -> dict[int, int]:
    """What is found beside what was found."""
    return in_its_place(*weighed(wordings(old), wordings(new)), found)


@pytest.mark.parametrize(
    ("found", "more"), [({2: 1}, {3: 3}), ({4: 3}, {3: 3}), ({2: 1, 4: 3}, {3: 3}), ({0: 0, 2: 1, 4: 3}, {3: 3}), ({}, {})]
)
def test_the_same_words_right_beside_what_was_found(found: dict[int, int], more: dict[int, int]) -> None:
    """Of two equal items the one that stands beside its neighbour; away from all neighbours none."""
    new = [OLD[0], *OLD[2:]]
    assert {i: j for i, j in placed(OLD, ["始", *new, "末"], {i: j + 1 for i, j in found.items()}).items() if i == 3} == more


def test_two_neighbours_that_do_not_agree_tell_nothing() -> None:
    """The item is said twice now: each neighbour has one beside it, and which is the old one nobody knows."""
    new = [OLD[0], OLD[1], "丁在南边盖了一间草屋", OLD[1], OLD[2]]
    assert placed(OLD[:3], new, {0: 0, 2: 4}) == {}


def test_one_after_another() -> None:
    """Of a list of short items each tells of the next one, from either end."""
    items = ["一、甲。", "二、乙。", "三、丙。"]
    old, new = ["先说的话", *items, "后说的话"], ["先说的话", *items, "另外说的话"]
    assert placed(old, new, {0: 0}) == {1: 1, 2: 2, 3: 3}
    assert placed(["另一句", *items, "后说的话"], [*items, "后说的话", "末"], {4: 3}) == {3: 2, 2: 1, 1: 0}


@pytest.mark.parametrize(
    ("number", "rewritten", "same"),
    [("第二条", True, True), ("第三条", True, False), ("", True, False), ("第二条", False, False)],
)
def test_alone_between_two_under_the_same_number(number: str, rewritten: bool, same: bool) -> None:
    """An article rewritten in its place is found by its number; another number, no number or nothing of its words, and it is not."""
    label = f"{number}　" if number else ""
    old = [
        "第一条　甲在东边种了十二棵柳树",
        "第二条　桥梁每年检查一次由县里负责" if number else "桥梁每年检查一次由县里负责",
        "第四条　乙在西边挖了三口深井",
    ]
    new = [old[0], label + ("桥梁每年检查几次，另行规定" if rewritten else "学费几何另行规定"), old[2]]
    more = [f"第{number}条　{char * 12}" for number, char in zip("五六七八九十", "寅卯辰巳午未", strict=True)] + ["又一句"]
    known = {number: number for number in range(len(old) + len(more)) if number != 1}
    assert placed([*old, *more], [*new, *more], known) == ({1: 1} if same else {})
    assert placed(old, new, {0: 0, 2: 2}) == {}


def test_a_number_is_believed_only_where_both_neighbours_are_found() -> None:
    """Items of any list are numbered from one."""
    old, new = ["甲。", "第二条　桥梁每年检查一次", "乙。"], ["甲。", "第二条　桥梁每年检查几次", "丙。"]
    assert placed(old, new, {0: 0}) == {}
    assert NUMBERED_LIKENESS > 0.2


@pytest.mark.parametrize(("kept", "more"), [(5, {1: 1}), (4, {})])
def test_a_quarter_of_a_rewritten_article_is_the_same(kept: int, more: dict[int, int]) -> None:
    """Four of fifteen pairs of characters are what it said, or three: with so little it may be another article of that number."""
    said, rewritten = "桥梁每年检查一次由县里负责到底啊", "学费几何另行规定才算合理吧不然呢"
    ends = [f"第{number}条　{char * 12}" for number, char in zip("一四五六七八九十", "子丑寅卯辰巳午未", strict=True)] + ["又一句"]
    old, new = ([ends[0], f"第二条　{words}", *ends[1:]] for words in (said, said[:kept] + rewritten[kept:]))
    assert placed(old, new, {number: number for number in range(len(old)) if number != 1}) == more


def test_an_entry_of_the_contents_is_not_what_it_names() -> None:
    """The same words, one an item and one a heading."""
    old, new = ([*wordings(["甲"]), Wording.of("总则", type, level)] for type, level in (("item", None), ("heading", 2)))
    assert in_its_place(*weighed(old, new), {0: 0}) == {}


def test_a_word_that_is_explained_now() -> None:
    """The name of a part became the first clause of a sentence, in its place; elsewhere, or within the sentence, it did not."""
    old = ["甲在东边种了十二棵柳树", "登录", "乙在西边挖了三口深井"]
    for text, more in (
        ("登录：用户填写邮箱后进入", {1: 1}),
        ("登录、注册和找回都移到另一页", {}),
        ("登录：", {1: 1}),
        ("用户填写邮箱后登录", {}),
        ("登录的用户填写邮箱", {}),
    ):
        assert placed(old, [old[0], text, old[2]], {0: 0, 2: 2}) == more
        assert placed(old, [text, old[0], "丙在北边修了一座石桥", old[2]], {0: 1, 2: 3}) == {}


NAMES = ["营业执照", "身份证明", "场地证明", "验资报告", "公司章程"]
"""What each of a row of articles asks for."""


def amended(labels: str, names: list[str], said: str = "材料逾期{}受理") -> tuple[list[str], list[str]]:
    """A text before and after one amendment that puts the same words into each article of a row, with these labels and names."""
    ends = ["为了规范办事的程序制定本规定", *(char * 12 for char in "子丑寅卯辰巳")]
    rows = (
        [f"第{label}条　{name}{said.format(word)}" for label, name in zip("二三四五六", names, strict=True)] for word in ("不予", "不再")
    )
    one, two = rows
    two = [f"第{label}条{text[3:]}" for label, text in zip(labels, two, strict=False)]
    return [ends[0], *one, *ends[1:]], [ends[0], *two, *ends[1:]]


@pytest.mark.parametrize(
    ("labels", "names", "kept"),
    [
        ("二三四五六", [""] * 5, True),
        ("二三四五六", NAMES, True),
        ("二三四五七", [""] * 5, False),
        ("二三四五", [""] * 5, False),
        ("三四五六七", [""] * 5, False),
    ],
)
def test_a_row_of_articles_that_one_amendment_changes_alike(labels: str, names: list[str], kept: bool) -> None:
    """Each keeps its number between the same two neighbours; one renumbered, gone or come, and all of them are asked about."""
    old, new = amended(labels, names)
    found = {0: 0} | {number: number - len(old) + len(new) for number in range(6, len(old))}
    assert placed(old, new, found) == ({number: number for number in range(1, 6)} if kept else {})


def test_in_a_row_each_is_like_its_own_rather_than_like_another() -> None:
    """The first article was repealed, the others moved up and a new one came last: the same numbers, and not the same articles."""
    old, new = amended("二三四五六", NAMES)
    moved = [new[0], *(f"第{label}条　{name}材料逾期不再受理" for label, name in zip("二三四五六", [*NAMES[1:], "印章式样"], strict=True))]
    assert placed(old, [*moved, *new[6:]], {0: 0} | {number: number for number in range(6, len(old))}) == {}


def test_in_a_row_the_whole_label_is_the_same_and_a_new_one_is_nobody_else_s() -> None:
    """The second label counts too, and a row with a block that another one has become is none."""
    labels = [f"第{number}项" for number in "一二三四五"]
    old, new = amended("二三四五六", labels)
    found = {0: 0} | {number: number for number in range(6, len(old))}
    assert placed(old, new, found) == {number: number for number in range(1, 6)}
    assert placed(old, amended("二三四五六", [*labels[:4], "第七项"])[1], found) == {}
    assert placed([*old, "末了的一句"], new, found | {len(old): 3}) == {}


@pytest.mark.parametrize(("blocks", "kept"), [(MOST_BLOCKS, True), (MOST_BLOCKS + 1, False)])
def test_a_row_has_an_end(blocks: int, kept: bool) -> None:
    """Each block of a row is compared with each, so a long one is asked about: time stays linear."""
    old, new = (["始", *(f"{number + 1}. 材料逾期{word}受理" for number in range(blocks)), "末"] for word in ("不予", "不再"))
    assert MOST_BLOCKS == 64
    assert placed(old, new, {0: 0, blocks + 1: blocks + 1}) == ({number: number for number in range(1, blocks + 1)} if kept else {})


@pytest.mark.parametrize("turned", [False, True])
def test_what_names_a_title_is_not_it(turned: bool) -> None:
    """Whichever of the two is the old one."""
    title, sentence = wordings(["《石桥管理办法》", "各村要按照《石桥管理办法》做好管理。"])
    assert unlike(*((sentence, title) if turned else (title, sentence)))
    assert not unlike(*wordings(["《石桥管理办法》", "各村要做好管理。"]))
