"""What was published is not forgotten: deleted, merged and retired texts wait for the editor; records of releases are replayed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from jiaokan import corpus
from jiaokan.anchor.survival import count, replay, replay_release
from jiaokan.check import check
from jiaokan.checks.released import standing, survival
from jiaokan.cli import main
from jiaokan.corpus.forgotten import Forgotten
from tests.project import NOTICE, RAW, make

ID, NEWS = "samr-2020-186", "county-meeting"
DATE = "2020年12月4日"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The project, built and released once."""
    corpus.build(make(tmp_path))
    corpus.release(tmp_path, "2026.1", "2026-01-31")
    return tmp_path


def anchor_of(root: Path, text: str) -> str:
    """The anchor of the notice that stands on these words."""
    return next(block.anchor or "" for block in corpus.load(root).entry(ID).blocks if block.text == text)


def without_notice(root: Path) -> None:
    """Delete the notice: its folder, and its cut, whose text is dropped."""
    shutil.rmtree(root / "corpus/documents" / ID)
    shutil.rmtree(root / "corpus/authority")  # One of its aliases holds in the notice alone.
    record = root / "corpus/sources/page/source.yaml"
    text = record.read_text()
    cut = text[text.index(f"  - document: {ID}") : text.index(f"  - document: {NEWS}")]
    drops = "  - from: 首页\n    why: 导航\n"
    everything = '  - {from: 首页, to: "2020年12月4日", why: 不收}\n'
    record.write_text(text.replace(cut, "").replace(drops, everything))


def corrected(root: Path, document: str, extra: str = "") -> None:
    """A word of the notice put right, and more of the record."""
    more = f"corrections:\n  - {{document: {document}, quote: 请认真贯彻, old: 认真, new: 切实, why: 例}}\n{extra}"
    make(root, extra=more)


