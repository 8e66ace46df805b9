"""Countries, and cities of other countries, each with its country."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from jiaokan.annotate.lexicon import table
from jiaokan.annotate.mention import Mention


@lru_cache(maxsize=1)
def cities() -> Mapping[str, str]:
    """The cities abroad that are known, with their countries."""
    return dict(table("cities.tsv"))


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    return frozenset(name for name, _, code in table("places.tsv") if not code.isdigit() and code not in ("CN", "HK", "MO", "TW"))


def is_abroad(place: Mention) -> bool:
    """Whether it is another country or a city of one."""
    return place.norm in _countries() or place.norm in cities()
