"""What was read is remembered by its words: nothing stale, nothing damaged, and nothing that could run comes out of it."""

from __future__ import annotations

import os
import pickle
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from jiaokan.corpus import keyed_rows, memory
from jiaokan.corpus.memory import PLACE, all_was_read, recalled, remembering
from jiaokan.edition.markdown import parse

TEXT = "# 题\n\n正文。\n"


@pytest.fixture(autouse=True)
def _not_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)


def read(root: Path, runs: list[str], text: str = TEXT, within: str = "", *, complete: bool = True) -> object:
    """What is made of a text, in a run of its own; a row more for each time that it is made."""

    def make() -> object:
        runs.append(text)
        return recalled("inner", (within,), lambda: runs.append(within) or parse(within)) if within else parse(text)

    with remembering(root):
        found = recalled("outer", (text, within), make)
        assert recalled("outer", (text, within), make) == found
        if complete:
            all_was_read()
    return found


def test_what_was_read_is_read_once(tmp_path: Path) -> None:
    """The same words give the same value, in this run and the next; other words, another program and CI are read."""
    runs: list[str] = []
    assert read(tmp_path, runs) == read(tmp_path, runs) == parse(TEXT)
    assert runs == [TEXT]
    assert read(tmp_path, runs, "# 另\n") == parse("# 另\n")
    with remembering(tmp_path):
        assert recalled("another", (TEXT,), lambda: 1) == 1
    assert len(runs) == 2


def test_sets_and_tuples_are_values(tmp_path: Path) -> None:
    """What a document names comes back in the next run without being read."""
    value = ("甲", frozenset({"乙"}))
    for make in (lambda: value, lambda: 7, lambda: 8):
        with remembering(tmp_path):
            assert recalled("sets", ("a",), make) == value


def test_another_program_reads_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that is not the same remembers nothing, and neither does CI."""
    runs: list[str] = []
    read(tmp_path, runs)
    monkeypatch.setattr(memory, "program", lambda: "another program")
    read(tmp_path, runs)
    assert len(runs) == 2
    monkeypatch.setenv("CI", "true")
    with remembering(tmp_path):
        assert recalled("outer", (TEXT, ""), lambda: 7) == 7


def test_what_is_asked_for_no_more_goes(tmp_path: Path) -> None:
    """What was not asked for goes where all was asked for, and only there; what a value was made of stays with it."""
    runs: list[str] = []
    read(tmp_path, runs, within="# 内\n")
    read(tmp_path, runs, within="# 内\n")
    assert len(runs) == 2
    read(tmp_path, runs, "# 另\n", "# 内\n", complete=False)
    assert len(runs) == 3
    read(tmp_path, runs, "# 另\n", "# 内\n")
    read(tmp_path, runs, within="# 内\n")
    assert runs[3:] == [TEXT]


@pytest.mark.parametrize("there", [False, True])
@pytest.mark.parametrize("single", [1, 2, 9])
def test_rows_that_were_written_meanwhile_are_read(there: bool, single: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows go to the disk as they come, are there for the rest of the run, and stay if they were asked for, together or one by one."""
    monkeypatch.setattr(keyed_rows, "MOST_WAITING_BYTES", 0)
    monkeypatch.setattr(keyed_rows, "MOST_SINGLE_ROWS", single)
    runs: list[str] = []

    def made(name: str) -> str:
        return recalled("one", (name,), lambda: runs.append(name) or name * 9)

    with remembering(tmp_path):
        first = made("甲") if there else ""
    with remembering(tmp_path):
        found = [made(name) for name in "甲乙甲乙"]
        assert (tmp_path / PLACE).is_file()
        all_was_read()
    assert found == ["甲" * 9, "乙" * 9] * 2
    assert runs == ["甲", "乙"]
    with remembering(tmp_path):
        assert [made(name) for name in "甲乙"] == ["甲" * 9, "乙" * 9]
    assert (runs, first) == (["甲", "乙"], "甲" * 9 if there else "")


