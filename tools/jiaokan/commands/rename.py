"""`jiaokan rename`: a document gets another id; the old one leads on to it for ever."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from jiaokan.commands.language import tell

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Enter the command."""
    one = commands.add_parser(
        "rename",
        help="give a document another id",
        description="Give a document another id wherever it is named; the old id stays as a former name, so that no address breaks.",
    )
    one.add_argument("document", metavar="DOCUMENT", help="its id")
    one.add_argument("new", metavar="NEW", help="the id it gets, such as samr-2020-186")
    one.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Rename, and say where the old address leads."""
    from jiaokan.corpus.renaming import rename

    rename(arguments.root, arguments.document, arguments.new)
    tell(f"corpus/documents/{arguments.new}: t/{arguments.document}/ leads here")
    return 0
