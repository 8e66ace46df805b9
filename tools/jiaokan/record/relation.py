"""How documents are related, each relation with the one that says the same from the other side."""

from __future__ import annotations

INVERSE = {
    "forwards": "forwarded-by", "attaches": "attached-to", "implements": "implemented-by", "reports-on": "reported-by",
    "summarises": "summarised-by", "quotes": "quoted-by", "contains": "part-of",
}  # fmt: skip
"""Relations are written on both documents, so that each page can be read alone."""
