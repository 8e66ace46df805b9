"""Persons: a Chinese name beside what says that it is one: an office, a byline, a list of names; then wherever it stands again.

A name without such a sign is left: two characters can be anything, and harm is worse than a name unseen.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence

import rjieba

from jiaokan.annotate.lexicon import Known, KnownWord, everywhere, table
from jiaokan.annotate.mention import Mention
from jiaokan.annotate.person_name import FOLLOWS, SPEAKS, crosses, is_common, loose_size, name_size, rare_size
from jiaokan.annotate.person_role import ROLES
from jiaokan.annotate.person_row import find_rows
from jiaokan.annotate.person_sign import find_weighed
from jiaokan.annotate.sign import ends_with_word
from jiaokan.annotate.surname import is_name
from jiaokan.grammar.characters import HAN
from jiaokan.grammar.foreign_name import sounds_end, sounds_start
from jiaokan.grammar.near import Anchor, near
from jiaokan.grammar.numeral import COUNTING
from jiaokan.text import re

_HAN = rf"[{HAN}]"
_LIST = frozenset("、和")
_BODY_ENDS = frozenset("局厅委部院处科室会办所镇乡县市区村")
_BEFORE = frozenset("、以由经和与及，。：；“（\n\u3000")
_SIGNING_ROLE = re.compile("(?:记者|通讯员|评论员|编辑|责编|作者|摄影(?!师)|整理|撰稿)[：: \u3000]*")
_COLON = re.compile("[：:]\u3000?")
LONGEST_BRACKET_CHARACTERS = 12
"""Code points of what stands in brackets between what a person is and the colon."""
_BY_GAP = re.compile("[、，\u3000 ]{1,3}")
FEWEST_SOUND_CHARACTERS = 3
"""Characters that write foreign sounds and make a name before an office: 卡加梅总统."""
_DOTS = "·‧•・．"
"""What parts the names of one person, as presses write it."""
_DOT = Anchor(*_DOTS)
_FOREIGN = re.compile(rf"[{HAN}]{{1,7}}(?:[{_DOTS}][{HAN}]{{1,8}}){{1,5}}")
_INNER_DOT = re.compile(f"[{_DOTS}]")


def known_offices() -> Iterator[KnownWord]:
    """The offices and persons of the package's own tables; the norm of an office says how much it is a sign of a name."""
    signs = {word: sign for _, sign, words in table("offices.tsv") for word in words.split()}
    for word, sign in sorted(signs.items()):
        yield KnownWord(word, "office", sign)
    for (name,) in table("persons.tsv"):
        yield KnownWord(name, "person", name)


def find_persons(
    string: str,
    known: Iterable[Known],
    offices: Iterable[Known],
    abroad: Sequence[int] = (),
    bodies: Sequence[int] = (),
    places: Iterable[Mention] = (),
) -> Iterator[Mention]:
    """Each person of the string.

    Args:
        string: the text.
        known: the known persons that stand in it.
        offices: the offices that stand in it.
        abroad: where the names of other countries and their cities end, in order.
        bodies: where bodies end.
        places: the places of the text.
    """
    offices = tuple(offices)
    found: dict[int, Mention] = {}
    for hit in known:
        found[hit.start] = Mention("person", hit.start, hit.end, string[hit.start : hit.end], hit.row.norm, hit.row.entity)
    for start, end in (
        *_beside(string, offices, abroad),
        *find_rows(string),
        *_of_bodies(string, bodies),
        *_appointed(string),
        *_bylines(string),
        *_in_brackets(string),
        *_foreign(string, {hit.end for hit in offices}),
    ):
        name = string[start:end]
        if start not in found or (end > found[start].end and _INNER_DOT.search(name)):
            found[start] = Mention("person", start, end, name, name.replace("\u3000", "").replace(" ", ""))
    for start, end in find_weighed(string, bodies, places, [(one.start, one.end) for one in found.values()]):
        found.setdefault(start, Mention("person", start, end, string[start:end], string[start:end]))
    yield from found.values()
    for name, start, end in everywhere(string, {one.norm for one in found.values()}):
        if start not in found and _again(string, start, name):
            yield Mention("person", start, end, name, name)


