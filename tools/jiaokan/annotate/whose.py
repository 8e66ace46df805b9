"""The country or region whose a known body is, where its name begins with that: 中国海警局, 国家文物局, 香港律政司."""

from __future__ import annotations

from jiaokan.text import re

_COUNTRY = re.compile("(?:中国国家|中华人民共和国|中国|国家|香港|澳门)\\Z")
LONGEST_COUNTRY_CHARACTERS = 7


def with_country(string: str, start: int, name: str) -> int:
    """Where the body begins with its country, in code points; `start` if none stands before it.

    Args:
        string: the text.
        start: where the known name begins.
        name: that name.
    """
    lead = _COUNTRY.search(string, max(0, start - LONGEST_COUNTRY_CHARACTERS), start)
    if lead is None or (lead[0] == "中国" and name.startswith("中国")):
        return start
    if lead[0] == "国家" and (name[-1] not in "部委局署" or name[0] in "国中"):
        return start
    return start if lead[0] in ("香港", "澳门") and name[-1] not in "处署司局" else lead.start()
