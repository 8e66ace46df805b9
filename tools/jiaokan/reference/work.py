"""One work, however it is cited: by its title with or without 中华人民共和国, by its number, by its title with its number beside it.

What two citations have in common makes them one work: a title in one form, or a number. So a number alone and a title alone are one work
as soon as one citation has both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from jiaokan.reference.number import number_key
from jiaokan.reference.target import STATE, title_key

T = TypeVar("T")


def work_keys(reference: Mapping[str, Any]) -> Iterator[str]:
    """The names of the work that a record of a reference cites, in one form each: its title, its number."""
    name = str(reference.get("name") or "")
    if reference.get("kind") == "number":
        yield f"number {number_key(name)}"
        return
    yield f"title {title_key(name).removeprefix(STATE)}"
    if number := reference.get("number"):
        yield f"number {number_key(str(number))}"


def by_work(cited: Iterable[tuple[T, Mapping[str, Any]]]) -> list[Sequence[T]]:
    """What cites the same work together, works in the order of their first citation.

    Args:
        cited: things, each with the record of its reference.
    """
    found: dict[int, list[T]] = {}
    works: dict[str, int] = {}
    for order, (one, reference) in enumerate(cited):
        keys = list(work_keys(reference))
        known = sorted({works[key] for key in keys if key in works})
        home = known[0] if known else order
        for other in known[1:]:
            found[home] += found.pop(other)
            works.update({key: home for key, at in works.items() if at == other})
        found.setdefault(home, []).append(one)
        works.update(dict.fromkeys(keys, home))
    return [found[home] for home in sorted(found)]
