"""A variant of a page stands in the folder of its script, and the rest of the tree below it is the same as at the root.

So a link from page to page needs no change: it stays within the script.
What exists once only (style sheets, scripts, data files, the index) and the links from script to script lead up out of the folder.
"""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import dirname, join, normpath
from typing import NamedTuple

from jiaokan.text import re

SOURCE = "zh-Hans"
VARIANTS = {"zh-Hans": "", "zh-Hant-TW": "zh-Hant-TW/", "zh-Hant-HK": "zh-Hant-HK/"}
"""Each script with its folder."""

_ONCE_NAME = "changes"
ONCE = re.compile(rf"t/[^/]+/{_ONCE_NAME}/index\.html")
"""A page that stands in the source's script alone: the raw text beside the clean one is evidence, and converted it would be none."""
_LINKING = re.compile(r"<(?:a|link|script|img|html|meta|article)\b[^>]*>")
_REFERENCE = re.compile(r'(?<=\s)(?:href|src)="(?!https?:|mailto:|data:|//|/|#)([^"]*)"')
_SWITCH = re.compile(r'<a\b[^>]*\bdata-script="([^"]*)"')
_CURRENT = ' aria-current="true"'
_CONVERTED = '<p class="jk-converted" hidden>本页字形由程序转换，并非原文；引用请以原字形页为准。</p>\n'
_MACHINES = re.compile(
    r'<script type="application/ld\+json">[^<]*</script>\n?|<span class="Z3988" title="[^"]*"></span>'
    r'|<meta name="(?:z:|citation_|[Dd][Cc]\.)[^"]*" content="[^"]*">\n?'
    r'|<link rel="alternate" type="application/json" href="[^"]*">\n?'
)


class TagChange(NamedTuple):
    """What is otherwise in a tag of a page that stands in the folder of another script; offsets in code points of the tag."""

    start: int
    end: int
    new: str
    only: str = ""
    """The script in whose folder it is so; nothing for all."""


def may_lead(tag: str) -> bool:
    """Whether a tag may have an address that is another one elsewhere; most have none, or one on their own page."""
    return 'src="' in tag or tag.count('href="') > tag.count('href="#') or "data-script" in tag


def relocated(tag: str, path: str) -> Iterator[TagChange]:
    """What is otherwise in the tag where its page stands in the folder of another script: addresses and script switch, in order.

    Args:
        tag: of a built page of the source script; also a comment, or an element whose content is no markup.
        path: the address of the page below the root: `t/x/index.html`.
    """
    for found in _LINKING.finditer(tag):
        if switch := _SWITCH.match(found[0]):
            yield from sorted(_switch(found[0], found.start(), path, switch[1]))
        else:
            for way in _REFERENCE.finditer(found[0]):
                if (there := _climb(way[1], path)) != way[1]:
                    yield TagChange(found.start() + way.start(1), found.start() + way.end(1), there)


def _switch(tag: str, at: int, path: str, script: str) -> Iterator[TagChange]:
    """The link of the script switch to a script: it names the page there, and is marked in its own folder alone."""
    target = "../" * (path.count("/") + 1) + VARIANTS[script] + path.removesuffix("index.html")
    if way := _REFERENCE.search(tag):
        yield TagChange(at + way.start(1), at + way.end(1), target)
    if _CURRENT in tag:
        yield TagChange(at + tag.index(_CURRENT), at + tag.index(_CURRENT) + len(_CURRENT), "")
    yield TagChange(at + len(tag) - 1, at + len(tag) - 1, _CURRENT, script)


def _climb(address: str, path: str) -> str:
    """The way to what exists once only: to files, which have a dot in their name, and to `ONCE`; other pages stay as they are."""
    page = address
    for end in "?#":
        page = page.partition(end)[0]
    up = "../" * (path.count("/") + 1)
    if "." in page.rpartition("/")[2].strip("."):
        return up + normpath(join(dirname(path), address))
    if _ONCE_NAME not in page:
        return address
    found = normpath(join(dirname(path), page, "index.html"))
    return up + found.removesuffix("index.html") + address[len(page) :] if ONCE.fullmatch(found) else address


def alone(html: str, path: str) -> str:
    """A page that has no variants: its script switch leads to the variants of the text that it belongs to."""
    page = path.removesuffix("index.html")
    text = page.removesuffix(f"{_ONCE_NAME}/")
    up = "../" * path.count("/")
    for folder in filter(None, VARIANTS.values()):
        html = html.replace(f'href="{up}{folder}{page}"', f'href="{up}{folder}{text}"')
    return html


def shared(html: str) -> str:
    """The page without what a variant need not repeat: who takes a citation or data is to take it from the page in the source's script."""
    return _MACHINES.sub("", html)


def original(html: str) -> str:
    """The page without what only a variant says."""
    return html.replace(_CONVERTED, "", 1)
