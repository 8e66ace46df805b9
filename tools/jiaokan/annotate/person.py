"""Persons: a Chinese name beside what says that it is one: an office, a byline, a list of names; then wherever it stands again.

A name without such a sign is left: two characters can be anything, and harm is worse than a name unseen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import rjieba

from jiaokan.annotate.division import divisions
from jiaokan.annotate.lexicon import Hit, KnownWord, everywhere, table
from jiaokan.annotate.mention import Mention
from jiaokan.annotate.surname import is_name
from jiaokan.grammar.characters import HAN
from jiaokan.grammar.foreign_name import sounds_end, sounds_start

_HAN = rf"[{HAN}]"
_FOLLOWS = re.compile(
    rf"[^{HAN}]|$|说|表示|介绍|指出|强调|认为|告诉|主持|赴|在|任|兼|等|同志|一行|率|带队|带领|出席|列席|参加|参与|作|宣布|对|向|和|与|及|就|到|来|讲话|致辞|签署|会见|会上|称|总结|要求|深入|先后|"
    r"调研|前往|报道|摄|的|是|也|还|曾|将|已|所|看|决定|这样|为|因|从|担任|被|接替|继任|出任|身着|走|带|正|并|代表|总书记|主席|总理|书记|先生|女士|接受|透露|坦言|分析|回忆|感慨|补充|解释|把|给|让|主任|部长|局长|省长|市长|教授|院士|时"
)
_VERBS = frozenset("说赴在任等率作称对向和与就到来是也还曾将已所看的为因从被走带正并把给让兼时摄")
_SPEAKS = re.compile("说|表示|介绍|告诉|认为|指出|强调|坦言|感慨|透露")
_SERVES = re.compile("出席|主持|参加|列席|陪同|带队|讲话|宣布|表示|介绍")
"""A verb, before which 和 joins nothing: 秘书长李仁和出席."""
_OWN_WORDS = frozenset("和司")
"""Characters that end a name only where a verb stands behind them."""
_LOOSE = re.compile(f"[{HAN}][和向为从成定安][{HAN}](?=[、，。；）\n])")
"""Three characters before a mark, the middle one also a word of its own: 部长阴和俊、."""
_LIST = frozenset("、和")
_SALUTED = re.compile(rf"^({_HAN}{{2,4}}(?:、{_HAN}{{2,4}})*)(?:等)?(?:代表|委员|同志|教授|先生|女士)[们]?：", re.MULTILINE)
"""To whom a letter is written: 某某、某某代表：."""
_BODY_ENDS = frozenset("局厅委部院处科室会办所")
_BEFORE = frozenset("、以由经和与及，。：；“（\n\u3000")
_SIGNING_ROLE = re.compile("(?:记者|通讯员|评论员|编辑|责编|作者|摄影|整理|撰稿)[：: \u3000]*")
_BY_GAP = re.compile("[、，\u3000 ]{1,3}")
_LINE = re.compile(rf"(?:^[\u3000 ]*|[：:]\u3000*)({_HAN}(?:[\u3000 ]{_HAN}|{_HAN}{{1,3}}))[\u3000 ]+(?=([^\u3000\n]{{2,40}}))", re.M)
_RESOLVED = re.compile(
    rf"^({_HAN}{{2,4}}?)(?:（[女男]）)?(?:同志)?(?:为|任|的)(?=[^\n。；]{{4,60}}(?:职务|长|主任|委员|书记|检察员|审判员)[；。\n])",
    re.MULTILINE,
)
"""A line of a resolution on offices: 某某为…副院长；某某的…职务；"""
_OFFICE_END = re.compile("长|会计师|经济师|主任|书记|委员|总理|主席|总师|助理|工程师|专员|行长|参赞|司令员|政委")
_FOREIGN = re.compile(rf"[{HAN}]{{1,7}}(?:·[{HAN}]{{1,8}}){{1,5}}")


def known_offices() -> Iterator[KnownWord]:
    """The offices and persons of the package's own tables; the norm of an office says how much it is a sign of a name."""
    signs = {word: sign for _, sign, words in table("offices.tsv") for word in words.split()}
    for word, sign in sorted(signs.items()):
        yield KnownWord(word, "office", sign)
    for (name,) in table("persons.tsv"):
        yield KnownWord(name, "person", name)


