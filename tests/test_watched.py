"""What a document's pages asked of the others tells whether they would come out otherwise: no question is forgotten."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from itertools import permutations
from typing import Any, NamedTuple

import pytest

from jiaokan.anchor.ledger import Event, Ledger
from jiaokan.annotate.authority import Authority
from jiaokan.entry.entry import Entry
from jiaokan.entry.release import Release, take
from jiaokan.record.authority import Entity
from jiaokan.site import watched
from jiaokan.site.shelf import Shelf
from jiaokan.site.texts import Texts, texts
from jiaokan.site.watched import ANSWERS, Question, Watched, answer
from tests.tiny_corpus import tiny_corpus

NOTICE, REPORT, COMMENT = "yunchuan-2021-12", "yunchuan-2021-report", "yunchuan-comment-1"


def sealed(entry: Entry) -> Entry:
    """The entry with a digest of all that it is."""
    blocks = [(block.type, block.level, block.anchor, block.text, block.origin) for block in entry.blocks]
    said = [entry.id, entry.meta, entry.source, entry.raw, blocks, entry.annotations, entry.mentions, entry.ledger.events]
    return replace(entry, seal=sha256(repr(said).encode()).hexdigest())


def changed(id: str, **meta: Any) -> Callable[[tuple[Entry, ...]], tuple[Entry, ...]]:
    """One document with another record."""

    def change(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        return tuple(replace(one, meta=one.meta.model_copy(update=meta)) if one.id == id else one for one in entries)

    return change


def without(id: str) -> Callable[[tuple[Entry, ...]], tuple[Entry, ...]]:
    """One document less."""
    return lambda entries: tuple(one for one in entries if one.id != id)


def cites_another(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The report cites the commentary, and nothing that is not held is cited by it alone."""
    target = {"document": COMMENT, "anchor": "cb3c4d"}
    return tuple(
        replace(one, annotations=tuple(dict(row) | {"target": target} for row in one.annotations)) if one.id == REPORT else one
        for one in entries
    )


