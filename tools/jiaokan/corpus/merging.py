"""Two editors' work on one text, or a history that took events back, becomes one corpus: decisions and ledgers united, the rest built."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from jiaokan.corpus.building import Plan, files, make_plan, refuse_hand_edits
from jiaokan.corpus.change import Change
from jiaokan.corpus.files import plain, says
from jiaokan.corpus.history import commit, git
from jiaokan.corpus.reading import records
from jiaokan.corpus.rehearsal import read_as
from jiaokan.corpus.standing import published
from jiaokan.corpus.transaction import write, writing
from jiaokan.corpus.uniting import CommitState, state, united
from jiaokan.errors import BadInput
from jiaokan.intake.record_merge import merge_records

OTHERS = ("MERGE_HEAD", "CHERRY_PICK_HEAD", "REBASE_HEAD", "REVERT_HEAD")
"""By which names git calls what is being merged."""
_MARK = "<<<<<<< "


@dataclass(frozen=True)
class Merged:
    """What became of the documents."""

    changes: tuple[Change, ...]
    records: tuple[str, ...] = ()
    """The records whose two versions were put together."""
    written: bool = True


def restore(root: Path, revision: str, *, accept: bool = False, reason: str = "") -> Merged:
    """Bring back what the ledgers of a commit say and those of today do not.

    Args:
        root: the project's folder.
        revision: the commit.
        accept: let anchors that find no block be retired.
        reason: why.

    Raises:
        BadInput: if it is no commit, an edition was edited by hand, or a document of that commit is gone.
    """
    with writing(root, "restore"):
        base = records(root)
        refuse_hand_edits(base, root)
        theirs = state(root, commit(root, revision), revision)
        ours = CommitState("HEAD", base, published(base, root))
        later = git(root, "merge-base", "--is-ancestor", revision, "HEAD") is not None
        plan = make_plan(base, united(base, ours, theirs, later=later), root)
        return _written(root, plan, accept, reason, "restore")


def merge(root: Path, *, accept: bool = False, reason: str = "") -> Merged:
    """Finish a merge that git began: unite records and ledgers, and build the rest.

    Args:
        root: the project's folder, in which a merge, a rebase or a cherry-pick stopped at a conflict.
        accept: let anchors that find no block be retired.
        reason: why.

    Raises:
        BadInput: if nothing is being merged, or a record can only be put together by hand.
    """
    with writing(root, "merge"):
        name = next((one for one in OTHERS if git(root, "rev-parse", "--verify", "--quiet", one)), None)
        if name is None:
            raise BadInput(
                "jiaokan merge", "git is merging nothing here", expected="a merge that stopped at a conflict", then="git merge BRANCH"
            )
        sides = _sides(root, name)
        texts = _records(root, sides)
        base = read_as(root, {root / path: text for path, text in texts.items()})
        ours, theirs = (state(root, id, id[:12]) for id in sides[:2])
        before = state(root, sides[2], sides[2][:12]) if sides[2] else None
        put = {root / path: text for path, text in texts.items()}
        done = _written(root, make_plan(base, united(base, ours, theirs, before), root), accept, reason, "merge", put)
        if done.written:
            git(root, "add", "-A", "--", *sorted({*_unmerged(root), *texts}))
        return Merged(done.changes, tuple(texts), done.written)


def _written(root: Path, plan: Plan, accept: bool, reason: str, command: str, put: Mapping[Path, str] = MappingProxyType({})) -> Merged:
    """Write the plan and the records together; where an anchor waits for the editor's word, the records alone, to be told it."""
    ready = accept or not any(change.asks for change in plan.changes)
    made = {path: text for path, text in files(plan, root / "corpus", reason).items() if not says(path, text)} if ready else {}
    write(root, {**put, **made}, command)
    return Merged(plan.changes, written=ready)


def _sides(root: Path, name: str) -> tuple[str, str, str | None]:
    """The commits of ours and theirs, and the one from which both went out, if there is one."""
    head, other = commit(root, "HEAD"), commit(root, name)
    asked = ("merge-base", head, other) if name == "MERGE_HEAD" else ("rev-parse", "--verify", "--quiet", f"{other}^")
    found = git(root, *asked)
    if name == "REVERT_HEAD" and found:
        return head, found.decode().strip(), other
    return head, other, found.decode().split()[0] if found else None


def _unmerged(root: Path) -> tuple[str, ...]:
    """The files of the corpus of which git holds two versions."""
    told = git(root, "ls-files", "-u", "-z", "--", "corpus") or b""
    return tuple(sorted({row.partition(b"\t")[2].decode() for row in told.split(b"\0") if row}))


def _records(root: Path, sides: tuple[str, str, str | None]) -> dict[str, str]:
    """The records of which git left two versions, put together; one that was put together by hand already is left alone."""
    made = {}
    for path in _unmerged(root):
        if path.endswith("/raw.txt"):
            raise BadInput(
                path, "both sides replaced the raw text", expected="one of the two", then=f"git checkout --ours {path}, or --theirs"
            )
        if not path.endswith(("/source.yaml", "/document.yaml")) or not (root / path).exists():
            continue
        if _MARK in (root / path).read_bytes().decode("utf-8", "replace"):
            ours, theirs, before = (_text(root, id, path) if id else "" for id in sides)
            made[path] = merge_records(before, ours, theirs, path)
    return made


def _text(root: Path, id: str, path: str) -> str:
    data = git(root, "cat-file", "-p", f"{id}:./{path}")
    return plain(data.decode("utf-8", "replace")) if data else ""
