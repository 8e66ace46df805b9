"""Document numbers: 国发〔2018〕3号 in any brackets, 令第132号, 公告2023年第21号; numbers of cases, （2020）最高法民再122号; of standards.

GB/T 9704—2012, 7.2.5: a number is the issuer's code, the year in 〔〕 and the serial number, without 第 and without leading zeros.
Where the code begins is not marked in running text (根据国发〔2018〕3号): it is cut after words that no code holds,
and a code that was cut wrongly matches no document rather than another one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from jiaokan.grammar.characters import HAN
from jiaokan.grammar.near import Anchor, near
from jiaokan.grammar.numeral import COUNTING, NUMERAL, value
from jiaokan.reference.model import Reference
from jiaokan.reference.standard_number import find_standards
from jiaokan.script.plain import simplified
from jiaokan.text import re

_YEAR = "([12１２][0-9０-９]{3})"
_SERIAL = "([0-9０-９]{1,5})"
CODED = re.compile(rf"[〔\[［(（【﹝] ?{_YEAR} ?年? ?[〕\]］)）】﹞] ?第? ?{_SERIAL} ?号")
_ORDER = re.compile(
    rf"(?P<kind>令|公告|通告)[ \u3000]?(?P<open>[(（〔])? ?(?:(?:{_YEAR} ?年 ?)第? ?|第 ?){_SERIAL} ?号(?! ?令)(?(open)[)）〕]?)"
    rf"|(?P<state>(?:主席|国务院|人民政府)令)(?:[（(][^（）()]{{1,8}}[）)])?第(?P<words>(?![0-9０-９]){NUMERAL})号"
    rf"|(?:{_YEAR} ?年 ?)第? ?{_SERIAL} ?号 ?(?P<after>公告|通告|令)"
    rf"|(?:第 ?)?{_SERIAL} ?号 ?(?P<only>令)(?!牌)"
)
_SERIAL_END = Anchor("号")
_CASE = re.compile(rf"[（(〔]{_YEAR}[）)〕] ?([{HAN}][{HAN}0-9０-９]{{1,11}}?字?)第? ?{_SERIAL} ?号(之[{COUNTING}]{{1,2}})?")
"""最高人民法院关于人民法院案件案号的若干规定 (2015), art. 2 and 3."""
_HAN_BEFORE = re.compile(rf"[{HAN}]*\Z")
_LONGEST_CODE_CHARACTERS, _LONGEST_ISSUER_CHARACTERS = 12, 24
_LEADS = (
    "根据|依据|按照|依照|遵照|参照|对照|比照|贯彻|落实|执行|实施|印发|转发|发布|公布|颁布|下发|下达|修订|修改|废止|撤销|替代|取代|停止"
    "|关于|文件|通知|意见|以及|简称|然而|并且|而且|同时|此外|其中|送达|另见|学习|传达|宣传|查阅|收到|参见|参考|引用|援引|适用|违反|符合|结合|遵守|遵循|批准|同意|批复|请示|报送|抄送"
    "|规定|要求|精神|作出|制定|出台|起草|编制|深入|认真|严格|全面|继续|推进|开展|详见|所附|附件|精准|自觉|切实|坚决"
)
LEADS = tuple(_LEADS.split("|"))
LEAD_CHARACTERS = "见的与及以号经将对在依从由向据把被于是如即因为按该此其据照违但而又亦且"
"""No issuer's code and no issuer's name holds these words and characters; what comes after the last of them may be one."""
_LEAD = re.compile(f"{_LEADS}|第{NUMERAL}[编章节条款项目]|[{LEAD_CHARACTERS}]")
_BODY = re.compile("国务院|办公厅|办公室|委员会|总局|政府|法院|检察院|党委|[部厅局](?=[^部厅局联]{4})")
"""A code that follows the issuer's full name begins after it.
A code can hold 部 or 厅 itself (人社部发, 工信厅联规), but hardly before four more."""
_STATE = "中华人民共和国"
_FORMER = ("原中", "原国")
"""原 before the name of a body that has another name now."""
ISSUER_ENDS = frozenset("部局委院署厅会府办室席行")
"""With these the name of an issuer ends."""
_MORE = re.compile("[、和及](?P<serial>[0-9０-９]{1,5})号(?![楼门馆院线机库令公])")
"""What goes on a list of numbers of one issuer and year: 国发〔2018〕3号、5号."""
_JOINS = re.compile("[、，,和及与]{1,2}")


def find_numbers(string: str) -> Iterator[Reference]:
    """Each document number of the string, in order; the name of each is written as the standard has it, in Simplified script."""
    plain = simplified(string)
    found = sorted(
        [*_find_coded(plain), *_find_orders(plain), *_find_cases(plain), *find_standards(plain)],
        key=lambda number: (number.start, -number.end),
    )
    done = 0
    for number in sorted(found, key=lambda number: (number.start, -number.end)):
        if number.start >= done:
            yield number if plain is string else replace(number, text=string[number.start : number.end])
            done = number.end


def number_key(number: str) -> str:
    """The one form of a number from a record, so that it compares equal to the name of a number found in a text.

    Examples:
        >>> number_key("国发 [2018] 3 号")
        '国发〔2018〕3号'
    """
    return next((found.name for found in find_numbers(number)), "".join(number.split()))


def is_number(string: str) -> bool:
    """Whether a string is a document number and nothing else."""
    return any(found.end - found.start == len(string) for found in find_numbers(string))


def _find_coded(string: str) -> Iterator[Reference]:
    before: Reference | None = None
    for match in CODED.finditer(string):
        start = match.start()
        edge = start - 1 if string[start - 1 : start] == " " else start
        code = _code(string, edge)
        if code:
            start = edge - len(code)
        elif before and _JOINS.fullmatch(string[before.end : start]):
            code = before.name[: before.name.index("〔")]
        name = f"{code}〔{value(match[1])}〕{value(match[2])}号"
        before = Reference("number", start, match.end(), string[start : match.end()], name)
        yield before
        while more := _MORE.match(string, before.end):
            at, end = more.span("serial")
            before = Reference("number", at, end + 1, string[at : end + 1], f"{code}〔{value(match[1])}〕{value(more['serial'])}号")
            yield before


def _code(string: str, end: int) -> str:
    """The issuer's code that ends at `end`; empty if there is none."""
    run = _tail(string, end, _LONGEST_CODE_CHARACTERS)
    for match in _BODY.finditer(run):
        if len(run) - match.end() >= 2:
            run = " " * match.end() + run[match.end() :]
    return run.lstrip()


