"""Departments without their place, in a list of who does what and before their own head: 责任单位：教育局、财政局, 公安局局长.

The paper's own place or body is meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jiaokan.annotate.body_text import ends_body
from jiaokan.annotate.lexicon import Known, everywhere
from jiaokan.annotate.mention import Mention
from jiaokan.annotate.person_name import name_size
from jiaokan.grammar.characters import HAN
from jiaokan.grammar.near import Anchor, near
from jiaokan.grammar.numeral import COUNTING
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


_PLAIN = re.compile(
    "(?:委员会|局|厅|委|处|办|署)(?=副?[局厅处署]长|副?主任|党[委组]|[，、。；：）\\n\u3000 ]|表示|指出|预告|负责|牵头|工作人员|$)"
)
_BEFORE_PLAIN = frozenset('，。；：\n\u3000 "“（')


def find_plain(string: str, functions: Sequence[Known]) -> Iterator[Mention]:
    """Departments by what they do alone, behind a mark; what speaks for one is weighed.

    Args:
        string: the text.
        functions: the functions of departments that stand in it.
    """
    for hit in functions:
        if hit.start == 0 or string[hit.start - 1] in _BEFORE_PLAIN:
            match = _PLAIN.match(string, hit.end)
            if match:
                yield Mention("body", hit.start, match.end(), string[hit.start : match.end()])


_NO_START = "我你他各全本原每该某的了在是和与及任为由兼，。"
_FREE = f"(?:(?![{_NO_START}])[{HAN}])"
_OWN_HEAD = re.compile(
    f"(?:(?<=[、，。；：\n\u3000由])|^)(?:{_FREE}{{1,5}}?"
    "(?:局(?=副?局长)|处(?=副?处长|副?主任)|部(?=副?部长)|科(?=副?科长|副?主任|护士长)|厅(?=副?厅长)|署(?=副?署长)|(?<!办公)室(?=副?主任)|系(?=副?主任|学生|教师|教授)|团总支(?=副?书记))"
    f"|{_FREE}{{0,5}}?(?:政法委(?=副?书记)|团委(?=副?书记)|(?:总工会|妇联|文联|残联|侨联|科协)(?=副?主席)|工商联(?=副?主席|会长)))",
    re.MULTILINE,
)
_HEADS = Anchor(
    *(f"{one}{rank}{one}长" for one in "局处部科厅署" for rank in ("", "副")),
    *(f"{one}{rank}主任" for one in "处科室系" for rank in ("", "副")),
    *("委书记", "委副书记", "总支书记", "总支副书记", "科护士长", "系学生", "系教师", "系教授"),
    *(f"{one}{rank}主席" for one in ("工会", "联", "科协") for rank in ("", "副")), "工商联会长",
)  # fmt: skip

_OWN_MEMBER = re.compile(
    f"(?:(?<=[、，。；：\\n\\u3000由])|^){_FREE}{{1,5}}?(?:(?<![本学专文理])科|(?<![关体联维派谱])系|处|(?<!办公)室)(?=[{HAN}]{{2}})",
    re.MULTILINE,
)
"""A ward or department right before the name of who works there: 由针灸科周某某."""
_WARDS = Anchor("科", "系", "处", "室")


def find_headed_by(string: str) -> Iterator[Mention]:
    """Each department that stands without its place right before its own head, or before who works there.

    Args:
        string: the text.
    """
    for match in near(_OWN_HEAD, string, _HEADS, 10, 4):
        yield Mention("body", match.start(), match.end(), match[0])
    for match in near(_OWN_MEMBER, string, _WARDS, 8, 4):
        if name_size(string, match.end()):
            yield Mention("body", match.start(), match.end(), match[0])


_UNIT = f"{_FREE}{{0,7}}?(?:办公室|中心|团委|工会|处|科|室|办|部|局|院|馆|系)"
_TOGETHER = re.compile(
    f"(?:(?<=[、，。；：\n\u3000由])|^)({_UNIT}(?:[、和及与]{_UNIT}){{1,20}})(?=等?(?:相关|有关|职能|各)?(?:职能)?(?:部门|处室|科室)(?![{HAN}]?长)|等?(?:主要|有关|相关)?负责(?:人|同志))",
    re.MULTILINE,
)
_DEPARTMENTS = Anchor("部门", "处室", "科室", "负责人", "负责同志")
_ITEM = re.compile("[^、和及与]+")


def find_together(string: str) -> Iterator[Mention]:
    """Departments in a list that says that they are such: 团委、学生处、保卫处等部门.

    Args:
        string: the text.
    """
    for match in near(_TOGETHER, string, _DEPARTMENTS, 200, 8):
        for one in _ITEM.finditer(string, *match.span(1)):
            if one.end() - one.start() > 1:
                yield Mention("body", one.start(), one.end(), one[0])


_SIGNED = re.compile(f"^[ \u3000]*([{HAN}]{{2,20}})[ \u3000]*\n[ \u3000]*(?:[0-9]{{4}}|[{COUNTING}○Ｏ]{{4}})年", re.MULTILINE)


def find_signed(string: str) -> Iterator[Mention]:
    """Who signs: a name on a line of its own before the line of the date (GB/T 9704—2012, 7.3.5), wherever the text has it.

    Args:
        string: the text.
    """
    names = {match[1] for match in _SIGNED.finditer(string) if ends_body(match[1]) and not any(mark in match[1] for mark in "的了各在")}
    for name, start, end in everywhere(string, names):
        yield Mention("body", start, end, name, name)
