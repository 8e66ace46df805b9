"""The laws over the corpus and its records, and signs of errors in its texts; no problem means that every law holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from jiaokan.checks.authority import authority, mentioned
from jiaokan.checks.contents import contents
from jiaokan.checks.dates import dates
from jiaokan.checks.excuses import excuse, reviews
from jiaokan.checks.laws import anchors, fixed_point, links, reasons, rebuild, relations, scripts, ways
from jiaokan.checks.outline import outline
from jiaokan.checks.pairing import pairing
from jiaokan.checks.problem import SIGNS, Problem
from jiaokan.checks.record import record
from jiaokan.checks.released import released
from jiaokan.checks.repetition import repetition
from jiaokan.checks.title import title
from jiaokan.corpus import Corpus
from jiaokan.entry.entry import Entry

__all__ = ["Problem", "check", "signs"]

RULES: tuple[Callable[[Corpus], Iterable[Problem]], ...] = (
    rebuild, reasons, fixed_point, anchors, ways, released, scripts, links, relations, reviews,
    authority, mentioned,
)  # fmt: skip
LOOKS: tuple[Callable[[Entry], Iterable[Problem]], ...] = (outline, pairing, dates, repetition, title, record)


def check(corpus: Corpus) -> list[Problem]:
    """Every problem of the corpus that no ignore explains, in a stable order; signs of errors in the texts are none."""
    found = [problem for law in RULES for problem in law(corpus)]
    return [problem for problem in _explained(corpus, [*found, *_seen(corpus)]) if problem.code not in SIGNS]


def signs(corpus: Corpus) -> list[Problem]:
    """The signs of errors in the texts that no ignore explains, in a stable order; no law is looked at."""
    return [problem for problem in _explained(corpus, _seen(corpus)) if problem.code in SIGNS]


def _seen(corpus: Corpus) -> Iterator[Problem]:
    """What the texts and their records show."""
    for entry in corpus.entries:
        for look in LOOKS:
            yield from look(entry)
        yield from contents(corpus, entry)


def _explained(corpus: Corpus, found: Iterable[Problem]) -> list[Problem]:
    return sorted(excuse(corpus, list(found)))
