"""The data files beside a text page: plain text, the edition as Markdown, all that is known as JSON; only what may be shown."""

from __future__ import annotations

import json
from dataclasses import replace

from jiaokan.edition import markdown as edition
from jiaokan.entry.entry import Entry, as_json
from jiaokan.site.published import published_blocks, published_changes, published_decisions, published_doubts, published_references


def data_files(entry: Entry) -> dict[str, str]:
    """The files by name."""
    blocks = published_blocks(entry)
    shown = replace(
        entry,
        blocks=blocks,
        changes=published_changes(entry),
        doubts=published_doubts(entry),
        decisions=published_decisions(entry),
        annotations=published_references(entry),
    )
    data = as_json(shown)
    data["references"] = [dict(reference) for reference in shown.annotations]
    files = {"document.json": json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n"}
    if blocks:
        files["text.txt"] = "\n\n".join(block.text for block in blocks) + "\n"
        files["edition.md"] = edition.write(blocks)
    return files
