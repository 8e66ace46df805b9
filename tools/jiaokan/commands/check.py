"""`jiaokan check`: the laws and the signs of errors, over the corpus as it is committed."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from jiaokan.checks.problem import Problem


def add(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Enter the command."""
    one = commands.add_parser("check", help="the laws, over the corpus", description="Check every law over the corpus.")
    one.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print every problem; the last line says how many there are, or that every law holds."""
    problems = list(find(arguments.root))
    for problem in problems:
        print(problem)
    print(f"{len(problems)} problems" if problems else "every law holds")
    return 1 if problems else 0


def find(root: Path) -> Iterator[Problem]:
    """Every problem of a project: hand edits first, since they explain what else is stale; no cache is asked."""
    from jiaokan.check import check
    from jiaokan.checks.problem import Problem
    from jiaokan.corpus import load, records, stale
    from jiaokan.corpus.building import hand_edited

    edited = hand_edited(records(root), root)
    for document in edited:
        yield Problem("edited-by-hand", f"corpus/documents/{document}/edition.md", "it was edited since it was built", document)
    if edited:
        return
    yield from check(load(root))
    for name in stale(root):
        yield Problem("stale", name, "the file is not as jiaokan build makes it")
