"""A YAML record is read strictly: no alias, no tag, no key twice, every value as its schema says.

Aliases are refused because a short file can unfold to gigabytes through them;
all scalars are taken as strings first, so that 2024-10 or 01 keep their form.
"""

from __future__ import annotations

from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from jiaokan.errors import BadInput, shown
from jiaokan.record.mistakes import mistake, yaml_mistake

Model = TypeVar("Model", bound=BaseModel)
_PLAIN = frozenset(f"tag:yaml.org,2002:{kind}" for kind in ("str", "int", "float", "bool", "null", "timestamp", "value", "seq", "map"))
MOST_CHARACTERS = 2_000_000
"""The most characters a record may have; one that is longer is not a record."""
DEEPEST_LEVELS = 12
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Reads plain values; the compiled one where the library has it, which is several times as fast."""


def read_record(text: str, model: type[Model], name: str, example: str, then: str) -> Model:
    """The record that `text` holds.

    Args:
        text: the content of a YAML file.
        model: the schema.
        name: the file's name, for messages.
        example: the beginning of a right file, for messages.
        then: the next command, for messages.

    Raises:
        BadInput: naming line and key, what was expected and an example.
    """
    if len(text) > MOST_CHARACTERS:
        raise BadInput(name, f"{len(text):,} characters are too many for a record", expected=f"at most {MOST_CHARACTERS:,}", then=then)
    lines: dict[tuple[str | int, ...], int] = {}
    try:
        node = _compose(text)
        value = _plain(node, (), lines) if node is not None else {}
    except _Refused as refused:
        raise BadInput(f"{name}:{refused.line}", refused.what, expected=refused.expected, example=example, then=then) from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{name}:{mark.line + 1}" if mark else name
        stopped = text.split("\n")[mark.line] if mark and mark.line <= text.count("\n") else ""
        said = yaml_mistake(str(getattr(error, "problem", None) or error), stopped)
        raise BadInput(where, said.found, expected=said.expected, example=said.example or example, then=then) from None
    try:
        return model.model_validate(value)
    except ValidationError as error:
        all_ = error.errors(include_url=False)
        first = next((one for one in all_ if one["type"] == "extra_forbidden"), all_[0])  # A misspelt key makes another one be missing.
        path = tuple(first["loc"])
        line = next((lines[path[:n]] for n in range(len(path), -1, -1) if path[:n] in lines), 1)
        wrong = mistake(first, model)
        more = f" (and {len(all_) - 1} more)" if len(all_) > 1 else ""
        raise BadInput(f"{name}:{line}", wrong.found + more, expected=wrong.expected, example=wrong.example or example, then=then) from None


class _Refused(Exception):
    def __init__(self, node: Any, what: str, expected: str) -> None:
        self.line, self.what, self.expected = node.start_mark.line + 1, what, expected


def _compose(text: str) -> yaml.Node | None:
    depth = 0
    for event in yaml.parse(text, Loader=LOADER):
        if isinstance(event, yaml.AliasEvent):
            raise _Refused(event, "an alias (`*name`) is not allowed", "the value written out")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST_LEVELS:
            raise _Refused(event, "brackets are nested too deeply", f"at most {DEEPEST_LEVELS} levels")
    return yaml.compose(text, Loader=LOADER)


def _plain(node: yaml.Node, path: tuple[str | int, ...], lines: dict[tuple[str | int, ...], int]) -> Any:
    lines[path] = node.start_mark.line + 1
    if node.tag not in _PLAIN:
        raise _Refused(node, f"a tag ({shown(node.tag)}) is not allowed", "a plain value")
    if isinstance(node, yaml.ScalarNode):
        return None if node.tag.endswith(":null") and node.value in ("", "~", "null") else node.value
    if isinstance(node, yaml.SequenceNode):
        return [_plain(child, (*path, index), lines) for index, child in enumerate(node.value)]
    found: dict[str, Any] = {}
    for key, child in node.value:
        name = str(key.value)
        if name in found:
            raise _Refused(key, f"the key {shown(name)!r} stands twice", "each key once")
        found[name] = _plain(child, (*path, name), lines)
    return found
