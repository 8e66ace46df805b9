"""Conversion writes the same text in another script, character for character.

One code point stays one code point, so offsets and anchors hold in every variant;
only OpenCC's plain modes are used, which change how a word is written and never which word it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

from jiaokan.script.boundary import Difference, differences, words
from jiaokan.script.detection import detect
from jiaokan.script.engine import Mode, convert_by
from jiaokan.script.masking import Masked, hide
from jiaokan.script.overrides import settled
from jiaokan.text import Doubt

TARGETS = ("zh-Hans", "zh-Hant-TW", "zh-Hant-HK")
"""The scripts a text can be converted to, as BCP 47 tags."""
_MODES: dict[tuple[str, str], tuple[Mode, ...]] = {
    ("zh-Hans", "zh-Hant-TW"): ("s2tw",),
    ("zh-Hans", "zh-Hant-HK"): ("s2hk",),
    ("zh-Hant", "zh-Hans"): ("t2s",),
    ("zh-Hant-TW", "zh-Hans"): ("tw2s",),
    ("zh-Hant-HK", "zh-Hans"): ("hk2s",),
    ("zh-Hant-TW", "zh-Hant-HK"): ("tw2t", "t2hk"),
    ("zh-Hant-HK", "zh-Hant-TW"): ("hk2t", "t2tw"),
}
"""What is not here needs no conversion: a script to itself, and Traditional of no known region to either region."""
_CLAUSE = re.compile(r"[^。！？；，\n]+[。！？；，\n]*|[。！？；，\n]+")


def convert(string: str, to: str, *, source: str | None = None, keep: Iterable[str] = ()) -> str:
    """The string in the script `to`, with the same number of code points.

    Latin, digits, marks and web addresses stay; so does a clause that OpenCC would make longer or shorter.

    Args:
        string: any string.
        to: one of `TARGETS`.
        source: the script of the string, one of `TARGETS` or `zh-Hant`; `detect` tells it if it is not given.
        keep: names that stay as given wherever they stand (郁达夫, 范仲淹).

    Raises:
        ValueError: if the target or the source is unknown.

    Examples:
        >>> convert("考试制度和发卡机构", to="zh-Hant-TW")
        '考試制度和發卡機構'
    """
    return convert_with_doubts(string, to, source=source, keep=keep)[0]


def convert_with_doubts(string: str, to: str, *, source: str | None = None, keep: Iterable[str] = ()) -> tuple[str, tuple[Doubt, ...]]:
    """The string in the script `to`, and the places where another parting into words would have written it otherwise.

    Arguments and errors are those of `convert`. The candidates of a doubt are the form that was chosen and the other one.
    """
    modes = _modes(string, to, source)
    if not modes:
        return string, ()
    masked = hide(string, keep)
    converted, doubts = masked.string, list[Doubt]()
    for mode in modes:
        converted, found = _convert(converted, mode, masked)
        doubts += found
    chars, done = list(converted), set[int]()
    for place, form in settled(masked.string, to):
        chars[place : place + len(form)] = form
        done.update(range(place, place + len(form)))
    return masked.restore("".join(chars)), tuple(doubt for doubt in doubts if doubt.start not in done)


def _modes(string: str, to: str, source: str | None) -> tuple[Mode, ...]:
    if to not in TARGETS:
        raise ValueError(f"{to!r} is no script to convert to; choose one of {', '.join(TARGETS)}")
    if source is not None and source not in (*TARGETS, "zh-Hant"):
        raise ValueError(f"{source!r} is no script to convert from; choose one of {', '.join((*TARGETS, 'zh-Hant'))}, or leave it out")
    return _MODES.get((source or detect(string), to), ())


def _convert(string: str, mode: Mode, masked: Masked) -> tuple[str, list[Doubt]]:
    whole = convert_by(mode, string)
    if len(whole) != len(string):
        return _convert_clauses(string, mode)
    if mode not in ("s2tw", "s2hk"):
        return whole, []
    found = words(string)
    parted = convert_by(mode, masked.joint.join(found)).replace(masked.joint, "")
    if parted == whole or len(parted) != len(string):
        return whole, []
    chars, differing = list(whole), list(differences(string, whole, parted, found, mode))
    for place, chosen, _ in differing:
        chars[place] = chosen
    return "".join(chars), list(_doubts(differing))


def _doubts(differing: list[Difference]) -> Iterable[Doubt]:
    """One doubt for each run of neighbouring differences."""
    for _, run in groupby(enumerate(differing), key=lambda item: item[1].place - item[0]):
        places, chosen, other = zip(*(difference for _, difference in run), strict=True)
        yield Doubt(places[0], places[-1] + 1, "doubtful-conversion", ("".join(chosen), "".join(other)))


def _convert_clauses(string: str, mode: Mode) -> tuple[str, list[Doubt]]:
    """Each clause converted alone; one whose length would change stays as it is, with a doubt."""
    parts, doubts = [], []
    for match in _CLAUSE.finditer(string):
        clause, converted = match[0], convert_by(mode, match[0])
        if len(converted) != len(clause):
            doubts.append(Doubt(match.start(), match.end(), "conversion-length", (clause, converted)))
            converted = clause
        parts.append(converted)
    return "".join(parts), doubts
