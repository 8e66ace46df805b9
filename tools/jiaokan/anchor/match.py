"""Find published blocks again in a changed text: by their place in the raw text, as pieces of one another, by likeness in one order.

The rungs of the ladder, each only for what the ones above left over:

1. the same raw characters, when the raw text is the one the block was published from: nothing about this is a guess;
2. the same letters in one flow, however they are cut into blocks (`flow`), and blocks joined or parted whose words fill one another;
3. like words in one order: of all ways to pair the blocks the best one, and of it what is sure by a margin. What is sure fences
   the candidates of the rest, which is looked at again;
4. like words in another order, if nothing else is nearly as like;
5. what was rewritten, if its rare words are there and nowhere else (`lead`); a heading by what stands under it (`under`); of the few that
   are left the likest (`rest`);
6. what stands nearly whole in a block to which it was joined (`joined`).

What a third block claims of all this, or what may be chance (`chance`), is given up (`claims`); then what stands right beside what is left,
and says the very same or has its very number, is found (`placed`); what was given up only by the very words.

What stood twice in a row and stands once keeps its first copy (`repeated`). An item stays in its list (`lists`). Equal words alone prove
nothing, however unique they are: a list may end in what another list ended in before. Short ones need a neighbour that agrees, but for the
heading of a part, which names what stands under it. Where two candidates are nearly alike none is chosen: a lost anchor is asked about, a
wrong one is a lie.
How it was measured: `python tests/benchmarks/revisions.py`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from jiaokan.anchor.chain import Chain, increasing, unit, weight
from jiaokan.anchor.claims import claimed
from jiaokan.anchor.fences import between, gaps
from jiaokan.anchor.flow import Flow, flow
from jiaokan.anchor.lead import by_rare_words
from jiaokan.anchor.likeness import KEPT_LIKENESS, LikenessRows, Own, Pair, alike, candidates, likeness, rivals
from jiaokan.anchor.lists import Lists, in_their_lists
from jiaokan.anchor.pieces import INSIDE_FAR_SHARE, INSIDE_NEAR_SHARE, LEAD_SHARE, PART_LEAD_SHARE, PART_SHARE, held, largest, runs
from jiaokan.anchor.placed import in_its_place
from jiaokan.anchor.repeated import first_copies
from jiaokan.anchor.rest import of_the_rest
from jiaokan.anchor.under import by_what_is_under, by_what_it_is, without_its_list
from jiaokan.anchor.united import UNITED_LEAD_SHARE, united
from jiaokan.anchor.wording import Trace, Wording, weighed, wordings
from jiaokan.text import Stretch

CHANCE_LIKENESS, LEAST_LIKENESS, CLEAR_LIKENESS = 0.3, 0.4, 0.65
"""Up to the first a pair weighs nothing: two paragraphs of one law share as much. From the second on a block counts as the same, in its
place; from the third on nobody asks whether it kept what only it said."""
SURE_SHARE, RIVALLED_SHARE = 0.2, 0.3
"""How much lighter the best order becomes at the least if the pair is given up, and if its blocks are nearly as like another one,
measured in pairs of equal words of its length."""
RIVAL_LIKENESS, FREE_LIKENESS = 0.2, 0.1
"""Within the first difference two blocks are nearly as like; one that is so much more like than the chosen one forbids the choice.
A block that another one is by the second more like is no rival."""
AWAY_LIKENESS, SHORT_AWAY_LIKENESS, AHEAD_LIKENESS = 0.55, 0.7, 0.2
"""In another place a block counts as the same from this likeness on, a short one from more, and so far ahead of all others."""
LONG_PAIRS, AWAY_PAIRS = 40, 10
"""From how many pairs of characters on a block is not short, and from how many on it is looked for in another place at all."""
TELLING_LIKENESS = 0.2
"""How like such a block must be by what few blocks say: the phrases of all prove nothing."""
FENCE_LIKENESS = 0.6
"""From this likeness on a pair of the best order bounds between which blocks all pairs are compared."""
SHORT_PAIRS, BESIDE_BLOCKS = 8, 2
"""Words of fewer pairs of characters are believed only near a neighbour that was found, at most so many blocks away; words that stand
more often on one side than on the other only between two such neighbours, right beside them."""
EQUAL_WORDS_TIMES = 1.5
"""How many times more equal words weigh."""
TWIN_LIKENESS, TWINS_LIKENESS = 0.8, 0.1
"""From this likeness on, and within this difference, a block that the best order leaves over is a twin: which of the two it is,
only neighbours on both sides say."""
GAP_ROUNDS = 3
"""How often what is left is looked at again between what was found."""


def match(old: Sequence[Trace], new: Sequence[Trace]) -> dict[int, int]:
    """Which new block each old one has become: indexes of `old` to indexes of `new`; what was not found is absent.

    No two old blocks are given the same new one.
    """
    found = _same_place(old, new)
    same = {index: index for index in range(len(new))}
    if [trace.text for trace in old] == [trace.text for trace in new] and found in ({}, same):
        return same  # Nothing changed: most builds find it so.
    one, two = wordings(old), wordings(new)
    cut = flow(one, two)
    taken = set(found.values())
    found |= {i: j for i, j in cut.found.items() if i not in found and j not in taken}
    pieces = _to_the_letter(one, two, found, cut)
    found |= pieces.found
    certain = set(found)
    like = {pair: value for pair, value in candidates(one, two).items() if pair[0] not in pieces.old and pair[1] not in pieces.new}
    told = weighed(one, two)
    own, lists = Own(one), Lists(one, two)
    for _ in range(GAP_ROUNDS):
        before = len(found)
        found |= _in_order(one, two, told, like, found, pieces, own, lists)
        found |= _elsewhere(one, two, like, found, own, lists)
        if len(found) == before:
            break
    found |= first_copies(one, two, found)
    found = _listed(one, two, in_their_lists(one, two, found, certain, lists), certain)
    found |= by_rare_words(*told, found, lists)
    placed = by_what_is_under(*told, found)
    placed |= by_what_it_is(*told, found | placed)
    found |= placed
    found = _listed(one, two, found | of_the_rest(*told, found, lists), certain)
    found = {i: j for i, j in found.items() if cut.joined.get(i, j) == j and j in cut.where.get(i, (j,))}
    lost = claimed(*told, found, certain | placed.keys())
    if lost:
        found = {i: j for i, j in found.items() if i not in lost}
        rest = {i: j for i, j in found.items() if i not in placed}
        again = by_what_is_under(*told, rest)
        again |= by_what_it_is(*told, rest | again)
        found = rest | {i: j for i, j in placed.items() if again.get(i) == j}
    beside = {i: j for i, j in in_its_place(*told, found).items() if i not in cut.where}
    return found | {i: j for i, j in beside.items() if i not in lost or one[i].words == two[j].words}


def _listed(old: Sequence[Wording], new: Sequence[Wording], found: Mapping[int, int], certain: set[int]) -> dict[int, int]:
    """What was found, without the leaders that were found at another list."""
    astray = without_its_list(old, new, found) - certain
    return {i: j for i, j in found.items() if i not in astray}


def shared(one: Iterable[Stretch], two: Iterable[Stretch]) -> int:
    """How many raw characters two origins have in common."""
    return sum(max(0, min(a_end, b_end) - max(a, b)) for a, a_end in one for b, b_end in two)


def _same_place(old: Sequence[Trace], new: Sequence[Trace]) -> dict[int, int]:
    """The new block that has most of an old one's raw characters; if two old ones claim it, the one that gave it more."""
    stretches = sorted((start, end, j) for j, trace in enumerate(new) for start, end in trace.origin)
    starts = [start for start, _, _ in stretches]
    claims: dict[int, list[tuple[int, int]]] = {}
    for i, trace in enumerate(old):
        given: Counter[int] = Counter()
        for start, end in trace.origin:
            k = max(0, bisect_right(starts, start) - 1)
            while k < len(stretches) and stretches[k][0] < end:
                low, high, j = stretches[k]
                given[j] += max(0, min(end, high) - max(start, low))
                k += 1
        best = given.most_common(1)
        if best and best[0][1] > 0:
            claims.setdefault(best[0][0], []).append((best[0][1], -i))
    return {-max(claim)[1]: j for j, claim in claims.items()}


