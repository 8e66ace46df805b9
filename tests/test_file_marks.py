"""Files are known by their marks: one that nobody wrote is read once, and no write goes unseen, whatever the clock says."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

import pytest

from jiaokan.corpus import marks
from jiaokan.corpus.lock import LOCK_PLACE
from jiaokan.corpus.marks import PLACE, FileMarks

OLD_SECONDS = 1_000_000_000
"""A day in 2001."""


def project(root: Path, words: bytes = b"one", *, old: bool = True) -> Path:
    """A project under lock with one file, older than the look or as young."""
    (root / LOCK_PLACE).parent.mkdir(parents=True, exist_ok=True)
    path = root / "corpus/a.txt"
    path.write_bytes(words)
    (root / LOCK_PLACE).write_bytes(b"")
    os.utime(root / LOCK_PLACE, ns=(marks._mark(path.stat())[2] + old,) * 2)
    return path


def digest(root: Path, path: Path, *, complete: bool = False) -> bytes:
    """What a run of its own says of a file."""
    run = FileMarks(root)
    found = run.digest(str(path))
    assert run.digest(str(path)) == found
    run.keep(complete=complete)
    return found


def seen(words: bytes) -> bytes:
    """The digest of these words."""
    return sha256(words).digest()


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files whose words are read, one after the other."""
    found: list[str] = []

    def opened(path: str, mode: str) -> object:
        found.append(Path(path).name)
        return open(path, mode)

    monkeypatch.setattr(marks, "open", opened, raising=False)
    return found


def test_a_file_that_nobody_wrote_is_read_once(tmp_path: Path, read: list[str]) -> None:
    """Its words are read in the first run alone; another project's file is read each time."""
    path = project(tmp_path / "p")
    assert [digest(tmp_path / "p", path) for _ in range(3)] == [seen(b"one")] * 3
    assert read == ["a.txt"]
    (tmp_path / "elsewhere").write_bytes(b"two")
    assert [digest(tmp_path / "p", tmp_path / "elsewhere") for _ in range(2)] == [seen(b"two")] * 2
    assert read[1:] == ["elsewhere"] * 4


@pytest.mark.parametrize("back", [False, True])
def test_other_words_of_the_same_length_are_seen(tmp_path: Path, back: bool) -> None:
    """Also where the time of the change is put back, or the clock of the machine was."""
    path = project(tmp_path)
    before = path.stat()
    assert digest(tmp_path, path) == seen(b"one")
    path.write_bytes(b"two")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns) if back else (OLD_SECONDS * 10**9,) * 2)
    assert digest(tmp_path, path) == seen(b"two")


def test_another_file_in_its_place_is_seen(tmp_path: Path) -> None:
    """A file that was moved over it, as old and as long, as git and editors do it."""
    path = project(tmp_path)
    assert digest(tmp_path, path) == seen(b"one")
    other = path.with_name("b.txt")
    other.write_bytes(b"two")
    os.utime(other, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))
    other.replace(path)
    assert digest(tmp_path, path) == seen(b"two")


@pytest.mark.parametrize("old", [False, True])
def test_a_write_within_the_same_tick_is_seen(tmp_path: Path, old: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mark as young as the look is not trusted, since other words of the same length may bear it too; an older one is."""
    path = project(tmp_path, old=old)
    mark = marks._mark(path.stat())
    monkeypatch.setattr(marks, "_mark", lambda stat: mark)  # As if the clock stood still.
    run = FileMarks(tmp_path)
    assert run.digest(str(path)) == seen(b"one")
    path.write_bytes(b"two")
    assert run.digest(str(path)) == seen(b"one" if old else b"two")
    run.keep(complete=False)
    path.write_bytes(b"six")
    assert digest(tmp_path, path) == seen(b"one" if old else b"six")


def test_without_a_lock_nothing_is_trusted(tmp_path: Path, read: list[str]) -> None:
    """Who cannot say when he began to look reads every file each time."""
    path = project(tmp_path)
    (tmp_path / LOCK_PLACE).unlink()
    assert [digest(tmp_path, path) for _ in range(2)] == [seen(b"one")] * 2
    assert len(read) == 4


@pytest.mark.parametrize("damage", [b"", b"no marks at all" * 9, None])
def test_damaged_marks_are_none(tmp_path: Path, damage: bytes | None, read: list[str]) -> None:
    """Whatever stands there, the file is read again, and its mark is known the next time."""
    path = project(tmp_path)
    digest(tmp_path, path)
    data = bytearray((tmp_path / PLACE).read_bytes())
    data[-9] ^= 1
    (tmp_path / PLACE).write_bytes(bytes(data) if damage is None else damage)
    assert [digest(tmp_path, path) for _ in range(2)] == [seen(b"one")] * 2
    assert len(read) == 2


def test_nothing_with_a_name_is_read(tmp_path: Path) -> None:
    """Sealed marks that name a function give nothing, and it does not run."""
    path = project(tmp_path)
    (tmp_path / PLACE).parent.mkdir()
    body = b"cos\nmkdir\n(S'made'\ntR."
    (tmp_path / PLACE).write_bytes(sha256(body).digest() + body)
    assert digest(tmp_path, path) == seen(b"one")
    assert not Path("made").exists()


def test_what_is_gone_is_forgotten(tmp_path: Path) -> None:
    """Where every file was asked for, the mark of another one goes; else it stays."""
    path = project(tmp_path)
    other = path.with_name("b.txt")
    other.write_bytes(b"two")
    os.utime(tmp_path / LOCK_PLACE, ns=(marks._mark(other.stat())[2] + 1,) * 2)
    digest(tmp_path, other)
    for complete, names in ((False, {"corpus/a.txt", "corpus/b.txt"}), (True, {"corpus/a.txt"})):
        digest(tmp_path, path, complete=complete)
        assert set(marks._read(tmp_path / PLACE)) == names
