"""A site that several processes make is, byte for byte, the site that one makes, whichever of them is killed or fails."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from test_init import begun, run
from test_site_again import DECREE, NEWS, NOTICE, content

from jiaokan.corpus.keyed_rows import KeyedRows
from jiaokan.site.write_store import Store, digest_of
from jiaokan.site.write_together import Sharing, Units
from jiaokan.site.write_tree import Tree

pytestmark = pytest.mark.skipif(not hasattr(os, "fork") or sys.platform == "darwin", reason="this system's processes are not copied")

DRIVER = """
import os, signal, sys, time
from jiaokan.site import write, write_finished, write_index
from jiaokan.site.write_together import Units
from jiaokan.cli import main
from jiaokan.errors import BadInput

jobs, fault, here, taken = sys.argv[1], sys.argv[2], os.getpid(), []
write.LEAST_SHARED_DOCUMENTS, write_finished.UNIT_PAGES = 1, 2
finished, take, hand_over, gather = write_finished.finished_pages, Units.take, Units.hand_over, write_index.KeptIndex.gather_ahead

def killing_hand_over(units):
    os.kill(os.getpid(), signal.SIGKILL)

def failing_pages(html, path, people):
    if path.endswith("changes/index.html") and (fault == "all fail" or os.getpid() != here):
        raise BadInput(path, "it fails")
    return finished(html, path, people)

def counting_take(units, done):
    taken.append(done)
    take(units, done)

def waiting_gather(index, tree):
    while not any(path.stat().st_size for path in tree_place(tree).glob("helper-*")):
        time.sleep(0.01)
    if fault == "killed":
        os.kill(here, signal.SIGKILL)
    gather(index, tree)

def tree_place(tree):
    from pathlib import Path
    return Path(tree._place).parent

Units.take = counting_take
if fault == "helpers killed":
    Units.hand_over = killing_hand_over
elif "fail" in fault:
    write_finished.finished_pages = failing_pages
elif jobs != "1":
    write_index.KeptIndex.gather_ahead = waiting_gather
code = main(["site", "--jobs", jobs, "--root", sys.argv[3]])
try:
    os.waitpid(-1, os.WNOHANG)
    print("left: a process")
except ChildProcessError:
    print("taken:", len(taken))
sys.exit(code)
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six documents, of which some cite others."""
    root = begun(tmp_path_factory.mktemp("together") / "edition", address="https://yunchuan.example/")
    texts = {"decree.txt": DECREE, "notice.txt": NOTICE, "news.md": NEWS}
    more = {f"{number}-{name}": texts[name].replace("春灌", f"第{number}次巡查") for number in (2, 3) for name in ("notice.txt", "news.md")}
    for name, text in (texts | more).items():
        (root / name).write_text(text, "utf-8")
        run("add", root / name, "--rights", "public-domain", "--basis", "法律", "--root", root)
    run("build", "--root", root)
    return root


@pytest.fixture(scope="module")
def alone(built: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site that one process makes."""
    root = shutil.copytree(built, tmp_path_factory.mktemp("alone") / "edition")
    said = made(root, "1", "nothing")
    assert said == (0, "taken: 0")
    return content(root / "site")


def made(root: Path, jobs: str, fault: str) -> tuple[int, str]:
    """Make the site; the exit code, and the last line that is said."""
    given = {name: value for name, value in os.environ.items() if name != "CI"}
    command = [sys.executable, "-c", DRIVER, jobs, fault, str(root)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, start_new_session=True, env=given, timeout=300)
    ended = time.monotonic() + 30
    while any_left(done) and time.monotonic() < ended:
        time.sleep(0.05)
    return done.returncode, done.stdout.splitlines()[-1] if done.stdout else ""


def any_left(done: subprocess.CompletedProcess[str]) -> bool:
    """Whether a process is left whose session is that of what has ended."""
    for stat in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if DRIVER.encode() in stat.read_bytes() and done.args[-1].encode() in stat.read_bytes():
                return True
        except OSError:
            continue
    return False


