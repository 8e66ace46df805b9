"""Cases of the editor's decisions: what they make of a text, and the reasons they leave."""

from __future__ import annotations

import tomllib
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from jiaokan.build import Built, build_source
from jiaokan.errors import BadInput
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


def built(raw: str, cuts: str) -> Built:
    """A source whose record has these cuts and drops."""
    data = raw.encode()
    record = f"title: t\nfile: f\nsha256: {sha256(data).hexdigest()}\nbytes: {len(data)}\n{cuts}"
    return build_source(raw, read_record(record, Source, "source.yaml", "", ""), "source.yaml", {}, set())


def test_a_document_ends_where_its_cut_says() -> None:
    """With `to` it ends there, and the rest belongs to another document, is dropped with a reason, or is an error."""
    raw = "甲乙丙丁。\n戊己庚辛。\n壬癸。\n"
    one = "cuts:\n  - {document: one, from: 甲乙, to: 丁。, why: 例}\n"
    two = one + "  - {document: two, from: 戊己, to: 癸。, why: 例}\n"
    texts = [[block.text for block in document.blocks] for document in built(raw, two).documents]
    assert texts == [["甲乙丙丁。"], ["戊己庚辛。", "壬癸。"]]
    with pytest.raises(BadInput, match="outside of all documents: «戊己庚辛。"):
        built(raw, one)
    dropped = built(raw, one + "drops:\n  - {from: 戊己, to: 癸。, why: 例}\n")
    assert [[block.text for block in document.blocks] for document in dropped.documents] == [["甲乙丙丁。"]]
    with pytest.raises(BadInput, match="«壬癸» is not between it and the next"):
        built(raw, "cuts:\n  - {document: one, from: 甲乙, to: 壬癸, why: 例}\n  - {document: two, from: 戊己, why: 例}\n")
