"""`jiaokan.yaml`: what a corpus is called, whose it is, and where it will stand."""

from __future__ import annotations

from jiaokan.record.base import Record, Words
from jiaokan.record.schema import Link, Rights, Script


class Settings(Record):
    """What is said once for the whole corpus; its pages, citations and releases take it from here."""

    name: Words
    """What the corpus is called, on every page and in the citation of the whole."""
    description: Words
    """One sentence that says what it holds."""
    holder: Words | None = None
    """Who answers for the edition; the corpus is cited under this name, else under its own."""
    address: Link | None = None
    """Where the site will stand. It goes before what a workflow guesses."""
    rights: Rights | None = None
    """What `add` proposes for a document whose own rights nothing decides."""
    script: Script = "zh-Hans"
    """The script that `add` proposes for a text too short to tell."""

    @property
    def creator(self) -> str:
        """Under whose name the corpus as a whole is cited."""
        return self.holder or self.name
