"""Blocks that a new extraction joined or parted: found again for certain by their words, with nothing known of the raw text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiaokan.anchor.carry import Carried, carry
from jiaokan.anchor.ledger import Ledger
from jiaokan.anchor.pieces import LEAST, contained, largest
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
    """What keeps only a small part of the words is not the block."""
    (one, _), then = again([ONE + TWO + ONE[::-1] + TWO[::-1], THREE], [ONE, THREE])
    assert then.lost == (one,)


def test_words_that_stand_twice_are_asked_about() -> None:
    """In two blocks, or twice in one: which of them it is nobody knows."""
    for after in ([ONE + TWO, THREE + ONE], [ONE + TWO + ONE, THREE]):
        (one, *_), then = again([ONE, "完全是别的一段话，与其他都不相同。"], after)
        assert one in then.lost


@given(st.lists(st.text("甲乙丙丁，。\n", max_size=24), max_size=5), st.lists(st.text("甲乙丙丁，。\n", max_size=60), max_size=4))
def test_what_is_found_stands_there_once(wanted: list[str], texts: list[str]) -> None:
    """It is what a reader would find by looking: long enough, whole, in one place of one text."""

    def places(text: str) -> list[int]:
        """In which texts it stands, as often as it does."""
        return [index for index, one in enumerate(texts) for at in range(len(one)) if one.startswith(text, at)]

    rows = {n: text for n, text in enumerate(wanted) if len(text) >= LEAST and "\n" not in text}
    assert contained(dict(enumerate(wanted)), texts) == {n: found[0] for n, text in rows.items() if len(found := places(text)) == 1}


def test_the_largest_piece_is_chosen_by_its_length() -> None:
    """With the length of all of them together; the first of equal ones."""
    assert largest({1: 7, 2: 7, 3: 8, 4: 7}, {1: "一", 2: "一二三", 3: "一", 4: "四五六"}) == {7: (2, 7), 8: (3, 1)}
