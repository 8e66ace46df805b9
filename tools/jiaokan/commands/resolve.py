"""`jiaokan resolve`: from a number, a title, a citation, a link or a quotation to the document and the paragraph."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from jiaokan.commands.address import address
from jiaokan.commands.language import say, tell
from jiaokan.errors import shown

if TYPE_CHECKING:
    from argparse import _SubParsersAction

_NOTES = {
    "moved": "the anchor was moved or merged here",
    "retired": "the anchor was retired; the document is named",
    "no such anchor": "the document never had this anchor",
    "unchanged": "the words stand as they were quoted",
    "changed": "the words have changed since",
}


def add(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Enter the command."""
    one = commands.add_parser(
        "resolve",
        help="what a number, title, citation, link or quotation means",
        description="Print the document and the paragraph that the words mean, or all candidates.",
    )
    one.add_argument("query", metavar="WORDS", help="a number, title, citation, link, anchor or quotation")
    one.add_argument("--format", choices=("text", "json"), default="text", help="what to print (default: text)")
    one.add_argument("--base-url", metavar="URL", help="where the site stands (default: as jiaokan.yaml says)")
    one.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print one line for each candidate; exit code 0 if there is exactly one."""
    from jiaokan.corpus import load
    from jiaokan.search.resolve import resolve

    corpus = load(arguments.root)
    url = address(arguments.root, arguments.base_url)
    found = resolve(arguments.query, corpus.entries, corpus.ledgers)
    rows = []
    for one in found:
        entry = corpus.entry(one.document)
        text = next((block.text for block in entry.blocks if block.anchor == one.anchor), "")
        link = f"{url}t/{one.document}/" + (f"#{one.anchor}" if one.anchor else "")
        rows.append(
            {
                "document": one.document,
                "anchor": one.anchor,
                "url": link,
                "title": entry.meta.title,
                "text": text,
                "by": one.by,
                "note": one.note,
            }
        )
    if arguments.format == "json":
        print(json.dumps(rows, ensure_ascii=False))
    else:
        for row in rows:
            words = shown(str(row["text"] or row["title"]), 40)
            print("\t".join(part for part in (str(row["url"]), words, say(_NOTES.get(str(row["note"]), ""))) if part))
        if not rows:
            tell("nothing is held that this could mean")
    return 0 if len(rows) == 1 else 1
