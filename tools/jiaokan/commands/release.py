"""`jiaokan release`: stamp the corpus with a version and a day, and say what changed since the last one."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Enter the command."""
    one = commands.add_parser(
        "release",
        help="stamp the corpus with a version and a day",
        description="Write the list of ids and digests of a release, and print what changed since the last one.",
    )
    one.add_argument("version", metavar="VERSION", help="its name, such as 2026.1; greater than that of the last release")
    one.add_argument("--date", metavar="DAY", help="its day, such as 2026-01-31 (default: that of the site's build)")
    one.add_argument("--dry-run", action="store_true", help="say what would change, and write nothing")
    one.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the release and print the differences."""
    from jiaokan.corpus import load, release, stale
    from jiaokan.site.write_stamp import day_of_build

    waiting = stale(arguments.root)
    if waiting:
        print(f"{waiting[0]}: stale: the file is not as jiaokan build makes it\n  hint: jiaokan build")
        return 1
    date = arguments.date or day_of_build(load(arguments.root).entries)
    new, differences = release(arguments.root, arguments.version, date, write=not arguments.dry_run)
    for one in differences:
        if one.born or one.withdrawn:
            print(f"{one.document}: {'new' if one.born else 'withdrawn'}")
        else:
            print(f"{one.document}: {len(one.added)} blocks new, {len(one.changed)} changed, {len(one.gone)} gone")
    blocks = sum(len(held.blocks) for held in new.documents.values())
    written = "; nothing was written" if arguments.dry_run else ""
    print(f"{new.version} of {new.date}: {len(new.documents)} documents, {blocks} blocks{written}")
    return 0
