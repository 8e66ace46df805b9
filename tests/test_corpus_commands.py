"""What the commands that rewrite a corpus work out before they write, each step by itself: on either side of what it asks."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from jiaokan.anchor.ledger import Event, Ledger
from jiaokan.build import Published
from jiaokan.corpus import adding, answering, merging, splitting
from jiaokan.corpus.adding import add_files, add_sent
from jiaokan.corpus.adopting import (
    Overtaken,
    _as_wanted,
    _built,
    _see_that_it_comes_out,
    _see_that_nothing_else_changed,
    _without_loss_elsewhere,
    adopt_proof,
)
from jiaokan.corpus.authority import read_authority
from jiaokan.corpus.building import EditedByHand, hand_edited, refuse_hand_edits, released_documents
from jiaokan.corpus.earlier import edition_of
from jiaokan.corpus.memory import remembering
from jiaokan.corpus.model import Corpus
from jiaokan.corpus.pending import ElsewhereChanged, Pending, WantedBlock, keep_pending, pending
from jiaokan.corpus.reading import annotations_of, ledger_of, load, load_source, parallels_of, records, traced_of
from jiaokan.corpus.recorded import parse_source
from jiaokan.corpus.rehearsal import read_as, record_files
from jiaokan.corpus.removing import _gone, _withdrawn
from jiaokan.corpus.replacing import _bytes, _reasons, _see_that_the_old_one_is_kept, _with, replace_raw
from jiaokan.corpus.replacing import _records as new_records
from jiaokan.corpus.settings import settings
from jiaokan.corpus.splitting import (
    _firsts,
    _lost_headings,
    _see_that_blocks_stay,
    _see_that_words_stay,
    _settled,
    _with_what_was_known,
)
from jiaokan.corpus.standing import Everything, PublishedDocuments, _published
from jiaokan.desk.decide import DECISION_KINDS
from jiaokan.edition.document import Block
from jiaokan.edition.markdown import write
from jiaokan.edition.provenance import Traced
from jiaokan.errors import BadInput
from jiaokan.intake.facts import Facts
from jiaokan.record.schema import AnchorWord, Review
from jiaokan.text import Doubt, Text
from jiaokan.text.digest import digest
from tests.project import RAW, built, make
from tests.stops import ID
from tests.test_corpus_changes import LEDGER, anything, block, born, git

NEWS = "county-meeting"


def stretch(anchor: str | None, start: int, end: int) -> Block:
    """A block of these characters of a raw text."""
    return Block("paragraph", Text.of("零一二三四五六七八九").slice(start, end), anchor=anchor)


# What stands there


def home(root: Path, document: str, *blocks: Block, ledger: str | None = None) -> None:
    """A document as it was last built: its edition, if it has blocks, and a ledger of these anchors."""
    folder = root / "corpus/documents" / document
    folder.mkdir(parents=True, exist_ok=True)
    if blocks:
        (folder / "edition.md").write_text(write(blocks))
    if ledger is not None:
        rows = [{"event": "born", "id": id, "type": "paragraph", "quote": "甲"} for id in ledger.split()]
        (folder / "anchors.jsonl").write_text("".join(json.dumps(one) + "\n" for one in rows))


def there(root: Path, *former: str, raw: str | None = "甲乙丙丁", traced: str = "d") -> tuple[list[str], list[str], bool]:
    """What is said to stand of a document: its words, its anchors, and whether the raw text is the same."""
    blocks = {name: {f"k{place}": ([place, 1],)} for place, name in enumerate(traced.split())}
    found = _published("d", former, Traced(blocks, {}, {}), raw, root)
    return [one.text for one in found.blocks], sorted(found.ledger.ids), found.same_raw


def test_what_was_last_built_of_a_document(tmp_path: Path) -> None:
    """From the edits and the raw text, whatever a hand made of the edition; from the edition where the raw text is another."""
    home(tmp_path, "d", block("k0", "手"), ledger="k0")
    assert there(tmp_path) == (["甲"], ["k0"], True)
    assert there(tmp_path, raw=None) == (["手"], ["k0"], False)


def test_what_a_document_took_in_stands_with_it(tmp_path: Path) -> None:
    """A ledger under a former name with anchors that its own has not; one that it has already, or that is not there, adds nothing."""
    home(tmp_path, "d", block("k0", "手"), ledger="k0")
    home(tmp_path, "same", block("k0", "旧"), ledger="k0")
    assert there(tmp_path, "same", "none") == (["甲"], ["k0"], True)
    home(tmp_path, "other", block("k1", "别"), ledger="k1 k2")
    assert there(tmp_path, "other", traced="d other") == (["甲", "乙"], ["k0", "k1", "k2"], True)
    assert there(tmp_path, "other", traced="d") == (["手", "别"], ["k0", "k1", "k2"], False)
    home(tmp_path, "empty", ledger="k3")
    assert there(tmp_path, "empty", traced="d") == (["甲"], ["k0", "k3"], True)
    assert there(tmp_path, "was", traced="was") == (["甲"], ["k0"], True)
    assert there(tmp_path, "same", traced="d same") == (["甲"], ["k0"], True)


def test_a_source_that_changed_is_another_raw_text(tmp_path: Path) -> None:
    """What was built is of the raw text whose digest its edits have."""
    home(tmp_path, "d", block("k0", "手"), ledger="k0")
    (tmp_path / "corpus/sources/s").mkdir(parents=True)
    rows = [{"raw": "1"}, {"document": "d", "block": "k0", "pieces": [[0, 1]]}]
    (tmp_path / "corpus/sources/s/edits.jsonl").write_text("".join(json.dumps(one) + "\n" for one in rows))
    for raw, words in (("1", "甲"), ("2", "手")):
        source = anything(sha256=raw, cuts=[anything(document="d")])
        base = anything(sources={"s": source}, metas={"d": anything(source="s", former=())}, raws={"s": "甲"})
        assert [one.text for one in PublishedDocuments(base, tmp_path)["d"].blocks] == [words]
    every = Everything(base, {"s": anything(carried={"d": "here"})})  # type: ignore[dict-item]
    assert (every["d"], list(every), len(every)) == ("here", ["d"], 1)
    every.sent["d"] = cast("Any", "sent")
    assert every["d"] == "sent"


def test_an_edition_that_a_hand_changed_is_not_built_over(tmp_path: Path) -> None:
    """Line ends are no change; one that was never built, or is not there, has none; nor has a source that is known to be the same."""
    cuts = [anything(document=name) for name in ("a", "b", "c", "d")]
    base = anything(sources={"s": anything(cuts=cuts)})
    (tmp_path / "corpus/sources/s").mkdir(parents=True)
    assert hand_edited(base, tmp_path) == ()
    for name in ("a", "b", "d"):
        home(tmp_path, name, block("k0", "甲"))
    rows = [{"document": name, "edition": digest(write([block("k0", "甲")])), "between": []} for name in ("a", "b", "c")]
    (tmp_path / "corpus/sources/s/edits.jsonl").write_text("".join(json.dumps(one) + "\n" for one in rows))
    (tmp_path / "corpus/documents/b/edition.md").write_bytes("\ufeff甲 {#k0}\r\n".encode())
    refuse_hand_edits(base, tmp_path)
    (tmp_path / "corpus/documents/b/edition.md").write_text("乙 {#k0}\n")
    assert hand_edited(base, tmp_path) == ("b",)
    assert hand_edited(base, tmp_path, {"s"}) == ()
    refuse_hand_edits(base, tmp_path, but="b")
    with pytest.raises(EditedByHand, match="documents/b/edition"):
        refuse_hand_edits(base, tmp_path, but="a")


def test_what_was_published_under_any_name() -> None:
    """By a release or a push, under its name or a former one; a document of which nothing was pushed is not."""
    base = anything(metas={name: anything(former=former) for name, former in (("a", ()), ("b", ("was",)), ("c", ("d",)), ("e", ()))})
    releases = (anything(documents={"a": None, "gone": None}),)
    assert released_documents(base, releases, {"was": {"k0"}, "d": set(), "e": set()}) == {"a", "b"}  # type: ignore[arg-type]


# What is read


def test_only_a_document_is_read_alone(tmp_path: Path) -> None:
    """No other name leads to one: not of a folder without a record, nor a way out of the corpus."""
    root = make(tmp_path)
    (root / "corpus/documents/empty").mkdir()
    for id in ("nothing", "empty", "../documents/county-meeting", "", "."):
        with pytest.raises(BadInput, match="there is no such document"):
            load_source(root, id)


def test_generated_files_are_read_line_by_line(tmp_path: Path) -> None:
    """Blank lines say nothing; what is not there says nothing, unless it must be there; a line that is none is named."""
    folder = tmp_path / "corpus/documents/d"
    folder.mkdir(parents=True)
    assert (parallels_of(tmp_path), ledger_of(folder, tmp_path).events) == ((), ())
    assert traced_of(folder, tmp_path) == Traced({}, {}, {})
    with pytest.raises(BadInput, match=r"anchors\.jsonl: the file is missing"):
        ledger_of(folder, tmp_path, strict=True)
    home(tmp_path, "d", ledger="k0")
    assert ledger_of(folder, tmp_path).ids == ledger_of(folder, tmp_path, strict=True).ids == {"k0"}
    path = tmp_path / "corpus/parallels.jsonl"
    path.write_text('{"a": 1}\n\n{"b": 2}\n')
    assert parallels_of(tmp_path) == ({"a": 1}, {"b": 2})
    path.write_text("{\n")
    with pytest.raises(BadInput, match="a line is no JSON"):
        parallels_of(tmp_path)
    (folder / "annotations.jsonl").write_text("\n\n[\n")
    with pytest.raises(BadInput, match=r"annotations\.jsonl:3"):
        annotations_of(folder, tmp_path)


def test_what_was_read_as_a_hand_left_it_is_not_what_was_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who asks for the edition as it stands gets it; who does not is told of the edit, also where the other one asked before."""
    monkeypatch.delenv("CI", raising=False)
    root = built(tmp_path)
    path = root / f"corpus/documents/{ID}/edition.md"
    path.write_text(path.read_text().replace("认真", "切切实实"))
    with remembering(root):
        assert "切切实实" in "".join(one.text for one in load(root, by_hand=True).entry(ID).blocks)
        with pytest.raises(BadInput, match="edition"):
            load(root)
    whole = load(root, by_hand=True)
    with pytest.raises(BadInput, match="there is no such document") as raised:
        whole.entry("meeting")
    assert raised.value.expected == NEWS
    for id, near in (("会议", NEWS), ("", "an id from the list"), ("x", "an id from the list"), ("c", f"{ID}, {NEWS}")):
        with pytest.raises(BadInput) as raised:
            whole.entry(id)
        assert raised.value.expected == (near if id != "c" else NEWS)


