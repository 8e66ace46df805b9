"""One page cleaned: its text in one of the formats, or a row of all that is known of it; the same for a file, a row and an engine."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jiaokan.clean import clean
from jiaokan.edition.output import as_json, as_markdown, as_text
from jiaokan.errors import BadInput, refusal
from jiaokan.html.metadata import metadata_of
from jiaokan.read import read
from jiaokan.source.file import describe
from jiaokan.text import Text

ENDINGS = {"text": ".txt", "md": ".md", "json": ".json"}
"""The formats, and how a file of each ends."""
REASONS = {
    "not-text": "it cannot be read as text",
    "unreadable": "the system does not let it be read or written",
    "not-a-record": "the row is not one of the kind",
    "time": "cleaning it took longer than the time limit",
    "ended": "the system ended the process that cleaned it, twice; most likely for want of memory",
    "changed": "what was written before has been changed by hand and is kept",
    "fault": "a fault in the program",
}
"""Why a page could not be cleaned."""
AGAIN = frozenset(("time", "ended", "changed", "unreadable"))
"""Reasons that do not lie in the page alone: the next run tries again."""


@dataclass(frozen=True)
class Fault:
    """A page that could not be cleaned."""

    input: str
    """The file."""
    record: str | None
    """The id of the row; none for a whole file."""
    reason: str
    """One of `REASONS`."""
    message: str

    def as_json(self) -> dict[str, str | None]:
        """As a line of `errors.jsonl`."""
        return {"input": self.input, "record": self.record, "reason": self.reason, "message": self.message}


@dataclass(frozen=True)
class Page:
    """A page as a row of a file or a table has it."""

    id: str
    data: bytes
    url: str | None = None


def cleaned(name: str, data: bytes, form: str) -> tuple[str, str]:
    """The cleaned text of a file in one of the formats, and what to say where its text was not found; most often nothing.

    Raises:
        BadInput: if it is no text.
    """
    source, raw = describe(name, data)
    text = clean(raw)
    documents = read(text)
    said = warning(name, text)
    if form == "json":
        return json.dumps(as_json(documents, text, source, metadata_of(text).as_json()), ensure_ascii=False) + "\n", said
    return (as_markdown if form == "md" else as_text)(documents), said


def row(page: Page, program: str, form: str = "text") -> dict[str, Any]:
    """All that is known of a cleaned page, as one row.

    Args:
        page: the page.
        program: what the row says of the program.
        form: `text` or `md`, what `text` holds; `json` adds `documents`, as the command `clean` prints them.

    Returns:
        The row; edits, doubts and documents are those of the command `clean` in its format `json`, offsets in code points of the raw text.

    Raises:
        BadInput: if the page is no text.
    """
    source, raw = describe(page.id, page.data)
    text = clean(raw)
    documents = read(text)
    whole = as_json(documents, text)
    made = {
        "id": page.id,
        "url": page.url,
        "sha256": source["sha256"],
        "encoding": source["encoding"],
        "characters": source["characters"],
        "text": (as_markdown if form == "md" else as_text)(documents),
        "metadata": metadata_of(text).as_json() or None,
        "edits": whole["edits"],
        "doubts": whole["doubts"],
        "program": program,
    }
    return {**made, "documents": whole["documents"]} if form == "json" else made


def line(made: Mapping[str, Any]) -> bytes:
    """A row as a line of JSON."""
    return json.dumps(made, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"


def fault(error: Exception, name: str, record: str | None = None) -> Fault:
    """What an exception says of a page."""
    if isinstance(error, BadInput):
        return Fault(name, record, "not-text", error.found)
    if isinstance(error, OSError):
        return Fault(name, record, "unreadable", refusal(error))
    return Fault(name, record, "fault", f"{type(error).__name__}: {error}")


def warning(name: str, text: Text) -> str:
    """What to say of a text that is empty, or a page whose main content was not found."""
    if any(doubt.reason == "doubtful-content" for doubt in text.doubts):
        return f"{name}: no main content was found in the page: all of it was kept; read what came out, or clean the part that you need"
    if not str(text).strip() and text.raw.strip():
        return f"{name}: nothing in it was taken for text; look at it with: jiaokan explain {name}"
    return ""
