"""The head of a document whose lines were run together: what stands behind the title in the block that begins with it.

An extractor that loses the breaks of a page leaves title, number, day, history and addressee in one line. A block that begins with the
title is taken apart from there on; each part has to begin where the last one ended, and what is none of them is running text.
The order is that of GB/T 9704—2012, 7.2.5 to 7.3.2; a law has the order and the history in the place of number and addressee.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jiaokan.grammar.body_name import is_body_name
from jiaokan.grammar.characters import HAN
from jiaokan.grammar.date import ANY_DAY
from jiaokan.grammar.numeral import NUMERAL, value
from jiaokan.intake.issuers import YEAR_BEHIND
from jiaokan.intake.promulgation import events
from jiaokan.reference.number import find_numbers
from jiaokan.text import re

RUN_ON = "与题名连写的一行"
HEAD_BLOCKS, LONGEST_HEAD_CHARACTERS, SHORTEST_TITLE_CHARACTERS = 4, 900, 4
"""Among how many blocks the title comes again, how far its head goes at most, and how long it is at least, in code points."""
MOST_ODD_CHARACTERS, LEAST_END_CHARACTERS = 4, 3
"""In how many code points of one stretch the title above may differ from that of the text, and how many agree behind it."""
_YEAR = r"[〔\[［（(﹝](?P<{name}>(?:19|20)?\d\d)[〕\]］）)﹞]"
_CODED = re.compile(
    rf"(?P<code>(?:[{HAN}]|[（(\[［][{HAN}]{{1,4}}[）)\]］]){{1,14}}?){_YEAR.format(name='year')}第?(?P<serial>\d{{1,5}})号(?P<kind>函?)"
)
_CASED = re.compile(rf"{_YEAR.format(name='year')}(?P<code>[{HAN}]{{2,10}}第?)(?P<serial>\d{{1,5}})号")
_ORDER = re.compile(rf"(?P<who>[{HAN}]{{2,24}}?)(?P<kind>令|公告)第?(?P<serial>{NUMERAL})号")
_BRACKET = re.compile(r"[（(](?P<inside>[^（）()]{4,400}(?:[（(][^（）()]{0,60}[）)][^（）()]{0,300}){0,4})[）)]")
_SENT_TO = re.compile(r"(?P<to>(?P<first>[^。；：:《、，（(]{2,40})[^。；：:《]{0,160})[：:]")
_ALL = re.compile("各|全[国国省市县縣区區]")
_ADOPTED = re.compile(rf"{ANY_DAY}[^。，；]{{2,60}}?通过")
_CIRCULATED = re.compile("(?:[关關][于於])?印[发發]《(?P<what>[^》]+)》的通知$")
"""How the title of a circular names what it brings: 某院印发《关于某事的意见》的通知."""
_BEGINS = re.compile(r"第\s?[一1]\s?[章条條编編]|目[ \u3000]*[录錄]|附[:：]")
_BY_ORDER = re.compile(rf"^[{HAN}]{{2,20}}(?:公告|令)(?=《)")
"""Whose announcement or order it is that says so."""
_MADE_PUBLIC = re.compile(r"现(?:予)?(?:将[^。]{2,80})?(?:发布|公布|颁布)")
_FROM = re.compile(rf"自{ANY_DAY}起(?:施行|实施)")
_SIGNED = re.compile(rf"(?:[{HAN}]{{0,20}}[ \u3000])?[{HAN}]{{0,16}}?(?P<day>{ANY_DAY})")
_AT_END = re.compile(
    rf"(?:此[复覆]|。)[\s\u3000]?(?:[{HAN}]{{2,20}}[院部局厅会府办署庭])?[\s\u3000]?(?P<day>{ANY_DAY})$"
    rf"|(?P<before>{ANY_DAY})[\s\u3000]?附件?[:：]"
)
"""The day with which such a text is signed, at its end or before what is appended."""
_DAY = re.compile(ANY_DAY)


class RunOn(NamedTuple):
    """What stands behind the title; empty where it says nothing."""

    number: str = ""
    day: str = ""
    """Of issue, as it is written."""
    acts: tuple[str, ...] = ()
    """Lines of its history, as `jiaokan.intake.promulgation` reads them."""
    sent: bool = False
    """Whether it is sent to somebody."""


def run_on(title: str, texts: Sequence[str]) -> RunOn:
    """What stands behind the title in the first block that begins with it; nothing if no line was run on.

    Args:
        title: of the document.
        texts: its blocks.

    Examples:
        >>> run_on("某院关于某事的批复（1989）", ["某院关于某事的批复某复〔1989〕1号1989年1月3日某省某院：你院请示收悉。"])
        RunOn(number='某复〔1989〕1号', day='1989年1月3日', acts=(), sent=True)
        >>> run_on("某市某局关于某事的通知", ["某市某局关于某事的通知（某发〔2017〕2号）印发以来，各地认真落实。"])
        RunOn(number='', day='', acts=(), sent=False)
    """
    bare = YEAR_BEHIND.sub("", title)
    found = next((one for text in texts[:HEAD_BLOCKS] for one in _heads(bare, text[:LONGEST_HEAD_CHARACTERS]) if one != RunOn()), RunOn())
    if found == RunOn() or found.day or any(_DAY.search(act) for act in found.acts):
        return found
    days = {one["day"] or one["before"] for text in texts for one in _AT_END.finditer(text)}
    return found._replace(day=days.pop()) if len(days) == 1 else found


def _heads(title: str, text: str) -> Iterator[RunOn]:
    """What a block may say: behind the title, behind that of what it brings, in an announcement that names it before it stands."""
    for one in dict.fromkeys((title, _CIRCULATED.sub(r"\g<what>", title))):
        if (end := behind(one, text)) is not None:
            while text.startswith(one, end):
                end += len(one)
            yield _head(text[end:])
    named = text.find(f"《{title}》")
    if named >= 0 and len(title) >= SHORTEST_TITLE_CHARACTERS and _BY_ORDER.match(text[: named + 1]):
        told = _head(text)
        again = [at + len(title) for at in (text.find(title, named + len(title)),) if at >= 0]
        number = next((found[0] for at in again if (found := _number(text, at))), "")
        yield told._replace(number=told.number or number)


def behind(title: str, text: str) -> int | None:
    """Where a text goes on that begins with a title, marks and blanks apart, and is no longer than that; None if it does not.

    Args:
        title: of the document.
        text: of a block.

    Examples:
        >>> behind("甲院　乙部关于某事的通知", "甲院、乙部关于某事的通知法发〔1986〕1号"), behind("某市条例", "某市条例")
        (12, None)
        >>> behind("关于预收货款的责任问题的批复", "关于预收货的责任问题的批复法复〔1989〕1号")
        13
    """
    own = [char for char in title if char.isalnum()]
    if len(own) < SHORTEST_TITLE_CHARACTERS:
        return None
    places = [at for at, char in enumerate(text[: 2 * len(title) + MOST_ODD_CHARACTERS]) if char.isalnum()]
    same = 0
    while same < min(len(own), len(places)) and own[same] == text[places[same]]:
        same += 1
    if same == len(own):
        end = places[same - 1] + 1
    else:
        ends = (len(own) + more for odd in range(1, MOST_ODD_CHARACTERS + 1) for more in (-odd, odd, 0))
        last = next((one for one in ends if _agree(own, text, places, one, same)), None)
        if last is None:
            return None
        end = places[last - 1] + 1
    while end < len(text) and text[end] in "》”’」』)）" and text[end] in title[-1:]:
        end += 1
    return end if end < len(text) else None


def _agree(own: Sequence[str], text: str, places: Sequence[int], last: int, same: int) -> bool:
    """Whether the first units up to a place differ from a title in one short stretch, and end as it does."""
    if not LEAST_END_CHARACTERS < last <= len(places):
        return False
    tail = 0
    while tail < min(len(own), last) - same and own[-1 - tail] == text[places[last - 1 - tail]]:
        tail += 1
    return tail >= LEAST_END_CHARACTERS and max(len(own), last) - same - tail <= MOST_ODD_CHARACTERS


def _head(rest: str) -> RunOn:
    """The parts of a head, one behind the other."""
    number, day, at = "", "", 0
    acts: list[str] = []
    while at < len(rest):
        if rest[at] in " \u3000":
            at += 1
        elif not number and (found := _number(rest, at)):
            number, at = found
        elif not number and (adopted := _ADOPTED.match(rest, at)) and _number(rest, adopted.end()):
            acts.append(adopted[0])
            at = adopted.end()
        elif bracket := _BRACKET.match(rest, at):
            said = [one for part in bracket["inside"].split("。") if list(events(part)) for one in [part]]
            alone = _DAY.fullmatch(bracket["inside"].strip())
            coded = _number(bracket["inside"], 0)
            if not said and not alone and not (coded and coded[1] == len(bracket["inside"])):
                break
            acts += said
            number, day = number or (coded[0] if coded and not said else ""), day or (alone[0] if alone else "")
            at = bracket.end()
        else:
            break
    begins = _BEGINS.search(rest, at)
    told, signed = _told(rest[at : begins.start() if begins else len(rest)])
    acts += told
    if not day and not told and (dated := _DAY.match(rest, at)):
        day, at = dated[0], dated.end()
        number, at = (number, at) if number or not (found_behind := _number(rest, at)) else found_behind
    sent = _SENT_TO.match(rest, at)
    to = sent is not None and (is_body_name(sent["first"]) or _ALL.match(sent["first"]) is not None)
    if not (acts or signed or to or _BEGINS.match(rest, at)):
        return RunOn()
    return RunOn(number, day or signed, tuple(acts), to)


def _number(text: str, at: int) -> tuple[str, int] | None:
    """The number that begins at a place, as the standard writes it, and where it ends."""
    if (found := _written(text, at)) is None:
        return None
    known = [one for one in find_numbers(found[0]) if (one.start, one.end) == (0, len(found[0]))]
    return (known[0].name if known else found[0]), found[1]


def _written(text: str, at: int) -> tuple[str, int] | None:
    if found := _CASED.match(text, at):
        return f"〔{found['year']}〕{found['code']}{int(found['serial'])}号", found.end()
    if found := _CODED.match(text, at):
        return f"{found['code']}〔{found['year']}〕{int(found['serial'])}号{found['kind']}", found.end()
    if found := _ORDER.match(text, at):
        return f"{found['who']}{found['kind']}第{value(found['serial'])}号", found.end()
    return None


def _told(rest: str) -> tuple[list[str], str]:
    """The sentences behind a number that tell its history, and the day with which the order that says so is signed."""
    acts: list[str] = []
    signed = ""
    public = False
    for sentence in _sentences(rest):
        own = _BY_ORDER.sub("", sentence)
        if list(events(own)):
            acts.append(own)
        elif _MADE_PUBLIC.match(own):
            acts += [found[0] for found in [_FROM.search(own)] if found]
        elif (acts or public) and (found := _SIGNED.match(own)):
            signed = found["day"]
            break
        else:
            break
        public = True
    return acts, signed


def _sentences(rest: str) -> Iterator[str]:
    """The sentences of a stretch, without what is blank."""
    return (part.strip() for part in rest.split("。") if part.strip())
