"""The editor's desk: decisions about blocks, and hand edits that become decisions."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiaokan.desk.adoption import _fine, _overlapping, _single, _widened, adopt, apart, form, said
from jiaokan.desk.decide import DECISION_KINDS, decide
from jiaokan.edition.document import Block, Document
from jiaokan.errors import BadInput
from jiaokan.record.schema import Source
from jiaokan.text import Piece, Text

BARE = Source.model_validate(
    {"title": "某页", "file": "page.txt", "sha256": "0" * 64, "bytes": 1, "cuts": [{"document": "d", "from": "甲", "why": "例"}]}
)
TYPES = st.sampled_from(["title", "heading", "paragraph", "item", "date"])
WORDS = st.text("甲乙丙，。\n", min_size=1, max_size=12) | st.text(
    "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥，。", min_size=1, max_size=40
)


def document(texts: list[str]) -> Document:
    """A document whose blocks stand in this order in a raw text, one a line, with anchors k0, k1 …"""
    blocks, between, at = [], [], 0
    for index, text in enumerate(texts):
        blocks.append(Block("paragraph", Text((Piece(at, text, text),)), anchor=f"k{index}"))
        at += len(text)
        between.append(Piece(at, "\n", "", ("block-boundary",)))
        at += 1
    return Document(tuple(blocks), tuple(between), id="d")


def raw(one: Document) -> str:
    """The raw text that the document accounts for."""
    return Text(tuple(one.pieces)).raw


def decided(texts: list[str], **decisions: list[dict[str, object]]) -> Document:
    """The document with decisions made; each needs no `document` and no `why`."""
    rows = {kind: [{"document": "d", "why": "例", **one} for one in found] for kind, found in decisions.items()}
    source = Source.model_validate({**BARE.model_dump(by_alias=True), **rows})
    result = decide(document(texts), source, "source.yaml")
    assert raw(result) == raw(document(texts))
    return result


def read(one: Document) -> list[str]:
    """What is read, block by block."""
    return [block.text for block in one.blocks]


THREE = ["甲乙丙丁", "戊己庚辛", "壬癸子丑"]


@pytest.mark.parametrize(
    ("decisions", "expected"),
    [
        ({"corrections": [{"quote": "乙丙", "old": "丙", "new": "炳"}]}, ["甲乙炳丁", *THREE[1:]]),
        ({"corrections": [{"quote": "甲乙", "old": "", "new": "、"}]}, ["甲乙、丙丁", *THREE[1:]]),
        ({"breaks": [{"quote": "庚辛"}]}, ["甲乙丙丁", "戊己", "庚辛", "壬癸子丑"]),
        ({"breaks": [{"quote": "乙丙"}, {"quote": "丑"}]}, ["甲", "乙丙丁", "戊己庚辛", "壬癸子", "丑"]),
        ({"joins": [{"quote": "戊己", "between": "，"}]}, ["甲乙丙丁，戊己庚辛", "壬癸子丑"]),
        ({"orders": [{"quote": "壬癸", "before": "甲乙"}]}, ["壬癸子丑", "甲乙丙丁", "戊己庚辛"]),
        ({"orders": [{"quote": "甲乙", "after": "戊己"}]}, ["戊己庚辛", "甲乙丙丁", "壬癸子丑"]),
        ({"removes": [{"quote": "戊己"}]}, ["甲乙丙丁", "壬癸子丑"]),
        ({"inserts": [{"text": "补文", "after": "甲乙"}, {"text": "又补", "after": "甲乙"}]}, ["甲乙丙丁", "补文", "又补", *THREE[1:]]),
        ({"inserts": [{"text": "补文", "before": "甲乙"}], "removes": [{"quote": "甲乙"}]}, ["补文", *THREE[1:]]),
        ({"breaks": [{"quote": "庚辛"}], "joins": [{"quote": "庚辛"}, {"quote": "戊己"}]}, ["甲乙丙丁戊己庚辛", "壬癸子丑"]),
        ({"breaks": [{"quote": "庚辛"}], "orders": [{"quote": "庚辛", "after": "子丑"}]}, ["甲乙丙丁", "戊己", "壬癸子丑", "庚辛"]),
        (
            {"corrections": [{"quote": "丙丁", "old": "丁", "new": "顶"}, {"quote": "丙顶", "old": "丙", "new": "炳", "proof": 2}]},
            ["甲乙炳顶", *THREE[1:]],
        ),
    ],
)
def test_a_decision_does_what_it_says(decisions: dict[str, list[dict[str, object]]], expected: list[str]) -> None:
    """Each kind of decision, alone and with others; the raw text stays whole."""
    assert read(decided(THREE, **decisions)) == expected


def test_what_is_inserted_has_its_place_in_the_raw_text() -> None:
    """Before the first raw character of its neighbour, or behind the last; where that has none, at the beginning."""
    for side, at in (("before", 5), ("after", 9)):
        result = decided(THREE, inserts=[{"text": "补文", side: "戊己"}])
        (inserted,) = (block for block in result.blocks if block.text == "补文")
        assert [piece.at for piece in inserted.body.pieces] == [at]
    twice = decided(THREE, inserts=[{"text": "补文", "after": "戊己"}, {"text": "又补", "after": "补文", "proof": 2}])
    assert read(twice) == ["甲乙丙丁", "戊己庚辛", "补文", "又补", "壬癸子丑"]


def test_a_type_is_given_to_what_a_block_has_become() -> None:
    """A block that was joined to the one before gives that one its type."""
    result = decided(THREE, joins=[{"quote": "戊己"}], types=[{"quote": "戊己", "type": "heading", "level": 2}])
    assert [(block.type, block.level) for block in result.blocks] == [("heading", 2), ("paragraph", None)]


def test_what_a_join_closes_is_a_correction() -> None:
    """The line break between two joined blocks no longer parts blocks, and says so."""
    pieces = [piece for piece in decided(THREE, joins=[{"quote": "戊己"}]).blocks[0].body.pieces if piece.why]
    assert [(piece.old, piece.new, piece.why) for piece in pieces] == [("\n", "", ("correction",))]


def test_what_is_read_between_joined_blocks_stands_behind_what_stood_there() -> None:
    """The line break goes, and the new mark has its place in the raw text: the end of what it stands for."""
    body = decided(THREE, joins=[{"quote": "戊己", "between": "，"}]).blocks[0].body
    changed = [piece for piece in body.pieces if piece.why]
    assert [(piece.old, piece.new) for piece in changed] == [("\n", ""), ("", "，")]
    assert changed[1].at == changed[0].end


def test_a_block_is_quoted_by_its_beginning() -> None:
    """Words with which just one block begins name it, though they stand elsewhere too."""
    assert read(decided(["见附件一", "附件", "其他"], removes=[{"quote": "附件"}])) == ["见附件一", "其他"]


@pytest.mark.parametrize(
    ("decisions", "message"),
    [
        ({"corrections": [{"quote": "乙丁", "old": "乙", "new": "一"}]}, "«乙丁» is not in the text"),
        ({"corrections": [{"quote": "丁\n戊", "old": "丁\n戊", "new": "一"}]}, "reaches over the end of its block"),
        ({"corrections": [{"quote": "乙丙", "old": "乙丙", "new": "一"}, {"quote": "丙丁", "old": "丙丁", "new": "二"}]}, "overlap"),
        ({"corrections": [{"quote": "甲乙丙丁", "old": "甲乙丙丁", "new": ""}]}, "left empty"),
        ({"breaks": [{"quote": "戊己"}]}, "is the beginning of its block"),
        ({"joins": [{"quote": "甲乙"}]}, "has no block before it"),
        ({"joins": [{"quote": "己庚"}]}, "stands within its block"),
        ({"orders": [{"quote": "甲乙", "after": "丙丁"}]}, "its own neighbour"),
        ({"removes": [{"quote": "甲", "occurrence": "1/2"}]}, "stands 1 times"),
    ],
)
def test_a_decision_that_does_not_fit_is_an_error(decisions: dict[str, list[dict[str, object]]], message: str) -> None:
    """No decision is left out in silence."""
    with pytest.raises(BadInput, match=message):
        decided(THREE, **decisions)


def test_a_lost_quote_shows_what_is_most_like_it() -> None:
    """Not the first words, but the likeness of the whole quote decides."""
    texts = ["关于印发《检验检测领域综合治理行动方案》的通知", "为深入贯彻落实党中央关于整治检验检测机构虚假乱象的决策部署"]
    with pytest.raises(BadInput, match="虚假乱象的决策»") as caught:
        decided(texts, removes=[{"quote": "关于整冶检验检测机构虚假乱像的决策"}])
    assert "line 2" in str(caught.value)


@st.composite
def edits(draw: st.DrawFn) -> tuple[list[str], list[Block]]:
    """The texts of a document, and what a person made of it."""
    texts = [text.strip("\n") or "甲" for text in draw(st.lists(WORDS, min_size=1, max_size=7))]
    blocks = list(document(texts).blocks)
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(blocks) - 1))
        block, text = blocks[at], blocks[at].text
        low, high = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
        step = draw(st.sampled_from(["change", "break", "join", "remove", "insert", "move", "type", "label"]))
        if step == "change" and (new := text[:low] + draw(WORDS) + text[high:]).strip("\n"):
            blocks[at] = Block(block.type, Text.of(new.strip("\n")), block.level, block.anchor)
        elif step == "break" and text[:low].strip("\n") and text[low:].strip("\n"):
            halves = [Block(block.type, Text.of(half.strip("\n")), block.level) for half in (text[:low], text[low:])]
            kept = draw(st.integers(0, 1))
            halves[kept] = Block(block.type, halves[kept].body, block.level, block.anchor)
            blocks[at : at + 1] = halves
        elif step == "join" and at:
            blocks[at - 1 : at + 1] = [
                Block(
                    block.type,
                    Text.of(blocks[at - 1].text + draw(st.sampled_from(["", "，"])) + text),
                    block.level,
                    draw(st.sampled_from([blocks[at - 1].anchor, block.anchor])),
                )
            ]
        elif step == "remove" and len(blocks) > 1:
            del blocks[at]
        elif step == "insert":
            blocks.insert(at, Block(draw(TYPES), Text.of(draw(WORDS).strip("\n") or "乙")))
        elif step == "move":
            blocks.insert(draw(st.integers(0, len(blocks) - 1)), blocks.pop(at))
        elif step == "type":
            blocks[at] = Block(draw(TYPES), block.body, draw(st.integers(1, 4)), block.anchor)
        elif step == "label":
            blocks[at] = Block(block.type, block.body, block.level)
    return texts, blocks


@settings(max_examples=300, deadline=None)
@given(edits())
def test_hand_edits_become_decisions_that_give_them_back(edited: tuple[list[str], list[Block]]) -> None:
    """The round trip of `adopt`: whatever was changed, moved, parted, joined, added or removed, and the raw text stays whole."""
    texts, wanted = edited
    before = document(texts)
    decisions = adopt(before, wanted, BARE, "手改")
    result = decide(before, BARE.model_copy(update=decisions), "source.yaml")

    assert form(result.blocks) == form(wanted)
    assert raw(result) == raw(before)
    assert {kind for kind in decisions if kind not in DECISION_KINDS} == set()


@pytest.mark.parametrize(
    ("old", "new", "fine", "single"),
    [
        ("甲乙丙", "甲乙丙", [], []),
        ("甲乙丙丁", "子乙丙丑", [(0, 1, "子"), (3, 4, "丑")], [(0, 4, "子乙丙丑")]),
        ("甲乙丙", "子乙丑", [(0, 3, "子乙丑")], [(0, 3, "子乙丑")]),
        ("甲乙丙丁", "甲乙丙丁戊", [(4, 4, "戊")], [(4, 4, "戊")]),
        ("甲乙丙丁", "甲丁", [(1, 3, "")], [(1, 3, "")]),
    ],
)
def test_stretches_that_differ(old: str, new: str, fine: list[object], single: list[object]) -> None:
    """Each by itself where two characters or more between them stayed; as one, from the first to the last."""
    assert (list(_fine(old, new)), list(_single(old, new))) == (fine, single)


@pytest.mark.parametrize(
    ("quote", "stretch", "bounds", "wide"),
    [
        ("甲乙丙", (1, 2), (0, 3), (1, 2)),
        ("甲乙甲丙", (2, 3), (0, 4), (2, 4)),
        ("甲乙丙乙", (3, 4), (0, 4), (2, 4)),
        ("甲乙甲乙", (2, 3), (2, 4), None),
        ("甲甲", (0, 1), (0, 1), None),
        ("甲甲", (0, 1), (-3, 9), (0, 2)),
        ("甲乙", (1, 1), (0, 2), (1, 1)),
    ],
)
def test_a_stretch_made_wide_enough_to_stand_once(
    quote: str, stretch: tuple[int, int], bounds: tuple[int, int], wide: tuple[int, int] | None
) -> None:
    """To its right first, within its bounds; none if it cannot be; overlapping places count."""
    assert _widened(quote, *stretch, *bounds) == wide
    assert _overlapping("甲甲甲", "甲甲") == 2


def test_an_anchor_stands_once_in_an_edition() -> None:
    """And is one of the document's; a hand that copies a line copies its label."""
    one, two = document(["甲乙", "丙丁"]).blocks
    for wanted, found in (
        ((one, two, one), "#k0 stands twice"),
        ((one, Block("paragraph", Text.of("戊"), anchor="k9")), "#k9 was never given"),
    ):
        with pytest.raises(BadInput, match=found):
            adopt(document(["甲乙", "丙丁"]), wanted, BARE, "例")
    with pytest.raises(BadInput, match="no block is left"):
        adopt(document(["甲乙", "丙丁"]), (), BARE, "例")


