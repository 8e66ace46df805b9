"""Two states of one text meet in a third: no anchor of either is lost, and none is led to words that it never stood on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st
from promise import promised

from jiaokan.anchor.carry import Carried, carry, retire
from jiaokan.anchor.fate import fate
from jiaokan.anchor.ledger import Ledger, grown
from jiaokan.anchor.meeting import Side, meet
from jiaokan.anchor.union import unite
from jiaokan.edition.document import Block
from jiaokan.text import Piece, Text
from tests.histories import begin

KINDS = ("reword", "part", "join", "remove", "insert", "move")
steps = st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 9), st.integers(0, 9)), max_size=6)


@dataclass(frozen=True)
class State:
    """Blocks with anchors, and their ledger."""

    blocks: tuple[Block, ...]
    ledger: Ledger

    def side(self, same_raw: bool = True) -> Side:
        """As a side of a meeting."""
        standing = {block.anchor or "": block for block in self.blocks}
        leads = ((id, self.ledger.leads(id)) for id in self.ledger.ids)
        led = {id: standing[to] for id, to in sorted(leads) if to in standing}
        return Side(self.ledger, {**standing, **led}, same_raw)


def first(seed: int, size: int) -> tuple[Block, ...]:
    """Some paragraphs of one raw text."""
    text = Text.of("".join(f"{paragraph.text}\n" for paragraph in begin(Random(seed), size)))
    cuts = [match.end() for match in re.finditer("\n", str(text))]
    return tuple(Block("paragraph", body.drop(len(body) - 1, len(body), "block-boundary")) for body in text.split(cuts) if str(body))


def unlike(number: int) -> str:
    """A sentence that shares its words with no other one."""
    random = Random(number)
    return "".join(chr(0x4E00 + random.randrange(0x5000)) for _ in range(24)) + f"“第{number}项”。"


def revised(blocks: Sequence[Block], plan: Sequence[tuple[str, int, int]]) -> tuple[Block, ...]:
    """The blocks after some edits, each with its place and a choice; those that do not fit are left out."""
    row = [replace(block, anchor=None) for block in blocks]
    for kind, place, choice in plan:
        at = place % len(row)
        text = row[at].text
        if kind == "reword":
            word = ("应当", "可以", "负责")[choice % 3]
            if (found := text.find(word)) >= 0:
                row[at] = replace(row[at], body=row[at].body.replace(found, found + 2, "必须", "correction"))
        elif kind == "part" and text.count("。") > 1:
            ends = [match.end() for match in re.finditer("。", text)][:-1]
            row[at : at + 1] = [replace(row[at], body=body) for body in row[at].body.split([ends[choice % len(ends)]])]
        elif kind == "join" and at + 1 < len(row):
            row[at : at + 2] = [replace(row[at], body=Text.join(block.body for block in row[at : at + 2]))]
        elif kind == "remove" and len(row) > 1:
            del row[at]
        elif kind == "insert":
            words = unlike(10 * place + choice)
            row.insert(at, Block("paragraph", Text((Piece(at, "", words, ("correction",)),))))
        elif kind == "move":
            row.insert(choice % len(row), row.pop(at))
    return tuple(row)


def carried(state: State, plan: Sequence[tuple[str, int, int]], taken: set[str], same_raw: bool) -> State:
    """The next state of an editor."""
    done = carry("d", revised(state.blocks, plan), state.blocks, state.ledger, taken, same_raw=same_raw)
    return State(done.blocks, retire(done.ledger, done.lost, "删"))


def names(text: str) -> set[str]:
    """Which projects a text names: no two sentences name the same."""
    return set(re.findall("“([^”]+)”", text))


def see(states: Sequence[State], met: Carried) -> None:
    """Each anchor of each state leads to words that it led to there, or is asked about, or has a tombstone."""
    ledgers = {"d": met.ledger}
    standing = {block.anchor or "": block.text for block in met.blocks}
    assert met.ledger.live == {*standing, *met.lost}
    for state in states:
        assert grown(state.ledger, met.ledger)
        texts = {block.anchor or "": block.text for block in state.blocks}
        for id in sorted(state.ledger.ids):
            end = fate(ledgers, "d", id)
            assert end.sound
            if end.live and end.id not in met.lost and (to := state.ledger.leads(id)) is not None:
                assert names(texts[to]) & names(standing[end.id]), id


def three(seed: int, size: int, plans: Sequence[Sequence[tuple[str, int, int]]], same_raw: bool) -> tuple[State, State, State, set[str]]:
    """A state, and what two editors made of it; each has ids of its own, as on two machines."""
    taken: set[str] = set()
    born = carry("d", first(seed, size), (), Ledger(), taken)
    base = State(born.blocks, born.ledger)
    ours, theirs = (carried(base, plan, set(taken), same_raw) for plan in plans)
    return base, ours, theirs, {*ours.ledger.ids, *theirs.ledger.ids}


@promised(60)
@given(st.integers(0, 10**6), st.integers(2, 6), st.tuples(steps, steps, steps), st.sampled_from((0, 1, 2)), st.booleans())
def test_no_anchor_of_two_states_is_lost_or_misplaced(
    seed: int, size: int, plans: tuple[list[tuple[str, int, int]], ...], start: int, same_raw: bool
) -> None:
    """Whatever becomes of the text: the words by themselves tell it where the raw text is the same, else the ladder."""
    base, ours, theirs, taken = three(seed, size, plans[:2], same_raw)
    new = revised((base, ours, theirs)[start].blocks, plans[2])
    met = meet("d", new, (ours.side(same_raw), theirs.side(same_raw)), base.side(same_raw), unite(ours.ledger, theirs.ledger, ""), taken)
    see((ours, theirs), met)


@promised(30)
@given(st.integers(0, 10**6), st.integers(2, 6), steps, st.booleans())
def test_who_changed_alone_is_heard_alone(seed: int, size: int, plan: list[tuple[str, int, int]], swapped: bool) -> None:
    """Where only one side changed the text, every anchor is as on that side, nothing is asked and nothing is said twice."""
    base, ours, theirs, taken = three(seed, size, (plan, []), True)
    sides = (theirs.side(), ours.side()) if swapped else (ours.side(), theirs.side())
    met = meet("d", revised(ours.blocks, []), sides, base.side(), unite(ours.ledger, theirs.ledger, ""), taken)
    assert [block.anchor for block in met.blocks] == [block.anchor for block in ours.blocks]
    assert met.ledger == ours.ledger
    assert (met.lost, met.together) == ((), ())