@dataclass(frozen=True)
class _Pieces:
    """Which blocks were joined or parted to the letter."""

    found: Mapping[int, int]
    old: frozenset[int]
    """The old blocks that were joined: they are no other block now."""
    new: frozenset[int]
    """The new blocks that are parts."""


def _to_the_letter(old: Sequence[Wording], new: Sequence[Wording], found: Mapping[int, int], cut: Flow) -> _Pieces:
    """Blocks that were joined: the new one is the largest of them; blocks that were parted: the old one is its largest part."""
    taken = set(found.values())
    joins, partings = runs(new, old), runs(old, new)
    pairs = {largest(old, run): run.whole for run in joins} | {run.whole: largest(new, run) for run in partings}
    return _Pieces(
        {i: j for i, j in pairs.items() if i not in found and j not in taken},
        frozenset(i for run in joins for i in range(run.first, run.last + 1)) | cut.joined.keys(),
        frozenset(j for run in partings for j in range(run.first, run.last + 1)),
    )


def _in_order(
    old: Sequence[Wording],
    new: Sequence[Wording],
    told: tuple[Sequence[Wording], Sequence[Wording]],
    like: dict[Pair, float],
    found: Mapping[int, int],
    pieces: _Pieces,
    own: Own,
    lists: Lists,
) -> dict[int, int]:
    """What is sure of the best order of the blocks that are left, between those that were found.

    Pairs that are compared for it are added to `like`.
    """
    fences = increasing(found)
    first = _chain(old, new, like, between(like, fences, found))
    bounds = [*fences, *(pair for pair in first.pairs if like[pair] >= FENCE_LIKENESS)]
    for pair in gaps(sorted(bounds), len(old), len(new)):
        if pair not in like and pair[0] not in pieces.old and pair[1] not in pieces.new:
            like[pair] = likeness(old[pair[0]], new[pair[1]])
    free = between(like, fences, found)
    chain = _chain(old, new, like, free)
    back = {j: i for i, j in found.items()}
    every = _of_the_rest(like, found, back)
    by_old, by_new = rivals(like, (pair for pair in like if pair[0] not in found and pair[1] not in back))
    times = Counter(one.words for one in old), Counter(one.words for one in new)
    known = {*found.items(), *(pair for pair in chain.pairs if like[pair] >= LEAST_LIKENESS), (-1, -1), (len(old), len(new))}
    ends = dict(chain.pairs), {j: i for i, j in chain.pairs}
    both = dict(found) | ends[0], back | ends[1]
    firm = back | {j: i for i, j in chain.pairs if like[i, j] >= FENCE_LIKENESS}
    sure = {}
    for i, j in chain.pairs:
        rival = max([value for value, k in by_old[i][:2] if k != j] + [value for value, k in by_new[j][:2] if k != i], default=0.0)
        ahead = like[i, j] - rival
        margin = chain.margin((i, j)) / unit(_size(old, new, (i, j)))
        least = SURE_SHARE if ahead >= RIVAL_LIKENESS else RIVALLED_SHARE
        if like[i, j] < LEAST_LIKENESS or margin < least or ahead <= -RIVAL_LIKENESS:
            continue
        if like[i, j] < CLEAR_LIKENESS and not (
            own.kept(i, new[j])
            and alike(told[0][i], told[1][j]) >= TELLING_LIKENESS
            and max(alike(old[i], new[j]), 0.0 if lists.item(i) else KEPT_LIKENESS * held(old[i], new[j])) >= LEAST_LIKENESS
        ):
            continue
        equal = like[i, j] == 1 and times[0][old[i].words] == times[1][old[i].words] == 1
        if lists.apart((i, j), *both) and not (equal and any(like.get((i + step, j + step)) == 1 for step in (-1, 1))):
            continue
        if like[i, j] < 1 and _part_of_another(old, new, (i, j), every, both[0], firm):
            continue
        twins = [value for value, k in by_old[i] if k not in ends[1]] + [value for value, k in by_new[j] if k not in ends[0]]
        repeated = like[i, j] == 1 and times[0][old[i].words] != times[1][old[i].words]
        if repeated or (TWIN_LIKENESS <= like[i, j] < 1 and max(twins, default=0.0) > like[i, j] - TWINS_LIKENESS):
            agreed = _beside((i, j), known, -1, 1) and _beside((i, j), known, 1, 1)
        else:
            agreed = min(old[i].size, new[j].size) >= SHORT_PAIRS or any(_beside((i, j), known, sign, BESIDE_BLOCKS) for sign in (-1, 1))
            agreed = agreed or (like[i, j] == 1 and old[i].level > 0 and new[j].level > 0 and times[0][old[i].words] == 1)
        if agreed:
            sure[i] = j
    return sure


