"""What an editor changes at the desk and has not decided yet: kept on the disk after each pause, so that nothing is lost with a program.

It stands beside the corpus and is no part of it: git does not keep it, and no build reads it.
"""

from __future__ import annotations

from pathlib import Path

from jiaokan.corpus.files import read
from jiaokan.corpus.transaction import reading, write, writing
from jiaokan.errors import BadInput
from jiaokan.record.base import Record
from jiaokan.record.schema import BlockName
from jiaokan.text.digest import digest

DRAFTS_PLACE = Path("corpus/.desk")


class WantedBlock(Record):
    """A block as the editor wants it."""

    anchor: str | None = None
    type: BlockName
    level: int | None = None
    text: str


class Pending(Record):
    """What is wanted of one document."""

    seal: str
    """The digest of the edition from which the editor went out."""
    blocks: tuple[WantedBlock, ...]
    kept: tuple[str, ...] = ()
    """The keys of the doubts and signs that are left as they stand."""


class ElsewhereChanged(BadInput):
    """Another window wrote of the same document."""


def pending(root: Path, document: str) -> tuple[Pending | None, str]:
    """What is pending of a document, and its digest; none and no digest if nothing is.

    Raises:
        BadInput: if the file is not one of ours.
    """
    path = root / DRAFTS_PLACE / f"{document}.json"
    with reading(root):
        if not path.exists():
            return None, ""
        text = read(path, root)
    try:
        return Pending.model_validate_json(text), digest(text)
    except ValueError:
        name = path.relative_to(root).as_posix()
        raise BadInput(
            name, "this is no draft of the desk", expected="what jiaokan desk wrote there", then=f"mv {name} {name}.mine"
        ) from None


def keep_pending(root: Path, document: str, wish: Pending | None, known: str) -> str:
    """Keep what is pending, or nothing any more.

    Args:
        root: the project's folder.
        document: its id.
        wish: what is wanted; none if nothing is.
        known: the digest of what was kept before, as this window knows it; none if there was nothing.

    Returns:
        The digest of what is kept now.

    Raises:
        ElsewhereChanged: if something else is kept by now: another window wrote it. It stays.
        BadInput: as `transaction.write`.
    """
    path = root / DRAFTS_PLACE / f"{document}.json"
    text = wish.model_dump_json(indent=0) + "\n" if wish else None
    with writing(root, "desk"):
        if path.exists() and read(path, root) != text:
            write(root, {**settled(root, document, known), path: text, path.with_name(".gitignore"): "*\n"}, "desk")
        elif text:
            write(root, {path: text, path.with_name(".gitignore"): "*\n"}, "desk")
    return digest(text) if text else ""


def settled(root: Path, document: str, known: str) -> dict[Path, None]:
    """The file of what is pending, to go with the change that settles it. Who calls has the lock.

    Args:
        root: the project's folder.
        document: its id.
        known: the digest of what is kept, as this window knows it.

    Raises:
        ElsewhereChanged: if something else is kept.
    """
    path = root / DRAFTS_PLACE / f"{document}.json"
    if not path.exists():
        return {}
    if digest(read(path, root)) != known:
        raise ElsewhereChanged(
            path.relative_to(root).as_posix(),
            "another window has changed this text meanwhile",
            expected="one window a text",
            then="go on in that window, or reload this one; what you see here stays until you leave the page",
        )
    return {path: None}
