"""What was published and is not there any more: a document that no other one takes the place of, or a ledger without its anchors.

Releases name what was published, and so do the ledgers of every commit that was pushed; the edits of the last build hold every anchor
that it gave. A build that forgot one would break its address in silence.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from jiaokan.corpus.model import Corpus
from jiaokan.corpus.reading import traced_of
from jiaokan.entry.release import Release
from jiaokan.errors import BadInput


class Forgotten(BadInput):
    """A build would forget anchors that were published."""


def refuse_forgetting(
    base: Corpus,
    ids_of: Mapping[str, Collection[str]],
    releases: tuple[Release, ...],
    root: Path,
    accept: bool,
    history: Mapping[str, Collection[str]],
    same: Collection[str],
) -> None:
    """See that every address that was published still has its document and its anchor.

    Args:
        base: the records.
        ids_of: every anchor of the ledger of each document.
        releases: all releases.
        root: the project's folder.
        accept: let a document go that was built and never published.
        history: for each document that was ever pushed, its anchors.
        same: sources of which all is as the last build left it.

    Raises:
        Forgotten: naming the first document or ledger that is not as it must be.
    """
    names = {name: id for id, meta in base.metas.items() for name in (*meta.former, id)}
    for where, name, ids, was in _published(base, releases, history, root, same):
        here = names.get(name)
        if here is None and (was != "built" or not accept):
            never = "" if was != "built" else "; or, if nobody was ever shown it, jiaokan build --accept --reason TEXT"
            raise Forgotten(
                where,
                f"the document {name} was {was} and is gone: the addresses of its {len(ids)} paragraphs would break",
                expected=f"`former: [{name}]` in what took its place, or, to withdraw it, the document with `publish: metadata`",
                then=f"git restore corpus/documents/{name} and its cut{never}",
            )
        lost = sorted(ids.difference(ids_of[here])) if here else []
        if lost:
            raise Forgotten(
                f"corpus/documents/{here}/anchors.jsonl",
                f"{len(lost)} anchors are not in it that were {was}, such as {lost[0]}",
                expected="a ledger that is only added to",
                then="jiaokan restore with the last commit that had them; if the ledger was edited by hand, git restore it",
            )


def left_behind(root: Path) -> tuple[str, ...]:
    """The folders of documents that are no documents any more: another one took over their anchors, and nothing reads them."""
    home = root / "corpus/documents"
    if not home.is_dir():
        return ()
    with os.scandir(home) as found:
        names = sorted(one.name for one in found if one.is_dir() and not os.path.exists(f"{one.path}/document.yaml"))
    return tuple(f"corpus/documents/{name}" for name in names)


def _published(
    base: Corpus, releases: tuple[Release, ...], history: Mapping[str, Collection[str]], root: Path, same: Collection[str]
) -> Iterator[tuple[str, str, set[str], str]]:
    """Each document that was published: where that is said, its name, its anchors, and how it was published."""
    for release in reversed(releases):
        for name, held in release.documents.items():
            yield f"corpus/releases/{release.version}.json", name, {id for id, _ in held.blocks}, "released"
    yield from ((f"corpus/documents/{name}/anchors.jsonl", name, set(ids), "published") for name, ids in history.items() if ids)
    for id in base.sources:
        if id in same:
            continue
        for name, blocks in traced_of(root / "corpus/sources" / id, root).blocks.items():
            yield f"corpus/sources/{id}/edits.jsonl", name, set(blocks), "built"