def test_an_earlier_edition_is_of_a_source_that_had_the_document() -> None:
    """Those that had it are named."""
    sources = {
        "old": anything(traced=Traced({"d": {}}, {}, {}), blocks=lambda _: "its blocks"),
        "other": anything(traced=Traced({}, {}, {})),
    }
    corpus = Corpus({}, {}, {}, earlier=cast("Any", sources))
    assert edition_of(corpus, "old", "d") == "its blocks"
    for source in ("other", "none"):
        with pytest.raises(BadInput, match="d has no edition from this source") as raised:
            edition_of(corpus, source, "d")
        assert raised.value.expected == "old"


def test_files_of_authority_have_their_names(tmp_path: Path) -> None:
    """Another name or ending is read by nothing, and is told."""
    folder = tmp_path / "corpus/authority"
    assert list(read_authority(tmp_path)) == []
    folder.mkdir(parents=True)
    (folder / "bodies.yaml").write_text("bodies:\n  - {id: a, name: 某局, sources: [《某书》]}\n")
    assert [one.name for _, one in read_authority(tmp_path)] == ["某局"]
    for name in ("bodies.yml", "bodys.yaml"):
        (folder / name).write_text("bodies: []\n")
        with pytest.raises(BadInput, match="nothing reads this file"):
            read_authority(tmp_path)
        (folder / name).unlink()
    with pytest.raises(BadInput, match="the file is missing"):
        settings(tmp_path)
    assert settings(make(tmp_path / "b")).name == "县志稿"


