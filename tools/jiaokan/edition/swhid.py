"""The content id of an edition: SWHID v1.1 (ISO/IEC 18670), which for a file is the digest that git gives it.

Anyone who holds the file can compute it (`git hash-object edition.md`), so it needs no registry;
the edition keeps one block a line, so `;lines=` names a paragraph.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha1

from jiaokan.edition import markdown as edition
from jiaokan.edition.document import Block


def content_id(data: bytes) -> str:
    """The SWHID of a file's content.

    Examples:
        >>> content_id(b"")
        'swh:1:cnt:e69de29bb2d1d6434b8b29ae775ad8c2e48c5391'
    """
    return "swh:1:cnt:" + sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


def edition_id(blocks: Iterable[Block]) -> str:
    """The SWHID of the edition that these blocks make."""
    return content_id(edition.write(blocks).encode())


def line(index: int) -> int:
    """The line of `edition.md`, from 1, on which the block with this index stands: blocks have a blank line between them."""
    return 2 * index + 1


def block_id(edition: str, index: int) -> str:
    """The SWHID of one block: that of the edition, with its line as qualifier."""
    return f"{edition};lines={line(index)}"
