"""The laws over the corpus and its records, and signs of errors in its texts; no problem means that every law holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable

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
    return [problem for problem in _explained(corpus) if problem.code not in SIGNS]


def signs(corpus: Corpus) -> list[Problem]:
    """The signs of errors in the texts that no ignore explains, in a stable order."""
    return [problem for problem in _explained(corpus) if problem.code in SIGNS]


def _explained(corpus: Corpus) -> list[Problem]:
    found = [problem for law in RULES for problem in law(corpus)]
    found += [problem for entry in corpus.entries for look in LOOKS for problem in look(entry)]
    found += [problem for entry in corpus.entries for problem in contents(corpus, entry)]
    return sorted(excuse(corpus, found))