def test_records_as_they_will_be(tmp_path: Path) -> None:
    """A file that goes is not there, a new one is; the corpus stays as it is."""
    root = make(tmp_path)
    folder = root / "corpus"
    source = (folder / "sources/page/source.yaml").read_text()
    fewer = source[: source.index(f"  - document: {NEWS}")]
    more = {folder / "authority/people.yaml": "people:\n  - {id: b, name: 徐某, sources: [《某书》]}\n"}
    after = read_as(root, {folder / "sources/page/source.yaml": fewer, folder / f"documents/{NEWS}/document.yaml": None, **more})
    assert (list(after.metas), after.raws["page"]) == ([ID], RAW)
    assert "徐某" in [one.name for _, one in after.authority]
    assert list(records(root).metas) == [NEWS, ID]
    names = [path.relative_to(folder).as_posix() for path, _ in record_files(root)]
    assert names == [
        "sources/page/source.yaml",
        f"documents/{NEWS}/document.yaml",
        f"documents/{ID}/document.yaml",
        "authority/bodies.yaml",
    ]


# What is added, answered and kept for later


def test_who_adds_is_told_of_each_file(tmp_path: Path) -> None:
    """Whether it can be added, one after the other; the same words come once."""
    (tmp_path / "corpus").mkdir()
    paths = []
    for name, words in (("a", "甲县开会\n甲县昨日开会。\n"), ("b", "甲县开会\n甲县昨日开会。\n"), ("c", "乙县修路\n乙县今年修路。\n")):
        paths.append(tmp_path / f"{name}.txt")
        paths[-1].write_text(words)
    told: list[tuple[str, bool]] = []
    added = add_files(tmp_path, [paths[0], tmp_path, paths[1], paths[2]], told=lambda path, can: told.append((path.name, can)))
    assert [can for _, can in told] == [True, False, False, True]
    assert (len(added.proposals), [str(error) for _, error in added.refused][1]) == (2, added.proposals[0].id)
    assert "this is a folder" in str(added.refused[0][1])
    assert added.answers == (added.proposals[0], added.refused[0][1], added.refused[1][1], added.proposals[1])
    again = add_files(tmp_path, [paths[0], tmp_path / "none.txt"])
    assert (again.proposals, len(again.refused), again.relations, again.changed, again.twins) == ((), 2, (), (), ())
    for id in (added.proposals[1].id, "page"):
        wish = adding.Wish(id=id)
        if id == "page":
            paths[0].write_text("丙县\n丙县开会。\n")
            assert add_files(tmp_path, paths[:1], wish).proposals[0].id == "page"
        else:
            with pytest.raises(BadInput, match="there is a source"):
                add_files(tmp_path, paths[:1], wish)


def test_a_relation_stands_in_the_records_of_both(tmp_path: Path) -> None:
    """The one that was there gets the other side of it; that another one names it is noted for the editor in the new record alone."""
    root = make(tmp_path)
    before = dict(record_files(root))
    head = "某市关于做好第{0}件工作的通知\n某市监〔2021〕{0}号\n各县：\n"
    first = head.format(3) + "为贯彻落实《关于加强计量工作的通知》（国市监计量〔2020〕186号），现就有关事项通知如下。\n"
    second = head.format(4) + "各县曾收到《关于加强计量工作的通知》（国市监计量〔2020〕186号）。\n"
    added = add_sent(root, [("a.txt", first.encode()), ("b.txt", second.encode())])
    new, naming = (one.documents[0].id for one in added.proposals)
    assert (added.changed, [(bool(one.type), one.one) for one in added.relations]) == ((ID,), [(True, new), (False, naming)])
    after = dict(record_files(root))
    home = root / "corpus/documents"
    path = home / ID / "document.yaml"
    assert after[path].startswith(before[path])
    assert (after[path].count(new), after[path].count("待核")) == (1, 0)
    assert f'document: "{ID}"' in after[home / new / "document.yaml"]
    assert "待核：" in after[home / naming / "document.yaml"]
    assert {name: text for name, text in after.items() if name in before and name != path} == {
        name: text for name, text in before.items() if name != path
    }


