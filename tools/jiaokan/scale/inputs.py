"""What a person named: files, folders, patterns and lists of them become the inputs, each with its place below their common folder.

In a folder only what may be a text is taken: files with the ending of one, files of rows, files without an ending that hold no picture or
program, and pages of HTML under any name. All else is passed over and counted. A file that is named itself is always taken.
"""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from jiaokan.errors import BadInput, refusal, shown
from jiaokan.html.is_page import DOCUMENT
from jiaokan.scale.manifest import FOLDER, RUN_EXAMPLE
from jiaokan.scale.page import Fault
from jiaokan.source.file_kind import file_kind

TEXTS = frozenset((".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".shtml"))
ROW_ENDINGS = {
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".jsonl.gz": "jsonl", ".ndjson.gz": "jsonl", ".parquet": "parquet", ".warc": "warc",
    ".warc.gz": "warc",
}  # fmt: skip
"""Endings of files that hold many pages, and how they hold them."""
SNIFFED_BYTES = 1024


@dataclass(frozen=True)
class Input:
    """A file to be cleaned."""

    path: Path
    place: str
    """Its place below the common folder of all that was named, with `/`."""
    size: int
    """Bytes."""
    kind: str = "file"
    """`file`, or how it holds many pages: `jsonl`, `parquet`, `warc`."""


@dataclass(frozen=True)
class NamedInputs:
    """What was named."""

    inputs: tuple[Input, ...]
    passed_over: Counter[str]
    """By ending, what is no text."""
    faults: tuple[Fault, ...]
    """Folders that cannot be read."""


def kind_of(name: str) -> str:
    """How a file holds pages, by its name: `file` for a single one."""
    return next((kind for ending, kind in ROW_ENDINGS.items() if name.lower().endswith(ending)), "file")


def is_many(names: Sequence[str]) -> bool:
    """Whether more is named than one file: several names, a folder, a pattern, a file of rows."""
    return len(names) > 1 or any(name != "-" and (Path(name).is_dir() or kind_of(name) != "file" or _is_pattern(name)) for name in names)


def find(names: Iterable[str], out: Path) -> NamedInputs:
    """All inputs in the order of their places.

    Args:
        names: files, folders, patterns (`**` for folders at any depth).
        out: the folder that is written to; neither it nor any other that was written so is read.

    Raises:
        BadInput: if a name leads nowhere, or nothing is to be cleaned.
    """
    roots = list(dict.fromkeys(path for name in names for path in _named(name)))
    faults: list[Fault] = []
    passed_over: Counter[str] = Counter()
    paths: dict[Path, None] = {}
    for root in roots:
        if not root.is_dir():
            paths[root] = None
            continue
        if root.resolve() == out.resolve():
            raise BadInput(str(root), "this folder is read and written at once", expected="another folder to write to", example=RUN_EXAMPLE)
        for path in _walked(root, out, faults):
            taken = _may_be_text(path, faults)
            if taken:
                paths[path] = None
            elif taken is not None:
                passed_over[path.suffix.lower() or "(no ending)"] += 1
    if not paths and not faults:
        over = f"; passed over: {counted(passed_over)}" if passed_over else ""
        raise BadInput(
            shown(", ".join(map(str, roots))) or "the list", f"there is no text in it{over}", expected="files of text", example=RUN_EXAMPLE
        )
    base = _base(roots)
    found = {path.resolve(): Input(path, _place(path, base), _size(path), kind_of(path.name)) for path in paths}
    return NamedInputs(tuple(sorted(found.values(), key=lambda one: one.place)), passed_over, tuple(faults))


def listed(data: bytes) -> list[str]:
    """The names in a list: one a line, or parted by zero bytes as `find -print0` does; blanks belong to a name."""
    parts = data.split(b"\0") if b"\0" in data else data.replace(b"\r\n", b"\n").split(b"\n")
    return [os.fsdecode(part) for part in parts if part.strip()]


def counted(several: Counter[str]) -> str:
    """The kinds with their numbers, the most frequent first."""
    return ", ".join(f"{number} {kind}" for kind, number in sorted(several.items(), key=lambda one: (-one[1], one[0])))


def _is_pattern(name: str) -> bool:
    return glob.has_magic(name) and not os.path.lexists(name)


def _named(name: str) -> Iterator[Path]:
    if name == "-":
        raise BadInput("-", "standard input cannot be one of many files", expected="names of files", example=RUN_EXAMPLE)
    if not _is_pattern(name):
        if not os.path.lexists(name):
            raise BadInput(name, "there is no such file or folder", expected="a file, a folder or a pattern", example=RUN_EXAMPLE)
        yield Path(name)
        return
    hits = sorted(path for path in glob.iglob(name, recursive=True) if not os.path.isdir(path))
    if not hits:
        raise BadInput(name, "no file has such a name", expected="a pattern such as 'pages/**/*.html'", example=RUN_EXAMPLE)
    yield from map(Path, hits)


def _walked(root: Path, out: Path, faults: list[Fault]) -> Iterator[Path]:
    """The files below a folder; hidden ones, and folders that were written by this command, are left out."""

    def unreadable(error: OSError) -> None:
        faults.append(Fault(str(error.filename), None, "unreadable", refusal(error)))

    for folder, folders, files in os.walk(root, onerror=unreadable):
        here = Path(folder)
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and not (here / name / FOLDER).is_dir() and (here / name).resolve() != out.resolve()
        )
        yield from (here / name for name in sorted(files) if not name.startswith("."))


def _may_be_text(path: Path, faults: list[Fault]) -> bool | None:
    """Whether a file of a folder is taken; None if it cannot be looked into, which is a fault and no judgement."""
    if path.suffix.lower() in TEXTS or kind_of(path.name) != "file":
        return True
    if not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            head = file.read(SNIFFED_BYTES)
    except OSError as error:
        if path.suffix:
            return False
        faults.append(Fault(str(path), None, "unreadable", refusal(error)))
        return None
    if DOCUMENT.match(head.decode("latin-1")):
        return True
    return not path.suffix and file_kind(head) is None and b"\0" not in head


def _base(roots: Sequence[Path]) -> Path:
    """The deepest folder that holds all that was named."""
    folders = [os.path.abspath(root if root.is_dir() else root.parent) for root in roots]
    try:
        return Path(os.path.commonpath(folders))
    except ValueError:  # on several drives
        return Path()


def _place(path: Path, base: Path) -> str:
    whole = Path(os.path.abspath(path))
    return (whole.relative_to(base) if whole.is_relative_to(base) else whole.relative_to(whole.anchor)).as_posix()


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
