"""One record for all that is said of a text: an annotation of the Web Annotation Data Model (W3C, 2017), one a line in `annotations.jsonl`.

In memory a record is flat; on disk it has a body, which says what is said, and a target, which says of what:
the anchor of a block, the place in it in code points, and the words that stand there.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from jiaokan.annotate.mention import Mention

MOTIVATION = {"reference": "linking", "mention": "identifying", "note": "commenting"}
"""Why each type of record is made (Web Annotation Vocabulary, 3.3)."""
_TARGET = ("anchor", "start", "end", "quote")


def of_mention(one: Mention, anchor: str, start: int) -> dict[str, Any]:
    """A mention as a flat record.

    Args:
        one: the mention.
        anchor: of its block.
        start: where it begins in the block, in code points.
    """
    record: dict[str, Any] = {
        "type": "mention",
        "kind": one.kind,
        "anchor": anchor or None,
        "start": start,
        "end": start + one.end - one.start,
        "quote": one.text,
        "norm": one.norm or None,
        "entity": one.entity,
    }
    return record | ({"relative": True} if one.relative else {})


def dump(record: Mapping[str, Any]) -> str:
    """A flat record as the line of a file, without its line break."""
    anchor = record["anchor"]
    line = {
        "type": "Annotation",
        "motivation": MOTIVATION[record["type"]],
        "body": {key: value for key, value in record.items() if key not in _TARGET},
        "target": {
            "source": f"#{anchor}" if anchor else None,
            "selector": [
                {"type": "TextPositionSelector", "start": record["start"], "end": record["end"]},
                {"type": "TextQuoteSelector", "exact": record["quote"]},
            ],
        },
    }
    return json.dumps(line, ensure_ascii=False)


def parse(line: str) -> dict[str, Any]:
    """The flat record of a line.

    Raises:
        ValueError: if it is no annotation of ours.
    """
    try:
        found = json.loads(line)
        body, target = found["body"], found["target"]
        position, words = target["selector"]
        anchor = target["source"]
        where = {
            "anchor": anchor.removeprefix("#") if anchor else None,
            "start": position["start"],
            "end": position["end"],
            "quote": words["exact"],
        }
        return {"type": body["type"], "kind": body["kind"], **where, **{k: v for k, v in body.items() if k not in ("type", "kind")}}
    except (KeyError, TypeError, AttributeError, ValueError):
        raise ValueError("this is no annotation") from None
