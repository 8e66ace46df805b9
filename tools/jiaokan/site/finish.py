"""What is done to the pages that MkDocs built: variants in the other scripts, the search index, the site map, and the check of it all."""

from __future__ import annotations

import re
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

from jiaokan.entry import Entry
from jiaokan.site.search import search_files
from jiaokan.site.search_documents import search_documents
from jiaokan.site.sitemap import sitemap
from jiaokan.site.variant_tree import SOURCE, VARIANTS, alternates, relocate
from jiaokan.site.variants import convert_page
from jiaokan.site.verify import verify

MANY = 1000
"""From this number of pages on it pays to start other processes."""
INDEX = "search/"
"""Where the search index stands below the root."""


_PRE = re.compile(r"(<pre\b.*?</pre>|<script\b.*?</script>)", re.DOTALL)
_HAN_BREAK = re.compile(
    "(?<=[\u2014\u2018-\u201d\u2026\u3000-\u9fff\uff00-\uffef])\n(?=[\u2014\u2018-\u201d\u2026\u3000-\u9fff\uff00-\uffef])"
)
"""A line break between two Chinese characters, which a browser would show as a space."""


@dataclass(frozen=True)
class Finished:
    """The files to write below the root of the site, and what is wrong with them."""

    files: dict[str, bytes]
    problems: list[str]


def finish(html: dict[str, str], others: set[str], entries: tuple[Entry, ...], data: dict[str, str], site_url: str) -> Finished:
    """The finished site.

    Args:
        html: the pages as MkDocs built them, by path.
        others: the paths of all its other files.
        entries: all documents.
        data: the data files, by path.
        site_url: where the site will stand.
    """
    files = {path: content.encode() for path, content in data.items()}
    files |= {INDEX + name: content for name, content in search_files(search_documents(entries, html)).items()}
    html = {path: page if path.startswith("t/") else join_lines(page) for path, page in html.items()}
    pages = {path: alternates(page, path, site_url) if path.endswith("index.html") else page for path, page in html.items()}
    pages |= _in_other_scripts({path: page for path, page in pages.items() if path.endswith("index.html")})
    addresses = [path.removesuffix("index.html") for path in html if path.endswith("index.html")]
    days = {f"t/{e.id}/": day for e in entries if (day := e.meta.dates.issued or e.meta.dates.published)}
    files["sitemap.xml"] = sitemap(addresses, VARIANTS, site_url, days).encode()
    files["robots.txt"] = f"User-agent: *\nAllow: /\nSitemap: {site_url}sitemap.xml\n".encode()
    files[".nojekyll"] = b""
    files |= {path: page.encode() for path, page in pages.items()}
    return Finished(files, verify(pages, others | (files.keys() - pages.keys()), site_url))


def _in_other_scripts(pages: dict[str, str]) -> dict[str, str]:
    """Each page in each other script; many pages are shared out among the processors."""
    wanted = [(path, page, script) for path, page in pages.items() for script in VARIANTS if script != SOURCE]
    if len(wanted) < MANY:
        return dict(map(_variant, wanted))
    with ProcessPoolExecutor() as pool:
        return dict(pool.map(_variant, wanted, chunksize=64))


def _variant(wanted: tuple[str, str, str]) -> tuple[str, str]:
    path, page, script = wanted
    return VARIANTS[script] + path, convert_page(relocate(page, path, script), to=script)


def join_lines(html: str) -> str:
    """The page without the line breaks that Markdown left between Chinese sentences; what is preformatted stays."""
    parts = _PRE.split(html)
    return "".join(part if index % 2 else _HAN_BREAK.sub("", part) for index, part in enumerate(parts))