def test_small_rows_are_read_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who asked for many rows has the small ones in hand, and asks the file only for large ones; what is kept anew takes their place."""
    place, seal = tmp_path / "rows.db", bytes.__add__
    bodies = {b"%d" % number: b"x" * (number * 400) for number in range(6)}
    rows = keyed_rows.KeyedRows(place, "rows", seal)
    for name, body in bodies.items():
        rows.keep(name, body)
    rows.close()
    monkeypatch.setattr(keyed_rows, "MOST_SINGLE_ROWS", 2)
    rows = keyed_rows.KeyedRows(place, "rows", seal)
    assert (rows.row(b"0"), rows.row(b"5")) == (b"", bodies[b"5"])
    with sqlite3.connect(place) as store:
        store.execute("DELETE FROM rows")
    assert [rows.row(name) for name in (b"1", b"2", b"3")] == [bodies[b"1"], bodies[b"2"], None]
    assert rows.row(b"1") is None
    rows.keep(b"4", b"new")
    rows.close()
    assert keyed_rows.KeyedRows(place, "rows", seal).row(b"4") == b"new"


def test_who_cannot_write_rows_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the file cannot be written, what was made is given all the same, and made again by who asks again."""
    monkeypatch.setattr(keyed_rows, "MOST_WAITING_BYTES", 0)
    (tmp_path / PLACE).mkdir(parents=True)
    runs: list[str] = []
    with remembering(tmp_path):
        assert [recalled("one", ("甲",), lambda: runs.append("甲") or "乙") for _ in range(2)] == ["乙", "乙"]
    assert runs == ["甲", "甲"]


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE read SET body = zeroblob(length(body))",
        "UPDATE read SET seal = zeroblob(32)",
        "UPDATE read SET body = 'words'",
        "UPDATE read SET key = zeroblob(32)",
        "DROP TABLE read",
    ],
)
@pytest.mark.parametrize("single", [1, 256])
def test_what_is_damaged_is_read_anew(damage: str, single: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A row whose seal is wrong is as if it were not there, and is put right."""
    monkeypatch.setattr(keyed_rows, "MOST_SINGLE_ROWS", single)
    runs: list[str] = []
    read(tmp_path, runs)
    with sqlite3.connect(tmp_path / PLACE) as store:
        store.execute(damage)
    assert read(tmp_path, runs) == read(tmp_path, runs) == parse(TEXT)
    assert len(runs) == 2


def test_a_file_that_is_none_is_made_anew(tmp_path: Path) -> None:
    """The next run but one remembers again."""
    (tmp_path / PLACE).parent.mkdir()
    (tmp_path / PLACE).write_bytes(b"no database at all" * 99)
    runs: list[str] = []
    for _ in range(3):
        assert read(tmp_path, runs) == parse(TEXT)
    assert len(runs) == 2


class Hostile:
    """What would run a function if it were read."""

    def __init__(self, run: Callable[..., object], *given: object) -> None:
        self.run, self.given = run, given

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return self.run, self.given


@pytest.mark.parametrize("run", [os.mkdir, subprocess.Popen, eval, memory.Memory, memory.recalled])
def test_nothing_that_is_read_runs(run: Callable[..., object], tmp_path: Path) -> None:
    """A sealed row that names a function, a class of others, or one of ours that is no value, is read anew."""
    runs: list[str] = []
    read(tmp_path, runs)
    with sqlite3.connect(tmp_path / PLACE) as store:
        ((key,),) = store.execute("SELECT key FROM read")
        body = pickle.dumps((Hostile(run, str(tmp_path / "made")), ()), 5)
        store.execute("UPDATE read SET body = ?, seal = ?", (body, memory._seal(key, body)))
    assert read(tmp_path, runs) == parse(TEXT)
    assert len(runs) == 2
    assert not (tmp_path / "made").exists()


def test_a_class_of_others_is_no_value_under_our_name() -> None:
    """A module of ours leads to no class that only happens to stand in it."""
    body = pickle.dumps(memory.Memory, 0).replace(b"cjiaokan.corpus.memory\nMemory", b"cjiaokan.corpus.memory\nPath")
    assert b"\nPath" in body
    assert memory._unpacked(body) is None
