"""The corpus: built whole or not at all, rebuilt to the byte, and clear about what is wrong with it."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from promise import promised

from jiaokan import corpus
from jiaokan.anchor.ledger import Event, Ledger, dump
from jiaokan.build import Built, build_source
from jiaokan.check import check
from jiaokan.corpus import building, cache
from jiaokan.edition import markdown as edition
from jiaokan.edition import provenance
from jiaokan.edition.document import BLOCK_TYPES, Block
from jiaokan.errors import BadInput
from jiaokan.record.authority import Bodies, Entity
from jiaokan.record.schema import Genre, Meta, Source
from jiaokan.record.yaml import read_record
from jiaokan.text import Text
from tests.project import NEWS, RAW, make

HERE = Path(__file__).parent.parent


def snapshot(root: Path) -> dict[str, bytes]:
    """Every file of the corpus."""
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted((root / "corpus").rglob("*")) if path.is_file()}


def test_a_built_corpus_keeps_every_law(tmp_path: Path) -> None:
    """What a build makes has no problem, rebuilds its raw text and is not stale."""
    corpus.build(make(tmp_path))
    loaded = corpus.load(tmp_path)

    assert check(loaded) == []
    assert corpus.stale(tmp_path) == ()
    assert provenance.rebuild({e.id: e.blocks for e in loaded.entries}, loaded.traced["page"]) == RAW


def test_building_again_changes_nothing(tmp_path: Path) -> None:
    """Same in, same out."""
    corpus.build(make(tmp_path))
    before = snapshot(tmp_path)
    corpus.build(tmp_path)

    assert snapshot(tmp_path) == before


def test_a_reference_between_documents_links(tmp_path: Path) -> None:
    """The news cites the notice by its title, and the annotation says so."""
    corpus.build(make(tmp_path))
    notes = corpus.load(tmp_path).entry("county-meeting").annotations

    assert [note["target"]["document"] for note in notes if note["kind"] == "title"] == ["samr-2020-186"]


def test_a_correction_is_made_and_its_anchor_stays(tmp_path: Path) -> None:
    """A corrected word changes the edition, not the id."""
    corpus.build(make(tmp_path))
    before = {block.anchor for block in corpus.load(tmp_path).entry("samr-2020-186").blocks}
    extra = "corrections:\n  - document: samr-2020-186\n    quote: 请认真贯彻\n    old: 认真\n    new: 切实\n    why: 例\n"
    corpus.build(make(tmp_path, extra=extra))
    entry = corpus.load(tmp_path).entry("samr-2020-186")

    assert any("请切实贯彻" in block.text for block in entry.blocks)
    assert {block.anchor for block in entry.blocks} == before
    assert "correction" in {code for piece in entry.changes for code in piece.why}


def test_a_lost_anchor_stops_the_build(tmp_path: Path) -> None:
    """A build that would lose a published anchor writes nothing; accepted, the ledger keeps a tombstone."""
    corpus.build(make(tmp_path))
    before = snapshot(tmp_path)
    make(tmp_path, raw=RAW.replace("现将有关事项通知如下,请认真贯彻落实,并及时报告情况。\n", ""))
    changes = corpus.build(tmp_path)

    assert [len(change.lost) for change in changes] == [1, 0]
    edited = {name for name, data in snapshot(tmp_path).items() if data != before[name]}
    assert edited == {"corpus/sources/page/raw.txt", "corpus/sources/page/source.yaml"}

    corpus.build(tmp_path, accept=True, reason="原文无此段")
    ledger = corpus.load(tmp_path).ledgers["samr-2020-186"]

    assert ledger.events[-1].event == "retired"
    assert ledger.events[-1].id in ledger.ids - ledger.live


def built_sources(root: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The records of the sources that a build builds anew."""
    seen: list[str] = []

    def note(raw: str, source: Source, where: str, *rest: Any) -> Built:
        seen.append(where)
        return build_source(raw, source, where, *rest)

    monkeypatch.setattr(building, "build_source", note)
    corpus.build(root)
    return seen


