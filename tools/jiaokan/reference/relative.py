"""What points back to a document or a place that was named before: 该意见, 上述通知, 同法, 该条.

Such a word means what was named last before it and is of its kind. Where the text named nothing of that kind, 该规定 is a rule and no
document, and is passed over; 该条 and 该款 are places, and stay open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiaokan.reference.alias import GENRES
from jiaokan.reference.model import Reference

_GENRE = "|".join(sorted(GENRES, key=len, reverse=True))
_WHOLE = re.compile(rf"(?:该|上述|前述)(?:{_GENRE}|法(?![院人官庭定律规治]))(?!部门|机关|者)|同法(?=第)")
_PART = re.compile("(?:该|上述|前述)(?:条(?![件例文])|款(?![项式])|项(?=规定|所列|中|第|的规定|之规定))")


def find_relatives(string: str) -> Iterator[Reference]:
    """Each word by which the string points back, in order."""
    for match in sorted([*_WHOLE.finditer(string), *_PART.finditer(string)], key=lambda match: match.start()):
        yield Reference("relative", match.start(), match.end(), match[0], match[0].lstrip("该上述前同"))


def plain_end(name: str, size: int) -> str:
    """The last code points of a document's name, what stands in brackets at its end left out: 办法 of 某某办法（试行）."""
    return re.sub(r"[（(][^（）()]*[）)]$", "", name)[-size:]
