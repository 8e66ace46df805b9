"""The commands: exit codes, the contracts of their output, and what they say to bad input."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from jiaokan.cli import main, parser
from jiaokan.edition.output import rebuild
from tests.project import make

PAGE = (
    "关于加强计量工作的通知\n国市监计量[2020]186号\n各省、自治区、直辖市市场监管局:\n现将有关事项通知如下,请认真贯彻落实。\n2020年12月4日\n"
)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A scraped file."""
    path = tmp_path / "page.txt"
    path.write_text(PAGE)
    return path


def test_clean_prints_text(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The default is plain text, one block a line."""
    assert main(["clean", str(page)]) == 0
    assert "国市监计量〔2020〕186号\n各省、自治区、直辖市市场监管局：\n" in capsys.readouterr().out


def test_clean_prints_the_json_contract(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The JSON has exactly the keys of the contract, and rebuilds the raw text."""
    assert main(["clean", "--format", "json", str(page)]) == 0
    value = json.loads(capsys.readouterr().out)

    assert set(value) == {"source", "documents", "edits", "doubts"}
    assert set(value["source"]) == {"name", "sha256", "encoding", "characters"}
    assert value["source"]["characters"] == len(PAGE)
    for document in value["documents"]:
        assert set(document) == {"id", "title", "blocks"}
        assert all(
            {"type", "text", "anchor", "origin"} <= set(block) <= {"type", "level", "text", "anchor", "origin"}
            for block in document["blocks"]
        )
    assert all(set(edit) == {"at", "old", "new", "why"} and edit["why"] for edit in value["edits"])
    assert rebuild(value) == PAGE


def test_clean_reads_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A hyphen stands for standard input, in any encoding."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PAGE.encode("gb18030"))))

    assert main(["clean", "-"]) == 0
    assert "关于加强计量工作的通知" in capsys.readouterr().out


def test_clean_writes_a_file_whole(page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--output` writes the file and prints nothing."""
    out = tmp_path / "clean.md"

    assert main(["clean", "--format", "md", "--output", str(out), str(page)]) == 0
    assert out.read_text().startswith("# 关于加强计量工作的通知\n")
    assert capsys.readouterr().out == ""
    assert list(tmp_path.glob("*.new")) == []


def test_explain_shows_place_change_and_reason(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each line has raw line and column, old and new, the code and its sentence."""
    assert main(["explain", str(page)]) == 0
    lines = capsys.readouterr().out.splitlines()

    assert any(line.startswith("2:6\t") and "[[ → 〔]" in line for line in lines)
    assert all(len(line.split("\t")) == 4 for line in lines)


def test_explain_counts(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--count` gives a row a reason; `--reason` keeps one; both speak JSON."""
    assert main(["explain", "--count", "--format", "json", str(page)]) == 0
    rows = json.loads(capsys.readouterr().out)
    code = rows[0]["reason"]

    assert main(["explain", "--reason", code, "--format", "json", str(page)]) == 0
    assert len(json.loads(capsys.readouterr().out)) == rows[0]["count"]


def test_explain_groups(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--group` puts the changes of a reason under its sentence; in JSON each group has as many as it counts."""
    assert main(["explain", "--group", str(page)]) == 0
    assert any(line.startswith("document-number-bracket (2)") for line in capsys.readouterr().out.splitlines())

    assert main(["explain", "--group", "--format", "json", str(page)]) == 0
    groups = json.loads(capsys.readouterr().out)
    assert groups
    assert all(group["count"] == len(group["changes"]) and group["sentence"] for group in groups)


def test_explain_uses_colours_on_a_terminal_only(page: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Colours for a person who watches, unless NO_COLOR is set; never in a pipe."""
    main(["explain", str(page)])
    assert "\x1b" not in capsys.readouterr().out
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.delenv("NO_COLOR", raising=False)
    main(["explain", str(page)])
    assert "[\x1b[31m" in capsys.readouterr().out
    monkeypatch.setenv("NO_COLOR", "1")
    main(["explain", str(page)])
    assert "\x1b" not in capsys.readouterr().out


@pytest.mark.parametrize("number", [3, 7])
def test_clean_takes_many_files(number: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each goes into the folder; one that is no text is reported with exit code 2 and the others are written whole."""
    names = [tmp_path / f"page{index}.html" for index in range(number)]
    for name in names[1:]:
        name.write_text(PAGE)
    names[0].write_bytes(bytes(range(256)) * 40)
    folder = tmp_path / "cleaned"

    assert main(["clean", "--format", "md", "--output", str(folder), *map(str, names)]) == 2
    error = capsys.readouterr().err
    assert "page0.html" in error
    assert f"1 of {number} pages failed" in error
    assert sorted(path.name for path in folder.glob("*.md")) == [f"page{index}.md" for index in range(1, number)]
    assert all("〔2020〕" in path.read_text() for path in folder.glob("*.md"))


def test_clean_never_writes_over_what_it_was_given(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that is the source's own, no folder at all: said before anything is written."""
    (tmp_path / "a").mkdir()
    names = [str(tmp_path / "a/page.txt"), str(tmp_path / "page.txt")]
    for name in names:
        Path(name).write_text(PAGE)

    for wanted in ([*names], ["--output", str(tmp_path), names[1]]):
        assert main(["clean", *wanted]) == 2
        assert "expected:" in capsys.readouterr().err
    assert Path(names[1]).read_text() == PAGE
    assert not (tmp_path / "out").exists()


def test_convert_keeps_the_length(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Conversion changes characters, not their number."""
    assert main(["convert", "--to", "zh-Hant-TW", str(page)]) == 0
    out = capsys.readouterr().out

    assert "關於加強計量工作的通知" in out
    assert len(out) == len(PAGE)


def test_convert_says_what_it_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Standard error has the scripts, the changes and the doubts; --explain lists these, --from tells the script."""
    page = tmp_path / "mixed.txt"
    page.write_text("衞生署説明。\n他說“国务院”是簡體字。\n", encoding="utf-8")
    assert main(["convert", "--to", "zh-Hant-TW", str(page)]) == 0
    said = capsys.readouterr()
    assert said.out == "衛生署說明。\n他說“国务院”是簡體字。\n"
    assert "zh-Hant-HK" in said.err
    assert "1 doubtful" in said.err
    assert main(["convert", "--to", "zh-Hant-TW", "--explain", str(page)]) == 0
    assert capsys.readouterr().out.startswith("2:3  …他說【“国务院”】是簡體字。…  or “國務院”")
    assert main(["convert", "--to", "zh-Hant-TW", "--from", "zh-Hans", str(page)]) == 0
    assert "“國務院”" in capsys.readouterr().out
    page.write_text("皇后", encoding="utf-8")
    assert main(["convert", "--to", "zh-Hant-TW", "--format", "json", str(page)]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["text"] == "皇后"
    assert "no character tells" in said.err


def test_convert_knows_the_persons_it_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A surname that is a word elsewhere stays where the name stands."""
    (tmp_path / "news.txt").write_text("记者于芯、范明于北京", "utf-8")
    assert main(["convert", "--to", "zh-Hant-TW", "--person", "于芯", "--person", "范明", str(tmp_path / "news.txt")]) == 0
    assert capsys.readouterr().out == "記者于芯、范明於北京"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty"),
        (bytes(range(256)) * 40, "page.bin"),
        (b"\x89PNG\r\n\x1a\n" + bytes(300), "page.bin"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Empty and binary files end with exit code 2 and a message that teaches."""
    path = tmp_path / "page.bin"
    path.write_bytes(data)

    assert main(["clean", str(path)]) == 2
    error = capsys.readouterr().err
    assert message in error
    assert "expected:" in error
    assert "next:" in error


@pytest.mark.parametrize(
    "arguments", [["clean", "no-such-file.txt"], ["clean", "."], ["show", "no-such-document"], ["build"], ["explain", "nothing"]]
)
def test_what_is_not_there_is_said(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A missing file, folder or document is exit code 2, not a traceback."""
    monkeypatch.chdir(tmp_path)

    assert main(arguments) == 2
    assert capsys.readouterr().err.strip()


def test_usage_is_exit_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    """An unknown command or option is bad usage."""
    for arguments in ([], ["mend"], ["clean"], ["clean", "--loud", "x"], ["convert", "--to", "klingon", "x"]):
        with pytest.raises(SystemExit) as caught:
            main(arguments)
        assert caught.value.code == 2
    capsys.readouterr()


def test_the_corpus_commands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Build, check, list, show and explain work on a project."""
    root = ["--root", str(make(tmp_path))]

    assert main(["build", *root]) == 0
    assert main(["check", *root]) == 0
    assert capsys.readouterr().out.endswith("every law holds\n")
    assert main(["list", *root]) == 0
    assert [line.split("\t")[0] for line in capsys.readouterr().out.splitlines()] == ["samr-2020-186", "county-meeting"]
    assert main(["show", "samr-2020-186", "--format", "json", *root]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert set(shown) == {"source", "documents", "edits", "doubts"}
    assert all(block["anchor"] for block in shown["documents"][0]["blocks"])
    assert main(["explain", "page", "--count", *root]) == 0
    assert "block-boundary" in capsys.readouterr().out


def test_check_finds_what_is_stale(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A record changed after the build is a problem: exit code 1."""
    root = ["--root", str(make(tmp_path))]
    main(["build", *root])
    make(tmp_path, extra="corrections:\n  - {document: samr-2020-186, quote: 请认真贯彻, old: 认真, new: 切实, why: 例}\n")
    capsys.readouterr()

    assert main(["check", *root]) == 1
    assert "edition.md: stale" in capsys.readouterr().out


def test_every_command_has_help() -> None:
    """No command without a sentence that says what it does."""
    actions = [action for action in parser()._actions if action.choices and action.dest != "help"]
    for command in actions[0].choices.values():  # type: ignore[union-attr]
        assert command.description