def _tail(string: str, end: int, longest: int, floor: int = 0) -> str:
    """The Han characters up to `end`, after the last word that leads to a number and after a 和 that joins."""
    stretch = string[max(floor, end - longest) : end]
    run = _HAN_BEFORE.search(stretch)
    text = run[0] if run else ""
    for match in _LEAD.finditer(text):
        text = " " * match.end() + text[match.end() :]
    text = text.lstrip()
    before = string[end - len(text) - 1] if end - len(text) > floor else "号" if floor else ""
    joined = text[:1] == "和" and before in tuple("》号)）”\0编章节条款项目")
    dated = text[:1] == "日" and before.isdigit()
    text = text[1:] if joined or dated else text
    return text[1:] if text.startswith(_FORMER) else text


def _find_cases(string: str) -> Iterator[Reference]:
    """Numbers of cases (案号): year in brackets, the court's short name, the kind of case, the serial number."""
    for match in _CASE.finditer(string):
        name = f"（{value(match[1])}）{match[2]}{value(match[3])}号{match[4] or ''}"
        yield Reference("number", match.start(), match.end(), match[0], name)


def _find_orders(string: str) -> Iterator[Reference]:
    done = 0
    for match in near(_ORDER, string, _SERIAL_END, 48, 8):
        kind = match["kind"] or match["after"] or match["only"] or "令"
        figures = [match["words"]] if match["words"] else [group for group in match.groups() if group and group[0].isdigit()]
        year = f"{value(figures[0])}年" if len(figures) == 2 else ""
        edge = match.start() - (string[match.start() - 1 : match.start()] == " ")
        edge += len(match["state"]) - 1 if match["state"] else 0
        issuer = _tail(string, edge, _LONGEST_ISSUER_CHARACTERS, done)
        issuer = issuer if issuer and issuer[-1] in ISSUER_ENDS else ""
        start = min(edge - len(issuer), match.start()) if issuer else match.start()
        done = match.end()
        yield Reference(
            "number", start, match.end(), string[start : match.end()], f"{issuer.removeprefix(_STATE)}{kind}{year}第{value(figures[-1])}号"
        )
