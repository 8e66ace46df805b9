"""The commands: parse, call one function, print.

Exit code 0: fine; 1: problems found, or something waits for the editor's word; 2: bad input or usage.
"""

from __future__ import annotations

import argparse
import gc
import logging
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import NoReturn

from jiaokan import __version__
from jiaokan.commands.language import OPTION, SPOKEN, chosen, language_of, tell, tell_error
from jiaokan.commands.usage import Parser
from jiaokan.errors import BadInput, refusal

LOG = logging.getLogger("jiaokan")
COMMANDS = (
    "clean", "explain", "find", "convert",
    "init", "add", "adopt", "build", "check", "doubts", "mentions", "desk", "site",
    "list", "show", "cite", "resolve", "search", "release", "rename", "split", "remove", "replace", "merge", "restore",
)  # fmt: skip
"""Each is a module of `jiaokan.commands`, in the order in which the help lists them."""


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
    arguments = parser(*words[:1]).parse_args(words)
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
def parser(word: str = "") -> argparse.ArgumentParser:
    """The grammar of the commands; the language of what it says is asked for when it says it.

    Args:
        word: the first one after `jiaokan`; where it names a command, only that one is loaded.
    """
    top: argparse.ArgumentParser = Parser(
        prog="jiaokan", description="Turn scraped Chinese texts into an edition people can read, search and cite."
    )
    top.add_argument("--version", action="version", version=f"jiaokan {__version__}", help="show the version")
    top.add_argument(OPTION, metavar="zh|en", help="the language of what the program says: zh or en (default: that of the system)")
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name in (word,) if word in COMMANDS else COMMANDS:
        import_module(f"jiaokan.commands.{name}").add(commands)
    for command in commands.choices.values():
        if command.prog.split()[-1] not in ("clean", "convert"):
            command.add_argument("--root", type=Path, default=Path(), metavar="FOLDER", help="the project's folder (default: this one)")
    return top


def run_process() -> NoReturn:
    """Run the command that the process was started for, and end the process at once: the system lets go of what it read, all together."""
    code = main()
    logging.shutdown()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # Nobody listens any more, or it was closed.
            stream.flush()
    os._exit(code)


if __name__ == "__main__":
    run_process()
