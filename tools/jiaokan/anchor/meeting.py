"""Two states of a document meet in one text: each anchor goes where the words are that it stood on in both.

Both were published, so that an anchor may be cited from either. What it stood on is known by the characters themselves where the
raw text is the same, and by the ladder (`match`) where it is not. A block is right for an anchor if it holds words that it stood on
in both states, enough of them that `survival` finds it there, and of several the one with most of them; or, where one state left
alone what the anchor had stood on and nothing has that any more, the one that has all that it stood on in the other.
If no block is right, the editor is asked, and sees where either state would have it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from jiaokan.anchor.carry import MERGED_SHARE, Carried, Word, new_event, revived, traces
from jiaokan.anchor.characters import Characters, Holders, both, position, run_together, size, stretches
from jiaokan.anchor.joined import led, parts
from jiaokan.anchor.ledger import Event, Ledger, new_id
from jiaokan.anchor.likeness import likeness
from jiaokan.anchor.match import match
from jiaokan.anchor.nearest import nearest
from jiaokan.anchor.rewording import Rewording
from jiaokan.anchor.survival import HELD_PAIRS_SHARE
from jiaokan.anchor.wording import Trace, Wording
from jiaokan.edition.document import Block
from jiaokan.text import Stretch
from jiaokan.text.digest import digest


@dataclass(frozen=True)
class Side:
    """One of the states."""

    ledger: Ledger
    stood: Mapping[str, Block] = field(default_factory=dict)
    """For each anchor of the document the block to which it led, with that block's own anchor."""
    same_raw: bool = False
    """Whether the blocks know their origin in the raw text as it is now."""


def meet(
    document: str,
    blocks: Sequence[Block],
    sides: tuple[Side, Side],
    before: Side | None,
    ledger: Ledger,
    taken: set[str],
    words: Mapping[str, Word] | None = None,
) -> Carried:
    """Give every block its anchor.

    Args:
        document: the document's id.
        blocks: the newly built blocks, without anchors.
        sides: both states.
        before: the state from which both went out, if it is known.
        ledger: the ledgers of both, united.
        taken: all ids of the corpus; new ones are added.
        words: what the editor said of anchors; it goes before all else.
    """
    taken |= ledger.ids
    words = words or {}
    table = _Table(blocks, sides, before)
    goes = {id: place for id in dict.fromkeys(event.id for event in ledger.events) if (place := table.place(id)) is not None}
    goes = {id: place for id, place in goes.items() if id not in words}
    goes |= {id: word.to for id, word in words.items() if word.to is not None}
    anchors = _standing(goes, sides, table, words)
    new = traces(blocks, False)
    back = revived(new, anchors, ledger, {*words, *anchors.values()})
    events: list[Event] = []
    done: list[Block] = []
    for index, block in enumerate(blocks):
        now = new_event(block, new[index])
        id = anchors.get(index) or back.get(index) or new_id("\n".join((document, now.before, block.text, now.after)), taken)
        taken.add(id)
        if id not in ledger.ids:
            events.append(replace(now, id=id))
        elif id not in ledger.live:
            events.append(replace(now, event="revived", id=id))
        elif (last := ledger.last(id)).digest != now.digest:
            events.append(replace(now, event="edited", id=id, change=_change(id, last, block, sides), why=_why(words, id)))
        done.append(replace(block, anchor=id))
    standing = {block.anchor or "" for block in done}
    events += _splits(table, done, ledger, standing)
    united = Ledger((*ledger.events, *events))
    ends = [
        Event("merged", id, to=(to,), why=_why(words, id))
        for id, place in goes.items()
        if id not in standing and united.leads(id) != (to := done[place].anchor or "")
    ]
    united = Ledger((*united.events, *ends))
    rest = [_end(id, sides, united, words) for id in sorted(ledger.ids - standing - goes.keys())]
    grown = Ledger((*united.events, *(end for end in rest if end is not None)))
    lost = tuple(sorted(grown.live - standing))
    counts = [sum(event.event == kind for event in events) for kind in ("born", "edited")]
    return Carried(tuple(done), grown, lost, counts[0], counts[1], table.candidates(lost, goes), table.run_together())


