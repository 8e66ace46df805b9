"""The list of the desk: what it says of each text is what the corpus says, and only what was saved since is looked at again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jiaokan.check import signs
from jiaokan.corpus.adding import add_sent
from jiaokan.corpus.building import build, hand_edited
from jiaokan.corpus.reading import load
from jiaokan.web import write_rows
from jiaokan.web.places import places
from jiaokan.web.write_rows import PLACE, Rows
from tests.project import built as project

ID = "samr-2020-186"


def several(folder: Path) -> Path:
    """A project of three sources."""
    root = project(folder)
    for name in "甲乙":
        text = f"{name}市某局关于示例工作的通知\n\n各区某局：\n\n现将有关事项通知如下。\n\n{name}市某局\n\n2020年3月1日\n"
        add_sent(root, [(f"{name}.txt", text.encode())])
    build(root)
    return root


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The documents whose sources were read."""
    seen: list[str] = []
    really = write_rows.load_source

    def counted(root: Path, id: str, *, by_hand: bool = False) -> object:
        seen.append(id)
        return really(root, id, by_hand=by_hand)

    monkeypatch.setattr(write_rows, "load_source", counted)
    return seen


def test_the_rows_say_what_the_corpus_says(tmp_path: Path) -> None:
    """Title, state, doubts and signs of each text, hand edits included."""
    root = project(tmp_path)
    edition = root / f"corpus/documents/{ID}/edition.md"
    edition.write_text(edition.read_text(encoding="utf-8").replace("认真", "切实", 1), encoding="utf-8")
    rows, waiting, wrong = Rows(root).look()
    corpus = load(root, by_hand=True)
    seen = signs(corpus)
    for entry in corpus.entries:
        row = next(row for row in rows if row.id == entry.id)
        waits = places(entry, [sign for sign in seen if sign.document == entry.id])
        assert (row.title, row.genre, row.publish) == (entry.meta.title, entry.meta.genre, entry.meta.publish)
        assert (row.doubts, row.doubts + row.signs) == (sum(one.kind == "doubt" for one in waits), len(waits))
        assert row.edited is (entry.id in hand_edited(corpus, root))
    assert (len(rows), waiting, wrong) == (len(corpus.entries), 0, None)


def test_only_what_was_saved_since_is_looked_at_again(tmp_path: Path, looked: list[str]) -> None:
    """A second desk reads what the first kept; a record that was saved is read again, and a cache that is damaged not at all."""
    root = several(tmp_path)
    first, _, _ = Rows(root).look()
    assert len(looked) == 3
    looked.clear()
    desk = Rows(root)
    assert (desk.look()[0], looked) == (first, [])
    record = root / f"corpus/documents/{ID}/document.yaml"
    record.write_text(record.read_text(encoding="utf-8") + "# 记一笔\n", encoding="utf-8")
    assert (desk.look()[0], looked) == (first, [ID])
    looked.clear()
    for damaged in ("{", "[]", json.dumps({"program": write_rows.program(), "rows": [{"id": 1}]})):
        (root / PLACE).write_text(damaged, encoding="utf-8")
        assert Rows(root).look()[0] == first
    assert len(looked) == 9


def test_a_record_that_cannot_be_read_is_told_and_the_rest_is_shown(tmp_path: Path) -> None:
    """The list stands, with the last that was known of the damaged one."""
    root = project(tmp_path)
    desk = Rows(root)
    first, _, _ = desk.look()
    record = root / f"corpus/documents/{ID}/document.yaml"
    record.write_text(record.read_text(encoding="utf-8").replace("genre:", "gener:"), encoding="utf-8")
    rows, _, wrong = desk.look()
    assert rows == first
    assert wrong is not None
    assert "gener" in str(wrong)


def test_a_list_without_patience_comes_all_the_same(tmp_path: Path) -> None:
    """At least one source is looked at each time, so that the list is whole in the end."""
    root = several(tmp_path)
    desk = Rows(root)
    rows, waiting, _ = desk.look(0)
    assert waiting == 2
    while waiting:
        before = len(rows)
        rows, waiting, _ = desk.look(0)
        assert len(rows) > before
    assert rows == Rows(root).look()[0]
