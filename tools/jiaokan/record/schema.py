"""What an editor writes about a source and a document, key by key, and nothing else.

An unknown key is an error, since a misspelt one would silently say nothing.
Dates are ISO 8601; ids are ASCII, since they stand in addresses.
"""

from __future__ import annotations

from typing import Annotated, Literal, Protocol, TypeVar

from pydantic import Field, StringConstraints, model_validator

from jiaokan.record.base import Date, Id, Names, Occurrence, Quote, Record, Words
from jiaokan.record.name_decision import Accept, Note, Reject

Link = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"']+$")]
Issue = Annotated[str, StringConstraints(pattern=r"^\d{4}年第\d{1,3}期$")]
"""An issue of a journal, by year and number."""
Script = Literal["zh-Hans", "zh-Hant"]
Genre = Literal[
    "law", "regulation", "rules", "judicial-interpretation", "standard", "decision", "announcement", "notice", "opinion", "plan",
    "action-programme", "letter", "minutes", "answer", "work-report", "judgment",
    "news", "feature", "commentary", "report", "newsletter", "unknown",
]  # fmt: skip
OFFICIAL = frozenset(("law", "regulation", "rules", "judicial-interpretation", "standard", "minutes", "answer", "work-report", "decision",
                      "announcement", "notice", "opinion", "plan", "action-programme", "letter", "judgment"))  # fmt: skip
"""Genres of official texts: laws and rules, and the kinds of documents that the 《党政机关公文处理工作条例》, art. 8, lists."""
BlockName = Literal[
    "title", "subtitle", "byline", "source", "number", "issuer", "addressee", "date", "signature",
    "attachment", "note", "heading", "paragraph", "item", "caption", "table", "toc", "code",
]  # fmt: skip


class Neighboured(Protocol):
    """What goes before or after something quoted."""

    @property
    def before(self) -> str | None:
        """The words of the neighbour behind it."""

    @property
    def after(self) -> str | None:
        """The words of the neighbour before it."""


Placed = TypeVar("Placed", bound=Neighboured)


def _one_neighbour(self: Placed) -> Placed:
    if (self.before is None) == (self.after is None):
        raise ValueError("say either `before` or `after`, quoting the neighbour")
    return self


class Span(Record):
    """A stretch of the raw text, quoted by its first and last characters; each quote must be found exactly once."""

    start: Quote = Field(alias="from")
    """The first characters."""
    end: Quote | None = Field(default=None, alias="to")
    """The last characters, looked for after the first ones; without it the stretch is just `from`."""
    why: Words
    """The editor's reason, shown to readers."""


class Transposition(Span):
    """A stretch that stands in the wrong place, and where it belongs."""

    before: Quote | None = None
    """It goes before the stretch that begins so."""
    after: Quote | None = None
    """It goes after the stretch that ends so."""

    _one_place = model_validator(mode="after")(_one_neighbour)


class Drop(Span):
    """A stretch that belongs to no document."""


class Cut(Span):
    """Where a document stands in the source, after the moves."""

    document: Id
    kind: Literal["notice", "newspaper", "newsletter", "web_page", "plain"] | None = None
    """How it is read; without it, the evidence decides."""
    withdrawn: Words | None = None
    """Why nothing of it is shown any more: its text is dropped, and its page tells what became of each of its paragraphs."""


class Decision(Record):
    """What the editor decided about the blocks of one document, as reading left them."""

    document: Id
    quote: Quote
    """Words of the text, enough of them to be found exactly once; where two blocks meet, a line break stands."""
    occurrence: Occurrence | None = None
    proof: int = Field(default=1, ge=1, le=99)
    """校次: decisions of the first proof quote the text as it was read, those of the second as the first left it."""
    why: Words


class Correction(Decision):
    """One certain error of the extraction, put right within a block."""

    old: str
    """What stands in the quote, exactly once; empty for something lost, which then goes behind the quote."""
    new: str
    """What is read instead."""


class Retype(Decision):
    """A block whose type reading did not see."""

    type: BlockName
    level: int | None = Field(default=None, ge=1, le=6)


class Join(Decision):
    """A block that belongs to the one before it."""

    between: str = ""
    """What is read between the two."""


class Break(Decision):
    """A block that is two: the second one begins with the quote."""


class Remove(Decision):
    """A block that is no part of the document."""


class Order(Decision):
    """A block that stands in the wrong place, and its right neighbour."""

    before: Quote | None = None
    after: Quote | None = None
    neighbour: Occurrence | None = None
    """Which of several equal neighbours."""

    _one_place = model_validator(mode="after")(_one_neighbour)


