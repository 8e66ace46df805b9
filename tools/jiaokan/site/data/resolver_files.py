"""What the resolver page asks: numbers and titles of all documents in one file, the anchors in a few, by their first characters.

Everything that needs judgement is done here (title forms, where an old anchor leads), so that the page only looks up.
An anchor that stands has the place of its document in the first file; any other the address that it leads to.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from jiaokan.record.schema import Meta
from jiaokan.script.folding import fold
from jiaokan.search.resolve import Resolver
from jiaokan.site.terms import GENRE_NAMES, chinese_date

FOLDER = "resolve/"
ONE_LETTER_ANCHORS = 20_000
"""Up to this number of anchors, one character tells the file; beyond, two."""


def resolver_files(resolver: Resolver, shown: Mapping[str, frozenset[str]]) -> dict[str, str]:
    """The files by their path below the site's root.

    Args:
        resolver: the documents.
        shown: for each document the anchors that its page has; another leads to the page as a whole.
    """
    ids = list(resolver.by_id)
    place = {id: at for at, id in enumerate(ids)}
    targets = resolver.targets
    width = 1 if len(resolver.owners) <= ONE_LETTER_ANCHORS else 2
    data = {
        "documents": [[id, resolver.by_id[id].meta.title, int(targets.by_id[id].official), _about(resolver.by_id[id].meta)] for id in ids],
        "numbers": {fold(number): [place[id] for id in held] for number, held in sorted(targets.by_number.items())},
        "titles": {key: [[steps, place[id]] for steps, id, _ in held] for key, held in sorted(targets.by_title.items())},
        "former": resolver.former,
        "width": width,
    }
    files = {f"{FOLDER}data.json": _json(data)}
    shards: dict[str, dict[str, str | int]] = {}
    for anchor in sorted(resolver.owners):
        if found := resolver.follow(anchor):
            there = f"#{found.anchor}" if found.anchor in shown[found.document] else ""
            stands = found.anchor == anchor and there
            shards.setdefault(anchor[:width], {})[anchor] = place[found.document] if stands else found.document + there
    return files | {f"{FOLDER}anchors-{name}.json": _json(shard) for name, shard in shards.items()}


def _about(meta: Meta) -> str:
    """What tells documents of one title apart: kind, number, date."""
    date = meta.dates.issued or meta.dates.published
    return "　".join(part for part in (GENRE_NAMES[meta.genre], meta.number or "", chinese_date(date) if date else "") if part)


def _json(value: Mapping[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
