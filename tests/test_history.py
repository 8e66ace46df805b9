"""No history takes an anchor back: reverts, merges and deletions are noticed, restored, and united, over real repositories of git."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from jiaokan import corpus
from jiaokan.anchor.ledger import Event, Ledger, grown
from jiaokan.anchor.union import settled, unite
from jiaokan.check import check
from jiaokan.cli import main
from jiaokan.corpus import history
from jiaokan.corpus.history import commit, files_at
from jiaokan.corpus.history import git as told
from jiaokan.corpus.memory import remembering
from jiaokan.errors import BadInput
from jiaokan.intake.record_merge import merge_records
from jiaokan.text.digest import digest
from tests.project import make
from tests.stops import BREAK, CORRECTION, ID
from tests.test_guide import run

ANOTHER = f"corrections:\n  - {{document: {ID}, quote: 并及时报告情况, old: 及时, new: 按时, why: 例}}\n"
SETTINGS = {
    "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.org",
    "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_DATE": "2026-01-01T00:00:00Z",
    "GIT_COMMITTER_DATE": "2026-01-01T00:00:00Z",
}  # fmt: skip


def git(root: Path, *arguments: str, fails: bool = False) -> str:
    """What git says; a merge may fail at a conflict."""
    done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, text=True, env={**os.environ, **SETTINGS}, check=False)
    assert fails or done.returncode == 0, done.stdout + done.stderr
    return done.stdout.strip()


def saved(root: Path) -> str:
    """Commit all of the corpus; the commit."""
    git(root, "add", "-A", "corpus")
    git(root, "commit", "-q", "--allow-empty", "-m", "x")
    return git(root, "rev-parse", "HEAD")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The project, built and committed."""
    make(tmp_path)
    corpus.build(tmp_path)
    git(tmp_path, "init", "-q", "-b", "main")
    saved(tmp_path)
    return tmp_path


def build(root: Path, *more: str) -> int:
    """Build with a word."""
    return main(["build", "--accept", "--reason", "例", "--root", str(root), *more])


def anchors(root: Path) -> dict[str, str]:
    """The anchors of the notice with their words."""
    return {block.anchor or "": block.text for block in corpus.load(root).entry(ID).blocks}


