"""Short names that a text gives to a body: （以下简称领导小组） after its full name; they hold to the text's end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from jiaokan.annotate.lexicon import everywhere
from jiaokan.annotate.mention import Mention
from jiaokan.grammar.characters import HAN
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
