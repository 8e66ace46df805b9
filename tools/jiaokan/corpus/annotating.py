"""The files that say something of the texts: `annotations.jsonl` of each document, `parallels.jsonl` of all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jiaokan.annotate.authority import Authority
from jiaokan.annotate.lexicon import Lexicon
from jiaokan.annotate.mention import Mention
from jiaokan.annotate.parallel import ComparedText, dump, parallels
from jiaokan.annotate.record import dump as dump_annotation
from jiaokan.annotate.record import parse
from jiaokan.corpus.memory import recalled
from jiaokan.corpus.model import Corpus
from jiaokan.corpus.spool import Spooled
from jiaokan.corpus.standing import DocumentSummary
from jiaokan.edition.document import Block
from jiaokan.record.schema import Meta, Source
from jiaokan.reference.target import Targets

if TYPE_CHECKING:
    from jiaokan.annotate.find import Scope


def annotated(
    base: Corpus, standing: Mapping[str, DocumentSummary], blocks: Callable[[str], Sequence[Block]], folder: Path
) -> Iterator[tuple[Path, str]]:
    """What a build writes of annotations, file by file.

    Args:
        base: the records.
        standing: what is asked of each document, in the order of sources and cuts.
        blocks: the blocks of a document, with their anchors; asked for only where something changed.
        folder: the folder of the corpus.
    """
    held, known = sha256(repr([standing[id].cited for id in base.metas]).encode()).hexdigest(), _of_authority(base.authority)
    targets = cache(lambda: Targets.of(standing[id].target for id in base.metas))
    lines, seen = Spooled[str, str](folder.parent), sha256()
    for document, one in standing.items():
        record = base.metas[document]
        source = base.sources[record.source]
        # Only what annotations look at, so that nothing else has to stand in a key.
        decided = repr((source.accepts, source.rejects, source.notes))

        def annotate(document: str = document, record: Meta = record, source: Source = source) -> str:
            where = f"corpus/sources/{record.source}/source.yaml"
            said = Source.model_construct(accepts=source.accepts, rejects=source.rejects, notes=source.notes)
            return _lines(document, blocks(document), targets(), _looked_at(record), said, base.authority, where, partial(_named, known))

        lines[document] = made = recalled("annotate", (one.seen, decided, held, known), annotate)
        yield folder / "documents" / document / "annotations.jsonl", made
        seen.update(f"{one.seen} {sha256(made.encode('utf-8', 'surrogatepass')).hexdigest()}\n".encode())
    alike = recalled("parallels", (seen.hexdigest(),), lambda: _parallels(_compared(base, standing, blocks, lines), blocks))
    if alike or (folder / "parallels.jsonl").exists():
        yield folder / "parallels.jsonl", alike


def _looked_at(meta: Meta) -> Meta:
    return Meta.model_construct(dates=meta.dates, relations=meta.relations)


def _lines(document: str, *given: Any) -> str:
    """The annotations of a document as its file has them."""
    from jiaokan.annotate.annotation import annotate  # Its patterns take longer to load than a build in which no text changed.

    return "".join(dump_annotation(record) + "\n" for record in annotate(document, *given))


def _parallels(texts: Iterable[ComparedText], blocks: Callable[[str], Sequence[Block]]) -> str:
    """The passages that stand in two documents, as their file has them."""
    found = parallels(texts)
    asked: dict[str, set[str | None]] = {}
    for passage in chain.from_iterable((one.first, one.second) for one in found):
        asked.setdefault(passage.document, set()).add(passage.anchor)
    rows = ((document, block) for document in asked for block in blocks(document))
    return dump(found, {(document, block.anchor): block.text for document, block in rows if block.anchor in asked[document]})


def _compared(
    base: Corpus, ids: Iterable[str], blocks: Callable[[str], Sequence[Block]], lines: Mapping[str, str]
) -> Iterator[ComparedText]:
    """The documents as parallels see them, one at a time."""
    for id in ids:
        records = (parse(line) for line in lines[id].split("\n") if line)
        names = tuple(one for one in records if one["type"] != "note")
        yield ComparedText(id, _looked_at(base.metas[id]), tuple(blocks(id)), names)


def _named(known: str, string: str, works: Iterable[Mention], scope: Scope, lexicon: Lexicon) -> tuple[Mention, ...]:
    """What a string names besides works; `known` stands for the lexicon."""
    from jiaokan.annotate.find import names

    cited = tuple(works)
    words = (known, string, repr(cited), scope.day, repr(sorted(scope.aliases.items())))
    return recalled("names", words, lambda: names(string, cited, scope, lexicon))


def _of_authority(authority: Authority) -> str:
    """A digest of the authority files."""
    return sha256("\n".join(f"{kind} {one.model_dump_json()}" for kind, one in authority).encode()).hexdigest()
