"""Files are read as UTF-8 or not at all, and written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from jiaokan.errors import BadInput


def read(path: Path, root: Path) -> str:
    """The text of a file of the corpus.

    Raises:
        BadInput: if it is missing, cannot be read or is not UTF-8.
    """
    name = str(path.relative_to(root))
    try:
        return path.read_bytes().decode()
    except FileNotFoundError:
        raise BadInput(name, "the file is missing", then="jiaokan build") from None
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(name, f"the file cannot be read: {error}", expected="UTF-8 text", then="git restore it") from None


def write_all(files: Mapping[Path, str | bytes]) -> None:
    """Write the files that differ: first all of them beside their places, then each into its place in one step."""
    ready: list[tuple[Path, Path]] = []
    made: list[Path] = []
    done = False
    try:
        for path, content in files.items():
            data = content.encode() if isinstance(content, str) else content
            if path.exists() and path.read_bytes() == data:
                continue
            if not path.parent.exists():
                path.parent.mkdir(parents=True)
                made.append(path.parent)
            fresh = path.with_name(path.name + ".new")
            ready.append((fresh, path))
            fresh.write_bytes(data)
        for fresh, path in ready:
            os.replace(fresh, path)
        done = True
    finally:
        for fresh, _ in ready:
            fresh.unlink(missing_ok=True)
        for folder in reversed(made if not done else []):
            if not any(folder.iterdir()):
                folder.rmdir()
