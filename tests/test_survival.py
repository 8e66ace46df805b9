"""Every anchor of every release still leads to its words, to where they went, or to a tombstone: wrong 0, unknown 0."""

from __future__ import annotations

import io
import subprocess
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from jiaokan import corpus
from jiaokan.anchor import ledger as anchors
from jiaokan.anchor.ledger import Event, Ledger
from jiaokan.anchor.survival import CorpusStanding, Outcome, held, replay, replay_release
from jiaokan.checks.released import standing
from jiaokan.text.digest import digest
from tests.project import NOTICE, RAW, make

HERE = Path(__file__).parent.parent
ID = "samr-2020-186"


def git(root: Path, *arguments: str) -> bytes:
    """What git prints."""
    who = ("-c", "user.name=test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false", "-c", "tag.gpgsign=false")
    return subprocess.run(["git", "-C", str(root), *who, *arguments], capture_output=True, check=True).stdout


def releases(root: Path) -> list[str]:
    """The tags of releases; none where there is no repository, as in a source archive."""
    return git(root, "tag", "--list", "v*").decode().split() if (root / ".git").exists() else []


def released(root: Path, tag: str) -> dict[str, Ledger]:
    """The ledgers of a release, by document."""
    found = {}
    with tarfile.open(fileobj=io.BytesIO(git(root, "archive", tag, "corpus/documents"))) as archive:
        for member in archive:
            path = Path(member.name)
            if path.name == "anchors.jsonl" and (file := archive.extractfile(member)):
                found[path.parent.name] = anchors.parse(file.read().decode(), member.name)
    return found


def lost(outcomes: list[Outcome]) -> list[Outcome]:
    """What must not be."""
    return [outcome for outcome in outcomes if outcome.kind in ("wrong", "unknown")]


def test_every_anchor_of_every_release_survives() -> None:
    """All records of releases, and all tags that are here, replayed on the corpus of this project; a shallow clone has the records."""
    loaded = corpus.load(HERE)
    now = standing(loaded)
    for release in loaded.releases:
        outcomes = list(replay_release({name: held.blocks for name, held in release.documents.items()}, now))
        assert outcomes, release.version
        assert lost(outcomes) == [], release.version
    for tag in releases(HERE):
        outcomes = list(replay(released(HERE, tag), now))
        assert outcomes, tag
        assert lost(outcomes) == [], tag


@pytest.fixture
def history(tmp_path: Path) -> Path:
    """A project with two releases: built; then joined, broken and corrected; and now scraped anew, with a rename, and one block gone."""
    root = make(tmp_path)
    corpus.build(root)
    git(root, "init", "-q")
    for tag, extra in (("v1.0", ""), ("v1.1", decisions(ID))):
        corpus.build(make(root, extra=extra))
        git(root, "add", ".")
        git(root, "commit", "-qm", tag)
        git(root, "tag", tag)
    new = RAW.replace("日前,某县召开会议,", "").replace("2020年12月4日\n", "").replace("首页\n", "首页\n\n")
    make(root, raw=new, extra=decisions("samr-metrology"))
    documents = root / "corpus/documents"
    (documents / ID / "document.yaml").write_text(NOTICE + f"former: [{ID}]\n")
    (documents / ID).rename(documents / "samr-metrology")
    record = root / "corpus/sources/page/source.yaml"
    record.write_text(record.read_text().replace(f"document: {ID}", "document: samr-metrology"))
    corpus.build(root, accept=True, reason="新抓取的网页没有日期")
    return root


def decisions(document: str) -> str:
    """An editor's work on the notice."""
    return (
        f"joins:\n  - document: {document}\n    quote: 国市监计量\n    why: 例\n"
        f"breaks:\n  - document: {document}\n    quote: 并及时报告\n    why: 例\n"
    )


def test_the_mechanism_on_a_history_of_its_own(history: Path) -> None:
    """Two tags of a made repository: right, merged and retired are told, nothing is wrong or unknown, also under the old name."""
    assert releases(history) == ["v1.0", "v1.1"]
    for tag in releases(history):
        outcomes = list(replay(released(history, tag), standing(corpus.load(history))))
        kinds = {outcome.kind for outcome in outcomes}
        assert lost(outcomes) == []
        assert {"right", "merged", "retired"} <= kinds
        assert {outcome.document for outcome in outcomes} == {ID, "county-meeting"}


def edit(name: str, change: Callable[[str], str], root: Path) -> None:
    """Change a file of the corpus."""
    path = root / "corpus" / name
    path.write_text(change(path.read_text()))


