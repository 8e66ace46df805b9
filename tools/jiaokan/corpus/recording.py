"""What an editor says of documents goes into their records, of all of them at once or of none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from jiaokan.corpus.adopting import Overtaken
from jiaokan.corpus.files import as_there, read
from jiaokan.corpus.reading import records
from jiaokan.corpus.transaction import write, writing
from jiaokan.intake.record_text import with_list, with_mapping, with_values
from jiaokan.record.base import Record
from jiaokan.record.schema import Meta
from jiaokan.record.yaml import read_record
from jiaokan.text.digest import digest

MAPPINGS = {
    **dict.fromkeys(("issued", "published", "adopted", "revised", "effective"), "dates"),
    **dict.fromkeys(("status", "holder", "basis"), "rights"),
}
"""What stands in a mapping of the record, by its key there."""
LISTS = frozenset(("issuers", "authors"))
"""What is several names, parted by the marks of a list."""


class Said(Record):
    """What is said of one document."""

    seal: str
    """The digest of its record as the editor saw it."""
    values: Mapping[str, str]
    """Words by key; none where the record is to say nothing."""


def unbuilt(root: Path) -> dict[str, str]:
    """The records of the documents that were added and not built yet, by their ids."""
    base = records(root)
    folder = root / "corpus/documents"
    return {id: read(folder / id / "document.yaml", root) for id in base.metas if not (folder / id / "edition.md").exists()}


def record_read(root: Path, id: str, times: int, seal: str) -> None:
    """Write how many times a text has been read against its source.

    Args:
        root: the project's folder.
        id: the document.
        times: 1 or 2; 0 if it has not been read.
        seal: the digest of the edition that was read.

    Raises:
        Overtaken: if the edition is another one by now; nothing is written.
        BadInput: if there is no such document, or the number is none of these.
    """
    with writing(root, "desk"):
        base = records(root)
        name = f"corpus/documents/{id}/document.yaml"
        if id not in base.metas or digest(read(root / "corpus/documents" / id / "edition.md", root)) != seal:
            raise Overtaken(
                f"corpus/documents/{id}/edition.md",
                "it is not the text any more that was opened",
                expected="the text as it was opened",
                then="reload the page",
            )
        text = read(root / name, root)
        text = with_values(text, {"read": times}) if times else with_mapping(text, "read", {})
        read_record(text, Meta, name, "read: 1", "jiaokan check")
        write(root, {root / name: as_there(root / name, text)}, "desk")


def record_said(root: Path, said: Mapping[str, Said]) -> None:
    """Write what an editor says of documents that were not built yet.

    Args:
        root: the project's folder.
        said: what, by document.

    Raises:
        Overtaken: if a record is another one by now, or its document was built meanwhile; nothing is written.
        BadInput: if a record would not be as its schema says.
    """
    with writing(root, "desk"):
        there, made = unbuilt(root), dict[Path, str | bytes | None]()
        for id, one in said.items():
            name = f"corpus/documents/{id}/document.yaml"
            if id not in there or digest(there[id]) != one.seal:
                raise Overtaken(
                    name,
                    "it is not the record any more that was shown",
                    expected="the record as it was shown",
                    then="reload the page",
                )
            text = there[id]
            for key, value in one.values.items():
                if key in LISTS:
                    text = with_list(text, key, [name.strip() for name in re.split("[、，,;；\n]", value) if name.strip()])
                elif value and key not in MAPPINGS:
                    text = with_values(text, {key: value})
                else:
                    text = with_mapping(text, MAPPINGS.get(key, key), {key: value or None} if key in MAPPINGS else {})
            read_record(text, Meta, name, "title: 某某", "jiaokan check")
            made[root / name] = as_there(root / name, text)
        write(root, made, "desk")
