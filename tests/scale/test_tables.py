"""Tables and archives: Parquet and WARC through the command, and the batch that every engine maps (make scale)."""

from __future__ import annotations

import gzip
import json
from io import BytesIO
from pathlib import Path

import pyarrow
import pyarrow.parquet as parquet
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from jiaokan.cli import main
from jiaokan.scale import clean_batch
from jiaokan.scale.batch import SCHEMA
from jiaokan.scale.cleaning import cleaned

HTML = "<html><body><h1>通知</h1><p>为进一步做好示例工作，提高公共服 务水平，现通知如下。</p><p>各地要高度重视示例工作。</p></body></html>"


def alone(page: str) -> dict[str, list[object]]:
    """What the command says of a page as a file."""
    made: dict[str, list[object]] = json.loads(cleaned("x", page.encode(), "json")[0])
    return made


def test_a_batch_is_cleaned_as_the_command_cleans() -> None:
    """Text, edits and doubts are the command's; what is no text is a row with an error, in its place."""
    batch = pyarrow.RecordBatch.from_pydict(
        {
            "id": ["a", "b", "c", "d"],
            "text": [HTML.encode(), b"\0\1\2", None, HTML.encode("gb18030")],
            "error": [None, None, None, "早先的错"],
        },
        schema=pyarrow.schema([("id", pyarrow.string()), ("text", pyarrow.binary()), ("error", pyarrow.string())]),
    )
    made = clean_batch(batch)
    assert made.schema == SCHEMA
    first, second, third, fourth = made.to_pylist()
    assert first["edits"] == alone(HTML)["edits"]
    assert first["doubts"] == alone(HTML)["doubts"]
    assert first["text"] == cleaned("x", HTML.encode(), "text")[0]
    assert "binary" in second["error"]
    assert "empty" in third["error"]
    assert fourth["error"] == "早先的错"
    assert all(row["text"] is None for row in (second, third, fourth))
    assert clean_batch(batch).equals(made)
    assert clean_batch(pyarrow.RecordBatch.from_pydict({"id": ["a"], "text": [HTML]})).to_pylist()[0] == first


def test_a_batch_without_its_columns_is_refused() -> None:
    """The columns that are there are named."""
    with pytest.raises(ValueError, match="no column 'text'; there are id, html"):
        clean_batch(pyarrow.RecordBatch.from_pydict({"id": ["a"], "html": [HTML]}))


@pytest.mark.parametrize("form", ["text", "json"])
def test_parquet_goes_to_parquet(form: str, tmp_path: Path) -> None:
    """Rows of a table become rows of a table, with documents as JSON where the format asks for them."""
    parquet.write_table(pyarrow.table({"key": [1, 2], "html": [HTML, "\0"], "url": ["u", None]}), tmp_path / "pages.parquet")
    command = [
        "clean",
        "--field",
        "html",
        "--id",
        "key",
        "--format",
        form,
        "--output",
        str(tmp_path / "out"),
        str(tmp_path / "pages.parquet"),
    ]
    assert main(command) == 2
    (made,) = parquet.read_table(tmp_path / "out/pages-00000.parquet").to_pylist()
    assert (made["id"], made["url"], made["edits"]) == ("1", "u", alone(HTML)["edits"])
    assert ("documents" in made) == (form == "json")
    assert form == "text" or json.loads(made["documents"]) == alone(HTML)["documents"]
    (fault,) = [json.loads(line) for line in (tmp_path / "out/errors.jsonl").read_text(encoding="utf-8").splitlines()]
    assert fault["record"] == "2"


