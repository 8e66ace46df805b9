"""What decisions are made of: quotes found once, the nearest words, proofs of several blocks, which words became which."""

import pytest

from jiaokan.desk.alignment import CommonPart, align
from jiaokan.desk.decisions import _now
from jiaokan.desk.proof import BlockPlace, Proof
from jiaokan.desk.quotation import find_once, nearest, only_quote
from jiaokan.errors import BadInput
from jiaokan.text import Text

TEXT = "为提高监测数据质量，\n根据河湖保护规划，\n现就有关事项通知如下。"


def test_a_quote_is_found_once_or_not_at_all():
    """Its place counts code points; from a place on, what stands before does not count."""
    assert find_once(TEXT, "河湖", "x.yaml", "jiaokan build") == TEXT.index("河湖")
    assert find_once("甲乙甲", "甲", "x.yaml", "jiaokan build", 1) == 2
    with pytest.raises(BadInput, match=r"stands more than once \(lines 1, 2\)"):
        find_once("甲乙\n甲丙", "甲", "x.yaml", "jiaokan build")
    with pytest.raises(BadInput, match=r"stands more than once \(lines 1, 1\)"):
        find_once("甲甲", "甲", "x.yaml", "jiaokan build")
    with pytest.raises(BadInput, match=r"the nearest is line 2: «根据河湖保护规划»"):
        find_once(TEXT, "根据江湖保护规划", "x.yaml", "jiaokan build")
    with pytest.raises(BadInput, match="words that stand in the text"):
        find_once(TEXT, "完全没有这样的话", "x.yaml", "jiaokan build")


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("监测数椐质量", "监测数据质量"), ("有关事项通知", "有关事项通知"), ("现就有关的事项", "现就有关事项"), ("质", "质"),
        ("猫", None), ("", None), ("猫狗鸡鸭鹅鱼", None), ("河湖鸡鸭鹅鱼", None), ("河湖保护鹅鱼", "河湖保护规划"),
    ],
)  # fmt: skip
def test_the_nearest_words(quote, words):
    """Those that share most pairs of characters, at least four in ten; a misread character spoils two pairs only."""
    found = nearest(TEXT, quote)
    assert (TEXT[found[0] : found[1]] if found else None) == words


def test_the_nearest_words_of_a_short_text():
    """One character is looked up as it is."""
    assert nearest("甲", "甲乙丙") == (0, 1)
    assert nearest("甲", "乙丙") is None
    assert nearest("", "甲") is None


def test_a_very_long_quote_is_compared_by_its_beginning():
    """Four thousand code points say where it is; what it has beyond that is not compared."""
    text = "".join(chr(0x4E00 + n) for n in range(6_000))
    assert nearest(text, text[:4_000] + "猫" * 9_000) == (0, 4_000)
    assert nearest(text, "猫" * 2_300 + text[2_300:]) == (0, 4_000)
    assert nearest(text, "猫" * 2_700 + text[2_700:]) is None


@pytest.mark.parametrize(
    ("text", "words", "quote"),
    [
        ("甲乙丙", (1, 2), "乙"),
        ("甲乙丙乙丁", (3, 4), "丙乙丁"),
        ("甲乙丙乙丁", (1, 2), "甲乙丙"),
        ("乙丙乙", (0, 1), "乙丙"),
        ("乙丙乙", (2, 3), "丙乙"),
        ("丁甲乙丙丁甲乙丙戊", (2, 3), "丁甲乙丙丁甲"),
        ("甲 乙", (1, 2), "甲 乙"),
        ("甲乙", (1, 1), "甲乙"),
        ("甲甲甲甲", (1, 2), "甲甲甲甲"),
        ("  ", (0, 1), "  "),
    ],
)
def test_words_with_as_little_around_them_as_makes_them_stand_once(text, words, quote):
    """Wider by one, then two, then four characters on either side; what never stands once is the whole text; blanks are no words."""
    assert only_quote(text, *words) == quote


