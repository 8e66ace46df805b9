"""What stands there of each document: as it was last built, and, in few words, of one that a build leaves as it is.

A source that stays is not read: what the others ask of its documents was made of their files once, and is remembered.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from jiaokan.anchor.carry import Carried
from jiaokan.anchor.ledger import Ledger
from jiaokan.build import Built, Published
from jiaokan.corpus.lazy import LazyValues, ReadValues
from jiaokan.corpus.memory import recalled, recalled_of, seal_of
from jiaokan.corpus.model import Corpus
from jiaokan.corpus.reading import blocks_of, ledger_of, traced_of
from jiaokan.edition import provenance
from jiaokan.edition.document import Block, Document
from jiaokan.edition.provenance import Traced
from jiaokan.record.schema import Meta
from jiaokan.reference.target import Target
from jiaokan.text import Text


class PublishedDocuments(ReadValues[Published]):
    """What was last built of each document, read when it is asked for.

    Its blocks come from the edits, which hold them whole: what a hand does to an edition cannot move an anchor.
    A document that took in another one, whose ledger still stands under its former name, takes over its anchors too.
    """

    def __init__(self, base: Corpus, root: Path) -> None:
        """Args: base: the records; root: the project's folder."""
        super().__init__([cut.document for source in base.sources.values() for cut in source.cuts])
        self._base, self._root = base, root

    def ledger(self, id: str) -> Ledger:
        """The ledger of one, for who does not ask what it was on."""
        return self[id].ledger if self._base.metas[id].former else ledger_of(self._root / "corpus/documents" / id, self._root)

    def made(self, id: str) -> Published:
        """What was last built of one."""
        source = self._base.metas[id].source
        traced = traced_of(self._root / "corpus/sources" / source, self._root)
        raw = self._base.raws[source] if traced.raw == self._base.sources[source].sha256 else None
        return _published(id, self._base.metas[id].former, traced, raw, self._root)


class StandingSources(ReadValues[Built]):
    """Each source as it is built now; one that stays, as its files have it: what stands between its blocks stays there."""

    def __init__(self, base: Corpus, root: Path, there: Mapping[str, Published], built: Mapping[str, Built]) -> None:
        """Args: base: the records; root: the project's folder; there: what was last built; built: what is built now."""
        super().__init__(list(base.sources))
        self._base, self._root, self._there, self._built = base, root, there, built

    def made(self, id: str) -> Built:
        """What one source gives."""
        if id in self._built:
            return self._built[id]
        carried = {}
        for cut in self._base.sources[id].cuts:
            blocks = blocks_of(self._root / "corpus/documents" / cut.document, self._root)
            carried[cut.document] = Carried(blocks, self._there[cut.document].ledger, (), 0, 0)
        documents = tuple(Document(one.blocks, id=document) for document, one in carried.items())
        return Built(documents, carried, Text(()))


class Everything(Mapping[str, Carried]):
    """What became of the anchors of every document."""

    def __init__(self, base: Corpus, sources: Mapping[str, Built]) -> None:
        """Args: base: the records; sources: as they are built now."""
        self._home = {cut.document: id for id, source in base.sources.items() for cut in source.cuts}
        self._sources = sources
        self.sent: dict[str, Carried] = {}
        """The documents from which some went to others."""

    def __getitem__(self, document: str) -> Carried:
        """What became of those of one document."""
        return self.sent.get(document) or self._sources[self._home[document]].carried[document]

    def __iter__(self) -> Iterator[str]:
        """The ids of the documents."""
        return iter(self._home)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._home)


