"""Many pages into a folder: what is taken, where it goes, what fails, and that a run goes on wherever it was killed."""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from jiaokan.cli import main
from jiaokan.commands.language import said
from jiaokan.edition.output import rebuild
from jiaokan.errors import BadInput
from jiaokan.scale import run as many
from jiaokan.scale.cleaning import cleaned
from jiaokan.scale.inputs import find, listed
from jiaokan.scale.manifest import Done, Manifest
from jiaokan.scale.progress import Progress
from jiaokan.scale.run import RunWish, clean_many
from jiaokan.scale.summary import Summary
from jiaokan.scale.workers import Batch, Workers

BROKEN = "为进一步做好示例工作，提高公共服 务水平，促进城乡融合发展，现通知如下。\n"
WHOLE = "为进一步做好示例工作，提高公共服务水平，促进城乡融合发展，现通知如下。\n"
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"


class Serial(Workers):
    """The same batches, done in this process."""

    def results(self, batches: Iterator[Batch]) -> Iterator[tuple[Batch, list[Any]]]:
        """Each batch with what came of it."""
        for batch in batches:
            yield batch, [task.do() for task in batch.tasks]


@pytest.fixture
def serial(monkeypatch: pytest.MonkeyPatch) -> None:
    """No process is started: what is tested is not the processes."""
    monkeypatch.setattr(many, "Workers", Serial)


