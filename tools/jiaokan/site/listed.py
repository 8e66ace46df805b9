"""A document in a list: what tells it from others, above all from one of the same title."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from jiaokan.entry.entry import Entry
from jiaokan.site.terms import GENRE_NAMES, chinese_date


def who(entry: Entry) -> str:
    """Who issued or carried it: the bodies, else the paper with its page, else the authors, else who published the source."""
    meta = entry.meta
    return (
        "、".join(meta.issuers)
        or " ".join(filter(None, (meta.paper, meta.page)))
        or "、".join(meta.authors)
        or entry.source.publisher
        or ""
    )


def when(entry: Entry) -> str:
    """The day of issue, else of publication, ISO 8601; empty if neither is known."""
    return entry.meta.dates.issued or entry.meta.dates.published or ""


def facts(entry: Entry) -> tuple[str, ...]:
    """Kind, who and number; for a title that is only the name of a body also its subject, and the paper or source it stands in."""
    meta = entry.meta
    found = [GENRE_NAMES[meta.genre], who(entry), meta.number or ""]
    if is_bare(entry):
        found += ["、".join(meta.subjects), "" if meta.paper else entry.source.title]
    return tuple(dict.fromkeys(fact for fact in found if fact))


def is_bare(entry: Entry) -> bool:
    """Whether the title names a body and nothing of what the text is about."""
    title = entry.meta.title
    named = [one for one in entry.mentions if one["kind"] == "body" and one["end"] - one["start"] == len(title)]
    titles = {block.anchor: block.text for block in entry.words if block.type == "title"} if named else {}
    return any(titles[one["anchor"]][one["start"] : one["end"]] == title for one in named if one["anchor"] in titles)


def told_apart(entries: Iterable[Entry]) -> dict[str, str]:
    """For each document that shares its title with another what to put behind the title: the first facts that none of the others has."""
    by_title: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        by_title.setdefault((entry.meta.title, entry.meta.subtitle or ""), []).append(entry)
    found: dict[str, str] = {}
    for several in by_title.values():
        if len(several) > 1:
            found |= _apart(several)
    return found


def _apart(entries: list[Entry]) -> dict[str, str]:
    rows = {
        entry.id: [
            GENRE_NAMES[entry.meta.genre],
            entry.meta.number or who(entry),
            chinese_date(when(entry)) if when(entry) else "",
            "　".join(filter(None, (entry.meta.section, entry.meta.page))),
            entry.source.title,
            entry.id,
        ]
        for entry in entries
    }
    said = {id: [fact for fact in row if fact][:1] for id, row in rows.items()}
    for column in range(1, 6):
        count = Counter(map(tuple, said.values()))
        for id, row in rows.items():
            if count[tuple(said[id])] > 1 and row[column]:
                said[id] = [*said[id], row[column]]
    return {id: "，".join(dict.fromkeys(parts)) for id, parts in said.items()}
