"""`jiaokan clean`: one scraped file to standard output or a file, or many pages into a folder, on all cores.

Of many pages each is read, cleaned and written by itself: one that fails is reported and leaves the others as they are.
"""

from __future__ import annotations

import argparse
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from jiaokan.commands.files import read_bytes, write_whole
from jiaokan.commands.language import say, tell, tell_error
from jiaokan.errors import BadInput

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from jiaokan.scale.summary import Summary

FORMATS = ("text", "md", "json")
EXAMPLE = "jiaokan clean --output cleaned a.txt b.html pages"
SAID_ENTRIES = 20
"""So many faults are said one by one; all stand in `errors.jsonl`."""
LIMIT_SECONDS = 120.0


def add(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Enter the command."""
    one = commands.add_parser(
        "clean",
        help="clean scraped files; no corpus is needed",
        description="Clean scraped files (.txt .md .html, any encoding). Many go into a folder, on all cores: files, folders, patterns, "
        "and files that hold many pages (.jsonl .parquet .warc). The same command again goes on where it was broken off.",
    )
    one.add_argument("files", metavar="FILE", nargs="*", help="files, folders, patterns such as 'pages/**/*.html'; - for standard input")
    one.add_argument("--format", choices=FORMATS, default="text", help="what to print (default: text)")
    one.add_argument("--output", metavar="FILE|FOLDER", help="write here instead of standard output; for many pages a folder")
    one.add_argument("--files-from", metavar="FILE", help="the files that are named in this one, one a line; - for standard input")
    one.add_argument("--field", metavar="NAME", default="text", help="the field of a row that holds text or HTML (default: text)")
    one.add_argument("--id", metavar="NAME", default="id", help="the field of a row that names it (default: id)")
    one.add_argument(
        "--time-limit", metavar="SECONDS", type=float, default=LIMIT_SECONDS, help="what one of many pages may take (default: 120)"
    )
    one.add_argument("--jobs", metavar="NUMBER", type=int, default=0, help="so many processes for many pages (default: one a core)")
    one.set_defaults(run=run, misused=one.error)


def run(arguments: argparse.Namespace) -> int:
    """Clean one file or many; 2 if any of them failed, 1 if of any the text was not found."""
    from jiaokan.scale.cleaning import cleaned
    from jiaokan.scale.inputs import is_many

    out = None if arguments.output is None else Path(arguments.output)
    if not arguments.files and arguments.files_from is None:
        arguments.misused("no file is named; for example: jiaokan clean page.txt")
    if arguments.files_from is not None or is_many(arguments.files) or (out is not None and out.is_dir()):
        return _many(arguments, out)
    name = arguments.files[0]
    text, warning = cleaned(name, read_bytes(name), arguments.format)
    if out is None:
        sys.stdout.write(text)
    else:
        write_whole(out, text)
    if warning:
        tell(warning, file=sys.stderr)
    return 1 if warning else 0


def _many(arguments: argparse.Namespace, out: Path | None) -> int:
    """Clean all that is named into the folder, say how far it is, and at the end what failed."""
    from jiaokan.scale.inputs import find, listed
    from jiaokan.scale.progress import Progress
    from jiaokan.scale.records import Fields
    from jiaokan.scale.run import RunWish, clean_many

    if out is None:
        raise BadInput("--output", "many files need a folder to go to", expected="--output FOLDER", example=EXAMPLE)
    if arguments.time_limit <= 0 or arguments.jobs < 0:
        raise BadInput(
            "--time-limit, --jobs", "these are numbers above 0", expected="seconds, processes", example="--time-limit 60 --jobs 2"
        )
    names = list(arguments.files)
    if arguments.files_from is not None:
        names += listed(read_bytes(arguments.files_from))
    found = find(names, out)
    progress = Progress(sum(one.size for one in found.inputs), sys.stderr, voice=say)
    wish = RunWish(arguments.format, Fields(arguments.field, arguments.id), arguments.time_limit, arguments.jobs)
    try:
        summary = clean_many(found, out, wish, progress.told)
    except KeyboardInterrupt:
        progress.end()
        tell(f"stopped; what is finished is in {out}, and the same command goes on from there", file=sys.stderr)
        return 128 + signal.SIGINT  # as shells say it
    progress.end()
    return _report(summary, out)


def _report(summary: Summary, out: Path) -> int:
    from jiaokan.scale.inputs import counted

    for warning in sorted(summary.warnings)[:SAID_ENTRIES]:
        tell(warning, file=sys.stderr)
    for fault in sorted(summary.faults, key=lambda one: (one.input, one.record or ""))[:SAID_ENTRIES]:
        tell_error(BadInput(f"{fault.input}, {fault.record}" if fault.record else fault.input, fault.message))
    kept = f", {summary.kept:,} finished before" if summary.kept else ""
    tell(f"{out}: {summary.written:,} files written{kept}", file=sys.stderr)
    if summary.passed_over:
        tell(f"passed over, not text: {counted(summary.passed_over)}", file=sys.stderr)
    if summary.faults:
        tell(f"{len(summary.faults):,} of {summary.pages:,} pages failed; all of them, and why: {out / 'errors.jsonl'}", file=sys.stderr)
    return 2 if summary.faults else 1 if summary.warnings else 0
