"""`jiaokan clean`: one scraped file to standard output or a file, or many into a folder, on all cores.

Of many files each is read, cleaned and written by itself: one that fails is reported and leaves the others as they are.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from jiaokan.commands.files import read_bytes, write_whole
from jiaokan.errors import BadInput

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from jiaokan.text import Text

ENDINGS = {"text": ".txt", "md": ".md", "json": ".json"}
EXAMPLE = "jiaokan clean --output cleaned a.txt b.html"
Task = tuple[str, Path]
"""The name of a file, and where its text goes."""
Said = tuple[list[str], list[str]]
"""What is to be said of a file: errors, warnings."""
FEW_FILES = 4
"""So many files are cleaned sooner than other processes have started."""


def add(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Enter the command."""
    one = commands.add_parser(
        "clean",
        help="clean scraped files; no corpus is needed",
        description="Clean scraped files (.txt .md .html, any encoding). Many files go into a folder, on all cores.",
    )
    one.add_argument("files", metavar="FILE", nargs="+", help="the files; - for standard input")
    one.add_argument("--format", choices=tuple(ENDINGS), default="text", help="what to print (default: text)")
    one.add_argument("--output", metavar="FILE|FOLDER", help="write here instead of standard output; for many files a folder")
    one.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Clean one file or many; 2 if any of them failed, 1 if of any the text was not found."""
    out = None if arguments.output is None else Path(arguments.output)
    if len(arguments.files) > 1 or (out is not None and out.is_dir()):
        return _many(arguments.files, out, arguments.format)
    text, warning = cleaned(arguments.files[0], arguments.format)
    if out is None:
        sys.stdout.write(text)
    else:
        write_whole(out, text)
    if warning:
        print(warning, file=sys.stderr)
    return 1 if warning else 0


def cleaned(name: str, form: str) -> tuple[str, str]:
    """The cleaned text of a file in one of the formats, and what to say where its text was not found; most often nothing.

    Raises:
        BadInput: if it cannot be read or is no text.
    """
    from jiaokan import clean, read
    from jiaokan.edition.output import as_json, as_markdown, as_text
    from jiaokan.html.metadata import metadata_of
    from jiaokan.source.file import describe

    source, raw = describe(name, read_bytes(name))
    text = clean(raw)
    documents = read(text)
    warning = _warning(name, text)
    if form == "json":
        return json.dumps(as_json(documents, text, source, metadata_of(text).as_json()), ensure_ascii=False) + "\n", warning
    return (as_markdown if form == "md" else as_text)(documents), warning


def _warning(name: str, text: Text) -> str:
    """What to say of a text that is empty, or a page whose main content was not found."""
    if any(doubt.reason == "doubtful-content" for doubt in text.doubts):
        return f"{name}: no main content was found in the page: all of it was kept; read what came out, or clean the part that you need"
    if not str(text).strip() and text.raw.strip():
        return f"{name}: nothing in it was taken for text; look at it with: jiaokan explain {name}"
    return ""


def _many(names: Sequence[str], folder: Path | None, form: str) -> int:
    """Clean each file into the folder, say how far it is if a person watches, report what failed at the end."""
    tasks = list(zip(names, _targets(names, folder, form), strict=True))
    work = partial(_one, form=form)
    failed: list[str] = []
    warned: list[str] = []
    for done, (errors, warnings) in enumerate(map(work, tasks) if len(tasks) <= FEW_FILES else _on_all_cores(work, tasks), 1):
        failed += errors
        warned += warnings
        _progress(done, len(tasks))
    for message in sorted(failed) + sorted(warned):
        print(message, file=sys.stderr)
    if failed:
        print(f"{len(failed)} of {len(tasks)} files failed; the others are in {folder}", file=sys.stderr)
    return 2 if failed else 1 if warned else 0


def _on_all_cores(work: Callable[[Task], Said], tasks: Sequence[Task]) -> Iterator[Said]:
    """What the work says of each task, in the order in which they are done.

    A process that the system ends takes all others with it, so those that it left are done once more, each in a process of its own.
    """
    from concurrent.futures import ProcessPoolExecutor, as_completed
    from concurrent.futures.process import BrokenProcessPool

    left: list[Task] = []
    with ProcessPoolExecutor(min(len(tasks), _cores())) as pool:
        running = {pool.submit(work, task): task for task in tasks}
        for future in as_completed(running):
            try:
                yield future.result()
            except BrokenProcessPool:
                left.append(running[future])
    for task in left:
        try:
            with ProcessPoolExecutor(1) as pool:
                yield pool.submit(work, task).result()
        except BrokenProcessPool:
            yield [f"{task[0]}: the system ended the process that cleaned it, most likely for want of memory"], []


def _targets(names: Sequence[str], folder: Path | None, form: str) -> list[Path]:
    """Where each file goes; an error before anything is written if two go to one place or one is written over."""
    if folder is None:
        raise BadInput("--output", "many files need a folder to go to", expected="--output FOLDER", example=EXAMPLE)
    if folder.exists() and not folder.is_dir():
        raise BadInput(str(folder), "this is no folder", expected="a folder, or a name that is free", example=EXAMPLE)
    if "-" in names:
        raise BadInput("-", "standard input cannot be one of many files", expected="names of files", example=EXAMPLE)
    targets = [folder / (Path(name).stem + ENDINGS[form]) for name in names]
    taken: dict[Path, str] = {}
    sources = {Path(name).resolve() for name in names}
    for name, target in zip(names, targets, strict=True):
        if target in taken:
            raise BadInput(
                name, f"it would be written over {taken[target]}: both become {target}", expected="names that differ", example=EXAMPLE
            )
        if target.resolve() in sources:
            raise BadInput(name, f"{target} is one of the files to be cleaned", expected="another folder", example=EXAMPLE)
        taken[target] = name
    folder.mkdir(parents=True, exist_ok=True)
    return targets


def _one(task: Task, form: str) -> Said:
    """Clean one of many files; the message if it failed, and the one if its text was not found."""
    name, target = task
    try:
        text, warning = cleaned(name, form)
        write_whole(target, text)
    except BadInput as error:
        return [str(error)], []
    except OSError as error:
        return [f"{error.filename or name}: {error.strerror or error}"], []
    except Exception as error:  # the other files must not suffer from a fault in one of them
        return [f"{name}: {type(error).__name__}: {error}"], []
    return [], [warning] if warning else []


def _cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _progress(done: int, total: int) -> None:
    """One line that a terminal writes over; nothing where nobody watches."""
    if sys.stderr.isatty():
        print(f"\r{done}/{total}", end="\n" if done == total else "", file=sys.stderr, flush=True)