def test_a_released_document_is_not_deleted(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The build writes nothing and says what to do, also with --accept; so does the check."""
    without_notice(root)
    before = (root / f"corpus/documents/{NEWS}/edition.md").read_bytes()

    assert main(["build", "--root", str(root)]) == 1
    said = capsys.readouterr().err
    assert f"corpus/releases/2026.1.json: the document {ID} was released and is gone" in said
    assert f"`former: [{ID}]`" in said
    assert "--accept" not in said
    with pytest.raises(Forgotten):
        corpus.build(root, accept=True, reason="不收")
    assert (root / f"corpus/documents/{NEWS}/edition.md").read_bytes() == before
    assert {problem.code for problem in check(corpus.load(root))} >= {"released-anchor"}


def test_a_document_that_was_only_built_may_go_with_a_word(tmp_path: Path) -> None:
    """The edits of the last build still name it; the editor may say that nobody was shown it."""
    corpus.build(make(tmp_path))
    without_notice(tmp_path)

    with pytest.raises(Forgotten, match=r"edits\.jsonl: the document samr-2020-186 was built and is gone"):
        corpus.build(tmp_path)
    corpus.build(tmp_path, accept=True, reason="从未公开")
    assert [entry.id for entry in corpus.load(tmp_path).entries] == [NEWS]
    assert check(corpus.load(tmp_path)) == []
    corpus.build(tmp_path)


@pytest.mark.parametrize("gone", ["all", "line"])
def test_a_ledger_that_shrank_is_not_built_on(root: Path, gone: str) -> None:
    """Without its ledger a document would get new anchors for every paragraph."""
    path = root / f"corpus/documents/{ID}/anchors.jsonl"
    path.write_text("" if gone == "all" else path.read_text().split("\n", 1)[1])

    with pytest.raises(Forgotten, match="that were released"):
        corpus.build(root)
    assert {problem.code for problem in check(corpus.load(root))} >= {"released-anchor"}


def test_a_rename_does_not_let_released_text_change(root: Path) -> None:
    """Under its new name it is still the released document, and its correction waits for a word."""
    documents = root / "corpus/documents"
    corrected(root, "samr-metrology")
    (documents / ID).rename(documents / "samr-metrology")
    (documents / "samr-metrology/document.yaml").write_text(NOTICE + f"former: [{ID}]\n")
    bodies = root / "corpus/authority/bodies.yaml"
    bodies.write_text(bodies.read_text().replace(ID, "samr-metrology"))
    record = root / "corpus/sources/page/source.yaml"
    record.write_text(record.read_text().replace(f"document: {ID}", "document: samr-metrology"))

    assert [change.document for change in corpus.build(root) if change.waits] == ["samr-metrology"]
    corpus.build(root, accept=True, reason="勘误")
    assert [counts for _, counts in survival(corpus.load(root))] == [{"right": 7}]
    assert check(corpus.load(root)) == []


def test_a_retirement_by_word_waits_like_any_change(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A block removed with a word on its anchor loses nothing in silence: it is shown with the reason and waits for --accept."""
    id = anchor_of(root, DATE)
    removed = f"removes:\n  - {{document: {ID}, quote: {DATE}, why: 非正文}}\n"
    make(root, extra=f"{removed}anchors:\n  - {{document: {ID}, id: {id}, to: '', why: 系网页时间}}\n")

    assert main(["build", "--root", str(root)]) == 1
    said = capsys.readouterr()
    assert f"x #{id} «{DATE}»: 系网页时间" in said.out
    assert "the text of 1 published documents would change" in said.err
    assert id in corpus.load(root).ledgers[ID].live
    assert main(["build", "--root", str(root), "--accept", "--reason", "核对"]) == 0
    assert [dict(counts) for _, counts in survival(corpus.load(root))] == [{"right": 6, "retired": 1}]


def test_a_document_taken_in_by_another_keeps_its_anchors(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The cut goes, the other document reaches over its text and names it as former: each anchor stands on its words there."""
    before = {block.anchor: block.text for block in corpus.load(root).entry(NEWS).blocks}
    record = root / "corpus/sources/page/source.yaml"
    text = record.read_text()
    record.write_text(text[: text.index(f"  - document: {NEWS}")])
    (root / f"corpus/documents/{NEWS}/document.yaml").unlink()
    (root / f"corpus/documents/{ID}/document.yaml").write_text(NOTICE + f"former: [{NEWS}]\n")

    assert any(change.waits and not change.lost for change in corpus.build(root))
    assert main(["build", "--accept", "--reason", "并为一篇", "--root", str(root)]) == 0
    assert f"git rm -r corpus/documents/{NEWS}" in capsys.readouterr().out
    shutil.rmtree(root / f"corpus/documents/{NEWS}")
    corpus.build(root)
    loaded = corpus.load(root)
    after = {block.anchor: block.text for block in loaded.entry(ID).blocks}
    assert before.items() <= after.items()
    assert [dict(counts) for _, counts in survival(loaded)] == [{"right": 7}]
    assert check(loaded) == []


def test_the_record_alone_replays_a_release(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Scraped anew, corrected, a block gone: the record of the release and its ledgers tell the same, and the check prints it."""
    ledgers = corpus.load(root).ledgers
    make(root, raw=RAW.replace(f"{DATE}\n", "").replace("首页\n", "首页\n\n").replace("认真", "切实"))
    corpus.build(root, accept=True, reason="新抓取的网页没有日期")
    loaded = corpus.load(root)
    record = {name: held.blocks for name, held in loaded.releases[0].documents.items()}
    told = count(replay_release(record, standing(loaded)))

    assert told == count(replay(ledgers, standing(loaded))) == {"right": 6, "retired": 1}
    capsys.readouterr()
    assert main(["check", "--root", str(root)]) == 0
    assert "the anchors of 2026.1: 6 right, 1 retired, 0 wrong\n" in capsys.readouterr().out


@pytest.mark.parametrize(("quote", "by", "kind"), [('"digest"', '"digest": "0", "why"', "wrong"), ('"id": "', '"id": "z', "unknown")])
def test_a_rewritten_ledger_does_not_know_its_release(root: Path, quote: str, by: str, kind: str) -> None:
    """A digest or an id that was changed in the ledger is noticed by the record of the release."""
    path = root / f"corpus/documents/{ID}/anchors.jsonl"
    path.write_text(path.read_text().replace(quote, by))
    loaded = corpus.load(root)

    assert dict(survival(loaded))["2026.1"][kind] == 5
