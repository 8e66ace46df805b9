"""What a build, a rename, a merge or a word of the editor changes, each step by itself: on either side of what it asks."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from jiaokan.anchor.carry import Carried
from jiaokan.anchor.ledger import Event, Ledger
from jiaokan.anchor.meeting import Side
from jiaokan.build import Published
from jiaokan.corpus import history
from jiaokan.corpus.adopting import Overtaken, row
from jiaokan.corpus.change import Change, compare, kind
from jiaokan.corpus.forgotten import Forgotten, left_behind, refuse_forgetting
from jiaokan.corpus.history import Past, commit, ever_published, files_at, past, published_branch
from jiaokan.corpus.merging import _sides
from jiaokan.corpus.recorded import homes, meta_of, raw_of, raw_texts, refuse_disagreement, superseded
from jiaokan.corpus.recording import Said, record_read, record_said, unbuilt
from jiaokan.corpus.renaming import _see_that_it_may, with_former
from jiaokan.corpus.uniting import CommitState, _blocks, united
from jiaokan.edition.document import Block
from jiaokan.edition.markdown import write
from jiaokan.errors import BadInput
from jiaokan.record.schema import Correction
from jiaokan.text import Text
from jiaokan.text.digest import digest
from tests.project import make
from tests.stops import ID


def anything(**values: Any) -> Any:
    """A value of which only these things are asked."""
    return SimpleNamespace(**values)


def block(anchor: str | None, text: str, kind: str = "paragraph", level: int | None = None) -> Block:
    """A block."""
    return Block(cast("Any", kind), Text.of(text), level=level, anchor=anchor)


def born(anchor: str, text: str) -> Event:
    """A birth."""
    return Event("born", anchor, "paragraph", text, digest=digest(text))


WORDS = {"k0": "甲", "k1": "乙", "k2": "丙", "k3": "丁", "k4": "戊"}
LEDGER = Ledger(tuple(born(*one) for one in WORDS.items()))
BLOCKS = tuple(block(*one) for one in WORDS.items())


def change(*blocks: Block, said: tuple[Event, ...] = (), typed: tuple[Block, ...] = BLOCKS, **more: Any) -> Change:
    """What a build does that makes these blocks of the five."""
    ledger = Ledger((*LEDGER.events, *said))
    carried = Carried(blocks, ledger, **{"lost": (), "born": 0, "edited": 0, **more})
    return compare("d", Published(BLOCKS, LEDGER), carried, {one.anchor or "": one for one in typed})


def test_nothing_changes_where_every_block_stays() -> None:
    """Nothing waits then, whether it was released or not."""
    same = change(*BLOCKS)
    assert (same.changes, same.asks, same.waits, same.blocks) == (False, False, False, 5)
    assert not replace(same, released=True).waits
    none = Change.none("d", 5, True)
    assert (none.changes, none.waits, none.blocks, none.released) == (False, False, 5, True)


def test_each_kind_of_change_is_told_by_itself() -> None:
    """Words, places, types, births; what the ledger says of anchors that end, go or come back."""
    one = change(block("k1", "乙"), block("k0", "甲二"), block("k2", "丙", "heading", 2), block("k3", "丁"), block("k9", "新"))
    assert one.edited == (("k0", "甲", "甲二"),)
    assert one.moved == (("k0", "甲二"),) or one.moved == (("k1", "乙"),)
    assert (one.born, one.retyped) == ((("k9", "新"),), (("k2", "paragraph", "heading 2"),))
    assert (one.came, one.merged, one.left, one.retired, one.revived) == ((), (), (), (), ())
    assert change(*BLOCKS[:-1], typed=BLOCKS[:-1]).came == ()
    assert change(*BLOCKS, typed=BLOCKS[:-1]).came == (("k4", "戊"),)
    assert change(*BLOCKS, typed=()).came == ()
    said = (
        Event("merged", "k1", to=("k0",)),
        Event("moved", "k2", to=("e#k2",)),
        Event("retired", "k3", why="误"),
        Event("revived", "k4", "paragraph", "戊"),
    )
    two = change(BLOCKS[0], BLOCKS[4], said=said)
    assert (two.merged, two.left, two.retired, two.revived) == (
        (("k1", "k0"),), (("k2", "e#k2"),), (("k3", "丁", "误"),), (("k4", "戊"),),
    )  # fmt: skip


def test_a_block_that_has_no_type_yet_has_no_other() -> None:
    """Of a new one there is nothing to compare; the level of a heading counts, as 2 does where none is said."""
    typed = (block("k0", "甲", "heading", 2), block("k1", "乙", "title", 1), block("k2", "丙", "item"))
    one = change(block("k0", "甲", "heading", 3), block("k1", "乙", "title"), block("k2", "丙", "item"), BLOCKS[3], typed=typed)
    assert one.retyped == (("k0", "heading 2", "heading 3"),)


def test_what_waits_for_a_word() -> None:
    """Lost anchors and words that came together always; any other change where the text was released."""
    lost = change(*BLOCKS[1:], lost=("k0",), nearest={"k0": ((0, 0.5),)})
    assert [(anchor, words, [near.words for near in some]) for anchor, words, some in lost.lost] == [("k0", "甲", ["乙"])]
    together = change(*BLOCKS, together=((1, 0),))
    assert together.together == (("", "乙"),)
    edited = change(block("k0", "甲二"), *BLOCKS[1:])
    for one, asks in ((lost, True), (together, True), (edited, False)):
        assert (one.asks, one.waits, one.changes) == (asks, asks, True)
        assert replace(one, released=True).waits


def published(root: Path, built_: dict[str, list[str]] | None = None) -> Path:
    """A folder with one source, whose last build made these documents."""
    home = root / "corpus/sources/s"
    home.mkdir(parents=True, exist_ok=True)
    rows = [{"document": name, "block": id, "pieces": []} for name, ids in (built_ or {}).items() for id in ids]
    (home / "edits.jsonl").write_text("".join(json.dumps(one) + "\n" for one in rows))
    return root


@pytest.mark.parametrize(
    ("pushed", "released", "made", "accept", "found"),
    [
        ({"a": {"k0"}}, {}, {}, False, None),
        ({"was": {"k1"}}, {}, {}, False, None),
        ({"gone": set()}, {}, {}, False, None),
        ({"gone": {"k5"}}, {}, {}, True, "the document gone was published and is gone: the addresses of its 1 paragraphs"),
        ({"a": {"k0", "k8", "k7"}}, {}, {}, True, "2 anchors are not in it that were published, such as k7"),
        ({"was": {"k9"}}, {}, {}, True, "1 anchors are not in it that were published, such as k9"),
        ({}, {"a": ["k0"], "was": ["k1"]}, {}, False, None),
        ({}, {"gone": ["k5"]}, {}, True, "the document gone was released and is gone"),
        ({}, {"a": ["k5"]}, {}, True, "that were released"),
        ({}, {}, {"a": ["k0"]}, False, None),
        ({}, {}, {"gone": ["k5"]}, False, "the document gone was built and is gone"),
        ({}, {}, {"gone": ["k5"]}, True, None),
        ({}, {}, {"a": ["k5"]}, True, "that were built"),
    ],
)
def test_what_was_published_may_not_be_forgotten(
    pushed: dict[str, set[str]], released: dict[str, list[str]], made: dict[str, list[str]], accept: bool, found: str | None, tmp_path: Path
) -> None:
    """By a push, a release or a build; a document that was only built may go with a word, an anchor of one that is there may not."""
    root = published(tmp_path, made)
    base = anything(metas={"a": anything(former=("was",)), "b": anything(former=())}, sources={"s": None})
    held = {name: anything(blocks=[(id, "") for id in ids]) for name, ids in released.items()}
    releases = (anything(version="1", documents=held),)
    arguments = (base, {"a": {"k0", "k1"}, "b": set()}, releases, root, accept, pushed)
    if found is None:
        refuse_forgetting(*arguments, ())
    else:
        with pytest.raises(Forgotten, match=found) as raised:
            refuse_forgetting(*arguments, ())
        assert ("--accept" in raised.value.then) == ("was built and is gone" in found)
    if made:
        refuse_forgetting(*arguments, {"s"})


def test_a_folder_without_a_record_is_left_behind(tmp_path: Path) -> None:
    """Not a file beside the folders; where there are no documents nothing is."""
    assert left_behind(tmp_path) == ()
    home = tmp_path / "corpus/documents"
    for name in ("b", "a", "c"):
        (home / name).mkdir(parents=True)
    (home / "b/document.yaml").write_text("")
    (home / "notes.txt").write_text("")
    assert left_behind(tmp_path) == ("corpus/documents/a", "corpus/documents/c")


def test_folders_with_a_record_have_names(tmp_path: Path) -> None:
    """In order; one without it, and a folder that is not there, have none."""
    for name in ("b", "a", "c"):
        (tmp_path / name).mkdir()
    for name in "ab":
        (tmp_path / name / "source.yaml").write_text("")
    assert homes(tmp_path, "source.yaml") == ["a", "b"]
    assert homes(tmp_path / "none", "source.yaml") == []


@pytest.mark.parametrize(
    ("data", "more", "found"),
    [
        (b"\xbc\xd7", {}, None), (b"\xbc\xd7", {"bytes": 3}, "not the file that was recorded"),
        (b"\xbc\xd7", {"encoding": "ascii"}, "ascii"),
        (b"\xbc\xd7", {"sha256": "0" * 64}, "not the file that was recorded"), (b"\xbc\xd7", {"encoding": "no-such"}, "no-such"),
        (None, {}, "the raw text cannot be read"),
    ],
)  # fmt: skip
def test_a_raw_text_is_the_one_that_was_recorded(data: bytes | None, more: dict[str, Any], found: str | None, tmp_path: Path) -> None:
    """Its length, its digest, its encoding."""
    if data is not None:
        (tmp_path / "raw.txt").write_bytes(data)
    source = anything(**{"bytes": 2, "sha256": sha256(b"\xbc\xd7").hexdigest(), "encoding": "gb18030", **more})
    if found is None:
        assert raw_of(tmp_path, source, tmp_path) == "甲"
        (tmp_path / "corpus/sources/s").mkdir(parents=True)
        (tmp_path / "raw.txt").rename(tmp_path / "corpus/sources/s/raw.txt")
        assert dict(raw_texts({"s": source}, tmp_path)) == {"s": "甲"}
    else:
        with pytest.raises(BadInput, match=found):
            raw_of(tmp_path, source, tmp_path)


@pytest.mark.parametrize(
    ("cuts", "metas", "found"),
    [
        ({"s": ["a", "b"], "t": ["c"]}, {"a": "s", "b": "s", "c": "t"}, None),
        ({"s": ["a", "a"]}, {"a": "s"}, "cut twice"),
        ({"s": ["a"], "t": ["a"]}, {"a": "s"}, "cut twice"),
        ({"s": ["a", "b"]}, {"a": "s"}, "the document b has no record"),
        ({"s": ["a"]}, {"a": "s", "b": "s"}, "the source 's' has no cut for it"),
        ({"s": ["a"], "t": []}, {"a": "t"}, "the source 't' has no cut for it"),
    ],
)
def test_every_document_has_its_cut(cuts: dict[str, list[str]], metas: dict[str, str], found: str | None) -> None:
    """One, in the source that it names."""
    sources = {id: anything(cuts=[anything(document=name) for name in names]) for id, names in cuts.items()}
    held = {id: anything(source=source) for id, source in metas.items()}
    if found is None:
        refuse_disagreement(sources, held)
    else:
        with pytest.raises(BadInput, match=found):
            refuse_disagreement(sources, held)


def test_a_way_of_sources_ends_at_one_that_is_built() -> None:
    """By way of several; not in a circle behind the first."""
    assert superseded({"a": anything(superseded="b"), "b": anything(superseded=None)}) == ["a"]
    with pytest.raises(BadInput, match="b is no source that is built"):
        superseded({"a": anything(superseded="b"), "b": anything(superseded="c"), "c": anything(superseded="b")})


def test_how_often_a_text_was_read_is_written(tmp_path: Path) -> None:
    """Once, twice, or not at all any more; of another edition than the one that was read, nothing."""
    root = make(tmp_path)
    (root / f"corpus/documents/{ID}/edition.md").write_text("甲 {#k0}\n")
    seal = digest("甲 {#k0}\n")
    for times, found in ((2, 2), (1, 1), (0, None)):
        record_read(root, ID, times, seal)
        text = (root / f"corpus/documents/{ID}/document.yaml").read_text()
        assert meta_of(root / f"corpus/documents/{ID}", root).read == found
        assert ("read:" in text) == bool(times)
    for id, other in ((ID, "0"), ("nothing", seal)):
        with pytest.raises(Overtaken):
            record_read(root, id, 1, other)
    with pytest.raises(BadInput):
        record_read(root, ID, 3, seal)


def test_what_is_said_of_a_text_stands_under_its_key(tmp_path: Path) -> None:
    """Names as a list, days and rights in their mappings; what is nothing is not there; a record that is another by now stays."""
    root = make(tmp_path)
    (root / f"corpus/documents/{ID}/edition.md").write_text("甲 {#k0}\n")
    there = unbuilt(root)
    assert list(there) == ["county-meeting"]
    name = "county-meeting"
    path = root / f"corpus/documents/{name}/document.yaml"
    first = {"authors": "王某某、 李某某；,\n", "subtitle": "副题", "published": "2020-12-05", "issued": "", "holder": "某社", "page": ""}
    record_said(root, {name: Said(seal=digest(there[name]), values=first)})
    meta = meta_of(path.parent, root)
    assert (meta.authors, meta.subtitle, meta.dates.published, meta.rights.holder) == (("王某某", "李某某"), "副题", "2020-12-05", "某社")
    assert [words in path.read_text() for words in ("issued", "page:", "false")] == [False, False, False]
    with pytest.raises(Overtaken):
        record_said(root, {name: Said(seal=digest(there[name]), values={"subtitle": "三"})})
    now = digest(unbuilt(root)[name])
    record_said(root, {name: Said(seal=now, values={"subtitle": "", "published": "", "authors": ""})})
    meta = meta_of(path.parent, root)
    assert (meta.authors, meta.subtitle, meta.dates.published, meta.rights.holder) == ((), None, None, "某社")
    assert "subtitle" not in path.read_text()
    with pytest.raises(Overtaken):
        record_said(root, {ID: Said(seal=digest("甲"), values={})})


def test_an_id_is_free_unless_another_document_has_it_or_had_it() -> None:
    """A document may get back a name that it had, and not the one that it has."""
    base = anything(metas={"a": anything(former=("was",)), "b": anything(former=("been",))})
    _see_that_it_may(base, "a", "was")
    _see_that_it_may(base, "a", "a" * 80)
    for new, found in (("a", "has this id"), ("b", "has this id"), ("been", "has this id"), ("a" * 81, "is no id"), ("A", "is no id")):
        with pytest.raises(BadInput, match=found):
            _see_that_it_may(base, "a", new)
    with pytest.raises(BadInput, match="there is no such document"):
        _see_that_it_may(base, "c", "d")
    assert with_former("", ("a",)) == "former: [a]\n"


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("甲，乙", "甲,乙", "typography"), ("甲 乙", "甲乙", "typography"), ("一、甲乙", "二、甲乙", "label"),
        ("一、甲乙", "甲乙", "label"), ("第七条　甲乙", "第八条　甲乙", "label"), ("第七条　甲", "第七条　乙", "words"),
        ("甲乙", "甲丙", "words"), ("一、甲乙", "二、甲丙", "words"),
    ],
)  # fmt: skip
def test_of_what_kind_changed_words_are(old: str, new: str, what: str) -> None:
    """Widths and blanks, the number before them, or the words themselves."""
    assert kind(old, new) == what


def test_a_decision_is_written_with_its_reason_last() -> None:
    """What goes without saying is left out."""
    one = Correction(document="d", quote="甲", old="甲", new="乙", why="例")
    assert list(row(one).items()) == [("document", "d"), ("quote", "甲"), ("old", "甲"), ("new", "乙"), ("why", "例")]


def test_blocks_of_both_sides_in_the_order_of_ours() -> None:
    """One of theirs alone stands behind the one that it stood behind there, at the beginning if it stood behind none."""
    ours = [block(id, id) for id in ("a", "b", "c")]
    theirs = [block(id, id) for id in ("x", "b", "y", "z", "a", "w")]
    assert [one.anchor for one in _blocks(ours, theirs)] == ["x", "a", "w", "b", "y", "z", "c"]
    assert _blocks(ours, ()) == tuple(ours)
    assert _blocks((), theirs) == tuple(theirs)


def commit_state(raw: str, **documents: Published) -> CommitState:
    """A state of a corpus in which all documents come from one source."""
    metas = {name: anything(source="s", former=()) for name in documents}
    return CommitState("HEAD", anything(metas=metas, sources={"s": anything(sha256=raw)}), documents)


def one_corpus(raw: str, **former: tuple[str, ...]) -> Any:
    """The records of documents with these former names."""
    metas = {name: anything(source="s", former=names) for name, names in former.items()}
    return anything(metas=metas, sources={"s": anything(sha256=raw)})


def held(*texts: tuple[str, str], same_raw: bool = True, more: tuple[Event, ...] = ()) -> Published:
    """A document as it was last built."""
    return Published(tuple(block(*one) for one in texts), Ledger((*(born(*one) for one in texts), *more)), same_raw)


def test_two_states_are_one() -> None:
    """Blocks and ledgers of both; that a raw text is the same is said only where it is for all that have anchors."""
    ours, theirs = held(("k0", "甲"), ("k1", "乙")), held(("k0", "甲"), ("k2", "丙"))
    one = united(one_corpus("1", d=()), commit_state("1", d=ours), commit_state("1", d=theirs))["d"]
    assert [found.anchor for found in one.blocks] == ["k0", "k2", "k1"]
    assert (one.ledger.live, one.same_raw, one.before) == ({"k0", "k1", "k2"}, True, None)
    assert one.sides is not None
    assert [sorted(side.stood) for side in one.sides] == [["k0", "k1"], ["k0", "k2"]]
    later = united(one_corpus("1", d=()), commit_state("1", d=ours), commit_state("1", d=theirs), later=True)["d"]
    assert later.sides is not None
    assert [sorted(side.stood) for side in later.sides] == [["k0", "k1"], ["k2"]]
    before = commit_state("1", d=held(("k0", "甲")))
    known = united(one_corpus("1", d=(), e=()), commit_state("1", d=ours), commit_state("1", d=theirs), before)
    assert known["d"].before is not None
    assert sorted(known["d"].before.stood) == ["k0"]
    assert (known["e"].before, known["e"].blocks, known["e"].same_raw) == (None, (), False)
    for mine, other, same in (
        (commit_state("1", d=ours), commit_state("2", d=theirs), False),
        (commit_state("1", d=ours), commit_state("1", d=replace(theirs, same_raw=False)), False),
        (commit_state("1", d=ours), commit_state("2", d=Published()), True),
    ):
        assert united(one_corpus("1", d=()), mine, other)["d"].same_raw == same


def test_a_document_of_either_state_has_its_place() -> None:
    """Under a new name, or in another one that took it in; one that is gone is told, unless it never had an anchor."""
    both = commit_state("1", d=held(("k0", "甲")), e=held(("k1", "乙")))
    one = united(one_corpus("1", d=("e",)), both, both)["d"]
    assert ([found.anchor for found in one.blocks], one.ledger.live, one.same_raw) == (["k0", "k1"], {"k0", "k1"}, True)
    assert one.sides is not None
    assert sorted(one.sides[0].stood) == ["k0", "k1"]
    for name in ("d", "e"):
        other = commit_state("1", **{**both.there, name: replace(both.there[name], same_raw=False)})
        assert not united(one_corpus("1", d=("e",)), other, both)["d"].same_raw
    with pytest.raises(BadInput, match="the document is in HEAD and not here: its 1 addresses would break"):
        united(one_corpus("1", d=()), both, both)
    empty = commit_state("1", d=held(("k0", "甲")), e=Published())
    assert sorted(united(one_corpus("1", d=()), empty, empty)) == ["d"]


def test_what_an_anchor_stood_on_that_ended() -> None:
    """The block to which it led, in another document too, as long as both are of the same raw text; nothing, where there is no block."""
    ended = (born("k1", "乙"), Event("merged", "k1", to=("k0",)), born("k2", "丙"), Event("moved", "k2", to=("e#k2",)), born("k3", "丁"))
    lost = (born("k4", "戊"), Event("moved", "k4", to=("z#k9",)), born("k5", "己"))
    first = held(("k0", "甲"), more=(*ended, Event("retired", "k3", why="误"), *lost))
    there = {"d": first, "e": held(("k2", "丙"))}

    def stood(two: str) -> dict[str, str]:
        state = commit_state("1", **there)
        state.base.metas["e"].source = "t"
        cast("dict[str, Any]", state.base.sources)["t"] = anything(sha256=two)
        (one, _) = united(one_corpus("1", d=(), e=()), state, state)["d"].sides or (Side(Ledger()),) * 2
        return {id: found.text for id, found in one.stood.items()}

    assert stood("1") == {"k0": "甲", "k1": "甲", "k2": "丙"}
    assert stood("2") == {"k0": "甲", "k1": "甲"}


def test_two_states_that_lead_in_a_circle_are_settled() -> None:
    """Ours joined the first block to the second, theirs the second to the first: one of them lives, and the other leads to it."""
    texts = (born("k0", "甲"), born("k1", "乙"))
    ours = Published((block("k1", "甲乙"),), Ledger((*texts, Event("merged", "k0", to=("k1",)))), True)
    theirs = Published((block("k0", "甲乙"),), Ledger((*texts, Event("merged", "k1", to=("k0",)))), True)
    ledger = united(one_corpus("1", d=()), commit_state("1", d=ours), commit_state("1", d=theirs))["d"].ledger
    assert len(ledger.live) == 1
    assert {ledger.leads(id) for id in ("k0", "k1")} == ledger.live


WHO = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")


def git(root: Path, *words: str) -> str:
    """What git says."""
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(["git", *WHO, "-C", str(root), *words], capture_output=True, text=True, env=environment, check=False)
    return done.stdout.strip()


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two commits of a project within a repository: a document whose ledger lost an anchor, one whose record has former names, a link."""
    root = tmp_path_factory.mktemp("git") / "project"
    (root / "corpus/documents/a").mkdir(parents=True)
    (root / "corpus/documents/b").mkdir()
    git(root.parent, "init", "-q", "-b", "main")
    ledger = root / "corpus/documents/a/anchors.jsonl"
    for ids in (("k0", "k1"), ("k1", "k2")):
        ledger.write_text("".join(json.dumps({"event": "born", "id": id, "type": "paragraph", "quote": "甲"}) + "\n" for id in ids))
        (root / "corpus/documents/b/document.yaml").write_text("former: [c, 3]\n" if "k2" in ids else "former: {c: d}\n")
        (root / "corpus/notes 一.txt").write_text("甲\n\n乙")
        if not (root / "corpus/link").is_symlink():
            (root / "corpus/link").symlink_to("notes")
        git(root, "add", "-A")
        git(root, "commit", "-q", "-m", "x")
    return root


