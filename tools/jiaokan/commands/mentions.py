"""`jiaokan mentions`: names that no authority file knows, with their contexts."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from jiaokan.commands.language import tell
from jiaokan.errors import shown

if TYPE_CHECKING:
    from argparse import _SubParsersAction

SHOWN_CONTEXTS = 3
"""How many contexts of a name are printed."""


def add(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Enter the command."""
    one = commands.add_parser(
        "mentions",
        help="names that no authority file knows",
        description="List the names that no entry of corpus/authority/ stands for, the most frequent first, with their contexts.",
    )
    one.add_argument("document", metavar="DOCUMENT", nargs="?", help="only those of this document")
    one.add_argument("--kind", choices=("body", "person", "place", "event", "term"), help="only names of this kind")
    one.add_argument("--format", choices=("text", "jsonl"), default="text", help="what to print (default: text)")
    one.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the names; something waits, so the exit code is 1, if there are any."""
    from jiaokan.annotate.unknown import unknown
    from jiaokan.corpus import load

    corpus = load(arguments.root)
    entries = (corpus.entry(arguments.document),) if arguments.document else corpus.entries
    mentions = {entry.id: entry.mentions for entry in entries}
    texts = {entry.id: {block.anchor or "": block.text for block in entry.blocks} for entry in entries}
    found = unknown(mentions, texts, (arguments.kind,)) if arguments.kind else unknown(mentions, texts)
    for one in found:
        if arguments.format == "jsonl":
            print(json.dumps(asdict(one), ensure_ascii=False))
            continue
        print(f"{len(one.contexts)}\t{one.kind}\t{one.name}")
        for context in one.contexts[:SHOWN_CONTEXTS]:
            place = f"{context.document}#{context.anchor}"
            print(f"  …{shown(context.before)}【{shown(context.quote)}】{shown(context.after)}…  {place}")
    if arguments.format == "text":
        said = (
            f"{len(found)} names have no entry yet; write it into corpus/authority/, or say with `accepts` or `rejects` in source.yaml "
            "what they are"
        )
        tell(said if found else "every name has its entry")
    return 1 if found else 0
