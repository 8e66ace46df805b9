"""What an editor wrote: the record of each source with its raw text, and that of each document, read strictly."""

from __future__ import annotations

import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from jiaokan.corpus.files import named, read
from jiaokan.corpus.lazy import ReadValues
from jiaokan.corpus.memory import recalled_of
from jiaokan.errors import BadInput, refusal, shown
from jiaokan.record.schema import Meta, Source

Model = TypeVar("Model", bound=BaseModel)
_EXAMPLE = {
    Source: "title: 某报某版\\nfile: page.txt\\nsha256: …\\nbytes: 1024",
    Meta: "title: 关于……的通知\\nsource: some-source\\ngenre: notice",
}


def homes(folder: Path, record: str) -> list[str]:
    """The names of the folders within one that have a record, in order."""
    start = str(folder)
    return sorted(name for name in os.listdir(start) if os.path.exists(f"{start}/{name}/{record}")) if folder.is_dir() else []


def raw_texts(sources: Mapping[str, Source], root: Path) -> Mapping[str, str]:
    """The raw text of each source, read when it is asked for; that it can be read was seen when its record was."""
    known = dict(sources)
    return ReadValues(known, lambda id: raw_of(root / "corpus/sources" / id, known[id], root))


def parse_source(text: str, name: str) -> Source:
    """The record of a source that a text holds.

    Raises:
        BadInput: if it is not as its schema says.
    """
    from jiaokan.record.yaml import read_record

    return read_record(text, Source, name, _EXAMPLE[Source], "jiaokan check")


def meta_of(folder: Path | str, root: Path) -> Meta:
    """The record of a document.

    Raises:
        BadInput: as `source_of`.
    """
    return recalled_of(Meta.__name__, (f"{folder}/document.yaml",), lambda: _read_record(Path(folder, "document.yaml"), Meta, root))


def _read_record(path: Path, model: type[Model], root: Path) -> Model:
    from jiaokan.record.yaml import read_record

    return read_record(read(path, root), model, named(path, root), _EXAMPLE[model], "jiaokan check")


def source_of(folder: Path | str, root: Path) -> Source:
    """The record of a source whose raw text is the one that it says.

    Raises:
        BadInput: if a file is missing, is not as its schema says, or the raw text is not the one recorded.
    """

    def made() -> Source:
        source = _read_record(Path(folder, "source.yaml"), Source, root)
        raw_of(Path(folder), source, root)
        return source

    return recalled_of(Source.__name__, (f"{folder}/source.yaml", f"{folder}/raw.txt"), made)


def raw_of(folder: Path, source: Source, root: Path) -> str:
    """The raw text of a source.

    Raises:
        BadInput: as `source_of`.
    """
    path = folder / "raw.txt"
    name = named(path, root)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadInput(
            name, f"the raw text cannot be read: {refusal(error)}", expected="the file as it came", then="git restore it"
        ) from None
    if len(data) != source.bytes or sha256(data).hexdigest() != source.sha256:
        raise BadInput(
            name,
            f"this is not the file that was recorded ({len(data)} bytes)",
            expected=f"{source.bytes} bytes, sha256 {source.sha256[:12]}…",
            then="git restore it: a raw text is never edited",
        )
    try:
        return data.decode(source.encoding)
    except (UnicodeDecodeError, LookupError):
        raise BadInput(
            name, f"it cannot be decoded as {source.encoding}", expected="the encoding of the file", then="jiaokan add"
        ) from None


def superseded(sources: Mapping[str, Source]) -> list[str]:
    """The sources whose place another one took: by way of others too it ends at one that is built."""
    found = [id for id, source in sources.items() if source.superseded]
    for id in found:
        seen, last = {""}, id
        while last not in seen and last in sources:
            seen.add(last)
            last = sources[last].superseded or ""
        if last:
            raise BadInput(
                f"corpus/sources/{id}/source.yaml",
                f"superseded: {shown(str(sources[id].superseded))} is no source that is built",
                expected="the source that took its place",
                then="jiaokan check",
            )
    return found


def refuse_disagreement(sources: Mapping[str, Source], metas: Mapping[str, Meta]) -> None:
    """See that every cut has its document and every document its cut.

    Raises:
        BadInput: naming the first record that is wrong.
    """
    cut_in: dict[str, str] = {}
    for id, source in sources.items():
        for cut in source.cuts:
            where = f"corpus/sources/{id}/source.yaml"
            if cut.document in cut_in:
                raise BadInput(where, f"the document {cut.document} is cut twice", expected="each document once", then="jiaokan check")
            if cut.document not in metas:
                raise BadInput(
                    where,
                    f"the document {cut.document} has no record",
                    expected=f"corpus/documents/{cut.document}/document.yaml",
                    then="jiaokan check",
                )
            cut_in[cut.document] = id
    for id, meta in metas.items():
        where = f"corpus/documents/{id}/document.yaml"
        if cut_in.get(id) != meta.source:
            raise BadInput(
                where,
                f"the source {meta.source!r} has no cut for it",
                expected=f"a cut named {id} in its source.yaml; if another document took it in, `former: [{id}]` there and no record here",
                then="jiaokan check",
            )
