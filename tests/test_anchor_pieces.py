"""Blocks that a new extraction joined or parted: found again for certain by their words, with nothing known of the raw text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiaokan.anchor.carry import Carried, carry, retire
from jiaokan.anchor.ledger import Ledger
from jiaokan.anchor.pieces import Run, held, inside, largest, runs
from jiaokan.anchor.wording import Wording, wordings
from jiaokan.edition.document import Block
from jiaokan.text import Text

ONE = "各级人民政府应当建立健全计量工作台账，并接受社会监督。"
TWO = "检验机构应当依法公开检验检测报告，确保其真实准确而完整。"
THREE = "行业协会可以委托开展信用档案建设。"


def paragraphs(*texts: str) -> list[Block]:
    """Paragraphs with these words."""
    return [Block("paragraph", Text.of(text)) for text in texts]


def again(before: list[str], after: list[str]) -> tuple[list[str], Carried]:
    """The anchors of a document, and what became of them in another extraction."""
    first = carry("d", paragraphs(*before), (), Ledger(), set())
    then = carry("d", paragraphs(*after), first.blocks, first.ledger, set(first.ledger.ids))
    return [block.anchor or "" for block in first.blocks], then


@pytest.mark.parametrize("between", ["", "此外，"])
def test_joined_blocks_lead_to_the_one_they_are_in(between: str) -> None:
    """The largest piece gives the anchor, the others are merged into it; nobody is asked."""
    (one, two, three), then = again([ONE, TWO, THREE], [ONE + between + TWO, THREE])

    assert [block.anchor for block in then.blocks] == [two, three]
    assert then.ledger.leads(one) == two
    assert then.lost == ()


def test_a_parted_block_stands_on_its_largest_part() -> None:
    """The ledger names the other part."""
    (one, three), then = again([ONE + TWO, THREE], [ONE, TWO, THREE])

    assert then.blocks[1].anchor == one
    assert [(e.event, e.to) for e in then.ledger.events if e.event == "split"] == [("split", (one, then.blocks[0].anchor))]
    assert then.blocks[2].anchor == three
    assert then.lost == ()


def test_a_block_that_is_merely_quoted_is_asked_about() -> None:
    """What says something else and keeps a few of the words is not the block; what is left of it in its place is."""
    whole = ONE + TWO + ONE[::-1] + TWO[::-1]
    quoting = "市场监督管理部门每年组织一次抽查，抽查结果在十日内向社会公布，" + ONE[:12] + "，抽查所需经费列入同级财政预算。"
    (one, _), then = again([whole, THREE], [quoting, THREE])
    assert then.lost == (one,)
    (one, _), then = again([whole, THREE], [ONE, THREE])
    assert then.blocks[0].anchor == one


def test_words_that_stand_in_two_blocks_are_asked_about() -> None:
    """Which of them it is nobody knows; standing twice in one block they are in that block."""
    other = "完全是别的一段话，与其他都不相同。"
    (one, *_), then = again([ONE, other], [ONE + TWO, THREE + ONE])
    assert one in then.lost
    (one, *_), then = again([ONE, other], [ONE + TWO + ONE, THREE])
    assert then.blocks[0].anchor == one


PIECE = st.text("甲乙丙丁", min_size=1, max_size=9)


@given(st.lists(PIECE, max_size=6), st.lists(st.text("甲乙丙丁", max_size=16), max_size=4))
def test_a_run_fills_its_whole(pieces: list[str], wholes: list[str]) -> None:
    """Every run is two or more blocks in a row that fill one to the letter, and no block is in two of them."""
    found = runs(wordings(wholes), wordings(pieces))
    places = [index for run in found for index in range(run.first, run.last + 1)]

    assert all("".join(pieces[run.first : run.last + 1]) == wholes[run.whole] and run.last > run.first for run in found)
    assert len(set(places)) == len(places)


@given(st.lists(st.text("甲乙丙丁戊己庚辛", min_size=4, max_size=9), min_size=2, max_size=4, unique=True))
def test_blocks_that_fill_another_are_found(pieces: list[str]) -> None:
    """However many they are; unless the whole stands among them, or begins in two ways."""
    whole = "".join(pieces)
    assert runs(wordings([whole]), wordings(pieces)) == [Run(0, 0, len(pieces) - 1)]


def test_what_is_filled_twice_is_not_believed() -> None:
    """The same words could be joined from either pair."""
    assert runs(wordings(["甲乙丙丁戊己庚辛"]), wordings(["甲乙丙丁", "戊己庚辛", "中间", "甲乙丙丁", "戊己庚辛"])) == []


def test_the_largest_piece_is_chosen_by_its_length() -> None:
    """The first of equal ones."""
    pieces = wordings(["一", "一二三", "一", "四五六"])
    assert largest(pieces, Run(0, 0, 3)) == 1
    assert largest(pieces, Run(0, 2, 3)) == 3


@pytest.mark.parametrize(("text", "share"), [(TWO, 1.0), ("。".join((ONE, TWO, THREE)), 1.0), (THREE, 0.0), ("", 0.0)])
def test_words_are_held_in_one_stretch(text: str, share: float) -> None:
    """All of them, none of them; from end to end of the other block, not gathered from all of it."""
    assert held(Wording.of(TWO), Wording.of(text)) == share
    apart = "".join(TWO[i : i + 2] + THREE for i in range(0, len(TWO), 2))
    assert held(Wording.of(TWO), Wording.of(apart)) < 0.5


def test_short_words_and_words_that_stand_are_no_whole() -> None:
    """Seven characters could be filled by chance; what stands on both sides as it is was not made of pieces."""
    eight, seven = "建立健全工作台账", "建立健全工作台"
    assert runs(wordings([eight]), wordings([eight[:4], eight[4:]])) == [Run(0, 0, 1)]
    assert runs(wordings([seven]), wordings([seven[:4], seven[4:]])) == []
    assert runs(wordings([eight]), wordings([eight[:4], eight[4:], eight])) == []


def test_an_anchor_that_ended_is_back_beside_a_neighbour_that_it_had() -> None:
    """Its words between others than before are not it; one neighbour, before or behind, is enough."""
    first = carry("d", paragraphs(ONE, TWO, THREE), (), Ledger(), set())
    two = first.blocks[1].anchor
    gone = carry("d", paragraphs(ONE, THREE), first.blocks, first.ledger, set())
    ledger = retire(gone.ledger, gone.lost, "删")
    four, five = "标准化技术委员会负责组织实施“甲”。", "社会公众鼓励支持“乙”的应用。"
    for around, back in (((ONE, four), True), ((four, THREE), True), ((four, five), False)):
        rows = paragraphs(around[0], TWO, around[1])
        then = carry("d", rows, gone.blocks, ledger, set(ledger.ids))
        assert (then.blocks[1].anchor == two) == back, around


def test_a_few_characters_are_filled_by_chance() -> None:
    """From eight characters on pieces that fill a text to the letter are its pieces."""
    assert runs(wordings(["甲乙丙丁戊己庚"]), wordings(["甲乙丙丁", "戊己庚"])) == []
    assert runs(wordings(["甲乙丙丁戊己庚辛"]), wordings(["甲乙丙丁", "戊己庚辛"])) == [Run(0, 0, 1)]


def test_what_stands_as_it_is_was_not_taken_into_anything() -> None:
    """Its words stand in a longer block too; and a shorter block holds nothing, be it made of the same words."""
    assert inside([0], wordings([ONE]), wordings([ONE + TWO, THREE]), []) == {0: 0}
    assert inside([0], wordings([ONE]), wordings([ONE + TWO, THREE, ONE]), []) == {}
    assert inside([0], wordings([ONE + "各级" * 2]), wordings([ONE[:-1], THREE]), []) == {}
