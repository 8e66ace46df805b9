"""Conversion writes the same text in another script, character for character.

One code point stays one code point, so offsets and anchors hold in every variant;
only OpenCC's plain modes are used, which change how a word is written and never which word it is.
"""

from __future__ import annotations

from collections.abc import Iterable

from jiaokan.script.detection import detect, detect_region
from jiaokan.script.engine import Mode
from jiaokan.script.masking import hide
from jiaokan.script.overrides import settled
from jiaokan.script.reading import read
from jiaokan.text import Doubt

TARGETS = ("zh-Hans", "zh-Hant-TW", "zh-Hant-HK")
"""The scripts a text can be converted to, as BCP 47 tags."""
_MODES: dict[tuple[str, str], tuple[Mode, ...]] = {
    ("zh-Hans", "zh-Hant-TW"): ("s2tw",),
    ("zh-Hans", "zh-Hant-HK"): ("s2hk",),
    ("zh-Hant-TW", "zh-Hans"): ("tw2s",),
    ("zh-Hant-HK", "zh-Hans"): ("hk2s",),
    ("zh-Hant-TW", "zh-Hant-HK"): ("tw2t", "t2hk"),
    ("zh-Hant-HK", "zh-Hant-TW"): ("hk2t", "t2tw"),
}
"""What is not here needs no conversion: a script to itself, and Traditional of no known region to either region.

The modes of the regions know all that bare `t2s` knows, and 著 and 衞 besides."""


def convert(string: str, to: str, *, source: str | None = None, keep: Iterable[str] = (), people: Iterable[str] = ()) -> str:
    """The string in the script `to`, with the same number of code points.

    Latin, digits, marks and web addresses stay; so does a clause that OpenCC would make longer or shorter.

    Args:
        string: any string.
        to: one of `TARGETS`.
        source: the script of the string, one of `TARGETS` or `zh-Hant`; `detect` tells it if it is not given.
        keep: names that stay as given wherever they stand.
        people: names of persons; a surname that both scripts write alike stays, the rest is converted (范长江 as 范長江).

    Raises:
        ValueError: if the target or the source is unknown.

    Examples:
        >>> convert("考试制度和发卡机构", to="zh-Hant-TW")
        '考試制度和發卡機構'
    """
    return convert_with_doubts(string, to, source=source, keep=keep, people=people)[0]


def convert_with_doubts(
    string: str, to: str, *, source: str | None = None, keep: Iterable[str] = (), people: Iterable[str] = ()
) -> tuple[str, tuple[Doubt, ...]]:
    """The string in the script `to`, and the places where another parting into words would have written it otherwise.

    Arguments and errors are those of `convert`. The candidates of a doubt are the form that was chosen and the other one.
    """
    modes = _modes(string, to, source)
    if not modes:
        return string, ()
    masked = hide(string, keep, people)
    converted, doubts, edges = masked.string, list[Doubt](), frozenset[int]()
    for mode in modes:
        converted, found, edges = read(converted, mode)
        doubts += found
    chars, done = list(converted), set[int]()
    left = [doubt for doubt in doubts if any(len(form) != doubt.end - doubt.start for form in doubt.candidates)]
    for place, form in settled(masked.string, to, edges):
        if not any(doubt.start <= place < doubt.end for doubt in left):
            chars[place : place + len(form)] = form
            done.update(range(place, place + len(form)))
    return masked.restore("".join(chars)), tuple(doubt for doubt in doubts if doubt.start not in done)


def _modes(string: str, to: str, source: str | None) -> tuple[Mode, ...]:
    if to not in TARGETS:
        raise ValueError(f"{to!r} is no script to convert to; choose one of {', '.join(TARGETS)}")
    if source is not None and source not in (*TARGETS, "zh-Hant"):
        raise ValueError(f"{source!r} is no script to convert from; choose one of {', '.join((*TARGETS, 'zh-Hant'))}, or leave it out")
    script = source or detect(string)
    if script == "zh-Hant" and to == "zh-Hans":
        script = detect_region(string)
    return _MODES.get((script, to), ())