def put(folder: Path, **files: str | bytes) -> Path:
    """A folder with files; `__` in a name parts folders, `_` stands for a stop."""
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    """Every file that a person sees in a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".jiaokan" not in path.parts
    }


def clean(*names: str | Path, out: Path, **wishes: Any) -> Summary:
    """Clean what is named into a folder."""
    return clean_many(find(map(str, names), out), out, RunWish(**wishes), lambda pages, size, faults: None)


def rows(number: int) -> str:
    """So many lines of JSON, each with a text of its own."""
    return "".join(json.dumps({"id": f"d{at}", "text": f"第{at}号。{BROKEN}"}, ensure_ascii=False) + "\n" for at in range(number))


@pytest.mark.usefixtures("serial")
def test_a_folder_as_people_have_them(tmp_path: Path) -> None:
    """Texts are taken whatever their names, pictures and the like passed over and counted, what is hidden is not seen."""
    folder = put(
        tmp_path / "网页 库",
        **{"通 知_txt": BROKEN, "子 夹__通 知_txt": BROKEN, "page": BROKEN, "index_php?id=3": f"<!DOCTYPE html><p>{BROKEN}</p>"},
        a_pdf=b"%PDF-1.7", b_png=PNG, style_css="p { color: red }", picture=PNG, _hidden_txt=BROKEN,
    )  # fmt: skip
    summary = clean(folder, out=tmp_path / "out")
    assert sorted(tree(tmp_path / "out")) == ["index.txt", "page.txt", "子 夹/通 知.txt", "通 知.txt"]
    assert set(tree(tmp_path / "out").values()) == {WHOLE.encode()}
    assert summary.passed_over == {".pdf": 1, ".png": 1, ".css": 1, "(no ending)": 1}
    assert not summary.faults


@pytest.mark.usefixtures("serial")
def test_no_two_files_become_one(tmp_path: Path) -> None:
    """Equal stems in two folders keep their folders; in one folder they keep their whole names; capitals alone part nothing."""
    folder = put(
        tmp_path / "in", a__p_txt="甲。", b__p_txt="乙。", c__p_txt="丙。", c__p_html="<p>丁。</p>", c__P_md="戊。", c__p_txt_md="己。"
    )
    clean(folder, out=tmp_path / "out")
    made = tree(tmp_path / "out")
    assert sorted(made) == ["a/p.txt", "b/p.txt", "c/P.md.txt", "c/p.html.txt", "c/p.txt.txt", "c/p.txt~2.txt"]
    assert {text.decode().strip() for text in made.values()} == {f"{sign}。" for sign in "甲乙丙丁戊己"}

    put(folder, a__p_htm="庚。")
    clean(folder, out=tmp_path / "out")
    assert made.items() <= tree(tmp_path / "out").items()
    assert len(tree(tmp_path / "out")) == 7


@pytest.mark.usefixtures("serial")
def test_what_was_written_is_never_read(tmp_path: Path) -> None:
    """A folder to write to within the one that is read: neither it nor the result of another run is cleaned again."""
    folder = put(tmp_path / "in", a_txt=BROKEN)
    for out in (folder / "cleaned", folder / "other", folder / "cleaned"):
        clean(folder, out=out)
        assert sorted(tree(out)) == ["a.txt"]
    with pytest.raises(BadInput, match="read and written at once"):
        clean(folder, out=folder)


@pytest.mark.usefixtures("serial")
@pytest.mark.parametrize("there", ["a.txt", "errors.jsonl", "rows-00000.jsonl"])
def test_nothing_of_another_is_written_over(there: str, tmp_path: Path) -> None:
    """A file that no run has written stays, and then nothing is written at all; other files in the folder harm nothing."""
    folder = put(tmp_path / "in", a_txt=BROKEN, b_txt=BROKEN, rows_jsonl=rows(1))
    out = put(tmp_path / "out", note_txt="自己的")
    (out / there).write_text("自己的", encoding="utf-8")
    with pytest.raises(BadInput, match="was not written by a run"):
        clean(folder, out=out)
    assert tree(out) == {"note.txt": "自己的".encode(), there: "自己的".encode()}
    (out / there).unlink()
    clean(folder, out=out)
    assert sorted(tree(out)) == ["a.txt", "b.txt", "note.txt", "rows-00000.jsonl"]


@pytest.mark.usefixtures("serial")
def test_what_a_person_has_changed_is_kept(tmp_path: Path) -> None:
    """A result that was edited by hand is not written over when its source has changed; that is said until it is moved away."""
    folder, out = put(tmp_path / "in", a_txt=BROKEN, b_txt=BROKEN), tmp_path / "out"
    clean(folder, out=out)
    (out / "a.txt").write_text("我的", encoding="utf-8")
    put(folder, a_txt="新的。", b_txt="新的。")
    for _ in range(2):
        assert [fault.reason for fault in clean(folder, out=out).faults] == ["changed"]
        assert tree(out)["a.txt"] == "我的".encode()
        assert tree(out)["b.txt"] == "新的。\n".encode()
    (out / "a.txt").unlink()
    assert not clean(folder, out=out).faults
    assert sorted(tree(out)) == ["a.txt", "b.txt"]


@pytest.mark.usefixtures("serial")
def test_faults_are_written_down(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A page that cannot be cleaned stands in errors.jsonl with its reason and leaves the others; once it can be, the file is gone."""
    folder = put(
        tmp_path / "in", a_txt=BROKEN, b_txt=bytes(range(256)) * 40, rows_jsonl=f'{rows(2)}{{"id": "x"}}\nno json\n\n["a"]\n{rows(1)}'
    )
    (folder / "c.txt").symlink_to(folder / "nowhere.txt")
    assert main(["clean", str(folder), "--output", str(tmp_path / "out")]) == 2
    said = capsys.readouterr().err
    assert "b.txt" in said
    assert "5 of 9 pages failed" in said
    faults = [json.loads(line) for line in tree(tmp_path / "out").pop("errors.jsonl").splitlines()]
    assert sorted((Path(one["input"]).name, one["record"] or "", one["reason"]) for one in faults) == [
        ("b.txt", "", "not-text"),
        ("c.txt", "", "unreadable"),
        *(("rows.jsonl", f"rows.jsonl#{number}", "not-a-record") for number in (3, 4, 6)),
    ]
    assert len(tree(tmp_path / "out")["rows-00000.jsonl"].splitlines()) == 3

    (folder / "c.txt").unlink()
    put(folder, b_txt=BROKEN, rows_jsonl=rows(2))
    assert main(["clean", str(folder), "--output", str(tmp_path / "out")]) == 0
    assert sorted(tree(tmp_path / "out")) == ["a.txt", "b.txt", "rows-00000.jsonl"]


@pytest.mark.usefixtures("serial")
def test_rows_are_what_the_command_gives(tmp_path: Path) -> None:
    """A row of JSON has the text, edits, doubts, facts and documents that the command gives of the same page as a file."""
    page = f'<html><head><meta property="og:title" content="通知"></head><body><h1>通知</h1><p>{BROKEN}</p><p>{BROKEN}</p></body></html>'
    raw = json.dumps({"name": 7, "html": page, "url": "https://example.org/7"}).encode()
    folder = put(tmp_path / "in", rows_jsonl_gz=gzip.compress(raw + b"\n") + gzip.compress(raw.replace(b"7,", b"8,") + b"\n"))
    clean(folder, out=tmp_path / "out", form="json", fields=many.Fields("html", "name"))
    first, second = (json.loads(line) for line in tree(tmp_path / "out")["rows-00000.jsonl"].splitlines())
    alone = json.loads(cleaned("7", page.encode(), "json")[0])
    assert (first["id"], second["id"], first["url"]) == ("7", "8", "https://example.org/7")
    assert {name: first[name] for name in ("documents", "edits", "doubts", "metadata")} == {
        name: alone[name] for name in ("documents", "edits", "doubts", "metadata")
    }
    assert first["text"] == cleaned("7", page.encode(), "text")[0]
    assert (first["sha256"], first["characters"]) == (alone["source"]["sha256"], len(page))
    assert rebuild(first) == page


