"""Writing is one transaction: whatever breaks a command off, the next one finds the old corpus or the new one; no edit is lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import settings

from jiaokan import corpus
from jiaokan.cli import main
from jiaokan.corpus import journal, lock
from jiaokan.corpus.adding import Wish, add_files
from jiaokan.corpus.transaction import reading, write, writing
from jiaokan.errors import BadInput
from tests.project import make
from tests.stops import CORRECTION, ID, snapshot

STOPS = Path(__file__).parent / "stops.py"


@pytest.mark.parametrize(
    "names",
    [
        ("build",),
        ("build, the first", "adopt", "desk"),
        ("add", "release", "an answer on an anchor", "replace"),
        ("replace, beside", "merge", "restore"),
    ],
    ids=lambda names: names[0],
)
def test_a_stop_at_any_event_leaves_the_old_corpus_or_the_new_one(names: tuple[str, ...]) -> None:
    """Failing at every event, or killed, a command is undone or finished by the next one, byte for byte, and can be given again.

    A build is killed at every event, the others at every sixth: what they write goes the same way; `make promises` kills them at each.
    """
    every = 1 if names == ("build",) or settings.get_current_profile_name() == "promises" else 6
    order = [sys.executable, STOPS, "--modes", "error,kill", "--kill-every", str(every), *names]
    done = subprocess.run(order, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    rows = done.stdout.splitlines()[1:]
    assert len(rows) == len(names)
    for row in rows:
        events, stops, old, new, broken, stuck = (int(word) for word in row.split()[-6:])
        tried = events + len(range(0, events, every))
        assert (stops, old + new, broken, stuck) == (tried, tried, 0, 0)
        assert events > 20
        assert min(old, new) > tried // 4


def test_a_full_disk_leaves_the_old_corpus_or_the_new_one() -> None:
    """Whatever needs room fails from some event on: the corpus is whole, and with room again it is built."""
    done = subprocess.run([sys.executable, STOPS, "--modes", "full", "build"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_two_of_a_command_at_once_make_what_one_makes() -> None:
    """One waits for the other; nothing is written twice or mixed."""
    done = subprocess.run([sys.executable, STOPS, "--twice"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == 10
    assert "broken" not in done.stdout


def test_two_adds_at_once_are_both_there(tmp_path: Path) -> None:
    """Each reads and writes the records that relations lead to: the second one sees what the first one wrote."""
    corpus.build(make(tmp_path))
    files = []
    for number in (1, 2):
        files.append(tmp_path / f"{number}.txt")
        files[-1].write_text(f"某市关于第{number}件事的通知\n贯彻落实《关于加强计量工作的通知》，现通知如下。\n")
    threads = [threading.Thread(target=add_files, args=(tmp_path, [path], Wish(id=f"city-{path.stem}"))) for path in files]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert {"city-1", "city-2"} <= set(corpus.records(tmp_path).sources)


def test_who_waits_is_told_for_whom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The second command gives up after a while, names the first one, and writes nothing; then it may go on."""
    make(tmp_path)
    monkeypatch.setattr(lock, "MOST_TRIES", 2)
    before = snapshot(tmp_path)
    ready, done = threading.Event(), threading.Event()

    def hold() -> None:
        with writing(tmp_path, "add"):
            ready.set()
            done.wait(30)

    thread = threading.Thread(target=hold)
    thread.start()
    ready.wait(30)
    try:
        for command in ("build", "list"):
            assert main([command, "--root", str(tmp_path)]) == 2
            assert f"the corpus is being written by jiaokan add, process {os.getpid()}" in capsys.readouterr().err
    finally:
        done.set()
        thread.join()
    assert snapshot(tmp_path) == before
    assert main(["build", "--root", str(tmp_path)]) == 0