def cites_unheld(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The commentary cites what the notice cites in vain."""
    row = dict(entries[0].annotations[0]) | {"anchor": "cb3c4d", "start": 0, "end": 3, "quote": "第一段", "name": "云川市河湖保护规划"}
    named = tuple(dict(one) | {"name": "云川市河湖保护规划"} for one in entries[0].annotations)
    return tuple(
        replace(one, annotations=(row,)) if one.id == COMMENT else replace(one, annotations=named) if one.id == NOTICE else one
        for one in entries
    )


def cites_unheld_alone(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The same notice, and a commentary that cites nothing."""
    return tuple(replace(one, annotations=()) if one.id == COMMENT else one for one in cites_unheld(entries))


def apart(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Documents of three sources."""
    return tuple(replace(one, source_id=one.id) for one in entries)


def apart_of_another_body(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The same, and the notice is another body's."""
    return changed(NOTICE, issuers=("云川市林业局",))(apart(entries))


def taken_over(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The report is gone, and its paragraph stands in the commentary."""
    ledger = Ledger((Event("born", "bb3c4d", "paragraph", "按照"),))
    return tuple(replace(one, ledger=ledger) if one.id == COMMENT else one for one in without(REPORT)(entries))


def in_one_source(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Two documents that stood beside each other."""
    return tuple(replace(one, source_id="one") for one in entries)


def anchor_gone(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """A paragraph of the report is gone, to which an anchor of the notice led."""
    report = next(one for one in entries if one.id == REPORT)
    ledger = Ledger((*report.ledger.events, Event("retired", "bb3c4d", why="误收")))
    return tuple(replace(one, blocks=one.blocks[:1], annotations=(), ledger=ledger) if one.id == REPORT else one for one in entries)


def reworded(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The same blocks in another order, so that the numbers of paragraphs are others."""
    return tuple(replace(one, blocks=one.blocks[::-1]) if one.id == REPORT else one for one in entries)


def mentioning(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Two paragraphs of the notice name the bureau."""
    rows = [
        {"type": "mention", "kind": "body", "anchor": anchor, "start": 0, "end": 2, "quote": "本通", "norm": None, "entity": "bureau"}
        for anchor in ("acfc7d", "acdc5d")
    ]
    return tuple(replace(one, mentions=tuple(rows)) if one.id == NOTICE else one for one in entries)


BUREAU = Authority({"body": (Entity(id="bureau", name="云川市水务局", sources=("《云川年鉴》",)),)})
PARALLEL = {
    "passages": [
        {"source": f"{NOTICE}#acfc7d", "start": 0, "end": 10, "exact": "本通知自印发之日起施"},
        {"source": f"{COMMENT}#cb3c4d", "start": 0, "end": 6, "exact": "第一段说水。"},
    ],
    "letters": 9,
    "rarity": 2.0,
    "runs": [[0, 10, 0, 6]],
    "difference": [],
    "earlier": None,
}
Change = Callable[[tuple[Entry, ...]], tuple[Entry, ...]]
ENTRIES: dict[str, Change] = {
    "as it is": lambda entries: entries,
    "another title": changed(REPORT, title="云川监测河湖"),
    "a twin": changed(COMMENT, title="云川市水务局关于开展河湖水质监测比对工作的通知", subtitle=None),
    "another day": changed(REPORT, dates=tiny_corpus()[2].meta.dates),
    "a report withheld": changed(REPORT, publish="metadata"),
    "a notice withheld": changed(NOTICE, publish="excerpt"),
    "a notice of another body": changed(NOTICE, issuers=("云川市林业局",)),
    "a commentary on the same": changed(COMMENT, subjects=("水质监测",)),
    "a commentary on what sounds the same": changed(COMMENT, subjects=("水质检测",)),
    "no relation": changed(REPORT, relations=()),
    "a former name that lives": changed(REPORT, former=(COMMENT,)),
    "no report": without(REPORT),
    "no notice": without(NOTICE),
    "no commentary": without(COMMENT),
    "the notice alone": lambda entries: without(COMMENT)(without(REPORT)(entries)),
    "another order": lambda entries: entries[::-1],
    **{
        one.__name__: one
        for one in (
            cites_another,
            cites_unheld,
            cites_unheld_alone,
            in_one_source,
            anchor_gone,
            reworded,
            mentioning,
            apart,
            apart_of_another_body,
            taken_over,
        )
    },
}


def released(entries: tuple[Entry, ...]) -> tuple[Release, ...]:
    """A release of these documents."""
    return (take("2021.1", "2021-05-01", entries),)


def states() -> dict[str, Shelf]:
    """Shelves, each with a change of one kind."""
    found = {name: Shelf(tuple(map(sealed, change(tiny_corpus())))) for name, change in ENTRIES.items()}
    base = found["as it is"]
    found["a release"] = replace(base, releases=released(base.entries))
    found["a release of other words"] = replace(base, releases=released(found["anchor_gone"].entries))
    before = tuple(replace(one, blocks=(*one.blocks, replace(one.blocks[-1], anchor="acrc2d"))) for one in base.entries)
    found["a release and one before it"] = replace(base, releases=(take("2020.1", "2020-05-01", before), *released(base.entries)))
    found["a parallel"] = replace(base, parallel_rows=(PARALLEL,))
    found["a name that is known"] = replace(found["mentioning"], authority=BUREAU)
    return found


SHELVES = states()


class Made(NamedTuple):
    """What the pages of a document ask, and what is made."""

    state: str
    entry: Entry
    questions: tuple[Question, ...]
    texts: Texts


def made(state: str, entry: Entry) -> Made:
    """The pages of a document in a state."""
    shelf = Watched(SHELVES[state])
    found = texts(entry, shelf.as_shelf)
    return Made(state, entry, tuple(shelf.asked), found)


@pytest.fixture(scope="module")
def all_made() -> list[Made]:
    """The pages of each document in each state."""
    return [made(state, entry) for state, shelf in SHELVES.items() for entry in shelf.entries]


@pytest.fixture(scope="module")
def pairs(all_made: list[Made]) -> list[tuple[Made, Made]]:
    """The same document in two states of the others."""
    return [(one, two) for one, two in permutations(all_made, 2) if (one.entry.id, one.entry.seal) == (two.entry.id, two.entry.seal)]


def stays(one: Made, two: Made) -> bool:
    """Whether every question that was asked has the answer that it had."""
    return all(answer(SHELVES[one.state], question) == answer(SHELVES[two.state], question) for question in one.questions)


def test_what_is_watched_is_what_is_made(all_made: list[Made]) -> None:
    """To be watched changes nothing."""
    assert all(one.texts == texts(one.entry, SHELVES[one.state]) for one in all_made)


def test_the_same_answers_give_the_same_pages(pairs: list[tuple[Made, Made]]) -> None:
    """Whatever changes elsewhere: a document whose questions have the answers that they had comes out as it did."""
    assert [(one.entry.id, one.state, two.state) for one, two in pairs if one.texts != two.texts and stays(one, two)] == []


@pytest.mark.parametrize("what", ANSWERS)
def test_each_question_is_wanted(what: str, pairs: list[tuple[Made, Made]], monkeypatch: pytest.MonkeyPatch) -> None:
    """Were it forgotten, some page would stay as it was that comes out otherwise."""
    monkeypatch.setitem(watched.ANSWERS, what, lambda shelf, question: "")  # type: ignore[arg-type]
    assert any(one.texts != two.texts and stays(one, two) for one, two in pairs)


def test_most_pages_stay(pairs: list[tuple[Made, Made]]) -> None:
    """The answers are no more than are wanted: of the pages that would come out as they did, most need not be made."""
    same = [stays(one, two) for one, two in pairs if one.texts == two.texts]
    assert sum(same) > len(same) // 2 > 50


def test_what_is_not_watched_cannot_be_asked() -> None:
    """A page that asks for all documents, or for what nobody wrote down, fails at once."""
    shelf = Watched(SHELVES["as it is"]).as_shelf
    for name in ("entries", "things", "releases", "authority", "parallels", "not_held"):
        with pytest.raises(AttributeError):
            getattr(shelf, name)
