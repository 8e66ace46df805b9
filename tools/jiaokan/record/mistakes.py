"""What is wrong with a record, said so that the editor can put it right: the key that was meant, the form, the line as it should be."""

from __future__ import annotations

import json
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel

from jiaokan.errors import shown
from jiaokan.grammar.fact_line import date
from jiaokan.record.base import Date, Id, Occurrence
from jiaokan.record.schema import Issue, Link

FORMS = {
    Date: ("no day in ISO 8601", "a year, a month or a day: 2020, 2020-05 or 2020-05-04"),
    Id: ("no id", "lower-case ASCII words joined by hyphens: samr-2020-186"),
    Link: ("no address of the web", "an address with its scheme: https://www.example.org/a.html"),
    Issue: ("no issue of a journal", "year and number: 2022年第6期"),
    Occurrence: ("no place among equal words", "which of how many: 2/3"),
}
"""Of each kind of value what it is not, and what it is."""
BLOCK_SIGNS = {
    "that cannot start any token": ("`@`, `%` or a backquote begins a value", "quotes around such a value"),
    "mapping values are not allowed": ("a value with `: ` in it stands without quotes", 'quotes around the value: note: "甲: 乙"'),
    "unexpected end of stream": ("a quotation mark is never closed", "the same mark at the end of the value"),
    "did not find expected": ("the line does not fit those around it", "`key: value` lines, each step indented by two blanks"),
    "could not find expected": ("a line has no `: `", "`key: value`"),
}
"""What the YAML reader says, and what it means to a person (YAML 1.2, 5.3, 6.1, 7.3)."""


class Mistake(NamedTuple):
    """One mistake."""

    found: str
    expected: str
    example: str = ""
    """The line as it should be; empty if it is not known."""


def mistake(error: Mapping[str, Any], model: type[BaseModel]) -> Mistake:
    """What an error of validation means.

    Args:
        error: one of pydantic's, with `type`, `loc`, `input` and `ctx`.
        model: the schema of the whole record.
    """
    path = tuple(error["loc"])
    key = ".".join(str(part) for part in path) or "the whole file"
    last = next((part for part in reversed(path) if isinstance(part, str)), "")
    keys, value, kind = _keys(model, path[:-1]), error.get("input"), error["type"]
    given = shown(json.dumps(value, ensure_ascii=False, default=str))
    if kind == "extra_forbidden":
        near = get_close_matches(last, keys, 1, 0.6)
        return Mistake(f"there is no key {shown(key)}", f"one of {', '.join(keys)}", f"{near[0]}: {_scalar(value)}" if near else "")
    if kind == "missing":
        return Mistake(f"the key {key} is missing", f"a line {last}: …; the keys are {', '.join(keys)}")
    if kind == "string_pattern_mismatch":
        known = {_pattern(one): words for one, words in FORMS.items()}
        isnt, form = known.get(error["ctx"]["pattern"], ("not of the form that is wanted", f"what {error['ctx']['pattern']} matches"))
        day = date(str(value))[:10] if isnt == FORMS[Date][0] else ""
        return Mistake(f"{key}: {given} is {isnt}", form, f"{last}: {day}" if day else "")
    if kind == "literal_error":
        options = _words(_at(model, path))
        near, named = get_close_matches(str(value), options, 1, 0.5), ", ".join(options)
        return Mistake(f"{key}: {given} is none of the words there are", f"one of {named}", f"{last}: {near[0]}" if near else "")
    if kind in ("tuple_type", "list_type"):
        return Mistake(f"{key}: a list is wanted, and {given} is one value", "a list, in square brackets", f"{last}: [{_scalar(value)}]")
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        inner = _keys(model, path)
        within = ", ".join(inner) or "key: value"
        return Mistake(f"{key}: {given} has no keys of its own", f"lines below it, indented by two blanks: {within}")
    if kind == "string_type":
        return Mistake(f"{key}: {given} is not one value", "one value, not a list and no keys", f"{last}: …")
    if kind in ("string_too_short", "too_short"):
        return Mistake(f"{key}: nothing stands there", "words, or the key left out")
    if kind == "string_too_long":
        return Mistake(f"{key}: it has more than {error['ctx']['max_length']} characters", "fewer")
    if kind.startswith("int_"):
        return Mistake(f"{key}: {given} is no whole number", "a number in figures: 3")
    if "ctx" in error and kind in ("less_than", "less_than_equal", "greater_than", "greater_than_equal"):
        relation, bound = (
            kind.replace("_than", " than").replace("_equal", " or equal to").replace("_", " "),
            next(iter(error["ctx"].values())),
        )
        return Mistake(f"{key}: {given} is out of range", f"a number {relation} {bound}")
    if kind == "value_error":
        return Mistake(f"{key}: {error['ctx']['error']}", "")
    return Mistake(f"{key}: {given} cannot be used here", f"the keys are {', '.join(keys)}" if keys else "")


def yaml_mistake(problem: str, line: str) -> Mistake:
    """What it means that a file is no YAML.

    Args:
        problem: what the reader says.
        line: on which it stopped.
    """
    if "\t" in line:
        return Mistake("a tab stands here", "blanks: two for each step inward", line.strip())
    for sign, (found, expected) in BLOCK_SIGNS.items():
        if sign in problem:
            return Mistake(found, expected)
    return Mistake("this is not YAML", "`key: value` lines, indented by two blanks")


def _pattern(annotated: Any) -> str:
    return str(next(one.pattern for one in get_args(annotated)[1:] if getattr(one, "pattern", None)))


def _at(model: Any, path: tuple[str | int, ...]) -> Any:
    """The type that stands at a place of the record; of a list that of its members."""
    here = model
    for part in path:
        if isinstance(part, str):
            fields = getattr(_inner(here), "model_fields", {})
            here = next((field.annotation for name, field in fields.items() if part in (name, field.alias)), None)
    return here


def _keys(model: Any, path: tuple[str | int, ...]) -> list[str]:
    """The keys that may stand at a place of the record."""
    return [field.alias or name for name, field in getattr(_inner(_at(model, path)), "model_fields", {}).items()]


def _words(annotation: Any) -> list[str]:
    """The words that a literal type allows."""
    return [annotation] if isinstance(annotation, str) else [word for one in get_args(annotation) for word in _words(one)]


def _inner(annotation: Any) -> Any:
    if hasattr(annotation, "model_fields"):
        return annotation
    return next((found for arg in getattr(annotation, "__args__", ()) if (found := _inner(arg)) is not None), None)


def _scalar(value: Any) -> str:
    """The value as YAML has it, without quotes where it needs none."""
    plain = isinstance(value, str) and value and value.strip() == value and not set(value) & set(":#[]{},\"'")
    return str(value) if plain else json.dumps(value, ensure_ascii=False, default=str)
