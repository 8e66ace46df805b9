"""A variant is the built page with its words in another script; every byte that is no word stays.

Only text and the attributes that are read aloud or shown are converted, so links, ids, scripts and styles cannot be harmed.
Text is joined across inline elements, as a reader joins it, and cut at the edges of blocks;
conversion keeps the number of characters, so each piece is put back by counting.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from jiaokan.site.finish.doubted import MARKED_IN, Doubted
from jiaokan.site.finish.variant_tree import may_lead, relocated
from jiaokan.site.finish.words import converted
from jiaokan.text import re

_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<raw>script|style|textarea)\b.*?(?:</(?P=raw)\s*>|\Z)"
    r"|<[a-z/!?](?:[^>\"']++|\"[^\"]*(?:\"|\Z)|'[^']*(?:'|\Z))*+(?:>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
"""A comment, an element whose content is no markup (with that content), or a tag; one that is not closed goes on to the end, as in HTML."""
_NAME = re.compile(r"</?([a-zA-Z][^\s/>]*)")
_ATTRIBUTE = re.compile(r"\s([^\s\"'<>/=]+)(?:=\"([^\"]*)\")?")
_TELLING = re.compile(
    r"\b(?:title|alt|aria-label|placeholder|content|lang|translate|data-script|data-p)=|\b(?:notranslate|jk-script|jk-converted)\b",
    re.IGNORECASE,
)
"""What in a tag may matter here; few tags have it, and the others are passed over at once."""
_SHOWN = frozenset({"title", "alt", "aria-label", "placeholder", "data-p"})
_META = re.compile(r"description|(?:og|twitter):(?:title|description|site_name|image:alt)")
_CODE = frozenset({"code", "pre", "kbd", "samp", "template"})
_INLINE = frozenset({
    "a", "abbr", "b", "bdi", "cite", "data", "del", "em", "i", "ins", "mark", "q", "ruby",
    "rb", "s", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
})  # fmt: skip
_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
_CHINESE = re.compile(r"(?:zh|cmn)(?:-(?!Hant)[A-Za-z]+)*", re.IGNORECASE)
_RAW = frozenset({"script", "style", "textarea"})
_TO = "\0"
"""Stands for the script of the variant; no page has this character."""


class VariantSpot(NamedTuple):
    """A stretch of the page that a variant has otherwise; offsets in code points."""

    start: int
    end: int
    new: str | None = None
    """What stands there in the variant; nothing if it is words, to be converted."""
    only: str = ""
    """The script whose variant alone has it otherwise; nothing for all."""
    run: int = 0
    """Which of the runs the words are of."""
    at: int = 0
    """Where in the run they begin."""
    block: str = ""
    """The element whose running text the words are; nothing if they are an attribute's."""


def in_scripts(
    html: str, scripts: Iterable[str], *, path: str = "", people: Iterable[str] = (), doubts_from: int | None = None
) -> Iterator[str]:
    """The page in each of these scripts, with `lang` set and the note that it is converted shown.

    What stays: elements marked `translate="no"`, `notranslate` or with a `lang` that is not Simplified Chinese, code,
    the script switch (`jk-script`), and an element with `data-script="zh-Hant"`, whose text is Traditional from its source.

    Args:
        html: a built page in Simplified script.
        scripts: of `jiaokan.script.TARGETS`.
        path: where it stands below the root, if its variants stand in the folders of their scripts: then addresses lead from there.
        people: names of persons that stand on the page, whose surnames conversion must know.
        doubts_from: where in the page the text begins whose doubtful characters are marked, in code points; by default none is.

    Raises:
        ValueError: if a target is unknown.
    """
    spots, runs = _spots(html, path)
    between = [html[one.end : two.start] for one, two in pairwise([VariantSpot(0, 0), *spots, VariantSpot(len(html), len(html))])]
    people = tuple(people)
    for to in scripts:
        words = converted(runs, to, people)
        waiting = [Doubted(run.doubts if doubts_from is not None else ()) for run in words]
        variant = between[:1]
        for spot, after in zip(spots, between[1:], strict=True):
            if spot.new is None:
                size = spot.end - spot.start
                new = words[spot.run].string[spot.at : spot.at + size]
                if spot.block in MARKED_IN and words[spot.run].doubts and spot.start >= (doubts_from or 0):
                    new = waiting[spot.run].marked(new, spot.at)
            elif spot.only in ("", to):
                new = to if spot.new == _TO else spot.new
            else:
                new = html[spot.start : spot.end]
            variant += new, after
        yield "".join(variant)


