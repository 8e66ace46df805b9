"""Who adopted a law, who made it public, by which order, on which days: the lines under its title, event by event.

《中华人民共和国立法法》 (2023) has the order that makes a law public say the body, the day of adoption and the day from which it holds
(art. 28, 78, 87, 97); printed texts carry the same under the title, with every later revision: each event begins with its day.
A day counts only with the verb that says what happened on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile, takewhile
from typing import Literal, NamedTuple

from jiaokan.edition.document import Block
from jiaokan.grammar.body_name import is_body_name
from jiaokan.grammar.characters import HAN
from jiaokan.grammar.date import ANY_DAY
from jiaokan.grammar.numeral import NUMERAL, ONE_TO_NINE, value
from jiaokan.reference.number import find_numbers
from jiaokan.text import re

Happened = Literal["adopted", "issued", "revised", "effective"]
VERBS: tuple[tuple[Happened, str], ...] = (
    ("revised", "修订|修正|修改|修訂|增訂|增订"),
    ("issued", "公布|发布|發布|颁布|頒布|公告|印发|印發"),
    ("adopted", "通过|通過"),
    ("effective", "施行|实施|實施|生效"),
)
"""What may have happened on a day; of several verbs the first kind that is there counts, for one revises by adopting."""
LONGEST_LINE_CHARACTERS = 900
"""Code points of a line of events: a code that was revised ten times."""
_OPEN, _CLOSE = "（([", "）)]"
_FIGURES = (
    rf"(?:(?:19|20)\d\d[-./]\d{{1,2}}[-./]\d{{1,2}}(?=[ \u3000]?[{HAN}]{{0,40}}(?:公布|颁布|頒布|通过|通過|修订|修訂|修正|施行|实施)))"
)
"""A day in figures, with what happened on it; 发布 behind it may be the word of a page."""
_EVENT = re.compile(rf"(?:(?:根据|根據|依据|经|經|自)\s*)?(?P<day>{ANY_DAY}|{_FIGURES})")
_BY_LAW, _REVISES = re.compile("根据|根據|依据|依據"), re.compile("修订|修正|修改|修訂|增訂|增订")
"""How the event begins that another law brought about, and the verbs with which it ends."""
_UNENDED = re.compile(rf"{ANY_DAY}[ \u3000]?[{HAN}\d]{{4,60}}会议")
"""A line of a body that met, without what it did: the next says it of both."""
_SHORT_ERA = re.compile(rf"(?<![中华華])民[国國](?={ANY_DAY})")
"""The era as people say it: 民國100年8月2日."""
_SPACED = re.compile(r"(?<=\d)[ \u3000]+(?=[年月日])|(?<=[年月])[ \u3000]+(?=\d)")
"""The blanks that a printer sets inside of a day."""
_LABEL = re.compile(r"^\d{1,3}\s?[.．、]\s*(?=\D)")
"""The number of a row of a law's history."""
_BRACKET = re.compile(rf"[（(](?P<day>{ANY_DAY})[ \u3000]?(?P<number>[^（）()]{{4,24}}[号號])[）)]")
_HISTORY_HEAD = re.compile("(?:立法|法[规規])?沿革")
_NUMBERED = re.compile(rf"\d{{1,3}}\s?[.．、]\s*{ANY_DAY}")
_SPLIT = re.compile(r"(?<=第)\s+(?=\d)|(?<=\d)\s+(?=\d|[号號])")
"""Where a line of the history broke a number."""
_ENDS = r"(?=$|[\s，,；;。）)]|自|起|并|並|全文|第|《|施行|实施|實施|公布|发布|發布)"
"""What stands behind the verb of an event: 教育部发布文件 is no event of the text that says so."""
_SIGNED = re.compile(rf"(?P<day>{ANY_DAY})[，, \u3000]+(?P<who>[{HAN}]{{3,20}})")
"""How collections of laws say in one line when a rule was issued and by whom: 1990年3月10日，某部."""
_FROM = re.compile(rf"自(?P<day>{ANY_DAY})起(?:施行|实施)")
_TOLD = re.compile(rf"(?:{dict(VERBS)['issued']})《[^》]{{2,80}}》，(?![自根依经經并並现現{ONE_TO_NINE}\d])[{HAN}]")
"""How a story goes on behind what it says was made public: 国务院发布《某意见》，确定了某事."""
_NAMED = re.compile(rf"^(?:现行的?)?《[^》]{{2,120}}》(?:已|业|業)?(?:经|經|于|於)?(?=\d|{ANY_DAY})")
"""How an order begins that says of a law when it was adopted."""
_SESSION = re.compile(rf"第?{NUMERAL}[届屆]")
_BY_MEETING = re.compile(
    rf"《[^》]{{2,80}}》(?:[（(][^（）()]{{1,24}}[）)])?(?:已|业)?[经由經](?P<who>[{HAN}、]{{2,60}}?)第{NUMERAL}次(?:全体)?会议[于於]?"
    rf"(?P<day>{ANY_DAY})(?:修[订正改])?通过"
)
"""How the order that makes public what a legislature adopted begins: 《某条例》已由某省第九届人民代表大会第二次会议于2000年1月2日通过."""
_MEETING = re.compile(rf"第{NUMERAL}次.*|[^{HAN}、\s].*|(?:主席团)?公告.*|(?:全体|政治局)会议.*")
_NO_ISSUER = re.compile("^(?:[本我]?[省市县縣區区州乡鄉镇鎮]|自治[区區州县縣])(?:人民)?政府$|主席团?$|總統$|总统$|大會$|会议$")
"""Who makes public what a legislature adopted, and a government without its place."""
_ENDED = re.compile("(?:发布|發布|公布)?(?:废止|廢止|停止適用|停止适用)")
_OWN_BOARD = re.compile("(?:审判委员会|检察委员会)$")
STATE_BEFORE_BODY = re.compile("^(?:中华人民共和国|中華人民共和國)(?=国务院|国家|教育部|财政部|[^主])")
"""The name of the state before that of one of its bodies."""
_ORDER = re.compile(
    rf"(?P<who>[{HAN}、\s]{{2,60}}?)(?P<kind>令|公告)\s*(?:（.{{0,12}}）)?\s*(?:[〔\[(（]?(?P<year>\d{{4}})[〕\])）]?年?)?\s*第?(?P<serial>{NUMERAL})[号號]"
)
_REPUBLIC_ORDER = re.compile(
    rf"(?P<who>總統|总统|[{HAN}]{{2,20}}?[部會会署院府局處处])"
    rf"(?P<number>(?:[（(]\d{{1,3}}[)）])?(?:[{HAN}]{{1,5}}|[{HAN}]{{1,3}}[（(][{HAN}\d]{{1,4}}[)）][{HAN}]{{0,3}})字第\d{{3,14}}[A-Z]?[号號])"
)
"""A code has few characters, so in 行政院衛生署衛署醫字第326679號 the body is as long as the rest lets it be short."""
_CODE_ALONE = re.compile(rf"\s*(?P<number>[{HAN}]{{1,6}}字第\s?\d{{3,14}}\s?[号號])(?:公告|令|函)?(?=公布|發布|发布|[制訂修增刪])")
"""A number whose body the reader knows: 學規字第100003號公告制定公布."""
_OWN_CODE = re.compile(rf"(?P<first>[{HAN}])[{HAN}]{{0,4}}?[部會会署院府局處处](?=(?P=first)[{HAN}]|[（(]\d)")
"""What of a code is still the body: behind it the code begins with its first character, or with the year."""


