"""`jiaokan find`: all that a text names or cites, no corpus needed."""

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
        description="Print the works, bodies, events, places, persons, dates, amounts and terms of a text, one a line.",
    )
    one.add_argument("file", metavar="FILE", help="the file; - for standard input")
    one.add_argument("--format", choices=("text", "jsonl"), default="text", help="what to print (default: text)")
    one.add_argument("--date", default="", metavar="DAY", help="the text's own date (2025, 2025-03, 2025-03-24): settles 今年 and 3月24日")
    one.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print one line for each mention; spans are in code points of the text as it was decoded."""
    from jiaokan.annotate.find import Scope, find
    from jiaokan.commands.day import day
    from jiaokan.source.file import describe

    string = describe(arguments.file, read_bytes(arguments.file))[1]
    line = _jsonl if arguments.format == "jsonl" else _text
    sys.stdout.writelines(f"{line(one)}\n" for one in find(string, Scope(day(arguments.date))))
    return 0


def _text(one: Mention) -> str:
    return "\t".join((f"{one.start}-{one.end}", one.kind, one.text, one.norm))


def _jsonl(one: Mention) -> str:
    row = {"kind": one.kind, "start": one.start, "end": one.end, "text": one.text, "norm": one.norm or None}
    row |= {"form": one.form} if one.form else {}
    row |= {"relative": True} if one.relative else {}
    return json.dumps(row, ensure_ascii=False)