def find_persons(string: str, known: Iterable[Hit], offices: Iterable[Hit]) -> Iterator[Mention]:
    """Each person of the string.

    Args:
        string: the text.
        known: the known persons that stand in it.
        offices: the offices that stand in it.
    """
    found: dict[int, Mention] = {}
    for hit in known:
        found[hit.start] = Mention("person", hit.start, hit.end, string[hit.start : hit.end], hit.row.norm, hit.row.entity)
    for start, end in (
        *_beside(string, offices),
        *_saluted(string),
        *_rows(string),
        *_appointed(string),
        *_bylines(string),
        *_lines(string),
        *_foreign(string),
    ):
        name = string[start:end]
        if start not in found or (end > found[start].end and "·" in name):
            found[start] = Mention("person", start, end, name, name.replace("\u3000", "").replace(" ", ""))
    yield from found.values()
    for name, start, end in everywhere(string, {one.norm for one in found.values()}):
        if start not in found and _again(string, start, name):
            yield Mention("person", start, end, name, name)


def _again(string: str, at: int, name: str) -> bool:
    """Whether a name that is known from elsewhere in the text stands here; one of two characters needs a mark or a verb beside it."""
    return len(name) > 2 or bool(_FOLLOWS.match(string, at + len(name)))


def _beside(string: str, offices: Iterable[Hit]) -> Iterator[tuple[int, int]]:
    for hit in offices:
        after = hit.end
        if string.startswith("同志", after):
            after += 2
        if string[after : after + 1] in ("\u3000", "：") and after < len(string):
            after += 1
        size = 0 if hit.row.norm == "after" else _size(string, after)
        if size and (hit.row.norm != "weak" or size > 2 or _SPEAKS.match(string, after + size)):
            yield from _listed(string, after, size)
        elif not size and hit.row.norm == "strong":
            end = sounds_end(string, after)
            if end - after >= 3 and _FOLLOWS.match(string, end):
                yield after, end
        start = _start_before(string, hit.start)
        if start is not None:
            yield start, hit.start


def _saluted(string: str) -> Iterator[tuple[int, int]]:
    for match in _SALUTED.finditer(string):
        at = match.start()
        for name in match[1].split("、"):
            if is_name(name):
                yield at, at + len(name)
            at += len(name) + 1


_ROLE_BEHIND = r"[0-9]{1,3}(?:名|位|人)|[^，。；、\n]{0,4}(?:领导|同志|代表|委员)|分别|先后|出席|列席|参加"
_IN_ROW = f"(?:(?!等){_HAN}){{2,3}}"
_ROW = re.compile(rf"(?:(?<=[。，；：\n\u3000对予])|^)({_IN_ROW}(?:、{_IN_ROW})*)等?(?={_ROLE_BEHIND})", re.MULTILINE)
"""A row of names before what says that they are persons: 某某、某某等县级领导分别参加, 某某等2名."""


def _rows(string: str) -> Iterator[tuple[int, int]]:
    for match in _ROW.finditer(string):
        names = match[1].split("、")
        sole = len(names) == 1 and not string.startswith("等", match.end(1))
        if sole or not all(is_name(name) and not _is_common(name) and name not in divisions() for name in names):
            continue
        at = match.start()
        for name in names:
            yield at, at + len(name)
            at += len(name) + 1


def _is_common(name: str) -> bool:
    """Whether the dictionary has it, or its first two characters, as a word that is no name of a person."""
    return any(rjieba.has_word(word) and rjieba.tag(word, False)[0][1] not in ("nr", "nrt", "nrfg") for word in (name, name[:2]))


def _listed(string: str, at: int, size: int) -> Iterator[tuple[int, int]]:
    """A name and those that a list sets behind it: 副主任张建欣、田喜荣."""
    while size:
        yield at, at + size
        at += size
        if string[at : at + 1] not in _LIST or at >= len(string):
            return
        at += 1
        size = _size(string, at)


_APPOINTS = re.compile(f"(?:授予|追授|任命|选举|补选|提名|增补|聘任|决定免去|免去|接受)(?=[{HAN}]{{2,4}}(?:[、和为的辞同等]))")
_APPOINTED = re.compile("同志|[为的辞、和等]")


