"""Names that no authority file knows, the most frequent first, with where they stand: what an editor may describe or refuse next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

_KINDS = ("body", "person", "place", "event", "term")
CONTEXT_CHARACTERS = 14
"""Code points of context shown before and after a name."""


@dataclass(frozen=True)
class NameContext:
    """Where a name stands."""

    document: str
    anchor: str | None
    before: str
    quote: str
    after: str


@dataclass(frozen=True)
class Unknown:
    """A name without an entity."""

    kind: str
    name: str
    contexts: tuple[NameContext, ...]


def unknown(
    mentions: Mapping[str, Iterable[Mapping[str, Any]]], texts: Mapping[str, Mapping[str, str]], kinds: Iterable[str] = _KINDS
) -> tuple[Unknown, ...]:
    """The names that no entity stands for, the most frequent first, then in the order in which they come.

    Args:
        mentions: the mentions of each document, as flat records.
        texts: for each document the text of each block, by anchor.
        kinds: the kinds that are wanted.
    """
    wanted = frozenset(kinds)
    found: dict[tuple[str, str], list[NameContext]] = {}
    for document, several in mentions.items():
        for one in several:
            if one["entity"] is None and one["kind"] in wanted and one["kind"] in _KINDS:
                text = texts[document].get(one["anchor"] or "", "")
                before = text[max(0, one["start"] - CONTEXT_CHARACTERS) : one["start"]]
                context = NameContext(document, one["anchor"], before, one["quote"], text[one["end"] : one["end"] + CONTEXT_CHARACTERS])
                found.setdefault((one["kind"], one["norm"] or one["quote"]), []).append(context)
    rows = (Unknown(kind, name, tuple(contexts)) for (kind, name), contexts in found.items())
    return tuple(sorted(rows, key=lambda row: -len(row.contexts)))
