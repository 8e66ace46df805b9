"""What an anchor stood on before: told back to its birth from what each edit changed, and taken up again when its words come back."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiaokan.anchor import ledger as anchors
from jiaokan.anchor.carry import carry, retire, revived
from jiaokan.anchor.ledger import QUOTE_CHARACTERS, Event, Ledger
from jiaokan.anchor.rewording import Rewording
from jiaokan.anchor.wording import Trace
from jiaokan.edition.document import Block
from jiaokan.errors import BadInput
from jiaokan.text import Text
from jiaokan.text.digest import digest

SHORT = st.text("甲乙丙。\n😀", max_size=12)


def paragraphs(*texts: str) -> list[Block]:
    """Paragraphs with these words."""
    return [Block("paragraph", Text.of(text)) for text in texts]


@given(SHORT, SHORT)
def test_a_change_is_undone_to_the_old_words(old: str, new: str) -> None:
    """The new words give back the old ones, what is kept is what differs, and other words are refused."""
    change = Rewording.of(old, new)

    assert change.undone(new) == old
    assert len(change.old) <= len(old)
    assert (change.old == change.new == "") == (old == new)
    assert change.old[:1] != change.new[:1] or not change.old or not change.new
    assert change.undone(new[: change.at]) is None or not change.new


@given(st.lists(st.tuples(st.integers(0, 300), SHORT), min_size=1, max_size=6))
def test_all_earlier_words_of_a_long_block_are_told_whole(edits: list[tuple[int, str]]) -> None:
    """However far beyond the quote a change is, every earlier text comes back to the character, and survives the file."""
    text = "".join(chr(0x4E00 + n) for n in range(2 * QUOTE_CHARACTERS))
    carried = carry("d", paragraphs(text), (), Ledger(), set())
    told = [text]
    for at, words in edits:
        text = text[:at] + words + text[at + len(words) :]
        told.append(text)
        carried = carry("d", paragraphs(text), carried.blocks, carried.ledger, set(carried.ledger.ids))
    anchor = carried.blocks[0].anchor or ""
    read = anchors.parse(anchors.dump(carried.ledger), "anchors.jsonl")
    different = [one for one, after in pairwise(told) if one != after]

    assert read == carried.ledger
    assert list(read.past(anchor, text)) == [(digest(one), one) for one in reversed(different)]


def test_without_a_record_of_the_change_the_quote_is_told() -> None:
    """An older ledger tells whole what is short, and the beginning of what is long; so does one that ended."""
    long, short, now = "甲" * 200, "乙" * 20, "丙" * 20
    rows = [Event("born", "bbbbbb", quote=long[:QUOTE_CHARACTERS], digest=digest(long))]
    rows += [Event("edited", "bbbbbb", quote=text, digest=digest(text)) for text in (short, now)]

    assert list(Ledger(tuple(rows)).past("bbbbbb", now)) == [(digest(short), short), (digest(long), long[:QUOTE_CHARACTERS])]
    ended = Ledger((*rows, Event("retired", "bbbbbb", why="重出")))
    assert [words for _, words in ended.past("bbbbbb")] == [now, short, long[:QUOTE_CHARACTERS]]
    assert list(ended.past("cccccc")) == []


@pytest.mark.parametrize("change", ['{"at": -1, "old": "", "new": ""}', '{"at": 0, "old": 1, "new": ""}', '"x"', "[]"])
def test_a_damaged_change_is_refused(change: str) -> None:
    """A ledger line whose change is none names itself."""
    born = '{"event": "born", "id": "bbbbbb", "digest": "0"}\n'
    with pytest.raises(BadInput, match=r"anchors\.jsonl:2: this line is not an event"):
        anchors.parse(born + f'{{"event": "edited", "id": "bbbbbb", "change": {change}}}\n', "anchors.jsonl")


def test_an_anchor_comes_back_with_its_words() -> None:
    """A block taken out and put back has its old anchor: the ledger says revived, and nothing is born."""
    texts = ["甲乙丙丁。", "戊己庚辛。", "壬癸子丑。"]
    first = carry("d", paragraphs(*texts), (), Ledger(), set())
    without = carry("d", paragraphs(texts[0], texts[2]), first.blocks, first.ledger, set(first.ledger.ids))
    gone = retire(without.ledger, without.lost, "误删")
    again = carry("d", paragraphs(*texts), without.blocks, gone, set(gone.ids))

    assert [block.anchor for block in again.blocks] == [block.anchor for block in first.blocks]
    assert [event.event for event in again.ledger.events[len(gone.events) :]] == ["revived"]
    assert (again.born, again.lost) == (0, ())


@pytest.mark.parametrize("texts", [["附件", "另一段。", "附件"], ["某段。", "附件", "某另一段。"]])
def test_equal_words_elsewhere_are_another_block(texts: list[str]) -> None:
    """Words that stand twice, or beside neighbours that the anchor never had, get an anchor of their own."""
    first = carry("d", paragraphs("甲乙丙丁。", "附件", "壬癸子丑。"), (), Ledger(), set())
    gone = retire(first.ledger, sorted(first.ledger.ids), "撤去")
    again = carry("d", paragraphs(*texts), (), gone, set(gone.ids))

    assert not {block.anchor for block in again.blocks} & first.ledger.ids


def test_an_anchor_that_came_back_has_no_end() -> None:
    """It lives, and no tombstone of it is shown beside its block."""
    born = Event("born", "bbbbbb", digest="0")
    ledger = Ledger((born, Event("retired", "bbbbbb", why="误删"), Event("revived", "bbbbbb", digest="0")))
    assert (set(ledger.live), dict(ledger.ends)) == ({"bbbbbb"}, {})


def test_equal_blocks_in_equal_company_have_ids_of_their_own() -> None:
    """Also in one carry, and also where the caller forgot which ids are taken."""
    first = carry("d", paragraphs(*["附件"] * 6), (), Ledger(), set())
    again = carry("d", paragraphs("附件", "另一段文字在这里。"), first.blocks, first.ledger, set())
    assert len({block.anchor for block in first.blocks}) == 6
    assert len({block.anchor for block in again.blocks}) == 2


@pytest.mark.parametrize(
    ("before", "after", "comes"),
    [("甲。", "丙。", True), ("甲。", "丁。", True), ("戊。", "丙。", True), ("戊。", "丁。", False), ("丙。", "甲。", False)],
)
def test_words_that_come_back_are_the_old_ones_beside_a_neighbour_that_they_had(before: str, after: str, comes: bool) -> None:
    """One of the two is enough; both strange, and they are other words that read the same."""
    born = Event("born", "bbbbbb", before="甲。", after="丙。", digest=digest("乙。"))
    ledger = Ledger((born, Event("retired", "bbbbbb", why="删")))
    found = revived([Trace("乙。", (), before, after)], (), ledger, ())
    assert found == ({0: "bbbbbb"} if comes else {})
    assert revived([Trace("乙。", (), before, after)], {0}, ledger, ()) == {}
    assert revived([Trace("乙。", (), before, after)], (), ledger, {"bbbbbb"}) == {}
