"""All annotations of a document: what it cites, what it names, what the editor notes; in the order of the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from jiaokan.annotate.authority import Authority
from jiaokan.annotate.choose import choose
from jiaokan.annotate.find import Scope, names
from jiaokan.annotate.lexicon import Lexicon
from jiaokan.annotate.mention import Mention
from jiaokan.annotate.record import of_mention
from jiaokan.desk.proof import THEN, Proof
from jiaokan.desk.quotation import find_once
from jiaokan.edition.document import Block
from jiaokan.errors import BadInput, shown
from jiaokan.record.name_decision import Accept, Named, Note
from jiaokan.record.schema import Meta, Source
from jiaokan.reference.annotation import annotate as cite
from jiaokan.reference.resolve import Context
from jiaokan.reference.target import Targets
from jiaokan.reference.work import Works

_POINTING = frozenset(("provision", "self", "relative"))


def annotate(
    document: str,
    blocks: Sequence[Block],
    targets: Targets,
    meta: Meta,
    source: Source,
    authority: Authority,
    where: str,
    find: Callable[[str, Sequence[Mention], Scope, Lexicon], tuple[Mention, ...]] = names,
) -> tuple[dict[str, Any], ...]:
    """The annotations of a document as flat records.

    Args:
        document: its id.
        blocks: its blocks, with their anchors.
        targets: the documents that are held.
        meta: its record, whose dates settle dates without a year.
        source: the record with the editor's accepts, rejects and notes.
        authority: the entities that are known.
        where: the name of the source's file, for messages.
        find: what finds the names; one that remembers them need not look again.

    Raises:
        BadInput: if the quote of a decision is not found, or it names an entity that no file has.
    """
    context = Context.of(document, blocks)
    day = meta.dates.issued or meta.dates.published or ""
    cited = [_with_work(one, authority.works, document, day) for one in cite(document, blocks, targets)]
    starts = dict(zip(context.anchors, context.starts, strict=True))
    works = [
        Mention("work", starts[one["anchor"] or ""] + one["start"], starts[one["anchor"] or ""] + one["end"], one["quote"])
        for one in cited
        if one["kind"] not in _POINTING and one["why"] != "term"
    ]
    scope = Scope(day, authority.scoped(document, day))
    found = authority.identified(find(context.string, works, scope, authority.lexicon), document, day)
    decided = _decided(document, day, context.string, found, source, authority, where)
    named = [of_mention(one, *context.place(one.start)) for one in decided]
    notes = list(_notes(document, context, source, where))
    rows = [*cited, *named, *notes]
    order = {anchor or None: index for index, anchor in enumerate(context.anchors)}
    return tuple(sorted(rows, key=lambda row: (order[row["anchor"]], row["start"], -row["end"], row["type"])))


def _with_work(reference: dict[str, Any], works: Works, document: str, day: str) -> dict[str, Any]:
    """A reference with the work that it cites, where the corpus knows it, and the edition that was there on the citing day."""
    found = works.cited(reference, document, day)
    if found is None:
        return reference
    work, edition = found
    record = reference | {"work": work.id}
    return record | {"edition": edition.label} if edition and len(work.editions) > 1 else record


def _decided(
    document: str, day: str, string: str, found: Sequence[Mention], source: Source, authority: Authority, where: str
) -> tuple[Mention, ...]:
    """What was found, as the editor wants it."""
    kept = list(found)
    for reject in source.rejects:
        if reject.document == document:
            start, end = _span(reject, string, where)
            if not any(one.start < end and start < one.end for one in kept):
                raise BadInput(where, f"«{shown(string[start:end])}» names nothing any more", expected="no `rejects` for it", then=THEN)
            kept = [one for one in kept if not (one.start < end and start < one.end)]
    mine = (_accepted(one, string, authority, where) for one in source.accepts if one.document == document)
    accepted = authority.identified(mine, document, day)
    kept = [one for one in kept if not any(one.start < own.end and own.start < one.end for own in accepted)]
    return choose((*kept, *accepted), len(string))


def _accepted(accept: Accept, string: str, authority: Authority, where: str) -> Mention:
    start, end = _span(accept, string, where)
    if accept.entity is not None and accept.entity not in authority.by_id:
        raise BadInput(where, f"there is no entity {accept.entity!r}", expected="an id of a file in corpus/authority/", then=THEN)
    norm = accept.norm or (authority.by_id[accept.entity][1].name if accept.entity else string[start:end])
    return Mention(accept.kind, start, end, string[start:end], norm, accept.entity)


def _span(one: Named, string: str, where: str) -> tuple[int, int]:
    """The words that a decision is about."""
    start = Proof.of((string,)).place(one.quote, one.occurrence, where).at
    if one.name is None:
        return start, start + len(one.quote)
    start += find_once(one.quote, one.name, where, THEN)
    return start, start + len(one.name)


def _notes(document: str, context: Context, source: Source, where: str) -> Iterator[dict[str, Any]]:
    for note in source.notes:
        if note.document == document:
            at = Proof.of((context.string,)).place(note.quote, note.occurrence, where).at
            anchor, start = context.place(at)
            yield _note(note, anchor, start)


def _note(note: Note, anchor: str, start: int) -> dict[str, Any]:
    quote = note.quote.partition("\n")[0]
    return {
        "type": "note",
        "kind": note.kind,
        "anchor": anchor or None,
        "start": start,
        "end": start + len(quote),
        "quote": quote,
        "text": note.text,
        "source": note.source,
    }
