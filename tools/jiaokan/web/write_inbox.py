"""What the inbox does: files become sources as by `jiaokan add`, what is said of them goes into their records, then they are built."""

from __future__ import annotations

import binascii
from base64 import b64decode
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from jiaokan.corpus.adding import AlreadyThere, add_sent
from jiaokan.corpus.recording import Said, record_said, unbuilt
from jiaokan.corpus.settings import settings
from jiaokan.corpus.transaction import reading
from jiaokan.errors import BadInput
from jiaokan.intake.proposal import Proposal
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


def add_dropped(root: Path, said: Mapping[str, Any], voice: Voice = PLAIN) -> Mapping[str, Any]:
    """Add the files that a page sent: all that can be added in one transaction, and of each what became of it.

    Args:
        root: the project's folder.
        said: under `files` their names, and their bytes in Base64 (RFC 4648).
        voice: says what waits in what was found.

    Raises:
        BadInput: if no files were sent, or one did not arrive whole.
    """
    added = add_sent(root, list(_files(said.get("files"))))
    common = {new: f"{new} 与已有的 {old} 可能是同一篇（{common}相同）" for new, old, common in added.twins}
    return {"files": [_told(one, common, voice) for one in added.answers], "added": bool(added.proposals)}


def _files(sent: object) -> Iterator[tuple[str, bytes]]:
    if not isinstance(sent, list) or not sent:
        raise BadInput("files", "this is no file", expected="names and their bytes", then="reload the page")
    for one in sent:
        name, data = (one.get("name"), one.get("data")) if isinstance(one, dict) else (None, None)
        if not isinstance(name, str) or not isinstance(data, str):
            raise BadInput("files", "this is no file", expected="names and their bytes", then="reload the page")
        try:
            yield name, b64decode(data, validate=True)
        except binascii.Error:
            raise BadInput(name, "it did not arrive whole", expected="the bytes of the file", then="drop it again") from None


def _told(answer: Proposal | AlreadyThere | BadInput, twins: Mapping[str, str], voice: Voice) -> str:
    """What became of one file."""
    if isinstance(answer, AlreadyThere):
        return f"这个文件已经在库里：{answer.source}"
    if isinstance(answer, BadInput):
        return voice.error(answer).removeprefix(answer.where).lstrip("：: ")
    waits = [voice.words(doubt) for one in answer.documents for doubt in one.facts.doubts]
    waits += [twins[one.id] for one in answer.documents if one.id in twins]
    return f"{len(answer.documents)} 篇" + (f"；待核：{'；'.join(waits)}" if waits else "")


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