def test_a_quote_of_several_blocks_is_about_the_one_in_which_it_begins():
    """Blocks are parted by line breaks; of words that stand several times the occurrence says which."""
    proof = Proof.of(["甲乙。", "丙丁。", "甲乙。"])
    assert proof.place("丁。\n甲", None, "x.yaml") == BlockPlace(1, 1)
    assert proof.place("甲乙", "2/2", "x.yaml") == BlockPlace(2, 0)
    assert proof.place("甲乙", "1/2", "x.yaml") == BlockPlace(0, 0)
    assert proof.shift(BlockPlace(0, 2), 3) == BlockPlace(1, 1)
    for occurrence in ("1/3", "1/1", "3/2"):
        with pytest.raises(BadInput, match="stands 2 times"):
            proof.place("甲乙", occurrence, "x.yaml")
    with pytest.raises(BadInput, match="is not in the text"):
        proof.place("戊己", "1/1", "x.yaml")


def test_the_block_that_begins_with_a_quote():
    """It alone is meant, though the words stand inside another too; else the words must stand once."""
    proof = Proof.of(["乙甲。", "甲丁。", "戊甲丁"])
    assert proof.block("甲", None, "x.yaml") == BlockPlace(1, 0)
    assert proof.block("丁。", None, "x.yaml") == BlockPlace(1, 1)
    with pytest.raises(BadInput, match="more than once"):
        Proof.of(["甲乙", "甲丙"]).block("甲", None, "x.yaml")


@pytest.mark.parametrize(
    ("texts", "block", "quote"),
    [
        (["一二三四五六七八九十", "甲乙丙丁戊己庚辛壬癸"], 0, ("一二三四五六七八", None)),
        (["一二三四五六七八甲", "一二三四五六七八乙"], 1, ("一二三四五六七八乙", None)),
        (["一二三四五六七八九十一二三四五六甲", "一二三四五六七八九十一二三四五六乙"], 1, ("一二三四五六七八九十一二三四五六乙", None)),
        (["一二三四五六七八甲" * 5, "一二三四五六七八乙" * 5], 1, ("一二三四五六七八乙一二三四五六七", None)),
        (["一二三四五六七八九" * 5, "一二三四五六七八九" * 2 + "乙" * 40], 1, ("一二三四五六七八九" * 2 + "乙" * 14, None)),
        (["一二三", "一二三四"], 1, ("一二三四", None)),
        (["甲一二三", "一二三"], 1, ("一二三", None)),
        (["一二三", "一二三"], 1, ("一二三", "2/2")),
    ],
)
def test_the_quote_chosen_for_a_block(texts, block, quote):
    """The first eight code points, twice or four times as many, or all, if this block alone begins so; else with its occurrence."""
    assert Proof.of(texts).block_quote(block) == quote


def test_the_quote_chosen_for_a_place():
    """As long as it must be to stand once, at least as long as asked; at the end of the text there is nothing to quote."""
    proof = Proof.of(["甲乙丙丁戊甲乙丙丁己", "庚"])
    assert proof.quote(0, 0, 2) == ("甲乙丙丁戊", None)
    assert proof.quote(0, 5, 2) == ("甲乙丙丁己", None)
    assert proof.quote(0, 4, 2) == ("戊甲", None)
    assert proof.quote(1, 0, 2) == ("庚", None)
    with pytest.raises(ValueError, match="no words"):
        proof.quote(1, 1)


def units(old, new, labels=None, whole=False):
    """What each new block is made of: (block, part of the old text, part of the new text); and the order of the old blocks."""
    found = align(old, new, labels or {}, whole=whole)
    told = [
        [(unit.block, old[unit.block][unit.start : unit.end], new[j][unit.left : unit.right]) for unit in row]
        for j, row in enumerate(found.units)
    ]
    return told, found.order


OLD = ["甲乙丙丁戊。", "己庚辛壬癸。", "子丑寅卯辰。"]
S0, S1, S2 = ([(index, text, text)] for index, text in enumerate(OLD))
"""Each block as it was."""


