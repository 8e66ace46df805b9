"""Conversion writes the same text in another script, character for character.

One code point stays one code point, so offsets and anchors hold in every variant;
only OpenCC's plain modes are used, which change how a word is written and never which word it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

from jiaokan.script import telling
from jiaokan.script.alone import Choice, merged
from jiaokan.script.clause import clauses
from jiaokan.script.detection import ScriptStretch, detect_region, stretches
from jiaokan.script.engine import Mode
from jiaokan.script.joined import Joined
from jiaokan.script.masking import hide
from jiaokan.script.overrides import settled
from jiaokan.script.reading import put, read
from jiaokan.script.stray import in_simplified, simplified_words
from jiaokan.script.undecided import undecided, written_alone
from jiaokan.text import Doubt, re

TARGETS = ("zh-Hans", "zh-Hant-TW", "zh-Hant-HK")
"""The scripts a text can be converted to, as BCP 47 tags."""
SOURCES = (*TARGETS, "zh-Hant")
"""The scripts a text can be converted from; `zh-Hant` is Traditional of a region to be found."""
_MODES: dict[tuple[str, str], tuple[Mode, ...]] = {
    ("zh-Hans", "zh-Hant-TW"): ("s2tw",),
    ("zh-Hans", "zh-Hant-HK"): ("s2hk",),
    ("zh-Hant-TW", "zh-Hans"): ("tw2s",),
    ("zh-Hant-HK", "zh-Hans"): ("hk2s",),
    ("zh-Hant-TW", "zh-Hant-HK"): ("tw2t", "t2hk"),
    ("zh-Hant-HK", "zh-Hant-TW"): ("hk2t", "t2tw"),
    ("zh-Hant", "zh-Hant-HK"): ("t2hk",),
}
"""What is not here needs no conversion: a script to itself.

