"""Two versions of a record become one that keeps both editors' decisions: rows are united, any other key may change on one side only."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import yaml

from jiaokan.errors import BadInput, shown
from jiaokan.intake.record_text import added

Value = Mapping[str, Any]


def merge_records(before: str, ours: str, theirs: str, where: str) -> str:
    """The record with what both sides decided, as text: that of one side, with the rows that the other added.

    Args:
        before: the record from which both went out; empty if there was none.
        ours: one version.
        theirs: the other.
        where: its file name, for messages.

    Raises:
        BadInput: if both changed one key in different ways, or in ways that no text of one side can be added to.
    """
    was, mine, other = (_value(text, where) for text in (before, ours, theirs))
    wanted = _merged(was, mine, other, where)
    for text, there in ((ours, mine), (theirs, other)):
        made = text
        for key, rows in wanted.items():
            have = there.get(key, [])
            if isinstance(rows, list) and isinstance(have, list) and all(isinstance(row, dict) for row in rows):
                made = added(made, key, [row for row in rows if row not in have])
        if _sorted(_value(made, where)) == _sorted(wanted):
            return made
    raise BadInput(
        where,
        "both sides took something away or rewrote it, and this cannot be put together line by line",
        expected="one record without the marks <<<<<<< of git",
        then=f"edit {where} by hand, and jiaokan merge again",
    )


def _value(text: str, where: str) -> dict[str, Any]:
    try:
        value = yaml.safe_load(text) if text.strip() else {}
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise BadInput(
            f"{where}:{mark.line + 1}" if mark else where, "this is not YAML", then=f"mend {where}, and jiaokan merge again"
        ) from None
    return value if isinstance(value, dict) else {}


def _merged(was: Value, ours: Value, theirs: Value, where: str) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for key in dict.fromkeys((*ours, *theirs)):
        old, mine, other = (side.get(key) for side in (was, ours, theirs))
        if mine == other or other == old:
            value = mine
        elif mine == old:
            value = other
        elif all(side is None or isinstance(side, list) for side in (old, mine, other)):
            gone = [row for row in old or [] if row not in (other or [])]
            value = [row for row in mine or [] if row not in gone]
            value += [row for row in other or [] if row not in (old or []) and row not in value]
        elif all(side is None or isinstance(side, dict) for side in (old, mine, other)):
            value = _merged(old or {}, mine or {}, other or {}, where)
        else:
            raise BadInput(
                where,
                f"both sides changed `{key}`: «{shown(str(mine))}» and «{shown(str(other))}»",
                expected="one of them, and no marks <<<<<<< of git",
                then=f"edit {where} by hand, and jiaokan merge again",
            )
        if value is not None:
            made[key] = value
    return made


def _sorted(value: Any) -> Any:
    """A value in which the order of rows does not count."""
    if isinstance(value, dict):
        return {key: _sorted(one) for key, one in value.items()}
    if isinstance(value, list):
        return sorted((_sorted(one) for one in value), key=lambda one: json.dumps(one, ensure_ascii=False, sort_keys=True, default=str))
    return value
