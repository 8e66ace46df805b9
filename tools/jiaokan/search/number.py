"""A document number is looked up by its parts, so that every way to type its brackets finds the same document.

国发〔2018〕3号, 国发[2018]3号 and 国发2018年第3号 name one document: what differs between them (brackets, 年, 第, 号) is left out
of the key. Year and serial number alone (〔2018〕3号) are a second key, which a query may hold in the middle of a sentence.
GB/T 9704—2012, 7.2.5 gives the form of a number: issuer's sign, year in 〔〕, serial number without 第 and without leading zeros.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, pairwise

from jiaokan.search.units import units_of

_FILLERS = frozenset("年第号")
_LONGEST_NUMBER_UNITS = 64
"""Units; no document number is longer."""


def number_keys(number: str) -> tuple[str, ...]:
    """The keys of one document number: the whole, and year with serial number if it has them; none if it has no digit.

    Examples:
        >>> number_keys("国发〔2018〕3号")
        ('#国发 2018  3 ', '# 2018  3 ')
        >>> number_keys("国务院令第728号")
        ('#国务院令 728 ',)
    """
    parts = [_plain(unit) for unit in islice(units_of(number), _LONGEST_NUMBER_UNITS) if unit not in _FILLERS]
    if not any(_is_number(part) for part in parts):
        return ()
    keys = ["#" + "".join(parts)]
    keys += [f"#{year}{serial}" for year, serial in pairwise(parts) if _is_year(year) and _is_number(serial)][:1]
    return tuple(dict.fromkeys(keys))


def query_keys(units: Sequence[str]) -> tuple[str, ...]:
    """What the units of a query are looked up by as a number: the whole, then every year with its serial number, at most three.

    A year before a month is a day and no number.
    """
    parts = [_plain(unit) for unit in units[:_LONGEST_NUMBER_UNITS] if unit not in _FILLERS]
    if not any(_is_number(part) for part in parts):
        return ()
    triples = zip(parts, parts[1:], [*parts[2:], ""], strict=False)
    serials = [f"s#{year}{serial}" for year, serial, after in triples if _is_year(year) and _is_number(serial) and after != "月"]
    return tuple(dict.fromkeys(("s#" + "".join(parts), *serials[:3])))


def _plain(unit: str) -> str:
    return f" {unit.strip().lstrip('0')} " if _is_number(unit) else unit


def _is_number(unit: str) -> bool:
    return unit[0] == " " and unit[1].isdigit()


def _is_year(unit: str) -> bool:
    return len(unit) == 6 and unit[1:3] in ("19", "20")
