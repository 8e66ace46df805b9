"""CSL-JSON, as citation processors and reference managers read it (citationstyles.org, schema 1.0.2): a list of one item."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from jiaokan.cite.model import Cited, CitedKind

_TYPES: Mapping[CitedKind, str] = {
    "official": "legislation", "newspaper": "article-newspaper", "journal": "article-journal", "report": "report", "web": "webpage",
}  # fmt: skip


def csl_json(c: Cited) -> str:
    """The item, ending in a line break."""
    item: dict[str, Any] = {
        "id": c.key,
        "type": _TYPES[c.kind],
        "title": c.whole_title("："),
        "author": [{"literal": name} for name in c.people],
        "container-title": c.container,
        "number": c.number,
        "issue": c.issue[1],
        "page": c.page if c.kind == "newspaper" else "",
        "issued": _date(c.date),
        "accessed": _date(c.stamp.accessed),
        "version": c.stamp.release,
        "note": c.pinpoint.short,
        "language": c.language,
        "URL": c.address,
    }
    return indented([{name: value for name, value in item.items() if value}]) + "\n"


def indented(value: Any, margin: str = "\n") -> str:
    """JSON with two blanks for each level, as `json.dumps` with `indent=2` gives it.

    That makes functions which hold each other, for each document anew, and nothing frees them before the command ends.

    Args:
        value: of strings, numbers, lists and mappings with strings as keys.
        margin: the line break and the blanks before the value's last line.
    """
    deeper = margin + "  "
    if isinstance(value, Mapping):
        parts, ends = [f"{_plain(key)}: {indented(one, deeper)}" for key, one in value.items()], "{}"
    elif isinstance(value, list):
        parts, ends = [indented(one, deeper) for one in value], "[]"
    else:
        return _plain(value)
    return ends[0] + deeper + ("," + deeper).join(parts) + margin + ends[1] if parts else ends


def _plain(value: str | float) -> str:
    return json.dumps(value, ensure_ascii=False)


def _date(date: str) -> dict[str, Any]:
    return {"date-parts": [[int(part) for part in date.split("-")]]} if date else {}
