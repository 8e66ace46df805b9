"""`jiaokan release`: stamp the corpus with a version and a day, and say what changed since the last one.

A corpus that breaks a law is not released, since a release is for ever.
"""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from jiaokan.commands.language import is_chinese, labelled, problem_lines, say, tell

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from jiaokan.entry.release import Difference


def add(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Enter the command."""
    one = commands.add_parser(
        "release",
        help="stamp the corpus with a version and a day",
        description="Write the list of ids and digests of a release, and print what changed since the last one.",
    )
    one.add_argument("version", metavar="VERSION", help="its name, such as 2026.1; greater than that of the last release")
    one.add_argument(
        "--date", metavar="DAY", required=True, help="its day, such as 2026-01-31: no clock is asked, and a release is for ever"
    )
    one.add_argument("--dry-run", action="store_true", help="say what would change, and write nothing")
    one.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """See that every law holds, write the release, and print the differences and what is to be done with it."""
    from jiaokan.checks.released import survival
    from jiaokan.commands.check import counted, look
    from jiaokan.corpus import release

    problems, corpus = look(arguments.root)
    if problems or corpus is None:
        print(problem_lines(problems[0]), file=sys.stderr)
        tell(f"{len(problems)} problems; nothing was released. Next: jiaokan check", file=sys.stderr)
        return 1
    new, differences = release(arguments.root, arguments.version, arguments.date, write=not arguments.dry_run)
    for one in differences:
        print(told(one))
    for version, counts in survival(corpus):
        tell(f"the anchors of {version}: {counted(counts)}")
    blocks = sum(len(held.blocks) for held in new.documents.values())
    tell(f"{new.version} of {new.date}: {len(new.documents)} documents, {blocks} blocks")
    if arguments.dry_run:
        tell("Nothing was written.")
    else:
        if (arguments.root / "CITATION.cff").exists():
            tell(f"Commit corpus/releases and CITATION.cff, tag the commit v{new.version}, and push both.")
        else:
            tell(f"Commit corpus/releases, tag the commit v{new.version}, and push both.")
    return 0


def told(one: Difference) -> str:
    """What became of one document, as a line in the language of the command."""
    if one.born or one.withdrawn:
        return labelled(one.document, say("the document is new" if one.born else "the document is withdrawn"))
    counts = ((len(one.added), "new"), (len(one.changed), "changed"), (len(one.gone), "gone"))
    blocks = [f"{number} {name}" for number, name in counts if number]
    parts = [f"blocks {', '.join(blocks)}"] if blocks else []
    parts += [f"formerly {name}" for name in one.former] + [f"took in {name}" for name in one.took_in]
    return labelled(one.document, ("；" if is_chinese() else "; ").join(map(say, parts or ["order or types changed"])))