def test_an_unchanged_source_is_not_built_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing changed: nothing is done; a change of the record, the edition, the edits or the ledger, or no cache: it is built again."""
    assert built_sources(make(tmp_path), monkeypatch) == ["corpus/sources/page/source.yaml"]
    before = snapshot(tmp_path)
    assert built_sources(tmp_path, monkeypatch) == []
    assert snapshot(tmp_path) == before
    for name in ("sources/page/source.yaml", "sources/page/edits.jsonl", "documents/county-meeting/anchors.jsonl"):
        path = tmp_path / "corpus" / name
        path.write_text(path.read_text() + "\n")
        assert len(built_sources(tmp_path, monkeypatch)) == 1, name
        assert built_sources(tmp_path, monkeypatch) == [], name
    (tmp_path / "build/sources.json").write_text("{]")
    assert len(built_sources(tmp_path, monkeypatch)) == 1


def test_a_former_name_that_is_given_later_is_taken_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A source of which nothing else changed is built again, so that no anchor of the other document is forgotten."""
    corpus.build(make(tmp_path))
    old = tmp_path / "corpus/documents/old/anchors.jsonl"
    old.parent.mkdir()
    ledger = Ledger((Event("born", "zzqc4d", type="paragraph", quote="旧的一段", digest="0" * 16),))
    old.write_text(dump(ledger))
    record = tmp_path / "corpus/documents/county-meeting/document.yaml"
    record.write_text(record.read_text() + "former: [old]\n")

    assert built_sources(tmp_path, monkeypatch) == ["corpus/sources/page/source.yaml"]
    assert [[id for id, *_ in change.lost] for change in corpus.build(tmp_path)] == [[], ["zzqc4d"]]


