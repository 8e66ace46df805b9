"""Stop each command that writes at every event at which it writes, and look what the next command finds: the old corpus or the new one.

`python tests/stops.py` prints, for each command, how many stops were tried, and how many ended in the old corpus, the new one, or neither.
An event is whatever changes the project on the disk: Python's audit events, and each write and sync; a write is stopped in its middle.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from jiaokan.cli import main
from jiaokan.corpus.answering import record_words
from jiaokan.corpus.pending import Pending, WantedBlock, keep_pending
from jiaokan.edition import markdown
from jiaokan.edition.markdown import level
from jiaokan.errors import BadInput
from jiaokan.record.schema import AnchorWord
from jiaokan.text.digest import digest
from jiaokan.web.write_proof import decide
from tests.merges import git, save
from tests.project import RAW, make

ID = "samr-2020-186"
CHANGES = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.truncate", "os.chmod", "os.link", "os.symlink"}
MODES = ("error", "full", "kill")
"""One event fails; it and all that need room fail; the process ends there and then."""
CORRECTION = f"corrections:\n  - {{document: {ID}, quote: 请认真贯彻, old: 认真, new: 切实, why: 例}}\n"
BREAK = f"breaks:\n  - {{document: {ID}, quote: 请认真贯彻落实, why: 例}}\n"
CFF = "cff-version: 1.2.0\ntitle: x\nauthors:\n  - name: someone\n"
ANOTHER = "某市人民政府文件\n某政发〔2021〕3号\n某市人民政府关于植树的通知\n各县：\n各县要植树。\n某市人民政府\n2021年3月4日\n"


@dataclass
class Stop:
    """Where a command is stopped, and how."""

    at: int
    mode: str
    root: Path = Path()
    seen: int = 0
    on: bool = False
    log: list[str] = field(default_factory=list)

    def event(self, name: str, needs_room: bool = True) -> bool:
        """Count an event; whether it is to be stopped."""
        if not self.on:
            return False
        self.seen += 1
        self.log.append(name)
        return self.seen == self.at or (self.mode == "full" and self.at and self.seen > self.at and needs_room)

    def stop(self) -> None:
        """Stop."""
        if self.mode == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        raise OSError(28, "No space left on device") if self.mode == "full" else PermissionError(13, "Permission denied")


NOW = Stop(0, "error")
WRITE, SYNC = os.write, os.fsync


def audit(event: str, args: tuple[object, ...]) -> None:
    """Python's own word on what changes the disk."""
    if not NOW.on or not isinstance(args[0], str | bytes | os.PathLike) or not within(os.fsdecode(args[0])):
        return
    if event == "open" and isinstance(args[2], int) and args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
        wanted, needs_room = not str(args[0]).endswith(".pyc"), True
    else:
        wanted, needs_room = event in CHANGES, event in ("os.mkdir", "os.link", "os.symlink")
    if wanted and NOW.event(f"{event} {args[0]}", needs_room):
        NOW.stop()


def within(path: str) -> bool:
    """Whether a path is one of the project."""
    return Path(os.path.abspath(path)).is_relative_to(NOW.root)


def ours(handle: int) -> bool:
    """Whether an open file is one of the project; where that cannot be told, it is."""
    try:
        return within(os.readlink(f"/proc/self/fd/{handle}"))
    except OSError:
        return True


