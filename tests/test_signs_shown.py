"""Where a text shows signs and does not write with them, on either side of each limit: lists, classes of patterns, other languages."""

from __future__ import annotations

import pytest

from jiaokan.page.japanese import is_japanese_text
from jiaokan.page.listed import listed
from jiaokan.page.mentioned import is_mentioned

PLAIN = "桥通了。\n"


def counted(first: str, number: int) -> list[str]:
    """So many characters that follow each other in the table of characters."""
    return [chr(ord(first) + place) for place in range(number)]


@pytest.mark.parametrize(
    ("kana", "han", "particles", "wanted"),
    [
        (100, 166, 16, True),
        (100, 167, 16, False),
        (99, 10, 0, False),
        (200, 10, 0, True),
        (100, 500, 0, True),
        (100, 501, 0, False),
        (100, 480, 12, True),
        (100, 480, 13, False),
    ],
)
def test_a_text_with_kana_all_over_is_japanese(kana: int, han: int, particles: int, wanted: bool) -> None:
    """A hundred kana at least, and six for each ten Han characters; two are enough where hardly one of forty is a particle of Chinese."""
    assert is_japanese_text("は" * kana + "\n" + "橋" * (han - particles) + "的" * particles) is wanted


@pytest.mark.parametrize(
    ("rows", "is_list"),
    [
        (counted("丁", 40), True),
        (counted("丁", 39), False),
        ([f"- {one}" for one in counted("丁", 40)], True),
        ([f"{one} 12" for one in counted("丁", 40)], True),
        ([f"{one}，" for one in counted("丁", 40)], True),
        ([*counted("丁", 38), "丁", "丁"], True),
        ([*counted("丁", 37), "丁", "丁", "丁"], False),
        ([f"{one} = a{place}" for place, one in enumerate(counted("丁", 8))], True),
        ([f"{one} = a{place}" for place, one in enumerate(counted("丁", 7))], False),
        ([f"a{place}\t{one}" for place, one in enumerate(counted("丁", 8))], True),
        ([f"{one} = {place}" for place, one in enumerate(counted("丁", 8))], False),
        ([f"{one}桥路 = a{place}" for place, one in enumerate(counted("丁", 8))], False),
        ([f"丁 = {'a' * 116}"] * 8, False),
        ([f"丁 = {'a' * 60}"] * 8, True),
        (["桥/n 通/v 了/u"], True),
        (["例：桥/n 通/v 了/u"], True),
        (["桥/n 通/v"], False),
        (["桥/n " * 40], True),
        (["桥/路 通/河 了/坝"], False),
        (["桥通了。"], False),
    ],
)
def test_rows_that_list_signs(rows: list[str], is_list: bool) -> None:
    """So many below each other that are built alike and differ; what stands before and after is none of them."""
    start = len(PLAIN)
    lines = "\n".join(rows)
    wanted = [(start, start + len(lines))] if is_list else []
    assert listed(f"{PLAIN}{lines}\n{PLAIN}") == wanted


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ([*(f"丁{one}" for one in counted("丁", 60)), *(f"丁丁{one}" for one in counted("丁", 40))], True),
        ([*(f"丁{one}" for one in counted("丁", 61)), *(f"丁丁{one}" for one in counted("丁", 39))], False),
        ([*(f"丁{one}" for one in counted("丁", 60)), *(f"丁丁{one}" for one in counted("丁", 39))], False),
        ([*(f"丁{one}" for one in counted("丁", 59)), *(f"丁丁{one}" for one in counted("丁", 39)), "丁：", "桥，路"], False),
        ([*(f"丁{one}" for one in counted("丁", 60)), *(f"丁丁{one}" for one in counted("丁", 40)), "丁：", "桥，路"], True),
        ([*(f"丁{one}" for one in counted("丁", 60)), *(f"{'丁' * 11}{one}" for one in counted("丁", 40))], True),
        ([*(f"丁{one}" for one in counted("丁", 60)), *(f"{'丁' * 12}{one}" for one in counted("丁", 40))], False),
        ([*["丁丁"] * 60, *(f"丁丁{one}" for one in counted("丁", 40))], False),
    ],
)
def test_a_text_that_is_a_list_of_words(words: list[str], wanted: bool) -> None:
    """A hundred lines at least, nearly all of which are words that differ, of several lengths."""
    text = "\n".join(words)
    assert (listed(text) == [(0, len(text))]) is wanted


def test_blank_lines_part_no_list() -> None:
    """What stands between the rows of a list and says nothing belongs to it."""
    text = "\n\n".join(counted("丁", 40))
    assert listed(text) == [(0, len(text))]


@pytest.mark.parametrize(
    ("text", "signs", "wanted"),
    [
        ("全角 Ａ 写成 A", "Ａ", True),
        ("全角 Ａ→A 。", "Ａ", True),
        ("写 Ａ，A。", "Ａ", True),
        ("A = Ａ", "Ａ", True),
        ("A = ＡＢ", "Ａ", False),
        ("A = 甲Ａ", "Ａ", False),
        ("AB = Ａ", "Ａ", False),
        ("BA = Ａ", "Ａ", False),
        ("AB A Ａ", "Ａ", True),
        ("A.....Ａ", "Ａ", True),
        ("A......Ａ", "Ａ", False),
        ("Ａ.....A", "Ａ", True),
        ("Ａ......A", "Ａ", False),
        ("桥Ａ通了。", "Ａ", False),
        ("用 [ａ-ｚ]+ 来找", "ａ", True),
        ("用 [ａｂ]+ 来找", "ａ", True),
        ("用 [ａｂ] 来找", "ａ", False),
        ("用 [a-z]+ 找ａ", "ａ", False),
        ("用 `ａ` 来找", "ａ", True),
        ("橋のＡです。これはＡ", "Ａ", True),
        ("これはこれはこれは\n桥的Ａ好", "Ａ", False),
        ("これはこれはこれは" + "。" * 120 + "桥的Ａ好", "Ａ", False),
        ("これはこれはこれは" + "。" * 100 + "桥的Ａ好", "Ａ", True),
        ("桥的Ａ好" + "。" * 100 + "これはこれはこれは", "Ａ", True),
        ("```\nＡ\n```", "Ａ", True),
        ("== 桥 ==\n[[河]]通了Ａ。", "Ａ", True),
        ("== 桥 ==\n河通了Ａ。", "Ａ", False),
        ("は" * 100 + "\n桥的Ａ好", "Ａ", True),
    ],
)
def test_a_sign_is_what_the_text_speaks_of(text: str, signs: str, wanted: bool) -> None:
    """In code, in a class of a pattern, in another language, or beside its own other form and both by themselves."""
    start = text.index(signs)
    assert is_mentioned(text, start, start + len(signs)) is wanted


def test_a_sign_in_a_list_is_what_the_list_is_about() -> None:
    """A list of characters says nothing with them."""
    text = "\n".join(counted("Ａ", 26) + counted("ａ", 26))
    assert is_mentioned(text, 0, 1)
    assert not is_mentioned(text[:20], 0, 1)
