"""Our own word over OpenCC's, for the words it gets wrong however the text is parted.

Each row of `overrides.tsv` is a word with its whole context, so that no row needs a condition;
at every place the longest row holds, and a row that says what OpenCC says guards the word against a shorter one.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

Target = str


class Override(NamedTuple):
    """A word and its form in each target script; an empty form leaves the word to OpenCC."""

    word: str
    whole: bool
    """Whether it holds only where no word border cuts it: 书签 in 一枚书签, not in 证书｜签发."""
    forms: dict[Target, str]
    reason: str
    source: str


@cache
def overrides() -> tuple[Override, ...]:
    """The rows of the table.

    Raises:
        ValueError: if a form is not as long as its word, or a word stands twice.
    """
    text = files("jiaokan.script").joinpath("overrides.tsv").read_text("utf-8")
    rows, seen = [], set[str]()
    for line, row in enumerate(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE), start=2):
        word = row["word"]
        forms = {target: row[target] for target in ("zh-Hans", "zh-Hant-TW", "zh-Hant-HK") if row[target]}
        wrong = [form for form in forms.values() if len(form) != len(word)]
        if wrong or word in seen or row["where"] not in ("", "whole") or not row["reason"] or not row["source"]:
            raise ValueError(
                f"overrides.tsv:{line}: {word!r} needs forms of its own length, «whole» or nothing, a reason, a source, and to stand once; "
                "for example: 核准证\\t\\t\\t核准證\\t核准證\\t准 is «allow» here\\tour judgement"
            )
        seen.add(word)
        rows.append(Override(word, row["where"] == "whole", forms, row["reason"], row["source"]))
    return tuple(rows)


def settled(string: str, to: Target, borders: Collection[int] = ()) -> Iterator[tuple[int, str]]:
    """Where a word of the table stands in the string, and its form in the target script.

    Args:
        string: the text to convert.
        to: the target script.
        borders: the offsets in the string at which a word begins or ends, if they are known.
    """
    pattern, forms, whole = _table(to)
    match = pattern.search(string)
    while match:
        start, end, word = match.start(), match.end(), match[0]
        holds = word not in whole or (start in borders and end in borders) or not any(place in borders for place in range(start + 1, end))
        if holds:
            yield start, forms[word]
        match = pattern.search(string, end if holds else start + 1)


@cache
def _table(to: Target) -> tuple[re.Pattern[str], dict[str, str], frozenset[str]]:
    rows = [row for row in overrides() if to in row.forms]
    longest_first = sorted((row.word for row in rows), key=lambda word: (-len(word), word))
    pattern = re.compile("|".join(map(re.escape, longest_first)) or "(?!)")
    return pattern, {row.word: row.forms[to] for row in rows}, frozenset(row.word for row in rows if row.whole)
