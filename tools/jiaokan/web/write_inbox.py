"""What the inbox does: files become sources as by `jiaokan add`, what is said of them goes into their records, then they are built."""

from __future__ import annotations

import binascii
from base64 import b64decode
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jiaokan.corpus.adding import AlreadyThere, add_bytes
from jiaokan.corpus.recording import Said, record_said, unbuilt
from jiaokan.corpus.settings import settings
from jiaokan.corpus.transaction import reading
from jiaokan.errors import BadInput
from jiaokan.record.schema import Meta
from jiaokan.record.yaml import read_record
from jiaokan.web.inbox_page import inbox_page
from jiaokan.web.voice import PLAIN, Voice
from jiaokan.web.write_state import built


def inbox(root: Path) -> str:
    """The page of what was added and not built yet.

    Raises:
        BadInput: if a record cannot be read.
    """
    with reading(root):
        name = settings(root).name
        texts = unbuilt(root)
    read = {id: read_record(text, Meta, f"corpus/documents/{id}/document.yaml", "", "jiaokan check") for id, text in texts.items()}
    return inbox_page(name, {id: (read[id], text) for id, text in texts.items()})


def add_sent(root: Path, said: Mapping[str, Any], voice: Voice = PLAIN) -> Mapping[str, Any]:
    """Add a file that a page sent.

    Args:
        root: the project's folder.
        said: its name, and its bytes in Base64 (RFC 4648).
        voice: says what waits in what was found.

    Raises:
        BadInput: if it is no text.
    """
    name, data = said.get("name"), said.get("data")
    if not isinstance(name, str) or not isinstance(data, str):
        raise BadInput("file", "this is no file", expected="a name and its bytes", then="reload the page")
    try:
        added = add_bytes(root, name, b64decode(data, validate=True))
    except binascii.Error:
        raise BadInput(name, "it did not arrive whole", expected="the bytes of the file", then="drop it again") from None
    except AlreadyThere as there:
        return {"said": f"这个文件已经在库里：{there.source}", "added": False}
    waits = [voice.words(doubt) for made in added.proposals for one in made.documents for doubt in one.facts.doubts]
    waits += [f"{new} 与已有的 {old} 可能是同一篇（{common}相同）" for new, old, common in added.twins]
    count = f"{sum(len(made.documents) for made in added.proposals)} 篇"
    return {"said": count + (f"；待核：{'；'.join(waits)}" if waits else ""), "added": True}


def save_said(root: Path, said: Mapping[str, Any]) -> Mapping[str, Any]:
    """Write what is said of documents that were not built yet.

    Raises:
        BadInput: as `record_said`.
    """
    given = said.get("said")
    found = {str(id): Said.model_validate(one) for id, one in given.items()} if isinstance(given, dict) else {}
    record_said(root, found)
    return {"said": f"存了 {len(found)} 篇的著录"}


def save_and_build(root: Path, said: Mapping[str, Any]) -> Mapping[str, Any]:
    """Write what is said, and build.

    Raises:
        BadInput: as `record_said`, or what keeps the corpus from being built; what was said is written then.
    """
    save_said(root, said)
    if wrong := built(root):
        raise wrong
    return {"said": "已构建", "built": not unbuilt(root)}
