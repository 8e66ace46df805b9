"""Two states of one text meet in a third: no anchor of either is lost, and none is led to words that it never stood on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st
from promise import promised

from jiaokan.anchor.carry import Carried, Word, carry, retire
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
    """Where only one side changed the text, nothing is asked or said twice; only a tombstone may lead to its words again."""
    base, ours, theirs, taken = three(seed, size, (plan, []), True)
    sides = (theirs.side(), ours.side()) if swapped else (ours.side(), theirs.side())
    met = meet("d", revised(ours.blocks, []), sides, base.side(), unite(ours.ledger, theirs.ledger, ""), taken)
    assert [block.anchor for block in met.blocks] == [block.anchor for block in ours.blocks]
    more = met.ledger.events[len(ours.ledger.events) :]
    assert met.ledger.events[: len(ours.ledger.events)] == ours.ledger.events
    retired = {id for id, end in ours.ledger.ends.items() if end.event == "retired"}
    assert all(event.event == "merged" and event.id in retired for event in more), more  # Its words still stand where they went.
    assert (met.lost, met.together) == ((), ())


A, B, C = "甲方应当建立健全“东风”质量管理体系。", "乙方可以委托开展“南山”检验检测，并公开其报告和全部收费标准。", "丙方负责“西河”。"


def text(*rows: str) -> tuple[Block, ...]:
    """Blocks of one raw text, in which A, B and C stand one behind the other; any other words are put in."""
    raw = A + B + C
    made = []
    for row in rows:
        pieces, rest = [], row
        while rest:
            known = next((words for words in (A, B, C, A[:5], A[5:], B[:9], B[9:]) if rest.startswith(words)), None)
            at = raw.index(known) if known else len(raw)
            pieces.append(Piece(at, known, known) if known else Piece(at, "", rest, ("correction",)))
            rest = rest[len(known) if known else len(rest) :]
        made.append(Block("paragraph", Text(tuple(pieces))))
    return tuple(made)


def state(before: State | None, *rows: str, taken: set[str], words: dict[str, Word] | None = None) -> State:
    """The state of an editor who made these blocks of what was before."""
    old = before or State((), Ledger())
    done = carry("d", text(*rows), old.blocks, old.ledger, taken, same_raw=True, words=words)
    return State(done.blocks, retire(done.ledger, done.lost, "删"))


def met(new: Sequence[str], ours: State, theirs: State, base: State | None) -> tuple[Carried, dict[str, str]]:
    """What the two make of new blocks, and which words each anchor of either leads to."""
    union = unite(ours.ledger, theirs.ledger, "")
    done = meet("d", text(*new), (ours.side(), theirs.side()), base.side() if base else None, union, set(union.ids))
    standing = {block.anchor or "": block.text for block in done.blocks}
    return done, {id: standing.get(done.ledger.leads(id) or "", "") for id in sorted(union.ids)}


def test_an_anchor_that_was_merged_goes_with_the_words_it_brought_along() -> None:
    """Both sides joined a short paragraph to a longer one; parted again in other words, its anchor leads to its own part."""
    taken: set[str] = set()
    base = state(None, A, B, C, taken=taken)
    a, b, _ = (block.anchor or "" for block in base.blocks)
    ours, theirs = (state(base, A + B, C, taken=set(taken)) for _ in range(2))
    assert ours.ledger.leads(a) == b
    done, leads = met([A + "又一句话。", B, C], ours, theirs, base)
    assert (leads[a], leads[b]) == (A + "又一句话。", B)
    assert (done.lost, done.together) == ((), ())
    _, leads = met([A + "又一句话。", B, C], ours, theirs, None)
    assert leads[a] == A + "又一句话。"


def test_two_words_on_one_anchor_are_asked_about() -> None:
    """One side put an anchor on other words; though the other left it alone, it is not led there while its own words stand."""
    taken: set[str] = set()
    base = state(None, A, B, C, taken=taken)
    a = base.blocks[0].anchor or ""
    ours = state(base, A[:5], A[5:], B, C, taken=set(taken), words={a: Word(0, "例")})
    theirs = state(base, A[5:], B, C, taken=set(taken))
    done, leads = met([A[:5], A[5:], B, C], ours, theirs, base)
    assert done.lost == (a,)
    assert {done.blocks[index].text for index, _ in done.nearest[a]} == {A[:5], A[5:]}
    assert leads[a] == ""


def test_what_one_side_retired_lives_on_only_on_its_last_words() -> None:
    """Its words are gone with it; what the other side had joined to it is another paragraph's."""
    taken: set[str] = set()
    base = state(None, A, B, C, taken=taken)
    a, b, _ = (block.anchor or "" for block in base.blocks)
    ours, theirs = state(base, B, C, taken=set(taken)), state(base, A + B, C, taken=set(taken))
    done, leads = met([B, C], ours, theirs, base)
    assert (leads[a], leads[b]) == ("", B)
    assert done.ledger.ends[a].event == "retired"
    assert done.lost == ()
    union = unite(ours.ledger, theirs.ledger, "")
    done = meet("d", text(B, C), (ours.side(False), theirs.side()), base.side(), union, set(union.ids))
    assert done.ledger.leads(a) is None, "read from another raw text, its words are gone all the same"
    done, leads = met([A, B, C], ours, state(base, A, B + "尾。", C, taken=set(taken)), base)
    assert (leads[a], leads[b]) == (A, B)
    assert [event.event for event in done.ledger.events if event.id == a] == ["born", "retired", "revived"]


def test_words_that_both_kept_apart_are_told_with_their_seam() -> None:
    """Where they begin in the new block; what either side had in one is no news."""
    taken: set[str] = set()
    base = state(None, A, B, C, taken=taken)
    same = state(base, A, B, C, taken=set(taken))
    done, _ = met([A + B, C], same, same, base)
    assert done.together == ((0, len(A)),)
    done, _ = met([A + B + C], state(base, A + B, C, taken=set(taken)), state(base, A, B + C, taken=set(taken)), base)
    assert done.together == ()


def test_the_editors_word_goes_before_what_two_states_say() -> None:
    """An anchor is led, retired or left to another document as it says, once."""
    taken: set[str] = set()
    base = state(None, A, B, C, taken=taken)
    a, b, c = (block.anchor or "" for block in base.blocks)
    union, sides = base.ledger, (base.side(), base.side())
    words = {a: Word(1, "并"), b: Word(None, "删"), c: Word(None, "移", leaves=True)}
    done = meet("d", text(A, B, C), sides, None, union, set(union.ids), words)
    told = [(event.event, event.id, event.why) for event in done.ledger.events[len(union.events) :] if event.id in (a, b, c)]
    assert ("retired", b, "删") in told
    assert done.lost == (c,)
    assert done.blocks[1].anchor == done.ledger.leads(a) == a
    again = meet("d", text(A, B, C), (made(done), made(done)), None, done.ledger, set(done.ledger.ids), words)
    assert [event for event in again.ledger.events[len(done.ledger.events) :] if event.id == b] == []


def made(done: Carried) -> Side:
    """A side that is what was made."""
    return State(done.blocks, done.ledger).side()