@dataclass(frozen=True)
class DocumentSummary:
    """What is asked of a document whose words nobody wants."""

    blocks: int
    """How many there are."""
    ids: frozenset[str]
    """Every anchor of its ledger."""
    target: Target
    """What citing it goes by."""
    seen: str
    """A digest of all that its annotations are made of."""
    cited: str
    """A digest of all that those of other documents see of it."""

    @classmethod
    def of(cls, id: str, meta: Meta, blocks: Sequence[Block], ids: frozenset[str], works: Sequence[str]) -> DocumentSummary:
        """What is asked of a document.

        Args:
            id: of the document.
            meta: its record.
            blocks: with their anchors.
            ids: every anchor of its ledger.
            works: the other titles and numbers under which the corpus knows its work.
        """
        rows = [(block.type, block.anchor, block.text) for block in blocks]
        one = Target.of(id, meta, blocks, works)
        cited = (one.id, one.titles, one.numbers, one.issuers, one.official, sorted(one.years), one.issued, one.outline)
        return cls(len(blocks), ids, one, _digest((id, rows, meta.dates, meta.relations)), _digest(cited))


class StandingDocuments(LazyValues[DocumentSummary]):
    """The documents of sources that stay."""

    def __init__(self, base: Corpus, root: Path) -> None:
        """Args: base: the records; root: the project's folder."""
        super().__init__(list(base.metas))
        self._metas, self._works = base.metas, base.authority.works.names()
        self._folder, self._root = root / "corpus/documents", root

    def made(self, id: str) -> DocumentSummary:
        """What is asked of one."""
        meta, works, place = self._metas[id], self._works.get(id, ()), f"{self._folder}/{id}"

        def read() -> DocumentSummary:
            home = self._folder / id
            return DocumentSummary.of(id, meta, blocks_of(home, self._root), ledger_of(home, self._root).ids, works)

        record = seal_of(meta)
        return recalled_of("standing", (f"{place}/edition.md", f"{place}/anchors.jsonl"), read, id, record, *works) if record else read()

    def built(self, id: str, blocks: tuple[Block, ...], ids: frozenset[str], files: Sequence[str]) -> DocumentSummary:
        """The same of one that is built now, remembered for when it stays.

        Args:
            id: of the document.
            blocks: with their anchors.
            ids: every anchor of its ledger.
            files: what its edition and its ledger will say.
        """
        meta, works = self._metas[id], self._works.get(id, ())
        if not (record := seal_of(meta)):
            return DocumentSummary.of(id, meta, blocks, ids, works)
        contents = [sha256(text.encode()).hexdigest() for text in files]
        return recalled("standing", (*contents, id, record, *works), lambda: DocumentSummary.of(id, meta, blocks, ids, works))


class PublishedIds(ReadValues[frozenset[str]]):
    """Every anchor of the ledger of each document."""

    def __init__(self, base: Corpus, there: Mapping[str, Published], standing: StandingDocuments, same: Collection[str]) -> None:
        """Args: base: the records; there: what was last built; standing: what stays; same: the sources that stay."""
        super().__init__(list(there))
        self._there, self._standing = there, standing
        self._stays = {cut.document for id in same for cut in base.sources[id].cuts}

    def made(self, id: str) -> frozenset[str]:
        """Those of one."""
        if id in self._stays:
            return self._standing[id].ids
        there = self._there
        return frozenset((there.ledger(id) if isinstance(there, PublishedDocuments) else there[id].ledger).ids)


def _digest(value: object) -> str:
    return sha256(repr(value).encode("utf-8", "surrogatepass")).hexdigest()


def published(base: Corpus, root: Path) -> dict[str, Published]:
    """What was last built of each document, read now."""
    return dict(PublishedDocuments(base, root))


def _published(document: str, former: Sequence[str], traced: Traced, raw: str | None, root: Path) -> Published:
    folder = root / "corpus/documents"
    ledger, names = ledger_of(folder / document, root), [document]
    for name in former:
        other = ledger_of(folder / name, root)
        renamed = name in traced.blocks and not other.events
        if renamed or other.ids - ledger.ids:
            names.append(name)
            ledger = Ledger((*ledger.events, *other.events))
    editions = [name for name in names if (folder / name / "edition.md").exists()]
    if raw is None or not all(name in traced.blocks for name in editions if name != document):
        return Published(tuple(block for name in editions for block in blocks_of(folder / name, root)), ledger)
    restored = [pair for name in names for pair in traced.blocks.get(name, {}).items()]
    return Published(tuple(provenance.restore(anchor, pieces, raw) for anchor, pieces in restored), ledger, True)
