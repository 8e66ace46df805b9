"""What stood where a link points, and where words went that stood there: a link to words shows what changed since from these.

Whole texts wherever the ledger can tell them, so that a change far inside a long paragraph is shown too.
"""

from __future__ import annotations

from collections.abc import Mapping

from jiaokan.entry.entry import Entry
from jiaokan.site.published import published_blocks


def past_words(entry: Entry) -> dict[str, Mapping[str, list[str]]]:
    """`past`: earlier words by anchor, the newest first, also of anchors that were merged; `parts`: blocks that were split off; if any."""
    now = {block.anchor: block.text for block in published_blocks(entry) if block.anchor}
    touched = {event.id for event in entry.ledger.events if event.event != "born"}
    past: dict[str, list[str]] = {}
    parts: dict[str, list[str]] = {}
    for id in sorted(touched):
        told_of = id in now or (entry.meta.publish == "full" and entry.ledger.leads(id) in now)
        if told_of and (told := [words for _, words in entry.ledger.past(id, now.get(id)) if words != now.get(id)]):
            past[id] = list(dict.fromkeys(told))
    for event in entry.ledger.events:
        if event.event == "split" and event.id in now:
            parts.setdefault(event.id, []).extend(id for id in event.to if id != event.id and id in now)
    return {name: found for name, found in (("past", past), ("parts", parts)) if found}
