"""Conversion writes the same text in another script, character for character.

One code point stays one code point, so offsets and anchors hold in every variant;
only OpenCC's plain modes are used, which change how a word is written and never which word it is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

from jiaokan.script import telling
from jiaokan.script.alone import Choice, merged
from jiaokan.script.detection import ScriptStretch, detect_region, stretches
from jiaokan.script.engine import Mode
from jiaokan.script.masking import hide
from jiaokan.script.overrides import settled
from jiaokan.script.reading import put, read
from jiaokan.script.stray import in_simplified, simplified_words
from jiaokan.script.undecided import single_forms, undecided
from jiaokan.text import Doubt

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


_WRITTEN_AS_WELL = frozenset("台污核秘煙吃群峰")
"""Characters of Hong Kong that Taiwan writes as well (法律統一用字表, laws of Taiwan), though OpenCC leads them to a rarer form."""


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
    masked = hide(string, keep, people)
    if source is not None:
        found: tuple[ScriptStretch, ...] = (ScriptStretch(0, len(string), "zh-Hans" if source == "zh-Hans" else "zh-Hant"),)
    else:
        found = stretches(masked.string)
    if len(found) == 1 and found[0].script == "zh-Hans":
        converted, seen = _converted(masked.string, "zh-Hans", to, doubting)
        return Conversion(masked.restore(converted), seen, {"zh-Hans": len(string)})
    region = source if source not in (None, "zh-Hant") else _region(masked.string, found, to)
    parts, doubts, sources = list[str](), list[Doubt](), dict[str, int]()
    for stretch in found:
        script = "zh-Hans" if stretch.script == "zh-Hans" else str(region)
        sources[script] = sources.get(script, 0) + stretch.end - stretch.start
        words = masked.string[stretch.start : stretch.end]
        converted, seen = _converted(words, script, to, doubting)
        if stretch.quoted and converted != words:
            converted, seen = words, (Doubt(0, len(words), "doubtful-conversion", (words, converted)),)
        parts.append(converted)
        doubts += (Doubt(one.start + stretch.start, one.end + stretch.start, one.reason, one.candidates) for one in seen)
    return Conversion(masked.restore("".join(parts)), tuple(doubts), sources)


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
    strays = list(simplified_words(string))
    if strays:
        simple = _through(string, _MODES["zh-Hans", to], to, doubting=False)[0]
        parts, done = list[str](), 0
        for place, word in strays:
            parts += string[done:place], simple[place : place + len(word)]
            done = place + len(word)
        string = "".join([*parts, string[done:]])
    found = string
    for mode in modes:
        found = read(found, mode).string
    kept = _WRITTEN_AS_WELL if to == "zh-Hant-TW" else frozenset()
    return ("".join([old if old in kept else new for old, new in zip(string, found, strict=True)]) if kept else found), ()


def _through(string: str, modes: tuple[Mode, ...], to: str, doubting: bool) -> tuple[str, tuple[Doubt, ...]]:
    """The string through OpenCC's modes, our own word over theirs; to a region only the clauses in which something is undecided."""
    places = ((0, len(string)),) if to == "zh-Hans" else undecided(string, doubting)
    if places == ((0, len(string)),):
        return _decided(string, modes, to, doubting)
    plain = string.translate(single_forms(modes[0]))
    if not places:
        return plain, ()
    found, seen = _decided("\n".join([string[start:end] for start, end in places]), modes, to, doubting)
    parts, done, starts = list[str](), 0, [0]
    for start, end in places:
        begin = starts[-1]
        parts += plain[done:start], found[begin : begin + end - start]
        done = end
        starts.append(begin + end - start + 1)
    doubts = list[Doubt]()
    for one in seen:
        which = bisect_right(starts, one.start) - 1
        shift = places[which][0] - starts[which]
        doubts.append(Doubt(one.start + shift, one.end + shift, one.reason, one.candidates))
    return "".join([*parts, plain[done:]]), tuple(doubts)


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
