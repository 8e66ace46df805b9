"""What is held packed of a document is what its files say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jiaokan.corpus import load
from jiaokan.corpus.json_lines import JsonLines
from jiaokan.corpus.reading import blocks_of
from jiaokan.entry.entry import Entry
from jiaokan.entry.lean import SAID_KINDS, LeanEntry

HERE = Path(__file__).parent.parent


def test_nothing_is_lost_in_packing() -> None:
    """Words, types, levels and anchors of every document here, what is said of them, and the anchors that ended."""
    for entry in load(HERE).entries:
        words = blocks_of(HERE / "corpus/documents" / entry.id, HERE)
        lean = LeanEntry.of(words, [getattr(entry, kind) for kind in SAID_KINDS], entry.ids, ended=entry.ended)
        assert lean.words == words
        assert [lean.said(kind) for kind in SAID_KINDS] == [entry.annotations, entry.mentions, entry.notes]
        assert lean.ids == entry.ledger.ids
        known = Entry.known({"id": entry.id, "meta": entry.meta, "source": entry.source}, lean, lambda entry=entry: entry)  # type: ignore[misc]
        assert (known.words, known.mentions, known.ids, known.ended) == (words, entry.mentions, entry.ids, entry.ended)
        assert known.raw == entry.raw
        known.let_go()
        assert "raw" not in known.__dict__


def test_lines_are_parsed_when_they_are_asked_for() -> None:
    """As often as one likes, from either end, and some of them; one that is no JSON is refused at once."""
    rows = [{"a": at, "词": "同文" * at} for at in range(5)]
    lines = JsonLines(json.dumps(row, ensure_ascii=False) for row in rows)
    assert list(lines) == rows
    assert lines[-1] == rows[-1]
    assert lines[1:3] == tuple(rows[1:3])
    assert len(lines) == 5
    assert lines == JsonLines(json.dumps(row, ensure_ascii=False) for row in rows)
    assert not JsonLines()
    with pytest.raises(IndexError):
        lines[5]
    with pytest.raises(ValueError, match="Expecting"):
        JsonLines(["{"])