def test_a_ledger_that_was_rewritten_is_noticed(history: Path) -> None:
    """Taking back an event makes every anchor of the document wrong."""
    edit("documents/county-meeting/anchors.jsonl", lambda text: text.replace('"quote": "本报讯', '"quote": "本刊讯', 1), history)
    outcomes = list(replay(released(history, "v1.0"), standing(corpus.load(history))))

    assert {outcome.document for outcome in lost(outcomes)} == {"county-meeting"}
    assert {outcome.kind for outcome in lost(outcomes)} == {"wrong"}


def test_an_anchor_on_other_words_is_noticed(history: Path) -> None:
    """Two anchors that changed places are wrong, even if the ledger was told so."""
    now = standing(corpus.load(history))
    texts = now.blocks["samr-metrology"]
    one, two = [id for id, text in texts.items() if len(text) > 10][:2]
    events = [*now.ledgers["samr-metrology"].events]
    swapped = {one: texts[two], two: texts[one]}
    events += [anchors.Event("edited", id, "paragraph", text, digest=anchors.digest(text)) for id, text in swapped.items()]
    broken = CorpusStanding(
        {**now.ledgers, "samr-metrology": Ledger(tuple(events))}, {**now.blocks, "samr-metrology": {**texts, **swapped}}, now.former
    )
    wrong = lost(list(replay(released(history, "v1.1"), broken)))

    assert {one, two} <= {outcome.id for outcome in wrong}
    assert {outcome.kind for outcome in wrong} == {"wrong"}


def test_a_document_that_is_gone_is_noticed(history: Path) -> None:
    """Without its former name, every address of a renamed document is unknown."""
    now = standing(corpus.load(history))
    outcomes = list(replay(released(history, "v1.0"), CorpusStanding(now.ledgers, now.blocks, {})))

    assert {(outcome.document, outcome.kind) for outcome in lost(outcomes)} == {(ID, "unknown")}


def test_common_words_are_measured() -> None:
    """A part is held whole, other words are not, and a single character is looked for."""
    assert held("并及时报告情况。", "请认真落实，并及时报告情况。") == 1
    assert held("并及时报告情况。", "某县召开会议，学习通知。") < 0.2
    assert held("一", "一二") == 1
    assert held("三", "一二") == 0


def test_many_small_changes_do_not_make_an_anchor_wrong() -> None:
    """Words that were replaced a few at a time, each step held, are the same paragraph; all at once they are another."""
    texts = ["甲乙丙丁戊己庚辛壬癸", "甲乙丙丁戊己庚辛子丑", "甲乙丙丁戊己寅卯子丑", "甲乙丙丁辰巳寅卯子丑", "午未申酉辰巳寅卯子丑"]

    def ledger(*steps: str) -> Ledger:
        """A paragraph that was born and edited."""
        rows = [anchors.Event("born", "bbbbbb", quote=steps[0], digest=anchors.digest(steps[0]))]
        return Ledger((*rows, *(anchors.Event("edited", "bbbbbb", quote=one, digest=anchors.digest(one)) for one in steps[1:])))

    for steps, kind in ((texts, "right"), ([texts[0], texts[-1]], "wrong")):
        now = CorpusStanding({"d": ledger(*steps)}, {"d": {"bbbbbb": texts[-1]}}, {})
        assert [one.kind for one in replay({"d": ledger(texts[0])}, now)] == [kind]
        assert [one.kind for one in replay_release({"d": [("bbbbbb", anchors.digest(texts[0]))]}, now)] == [kind]


def test_what_went_to_another_document_is_told_so() -> None:
    """Its words stand there; in its own document it is merged or right."""
    words = ("甲方应当如实记录检验数据。", "乙方可以公开检验报告。")
    born = [Event("born", id, quote=text, digest=digest(text)) for id, text in zip(("aaaaaa", "bbbbbb"), words, strict=True)]
    there = Event("born", "cccccc", quote=words[0], digest=digest(words[0]))
    edited = Event("edited", "bbbbbb", quote=words[1], digest=digest(words[1]))
    then = {"d": Ledger(tuple(born))}
    now = CorpusStanding(
        {"d": Ledger((*born, Event("moved", "aaaaaa", to=("e#cccccc",)), edited)), "e": Ledger((there,))},
        {"d": {"bbbbbb": words[1]}, "e": {"cccccc": words[0]}},
        {},
    )
    assert {one.id: one.kind for one in replay(then, now)} == {"aaaaaa": "moved", "bbbbbb": "right"}
