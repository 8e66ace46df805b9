"""A list of contents agrees with what follows: each entry is a heading of the document, or a document of the same source."""

from __future__ import annotations

from collections.abc import Iterator

from jiaokan.checks.problem import Problem
from jiaokan.corpus.model import Corpus
from jiaokan.entry.entry import Entry
from jiaokan.errors import shown
from jiaokan.text import re

_LABEL = re.compile(r"^\s*(?:[①-⑳]|[0-9]{1,2}[、.．]|——|[-•·])\s*")
_LEADER = re.compile(r"[\s.．·…—-]*[（(]?\d{1,4}[）)]?\s*$")
_PLAIN = re.compile(r"[\W_]+")
NAMES = frozenset(("目录", "目次", "本期目录", "要目", "本期要目", "目錄", "目次"))
"""What stands over a list of contents."""


def contents(corpus: Corpus, entry: Entry) -> Iterator[Problem]:
    """Each entry of a list of contents that leads to nothing."""
    entries = [block for block in entry.blocks if block.type == "toc"]
    if not entries:
        return
    here = {_plain(block.text) for block in entry.blocks if block.type in ("heading", "title", "subtitle", "caption")}
    for other in corpus.entries:
        if other.source_id == entry.source_id:
            meta = other.meta
            here |= {_plain(name) for name in (meta.title, meta.subtitle, meta.section, *meta.aliases) if name}
            here |= {_plain(block.text) for block in other.blocks if block.type in ("title", "heading")}
    for block in entries:
        if _plain(block.text) not in here and "".join(block.text.split()) not in NAMES:
            yield Problem("contents-missing", f"{entry.id}#{block.anchor}", f"nothing is titled «{shown(block.text)}»", entry.id)


def _plain(text: str) -> str:
    """A title without its label, its page number, blanks and marks."""
    bare = _PLAIN.sub("", _LEADER.sub("", _LABEL.sub("", text)))
    return bare or _PLAIN.sub("", text)
