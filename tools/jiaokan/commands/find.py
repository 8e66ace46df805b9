"""`jiaokan find`: all that a text names or cites, and what that is in the corpus, where one is at hand."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING

from jiaokan.commands.files import read_bytes

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from jiaokan.annotate.mention import Mention


def add(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Enter the command."""
    one = commands.add_parser(
        "find",
        help="all that a text names or cites",
        description="Print the works, bodies, events, places, persons, dates, amounts and terms of a text, one a line; "
        "where a corpus is at hand, also the document or place that is cited and the id of what is named.",
    )
    one.add_argument("file", metavar="FILE", help="the file; - for standard input")
    one.add_argument("--format", choices=("text", "jsonl"), default="text", help="what to print (default: text)")
    one.add_argument("--date", default="", metavar="DAY", help="the text's own date (2025, 2025-03, 2025-03-24): settles 今年 and 3月24日")
    one.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print one line for each mention; spans are in code points of the text as it was decoded."""
    from jiaokan.annotate.find import Scope, find
    from jiaokan.commands.day import day
    from jiaokan.corpus.holding import held
    from jiaokan.source.file import describe

    string = describe(arguments.file, read_bytes(arguments.file))[1]
    corpus = held(arguments.root) if (arguments.root / "corpus").is_dir() else None
    line = _jsonl if arguments.format == "jsonl" else _text
    sys.stdout.writelines(f"{line(one)}\n" for one in find(string, Scope(day(arguments.date)), held=corpus))
    return 0


def _text(one: Mention) -> str:
    means = one.target or one.entity
    return "\t".join((f"{one.start}-{one.end}", one.kind, one.text, one.norm, *((means,) if means else ())))


def _jsonl(one: Mention) -> str:
    row = {"kind": one.kind, "start": one.start, "end": one.end, "text": one.text, "norm": one.norm or None}
    row |= {"form": one.form} if one.form else {}
    row |= {"relative": True} if one.relative else {}
    row |= {"entity": one.entity} if one.entity else {}
    row |= {"target": one.target} if one.target else {}
    return json.dumps(row, ensure_ascii=False)