_MEMBER = re.compile(f"(?:选手|队员|球员|学生|教练|主帅|运动员|同学|老师)?({_HAN}{{3}})(?=[、，。；）]|等|以)")
"""Who belongs to the body before him: 山西大学张淑兰等."""


def _of_bodies(string: str, bodies: Iterable[int]) -> Iterator[tuple[int, int]]:
    for end in bodies:
        match = _MEMBER.match(string, end)
        if match and is_name(match[1]) and not is_common(match[1]) and not crosses(string, match.start(1), match.end(1)):
            yield match.span(1)


def _again(string: str, at: int, name: str) -> bool:
    """Whether a name that is known from elsewhere in the text stands here; one of two characters has to be a word there."""
    end = at + len(name)
    if len(name) > 2 or FOLLOWS.match(string, end):
        return True
    return not is_common(name, part=False) and not crosses(string, at, end) and not crosses(string, max(0, at - 4), at)


def _spaced_size(string: str, at: int) -> int:
    """Code points of a name of two characters with a blank between them, as rows of names have it: 副县长肖　雷及."""
    name, behind = string[at : at + 3], string[at + 3 : at + 4]
    spaced = len(name) == 3 and name[1] == "\u3000" and is_name(name[0] + name[2])
    return 3 if spaced and (behind in _BEHIND_SPACED or not behind) else 0


_BEHIND_SPACED = frozenset("、，。；）和与及等\n")


def _beside(string: str, offices: Iterable[Known], abroad: Sequence[int]) -> Iterator[tuple[int, int]]:
    for hit in offices:
        after = hit.end
        if string.startswith("同志", after):
            after += 2
        if string[after : after + 1] in ("\u3000", "：", " ") and after < len(string):
            after += 1
        size = 0 if hit.row.norm == "after" else name_size(string, after)
        if size == 2 and is_common(string[after : after + 2], part=False):
            size = 0
        if size and hit.row.norm == "weak" and is_common(string[after : after + size]):
            size = 0
        if not size and hit.row.norm == "strong":
            size = loose_size(string, after) or rare_size(string, after) or _spaced_size(string, after)
        if size and (hit.row.norm != "weak" or size > 2 or SPEAKS.match(string, after + size)):
            yield from _listed(string, after, size)
        elif not size and hit.row.norm in ("strong", "foreign"):
            end = sounds_end(string, after)
            if not (end - after >= (2 if hit.row.norm == "foreign" else 3) and (FOLLOWS.match(string, end) or _OF_NAME.match(string, end))):
                end = _abroad(string, after, hit.start, abroad)
            if end and (which := _OF_NAME.match(string, end)):
                end = which.end()
            if end:
                yield after, end
        held = hit.start - (string[hit.start - 1 : hit.start] == "前" and hit.row.norm in ("strong", "foreign"))
        start = _start_before(string, held)
        sounds = sounds_start(string, hit.start) if hit.row.norm == "foreign" else hit.start
        if start is None and hit.start - sounds >= FEWEST_SOUND_CHARACTERS and not is_common(string[sounds : hit.start]):
            yield sounds, hit.start
        if start is not None and not _is_word(string[start:held], hit.row.norm):
            yield start, held


_NO_PERSON = frozenset(("n", "s", "f", "t"))
"""Tags of words of two characters that name no one, whatever office stands behind: 党籍, 党内."""


def _is_word(name: str, sign: str) -> bool:
    """Whether what stands before an office is a word of the language."""
    if sign in ("weak", "after"):
        return is_common(name, part=False)
    return len(name) == 2 and rjieba.has_word(name) and rjieba.tag(name, False)[0][1] in _NO_PERSON


_OF_NAME = re.compile(f"[{COUNTING}]{{1,3}}世")
"""Which of a name a king is: 费利佩六世."""
_FOREIGN_NAME = re.compile(f"(?:(?![的了在是和与当昨今])[{HAN}]){{2,6}}?(?=[、，。；）\n]|和|与|邀请|会谈|举行|会见|共同|访华|应邀|一行|$)")
_CLAUSE = re.compile("[。；\n]")
LONGEST_FOREIGN_OFFICE_CHARACTERS = 14
"""Code points of the office that stands between a country and who holds it."""


