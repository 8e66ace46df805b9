"""What is cited: a document as its record describes it, the place in it, and the state in which it was read.

A style only arranges these fields; what is unknown is empty, and a style leaves it out.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from jiaokan.cite.pinpoint import NOWHERE, Pinpoint, pinpoints, reaching
from jiaokan.cite.place import own_labels
from jiaokan.entry.entry import Entry
from jiaokan.errors import BadInput, shown
from jiaokan.record.schema import OFFICIAL, Meta
from jiaokan.text import re

CitedKind = Literal["official", "newspaper", "journal", "report", "web"]
_WEBSITE = ("网", "网站", "客户端", "公众号")
_UNSEEN = frozenset(("Cc", "Cf", "Co", "Cs", "Cn"))
_BLANKS = re.compile(r"\s+")
_BETWEEN_HAN = re.compile(r"(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])")
_DASHES = re.compile(r"^[—―─-]+|[—―─-]+$")
_PAGE = re.compile(r"^第?\s*([0-9A-Za-z]+)\s*版?$")
_ISSUE = re.compile(r"^(\d{4})年第(\d+)期$")

ANCHOR, SHORT_PINPOINT, LONG_PINPOINT, UNTIL = "\ue000", "\ue001", "\ue002", "\ue003"
"""What stands in a pattern for the anchor, the pinpoint and the end of a range: private characters, which no field can hold."""
SOME_DAY = "9998-12-31"
"""The day of access in a pattern, for a reader's own day to take its place in whatever form a style writes it."""
_SITE = re.compile(r"^(?:【[^】]*】)?([^（(【】]*)[（(]([a-z0-9-]+(?:\.[a-z0-9-]+)+)[）)]$")
"""A line that says where a text is from: a name, the address of a site, or both."""


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

    kind: CitedKind
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
    until: str = ""
    """For a range of blocks the anchor of the last one, behind a hyphen."""

    @property
    def address(self) -> str:
        """The permanent link, with the anchor if a block is cited."""
        return f"{self.stamp.base_url}t/{self.document}/" + (f"#{self.anchor}" if self.anchor else "")

    @property
    def key(self) -> str:
        """A name for the citation in a bibliography file."""
        return f"{self.document}:{self.anchor}{self.until}" if self.anchor else self.document

    def whole_title(self, joint: str) -> str:
        """The title with its subtitle after `joint`."""
        return f"{self.title}{joint}{self.subtitle}" if self.subtitle else self.title


def cited(entry: Entry, anchor: str | None, stamp: Stamp, *, own: bool = False, to: str | None = None) -> Cited:
    """What a citation of the document, or of the block with this anchor, is made of; `own` and `to` as for `jiaokan.cite.cite`.

    Raises:
        BadInput: if the document has no such block, or the range would end before it begins.
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
        container=plain(meta.paper or (_site(entry) if kind == "web" else "")),
        page=page[1] if page else plain(meta.page or ""),
        issue=(issue[1], issue[2]) if issue else ("", ""),
        date=dates[0] or dates[1] or (issue[1] if issue else ""),
        language="zh-CN" if meta.language == "zh-Hans" else "zh-TW",
        stamp=stamp,
    )
    if not anchor:
        return whole
    order = [block.anchor for block in entry.words]
    for one in (anchor, to or anchor):
        if one not in order:
            raise BadInput(
                f"{entry.id}#{shown(one)}",
                "the document has no block with this anchor",
                expected="an anchor of its edition",
                example=f"{entry.id}#{entry.words[0].anchor}" if entry.words else entry.id,
                then=f"jiaokan show {entry.id}",
            )
    first, last = order.index(anchor), order.index(to or anchor)
    if last < first:
        raise BadInput(
            f"{entry.id}#{anchor}-{to}",
            "the range ends before it begins",
            expected="the first paragraph, a hyphen, the last one",
            example=f"{entry.id}#{to}-{anchor}",
        )
    labels = own_labels(entry.words) if own else {}
    places = pinpoints(entry.words) | {at: Pinpoint(label, label) for at, label in labels.items() if label}
    named = [places[at] for at in order[first : last + 1] if at in places]
    until = f"-{to}" if to and last > first else ""
    return replace(whole, anchor=anchor, pinpoint=reaching(named[0], named[-1]) if named else NOWHERE, until=until)


def _site(entry: Entry) -> str:
    """The site that a web page's own line names: its name, else its address; else who published the source."""
    lines = (block.text for block in entry.words if block.type == "source" and entry.meta.publish != "metadata")
    for line in lines:
        if match := _SITE.match(line):
            return plain(match[1] or match[2])
    return entry.source.publisher or "" if entry.source.kind == "web_page" else ""


def pattern(entry: Entry, stamp: Stamp, *, pinpoint: bool) -> Cited:
    """A citation of any block of the document, with private characters where its anchor, pinpoint and range belong."""
    whole = cited(entry, None, stamp)
    return replace(whole, anchor=ANCHOR, until=UNTIL, pinpoint=Pinpoint(SHORT_PINPOINT, LONG_PINPOINT) if pinpoint else NOWHERE)


def kind_of(meta: Meta, source_kind: str) -> CitedKind:
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
    """The newest full day on which the records know a source on the web; empty if there is none: that of a text may be centuries old."""
    dates = (date for e in entries for date in (e.source.published, e.source.captured))
    return max((date for date in dates if date and len(date) == 10), default="")


def plain(text: str) -> str:
    """A field as one line: blanks of any kind become one space, characters that cannot be seen go."""
    spaced = _BLANKS.sub(" ", text).strip()
    return "".join(char for char in spaced if unicodedata.category(char) not in _UNSEEN)