def test_where_two_editions_part() -> None:
    """At the first block that is not the same; a message shows it on one line."""
    one, two = document(["甲", "乙\n丙", "丁"]).blocks, document(["甲", "乙\n丙", "戊"]).blocks
    assert [apart(one, two), apart(one, one), apart(one, one[:1]), apart(one[:2], one)] == [2, 3, 1, 2]
    assert [said(one, at) for at in (0, 1, 3)] == ["甲", "乙 丙", ""]


def test_a_join_takes_up_raw_characters_alone() -> None:
    """What was put between the blocks and stands in no raw text is not read within the block that they become."""
    one = document(["甲", "乙"])
    between = (Piece(1, "", "\n", ("block-boundary",)), *one.between)
    rows = {"joins": [{"document": "d", "why": "例", "quote": "乙"}]}
    source = Source.model_validate({**BARE.model_dump(by_alias=True), **rows})
    assert read(decide(Document(one.blocks, between, id="d"), source, "source.yaml")) == ["甲乙"]


@pytest.mark.parametrize(("alike", "shown"), [(3, 4), (4, 8), (7, 8), (8, 16), (15, 16), (16, 32), (32, 64), (64, 128), (127, 128)])
def test_how_much_a_quote_shows_around_what_it_corrects(alike: int, shown: int) -> None:
    """Four characters on either side, or twice as many until it stands once."""
    far = "".join(chr(0x6000 + n) for n in range(200))
    texts = [f"{far}{'、' * alike}丙{'、' * alike}{far[::-1]}", f"子{'、' * alike}丙{'、' * alike}丑"]
    before = document(texts)
    first = before.blocks[0]
    wanted = [Block(first.type, Text.of(first.text.replace("丙", "丁")), first.level, first.anchor), before.blocks[1]]
    (correction,) = adopt(before, wanted, BARE, "手改")["corrections"]
    assert correction.quote == texts[0][200 + alike - shown : 201 + alike + shown]
    assert (correction.old, correction.new) == ("丙", "丁")