def _appointed(string: str) -> Iterator[tuple[int, int]]:
    """Who is appointed or removed: 任命某某、某某为…, 免去某某的…职务."""
    for match in _APPOINTS.finditer(string):
        at = match.end()
        for _ in range(40):
            size = next((size for size in (3, 2, 4) if is_name(string[at : at + size]) and _APPOINTED.match(string, at + size)), 0)
            if not size:
                break
            yield at, at + size
            at += size
            if string[at : at + 1] not in "、和":
                break
            at += 1


def _size(string: str, at: int) -> int:
    """How long the name is that begins at `at`; 0 if none does."""
    three, two = string[at : at + 3], string[at : at + 2]
    four = string[at : at + 4]
    if _LOOSE.match(string, at) and is_name(three, strict=False):
        return 3
    for size in (3, 2):
        name = string[at : at + size]
        if name[-1:] in _OWN_WORDS and _SERVES.match(string, at + size) and is_name(name, strict=False) and not rjieba.has_word(name):
            return size
    if is_name(four) and _FOLLOWS.match(string, at + 4):
        return 4
    long = is_name(three) and _ends(string, at, 3)
    short = is_name(two) and (_FOLLOWS.match(string, at + 2) is not None or (not is_name(three) and _ends(string, at, 2)))
    if long and short:
        return 2 if three[-1] in _VERBS else 3
    return 3 if long else 2 if short else 0


def _ends(string: str, at: int, size: int) -> bool:
    """Whether a name ends there: before a mark or a word that follows names, or where the words behind it begin anew."""
    end = at + size
    if _FOLLOWS.match(string, end):
        return True
    words = rjieba.cut(string[end : end + 6])
    return bool(words) and len(words[0]) > 1 and not _crosses(string, at, end)


def _crosses(string: str, at: int, end: int) -> bool:
    """Whether a word of the language reaches over the end of the name."""
    place = at
    for word in rjieba.cut(string[at : end + 4]):
        if place < end < place + len(word):
            return True
        place += len(word)
    return False


def _start_before(string: str, end: int) -> int | None:
    """Where the name begins that ends at `end`, right before an office; none if no mark stands before it."""
    for size in (3, 2, 4):
        start = end - size
        if string[start : start + 1] == "由" and is_name(string[start + 1 : end]):
            continue
        if start >= 0 and is_name(string[start:end]) and (start == 0 or string[start - 1] in _BEFORE or _behind(string, start, size)):
            return start
    return None


def _behind(string: str, start: int, size: int) -> bool:
    """Whether a name may begin behind a body (督察局梅进副处长), or one of three characters behind a verb (指定钱建军主任)."""
    if string[start - 1] in _BODY_ENDS:
        return not any(rjieba.has_word(string[start - 1 : start + size]) for size in (1, 2))
    if rjieba.has_word(string[start : start + 2]):
        return False
    words = rjieba.tag(string[max(0, start - 4) : start])
    return size == 3 and bool(words) and len(words[-1][0]) > 1 and words[-1][1] == "v" and not _crosses(string, start - 2, start)


def _bylines(string: str) -> Iterator[tuple[int, int]]:
    for match in _SIGNING_ROLE.finditer(string):
        at = match.end()
        while size := _size(string, at):
            yield at, at + size
            gap = _BY_GAP.match(string, at + size)
            if gap is None:
                break
            at = gap.end()


def _lines(string: str) -> Iterator[tuple[int, int]]:
    """Lists that give a name and an office a line: 组　长：张高丽　国务院副总理."""
    for match in _RESOLVED.finditer(string):
        if is_name(match[1]):
            yield match.span(1)
    for match in _LINE.finditer(string):
        name = match[1].replace("\u3000", "").replace(" ", "")
        if is_name(name, strict=False) and _OFFICE_END.search(match[2]):
            yield match.span(1)


def _foreign(string: str) -> Iterator[tuple[int, int]]:
    """Names with a dot: 阿兰·贝尔托; their ends reach as far as characters that write foreign sounds."""
    for match in _FOREIGN.finditer(string):
        start, end = match.start() + match[0].index("·"), match.start() + match[0].rindex("·") + 1
        start, end = max(match.start(), sounds_start(string, start)), min(match.end(), sounds_end(string, end))
        if string[start] != "·" and string[end - 1] != "·":
            yield start, end