The modes of the regions know all that bare `t2s` knows, and 著 and 衞 besides."""


_WRITTEN_AS_WELL = re.compile("[台污核秘煙吃群峰]")
"""Finds characters of Hong Kong that Taiwan writes as well (法律統一用字表, laws of Taiwan), though OpenCC leads them to a rarer form."""


class Conversion(NamedTuple):
    """A converted text, and what was seen on the way."""

    string: str
    doubts: tuple[Doubt, ...]
    """In order; the candidates are the form that was chosen and the other one."""
    sources: dict[str, int]
    """The scripts that were found or told, and how many code points of the text are in each."""


def convert(string: str, to: str, *, source: str | None = None, keep: Iterable[str] = (), people: Iterable[str] = ()) -> str:
    """The string in the script `to`, with the same number of code points.

    Latin, digits, marks and web addresses stay; so does a clause that OpenCC would make longer or shorter.

    Args:
        string: any string.
        to: one of `TARGETS`.
        source: the script of the string, one of `SOURCES`; if it is not given, each clause is in the script that is found in it.
        keep: names that stay as given wherever they stand.
        people: names of persons; a surname that both scripts write alike stays, the rest is converted (范长江 as 范長江).

    Raises:
        ValueError: if the target or the source is unknown.

    Examples:
        >>> convert("考试制度和发卡机构", to="zh-Hant-TW")
        '考試制度和發卡機構'
    """
    return _conversion(string, to, source, keep, people, doubting=False).string


def convert_with_doubts(
    string: str, to: str, *, source: str | None = None, keep: Iterable[str] = (), people: Iterable[str] = ()
) -> tuple[str, tuple[Doubt, ...]]:
    """The string in the script `to`, and the places where it might be written otherwise; arguments and errors are those of `convert`."""
    done = convert_fully(string, to, source=source, keep=keep, people=people)
    return done.string, done.doubts


def convert_fully(string: str, to: str, *, source: str | None = None, keep: Iterable[str] = (), people: Iterable[str] = ()) -> Conversion:
    """The string in the script `to` with all that was found; arguments and errors are those of `convert`."""
    return _conversion(string, to, source, keep, people, doubting=True)


def _conversion(string: str, to: str, source: str | None, keep: Iterable[str], people: Iterable[str], *, doubting: bool) -> Conversion:
    """The conversion; what was chosen by default is looked for only if doubts are asked for."""
    if to not in TARGETS:
        raise ValueError(f"{to!r} is no script to convert to; choose one of {', '.join(TARGETS)}")
    if source is not None and source not in SOURCES:
        raise ValueError(f"{source!r} is no script to convert from; choose one of {', '.join(SOURCES)}, or leave it out")
    if source != "zh-Hant" and string.isascii():
        return Conversion(string, (), {source or "zh-Hans": len(string)})
    lines = _beyond_ascii(string)
    if lines == [(0, len(string))]:
        return _text(string, to, source, keep, people, doubting)
    joined = Joined(string, lines)
    done = _text(joined.string, to, source, keep, people, doubting)
    most = max(done.sources, key=done.sources.__getitem__)
    sources = done.sources | {most: done.sources[most] + len(string) - len(joined.string)}
    return Conversion(joined.put(string, done.string), tuple(joined.back(done.doubts)), sources)


def _beyond_ascii(string: str) -> list[tuple[int, int]]:
    """Where the lines begin and end that have a character beyond ASCII, neighbouring ones as one: all others stay, and a page has many."""
    found, start = list[tuple[int, int]](), 0
    for line in string.split("\n"):
        end = start + len(line)
        if not line.isascii():
            if found and found[-1][1] == start - 1:
                start = found.pop()[0]
            found.append((start, end))
        start = end + 1
    return found


def _text(string: str, to: str, source: str | None, keep: Iterable[str], people: Iterable[str], doubting: bool) -> Conversion:
    """The conversion of a text that has something to convert."""
    masked = hide(string, keep, people)
    if source is not None:
        found: tuple[ScriptStretch, ...] = (ScriptStretch(0, len(string), "zh-Hans" if source == "zh-Hans" else "zh-Hant"),)
    else:
        found = stretches(masked.string)
    if len(found) == 1 and found[0].script == "zh-Hans":
        converted, seen = _converted(masked.string, "zh-Hans", to, doubting)
        return Conversion(masked.restore(converted), seen, {"zh-Hans": len(string)})
    region = source if source not in (None, "zh-Hant") else _region(masked.string, found, to)
    whole, doubts, sources = masked.string, list[Doubt](), dict[str, int]()
    for stretch in found:
        script = "zh-Hans" if stretch.script == "zh-Hans" else str(region)
        sources[script] = sources.get(script, 0) + stretch.end - stretch.start
    for script in sources:
        joined = Joined(whole, [one[:2] for one in found if (one.script == "zh-Hans") == (script == "zh-Hans")])
        converted, seen = _converted(joined.string, script, to, doubting)
        whole = joined.put(whole, converted)
        doubts += joined.back(seen)
    quoted = [
        Doubt(one.start, one.end, "doubtful-conversion", (masked.string[one.start : one.end], whole[one.start : one.end]))
        for one in found
        if one.quoted and masked.string[one.start : one.end] != whole[one.start : one.end]
    ]
    if quoted:
        taken, kept = _places(quoted), Joined(masked.string, [(one.start, one.end) for one in quoted])
        whole = kept.put(whole, kept.string)
        doubts = [*(one for one in doubts if one.start not in taken), *quoted]
    return Conversion(masked.restore(whole), tuple(sorted(doubts, key=lambda one: one.start)), sources)


def _region(string: str, found: Iterable[ScriptStretch], to: str) -> str:
    """The region of what is Traditional in a text; for the other region, any of its forms is enough, since they are to be converted."""
    full = "".join([string[stretch.start : stretch.end] for stretch in found if stretch.script == "zh-Hant"])
    if to == "zh-Hant-TW" and telling.hong_kong().search(full):
        return "zh-Hant-HK"
    if to == "zh-Hant-HK" and telling.taiwan().search(full):
        return "zh-Hant-TW"
    return "zh-Hant" if to != "zh-Hans" and not telling.hong_kong().search(full) else detect_region(full)


def _converted(string: str, script: str, to: str, doubting: bool) -> tuple[str, tuple[Doubt, ...]]:
    """A stretch of one script in the script `to`."""
    if script == to == "zh-Hans":
        return in_simplified(string, "tw2s"), ()
    if "zh-Hans" in (script, to):
        return _through(string, _MODES[script, to], to, doubting)
    return _among_traditional(string, _MODES.get((script, to), ()), to)


def _among_traditional(string: str, modes: tuple[Mode, ...], to: str) -> tuple[str, tuple[Doubt, ...]]:
    """A Traditional text in the forms of a region, stray Simplified words with it."""
    strays = simplified_words(string)
    if strays:
        joined = Joined(string, clauses(string, strays))
        simple = joined.put(string, _through(joined.string, _MODES["zh-Hans", to], to, doubting=False)[0])
        string = put(string, ((place, simple[place]) for start, end in strays for place in range(start, end)))
    found = string
    for mode in modes:
        found = read(found, mode).string
    if to == "zh-Hant-TW" and found != string:
        found = put(found, ((one.start(), one[0]) for one in _WRITTEN_AS_WELL.finditer(string)))
    return found, ()


def _through(string: str, modes: tuple[Mode, ...], to: str, doubting: bool) -> tuple[str, tuple[Doubt, ...]]:
    """The string through OpenCC's modes, our own word over theirs; to a region only the clauses in which something is undecided."""
    places = ((0, len(string)),) if to == "zh-Hans" else undecided(string, doubting)
    if places == ((0, len(string)),):
        return _decided(string, modes, to, doubting)
    plain = written_alone(string, modes[0])
    if not places:
        return plain, ()
    joined = Joined(string, places)
    found, seen = _decided(joined.string, modes, to, doubting)
    return joined.put(plain, found), tuple(joined.back(seen))


def _decided(string: str, modes: tuple[Mode, ...], to: str, doubting: bool) -> tuple[str, tuple[Doubt, ...]]:
    """The whole string through OpenCC's modes and our own word over theirs."""
    converted, doubts = string, list[Doubt]()
    for mode in modes:
        converted, found, edges, choices = read(converted, mode)
        doubts += found
    certain = {one.place: one.form for one in settled(string, to, edges)}
    if doubts:
        stays = _places(one for one in doubts if any(len(form) != one.end - one.start for form in one.candidates))
        certain = {place: form for place, form in certain.items() if place not in stays}
        doubts = [one for one in doubts if one.start not in certain]
    chosen: list[Choice] = []
    if choices:
        taken = certain.keys() | _places(doubts)
        chosen = [one for one in choices if one.place not in taken]
        certain |= {one.place: one.form for one in chosen if one.form}
    if certain:
        converted = put(converted, sorted(certain.items()))
    if doubting:
        doubts += [_doubt(one, converted[one.place]) for one in chosen if not one.proven]
    return converted, tuple(sorted(doubts, key=lambda doubt: doubt.start)) if doubts else ()


def _places(doubts: Iterable[Doubt]) -> set[int]:
    return {*chain.from_iterable(range(one.start, one.end) for one in doubts)}


def _doubt(one: Choice, form: str) -> Doubt:
    """The form that was chosen by default, and the others that the character has."""
    others = [other for other in merged()[one.char] if other != form]
    return Doubt(one.place, one.place + 1, "doubtful-conversion", (form, *others))
