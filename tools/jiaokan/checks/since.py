"""Law 5 over time: what an earlier state of the corpus had published still leads to its words, to where they went, or to a tombstone."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from jiaokan.anchor.fate import fate
from jiaokan.anchor.survival import replay
from jiaokan.checks.problem import Problem
from jiaokan.checks.released import standing
from jiaokan.corpus import Corpus
from jiaokan.corpus.history import Past


def since(past: Past, corpus: Corpus) -> Iterator[Problem]:
    """Each address and each document that would break.

    Args:
        past: the earlier state.
        corpus: as it is now.
    """
    now = standing(corpus)
    for one in replay(past.ledgers, now):
        if one.kind in ("wrong", "unknown"):
            yield Problem("published-anchor", past.where, f"{one.document}#{one.id}: {one.why}", one.document)
    yield from _names([*past.ledgers, *past.former], corpus, past.where)


def unknown(published: Mapping[str, Collection[str]], corpus: Corpus, where: str) -> Iterator[Problem]:
    """The same where only ids are known, as of the live site.

    Args:
        published: the anchors of each document, by its names then.
        corpus: as it is now.
        where: who says so.
    """
    now = standing(corpus)
    for name, ids in published.items():
        document = now.former.get(name, name)
        for id in sorted(ids):
            if document in now.ledgers and not fate(now.ledgers, document, id).sound:
                yield Problem("published-anchor", where, f"{name}#{id}: no ledger knows where it leads", document)
    yield from _names(published, corpus, where)


def _names(names: Collection[str], corpus: Corpus, where: str) -> Iterator[Problem]:
    known = {*corpus.metas, *(name for meta in corpus.metas.values() for name in meta.former)}
    for name in sorted(set(names) - known):
        found = f"the document {name} is gone, and no other one has it as its former name"
        yield Problem("published-document", where, found, name)
