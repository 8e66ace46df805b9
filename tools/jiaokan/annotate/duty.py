"""Departments without their place, in a list of who does what and before their own head: 责任单位：教育局、财政局, 公安局局长.

The paper's own place or body is meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jiaokan.annotate.lexicon import Known
from jiaokan.annotate.mention import Mention
from jiaokan.grammar.characters import HAN
from jiaokan.grammar.near import Anchor, near
from jiaokan.text import re

_LIST = re.compile(
    r"（[^（）\n]{4,400}(?:负责|牵头|配合|参与|落实)[^（）\n]{0,8}）|(?:责任|牵头|配合|参与|主办|协办|成员|实施|联系)(?:单位|部门)[:：][^\n。（）]{2,400}"
)
_LISTS = Anchor("负责", "牵头", "配合", "参与", "落实", "单位：", "部门：", "单位:", "部门:")
_DEPARTMENT = re.compile("(?:监督管理|管理)?(?:委员会|局|厅|委|办公室|办)")
_MARKS = frozenset("（、，；：: ")
_AFTER = re.compile("[、，；）。\n]|等|按|牵头|负责|配合|参与|会同|和|及|分别|依|根据|$")


def find_duties(string: str, functions: Sequence[Known]) -> Iterator[Mention]:
    """Each such department of the string.

    Args:
        string: the text.
        functions: the functions of departments that stand in it.
    """
    begun: dict[int, int] = {}
    for hit in functions:
        begun[hit.start] = max(hit.end, begun.get(hit.start, 0))
    done = 0
    for match in near(_LIST, string, _LISTS, 404, 404):
        for start in range(max(done, match.start() + 1), match.end()):
            found = _DEPARTMENT.match(string, begun[start]) if start in begun and string[start - 1] in _MARKS else None
            if found and _AFTER.match(string, found.end()):
                yield Mention("body", start, found.end(), string[start : found.end()])
        done = max(done, match.end())


_OWN_HEAD = re.compile(
    f"(?<=[、，。；：\n\u3000])(?:(?![各全本原每该某的了在是和与及任为由，。])[{HAN}]){{1,5}}?"
    "(?:局(?=副?局长)|处(?=副?处长)|部(?=副?部长)|科(?=副?科长)|厅(?=副?厅长)|署(?=副?署长)|政法委(?=副?书记)|团委(?=副?书记))"
)
_HEADS = Anchor(*(f"{one}{rank}{one}长" for one in "局处部科厅署" for rank in ("", "副")), "委书记", "委副书记")


def find_headed_by(string: str) -> Iterator[Mention]:
    """Each department that stands without its place right before its own head.

    Args:
        string: the text.
    """
    for match in near(_OWN_HEAD, string, _HEADS, 10, 4):
        yield Mention("body", match.start(), match.end(), match[0])
