"""What the editor says of words of the edition: that they name something, that they do not, what a reader should know.

Unlike decisions about blocks, these quote the edition as it is published, and change nothing in it.
"""

from __future__ import annotations

from typing import Literal

from pydantic import model_validator

from jiaokan.record.base import Id, Occurrence, Quote, Record, Words


class Named(Record):
    """Words of a document as it is published, about which the editor says whether and what they name."""

    document: Id
    quote: Quote
    """Words of the edition, found exactly once; where two blocks meet, a line break stands."""
    occurrence: Occurrence | None = None
    name: Quote | None = None
    """The words within the quote that are meant, once; the whole quote if none are given."""
    why: Words


class Accept(Named):
    """A name that no rule sees, or one whose bearer only the editor knows."""

    kind: Literal["body", "person", "place", "event", "date", "amount", "term"]
    entity: Id | None = None
    """What it names in the authority files."""
    norm: Words | None = None
    """The full name, day or amount, where the entity does not say it."""


class Reject(Named):
    """Words that look like a name and are none."""


class Note(Record):
    """What an editor has to say about words of the edition: a gloss, the context, where they come from, or a doubt."""

    document: Id
    quote: Quote
    """Words of the edition, found exactly once."""
    occurrence: Occurrence | None = None
    kind: Literal["gloss", "context", "source", "doubt"]
    text: Words
    """In our own words."""
    source: Words | None = None
    """Where it can be read; only a doubt goes without."""

    @model_validator(mode="after")
    def _sourced(self) -> Note:
        if self.kind != "doubt" and self.source is None:
            raise ValueError("a note says where it can be read: `source`; only a doubt goes without")
        return self
