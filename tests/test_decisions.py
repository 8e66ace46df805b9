"""Cases of the editor's decisions: what they make of a text, and the reasons they leave."""

from __future__ import annotations

import tomllib
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from jiaokan.build import build_source
from jiaokan.record.schema import Source
from jiaokan.record.yaml import read_record
from jiaokan.text import Text

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "cases/decisions/decisions.toml").read_text())["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    """The blocks read as the case says, for its reasons, and every raw character is kept."""
    raw, data = case["raw"], case["raw"].encode()
    cut = next(line for line in raw.split("\n") if line and f"from: {line}" not in case["decisions"])
    record = f"title: t\nfile: f\nsha256: {sha256(data).hexdigest()}\nbytes: {len(data)}\n"
    record += f"cuts:\n  - document: one\n    from: {cut}\n    why: 例\n"
    built = build_source(raw, read_record(record + case["decisions"], Source, "source.yaml", "", ""), "source.yaml", {}, set())
    pieces = [*(piece for document in built.documents for piece in document.pieces), *built.rest.pieces]

    assert "\n".join(block.text for document in built.documents for block in document.blocks) == case["edition"]
    assert set(case["reasons"]) <= {code for piece in pieces for code in piece.why}
    assert Text(tuple(pieces)).raw == raw
