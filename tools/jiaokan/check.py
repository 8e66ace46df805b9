"""The laws over the corpus, and signs of errors in its texts; no problem means that every law holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from jiaokan.checks.authority import authority, mentioned
from jiaokan.checks.contents import contents
from jiaokan.checks.dates import dates
from jiaokan.checks.excuses import excuse, reviews
from jiaokan.checks.laws import anchors, fixed_point, links, reasons, rebuild, relations, scripts, ways
from jiaokan.checks.outline import outline
from jiaokan.checks.pairing import pairing
from jiaokan.checks.problem import Problem
from jiaokan.checks.record import record
from jiaokan.checks.released import released
from jiaokan.checks.repetition import repetition
from jiaokan.checks.title import title
from jiaokan.corpus import Corpus
from jiaokan.entry.entry import Entry

__all__ = ["LAWS", "SIGNS", "Problem", "check"]

LAWS: tuple[Callable[[Corpus], Iterable[Problem]], ...] = (
    rebuild, reasons, fixed_point, anchors, ways, released, scripts, links, relations, reviews,
    authority, mentioned,
)  # fmt: skip
SIGNS: tuple[Callable[[Entry], Iterable[Problem]], ...] = (outline, pairing, dates, repetition, title, record)


def check(corpus: Corpus) -> list[Problem]:
    """Every problem of the corpus that no ignore explains, in a stable order."""
    return sorted(excuse(corpus, list(_found(corpus))))


def _found(corpus: Corpus) -> Iterator[Problem]:
    for law in LAWS:
        yield from law(corpus)
    for entry in corpus.entries:
        for sign in SIGNS:
            yield from sign(entry)
        yield from contents(corpus, entry)
