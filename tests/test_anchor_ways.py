"""The way of an anchor over all ledgers: it ends at a block or at a tombstone, and what does not is found."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiaokan import corpus
from jiaokan.anchor.fate import Fate, elsewhere, fate, unsound
from jiaokan.anchor.ledger import Event, Ledger
from jiaokan.check import check
from tests.project import NOTICE, make

IDS = [f"b{n}" for n in range(6)]
KINDS = st.sampled_from(["merged", "moved", "retired"])
ENDS = st.tuples(st.sampled_from(IDS), KINDS, st.sampled_from(["one", "two"]), st.sampled_from(IDS))


def ledgers(one: list[Event], two: list[Event] | None = None) -> dict[str, Ledger]:
    """Two documents with these events; what is named was born."""
    rows = {"one": one, "two": two or []}
    return {
        name: Ledger((*(Event("born", id, quote=id, digest="0") for id in dict.fromkeys(e.id for e in row)), *row))
        for name, row in rows.items()
    }


@given(st.lists(ENDS, max_size=8))
def test_every_way_ends(drawn: list[tuple[str, str, str, str]]) -> None:
    """However merges and moves are chained, following one ends; it is sound only at a block or a tombstone, and the table has only such."""
    rows: dict[str, list[Event]] = {"one": [], "two": []}
    for id, kind, home, target in drawn:
        other = "two" if home == "one" else "one"
        to = {"merged": (f"{home}{target}",), "moved": (f"{other}#{other}{target}",), "retired": ()}[kind]
        rows[home].append(Event(kind, f"{home}{id}", to=to))  # type: ignore[arg-type]
    known = ledgers(rows["one"], rows["two"])
    wrong = {id for _, id, _ in unsound(known)}
    for name, ledger in known.items():
        for id in ledger.ids:
            end = fate(known, name, id)
            assert end.sound == (id not in wrong)
            assert end.live == (end.id in known[end.document].live)
    assert not wrong & set(elsewhere(known))


def test_a_chain_over_documents_is_followed_to_its_end() -> None:
    """Merged, then moved, then merged again: the table names the last paragraph at once."""
    known = ledgers(
        [Event("merged", "b1", to=("b2",)), Event("moved", "b2", to=("two#b3",))],
        [Event("merged", "b3", to=("b4",)), Event("edited", "b4")],
    )

    assert elsewhere(known) == {"b1": "two#b4", "b2": "two#b4"}


def test_a_way_goes_on_where_the_document_it_names_was_renamed_or_taken_in() -> None:
    """The anchor is looked for wherever it is now; one that nobody has is no end."""
    known = ledgers([Event("moved", "b1", to=("old#b3",)), Event("moved", "b2", to=("old#b9",))], [Event("edited", "b3")])

    assert fate(known, "one", "b1") == Fate("two", "b3", True)
    assert fate({"one": known["one"]}, "one", "b1").sound is False
    assert fate(known, "one", "b2") == Fate("old", "b9", False)
    assert [id for _, id, _ in unsound(known)] == ["b2"]


@pytest.mark.parametrize(
    "events",
    [
        [Event("merged", "b1", to=("b2",)), Event("merged", "b2", to=("b1",))],
        [Event("moved", "b1", to=("one#b1",))],
        [Event("moved", "b1", to=("three#b9",))],
        [Event("merged", "b1", to=("b9",))],
    ],
)
def test_circles_and_dead_ends_are_problems(tmp_path: Path, events: list[Event]) -> None:
    """A ledger in which an anchor leads back to itself or to nothing does not pass the check."""
    from dataclasses import replace

    corpus.build(make(tmp_path))
    loaded = corpus.load(tmp_path)
    broken = replace(loaded, ledgers={**loaded.ledgers, **ledgers(events)})

    assert {problem.code for problem in check(broken)} == {"anchor-way"}


def test_a_renamed_document_keeps_its_anchors(tmp_path: Path) -> None:
    """The folder is renamed, the cut too, and `former` says so: every anchor stands where it stood, and nothing is lost."""
    corpus.build(make(tmp_path))
    before = [block.anchor for block in corpus.load(tmp_path).entry("samr-2020-186").blocks]
    documents = tmp_path / "corpus/documents"
    (documents / "samr-2020-186").rename(documents / "samr-metrology")
    (documents / "samr-metrology/document.yaml").write_text(NOTICE + "former: [samr-2020-186]\n")
    record = tmp_path / "corpus/sources/page/source.yaml"
    record.write_text(record.read_text().replace("document: samr-2020-186", "document: samr-metrology"))
    changes = corpus.build(tmp_path)
    loaded = corpus.load(tmp_path)

    assert not any(change.lost for change in changes)
    assert [block.anchor for block in loaded.entry("samr-metrology").blocks] == before
    assert check(loaded) == []


@pytest.mark.parametrize("former", ["[county-meeting]", "[gone]"])
def test_a_former_name_leads_to_one_document(tmp_path: Path, former: str) -> None:
    """A former name that is a document's, or that two documents claim, is a problem."""
    root = make(tmp_path)
    for name in ("samr-2020-186", "county-meeting"):
        path = root / "corpus/documents" / name / "document.yaml"
        path.write_text(path.read_text() + f"former: {former}\n")
    corpus.build(root)

    assert {problem.code for problem in check(corpus.load(root))} == {"former"}
