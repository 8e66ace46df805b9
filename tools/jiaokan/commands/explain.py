"""`jiaokan explain`: every change of a file or a source, with its place, its reason and the reason's sentence."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

from jiaokan.commands.files import read_bytes
from jiaokan.commands.language import is_chinese, say, sentence
from jiaokan.text import re

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from jiaokan.edition.explain import Explained
    from jiaokan.text import Piece

PLACE = re.compile(r"([0-9]{1,9})(?::([0-9]{1,9}))?")
"""A line, or a line and a column, that count from 1."""
BOLD, RED, GREEN, GREY, PLAIN = "\x1b[1m", "\x1b[31m", "\x1b[32m", "\x1b[90m", "\x1b[0m"


def add(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Enter the command."""
    one = commands.add_parser(
        "explain", help="show every change with its reason", description="Show every change: raw line:column, old → new, reason."
    )
    one.add_argument("file", metavar="FILE|SOURCE", help="a file, - for standard input, or the id of a source in the corpus")
    one.add_argument("--format", choices=("text", "json"), default="text", help="what to print (default: text)")
    one.add_argument("--reason", metavar="CODE", help="only changes with this reason")
    shape = one.add_mutually_exclusive_group()
    shape.add_argument("--count", action="store_true", help="how often each reason was used, instead of the changes")
    shape.add_argument("--group", action="store_true", help="the changes of each reason together, the reason used most first")
    one.add_argument("--why", metavar="LINE:COLUMN", help="why the lines that meet there, or next after it, were joined or kept apart")
    one.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the changes, or how many there are."""
    from jiaokan.edition.explain import count, explain, grouped

    if arguments.why is not None:
        return _why(arguments)
    raw, changes = _changes(arguments.file, arguments.root)
    changes = [piece for piece in changes if arguments.reason is None or arguments.reason in piece.why]
    counts = [{"count": number, "reason": code, "sentence": said} for number, code, said in count(changes)]
    found = explain(raw, changes)
    if arguments.count:
        lines = [f"{row['count']:6}  {row['reason']:28}{sentence(str(row['reason']))}" for row in counts]
        data: object = counts
    elif arguments.group:
        groups = grouped(found, arguments.reason)
        lines = list(_groups(groups))
        data = [{**row, "changes": [_json(one) for one in groups[str(row["reason"])]]} for row in counts if row["reason"] in groups]
    else:
        lines = [_coloured(one) if _colours() else _plain(one) for one in found]
        data = [_json(one) for one in found]
    if arguments.format == "json":
        print(json.dumps(data, ensure_ascii=False))
    else:
        sys.stdout.writelines(f"{line}\n" for line in lines)
    return 0


def _why(arguments: argparse.Namespace) -> int:
    """Print the verdict on one boundary."""
    from jiaokan.edition.why_joined import why_joined
    from jiaokan.errors import BadInput, shown

    match = PLACE.fullmatch(arguments.why)
    if match is None:
        raise BadInput("--why", f"«{shown(arguments.why)}» is no place", expected="LINE:COLUMN of the raw text", example="--why 2:27")
    raw, _ = _changes(arguments.file, arguments.root)
    found = why_joined(raw, int(match[1]), int(match[2] or 1))
    if found is None:
        where = f"--why {arguments.why}"
        raise BadInput(where, "no two lines meet there or after it", expected="a place before the last line", then="jiaokan explain --help")
    if arguments.format == "json":
        print(json.dumps(asdict(found), ensure_ascii=False))
    else:
        print(replace(found, sentence=say(found.sentence)))
    return 0


def _changes(name: str, root: Path) -> tuple[str, Sequence[Piece]]:
    """The raw text of a file, or of a source of the corpus, and what was changed in it."""
    if name != "-" and not Path(name).exists() and (root / "corpus/sources" / name).is_dir():
        from jiaokan.corpus import load

        corpus = load(root)
        pieces = (piece for entry in corpus.entries if entry.source_id == name for piece in entry.changes)
        return corpus.raws[name], sorted(pieces, key=lambda piece: (piece.at, piece.end))
    from jiaokan import clean
    from jiaokan.source.file import describe

    raw = describe(name, read_bytes(name))[1]
    return raw, clean(raw).edits


def _json(one: Explained) -> dict[str, object]:
    return {"line": one.line, "column": one.column, "old": one.old, "new": one.new, "why": list(one.why)}


def _groups(groups: dict[str, list[Explained]]) -> Iterator[str]:
    """A heading for each reason, with its sentence, and its changes below."""
    for number, (code, changes) in enumerate(groups.items()):
        if number:
            yield ""
        head = f"{code} ({len(changes)})"
        yield f"{BOLD}{head}{PLAIN}  {sentence(code)}" if _colours() else f"{head}  {sentence(code)}"
        yield from (f"{one.place:>10}  {_painted(one) if _colours() else one.change}" for one in changes)


def _coloured(one: Explained) -> str:
    return f"{one.place:>10}  {_painted(one)}  {GREY}{' '.join(one.why)}  {_sentences(one)}{PLAIN}"


def _plain(one: Explained) -> str:
    return f"{one.place}\t{one.change}\t{' '.join(one.why)}\t{_sentences(one)}"


def _sentences(one: Explained) -> str:
    return ("；" if is_chinese() else " ").join(map(sentence, one.why))


def _painted(one: Explained) -> str:
    """The change with its old text in red and its new text in green."""
    from jiaokan.edition.explain import shown_empty, visible

    old, new = shown_empty(one.old), shown_empty(one.new)
    return f"…{visible(one.before)}[{RED}{old}{PLAIN} → {GREEN}{new}{PLAIN}]{visible(one.after)}…"


def _colours() -> bool:
    """Only on a terminal, and not where the person wants none (NO_COLOR)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
