"""A variant of a page stands in the folder of its script, and the rest of the tree below it is the same as at the root.

So a link from page to page needs no change: it stays within the script.
What exists once only (style sheets, scripts, data files, the index) and the links from script to script lead up out of the folder.
"""

from __future__ import annotations

import re
from posixpath import dirname, join, normpath

SOURCE = "zh-Hans"
VARIANTS = {"zh-Hans": "", "zh-Hant-TW": "zh-Hant-TW/", "zh-Hant-HK": "zh-Hant-HK/"}
"""Each script with its folder."""

ONCE = re.compile(r"t/[^/]+/changes/index\.html")
"""A page that stands in the source's script alone: the raw text beside the clean one is evidence, and converted it would be none."""
THEME = "assets/javascripts/bundle."
"""What the address of the theme's script has."""
_TAG = re.compile(r"<(?:a|link|script|img|html|meta|article)\b[^>]*>")
_REFERENCE = re.compile(r'(?<=\s)(href|src)="(?!https?:|mailto:|data:|//|/|#)([^"]*)"')
_SCRIPT = re.compile(r'data-script="([^"]*)"')
_CURRENT = ' aria-current="true"'
_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*)">')


def relocate(html: str, path: str, to: str) -> str:
    """The page as it stands in the folder of the script `to`: addresses and script switch, not the words.

    Args:
        html: a built page of the source script.
        path: its address below the root: `t/x/index.html`.
        to: one of `VARIANTS`.
    """
    depth = path.count("/")
    return _TAG.sub(lambda tag: _tag(tag[0], path, depth, to), html)


def _tag(tag: str, path: str, depth: int, to: str) -> str:
    script = _SCRIPT.search(tag)
    if tag.startswith("<a") and not tag.startswith("<article") and script:
        page = path.removesuffix("index.html")
        target = "../" * (depth + 1) + VARIANTS[script[1]] + page
        tag = _REFERENCE.sub(lambda m: f'href="{target}"', tag.replace(_CURRENT, ""), count=1)
        return tag[:-1] + _CURRENT + ">" if script[1] == to else tag
    if tag.startswith("<html"):
        return re.sub(r'lang="[^"]*"', f'lang="{to}"', tag, count=1)
    return _REFERENCE.sub(lambda m: f'{m[1]}="{_climb(m[2], path, depth)}"', tag)


def _climb(address: str, path: str, depth: int) -> str:
    """The way to what exists once only: to files, which have a dot in their name, and to `ONCE`; other pages stay as they are."""
    page = re.split("[?#]", address)[0]
    if "." not in page.rsplit("/", 1)[-1].strip("."):
        found = normpath(join(dirname(path), page, "index.html"))
        if not ONCE.fullmatch(found):
            return address
        return "../" * (depth + 1) + found.removesuffix("index.html") + address[len(page) :]
    return "../" * (depth + 1) + normpath(join(dirname(path), address))


def alone(html: str, path: str) -> str:
    """A page that has no variants: its script switch leads to the variants of the text that it belongs to."""
    page = path.removesuffix("index.html")
    text = page.removesuffix("changes/")
    up = "../" * path.count("/")
    for folder in filter(None, VARIANTS.values()):
        html = html.replace(f'href="{up}{folder}{page}"', f'href="{up}{folder}{text}"')
    return html


def alternates(html: str, path: str, site_url: str) -> str:
    """The page with the addresses of its variants in its head, and with its canonical address: that of the source script.

    A page with the theme's script keeps them to the site map, for that script would ask each of them for a site map of its own.
    """
    if THEME in html:
        return html
    page = path.removesuffix("index.html")
    links = "".join(f'<link rel="alternate" hreflang="{script}" href="{site_url}{folder}{page}">' for script, folder in VARIANTS.items())
    return _CANONICAL.sub(lambda m: m[0] + links, html, count=1)
