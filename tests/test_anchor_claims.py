"""A pair is given up that a third block claims, or that begins otherwise and was moved; every limit is tried on both sides."""

from __future__ import annotations

import pytest

from jiaokan.anchor.claims import claimed
from jiaokan.anchor.joined import led
from jiaokan.anchor.match import match
from jiaokan.anchor.wording import Trace, Wording, weighed, wordings

FIELD = "".join(map(chr, range(0x5000, 0x5800)))
"""Characters of which no two pairs are the same: what two texts share is counted in them."""


def said(first: int, characters: int) -> str:
    """Words that nothing else says, of so many characters."""
    return FIELD[first : first + characters]


def given_up(old: list[str], new: list[str], *, moved: bool = False) -> bool:
    """Whether a third block claims the first new one of the first old one, among thirty paragraphs that stayed; no chance counts."""
    stayed = [said(1000 + 20 * number, 18) for number in range(30)]
    one, two = weighed(wordings([*old, *stayed]), wordings([*stayed, *new] if moved else [*new, *stayed]))
    first = len(stayed) if moved else 0
    known = {len(old) + number: (number if moved else len(new) + number) for number in range(30)}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("jiaokan.anchor.claims.by_chance", lambda *_: False)
        patch.setattr("jiaokan.anchor.claims.said_once", lambda *_: set())
        return 0 in claimed(one, two, {0: first, **known})


def test_a_third_block_that_is_more_like_claims_it() -> None:
    """Of two old blocks that share half of a new one the one that shares a sixth more has it, whatever it begins with."""
    pattern = said(0, 10) + "，" + said(20, 20)
    new = [pattern + said(100, 12)]
    assert given_up([pattern + said(200, 12), pattern + said(100, 8)], new)
    assert not given_up([pattern + said(200, 12), pattern + said(100, 2) + said(300, 10)], new)
    assert given_up(new, [pattern + said(200, 12), pattern + said(100, 8)])


@pytest.mark.parametrize(("more", "begun", "gone"), [(4, True, False), (4, False, True), (1, False, False), (8, True, True)])
def test_who_begins_otherwise_needs_a_better_claim(more: int, begun: bool, gone: bool) -> None:
    """By a twelfth more like is too little against the same first clause, and enough against another one."""
    common, clause = said(20, 24), said(0, 8)
    old = [f"{clause}，{common}{said(100, 16)}", f"{said(300, 8)}，{common}{said(200, more)}{said(500, 16 - more)}"]
    new = [f"{clause if begun else said(600, 8)}，{common}{said(200, 16)}"]
    if begun:
        old[1] = f"{clause}{old[1][8:]}"
    assert given_up(old, new) is gone


def test_an_item_that_begins_as_it_did_stays() -> None:
    """The items of a list are like each other: only one that begins otherwise is another's."""
    common, clause = said(20, 20), said(0, 8)
    old = [f"（一）{clause}，{common}{said(100, 12)}", f"（二）{clause}，{common}{said(200, 8)}{said(300, 4)}"]
    assert not given_up(old, [f"（一）{clause}，{common}{said(200, 12)}"])
    assert given_up([one.removeprefix("（一）").removeprefix("（二）") for one in old], [f"{clause}，{common}{said(200, 12)}"])
    assert given_up([old[0], old[1].replace(clause, said(400, 8))], [f"（一）{said(400, 8)}，{common}{said(200, 12)}"])


@pytest.mark.parametrize(("label", "more", "gone"), [("", 2, True), ("", 12, False), ("第九条　", 2, False)])
def test_an_article_is_no_paragraph_unless_it_is_far_ahead(label: str, more: int, gone: bool) -> None:
    """What was an article and is a paragraph must be a tenth more like than any other article of the old text."""
    common = said(0, 8) + "，" + said(20, 16)
    old = [f"第八条　{common}{said(100, more)}{said(200, 16 - more)}", f"第九条　{common}{said(300, 16)}"]
    assert given_up(old, [f"{label}{common}{said(100, 16)}"]) is gone


