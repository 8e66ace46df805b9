"""Files that hold many pages: lines of JSON, tables of Parquet, archives of the web (WARC, ISO 28500), read in their order.

A line of JSON is taken apart only by the process that cleans it; so reading stays quicker than many processes clean.
What is damaged ends its file with a fault: what stands before it is cleaned.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, BinaryIO

from jiaokan.errors import BadInput, shown
from jiaokan.scale.inputs import Input, kind_of
from jiaokan.scale.page import PageRow

PARQUET_ROWS = 64
"""Rows that are read from a table at once."""
TEXT_TYPES = ("text/html", "text/plain", "application/xhtml+xml")
RECORD_TYPES = ("response", "resource", "conversion")
"""Records of a web archive that hold what was fetched, or its text."""


class NoPage(ValueError):
    """A row that is not one of the kind."""


class Damaged(ValueError):
    """A file of rows that cannot be read on."""


@dataclass(frozen=True)
class Fields:
    """Under which names a row has what is wanted."""

    text: str = "text"
    id: str = "id"
    url: str = "url"


@dataclass(frozen=True)
class Raw:
    """A row as it was read, and how far into its file: the bytes up to its end, or their like."""

    number: int
    """Its number in the file, from 1."""
    content: bytes | PageRow
    position: int


def raws(one: Input, fields: Fields, passed_over: Counter[str]) -> Iterator[Raw]:
    """The rows of a file on this machine; see `raws_of`."""
    with one.path.open("rb") as file:
        yield from raws_of(one.path.name, file, one.size, fields, passed_over)


def raws_of(name: str, file: BinaryIO, size: int, fields: Fields, passed_over: Counter[str]) -> Iterator[Raw]:
    """The rows of an open file.

    Args:
        name: its name, whose ending says what it is.
        file: its bytes, from the beginning.
        size: how many they are.
        fields: the columns of a table.
        passed_over: counts records of an archive that hold no text.

    Raises:
        BadInput: if a library or a column is missing.
        Damaged: where the file cannot be read on.
    """
    kind = kind_of(name)
    try:
        if kind == "parquet":
            yield from _parquet(name, file, size, fields)
        elif kind == "warc":
            yield from _warc(file, passed_over)
        else:
            yield from _lines(name, file)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise Damaged("the file is damaged or ends too early") from error


def page_of(raw: Raw, name: str, fields: Fields) -> PageRow:
    """The page that a row is.

    Args:
        raw: the row.
        name: the file's name, from which a row without an id is named, with its number.
        fields: where a row of JSON has what.

    Raises:
        NoPage: if it is no row, or has no such field.
    """
    if isinstance(raw.content, PageRow):
        return raw.content
    try:
        record = json.loads(raw.content)
    except ValueError:
        raise NoPage(f"line {raw.number} is no JSON") from None
    if not isinstance(record, dict):
        raise NoPage(f"line {raw.number} is no object of JSON, as {{{json.dumps(fields.text)}: …}} is")
    text = record.get(fields.text)
    if not isinstance(text, str):
        raise NoPage(f"line {raw.number} has no text under {fields.text!r}; it has {shown(', '.join(map(str, record)))}")
    try:
        data = text.encode()
    except UnicodeEncodeError:
        raise NoPage(f"line {raw.number} holds half of a character (a lone surrogate)") from None
    return PageRow(_id(record.get(fields.id), name, raw.number), data, _string(record.get(fields.url)))


def looked_into(one: Input, fields: Fields) -> None:
    """Look into the first row of a file of rows on this machine; see `first_has`."""
    if one.kind != "file":
        with suppress(OSError):
            first_has(str(one.path), raws(one, fields, Counter()), fields)


def first_has(name: str, rows: Iterator[Raw], fields: Fields) -> None:
    """Look into the first row, so that a wrong name of a field is said once and before anything is written.

    Raises:
        BadInput: if the first row has no such field, or a library is missing.
    """
    try:
        first = next(rows, None)
        record = json.loads(first.content) if first and isinstance(first.content, bytes) else None
    except BadInput:
        raise
    except ValueError:
        return
    if first and isinstance(record, dict) and fields.text not in record:
        raise _no_field(f"{name}:{first.number}", fields.text, record)


def _no_field(where: str, wanted: str, there: Any) -> BadInput:
    names = [str(name) for name in there]
    likely = next((name for name in ("html", "text", "content", "raw_content") if name in names), names[0] if names else "text")
    return BadInput(
        where, f"there is no field {wanted!r}; there are {shown(', '.join(names), 200) or 'none'}",
        expected="the name of the field that holds the text or the HTML", example=f"--field {likely}",
    )  # fmt: skip


def _lines(name: str, file: BinaryIO) -> Iterator[Raw]:
    stream: Any = gzip.GzipFile(fileobj=file) if name.lower().endswith(".gz") else file
    for number, line in enumerate(stream, 1):
        if line.strip():
            yield Raw(number, line, file.tell())


def _parquet(name: str, file: BinaryIO, size: int, fields: Fields) -> Iterator[Raw]:
    try:
        import pyarrow
        import pyarrow.parquet as parquet
    except ImportError:
        raise BadInput(name, "Parquet needs pyarrow", then="pip install 'jiaokan[parquet]'") from None
    try:
        table = parquet.ParquetFile(file, pre_buffer=False)
        columns_there = table.schema_arrow.names
        if fields.text not in columns_there:
            raise _no_field(name, fields.text, columns_there)
        wanted = [column for column in (fields.text, fields.id, fields.url) if column in columns_there]
        number, rows = 0, max(1, table.metadata.num_rows)
        for batch in table.iter_batches(batch_size=PARQUET_ROWS, columns=wanted, use_threads=False):
            columns = {column: batch.column(column).to_pylist() for column in wanted}
            for at, text in enumerate(columns[fields.text]):
                number += 1
                id = _id(columns.get(fields.id, {at: None})[at], name, number)
                data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text or b""
                yield Raw(number, PageRow(id, data, _string(columns.get(fields.url, {at: None})[at])), size * number // rows)
    except pyarrow.ArrowException as error:
        raise Damaged("the table cannot be read") from error


def _warc(file: BinaryIO, passed_over: Counter[str]) -> Iterator[Raw]:
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError:
        raise BadInput("WARC", "archives of the web need warcio", then="pip install 'jiaokan[warc]'") from None
    try:
        for number, record in enumerate(ArchiveIterator(file), 1):
            if not _holds_text(record):
                passed_over["records without text"] += 1
                continue
            head = record.rec_headers
            url = head.get_header("WARC-Target-URI")
            id = head.get_header("WARC-Record-ID") or f"{url}#{number}"
            yield Raw(number, PageRow(id.strip("<>"), record.content_stream().read(), url), file.tell())
    except ArchiveLoadFailed as error:
        raise Damaged("the archive cannot be read") from error


def _holds_text(record: Any) -> bool:
    if record.rec_type not in RECORD_TYPES:
        return False
    head = record.http_headers or record.rec_headers
    if record.http_headers and not str(head.get_statuscode()).startswith("2"):
        return False
    return (head.get_header("Content-Type") or "").split(";")[0].strip().lower() in TEXT_TYPES


def _id(value: object, name: str, number: int) -> str:
    return f"{name}#{number}" if value is None or value == "" else str(value)


def _string(value: object) -> str | None:
    return value if isinstance(value, str) else None