def _elsewhere(
    old: Sequence[Wording], new: Sequence[Wording], like: Mapping[Pair, float], found: Mapping[int, int], own: Own, lists: Lists
) -> dict[int, int]:
    """Blocks that were moved: far more like than all others but such as are another one for certain."""
    back = {j: i for i, j in found.items()}
    by_old, by_new = _of_the_rest(like, found, back)
    moved: dict[int, int] = {}
    for (i, j), value in sorted(like.items()):
        if i in found or j in back or lists.apart((i, j), found, back) or not _alike_enough(old[i], new[j], value):
            continue
        if min(old[i].size, new[j].size) < AWAY_PAIRS and not (value == 1 and old[i].level > 0 and new[j].level > 0):
            continue
        others = [other for other, k in by_old[i] if k != j and (k not in back or like.get((back[k], k), 0.0) < other + FREE_LIKENESS)]
        others += [other for other, k in by_new[j] if k != i and (k not in found or like.get((k, found[k]), 0.0) < other + FREE_LIKENESS)]
        if value - max(others, default=0.0) < AHEAD_LIKENESS or not own.kept(i, new[j]):
            continue
        if value == 1 or not _part_of_another(old, new, (i, j), (by_old, by_new), found, back):
            moved[i] = j
    return moved


def _of_the_rest(like: Mapping[Pair, float], found: Mapping[int, int], back: Mapping[int, int]) -> tuple[LikenessRows, LikenessRows]:
    """For each block that is left all that it is like, found or not."""
    return rivals(like, (pair for pair in like if pair[0] not in found or pair[1] not in back))


