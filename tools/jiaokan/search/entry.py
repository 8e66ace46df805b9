"""What is indexed: a document is its title and its passages, each with the anchor that a hit links to.

A hit is a passage and not a page, because what a reader cites is a paragraph.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from jiaokan.text import re

EntryKind = Literal["text", "guide", "tool"]

_ADDRESS = re.compile(r"(?!.*\.\.)[A-Za-z0-9_~-][A-Za-z0-9._~/-]*|")
"""Below the site's root, in characters that need no escape; the empty address is the home page."""


@dataclass(frozen=True)
class Passage:
    """A paragraph, or what stands under one heading of a guide page."""

    anchor: str
    """The fragment, without `#`; empty for the top of the page."""
    text: str
    label: str = ""
    """How the passage is cited: ¶12, 第15条第2款, 二（三）; shown beside a hit."""
    places: tuple[str, ...] = ()
    """The names that it is found by, as `jiaokan.cite.place.names` gives them, and the days that it names (2025-03-24, --03-24)."""


@dataclass(frozen=True)
class SearchDocument:
    """A page of the site as search sees it.

    Raises:
        ValueError: the address would lead off the site.
    """

    id: str
    """Opaque and unique; it only orders the index, so that the same documents give the same bytes."""
    url: str
    """Relative to the root of the site, in the source script: `t/ID/`."""
    title: str
    kind: EntryKind
    passages: tuple[Passage, ...]
    number: str = ""
    """文号, as printed."""
    facets: tuple[tuple[str, str], ...] = ()
    """Pairs such as ("year", "2020"); a name may come several times (joint issuers)."""
    day: str = ""
    """Its date in ISO 8601, as much as is known: hits can be put in the order of days."""
    names: tuple[str, ...] = ()
    """What it names: bodies, people, terms, works; offered while a reader types, and where he mistyped."""
    note: str = ""
    """One line shown under the title in the results: who and when."""
    also: str = ""
    """What else it is called and who wrote it: found, and not shown."""
    lang: str = "zh-Hans"
    """Of the source text (BCP 47), so that the browser draws its characters with the right font."""

    def __post_init__(self) -> None:
        if not _ADDRESS.fullmatch(self.url):
            raise ValueError(f"document {self.id!r}: address {self.url!r} is not below the root of the site; write it like 't/k7x2/'")