@pytest.mark.parametrize(
    ("kept", "begun", "moved", "gone"),
    [(52, False, True, True), (60, False, True, False), (52, True, True, False), (52, False, False, False)],
)
def test_what_was_moved_and_begins_otherwise_must_be_kept(kept: int, begun: bool, moved: bool, gone: bool) -> None:
    """In another order a block is not believed whose first clause is another one, unless nearly all of it stands there."""
    old = [f"{said(0, 6)}，{said(20, 60)}"]
    new = [f"{said(0, 6) if begun else said(600, 6)}，{said(20, kept)}{said(700, 60 - kept)}"]
    assert given_up(old, new, moved=moved) is gone


def test_a_definition_takes_no_deleted_penalty() -> None:
    """An article that begins as it did is not believed in a paragraph elsewhere that begins with other words."""
    words = f"{said(0, 6)}，{said(20, 30)}"
    old, new = [f"第八条　{words}，{said(100, 14)}"], [f"{said(200, 10)}，{said(300, 4)}{words}"]
    assert given_up(old, new, moved=True)
    assert not given_up([f"第八条　{words}，{said(100, 14)}"], [f"{words}，{said(300, 14)}"], moved=True)


def test_of_formulas_and_few_words_nothing_is_said() -> None:
    """What leads a list is known by its list; fifteen pairs of characters may be anybody's."""
    pattern = said(0, 10) + "，" + said(20, 20)
    old, new = [pattern + said(200, 12), pattern + said(100, 8)], [pattern + said(100, 12)]
    assert given_up(old, new)
    assert not given_up([f"{one}：" for one in old], [f"{one}：" for one in new])
    few = said(0, 8)
    assert not given_up([few + said(200, 6), few + said(100, 5)], [few + said(100, 6)])
    assert given_up([few + said(200, 12), few + said(100, 10)], [few + said(100, 12)])


def test_equal_words_are_never_given_up() -> None:
    """A block that stands there word for word is itself, whatever else stands there."""
    words = said(0, 30)
    assert not given_up([words, words + said(40, 1)], [words], moved=True)


@pytest.mark.parametrize(
    ("text", "beginning"),
    [
        ("第一条　甲乙丙，丁戊", ("甲乙", "乙丙")),
        ("一、甲乙；丙丁", ("甲乙",)),
        ("甲、乙丙丁", ("甲",)),
        ("Firefox Send，不再提供", ("firefox", "firefox", "firefox", "firefoxsend", "send", "send")),
        ("，。", (",。",)),
    ],
)
def test_a_first_clause_ends_at_the_first_mark(text: str, beginning: tuple[str, ...]) -> None:
    """It begins behind the labels, and an alphabet's words count as they do elsewhere."""
    assert Wording.of(text).beginning == beginning


def test_a_claim_is_asked_about() -> None:
    """An article is deleted, and one made after the pattern of its neighbour stands in its place: nobody is told that it is the old one."""
    stayed = [f"第{number}条　{said(1000 + 20 * number, 18)}。" for number in range(10, 30)]
    gone = f"第三十条　{said(0, 12)}，{said(20, 24)}{said(200, 8)}。"
    pattern = f"{said(300, 12)}，{said(20, 24)}{said(100, 12)}"
    old = [*stayed, gone, f"第三十一条　{pattern}。"]
    new = [*stayed, f"第三十条　{pattern[:-4]}{said(400, 12)}。", f"第三十一条　{pattern}。"]
    found = match([Trace(one) for one in old], [Trace(one) for one in new])
    assert found == {number: number for number in (*range(20), 21)}