class _Table:
    """The new blocks, and for each side how much of what its anchors stood on each of them has."""

    def __init__(self, blocks: Sequence[Block], sides: tuple[Side, Side], before: Side | None) -> None:
        self.blocks, self.sides, self.before = blocks, sides, before
        self._certain = all(side.same_raw for side in sides)
        named = Characters()
        self._rows = named.rows(blocks)
        self._new = [stretches(row) for row in self._rows]
        self._holders = Holders(self._new)
        self._there = tuple({block.anchor or "": block for block in side.stood.values()} for side in sides)
        self._characters = tuple(
            {id: stretches(row) for id, row in zip(there, named.rows(there.values()), strict=True)} for there in self._there
        )
        own = {id: block for id, block in before.stood.items() if block.anchor == id} if before and before.same_raw else {}
        self._before = {id: stretches(row) for id, row in zip(own, named.rows(own.values()), strict=True)}
        self._ladders = tuple({} if side.same_raw else self._ladder(number) for number, side in enumerate(sides))
        self._known: dict[str, Counter[int]] = {}

    def place(self, id: str) -> int | None:
        """The index of the block that is right for an anchor; none if none is, or if it stood on nothing."""
        held = self._right(id)
        return min(held, key=lambda index: (-held[index], index), default=None)

    def weight(self, id: str, index: int) -> int:
        """How much a block has of what an anchor stood on."""
        return self._right(id)[index]

    def parts(self) -> Iterator[tuple[int, str]]:
        """The new blocks that are parts of a block of a side, with its anchor."""
        for number, side in enumerate(self.sides):
            if side.same_raw:
                names = list(self._there[number])
                holders = Holders(self._characters[number].values())
                for index, some in enumerate(self._new):
                    most = holders.of(some).most_common(1)
                    if most and most[0][1] >= MERGED_SHARE * size(some):
                        yield index, names[most[0][0]]
            else:
                names, old, found = self._laddered(number)
                yield from ((index, names[place]) for index, place in parts(old, traces(self.blocks, False), found).items())

    def candidates(self, lost: Sequence[str], goes: Mapping[str, int]) -> dict[str, tuple[tuple[int, float], ...]]:
        """For each lost anchor the blocks it may stand on, those first where either side would have it, with how like they are."""
        known = {id: side.stood[id] for side in reversed(self.sides) for id in side.stood}
        names = [id for id in known if id in lost or id in goes]
        old = traces([known[id] for id in names], False)
        found = {number: goes[id] for number, id in enumerate(names) if id in goes}
        rows = nearest(old, traces(self.blocks, False), [number for number, id in enumerate(names) if id in lost], found)
        shown = {}
        for number, row in rows.items():
            here = [held.most_common(1)[0][0] for held in self._sides_of(names[number]) if held]
            best = dict.fromkeys((*here, *(index for index, _ in row)))
            words = Wording.of(known[names[number]].text)
            shown[names[number]] = tuple((index, likeness(words, Wording.of(self.blocks[index].text))) for index in list(best)[:2])
        return shown

    def run_together(self) -> tuple[tuple[int, int], ...]:
        """The blocks in which words stand together that stood together on neither side, each with where the second ones begin."""
        if not self._certain:
            return ()
        ours, theirs = (Holders(row.values()) for row in self._characters)
        return tuple((index, position(self._rows[index], start)) for index, start in run_together(self._new, ours, theirs))

    def _right(self, id: str) -> Counter[int]:
        """How much of what an anchor stood on each block has that is right for it."""
        if id not in self._known:
            self._known[id] = self._judged(id)
        return self._known[id]

    def _judged(self, id: str) -> Counter[int]:
        there = [side.stood.get(id) for side in self.sides]
        mine, other = self._sides_of(id)
        if None in there:
            return self._still(id, mine or other)
        if self._certain:
            common = self._holders.of(both(self._stood_on(0, id), self._stood_on(1, id)))
            if common := Counter({index: count for index, count in common.items() if index in mine and index in other}):
                return common
        if mine.keys() & other.keys():
            return Counter({index: min(mine[index], other[index]) for index in mine.keys() & other.keys()})
        was = self.before.stood.get(id) if self.before is not None else None
        changed = [number for number, block in enumerate(there) if block and (was is None or was.text != block.text)]
        if len(changed) == 1 and not (mine, other)[1 - changed[0]]:
            block, held = there[changed[0]], (mine, other)[changed[0]]
            return Counter({index: count for index, count in held.items() if block and block.text in self.blocks[index].text})
        return Counter()

    def _still(self, id: str, held: Counter[int]) -> Counter[int]:
        """Of what has words of an anchor that ended on the other side, what has enough of those with which it ended there."""
        for side in self.sides:
            if id in side.ledger.ends and id not in side.stood and self._certain and self.before is not None:
                last = tuple(sorted(side.ledger.last(id).origin))
                still = self._holders.of(last)
                enough = {index for index in held if still[index] >= HELD_PAIRS_SHARE * min(size(last), size(self._new[index]))}
                held = Counter({index: held[index] for index in enough})
        return held

    def _sides_of(self, id: str) -> tuple[Counter[int], Counter[int]]:
        """The blocks that have enough of what an anchor stood on on each side, with how much; with its own last words, if any has them."""
        ours, theirs = (self._of_side(number, id) for number in range(len(self.sides)))
        return ours, theirs

    def _of_side(self, number: int, id: str) -> Counter[int]:
        block = self.sides[number].stood.get(id)
        if block is None:
            return Counter()
        if not self.sides[number].same_raw:
            return self._ladders[number][block.anchor or ""]
        stood_on = self._stood_on(number, id)
        held = self._holders.of(stood_on)
        enough = {index: count for index, count in held.items() if count >= HELD_PAIRS_SHARE * min(size(stood_on), size(self._new[index]))}
        own = self.sides[number].ledger.last(id).quote if block.anchor != id else ""
        return Counter({index: count for index, count in enough.items() if own in self.blocks[index].text} or enough)

    def _stood_on(self, number: int, id: str) -> tuple[Stretch, ...]:
        """The characters of an anchor on a side: those of its block; of one that was merged since, those that it brought along."""
        block = self.sides[number].stood[id]
        found = self._characters[number][block.anchor or ""]
        return found if block.anchor == id else both(found, self._before.get(id, ())) or found

    def _ladder(self, number: int) -> dict[str, Counter[int]]:
        """For the anchor of each block of a side the new block to which the ladder leads it."""
        names, old, found = self._laddered(number)
        found = {**led(old, traces(self.blocks, False), found), **found}
        return {id: Counter({found[place]: 1} if place in found else {}) for place, id in enumerate(names)}

    def _laddered(self, number: int) -> tuple[list[str], list[Trace], dict[int, int]]:
        old = traces(list(self._there[number].values()), False)
        return list(self._there[number]), old, match(old, traces(self.blocks, False))


