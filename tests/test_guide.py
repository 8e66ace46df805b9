"""The guide for a new editor is followed to the letter: its file, its commands with their output, its edits by hand."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from jiaokan.cli import main

GUIDE = Path(__file__).parent.parent / "docs/guide/add.md"
STEP = re.compile(r"^```(text|console|diff)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def edit(root: Path, change: str) -> None:
    """Make a change shown as `-` and `+` lines below the name of the file; one without `-` lines is put at the end."""
    name, *lines = change.splitlines()
    path = root / name.strip()
    text = path.read_text(encoding="utf-8")
    old, new = ("".join(f"{line[1:]}\n" for line in lines if line[0] in f" {mark}") for mark in "-+")
    assert text.count(old) == 1 or not old, old
    path.write_text(text.replace(old, new) if old else text + new, encoding="utf-8")


def run(command: str, root: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """What a command of the guide prints."""
    words = shlex.split(command)
    if words[0] == "jiaokan":
        main(words[1:])
        shown = capsys.readouterr()
        return shown.out + shown.err
    lines = (root / words[-1]).read_text(encoding="utf-8").splitlines(keepends=True)
    assert words[0] == "cat" or words[:2] == ["tail", "-n"], command
    return "".join(lines if words[0] == "cat" else lines[-int(words[2]) :])


def test_the_guide_can_be_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """From the scraped file to a corpus that keeps every law, each output is the one shown."""
    (tmp_path / "corpus").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    used: set[str] = set()
    for kind, body in STEP.findall(GUIDE.read_text(encoding="utf-8")):
        if kind == "text":
            (tmp_path / "notice.txt").write_text(body, encoding="utf-8")
        elif kind == "diff":
            edit(tmp_path, body)
        else:
            for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
                command, _, shown = part.partition("\n")
                assert run(command, tmp_path, capsys) == shown, command
                used.add(" ".join(command.split()[:2]))

    assert {"jiaokan clean", "jiaokan add", "jiaokan build", "jiaokan adopt", "jiaokan doubts", "jiaokan check"} <= used
