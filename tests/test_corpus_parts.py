"""The parts of which the corpus is read and written, each by itself: what it does on either side of what it asks."""

from __future__ import annotations

import errno
import os
import pickle
import sqlite3
import sys
import threading
from collections.abc import Callable
from email.message import Message
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from urllib.error import HTTPError, URLError

import pytest

from jiaokan.corpus import cache, disk, journal, live, lock, memory
from jiaokan.corpus.disk import link_on, mode_of, move, put, seal
from jiaokan.corpus.files import as_there, plain, read, says
from jiaokan.corpus.journal import FileChange, _allowed, recover, write_all
from jiaokan.corpus.keyed_rows import KeyedRows
from jiaokan.corpus.lazy import LazyValues, ReadValues
from jiaokan.corpus.marks import PLACE, FileMark, FileMarks, _read, content_digest, marking
from jiaokan.corpus.memory import all_was_read, is_sealed, recalled, recalled_of, remembering, seal_of, sealed
from jiaokan.corpus.transaction import reading, refuse_links, writing
from jiaokan.errors import BadInput
from jiaokan.record.base import Record
from tests.test_file_marks import project


def answer(monkeypatch: pytest.MonkeyPatch, said: bytes | Exception) -> list[str]:
    """The site says this; the addresses that it is asked for."""
    asked: list[str] = []

    def opened(request: object, timeout: float) -> BytesIO:
        asked.append(request.full_url)  # type: ignore[attr-defined]
        if isinstance(said, Exception):
            raise said
        return BytesIO(said)

    monkeypatch.setattr(live, "urlopen", opened)
    return asked


def code(number: int) -> HTTPError:
    """An answer that is none."""
    return HTTPError("https://example.org/", number, "", Message(), None)


