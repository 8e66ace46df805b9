"""Names of one thing lead to each other: who asks for 市场监管总局 is shown 国家市场监督管理总局 too, and the other way round.

A name is entered under its first pair of units, in the file that a query with this pair fetches in any case.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from jiaokan.search.packing import listed
from jiaokan.search.units import units_of

SIGN = "="
"""Before the pair that is the key."""
_MOST_OTHER_NAMES = 4
"""Other names that one name leads to."""


def alias_entries(groups: Iterable[Iterable[str]]) -> dict[str, bytes]:
    """The entries of the index: key, and a list of [name, other names …] in JSON.

    A name that stands in several groups could mean either and leads nowhere; so does one of a single unit.

    Args:
        groups: the names of one thing, the full name first.
    """
    names = [[name for name in dict.fromkeys(group) if len(units_of(name)) > 1] for group in groups]
    held: dict[str, list[int]] = defaultdict(list)
    for number, group in enumerate(names):
        for name in group:
            held["".join(units_of(name))].append(number)
    found: dict[str, list[list[str]]] = defaultdict(list)
    for number, group in enumerate(names):
        for name in group:
            units = units_of(name)
            others = [other for other in group if units_of(other) != units][:_MOST_OTHER_NAMES]
            if others and held["".join(units)] == [number]:
                found[SIGN + units[0] + units[1]].append([name, *others])
    return {key: listed(sorted(rows)) for key, rows in found.items()}
