"""`jiaokan replace`: a new version of a source (scraped again, better extracted, a law as revised) in the place of its raw text."""

from __future__ import annotations

import argparse
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from jiaokan.commands.answers import AnswerFile, write_questions
from jiaokan.commands.language import tell, tell_all
from jiaokan.errors import BadInput

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from jiaokan.record.schema import AnchorWord


def add(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Enter the command."""
    one = commands.add_parser(
        "replace",
        help="a new version of a source in the place of its raw text",
        description="Read a new version of a source under the same decisions, carry its anchors over, and say what changes; "
        "with --accept all of it is written.",
    )
    one.add_argument("source", metavar="SOURCE", help="its id")
    one.add_argument("file", metavar="FILE", type=Path, help="the new version, as it came")
    one.add_argument("--beside", metavar="ID", help="keep the old source, and make this a new one: a later edition of the same documents")
    one.add_argument("--url", help="where it came from, if not from where the old one came")
    one.add_argument("--captured", metavar="DAY", help="the day it was fetched, as 2026-01-31")
    one.add_argument("--accept", action="store_true", help="let it be so")
    one.add_argument("--reason", default="", help="with --accept: why; the ledger keeps it")
    one.add_argument("--answers", metavar="FILE", type=Path, help="ask about lost anchors in this file, and take the answers from it")
    one.add_argument("--all", action="store_true", help="show every block that changes, and not only the first of each kind")
    one.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Replace, or say what a replacement would do."""
    from jiaokan.commands.build import SHOWN_BLOCKS, report
    from jiaokan.commands.day import day
    from jiaokan.corpus.change import kinds
    from jiaokan.corpus.replacing import replace_raw

    if arguments.accept and not arguments.reason:
        raise BadInput("--accept", "what was published changes only for a reason", expected="--reason TEXT", then="jiaokan replace --help")
    answers: Path | None = arguments.answers
    replaced = partial(
        replace_raw,
        arguments.root,
        arguments.source,
        arguments.file,
        beside=arguments.beside,
        url=arguments.url,
        captured=day(arguments.captured or "") or None,
        reason=arguments.reason,
    )
    file = AnswerFile(answers, "the same command") if answers is not None and answers.exists() else None
    words: list[AnchorWord] = []
    done = replaced(accept=arguments.accept and answers is None)
    if file is not None:
        while more := [word for word in file.words(done.changes) if word not in words]:
            words += more
            done = replaced(accept=False, words=words)
        if not any(change.lost for change in done.changes):
            file.refuse_rest({(word.document, word.id) for word in words})
            done = replaced(accept=arguments.accept, words=words)
    for change in done.changes:
        tell_all(
            report(
                change,
                arguments.reason if done.written else "",
                asked=answers is not None,
                most=None if arguments.all else SHOWN_BLOCKS,
            )
        )
        if change.edited:
            tell(f"  changed in {', '.join(f'{name} {count}' for name, count in sorted(kinds(change).items()))}")
    for code in sorted(done.before | done.after):
        if done.before[code] != done.after[code]:
            tell(f"{code}: {done.before[code]} → {done.after[code]} repairs")
    lost = sum(len(change.lost) for change in done.changes)
    if not done.written:
        if lost and answers is not None:
            write_questions(answers, done.changes, file)
        elif lost:
            tell(f"{lost} anchors would be lost; with --answers FILE they are asked about in a file, and answered there.", file=sys.stderr)
        if lost and answers is not None:
            return 1
        tell("Nothing was written. If all of it may be so: the same command with --accept --reason TEXT", file=sys.stderr)
        return 1
    tell(f"corpus/sources/{arguments.beside or arguments.source}/raw.txt: {sum(change.blocks for change in done.changes)} blocks")
    return 0