def test_a_word_on_an_anchor_is_read_back_before_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A record that does not say it is not written."""
    root = make(tmp_path)
    word = AnchorWord(document=ID, id="k0", to="甲", why="例")
    path = root / "corpus/sources/page/source.yaml"
    before = path.read_text()
    with monkeypatch.context() as patch:
        patch.setattr(answering, "added", lambda text, *_: text)
        with pytest.raises(AssertionError):
            answering.record_words(root, [word])
    assert path.read_text() == before
    assert answering.record_words(root, [word]) == ("corpus/sources/page/source.yaml",)
    assert records(root).sources["page"].anchors == (word,)


def test_what_is_pending_is_known_by_its_digest(tmp_path: Path) -> None:
    """Only who knows what is kept may keep another or nothing; the same again is no change."""
    (tmp_path / "corpus").mkdir()
    one, two = (Pending(seal="0", blocks=(WantedBlock(type="paragraph", text=text),)) for text in "甲乙")
    assert pending(tmp_path, "d") == (None, "")
    assert keep_pending(tmp_path, "d", None, "") == ""
    assert list((tmp_path / "corpus").rglob("*.json")) == []
    first = keep_pending(tmp_path, "d", one, "")
    assert pending(tmp_path, "d") == (one, first)
    assert (tmp_path / "corpus/.desk/.gitignore").read_text() == "*\n"
    assert keep_pending(tmp_path, "d", one, "another") == first
    for wish in (two, None):
        with pytest.raises(ElsewhereChanged):
            keep_pending(tmp_path, "d", wish, "another")
    second = keep_pending(tmp_path, "d", two, first)
    assert pending(tmp_path, "d") == (two, second)
    assert keep_pending(tmp_path, "d", None, second) == ""
    assert pending(tmp_path, "d") == (None, "")
    (tmp_path / "corpus/.desk/d.json").write_text("{}")
    with pytest.raises(BadInput, match="this is no draft of the desk"):
        pending(tmp_path, "d")


# What is adopted


def test_an_anchor_goes_where_the_hand_left_it() -> None:
    """Where the hand and the ladder differ, and no block without a mark has more of what was cited."""
    old = stretch("k0", 0, 9)
    published = Published((old, stretch("k9", 9, 10)), LEDGER, True)

    def placed(*rows: tuple[str | None, str, int, int]) -> tuple[int, int]:
        found = tuple(stretch(ladder, start, end) for _, ladder, start, end in rows)
        wanted = tuple(stretch(hand, start, end) for hand, _, start, end in rows)
        (first, last) = _as_wanted(published, wanted, found).blocks
        assert last is published.blocks[1]
        return first.origin[0]

    assert placed((None, "k0", 0, 3), ("k0", "n", 3, 9)) == (3, 9)
    assert placed((None, "k0", 0, 6), ("k0", "n", 6, 9)) == (0, 9)
    assert placed(("k0", "k0", 0, 6), (None, "n", 6, 9)) == (0, 9)
    assert placed(("k5", "k0", 0, 3), ("k0", "n", 3, 9)) == (3, 9)
    assert placed((None, "k0", 0, 4), ("k0", "n", 4, 8)) == (4, 8)


def test_what_does_not_come_out_is_told_with_its_line(tmp_path: Path) -> None:
    """A line that the edition has, or none where it was taken out."""
    home(tmp_path, "d", block("k0", "甲"), block("k1", "乙"))
    built_ = (block(None, "甲"), block(None, "丙"))
    _see_that_it_comes_out(built_, (block("k0", "甲"), block("k1", "丙")), "d", tmp_path)
    for wanted, where, found in (
        ((block("k0", "甲"), block("k1", "乙")), ":3", "«乙» does not come out of the decisions, «丙» does"),
        ((block("k0", "甲"),), "", "«» does not come out of the decisions, «丙» does"),
    ):
        with pytest.raises(BadInput, match=found) as raised:
            _see_that_it_comes_out(built_, wanted, "d", tmp_path)
        assert raised.value.where == f"corpus/documents/d/edition.md{where}"


def test_nothing_else_may_change_by_what_is_adopted(tmp_path: Path) -> None:
    """Neither this edition for another reason, nor the anchors of another document."""
    blocks = (block("k0", "甲"),)
    (tmp_path / "corpus/sources/s").mkdir(parents=True)
    row = {"document": "d", "edition": digest(write(blocks)), "between": []}
    (tmp_path / "corpus/sources/s/edits.jsonl").write_text(json.dumps(row) + "\n")
    _see_that_nothing_else_changed(blocks, "d", "s", tmp_path)
    with pytest.raises(BadInput, match="even without the edits"):
        _see_that_nothing_else_changed((block("k0", "乙"),), "d", "s", tmp_path)
    for changes, lost in (((), None), ((("d", ("k0",)), ("e", ())), None), ((("d", ()), ("e", ("k0", "k1"))), "2 of its anchors")):
        plan = anything(changes=[anything(document=name, lost=some) for name, some in changes])
        if lost is None:
            assert _without_loss_elsewhere(plan, "d") is plan
        else:
            with pytest.raises(BadInput, match=f"documents/e/edition.md: {lost}"):
                _without_loss_elsewhere(plan, "d")
    home(tmp_path, "d", *blocks)
    for names, whole in (("d", True), ("d e", False)):
        assert _built(anything(cuts=[anything(document=name) for name in names.split()]), tmp_path) == whole


def test_the_desk_adopts_beside_a_source_that_is_not_built_yet(tmp_path: Path) -> None:
    """About which nothing is decided; a text that is another by now, or none, is told; a block that the hand emptied is gone."""
    root = built(tmp_path)
    add_sent(root, [("a.txt", "乙县修路\n乙县今年修路。\n".encode())])
    blocks = load_source(root, ID).entry(ID).blocks
    wanted = (*(replace(one, body=Text.of("国家的通知")) if one.type == "title" else one for one in blocks[:-1]), block(None, " "))
    seal = digest((root / f"corpus/documents/{ID}/edition.md").read_text())
    review = Review(document=ID, quote="首页", reason="space", why="例")
    for id, other in ((ID, "0"), ("nothing", seal)):
        with pytest.raises(Overtaken):
            adopt_proof(root, id, other, wanted, (), "例")
    done = adopt_proof(root, ID, seal, wanted, (review,), "例")
    assert [(kind, len(some)) for kind, some in done.decisions.items() if some] == [("corrections", 1), ("removes", 1), ("reviewed", 1)]
    now = load_source(root, ID).entry(ID).blocks
    assert [one.text for one in now] == ["国家的通知" if one.type == "title" else one.text for one in blocks[:-1]]


# What is replaced, merged and removed


def test_a_new_version_is_another_file(tmp_path: Path) -> None:
    """The same bytes, a folder and nothing are none."""
    base = anything(sources={"s": anything(sha256=sha256(b"1").hexdigest())})
    for name, data in (("a", b"1"), ("b", b"2")):
        (tmp_path / name).write_bytes(data)
    assert _bytes(tmp_path / "b", base, "s") == b"2"
    for name, found in (("a", "byte for byte"), ("none", "there is no such file"), (".", "there is no such file")):
        with pytest.raises(BadInput, match=found):
            _bytes(tmp_path / name, base, "s")


def test_records_of_a_new_version(tmp_path: Path) -> None:
    """In the place of the old one its own changes; beside it a new one, the old one that says so, and those of its documents."""
    root = make(tmp_path)
    folder = root / "corpus"
    (old,) = new_records(root, "page", None, {"file": "new.txt"}).values()
    assert 'file: "new.txt"' in old
    made = {path.relative_to(folder).as_posix(): text for path, text in new_records(root, "page", "later", {"file": "new.txt"}).items()}
    assert sorted(made) == [
        f"documents/{NEWS}/document.yaml",
        f"documents/{ID}/document.yaml",
        "sources/later/source.yaml",
        "sources/page/source.yaml",
    ]
    assert 'superseded: "later"' in made["sources/page/source.yaml"]
    assert "file: page.txt" in made["sources/page/source.yaml"]
    assert 'source: "later"' in made[f"documents/{ID}/document.yaml"]
    with pytest.raises(BadInput, match="«Later» is no id"):
        new_records(root, "page", "Later", {})
    base = records(root)
    new = parse_source(made["sources/later/source.yaml"], "x")
    after = _with(replace(base, metas={**base.metas, "x": base.metas[ID].model_copy(update={"source": "t"})}), "page", "later", new, "甲")
    assert (list(after.sources), after.raws["later"]) == (["later"], "甲")
    assert {name: meta.source for name, meta in after.metas.items()} == {NEWS: "later", ID: "later", "x": "t"}
    again = _with(replace(base, sources={**base.sources, "a": new, "z": new}), "page", "page", new, "甲")
    assert (list(again.sources), list(again.raws)) == (["a", "page", "z"], ["page"])


def test_repairs_are_counted_by_their_reasons(tmp_path: Path) -> None:
    """Of changed pieces alone, in blocks."""
    (tmp_path / "corpus/sources/s").mkdir(parents=True)
    edit = {"at": 0, "old": "a", "new": "b", "why": ["dash", "space"]}
    rows = [{"document": "d", "block": "k0", "pieces": [edit, [1, 2], edit]}, {"document": "d", "between": [edit], "edition": ""}]
    (tmp_path / "corpus/sources/s/edits.jsonl").write_text("".join(json.dumps(one) + "\n" for one in rows))
    assert _reasons(tmp_path, "s") == Counter(dash=2, space=2)


def test_the_old_raw_text_is_in_a_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As it stands; without any history there is none that could keep it."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    path = tmp_path / "corpus/raw.txt"
    path.parent.mkdir()
    path.write_bytes(b"1")
    _see_that_the_old_one_is_kept(path, tmp_path)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    _see_that_the_old_one_is_kept(path, tmp_path)
    git(tmp_path, "commit", "-q", "-m", "x")
    _see_that_the_old_one_is_kept(path, tmp_path)
    path.write_bytes(b"2")
    with pytest.raises(BadInput, match="this raw text is in no commit"):
        _see_that_the_old_one_is_kept(path, tmp_path)


def test_records_of_two_sides_are_put_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those in which git left its marks; a raw text of two sides is no record, and what is built is built again."""
    names = ["s/source.yaml", "d/document.yaml", "e/document.yaml", "gone/document.yaml", "d/anchors.jsonl"]
    for name in (*names[:3], names[4]):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("<<<<<<< HEAD\n" if name != "e/document.yaml" else "title: a\n")
    said = {f"{id}:./{name}": text for name in names for id, text in (("1", "a: 1\n"), ("2", "b: 2"), ("0", ""))}
    said["0:./s/source.yaml"] = "c: 3\r\n"

    def git_(_root: Path, verb: str, *words: str) -> bytes:
        rows = b"".join(f"100644 0 {side}\t{name}\0".encode() for name in unmerged for side in (1, 2))
        return rows if verb == "ls-files" else said[words[-1]].encode()

    monkeypatch.setattr(merging, "git", git_)
    monkeypatch.setattr(merging, "merge_records", lambda *texts: "|".join(texts))
    unmerged = names
    assert merging._unmerged(tmp_path) == tuple(sorted(names))
    assert merging._records(tmp_path, ("1", "2", "0")) == {
        "d/document.yaml": "|a: 1\n|b: 2\n|d/document.yaml", "s/source.yaml": "c: 3\n|a: 1\n|b: 2\n|s/source.yaml",
    }  # fmt: skip
    assert merging._records(tmp_path, ("1", "2", None))["s/source.yaml"] == "|a: 1\n|b: 2\n|s/source.yaml"
    unmerged = ["s/raw.txt"]
    with pytest.raises(BadInput, match="both sides replaced the raw text"):
        merging._records(tmp_path, ("1", "2", "0"))
    monkeypatch.setattr(merging, "git", lambda *_: None)
    assert merging._unmerged(tmp_path) == ()


