"""A variant is the built page with its words in another script; every byte that is no word stays.

Only text and the attributes that are read aloud or shown are converted, so links, ids, scripts and styles cannot be harmed.
Text is joined across inline elements, as a reader joins it, and cut at the edges of blocks;
conversion keeps the number of characters, so each piece is put back by counting.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from jiaokan.script import convert_fully
from jiaokan.site.finish.doubted import MARKED_IN, Doubted

_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<raw>script|style|textarea)\b.*?(?:</(?P=raw)\s*>|\Z)"
    r"|<[a-z/!?](?:[^>\"']|\"[^\"]*(?:\"|\Z)|'[^']*(?:'|\Z))*+(?:>|\Z)",
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
_EDGE = "\n"


class VariantSpot(NamedTuple):
    """A stretch of the page that the variant may have otherwise; offsets in code points."""

    start: int
    end: int
    new: str | None = None
    """What stands there in the variant; nothing if it is words, to be converted."""
    parted: bool = True
    """Whether the words begin anew, after the edge of a block."""
    block: str = ""
    """The element whose running text the words are; nothing if they are an attribute's."""


def convert_page(html: str, to: str, *, people: Iterable[str] = (), doubts_from: int | None = None) -> str:
    """The page in the script `to`, with `lang` set and the note that it is converted shown.

    What stays: elements marked `translate="no"`, `notranslate` or with a `lang` that is not Simplified Chinese, code,
    the script switch (`jk-script`), and an element with `data-script="zh-Hant"`, whose text is Traditional from its source.

    Args:
        html: a built page in Simplified script.
        to: one of `jiaokan.script.TARGETS`.
        people: names of persons that stand on the page, whose surnames conversion must know.
        doubts_from: where in the page the text begins whose doubtful characters are marked, in code points; by default none is.

    Raises:
        ValueError: if the target is unknown.
    """
    spots = list(_spots(html, to))
    run: list[str] = []
    for start, end, new, parted, _ in spots:
        if new is None:
            run += (_EDGE, html[start:end]) if parted else (html[start:end],)
    words, doubts, _ = convert_fully("".join(run), to, source="zh-Hans", people=people)
    waiting = Doubted(doubts if doubts_from is not None else ())
    variant: list[str] = []
    done = place = 0
    for start, end, new, parted, block in spots:
        variant.append(html[done:start])
        if new is None:
            place += len(_EDGE) * parted
            new = words[place : place + end - start]
            if doubts and block in MARKED_IN and start >= (doubts_from or 0):
                new = waiting.marked(new, place)
            place += end - start
        variant.append(new)
        done = end
    return "".join([*variant, html[done:]])


def _spots(html: str, to: str) -> Iterator[VariantSpot]:
    """The words and the changed parts of tags, in order."""
    done, closed_by, depth, parted, block = 0, "", 0, True, ""
    for match in _TAG.finditer(html):
        start, end = match.span()
        if depth:
            named = _NAME.match(html, start)
            if named and named[1].lower() == closed_by:
                depth += _step(match[0], closed_by)
        else:
            if start > done:
                blank = html[done:start].isspace()
                if not blank:
                    yield VariantSpot(done, start, None, parted, block)
                parted = blank
            name, opens, changes = _tag(match[0], to)
            parted = parted or opens or name not in _INLINE
            block = block if name in _INLINE or name in _VOID else name if match[0][1] != "/" else ""
            for change in changes:
                yield VariantSpot(start + change.start, start + change.end, change.new)
                parted = True
            if opens:
                closed_by, depth = name, 1
        done = end
    if done < len(html) and not depth:
        yield VariantSpot(done, len(html), None, parted, block)


def _step(tag: str, name: str) -> int:
    """How much deeper a tag leads into elements of its name."""
    return -1 if tag[1] == "/" else 0 if tag.endswith("/>") or name in _VOID else 1


@lru_cache(maxsize=4096)
def _tag(tag: str, to: str) -> tuple[str, bool, tuple[VariantSpot, ...]]:
    """The name of the tag, whether all up to its end tag stays, and what is otherwise in it, with offsets in the tag."""
    named = _NAME.match(tag)
    name = named[1].lower() if named else ""
    if not named or tag[1] == "/" or name in _RAW or not _TELLING.search(tag):
        return name, name in _CODE and tag[1] != "/", ()
    attributes = {key.lower(): value for key, value in _ATTRIBUTE.findall(tag)}
    if _stays(name, attributes):
        return name, _step(tag, name) > 0, ()
    return name, False, tuple(_changes(tag, name, attributes, to))


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


def _changes(tag: str, name: str, attributes: dict[str, str], to: str) -> Iterator[VariantSpot]:
    """The shown attributes as words; `lang` with the target; `hidden` gone from the note that the page is converted."""
    meta = name == "meta" and _META.fullmatch(attributes.get("name") or attributes.get("property", ""))
    wanted = _SHOWN | {"content"} if meta else _SHOWN
    converted = "jk-converted" in attributes.get("class", "").split()
    for match in _ATTRIBUTE.finditer(tag):
        key = match[1].lower()
        if key == "hidden" and converted:
            yield VariantSpot(match.start(), match.end(), "")
        elif key == "lang" and match[2]:
            yield VariantSpot(match.start(2), match.end(2), to)
        elif key in wanted and match[2]:
            yield VariantSpot(match.start(2), match.end(2))