@pytest.mark.parametrize("site", ["https://example.org/base", "http://example.org/base/"])
def test_the_list_of_a_site_is_asked_for_at_its_place(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With or without a slash behind the address; each document with its anchors."""
    asked = answer(monkeypatch, b'{"a": ["k0", "k1"], "b": []}')
    assert live.live(site) == {"a": ["k0", "k1"], "b": []}
    assert asked == [site.rstrip("/") + "/anchors/published.json"]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (code(404), None), (code(410), None), (code(403), "the site answers 403"), (code(500), "the site answers 500"),
        (code(411), "the site answers 411"), (URLError("no"), "cannot be asked"), (TimeoutError(), "cannot be asked"),
        (b"<html>", "answers something else"), (b"[]", "answers something else"), (b'{"a": 3}', "answers something else"),
        (b'{"a": [], "b": "k0"}', "answers something else"), (b"\xff", "answers something else"),
    ],
)  # fmt: skip
def test_only_not_found_is_no_publication_yet(said: bytes | Exception, found: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever else a site says or does not say leaves it open what was published."""
    answer(monkeypatch, said)
    if found is None:
        assert live.live("https://example.org") is None
    else:
        with pytest.raises(BadInput, match=found):
            live.live("https://example.org")


@pytest.mark.parametrize("site", ["ftp://example.org", "example.org", "file://localhost/etc", ""])
def test_what_is_no_address_is_not_asked(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of another scheme, or of none."""
    asked = answer(monkeypatch, b"{}")
    with pytest.raises(BadInput, match="is no address of a site"):
        live.live(site)
    assert asked == []


@pytest.mark.parametrize(
    ("name", "allowed"),
    [
        ("corpus/a", True), ("corpus/a/b.txt", True), ("corpus/.lockers", True), ("CITATION.cff", True), ("corpus/.lock", False),
        ("corpus/.journal/0", False), ("corpus", False), ("corpus/", False), ("corpus//a", False), ("corpus/a/", False),
        ("corpus/a/../b", False), ("corpus/./a", False), ("corpus/..", False), ("corpus/a\\b", False), ("corpus/c:x", False),
        ("README.md", False), ("docs/a", False), ("a/corpus/b", False), ("/corpus/a", False), ("docs/CITATION.cff", False),
    ],
)  # fmt: skip
def test_where_a_change_may_write(name: str, allowed: bool) -> None:
    """In the corpus, but for lock and journal, and the file for citing it; no name leads out on any system."""
    assert _allowed(name) == allowed


FILES = {"a": b"1", "b": b"2", "old/d": b"4"}
WANTED = {"a": b"one", "b": b"two", "new/c": b"three", "old/d": None}


def begun(root: Path, *, done: str = "", commit: bool = True) -> Path:
    """A corpus of three files and a change of them that was broken off once some files were put in place; the journal."""
    home = root / "corpus"
    for name, data in FILES.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_bytes(data)
    wanted = {home / name: data for name, data in WANTED.items()}
    entries = []
    for number, (path, data) in enumerate(wanted.items()):
        new = None if data is None else journal.sha256(data).hexdigest()
        entries.append(FileChange(path.relative_to(root).as_posix(), seal(path), new, str(number)))
    journal._stage(root, entries, wanted, "build")
    for number, (path, data) in enumerate(wanted.items()):
        if path.name in done:
            path.parent.mkdir(exist_ok=True)
            path.unlink() if data is None else (root / journal.PLACE / str(number)).rename(path)
    if not commit:
        (root / journal.PLACE / "manifest.json").unlink()
    return root / journal.PLACE


def state(root: Path) -> dict[str, bytes]:
    """The files of the corpus."""
    home = root / "corpus"
    return {path.relative_to(home).as_posix(): path.read_bytes() for path in home.rglob("*") if path.is_file()}


AFTER = {name: data for name, data in WANTED.items() if data is not None}


@pytest.mark.parametrize("done", ["", "a", "ab", "c", "d", "abc", "abcd"])
def test_what_was_committed_is_finished(done: str, tmp_path: Path) -> None:
    """Whatever part of it was done; an empty folder goes, and so does the journal."""
    begun(tmp_path, done=done)
    assert recover(tmp_path) == "build"
    assert state(tmp_path) == AFTER
    assert not (tmp_path / "corpus/old").exists()
    assert recover(tmp_path) is None


def test_what_was_not_committed_is_thrown_away(tmp_path: Path) -> None:
    """Its files stay as they were."""
    home = begun(tmp_path, commit=False)
    assert recover(tmp_path) is None
    assert (state(tmp_path), home.exists()) == (FILES, False)


def test_a_file_that_is_gone_or_another_by_now(tmp_path: Path) -> None:
    """One that is gone is put there; one that somebody wrote meanwhile stops what was begun, and takes back what was not."""
    begun(tmp_path)
    (tmp_path / "corpus/b").unlink()
    assert recover(tmp_path) == "build"
    assert state(tmp_path) == AFTER
    other = tmp_path / "other"
    begun(other, done="a")
    (other / "corpus/b").write_bytes(b"mine")
    with pytest.raises(BadInput, match="was changed after `jiaokan build` was broken off"):
        recover(other)
    assert (other / "corpus/b").read_bytes() == b"mine"
    third = tmp_path / "third"
    begun(third)
    (third / "corpus/b").write_bytes(b"mine")
    assert recover(third) is None
    assert state(third) == FILES | {"b": b"mine"}


def test_what_lies_in_the_journal_is_what_was_meant(tmp_path: Path) -> None:
    """A staged file that is damaged or gone is not put in place; of one that stands in its place already it is not asked."""
    home = begun(tmp_path)
    (home / "0").write_bytes(b"?")
    before = state(tmp_path)
    with pytest.raises(BadInput, match="damaged"):
        recover(tmp_path)
    assert state(tmp_path) == before
    home = begun(tmp_path / "other", done="a")
    (home / "0").write_bytes(b"?")
    assert recover(tmp_path / "other") == "build"


@pytest.mark.parametrize(
    "row", [{"staged": "../a"}, {"staged": 0}, {"staged": "0x"}, {"path": 3}, {"path": None}, {"path": "README.md"}, {"more": 1}]
)
def test_a_row_of_a_journal_is_read_strictly(row: dict[str, object], tmp_path: Path) -> None:
    """A place that is none, or a name in the journal that jiaokan does not give."""
    home = begun(tmp_path)
    manifest = {"path": "corpus/a", "old": None, "new": None, "staged": "0"} | row
    (home / "manifest.json").write_text(journal.json.dumps({"command": "build", "files": [manifest]}))
    with pytest.raises(BadInput, match="damaged"):
        recover(tmp_path)


def test_what_stands_there_already_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Words or bytes; nothing is staged where nothing changes, and a file that is not there need not go."""
    home = tmp_path / "corpus"
    home.mkdir()
    write_all(tmp_path, {home / "a": "甲\n", home / "b/c": b"\xff", home / "none": None}, "build")
    assert state(tmp_path) == {"a": "甲\n".encode(), "b/c": b"\xff"}
    monkeypatch.setattr(journal, "_stage", None)
    write_all(tmp_path, {home / "a": "甲\n".encode(), home / "b/c": b"\xff", home / "none": None}, "build")


@pytest.mark.parametrize(("name", "kept"), [("put", False), ("move", False), ("sync_folder", True)])
def test_a_change_that_fails_before_it_is_committed_leaves_nothing(
    name: str, kept: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its journal goes with it; after that the journal stays, so that the next command finishes it."""
    home = tmp_path / "corpus"
    home.mkdir()
    calls: list[Path] = []

    def fail(path: Path, *_: object) -> None:
        calls.append(path)
        if not kept or len(calls) == 2:
            raise OSError(errno.ENOSPC, "no room")

    with monkeypatch.context() as patch:
        patch.setattr(journal, name, fail)
        with pytest.raises(OSError, match="no room"):
            write_all(tmp_path, {home / "a": b"1"}, "add")
    assert (tmp_path / journal.PLACE).exists() == kept
    assert recover(tmp_path) == ("add" if kept else None)
    assert state(tmp_path) == ({"a": b"1"} if kept else {})


def test_a_new_folder_is_synced_where_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each folder that comes into being, and the one that holds it."""
    home, synced = tmp_path / "corpus", []
    home.mkdir()
    monkeypatch.setattr(journal, "sync_folder", lambda path: synced.append(path.relative_to(tmp_path).as_posix()))
    write_all(tmp_path, {home / "x/y/a": b"1"}, "add")
    assert synced[3:] == ["corpus", "corpus/x", "corpus/x/y", "corpus/.journal"]


@pytest.mark.parametrize("name", ["corpus/sub/a", "CITATION.cff"])
def test_nothing_is_written_through_a_link(name: str, tmp_path: Path) -> None:
    """Of a folder within the corpus, or the file beside it; the corpus itself may be one."""
    (tmp_path / "away").mkdir()
    root = tmp_path / "project"
    root.mkdir()
    (root / "corpus").symlink_to(tmp_path / "away")
    write_all(root, {root / "corpus/a": b"1", root / "CITATION.cff": b"2"}, "add")
    assert (tmp_path / "away/a").read_bytes() == b"1"
    link = root / ("corpus/sub" if "sub" in name else name)
    link.unlink(missing_ok=True)
    link.symlink_to(tmp_path / "away")
    assert link_on(root / name, root) == root / "corpus" if "sub" in name else link
    with pytest.raises(BadInput, match="symbolic link"):
        write_all(root, {root / name: b"3"}, "add")
    assert link_on(tmp_path / "away/a", tmp_path) is None


def test_a_place_that_may_not_be_written_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beside the corpus, or in a folder that is closed to who asks: where the system can tell, to who he counts as."""
    (tmp_path / "corpus").mkdir()
    with pytest.raises(BadInput, match="this is no place in the corpus"):
        write_all(tmp_path, {tmp_path / "README.md": b"1"}, "add")
    asked: list[object] = []
    monkeypatch.setattr(os, "access", lambda *_, **more: asked.append(more["effective_ids"]))
    for known in ({os.access}, set()):
        monkeypatch.setattr(os, "supports_effective_ids", known)
        with pytest.raises(BadInput, match="this folder cannot be written") as raised:
            write_all(tmp_path, {tmp_path / "corpus/new/a": b"1"}, "add")
        assert raised.value.where == "corpus"
    assert asked == [True, False]
    assert state(tmp_path) == {}


def test_a_journal_that_is_a_link_is_left_alone(tmp_path: Path) -> None:
    """Whatever it leads to."""
    begun(tmp_path / "other")
    (tmp_path / "corpus").mkdir()
    (tmp_path / journal.PLACE).symlink_to(tmp_path / "other" / journal.PLACE)
    with pytest.raises(BadInput, match="this is a symbolic link"):
        recover(tmp_path)
    assert state(tmp_path / "other").keys() > FILES.keys()


def test_one_command_after_the_other(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Who writes or reads finishes what was broken off and says so once; within one he goes on; without a corpus there is no lock."""
    for open_ in (reading, lambda root: writing(root, "add")):
        with open_(tmp_path):
            assert (lock.mine(tmp_path), list(tmp_path.iterdir())) == (None, [])
    for number, open_ in enumerate((reading, lambda root: writing(root, "add"))):
        root = tmp_path / str(number)
        begun(root)
        with open_(root):
            assert state(root).keys() - {".lock"} == AFTER.keys()
            assert (root / lock.LOCK_PLACE).exists()
            mine = lock.mine(root)
            with reading(root):
                assert lock.mine(root) == mine
        assert not (root / lock.LOCK_PLACE).exists()
    assert caplog.text.count("was broken off the last time") == 2
    with writing(root, "add"), writing(root, "build"):
        assert lock.mine(root) == "write"
    with reading(root), reading(root):
        assert lock.mine(root) == "read"
    assert caplog.text.count("was broken off the last time") == 2


def test_a_link_anywhere_in_a_folder_is_told(tmp_path: Path) -> None:
    """The first by its name; what it leads to is not looked at, and a folder that is not there has none."""
    (tmp_path / "a/b").mkdir(parents=True)
    (tmp_path / "a/b/c.txt").write_text("1")
    refuse_links(tmp_path, tmp_path / "a")
    refuse_links(tmp_path, tmp_path / "none")
    (tmp_path / "a/b/d").symlink_to(tmp_path)
    with pytest.raises(BadInput, match="a/b/d: this is a symbolic link"):
        refuse_links(tmp_path, tmp_path / "a")


def test_a_folder_is_synced_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As one that can be opened."""
    synced: list[bool] = []
    monkeypatch.setattr(os, "fsync", lambda handle: synced.append(os.path.samestat(os.fstat(handle), tmp_path.stat())))
    disk.sync_folder(tmp_path)
    assert synced == [True]


def test_a_file_is_put_whole_and_with_its_permissions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However little is written at once; a new file may be read and written by whom the system lets."""
    write = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: write(handle, data[:2]))
    before = os.umask(0)
    try:
        put(tmp_path / "a", b"12345")
        put(tmp_path / "b", b"", 0o640)
        os.close(lock._opened(tmp_path / "lock", True) or 0)
    finally:
        os.umask(before)
    assert (tmp_path / "a").read_bytes() == b"12345"
    assert [mode_of(tmp_path / name) for name in ("a", "b", "lock", "none")] == [0o666, 0o640, 0o666, None]
    assert seal(tmp_path / "none") is None


@pytest.mark.parametrize(("windows", "tries"), [(False, 1), (True, 3)])
def test_a_file_that_is_open_elsewhere_is_waited_for(windows: bool, tries: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system refuses to replace it, two seconds; elsewhere a refusal is one."""
    assert disk.STEP_SECONDS * disk.MOST_TRIES == 2
    assert os.name == "nt" or not disk.OPEN_FILES_STAY
    calls: list[int] = []
    replace = os.replace

    def refuse(old: Path, new: Path) -> None:
        calls.append(1)
        if len(calls) <= most:
            raise PermissionError(errno.EACCES, "open")
        replace(old, new)

    monkeypatch.setattr(os, "replace", refuse)
    for name, value in (("OPEN_FILES_STAY", windows), ("MOST_TRIES", 3), ("STEP_SECONDS", 0)):
        monkeypatch.setattr(disk, name, value)
    (tmp_path / "a").write_bytes(b"1")
    most = 9
    with pytest.raises(PermissionError):
        move(tmp_path / "a", tmp_path / "b")
    assert len(calls) == tries
    calls.clear()
    most = tries - 1
    move(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "b").read_bytes() == b"1"


@pytest.mark.parametrize("number", [errno.EACCES, errno.EPERM, errno.EROFS, errno.EIO])
def test_who_may_not_write_is_told_and_may_read(number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A lock that may not be made stops who would write; who reads takes one that is there, or goes without."""
    opened, path = os.open, tmp_path / "lock"

    def refuse(path: Path, flags: int, *mode: int) -> int:
        if flags & os.O_CREAT:
            raise OSError(number, "no")
        return opened(path, flags, *mode)

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(OSError if number == errno.EIO else BadInput):
        lock._opened(path, True)
    assert lock._opened(path, False) is None
    assert lock._acquire(path, "") is None
    path.write_bytes(b"")
    handle = lock._opened(path, False)
    assert handle is not None
    os.close(handle)


def test_the_last_reader_takes_the_lock_away(tmp_path: Path) -> None:
    """As long as another reads it stays; a reader leaves no name, and a writer his own."""
    path = tmp_path / "lock"
    path.write_bytes(b"jiaokan build, process 1")
    one, two = lock._acquire(path, ""), lock._acquire(path, "")
    assert one is not None
    assert two is not None
    assert path.read_bytes() == b""
    assert not lock.taken(one, True)
    lock._release(one, path, False)
    assert path.exists()
    lock._release(two, path, False)
    assert not path.exists()
    handle = lock._acquire(path, "add")
    assert handle is not None
    assert path.read_bytes() == f"jiaokan add, process {os.getpid()}".encode()
    lock._release(handle, path, True)
    assert not path.exists()


def test_a_lock_that_was_taken_away_meanwhile_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another one is made in its place, within ten seconds; a corpus that is read without one is held all the same."""
    assert lock.STEP_SECONDS * lock.MOST_TRIES == 10
    seen: list[bool] = []
    same = lock._same
    monkeypatch.setattr(lock, "STEP_SECONDS", 0)
    monkeypatch.setattr(lock, "_same", lambda handle, path: seen.append(True) or (len(seen) > 1 and same(handle, path)))
    handle = lock._acquire(tmp_path / "lock", "add")
    assert handle is not None
    assert len(seen) == 2
    lock._release(handle, tmp_path / "lock", True)
    monkeypatch.setattr(lock, "_acquire", lambda *_: None)
    with lock.locked(tmp_path):
        assert lock.mine(tmp_path) == "read"
    with lock.locked(tmp_path, "add"):
        assert lock.mine(tmp_path) == "write"
        found: list[str | None] = []
        thread = threading.Thread(target=lambda: found.append(lock.mine(tmp_path)))
        thread.start()
        thread.join()
    assert (lock.mine(tmp_path), found) == (None, [None])


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("", ""), ("甲", "甲\n"), ("甲\n", "甲\n"), ("\ufeff甲\r\n乙", "甲\n乙\n"), ("甲\n\n", "甲\n\n"), ("甲\ufeff\r乙", "甲\ufeff\r乙\n")],
)
def test_a_text_without_what_programs_add(text: str, wanted: str) -> None:
    """A BOM at its beginning, the ends of its lines, the end of the last one; nothing else changes."""
    assert plain(text) == wanted


def test_a_file_says_its_words_whatever_its_line_ends(tmp_path: Path) -> None:
    """And is written anew as its editor keeps it."""
    path = tmp_path / "a"
    assert not says(path, "甲\n")
    assert as_there(path, "甲\n") == "甲\n"
    for there, written in (("甲\n", "丙\n"), ("甲\r\n", "丙\r\n"), ("\ufeff甲", "\ufeff丙\n"), ("\ufeff甲\r\n", "\ufeff丙\r\n")):
        path.write_bytes(there.encode())
        assert says(path, "甲\n")
        assert not says(path, "乙\n")
        assert as_there(path, "丙\n") == written
        assert read(path, tmp_path) == "甲\n"
    path.write_bytes(b"a\xff")
    assert not says(path, "a\n")
    with pytest.raises(BadInput, match="byte 2 is no UTF-8"):
        read(path, tmp_path)
    with pytest.raises(BadInput, match="the file cannot be read"):
        read(tmp_path, tmp_path.parent)


def test_values_are_made_when_they_are_asked_for() -> None:
    """Each once, or, where only the last is held, each time that another was asked for between; no other id has a value."""
    made: list[str] = []

    class Doubled(LazyValues[str]):
        def made(self, id: str) -> str:
            made.append(id)
            return id * 2

    for values, order in ((Doubled("ab"), "ab"), (ReadValues("ab", lambda id: made.append(id) or id * 2), "aba")):
        made.clear()
        assert (list(values), len(values), "a" in values, "c" in values) == (["a", "b"], 2, True, False)
        assert [values[id] for id in "aaba"] == ["aa", "aa", "bb", "aa"]
        assert "".join(made) == order
        for id in ("c", "aa"):
            with pytest.raises(KeyError):
                values[id]


def rows(place: Path | None) -> KeyedRows[str]:
    """A store whose seals are the bodies read backwards."""
    return KeyedRows(place, "rows", lambda _, body: body[::-1])


def test_rows_that_are_new_in_a_copy_are_handed_over_once(tmp_path: Path) -> None:
    """What was written before is read there too; it writes nothing; who made no copy has nothing to hand over."""
    first = rows(tmp_path / "a.db")
    first.keep("old", b"12")
    assert first.hand_over() == {}
    first.close()
    store = rows(tmp_path / "a.db")
    store.part()
    store.keep("new", b"34")
    assert (store.row("old"), store.row("new"), store.row("none")) == (b"12", b"34", None)
    assert store.hand_over() == {"new": b"34"}
    assert (store.hand_over(), store.row("new")) == ({}, None)
    assert list(rows(tmp_path / "a.db").keys()) == ["old"]


def test_rows_wait_until_there_are_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Or until the end; where there is no file they wait for ever, and where nothing is new none is made."""
    place = tmp_path / "b.db"
    rows(place).close()
    store = rows(place)
    assert not place.exists()
    store.keep("a", b"12")
    assert not place.exists()
    store.close()
    assert rows(place).row("a") == b"12"
    before = place.read_bytes()
    os.utime(place, (1, 1))
    rows(place).close({"a"})
    assert (place.read_bytes(), place.stat().st_mtime) == (before, 1)
    rows(place).close(())
    assert list(rows(place).keys()) == []
    monkeypatch.setattr("jiaokan.corpus.keyed_rows.MOST_WAITING_BYTES", 3)
    without = rows(None)
    for store in (without, rows(place)):
        store.keep("a", b"12")
        store.keep("a", b"345")
        assert list(store.keys()) == []
        store.keep("b", b"6")
        assert (store.row("a"), store.row("b")) == (b"345", b"6")
    assert list(rows(place).keys()) == ["a", "b"]
    without.close()


def test_rows_are_read_one_by_one_at_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only who asked for many has others in hand, whatever becomes of the file; one that is none is made anew though nothing is new."""
    place = tmp_path / "d.db"
    store = rows(place)
    for name in "abc":
        store.keep(name, b"12")
    store.close()
    monkeypatch.setattr("jiaokan.corpus.keyed_rows.MOST_SINGLE_ROWS", 2)
    found = []
    for first in ("a", "ab"):
        store = rows(place)
        found.append([store.row(name) for name in first])
        with sqlite3.connect(place) as other:
            other.execute("DELETE FROM rows WHERE key = 'c'")
        found.append([store.row("c")])
        with sqlite3.connect(place) as other:
            other.execute("INSERT OR REPLACE INTO rows VALUES ('c', ?, ?)", (b"12", b"21"))
    assert found == [[b"12"], [None], [b"12", b"12"], [b"12"]]
    place.write_bytes(b"no database at all" * 99)
    rows(place).close(())
    assert not place.exists()
    assert rows(tmp_path).row("a") is None


def test_a_seal_is_looked_at_unless_it_need_not(tmp_path: Path) -> None:
    """Who knows by other means that a row is sound takes it as it is."""
    store = rows(tmp_path / "c.db")
    store.keep("a", b"12")
    store.close()
    other: KeyedRows[str] = KeyedRows(tmp_path / "c.db", "rows", lambda _, body: b"another")
    assert other.row("a") is None
    assert other.row("a", sealed=False) == b"12"


@pytest.mark.parametrize("kept", ["[]", '"a"', "3", "{", ""])
def test_keys_that_are_damaged_are_none(kept: str, tmp_path: Path) -> None:
    """The next build does everything again, and writes them anew."""
    assert cache.known(tmp_path) == {}
    cache.keep(tmp_path, {"b": "2", "a": "1"})
    assert cache.known(tmp_path) == {"a": "1", "b": "2"}
    (tmp_path / cache.PLACE).write_text(kept)
    assert cache.known(tmp_path) == {}


def test_the_digest_of_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its files, its data among them, and what is installed beside it; not what Python compiles, nor what else lies there."""
    package, beside = tmp_path / "package", tmp_path / "beside"
    for folder in (package / "corpus", beside, tmp_path / "here"):
        folder.mkdir(parents=True)
    (package / "corpus/cache.py").write_text("1")
    monkeypatch.setattr(cache, "__file__", str(package / "corpus/cache.py"))
    monkeypatch.setattr(sys, "path", ["", str(beside), str(tmp_path / "none")])
    monkeypatch.chdir(tmp_path / "here")
    digest: Callable[[], str] = cache.program.__wrapped__
    seen = [digest()]
    (package / "corpus/cache.pyc").write_bytes(b"1")
    (beside / "a.txt").write_text("1")
    (tmp_path / "here/a.txt").write_text("1")
    assert digest() == seen[0]
    for path in (package / "words.tsv", beside / "a-1.dist-info", beside / "b.egg-info", tmp_path / "here/c-1.dist-info"):
        path.write_text("1")
        seen.append(digest())
    assert len(set(seen)) == 5


def test_a_key_covers_the_ledgers_of_former_names(tmp_path: Path) -> None:
    """Those that are there; a file that a build makes and that is missing makes the key none."""
    source = SimpleNamespace(sha256="0", cuts=[SimpleNamespace(document="d")])

    def key(released: str = "", *former: str) -> str | None:
        return cache.key(tmp_path, "s", source, released, former)  # type: ignore[arg-type]

    folder = tmp_path / "corpus"
    assert key() is None
    for name in ("sources/s/source.yaml", "sources/s/edits.jsonl", "documents/d/edition.md", "documents/d/anchors.jsonl"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("1")
    without = key("", "e")
    (folder / "documents/e").mkdir()
    (folder / "documents/e/anchors.jsonl").write_text("1")
    found = [key(), key("d"), key("x"), without, key("", "e"), key()]
    assert found[0] == found[2] == found[5]
    assert len(set(found)) == 4
    assert None not in found


def test_a_mark_tells_whether_a_file_was_written() -> None:
    """Size, time and number; a link changes another time alone."""
    mark = FileMark(1, 2, 3, 4)
    assert mark.same_words(mark._replace(changed=9))
    for name in ("size", "modified", "inode"):
        assert not mark.same_words(mark._replace(**{name: 9}))


def test_marks_are_written_where_they_are_others(tmp_path: Path) -> None:
    """A file that was written since is known by its new mark; one too young to be known is forgotten."""
    path = project(tmp_path)
    found = []
    for words in (b"one", b"two"):
        project(tmp_path, words)
        run = FileMarks(tmp_path)
        run.digest(str(path))
        run.keep(complete=True)
        found.append(_read(tmp_path / PLACE))
    assert list(found[0]) == list(found[1]) == ["corpus/a.txt"]
    assert found[0] != found[1]
    project(tmp_path, b"six", old=False)
    run = FileMarks(tmp_path)
    run.digest(str(path))
    run.keep(complete=False)
    assert _read(tmp_path / PLACE) == {}
    (tmp_path / "p").mkdir()
    other, written = project(tmp_path / "p"), []
    for _ in range(2):
        run = FileMarks(tmp_path / "p")
        run.digest(str(path))
        run.digest(str(other))
        run.keep(complete=True)
        written.append((tmp_path / "p" / PLACE).stat().st_mtime)
        assert list(_read(tmp_path / "p" / PLACE)) == ["corpus/a.txt"]
        os.utime(tmp_path / "p" / PLACE, (1, 1))
    assert [time == 1 for time in written] == [False, True]
    with marking(tmp_path) as marks:
        marks.digest = lambda _: b"by its mark"  # type: ignore[method-assign]
        assert content_digest(str(path)) == b"by its mark"
    assert content_digest(str(path)) != b"by its mark"


class Said(Record):
    """A record."""

    words: str


def test_what_is_made_of_files_is_sealed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once remembered it has a seal, which holds as long as the files say the same; what changed while it was made has none."""
    monkeypatch.delenv("CI", raising=False)
    path = tmp_path / "a"
    path.write_text("甲")
    assert sealed("one", [str(path)], path.read_text) == ("甲", "")
    with remembering(tmp_path):
        value, seal = sealed("one", [str(path)], path.read_text, "more")
        assert value == "甲"
        assert sealed("one", [str(path)], str, "more") == (value, seal)
        assert [is_sealed(seal, "one", [str(path)], words) for words in ("more", "less")] == [True, False]
        path.write_text("乙")
        assert not is_sealed(seal, "one", [str(path)], "more")
        assert sealed("one", [str(path)], lambda: path.write_text("丙"), "more")[1] == ""
        assert sealed("one", [str(path)], path.read_text, "more")[0] == "丙"
        assert sealed("one", [str(tmp_path / "none")], lambda: 3) == (3, "")


def test_a_record_is_held_and_has_the_seal_of_its_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The very same record in one run; within a run begun within it the first one remembers."""
    monkeypatch.delenv("CI", raising=False)
    path = tmp_path / "a"
    path.write_text("甲")

    def record() -> Said:
        return recalled_of("said", (str(path),), lambda: Said(words=path.read_text()))

    assert seal_of(record()) == ""
    with remembering(tmp_path):
        one = record()
        assert record() is one
        assert seal_of(one) == sealed("said", (str(path),), str)[1] != ""
        assert seal_of(Said(words="甲")) == ""
        first = memory.current()
        with remembering(tmp_path / "other"):
            assert memory.current() is first
        assert recalled("rows", ("a",), lambda: ("甲",)) == ("甲",)
        path.write_text("乙")
        assert record().words == "乙"
    assert memory.current() is None


def test_what_was_not_asked_for_goes_only_where_all_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A command that reads little leaves what others remember."""
    monkeypatch.delenv("CI", raising=False)
    made: list[str] = []
    for complete in (False, False, True, False):
        with remembering(tmp_path):
            if complete:
                all_was_read()
            elif made or not (tmp_path / memory.PLACE).exists():
                recalled("one", ("a",), lambda: made.append("a") or "甲")
            recalled("two", ("b",), lambda: "乙")
    assert made == ["a", "a"]


@pytest.mark.parametrize(
    ("module", "name", "known"),
    [
        ("jiaokan.edition.document", "Block", True), ("jiaokan.record.schema", "Meta", True), ("jiaokan.text", "Piece", False),
        ("jiaokan.corpus.marks", "FileMark", True), ("jiaokan.corpus.memory", "Memory", False), ("jiaokan.corpus.memory", "Text", False),
        ("jiaokan.corpus.memory", "BaseModel", False), ("jiaokan.corpus.memory", "recalled", False), ("builtins", "eval", False),
        ("jiaokan.corpus.memory", "PLACE", False), ("os", "system", False),
    ],
)  # fmt: skip
def test_which_names_a_row_may_hold(module: str, name: str, known: bool) -> None:
    """Values of this package under the names of the modules in which they are written; nothing that runs, and none of others."""
    for _ in range(2):
        values = memory._Values(BytesIO())
        if known:
            assert getattr(values.find_class(module, name), "__name__", "") == name
        else:
            with pytest.raises((pickle.UnpicklingError, TypeError)):
                values.find_class(module, name)
