"""A document goes: one that was never published with all that names it; one that was, leaves a page that says why, and a tombstone
for each of its paragraphs, since an address that was published leads somewhere for ever.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jiaokan.corpus.building import files, make_plan, refuse_to_change, released_documents, see_that_it_is_built
from jiaokan.corpus.files import as_there, read, says
from jiaokan.corpus.history import ever_published
from jiaokan.corpus.model import Corpus
from jiaokan.corpus.reading import records, releases
from jiaokan.corpus.rehearsal import read_as, record_files
from jiaokan.corpus.renaming import see_that_it_is_there
from jiaokan.corpus.standing import published
from jiaokan.corpus.transaction import write, writing
from jiaokan.desk.decisions import places_of
from jiaokan.errors import BadInput
from jiaokan.intake.draft import ends_of
from jiaokan.intake.record_parts import Way, values, with_key, without
from jiaokan.intake.record_text import added, with_values

_Texts = dict[Path, str | None]


@dataclass(frozen=True)
class Removed:
    """What became of a document."""

    withdrawn: bool
    """Whether it had been published, so that its page stays and says why."""
    anchors: int
    """How many tombstones there are now that were none before."""
    records: tuple[str, ...]
    """The other records that named it and do so no more."""


def remove(root: Path, document: str, reason: str = "") -> Removed:
    """Take a document out of the corpus.

    Args:
        root: the project's folder.
        document: its id.
        reason: why; readers are shown it. Only for a file that held nothing else and was never published it may be left out.

    Raises:
        BadInput: if there is no such document, it was withdrawn already, the reason is missing, the corpus is not as it was built,
            or a move of its source reaches over its end.
    """
    with writing(root, "remove"):
        base = records(root)
        see_that_it_is_there(base, document)
        home = base.metas[document].source
        source, (_, same) = base.sources[home], see_that_it_is_built(base, root, home)
        cut = next(cut for cut in source.cuts if cut.document == document)
        shown = document in released_documents(base, releases(root), ever_published(root))
        alone = len(source.cuts) == 1 and not shown
        if cut.withdrawn:
            raise BadInput(document, f"it was withdrawn already: {cut.withdrawn}", expected="a document whose text is shown")
        if not reason and not alone:
            raise BadInput(
                "--reason",
                "what is taken away is told to readers, and why",
                expected="--reason TEXT",
                example=f"jiaokan remove {document} --reason 应权利人要求",
                then="jiaokan remove --help",
            )
        texts = _withdrawn(root, base, document, reason) if shown else _gone(root, base, document, reason, alone)
        after = read_as(root, texts)
        plan = make_plan(after, published(after, root), root, same, after.metas)
        refuse_to_change(change.document for change in plan.changes if change.changes and change.document != document)
        made = files(plan, root / "corpus", reason)
        put: dict[Path, str | bytes | None] = {path: text if text is None else as_there(path, text) for path, text in texts.items()}
        write(root, put | {path: text for path, text in made.items() if not says(path, text)}, "remove")
        tombstones = sum(len(change.lost) for change in plan.changes if change.document == document)
        mine = (root / "corpus/documents" / document, root / "corpus/sources" / home)
        others = sorted(path.relative_to(root).as_posix() for path in texts if path.parent not in mine)
        return Removed(shown, tombstones, tuple(others))


def _withdrawn(root: Path, base: Corpus, document: str, reason: str) -> _Texts:
    """The records once its text is withdrawn."""
    id = base.metas[document].source
    place = root / "corpus/sources" / id / "source.yaml"
    number = next(index for index, cut in enumerate(base.sources[id].cuts) if cut.document == document)
    record = with_key(read(place, root), ("cuts", number), "withdrawn", reason)
    home = root / "corpus/documents" / document / "document.yaml"
    texts: _Texts = {
        place: without(record, set(_decisions(record, document))),
        home: with_values(read(home, root), {"publish": "metadata"}),
    }
    for path, text in record_files(root):
        words = {one.way[:2] for one in values(text) if _is_word_into(one.way, one.words, document)}
        if path != place and words:
            texts[path] = without(text, words)
    return texts


def _gone(root: Path, base: Corpus, document: str, reason: str, alone: bool) -> _Texts:
    """The records once nothing names it any more."""
    id = base.metas[document].source
    texts: _Texts = {}
    for path, text in record_files(root):
        if path.parent != root / "corpus/sources" / id and (named := set(_namings(text, document))):
            texts[path] = without(text, named)
    home, place = root / "corpus/documents" / document, root / "corpus/sources" / id
    texts |= {path: None for path in sorted(home.iterdir()) if path.is_file()}
    if alone:
        return texts | {path: None for path in sorted(place.iterdir()) if path.is_file()}
    record = read(place / "source.yaml", root)
    stretches, moves = places_of(base.raws[id], base.sources[id], document, f"corpus/sources/{id}/source.yaml")
    ways: set[Way] = {("moves", index) for index in moves} | set(_decisions(record, document))
    ways |= {("cuts", index) for index, cut in enumerate(base.sources[id].cuts) if cut.document == document}
    drops = [ends_of(base.raws[id], *stretch) for stretch in stretches]
    rows = [{"from": first, "to": last or None, "why": reason} for first, last in drops]
    return texts | {place / "source.yaml": added(without(record, ways), "drops", rows)}


def _decisions(record: str, document: str) -> Iterator[Way]:
    """Where a source's record decides something about the document, or sends an anchor into it."""
    for one in values(record):
        if (len(one.way) == 3 and one.way[2] == "document" and one.words == document and one.way[0] != "cuts") or _is_word_into(
            one.way, one.words, document
        ):
            yield one.way[:2]


def _is_word_into(way: Way, words: str, document: str) -> bool:
    return way[-1] == "into" and words == document


def _namings(record: str, document: str) -> Iterator[Way]:
    """Where another record names the document: a relation, a work that it holds, an alias that holds in it alone, a word on an anchor."""
    text = {one.way: one for one in values(record)}
    for way, one in text.items():
        if one.words != document:
            continue
        if way[0] in ("relations", "anchors") and way[-1] in ("document", "into"):
            yield way[:2]
        elif way[-1] == "document":
            yield way
        elif way[-2:-1] == ("in",):
            others = [other for other in text if other[:-1] == way[:-1] and other != way]
            yield way if others else way[:-2]
