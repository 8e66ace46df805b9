"""A document is taken out in one transaction: one that was never published leaves nothing, one that was leaves a page that says why."""

from __future__ import annotations

from pathlib import Path

import pytest

from jiaokan import corpus
from jiaokan.cli import main
from jiaokan.corpus.removing import remove
from jiaokan.site import write
from tests.merges import git, save
from tests.project import files_of, make
from tests.test_withheld import holds

NOTICE, NEWS = "samr-2020-186", "county-meeting"
DECISIONS = """corrections:
  - {document: samr-2020-186, quote: 请认真贯彻, old: 认真, new: 切实, why: 例}
  - {document: county-meeting, quote: 召开会议，学习, old: 学习, new: 学了, why: 例}
notes:
  - {document: samr-2020-186, quote: 贯彻落实, kind: doubt, text: 例}
"""
RELATED = "relations:\n  - {type: reports-on, document: samr-2020-186, why: 例}\n"


def two(root: Path, *, pushed: bool) -> Path:
    """A corpus of a notice and a report on it, built, in git or not."""
    make(root, extra=DECISIONS)
    for id, kind, other in ((NEWS, "reports-on", NOTICE), (NOTICE, "reported-by", NEWS)):
        path = root / f"corpus/documents/{id}/document.yaml"
        path.write_text(path.read_text() + f"relations:\n  - {{type: {kind}, document: {other}, why: 例}}\n")
    corpus.build(root)
    if pushed:
        git(root, "init", "-q", "-b", "main")
        save(root)
    return root


def run(root: Path, *words: str) -> int:
    """A command in the project."""
    return main([*words, "--root", str(root)])


def test_of_what_was_never_published_nothing_is_left(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its folder, its cut, its decisions, what names it in other records: gone; its words are dropped; the laws hold."""
    root = two(tmp_path, pushed=False)
    assert run(root, "remove", NOTICE, "--reason", "误收。") == 0
    assert "never published" in capsys.readouterr().out
    assert not (root / "corpus/documents" / NOTICE).exists()
    named = [path for path, data in files_of(root).items() if NOTICE.encode() in data]
    assert named == []
    record = (root / "corpus/sources/page/source.yaml").read_text()
    assert [words in record for words in ('why: "误收。"', "学了", "notes:")] == [True, True, False]
    assert "relations" not in (root / f"corpus/documents/{NEWS}/document.yaml").read_text()
    assert "aliases" not in (root / "corpus/authority/bodies.yaml").read_text()
    there = files_of(root)
    corpus.build(root)
    assert files_of(root) == there
    assert run(root, "check") == 0, capsys.readouterr().out


def test_of_what_was_published_page_and_addresses_say_why(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No word of it is built any more; each address has a tombstone with the reason; the other document stays as it is."""
    root = two(tmp_path, pushed=True)
    was = corpus.load(root)
    assert run(root, "remove", NOTICE, "--reason", "应权利人要求。") == 0
    assert f"{len(was.entry(NOTICE).blocks)} addresses" in capsys.readouterr().out
    now = corpus.load(root)
    gone = now.entry(NOTICE)
    assert (gone.blocks, gone.withdrawn, gone.meta.publish) == ((), "应权利人要求。", "metadata")
    assert {end.why for end in gone.ledger.ends.values()} == {"应权利人要求。"}
    assert not gone.ledger.live
    assert [(b.anchor, b.text) for b in now.entry(NEWS).blocks] == [(b.anchor, b.text) for b in was.entry(NEWS).blocks]
    assert "认真" not in (root / f"corpus/documents/{NOTICE}/edition.md").read_text()
    there = files_of(root)
    corpus.build(root)
    assert files_of(root) == there
    assert run(root, "check", "--since", "HEAD") == 0, capsys.readouterr().out
    save(root)
    git(root, "branch", "pushed")
    assert git(root, "revert", "--no-edit", "HEAD")
    assert run(root, "check", "--since", "pushed") == 1
    assert run(root, "restore", "pushed") == 0
    assert run(root, "check", "--since", "pushed") == 0
    assert corpus.load(root).entry(NOTICE).ledger.live == was.entry(NOTICE).ledger.live


def test_the_only_document_of_a_file_goes_with_it(tmp_path: Path) -> None:
    """Of a file that held nothing else raw text and record go too, and no reason is asked for."""
    root = two(tmp_path, pushed=False)
    remove(root, NOTICE, "例")
    done = remove(root, NEWS)
    assert (done.withdrawn, done.anchors, done.records) == (False, 0, ())
    assert list((root / "corpus/sources").iterdir()) == list((root / "corpus/documents").iterdir()) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nothing", "--reason", "例"), "there is no such document"),
        ((NOTICE,), "--reason TEXT"),
    ],
)
def test_what_may_not_be_writes_nothing(words: tuple[str, ...], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An unknown document; no reason for what readers knew, or share a page with."""
    root = two(tmp_path, pushed=False)
    before = files_of(root)
    assert run(root, "remove", *words) == 2
    assert said in capsys.readouterr().err
    assert files_of(root) == before


def test_twice_and_before_a_build_it_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A document is withdrawn once; and nothing else may wait to be built, or it would be written along."""
    root = two(tmp_path, pushed=True)
    path = root / "corpus/sources/page/source.yaml"
    record = path.read_text()
    path.write_text(record.replace("new: 学了", "new: 学过"))
    assert run(root, "remove", NOTICE, "--reason", "例") == 2
    assert "as a build would make it" in capsys.readouterr().err
    path.write_text(record)
    assert run(root, "remove", NOTICE, "--reason", "例") == 0
    assert run(root, "remove", NOTICE, "--reason", "例") == 2
    assert "withdrawn already" in capsys.readouterr().err


def test_a_move_over_its_end_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was carried from one document into the other has to be taken back first."""
    root = make(tmp_path, extra='moves:\n  - {from: "国市监计量[2020]186号", before: "某县召开会议\\n", why: 例}\n')
    corpus.build(root)
    before = files_of(root)
    assert run(root, "remove", NEWS, "--reason", "例") == 2
    assert "reaches over the end" in capsys.readouterr().err
    assert files_of(root) == before


def test_the_page_of_a_withdrawn_document_says_so(tmp_path: Path) -> None:
    """Reason and places of all paragraphs, and no word of the text, in no file of the site."""
    root = two(tmp_path, pushed=True)
    anchors = [block.anchor for block in corpus.load(root).entry(NOTICE).blocks]
    remove(root, NOTICE, "应权利人要求。")
    held = corpus.load(root)
    site = tmp_path / "made"
    write.build(root, held.entries, out=site, authority=held.authority, parallels=held.parallels)
    page = (site / f"t/{NOTICE}/index.html").read_text()
    assert "本篇已撤下，不再刊出。缘由：应权利人要求。" in page
    assert all(f'id="{anchor}"' in page for anchor in anchors)
    words = "请切实贯彻落实"
    assert not [path for path in site.rglob("*") if path.is_file() and holds(path.read_bytes(), words)]
