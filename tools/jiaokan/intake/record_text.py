"""Decisions are added to a record as text, so that its comments, its order and every other character stay as the editor wrote them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

Row = Mapping[str, Any]


def added(record: str, key: str, rows: Sequence[Row]) -> str:
    """A record with rows added to one of its lists.

    Args:
        record: the text of a YAML file that holds a mapping.
        key: the list; it is put at the end if it is not there.
        rows: what is added; values that are None are left out.
    """
    if not rows:
        return record
    record = record if record.endswith("\n") or not record else record + "\n"
    found = _value(record, key)
    if found is None:
        return record + f"{key}:\n" + _block(rows, 2)
    name, value = found
    if isinstance(value, yaml.SequenceNode) and not value.flow_style and value.value:
        lines = record.splitlines(keepends=True)
        end = last_line(value) + 1
        return "".join(lines[:end]) + _block(rows, value.start_mark.column) + "".join(lines[end:])
    if isinstance(value, yaml.SequenceNode) and value.flow_style:
        place = value.end_mark.index - 1
        comma = ", " if value.value and not record[:place].rstrip().endswith(",") else ""
        return record[:place] + comma + ", ".join(_flow(row) for row in rows) + record[place:]
    after = record.index("\n", name.end_mark.index) + 1
    return record[:after] + _block(rows, 2) + record[after:]


def with_values(record: str, values: Row) -> str:
    """A record with other values for some of its keys; one that it does not have comes before its first list.

    Args:
        record: the text of a YAML file that holds a mapping.
        values: numbers and strings by key.
    """
    for key, value in values.items():
        found = _value(record, key)
        if found is not None:
            start, end = found[1].start_mark.index, found[1].end_mark.index
            end = start + len(record[start:end].rstrip())
            record = record[:start] + scalar(value) + record[end:]
        else:
            at = _before_lists(record)
            record = record[:at] + f"{key}: {scalar(value)}\n" + record[at:]
    return record


def with_mapping(record: str, key: str, values: Row) -> str:
    """A record with other values in one of its mappings, on a line of its own; what is None goes, with the last one the key.

    Args:
        record: the text of a YAML file that holds a mapping.
        key: the mapping; it is put before the first list if it is not there.
        values: strings by key; what else stands in the mapping stays.
    """
    found = _value(record, key)
    rows = found[1].value if found is not None and isinstance(found[1], yaml.MappingNode) else []
    merged = {name.value: value.value for name, value in rows if isinstance(value, yaml.ScalarNode)} | dict(values)
    line = f"{key}: {_flow(merged)}\n" if any(value is not None for value in merged.values()) else ""
    if found is None:
        at = _before_lists(record)
        return record[:at] + line + record[at:]
    lines = record.splitlines(keepends=True)
    first = found[0].start_mark.line
    last = last_line(found[1])
    return "".join([*lines[:first], line, *lines[last + 1 :]])


def with_list(record: str, key: str, values: Sequence[str]) -> str:
    """A record with other values in one of its lists of strings, on a line of its own before the first other list; with none it goes.

    Args:
        record: the text of a YAML file that holds a mapping.
        key: the list.
        values: all that is to stand in it.
    """
    bare = with_mapping(record, key, {})
    at = _before_lists(bare)
    return bare[:at] + (f"{key}: [{', '.join(map(scalar, values))}]\n" if values else "") + bare[at:]


def _before_lists(record: str) -> int:
    """Where the first list or mapping of a record begins."""
    node = yaml.compose(record, Loader=yaml.SafeLoader)
    rows = node.value if isinstance(node, yaml.MappingNode) else []
    return min((name.start_mark.index for name, one in rows if not isinstance(one, yaml.ScalarNode)), default=len(record))


def scalar(value: Any) -> str:
    """A value as YAML, in double quotes if it is a string: what cannot be seen is written as an escape."""
    if not isinstance(value, str):
        return json.dumps(value)
    return '"' + "".join(_character(char) for char in value) + '"'


def _character(char: str) -> str:
    plain = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
    if char in plain:
        return plain[char]
    if char.isprintable() or char == "\u3000":
        return char
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _block(rows: Sequence[Row], indent: int) -> str:
    lines = []
    for row in rows:
        mark = "- "
        for key, value in row.items():
            if value is not None:
                lines.append(f"{' ' * indent}{mark}{key}: {scalar(value)}\n")
                mark = "  "
    return "".join(lines)


def _flow(row: Row) -> str:
    return "{" + ", ".join(f"{key}: {scalar(value)}" for key, value in row.items() if value is not None) + "}"


def _value(record: str, key: str) -> tuple[yaml.Node, yaml.Node] | None:
    node = yaml.compose(record, Loader=yaml.SafeLoader)
    rows = node.value if isinstance(node, yaml.MappingNode) else []
    return next(((name, value) for name, value in rows if name.value == key), None)


def last_line(node: yaml.Node) -> int:
    """The last line on which something of a block list stands; comments and blank lines behind it are not its own."""
    if isinstance(node, yaml.ScalarNode) or getattr(node, "flow_style", False) or not node.value:
        mark = node.end_mark
        return int(mark.line if mark.column else max(node.start_mark.line, mark.line - 1))
    last = node.value[-1]
    return last_line(last[1] if isinstance(last, tuple) else last)
