"""What decides the form of a character that has several, as rows of three tables; words are data, and no row is a condition in code.

`overrides.tsv` has words with their whole context, `contexts.tsv` has contexts made of classes of words
(a number and 里, a machine and 斗), and `classes.tsv` has the classes. A context stands for all the words that its classes make.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import product
from typing import NamedTuple

from jiaokan.text import re

TargetScript = str
TARGETS = ("zh-Hans", "zh-Hant-TW", "zh-Hant-HK")
WHERE = ("", "whole", "start", "end", "alone")
"""Anywhere; where no word border cuts it; where a word begins at its start; or ends at its end; where the character is a word."""
_BRACKETED = re.compile(r"(?P<before>[^\[\]]*)\[(?P<char>.)\](?P<after>[^\[\]]*)")
_PART = re.compile(r"\{([^{}]+)\}|([^{}]+)")


class Row(NamedTuple):
    """A word and its form in each target script; a script that is not there leaves the word to OpenCC."""

    word: str
    where: str
    forms: dict[TargetScript, str]
    place: int | None = None
    """The character of the word that the row is about; none if it is about the word."""
    source: str = ""


@cache
def overrides() -> tuple[Row, ...]:
    """The rows of `overrides.tsv`.

    Raises:
        ValueError: if a form is not as long as its word, a word stands twice, or a row has no reason or source.
    """
    rows, seen = [], set[str]()
    for line, row in _read("overrides.tsv"):
        word, forms = row["word"], {target: row[target] for target in TARGETS if row[target]}
        wrong = [form for form in forms.values() if len(form) != len(word)]
        if wrong or word in seen or row["where"] not in WHERE or not row["reason"] or not row["source"]:
            raise ValueError(
                f"overrides.tsv:{line}: {word!r} needs forms of its own length, one of {WHERE}, a reason, a source, and to stand once; "
                "for example: 核准证\\t\\t\\t核准證\\t核准證\\t准 is «allow» here\\tlaws of Taiwan"
            )
        seen.add(word)
        rows.append(Row(word, row["where"], forms, source=row["source"]))
    return tuple(rows)


@cache
def contexts() -> tuple[Row, ...]:
    """The words that the rows of `contexts.tsv` stand for; of two rows that make the same word, the later holds.

    Raises:
        ValueError: if a row has no character in brackets, a form that is no character, an unknown class or place, or no reason.
    """
    made: dict[tuple[str, int, bool], Row] = {}
    for line, row in _read("contexts.tsv"):
        match, forms = _BRACKETED.fullmatch(row["context"]), {target: row[target] for target in TARGETS if row[target]}
        if not match or any(len(form) != 1 for form in forms.values()) or row["where"] not in WHERE or not row["reason"]:
            raise ValueError(
                f"contexts.tsv:{line}: {row['context']!r} needs one character in brackets, forms of one character, one of {WHERE}, "
                "and a reason; for example: {numeral}[里]\\t\\t\\t里\\t里\\ta distance"
            )
        for before, after in product(_words(match["before"], line), _words(match["after"], line)):
            word, place = before + match["char"] + after, len(before)
            made[word, place, "zh-Hans" in forms] = Row(word, row["where"], forms, place, row["context"])
    return tuple(made.values())


def _words(pattern: str, line: int) -> Iterator[str]:
    """The words that one side of a context stands for."""
    parts = []
    for name, literal in _PART.findall(pattern):
        if name and name not in classes():
            raise ValueError(f"contexts.tsv:{line}: there is no class {name!r} in classes.tsv; there are {', '.join(classes())}")
        parts.append(classes()[name] if name else (literal,))
    yield from ("".join(words) for words in product(*parts))


@cache
def classes() -> dict[str, tuple[str, ...]]:
    """The classes of words by their names.

    Raises:
        ValueError: if a class has no member, the same twice, or no reason.
    """
    found = {}
    for line, row in _read("classes.tsv"):
        members = tuple(row["members"].split(" "))
        if not all(members) or len(set(members)) < len(members) or not row["reason"]:
            raise ValueError(f"classes.tsv:{line}: {row['class']!r} needs different members, one blank between them, and a reason")
        found[row["class"]] = members
    return found


def _read(name: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a table by the names of their columns, with the line of each."""
    lines = files("jiaokan.script").joinpath(name).read_text("utf-8").splitlines()
    yield from enumerate(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE), start=2)