class Insert(Record):
    """A block that nothing in the raw text supports."""

    document: Id
    type: BlockName = "paragraph"
    level: int | None = Field(default=None, ge=1, le=6)
    text: Quote
    before: Quote | None = None
    after: Quote | None = None
    neighbour: Occurrence | None = None
    proof: int = Field(default=1, ge=1, le=99)
    why: Words

    _one_place = model_validator(mode="after")(_one_neighbour)


class Review(Record):
    """A doubt that the editor has looked at and left as it stands."""

    document: Id
    quote: Quote
    """Words of the raw text that the doubt touches, found exactly once."""
    reason: Words
    """The code of the doubt."""
    why: Words


class Ignore(Record):
    """A problem that `check` finds and that is none."""

    code: Words
    """The code of the check."""
    document: Id
    quote: Quote | None = None
    """Words of the message or of the block it is about; without it, every problem of this code in the document."""
    why: Words


class AnchorWord(Record):
    """What became of an anchor that a build could not find again, in the editor's word."""

    document: Id
    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]{1,15}$")]
    to: str
    """Words of the block on which it stands from now on, found in exactly one block; empty if the block is gone."""
    into: Id | None = None
    """The document of that block, if it is another one."""
    why: Words


class Source(Record):
    """`source.yaml`: where a file came from, and what the editor decided about it."""

    title: Words
    """What the file is, in the editor's words."""
    file: Words
    """The name under which it came."""
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    bytes: int = Field(gt=0)
    encoding: Words = "utf-8"
    language: Script = "zh-Hans"
    kind: Literal["notice", "newspaper", "newsletter", "web_page", "plain"] = "plain"
    publisher: Words | None = None
    published: Date | None = None
    captured: Date | None = None
    url: Link | None = None
    note: Words | None = None
    superseded: Id | None = None
    """The source that took its place as a later edition of the same documents; this one stays as it was built, and is not built again."""
    moves: tuple[Transposition, ...] = ()
    drops: tuple[Drop, ...] = ()
    cuts: tuple[Cut, ...] = Field(min_length=1)
    corrections: tuple[Correction, ...] = ()
    breaks: tuple[Break, ...] = ()
    joins: tuple[Join, ...] = ()
    orders: tuple[Order, ...] = ()
    inserts: tuple[Insert, ...] = ()
    removes: tuple[Remove, ...] = ()
    types: tuple[Retype, ...] = ()
    reviewed: tuple[Review, ...] = ()
    ignores: tuple[Ignore, ...] = ()
    anchors: tuple[AnchorWord, ...] = ()
    accepts: tuple[Accept, ...] = ()
    rejects: tuple[Reject, ...] = ()
    notes: tuple[Note, ...] = ()


class Rights(Record):
    """Whose a text is, and on what ground it is published here."""

    status: Literal["public-domain", "protected", "unclear"]
    holder: Words | None = None
    basis: Words


class Dates(Record):
    """Days that the text itself gives."""

    issued: Date | None = None
    """成文日期; of a law the day that it was made public, else the day that it was adopted."""
    adopted: Date | None = None
    """Of a law that was made public on another day: 通过."""
    revised: Date | None = None
    """Of the last revision that the text has: 修正, 修订."""
    effective: Date | None = None
    """施行."""
    published: Date | None = None
    """By a newspaper or site, of what has no day of issue."""


class Relation(Record):
    """How one document of the corpus stands to another."""

    type: Literal["forwards", "attaches", "implements", "reports-on", "summarises", "quotes", "contains", "part-of",
                  "forwarded-by", "attached-to", "implemented-by", "reported-by", "summarised-by", "quoted-by"]  # fmt: skip
    document: Id
    why: Words | None = None


class Meta(Record):
    """`document.yaml`: what a document is. What is unknown is left out."""

    title: Words
    subtitle: Words | None = None
    source: Id
    former: tuple[Id, ...] = ()
    """Ids under which it was published before: their addresses lead here for ever."""
    genre: Genre
    language: Script = "zh-Hans"
    issuers: Names = ()
    paper: Words | None = None
    page: Words | None = None
    issue: Issue | None = None
    """Of a journal: 2022年第6期."""
    section: Words | None = None
    authors: Names = ()
    number: Words | None = None
    """发文字号, as GB/T 9704 writes it."""
    dates: Dates = Dates()
    aliases: Names = ()
    """Other titles under which it is cited."""
    links: tuple[Link, ...] = ()
    relations: tuple[Relation, ...] = ()
    subjects: Names = ()
    rights: Rights
    publish: Literal["full", "excerpt", "metadata"] = "full"
    read: int | None = Field(default=None, ge=1, le=2)
    """校次: how many times a person has read the text against its source."""
    note: Words | None = None
