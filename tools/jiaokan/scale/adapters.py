"""The same step for two other engines: a step of a datatrove pipeline, and a function for Spark's `mapInArrow`.

Neither engine is needed to import this; what the step of datatrove changes is the document that it is given, as its steps do.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jiaokan.corpus.cache import program
from jiaokan.errors import BadInput
from jiaokan.scale.cleaning import row
from jiaokan.scale.page import PageRow


def clean_documents(data: Iterator[Any], rank: int = 0, world_size: int = 1) -> Iterator[Any]:
    """A step of datatrove: each document with its clean text; edits, doubts, facts and digests go to its metadata.

    Args:
        data: documents of datatrove, with `id`, `text`, `metadata`.
        rank: not looked at; datatrove gives it to every step.
        world_size: the same.

    Returns:
        The documents. One that is no text keeps its text and has `jiaokan_error` in its metadata.
    """
    for document in data:
        try:
            made = row(PageRow(str(document.id), document.text.encode("utf-8", "surrogatepass")), program())
        except BadInput as error:
            document.metadata["jiaokan_error"] = error.found
        else:
            document.text = made["text"]
            document.metadata |= {f"jiaokan_{name}": made[name] for name in ("edits", "doubts", "metadata", "sha256", "program")}
        yield document


def clean_batches(batches: Iterator[Any]) -> Iterator[Any]:
    """What Spark's `DataFrame.mapInArrow` takes: `frame.mapInArrow(clean_batches, spark_schema())`, with the columns `id` and `text`."""
    from jiaokan.scale.batch import clean_batch

    return map(clean_batch, batches)


def spark_schema() -> Any:
    """The columns of clean rows as Spark knows them."""
    from pyspark.sql.pandas.types import from_arrow_schema

    from jiaokan.scale.batch import SCHEMA

    return from_arrow_schema(SCHEMA)
