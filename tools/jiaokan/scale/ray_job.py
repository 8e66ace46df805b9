"""Many files of rows to a folder of clean Parquet with Ray Data, on one machine or a cluster; broken off anywhere, it goes on from there.

`python -m jiaokan.scale.ray_job --output FOLDER FILE…` writes `pages/` (columns of `clean_batch`), `near/` (pairs of texts that are nearly
the same) and `passages/` (what two texts share). The ids of the pages in files that stand are kept in `checkpoint/`, in two phases: a file
of which the ids are not committed is removed and made again, so that every page is there once. Ids have to be unique.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from io import BufferedReader
from typing import Any

import pyarrow
import pyarrow.dataset as dataset
import ray
from fsspec.core import url_to_fs
from pyarrow.fs import FileType, FSSpecHandler, PyFileSystem
from ray.data.checkpoint import CheckpointConfig

from jiaokan.corpus.cache import program
from jiaokan.errors import BadInput
from jiaokan.scale.batch import clean_batch
from jiaokan.scale.inputs import kind_of
from jiaokan.scale.near import KeptGram, Near, Seed, SharedPassage, bands, marks, near, passages, seeds, signature
from jiaokan.scale.ray_pages import PageSource
from jiaokan.scale.records import Fields, first_has, raws_of

EXAMPLE = "python -m jiaokan.scale.ray_job --output /data/clean /data/pages.jsonl.gz"
BATCH_ROWS = 64
PARTS_TIMES = 2
"""Into so many parts for each core pairs and passages are put."""
BLOCK_BYTES = 16 << 20
"""Bytes after which a file is written: so much work at most is done again."""


def main(argv: Sequence[str] | None = None) -> int:
    """The command: 0 if all is done, 1 if pages could not be cleaned, 2 for bad input."""
    parser = argparse.ArgumentParser(prog="python -m jiaokan.scale.ray_job", description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("files", metavar="FILE", nargs="+", help="files or folders of .jsonl(.gz), .parquet, .warc(.gz); paths or URLs")
    parser.add_argument("--output", metavar="FOLDER", required=True, help="a folder that every machine reaches under this name, or a URL")
    parser.add_argument("--field", metavar="NAME", default="text", help="the field that holds text or HTML (default: text)")
    parser.add_argument("--id", metavar="NAME", default="id", help="the field that holds a unique id (default: id)")
    parser.add_argument("--address", default=None, help="a cluster's address, or auto (default: a cluster of its own on this machine)")
    parser.add_argument("--only-clean", action="store_true", help="look for no texts that are nearly the same and no shared passages")
    arguments = parser.parse_args(argv)
    try:
        ray.init(address=arguments.address, log_to_driver=False)
        pages, faults = clean_pages(arguments.files, arguments.output, Fields(arguments.field, arguments.id))
        print(f"{arguments.output}: {pages} pages, {faults} of them could not be cleaned (column error)", file=sys.stderr)
        if not arguments.only_clean:
            for name, number in compare(arguments.output).items():
                print(f"{arguments.output}: {number} {name}", file=sys.stderr)
    except BadInput as error:
        print(error, file=sys.stderr)
        return 2
    return 1 if faults else 0


def clean_pages(files: Sequence[str], out: str, fields: Fields) -> tuple[int, int]:
    """Clean all pages that are not clean yet.

    Args:
        files: paths or URLs.
        out: a folder, or its URL.
        fields: where a row has what.

    Returns:
        How many pages are there, and how many of them have an error.

    Raises:
        BadInput: if the folder holds the work of another program or other wishes, or there is no file.
    """
    source = _source(files, fields)
    system, folder = _opened(out)
    _begun(system, folder, {"program": program(), "field": fields.text, "id": fields.id})
    context = ray.data.DataContext.get_current()
    context.target_max_block_size = int(os.environ.get("JIAOKAN_BLOCK_BYTES", BLOCK_BYTES))
    context.checkpoint_config = CheckpointConfig(
        id_column="id", checkpoint_path=f"{folder}/checkpoint", override_filesystem=system, delete_checkpoint_on_success=False
    )
    read = ray.data.read_datasource(source)
    clean = read.map_batches(_clean, batch_format="pyarrow", batch_size=BATCH_ROWS, zero_copy_batch=True)
    clean.write_parquet(f"{folder}/pages", filesystem=system, arrow_parquet_args_fn=lambda: {"compression": "zstd"})
    context.checkpoint_config = None
    there = dataset.dataset(f"{folder}/pages", filesystem=system, format="parquet")
    return there.count_rows(), there.count_rows(filter=dataset.field("error").is_valid())


def _source(files: Sequence[str], fields: Fields) -> PageSource:
    """The files, looked into before anything is written."""
    system, _ = _opened(files[0])
    try:
        source = PageSource([_opened(one)[1] for one in files], fields, filesystem=system)
    except (FileNotFoundError, ValueError):
        raise BadInput(", ".join(files), "there is nothing to read", expected="files of rows", example=EXAMPLE) from None
    paths = source._paths()
    for path in paths:
        if kind_of(path) == "file":
            raise BadInput(path, "this is no file of rows", expected=".jsonl, .parquet or .warc", example=EXAMPLE)
    with system.open_input_file(paths[0]) as file:
        first_has(paths[0], raws_of(paths[0], BufferedReader(file), file.size(), fields, Counter()), fields)
    return source


def compare(out: str) -> dict[str, int]:
    """Find texts that are nearly the same, and shared passages, among the clean pages; what was found before is made anew.

    Returns:
        How many pairs and passages there are, by their folder.
    """
    system, folder = _opened(out)
    context = ray.data.DataContext.get_current()
    context.default_hash_shuffle_parallelism = max(PARTS_TIMES * int(ray.cluster_resources().get("CPU", 1)), 1)
    texts = ray.data.read_parquet(f"{folder}/pages", filesystem=system).select_columns(["id", "text"])
    banded = texts.map_batches(_bands, batch_format="pyarrow", batch_size=BATCH_ROWS)
    marked = texts.map_batches(_marks, batch_format="pyarrow", batch_size=BATCH_ROWS)
    seeded = _grouped(marked, "digest", _seeds)
    found = {"near": _grouped(banded, "band", _near), "passages": _grouped(seeded, ["first", "second"], _passages)}
    counts = {}
    for name, rows in found.items():
        if system.get_file_info(f"{folder}/{name}").type != FileType.NotFound:
            system.delete_dir(f"{folder}/{name}")
        made = rows.materialize()
        counts[name] = made.count()
        if counts[name]:
            made.write_parquet(f"{folder}/{name}", filesystem=system)
    return counts


def _grouped(rows: Any, key: str | list[str], then: Callable[[pyarrow.Table], pyarrow.Table]) -> Any:
    return rows.groupby(key).map_groups(then, batch_format="pyarrow")


def _clean(table: pyarrow.Table) -> pyarrow.Table:
    batches = table.combine_chunks().to_batches()
    return pyarrow.Table.from_batches([clean_batch(batch, field="data") for batch in batches])


def _opened(url: str) -> tuple[Any, str]:
    """The file system of a path or URL, and the path in it."""
    system, path = url_to_fs(url)
    return PyFileSystem(FSSpecHandler(system)), path


def _begun(system: Any, folder: str, wishes: dict[str, str]) -> None:
    """Note what the folder is for, or see that it is for the same."""
    place = f"{folder}/job.json"
    if system.get_file_info(place).type == FileType.NotFound:
        if any(one.type != FileType.Directory or one.base_name != "" for one in _listed(system, folder)):
            raise BadInput(folder, "the folder is not empty and holds no job", expected="a new folder", example=EXAMPLE)
        system.create_dir(folder, recursive=True)
        with system.open_output_stream(place) as file:
            file.write(json.dumps(wishes).encode())
        return
    with system.open_input_stream(place) as file:
        before = json.loads(file.read())
    if before != wishes:
        raise BadInput(
            place,
            f"the folder holds pages of another program or other fields: {before}",
            expected=f"{wishes}",
            then="write to another folder",
        )


def _listed(system: Any, folder: str) -> list[Any]:
    from pyarrow.fs import FileSelector

    return list(system.get_file_info(FileSelector(folder, allow_not_found=True)))


BANDS = pyarrow.schema([("band", pyarrow.int64()), ("id", pyarrow.string()), ("signature", pyarrow.list_(pyarrow.int32()))])
PAIRS = pyarrow.schema([("first", pyarrow.string()), ("second", pyarrow.string()), ("likeness", pyarrow.float64())])


def _table(rows: Sequence[Any], kind: Any) -> pyarrow.Table:
    """Named tuples as a table; strings are ids, all else numbers."""
    strings = ("id", "first", "second")
    schema = pyarrow.schema([(name, pyarrow.string() if name in strings else pyarrow.int64()) for name in kind._fields])
    return pyarrow.Table.from_pylist([row._asdict() for row in rows], schema=schema)


def _texts(table: pyarrow.Table) -> list[tuple[str, str]]:
    return [(id, text) for id, text in zip(table["id"].to_pylist(), table["text"].to_pylist(), strict=True) if text]


def _bands(table: pyarrow.Table) -> pyarrow.Table:
    signed = [(id, signature(text)) for id, text in _texts(table)]
    rows = [{"band": band, "id": id, "signature": list(signs)} for id, signs in signed for band in bands(signs)]
    return pyarrow.Table.from_pylist(rows, schema=BANDS)


def _near(group: pyarrow.Table) -> pyarrow.Table:
    found = near(group["band"][0].as_py(), list(zip(group["id"].to_pylist(), group["signature"].to_pylist(), strict=True)))
    return pyarrow.Table.from_pylist([Near(*pair)._asdict() for pair in found], schema=PAIRS)


def _marks(table: pyarrow.Table) -> pyarrow.Table:
    return _table([mark for id, text in _texts(table) for mark in marks(id, text)], KeptGram)


def _seeds(group: pyarrow.Table) -> pyarrow.Table:
    return _table(list(seeds([KeptGram(**row) for row in group.to_pylist()])), Seed)


def _passages(group: pyarrow.Table) -> pyarrow.Table:
    return _table(list(passages([Seed(**row) for row in group.to_pylist()])), SharedPassage)


if __name__ == "__main__":
    sys.exit(main())
