"""The commands: parse, call one function, print.

Exit code 0: fine; 1: problems found, or something waits for the editor's word; 2: bad input or usage.
"""

from __future__ import annotations

import argparse
import gc
import json
import logging
import os
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from jiaokan import __version__
from jiaokan.commands import (
    add,
    adopt,
    build,
    check,
    cite,
    clean,
    convert,
    desk,
    doubts,
    explain,
    find,
    init,
    mentions,
    merge,
    release,
    remove,
    rename,
    replace,
    resolve,
    restore,
    search,
    site,
    split,
)
from jiaokan.commands.language import OPTION, SPOKEN, chosen, language_of, tell, tell_error
from jiaokan.commands.usage import Parser
from jiaokan.errors import BadInput, refusal

LOG = logging.getLogger("jiaokan")


class Told(logging.Handler):
    """What a function has to say beside its result, told in the language of the command."""

    def emit(self, record: logging.LogRecord) -> None:
        """Print it on standard error."""
        tell(record.getMessage(), file=sys.stderr)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        argv: the words after `jiaokan`; without them, those of the process.

    Returns:
        The exit code.
    """
    gc.disable()  # nothing here makes circles; searching millions of pieces for them would cost more than linear time
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if not LOG.handlers:
        LOG.addHandler(Told())
    before = SPOKEN.set(language_of(os.environ))
    try:
        language, words = chosen(sys.argv[1:] if argv is None else argv, os.environ)
        SPOKEN.set(language)
        return _run(words)
    except BadInput as error:
        tell_error(error)
        return 2
    finally:
        SPOKEN.reset(before)


def _run(words: Sequence[str]) -> int:
    """Run one command in the language that is set."""
    arguments = parser().parse_args(words)
    try:
        code: int = arguments.run(arguments)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        tell_error(BadInput(str(error.filename or "jiaokan"), refusal(error)))
        return 2


@cache
def parser() -> argparse.ArgumentParser:
    """The grammar of the commands; the language of what it says is asked for when it says it."""
    top: argparse.ArgumentParser = Parser(
        prog="jiaokan", description="Turn scraped Chinese texts into an edition people can read, search and cite."
    )
    top.add_argument("--version", action="version", version=f"jiaokan {__version__}", help="show the version")
    top.add_argument(OPTION, metavar="zh|en", help="the language of what the program says: zh or en (default: that of the system)")
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)

    clean.add(commands)
    explain.add(commands)
    find.add(commands)
    convert.add(commands)

    init.add(commands)
    add.add(commands)
    adopt.add(commands)
    build.add(commands)
    check.add(commands)
    doubts.add(commands)
    mentions.add(commands)
    desk.add(commands)

    site.add(commands)

    one = commands.add_parser(
        "list", help="the documents of the corpus", description="List the documents: id, date, number or paper, title."
    )
    one.set_defaults(run=_list)

    one = commands.add_parser("show", help="one document of the corpus", description="Print one document.")
    one.add_argument("document", metavar="DOCUMENT", help="its id")
    one.add_argument("--format", choices=("json", "md", "text"), default="md", help="what to print (default: md)")
    one.add_argument("--edition", metavar="SOURCE", help="the words of an earlier edition, by the source that was superseded")
    one.set_defaults(run=_show)

    cite.add(commands)
    resolve.add(commands)
    search.add(commands)
    release.add(commands)
    rename.add(commands)
    split.add(commands)
    remove.add(commands)
    replace.add(commands)
    merge.add(commands)
    restore.add(commands)

    for command in commands.choices.values():
        if command.prog.split()[-1] not in ("clean", "convert"):
            command.add_argument("--root", type=Path, default=Path(), metavar="FOLDER", help="the project's folder (default: this one)")
    return top


def _list(arguments: argparse.Namespace) -> int:
    from jiaokan.corpus import load

    for entry in load(arguments.root).entries:
        meta = entry.meta
        date = meta.dates.issued or meta.dates.published or ""
        print("\t".join((entry.id, date, meta.number or meta.paper or "", meta.title)))
    return 0


def _show(arguments: argparse.Namespace) -> int:
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


if __name__ == "__main__":
    sys.exit(main())
