"""A new version of a source: read under the same decisions, told before it is written, its anchors on the words they stood on."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import yaml

from jiaokan import corpus
from jiaokan.check import check
from jiaokan.cli import main
from jiaokan.corpus.change import kinds
from jiaokan.corpus.replacing import replace_raw
from jiaokan.intake.record_text import with_values
from tests.project import RAW, make
from tests.stops import CORRECTION, ID, snapshot
from tests.test_history import git, saved

NEW = RAW.replace("如下,请", "如下，请").replace("报告情况", "报送进展情况").replace("首页\n", "首页\n\n")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The project with a correction, built, and a new version of its source beside it."""
    corpus.build(make(tmp_path, extra=CORRECTION))
    (tmp_path / "new.txt").write_text(NEW)
    return tmp_path


def replace(root: Path, *more: str) -> int:
    """Give the command."""
    return main(["replace", "page", str(root / "new.txt"), "--root", str(root), *more])


def test_a_new_version_is_told_before_it_is_written(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without the word nothing changes; what would change is shown by kind, and the repairs by reason."""
    before = snapshot(root)
    assert replace(root) == 1
    said = capsys.readouterr()
    assert f"{ID}: 5 blocks; 1 changed" in said.out
    assert "报[告→送进展]情况" in said.out
    assert "  changed in words 1\n" in said.out
    assert "punctuation-width: 5 → 4 repairs" in said.out
    assert "Nothing was written" in said.err
    assert snapshot(root) == before
    assert replace(root, "--accept") == 2


def test_with_the_word_all_of_it_is_written(root: Path) -> None:
    """Raw text, record, editions, edits and ledgers: each anchor on its words, the decisions kept, every law too."""
    before = {entry.id: [block.anchor for block in entry.blocks] for entry in corpus.load(root).entries}
    assert replace(root, "--accept", "--reason", "重新抓取", "--captured", "2026-01-31", "--url", "https://example.org/b") == 0
    loaded = corpus.load(root)

    assert (root / "corpus/sources/page/raw.txt").read_bytes() == NEW.encode()
    assert {entry.id: [block.anchor for block in entry.blocks] for entry in loaded.entries} == before
    assert "请切实贯彻落实，并及时报送进展情况。" in "".join(block.text for block in loaded.entry(ID).blocks)
    source = loaded.sources["page"]
    assert (source.file, source.captured, source.url) == ("new.txt", "2026-01-31", "https://example.org/b")
    assert check(loaded) == []
    assert corpus.stale(root) == ()
    assert replace(root, "--accept", "--reason", "重新抓取") == 2


def test_a_paragraph_that_is_gone_waits_and_is_retired_with_the_reason(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An anchor that finds no block is shown with what it may be; with the word its tombstone says why."""
    (root / "new.txt").write_text(RAW.replace("2020年12月4日\n", ""))
    assert replace(root) == 1
    said = capsys.readouterr()
    assert "1 anchors would be lost" in said.err
    assert "2020年12月4日" in said.out
    assert replace(root, "--accept", "--reason", "新版无日期") == 0
    assert corpus.load(root).ledgers[ID].events[-1].why == "新版无日期"


@pytest.mark.parametrize(
    ("source", "content", "said"),
    [
        ("nobody", NEW, "there is no such source"),
        ("page", RAW, "byte for byte"),
        ("page", "", "empty"),
        ("page", NEW.replace("认真", "踏实"), "请认真贯彻"),
        ("page", NEW.replace("认真", "踏实"), "or take it out, then jiaokan replace page"),
        ("page", None, "there is no such file"),
    ],
)
def test_what_cannot_take_its_place_is_said(
    root: Path, source: str, content: str | None, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Among it a version that a decision does not fit; nothing is written."""
    path = root / "new.txt"
    path.unlink() if content is None else path.write_text(content)
    before = snapshot(root)
    assert main(["replace", source, str(path), "--accept", "--reason", "例", "--root", str(root)]) == 2
    assert said in capsys.readouterr().err
    assert snapshot(root) == before


def test_the_old_version_stays_in_git(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was never committed would be lost, so that it must be committed first."""
    git(root, "init", "-q", "-b", "main")
    git(root, "commit", "-q", "--allow-empty", "-m", "x")
    assert replace(root) == 2
    assert "is in no commit, and would be lost" in capsys.readouterr().err
    saved(root)
    assert replace(root, "--accept", "--reason", "重新抓取") == 0
    assert main(["check", "--since", "HEAD", "--root", str(root)]) == 0


def test_beside_the_old_one_it_is_a_later_edition_of_the_same_documents(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The new source takes the documents and their anchors over; the old one stays as it was built and can still be read."""
    before = {entry.id: [(block.anchor, block.text) for block in entry.blocks] for entry in corpus.load(root).entries}
    old = {name: data for name, data in snapshot(root).items() if name.startswith("corpus/sources/page/")}
    assert replace(root, "--beside", "page-2021") == 1
    assert "报[告→送进展]情况" in capsys.readouterr().out
    assert not (root / "corpus/sources/page-2021").exists()
    assert replace(root, "--beside", "page-2021", "--accept", "--reason", "新版", "--captured", "2026-01-31") == 0

    loaded = corpus.load(root)
    after = snapshot(root)
    assert [name for name in old if after[name] != old[name]] == ["corpus/sources/page/source.yaml"]
    assert (list(loaded.sources), list(loaded.earlier)) == (["page-2021"], ["page"])
    assert loaded.earlier["page"].source.superseded == "page-2021"
    assert after["corpus/sources/page-2021/raw.txt"] == NEW.encode()
    assert {entry.id: [block.anchor for block in entry.blocks] for entry in loaded.entries} == {
        id: [anchor for anchor, _ in rows] for id, rows in before.items()
    }
    assert [(block.anchor, block.text) for block in loaded.earlier["page"].blocks(ID)] == before[ID]
    assert check(loaded) == []
    assert corpus.stale(root) == ()
    capsys.readouterr()
    assert main(["show", ID, "--edition", "page", "--format", "text", "--root", str(root)]) == 0
    assert capsys.readouterr().out == "".join(f"{words}\n" for _, words in before[ID])


def test_an_earlier_edition_is_held_to_its_law(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its edits rebuild its raw text; a source that says it is superseded names one that is built; ids and files are taken once."""
    assert replace(root, "--beside", "page", "--accept", "--reason", "例") == 2
    assert "there is a source page already" in capsys.readouterr().err
    assert replace(root, "--beside", "Page 2", "--accept", "--reason", "例") == 2
    assert "«Page 2» is no id" in capsys.readouterr().err
    assert replace(root, "--beside", "page-2021", "--accept", "--reason", "例") == 0
    assert main(["add", str(root / "corpus/sources/page/raw.txt"), "--root", str(root)]) == 1
    assert main(["show", ID, "--edition", "page-2021", "--root", str(root)]) == 2
    assert "expected: page\n" in capsys.readouterr().err
    edits = root / "corpus/sources/page/edits.jsonl"
    record = root / "corpus/sources/page/source.yaml"
    lines = edits.read_text().splitlines(keepends=True)
    edits.write_text("".join(line for line in lines if '"block"' not in line or '"county-meeting"' in line))
    assert [problem.code for problem in check(corpus.load(root)) if "sources/page/" in problem.where] == ["rebuild"]
    record.write_text(record.read_text().replace("page-2021", "page-2022"))
    assert main(["list", "--root", str(root)]) == 2
    assert "superseded: page-2022 is no source that is built" in capsys.readouterr().err


def test_kinds_of_change(root: Path) -> None:
    """A width, a number, a word."""
    (root / "new.txt").write_text(RAW.replace("2020年12月4日", "2020年12月5日"))
    changes = replace_raw(root, "page", root / "new.txt").changes
    assert sum((kinds(change) for change in changes), Counter()) == {"words": 1}


def test_values_of_a_record_are_changed_in_their_place() -> None:
    """Comments, order and other values stay; a new key comes before the lists."""
    record = "title: 甲  # 题\nbytes: 3\nfile: >-\n  a.txt\ncuts:\n  - {document: x}\n# end\n"
    made = with_values(record, {"bytes": 5, "file": "b c.txt", "url": "https://example.org/"})
    assert yaml.safe_load(made) == {
        "title": "甲",
        "bytes": 5,
        "file": "b c.txt",
        "url": "https://example.org/",
        "cuts": [{"document": "x"}],
    }
    assert "# 题\n" in made
    assert made.endswith("# end\n")


def test_a_new_program_does_not_rewrite_what_was_committed(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Never released, but committed: a build under rules that make another text of it waits for the word."""
    git(root, "init", "-q", "-b", "main")
    saved(root)
    from jiaokan import build

    clean = build.clean
    monkeypatch.setattr("jiaokan.corpus.cache.known", lambda root: {})
    monkeypatch.setattr(build, "clean", lambda text: clean(text.slice(0, len(str(text)) - 4)))
    before = snapshot(root)
    assert main(["build", "--root", str(root)]) == 1
    assert "published documents would change" in capsys.readouterr().err
    after = {name: data for name, data in snapshot(root).items() if not name.startswith(".git/")}
    assert after == {name: data for name, data in before.items() if not name.startswith(".git/")}


def test_a_document_is_not_its_source(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Who names a document is told the source, and the command."""
    assert main(["replace", ID, str(root / "new.txt"), "--root", str(root)]) == 2
    assert f"jiaokan replace page {root / 'new.txt'}"[:40] in capsys.readouterr().err