def _part_of_another(
    old: Sequence[Wording],
    new: Sequence[Wording],
    pair: Pair,
    rows: tuple[LikenessRows, LikenessRows],
    found: Mapping[int, int],
    back: Mapping[int, int],
) -> bool:
    """Whether more of one of two blocks stands in a third, which was found, than in the other: it was joined to that or is part of it."""
    i, j = pair
    here = held(old[i], new[j])
    if united(i, old, new, found)[1] >= here + UNITED_LEAD_SHARE:
        return True
    least = min(max(INSIDE_NEAR_SHARE, here + LEAD_SHARE), max(PART_SHARE, here + PART_LEAD_SHARE))
    if any(k in back and held(old[i], new[k]) >= least for _, k in rows[0][i]):
        return True
    least = max(INSIDE_NEAR_SHARE, held(new[j], old[i]) + LEAD_SHARE)
    return any(k in found and found[k] in back and held(new[j], old[k]) >= least for _, k in rows[1][j])


def _alike_enough(one: Wording, two: Wording, value: float) -> bool:
    """Whether a block is so like one in another place, or keeps so much of it, that it may be the same."""
    least = AWAY_LIKENESS if min(one.size, two.size) >= LONG_PAIRS else SHORT_AWAY_LIKENESS
    return value >= KEPT_LIKENESS * INSIDE_FAR_SHARE or (value >= least and alike(one, two) >= least)


def _chain(old: Sequence[Wording], new: Sequence[Wording], like: Mapping[Pair, float], pairs: Iterable[Pair]) -> Chain:
    weights = {pair: weight(like[pair], CHANCE_LIKENESS, _size(old, new, pair)) for pair in pairs if like[pair] > CHANCE_LIKENESS}
    return Chain({pair: EQUAL_WORDS_TIMES * value if like[pair] == 1 else value for pair, value in weights.items()})


def _size(old: Sequence[Wording], new: Sequence[Wording], pair: Pair) -> float:
    return (old[pair[0]].size + new[pair[1]].size) / 2


def _beside(pair: Pair, known: set[Pair], sign: int, reach: int) -> bool:
    """Whether a neighbour agrees, before (-1) or behind (1), at most so many blocks away."""
    steps = range(1, reach + 1)
    return any((pair[0] + sign * a, pair[1] + sign * b) in known for a in steps for b in steps)