RECORD = "title: b\nsource: road\ngenre: news\nrights: {status: public-domain, basis: 例}\n"


RECORD_OF_TWO = f"""title: b
file: b
sha256: {"0" * 64}
bytes: 9
cuts:
  - {{document: a, from: 甲县, why: 例}}
  - {{document: b, from: 乙县, why: 例}}
"""


def removable(root: Path) -> Corpus:
    """A corpus of which a second source sends anchors into a document of the first and relates to it."""
    sent = f"anchors:\n  - {{document: {NEWS}, id: k9, to: 甲, into: {ID}, why: 例}}\n"
    make(root, extra=f"{sent}corrections:\n  - {{document: {ID}, quote: 认真, old: 认真, new: 切实, why: 例}}\n")
    data = "乙县修路\n乙县今年修路。\n".encode()
    words = "".join(f"  - {{document: road, id: k{n}, to: 甲, into: {into}, why: 例}}\n" for n, into in enumerate((ID, NEWS, ID)))
    cut = f"  - {{document: road, from: 乙县修路, why: 例}}\nanchors:\n{words}"
    for name, text in (
        ("sources/road/source.yaml", f"title: b\nfile: b\nsha256: {sha256(data).hexdigest()}\nbytes: {len(data)}\ncuts:\n{cut}"),
        (
            "documents/road/document.yaml",
            f"{RECORD}relations:\n  - {{type: quotes, document: {ID}, why: 例}}\n",
        ),
        (f"documents/{ID}/notes.txt", "1"),
        (f"documents/{ID}/pictures/a.png", "1"),
    ):
        (root / "corpus" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "corpus" / name).write_text(text)
    (root / "corpus/sources/road/raw.txt").write_bytes(data)
    return cast("Corpus", anything(metas=records(root).metas, sources=records(root).sources, raws=records(root).raws))


