"""RIS: one tag a line, `TY` first and `ER` last.

A statute's number stands in `M1`, a newspaper's page in `SP`: the tags that reference managers were found to keep.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jiaokan.cite.model import Cited, CitedKind

_TYPES: Mapping[CitedKind, str] = {"official": "STAT", "newspaper": "NEWS", "journal": "JOUR", "report": "RPRT", "web": "ELEC"}


def ris(c: Cited) -> str:
    """The record, ending in a line break."""
    return "".join(f"{tag}  - {value}\n" for tag, value in _tags(c) if value or tag == "ER")


def _tags(c: Cited) -> Iterator[tuple[str, str]]:
    yield "TY", _TYPES[c.kind]
    yield "ID", c.key
    yield "TI", c.whole_title("：")
    yield from (("AU", name) for name in c.people)
    yield "T2", c.container
    yield ("SN" if c.kind == "report" else "M1"), c.number
    yield "IS", c.issue[1]
    yield "SP", c.page if c.kind == "newspaper" else ""
    yield "PY", c.date[:4]
    yield "DA", c.date.replace("-", "/")
    yield "ET", c.stamp.release
    yield "N1", c.pinpoint.short
    yield "LA", c.language
    yield "UR", c.address
    yield "Y2", c.stamp.accessed.replace("-", "/")
    yield "ER", ""
