"""What the desk does with a text: the same functions and files as the commands, each change in the one transaction."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jiaokan.check import signs
from jiaokan.corpus.adopting import Overtaken, adopt_proof
from jiaokan.corpus.model import Corpus
from jiaokan.corpus.pending import Pending, keep_pending, pending
from jiaokan.corpus.reading import load_source
from jiaokan.corpus.recording import record_read
from jiaokan.corpus.transaction import reading
from jiaokan.edition import markdown, provenance
from jiaokan.entry.entry import Entry
from jiaokan.errors import BadInput
from jiaokan.text.digest import digest
from jiaokan.web.places import places, told
from jiaokan.web.proof import SOME_REASON, decided, kept, shown, wanted
from jiaokan.web.proof_page import READ, proof_page
from jiaokan.web.voice import PLAIN, Voice

Said = Mapping[str, Any]
"""What a page is answered."""


def seal_of(entry: Entry) -> str:
    """The digest of an edition as it was built."""
    return digest(markdown.write(entry.blocks))


def opened(root: Path, document: str, voice: Voice = PLAIN) -> str:
    """The page of a text, with what was kept of an earlier sitting.

    Args:
        root: the project's folder.
        document: its id.
        voice: says what the signs of errors say.

    Raises:
        BadInput: if there is no such document, or it cannot be read.
    """
    with reading(root):
        corpus = load_source(root, document)
        wish, known = pending(root, document)
    entry = corpus.entry(document)
    return proof_page(entry, seal_of(entry), places(entry, told(signs(corpus), voice)), wish, known)


def keep_draft(root: Path, document: str, wish: Pending, known: str) -> Said:
    """Keep what an editor has changed so far; what it amounts to as decisions, or why it amounts to none yet.

    Args:
        root: the project's folder.
        document: its id.
        wish: what is wanted.
        known: the digest of what was kept before.

    Raises:
        Overtaken: if the text is another one by now; the draft is kept all the same.
        BadInput: as `keep_pending`.
    """
    corpus = load_source(root, document)
    entry = corpus.entry(document)
    same = wish.seal == seal_of(entry)
    plain = (
        same and not wish.kept and [(b.anchor, b.type, b.text) for b in wish.blocks] == [(b.anchor, b.type, b.text) for b in entry.blocks]
    )
    plain = plain and [b.level for b in wish.blocks] == [markdown.level(b) for b in entry.blocks]
    now = keep_pending(root, document, None if plain else wish, known)
    if not same:
        raise Overtaken(
            f"corpus/documents/{document}/edition.md", "it is not the text any more that was opened",
            expected="the text as it was opened", then="reload the page: what you changed is kept, and shown beside what stands there now",
        )  # fmt: skip
    try:
        decisions = _decisions(corpus, entry, wish, SOME_REASON)
    except BadInput as error:
        return {"known": now, "decisions": [], "wrong": error}
    return {"known": now, "decisions": list(shown(decisions))}


def decide(root: Path, document: str, wish: Pending, known: str, reason: str) -> Said:
    """Write the decisions that say what is wanted, and build; then nothing is pending any more.

    Args:
        root: the project's folder.
        document: its id.
        wish: what is wanted.
        known: the digest of what was kept of it.
        reason: why.

    Raises:
        BadInput: as `adopt_proof`; nothing is written, and the draft stays.
    """
    if not reason.strip():
        raise BadInput("reason", "a decision needs a reason", expected="a sentence", example="据原件", then="jiaokan desk")
    corpus = load_source(root, document)
    settled = kept(corpus.entry(document), signs(corpus), wish.kept, reason)
    adopted = adopt_proof(root, document, wish.seal, wanted(wish.blocks), settled, reason, known)
    counts = sum(map(len, adopted.decisions.values()))
    return {"said": f"已记为 {counts} 条决定" if counts else "没有改动"}


def discard(root: Path, document: str, known: str) -> Said:
    """Throw away what is pending.

    Raises:
        ElsewhereChanged: if another window wrote it.
    """
    load_source(root, document)
    keep_pending(root, document, None, known)
    return {"said": "未存的改动已不要"}


def read_again(root: Path, document: str, said: Said) -> Said:
    """Write how many times a text has been read.

    Raises:
        BadInput: as `record_read`.
    """
    times, seal = said.get("times"), said.get("seal")
    if not isinstance(times, int) or not isinstance(seal, str):
        raise BadInput("read", "this is no number", expected="0, 1 or 2", then="reload the page")
    record_read(root, document, times, seal)
    return {"said": f"记下了：{READ[times]}"}


def _decisions(corpus: Corpus, entry: Entry, wish: Pending, why: str) -> Mapping[str, tuple[Any, ...]]:
    between = provenance.changed(corpus.traced[entry.source_id].between.get(entry.id, ()))
    return decided(entry, between, wanted(wish.blocks), kept(entry, signs(corpus), wish.kept, why), why)
