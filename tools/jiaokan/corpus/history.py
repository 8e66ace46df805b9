"""What was published, as git tells it: every ledger that any commit of the upstream branch ever held, since a push publishes."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import yaml

from jiaokan.anchor import ledger as anchors
from jiaokan.anchor.ledger import Ledger
from jiaokan.corpus.files import plain
from jiaokan.corpus.memory import recalled
from jiaokan.errors import BadInput, shown

_LEDGERS = ":(glob)corpus/documents/*/anchors.jsonl"


@dataclass(frozen=True)
class Past:
    """The documents of an earlier state of the corpus."""

    where: str
    """Which state it is, for messages."""
    ledgers: Mapping[str, Ledger]
    former: Mapping[str, str] = field(default_factory=dict)
    """Former names of documents, with the names they had in that state."""


def git(root: Path, *arguments: str, data: bytes | None = None) -> bytes | None:
    """What git says; none if it fails, or there is no git.

    That it could not be started for another reason, as without memory, is an error: it must not look like an empty history.

    Args:
        root: the project's folder, which may lie within a repository.
        arguments: the command.
        data: what it reads.
    """
    command = ["git", "-c", "core.quotePath=false", "-c", "core.autocrlf=false", "-C", str(root), *arguments]
    try:
        done = subprocess.run(command, input=data, stdin=None if data else subprocess.DEVNULL, capture_output=True, check=False)
    except FileNotFoundError:
        return None
    return done.stdout if done.returncode == 0 else None


def commit(root: Path, revision: str) -> str:
    """The id of a commit.

    Raises:
        BadInput: if it is none here.
    """
    found = git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if not found:
        raise BadInput(
            "--since",
            f"«{shown(revision)}» is no commit of this repository",
            expected="a branch, a tag or a commit that was fetched; in continuous integration, with fetch-depth: 0",
            example="jiaokan check --since origin/main",
            then="git fetch --unshallow, or git log",
        )
    return found.decode().strip()


def published_branch(root: Path) -> str | None:
    """The commit that is published: that of the upstream branch, without one the last commit; none without a repository."""
    for name in ("@{upstream}", "HEAD"):
        found = git(root, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
        if found:
            return found.decode().strip()
    return None


def past(root: Path, revision: str) -> Past:
    """The ledgers and names at one commit.

    Raises:
        BadInput: if it is no commit, or a ledger in it is damaged.
    """
    id = commit(root, revision)
    ledgers: dict[str, Ledger] = {}
    former: dict[str, str] = {}
    for name, data in files_at(root, id, "corpus/documents").items():
        text = data.decode("utf-8", "replace")
        document, _, file = name.removeprefix("corpus/documents/").partition("/")
        if file == "anchors.jsonl":
            ledgers[document] = anchors.parse(plain(text), f"{revision}:{name}")
        elif file == "document.yaml":
            ledgers.setdefault(document, Ledger())
            former |= dict.fromkeys(_former(text), document)
    return Past(revision, ledgers, former)


def _former(text: str) -> list[str]:
    """The former names in a record as it was then, whatever else it says."""
    try:
        value = yaml.safe_load(plain(text))
    except yaml.YAMLError:
        return []
    names = value.get("former") if isinstance(value, dict) else None
    return [name for name in names if isinstance(name, str)] if isinstance(names, list) else []


def files_at(root: Path, id: str, folder: str) -> dict[str, bytes]:
    """The files of a folder at one commit, by their paths in the project; a link is left out.

    Raises:
        BadInput: if git cannot read them, as in a shallow or damaged repository.
    """
    listed = git(root, "ls-tree", "-r", "-z", id, "--", folder)
    if listed is None:
        raise _unread(id)
    rows = [row.partition(b"\t") for row in listed.split(b"\0") if row]
    blobs = [(meta.split()[2], name.decode("utf-8", "replace")) for meta, _, name in rows if meta.startswith(b"100")]
    if not blobs:
        return {}
    told = git(root, "cat-file", "--batch", data=b"".join(blob + b"\n" for blob, _ in blobs)) or b""
    found: dict[str, bytes] = {}
    at = 0
    for _, name in blobs:
        head = told.find(b"\n", at)
        row = told[at:head].split()
        if head < 0 or len(row) != 3:
            raise _unread(id)
        found[name] = told[head + 1 : head + 1 + int(row[2])]
        at = head + int(row[2]) + 2
    return found


def _unread(id: str) -> BadInput:
    return BadInput(
        id[:12], "git cannot read the files of this commit", expected="a whole repository", then="git fsck; git fetch --unshallow"
    )


def ever_published(root: Path) -> dict[str, set[str]]:
    """For each document that any commit of the published branch knew, the anchors that its ledger ever held.

    What a commit and all before it say never changes; only of a shallow clone more may be known another time.
    """
    id = published_branch(root)
    if id is None:
        return {}
    shallow, _, place = (git(root, "rev-parse", "--is-shallow-repository", "--show-prefix") or b"").decode().partition("\n")
    try:
        return recalled("published", (id, place), partial(_published_until, root, id)) if shallow == "false" else _published_until(root, id)
    except _Untold:
        return {}


class _Untold(Exception):
    """Git fails, which is nothing to remember."""


def _published_until(root: Path, id: str) -> dict[str, set[str]]:
    told = git(root, "log", "-p", "-m", "-U0", "--format=", "--no-color", "--no-ext-diff", "--no-renames", "--relative", id, "--", _LEDGERS)
    if told is None:
        raise _Untold
    found: dict[str, set[str]] = {}
    ids: set[str] = set()
    for line in told.split(b"\n"):
        if line.startswith(b"+++ b/"):
            ids = found.setdefault(line.decode("utf-8", "replace").split("/")[-2], set())
        elif line.startswith(b'+{"event": "born", "id": "'):
            ids.add(line.split(b'"', 8)[7].decode("utf-8", "replace"))
    return found