def test_readers_do_not_wait_for_each_other_but_writers_for_readers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A corpus is not replaced under who reads it, and no lock file stays."""
    make(tmp_path)
    monkeypatch.setattr(lock, "MOST_TRIES", 2)
    failed: list[BaseException] = []

    def other(command: str) -> None:
        try:
            with writing(tmp_path, command) if command else reading(tmp_path):
                pass
        except BadInput as error:
            failed.append(error)

    with reading(tmp_path):
        for command in ("", "build"):
            thread = threading.Thread(target=other, args=(command,))
            thread.start()
            thread.join()
    assert ["being read by another command" in str(error) for error in failed] == [True]
    assert not (tmp_path / lock.LOCK_PLACE).exists()


def broken_off(root: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """A build broken off after its second file was put in place: the corpus before it, and after it."""
    corpus.build(make(root))
    make(root, extra=CORRECTION)
    before = snapshot(root)
    replace, seen = os.replace, []

    def fail(old: str, new: str) -> None:
        seen.append(new)
        if len(seen) == 4:  # The manifest's was the first.
            raise PermissionError(13, "Permission denied", str(new))
        replace(old, new)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", fail)
        with pytest.raises(PermissionError):
            corpus.build(root)
    return before, snapshot(root)


def test_a_broken_off_command_is_finished_by_any_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """As on Windows with a file open in an editor; what only reads finishes it too, and says so."""
    before, half = broken_off(tmp_path, monkeypatch)
    assert half.keys() - before.keys() >= {"corpus/.journal/manifest.json"}
    assert main(["show", ID, "--root", str(tmp_path)]) == 0
    assert "jiaokan build was broken off the last time; it is finished now" in caplog.text
    assert "切实" in (tmp_path / f"corpus/documents/{ID}/edition.md").read_text()
    assert snapshot(tmp_path).keys() == before.keys()
    assert corpus.stale(tmp_path) == ()


def test_what_somebody_changed_since_is_not_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is neither as before nor as after is named, with the way to keep it; put aside, the rest is finished."""
    before, half = broken_off(tmp_path, monkeypatch)
    waiting = json.loads(half["corpus/.journal/manifest.json"])["files"]
    name = next(row["path"] for row in waiting if sha256(half[row["path"]]).hexdigest() == row["old"])
    (tmp_path / name).write_bytes(before[name] + b"mine\n")
    with pytest.raises(BadInput, match="was changed after `jiaokan build` was broken off") as caught:
        corpus.load(tmp_path)
    assert f"mv {name} {name}.mine" in caught.value.then
    (tmp_path / name).rename(tmp_path / f"{name}.mine")
    corpus.load(tmp_path)
    assert corpus.stale(tmp_path) == ()


def test_a_change_that_git_took_back_is_thrown_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another branch was checked out meanwhile: none of the files is the change's, so that there is nothing to finish."""
    _, half = broken_off(tmp_path, monkeypatch)
    waiting = json.loads(half["corpus/.journal/manifest.json"])["files"]
    for row in waiting:
        (tmp_path / row["path"]).write_bytes(half[row["path"]] + b"\n")
    state = {name: data for name, data in snapshot(tmp_path).items() if ".journal" not in name}
    corpus.records(tmp_path)
    assert snapshot(tmp_path) == state


@pytest.mark.parametrize("path", ["../out.txt", "corpus/../../out.txt", "/out.txt", "README.md", "corpus/.lock", "corpus", "corpus//x"])
def test_a_strangers_manifest_leads_nowhere(tmp_path: Path, path: str) -> None:
    """A journal that came with somebody's repository cannot write outside of the corpus."""
    make(tmp_path)
    home = tmp_path / journal.PLACE
    home.mkdir()
    (home / "0").write_bytes(b"x")
    row = {"path": path, "old": None, "new": sha256(b"x").hexdigest(), "staged": "0"}
    for manifest in (json.dumps({"command": "build", "files": [row]}), "[]", '{"files": 3}', "{"):
        (home / "manifest.json").write_text(manifest)
        with pytest.raises(BadInput, match="damaged"):
            corpus.records(tmp_path)
        assert not (tmp_path.parent / "out.txt").exists()


