"""The letters of two versions in one flow: a text that is only cut otherwise keeps every block, and chance at an edge proves nothing."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from promise import promised

from jiaokan.anchor.flow import EDGE_LETTERS, PLACE_LETTERS, Flow, flow
from jiaokan.anchor.joined import led
from jiaokan.anchor.match import match
from jiaokan.anchor.wording import Trace, wordings
from tests.histories import sentence

TAGS = "OOOOBI"
LINES = [
    f"{char} {TAGS[place % len(TAGS)]}" for place, char in enumerate("石桥东边有三座石桥，桥上有人，人在桥上看桥下的水，水里有石桥。" * 4)
]
"""A character and its tag a line: hardly a line that is not there again."""


def cut(random: Random, lines: Sequence[str], share: float) -> list[list[int]]:
    """Rows of lines that make one block, a new one of so many of them joined to the one before."""
    rows = [[0]]
    for number in range(1, len(lines)):
        if random.random() < share:
            rows[-1].append(number)
        else:
            rows.append([number])
    return rows


def blocks(lines: Sequence[str], rows: Sequence[Sequence[int]]) -> list[Trace]:
    """The lines of each row as one block."""
    return [Trace("".join(lines[number] for number in row), type="paragraph") for row in rows]


def told(old: Sequence[str], new: Sequence[str]) -> Flow:
    """What the flow of these blocks tells."""
    return flow(wordings(old), wordings(new))


@promised(40)
@given(seed=st.integers(0, 2**32), one=st.sampled_from((0.0, 0.2, 0.5)), two=st.sampled_from((0.0, 0.2, 0.5)))
def test_a_text_cut_otherwise_keeps_every_block(seed: int, one: float, two: float) -> None:
    """Each block stands on, or leads to, one that has letters of it, whatever its lines look like; only what was parted is asked about."""
    random = Random(seed)
    lines = random.choice((LINES, [sentence(random) for _ in range(12)]))
    rows = cut(random, lines, one), cut(random, lines, two)
    old, new = (blocks(lines, row) for row in rows)
    found = match(old, new)
    every = {**led(old, new, found), **found}

    for i, row in enumerate(rows[0]):
        if i in every:
            assert set(row) & set(rows[1][every[i]]), (old[i].text, new[every[i]].text)
        else:
            assert not any(set(row) <= set(other) for other in rows[1]), old[i].text


@pytest.mark.parametrize("gone", [0, 1, 2])
def test_a_line_that_is_gone_goes_nowhere(gone: int) -> None:
    """Of three equal lines between others one is deleted: the other lines stand where they stood, and no line stands on another's place."""
    lines = ["甲在东边种了十二棵柳树和桃树", "乙 O", "丙 O", "乙 O", "丁 O", "乙 O", "戊在西边挖了三口又深又凉的井"]
    number = (1, 3, 5)[gone]
    new = [line for place, line in enumerate(lines) if place != number]

    found = told(lines, new).found

    assert found[0] == 0
    assert found[6] == 5
    assert number not in found or new[found[number]] == lines[number]


def test_at_the_edge_of_what_is_the_same_chance_proves_nothing() -> None:
    """The first line behind a deleted one ends as that did: its place is not told by one letter, and a long block's is."""
    head, tail = "山前有一条从北向南流的小河名叫清水", "山后有一座古庙庙里住着两位老和尚"
    short = [head, "后 O", "，O", "直O", tail]
    assert told(short, [head, "后 O", "直O", tail]).found.get(2) is None
    assert len("直O" + tail) > EDGE_LETTERS
    assert told(short, [head, "后 O", "直O", tail]).found[4] == 3
    assert len(tail) >= PLACE_LETTERS


def test_a_heading_is_not_all_of_what_it_was_joined_to() -> None:
    """A block of which hardly a letter is known is not the heading that begins it: another one may have the better claim."""
    rest = "这一段后来重写了，说的是另外的事情，长得多，也没有留下原来的话，只有标题并进了段首，其余全是新的。"
    before = "前面的一段一字未改，说的是城门几时开几时关"
    found = told([before, "开门的时辰", "这里原来是另一段话"], [before, "开门的时辰" + rest])
    assert found.found == {0: 0}
    assert found.joined == {}


