"""The same file cleaned alone and built without decisions gives the same text, whatever stands in it."""

import json
from pathlib import Path

import pytest
from sound_blocks import BUILDS, page_of

from jiaokan.build import build_source
from jiaokan.clean import clean
from jiaokan.read import read_document
from jiaokan.record.schema import Source
from jiaokan.source.file import describe

HERE = Path(__file__).parent
RAW = [
    *sorted((HERE.parent / "corpus/sources").glob("*/raw.txt")),
    *sorted((HERE / "cases/texts").glob("*.txt")),
    *(HERE / "quality" / case["raw"] for case in json.loads((HERE / "quality/manifest.json").read_text(encoding="utf-8"))["cases"]),
    *sorted(path for path in (HERE / "harm").glob("*/*.txt") if not path.name.endswith(".expected.txt")),
]
KIND = "plain"
"""As a source is read whose record says nothing of it."""


def blocks(document):
    """Type and text of each block."""
    return [(block.type, block.text) for block in document.blocks]


def built(raw):
    """The blocks of a source whose one document is all of it."""
    body = raw.lstrip("\ufeff \t\u3000\r\n\f")
    size = next((size for size in range(1, len(body)) if raw.find(body[:size]) == raw.rfind(body[:size])), len(body))
    cut = {"document": "whole", "from": body[:size], "why": "全篇"}
    source = Source.model_validate(
        {"title": "t", "file": "page.txt", "sha256": "0" * 64, "bytes": len(raw.encode("utf-8", "surrogatepass")), "cuts": [cut]}
    )
    return blocks(build_source(raw, source, "source.yaml", {}, set()).documents[0])


@pytest.mark.parametrize("path", RAW, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_file_is_built_as_it_is_cleaned(path):
    """Every block has the same type and the same text."""
    raw = describe(path.name, path.read_bytes())[1]
    assert built(raw) == blocks(read_document(clean(raw), KIND))


@pytest.mark.parametrize("seed", range(3 * len(BUILDS)))
def test_a_made_page_is_built_as_it_is_cleaned(seed):
    """So has each block of a page made for the purpose."""
    raw = page_of(seed)[2]
    assert built(raw) == blocks(read_document(clean(raw), KIND))
