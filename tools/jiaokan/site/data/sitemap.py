"""The site map (sitemaps.org 0.9): the pages that name themselves as canonical.

A converted page names that of the source as canonical. A search engine takes `hreflang` only between canonical pages, so the
site map has none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from jiaokan.site.markup import escape

_OPEN = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'


def sitemap(pages: Iterable[str], site_url: str, days: Mapping[str, str] | None = None) -> str:
    """The site map as XML.

    Args:
        pages: addresses below the root of the site, in the source script.
        site_url: where the site stands, ending in a slash.
        days: for a page the day from which its text dates, as ISO 8601.
    """
    days = days or {}
    parts = []
    for page in sorted(pages):
        day = f"<lastmod>{escape(days[page])}</lastmod>" if page in days else ""
        parts.append(f"<url><loc>{escape(site_url + page)}</loc>{day}</url>\n")
    return _OPEN + "".join(parts) + "</urlset>\n"
