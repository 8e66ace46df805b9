"""`jiaokan restore`: bring back what the ledgers of an earlier commit say and those of today do not."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Enter the command."""
    one = commands.add_parser(
        "restore",
        help="bring back lost events of the ledgers from a commit",
        description="Unite the ledgers with those of a commit, and build; the texts stay as they are.",
    )
    one.add_argument("revision", metavar="REVISION", help="the commit, as `jiaokan check --since` names it")
    one.add_argument("--accept", action="store_true", help="let anchors that found no block be retired")
    one.add_argument("--reason", default="", help="with --accept: why; the ledger keeps it")
    one.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Restore, and print what came of it."""
    from jiaokan.commands.merge import see_the_reason, told
    from jiaokan.corpus.merging import restore

    see_the_reason(arguments, "restore")
    done = restore(arguments.root, arguments.revision, accept=arguments.accept, reason=arguments.reason)
    return told(done, f"restore {arguments.revision}", arguments.reason)
