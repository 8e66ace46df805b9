"""Terms: words of policy that stand in a table or an authority file, taken whole, so that 京津冀协同发展 names no place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jiaokan.annotate.lexicon import Known, KnownWord, table
from jiaokan.annotate.mention import Mention


def known_terms() -> Iterator[KnownWord]:
    """The terms of the package's own table."""
    for name, full, _ in table("terms.tsv"):
        yield KnownWord(name, "term", full or name)


def find_terms(string: str, hits: Iterable[Known]) -> Iterator[Mention]:
    """Each term that stands in the string."""
    for hit in hits:
        yield Mention("term", hit.start, hit.end, string[hit.start : hit.end], hit.row.norm, hit.row.entity)
