"""A floor under dropping: no page is emptied or gutted in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from jiaokan.cli import main

SENTENCES = "渡口的石阶修好了，过河不再绕路，街坊们都说好。"
GUTTED = "<html><body>" + f'<div class="recommend"><p>{SENTENCES}</p></div>' * 4 + "</body></html>"
EMPTY = "<html><head><title>题</title></head><body><script>load()</script></body></html>"
SOUND = f"<html><body><h1>渡口</h1><p>{SENTENCES}</p><p>{SENTENCES}</p></body></html>"


def test_a_page_without_main_content_is_kept_and_the_command_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 1, the whole text on standard output, why on standard error."""
    file = tmp_path / "page.html"
    file.write_text(GUTTED, encoding="utf-8")
    assert main(["clean", str(file)]) == 1
    shown = capsys.readouterr()
    assert shown.out.count("。") == 4
    assert "no main content" in shown.err
    assert str(file) in shown.err


def test_a_page_that_says_nothing_is_not_passed_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing can be kept, but that is said."""
    file = tmp_path / "page.html"
    file.write_text(EMPTY, encoding="utf-8")
    assert main(["clean", str(file)]) == 1
    assert "nothing in it was taken for text" in capsys.readouterr().err


def test_of_many_files_each_is_written_and_the_doubtful_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One doubtful page among sound ones: exit code 1; one that cannot be read: 2."""
    for name, source in (("a", SOUND), ("b", GUTTED)):
        (tmp_path / f"{name}.html").write_text(source, encoding="utf-8")
    files = [str(tmp_path / f"{name}.html") for name in "ab"]
    assert main(["clean", *files, "--output", str(tmp_path / "out")]) == 1
    assert "b.html" in (said := capsys.readouterr().err)
    assert "a.html" not in said
    assert all(SENTENCES in (tmp_path / "out" / f"{name}.txt").read_text(encoding="utf-8") for name in "ab")
    assert main(["clean", *files, str(tmp_path / "c.html"), "--output", str(tmp_path / "out")]) == 2


def test_a_sound_page_gives_no_warning(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Most pages."""
    file = tmp_path / "page.html"
    file.write_text(SOUND, encoding="utf-8")
    assert main(["clean", str(file)]) == 0
    assert capsys.readouterr().err == ""
