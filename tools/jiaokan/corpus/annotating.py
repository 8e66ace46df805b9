"""The files that say something of the texts: `annotations.jsonl` of each document, `parallels.jsonl` of all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
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
from jiaokan.edition.document import Block
from jiaokan.record.schema import Meta, Source
from jiaokan.reference.target import Target, Targets

if TYPE_CHECKING:
    from jiaokan.annotate.find import Scope


def annotated(base: Corpus, documents: Mapping[str, Sequence[Block]], targets: Targets, folder: Path) -> dict[Path, str]:
    """What a build writes of annotations.

    Args:
        base: the records.
        documents: the blocks of each document, with their anchors.
        targets: the documents that are held.
        folder: the folder of the corpus.
    """
    made: dict[Path, str] = {}
    texts, keys = [], list[str]()
    held, known = _of_targets(targets), _of_authority(base.authority)
    for document, blocks in documents.items():
        record = base.metas[document]
        source, where = base.sources[record.source], f"corpus/sources/{record.source}/source.yaml"
        # Only what annotations look at, so that nothing else has to stand in a key.
        meta = Meta.model_construct(dates=record.dates, relations=record.relations)
        said = Source.model_construct(accepts=source.accepts, rejects=source.rejects, notes=source.notes)
        own = (document, _rows(blocks), repr((meta.dates, meta.relations)))
        given = (document, blocks, targets, meta, said, base.authority, where, partial(_named, known))
        lines = recalled("annotate", (*own, repr((said.accepts, said.rejects, said.notes)), held, known), partial(_lines, *given))
        made[folder / "documents" / document / "annotations.jsonl"] = lines
        texts.append((document, meta, blocks, lines))
        keys += (*own, lines)
    lines = recalled("parallels", tuple(keys), lambda: _parallels(texts))
    if lines or (folder / "parallels.jsonl").exists():
        made[folder / "parallels.jsonl"] = lines
    return made


def target(id: str, meta: Meta, blocks: Sequence[Block], known: Sequence[str]) -> Target:
    """As `Target.of`, of what it looks at alone."""
    said = Meta.model_construct(
        title=meta.title, aliases=meta.aliases, number=meta.number, issuers=meta.issuers, genre=meta.genre, dates=meta.dates
    )
    return recalled("target", (id, repr(said), _rows(blocks), repr(known)), lambda: Target.of(id, said, blocks, known))


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


def _rows(blocks: Iterable[Block]) -> str:
    """All that annotations see of blocks."""
    return repr([(block.type, block.anchor, block.text) for block in blocks])


def _named(known: str, string: str, works: Iterable[Mention], scope: Scope, lexicon: Lexicon) -> tuple[Mention, ...]:
    """What a string names besides works; `known` stands for the lexicon."""
    from jiaokan.annotate.find import names

    cited = tuple(works)
    words = (known, string, repr(cited), scope.day, repr(sorted(scope.aliases.items())))
    return recalled("names", words, lambda: names(string, cited, scope, lexicon))


def _of_targets(targets: Targets) -> str:
    """A digest of all that annotations see of other documents."""
    held = targets.by_id.values()
    rows = [(one.id, one.titles, one.numbers, one.issuers, one.official, sorted(one.years), one.issued, one.outline) for one in held]
    return sha256(repr(rows).encode()).hexdigest()


def _of_authority(authority: Authority) -> str:
    """A digest of the authority files."""
    return sha256("\n".join(f"{kind} {one.model_dump_json()}" for kind, one in authority).encode()).hexdigest()
