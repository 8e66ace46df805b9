"""What two states of a corpus published is carried on together: the anchors of both, each with the words that it stood on."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from jiaokan.anchor.fate import fate
from jiaokan.anchor.ledger import Event, Ledger
from jiaokan.anchor.meeting import Side
from jiaokan.anchor.union import settled, unite
from jiaokan.build import Published
from jiaokan.corpus.history import files_at
from jiaokan.corpus.model import Corpus
from jiaokan.corpus.reading import records
from jiaokan.corpus.standing import published
from jiaokan.edition.document import Block
from jiaokan.errors import BadInput


@dataclass(frozen=True)
class CommitState:
    """A corpus at one commit, as far as anchors go."""

    where: str
    base: Corpus
    there: Mapping[str, Published]


_NOTHING: tuple[tuple[Block, ...], Side] = ((), Side(Ledger()))
"""A document that a state does not have."""


@contextmanager
def laid_out(root: Path, id: str) -> Iterator[Path]:
    """A folder with the corpus of one commit."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "corpus").mkdir()
        for name, data in files_at(root, id, "corpus").items():
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        yield Path(folder)


def state(root: Path, id: str, where: str) -> CommitState:
    """The corpus at one commit.

    Raises:
        BadInput: if it was not whole then.
    """
    with laid_out(root, id) as folder:
        base = records(folder)
        there = published(base, folder)
        return CommitState(where, replace(base, raws=dict(base.raws)), there)  # Read now: the folder goes.


def united(
    base: Corpus, ours: CommitState, theirs: CommitState, before: CommitState | None = None, *, later: bool = False
) -> dict[str, Published]:
    """What is there of each document of the corpus, from both states.

    Args:
        base: the records as they are now.
        ours: one state.
        theirs: the other.
        before: from where both went out, if it is known.
        later: whether ours came after theirs: it alone says what became of the anchors that it knows.

    Raises:
        BadInput: if a document of either is gone, or two ledgers cannot be united.
    """
    names = {name: id for id, meta in base.metas.items() for name in (*meta.former, id)}
    for state in (ours, theirs):
        for name, there in state.there.items():
            if name not in names and there.ledger.events:
                raise BadInput(
                    f"corpus/documents/{name}/document.yaml",
                    f"the document is in {state.where} and not here: its {len(there.ledger.ids)} addresses would break",
                    expected=f"the document, or `former: [{name}]` in what took its place",
                    then=f"git restore --source={state.where} corpus/documents/{name}, and its source or its cut; or write `former`",
                )
    mine, other = (_here(base, one, names) for one in (ours, theirs))
    was = _here(base, before, names) if before else {}
    found = {}
    for id in base.metas:
        (ours_blocks, one), (theirs_blocks, two) = mine.get(id, _NOTHING), other.get(id, _NOTHING)
        ledger = unite(one.ledger, two.ledger, f"corpus/documents/{id}/anchors.jsonl")
        if later:
            two = replace(two, stood={anchor: block for anchor, block in two.stood.items() if anchor not in one.ledger.ids})
        blocks = _blocks(ours_blocks, theirs_blocks)
        raw = bool(blocks) and all(side.same_raw for side in (one, two) if side.ledger.events)
        found[id] = Published(blocks, ledger, raw, (one, two), was[id][1] if id in was else None)
    ledgers = settled({id: one.ledger for id, one in found.items()}, {id: _standing(one) for id, one in found.items()})
    return {id: replace(one, ledger=ledgers[id]) for id, one in found.items()}


def _standing(one: Published) -> dict[str, Event]:
    """What the anchors stood on that lived on either side."""
    ledgers = [side.ledger for side in one.sides or ()]
    return {anchor: ledger.last(anchor) for ledger in reversed(ledgers) for anchor in sorted(ledger.live)}


def _here(base: Corpus, state: CommitState, names: Mapping[str, str]) -> dict[str, tuple[tuple[Block, ...], Side]]:
    """A state's blocks and anchors by the documents of now, each anchor with the block to which it led."""
    ledgers = {name: there.ledger for name, there in state.there.items()}
    standing = {name: {block.anchor or "": block for block in there.blocks} for name, there in state.there.items()}
    raws = {name: _raw(state.base, name) for name in state.there}
    found: dict[str, tuple[tuple[Block, ...], Side]] = {}
    for name, there in state.there.items():
        here = names.get(name, name)
        stood = {id: block for id, block in standing[name].items() if id in there.ledger.live}
        for id in sorted(there.ledger.ids - stood.keys()):
            end = fate(ledgers, name, id)
            if end.live and end.id in standing[end.document] and raws[end.document] == raws[name]:
                stood[id] = standing[end.document][end.id]
        side = Side(there.ledger, stood, there.same_raw and raws[name] == _raw(base, here))
        found[here] = _together(found[here], (there.blocks, side)) if here in found else (there.blocks, side)
    return found


def _raw(base: Corpus, document: str) -> str:
    meta = base.metas.get(document)
    return base.sources[meta.source].sha256 if meta else ""


def _together(one: tuple[tuple[Block, ...], Side], two: tuple[tuple[Block, ...], Side]) -> tuple[tuple[Block, ...], Side]:
    """Two documents of a state that are one now."""
    (blocks, side), (more, other) = one, two
    ledger = unite(side.ledger, other.ledger, "")
    return (*blocks, *more), Side(ledger, {**other.stood, **side.stood}, side.same_raw and other.same_raw)


def _blocks(ours: Sequence[Block], theirs: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of both sides in the order of ours; those of theirs only behind the one that they stood behind there."""
    places = {block.anchor: index for index, block in enumerate(ours)}
    after: dict[int, list[Block]] = {}
    at = -1
    for block in theirs:
        if block.anchor in places:
            at = places[block.anchor]
        else:
            after.setdefault(at, []).append(block)
    row = list(after.get(-1, ()))
    for index, block in enumerate(ours):
        row += [block, *after.get(index, ())]
    return tuple(row)
