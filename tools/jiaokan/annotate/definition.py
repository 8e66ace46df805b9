"""Short names that a text gives to a body: （以下简称领导小组） after its full name; they hold to the text's end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate

import rjieba

from jiaokan.annotate.lexicon import everywhere
from jiaokan.annotate.mention import Mention
from jiaokan.annotate.sign import tag
from jiaokan.grammar.characters import HAN
from jiaokan.grammar.near import Anchor
from jiaokan.text import re

_DEFINES = re.compile(f'(?:文件)?[（(](?:以下|下)(?:简称|统称|称)为?[“"]?([{HAN}]{{2,16}})[”"]?[）)]|[（(]([{HAN}]{{2,8}})[）)]')
_BODY_ENDS = re.compile("(?:组|局|厅|部|委|会|办|院|公司|集团|中心|银行|署|社|馆|队|所|校|大学)$")


def find_definitions(string: str, bodies: Iterable[Mention]) -> Mapping[str, Mention]:
    """The short names that the string defines, each with the body it stands for."""
    found: dict[str, Mention] = {}
    for body in bodies:
        match = _DEFINES.match(string, body.end)
        if match is None:
            continue
        name = match[1] or match[2]
        if match[1] or (_BODY_ENDS.search(name) and _abbreviates(name, body.text)):
            found.setdefault(name, body)
    return found


_FIRM, _FIRM_WORD = re.compile("(?:集团)?(?:股份|控股)?(?:有限责任|有限)?公司\\Z"), Anchor("公司")
SHORTEST_FIRM_CHARACTERS, LONGEST_FIRM_CHARACTERS = 2, 6
"""Code points of what a firm is called before 公司."""


def find_firms(string: str, bodies: Iterable[Mention]) -> Mapping[str, Mention]:
    """Short names of firms that the string uses without saying so, each with the firm: 聚阳公司 of 佛山聚阳新能源有限公司.

    What stands before 公司 has to be a part of the name of one firm only, and no word for a kind (电力公司).
    """
    parts: dict[str, dict[str, Mention]] = {}
    for body in bodies:
        if ended := _FIRM.search(body.text):
            for short in _parts(body.text[: ended.start()]):
                parts.setdefault(short, {})[body.text] = body
    found: dict[str, Mention] = {}
    for at, end in _FIRM_WORD.spans(string) if parts else ():
        sizes = range(min(LONGEST_FIRM_CHARACTERS, at), SHORTEST_FIRM_CHARACTERS - 1, -1)
        short = next((string[at - size : at] for size in sizes if string[at - size : at] in parts), "")
        if short and len(parts[short]) == 1 and not (rjieba.has_word(short) and tag(short)[0] in "nvabd"):
            found.setdefault(string[at - len(short) : end], next(iter(parts[short].values())))
    return found


def _parts(name: str) -> Iterator[str]:
    """What a firm may be called for short: some characters of its name from the beginning of a word on; 中国铁路 has no 国铁路."""
    for start in accumulate(map(len, rjieba.cut(name, False)), initial=0):
        for size in range(SHORTEST_FIRM_CHARACTERS, LONGEST_FIRM_CHARACTERS + 1):
            if start + size <= len(name) and size < len(name):
                yield name[start : start + size]


def _abbreviates(short: str, full: str) -> bool:
    """Whether the characters of the short name stand in the full one in their order: 国铁集团 in 中国国家铁路集团有限公司."""
    at = -1
    for character in short:
        at = full.find(character, at + 1)
        if at < 0:
            return False
    return True


def find_uses(string: str, definitions: Mapping[str, Mention]) -> Iterator[Mention]:
    """Each later use of the short names, with the full name as the norm."""
    for name, start, end in everywhere(string, definitions):
        body = definitions[name]
        if start >= body.end:
            yield Mention("body", start, end, name, body.norm or body.text, body.entity)
