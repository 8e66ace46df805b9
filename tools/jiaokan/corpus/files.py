"""Files are read as UTF-8 or not at all; a BOM, CRLF and a missing last line break are no edits: programs make them without asking."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from jiaokan.corpus.marks import content_digest
from jiaokan.errors import BadInput, refusal

BOM = "\ufeff"


def read(path: Path, root: Path) -> str:
    """The text of a file of the corpus, without a BOM and with LF at the end of each line.

    Raises:
        BadInput: if it is missing, cannot be read or is not UTF-8.
    """
    try:
        return plain(path.read_bytes().decode())
    except FileNotFoundError:
        raise BadInput(named(path, root), "the file is missing", then="jiaokan build") from None
    except OSError as error:
        why = f"the file cannot be read: {refusal(error)}"
        raise BadInput(named(path, root), why, expected="UTF-8 text", then="git restore it") from None
    except UnicodeDecodeError as error:
        raise BadInput(named(path, root), f"byte {error.start + 1} is no UTF-8", expected="UTF-8 text", then="git restore it") from None


def named(path: Path, root: Path) -> str:
    """How a file of the corpus is called: its path below the root, with slashes."""
    return path.relative_to(root).as_posix()


def plain(text: str) -> str:
    """A text without a BOM and with LF at the end of each line, the last one too."""
    text = text.removeprefix(BOM).replace("\r\n", "\n")
    return text if text.endswith("\n") or not text else text + "\n"


def says(path: Path, text: str) -> bool:
    """Whether a file says this, whatever its line ends."""
    try:
        if content_digest(str(path)) == sha256(text.encode()).digest():
            return True
        return plain(path.read_bytes().decode()) == plain(text)
    except (OSError, UnicodeDecodeError):
        return False


def as_there(path: Path, text: str) -> str:
    """A text with the BOM and the line ends of the file that it takes the place of, so that a record stays as its editor keeps it."""
    was = path.read_bytes().decode() if path.exists() else ""
    if "\r\n" in was:
        text = text.replace("\n", "\r\n")
    return BOM + text if was.startswith(BOM) else text