def test_what_is_joined_leads_to_the_largest() -> None:
    """Three lines become one block: the longest gives it its anchor, the others lead there, and are looked for nowhere else."""
    lines = ["巡检的人每天早晚各走一遍堤坝", "记下水位", "换岗时把记录交给下一班的人签字", "水位"]
    told_ = told(lines, ["".join(lines[:3]), lines[3]])
    assert told_.found == {2: 0, 3: 1}
    assert told_.joined == {0: 0, 1: 0}
    assert match([Trace(line) for line in lines], [Trace("".join(lines[:3])), Trace(lines[3])]) == {2: 0, 3: 1}


def test_labels_are_no_part_of_the_flow() -> None:
    """Every article renumbered: the flow is the same."""
    texts = ["应当每年检查一次桥梁。", "检查的结果应当公布。", "费用由管理的人负担。"]
    old, new = ([f"第{number}条　{text}" for number, text in zip(numbers, texts, strict=True)] for numbers in ("一二三", "七八九"))
    assert told(old, new).found == {0: 0, 1: 1, 2: 2}


def test_two_texts_without_a_place_of_their_own_tell_nothing() -> None:
    """The same line a hundred times, once less often; and two empty texts."""
    assert told(["好"] * 100, ["好"] * 90) == Flow({}, {}, {})
    assert told(["好"] * 100, ["好"] * 100).found == {number: number for number in range(100)}
    assert told([], []) == Flow({}, {}, {})


def test_what_two_stretches_claim_is_neither_s() -> None:
    """A word stands twice in a row and once now: it is not told which of the two it was."""
    one, two = "先把门口的雪扫到路的两边去", "再把院里的柴劈好码在墙根下"
    found = told([one, "扫雪劈柴喂马", "扫雪劈柴喂马", two], [one, "扫雪劈柴喂马", two]).found
    assert found == {0: 0, 3: 2}


HEADS, TAILS = ("甲子乙丑丙寅丁卯戊辰", "春夏秋冬东南西北中间"), ("己巳庚午辛未壬申癸酉", "金木水火土日月星辰风")
"""What stands before and behind in either version: nothing of it is the same."""


@pytest.mark.parametrize(("same", "found"), [("先把门口的雪扫到路的两边", {1: 1}), ("先把门口的雪扫到路两边", {})])
def test_twelve_letters_in_a_row_are_a_place(same: str, found: dict[int, int]) -> None:
    """A block that stands there as it was, among others that do not, is told by the flow from twelve letters on."""
    assert told([HEADS[0], same, TAILS[0]], [HEADS[1], same, TAILS[1]]).found == found


@pytest.mark.parametrize(
    ("head", "block", "tail", "found"),
    [
        ("山路上的", "石桥的栏杆", "有人在看", {1: 1}),
        ("路上的", "石桥的栏杆边", "有人在看", {}),
        ("山路上的", "石桥的栏杆边", "有人在", {}),
    ],
)
def test_a_short_block_has_four_letters_on_either_side(head: str, block: str, tail: str, found: dict[int, int]) -> None:
    """With fewer that are the same before it or behind it, where it ends may be chance."""
    old, new = ([before + head, block, tail + behind] for before, behind in zip(HEADS, TAILS, strict=True))
    assert told(old, new).found == found


@pytest.mark.parametrize(("more", "found"), [("", {1: 0}), ("吗", {})])
def test_half_of_a_new_block_is_known(more: str, found: dict[int, int]) -> None:
    """Eight letters of sixteen are those of a block that stood there; of seventeen they are too few."""
    head, block, tail = "山路上的", "石桥的栏杆断了八", "有人在看"
    assert told([HEADS[0] + head, block, tail + TAILS[0]], [head + block + tail + more]).found == found


@pytest.mark.parametrize(("kept", "joined"), [(8, {1: 0}), (7, {})])
def test_four_fifths_of_a_block_are_joined(kept: int, joined: dict[int, int]) -> None:
    """A block of ten letters leads to where eight of them went, beside a larger one; where three went elsewhere it leads nowhere."""
    one, block, two = "先把门口的雪扫到路的两边", "石桥下的河水结了冰了", "再把院里的柴劈好码在墙根"
    made = told([one, block, two], [one + block[:kept], block[kept:] + two])
    assert made.found == {0: 0, 2: 1}
    assert made.joined == joined
