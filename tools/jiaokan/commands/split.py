"""`jiaokan split`: a document becomes several; every anchor leads on to its words."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from jiaokan.commands.language import tell
from jiaokan.errors import BadInput

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Enter the command."""
    one = commands.add_parser(
        "split",
        help="make several documents of one",
        description="Make several documents of one. Its first part keeps its id; decisions go with the words they are about, and every "
        "address of a paragraph leads on to it.",
    )
    one.add_argument("document", metavar="DOCUMENT", help="its id")
    one.add_argument("at", metavar="AT", nargs="+", help="where a new one begins: an anchor, or the first words of a paragraph")
    one.add_argument("--id", metavar="ID", action="append", default=[], help="the id of a new one, in the order of the text")
    one.add_argument("--reason", default="", metavar="TEXT", help="why; readers are shown it")
    one.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Split, and say what the new documents are and what is known of them."""
    from jiaokan.commands.add import described, related
    from jiaokan.corpus.splitting import split

    if not arguments.reason.strip():
        raise BadInput(
            "--reason",
            "readers are told why a document begins there",
            expected="--reason TEXT",
            example=f"jiaokan split {arguments.document} {arguments.at[0]} --reason 另为一篇，有自己的题名",
            then="jiaokan split --help",
        )
    done = split(arguments.root, arguments.document, arguments.at, arguments.reason.strip(), arguments.id)
    for one in done.new:
        print("\n".join(described(one)))
    for relation in done.relations:
        print(related(relation))
    tell(f"{done.moved} addresses of paragraphs lead on from {arguments.document}; look through the new records, then jiaokan check")
    return 0
