"""The site map, each page with its variants in the other scripts (sitemaps.org 0.9, `xhtml:link` for hreflang)."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping

from jiaokan.site.markup import escape

_OPEN = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


def sitemap(
    pages: Iterable[str], variants: Mapping[str, str], site_url: str, days: Mapping[str, str] | None = None, once: Container[str] = ()
) -> str:
    """The site map as XML.

    Args:
        pages: addresses below the root of the site, in the source script.
        variants: for each script the folder of its pages, ending in a slash; empty for the source script.
        site_url: where the site stands, ending in a slash.
        days: for a page the day from which its text dates, as ISO 8601.
        once: the pages that have no variants.
    """
    days = days or {}
    parts = []
    for page in sorted(pages):
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang="{script}" href="{escape(site_url + folder + page)}"/>'
            for script, folder in variants.items()
            if page not in once
        )
        day = f"<lastmod>{escape(days[page])}</lastmod>" if page in days else ""
        parts.append(f"<url><loc>{escape(site_url + page)}</loc>{day}{links}</url>\n")
    return _OPEN + "".join(parts) + "</urlset>\n"
