"""`jiaokan convert`: a text in another script, and on the side what script it was found to be in.

What was found is said on standard error, so that text in an unexpected script never comes back unchanged without a word.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from jiaokan.commands.files import read_bytes
from jiaokan.commands.language import tell
from jiaokan.errors import shown

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from jiaokan.script import Conversion

TARGETS = ("zh-Hans", "zh-Hant-TW", "zh-Hant-HK")
SOURCES = (*TARGETS, "zh-Hant")
CONTEXT_CHARACTERS = 12
"""How many code points of the converted text are shown on either side of a doubt."""


def add(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Enter the command."""
    one = commands.add_parser(
        "convert",
        help="convert between Simplified and Traditional",
        description="Convert a text; its length in code points is kept. Its script is found clause by clause, unless --from tells it.",
    )
    one.add_argument("file", metavar="FILE", help="the file; - for standard input")
    one.add_argument("--to", choices=TARGETS, required=True, help="the script to convert to")
    one.add_argument("--from", choices=SOURCES, dest="source", help="the script of the whole text (default: found clause by clause)")
    one.add_argument(
        "--person", action="append", default=[], metavar="NAME", help="a person's name, whose surname is no word; may be repeated"
    )
    one.add_argument("--explain", action="store_true", help="print the doubtful places with both forms instead of the text")
    one.add_argument("--format", choices=("text", "json"), default="text", help="what to print (default: text)")
    one.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the converted text, or its doubtful places; say on standard error what was found."""
    from jiaokan.script import convert_fully
    from jiaokan.source.file import describe

    text = describe(arguments.file, read_bytes(arguments.file))[1]
    done = convert_fully(text, arguments.to, source=arguments.source, people=arguments.person)
    if arguments.format == "json":
        doubts = [{"at": one.start, "length": one.end - one.start, "candidates": list(one.candidates)} for one in done.doubts]
        data = {"to": arguments.to, "sources": done.sources, "doubts": doubts}
        print(json.dumps(data if arguments.explain else {**data, "text": done.string}, ensure_ascii=False))
    elif arguments.explain:
        sys.stdout.writelines(f"{line}\n" for line in explained(done))
    else:
        sys.stdout.write(done.string)
    tell(f"{arguments.file}: {found(text, done, arguments.to, arguments.source)}", file=sys.stderr)
    return 0


def explained(done: Conversion) -> Iterator[str]:
    """Each doubtful place: line and column, the words around it, what was chosen and what else may stand there."""
    string = done.string
    line, start, seen = 1, 0, 0
    for doubt in done.doubts:
        line += string.count("\n", seen, doubt.start)
        seen = doubt.start
        start = string.rfind("\n", 0, doubt.start) + 1 if start <= doubt.start else start
        before, after = (
            string[max(start, doubt.start - CONTEXT_CHARACTERS) : doubt.start],
            string[doubt.end : doubt.end + CONTEXT_CHARACTERS].split("\n")[0],
        )
        here = string[doubt.start : doubt.end]
        others = " / ".join(dict.fromkeys(shown(form) for form in doubt.candidates if form != here))
        yield f"{line}:{doubt.start - start + 1}  …{shown(before)}【{shown(here)}】{shown(after)}…  or {others}"


def found(text: str, done: Conversion, to: str, source: str | None) -> str:
    """One sentence: the scripts found, how much was changed, and what to do if that is not so."""
    from jiaokan.script import telling

    if source is None and not (telling.simplified().search(text) or telling.traditional().search(text)):
        scripts = "no character tells Simplified from Traditional, taken as zh-Hans (--from says otherwise)"
    else:
        parts = (f"{script} ({size:,} characters)" for script, size in sorted(done.sources.items(), key=lambda item: (-item[1], item[0])))
        scripts = f"{'told' if source else 'found'} {', '.join(parts)}"
    doubts = f", {len(done.doubts)} doubtful (--explain lists them)" if done.doubts else ""
    return f"{scripts}; {sum(map(str.__ne__, text, done.string)):,} characters changed to {to}{doubts}"
