"""Provisions: 第十五条第二款第（四）项, lists of them (第六十五条第二、三款) and ranges (第十条至第十七条).

In a list a member that begins lower takes its upper levels from the member before it: «第一条第二款和第三款» names 第一条第三款.
A provision at the start of a line is a heading unless words follow that only a citation has.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from jiaokan.grammar.numeral import COUNTING, NUMERAL, value
from jiaokan.reference.model import ProvisionUnit, Reference, Step
from jiaokan.text import re

PROVISION_UNITS: tuple[ProvisionUnit, ...] = ("编", "章", "节", "条", "款", "项", "目")

_FIGURE = rf"(?:{NUMERAL}|[（(] ?{NUMERAL} ?[）)])"
_TO = rf" ?[至到－—–～~-] ?(?P<to>{_FIGURE})"
_STEP = rf"第 ?{_FIGURE}(?: ?[至到－—–～~-] ?{_FIGURE})? ?[编章节条款项目](?:之[{COUNTING}]{{1,2}})?"
_CHAIN = re.compile(rf"{_STEP} ?(?:{_STEP} ?){{0,4}}")
_SHARED = re.compile(rf"第 ?{_FIGURE}(?: ?[、，和及至/／] ?{_FIGURE}){{1,20}} ?[条款项目](?!之)")
_CONTINUED = re.compile(rf"[、和及或与/／](?<=条.)(?P<figure>{NUMERAL}) ?条(?![件例文])")
"""A member of a list of articles that goes without 第: 第五十七条、五十八条."""
_PARTS = re.compile(rf"第 ?({_FIGURE})(?:{_TO})? ?(?P<unit>[编章节条款项目])(?:之(?P<branch>[{COUNTING}]{{1,2}}))?")
_RANGED = re.compile(rf"{_TO} ?[编章节条款项目]$")
_BARE_FIGURE = re.compile(_FIGURE)
_JOINS = frozenset(("、", "，", "/", "／", "和", "及", "与", "或", "以及", "或者", "、和", ""))
_RANGE = frozenset(("至", "到", "－", "—", "-", "～"))
_CITED_AT_LINE_START = re.compile(r"第|增加|规定|所列|所称|的|中|至|、|和|及|修改为|改为|增加|删除|删去|后增加|作为")
_CITED_ALONE = re.compile(r"规定|所列|所称|所述|情形|中|的规定|、|和|至|或")
_AMENDS = ("作为", "改为", "删去", "删除", "修改")
"""What a decision that amends a law says before a part of it that has no article beside it."""
_LEADS = re.compile(
    r"(?:^|[\s，。；：、（(！？“”》]|依照|根据|按照|依据|违反|符合|适用|除|由|和|与|及|或|对|以|在|按|本法|有|是|至|到|于|将|因)$"
)


def find_provisions(string: str) -> Iterator[Reference]:
    """Each provision of the string, in order; members of a list follow one another."""
    before: Reference | None = None
    for start, end, steps in _members(string):
        gap = string[before.end : start].strip() if before else None
        listed = before is not None and gap in _JOINS and start - before.end <= 3
        ranged = before is not None and gap in _RANGE
        if before and (listed or ranged):
            steps = _inherit(before.until or before.steps, steps)
        if before and ranged and not before.until and steps[-1].unit == before.steps[-1].unit:
            before = replace(before, end=end, text=string[before.start : end], until=steps, name=f"{before.name}至{label(steps)}")
            continue
        if before and listed and start == before.end and not before.until:
            before = replace(before, end=end, text=string[before.start : end], steps=steps, name=label(steps))
            continue
        internal = before.internal if before and (listed or ranged) else bool(_LEADS.search(string[max(0, start - 3) : start]))
        if before:
            yield before
        before = None
        if not (listed or ranged) and not _is_cited(string, start, end, steps):
            continue
        before = _ranged(Reference("provision", start, end, string[start:end], label(steps), steps=steps, internal=internal))
    if before:
        yield before


def _ranged(one: Reference) -> Reference:
    """第496—498条: the last figure is that of the last member."""
    match = _RANGED.search(one.text)
    if match is None or _figure(match["to"]) <= one.steps[-1].number:
        return one
    until = (*one.steps[:-1], replace(one.steps[-1], number=_figure(match["to"])))
    return replace(one, until=until, name=f"{one.name}至{label(until)}")


def label(steps: tuple[Step, ...]) -> str:
    """A provision in one form, with digits: 第15条第2款第4项."""
    return "".join(map(str, steps))


def _members(string: str) -> Iterator[tuple[int, int, tuple[Step, ...]]]:
    """Chains of steps, and the members of 第二、三款, each with its own stretch."""
    done = last = 0
    goes_on = {match.start("figure"): match for match in _CONTINUED.finditer(string)}
    chains = {match.start(): match for match in _CHAIN.finditer(string)}
    shared = {match.start(): match for match in _SHARED.finditer(string)}
    for start in sorted(chains.keys() | shared.keys() | goes_on.keys()):
        if start < done:
            continue
        if start in goes_on:
            member = goes_on[start]
            if member.start() == done and _figure(member["figure"]) > last:
                done, last = member.end(), _figure(member["figure"])
                yield start, done, (Step("条", last),)
            continue
        first = _PARTS.match(string, start)
        last = _figure(first[1]) if first else 0
        if start in shared:
            yield from _share(string, shared[start])
            done = shared[start].end()
        else:
            text = chains[start][0].rstrip()
            done = start + len(text)
            yield from _falling(start, text)


def _share(string: str, match: re.Match[str]) -> Iterator[tuple[int, int, tuple[Step, ...]]]:
    """第二、三款: the unit at the end is that of every figure."""
    figures = list(_BARE_FIGURE.finditer(string, match.start() + 1, match.end()))
    unit = cast(ProvisionUnit, match[0][-1])
    for index, figure in enumerate(figures):
        start = figure.start() if index else match.start()
        end = match.end() if index == len(figures) - 1 else figure.end()
        yield start, end, (Step(unit, _figure(figure[0])),)


def _falling(start: int, text: str) -> Iterator[tuple[int, int, tuple[Step, ...]]]:
    """A chain, parted where a level does not lie below the one before it (第一项第二项)."""
    steps: list[Step] = []
    first = last = 0
    for part in _PARTS.finditer(text):
        step = Step(cast(ProvisionUnit, part["unit"]), _figure(part[1]), value(part["branch"]) if part["branch"] else 0)
        if steps and PROVISION_UNITS.index(step.unit) <= PROVISION_UNITS.index(steps[-1].unit):
            yield start + first, start + last, tuple(steps)
            steps, first = [], part.start()
        steps.append(step)
        last = part.end()
    yield start + first, start + last, tuple(steps)


def _figure(text: str) -> int:
    return value(text.strip("（）() "))


def _inherit(above: tuple[Step, ...], steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """The steps with the levels of the member before that lie above them."""
    top = PROVISION_UNITS.index(steps[0].unit)
    return (*(step for step in above if PROVISION_UNITS.index(step.unit) < top), *steps) if top > PROVISION_UNITS.index("条") else steps


def _is_cited(string: str, start: int, end: int, steps: tuple[Step, ...]) -> bool:
    """Whether this is a citation, not a heading, and not a count of things (第一项工作)."""
    unit = steps[0].unit
    if not string[string.rfind("\n", 0, start) + 1 : start].strip(" \u3000#*-"):
        return unit == "条" and bool(_CITED_AT_LINE_START.match(string, end))
    if unit == "条" or len(steps) > 1:
        return True
    before = string[start - 1]
    return (
        string.endswith(_AMENDS, 0, start)
        or before in "\0》法例定则条款"
        or "（" in string[start:end]
        or bool(_CITED_ALONE.match(string, end))
    )