@pytest.mark.usefixtures("serial")
def test_a_wrong_field_is_said_once(tmp_path: Path) -> None:
    """Before anything is written, with the fields that are there and the option that names one."""
    folder = put(tmp_path / "in", rows_jsonl='{"id": "a", "html": "<p>甲。</p>"}\n')
    with pytest.raises(BadInput, match="--field html"):
        clean(folder, out=tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.usefixtures("serial")
def test_finished_stretches_are_not_redone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows that are added at the end touch only the last stretch; rows that are taken away take their stretches with them."""
    monkeypatch.setattr("jiaokan.scale.stretch.STRETCH_ROWS", 3)
    folder, out = put(tmp_path / "in", rows_jsonl=rows(7)), tmp_path / "out"
    assert (clean(folder, out=out).written, clean(folder, out=out).kept) == (3, 3)
    put(folder, rows_jsonl=rows(8))
    assert (summary := clean(folder, out=out)).written == 1
    assert summary.kept == 2
    put(folder, rows_jsonl=rows(4))
    clean(folder, out=out)
    ids = [json.loads(line)["id"] for name, text in tree(out).items() for line in text.splitlines() if name != "errors.jsonl"]
    assert ids == ["d0", "d1", "d2", "d3"]
    clean(folder, out=out, form="json")
    assert all("documents" in json.loads(line) for line in tree(out)["rows-00000.jsonl"].splitlines())


@pytest.mark.usefixtures("serial")
def test_a_damaged_archive_gives_what_stands_before_the_damage(tmp_path: Path) -> None:
    """A .gz that was cut off: its rows up to there are cleaned, and the fault is said."""
    whole = gzip.compress(rows(400).encode())
    folder, out = put(tmp_path / "in", rows_jsonl_gz=whole[: len(whole) // 2]), tmp_path / "out"
    summary = clean(folder, out=out)
    assert [fault.reason for fault in summary.faults] == ["not-a-record"]
    assert 0 < summary.pages < 400


def test_names_in_a_list_and_patterns(tmp_path: Path) -> None:
    """A list is one name a line or parted by zero bytes; a pattern finds files at any depth; what leads nowhere is said."""
    folder = put(tmp_path / "in", a__b__c_txt=BROKEN, d_txt=BROKEN, **{"e f_txt": BROKEN})
    assert listed("a b.txt\r\n\n甲.txt\n".encode()) == ["a b.txt", "甲.txt"]
    assert listed(b"a\nb.txt\0c.txt\0") == ["a\nb.txt", "c.txt"]
    assert [one.place for one in find([f"{folder}/**/*.txt"], tmp_path / "out").inputs] == ["a/b/c.txt", "d.txt", "e f.txt"]
    for name in ("nowhere", f"{folder}/*.html", "-"):
        with pytest.raises(BadInput):
            find([name], tmp_path / "out")
    with pytest.raises(BadInput, match=r"passed over: 1 \.png"):
        find([str(put(tmp_path / "pictures", a_png=PNG))], tmp_path / "out")


def test_progress_says_rate_and_time_left() -> None:
    """Of half the bytes in ten seconds: ten more to go; a file is told every half minute."""
    now = iter([0.0, 10.0, 10.0, 40.0, 40.0, 40.0])
    stream = StringIO()
    progress = Progress(100, stream, lambda: next(now))
    progress.told(20, 50, 1)
    assert progress.line() == "50%: 20 pages, 2.0 a second, 0:10 left, 1 failed"
    progress.told(20, 30, 0)
    assert stream.getvalue() == "80%: 40 pages, 1.0 a second, 0:10 left, 1 failed\n"
    assert said(progress.line(), "zh-Hans") == "80%：40 份，每秒 1.0 份，还要 0:10，1 份不成"


@dataclass(frozen=True)
class Trial:
    """A task that ends its process, or takes for ever, as often as is asked."""

    kind: str
    flag: Path | None = None

    def do(self) -> str:
        """Do it."""
        if self.flag is None or not self.flag.exists():
            if self.flag:
                self.flag.touch()
            if self.kind == "die":
                os.kill(os.getpid(), signal.SIGKILL)
            while self.kind == "hang":
                time.sleep(1)
        return self.kind

    def lost(self, reason: str) -> str:
        """What is said instead."""
        return reason


def test_a_process_that_dies_or_hangs_costs_only_its_task(tmp_path: Path) -> None:
    """Tried once more if it was killed, given up if it dies again or takes too long; every other task is done once."""
    tasks = [Trial("a"), Trial("die"), Trial("b"), Trial("hang"), Trial("die", tmp_path / "once"), Trial("c")]
    found = list(Workers(2, 0.5).results(iter([Batch(tasks, 1), Batch([Trial("d")], 2)])))
    assert {batch.tag: results for batch, results in found} == {1: ["a", "ended", "b", "time", "die", "c"], 2: ["d"]}


EVENTS = ("claim", "before", "after", "torn")


@pytest.mark.parametrize("event", EVENTS)
@pytest.mark.usefixtures("serial")
def test_a_run_killed_at_a_point_goes_on_from_there(event: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed (SIGKILL) after a claim, before or after a result is noted, in the middle of a line: run again, it is as if never killed."""
    monkeypatch.setattr("jiaokan.scale.stretch.STRETCH_ROWS", 3)
    folder = put(tmp_path / "in", a_txt=BROKEN, b_txt=BROKEN, b_html=BROKEN, c_txt=b"\0\1", rows_jsonl=rows(8), more_jsonl=rows(2))
    clean(folder, out=tmp_path / "whole")
    for number in range(1, 5):
        out = tmp_path / f"{event}{number}"
        killed(lambda out=out, number=number: (_arm(event, number), clean(folder, out=out)))  # type: ignore[misc]
        before = {name: (out / name).stat().st_mtime_ns for name in _finished(out)}
        summary = clean(folder, out=out)
        assert tree(out) == tree(tmp_path / "whole")
        assert summary.kept == len([name for name in before if name in tree(out)])
        assert all((out / name).stat().st_mtime_ns == moment for name, moment in before.items() if name in tree(out))


def killed(work: Callable[[], object]) -> None:
    """Do something in a process that has to end by SIGKILL."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if not child:
        try:
            work()
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status)
    assert os.WTERMSIG(status) == signal.SIGKILL


def _arm(event: str, number: int) -> None:
    """Kill this process at the nth event of a kind."""
    left = iter(range(number - 1, -1, -1))
    append, add = Manifest._append, Manifest.add

    def now() -> None:
        if next(left, 0) == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def torn(self: Manifest, said: dict[str, object]) -> None:
        if "target" in said and next(left, 1) == 0:
            self._file.write(json.dumps(said).encode()[:20])
            self._file.flush()
            os.kill(os.getpid(), signal.SIGKILL)
        append(self, said)

    def claimed(self: Manifest, said: dict[str, object]) -> None:
        append(self, said)
        if "claims" in said:
            now()

    def before(self: Manifest, done: Done) -> None:
        now()
        add(self, done)

    def after(self: Manifest, done: Done) -> None:
        add(self, done)
        now()

    if event in ("claim", "torn"):
        Manifest._append = claimed if event == "claim" else torn  # type: ignore[method-assign, assignment]
    else:
        Manifest.add = before if event == "before" else after  # type: ignore[method-assign]


def _finished(out: Path) -> list[str]:
    """What the manifest calls finished."""
    lines = (out / ".jiaokan/manifest.jsonl").read_bytes().splitlines(keepends=True)
    return [said["target"] for line in lines if line.endswith(b"\n") and "target" in (said := json.loads(line)) and said["size"] >= 0]


def test_the_command_killed_from_outside_goes_on(tmp_path: Path) -> None:
    """The command with its processes, killed in the middle: run again it leaves what a run in one go leaves."""
    folder, out = put(tmp_path / "in", **{f"p{at}_txt": BROKEN * 3 for at in range(40)}, rows_jsonl=rows(30)), tmp_path / "out"
    command = [sys.executable, "-m", "jiaokan.cli", "clean", str(folder), "--output", str(out)]
    running = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    while running.poll() is None and len(list(out.glob("p*.txt"))) < 10:
        time.sleep(0.01)
    running.kill()
    running.wait()
    done = len(_finished(out))
    assert done < 41
    said = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stderr
    assert f"{41 - done} files written" in said
    assert len(tree(out)) == 41
    assert [json.loads(line)["id"] for line in tree(out)["rows-00000.jsonl"].splitlines()] == [f"d{at}" for at in range(30)]
    assert not list((out / ".jiaokan").glob("new/*"))


def test_two_runs_do_not_write_one_folder(tmp_path: Path) -> None:
    """The second is told so at once."""
    manifest = Manifest(tmp_path / "out")
    with pytest.raises(BadInput, match="another run"):
        Manifest(tmp_path / "out")
    manifest.close()
    Manifest(tmp_path / "out").close()
