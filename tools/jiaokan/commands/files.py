"""Files that a person names: read as bytes, written whole or not at all."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from jiaokan.errors import BadInput


def read_bytes(name: str) -> bytes:
    """The bytes of a file; those of standard input for a hyphen.

    Raises:
        BadInput: if there is no such file, or it is a folder.
    """
    if name == "-":
        return sys.stdin.buffer.read()
    path = Path(name)
    if path.is_dir():
        raise BadInput(name, "this is a folder", expected="a text file", example="jiaokan clean page.txt", then="jiaokan clean --help")
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise BadInput(
            name, "there is no such file", expected="a text file, or - for standard input", example="jiaokan clean page.txt"
        ) from None


def write_whole(path: Path, text: str) -> None:
    """Write a file beside its place and move it there, so that no half of it is ever seen."""
    fresh = path.with_name(path.name + ".new")
    try:
        fresh.write_bytes(text.encode("utf-8", "backslashreplace"))
        os.replace(fresh, path)
    finally:
        fresh.unlink(missing_ok=True)
