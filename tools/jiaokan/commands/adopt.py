"""`jiaokan adopt`: what was edited by hand in an edition becomes decisions, and the edition stays as the hand left it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from jiaokan.commands.language import say, tell
from jiaokan.errors import BadInput

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Enter the command."""
    one = commands.add_parser(
        "adopt",
        help="hand edits of an edition → decisions",
        description="Turn what was edited by hand in edition.md into decisions in source.yaml, and build.",
    )
    one.add_argument("document", metavar="DOCUMENT", nargs="?", help="its id (default: every edition that was edited)")
    one.add_argument("--reason", help="why; it stands in each decision (default: asked for on the terminal)")
    one.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Adopt, and print which decisions were made."""
    from jiaokan.commands.build import report
    from jiaokan.corpus.adopting import adopt_edits, edited_documents

    edited = edited_documents(arguments.root)
    documents = [arguments.document] if arguments.document else list(edited)
    if not edited or (arguments.document and arguments.document not in edited):
        known = arguments.document is None or (Path(arguments.root) / "corpus/documents" / arguments.document).is_dir()
        if not known:
            raise BadInput(arguments.document, "there is no such document", expected="an id from the list", then="jiaokan list")
        tell("no edition was edited by hand" if arguments.document is None else f"{arguments.document}: not edited by hand")
        return 0
    for document in documents:
        reason = arguments.reason or _asked(document)
        adopted = adopt_edits(arguments.root, document, reason)
        for line in report(adopted.change, reason):
            tell(line)
        counts = [f"{kind} {len(found)}" for kind, found in adopted.decisions.items() if found]
        tell(f"{document}: written to source.yaml: {', '.join(counts)}" if counts else f"{document}: only blanks or labels were changed")
    return 0


def _asked(document: str) -> str:
    """The reason, asked for on a terminal.

    Raises:
        BadInput: if there is no terminal, or no answer.
    """
    answer = input(say(f"{document}: why?") + " ").strip() if sys.stdin.isatty() else ""
    if not answer:
        raise BadInput(
            "--reason",
            "a decision needs a reason",
            expected="--reason TEXT",
            example="--reason '据上下文补足脱字'",
            then="jiaokan adopt --reason TEXT",
        )
    return answer
