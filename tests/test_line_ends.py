"""What programs do to files without asking is no edit: CRLF, a BOM, a missing last line break. A label within a text is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiaokan import corpus
from jiaokan.cli import main
from jiaokan.edition import markdown
from jiaokan.edition.document import Block
from jiaokan.text import Text
from tests.project import make
from tests.stops import CORRECTION, ID, snapshot

WAYS: dict[str, Callable[[bytes], bytes]] = {
    "crlf": lambda data: data.replace(b"\n", b"\r\n"),
    "bom": lambda data: b"\xef\xbb\xbf" + data,
    "no last break": lambda data: data.removesuffix(b"\n"),
    "all": lambda data: b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n").removesuffix(b"\r\n"),
}


def changed(root: Path, way: str) -> None:
    """Every file of the corpus but the raw text, as a program leaves it."""
    for path in (root / "corpus").rglob("*"):
        if path.is_file() and path.name != "raw.txt":
            path.write_bytes(WAYS[way](path.read_bytes()))


@pytest.mark.parametrize("way", WAYS)
def test_what_programs_do_is_no_edit(tmp_path: Path, way: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Build, check and adopt see nothing, and leave every byte as it is."""
    corpus.build(make(tmp_path))
    corpus.release(tmp_path, "2026.1", "2026-01-31")
    changed(tmp_path, way)
    before = snapshot(tmp_path)

    for command in ("build", "check", "adopt"):
        assert main([command, "--root", str(tmp_path)]) == 0
    assert "every law holds\nno edition was edited by hand\n" in capsys.readouterr().out
    assert snapshot(tmp_path) == before


@pytest.mark.parametrize("way", WAYS)
def test_an_edit_among_them_is_the_only_one(tmp_path: Path, way: str) -> None:
    """One word put right by hand is one correction, and the record keeps the line ends that it had."""
    corpus.build(make(tmp_path))
    changed(tmp_path, way)
    path = tmp_path / f"corpus/documents/{ID}/edition.md"
    path.write_bytes(path.read_bytes().replace("认真".encode(), "切实".encode()))
    record = tmp_path / "corpus/sources/page/source.yaml"
    before = record.read_bytes()

    assert main(["adopt", "--reason", "例", "--root", str(tmp_path)]) == 0
    source = corpus.records(tmp_path).sources["page"]
    assert [(one.old, one.new) for one in source.corrections] == [("认真", "切实")]
    assert record.read_bytes().startswith(before)
    assert (b"\r\n" in before) == (b"\r\n" in record.read_bytes())
    assert record.read_bytes().count(b"\n") == record.read_bytes().count(b"\r\n") or b"\r\n" not in before
    assert corpus.stale(tmp_path) == ()


def test_a_label_within_a_text_is_refused_with_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two lines joined by hand with the label of the first left within are no text of anybody's."""
    corpus.build(make(tmp_path))
    path = tmp_path / f"corpus/documents/{ID}/edition.md"
    lines = path.read_text().split("\n\n")
    path.write_text("\n\n".join([*lines[:3], lines[3].rstrip() + lines[4], *lines[5:]]))
    before = snapshot(tmp_path)

    assert main(["adopt", "--reason", "例", "--root", str(tmp_path)]) == 2
    said = capsys.readouterr().err
    assert f"{ID}/edition.md: line 7: «{{#" in said
    assert "stands within the text" in said
    assert snapshot(tmp_path) == before


@given(st.text("ab{}#.\\ \n甲", max_size=20), st.sampled_from(["paragraph", "title", "table"]))
def test_every_text_can_be_written_and_read_back(text: str, kind: str) -> None:
    """One that has what looks like a label in it too."""
    block = Block(kind, Text.of(text), anchor="k7m2xq", level=1 if kind == "title" else None)  # type: ignore[arg-type]
    (again,) = markdown.parse(markdown.write([block]))
    assert (again.type, again.text, again.anchor) == (kind, text, "k7m2xq")


def test_a_raw_text_with_a_label_in_it_is_built(tmp_path: Path) -> None:
    """A source may say how Markdown writes a label."""
    root = make(tmp_path, extra=CORRECTION.replace("new: 切实", 'new: "{#k7m2xq}"'))
    corpus.build(root)
    assert "请\\{#k7m2xq}贯彻" in (root / f"corpus/documents/{ID}/edition.md").read_text()
    assert "请{#k7m2xq}贯彻" in "".join(block.text for block in corpus.load(root).entry(ID).blocks)
    assert main(["adopt", "--root", str(root)]) == 0
