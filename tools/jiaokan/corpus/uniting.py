"""What two states of a corpus published is carried on together: the anchors of both, each with the words that it stood on."""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from jiaokan.anchor.ledger import Event
from jiaokan.anchor.union import disputed, revived, settled, unite
from jiaokan.build import Published
from jiaokan.corpus.building import published
from jiaokan.corpus.history import files_at
from jiaokan.corpus.model import Corpus
from jiaokan.corpus.reading import records
from jiaokan.edition.document import Block
from jiaokan.errors import BadInput


@dataclass(frozen=True)
class State:
    """A corpus at one commit, as far as anchors go."""

    where: str
    base: Corpus
    there: Mapping[str, Published]


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


def state(root: Path, id: str, where: str) -> State:
    """The corpus at one commit.

    Raises:
        BadInput: if it was not whole then.
    """
    with laid_out(root, id) as folder:
        base = records(folder)
        return State(where, base, published(base, folder))


def united(
    base: Corpus, ours: State, theirs: State, before: State | None = None, *, alive: Collection[str] | None = None
) -> dict[str, Published]:
    """What is there of each document of the corpus, from both states.

    Args:
        base: the records as they are now.
        ours: one state; where both differ from `before`, its words count.
        theirs: the other.
        before: from where both went out; without it, ours count.
        alive: of the anchors that ended on one side only, those that live on; all of them, if it is not known yet.

    Raises:
        BadInput: if a document of either is gone, or two ledgers cannot be united.
    """
    names = {name: id for id, meta in base.metas.items() for name in (*meta.former, id)}
    sides: list[dict[str, Published]] = []
    for one in (ours, theirs, before) if before else (ours, theirs):
        side: dict[str, Published] = {}
        for name, there in one.there.items():
            if one is not before and name not in names and there.ledger.events:
                raise BadInput(
                    f"corpus/documents/{name}/document.yaml",
                    f"the document is in {one.where} and not here: its {len(there.ledger.ids)} addresses would break",
                    expected=f"the document, or `former: [{name}]` in what took its place",
                    then=f"git restore --source={one.where} corpus/documents/{name}, and its source or its cut; or write `former`",
                )
            here = names.get(name, name)
            kept = replace(there, same_raw=there.same_raw and _raw(one.base, name) == _raw(base, here))
            side[here] = _together(side[here], kept) if here in side else kept
        sides.append(side)
    found = {id: Published() for id in base.metas}
    for id in base.metas:
        mine, other = (side.get(id, Published()) for side in sides[:2])
        was = sides[2].get(id, Published()) if before else Published()
        ledger = unite(mine.ledger, other.ledger, f"corpus/documents/{id}/anchors.jsonl")
        open_ = {anchor: event for anchor, event in disputed(mine.ledger, other.ledger).items() if alive is None or anchor in alive}
        ledger = revived(ledger, open_)
        blocks = _blocks(mine.blocks, other.blocks, {block.anchor: block.text for block in was.blocks})
        raw = all(side.same_raw for side in (mine, other) if side.blocks) and bool(blocks)
        found[id] = Published(blocks, ledger, raw)
    ledgers = settled({id: one.ledger for id, one in found.items()}, {id: _standing(one, sides, id) for id, one in found.items()})
    return {id: replace(one, ledger=ledgers[id]) for id, one in found.items()}


def _raw(base: Corpus, document: str) -> str:
    meta = base.metas.get(document)
    return base.sources[meta.source].sha256 if meta else ""


def _together(one: Published, two: Published) -> Published:
    """Two documents of a state that are one now."""
    return Published((*one.blocks, *two.blocks), unite(one.ledger, two.ledger, ""), one.same_raw and two.same_raw)


def _blocks(ours: Sequence[Block], theirs: Sequence[Block], before: Mapping[str | None, str]) -> tuple[Block, ...]:
    """The blocks of both sides in the order of ours; those of theirs only behind the one that they stood behind there.

    Of a block that only one side changed, that side's words count: of a paragraph that they parted, the part that kept the anchor.
    """
    other = {block.anchor: block for block in theirs}
    found = [other[b.anchor] if b.anchor in other and before.get(b.anchor) == b.text else b for b in ours]
    places = {block.anchor: index for index, block in enumerate(found)}
    after: dict[int, list[Block]] = {}
    at = -1
    for block in theirs:
        if block.anchor in places:
            at = places[block.anchor]
        else:
            after.setdefault(at, []).append(block)
    row = list(after.get(-1, ()))
    for index, block in enumerate(found):
        row += [block, *after.get(index, ())]
    return tuple(row)


def _standing(one: Published, sides: Sequence[Mapping[str, Published]], id: str) -> dict[str, Event]:
    ledgers = [side[id].ledger for side in sides[:2] if id in side]
    return {anchor: ledger.last(anchor) for ledger in reversed(ledgers) for anchor in sorted(ledger.live)}
