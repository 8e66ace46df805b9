"""The built site is read as a browser would: every link and id resolves, nothing comes from another host, no attribute runs a script.

It sees the finished files only, so it holds for whatever generator or theme made them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

_OPENING = re.compile(r"""<([a-zA-Z][^\s/>]*)((?:[^>"']++|"[^"]*+"|'[^']*+')*+)>""")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'=<>`]++)))?""")
_SILENT = re.compile(r"<!--.*?-->|(<(script|style)\b[^>]*>).*?</\2\s*>", re.DOTALL | re.IGNORECASE)
_RESOURCES = {"src", "srcset", "poster", "data", "background", "formaction", "ping", "manifest"}
LIMIT = 300_000
"""Bytes of HTML that no page may pass; the largest text of the corpus, with all its marks, stays well below."""


@dataclass
class _Page:
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def verify(files: Mapping[str, str], others: Iterable[str], site_url: str) -> list[str]:
    """What is wrong, one sentence each; nothing if the site is sound.

    Args:
        files: every HTML page by its path below the root of the site, `t/x/index.html`.
        others: the paths of all other files.
        site_url: where the site will stand; a link that begins so must resolve too.
    """
    pages = {path: _read(html) for path, html in files.items()}
    known = {path: set(page.ids) for path, page in pages.items()}
    there = set(others)
    problems: list[str] = []
    for path in sorted(pages):
        page = pages[path]
        problems += [f"{path}: {problem}" for problem in page.problems]
        if len(page.ids) != len(known[path]):
            twice = sorted({id for id in page.ids if page.ids.count(id) > 1})
            problems.append(f"{path}: an id stands twice: {', '.join(twice[:5])}")
        if (size := len(files[path].encode())) > LIMIT:
            problems.append(f"{path}: {size} bytes of HTML, more than {LIMIT}: split the document")
        for link in dict.fromkeys(page.links):
            wrong = _follow(link, path, known, there, site_url)
            if wrong:
                problems.append(f"{path}: {wrong}")
    return problems


def _read(html: str) -> _Page:
    page = _Page()
    for tag in _OPENING.finditer(_SILENT.sub(lambda m: m[1] or "", html)):
        name = tag[1].lower()
        attributes = {a[1].lower(): a[2] or a[3] or a[4] or "" for a in _ATTRIBUTE.finditer(tag[2])}
        for key, value in attributes.items():
            if key.startswith("on") or key == "srcdoc":
                page.problems.append(f"<{name}> has an inline handler {key}")
            elif key == "id":
                page.ids.append(value)
            elif key == "href" or key in _RESOURCES or (key == "action" and value):
                page.problems += _scheme(name, key, value, attributes.get("rel", ""))
                page.links.append(value)
        if name in ("iframe", "object", "embed", "base", "frame"):
            page.problems.append(f"<{name}> has no place on a page")
    return page


def _scheme(name: str, key: str, value: str, rel: str) -> Iterator[str]:
    scheme = urlsplit(value.strip()).scheme if ":" in value else ""
    if scheme not in ("", "http", "https", "mailto"):
        yield f"<{name} {key}> has the scheme {scheme}:"
    fetched = key != "href" or (name == "link" and not {"canonical", "alternate"} & set(rel.split()))
    if fetched and name not in ("a", "form") and (scheme or value.startswith("//")):
        yield f"<{name} {key}> is fetched from another host: {value[:80]}"


def _follow(link: str, path: str, known: Mapping[str, set[str]], there: set[str], site_url: str) -> str | None:
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
        target, path = target[len(base) :] or ".", "index.html"
    if not target:
        found = path
    else:
        found = normpath(join(dirname(path), target))
        if found.startswith(".."):
            return f"the link {link} leads out of the site"
        if target.endswith("/") or found == "." or target.endswith("."):
            found = normpath(join(found, "index.html"))
    if found not in known:
        return None if found in there else f"the link {link} leads to nothing ({found})"
    fragment = unquote(parts.fragment)
    if fragment and fragment not in known[found]:
        return f"the link {link} names an id that {found} does not have"
    return None
