"""An editor may explain a sign or settle a doubt, with a reason; what explains nothing any more is itself a problem."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jiaokan.checks.problem import LAWS, RECORD_SIGNS, SIGNS, Problem
from jiaokan.corpus.model import Corpus
from jiaokan.entry.waiting import reviewed_by
from jiaokan.errors import shown
from jiaokan.record.schema import Ignore


def excuse(corpus: Corpus, problems: Sequence[Problem]) -> Iterator[Problem]:
    """The problems that no ignore explains, and the ignores that explain no problem."""
    used: set[tuple[str, int]] = set()
    known = RECORD_SIGNS | SIGNS
    said = [(source, index, one) for source, record in corpus.sources.items() for index, one in enumerate(record.ignores)]
    about: dict[str, list[tuple[str, int, Ignore]]] = {}
    for row in said:
        about.setdefault(row[2].document, []).append(row)
    for problem in problems:
        rows = about.get(problem.document, ()) if problem.code not in LAWS else ()
        mine = [(source, index) for source, index, one in rows if _explains(one, problem, corpus)]
        used.update(mine)
        if not mine:
            yield problem
    for source, record in corpus.sources.items():
        documents = {cut.document for cut in record.cuts}
        for index, one in enumerate(record.ignores):
            where = f"corpus/sources/{source}/source.yaml"
            if one.code not in known or one.document not in documents:
                why = "is a law" if one.code in LAWS else f"is none of {', '.join(known)}" if one.code not in known else ""
                found = f"the code {one.code} {why}" if why else f"the source has no document {one.document}"
                yield Problem("bad-ignore", where, found, one.document)
            elif (source, index) not in used:
                found = f"nothing is wrong any more with {one.code} in {one.document}" + (f": «{shown(one.quote)}»" if one.quote else "")
                yield Problem("stale-ignore", where, found, one.document)


def reviews(corpus: Corpus) -> Iterator[Problem]:
    """Reviews of doubts that there are no more."""
    for entry in corpus.entries:
        for review in entry.source.reviewed:
            if review.document == entry.id and not any(reviewed_by(entry.raw, doubt, (review,)) for doubt in entry.doubts):
                found = f"no doubt {review.reason} touches «{shown(review.quote)}»"
                yield Problem("stale-review", f"corpus/sources/{entry.source_id}/source.yaml", found, entry.id)


def _explains(ignore: Ignore, problem: Problem, corpus: Corpus) -> bool:
    if (ignore.code, ignore.document) != (problem.code, problem.document):
        return False
    if ignore.quote is None or ignore.quote in problem.found:
        return True
    anchor = problem.where.partition("#")[2]
    return any(block.anchor == anchor and ignore.quote in block.text for block in corpus.entry(problem.document).blocks)
