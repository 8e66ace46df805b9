"""A variant is the built page with its words in another script; every byte that is no word stays.

Only text and the attributes that are read aloud or shown are converted, so links, ids, scripts and styles cannot be harmed.
Text is joined across inline elements, as a reader joins it, and cut at the edges of blocks;
conversion keeps the number of characters, so each piece is put back by counting.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

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
_INLINE = frozenset(
    {
        "a",
        "abbr",
        "b",
        "bdi",
        "cite",
        "data",
        "del",
        "em",
        "i",
        "ins",
        "mark",
        "q",
        "ruby",
        "rb",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
        "var",
        "wbr",
    }
)
_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
_CHINESE = re.compile(r"(?:zh|cmn)(?:-(?!Hant)[A-Za-z]+)*", re.IGNORECASE)
_EDGE = "\n"


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
    parts = list(_parts(html, to))
    shown = [index for index, (_, kind) in enumerate(parts) if kind]
    joined = convert("".join(text if kind == "text" else _EDGE for text, kind in parts if kind), to, source="zh-Hans", keep=keep)
    texts, place = [text for text, _ in parts], 0
    for index in shown:
        if parts[index][1] == "text":
            texts[index] = joined[place : place + len(texts[index])]
            place += len(texts[index])
        else:
            texts[index] = ""
            place += len(_EDGE)
    return "".join(texts)


def _parts(html: str, to: str) -> Iterator[tuple[str, str]]:
    """The page in pieces: `text` to convert, an `edge` (of no bytes) where no word goes on, and what stays, with no kind."""
    done, closed_by, depth = 0, "", 0
    for match in _TAG.finditer(html):
        if match.start() > done:
            yield html[done : match.start()], "" if depth else "text"
        done, tag = match.end(), match[0]
        named = _NAME.match(tag)
        name = named[1].lower() if named else ""
        if depth:
            yield tag, ""
            if name == closed_by:
                depth += -1 if tag[1] == "/" else 0 if tag.endswith("/>") else 1
            continue
        if name not in _INLINE:
            yield "", "edge"
        if tag[1] == "/" or not named or match["raw"]:
            yield tag, ""
            continue
        attributes = {key.lower(): value for key, value in _ATTRIBUTE.findall(tag)}
        if _stays(name, attributes):
            yield tag, ""
            if name not in _VOID and not tag.endswith("/>"):
                closed_by, depth = name, 1
            yield "", "edge"
            continue
        yield from _tag(tag, name, attributes, to)
    if done < len(html):
        yield html[done:], "" if depth else "text"


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


def _tag(tag: str, name: str, attributes: dict[str, str], to: str) -> Iterator[tuple[str, str]]:
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
            yield from ((tag[done : match.start(2)], ""), ("", "edge"), (match[2], "text"), ("", "edge"))
            done = match.end(2)
    yield tag[done:], ""
