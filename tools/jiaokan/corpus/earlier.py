"""The words of an earlier edition, from the raw text and the edits of the source that was superseded: they stay for ever."""

from __future__ import annotations

from jiaokan.corpus.model import Corpus
from jiaokan.edition.document import Block
from jiaokan.errors import BadInput, shown


def edition_of(corpus: Corpus, source: str, document: str) -> tuple[Block, ...]:
    """A document as it was last built from a source that was superseded since; the types of its blocks are not kept.

    Raises:
        BadInput: if there is no such source, or it had no such document.
    """
    known = [id for id, one in corpus.earlier.items() if document in one.traced.blocks]
    if source not in known:
        raise BadInput(
            shown(source),
            f"{document} has no edition from this source that was superseded",
            expected=", ".join(known) or "none: it has one edition only",
            then=f"jiaokan show {document}",
        )
    return corpus.earlier[source].blocks(document)
