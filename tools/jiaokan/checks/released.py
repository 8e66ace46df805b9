"""Law 5 over the releases: every anchor that one of them lists still leads to its words, to where they went, or to a tombstone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from jiaokan.anchor.survival import CorpusStanding, Outcome, count, replay_release
from jiaokan.checks.problem import Problem
from jiaokan.corpus import Corpus
from jiaokan.entry.release import Release


def released(corpus: Corpus) -> Iterator[Problem]:
    """Each released address that would break, once, with the newest release that has it."""
    now, told = standing(corpus), set[tuple[str, str]]()
    for release in reversed(corpus.releases):
        for one in _outcomes(release, now):
            if one.kind in ("wrong", "unknown") and (one.document, one.id) not in told:
                told.add((one.document, one.id))
                yield Problem(
                    "released-anchor", f"corpus/releases/{release.version}.json", f"{one.document}#{one.id}: {one.why}", one.document
                )


def survival(corpus: Corpus) -> Iterator[tuple[str, Counter[str]]]:
    """For each release, oldest first, how many of its anchors are right, moved, merged, retired, wrong or unknown."""
    now = standing(corpus)
    for release in corpus.releases:
        yield release.version, count(_outcomes(release, now))


def standing(corpus: Corpus) -> CorpusStanding:
    """What a replay compares with."""
    texts = {entry.id: {block.anchor or "": block.text for block in entry.blocks} for entry in corpus.entries}
    return CorpusStanding(corpus.ledgers, texts, {name: id for id, meta in corpus.metas.items() for name in meta.former})


def _outcomes(release: Release, now: CorpusStanding) -> Iterator[Outcome]:
    return replay_release({name: held.blocks for name, held in release.documents.items()}, now)
