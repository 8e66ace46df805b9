"""The files that say something of the texts: `annotations.jsonl` of each document, `parallels.jsonl` of all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from jiaokan.annotate.annotation import annotate
from jiaokan.annotate.parallel import ComparedText, parallels
from jiaokan.annotate.parallel import dump as dump_parallels
from jiaokan.annotate.record import dump
from jiaokan.corpus.known_names import KnownNames
from jiaokan.corpus.model import Corpus
from jiaokan.edition.document import Block
from jiaokan.reference.target import Targets


def annotated(base: Corpus, documents: Mapping[str, Sequence[Block]], targets: Targets, folder: Path, find: KnownNames) -> dict[Path, str]:
    """What a build writes of annotations.

    Args:
        base: the records.
        documents: the blocks of each document, with their anchors.
        targets: the documents that are held.
        folder: the folder of the corpus.
        find: what finds the names in a text.
    """
    made: dict[Path, str] = {}
    texts = []
    for document, blocks in documents.items():
        meta = base.metas[document]
        where = f"corpus/sources/{meta.source}/source.yaml"
        records = annotate(document, blocks, targets, meta, base.sources[meta.source], base.authority, where, find)
        made[folder / "documents" / document / "annotations.jsonl"] = "".join(dump(record) + "\n" for record in records)
        texts.append(ComparedText(document, meta, tuple(blocks), tuple(one for one in records if one["type"] != "note")))
    lines = dump_parallels(parallels(texts), texts)
    if lines or (folder / "parallels.jsonl").exists():
        made[folder / "parallels.jsonl"] = lines
    return made
