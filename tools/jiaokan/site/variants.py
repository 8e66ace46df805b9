"""A variant is the built page with its words in another script; every byte that is no word stays.

Only text and the attributes that are read aloud or shown are converted, so links, ids, scripts and styles cannot be harmed.
Text is joined across inline elements, as a reader joins it, and cut at the edges of blocks;
conversion keeps the number of characters, so each piece is put back by counting.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import Enum, auto
from functools import lru_cache

from jiaokan.script import convert

_TAG = re.compile(
    r"<!--.*?-->|<(?P<raw>script|style|textarea)\b.*?</(?P=raw)\s*>|<[a-z/!?](?:[^>\"']|\"[^\"]*\"|'[^']*')*+>", re.DOTALL | re.IGNORECASE
)
"""A comment, an element whose content is no markup (with that content), or a tag."""
_NAME = re.compile(r"</?([a-zA-Z][^\s/>]*)")
_ATTRIBUTE = re.compile(r"\s([^\s\"'<>/=]+)(?:=\"([^\"]*)\")?")
_SHOWN = frozenset({"title", "alt", "aria-label", "placeholder"})
_META = re.compile(r"description|(?:og|twitter):(?:title|description|site_name|image:alt)")
_CODE = frozenset({"code", "pre", "kbd", "samp", "template", "svg"})
_INLINE = frozenset({
    "a", "abbr", "b", "bdi", "cite", "data", "del", "em", "i", "ins", "mark", "q", "ruby",
    "rb", "s", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
})  # fmt: skip
_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
_CHINESE = re.compile(r"(?:zh|cmn)(?:-(?!Hant)[A-Za-z]+)*", re.IGNORECASE)
_RAW = frozenset({"script", "style", "textarea"})
_EDGE = "\n"


class Kind(Enum):
    """What a piece of the page is to the conversion."""

    STAYS = auto()
    WORDS = auto()
    EDGE = auto()


def convert_page(html: str, to: str, *, keep: Iterable[str] = ()) -> str:
    """The page in the script `to`, with `lang` set and the note that it is converted shown.

    What stays: elements marked `translate="no"`, `notranslate` or with a `lang` that is not Simplified Chinese, code,
    the script switch (`jk-script`), and an element with `data-script="zh-Hant"`, whose text is Traditional from its source.

    Args:
        html: a built page in Simplified script.
        to: one of `jiaokan.script.TARGETS`.
        keep: names that stay as they are.

    Raises:
        ValueError: if the target is unknown.
    """
    pieces: list[str] = []
    run: list[str] = []
    spans: list[tuple[int, int]] = []
    place = 0
    for text, kind in _parts(html, to):
        if kind is Kind.EDGE:
            if run and run[-1] != _EDGE:
                run.append(_EDGE)
                place += len(_EDGE)
            continue
        if kind is Kind.WORDS:
            spans.append((len(pieces), place))
            run.append(text)
            place += len(text)
        pieces.append(text)
    converted = convert("".join(run), to, source="zh-Hans", keep=keep)
    for index, start in spans:
        pieces[index] = converted[start : start + len(pieces[index])]
    return "".join(pieces)


def _parts(html: str, to: str) -> Iterator[tuple[str, Kind]]:
    """The page in pieces: words to convert, what stays, and between them the edges (of no bytes) where no word goes on."""
    done, closed_by, depth = 0, "", 0
    for match in _TAG.finditer(html):
        between, tag, done = html[done : match.start()], match[0], match.end()
        if depth:
            yield between + tag, Kind.STAYS
            if named := _NAME.match(tag):
                depth += _step(tag, closed_by) if named[1].lower() == closed_by else 0
            continue
        if between:
            yield between, Kind.STAYS if between.isspace() else Kind.WORDS
        name, opens, pieces = _tag(tag, to)
        if name not in _INLINE:
            yield "", Kind.EDGE
        yield from pieces
        if opens:
            closed_by, depth = name, 1
    if done < len(html):
        yield html[done:], Kind.STAYS if depth else Kind.WORDS


def _step(tag: str, name: str) -> int:
    """How much deeper a tag leads into elements of its name."""
    return -1 if tag[1] == "/" else 0 if tag.endswith("/>") or name in _VOID else 1


@lru_cache(maxsize=4096)
def _tag(tag: str, to: str) -> tuple[str, bool, tuple[tuple[str, Kind], ...]]:
    """The name of the tag, whether all up to its end tag stays, and the tag with its shown attributes as words of their own."""
    named = _NAME.match(tag)
    name = named[1].lower() if named else ""
    if not named or tag[1] == "/" or name in _RAW or " " not in tag:
        return name, name in _CODE and tag[1] != "/", ((tag, Kind.STAYS),)
    attributes = {key.lower(): value for key, value in _ATTRIBUTE.findall(tag)}
    if _stays(name, attributes):
        return name, _step(tag, name) > 0, (("", Kind.EDGE), (tag, Kind.STAYS), ("", Kind.EDGE))
    return name, False, tuple(_shown(tag, name, attributes, to))


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


def _shown(tag: str, name: str, attributes: dict[str, str], to: str) -> Iterator[tuple[str, Kind]]:
    """The tag with its shown attributes as texts of their own."""
    if "jk-converted" in attributes.get("class", "").split():
        tag = re.sub(r"\shidden(?:=\"[^\"]*\")?(?=[\s/>])", "", tag, count=1)
    if "lang" in attributes:
        tag = re.sub(r"(?<=\slang=\")[^\"]*", to, tag, count=1)
    wanted = _SHOWN
    if name == "meta" and _META.fullmatch(attributes.get("name") or attributes.get("property", "")):
        wanted = frozenset({"content"})
    done = 0
    for match in _ATTRIBUTE.finditer(tag):
        if match[1].lower() in wanted and match[2]:
            yield from ((tag[done : match.start(2)], Kind.STAYS), ("", Kind.EDGE), (match[2], Kind.WORDS), ("", Kind.EDGE))
            done = match.end(2)
    yield tag[done:], Kind.STAYS
