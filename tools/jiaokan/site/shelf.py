"""The published documents as one shelf: which page each has, and which documents cite it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from jiaokan.anchor.ledger import Ledger
from jiaokan.annotate.authority import Authority
from jiaokan.annotate.thing import Thing, things
from jiaokan.cite.model import Stamp
from jiaokan.corpus.lazy import ReadValues
from jiaokan.edition.document import Block, BlockType
from jiaokan.entry.entry import Entry, EntryLedgers
from jiaokan.entry.release import Release, last_seen, stamps
from jiaokan.reference.work import by_work, work_keys
from jiaokan.site.listed import told_apart
from jiaokan.site.lists.facets import Facets
from jiaokan.site.markup import identifier
from jiaokan.site.names.words import ENTITY_KINDS
from jiaokan.site.passage import AlikeSide, sides
from jiaokan.site.published import published_references, published_words
from jiaokan.site.text.inline import Address, NamedWords

_TEXT = frozenset(("paragraph", "item"))
"""Blocks in which a name leads to its page; a title or a heading is no place for it."""


class Citing(NamedTuple):
    """One reference, with the document and the block that it stands in."""

    entry: Entry
    block: Block
    reference: Mapping[str, Any]


@dataclass(frozen=True)
class Shelf:
    """All entries, in the order in which they are listed."""

    entries: tuple[Entry, ...]
    site_url: str = "http://localhost:8000/"
    """Where the site stands, ending in a slash; permanent links begin so."""
    accessed: str = ""
    """The day that citations name as the day of access, ISO 8601."""
    releases: tuple[Release, ...] = ()
    """All releases, oldest first."""
    parallel_rows: Sequence[Mapping[str, Any]] = ()
    """Passages that stand in two documents, as the lines of `parallels.jsonl`, the rarest first."""
    authority: Authority = field(default_factory=Authority)
    """What is known of the entities that the texts name."""

    @cached_property
    def parallels(self) -> tuple[tuple[tuple[str, str], tuple[str, str]], ...]:
        """The pairs of paragraphs that share words and may be shown, each as document and anchor."""
        pairs = []
        for row in self.parallel_rows:
            first, second = (tuple(passage["source"].split("#", 1)) for passage in row["passages"])
            if first[1] in self.anchors.get(first[0], ()) and second[1] in self.anchors.get(second[0], ()):
                pairs.append(((first[0], first[1]), (second[0], second[1])))
        return tuple(pairs)

    @cached_property
    def by_id(self) -> dict[str, Entry]:
        """The entries by their ids."""
        return {identifier(entry.id): entry for entry in self.entries}

    @cached_property
    def anchors(self) -> dict[str, frozenset[str]]:
        """For each document the anchors that its page has."""
        return {id: frozenset(types) for id, types in self._types.items()}

    @cached_property
    def _types(self) -> dict[str, dict[str, BlockType]]:
        """For each document the types of the blocks that its page has, by their anchors."""
        return {e.id: {b.anchor: b.type for b in published_words(e) if b.anchor} for e in self.entries}

    @cached_property
    def ledgers(self) -> Mapping[str, Ledger]:
        """For each document every anchor that was ever published."""
        return EntryLedgers(self.entries)

    @cached_property
    def _references(self) -> tuple[Citing, ...]:
        found = []
        for entry in self.entries:
            blocks = {block.anchor: block for block in published_words(entry)}
            found += [Citing(entry, blocks[r["anchor"]], r) for r in published_references(entry)]
        return tuple(found)

    @cached_property
    def cited_by(self) -> dict[str, tuple[Citing, ...]]:
        """For each document the references to it that stand in other documents."""
        found: dict[str, list[Citing]] = {}
        for citing in self._references:
            target = citing.reference.get("target")
            if target and target["document"] != citing.entry.id:
                found.setdefault(target["document"], []).append(citing)
        return {document: tuple(all_) for document, all_ in found.items()}

    @cached_property
    def neighbours(self) -> dict[str, tuple[Entry | None, Entry | None]]:
        """For each document the one before it and the one after it in the same source."""
        padded = (None, *self.entries, None)
        found = {}
        for before, entry, after in zip(padded, self.entries, padded[2:], strict=False):
            same = [other if other and other.source_id == entry.source_id else None for other in (before, after)]
            found[entry.id] = (same[0], same[1])
        return found

    @cached_property
    def not_held(self) -> tuple[Citing, ...]:
        """The references that lead nowhere, in the order of the shelf."""
        return tuple(c for c in self._references if not c.reference.get("target"))

    @cached_property
    def _wanted(self) -> dict[str, frozenset[str]]:
        """For each name of a work that is not held the documents that cite the work."""
        found: dict[str, frozenset[str]] = {}
        for cited in by_work((citing, citing.reference) for citing in self.not_held):
            documents = frozenset(citing.entry.id for citing in cited)
            found |= dict.fromkeys((key for citing in cited for key in work_keys(citing.reference)), documents)
        return found

    def wanted_by(self, reference: Mapping[str, Any]) -> frozenset[str]:
        """The documents that cite the work of a reference that leads nowhere."""
        return next((self._wanted[key] for key in work_keys(reference) if key in self._wanted), frozenset())

    @cached_property
    def alike(self) -> Mapping[str, tuple[AlikeSide, ...]]:
        """For each document its passages that stand in another one too, where both may be shown."""
        found: dict[str, list[int]] = {}
        for number, parallel in enumerate(self.parallel_rows):
            both = sides(parallel)
            if all(one.there in self.anchors.get(one.document, ()) for one in both.values()):
                for document in both:
                    found.setdefault(document, []).append(number)
        return ReadValues(found, lambda document: tuple(sides(self.parallel_rows[number])[document] for number in found[document]))

    @cached_property
    def things(self) -> tuple[Thing, ...]:
        """What is named where it may be shown."""
        by_id, anchors = {entry.id: entry for entry in self.entries}, self.anchors
        mentions = ReadValues(by_id, lambda id: tuple(one for one in by_id[id].mentions if one["anchor"] in anchors[id]))
        references: dict[str, list[Mapping[str, Any]]] = {entry.id: [] for entry in self.entries}
        for citing in self._references:
            references[citing.entry.id].append(citing.reference)
        return things(mentions, self.authority, {id: tuple(rows) for id, rows in references.items()})

    @cached_property
    def named(self) -> dict[str, dict[str, tuple[NamedWords, ...]]]:
        """For each document the words that first name a thing with a page, by the anchor of their paragraph, in order."""
        found: dict[str, dict[str, list[NamedWords]]] = {}
        for thing in self.things:
            if thing.entity is None or not thing.has_page or thing.kind not in ENTITY_KINDS:
                continue
            seen = set[str]()
            for spot in thing.spots:
                if spot.document not in seen and self._types[spot.document].get(spot.anchor) in _TEXT:
                    seen.add(spot.document)
                    href = f"../../names/{ENTITY_KINDS[thing.kind][0]}/{identifier(thing.entity.id)}/"
                    found.setdefault(spot.document, {}).setdefault(spot.anchor, []).append(NamedWords(spot.start, spot.end, href))
        return {id: {anchor: tuple(sorted(row)) for anchor, row in of.items()} for id, of in found.items()}

    @cached_property
    def _apart(self) -> dict[str, str]:
        return told_apart(self.entries)

    def name(self, document: str) -> str:
        """The title of a document; of two with one title each says what tells it from the other."""
        title, apart = self.by_id[document].meta.title, self._apart.get(document)
        return f"{title}（{apart}）" if apart else title

    @cached_property
    def facets(self) -> Facets:
        """The documents by who issued them, by kind, subject, place and source."""
        return Facets.of(self.entries)

    @cached_property
    def _name_pages(self) -> dict[str, str]:
        paged = (thing for thing in self.things if thing.has_page and thing.entity and thing.kind in ENTITY_KINDS)
        return {thing.name: f"names/{ENTITY_KINDS[thing.kind][0]}/{identifier(thing.entity.id)}/" for thing in paged if thing.entity}

    def name_page(self, name: str) -> str | None:
        """The page of what bears this full name, below the root; nothing if it has none."""
        return self._name_pages.get(name)

    def stamp(self, document: str) -> Stamp:
        """What citations of a document say of the state of the site; the release only if the edition is still that of the release."""
        return Stamp(self.site_url, self._released.get(document, ""), self.accessed)

    @cached_property
    def last_seen(self) -> dict[str, tuple[Release, Release | None]]:
        """For each anchor the last release in which it stood on a block, and the first one without it."""
        return last_seen(self.releases)

    @cached_property
    def _released(self) -> dict[str, str]:
        return stamps(self.releases, self.entries)

    def permanent(self, document: str, anchor: str | None = None) -> str:
        """The permanent link of a document or of one of its blocks."""
        return f"{self.site_url}t/{identifier(document)}/" + (f"#{identifier(anchor)}" if anchor else "")

    def address_from(self, document: str, up: str = "../") -> Address:
        """How the pages of the shelf are reached from the page of a document, `up` leading to the folder of all texts.

        A link to the page itself without an anchor would lead nowhere: it is the empty string.
        """

        def address(target: str, anchor: str | None) -> str | None:
            if target not in self.by_id:
                return None
            fragment = f"#{anchor}" if anchor and anchor in self.anchors[target] else ""
            return fragment if target == document else f"{up}{target}/{fragment}"

        return address
