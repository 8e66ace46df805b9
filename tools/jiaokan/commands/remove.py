"""`jiaokan remove`: a document goes; one that was published leaves a page that says why."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from jiaokan.commands.language import tell

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Enter the command."""
    one = commands.add_parser(
        "remove",
        help="take a document out of the corpus",
        description="Take a document out wherever it is named. Of one that was published the page stays and says why, and so does every "
        "address of a paragraph.",
    )
    one.add_argument("document", metavar="DOCUMENT", help="its id")
    one.add_argument("--reason", default="", metavar="TEXT", help="why; readers are shown it")
    one.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Remove it, and say what is left of it."""
    from jiaokan.corpus.removing import remove

    done = remove(arguments.root, arguments.document, arguments.reason.strip())
    if done.withdrawn:
        tell(f"corpus/documents/{arguments.document}: withdrawn; its page and {done.anchors} addresses of paragraphs say why")
    else:
        tell(f"corpus/documents/{arguments.document}: gone; it was never published")
    for name in done.records:
        tell(f"{name}: does not name it any more")
    return 0
