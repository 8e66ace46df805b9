"""Documents that are named without marks: 宪法, 民法典第十条, 党的十九大报告, 政府工作报告, 中央八项规定.

A bare word is a name only where it cannot be another word: a law counts by the list of laws, with 中华人民共和国 or without, and not
within a longer word (刑法学, 合同法律关系, 计量法制); reports of congresses and governments are told by their build.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib import resources

from ahocorasick_rs import AhoCorasick, MatchKind

from jiaokan.grammar.characters import HAN
from jiaokan.grammar.near import Anchor, near
from jiaokan.grammar.numeral import COUNTING, NUMERAL, ONE_TO_NINE
from jiaokan.reference.model import Reference
from jiaokan.text import re

SHORTEST_RULE_CHARACTERS = 5
"""Code points of a regulation's name without marks; what is shorter (国家规定, 处罚条例) could be any rule."""
_STATE = "中华人民共和国"
_REPORTS = re.compile(
    rf"党的[{COUNTING}]{{1,3}}大报告|(?<![党的{COUNTING}])(?:十[{ONE_TO_NINE}]|二十)大报告|(?:[12][0-9]{{3}}年)?中央一号文件|(?:[12][0-9]{{3}}年)?(?:国务院)?政府工作报告(?![会团])|中央八项规定(?=精神|实施细则|$|[，。、；：的及和与])"
)
_REPORT_END = Anchor("报告", "一号文件", "八项规定")
_RULES = re.compile(
    rf"(?P<name>[{HAN}]{{2,40}}?(?:条例|细则|办法)|(?:国务院|最高人民法院|中华人民共和国)[{HAN}]{{2,40}}?(?:规定|规则|解释))"
    rf"(?=(?:（试行）)?第 ?{NUMERAL} ?条)"
)
_RULE_END = Anchor(*(kind + trial + "第" for kind in ("条例", "细则", "办法", "规定", "规则", "解释") for trial in ("", "（试行）")))
_LEAD = re.compile(
    f"第{NUMERAL}[条款项](?:以?及|[和或与])?|依照|根据|按照|依据|遵照|违反|适用|属于|符合|参照|对照|因为|以及|并且|执行|落实|贯彻|结合|另有|修改|废止|[的与由]|^[和及或在对按依以从将把被据照为是即于因]"
)
_NO_NAME = re.compile("^(?:[本该此其各同]|上述|前述|有关|相关|现行|原|新|地方|行政|上位|下列)")
_GOES_ON = re.compile(
    "[学院官庭律治系令理界典]|规(?!定)|制(?!定)|草案|修订草案|执法|司法|宣传|知识|教育|领域|学界|学说|理论|实务界|上[的之]|意义上|部门法"
)
"""What follows a law's name within another word or another document."""


@lru_cache(maxsize=1)
def _laws() -> AhoCorasick:
    table = resources.files("jiaokan.reference").joinpath("laws.tsv").read_text(encoding="utf-8")
    names = {name for line in table.splitlines() if not line.startswith("#") for name in line.split()}
    return AhoCorasick(sorted(names), matchkind=MatchKind.LeftmostLongest)


def _named_laws(string: str) -> Iterator[tuple[int, int]]:
    """The laws of the list, with 中华人民共和国 where it stands before them; one that goes on in a longer word is none."""
    for _, start, end in _laws().find_matches_as_indexes(string):
        if not _GOES_ON.match(string, end):
            yield start - len(_STATE) * string.endswith(_STATE, 0, start), end


def find_bare_names(string: str) -> Iterator[Reference]:
    """Each document that the string names without marks, in order.

    Args:
        string: the text of one document, with what stands in 《》 blanked out.
    """
    spans = [*_named_laws(string), *(match.span() for match in near(_REPORTS, string, _REPORT_END, 12, 8))]
    done = 0
    for start, end in sorted([*spans, *_cited_rules(string)], key=lambda span: (span[0], -span[1])):
        if start >= done:
            done = end
            yield Reference("name", start, end, string[start:end], string[start:end])


def _cited_rules(string: str) -> Iterator[tuple[int, int]]:
    """Regulations without marks, where an article follows: 认证认可条例第十六条; a name begins after the last word that no name holds."""
    for match in near(_RULES, string, _RULE_END, 64, 24):
        start, end = match.span("name")
        start += max((lead.end() for lead in _LEAD.finditer(match["name"])), default=0)
        if end - start >= SHORTEST_RULE_CHARACTERS and not _NO_NAME.match(string[start:end]):
            yield start, end
