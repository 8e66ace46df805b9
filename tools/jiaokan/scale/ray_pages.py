"""Files of rows as a source of Ray Data: JSON lines, Parquet and WARC, from any file system that fsspec knows, each file read in one sweep.

What cannot be read is a row with an `error`, so that nothing is passed over in silence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from io import BufferedReader
from typing import Any, BinaryIO

import pyarrow
from ray.data.datasource import FileBasedDatasource

from jiaokan.scale.page import PageRow
from jiaokan.scale.records import Damaged, Fields, NoPage, page_of, raws_of

BLOCK_ROWS = 64
BUFFER_BYTES = 1 << 20
RAW = pyarrow.schema([("id", pyarrow.string()), ("url", pyarrow.string()), ("data", pyarrow.binary()), ("error", pyarrow.string())])
"""The columns of raw pages."""


class PageSource(FileBasedDatasource):  # type: ignore[misc]
    """Files of rows.

    Args:
        paths: files and folders.
        fields: where a row has what.
        options: those of `FileBasedDatasource`.
    """

    def __init__(self, paths: list[str], fields: Fields, **options: Any) -> None:
        super().__init__(paths, **options)
        self.fields = fields

    def _open_input_source(self, filesystem: Any, path: str, **options: Any) -> Any:
        """Ray would unpack by itself, and offer no way back to the beginning, which Parquet needs."""
        return filesystem.open_input_file(path)

    def _read_stream(self, file: Any, path: str) -> Iterator[pyarrow.Table]:
        rows: list[dict[str, Any]] = []
        for made in read(path, BufferedReader(file, BUFFER_BYTES), file.size(), self.fields):
            rows.append(made)
            if len(rows) == BLOCK_ROWS:
                yield pyarrow.Table.from_pylist(rows, schema=RAW)
                rows = []
        if rows:
            yield pyarrow.Table.from_pylist(rows, schema=RAW)


def read(path: str, file: BinaryIO, size: int, fields: Fields) -> Iterator[dict[str, Any]]:
    """The rows of an open file, in columns of `RAW`; of one that has no id, path and number are the id.

    Args:
        path: where it is.
        file: its bytes.
        size: how many.
        fields: where a row has what.
    """
    number = 0
    try:
        for raw in raws_of(path, file, size, fields, Counter()):
            number = raw.number
            try:
                page = page_of(raw, path, fields)
                yield _row(page)
            except NoPage as error:
                yield {"id": f"{path}#{number}", "url": None, "data": None, "error": str(error)}
    except Damaged as error:
        yield {"id": f"{path}#{number + 1}", "url": None, "data": None, "error": str(error)}


def _row(page: PageRow) -> dict[str, Any]:
    return {"id": page.id, "url": page.url, "data": page.data, "error": None}
