"""`jiaokan merge`: finish a merge that git began: both editors' decisions and anchors are kept, and the rest is built."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from jiaokan.commands.language import tell, tell_all
from jiaokan.errors import BadInput

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from jiaokan.corpus.merging import Merged


def add(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Enter the command."""
    one = commands.add_parser(
        "merge",
        help="finish a merge of git that stopped in the corpus",
        description="Unite the records and the ledgers of two branches, and build the rest; all of it is written, or nothing.",
    )
    one.add_argument("--accept", action="store_true", help="let anchors that found no block be retired, and words stand together")
    one.add_argument("--reason", default="", help="with --accept: why; the ledger keeps it")
    one.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Merge, and print what came of it."""
    from jiaokan.corpus.merging import merge

    see_the_reason(arguments, "merge")
    merged = merge(arguments.root, accept=arguments.accept, reason=arguments.reason)
    for path in merged.records:
        tell(f"{path}: both sides' decisions")
    if code := told(merged, "merge", arguments.reason):
        return code
    tell("Next: git commit")
    return 0


def see_the_reason(arguments: argparse.Namespace, command: str) -> None:
    """See that anchors go only for a reason.

    Raises:
        BadInput: if none is given.
    """
    if arguments.accept and not arguments.reason:
        raise BadInput("--accept", "an anchor goes only for a reason", expected="--reason TEXT", then=f"jiaokan {command} --help")


def told(merged: Merged, command: str, reason: str) -> int:
    """Print what became of each document; 1 if something waits for the editor's word."""
    from jiaokan.commands.build import report

    for change in merged.changes:
        tell_all(report(change, reason if merged.written else ""))
    if not merged.written:
        together = sum(len(change.together) for change in merged.changes)
        lost = sum(len(change.lost) for change in merged.changes)
        if together:
            tell(f"{together} paragraphs would hold words (!) that neither side had in one; nothing was built.", file=sys.stderr)
            tell("The block before them is another one now: see to `joins` in source.yaml,", file=sys.stderr)
        if lost:
            tell(f"{lost} anchors would be lost; the ledgers were not written.", file=sys.stderr)
            tell("Say in source.yaml where each of them stands now (`anchors:`),", file=sys.stderr)
        tell(f"then jiaokan {command} again; or, if all of it may be so: jiaokan {command} --accept --reason TEXT", file=sys.stderr)
        return 1
    tell(f"{len(merged.changes)} documents, {sum(change.blocks for change in merged.changes)} blocks")
    return 0
