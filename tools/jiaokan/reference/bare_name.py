"""Documents that are named without marks: 宪法, 民法典第十条, 党的十九大报告, 政府工作报告, 中央八项规定.

A bare word is a name only where it cannot be another word: a law counts by the list of laws, with 中华人民共和国 or without, and not
within a longer word (刑法学, 合同法律关系, 计量法制); reports of congresses and governments are told by their build.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources

from jiaokan.grammar.numeral import COUNTING
from jiaokan.reference.model import Reference

_STATE = "中华人民共和国"
_REPORTS = re.compile(
    rf"党的[{COUNTING}]{{1,3}}大报告|(?:[12][0-9]{{3}}年)?(?:国务院)?政府工作报告(?![会团])|中央八项规定(?=精神|实施细则|$|[，。、；：的及和与])"
)
_GOES_ON = "[学院官庭律治系令理界典]|规(?!定)|制(?!定)|草案|修订草案|执法|司法|宣传|知识|教育"
"""What follows a law's name within another word or another document."""


@lru_cache(maxsize=1)
def _laws() -> re.Pattern[str]:
    table = resources.files("jiaokan.reference").joinpath("laws.tsv").read_text(encoding="utf-8")
    names = {name for line in table.splitlines() if not line.startswith("#") for name in line.split()}
    longest_first = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return re.compile(rf"(?:{_STATE})?(?:{longest_first})(?!{_GOES_ON})")


def find_bare_names(string: str) -> Iterator[Reference]:
    """Each document that the string names without marks, in order.

    Args:
        string: the text of one document, with what stands in 《》 blanked out.
    """
    matches = sorted([*_laws().finditer(string), *_REPORTS.finditer(string)], key=lambda match: (match.start(), -match.end()))
    done = 0
    for match in matches:
        if match.start() >= done:
            done = match.end()
            yield Reference("name", match.start(), done, match[0], match[0])