def test_several_processes_make_the_same_site(built: Path, alone: dict[str, bytes], tmp_path: Path) -> None:
    """Units that other processes did are taken, every file is the same, and the next site has nothing to make."""
    root = shutil.copytree(built, tmp_path / "edition")
    code, said = made(root, "3", "nothing")
    assert (code, said.split(":")[0]) == (0, "taken")
    assert int(said.split(":")[1]) >= 1  # The first process waits until one was handed over.
    assert content(root / "site") == alone
    given = {name: value for name, value in os.environ.items() if name not in ("CI", "LANG", "LC_ALL")}  # in CI all is made again
    again = subprocess.run(
        [sys.executable, "-m", "jiaokan.cli", "site", "--root", str(root)],
        capture_output=True,
        text=True,
        check=True,
        env=given,
        timeout=300,
    )
    assert again.stdout.endswith("nothing changed\n")
    record = next((root / "corpus/documents").glob("*/document.yaml"))
    record.write_text(record.read_text("utf-8") + "note: 改过了。\n", "utf-8")
    shutil.copytree(root / "corpus", tmp_path / "other/corpus")
    shutil.copy(root / "jiaokan.yaml", tmp_path / "other/jiaokan.yaml")
    for one in (root, tmp_path / "other"):
        assert made(one, "1", "nothing")[0] == 0
    assert content(root / "site") == content(tmp_path / "other/site")


@pytest.mark.parametrize("fault", ["helpers killed", "helpers fail"])
def test_what_nobody_handed_over_is_done_here(fault: str, built: Path, alone: dict[str, bytes], tmp_path: Path) -> None:
    """Processes that are killed or fail before they hand anything over, or after, leave their units to the one that remains."""
    root = shutil.copytree(built, tmp_path / "edition")
    code, said = made(root, "2", fault)
    assert (code, said.split(":")[0]) == (0, "taken")
    assert content(root / "site") == alone


def test_what_is_wrong_is_said_as_one_process_says_it(built: Path, tmp_path: Path) -> None:
    """A page that cannot be made ends the command with its error; no site is put in place, and no process and no folder is left."""
    root = shutil.copytree(built, tmp_path / "edition")
    assert made(root, "2", "all fail") == (2, "taken: 0")
    assert not [path.name for path in root.iterdir() if path.name.startswith((".site", "site"))]


def test_a_kill_in_the_middle_leaves_nobody_at_work(built: Path, alone: dict[str, bytes], tmp_path: Path) -> None:
    """The others end when the process that they work for is killed; the next site is as ever."""
    root = shutil.copytree(built, tmp_path / "edition")
    assert made(root, "3", "killed")[0] == -9
    assert not (root / "site").exists()
    assert made(root, "2", "nothing")[0] == 0
    assert content(root / "site") == alone
    assert not list(root.glob(".site*"))


class Rows(Units):
    """Keeps a row for each unit."""

    def do(self, unit: int) -> None:
        """Keep it."""
        self._store.keep(f"key {unit}", str(unit))
        self._tree.write(f"{unit}.html", b"x")
        self.found[f"{unit}.html"] = digest_of(b"x")


@pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")
@pytest.mark.parametrize("jobs", [1, 2, 4])
def test_rows_and_files_of_all_processes_are_kept(jobs: int, tmp_path: Path) -> None:
    """Whoever did a unit, its row, its file and what was found are there; what was to be done meanwhile was done once."""
    place, calls = tmp_path / "made.db", list[int]()
    store, tree = Store(place), Tree(tmp_path / "site")
    units = Rows(tree, store)
    Sharing(jobs, tmp_path).do(units, 40, lambda: calls.append(1))
    store.close()
    assert calls == [1]
    assert tree.files == units.found == {f"{unit}.html": digest_of(b"x") for unit in range(40)}
    assert tree.sizes == {f"{unit}.html": 1 for unit in range(40)}
    assert len(content(tmp_path / "site")) == 40
    again = Store(place)
    assert [again.record(f"key {unit}") for unit in range(40)] == [str(unit) for unit in range(40)]


def test_a_process_of_its_own_writes_no_rows(tmp_path: Path) -> None:
    """What was there is read on, what is kept is read and handed over once, and the file stays as it was."""
    place = tmp_path / "rows.db"
    rows = KeyedRows[str](place, "made", lambda key, body: body[:1])
    rows.keep("old", b"1")
    rows.close()
    before = place.read_bytes()
    rows = KeyedRows(place, "made", lambda key, body: body[:1])
    rows.keep("waiting", b"2")
    rows.part()
    rows.keep("new", b"3" * 9_000_000)
    assert [rows.row("old"), rows.row("waiting"), rows.row("new")] == [b"1", b"2", b"3" * 9_000_000]
    assert rows.hand_over().keys() == {"new"}
    assert rows.hand_over() == {}
    assert place.read_bytes() == before
