"""One page cleaned: its text in one of the formats, or a row of all that is known of it; the same for a file, a row and an engine."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from jiaokan.clean import clean
from jiaokan.edition.output import as_json, as_markdown, as_text
from jiaokan.read import read
from jiaokan.scale.page import PageRow
from jiaokan.source.file import describe
from jiaokan.text import Text


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
        from jiaokan.html.metadata import metadata_of

        return json.dumps(as_json(documents, text, source, metadata_of(text).as_json()), ensure_ascii=False) + "\n", said
    return (as_markdown if form == "md" else as_text)(documents), said


def row(page: PageRow, program: str, form: str = "text") -> dict[str, Any]:
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
    from jiaokan.html.metadata import metadata_of

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


def warning(name: str, text: Text) -> str:
    """What to say of a text that is empty, or a page whose main content was not found."""
    if any(doubt.reason == "doubtful-content" for doubt in text.doubts):
        return f"{name}: no main content was found in the page: all of it was kept; read what came out, or clean the part that you need"
    if not str(text).strip() and text.raw.strip():
        return f"{name}: nothing in it was taken for text; look at it with: jiaokan explain {name}"
    return ""
