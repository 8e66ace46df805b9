"""One button: build, look whether every law holds, and commit what changed in the corpus; whatever does not hold keeps it back."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from jiaokan.checks.problem import Problem
from jiaokan.corpus.transaction import reading
from jiaokan.errors import BadInput
from jiaokan.web.voice import PLAIN, Voice
from jiaokan.web.write_state import built

KEPT = ("corpus",)
"""What is committed; what else is changed in the project or staged is left as it is."""
Look = Callable[[Path], Iterable[Problem]]
"""Finds every problem of a project, as `jiaokan check` does."""


def commit(root: Path, message: str, look: Look, voice: Voice = PLAIN) -> Mapping[str, str | BadInput]:
    """Build, check and commit.

    Args:
        root: the project's folder.
        message: what the commit says.
        look: finds the problems.
        voice: says them.

    Returns:
        What was done, and the problems that kept it from being done.

    Raises:
        BadInput: if there is no repository here, or git refuses.
    """
    if not message.strip():
        raise BadInput("message", "a commit needs a message", expected="a sentence", example="校读某某一篇", then="jiaokan desk")
    _git(root, "rev-parse", "--git-dir")
    if wrong := built(root):
        return {"said": "没有提交：先解决下面的事", "wrong": wrong}
    with reading(root):
        if problems := list(look(root)):
            return {"said": f"没有提交：{len(problems)} 处不合", "wrong": "\n".join(map(voice.problem, problems))}
        _git(root, "add", "--all", "--", *KEPT)
        if not _git(root, "diff", "--cached", "--name-only", "--", *KEPT).strip():
            return {"said": "各条都合；没有可提交的改动"}
        _git(root, "commit", "--quiet", "--message", message, "--", *KEPT)
    return {"said": "各条都合，已提交", "lines": _git(root, "show", "--stat", "--format=%h %s", "HEAD")}


def _git(root: Path, *words: str) -> str:
    environment = {**os.environ, "GIT_TERMINAL_PROMPT": "0", "GIT_LITERAL_PATHSPECS": "1"}
    try:
        done = subprocess.run(
            ["git", "-c", "core.quotePath=false", *words], cwd=root, env=environment, capture_output=True, stdin=subprocess.DEVNULL,
            text=True, encoding="utf-8", errors="replace", check=False,
        )  # fmt: skip
    except FileNotFoundError:
        raise BadInput("git", "there is no git on this machine", expected="git", then="install git; what you did is on the disk") from None
    if done.returncode:
        raise BadInput(
            f"git {words[0]}", done.stderr.strip() or done.stdout.strip(), expected="a repository in which you may commit",
            then="git status; what you did is on the disk",
        )  # fmt: skip
    return done.stdout
