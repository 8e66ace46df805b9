"""A new version of a source takes the place of the raw text: read under the same decisions, its anchors carried over, once it may."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from jiaokan.corpus.building import files, make_plan, published, refuse_hand_edits
from jiaokan.corpus.change import Change
from jiaokan.corpus.files import as_there, read, says
from jiaokan.corpus.history import git
from jiaokan.corpus.reading import parse_source, records
from jiaokan.corpus.transaction import write, writing
from jiaokan.errors import BadInput
from jiaokan.grammar.label import HEADING_LABEL
from jiaokan.intake.record_text import with_values
from jiaokan.source.file import describe


@dataclass(frozen=True)
class Replaced:
    """What a new version does to the documents of its source, and to none else."""

    changes: tuple[Change, ...]
    before: Counter[str]
    """How often the old raw text was changed for each reason."""
    after: Counter[str]
    """The same of the new one."""
    written: bool


def replace_raw(
    root: Path, source: str, path: Path, *, url: str | None = None, captured: str | None = None, accept: bool = False, reason: str = ""
) -> Replaced:
    """Put a file in the place of a source's raw text.

    Args:
        root: the project's folder.
        source: the id of the source.
        path: the file.
        url: where it came from, if from elsewhere.
        captured: the day it was fetched, in ISO 8601.
        accept: whether it may be; without it nothing is written, and what it would do is told.
        reason: why; the ledger keeps it for anchors that find no block.

    Raises:
        BadInput: if there is no such source, the file is no text or the same, the old raw text is in no commit,
            an edition was edited by hand, or a decision does not fit the new text.
    """
    with writing(root, "replace"):
        base = records(root)
        if source not in base.sources:
            raise BadInput(source, "there is no such source", expected=", ".join(base.sources), then="ls corpus/sources")
        refuse_hand_edits(base, root)
        home = root / "corpus/sources" / source
        try:
            data = path.read_bytes()
        except (FileNotFoundError, IsADirectoryError):
            raise BadInput(
                str(path), "there is no such file", expected="the new version, as it came", then="jiaokan replace --help"
            ) from None
        if sha256(data).hexdigest() == base.sources[source].sha256:
            raise BadInput(
                str(path), f"this is the raw text of {source}, byte for byte", expected="another version of it", then="jiaokan build"
            )
        _see_that_the_old_one_is_kept(home / "raw.txt", root)
        described, raw = describe(str(path), data)
        values = {"file": path.name, "sha256": sha256(data).hexdigest(), "bytes": len(data), "encoding": str(described["encoding"])}
        more = {key: value for key, value in (("url", url), ("captured", captured)) if value}
        record = with_values(read(home / "source.yaml", root), values | more)
        new = parse_source(record, f"corpus/sources/{source}/source.yaml")
        base = replace(base, sources={**base.sources, source: new}, raws={**base.raws, source: raw})
        old = _reasons(root, source)
        plan = make_plan(base, published(base, root), root, released=base.metas)
        made = files(plan, root / "corpus", reason)
        if accept:
            changed = {file: text for file, text in made.items() if not says(file, text)}
            write(root, {home / "raw.txt": data, home / "source.yaml": as_there(home / "source.yaml", record), **changed}, "replace")
        mine = {cut.document for cut in new.cuts}
        after = Counter(code for one in plan.built[source].documents for block in one.blocks for p in block.body.pieces for code in p.why)
        return Replaced(tuple(change for change in plan.changes if change.document in mine or change.changes), old, after, accept)


def kinds(change: Change) -> Counter[str]:
    """Of what kind the changed words of a document are: `typography` (widths, blanks), `label` (a number before the words), `words`."""
    return Counter(_kind(old, new) for _, old, new in change.edited)


def _kind(old: str, new: str) -> str:
    one, two = (_plain(text) for text in (old, new))
    if one == two:
        return "typography"
    return "label" if _plain(HEADING_LABEL.sub("", old, count=1)) == _plain(HEADING_LABEL.sub("", new, count=1)) else "words"


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _reasons(root: Path, source: str) -> Counter[str]:
    """How often each reason stands in the edits of a source, in the blocks of its documents."""
    from jiaokan.corpus.reading import traced_of

    traced = traced_of(root / "corpus/sources" / source, root)
    pieces = (piece for blocks in traced.blocks.values() for row in blocks.values() for piece in row)
    return Counter(code for piece in pieces if isinstance(piece, dict) for code in piece["why"])


def _see_that_the_old_one_is_kept(path: Path, root: Path) -> None:
    """Editions that were cited were made of it: it stays in git. A corpus outside of git has no history that could keep it."""
    if git(root, "rev-parse", "--verify", "--quiet", "HEAD") is None:
        return
    name = path.relative_to(root).as_posix()
    if git(root, "cat-file", "blob", f"HEAD:./{name}") != path.read_bytes():
        raise BadInput(
            name,
            "this raw text is in no commit, and would be lost",
            expected="the old version committed",
            then=f"git add {name}; git commit",
        )