@pytest.mark.parametrize(
    ("new", "labels", "told", "order"),
    [
        (OLD, {0: 0, 1: 1, 2: 2}, [S0, S1, S2], (0, 1, 2)),
        # without labels equal words do
        (OLD, {}, [S0, S1, S2], (0, 1, 2)),
        # another order
        ([OLD[2], OLD[0], OLD[1]], {}, [S2, S0, S1], (2, 0, 1)),
        # one removed, one new
        ([OLD[0], OLD[2]], {0: 0, 1: 2}, [S0, S2], (0, 2)),
        ([OLD[0], "午未申酉戌。", OLD[1], OLD[2]], {0: 0, 2: 1, 3: 2}, [S0, [], S1, S2], (0, 1, 2)),
        # joined, and parted
        ([OLD[0] + OLD[1], OLD[2]], {0: 0, 1: 2}, [[(0, OLD[0], OLD[0]), (1, OLD[1], OLD[1])], S2], (0, 1, 2)),
        (["甲乙", "丙丁戊。", OLD[1], OLD[2]], {0: 0, 2: 1, 3: 2},
         [[(0, "甲乙", "甲乙")], [(0, "丙丁戊。", "丙丁戊。")], S1, S2], (0, 1, 2)),
        # a label says it though no word is left; without one half of the shorter text must be common
        (["午未申酉戌。", OLD[1], OLD[2]], {0: 0, 1: 1, 2: 2}, [[(0, OLD[0], "午未申酉戌。")], S1, S2], (0, 1, 2)),
        (["甲乙丙未申酉", OLD[1], OLD[2]], {1: 1, 2: 2}, [[(0, OLD[0], "甲乙丙未申酉")], S1, S2], (0, 1, 2)),
        (["甲乙午未申酉", OLD[1], OLD[2]], {1: 1, 2: 2}, [[], S1, S2], (1, 2)),
        # a block that moved and was parted at once
        ([OLD[1], "甲乙丙", "丁戊。", OLD[2]], {0: 1, 1: 0, 3: 2},
         [S1, [(0, "甲乙丙", "甲乙丙")], [(0, "丁戊。", "丁戊。")], S2], (1, 0, 2)),
    ],
)  # fmt: skip
def test_which_words_became_which(new, labels, told, order):
    """Labels first, then equal words, then what two texts have in common; every old word has one place or is gone."""
    assert units(OLD, new, labels) == (told, order)


def test_by_their_labels_alone():
    """`whole` compares no words: a joined block is the one that its label names, the other is gone."""
    assert units(OLD, [OLD[0] + OLD[1], OLD[2]], {0: 0, 1: 2}, whole=True) == (
        [[(0, OLD[0], OLD[0] + OLD[1])], S2],
        (0, 2),
    )
    assert align(["甲"], ["乙"], {}).units == ((),)
    assert align([], ["乙"], {}).units == ((),)
    assert align(["甲"], ["甲"], {}).units == ((CommonPart(0, 0, 1, 0, 1),),)


def test_equal_words_that_stand_twice_are_not_paired_by_words():
    """Two blocks of the same words, of which one is gone, could be either."""
    told, _ = units(["同文。", "同文。", "甲乙。"], ["同文。", "甲乙。"], {1: 2})
    assert told[1] == [(2, "甲乙。", "甲乙。")]
    assert len(told[0]) == 1


def test_a_boundary_is_no_word_in_common():
    """Two blocks whose neighbours are alike are not alike for that; one character of four is not enough."""
    assert units(["甲乙丙丁", "戊己庚辛"], ["甲乙丙丁。", "戊午未申"]) == ([[(0, "甲乙丙丁", "甲乙丙丁。")], []], (0,))
    assert units(["甲乙丙丁", "戊己庚辛"], ["甲乙丙丁。", "戊己未申"])[0][1] == [(1, "戊己庚辛", "戊己未申")]