def test_files_of_a_commit_are_read_whole(repository: Path) -> None:
    """By their paths below the project, whatever stands in their names; no link; a folder that was not there has none."""
    found = files_at(repository, "HEAD", "corpus")
    assert sorted(found) == ["corpus/documents/a/anchors.jsonl", "corpus/documents/b/document.yaml", "corpus/notes 一.txt"]
    assert found["corpus/notes 一.txt"] == "甲\n\n乙".encode()
    assert found["corpus/documents/b/document.yaml"] == b"former: [c, 3]\n"
    assert files_at(repository, "HEAD", "docs") == {}
    with pytest.raises(BadInput, match="git cannot read the files"):
        files_at(repository, "0" * 40, "corpus")


@pytest.mark.parametrize(
    "said", [None, b"", b"0 blob 3\n", b"0 missing\n", b"0 blob 3", b"\n123\n", b"0 blob\n123\n", b"0 blob 3 4\n123\n", b"0 blob 33"]
)
def test_what_git_leaves_out_is_no_empty_file(said: bytes | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """A head that is none, or none at all, says that the repository is not whole."""
    listed = b"100644 blob 0\ta\0" + b"100644 blob 1\tb\0"
    whole = b"0 blob 3\n123\n1 blob 2\n45\n"
    monkeypatch.setattr(history, "git", lambda _root, verb, *_, **more: whole if verb == "cat-file" else listed)
    assert files_at(Path(), "HEAD", "corpus") == {"a": b"123", "b": b"45"}
    monkeypatch.setattr(history, "git", lambda _root, verb, *_, **more: said if verb == "cat-file" else listed)
    with pytest.raises(BadInput, match="git cannot read the files") as raised:
        files_at(Path(), "0123456789abcdef", "corpus")
    assert raised.value.where == "0123456789ab"


def test_an_earlier_state_has_its_ledgers_and_names(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also of a document without a ledger; a record that is damaged, or says another thing, has no former names."""
    found = past(repository, "HEAD")
    assert {name: sorted(ledger.ids) for name, ledger in found.ledgers.items()} == {"a": ["k1", "k2"], "b": []}
    assert (found.where, found.former) == ("HEAD", {"c": "b"})
    assert past(repository, "HEAD^") == Past("HEAD^", {**found.ledgers, "a": past(repository, "HEAD^").ledgers["a"]}, {})
    assert sorted(past(repository, "HEAD^").ledgers["a"].ids) == ["k0", "k1"]
    for text, names in (("former: [a, b]\n", ["a", "b"]), ("[a]\n", []), ("former: a\n", []), ("a: [\n", []), ("\ufeffformer: [a]", ["a"])):
        assert history._former(text) == names
    assert commit(repository, "HEAD") == git(repository, "rev-parse", "HEAD")
    with pytest.raises(BadInput, match="«nothing» is no commit"):
        commit(repository, "nothing")


def test_every_anchor_of_any_commit_was_published(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also one that a later commit took out; without a repository, or where git fails, nothing was."""
    assert ever_published(repository) == {"a": {"k0", "k1", "k2"}}
    assert published_branch(repository) == git(repository, "rev-parse", "HEAD")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert (published_branch(tmp_path), ever_published(tmp_path)) == (None, {})
    asked = history.git
    for silent in ("log", "rev-parse"):

        def told(root: Path, verb: str, *more: str, data: bytes | None = None, silent: str = silent) -> bytes | None:
            return None if verb == silent and (verb == "log" or "--show-prefix" in more) else asked(root, verb, *more, data=data)

        monkeypatch.setattr(history, "git", told)
        assert ever_published(repository) == ({} if silent == "log" else {"a": {"k0", "k1", "k2"}})


def test_the_sides_of_what_is_being_merged(repository: Path) -> None:
    """Of a merge the commit from which both went out; of a pick or a rebase the one before it; a revert goes back to that one."""
    head, first = (git(repository, "rev-parse", name) for name in ("HEAD", "HEAD^"))
    for name, other, sides in (
        ("MERGE_HEAD", first, (head, first, first)),
        ("CHERRY_PICK_HEAD", head, (head, head, first)),
        ("CHERRY_PICK_HEAD", first, (head, first, None)),
        ("REVERT_HEAD", head, (head, first, head)),
        ("REVERT_HEAD", first, (head, first, None)),
    ):
        path = repository.parent / ".git" / name
        path.write_text(other + "\n")
        assert _sides(repository, name) == sides
        path.unlink()


def test_who_is_no_block_yet_is_written_without_an_anchor() -> None:
    """So that the edition tells what is new."""
    assert write([block(None, "甲")]) == "甲 {}\n"
