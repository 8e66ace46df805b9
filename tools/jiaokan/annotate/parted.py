"""Two bodies that were read as one: with a verb between them, or behind a bracket that closes before it."""

from __future__ import annotations

from collections.abc import Iterator

from jiaokan.annotate.mention import Mention
from jiaokan.text import re

LEAST_PART_CHARACTERS = 4
"""Code points of either body."""
_PARTING = re.compile("(?<=[队局厅委院会部办处府室组心司所])(?:会同|委托|赴|邀请|抽检|召开|前往)|标称|送(?=[北南东西]?[^货气电水])")


def parted(body: Mention) -> Iterator[Mention]:
    """A reading that holds two bodies with a verb between them, as the two: 消防救援支队会同区管委会.

    Args:
        body: the reading.
    """
    if body.text.find("）") < body.text.find("（") or ("）" in body.text and "（" not in body.text):
        cut = body.text.index("）") + 1
        body = Mention("body", body.start + cut, body.end, body.text[cut:], body.text[cut:])
    match = _PARTING.search(body.text, 2 if not body.text.startswith("标称") else 0)
    if match is None or body.entity:
        yield body
        return
    for start, end in ((0, match.start()), (match.end(), len(body.text))):
        if end - start >= LEAST_PART_CHARACTERS:
            yield Mention("body", body.start + start, body.start + end, body.text[start:end], body.text[start:end])
