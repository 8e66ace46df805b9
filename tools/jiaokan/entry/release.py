"""A release is the corpus at one day under one name: for each document its content id, for each block its anchor and digest.

It holds no text, since every text is in git under its content id; what changed between two releases is told from the digests,
and the ledger quotes the words.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from jiaokan.edition.swhid import edition_id
from jiaokan.entry.entry import Entry
from jiaokan.errors import BadInput, shown
from jiaokan.text import re
from jiaokan.text.digest import digest

_VERSION = re.compile(r"\d{1,4}(?:\.\d{1,3}){1,2}")
_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")


@dataclass(frozen=True)
class ReleasedDocument:
    """A document in a release."""

    title: str
    swhid: str
    """The content id of its edition."""
    blocks: tuple[tuple[str, str], ...]
    """Anchor and digest of each block, in order."""


@dataclass(frozen=True)
class Release:
    """The corpus at one day."""

    version: str
    date: str
    documents: Mapping[str, ReleasedDocument]


@dataclass(frozen=True)
class Difference:
    """What became of one document between two releases."""

    document: str
    title: str
    added: tuple[tuple[str, str], ...] = ()
    """Anchors that are new, with their digests."""
    gone: tuple[tuple[str, str], ...] = ()
    """Anchors that stand on no block now, with the digests they had."""
    changed: tuple[tuple[str, str, str], ...] = ()
    """Anchors whose words changed, with the old and the new digest."""
    born: bool = False
    """Whether the document is new."""
    withdrawn: bool = False
    """Whether it is not in the newer release."""
    former: tuple[str, ...] = ()
    """The name it had in the older release, if it was renamed."""
    took_in: tuple[str, ...] = ()
    """Documents of the older release that are part of it now."""


def take(version: str, date: str, entries: Iterable[Entry], before: Sequence[Release] = ()) -> Release:
    """The release of these documents.

    Args:
        version: its name, numbers parted by dots, such as 2026.1; greater than that of every earlier one.
        date: ISO 8601, not before the last one.
        entries: all documents.
        before: the earlier releases.

    Raises:
        BadInput: if version or date are not as they should be.
    """
    if not _VERSION.fullmatch(version):
        raise BadInput(shown(version), "this is no version", expected="numbers parted by dots", example="2026.1")
    if not _DAY.fullmatch(date):
        raise BadInput(shown(date), "this is no day", expected="year, month and day", example="--date 2026-01-31")
    for old in before:
        if order(version) <= order(old.version):
            raise BadInput(version, f"there is a release {old.version}", expected="a greater version", then="jiaokan release --help")
        if date < old.date:
            raise BadInput(
                date, f"release {old.version} is of {old.date}", expected="that day or a later one", then="jiaokan release --help"
            )
    return Release(version, date, held_by(entries))


def held_by(entries: Iterable[Entry]) -> dict[str, ReleasedDocument]:
    """What a release holds of these documents, by their ids in order."""
    return {
        entry.id: ReleasedDocument(
            entry.meta.title, edition_id(entry.words), tuple((block.anchor or "", digest(block.text)) for block in entry.words)
        )
        for entry in sorted(entries, key=lambda entry: entry.id)
    }


def order(version: str) -> tuple[int, ...]:
    """A version as numbers, so that 2026.10 comes after 2026.9."""
    return tuple(int(part) for part in version.split("."))


def stamps(releases: Sequence[Release], entries: Iterable[Entry]) -> dict[str, str]:
    """For each document whose edition is that of the last release, the version; one that changed since is of no release."""
    if not releases:
        return {}
    last = releases[-1]
    held = {id: document.swhid for id, document in last.documents.items()}
    return {entry.id: last.version for entry in entries if held.get(entry.id) == edition_id(entry.words)}


def last_seen(releases: Sequence[Release]) -> dict[str, tuple[Release, Release | None]]:
    """For each anchor the last release in which it stood on a block, and the first one without it, if there is one yet.

    Ledgers have no clock, since a build has none; only a release has a day.
    """
    followed = zip_longest(releases, releases[1:])
    return {id: (one, after) for one, after in followed if one for held in one.documents.values() for id, _ in held.blocks}


def compare(old: Release | None, new: Release, former: Mapping[str, str] | None = None) -> tuple[Difference, ...]:
    """What changed from one release to the next, document by document; nothing for a document that is the same.

    Args:
        old: the earlier release; none before the first.
        new: the later one.
        former: former names of documents with the present ones, so that a renamed document is not taken for a new one.
    """
    before, after = (_by_present_name(release, former or {}) for release in (old, new))
    found = []
    for id in sorted(before.keys() | after.keys()):
        was, now = before.get(id, {}), after.get(id, {})
        if [*was.items()] == [*now.items()]:
            continue
        then, here = ([block for held in side.values() for block in held.blocks] for side in (was, now))
        old_words, new_words = dict(then), dict(here)
        left = tuple(name for name in was if now and name not in now)
        renamed = left if len(left) == len(was) else ()
        found.append(
            Difference(
                id,
                [*was.values(), *now.values()][-1].title,
                added=tuple((anchor, words) for anchor, words in here if anchor not in old_words and was),
                gone=tuple((anchor, words) for anchor, words in then if anchor not in new_words),
                changed=tuple((anchor, old_words[anchor], words) for anchor, words in here if old_words.get(anchor, words) != words),
                born=not was,
                withdrawn=not now,
                former=renamed,
                took_in=() if renamed else left,
            )
        )
    return tuple(found)


def _by_present_name(release: Release | None, former: Mapping[str, str]) -> dict[str, dict[str, ReleasedDocument]]:
    """The documents of a release under their present names; several under one that took them in since."""
    found: dict[str, dict[str, ReleasedDocument]] = {}
    for name, held in release.documents.items() if release else ():
        found.setdefault(former.get(name, name), {})[name] = held
    return found


def dump(release: Release) -> str:
    """The release as JSON, one document a line, so that git compares it."""
    lines = ",\n".join(
        f"  {json.dumps(id)}: "
        + json.dumps({"title": held.title, "swhid": held.swhid, "blocks": [list(block) for block in held.blocks]}, ensure_ascii=False)
        for id, held in release.documents.items()
    )
    head = f'{{"version": {json.dumps(release.version)}, "date": {json.dumps(release.date)}, "documents": {{'
    return f"{head}\n{lines}\n}}}}\n" if lines else f"{head}}}}}\n"


def parse(text: str, name: str) -> Release:
    """The release that a file holds.

    Raises:
        BadInput: if it is damaged.
    """
    try:
        value = json.loads(text)
        documents = {
            str(id): ReleasedDocument(
                str(held["title"]), str(held["swhid"]), tuple((str(anchor), str(words)) for anchor, words in held["blocks"])
            )
            for id, held in value["documents"].items()
        }
        release = Release(value["version"], value["date"], documents)
        if not (_VERSION.fullmatch(release.version) and _DAY.fullmatch(release.date)):
            raise ValueError
    except (ValueError, TypeError, KeyError, AttributeError):
        raise BadInput(name, "this is no release", expected="a file that jiaokan release wrote", then="git restore it") from None
    return release


def stamp_citation(cff: str, release: Release, *, creator: str, title: str) -> str:
    """The citation file (CFF 1.2) with the release as a data set among its references; the rest stays as it is."""
    entry = (
        "references:\n"
        "  - type: data\n"
        f"    title: {json.dumps(title, ensure_ascii=False)}\n"
        f'    version: "{release.version}"\n'
        f"    date-released: {release.date}\n"
        "    authors:\n"
        f"      - name: {json.dumps(creator, ensure_ascii=False)}\n"
    )
    kept = re.sub(r"^references:\n(?:[ -].*\n?)*", "", cff, flags=re.MULTILINE)
    return kept.rstrip("\n") + "\n" + entry
