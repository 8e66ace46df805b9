"""Which of several documents of one title is meant: that of the issuer who cites, the edition asked for, or the one of the citing day.

Laws are revised and keep their title, so a title can have several texts; the one that was there when it was cited is meant, unless
the words ask for another. A document issued after the one that cites it cannot be what is cited.
"""

from __future__ import annotations

from collections.abc import Sequence

from jiaokan.reference.target import Target, title_key
from jiaokan.text import re

_RULE = re.compile("(?:法|法典|条例|规定|办法|细则|规则|准则|标准|规范|解释|章程)(?:[（(][^（）()]*[）)])?$")


def of_own_issuer(found: Sequence[Target], citing: Target | None) -> tuple[Target, ...]:
    """Those of the citing document's own issuers; all, if none is."""
    own = set(citing.issuers) if citing else set()
    return tuple(one for one in found if own.intersection(one.issuers)) or tuple(found)


def are_editions(found: Sequence[Target]) -> bool:
    """Whether the documents are texts of one rule: one title, one issuer, a day each."""
    titles = {title_key(one.titles[0]) for one in found}
    issuers = {one.issuers for one in found}
    return len(titles) == 1 and len(issuers) == 1 and () not in issuers and all(
        one.issued and _RULE.search(one.titles[0]) for one in found
    )  # fmt: skip


def of_year(found: Sequence[Target], year: str) -> tuple[Target, ...]:
    """The editions of a year."""
    return tuple(one for one in found if year in one.years)


def on(found: Sequence[Target], day: str) -> tuple[Target, ...]:
    """The last edition that was there on a day; none if all came later, or if the day is too little known to tell.

    Args:
        found: editions of one rule.
        day: ISO 8601, as much as is known.
    """
    if any(day.startswith(one.issued) or one.issued.startswith(day) for one in found if one.issued != day):
        return ()
    before = [one for one in found if one.issued <= day]
    return (max(before, key=lambda one: one.issued),) if before else ()


def is_later(target: Target, citing: Target | None) -> bool:
    """Whether a document was issued after the one that would cite it, as far as both days are known."""
    day = citing.issued if citing else ""
    size = min(len(day), len(target.issued))
    return bool(size) and target.issued[:size] > day[:size]
