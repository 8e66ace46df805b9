"""A document gets another id in one transaction, and no address breaks."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from jiaokan import corpus
from jiaokan.cli import main
from jiaokan.corpus.renaming import renamed, with_former
from tests.project import files_of, make


def test_every_record_names_it_anew_and_nothing_else_changes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Records, ledger and edits follow; words and anchors stay; the law holds, and a second build changes nothing."""
    extra = "corrections:\n  - {document: samr-2020-186, quote: 请认真贯彻, old: 认真, new: 切实, why: 例}\n"
    root = make(tmp_path, extra=extra)
    corpus.build(root)
    before = corpus.load(root).entry("samr-2020-186")

    assert main(["rename", "samr-2020-186", "notice-2020", "--root", str(root)]) == 0
    after = corpus.load(root).entry("notice-2020")
    assert [(b.anchor, b.text) for b in after.blocks] == [(b.anchor, b.text) for b in before.blocks]
    assert after.meta.former == ("samr-2020-186",)
    assert not (root / "corpus/documents/samr-2020-186/document.yaml").exists()
    assert "document: notice-2020" in (root / "corpus/sources/page/source.yaml").read_text()
    assert main(["check", "--root", str(root)]) == 0
    there = files_of(root)
    corpus.build(root)
    assert files_of(root) == there
    assert main(["rename", "notice-2020", "notice-of-2020", "--root", str(root)]) == 0
    assert corpus.load(root).entry("notice-of-2020").meta.former == ("samr-2020-186", "notice-2020")
    assert main(["check", "--root", str(root)]) == 0


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("nothing", "other", "there is no such document"),
        ("samr-2020-186", "老井", "this is no id"),
        ("samr-2020-186", "county-meeting", "has this id"),
        ("samr-2020-186", "a" * 81, "this is no id"),
    ],
)
def test_what_may_not_be_writes_nothing(old: str, new: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An unknown document, no id, one that is taken."""
    root = make(tmp_path)
    corpus.build(root)
    before = files_of(root)
    assert main(["rename", old, new, "--root", str(root)]) == 2
    assert said in capsys.readouterr().err
    assert files_of(root) == before


def test_only_where_a_document_is_named() -> None:
    """Words that happen to be the id stay, and so does every comment."""
    record = "title: a  # a\nsource: a\ncuts:\n  - {document: a, from: a, why: a}\nanchors:\n  - into: 'a'\n    to: a\n"
    assert renamed(record, "a", "b") == (
        "title: a  # a\nsource: a\ncuts:\n  - {document: b, from: a, why: a}\nanchors:\n  - into: b\n    to: a\n"
    )


def test_former_names_stand_once() -> None:
    """In a record that has some and in one that has none."""
    assert with_former("title: a\n", ("b",)) == "title: a\nformer: [b]\n"
    assert with_former("former: [b]\ntitle: a\n", ("b", "c")) == "former: [b, c]\ntitle: a\n"
    assert with_former("former:\n  - b\ntitle: a", ("b", "c", "b")) == "former: [b, c]\ntitle: a"


def test_a_published_document_may_be_renamed(tmp_path: Path) -> None:
    """What a commit had published still leads somewhere."""
    root = make(tmp_path)
    corpus.build(root)
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org"]
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "a"]):
        subprocess.run([*git, *words], cwd=root, check=True)
    assert main(["rename", "county-meeting", "meeting", "--root", str(root)]) == 0
    assert main(["check", "--since", "HEAD", "--root", str(root)]) == 0
