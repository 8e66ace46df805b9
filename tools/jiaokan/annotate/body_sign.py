"""What speaks for and against a stretch as the name of a body: each sign by its id, weighed by `body_signs.tsv`.

Rules say where a body may stand (`body.readings`); signs say where it begins and ends: what leads it, what it holds, what stands on both
sides of it, and which other readings overlap. A stretch that no rule reads counts too where enough speaks for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

import rjieba

from jiaokan.annotate.body_text import GRAMMAR, BodyText, gathered, heads, is_cut
from jiaokan.annotate.chained import chained
from jiaokan.annotate.edge import inner_words
from jiaokan.annotate.mention import Mention
from jiaokan.annotate.sign import tag, weights, word_behind
from jiaokan.grammar.characters import HAN, is_han
from jiaokan.text import re

LEAST_BODY_WEIGHT = -0.5
"""How much has to speak for a body, in logits."""
MOST_INNER_WEIGHT = 4.0
"""The same of what a name holds that no rule reads, at most; in all gold it is less."""
_WHOLE = ("numbered", "of the state", "abroad", "listed firm")
"""Rules that read whole names only, whatever stands about them: 中铁十一局集团, 国务院振兴东北地区等老工业基地领导小组."""
LONGEST_FURTHER_CHARACTERS = 12
"""Code points between the end of a name and another last word that may be its own."""
_LEVELS = frozenset("省市县区州旗盟镇乡部")
_REGION = re.compile("自治[区州县旗]|地区|[城郊]区|(?:经济技术|经济)?开发区|高新区|实验区|示范区")
"""Levels of more than one character, whose name the text leaves out."""
_LISTS = frozenset("、和与及")
_BETWEEN = re.compile(f"[^{HAN}]|[的了在是对向等和与及]")
_OFFICE = re.compile(
    "(?:原|副|常务|代理?|时任|党组|党委|党总支|党支部|首席|执行|名誉)*"
    "(?:书记|主任|主席|会长|委员|成员|常委|负责|工作人员|干部|职工|教授|研究员|理事|巡视员|调研员|发言人|代表|记者|院士|专家|总经理|董事|行长|校长|[局厅部处科司署所站院校馆社队长台厂]长)"
)
_DEFINES = re.compile("（(?:以下|下)?(?:简称|统称|称)|（[^（）\n]{2,8}）")


def signs(page: BodyText, start: int, end: int) -> Iterator[str]:
    """The signs of a body, places in code points.

    Args:
        page: the text.
        start: where it begins.
        end: where it ends.
    """
    head = _head(page, start, end)
    yield "always"
    yield from _own(page, start, head, end)
    yield from _before(page, start)
    yield from _after(page, end)
    yield from _others(page, start, end)


def _head(page: BodyText, start: int, end: int) -> int:
    """Where the last word begins; `end` if there is none."""
    head = page.heads.get(end, end)
    return head if head >= start else end


def _own(page: BodyText, start: int, head: int, end: int) -> Iterator[str]:
    """Which rules read it, its last word and what it holds."""
    rules, word = page.rules[start, end], page.string[head:end]
    for rule in rules:
        yield f"rule {rule}"
    if not rules:
        yield "no rule"
    if not word:
        yield "no last word"
    else:
        yield f"last word {word}"
        yield f"last words {heads()[word]}"
        if len(word) == 1 and not page.words.parts(head):
            yield from _ends_word(page, end)
    if "known" not in rules:
        yield from _within(page, start, head, end)
    if page.string[end : end + 1] in ("\n", "") and page.string[start - 1 : start] in ("\n", ""):
        yield "fills a line"


def _ends_word(page: BodyText, end: int) -> Iterator[str]:
    """Whether the last word is the end of a longer one, 实处 or 县委."""
    ending = page.words.ending(end)
    if ending is not None:
        word = page.string[ending[0] : end]
        yield "last word ends a word of bodies" if word in inner_words() else f"last word ends a word {ending[1][:2]}"


def _before(page: BodyText, start: int) -> Iterator[str]:
    char = page.string[start - 1 : start] if start else "\n"
    if char == "\n":
        yield "opens a line"
    elif char == "、":
        yield "in a list"
    elif char in "和与及":
        yield "behind and"
    elif char == "的":
        yield "behind 的"
    elif char in "（“":
        yield "behind an opening mark"
    elif not is_han(char):
        yield "behind a figure" if char.isalnum() else "behind a mark"
    else:
        yield word_behind(page.words, start)


def _lead(page: BodyText, start: int, head: int, end: int) -> tuple[str, int]:
    """What leads the name, and where that ends: a body or place, the word of a level, a word."""
    string = page.string
    body = max((over for over in page.read_from.get(start, ()) if over <= head and over < end), default=0)
    if body:
        return "body", body
    over = page.places.get(start, len(string) + 1)
    if over <= head:
        return "place" if string[over - 1] in _LEVELS else "short place", over
    if (region := _REGION.match(string, start, head)) is not None:
        return "level", region.end()
    if string[start] in _LEVELS and start + 1 < end:
        behind = "level behind a character" if start and is_han(string[start - 1]) else "level"
        return ("level of its last word" if start + 1 >= head else behind), start + 1
    starting = page.words.starting(start)
    if starting is None:
        return "none", start
    last, kind = starting
    word = string[start:last]
    return "a word of bodies" if word in inner_words() else f"word {kind[:2]}" if len(word) > 1 else f"character {kind[0]}", start


def _within(page: BodyText, start: int, head: int, end: int) -> Iterator[str]:
    """What leads the name, and what stands between that and its last word."""
    size = end - start
    yield f"characters {size}" if size < 8 else f"characters {size // 3 * 3} or more"
    lead, at = _lead(page, start, head, end)
    yield f"led by {lead}"
    lead, first, found = lead.partition(" ")[0], at, set[str]()
    own, others, sound = 0, 0, True
    while at < head:
        over = page.places.get(at, head + 1)
        if over <= head and at > start:
            found.add("a place")
            sound, at = False, over
            continue
        piece = page.piece(at)
        if not piece.sign:
            own += 1
        else:
            others += piece.sound and piece.sign.startswith("a word")
            found.add(f"{piece.sign} first" if at == first and piece.sign.endswith(_ACTING) else piece.sign)
        sound, at = sound and piece.sound, min(piece.end, head)
    for one in sorted(found):
        yield f"holds {one}"
    rest = "nothing" if first == head else "other words" if not sound else "words of bodies" if own and not others else "sound words"
    yield f"holds {rest} behind {lead}"
    if head < end:
        family = heads()[page.string[head:end]]
        yield f"{family} led by {lead}"
        yield f"{family} behind {rest}"
        if rjieba.has_word(page.string[start:end]):
            yield f"whole word {tag(page.string[start:end])[:2]}"


_ACTING = (" v", " d", " p")


def _after(page: BodyText, end: int) -> Iterator[str]:
    string = page.string
    char = string[end : end + 1] or "\n"
    if _DEFINES.match(string, end):
        yield "before its short name"
    if char == "\n":
        yield "ends a line"
    elif char in _LISTS:
        yield "before a list mark"
    elif char == "的":
        yield "before 的"
    elif not is_han(char):
        yield "before a mark"
    elif string[end - 1] + "长" in (string[end : end + 2], string[end + 1 : end + 3]):
        yield "before its own head"
    elif _OFFICE.match(string, end):
        yield "before an office"
    elif string.startswith("关于", end):
        yield "before 关于"
    elif (word := page.words.starting(end)) is None:
        yield "cuts a word behind"
    else:
        yield f"before word {word[1][:2]}" if word[0] - end > 1 else f"before character {word[1][0]}"
    if end not in page.read_from:
        yield from _further(page, end)


def _further(page: BodyText, end: int) -> Iterator[str]:
    """Whether the name may go on to another last word."""
    further = next((last for last in range(end + 1, end + 1 + LONGEST_FURTHER_CHARACTERS) if page.heads.get(last, -1) >= end), 0)
    if further and not _BETWEEN.search(page.string, end, further):
        yield "a last word stands further on"
        words = rjieba.tag(page.string[end:further], False)
        if page.words.parts(further) and not any(len(word) > 1 and kind[0] in "vdpcru" for word, kind in words):
            yield "a last word of its own stands further on"


def _others(page: BodyText, start: int, end: int) -> Iterator[str]:
    """Which other readings there are, and whether the text has the name again."""
    string, same_start, same_end = page.string, page.read_from.get(start, ()), page.read_to.get(end, ())
    if any(other < end for other in same_start):
        yield "a rule ends earlier"
    later = min((other for other in same_start if other > end), default=0)
    if later:
        yield f"a rule ends later over {_part(page, end, later)}"
    if any(other > start for other in same_end):
        yield "a rule begins later"
    earlier = max((other for other in same_end if other < start), default=-1)
    if earlier >= 0:
        yield f"a rule begins earlier over {_part(page, earlier, start)}"
    if end in page.read_from:
        yield f"a rule begins where it ends{_of_level(string, end)}"
    if start in page.read_to:
        yield f"a rule ends where it begins{_of_level(string, start)}"
    if start - 1 in page.read_to and string[start - 1] in _LISTS:
        yield "behind a body in a list"
    if end + 1 in page.read_from and string[end : end + 1] in _LISTS:
        yield "before a body in a list"
    if string[start:end] in page.again:
        yield "again behind other words"


def _of_level(string: str, at: int) -> str:
    """What a sign says of two bodies of a level side by side: 省委省政府."""
    return " at a level" if string[at] in _LEVELS else ""


def _part(page: BodyText, start: int, end: int) -> str:
    """What a longer reading has more: another body, a place, a verb, words that join, or nothing that a name cannot hold."""
    if any(at in page.read_from for at in range(start + 1, end)):
        return "another body"
    if any(at in page.places for at in range(start, end)):
        return "a place"
    if GRAMMAR.search(page.string, start, end):
        return "a word of grammar"
    found = "sound words"
    for word, kind in rjieba.tag(page.string[start:end], False):
        if word in "和与及":
            return "and"
        if len(word) > 1 and word not in inner_words() and kind[0] in "vdpcru" and kind != "vn":
            found = "a verb"
    return found


def score(page: BodyText, start: int, end: int) -> float:
    """How much speaks for the body, in logits; the signs of its two sides are asked once for each place."""
    known, sides = weights("body"), page.weights
    before, after = ("before", start), ("after", end)
    if before not in sides:
        sides[before] = sum(known.get(sign, 0.0) for sign in _before(page, start))
    if after not in sides:
        sides[after] = sum(known.get(sign, 0.0) for sign in _after(page, end))
    around = known.get("always", 0.0) + sides[before] + sides[after] + sum(known.get(sign, 0.0) for sign in _others(page, start, end))
    head = _head(page, start, end)
    if not page.rules[start, end] and around + _weight_of_end(page.string[head:end]) + MOST_INNER_WEIGHT < LEAST_BODY_WEIGHT:
        return -MOST_INNER_WEIGHT
    return around + sum(known.get(sign, 0.0) for sign in _own(page, start, head, end))


@lru_cache(maxsize=1 << 10)
def _weight_of_end(word: str) -> float:
    """How much the last word speaks for a name that no rule reads."""
    known = weights("body")
    return sum(known.get(sign, 0.0) for sign in ("no rule", f"last word {word}", f"last words {heads()[word]}"))


def weighed(string: str, readings: Mapping[str, Sequence[Mention]], places: Iterable[Mention]) -> list[Mention]:
    """The bodies: of stretches that overlap that for which most speaks, if it is enough.

    Args:
        string: the text.
        readings: what each rule reads, by the name of the rule.
        places: the places of the text.
    """
    known, rules = gathered(readings)
    page = BodyText.of(string, rules, places)
    taken = bytearray(len(string))
    found = list(readings.get("known", ()))
    whole = [(0.0, one.start, one.end) for rule in _WHOLE for one in readings.get(rule, ())]
    rows = ((score(page, start, end), start, end) for start, end in page.rules if not is_cut(page, start, end))
    best = sorted((row for row in rows if row[0] > LEAST_BODY_WEIGHT), key=lambda row: (-row[0], row[1], row[2]))
    for _, start, end in (*whole, *best):
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            name = string[start:end]
            found.append(known.get((start, end)) or chained(string, Mention("body", start, end, name, name)))
    return found