def half_a_write(handle: int, data: bytes) -> int:
    """Write, or half of it."""
    if handle > 2 and ours(handle) and NOW.event("write"):
        WRITE(handle, bytes(data)[: len(data) // 2])
        NOW.stop()
    return WRITE(handle, data)


def sync(handle: int) -> None:
    """Sync, or not."""
    if ours(handle) and NOW.event("sync", False):
        NOW.stop()
    SYNC(handle)


@contextmanager
def stopped(root: Path, at: int, mode: str) -> Iterator[Stop]:
    """Within this, the event of this number in a project is stopped; 0 for none."""
    NOW.root, NOW.at, NOW.mode, NOW.seen, NOW.on = Path(os.path.abspath(root)), at, mode, 0, True
    NOW.log.clear()
    os.write, os.fsync = half_a_write, sync  # type: ignore[assignment]
    try:
        yield NOW
    finally:
        NOW.on = False
        os.write, os.fsync = WRITE, SYNC


def run(*arguments: str, root: Path) -> tuple[int, str]:
    """A command's exit code and what it said."""
    said = StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        code = main([*arguments, "--root", str(root)])
    return code, said.getvalue()


def snapshot(root: Path) -> dict[str, bytes]:
    """Every file of the project but the cache and git's own; a folder is named too."""
    found = {}
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        if not name.startswith(("build", ".git/")):
            found[name] = path.read_bytes() if path.is_file() else b"folder"
    return found


def built(root: Path) -> None:
    """The project, built once, with a file to add beside it."""
    make(root)
    (root / "CITATION.cff").write_text(CFF)
    (root / "page.txt").write_text(ANOTHER)
    (root / "again.txt").write_text(RAW.replace("认真", "切实"))
    assert run("build", root=root)[0] == 0


def corrected(root: Path) -> None:
    """Built, then a correction in the record."""
    built(root)
    make(root, extra=CORRECTION)


def edited(root: Path) -> None:
    """Built, then an edit by hand."""
    built(root)
    path = root / "corpus/documents" / ID / "edition.md"
    path.write_text(path.read_text().replace("认真", "切实"))


def repository(root: Path) -> None:
    """Built, in a repository of git."""
    built(root)
    git(root, "init", "-q", "-b", "main")
    save(root)


def parted(root: Path) -> None:
    """Two branches with decisions of their own, of which one is being merged into the other."""
    repository(root)
    for branch, extra in (("theirs", BREAK), ("ours", CORRECTION)):
        git(root, "checkout", "-q", "-b", branch, "main")
        make(root, extra=extra)
        assert run("build", "--accept", "--reason", "例", root=root)[0] == 0
        save(root)
    assert not git(root, "merge", "-q", "theirs")


def reverted(root: Path) -> None:
    """A paragraph was parted, and the commit taken back."""
    repository(root)
    make(root, extra=BREAK)
    assert run("build", "--accept", "--reason", "例", root=root)[0] == 0
    save(root)
    git(root, "branch", "pushed")
    assert git(root, "revert", "--no-edit", "HEAD")


def recorded(root: Path) -> int:
    """Write the editor's word on an anchor down."""
    id = json.loads((root / "corpus/documents" / ID / "anchors.jsonl").read_text().split("\n")[0])["id"]
    record_words(root, [AnchorWord(document=ID, id=id, to="关于加强计量工作的通知", why="例")])
    return 0


def proof_read(root: Path) -> int:
    """Read a proof at the desk, what was pending of it included; 2 if the text is not as it was opened, as for a command."""
    path = root / "corpus/documents" / ID / "edition.md"
    words = path.read_text()
    blocks = [WantedBlock(anchor=b.anchor, type=b.type, level=level(b), text=b.text.replace("认真", "切实")) for b in markdown.parse(words)]
    wish = Pending(seal=digest(words), blocks=tuple(blocks))
    pending = root / "corpus/.desk" / f"{ID}.json"
    try:
        decide(root, ID, wish, digest(pending.read_text()) if pending.exists() else "", "例")
    except BadInput:
        return 2
    return 0


def pending(root: Path) -> None:
    """Built, with something pending at the desk."""
    built(root)
    blocks = markdown.parse((root / "corpus/documents" / ID / "edition.md").read_text())
    rows = tuple(WantedBlock(anchor=b.anchor, type=b.type, level=level(b), text=b.text) for b in blocks[1:])
    keep_pending(root, ID, Pending(seal="", blocks=rows), "")


def command(*arguments: str) -> Callable[[Path], int]:
    """A command as a function of the project's folder."""
    return lambda root: run(*(word.replace("ROOT", str(root)) for word in arguments), root=root)[0]


COMMANDS: dict[str, tuple[Callable[[Path], object], Callable[[Path], int]]] = {
    "build, the first": (make, command("build")),
    "build": (corrected, command("build")),
    "adopt": (edited, command("adopt", "--reason", "例")),
    "desk": (pending, proof_read),
    "add": (built, command("add", "ROOT/page.txt", "ROOT/again.txt")),
    "release": (built, command("release", "2026.1", "--date", "2026-01-31")),
    "an answer on an anchor": (built, recorded),
    "replace": (built, command("replace", "page", "ROOT/again.txt", "--accept", "--reason", "例")),
    "replace, beside": (built, command("replace", "page", "ROOT/again.txt", "--beside", "page-2", "--accept", "--reason", "例")),
    "rename": (built, command("rename", ID, "notice-2020")),
    "split": (built, command("split", ID, "现将有关事项", "--id", "part-2", "--reason", "例")),
    "remove": (built, command("remove", ID, "--reason", "例")),
    "remove, what was published": (repository, command("remove", ID, "--reason", "例")),
    "merge": (parted, command("merge")),
    "restore": (reverted, command("restore", "pushed")),
}


def attempt(work: Callable[[Path], int], root: Path, at: int, mode: str) -> None:
    """Do it, stopped; killed, it is done in a process of its own."""
    if mode != "kill":
        try:
            with stopped(root, at, mode):
                work(root)
        except (OSError, BadInput):
            pass
        return
    child = os.fork()
    if child == 0:
        with stopped(root, at, mode):
            work(root)
        os._exit(0)
    assert os.WIFSIGNALED(os.waitpid(child, 0)[1])


def tried(name: str, place: Path, modes: Sequence[str] = MODES, every: int = 1) -> Counter[str]:
    """Stop one command everywhere.

    Args:
        name: of `COMMANDS`.
        place: an empty folder to work in.
        modes: how it is stopped.
        every: killed at every so many events only; the other modes stop at each.

    Returns:
        How many stops ended in the `old` corpus, in the `new` one, `broken`, and how many could not be gone on from: `stuck`.
    """
    prepare, work = COMMANDS[name]
    before, after, root = place / "before", place / "after", place / "root"
    prepare(before)
    old = snapshot(before)
    shutil.copytree(before, after)
    with stopped(after, 0, "error") as counted:
        assert work(after) == 0
    new, events = snapshot(after), counted.seen
    assert new != old
    found: Counter[str] = Counter(events=events)
    for mode in modes:
        for at in range(1, events + 1, every if mode == "kill" else 1):
            shutil.rmtree(root, ignore_errors=True)
            shutil.copytree(before, root)
            attempt(work, root, at, mode)
            run("list", root=root)
            now = snapshot(root)
            found["old" if now == old else "new" if now == new else "broken"] += 1
            if now == old and mode != "error":
                work(root)
                found["stuck"] += snapshot(root) != new
    return found


def place() -> str | None:
    """Where to work: in memory, where that is possible, since every stop syncs."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def everything(names: Sequence[str], modes: Sequence[str], every: int) -> Iterator[tuple[str, Counter[str]]]:
    """What became of each command."""
    for name in names:
        with tempfile.TemporaryDirectory(dir=place()) as folder:
            yield name, tried(name, Path(folder), modes, every)


def at_once(name: str, place: Path, times: int = 2) -> Counter[str]:
    """Give one command twice at the same moment, several times: how often the corpus was then the new one, and how often broken."""
    prepare, work = COMMANDS[name]
    before, after, root = place / "before", place / "after", place / "root"
    prepare(before)
    shutil.copytree(before, after)
    work(after)
    new = snapshot(after)
    found: Counter[str] = Counter()
    for _ in range(times):
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(before, root)
        children = []
        for _ in range(2):
            child = os.fork()
            if child == 0:
                try:
                    os._exit(work(root) & 3)
                finally:
                    os._exit(9)
            children.append(child)
        codes = sorted(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children)
        found["new" if snapshot(root) == new and codes[0] == 0 and codes[1] < 3 else "broken"] += 1
    return found


if __name__ == "__main__":
    if sys.argv[1:2] == ["--twice"]:
        for name in [
            name for name in COMMANDS if name not in ("an answer on an anchor", "rename", "split", "remove", "remove, what was published")
        ]:
            with tempfile.TemporaryDirectory(dir=place()) as folder:
                print(f"{name:24} {dict(at_once(name, Path(folder)))}")
        sys.exit()
    modes = MODES
    if sys.argv[1:2] == ["--modes"]:
        modes = tuple(sys.argv[2].split(","))
        del sys.argv[1:3]
    every = 1
    if sys.argv[1:2] == ["--kill-every"]:
        every = int(sys.argv[2])
        del sys.argv[1:3]
    sys.addaudithook(audit)
    print(f"{'command':24} {'events':>6} {'stops':>6} {'old':>6} {'new':>6} {'broken':>6} {'stuck':>6}")
    bad = 0
    for name, found in everything(sys.argv[1:] or tuple(COMMANDS), modes, every):
        stops = found["old"] + found["new"] + found["broken"]
        print(
            f"{name:24} {found['events']:6} {stops:6} {found['old']:6} {found['new']:6} {found['broken']:6} {found['stuck']:6}", flush=True
        )
        bad += found["broken"] + found["stuck"]
    sys.exit(bool(bad))