@pytest.mark.parametrize(
    ("begun", "more", "gone"),
    [
        (12, 7, False),  # a tenth more like at the most, and begins as it did
        (12, 8, True),  # more than a tenth
        (0, 3, False),  # less than a twentieth more like, and begins otherwise
        (0, 4, True),  # more than a twentieth
        (6, 11, True),  # five of eleven pairs of the first clause are kept
        (7, 11, False),  # six of eleven
    ],
)
def test_the_limits_of_a_claim(begun: int, more: int, gone: bool) -> None:
    """How much more like the third block must be depends on how much of the first clause is kept."""
    common, clause = said(20, 40), said(0, 12)
    third = clause if begun == 12 else said(300, 12)
    old = [f"{clause}，{common}{said(100, 30)}", f"{third}，{common}{said(200, more)}{said(500, 30 - more)}"]
    assert given_up(old, [f"{clause[:begun]}{said(600, 12 - begun)}，{common}{said(200, 30)}"]) is gone


@pytest.mark.parametrize(("ahead", "gone"), [(6, True), (7, False)])
def test_how_far_ahead_another_kind_must_be(ahead: int, gone: bool) -> None:
    """Less than a tenth more like than the other article is too little for a paragraph, more is enough."""
    common = f"{said(0, 8)}，{said(20, 40)}"
    old = [f"第八条　{common}{said(100, ahead)}{said(200, 30 - ahead)}", f"第九条　{common}{said(300, 30)}"]
    assert given_up(old, [f"{common}{said(100, 30)}"]) is gone


def known(*blocks: tuple[str, str]) -> list[Trace]:
    """Blocks of which it is known what they are: heading or item, and their words."""
    return [Trace(text, type=type) for type, text in blocks]


def test_an_entry_of_the_contents_is_no_heading() -> None:
    """A list of contents was deleted; the headings it named stay, and no entry leads to one."""
    parts = [(("heading", said(30 * number, 6)), ("paragraph", said(30 * number + 8, 20))) for number in range(6)]
    body = [block for part in parts for block in part]
    contents = [("item", heading[1]) for heading, _ in parts]
    new = known(("heading", said(500, 4)), *body)
    old = known(("heading", said(500, 4)), *contents, *body)
    found = match(old, new)
    assert found | led(old, new, found) == {0: 0, **{7 + number: 1 + number for number in range(12)}}


def test_two_entries_are_not_joined_to_a_heading() -> None:
    """That a heading is called by the words of both does not make it the two entries."""
    stayed = [("paragraph", said(30 * number, 20)) for number in range(10)]
    old = known(("item", said(700, 8)), ("item", said(710, 8)), *stayed)
    for type, together in (("heading", {}), ("item", {0: 0, 1: 0})):
        new = known((type, f"{said(700, 8)} / {said(710, 8)}"), *stayed)
        found = match(old, new)
        assert {i: j for i, j in (found | led(old, new, found)).items() if i < 2} == together


@pytest.mark.parametrize("type", ["heading", "title"])
@pytest.mark.parametrize(("label", "same"), [("", False), ("（一）", True)])
def test_an_item_becomes_a_heading_only_with_its_label(label: str, same: bool, type: str) -> None:
    """What is labelled （一） on both sides is one thing, set otherwise; without a label the words alone do not say so."""
    before, behind = ([("paragraph", said(first + 30 * number, 20)) for number in range(10)] for first in (0, 400))
    words = f"{label}{said(800, 12)}"
    old = known(*before, ("item", words), *behind)
    new = known(*before, (type, words), *behind, ("paragraph", said(900, 20)))
    assert (match(old, new).get(10) == 10) is same


@pytest.mark.parametrize("kept", [True, False])
def test_what_led_a_list_is_joined_only_with_its_list(kept: bool) -> None:
    """A label of a list whose items are all gone does not lead to a paragraph that says its words; with one of them it does."""
    stayed = [f"第{number}条　{said(1000 + 20 * number, 18)}。" for number in range(10, 30)]
    words, item = said(0, 16), said(40, 24)
    there = f"第三十条　{said(200, 20)}{words}{said(300, 4)}{item if kept else said(340, 24)}。"
    old = [Trace(one) for one in [*stayed, f"{words}：", f"1.{item}。", f"2.{said(80, 24)}。", f"第三十条　{said(200, 20)}。"]]
    new = [Trace(one) for one in [*stayed, there]]
    found = match(old, new)
    assert led(old, new, found).get(20) == (20 if kept else None)
