"""Parts of a record are found, changed and taken out as text, so that every other character stays as the editor wrote it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import yaml

from jiaokan.intake.record_text import last_line, scalar

Way = tuple[str | int, ...]
"""The keys and places in lists that lead to a value: `("cuts", 0, "document")`."""


class Value(NamedTuple):
    """One word or number of a record."""

    way: Way
    words: str
    start: int
    end: int
    """Its place in the text, in code points."""

    @property
    def key(self) -> str:
        """The nearest key above it."""
        return next((part for part in reversed(self.way) if isinstance(part, str)), "")


def values(record: str) -> Iterator[Value]:
    """Every single value of a record, in the order of the text."""
    for way, node in _walk(yaml.compose(record, Loader=yaml.SafeLoader), ()):
        if isinstance(node, yaml.ScalarNode):
            yield Value(way, str(node.value), node.start_mark.index, node.end_mark.index)


def with_words(record: str, changed: Mapping[Way, str]) -> str:
    """A record with other words for some of its values.

    Args:
        record: the text of a YAML file.
        changed: what stands there then, as YAML, by the way that leads to it.
    """
    for one in sorted(values(record), key=lambda value: value.start, reverse=True):
        if one.way in changed:
            record = record[: one.start] + changed[one.way] + record[one.end :]
    return record


def with_key(record: str, way: Way, key: str, value: str) -> str:
    """A record in which one of its mappings has another key, as its last one.

    Args:
        record: the text of a YAML file.
        way: where the mapping is.
        key: the new key.
        value: its words.
    """
    node = dict(_walk(yaml.compose(record, Loader=yaml.SafeLoader), ()))[way]
    assert isinstance(node, yaml.MappingNode)
    if node.flow_style:
        place = node.end_mark.index - 1
        return f"{record[:place].rstrip()}, {key}: {scalar(value)}{record[place:]}"
    lines = (record if record.endswith("\n") else record + "\n").splitlines(keepends=True)
    end = last_line(node) + 1
    return "".join(lines[:end]) + f"{' ' * node.start_mark.column}{key}: {scalar(value)}\n" + "".join(lines[end:])


def without(record: str, ways: Collection[Way]) -> str:
    """A record without some of its parts; a list or mapping of which nothing is left goes too.

    Args:
        record: the text of a YAML file.
        ways: the ways that lead to them.
    """
    if not ways:
        return record
    nodes = dict(_walk(yaml.compose(record, Loader=yaml.SafeLoader), ()))
    gone = _emptied(nodes, ways)
    spans = [span for way, node in nodes.items() if way not in gone for span in _spans(record, way, node, gone)]
    made, at = "", 0
    for start, end in sorted(spans):
        made, at = made + record[at:start], max(at, end)
    made += record[at:]
    if yaml.safe_load(made) != _left(yaml.safe_load(record), (), gone):
        raise AssertionError("more than these parts was taken out of the record")
    return made


def _walk(node: yaml.Node | None, way: Way) -> Iterator[tuple[Way, yaml.Node]]:
    if node is None:
        return
    yield way, node
    for part, child in _children(node):
        yield from _walk(child, (*way, part))


def _children(node: yaml.Node) -> list[tuple[str | int, yaml.Node]]:
    if isinstance(node, yaml.SequenceNode):
        return list(enumerate(node.value))
    if isinstance(node, yaml.MappingNode):
        return [(str(key.value), value) for key, value in node.value]
    return []


def _emptied(nodes: Mapping[Way, yaml.Node], ways: Iterable[Way]) -> set[Way]:
    """These parts, and what holds nothing else."""
    gone = set(ways)
    for way in sorted(nodes, key=len, reverse=True):
        parts = _children(nodes[way])
        if way and parts and all((*way, part) in gone for part, _ in parts):
            gone.add(way)
    return gone


def _spans(record: str, way: Way, node: yaml.Node, gone: Collection[Way]) -> Iterator[tuple[int, int]]:
    """The stretches of the text that go, of the parts of one list or mapping that stays."""
    parts = _children(node)
    heads = [key.start_mark for key, _ in node.value] if isinstance(node, yaml.MappingNode) else [one.start_mark for _, one in parts]
    flow = getattr(node, "flow_style", False)
    stays = [index for index, (part, _) in enumerate(parts) if (*way, part) not in gone]
    for index, (part, child) in enumerate(parts):
        if (*way, part) not in gone:
            continue
        if flow:
            rest = index > stays[-1]
            yield (parts[stays[-1]][1].end_mark.index, child.end_mark.index) if rest else (heads[index].index, heads[index + 1].index)
            continue
        line = record.rfind("\n", 0, heads[index].index) + 1
        before = record[line : heads[index].index].rstrip()
        before = before.removesuffix("-") if isinstance(node, yaml.SequenceNode) else before
        if before.strip():  # the first part of an entry of a list: the dash of that list stays
            yield heads[index].index, heads[stays[0]].index
        else:
            yield line, _line_start(record, last_line(child) + 1)


def _line_start(record: str, line: int) -> int:
    at = 0
    for _ in range(line):
        at = record.find("\n", at) + 1
        if at == 0:
            return len(record)
    return at


def _left(value: Any, way: Way, gone: Collection[Way]) -> Any:
    if isinstance(value, list):
        return [_left(one, (*way, index), gone) for index, one in enumerate(value) if (*way, index) not in gone]
    if isinstance(value, dict):
        return {key: _left(one, (*way, str(key)), gone) for key, one in value.items() if (*way, str(key)) not in gone}
    return value
