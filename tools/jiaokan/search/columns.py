"""What ranking wants to know of every document is kept in columns, since a column of like numbers is small once deflated.

All numbers are varints. What ranking reads comes first: lengths in steps of 32 units; passages in each file of texts, as a count of files
and then each file's passages. What hits are sorted and narrowed by is a file of its own, which is read when they are there: days, as
`day_number` makes them; then for each facet, in the order of its name, how many values each document has, and the places of these values
in the list of the facet.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from jiaokan.search.entry import SearchDocument
from jiaokan.search.packing import deflated, varints

LENGTH_STEP_UNITS = 32
"""Units; finer lengths change no ranking."""


def columns(lengths: Sequence[int], sizes: Sequence[Sequence[int]]) -> bytes:
    """The file of what ranking reads.

    Args:
        lengths: of each document in the order of their numbers, in units.
        sizes: how many passages each file of each document has.
    """
    numbers = [length // LENGTH_STEP_UNITS for length in lengths]
    numbers += [len(parts) for parts in sizes]
    return deflated(varints(numbers + [size for parts in sizes for size in parts]))


def facet_columns(documents: Sequence[SearchDocument]) -> bytes:
    """The file of days and facets of the documents, which are in the order of their numbers."""
    numbers = [day_number(document.day) for document in documents]
    for name, values in facet_values(documents).items():
        places = {value: place for place, value in enumerate(values)}
        of = [sorted({places[value] for own, value in facets_of(document) if own == name}) for document in documents]
        numbers += [len(own) for own in of]
        numbers += [place for own in of for place in own]
    return deflated(varints(numbers))


def facets_of(document: SearchDocument) -> tuple[tuple[str, str], ...]:
    """The facets of a document, its kind among them."""
    return (("kind", document.kind), *document.facets)


def facet_values(documents: Sequence[SearchDocument]) -> dict[str, list[str]]:
    """For each facet its values in order, facets in the order of their names."""
    values: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        for name, value in facets_of(document):
            values[name].add(value)
    return {name: sorted(values[name]) for name in sorted(values)}


def day_number(day: str) -> int:
    """A date in ISO 8601, as much as is known, as a number that puts dates in their order; 0 for none, and for years before 1800."""
    if day < "1800":
        return 0
    year, month, date = (*map(int, day.split("-")), 0, 0)[:3]
    return (year - 1800) * 416 + month * 32 + date + 1
