"""Firms that a list of such shows (中航国际、中电华基、新兴际华等央企), wherever the text has them, or a number (中铁十一局集团)."""

from __future__ import annotations

from collections.abc import Iterator

import rjieba

from jiaokan.annotate.extent import past_verb
from jiaokan.annotate.lexicon import everywhere
from jiaokan.annotate.mention import Mention
from jiaokan.grammar.characters import HAN
from jiaokan.grammar.near import Anchor, near
from jiaokan.grammar.numeral import COUNTING
from jiaokan.text import re

_NAME = f"(?:(?![的了在是和与及等各、，])[{HAN}A-Za-z0-9]){{2,8}}"
_LIST = re.compile(
    f"({_NAME}(?:、{_NAME}){{1,30}})等(?:[0-9]{{1,4}}|[{COUNTING}两多数百几]{{0,3}})(?:余|多)?家?(?:知名|龙头|重点|骨干|大型|国内|国际|上市|民营|国有|外资)*"
    "(?:央企|国企|民企|企业|公司|集团|厂商|车企|药企|药厂|金融机构)(?![名级家标文形登])"
)
_FIRMS = Anchor("央企", "国企", "民企", "企业", "公司", "集团", "厂商", "车企", "药企", "药厂", "金融机构")
_ITEM = re.compile("[^、]+")


def find_listed_firms(string: str) -> Iterator[Mention]:
    """Each firm of such a list; none where its items are words of the language, which say what firms do: 餐饮、住宿等企业.

    Args:
        string: the text.
    """
    names = set[str]()
    for match in near(_LIST, string, _FIRMS, 280, 4):
        items = [one.span() for one in _ITEM.finditer(string, *match.span(1))]
        items[0] = past_verb(string, *items[0]), items[0][1]
        if all(_is_own(string[start:end]) for start, end in items):
            names.update(string[start:end] for start, end in items)
    for name, start, end in everywhere(string, names):
        yield Mention("body", start, end, name, name)


def _is_own(name: str) -> bool:
    """Whether some of a name is no word of the language, so that it is a name."""
    words = rjieba.tag(name, False)
    return any(tag in _NAMES for _, tag in words) or (len(words) > 1 and any(len(word) == 1 for word, _ in words))


_NAMES = frozenset(("nz", "nr", "nrt", "nt", "ns", "j", "x", "eng"))
"""Tags of words that are names, or short for some."""


_RAILWAY_FIRM = re.compile(f"中(?:铁|交|建|水|冶|核|电建)[{COUNTING}]{{1,3}}[局院航冶](?:集团)?")
_FIRM_NUMBER = Anchor("中铁", "中交", "中建", "中水", "中冶", "中核", "中电建")


def find_numbered_firms(string: str) -> Iterator[Mention]:
    """Firms of the state that are told apart by numbers: 中铁十一局集团.

    Args:
        string: the text.
    """
    for match in near(_RAILWAY_FIRM, string, _FIRM_NUMBER, 0, 6):
        yield Mention("body", match.start(), match.end(), match[0], match[0])
