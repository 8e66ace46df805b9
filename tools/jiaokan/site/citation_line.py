"""One plain citation of a document, in the order and with the marks of GB/T 7714—2025 (numeric system, Chinese separators full-width).

Form: 责任者. 题名：文号[EB/OL]. （日期）. 链接 for what a body issued, 责任者. 题名[N/OL]. 报名，日期（版次）. 链接 for a newspaper.
The day of access is the reader's and is left to the reader.
"""

from __future__ import annotations

from jiaokan.schema import Meta


def citation_line(meta: Meta, address: str) -> str:
    """The citation, ending in the permanent link."""
    people = meta.authors or meta.issuers
    author = "，".join(people[:3]) + ("，等" if len(people) > 3 else "")
    title = meta.title + (f"：{meta.subtitle}" if meta.subtitle else "")
    date = meta.dates.published or meta.dates.issued
    if meta.paper:
        page = f"（{meta.page}）" if meta.page else ""
        where = "，".join(part for part in (meta.paper, (date or "") + page) if part)
        parts = [author, f"{title}[N/OL]", where, address]
    else:
        number = f"：{meta.number}" if meta.number else ""
        parts = [author, f"{title}{number}[EB/OL]", f"（{date}）" if date else "", address]
    return ". ".join(part for part in parts if part)
