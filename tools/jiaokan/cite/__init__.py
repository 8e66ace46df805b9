"""Citations, ready to paste, of a document or of one of its blocks: one style a file.

The command line and the site call the same functions, so that both give the same characters.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from jiaokan.cite.bibtex import bibtex
from jiaokan.cite.chicago import chicago
from jiaokan.cite.csl_json import csl_json
from jiaokan.cite.falv_yinzhu import falv_yinzhu
from jiaokan.cite.gbt7714_2015 import gbt7714_2015
from jiaokan.cite.gbt7714_2025 import gbt7714_2025
from jiaokan.cite.model import Cited, Stamp, cited
from jiaokan.cite.ris import ris
from jiaokan.entry.entry import Entry
from jiaokan.errors import BadInput, shown

__all__ = ["STYLES", "Stamp", "Style", "cite"]


@dataclass(frozen=True)
class Style:
    """One way to write a citation."""

    label: str
    """Its name for readers."""
    write: Callable[[Cited], str]
    suffix: str = ""
    """Of the file that reference managers read; empty for a style that is pasted as text."""


STYLES: Mapping[str, Style] = {
    "gbt7714-2025": Style("GB/T 7714—2025", gbt7714_2025),
    "gbt7714-2015": Style("GB/T 7714—2015", gbt7714_2015),
    "falv-yinzhu": Style("《法学引注手册》", falv_yinzhu),
    "chicago": Style("Chicago", chicago),
    "bibtex": Style("BibTeX", bibtex, ".bib"),
    "ris": Style("RIS", ris, ".ris"),
    "csl-json": Style("CSL-JSON", csl_json, ".csl.json"),
}
"""The styles by name; the first is the default."""


def cite(
    entry: Entry,
    anchor: str | None,
    style: str,
    *,
    base_url: str,
    release: str = "",
    accessed: str = "",
    own: bool = False,
    to: str | None = None,
) -> str:
    """The citation of a document, of one block of it, or of several in a row.

    Args:
        entry: the document.
        anchor: of the block; nothing for the document.
        style: one of `STYLES`.
        base_url: where the site stands, ending in a slash.
        release: the name of the release that is cited, if there is one.
        accessed: the day of access, ISO 8601; left out if empty.
        own: whether the place is named by the text's own numbers, 二（四）, where it has no articles but such numbers.
        to: the anchor of the last block, where several are cited; the link leads to the first.

    Raises:
        BadInput: if there is no such style or no such block, or the last stands before the first.
    """
    if style not in STYLES:
        raise BadInput(shown(style), "there is no such style", expected=", ".join(STYLES), then="jiaokan cite --help")
    return STYLES[style].write(cited(entry, anchor, Stamp(base_url, release, accessed), own=own, to=to))
