"""Values that wait on the disk come back as they were, in order, and the file goes with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from jiaokan.corpus import spool
from jiaokan.corpus.spool import Spooled
from jiaokan.edition.document import Block
from jiaokan.text import Text


@pytest.mark.parametrize("held", [1, spool.HELD_BYTES])
def test_values_come_back_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, held: int) -> None:
    """In memory and on the disk: what was given, under its key, the newest value of it, in the order of the keys."""
    monkeypatch.setattr(spool, "HELD_BYTES", held)
    (tmp_path / "build").mkdir()
    waiting = Spooled[str, tuple[Block, ...]](tmp_path)
    rows = {name: (Block("paragraph", Text.of(f"第{name}段。"), anchor=name),) for name in ("b", "a", "c")}
    for name, row in rows.items():
        waiting[name] = row
    waiting["a"] = rows["a"] = (Block("title", Text.of("题")),)
    assert dict(waiting) == rows
    assert list(waiting) == ["b", "a", "c"]
    del waiting["b"]
    assert list(waiting.items()) == [("a", rows["a"]), ("c", rows["c"])]
    assert len(waiting) == 2
    with pytest.raises(KeyError):
        waiting["b"]


def test_the_file_has_no_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that nothing is left of it, however the command ends."""
    monkeypatch.setattr(spool, "HELD_BYTES", 1)
    (tmp_path / "build").mkdir()
    waiting = Spooled[str, str](tmp_path)
    waiting["a"] = "甲" * 1000
    assert waiting["a"] == "甲" * 1000
    assert not list((tmp_path / "build").iterdir())