def named(root: Path, texts: dict[Path, str | None]) -> dict[str, str | None]:
    """Texts by their paths within the corpus."""
    return {path.relative_to(root / "corpus").as_posix(): text for path, text in texts.items()}


def test_what_is_withdrawn_keeps_its_page(tmp_path: Path) -> None:
    """The cut says why, what was decided of it goes, and so does each word that sends an anchor into it; relations stay."""
    base = removable(tmp_path)
    made = named(tmp_path, _withdrawn(tmp_path, base, ID, "权利人要求"))
    assert sorted(made) == [f"documents/{ID}/document.yaml", "sources/page/source.yaml", "sources/road/source.yaml"]
    assert 'publish: "metadata"' in (made[f"documents/{ID}/document.yaml"] or "")
    source, other = made["sources/page/source.yaml"] or "", made["sources/road/source.yaml"] or ""
    assert ("corrections" in source, "k9" in source, source.count("withdrawn"), "权利人要求" in source) == (False, False, 1, True)
    assert [f"id: k{n}" in other for n in range(3)] == [False, True, False]
    assert sorted(named(tmp_path, _withdrawn(tmp_path, base, "road", "例"))) == ["documents/road/document.yaml", "sources/road/source.yaml"]


def test_what_was_never_published_goes(tmp_path: Path) -> None:
    """Its files, what names it elsewhere, its cut and its words; of a file that held nothing else raw text and record too."""
    base = removable(tmp_path)
    made = named(tmp_path, _gone(tmp_path, base, ID, "误收", False))
    assert sorted(name for name, text in made.items() if text is None) == [f"documents/{ID}/document.yaml", f"documents/{ID}/notes.txt"]
    assert sorted(name for name, text in made.items() if text is not None) == [
        "authority/bodies.yaml", "documents/road/document.yaml", "sources/page/source.yaml", "sources/road/source.yaml",
    ]  # fmt: skip
    source = parse_source(made["sources/page/source.yaml"] or "", "x")
    assert ([cut.document for cut in source.cuts], source.corrections) == ([NEWS], ())
    assert (source.drops[0].start, source.drops[0].end, source.drops[0].why) == ("首页", None, "导航")
    assert (source.drops[1].start[:4], source.drops[1].why) == ("关于加强", "误收")
    assert RAW[RAW.index(source.drops[1].start) :].startswith("关于加强计量工作的通知")
    assert RAW[RAW.index(source.drops[1].start) : RAW.index(source.drops[1].end or "?")].count("\n") == 4
    short = parse_source(RECORD_OF_TWO, "x")
    few: Any = anything(metas={"b": anything(source="s")}, sources={"s": short}, raws={"s": "甲县开会\n乙县\n"})
    for folder, name, text in (("sources/s", "source.yaml", RECORD_OF_TWO), ("documents/b", "document.yaml", "")):
        (tmp_path / "two/corpus" / folder).mkdir(parents=True)
        (tmp_path / "two/corpus" / folder / name).write_text(text)
    rest = parse_source(_gone(tmp_path / "two", few, "b", "误收", False)[tmp_path / "two/corpus/sources/s/source.yaml"] or "", "x")
    assert [(drop.start, drop.end) for drop in rest.drops] == [("乙县\n", None)]
    whole = named(tmp_path, _gone(tmp_path, base, "road", "", True))
    assert sorted(whole) == ["documents/road/document.yaml", "sources/road/raw.txt", "sources/road/source.yaml"]
    assert set(whole.values()) == {None}


# What is split


def plan_of(**carried: tuple[tuple[Block, ...], Ledger]) -> Any:
    """A plan in which these documents are built, beside a source of others."""
    made = {id: anything(blocks=blocks, ledger=ledger) for id, (blocks, ledger) in carried.items()}
    return anything(built={"other": anything(carried={}, documents=()), "s": anything(carried=made, documents=())})


def test_where_the_new_documents_begin() -> None:
    """At an anchor, one that ended among them, or at words that begin a block; not at the first one, nor twice."""
    blocks = tuple(block(f"k{n}", words) for n, words in enumerate(("甲县", "乙县", "丙县", "丁县", "戊县")))
    ledger = Ledger(
        (*LEDGER.events, born("k8", "己"), Event("retired", "k8", why="误"), born("k9", "庚"), Event("merged", "k9", to=("k3",)))
    )
    plan = plan_of(d=(blocks, ledger))
    for at, found in (
        (["#k2"], [2]), (["d#k2", "丁县"], [2, 3]), (["戊县", "k1"], [1, 4]), (["#k9"], [3]), (["丁县", "k2", "戊"], [2, 3, 4]),
    ):  # fmt: skip
        assert _firsts("d", blocks, plan, at) == found
    for at, said in (
        (["#k0"], "the document begins with it"), (["甲县"], "the document begins with it"), (["#k2", "丙县"], "it is named twice"),
        (["#k8"], "this anchor leads to no block of d"), (["县\n丁"], "stands within a paragraph"),
    ):  # fmt: skip
        with pytest.raises(BadInput, match=said):
            _firsts("d", blocks, plan, at)