class LegalAct(NamedTuple):
    """What happened on a day."""

    kind: Happened
    day: str
    """As it is written."""
    body: str
    """Who did it; empty if the line does not say."""
    number: str
    """Of the order; empty if there is none."""


@dataclass(frozen=True)
class Promulgation:
    """What the lines under a title say; empty where they are silent."""

    issuers: tuple[str, ...] = ()
    number: str = ""
    adopted: str = ""
    issued: str = ""
    revised: str = ""
    """The last revision."""
    effective: str = ""


def history(blocks: Iterable[Block]) -> Iterator[str]:
    """The lines under a title up to the addressee, those of a numbered history row by row though a row may run over several lines.

    What follows an addressee tells of what a notice brings, not of the notice.

    Args:
        blocks: the first ones of a document.
    """
    row = ""
    for block in takewhile(lambda block: block.type != "addressee", blocks):
        text = block.text.strip()
        if _UNENDED.fullmatch(row.rsplit("、", 1)[-1]):
            row = f"{row}、{text}"
            if not _UNENDED.fullmatch(text):
                yield row
                row = ""
        elif _UNENDED.fullmatch(text) or _NUMBERED.match(text) or (_is_open(text) and not _is_open(row)):
            if row:
                yield row
            row = text
        elif row and len(row) <= LONGEST_LINE_CHARACTERS and (_NUMBERED.match(row) or _is_open(row)):
            row = _SPLIT.sub("", f"{row}{text}")
        else:
            yield text
    if row:
        yield row