def test_nothing_is_named_before_it_is_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Power may fail between any two steps: each file and folder is synced before the next step relies on it."""
    steps: list[str] = []
    real = os.fsync, os.replace, os.write, os.open
    names: dict[int, str] = {}

    def opened(path: str, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        handle = real[3](path, flags, mode, dir_fd=dir_fd)
        names[handle] = Path(path).name
        return handle

    monkeypatch.setattr(os, "open", opened)
    monkeypatch.setattr(os, "fsync", lambda handle: (steps.append(f"sync {names[handle]}"), real[0](handle)))
    monkeypatch.setattr(os, "write", lambda handle, data: (steps.append(f"write {names[handle]}"), real[2](handle, data))[1])
    monkeypatch.setattr(os, "replace", lambda old, new: (steps.append(f"name {Path(new).name}"), real[1](old, new)))
    files: dict[Path, str | bytes | None] = {tmp_path / "corpus" / name: name for name in ("a", "b")}
    (tmp_path / "corpus").mkdir()
    with writing(tmp_path, "build"):
        steps.clear()
        write(tmp_path, files, "build")

    staged = [word for name in (".gitignore", "0", "1", "manifest.new") for word in (f"write {name}", f"sync {name}")]
    committed = ["sync .journal", "name manifest.json", "sync .journal", "sync corpus"]
    assert steps == [*staged, *committed, "name a", "name b", "sync corpus", "sync .journal"]


@contextmanager
def without_power() -> Iterator[Path]:
    """A project that its user may read and not write: root gives up his power meanwhile."""
    with tempfile.TemporaryDirectory() as folder:
        root = make(Path(folder))
        corpus.build(root)
        make(root, extra=CORRECTION)
        closed = [root, *(path for path in root.rglob("*") if path.is_dir())]
        for path in closed:
            path.chmod(0o755)
        for path in (root / "corpus/documents").glob("*"):
            path.chmod(0o555)
        user = os.geteuid()
        try:
            if user == 0:
                for path in (root / "corpus", root / "build"):
                    os.chown(path, 65534, 65534)
                os.seteuid(65534)
            yield root
        finally:
            os.seteuid(user)
            for path in closed:
                path.chmod(0o755)


def test_a_folder_that_may_not_be_written_is_said_before_anything_is_done(capsys: pytest.CaptureFixture[str]) -> None:
    """Not half of the change is made: the folder is named, and reading goes on."""
    with without_power() as root:
        before = snapshot(root)
        assert main(["build", "--root", str(root)]) == 2
        assert "this folder cannot be written" in capsys.readouterr().err
        assert snapshot(root) == before
        assert main(["list", "--root", str(root)]) == 0
        (root / "corpus").chmod(0o555)
        assert main(["list", "--root", str(root)]) == 0
        assert main(["build", "--root", str(root)]) == 2
        assert snapshot(root) == before


def test_a_journal_that_is_a_symbolic_link_is_refused(tmp_path: Path) -> None:
    """It could lead out of the project; nothing is removed through it."""
    root, away = tmp_path / "project", tmp_path / "away"
    make(root)
    away.mkdir()
    (away / "mine").write_text("x")
    (root / journal.PLACE).symlink_to(away)
    with pytest.raises(BadInput, match="symbolic link"), writing(root, "build"):
        pass
    assert (away / "mine").read_text() == "x"


@pytest.mark.parametrize("name", ["sources/page/raw.txt", f"documents/{ID}/edition.md", f"documents/{ID}", "sources", "notes.txt"])
def test_a_symbolic_link_in_the_corpus_is_refused(tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """It is neither read nor written through."""
    root, away = tmp_path / "project", tmp_path / "away"
    corpus.build(make(root))
    path = root / "corpus" / name
    if path.exists():
        path.rename(away)
    path.symlink_to(away)
    for command in ("build", "list", "check"):
        assert main([command, "--root", str(root)]) == 2
        assert f"corpus/{name}: this is a symbolic link" in capsys.readouterr().err


def test_a_symbolic_link_in_the_handwritten_pages_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What it leads to would be published."""
    root = make(tmp_path)
    (root / "docs/guide").mkdir(parents=True)
    (root / "docs/guide/secret.md").symlink_to("/etc/hostname")
    assert main(["site", "--root", str(root)]) == 2
    assert "docs/guide/secret.md: this is a symbolic link" in capsys.readouterr().err
    assert not (root / "site").exists()
