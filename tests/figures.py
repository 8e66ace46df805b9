"""make figures: run the commands that make the figures of the documents, and compare (tests/figures.toml)."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parent.parent
_NUMBER = re.compile(r"\d+(?:\.\d+)?(?=%)|(?<=\| )0(?= \|)")


@dataclass(frozen=True)
class Figure:
    """Figures of one document that one command makes, or that were measured once."""

    file: str
    words: tuple[str, ...]
    """As they stand in the file."""
    data: str
    command: tuple[str, ...] = ()
    """A script of the project and its arguments."""
    rows: Mapping[str, str] | None = None
    """The first cell of a row in the document and of the row that the command prints."""
    within: float = 0.0
    """Points by which two numbers may differ."""
    quick: tuple[str, ...] = ()
    """Arguments with which the command takes a second or two."""
    quick_within: float = 0.0
    once: date | None = None


def read(path: Path = ROOT / "tests/figures.toml") -> tuple[Figure, ...]:
    """All figures, in the order of the file."""
    lists = ("words", "command", "quick")
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["figure"]
    return tuple(Figure(**{key: tuple(value) if key in lists else value for key, value in row.items()}) for row in rows)


def printed(figure: Figure, *, quick: bool) -> str:
    """What the command of a figure prints."""
    arguments = (figure.command[0], *figure.quick) if quick else figure.command
    return subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, check=True).stdout


def compared(said: str, output: str, rows: Mapping[str, str], within: float) -> Iterator[str]:
    """What a document says otherwise than a command.

    Args:
        said: the document; the first table that has the rows and as many of them is meant.
        output: what the command prints.
        rows: the first cell of a row of the document, and that of the row that the command prints.
        within: points by which numbers may differ.
    """
    for ours, theirs in rows.items():
        made = _numbers(output, theirs)[:1]
        found = _numbers(said, ours)
        if not made or not any(_near(row, made[0], within) for row in found):
            yield f"{ours}: the document says {found}, the command {made}"


def _near(said: list[float], made: list[float], within: float) -> bool:
    return bool(said) and len(said) <= len(made) and all(abs(one - two) <= within for one, two in zip(said, made, strict=False))


def _numbers(text: str, cell: str) -> list[list[float]]:
    """The numbers of each row of a table that begins with a cell."""
    return [[float(number) for number in _NUMBER.findall(line)] for line in text.splitlines() if line.startswith(f"| {cell} |")]


def main() -> int:
    """Run what can be run here. Exit code 1: a document says what its command does not."""
    wrong = 0
    for figure in read():
        if figure.rows is None:
            continue
        said = (ROOT / figure.file).read_text(encoding="utf-8")
        differences = list(compared(said, printed(figure, quick=False), figure.rows, figure.within))
        print(f"{figure.file}: python {' '.join(figure.command)}: {'agrees' if not differences else ''}")
        print("".join(f"  {line}\n" for line in differences), end="")
        wrong += len(differences)
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