def _is_open(row: str) -> bool:
    """Whether a line opens with a bracket that it does not close, and a day behind it."""
    return row[:1] in tuple(_OPEN) and not any(mark in row for mark in _CLOSE) and _EVENT.match(row, 1) is not None


def in_brackets(texts: Iterable[str]) -> tuple[str, str]:
    """The day and the number in the brackets with which a text opens: （1985年5月4日某政〔1985〕38号）; two empty strings if none does.

    Args:
        texts: the first blocks.
    """
    found = next((found for text in texts if (found := _BRACKET.match(text))), None)
    number = next((one.name for one in find_numbers(found["number"])), "") if found else ""
    return (found["day"], number) if found and number else ("", "")


def told_behind(blocks: Iterable[Block]) -> Iterator[str]:
    """The lines of the history of a law that stands behind it, below a heading of its own.

    Args:
        blocks: all of a document.
    """
    return (block.text for block in dropwhile(lambda block: _HISTORY_HEAD.fullmatch(block.text) is None, blocks))


def promulgation(lines: Iterable[str]) -> Promulgation:
    """What is said under the title.

    A legislature issues what it adopts, whoever makes it public; else the issuer is who made it public, else who adopted it.

    Args:
        lines: the first blocks of a document, before its first article.

    Returns:
        Days as they are written; the first adoption, promulgation and day of effect, the last revision.
    """
    found = [event for line in lines for event in events(line)]
    by: dict[str, list[LegalAct]] = {kind: [event for event in found if event.kind == kind] for kind, _ in VERBS}
    first = {kind: rows[0] if rows else LegalAct("adopted", "", "", "") for kind, rows in by.items()}
    made = next((event for event in by["adopted"] if re.search("人民代表大会|立法会|立法院", event.body)), None)
    told = made or next(
        (event for kind in ("issued", "adopted") for event in by[kind] if event.body and not _NO_ISSUER.search(event.body)), None
    )
    bodies = tuple(name for name in re.split(r"[、\s\u3000]+", told.body) if name) if told else ()
    return Promulgation(
        issuers=bodies,
        number=next((event.number for event in by["issued"] if event.number), ""),
        adopted=first["adopted"].day,
        issued=first["issued"].day,
        revised=by["revised"][-1].day if by["revised"] else "",
        effective=first["effective"].day,
    )


def events(line: str) -> Iterator[LegalAct]:
    """The events of a line that is nothing but events; none if it is anything else."""
    line = _SPACED.sub("", line)
    bare = _SHORT_ERA.sub("中華民國", _NAMED.sub("", _LABEL.sub("", line.strip().strip(_OPEN + _CLOSE).strip())))
    if len(bare) > LONGEST_LINE_CHARACTERS or "。" in bare.rstrip("。"):
        return
    days = list(_EVENT.finditer(bare))
    if (made := _BY_MEETING.match(line.strip())) and made["day"]:
        yield LegalAct("adopted", made["day"], _body(made["who"]), "")
        yield from (LegalAct("effective", found["day"], "", "") for found in _FROM.finditer(bare))
        return
    if (signed := _SIGNED.fullmatch(bare)) and is_body_name(signed["who"]):
        yield LegalAct("issued", signed["day"], _plain(signed["who"]), "")
        return
    if not days or days[0].start() > 0 or _TOLD.search(bare):
        return
    waiting: list[str] = []
    days = list(_begun(days, bare))
    for at, day in enumerate(days):
        rest = bare[day.end() : days[at + 1].start() if at + 1 < len(days) else len(bare)]
        if rest.endswith("、"):  # One body met on this day and another on the next: both adopted it on the last.
            waiting.append(_body(rest))
            continue
        for event in _event(day["day"], rest):
            yield event._replace(body="、".join(filter(None, (*waiting, event.body))))
        waiting = []


