"""A BibTeX entry that also biblatex reads.

An official text is `@techreport`: of the types that reference managers know it is the one whose import keeps the number.
Names stand in braces, since a Chinese name has no comma and a body is no person.
An article needs its journal, so one from a newspaper whose name is not known is `@misc`.
"""

from __future__ import annotations

from collections.abc import Mapping

from jiaokan.cite.model import Cited, CitedKind
from jiaokan.text import re

_TYPES: Mapping[CitedKind, str] = {
    "official": "techreport", "newspaper": "article", "journal": "article", "report": "techreport", "web": "online",
}  # fmt: skip
_SPECIAL = re.compile(r"[\\{}%&#$_~^]")
_WORDS = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


def bibtex(c: Cited) -> str:
    """The entry, ending in a line break."""
    serial = c.kind in ("newspaper", "journal")
    fields = {
        "author": " and ".join("{" + _escape(name) + "}" for name in c.people),
        "title": _escape(c.whole_title("：")),
        "institution": _escape("，".join(c.people)) if _TYPES[c.kind] == "techreport" else "",
        "journal": _escape(c.container) if serial else "",
        "organization": _escape(c.container) if c.kind == "web" else "",
        "number": _escape(c.number) or c.issue[1],
        "pages": _escape(c.page) if c.kind == "newspaper" else "",
        "date": c.date,
        "year": c.date[:4],
        "note": c.pinpoint.short,
        "version": c.stamp.release,
        "url": c.address,
        "urldate": c.stamp.accessed,
        "language": c.language,
    }
    kind = "misc" if serial and not c.container else _TYPES[c.kind]
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{kind}{{{c.key},\n{lines}}}\n"


def _escape(text: str) -> str:
    return _SPECIAL.sub(lambda m: _WORDS.get(m[0], "\\" + m[0]), text)
