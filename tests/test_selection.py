"""A link to a stretch of words: what its fragment holds, where it is cut, and what makes it the only one on the page."""

from urllib.parse import unquote

import pytest

from jiaokan.cite.selection import QuotedStretch, _encode, selection_link, short_digest, text_fragment
from jiaokan.edition.document import Block
from jiaokan.text import Text

PAGE = "https://example.org/t/a/"


def fragment(text, words, page=None):
    """The fragment of words that stand in the text once, to be read as it is."""
    start = text.index(words)
    made = text_fragment(page or text, text, start, start + len(words))
    return ",".join(map(unquote, made.split(",")))


A, B = "甲" * 20, "乙" * 20
LONG = "近年来各地各部门不断完善制度，市场秩序持续好转，消费环境明显改善，群众满意度不断提高，营商环境进一步优化"


@pytest.mark.parametrize(
    ("text", "words", "made"),
    [
        # widened to whole clauses, marks at the ends left out
        ("甲乙丙，丁戊己。庚辛", "戊", "丁戊己"), ("甲乙丙，丁戊己。庚辛", "，丁戊己。", "丁戊己"),
        ("甲乙丙，丁戊己。庚辛", "丙，丁", "甲乙丙，丁戊己"), ("甲乙丙，丁戊己。庚辛", "庚辛", "庚辛"), ("甲乙丙。", "。", ""),
        ("甲乙，。丙丁", "，。", ""),
        # up to forty code points whole, of more the first and the last clause
        ("甲" * 40 + "。乙", "甲" * 9 + "甲" * 31, "甲" * 40),
        (LONG, LONG, "近年来各地各部门不断完善制度,营商环境进一步优化"),
        # a clause of less than six code points takes the next one with it
        (f"甲乙丙丁戊己，{A}，{B}，丙丁戊己庚辛", f"甲乙丙丁戊己，{A}，{B}，丙丁戊己庚辛", "甲乙丙丁戊己,丙丁戊己庚辛"),
        (f"甲乙丙丁戊，{A}，{B}，丙丁戊己庚", f"甲乙丙丁戊，{A}，{B}，丙丁戊己庚", f"甲乙丙丁戊，{A},{B}，丙丁戊己庚"),
        (f"第一，{A}，{B}，丙丁。", f"第一，{A}，{B}，丙丁", f"第一，{A},{B}，丙丁"),
        # over a line break, the first clause of one line and the last of the other
        ("甲乙丙丁戊己庚，辛\n壬癸，子丑寅卯辰巳午", "辛\n壬癸，子丑寅卯辰巳午", "辛,子丑寅卯辰巳午"),
        ("甲乙\n丙丁", "甲乙\n丙丁", "甲乙,丙丁"),
    ],
)  # fmt: skip
def test_what_the_fragment_holds(text, words, made):
    """Whole clauses, since a browser finds words only between word boundaries, which Chinese shows at marks alone."""
    assert fragment(text, words) == made


@pytest.mark.parametrize(
    ("page", "text", "words", "made"),
    [
        ("丁戊。甲乙，丁戊。丙", "甲乙，丁戊。丙", "丁戊", "甲乙，-,丁戊"),
        ("丁戊，甲乙。\n丁戊，丙丁。", "丁戊，甲乙。\n丁戊，丙丁。", "丁戊，甲", "丁戊，甲乙"),
        ("丁戊，甲乙。\n丁戊，丙丁。", "丁戊，丙丁。", "丁戊", "丁戊,-，丙丁"),
        ("丁戊。\n丁戊。", "丁戊。", "丁戊", "丁戊"),
        ("甲乙。“丁戊”，丙。丁戊", "甲乙。“丁戊”，丙。丁戊"[: len("甲乙。“丁戊”，丙。")], "丁戊", "甲乙。“-,丁戊"),
    ],
)
def test_words_that_stand_twice_take_their_neighbour_along(page, text, words, made):
    """The clause before, or else the one after; a line has no neighbours beyond its ends."""
    assert fragment(text, words, page) == made


def blocks(*texts, types=()):
    """Blocks with anchors, paragraphs unless said otherwise."""
    return tuple(
        Block(types[index] if index < len(types) else "paragraph", Text.of(text), anchor=f"k{index}aaa") for index, text in enumerate(texts)
    )


def test_a_link_carries_anchor_digest_and_fragment():
    """The place is counted from the block; words over several blocks have a line break between two."""
    link = selection_link(PAGE, blocks("甲乙，丙。", "丁戊，己。"), 0, 3, 5)
    assert link.startswith(f"{PAGE}?c=3.5.{short_digest('丙。' + chr(10) + '丁戊')}#k0aaa:~:text=")
    assert unquote(link.split("text=")[1]) == "丙。,丁戊"


@pytest.mark.parametrize("kind", ["title", "heading", "table"])
def test_what_a_page_shows_twice_has_no_fragment(kind):
    """A heading stands in the list of contents too, a table in cells: there the anchor is enough, wherever the stretch touches one."""
    two = blocks("甲乙，丙。", "丁戊", types=("paragraph", kind))
    assert ":~:" in selection_link(PAGE, two, 0, 0, 2)
    assert ":~:" not in selection_link(PAGE, two, 0, 3, 4)
    assert ":~:" not in selection_link(PAGE, two, 1, 0, 2)
    assert ":~:" not in selection_link(PAGE, blocks("甲。"), 0, 1, 1)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("3.5.0123abcd", QuotedStretch(3, 5, "0123abcd")),
        ("3.5.0123abc", None),
        ("3.5.0123abcde", None),
        ("3.12345678.0123abcd", None),
        ("", None),
    ],
)
def test_a_quotation_is_read_from_its_link(text, found):
    """Start, length and digest in their own form, or nothing."""
    assert QuotedStretch.parse(text) == found
    assert found is None or str(found) == text


def test_a_hyphen_in_the_words_parts_no_directive():
    """As encodeURIComponent does it, and the hyphen and the comma too."""
    assert _encode("a-b,c&甲!'()*") == "a%2Db%2Cc%26%E7%94%B2!'()*"