def _standing(goes: Mapping[str, int], sides: Sequence[Side], table: _Table, words: Mapping[str, Word]) -> dict[int, str]:
    """Which of the anchors that lead to a block stands on it: one that stood on it by itself on both sides before one that did on one.

    One of which the editor spoke stands only where none else does; a block that no living anchor leads to has none.
    """
    found: dict[int, tuple[tuple[bool, int, int], str]] = {}
    for id, place in goes.items():
        stood = sum(id in side.ledger.live for side in sides)
        if stood:
            rank = (id not in words, stood, 0 if id in words else table.weight(id, place))
            if place not in found or rank > found[place][0]:
                found[place] = (rank, id)
    return {place: id for place, (_, id) in found.items()}


def _change(id: str, last: Event, block: Block, sides: Sequence[Side]) -> Rewording | None:
    """What an edit changes, if the words before it are at hand."""
    was = (side.stood[id].text for side in sides if id in side.stood and side.stood[id].anchor == id)
    return next((Rewording.of(text, block.text) for text in was if digest(text) == last.digest), None)


def _why(words: Mapping[str, Word], id: str) -> str:
    return words[id].why if id in words else ""


def _splits(table: _Table, done: Sequence[Block], ledger: Ledger, standing: set[str]) -> list[Event]:
    """For each anchor whose words stand in blocks that are new too: it stays where it is and names the others."""
    others: dict[str, list[str]] = {}
    for index, id in table.parts():
        new = done[index].anchor or ""
        if new not in ledger.ids and id in standing and new not in others.get(id, ()):
            others.setdefault(id, []).append(new)
    return [Event("split", id, to=(id, *rest)) for id, rest in others.items()]


def _end(id: str, sides: Sequence[Side], united: Ledger, words: Mapping[str, Word]) -> Event | None:
    """What the ledger does not say yet of an anchor that leads to no block: how it ended, or that it lives and is asked about."""
    if id in words:
        retired = id not in united.live and united.ends[id].event == "retired"
        return None if words[id].leaves or retired else Event("retired", id, why=words[id].why)
    to = united.leads(id)
    gone = next((_gone(id, side.ledger) for side in sides if id in side.ledger.ends and id not in side.stood), None)
    if gone is not None:
        return replace(gone, id=id) if to is not None and gone.to != (to,) else None
    stood = {side.stood[id].anchor for side in sides if id in side.stood}
    if id in united.live or not stood or stood == {to} or "#" in (to or ""):
        return None
    return replace(united.last(id), event="revived", change=None, why="")


def _gone(id: str, ledger: Ledger) -> Event:
    """The event at which the way of an anchor leaves its document or ends."""
    seen = {id}
    while (end := ledger.ends[id]).event == "merged" and end.to[0] in ledger.ends.keys() - seen:
        id = end.to[0]
        seen.add(id)
    return end
