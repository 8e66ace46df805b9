"""`jiaokan list`: the documents of the corpus, one a line."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Enter the command."""
    one = commands.add_parser(
        "list", help="the documents of the corpus", description="List the documents: id, date, number or paper, title."
    )
    one.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print a row of each."""
    from jiaokan.corpus import load

    for entry in load(arguments.root).entries:
        meta = entry.meta
        date = meta.dates.issued or meta.dates.published or ""
        print("\t".join((entry.id, date, meta.number or meta.paper or "", meta.title)))
    return 0
