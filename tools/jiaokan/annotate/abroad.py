"""Countries, and cities of other countries, each with its country."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from jiaokan.annotate.lexicon import table
from jiaokan.annotate.mention import Mention
from jiaokan.grammar.characters import HAN
from jiaokan.grammar.foreign_name import sounds_end
from jiaokan.text import re

_DIRECTION = re.compile("[东西南北中]{1,2}部(?:(?:大西洋|太平洋)?沿岸)?|(?:大西洋|太平洋)沿岸")
_UNIT_ABROAD = re.compile(
    f"(?:(?![的了在是和与对向总外副首驻政访将各等])[{HAN}]){{2,6}}?(?:边疆区|[省州邦]|特区|(?<=京畿)道|(?<=北海)道)(?![长级委内部])"
)
"""Divisions of other countries: 越南广宁省, 俄罗斯滨海边疆区."""
_CITY_ABROAD = re.compile(f"(?:(?![的了在是和与对向驻将各全首])[{HAN}]){{2,6}}?市(?![长级委内民场政])")
FEWEST_SOUNDS_CHARACTERS = 3
"""Code points that write foreign sounds behind a country: 波兰马拉舍维奇."""


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


def grown(string: str, start: int) -> int:
    """Where a place abroad ends that begins with its country: with its side, its division and the city of that, or with foreign sounds.

    Args:
        string: the text.
        start: where the country ends, in code points.
    """
    match = _DIRECTION.match(string, start) or _UNIT_ABROAD.match(string, start)
    if match is None:
        end = sounds_end(string, start)
        return end if end - start >= FEWEST_SOUNDS_CHARACTERS else start
    city = _CITY_ABROAD.match(string, match.end()) if match[0][-1] in "省州邦" else None
    return city.end() if city else match.end()
