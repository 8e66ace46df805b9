"""What an editor writes about a source and a document, key by key, and nothing else.

An unknown key is an error, since a misspelt one would silently say nothing.
Dates are ISO 8601; ids are ASCII, since they stand in addresses.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=80)]
"""Lower-case ASCII words joined by hyphens: safe as a folder name and in an address."""
Date = Annotated[str, StringConstraints(pattern=r"^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$")]
"""ISO 8601: a year, a month or a day."""
Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Quote = Annotated[str, StringConstraints(min_length=1)]
"""Words of the text itself, blanks and line breaks included."""
Link = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"']+$")]
Issue = Annotated[str, StringConstraints(pattern=r"^\d{4}年第\d{1,3}期$")]
"""An issue of a journal, by year and number."""
Script = Literal["zh-Hans", "zh-Hant"]


class Record(BaseModel):
    """What all records share: no unknown key, no change after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Span(Record):
    """A stretch of the raw text, quoted by its first and last characters; each quote must be found exactly once."""

    start: Quote = Field(alias="from")
    """The first characters."""
    end: Quote | None = Field(default=None, alias="to")
    """The last characters, looked for after the first ones; without it the stretch is just `from`."""
    why: Words
    """The editor's reason, shown to readers."""


class Move(Span):
    """A stretch that stands in the wrong place, and where it belongs."""

    before: Quote | None = None
    """It goes before the stretch that begins so."""
    after: Quote | None = None
    """It goes after the stretch that ends so."""

    @model_validator(mode="after")
    def _one_place(self) -> Move:
        if (self.before is None) == (self.after is None):
            raise ValueError("say either `before` or `after`, quoting the neighbour")
        return self


class Drop(Span):
    """A stretch that belongs to no document."""


class Cut(Span):
    """Where a document stands in the source, after the moves."""

    document: Id
    kind: Literal["notice", "newspaper", "newsletter", "web_page", "plain"] | None = None
    """How it is read; without it, the evidence decides."""


class Correction(Record):
    """One certain error of the extraction, put right in the clean text."""

    document: Id
    quote: Quote
    """Enough of the clean text around the error to be found exactly once; a line break is written as a line break."""
    old: str
    """What stands in the quote, exactly once."""
    new: str
    """What is read instead."""
    why: Words


class Retype(Record):
    """A block whose type reading did not see."""

    document: Id
    quote: Quote
    """The first characters of the block."""
    type: Literal[
        "title", "subtitle", "byline", "source", "number", "issuer", "addressee", "date", "signature",
        "attachment", "note", "heading", "paragraph", "item", "caption", "table", "toc",
    ]  # fmt: skip
    level: int | None = Field(default=None, ge=1, le=6)
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
    moves: tuple[Move, ...] = ()
    drops: tuple[Drop, ...] = ()
    cuts: tuple[Cut, ...] = Field(min_length=1)
    corrections: tuple[Correction, ...] = ()
    types: tuple[Retype, ...] = ()


class Rights(Record):
    """Whose a text is, and on what ground it is published here."""

    status: Literal["public-domain", "protected", "unclear"]
    holder: Words | None = None
    basis: Words


class Dates(Record):
    """Days that the text itself gives."""

    issued: Date | None = None
    """成文日期."""
    published: Date | None = None


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
    genre: Literal["notice", "opinion", "plan", "action-programme", "news", "feature", "commentary", "report", "newsletter"]
    language: Script = "zh-Hans"
    issuers: tuple[Words, ...] = ()
    paper: Words | None = None
    page: Words | None = None
    issue: Issue | None = None
    """Of a journal: 2022年第6期."""
    section: Words | None = None
    authors: tuple[Words, ...] = ()
    number: Words | None = None
    """发文字号, as GB/T 9704 writes it."""
    dates: Dates = Dates()
    aliases: tuple[Words, ...] = ()
    """Other titles under which it is cited."""
    links: tuple[Link, ...] = ()
    relations: tuple[Relation, ...] = ()
    subjects: tuple[Words, ...] = ()
    rights: Rights
    publish: Literal["full", "excerpt", "metadata"] = "full"
    note: Words | None = None