def parts_of(*blocks: Block, firsts: tuple[int, ...], **decisions: Any) -> Any:
    """A document of these blocks with its boundaries."""
    lists = {kind: decisions.get(kind, ()) for kind in DECISION_KINDS}
    return anything(
        blocks=blocks,
        firsts=firsts,
        document="d",
        where="w",
        source=anything(**lists),
        of_block=lambda at: sum(one <= at for one in firsts),
    )


def test_blocks_stand_on_their_side_of_the_boundary() -> None:
    """In the raw text too; one that the editor put in stands anywhere."""
    raw = Text.of("零一二三四五六七八九")
    texts = [raw.slice(0, 4), raw.slice(4, 10)]
    put_in = Block("paragraph", Text(()), anchor="k9")
    _see_that_blocks_stay(parts_of(stretch("k0", 0, 4), put_in, stretch("k1", 4, 6), stretch("k2", 6, 9), firsts=(2,)), texts)
    with pytest.raises(BadInput, match="«六七八» stands on the other side of the boundary"):
        _see_that_blocks_stay(parts_of(stretch("k2", 6, 9), stretch("k1", 4, 6), firsts=(1,)), texts)


def test_where_a_text_of_a_paper_appeared_is_said_of_all_its_parts() -> None:
    """What a part says itself goes before; of an official text nothing is taken over."""
    old: Any = SimpleNamespace(genre="news", paper="某报", page="第2版", dates=anything(published="2020-01-02"))
    facts = Facts("题", "news", evidence={"title": "首行"})
    known = _with_what_was_known(facts, old)
    assert (known.paper, known.page, known.published) == ("某报", "第2版", "2020-01-02")
    assert known.evidence == {"title": "首行", **dict.fromkeys(("paper", "page", "published"), "原篇的著录")}
    own = replace(facts, paper="别报", page="第3版", published="2020-03-04", evidence={"paper": "末行"})
    assert _with_what_was_known(own, old) == own
    old.page = None
    some = _with_what_was_known(replace(facts, paper="别报"), old)
    assert (some.paper, some.page, some.published) == ("别报", None, "2020-01-02")
    assert some.evidence == {"title": "首行", "published": "原篇的著录"}
    for genres in (("notice", "news"), ("news", "notice")):
        old.genre = genres[1]
        assert _with_what_was_known(replace(facts, genre=genres[0]), old) == replace(facts, genre=genres[0])


def test_what_a_new_document_takes_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rights that are clear, and that it is not shown whole where its own record does not say it; of a number the name; ids as given."""
    taken: set[str] = set()
    rows = [(anything(document=name), name) for name in ("d", "part-1", "part-2")]
    monkeypatch.setattr(splitting, "with_cuts", lambda record, _parts, names, *_: record + "|".join(names))
    monkeypatch.setattr(splitting, "parse_source", lambda text, _: text)
    monkeypatch.setattr(splitting, "divide", lambda _raw, draft, _where: anything(documents=rows * (draft == "record part-1|part-2")))
    monkeypatch.setattr(splitting, "_see_that_blocks_stay", lambda _parts, texts: taken.add(" ".join(texts)))
    monkeypatch.setattr(splitting, "_read", lambda text: anything(between=(), kind=text))
    monkeypatch.setattr(splitting, "find_facts", lambda document, *_: Facts(document.kind, "news"))
    monkeypatch.setattr(splitting, "propose_id", lambda facts, words, _taken, first: (f"{first}{facts.title}", words))
    monkeypatch.setattr(splitting, "document_record", lambda facts, source, rights: f"{source}\n{rights}\n{says[facts.title]}")
    parts: Any = anything(document="d", firsts=(1, 2), raw="", where="w")
    says = {"part-1": "", "part-2": "publish: none\n"}

    def new(ids: tuple[str, ...], number: str | None, status: str, publish: str) -> list[tuple[str, str, str]]:
        rights: Any = SimpleNamespace(status=status)
        old: Any = SimpleNamespace(number=number, rights=rights, publish=publish, source="s", language="zh-Hans", genre="news", paper=None)
        old.page, old.dates = None, anything(published=None)
        taken.clear()
        found = splitting._new(cast("Any", anything(metas={"d": old})), parts, ids, taken, "例", "record ")
        assert taken == {"d part-1 part-2", *(one.id for one in found)}
        return [(one.id, one.made_from, one.record.replace(repr(rights), "rights")) for one in found]

    assert new((), None, "unclear", "full") == [
        ("part-1", "part-1\n例", "s\nNone\n"), ("part-2", "part-2\n例", "s\nNone\npublish: none\n"),
    ]  # fmt: skip
    assert new(("e",), "1号", "protected", "excerpt") == [
        ("e", "编者所定", 's\nrights\npublish: "excerpt"\n'), ("dpart-2", "part-2\n例", "s\nrights\npublish: none\n"),
    ]  # fmt: skip


def test_which_records_change_by_a_split(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of sources that are built, for words on anchors; files of authority, for aliases; its own source, for cuts and decisions."""
    made = {"sources/s": "source.yaml", "sources/t": "source.yaml", "sources/old": "source.yaml", "documents/s": "document.yaml"}
    for folder, name in (*made.items(), ("authority", "bodies.yaml"), ("documents/authority", "document.yaml")):
        (tmp_path / "corpus" / folder).mkdir(parents=True)
        (tmp_path / "corpus" / folder / name).write_text(f"{folder}\n")
    monkeypatch.setattr(splitting, "with_words_on_anchors", lambda text, anchors, *_: text + anchors)
    monkeypatch.setattr(splitting, "held_in", lambda text, _: text + "held")
    monkeypatch.setattr(splitting, "rehomed", lambda text, *_: text + " rehomed")
    monkeypatch.setattr(splitting, "with_cuts", lambda text, _parts, names, reason, kinds: f"{text} cut {names} {reason} {kinds}")
    base: Any = anything(sources={"s": anything(anchors="words"), "t": anything(anchors="")})
    parts: Any = anything(where="corpus/sources/s/source.yaml")
    new: Any = [anything(id=id, record=f"new {id}", document=anything(kind=kind)) for id, kind in (("e", "law"), ("f", "plain"))]
    found = {
        path.relative_to(tmp_path / "corpus").as_posix(): text
        for path, text in splitting._records(tmp_path, parts, ("d", "e", "f"), base, "例", new).items()
    }
    assert found == {
        "sources/s/source.yaml": "sources/s\nwords rehomed cut ('e', 'f') 例 {'e': 'law'}",
        "authority/bodies.yaml": "authority\nheld",
        "documents/authority/document.yaml": "documents/authority\nheld",
        "documents/e/document.yaml": "new e",
        "documents/f/document.yaml": "new f",
    }


