"""The built site is read as a browser would: every link and id resolves, nothing comes from another host, no attribute runs a script.

It sees the finished files only, so it holds for whatever generator or theme made them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from jiaokan.text import re

_OPENING = re.compile(r"""<([a-zA-Z][^\s/>]*)((?:[^>"']++|"[^"]*+"|'[^']*+')*+)>""")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'=<>`]++)))?""")
_SILENT = re.compile(r"<(?:!--.*?-->|((script|style)\b[^>]*>).*?</\2\s*>)", re.DOTALL | re.IGNORECASE)
_RESOURCES = {"src", "srcset", "poster", "data", "background", "formaction", "ping", "manifest"}
_BANNED = {"iframe", "object", "embed", "base", "frame"}
MOST_PAGE_BYTES = 300_000
"""Bytes of HTML that no page of a list, of a name or of a guide may pass."""
MOST_TEXT_BYTES = 3_000_000
"""Bytes of HTML that no page of a text may pass: a code of law of 100,000 characters is a third of it, and is read whole."""


@dataclass
class PageSeen:
    """What a page has that the check of the whole site asks for."""

    ids: set[str] = field(default_factory=set)
    links: dict[str, None] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    """What is wrong with the page by itself."""


def verify(pages: Mapping[str, PageSeen], others: Iterable[str], site_url: str, followed: Iterable[str] | None = None) -> list[str]:
    """What is wrong, one sentence each; nothing if the site is sound.

    Args:
        pages: what was seen of every HTML page, by its path below the root of the site, `t/x/index.html`.
        others: the paths of all other files.
        site_url: where the site will stand; a link that begins so must resolve too.
        followed: the paths of the pages whose links are followed; without it, all.
    """
    there = set(others)
    problems: list[str] = []
    for path in sorted(pages if followed is None else followed):
        page = pages[path]
        problems += [f"{path}: {problem}" for problem in page.problems]
        problems += [f"{path}: {wrong}" for link in page.links if (wrong := _follow(link, path, pages, there, site_url))]
    return problems


def survey(html: str, most: int = MOST_PAGE_BYTES) -> PageSeen:
    """What a page has, and what is wrong with it by itself.

    Args:
        html: the page.
        most: bytes that it may have.
    """
    page = PageSeen()
    for name, said in _OPENING.findall(_SILENT.sub(lambda m: f"<{m[1]}" if m[1] else "", html)):
        name = name.lower()
        if name in _BANNED:
            page.problems.append(f"<{name}> has no place on a page")
        for key, *values in _ATTRIBUTE.findall(said):
            key = key.lower()
            if key == "id":
                value = "".join(values)
                if value in page.ids:
                    page.problems.append(f"an id stands twice: {value}")
                page.ids.add(value)
            elif key == "href" or key in _RESOURCES or (key == "action" and any(values)):
                value = "".join(values)
                if ":" in value or value.startswith("//"):
                    page.problems += _scheme(name, key, value, said)
                page.links[value] = None
            elif key.startswith("on") or key == "srcdoc":
                page.problems.append(f"<{name}> has an inline handler {key}")
    if (size := len(html.encode())) > most:
        said = "jiaokan split makes several documents of one; a handwritten page is to be parted"
        page.problems.append(f"{size} bytes of HTML, more than {most}: {said}")
    return page


def _scheme(name: str, key: str, value: str, said: str) -> Iterator[str]:
    """What is wrong with an address that names a scheme or another host, in a tag that says so much."""
    scheme = urlsplit(value.strip()).scheme
    if scheme not in ("", "http", "https", "mailto"):
        yield f"<{name} {key}> has the scheme {scheme}:"
    rel = next(("".join(values) for key, *values in _ATTRIBUTE.findall(said) if key.lower() == "rel"), "")
    fetched = key != "href" or (name == "link" and not {"canonical", "alternate"} & set(rel.split()))
    if fetched and name not in ("a", "form") and (scheme or value.startswith("//")):
        yield f"<{name} {key}> is fetched from another host: {value[:80]}"


def _follow(link: str, path: str, known: Mapping[str, PageSeen], there: set[str], site_url: str) -> str | None:
    if link[:1] == "#" and "%" not in link:  # Most links of a text lead to its own paragraphs.
        return None if link == "#" or link[1:] in known[path].ids else f"the link {link} names an id that {path} does not have"
    if link.startswith(site_url):
        link, path = "./" + link[len(site_url) :], "index.html"
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None
    target = unquote(parts.path)
    base = urlsplit(site_url).path
    if target.startswith("/"):
        if not target.startswith(base):
            return f"the link {link} leads out of the site"
        target, path = target[len(base) :], "index.html"
    if not target:
        found = path
    else:
        found = normpath(join(dirname(path), target))
        if found.startswith(".."):
            return f"the link {link} leads out of the site"
        if target.endswith(("/", ".")):
            found = normpath(join(found, "index.html"))
    if found not in known:
        return None if found in there else f"the link {link} leads to nothing ({found})"
    fragment = unquote(parts.fragment)
    if fragment and fragment not in known[found].ids:
        return f"the link {link} names an id that {found} does not have"
    return None