def test_a_wrong_column_and_a_damaged_table_are_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Before anything is written, with the columns that are there; what is no table is a fault of the file."""
    parquet.write_table(pyarrow.table({"html": [HTML]}), tmp_path / "pages.parquet")
    assert main(["clean", "--output", str(tmp_path / "out"), str(tmp_path / "pages.parquet")]) == 2
    assert "--field html" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
    (tmp_path / "pages.parquet").write_bytes(b"PAR1 no table")
    assert main(["clean", "--output", str(tmp_path / "out"), str(tmp_path / "pages.parquet")]) == 2
    assert "cannot be read" in capsys.readouterr().err


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # warcio leaves a temporary file to be closed
@pytest.mark.parametrize("packed", [True, False])
def test_an_archive_gives_its_pages(packed: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Pages that were fetched and texts are taken, with id and address; requests, pictures and pages that were not there are counted."""
    buffer = BytesIO()
    writer = WARCWriter(buffer, gzip=packed)

    def add(kind: str, url: str, body: bytes, type: str, status: str = "200 OK") -> None:
        head = StatusAndHeaders(status, [("Content-Type", type)], protocol="HTTP/1.1")
        writer.write_record(writer.create_warc_record(url, kind, payload=BytesIO(body), http_headers=head if kind == "response" else None))

    add("response", "http://example.org/a", HTML.encode("gb18030"), "text/html; charset=gb18030")
    add("response", "http://example.org/b", b"\x89PNG", "image/png")
    add("response", "http://example.org/c", HTML.encode(), "text/html", "404 Not Found")
    add("metadata", "http://example.org/d", b"x", "text/plain")
    name = "crawl.warc.gz" if packed else "crawl.warc"
    (tmp_path / name).write_bytes(buffer.getvalue())
    assert main(["clean", "--output", str(tmp_path / "out"), str(tmp_path / name)]) == 0
    assert "3 records without text" in capsys.readouterr().err
    (made,) = [json.loads(line) for line in (tmp_path / "out/crawl-00000.jsonl").read_text(encoding="utf-8").splitlines()]
    assert made["url"] == "http://example.org/a"
    assert made["id"].startswith("urn:uuid:")
    assert made["encoding"] == "gb18030"
    assert made["text"] == cleaned("x", HTML.encode(), "text")[0]


@pytest.mark.parametrize("kind", ["pages.jsonl", "pages.jsonl.gz", "pages.parquet", "crawl.warc.gz"])
@pytest.mark.filterwarnings("ignore")  # those of Ray's and warcio's own modules
def test_the_source_of_a_cluster_reads_every_kind_from_any_file_system(kind: str) -> None:
    """The same row whatever holds it, from a file system that only fsspec knows; what is damaged is a row with an error."""
    from fsspec.implementations.memory import MemoryFileSystem
    from pyarrow.fs import FSSpecHandler, PyFileSystem

    from jiaokan.scale.ray_pages import PageSource, read
    from jiaokan.scale.records import Fields

    line = json.dumps({"id": "a", "text": HTML, "url": "http://example.org/a"}).encode() + b"\n"
    buffer = BytesIO()
    if kind.endswith(".parquet"):
        parquet.write_table(pyarrow.table({"id": ["a"], "text": [HTML], "url": ["http://example.org/a"]}), buffer)
    elif kind.endswith(".warc.gz"):
        writer = WARCWriter(buffer, gzip=True)
        head = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record("http://example.org/a", "response", payload=BytesIO(HTML.encode()), http_headers=head)
        )
    else:
        buffer.write(gzip.compress(line) if kind.endswith(".gz") else line)
    memory = MemoryFileSystem()
    memory.pipe(f"/{kind}", buffer.getvalue())
    system = PyFileSystem(FSSpecHandler(memory))
    source = object.__new__(PageSource)
    source.fields = Fields()
    (table,) = source._read_stream(source._open_input_source(system, f"/{kind}"), f"/{kind}")
    (row,) = table.to_pylist()
    assert (row["url"], row["data"], row["error"]) == ("http://example.org/a", HTML.encode(), None)
    assert row["id"] == "a" or row["id"].startswith("urn:uuid:")
    (damaged,) = read("x.parquet", BytesIO(b"PAR1 no table"), 13, Fields())
    assert damaged["error"]
    assert damaged["data"] is None
