"""The files that say something of the texts: `annotations.jsonl` of each document, `parallels.jsonl` of all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jiaokan.annotate.authority import Authority
from jiaokan.annotate.lexicon import Lexicon
from jiaokan.annotate.mention import Mention
from jiaokan.annotate.parallel import ComparedText, parallels
from jiaokan.annotate.parallel import dump as dump_parallels
from jiaokan.annotate.record import dump, parse
from jiaokan.corpus.memory import recalled
from jiaokan.corpus.model import Corpus
from jiaokan.corpus.standing import DocumentSummary
from jiaokan.edition.document import Block
from jiaokan.record.schema import Meta, Source
from jiaokan.reference.target import Targets

if TYPE_CHECKING:
    from jiaokan.annotate.find import Scope


def annotated(
    base: Corpus, standing: Mapping[str, DocumentSummary], blocks: Callable[[str], Sequence[Block]], folder: Path
) -> dict[Path, str]:
    """What a build writes of annotations.

    Args:
        base: the records.
        standing: what is asked of each document, in the order of sources and cuts.
        blocks: the blocks of a document, with their anchors; asked for only where something changed.
        folder: the folder of the corpus.
    """
    made: dict[Path, str] = {}
    held, known = sha256(repr([standing[id].cited for id in base.metas]).encode()).hexdigest(), _of_authority(base.authority)
    targets = cache(lambda: Targets.of(standing[id].target for id in base.metas))
    lines, keys = dict[str, str](), list[str]()
    for document, one in standing.items():
        record = base.metas[document]
        source = base.sources[record.source]
        # Only what annotations look at, so that nothing else has to stand in a key.
        decided = repr((source.accepts, source.rejects, source.notes))

        def annotate(document: str = document, record: Meta = record, source: Source = source) -> str:
            where = f"corpus/sources/{record.source}/source.yaml"
            said = Source.model_construct(accepts=source.accepts, rejects=source.rejects, notes=source.notes)
            return _lines(document, blocks(document), targets(), _looked_at(record), said, base.authority, where, partial(_named, known))

        lines[document] = recalled("annotate", (one.seen, decided, held, known), annotate)
        made[folder / "documents" / document / "annotations.jsonl"] = lines[document]
        keys += (one.seen, lines[document])
    rows = ((document, _looked_at(base.metas[document]), blocks(document), lines[document]) for document in standing)
    alike = recalled("parallels", tuple(keys), lambda: _parallels(rows))
    if alike or (folder / "parallels.jsonl").exists():
        made[folder / "parallels.jsonl"] = alike
    return made


def _looked_at(meta: Meta) -> Meta:
    return Meta.model_construct(dates=meta.dates, relations=meta.relations)


def _lines(document: str, *given: Any) -> str:
    """The annotations of a document as its file has them."""
    from jiaokan.annotate.annotation import annotate  # Its patterns take longer to load than a build in which no text changed.

    return "".join(dump(record) + "\n" for record in annotate(document, *given))


def _parallels(rows: Iterable[tuple[str, Meta, Sequence[Block], str]]) -> str:
    """The passages that stand in two documents, as their file has them."""
    texts = []
    for document, meta, blocks, lines in rows:
        records = (parse(line) for line in lines.split("\n") if line)
        texts.append(ComparedText(document, meta, tuple(blocks), tuple(one for one in records if one["type"] != "note")))
    return dump_parallels(parallels(texts), texts)


def _named(known: str, string: str, works: Iterable[Mention], scope: Scope, lexicon: Lexicon) -> tuple[Mention, ...]:
    """What a string names besides works; `known` stands for the lexicon."""
    from jiaokan.annotate.find import names

    cited = tuple(works)
    words = (known, string, repr(cited), scope.day, repr(sorted(scope.aliases.items())))
    return recalled("names", words, lambda: names(string, cited, scope, lexicon))


def _of_authority(authority: Authority) -> str:
    """A digest of the authority files."""
    return sha256("\n".join(f"{kind} {one.model_dump_json()}" for kind, one in authority).encode()).hexdigest()