def test_what_was_published_is_asked_once_a_commit(
    root: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each commit is asked once; of a shallow clone nothing is remembered, so that what is fetched later counts."""
    monkeypatch.delenv("CI", raising=False)
    asked = list[str]()
    monkeypatch.setattr(history, "git", lambda folder, *words: asked.append(words[0]) or told(folder, *words))

    def published(folder: Path) -> tuple[dict[str, set[str]], int]:
        asked.clear()
        with remembering(folder):
            return history.ever_published(folder), asked.count("log")

    whole, first = published(root)
    assert (first, published(root)) == (1, (whole, 0))
    make(root, extra=BREAK)
    assert build(root) == 0
    saved(root)
    grown_, again = published(root)
    assert again == 1
    assert grown_[ID] > whole[ID]
    clone = tmp_path_factory.mktemp("clone") / "one"
    git(root, "clone", "-q", "--depth", "1", f"file://{root}", str(clone))
    assert [published(clone)[1] for _ in range(2)] == [1, 1]
    git(clone, "fetch", "-q", "--unshallow")
    assert published(clone) == (grown_, 1)


def test_a_reverted_split_is_noticed_and_restored(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A paragraph is parted, built, pushed and reverted: the check says what is gone, one command brings its event back."""
    before = git(root, "rev-parse", "HEAD")
    make(root, extra=BREAK)
    assert build(root) == 0
    pushed = saved(root)
    (new,) = anchors(root).keys() - dict(corpus.load(root).ledgers[ID].ends) - {e.id for e in corpus.load(root).ledgers[ID].events[:5]}
    git(root, "revert", "--no-edit", "HEAD")
    capsys.readouterr()

    assert main(["check", "--root", str(root)]) == 0
    assert main(["check", "--since", before, "--root", str(root)]) == 0
    capsys.readouterr()
    assert main(["check", "--since", pushed, "--root", str(root)]) == 1
    said = capsys.readouterr().out
    assert f"{pushed}: published-anchor: {ID}#" in said
    assert "jiaokan restore" in said
    assert main(["restore", pushed, "--root", str(root)]) == 0
    assert main(["check", "--since", pushed, "--root", str(root)]) == 0
    loaded = corpus.load(root)
    assert loaded.ledgers[ID].leads(new) in anchors(root)
    assert check(loaded) == []
    assert main(["restore", pushed, "--root", str(root)]) == 0
    assert corpus.stale(root) == ()


def two(root: Path, ours: str, theirs: str) -> tuple[Ledger, Ledger]:
    """Two branches, each with decisions of its own, of which theirs is being merged into ours; their ledgers."""
    ledgers = []
    for branch, extra in (("theirs", theirs), ("ours", ours)):
        git(root, "checkout", "-q", "-b", branch, "main")
        make(root, extra=extra)
        assert build(root) == 0
        saved(root)
        ledgers.append(corpus.load(root).ledgers[ID])
    git(root, "merge", "theirs", fails=True)
    return ledgers[1], ledgers[0]


@pytest.mark.parametrize(
    ("ours", "theirs"), [(CORRECTION, ANOTHER), (BREAK, ANOTHER), (CORRECTION, BREAK), (BREAK, BREAK), (CORRECTION, CORRECTION)]
)
def test_two_editors_of_one_text_are_both_heard(root: Path, ours: str, theirs: str) -> None:
    """Decisions of both stand in the record, each anchor of both leads to its words, and the corpus keeps every law."""
    mine, other = two(root, ours, theirs)
    if (root / ".git/MERGE_HEAD").exists():
        assert main(["merge", "--root", str(root)]) == 0
        assert git(root, "diff", "--name-only", "--diff-filter=U") == ""
        git(root, "commit", "-q", "--no-edit")
    loaded = corpus.load(root)

    assert check(loaded) == []
    assert corpus.stale(root) == ()
    text = "".join(anchors(root).values())
    assert ("切实" in text) == (CORRECTION in (ours, theirs))
    assert ("按时" in text) == (ANOTHER in (ours, theirs))
    assert len(anchors(root)) == 5 + (BREAK in (ours, theirs))
    now = loaded.ledgers[ID]
    assert grown(mine, now)
    assert grown(other, now) or ours == theirs
    assert all(now.leads(id) in anchors(root) for id in mine.ids | other.ids)
    for branch in ("ours", "theirs"):
        assert main(["check", "--since", branch, "--root", str(root)]) == 0


def test_a_merge_by_hand_that_drops_one_side_is_noticed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All files of ours: the same words then have another anchor than theirs gave them; the check sees it, and restore mends it."""
    other = ANOTHER + BREAK
    two(root, CORRECTION + BREAK, other)
    git(root, "checkout", "--ours", "corpus")
    saved(root)
    capsys.readouterr()
    assert main(["check", "--since", "theirs", "--root", str(root)]) == 1
    assert main(["restore", "theirs", "--root", str(root)]) == 0
    assert main(["check", "--since", "theirs", "--root", str(root)]) == 0
    assert main(["check", "--since", "ours", "--root", str(root)]) == 0


def test_what_both_changed_in_one_key_is_left_to_a_person(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The key and both values are named, nothing is written; put right by hand, the merge goes on."""
    for branch in ("theirs", "ours"):
        git(root, "checkout", "-q", "-b", branch, "main")
        make(root, extra=f"note: {branch}\n" + (CORRECTION if branch == "ours" else BREAK))
        assert build(root) == 0
        saved(root)
    git(root, "merge", "theirs", fails=True)
    capsys.readouterr()
    assert main(["merge", "--root", str(root)]) == 2
    assert "both sides changed `note`: «ours» and «theirs»" in capsys.readouterr().err
    make(root, extra="note: both\n" + CORRECTION + BREAK)
    assert main(["merge", "--root", str(root)]) == 0
    assert check(corpus.load(root)) == []
    assert len(anchors(root)) == 6


def test_words_that_neither_side_had_in_one_paragraph_are_asked_about(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One joins a paragraph to the one before it, the other removes that: it would hang on a third; the editor takes the join back."""
    make(root, extra=BREAK)
    assert build(root) == 0
    saved(root)
    join = f"joins:\n  - {{document: {ID}, quote: 请认真贯彻落实, why: 例}}\n"
    remove = f"removes:\n  - {{document: {ID}, quote: 现将有关事项通知如下, why: 例}}\n"
    two(root, BREAK + remove, BREAK + join)
    before = (root / f"corpus/documents/{ID}/anchors.jsonl").read_bytes()
    capsys.readouterr()
    assert main(["merge", "--root", str(root)]) == 1
    said = capsys.readouterr()
    assert "  ! «各省、自治区、直辖市市场监管局：» + «请认真贯彻落实，并及时报告情况。»\n" in said.out
    assert "1 paragraphs would hold words (!) that neither side had in one" in said.err
    assert "see to `joins` in source.yaml" in said.err
    assert (root / f"corpus/documents/{ID}/anchors.jsonl").read_bytes() == before

    make(root, extra=BREAK + remove)
    assert main(["merge", "--root", str(root)]) == 0
    assert "请认真贯彻落实，并及时报告情况。" in anchors(root).values()
    assert main(["check", "--since", "theirs", "--root", str(root)]) == 0
    assert main(["check", "--since", "ours", "--root", str(root)]) == 0


def test_an_anchor_that_the_two_sides_put_on_different_words_is_asked_about(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each parts the paragraph and keeps the anchor on another part: both places are shown, and the word of the record decides."""
    id = next(id for id, words in anchors(root).items() if words.startswith("现将"))
    sides = []
    for branch, to in (("theirs", "现将有关事项通知如下"), ("ours", "请认真贯彻落实")):
        git(root, "checkout", "-q", "-b", branch, "main")
        make(root, extra=BREAK + f"anchors:\n  - {{document: {ID}, id: {id}, to: {to}, why: 例}}\n")
        assert build(root) == 0
        saved(root)
        sides.append(anchors(root)[id])
    assert sides == ["现将有关事项通知如下，", "请认真贯彻落实，并及时报告情况。"]
    git(root, "merge", "theirs", fails=True)
    make(root, extra=BREAK)
    capsys.readouterr()
    assert main(["merge", "--root", str(root)]) == 1
    said = capsys.readouterr().out
    assert f"#{id} stood on" in said
    assert all(f"{number}: anchors: [{{document: {ID}, id: {id}, to: " in said for number in (1, 2))
    make(root, extra=BREAK + f"anchors:\n  - {{document: {ID}, id: {id}, to: 请认真贯彻落实, why: 例}}\n")
    assert main(["merge", "--root", str(root)]) == 0
    assert anchors(root)[corpus.load(root).ledgers[ID].leads(id) or ""] == "请认真贯彻落实，并及时报告情况。"


def test_a_merge_is_only_finished_where_one_was_begun(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without one, and with no such commit, it is said."""
    assert main(["merge", "--root", str(root)]) == 2
    assert "git is merging nothing here" in capsys.readouterr().err
    for command in (["check", "--since"], ["restore"]):
        assert main([*command, "no-such-branch", "--root", str(root)]) == 2
        assert "«no-such-branch» is no commit" in capsys.readouterr().err


def test_a_commit_is_known_or_named(tmp_path: Path) -> None:
    """What is no commit is said; without a repository there is none at all, and a commit whose files git cannot read is no empty one."""
    git(tmp_path, "init", "-q", "-b", "main")
    with pytest.raises(BadInput, match="«main» is no commit"):
        commit(tmp_path, "main")
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus/a.txt").write_text("甲\n")
    id = saved(tmp_path)
    assert commit(tmp_path, "main") == id
    assert files_at(tmp_path, id, "corpus") == {"corpus/a.txt": "甲\n".encode()}
    assert files_at(tmp_path, id, "docs") == {}
    shutil.rmtree(tmp_path / ".git/objects")
    (tmp_path / ".git/objects").mkdir()
    with pytest.raises(BadInput, match="git cannot read the files"):
        files_at(tmp_path, id, "corpus")


def test_a_deleted_document_is_noticed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its source and its ledger went with it: nothing here knows of it any more, but the commit does."""
    pushed = git(root, "rev-parse", "HEAD")
    shutil.rmtree(root / "corpus/documents" / ID)
    record = root / "corpus/sources/page/source.yaml"
    text = record.read_text()
    cut = text[text.index(f"  - document: {ID}") : text.index("  - document: county-meeting")]
    record.write_text(
        text.replace(cut, "").replace("  - from: 首页\n    why: 导航\n", '  - {from: 首页, to: "2020年12月4日", why: 不收}\n')
    )
    (root / "corpus/sources/page/edits.jsonl").unlink()
    assert main(["build", "--root", str(root)]) == 1
    assert f"the document {ID} was published" in capsys.readouterr().err
    assert main(["restore", pushed, "--root", str(root)]) == 2
    assert f"git restore --source={pushed} corpus/documents/{ID}" in capsys.readouterr().err


def test_the_guide_of_merging_can_be_followed(root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """「两人同改一篇」: each output is the one shown."""
    for branch, extra in (("yi", BREAK.replace("why: 例", "why: 乙据原件")), ("jia", CORRECTION.replace("why: 例", "why: 甲据原件"))):
        git(root, "checkout", "-q", "-b", branch, "main")
        make(root, extra=extra)
        assert build(root) == 0
        saved(root)
    git(root, "merge", "yi", fails=True)
    monkeypatch.chdir(root)
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    capsys.readouterr()
    page = (Path(__file__).parent.parent / "docs/guide/merge.md").read_text(encoding="utf-8")
    steps = re.findall(r"^\$ (.*)\n((?:(?!\$ |```).*\n)*)", "".join(re.findall(r"^```console\n(.*?)^```$", page, re.M | re.S)), re.M)
    assert len(steps) == 5
    for command, shown in steps:
        if command.startswith("git "):
            assert git(root, *command.split()[1:]) + "\n" == shown
            continue
        if command.startswith("jiaokan check"):
            git(root, "commit", "-q", "--no-edit")
        assert run(command, root, capsys) == shown, command


def born(id: str, words: str) -> Event:
    """A birth."""
    return Event("born", id, "paragraph", words, digest=digest(words))


def test_ledgers_are_united_event_by_event() -> None:
    """What both begin with is said once; what only one says is kept; words go before tombstones."""
    a, b, p = born("a", "甲"), born("b", "乙"), born("p", "丙")
    edited = replace_words(a, "甲二")
    ours = Ledger((a, b, edited, Event("merged", "b", to=("a",))))
    theirs = Ledger((a, b, p, Event("retired", "b", why="误")))
    both = unite(ours, theirs, "x")
    assert (both.live, both.leads("b")) == (frozenset("ap"), "a")
    assert grown(ours, both)
    assert grown(theirs, both)
    assert unite(ours, ours, "x") == ours
    with pytest.raises(BadInput, match="born on both sides"):
        unite(ours, Ledger((born("b", "别的"),)), "x")


def replace_words(event: Event, words: str) -> Event:
    """An edit of what an event stood on."""
    return Event("edited", event.id, event.type, words, digest=digest(words))


def test_ends_that_lead_to_each_other_are_settled() -> None:
    """One side joined the first paragraph to the second, the other the second to the first: one of them lives again."""
    a, b = born("a", "甲"), born("b", "乙")
    ours, theirs = Ledger((a, b, Event("merged", "a", to=("b",)))), Ledger((a, b, Event("merged", "b", to=("a",))))
    found = settled({"x": unite(ours, theirs, "x")}, {"x": {"b": b, "a": a}})["x"]
    assert found.live == {"b"}
    assert found.leads("a") == "b"


@pytest.mark.parametrize(
    ("before", "ours", "theirs", "made"),
    [
        ("a: 1\n", "a: 1\nc:\n  - {x: 1}\n", "a: 1\nc:\n  - {x: 2}\n", "a: 1\nc:\n  - {x: 1}\n  - x: 2\n"),
        ("a: 1\n", "a: 1  # mine\n", "a: 2\n", "a: 2\n"),
        ("c:\n  - {x: 1}\n  - {x: 2}\n", "c:\n  - {x: 1}\n", "c:\n  - {x: 1}\n  - {x: 2}\n  - {x: 3}\n", "c:\n  - {x: 1}\n  - x: 3\n"),
        ("", "a: 1\n", "a: 1\nb: 2\n", "a: 1\nb: 2\n"),
    ],
)
def test_records_are_put_together(before: str, ours: str, theirs: str, made: str) -> None:
    """Rows of both, changes of one."""
    assert merge_records(before, ours, theirs, "x") == made


def test_a_ledger_with_marks_of_git_says_what_to_do(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two versions in one file are no damaged ledger but a merge to finish."""
    path = root / f"corpus/documents/{ID}/anchors.jsonl"
    path.write_text(path.read_text() + "<<<<<<< HEAD\n")
    assert main(["build", "--root", str(root)]) == 2
    assert "git left two versions of this ledger" in (said := capsys.readouterr().err)
    assert "jiaokan merge" in said
