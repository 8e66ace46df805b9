"""What is cited: a document as its record describes it, the place in it, and the state in which it was read.

A style only arranges these fields; what is unknown is empty, and a style leaves it out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from jiaokan.cite.pinpoint import NOWHERE, Pinpoint, pinpoints
from jiaokan.cite.place import own_labels
from jiaokan.entry.entry import Entry
from jiaokan.errors import BadInput, shown
from jiaokan.record.schema import OFFICIAL, Meta

Kind = Literal["official", "newspaper", "journal", "report", "web"]
_WEBSITE = ("网", "网站", "客户端", "公众号")
_UNSEEN = frozenset(("Cc", "Cf", "Co", "Cs", "Cn"))
_BLANKS = re.compile(r"\s+")
_BETWEEN_HAN = re.compile(r"(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])")
_DASHES = re.compile(r"^[—―─-]+|[—―─-]+$")
_PAGE = re.compile(r"^第?\s*([0-9A-Za-z]+)\s*版?$")
_ISSUE = re.compile(r"^(\d{4})年第(\d+)期$")

ANCHOR, SHORT_PINPOINT, LONG_PINPOINT = "\ue000", "\ue001", "\ue002"
"""What stands in a pattern for the anchor and the pinpoint: private characters, which no field can hold (`plain` drops them)."""


@dataclass(frozen=True)
class Stamp:
    """The state of the site that is cited."""

    base_url: str
    """Where the site stands, ending in a slash."""
    release: str = ""
    """The name of the release; empty before the first one."""
    accessed: str = ""
    """The day of access, ISO 8601; empty if it is not said."""


@dataclass(frozen=True)
class Cited:
    """The fields of a citation. Dates are ISO 8601, to the day, the month or the year."""

    kind: Kind
    document: str
    people: tuple[str, ...]
    """Authors, or the bodies that issued it."""
    title: str
    subtitle: str
    number: str
    container: str
    """The newspaper, journal or website."""
    page: str
    """The page (版) of a newspaper, without 第 and 版."""
    issue: tuple[str, str]
    """Year and number of a journal's issue."""
    date: str
    language: str
    stamp: Stamp
    anchor: str = ""
    pinpoint: Pinpoint = NOWHERE

    @property
    def address(self) -> str:
        """The permanent link, with the anchor if a block is cited."""
        return f"{self.stamp.base_url}t/{self.document}/" + (f"#{self.anchor}" if self.anchor else "")

    @property
    def key(self) -> str:
        """A name for the citation in a bibliography file."""
        return f"{self.document}:{self.anchor}" if self.anchor else self.document

    def whole_title(self, joint: str) -> str:
        """The title with its subtitle after `joint`."""
        return f"{self.title}{joint}{self.subtitle}" if self.subtitle else self.title


def cited(entry: Entry, anchor: str | None, stamp: Stamp, *, own: bool = False) -> Cited:
    """What a citation of the document, or of the block with this anchor, is made of; `own` as for `jiaokan.cite.cite`.

    Raises:
        BadInput: if the document has no such block.
    """
    meta = entry.meta
    kind = kind_of(meta, entry.source.kind)
    people = meta.issuers if kind in ("official", "report") and meta.issuers else meta.authors
    issue = _ISSUE.match(meta.issue or "")
    page = _PAGE.match(meta.page or "")
    dates = (meta.dates.issued, meta.dates.published) if kind == "official" else (meta.dates.published, meta.dates.issued)
    whole = Cited(
        kind=kind,
        document=entry.id,
        people=tuple(_BETWEEN_HAN.sub("", plain(name)) for name in people),
        title=plain(meta.title),
        subtitle=_DASHES.sub("", plain(meta.subtitle or "")),
        number=plain(meta.number or ""),
        container=plain(meta.paper or ""),
        page=page[1] if page else plain(meta.page or ""),
        issue=(issue[1], issue[2]) if issue else ("", ""),
        date=dates[0] or dates[1] or (issue[1] if issue else ""),
        language="zh-CN" if meta.language == "zh-Hans" else "zh-TW",
        stamp=stamp,
    )
    if not anchor:
        return whole
    if not any(block.anchor == anchor for block in entry.blocks):
        raise BadInput(
            f"{entry.id}#{shown(anchor)}",
            "the document has no block with this anchor",
            expected="an anchor of its edition",
            example=f"{entry.id}#{entry.blocks[0].anchor}" if entry.blocks else entry.id,
            then=f"jiaokan show {entry.id}",
        )
    label = own_labels(entry.blocks).get(anchor, "") if own else ""
    return replace(whole, anchor=anchor, pinpoint=Pinpoint(label, label) if label else pinpoints(entry.blocks).get(anchor, NOWHERE))


def pattern(entry: Entry, stamp: Stamp, *, pinpoint: bool) -> Cited:
    """A citation of any block of the document, with `ANCHOR`, `SHORT_PINPOINT` and `LONG_PINPOINT` where its anchor and pinpoint belong."""
    whole = cited(entry, None, stamp)
    return replace(whole, anchor=ANCHOR, pinpoint=Pinpoint(SHORT_PINPOINT, LONG_PINPOINT) if pinpoint else NOWHERE)


def kind_of(meta: Meta, source_kind: str) -> Kind:
    """What a document is to a bibliography. What an official text is printed in does not make it an article."""
    if meta.genre in OFFICIAL:
        return "official"
    if meta.genre == "newsletter":
        return "report"
    if meta.issue:
        return "journal"
    if meta.paper:
        return "web" if meta.paper.endswith(_WEBSITE) else "newspaper"
    return "newspaper" if source_kind == "newspaper" else "web"


def newest_day(entries: Iterable[Entry]) -> str:
    """The newest full date that the records of the documents and of their sources name; empty if there is none."""
    dates = (date for e in entries for date in (e.meta.dates.issued, e.meta.dates.published, e.source.published, e.source.captured))
    return max((date for date in dates if date and len(date) == 10), default="")


def plain(text: str) -> str:
    """A field as one line: blanks of any kind become one space, characters that cannot be seen go."""
    spaced = _BLANKS.sub(" ", text).strip()
    return "".join(char for char in spaced if unicodedata.category(char) not in _UNSEEN)
