"""What the commands on the corpus do beside what they are called for: other documents stay, names are cut to size, circles are told."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from jiaokan import corpus
from jiaokan.corpus import adding
from jiaokan.corpus.adding import add_sent
from jiaokan.corpus.adopting import adopt_edits
from jiaokan.corpus.cache import SOUND, keep_sound, sound
from jiaokan.corpus.change import _candidate
from jiaokan.corpus.recorded import superseded
from jiaokan.corpus.removing import _decisions, _namings, remove
from jiaokan.corpus.replacing import replace_raw
from jiaokan.desk.proof import Proof
from jiaokan.edition.document import Block
from jiaokan.edition.provenance import trace
from jiaokan.errors import BadInput
from jiaokan.text import Text
from tests import test_remove, test_split
from tests.project import RAW, built, files_of
from tests.test_split import run

OTHER = """某县档案馆开放

本报讯 某县档案馆昨日开放，市民可以入内参观。

档案馆藏有旧报三万份。
"""


def with_another(root: Path) -> str:
    """A second source beside what there is, built; the id of its document."""
    (proposal,) = add_sent(root, [("另一篇.txt", OTHER.encode())]).proposals
    corpus.build(root)
    return proposal.documents[0].id


def test_of_what_a_file_is_called_only_the_last_part_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A browser may send a path of any system, or none."""
    monkeypatch.setattr(adding, "_added", lambda _root, files, *_: [name for _, name, _ in files])
    sent = ["../../甲.txt", "C:\\乙\\丙.txt", "丁/", ""]
    assert add_sent(tmp_path, [(name, b"") for name in sent]) == ["甲.txt", "丙.txt", "page.txt", "page.txt"]


def test_only_what_is_there_can_be_adopted(tmp_path: Path) -> None:
    """Another id is no document, and the message names those that are."""
    with pytest.raises(BadInput, match="there is no such document") as raised:
        adopt_edits(built(tmp_path), "nothing", "例")
    assert "samr-2020-186" in raised.value.expected


@pytest.mark.parametrize(
    ("links", "found"),
    [
        ({"a": "b", "b": "c", "c": ""}, ["a", "b"]),
        ({"a": "b", "b": "a"}, None),
        ({"a": "a"}, None),
        ({"a": "b"}, None),
    ],
)
def test_what_was_superseded_leads_to_what_is_built(links: dict[str, str], found: list[str] | None) -> None:
    """By way of others too; a circle and what is not there are told."""
    sources = cast("Any", {id: SimpleNamespace(superseded=to) for id, to in links.items()})
    if found is None:
        with pytest.raises(BadInput, match="is no source that is built"):
            superseded(sources)
    else:
        assert superseded(sources) == found


def test_of_a_new_version_each_document_of_its_source_is_told(tmp_path: Path) -> None:
    """One that stays too; of other sources only those that change."""
    root = built(tmp_path)
    with_another(root)
    (root / "new.txt").write_text(RAW.replace("报告情况", "报送情况"))
    changes = replace_raw(root, "page", root / "new.txt").changes
    assert [(change.document, bool(change.changes)) for change in changes] == [("samr-2020-186", True), ("county-meeting", False)]


def test_a_split_leaves_another_document_as_it_is(tmp_path: Path) -> None:
    """It is neither refused for it, nor written again."""
    root = test_split.three(tmp_path)
    other = with_another(root)
    before = {path: data for path, data in files_of(root).items() if f"/{other}/" in path}
    assert len(before) >= 3
    assert run(root, "split", "rules", "某市河道管理规定", "--id", "rivers", "--reason", "例") == 0
    assert {path: data for path, data in files_of(root).items() if f"/{other}/" in path} == before


def test_a_removal_leaves_another_document_as_it_is(tmp_path: Path) -> None:
    """Where readers knew what goes."""
    root = test_remove.two(tmp_path, pushed=True)
    other = with_another(root)
    before = {path: data for path, data in files_of(root).items() if f"/{other}/" in path}
    assert len(before) >= 3
    assert remove(root, test_remove.NOTICE, "例").withdrawn
    assert {path: data for path, data in files_of(root).items() if f"/{other}/" in path} == before


def test_what_a_record_decides_of_a_document_goes_with_it() -> None:
    """A word that sends an anchor into it too; not its cut, nor what only has its name for a word."""
    record = """title: b
cuts:
  - {document: b, from: b, why: b}
corrections:
  - {document: a, quote: b, old: b, new: b, why: b}
  - {document: b, quote: a, old: a, new: a, why: a}
anchors:
  - {document: a, id: b, to: b, why: b}
  - {document: a, id: c, to: c, into: b, why: c}
  - {document: b, id: d, to: d, into: a, why: d}
"""
    assert list(_decisions(record, "b")) == [("corrections", 1), ("anchors", 1), ("anchors", 2)]


def test_where_another_record_names_a_document() -> None:
    """A relation and a word on an anchor as a whole; of what holds in several documents the one, or all of it."""
    record = """b: b
title: b
relations:
  - {type: b, document: b, why: b}
  - {type: quotes, document: a, why: b}
works:
  - {name: b, editions: [{document: b}]}
bodies:
  - {name: b, aliases: [{name: c, in: [b]}, {name: d, in: [a, b]}]}
anchors:
  - {document: a, id: b, to: b, into: b}
"""
    assert list(_namings(record, "b")) == [
        ("relations", 0), ("works", 0, "editions", 0, "document"), ("bodies", 0, "aliases", 0),
        ("bodies", 0, "aliases", 1, "in", 1), ("anchors", 0),
    ]  # fmt: skip


def test_the_words_of_a_candidate_stand_once() -> None:
    """Or they name no block; nor does one that is empty."""
    proof = Proof.of(["甲乙丙丁", "戊己庚辛", "甲乙丙丁", ""])
    assert [_candidate(proof, at, 0.5).quote for at in range(4)] == ["甲乙丙丁\n戊", "戊己庚辛", None, None]


@pytest.mark.parametrize("kept", ["{}", '{"a": 1}', "[1", "3", '"a"', ""])
def test_what_was_found_sound_is_read_as_it_was_written(kept: str, tmp_path: Path) -> None:
    """A file that is another thing says nothing."""
    assert sound(tmp_path) == frozenset()
    keep_sound(tmp_path, ["b", "a"])
    assert sound(tmp_path) == {"a", "b"}
    (tmp_path / SOUND).write_text(kept)
    assert sound(tmp_path) == frozenset()


def test_an_edit_that_the_edition_does_not_have_is_told() -> None:
    """Words in another place, or more or fewer of them."""
    block = Block("paragraph", Text.of("甲乙丙"), anchor="k0")
    edit = {"at": 0, "old": "子", "new": "甲", "why": ["correction"]}
    assert [str(piece.old) for piece in trace(block, [edit, (1, 2)]).body.pieces] == ["子", "乙丙"]
    with pytest.raises(ValueError, match="does not have «甲» at character 1"):
        trace(block, [(0, 1), edit, (2, 1)])
    for pieces in ([edit, (1, 1)], [edit, (1, 3)]):
        with pytest.raises(ValueError, match="of 3 characters"):
            trace(block, pieces)


def test_a_text_is_no_string() -> None:
    """It is another text that has the same pieces, and nothing else."""
    assert Text.of("甲") == Text.of("甲")
    assert Text.of("甲") != Text.of("乙")
    assert Text.of("甲") != "甲"
