"""The laws over the corpus and its records, and signs of errors in its texts; no problem means that every law holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

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
from jiaokan.corpus.memory import recalled
from jiaokan.entry.entry import Entry

__all__ = ["Problem", "check", "look_at_words", "signs", "survey"]

RULES: tuple[Callable[[Corpus], Iterable[Problem]], ...] = (
    rebuild, reasons, anchors, ways, released, links, relations, reviews, authority, mentioned,
)  # fmt: skip
WORDS: tuple[Callable[[Entry], Iterable[Problem]], ...] = (fixed_point, scripts)
"""Laws that need nothing but the words and the types of the blocks."""
LOOKS: tuple[Callable[[Entry], Iterable[Problem]], ...] = (outline, pairing, dates, repetition, title, record)


def check(corpus: Corpus, words: Iterable[Problem] | None = None) -> list[Problem]:
    """Every problem of the corpus that no ignore explains, in a stable order; signs of errors in the texts are none.

    Args:
        corpus: as it was last built.
        words: what `look_at_words` found of all entries; by default they are looked at.
    """
    return survey(corpus, words)[0]


def survey(corpus: Corpus, words: Iterable[Problem] | None = None) -> tuple[list[Problem], list[Problem]]:
    """What `check` and what `signs` gives, looked for once."""
    found = [problem for law in RULES for problem in law(corpus)]
    found += [problem for entry in corpus.entries for problem in look_at_words(entry)] if words is None else words
    left = _explained(corpus, [*found, *_seen(corpus)])
    return [problem for problem in left if problem.code not in SIGNS], [problem for problem in left if problem.code in SIGNS]


def look_at_words(entry: Entry) -> list[Problem]:
    """Where the words of an edition break a law, whatever stands around it."""
    return [problem for law in WORDS for problem in law(entry)]


def signs(corpus: Corpus) -> list[Problem]:
    """The signs of errors in the texts that no ignore explains, in a stable order; no law is looked at."""
    return [problem for problem in _explained(corpus, _seen(corpus)) if problem.code in SIGNS]


def _seen(corpus: Corpus) -> Iterator[Problem]:
    """What the texts and their records show."""
    for entry in corpus.entries:
        yield from recalled("looks", (entry.seal,), partial(_looks, entry)) if entry.seal else _looks(entry)
        yield from contents(corpus, entry)


def _looks(entry: Entry) -> tuple[Problem, ...]:
    """What a text and its record show, whatever stands beside them."""
    return tuple(problem for look in LOOKS for problem in look(entry))


def _explained(corpus: Corpus, found: Iterable[Problem]) -> list[Problem]:
    return sorted(excuse(corpus, list(found)))
