"""What is done to the pages that MkDocs built: variants in the other scripts, the site map."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from jiaokan.entry.entry import Entry
from jiaokan.site.data.sitemap import sitemap
from jiaokan.site.finish.material import mended
from jiaokan.site.finish.variant_tree import ONCE, SOURCE, VARIANTS, alone, original, shared
from jiaokan.site.finish.variants import in_scripts
from jiaokan.text import re

_PRE = re.compile(r"(<pre\b.*?</pre>|<script\b.*?</script>)", re.DOTALL)
_HAN_BREAK = re.compile(
    "(?<=[\u2014\u2018-\u201d\u2026\u3000-\u9fff\uff00-\uffef])\n(?=[\u2014\u2018-\u201d\u2026\u3000-\u9fff\uff00-\uffef])"
)
"""A line break between two Chinese characters, which a browser would show as a space."""


TEXT = '<div class="jk-text'
"""Where the text of a document begins on its page."""


def finished_pages(html: str, path: str, people: Iterable[str] = ()) -> Iterator[tuple[str, str]]:
    """A page as it is published, then the same page in each other script, each with its path.

    Args:
        html: the page as the generator built it.
        path: where it stands below the root; a page that is not a folder's (404.html), and one of `ONCE`, has no variants.
        people: the authors of the document whose page it is.
    """
    if not path.startswith("t/"):
        html = mended(join_lines(html))
    if not path.endswith("index.html"):
        yield path, html
        return
    if ONCE.fullmatch(path):
        yield path, original(alone(html, path))
        return
    yield path, original(html)
    html = shared(html)
    text = html.find(TEXT) if path.startswith("t/") else -1
    others = {script: folder for script, folder in VARIANTS.items() if script != SOURCE}
    made = in_scripts(html, others, path=path, people=people, doubts_from=text if text >= 0 else None)
    yield from ((folder + path, page) for folder, page in zip(others.values(), made, strict=True))


def people_on(path: str, people: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The authors whose names a page shows: those of its document, on a list all.

    Args:
        path: of the page, below the root.
        people: the authors of each document, by its id.
    """
    if path.startswith("t/"):
        return people.get(path.split("/")[1], ())
    listed = path == "index.html" or path.startswith("catalogue/")
    return tuple(dict.fromkeys(name for names in people.values() for name in names)) if listed else ()


def finished_files(paths: Iterable[str], entries: tuple[Entry, ...], site_url: str) -> dict[str, bytes]:
    """The site map, and what a host wants to know.

    Args:
        paths: those of all pages of the source script.
        entries: all documents.
        site_url: where the site will stand.
    """
    files: dict[str, bytes] = {}
    former = {f"t/{name}/" for entry in entries for name in entry.meta.former}
    addresses = [page for path in paths if path.endswith("index.html") and (page := path.removesuffix("index.html")) not in former]
    days = {f"t/{e.id}/": day for e in entries if (day := e.meta.dates.issued or e.meta.dates.published)}
    files["sitemap.xml"] = sitemap(addresses, site_url, days).encode()
    files["robots.txt"] = f"User-agent: *\nAllow: /\nSitemap: {site_url}sitemap.xml\n".encode()
    files[".nojekyll"] = b""
    return files


def join_lines(html: str) -> str:
    """The page without the line breaks that Markdown left between Chinese sentences; what is preformatted stays."""
    parts = _PRE.split(html)
    return "".join(part if index % 2 else _HAN_BREAK.sub("", part) for index, part in enumerate(parts))