def test_reviews_of_doubts_that_are_gone_go() -> None:
    """Of the documents that are split; one whose doubt is still there stays, and so do those of other documents."""
    reviews = [
        Review(document=id, quote=quote, reason="space", why="例") for id, quote in (("d", "甲"), ("d", "乙"), ("e", "乙"), ("z", "丙"))
    ]
    documents = [anything(id="d", doubts=(Doubt(0, 1, "space", ()),)), anything(id="e", doubts=()), anything(id="z", doubts=())]
    plan: Any = anything(built={"s": anything(documents=documents)})
    assert _settled(plan, cast("Any", anything(reviewed=reviews)), "甲乙丙", ("d", "e")) == [("reviewed", 1), ("reviewed", 2)]


def test_headings_that_a_shorter_text_would_not_show() -> None:
    """Stay headings by the editor's word, but for the first block of a new document; where the words are others that is said elsewhere."""
    kinds = ("heading", "heading", "paragraph", "heading", "heading", "heading", "heading")
    words = ("甲县", "乙县", "丙县", "丁县", "戊县", "己县", "庚县")
    old = tuple(
        block(f"k{n}", text, kind, 3 if kind == "heading" else None) for n, (text, kind) in enumerate(zip(words, kinds, strict=True))
    )
    now = tuple(replace(one, type="paragraph", level=None) for one in old)
    plan = plan_of(d=(now[:3], LEDGER), e=((now[3], now[4], old[5]), LEDGER), f=((block("k6", "别"), block("k7", "文")), LEDGER))
    rows = _lost_headings(parts_of(*old, firsts=(3, 6)), ("d", "e", "f"), plan, "例")
    assert [(row["document"], row["quote"], row["level"], row["proof"], row["why"]) for row in rows] == [
        ("d", "甲县", 3, None, "例"), ("d", "乙县", 3, None, "例"), ("e", "戊县", 3, None, "例"),
    ]  # fmt: skip
    earlier = [anything(document="d", proof=2), anything(document="z", proof=7)]
    rows = _lost_headings(parts_of(*old, firsts=(3, 6), types=earlier), ("d", "e", "f"), plan, "例")
    assert [row["proof"] for row in rows] == [3, 3, 3]


def test_every_address_leads_to_its_words_after_a_split() -> None:
    """In the document that is meant; other words, none, and another document are told."""
    one, two, more = block("k0", "甲县"), block("k1", "乙县"), block("k2", "丙县")
    ledger = Ledger((born("k0", "甲县"), born("k1", "乙县"), Event("moved", "k1", to=("e#k1",))))
    new = Ledger((born("k1", "乙县"),))
    parts = parts_of(one, two, firsts=(1,))
    assert _see_that_words_stay(parts, ("d", "e"), plan_of(d=((one,), ledger), e=((two,), new))) == 1
    three = Ledger((*ledger.events, born("k2", "丙县"), Event("moved", "k2", to=("e#k2",))))
    both = Ledger((*new.events, born("k2", "丙县")))
    assert _see_that_words_stay(parts_of(one, two, more, firsts=(1,)), ("d", "e"), plan_of(d=((one,), three), e=((two, more), both))) == 2
    for second, ended, said in (
        (block("k1", "丙县"), ledger, "«乙县» would be read as «丙县»"),
        (two, Ledger((*ledger.events[:2], Event("retired", "k1", why="误"))), "«乙县» would be lost"),
        (two, Ledger((*ledger.events[:2],)), "«乙县» would be read as «乙县»"),
    ):
        with pytest.raises(BadInput, match=said):
            _see_that_words_stay(parts, ("d", "e"), plan_of(d=((one,), ended), e=((second,), new)))


def test_a_source_may_have_the_name_of_its_document(tmp_path: Path) -> None:
    """Who replaces it means the source; a name that is a document's alone is told the source."""
    root = make(tmp_path)
    (root / "corpus/sources/page").rename(root / f"corpus/sources/{NEWS}")
    for id in (NEWS, ID):
        path = root / f"corpus/documents/{id}/document.yaml"
        path.write_text(path.read_text().replace("source: page", f"source: {NEWS}"))
    (root / "new.txt").write_text(RAW.replace("报告情况", "报送情况"))
    assert not replace_raw(root, NEWS, root / "new.txt").written
    with pytest.raises(BadInput, match=f"its source, {NEWS}"):
        replace_raw(root, ID, root / "new.txt")
    with pytest.raises(BadInput, match="there is no such source"):
        replace_raw(root, "nothing", root / "new.txt")