def test_a_label_counts_where_no_word_is_left_unless_the_order_speaks_against_it():
    """A block written anew keeps its label among others that changed; one that would cross them does not."""
    new = ["午未申酉戌。", OLD[1] + "改", OLD[2]]
    assert units(OLD, new, {0: 0, 1: 1, 2: 2}) == ([[(0, OLD[0], new[0])], [(1, OLD[1], new[1])], S2], (0, 1, 2))
    new = ["午未申酉戌", OLD[1] + "改", OLD[2]]  # not even a mark
    assert units(OLD, new, {0: 0, 1: 1, 2: 2}) == ([[(0, OLD[0], new[0])], [(1, OLD[1], new[1])], S2], (0, 1, 2))
    new = ["午未申酉戌", OLD[0] + "改", OLD[2]]  # its words stand elsewhere
    assert units(OLD, new, {0: 0, 1: 1, 2: 2}) == ([[], [(0, OLD[0], new[1])], S2], (0, 2))
    new = ["己庚辛壬癸改", "午未申酉戌。", OLD[2]]
    assert units(OLD, new, {1: 0, 2: 2})[0] == [[(1, OLD[1], new[0])], [], S2]


def test_of_two_equal_new_blocks_one_old_block_has_one():
    """Its words have one place; the other block is new."""
    assert units(["甲乙丙丁"], ["甲乙丙丁", "甲乙丙丁"]) == ([[(0, "甲乙丙丁", "甲乙丙丁")], []], (0,))


def test_a_label_counts_beside_words_that_went_to_another_block():
    """What is left of a labelled block stays its own, however little; where all of its words went elsewhere, they are followed."""
    told, _ = units(["甲乙丙丁戊己"], ["甲子丑寅卯辰巳", "丙丁戊己"], {0: 0})
    assert told == [[(0, "甲乙", "甲子丑寅卯辰巳")], [(0, "丙丁戊己", "丙丁戊己")]]
    told, _ = units(["甲乙丙丁"], ["子丑", "甲乙丙丁戊"], {0: 0})
    assert told == [[], [(0, "甲乙丙丁", "甲乙丙丁戊")]]
    told, _ = units(["甲乙丙丁"], ["甲乙丙丁戊", "子丑"], {1: 0})
    assert told == [[(0, "甲乙丙丁", "甲乙丙丁戊")], []]


QUOTED = "甲乙丙丁戊己庚辛壬癸"


@pytest.mark.parametrize(
    ("text", "quote", "found"),
    [
        # pairs that the window has left behind do not count
        ("甲乙丙" + "子" * 20 + "丙丁", "甲乙丙丁", (0, 4)),
        # the stretch is looked for half a quote beyond the window on either side, and no farther
        ("〇" * 9 + "甲乙丙丁戊子丑寅卯辰〇〇癸" + "〇" * 9, QUOTED, (9, 19)),
        ("〇" * 9 + "甲乙丙丁子子子子戊己庚辛壬癸" + "〇" * 9, QUOTED, (9, 23)),
        ("〇" * 5 + "甲〇〇〇申乙丙丁子子子子戊己庚辛壬癸" + "〇" * 9, QUOTED, (9, 23)),
    ],
)
def test_where_the_nearest_words_begin_and_end(text, quote, found):
    """With what is misread at their ends, and what was put in between; not with a like character far off."""
    assert nearest(text, quote) == found


def test_a_place_within_a_block_is_quoted_from_there():
    """Its beginning does not name it; a block without a word has none to quote."""
    assert Proof.of(["甲乙丙丁戊己庚辛壬", "子丑"]).block_quote(0, 3) == ("丁戊己庚辛壬", None)
    with pytest.raises(ValueError, match="no words"):
        Proof.of([""]).block_quote(0)


def test_where_a_stretch_is_read_once_others_moved():
    """What was dropped of it is nowhere; a mark that stands before its words goes with them."""
    dropped = Text.of("甲乙丙丁").drop(1, 2, "editor-drop").move(0, 1, 3)
    assert (str(dropped), _now(dropped, (0, 2), "w")) == ("丙丁甲", (2, 3))
    marked = Text.of("甲乙丙").insert(0, "#", "heading")
    assert [_now(marked, span, "w") for span in ((0, 1), (1, 2))] == [(0, 2), (2, 3)]