def _abroad(string: str, at: int, office: int, abroad: Sequence[int]) -> int:
    """The end of a name behind an office of another country, whatever its characters: 阿根廷外交部长福列; 0 if none stands there."""
    index = bisect_right(abroad, office) - 1
    if index < 0 or office - abroad[index] > LONGEST_FOREIGN_OFFICE_CHARACTERS or _CLAUSE.search(string, abroad[index], at):
        return 0
    name = _FOREIGN_NAME.match(string, at)
    return name.end() if name and not is_common(name[0], part=False) and not _OFFICIAL.search(name[0]) else 0


_OFFICIAL = re.compile("[长官员会们部局]|候选|一行|先生|女士|访|等")


def _listed(string: str, at: int, size: int) -> Iterator[tuple[int, int]]:
    """A name and those that a list sets behind it: 副主任张建欣、田喜荣."""
    while size:
        yield at, at + size
        at += size
        if string[at : at + 1] not in _LIST or at >= len(string):
            return
        at += 1
        size = name_size(string, at) or _between(string, at)


_BETWEEN = re.compile(f"[{HAN}]{{3}}(?=[、和])")


def _between(string: str, at: int) -> int:
    """Three characters between two marks of a list of names, one of which may be a word too: 姚逢山、蓝其森、; else 0."""
    name = _BETWEEN.match(string, at)
    return 3 if name and is_name(name[0], strict=False) and not is_common(name[0]) else 0


_APPOINTS = re.compile(f"(?:授予|追授|任命|选举|补选|提名|增补|聘任|决定免去|免去|接受)(?=[{HAN}]{{2,4}}(?:[、和为的辞同等]))")
_APPOINTED = re.compile("同志|[为的辞、和等]")


def _appointed(string: str) -> Iterator[tuple[int, int]]:
    """Who is appointed or removed: 任命某某、某某为…, 免去某某的…职务."""
    for match in _APPOINTS.finditer(string):
        at = match.end()
        for _ in range(40):
            size = next((size for size in (3, 2, 4) if is_name(string[at : at + size]) and _APPOINTED.match(string, at + size)), 0)
            if not size or is_common(string[at : at + size], part=False):
                break
            yield at, at + size
            at += size
            if string[at : at + 1] not in "、和":
                break
            at += 1


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
    return size == 3 and bool(words) and len(words[-1][0]) > 1 and words[-1][1] == "v" and not crosses(string, start - 2, start)


def _labelled(string: str) -> Iterator[int]:
    """Where a name may begin behind what a person is and a colon: 上诉人（原审原告）：."""
    for match in _COLON.finditer(string):
        end = match.start()
        if string[end - 1 : end] == "）":
            end = string.rfind("（", max(0, end - LONGEST_BRACKET_CHARACTERS), end)
        if end > 0 and ends_with_word(string, end, ROLES):
            yield match.end()


_LAST_BRACKET = re.compile(f"(?<=[。！？”])（(?:[{HAN}]{{2,4}}[：:\u3000 ])?({_HAN}{{2,4}})）[ \u3000]*$", re.MULTILINE)
"""Who wrote it, alone in brackets behind the last sentence: …有力支撑。（贾某）."""


def _in_brackets(string: str) -> Iterator[tuple[int, int]]:
    for match in _LAST_BRACKET.finditer(string):
        if is_name(match[1]) and not rjieba.has_word(match[1]):
            yield match.span(1)


def _bylines(string: str) -> Iterator[tuple[int, int]]:
    for at in (*(match.end() for match in _SIGNING_ROLE.finditer(string)), *_labelled(string)):
        while size := name_size(string, at):
            yield at, at + size
            gap = _BY_GAP.match(string, at + size)
            if gap is None:
                break
            at = gap.end()


def _foreign(string: str, offices: Container[int]) -> Iterator[tuple[int, int]]:
    """Names with a dot: 阿兰·贝尔托; their ends reach as far as characters that write foreign sounds, or back to an office."""
    for match in near(_FOREIGN, string, _DOT, 8, 9):
        dots = [one.start() for one in _INNER_DOT.finditer(string, match.start(), match.end())]
        start, end = max(match.start(), sounds_start(string, dots[0])), min(match.end(), sounds_end(string, dots[-1] + 1))
        if start == dots[0] or end == dots[-1] + 1:
            continue
        yield next((at for at in (start - 1, start - 2) if at >= match.start() and at in offices), start), end