def _begun(days: Sequence[re.Match[str]], line: str) -> Iterator[re.Match[str]]:
    """The days with which events begin: those of the law that revises it, 根据某日通过、某日公布的《某决定》修正, are one event."""
    revising = False
    for day, following in zip(days, [*days[1:], None], strict=True):
        if revising and not _BY_LAW.match(day[0]):
            revising = not _REVISES.search(_outside(line[day.end() : following.start() if following else len(line)]))
            continue
        yield day
        rest = _outside(line[day.end() : following.start() if following else len(line)])
        revising = bool(_BY_LAW.match(day[0]) and following and not _REVISES.search(rest))


def _outside(text: str) -> str:
    return re.sub("《[^》]*》", "《》", text)


def _event(day: str, rest: str) -> Iterator[LegalAct]:
    outside = _outside(rest)
    clauses = [outside.split("，")[0], outside]  # …通过，现予公布: on this day it was adopted.
    kind = next((kind for clause in clauses for kind, verbs in VERBS if re.search(verbs, clause)), None)
    if kind is None or _ENDED.search(outside):
        return
    if kind in ("issued", "adopted") and not any(re.search(f"(?:{dict(VERBS)[kind]}){_ENDS}", clause) for clause in clauses):
        return
    number, body = _order(outside) if kind in ("issued", "revised") else ("", "")
    body = body or ("" if _CODE_ALONE.match(outside) else _body(outside))
    if not number and body and not all(is_body_name(name) or _NO_ISSUER.search(name) for name in body.split("、")):
        return  # …之前完成，考核通过: somebody did something on that day, and nobody adopted a law.
    yield LegalAct(kind, day, body, number)
    if kind in ("issued", "adopted") and re.search("施行|实施", outside.split("自")[0]):
        yield LegalAct("effective", day, "", "")


def _order(rest: str) -> tuple[str, str]:
    """The number of the order that makes it public, and whose order it is."""
    if found := _REPUBLIC_ORDER.search(rest):
        who, number = found["who"], found["number"]
        while longer := _OWN_CODE.match(number):
            who, number = who + longer[0], number[longer.end() :]
        return number, who
    if alone := _CODE_ALONE.match(rest):
        return "".join(alone["number"].split()), ""
    found = _ORDER.search(rest)
    if not found:
        return "", ""
    serial = value(found["serial"])
    who = _plain(found["who"].removeprefix("以"))
    year = f"{found['year']}年" if found["year"] else ""
    named = f"{who}{found['kind']}{year}第{serial}号"
    number = named if "、" in who else next((one.name for one in find_numbers(named)), named)
    return "" if number.startswith(("公告", "令")) else number, who


def _body(rest: str) -> str:
    """The body at the head of what was done: what stands before its session, meeting, order or verb."""
    head = rest.strip().removeprefix("召开的").removeprefix("由").removeprefix("经").removeprefix("以")
    head = _SESSION.sub("", head)
    verbs = "|".join(verbs for _, verbs in VERBS)
    head = re.split(f"{verbs}|[制訂]定|审议|批准|令第|令$|第{NUMERAL}号", head)[0]
    return _plain(_MEETING.sub("", head.strip()))


def _plain(body: str) -> str:
    names = [_OWN_BOARD.sub("", STATE_BEFORE_BODY.sub("", name.strip())) for name in re.split(r"[、\s\u3000]+", body)]
    return "、".join(name for name in names if len(name) > 1)
