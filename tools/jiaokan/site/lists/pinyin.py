"""How a name is spelt, which orders lists and makes addresses: looked up once for each name, since the dictionaries take long to load."""

from __future__ import annotations

from functools import partial

from jiaokan.corpus.memory import recalled
from jiaokan.intake import pinyin


def spelt(name: str) -> str:
    """As `jiaokan.intake.pinyin.spelt`."""
    return recalled("spelt", (name,), partial(pinyin.spelt, name))


def romanized(name: str, longest: int) -> str:
    """As `jiaokan.intake.pinyin.romanized`."""
    return recalled("romanized", (name, str(longest)), partial(pinyin.romanized, name, longest))
