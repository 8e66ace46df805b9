"""A file as it came: its name, digest and encoding, and the text its bytes stand for."""

from __future__ import annotations

from hashlib import sha256

from jiaokan.errors import BadInput
from jiaokan.source.decode import decode
from jiaokan.source.file_kind import file_kind

THEN = "jiaokan clean --help"


def describe(name: str, data: bytes) -> tuple[dict[str, str | int], str]:
    """What is known of a file, and its raw text.

    Args:
        name: its name, for the record and for messages; `-` is standard input.
        data: its bytes.

    Returns:
        The record `{"name", "sha256", "encoding", "characters"}` of the JSON contract, and the decoded text.

    Raises:
        BadInput: if the bytes are empty or no text.
    """
    if kind := file_kind(data):
        raise BadInput(name, f"this is {kind[0]}, not text", expected="a text file (.txt, .md, .html) in any usual encoding", then=kind[1])
    try:
        raw, encoding = decode(data)
    except ValueError as error:
        raise BadInput(
            name, str(error), expected="a text file (.txt, .md, .html) in any usual encoding", example="jiaokan clean page.txt", then=THEN
        ) from None
    return {"name": name, "sha256": sha256(data).hexdigest(), "encoding": encoding, "characters": len(raw)}, raw