def convert_page(html: str, to: str, *, path: str = "", people: Iterable[str] = (), doubts_from: int | None = None) -> str:
    """The page in the script `to`; arguments and errors are those of `in_scripts`."""
    return next(in_scripts(html, (to,), path=path, people=people, doubts_from=doubts_from))


def _spots(html: str, path: str) -> tuple[list[VariantSpot], list[str]]:
    """The words and the changed parts of tags, in order; and the runs of words."""
    spots, runs = list[VariantSpot](), list[list[str]]()
    done, closed_by, depth, parted, block, size = 0, "", 0, True, "", 0

    def words(start: int, end: int, parted: bool, block: str = "") -> None:
        nonlocal size
        if parted:
            runs.append([])
            size = 0
        spots.append(VariantSpot(start, end, None, "", len(runs) - 1, size, block))
        runs[-1].append(html[start:end])
        size += end - start

    for match in _TAG.finditer(html):
        start, end = match.span()
        tag = match[0]
        changes: tuple[VariantSpot, ...] = ()
        if depth:
            named = _NAME.match(tag)
            if named and named[1].lower() == closed_by:
                depth += _step(tag, closed_by)
        else:
            if start > done:
                blank = html[done:start].isspace()
                if not blank:
                    words(done, start, parted, block)
                parted = blank
            name, opens, changes = _tag(tag)
            parted = parted or opens or name not in _INLINE
            block = block if name in _INLINE or name in _VOID else name if tag[1] != "/" else ""
            if opens:
                closed_by, depth = name, 1
        for change in _with_ways(tag, changes, path) if path and may_lead(tag) else changes:
            if change.new is None:
                words(start + change.start, start + change.end, True)
            else:
                spots.append(VariantSpot(start + change.start, start + change.end, change.new, change.only))
        parted = parted or bool(changes)
        done = end
    if done < len(html) and not depth:
        words(done, len(html), parted, block)
    return spots, ["".join(run) for run in runs]


def _with_ways(tag: str, changes: Sequence[VariantSpot], path: str) -> Sequence[VariantSpot]:
    """The changes of a tag, and those of its addresses."""
    ways = [VariantSpot(*change) for change in relocated(tag, path)]
    return sorted([*changes, *ways], key=lambda change: change.start) if ways else changes


def _step(tag: str, name: str) -> int:
    """How much deeper a tag leads into elements of its name."""
    return -1 if tag[1] == "/" else 0 if tag.endswith("/>") or name in _VOID else 1


@lru_cache(maxsize=4096)
def _tag(tag: str) -> tuple[str, bool, tuple[VariantSpot, ...]]:
    """The name of the tag, whether all up to its end tag stays, and what is otherwise in it, with offsets in the tag."""
    named = _NAME.match(tag)
    name = named[1].lower() if named else ""
    if not named or tag[1] == "/" or name in _RAW or not _TELLING.search(tag):
        return name, name in _CODE and tag[1] != "/", ()
    attributes = {key.lower(): value for key, value in _ATTRIBUTE.findall(tag)}
    if _stays(name, attributes):
        return name, _step(tag, name) > 0, ()
    return name, False, tuple(_changes(tag, name, attributes))


def _stays(name: str, attributes: dict[str, str]) -> bool:
    classes = attributes.get("class", "").split()
    return (
        name in _CODE
        or attributes.get("translate") == "no"
        or "notranslate" in classes
        or "jk-script" in classes
        or attributes.get("data-script", "").startswith("zh-Hant")
        or (name != "html" and bool(attributes.get("lang")) and not _CHINESE.fullmatch(attributes["lang"]))
    )


def _changes(tag: str, name: str, attributes: dict[str, str]) -> Iterator[VariantSpot]:
    """The shown attributes as words; `lang` with the target; `hidden` gone from the note that the page is converted."""
    meta = name == "meta" and _META.fullmatch(attributes.get("name") or attributes.get("property", ""))
    wanted = _SHOWN | {"content"} if meta else _SHOWN
    converted = "jk-converted" in attributes.get("class", "").split()
    for match in _ATTRIBUTE.finditer(tag):
        key = match[1].lower()
        if key == "hidden" and converted:
            yield VariantSpot(match.start(), match.end(), "")
        elif key == "lang" and match[2]:
            yield VariantSpot(match.start(2), match.end(2), _TO)
        elif key in wanted and match[2]:
            yield VariantSpot(match.start(2), match.end(2))
