"""Texts that are nearly the same, and passages that two share: found whatever the order, and only where they are."""

from __future__ import annotations

import random
from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiaokan.scale.near import PASSAGE_LETTERS, bands, marks, near, passages, seeds, signature

SEEDS = st.integers(0, 10_000)


def text(seed: int, size: int = 300) -> str:
    """A text of so many characters, one for each seed; drawn character by character a failing one would take minutes to be made short."""
    return "".join(map(chr, random.Random(seed).choices(range(0x4E00, 0x6E00), k=size)))


def pairs(texts: dict[str, str]) -> set[tuple[str, str]]:
    """The pairs that are found by way of any band."""
    signed = {id: signature(text) for id, text in texts.items()}
    rows = sorted((band, id) for id, signs in signed.items() for band in bands(signs))
    groups = [(band, [(id, signed[id]) for _, id in group]) for band, group in groupby(rows, key=lambda one: one[0])]
    found = [(one.first, one.second) for band, group in groups for one in near(band, group)]
    assert len(found) == len(set(found))
    return set(found)


def shared(texts: dict[str, str]) -> list[tuple[str, str, str, str]]:
    """The passages, with their words in both texts."""
    rows = sorted(mark for id, text in texts.items() for mark in marks(id, text))
    found = [seed for _, group in groupby(rows, key=lambda one: one[0]) for seed in seeds(list(group))]
    return [
        (one.first, one.second, texts[one.first][one.start : one.end], texts[one.second][one.other_start : one.other_end])
        for one in passages(found)
    ]


@settings(max_examples=20)
@given(SEEDS, st.integers(0, 299))
def test_a_copy_with_a_character_changed_is_nearly_the_same(seed: int, at: int) -> None:
    """One character of three hundred touches eight grams; another text is not like it; punctuation counts for nothing."""
    one = text(seed)
    found = pairs({"a": one, "b": text(seed + 1), "c": f"{one[:at]}龙，{one[at + 1 :]}", "d": "，".join(one)})
    assert ("a", "c") in found
    assert ("a", "d") in found
    assert not {pair for pair in found if "b" in pair}


@settings(max_examples=20)
@given(SEEDS, st.integers(PASSAGE_LETTERS, 200), st.integers(0, 300), st.integers(0, 300))
def test_a_shared_passage_is_found_for_certain(seed: int, size: int, at: int, to: int) -> None:
    """Wherever it stands in both; what is said of it lies in both texts and is the same."""
    one, two, passage = text(seed), text(seed + 1), text(seed + 2, size)
    found = shared({"a": one[:at] + passage + one[at:], "b": two[:to] + passage + two[to:]})
    assert found
    assert all(first == second for _, _, first, second in found)
    assert max(len(words) for _, _, words, _ in found) >= max(size - 48, 16)


@pytest.mark.parametrize("number", [2, 40])
def test_a_phrase_that_many_texts_have_is_no_passage(number: int) -> None:
    """Two texts share it; of forty at most a few pairs whose texts happen to keep the same gram at its edge."""
    phrase = "".join(chr(0x5000 + at) for at in range(60))
    texts = {f"{at:02}": "".join(chr(0x6000 + at * 50 + more) for more in range(50)) + phrase for at in range(number)}
    assert (len(shared(texts)) >= 1) if number == 2 else (len(shared(texts)) < number)


def test_a_thousand_copies_cost_a_thousand() -> None:
    """Each copy is paired with the first alone, and short texts are in no band."""
    signs = signature("".join(chr(0x4E00 + at) for at in range(100)))
    assert len(list(near(0, [(f"{at:04}", signs) for at in range(1000)]))) == 999
    assert signature("七个字的短文本") == ()
