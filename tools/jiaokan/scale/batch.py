"""`clean_batch`: rows of raw pages in, rows of clean texts out; what every engine of tables can map.

The columns of what comes out are `SCHEMA`; their names can stand in a description of a data set (Croissant 1.0) as they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyarrow

from jiaokan.corpus.cache import program
from jiaokan.errors import BadInput
from jiaokan.scale.cleaning import row
from jiaokan.scale.page import PageRow, fault

EDIT = pyarrow.struct(
    [
        ("at", pyarrow.int64()),
        ("old", pyarrow.string()),
        ("new", pyarrow.string()),
        ("why", pyarrow.list_(pyarrow.string())),
    ]
)
"""A change: where in the raw text (code points), what stood there, what stands there now, reasons."""
DOUBT = pyarrow.struct(
    [
        ("at", pyarrow.int64()),
        ("length", pyarrow.int64()),
        ("reason", pyarrow.string()),
        ("candidates", pyarrow.list_(pyarrow.string())),
    ]
)
"""A place that was left alone: where, how many code points, why, what it might have to be."""
FACTS = ("title", "published", "source", "author", "publisher", "canonical", "language")
"""What a page may say of its text."""
METADATA = pyarrow.struct([*(whole := [(name, pyarrow.string()) for name in FACTS]), ("from", pyarrow.struct(whole))])
"""The same, and under `from` where each was found."""
SCHEMA = pyarrow.schema(
    [
        pyarrow.field("id", pyarrow.string(), nullable=False),
        pyarrow.field("url", pyarrow.string()),
        pyarrow.field("sha256", pyarrow.string()),
        pyarrow.field("encoding", pyarrow.string()),
        pyarrow.field("characters", pyarrow.int64()),
        pyarrow.field("text", pyarrow.string()),
        pyarrow.field("metadata", METADATA),
        pyarrow.field("edits", pyarrow.list_(EDIT)),
        pyarrow.field("doubts", pyarrow.list_(DOUBT)),
        pyarrow.field("program", pyarrow.string(), nullable=False),
        pyarrow.field("error", pyarrow.string()),
    ]
)
"""The columns of clean rows: id; address; digest of the raw bytes, their encoding, code points of the raw text; clean text, one block a
line; what the page says of itself; edits; doubts; digest of the program; why a page could not be cleaned, when all before is null."""


def clean_batch(batch: pyarrow.RecordBatch, field: str = "text", id: str = "id", url: str = "url") -> pyarrow.RecordBatch:
    """Clean a batch of pages; a function of its arguments alone, so that it can be mapped over any number of them, anywhere.

    Args:
        batch: a column of text, HTML or raw bytes, one of ids, perhaps one of addresses, and one named `error` that says why a page could
            not be read, which is passed on.
        field: the name of the first; strings, or bytes of any encoding.
        id: the name of the second.
        url: the name of the third.

    Returns:
        As many rows in the same order, with the columns of `SCHEMA`. A page that is no text gives a row with `error`,
        never an exception.

    Raises:
        BadInput: if a column is missing.
    """
    names = batch.schema.names
    for wanted in (field, id):
        if wanted not in names:
            raise BadInput(
                "clean_batch", f"there is no column {wanted!r}; there are {', '.join(names)}", expected="the names of the columns"
            )
    urls = batch.column(url).to_pylist() if url in names else [None] * batch.num_rows
    errors = batch.column("error").to_pylist() if "error" in names else [None] * batch.num_rows
    digest = program()
    rows = [
        _row(str(name), content, address, digest, error)
        for name, content, address, error in zip(batch.column(id).to_pylist(), batch.column(field).to_pylist(), urls, errors, strict=True)
    ]
    return pyarrow.RecordBatch.from_pylist(rows, schema=SCHEMA)


def table(rows: Sequence[dict[str, Any]], documents: bool = False) -> pyarrow.Table:
    """Rows as a table with the columns of `SCHEMA`.

    Args:
        rows: what `row` gives.
        documents: whether they have documents; these stand as JSON in a column of that name.
    """
    schema = SCHEMA.append(pyarrow.field("documents", pyarrow.string())) if documents else SCHEMA
    return pyarrow.Table.from_pylist(rows, schema=schema)


def _row(id: str, content: str | bytes | None, url: str | None, digest: str, error: str | None) -> dict[str, Any]:
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content or b""
    try:
        if not error:
            return row(PageRow(id, data, url), digest)
    except Exception as raised:  # the other rows must not suffer from a fault in one
        error = fault(raised, id).message
    return {"id": id, "url": url, "program": digest, "error": error}
