"""A real cluster of two workers: killed with SIGKILL, a worker first and then the driver, a job that is begun again has every page once."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pyarrow
import pyarrow.parquet as parquet
import pytest

from jiaokan.scale.cleaning import row
from jiaokan.scale.page import PageRow

BROKEN = "为进一步做好示例工作，提高公共服 务水平，促进城乡融合发展，现通知如下。\n"
SHARED = "本条例所称示例，是指由有关部门依照规定确定并向社会公布的各类事项，包括名称、依据、对象、程序、期限和监督方式等内容。\n"
MOST_SECONDS = 900
PAGES = 300


def text(number: int) -> str:
    """A page with words of its own; two in a hundred share a passage, and one is a copy of its neighbour with a comma more."""
    copied = number - 1 if number % 100 == 51 else number
    body = "".join(
        f"第{copied * 7 + at}号事项由第{copied * 13 + at * 5}组负责，于{at + 1}月{copied % 28 + 1}日前办结。\n" for at in range(40)
    )
    comma = "，" if copied != number else ""
    return f"{comma}{body}{SHARED if number % 100 in (10, 20) else ''}{BROKEN}"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The address of a cluster of two workers of one core each."""
    with subprocess.Popen([sys.executable, "-m", "jiaokan.scale.cluster", "2"], stdout=subprocess.PIPE, encoding="utf-8") as cluster:
        assert cluster.stdout
        yield next(line.strip() for line in cluster.stdout if line.count(":") == 1 and line.strip().split(":")[1].isdigit())
        cluster.send_signal(signal.SIGTERM)
        cluster.wait(60)


@contextmanager
def job(address: str, out: Path, *inputs: Path, only_clean: bool = True) -> Iterator[subprocess.Popen[bytes]]:
    """The documented command, running."""
    command = [sys.executable, "-m", "jiaokan.scale.ray_job", "--address", address, "--output", str(out), *map(str, inputs)]
    with subprocess.Popen(
        [*command, *(["--only-clean"] if only_clean else [])], env={**os.environ, "JIAOKAN_BLOCK_BYTES": "100000"}
    ) as running:
        yield running


def ids(out: Path) -> list[str]:
    """The ids in all files that stand whole at this moment; those that are being written are passed over."""
    found: list[str] = []
    for path in (out / "pages").glob("*.parquet"):
        with suppress(OSError, pyarrow.ArrowException):
            found += parquet.read_table(path, columns=["id"])["id"].to_pylist()
    return sorted(found)


def workers() -> list[int]:
    """The processes of Ray that clean at this moment."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if b"ray::" in (name := path.read_bytes()) and b"IDLE" not in name and b"MapBatches" in name:
                found.append(int(path.parent.name))
        except OSError:
            continue
    return found


def wait_for(what: str, out: Path, number: int) -> None:
    """Wait until so many pages stand."""
    end = time.monotonic() + MOST_SECONDS
    while len(ids(out)) < number:
        assert time.monotonic() < end, what
        time.sleep(0.1)


def test_killed_in_the_middle_every_page_is_there_once(address: str, tmp_path: Path) -> None:
    """A worker with kill -9, then the driver; the same command again; pairs and passages at the end are the ones that were put in."""
    rows = [json.dumps({"id": f"p{number:04}", "text": text(number)}, ensure_ascii=False) + "\n" for number in range(PAGES)]
    inputs = [tmp_path / f"in{part}.jsonl" for part in range(4)]
    for part, path in enumerate(inputs):
        path.write_text("".join(rows[part::4]) + ("no json\n" if part == 3 else ""), encoding="utf-8")
    out = tmp_path / "out"
    with job(address, out, *inputs) as running:
        wait_for("the first pages", out, 1)
        killed = workers()
        for process in killed[:1]:
            os.kill(process, signal.SIGKILL)
        wait_for("pages after a worker was killed", out, len(ids(out)) + 1)
        running.kill()
    before = {path: path.stat().st_mtime_ns for path in (out / "pages").glob("*.parquet")}
    assert killed
    assert 0 < len(ids(out)) < PAGES
    with job(address, out, *inputs, only_clean=False) as running:
        assert running.wait(MOST_SECONDS) == 1
    wanted = sorted([*(f"p{number:04}" for number in range(PAGES)), f"{inputs[3]}#{PAGES // 4 + 1}"])
    assert ids(out) == wanted
    kept = [path for path, moment in before.items() if path.exists() and path.stat().st_mtime_ns == moment]
    assert kept
    table = parquet.read_table(out / "pages").to_pylist()
    one = next(made for made in table if made["id"] == "p0007")
    alone = row(PageRow("p0007", text(7).encode()), one["program"])
    assert {name: one[name] for name in ("text", "edits", "doubts", "sha256")} == {
        name: alone[name] for name in ("text", "edits", "doubts", "sha256")
    }
    near = {(pair["first"], pair["second"]) for pair in parquet.read_table(out / "near").to_pylist()}
    assert near == {(f"p{number - 1:04}", f"p{number:04}") for number in range(51, PAGES, 100)}
    shared = {pair for found in parquet.read_table(out / "passages").to_pylist() for pair in [(found["first"], found["second"])]}
    assert {(f"p{number:04}", f"p{number + 10:04}") for number in range(10, PAGES, 100)} <= shared

    with job(address, out, *inputs) as running:
        assert running.wait(MOST_SECONDS) == 1
    assert ids(out) == wanted


def test_a_folder_of_something_else_is_refused(address: str, tmp_path: Path) -> None:
    """Exit code 2, and nothing is written; the same for a field that is not there and a file that holds no rows."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out/note.txt").write_text("自己的", encoding="utf-8")
    (tmp_path / "in.jsonl").write_text('{"id": "a", "text": "甲。"}\n', encoding="utf-8")
    with job(address, tmp_path / "out", tmp_path / "in.jsonl") as running:
        assert running.wait(MOST_SECONDS) == 2
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["note.txt"]
    (tmp_path / "in.jsonl").write_text('{"id": "a", "html": "甲。"}\n', encoding="utf-8")
    for source in ("in.jsonl", "out/note.txt"):
        with job(address, tmp_path / "new", tmp_path / source) as running:
            assert running.wait(MOST_SECONDS) == 2
        assert not (tmp_path / "new").exists()