def test_what_is_not_built_again_still_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reference from an unchanged source follows what another record says."""
    corpus.build(make(tmp_path))
    record = tmp_path / "corpus/documents/samr-2020-186/document.yaml"
    record.write_text(record.read_text().replace("title: 关于加强计量工作的通知", "title: 关于计量工作的通知"))

    assert built_sources(tmp_path, monkeypatch) == []
    notes = corpus.load(tmp_path).entry("county-meeting").annotations
    assert [note["target"] for note in notes if note["kind"] == "title"] == [None]
    assert corpus.stale(tmp_path) == ()


def test_check_does_not_trust_the_cache(tmp_path: Path) -> None:
    """What the cache says of a damaged file is nothing to `stale`."""
    corpus.build(make(tmp_path))
    path = tmp_path / "corpus/documents/county-meeting/anchors.jsonl"
    path.write_text(path.read_text() + "\n")
    source = corpus.records(tmp_path).sources["page"]
    cache.keep(tmp_path, {"page": cache.key(tmp_path, "page", source, ()) or ""})

    assert corpus.stale(tmp_path) == ("corpus/documents/county-meeting/anchors.jsonl",)


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("sources/page/source.yaml", "from: 首页", "from: 首夜", r"«首夜» is not in the text"),
        ("sources/page/source.yaml", "from: 首页", "from: 会议", r"«会议» stands more than once \(lines 7, 8\)"),
        ("sources/page/source.yaml", "drops:\n  - from: 首页\n    why: 导航\n", "", r"outside of all documents: «首页»"),
        ("sources/page/source.yaml", "title: 两篇文字", "title: 两篇文字\ntitel: 误", r"source.yaml:2: there is no key titel"),
        ("sources/page/source.yaml", "kind: notice", "kind: novel", r"source.yaml:11: cuts.0.kind"),
        ("sources/page/source.yaml", "bytes: ", "bytes: 9", r"this is not the file that was recorded"),
        ("sources/page/source.yaml", "title: 两篇文字", "title: &a 两篇\nnote: *a", r"an alias"),
        ("sources/page/source.yaml", "title: 两篇文字", "title: !!python/name:os.system 两篇", r"is not allowed|not YAML"),
        ("sources/page/source.yaml", "title: 两篇文字", "title: 一\ntitle: 二", r"stands twice"),
        ("sources/page/source.yaml", "title: 两篇文字", "title: [[[[", r"does not fit those around it"),
        ("sources/page/source.yaml", "document: county-meeting", "document: ../../etc", r"cuts.1.document"),
        ("sources/page/source.yaml", "document: county-meeting", "document: samr-2020-186", r"is cut twice"),
        ("documents/county-meeting/document.yaml", "source: page", "source: other", r"has no cut for it"),
        ("documents/county-meeting/document.yaml", "genre: news", "genre: novel", r"document.yaml:3: genre"),
        ("documents/county-meeting/document.yaml", "rights:\n", "dates: {issued: 2020-13-01}\nrights:\n", r"dates.issued"),
    ],
)
def test_bad_records_say_where_and_what(tmp_path: Path, name: str, old: str, new: str, message: str) -> None:
    """Each error names the file, the key or quote, and what to do next; nothing is written."""
    path = make(tmp_path) / "corpus" / name
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))
    before = snapshot(tmp_path)

    with pytest.raises(BadInput, match=message) as caught:
        corpus.build(tmp_path)

    assert caught.value.then
    assert snapshot(tmp_path) == before


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("sources/page/source.yaml", "document: county-meeting", "document: samr-2020-186", "the document samr-2020-186 is cut twice"),
        ("sources/page/source.yaml", "document: county-meeting", "document: nowhere", "the document nowhere has no record"),
        ("documents/county-meeting/document.yaml", "source: page", "source: other", "county-meeting"),
    ],
)
def test_sources_and_documents_must_agree(tmp_path: Path, name: str, old: str, new: str, message: str) -> None:
    """Every cut has its document, every document its one cut in the source that it names."""
    make(tmp_path)
    path = tmp_path / "corpus" / name
    path.write_text(path.read_text().replace(old, new))
    with pytest.raises(BadInput, match=message):
        corpus.build(tmp_path)


def test_a_document_that_is_not_there_is_named_with_those_like_it(tmp_path: Path) -> None:
    """Its id, or words of its title; an empty id is like none."""
    make(tmp_path)
    corpus.build(tmp_path)
    held = corpus.load(tmp_path)
    assert held.entry("county-meeting").id == "county-meeting"
    listed = "an id from the list"
    for asked, offered in (("samr", "samr-2020-186"), ("召开", "county-meeting"), ("zzz", listed), ("", listed)):
        with pytest.raises(BadInput, match=f"expected: {offered}\n"):
            held.entry(asked)


def test_a_yaml_bomb_is_refused_at_once(tmp_path: Path) -> None:
    """Nested brackets without end and aliases upon aliases are errors, not hours."""
    make(tmp_path)
    bomb = "a0: &a0 x\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
    for text in (bomb, "title: " + "[" * 100_000, "x" * 3_000_000):
        (tmp_path / "corpus/documents/county-meeting/document.yaml").write_text(text)
        with pytest.raises(BadInput):
            corpus.build(tmp_path)
    (tmp_path / "corpus/documents/county-meeting/document.yaml").write_text(NEWS)
    corpus.build(tmp_path)


def test_a_damaged_edition_is_an_error(tmp_path: Path) -> None:
    """An edition that does not fit its edits is named, with the way back."""
    corpus.build(make(tmp_path))
    path = tmp_path / "corpus/documents/county-meeting/edition.md"
    path.write_text(path.read_text().replace("某县召开会议，学习", "某县开会，学习"))

    with pytest.raises(BadInput, match=r"edition\.md") as caught:
        corpus.load(tmp_path)

    assert "git restore" in caught.value.then


@promised(50)
@given(
    st.lists(
        st.tuples(st.sampled_from(BLOCK_TYPES), st.text(st.characters(exclude_characters="\r", exclude_categories=["Cs"]), min_size=1)),
        max_size=6,
    )
)
def test_an_edition_reads_back_as_it_was_written(drawn: list[tuple[str, str]]) -> None:
    """Writing and reading an edition keeps types, levels, anchors and every character."""
    blocks = [
        Block(kind, Text.of(text), level={"title": 1, "heading": 2}.get(kind), anchor=f"k{index}")  # type: ignore[arg-type]
        for index, (kind, text) in enumerate(drawn)
    ]
    again = edition.parse(edition.write(blocks))

    assert [(b.type, b.text, b.level, b.anchor) for b in again] == [(b.type, b.text, b.level, b.anchor) for b in blocks]


def test_the_committed_corpus_is_as_a_build_makes_it() -> None:
    """The corpus of this project keeps every law and is rebuilt to the byte."""
    assert [str(problem) for problem in check(corpus.load(HERE))] == []
    assert corpus.stale(HERE) == ()


def test_the_committed_corpus_holds_the_sources_whole() -> None:
    """Five sources, twenty-two documents, and every raw file rebuilt byte for byte from editions and edits."""
    loaded = corpus.load(HERE)

    assert len(loaded.sources) == 5
    assert len(loaded.entries) == 22
    for id, source in loaded.sources.items():
        editions = {entry.id: entry.blocks for entry in loaded.entries if entry.source_id == id}
        raw = provenance.rebuild(editions, loaded.traced[id]).encode(source.encoding)
        assert raw == (HERE / "corpus/sources" / id / "raw.txt").read_bytes(), os.fspath(id)


def test_the_format_is_as_the_readme_says() -> None:
    """The records shown in the corpus's own README pass the schemas, key for key."""
    blocks = re.findall(r"^```yaml\n(.*?)^```$", (HERE / "corpus/README.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    source = (
        "".join(block for block in blocks if not block.startswith(("former", "bodies")) and "genre:" not in block)
        .replace("963d3bf1…", "0" * 64)
        .replace("https://…", "https://example.org")
    )
    record = read_record(source, Source, "README.md", "", "")
    lists = {name for name, field in Source.model_fields.items() if isinstance(field.default, tuple)}

    assert {name for name in lists if not getattr(record, name)} == set()

    (text,) = (block for block in blocks if block.startswith("bodies"))
    (body,) = read_record(text, Bodies, "README.md", "", "").bodies
    assert {name for name in Entity.model_fields if not getattr(body, name)} == {"successors", "end"}

    (text,) = (block for block in blocks if "genre:" in block)
    meta = read_record(text.replace("https://…", "https://example.org"), Meta, "README.md", "", "")
    assert set(Meta.model_fields) - {name for name in Meta.model_fields if getattr(meta, name)} == {"former"}
    assert all(genre in text for genre in get_args(Genre))


def test_a_document_that_is_not_there_is_told_with_those_like_it(tmp_path: Path) -> None:
    """By a part of an id or of a title; nothing is like no name."""
    make(tmp_path)
    corpus.build(tmp_path)
    loaded = corpus.load(tmp_path)
    for name, expected in (
        ("samr", "samr-2020-186"),
        ("会议", "county-meeting"),
        ("", "an id from the list"),
        ("x", "an id from the list"),
    ):
        with pytest.raises(BadInput) as caught:
            loaded.entry(name)
        assert caught.value.expected == expected


def test_an_edit_by_hand_of_one_document_stops_the_others(tmp_path: Path) -> None:
    """It is named; who adopts it may go on with that one."""
    corpus.build(make(tmp_path))
    path = tmp_path / "corpus/documents/samr-2020-186/edition.md"
    path.write_text(path.read_text().replace("认真", "切实"))
    base = corpus.records(tmp_path)
    building.refuse_hand_edits(base, tmp_path, but="samr-2020-186")
    for but in (None, "county-meeting"):
        with pytest.raises(building.EditedByHand, match="edited by hand since it was built"):
            building.refuse_hand_edits(base, tmp_path, but=but)


def test_a_change_of_words_is_no_change_of_type(tmp_path: Path) -> None:
    """And one of type is told with both types."""
    corpus.build(make(tmp_path))
    make(tmp_path, extra="corrections:\n  - {document: samr-2020-186, quote: 请认真, old: 认真, new: 切实, why: 例}\n")
    change = next(one for one in corpus.build(tmp_path) if one.document == "samr-2020-186")
    assert (len(change.edited), change.retyped) == (1, ())
    make(tmp_path, extra="types:\n  - {document: samr-2020-186, quote: 请认真, type: item, why: 例}\n")
    change = next(one for one in corpus.build(tmp_path) if one.document == "samr-2020-186")
    assert [(old, new) for _, old, new in change.retyped] == [("paragraph", "item")]
