"""A stretch of the rows of a file, which becomes one file of the folder: cleaned whole or not at all, and found finished by its digest."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

from jiaokan.errors import refusal
from jiaokan.scale.inputs import Input
from jiaokan.scale.manifest import KEY_LETTERS
from jiaokan.scale.page import Fault, PageRow
from jiaokan.scale.places import numbered
from jiaokan.scale.records import Damaged, Fields, Raw, raws

STRETCH_ROWS = 500
STRETCH_BYTES = 16 << 20


@dataclass
class RowStretch:
    """Neighbouring rows of a file."""

    input: str
    """How its file is called in the manifest."""
    path: Path
    target: str
    rows: list[Raw]
    before: int
    """How far into the file the stretch before it came, in bytes."""
    results: dict[int, Sequence[bytes | dict[str, Any] | Fault]] = field(default_factory=dict)
    """What came of its batches, by their number."""
    batches: int = 0

    def key(self, program: str) -> str:
        """The digest of the rows and the program."""
        seen = sha256(program.encode())
        for raw in self.rows:
            content = raw.content
            parts = (
                (content.id.encode("utf-8", "surrogatepass"), repr(content.url).encode(), content.data)
                if isinstance(content, PageRow)
                else (content,)
            )
            for part in parts:
                seen.update(len(part).to_bytes(8, "big") + part)
        return seen.hexdigest()[:KEY_LETTERS]

    @property
    def size(self) -> int:
        """Bytes of the file that it takes."""
        return self.rows[-1].position - self.before

    def found(self) -> list[bytes | dict[str, Any] | Fault]:
        """What came of each row, in their order."""
        return [one for number in sorted(self.results) for one in self.results[number]]


def stretches(one: Input, name: str, place: str, fields: Fields, passed_over: Counter[str], faults: list[Fault]) -> Iterator[RowStretch]:
    """The stretches of a file, in their order.

    Args:
        one: the file.
        name: how it is called.
        place: where its stretches go, with a sign for their number.
        fields: where a row has what.
        passed_over: counts records that hold no text.
        faults: takes what ends the file before its time.
    """
    number, rows, size, before = 0, list[Raw](), 0, 0
    try:
        for raw in raws(one, fields, passed_over):
            rows.append(raw)
            size += len(raw.content.data if isinstance(raw.content, PageRow) else raw.content)
            if len(rows) >= STRETCH_ROWS or size >= STRETCH_BYTES:
                yield RowStretch(name, one.path, numbered(place, number), rows, before)
                number, before, rows, size = number + 1, rows[-1].position, [], 0
    except Damaged as error:
        faults.append(Fault(str(one.path), None, "not-a-record", str(error)))
    except OSError as error:
        faults.append(Fault(str(one.path), None, "unreadable", refusal(error)))
    if rows:
        yield RowStretch(name, one.path, numbered(place, number), rows, before)


def written(found: Sequence[bytes | dict[str, Any]], as_line: bool) -> bytes:
    """A stretch as it is written: lines of JSON, or a table in Parquet."""
    if as_line:
        return b"".join(one for one in found if isinstance(one, bytes))
    import pyarrow.parquet as parquet

    from jiaokan.scale.batch import table

    rows = [one for one in found if isinstance(one, dict)]
    whole = [{**one, "documents": json.dumps(one["documents"], ensure_ascii=False)} if "documents" in one else one for one in rows]
    out = BytesIO()
    parquet.write_table(table(whole, any("documents" in one for one in whole)), out, compression="zstd")
    return out.getvalue()
