"""The best row of pairs: it is the heaviest, keeps both orders, and is found whole however long the text is."""

from __future__ import annotations

from itertools import combinations, pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiaokan.anchor.chain import FOLLOWING_SHARE, HEAVIEST_PAIRS, WEIGHT_STEPS, Chain, increasing, unit, weight
from jiaokan.anchor.fences import WINDOW_BLOCKS, Gaps, between, gaps

Row = tuple[tuple[int, int], ...]


def together(weights: dict[tuple[int, int], float], row: Row) -> float:
    """What a row weighs, by its definition."""
    following = [(one, two) for one, two in pairwise(row) if two == (one[0] + 1, one[1] + 1)]
    return sum(map(weights.__getitem__, row)) + sum(FOLLOWING_SHARE * min(weights[one], weights[two]) for one, two in following)


def rows(pairs: list[tuple[int, int]]) -> list[Row]:
    """Every row of some pairs that keeps both orders."""
    every = (row for size in range(len(pairs) + 1) for row in combinations(sorted(pairs), size))
    return [row for row in every if all(one[0] < two[0] and one[1] < two[1] for one, two in pairwise(row))]


@given(st.dictionaries(st.tuples(st.integers(0, 4), st.integers(0, 4)), st.floats(0.01, 8), min_size=1, max_size=7))
def test_the_row_is_the_heaviest_of_all_and_a_margin_is_what_it_loses(weights: dict[tuple[int, int], float]) -> None:
    """Checked against every row there is, for few pairs."""
    chain = Chain(weights)
    every = rows(list(weights))
    assert chain.pairs in every
    near = pytest.approx(max(together(weights, row) for row in every), abs=len(weights) * 2 / WEIGHT_STEPS)
    assert together(weights, chain.pairs) == near
    for pair in chain.pairs:
        otherwise = [row for row in every if any(one != pair and (one[0] == pair[0] or one[1] == pair[1]) for one in row)]
        if otherwise:
            lost = together(weights, chain.pairs) - max(together(weights, row) for row in otherwise)
            assert chain.margin(pair) == pytest.approx(lost, abs=len(weights) * 4 / WEIGHT_STEPS)
        else:
            assert chain.margin(pair) == float("inf")


def test_a_row_of_many_thousand_pairs_is_found_whole() -> None:
    """Sums of floats differ by the end from which they are added up: of twenty thousand pairs a third was lost."""
    random, blocks = Random(1), 20_000
    weights = {(i, i): weight(random.uniform(0.4, 1), 0.3, random.uniform(5, 40)) for i in range(blocks)}
    assert Chain(weights).pairs == tuple((i, i) for i in range(blocks))


def test_the_most_pairs_that_keep_one_order() -> None:
    """Pairs that cross most others are left out."""
    assert increasing({0: 5, 1: 0, 2: 1, 3: 2, 4: 9}) == [(1, 0), (2, 1), (3, 2), (4, 9)]
    assert increasing({}) == []


def test_longer_words_weigh_more_up_to_a_point_and_likeness_counts_from_a_floor() -> None:
    """What a pair weighs decides between orders."""
    assert weight(0.3, 0.3, 20) == weight(0.1, 0.3, 20) == 0
    assert weight(1, 0.3, 9) == unit(9) == 3
    assert weight(0.65, 0.3, 16) == pytest.approx(2)
    assert unit(HEAVIEST_PAIRS) == unit(10 * HEAVIEST_PAIRS) > unit(HEAVIEST_PAIRS - 1)


def test_what_was_found_fences_what_is_left() -> None:
    """A pair that crosses one that was found is none of the rest, before it or behind it; nor is a block that somebody has."""
    like = [(0, 0), (0, 4), (1, 2), (2, 1), (3, 3), (4, 0), (4, 4)]
    assert between(like, [(1, 1), (3, 3)], {1: 1, 3: 3}) == [(0, 0), (4, 4)]
    assert between(like, [], {}) == like


def test_how_many_blocks_are_left_in_a_gap() -> None:
    """Two blocks that stand between the same neighbours are told with how many are left there; in two places there is no gap."""
    gaps = Gaps({1: 1, 3: 2}, 6, 7)
    assert [gaps.left(pair) for pair in ((0, 0), (2, 0), (2, 3), (4, 3), (5, 6), (1, 1))] == [(1, 1), None, None, (2, 4), (2, 4), None]


def test_a_block_is_compared_with_all_of_a_narrow_gap_and_with_a_window_of_a_wide_one() -> None:
    """So the time stays linear, and where little is left nothing is passed over."""
    assert list(gaps([(0, 0), (2, 21)], 3, 22)) == [(1, other) for other in range(1, 21)]
    wide = 4 * WINDOW_BLOCKS
    assert list(gaps([(0, 0), (3, wide + 1)], 4, wide + 2)) == [
        (1 + k, other)
        for k in range(2)
        for middle in [1 + k * wide // 2]
        for other in range(max(1, middle - WINDOW_BLOCKS), middle + WINDOW_BLOCKS)
    ]
