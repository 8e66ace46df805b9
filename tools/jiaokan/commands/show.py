"""`jiaokan show`: one document of the corpus, or the words of an earlier edition."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Enter the command."""
    one = commands.add_parser("show", help="one document of the corpus", description="Print one document.")
    one.add_argument("document", metavar="DOCUMENT", help="its id")
    one.add_argument("--format", choices=("json", "md", "text"), default="md", help="what to print (default: md)")
    one.add_argument("--edition", metavar="SOURCE", help="the words of an earlier edition, by the source that was superseded")
    one.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print it in the format that is asked for."""
    from jiaokan.corpus import load
    from jiaokan.edition.markdown import write
    from jiaokan.entry.entry import as_json

    corpus = load(arguments.root)
    entry = corpus.entry(arguments.document)
    if arguments.edition:
        from jiaokan.corpus.earlier import edition_of

        blocks = edition_of(corpus, arguments.edition, entry.id)
        rows = [{"anchor": block.anchor, "text": block.text} for block in blocks]
        if arguments.format == "json":
            print(json.dumps({"document": entry.id, "edition": arguments.edition, "blocks": rows}, ensure_ascii=False))
        else:
            sys.stdout.write(write(blocks) if arguments.format == "md" else "".join(f"{block.text}\n" for block in blocks))
    elif arguments.format == "json":
        print(json.dumps(as_json(entry), ensure_ascii=False))
    elif arguments.format == "md":
        sys.stdout.write(write(entry.blocks))
    else:
        sys.stdout.write("\n".join(block.text for block in entry.blocks) + "\n")
    return 0
