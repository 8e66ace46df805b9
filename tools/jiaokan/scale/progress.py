"""How far a run is, how fast it goes and how long it still takes: a line that a terminal writes over, elsewhere a line now and then."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TextIO

from jiaokan.scale.clock import seconds

TERMINAL_SECONDS = 0.2
"""Seconds between two words to a terminal."""
FILE_SECONDS = 30.0
"""Seconds between two words to a file or a pipe."""


@dataclass
class Progress:
    """The progress of a run.

    Args:
        total: bytes of all inputs.
        stream: where it is said.
        clock: tells seconds.
        voice: says a sentence in the language of who reads it.
    """

    total: int
    stream: TextIO
    clock: Callable[[], float] = seconds
    voice: Callable[[str], str] = str
    pages: int = 0
    done: int = 0
    faults: int = 0
    began: float = field(init=False)
    said: float = field(init=False)

    def __post_init__(self) -> None:
        self.began = self.said = self.clock()

    def told(self, pages: int, size: int, faults: int) -> None:
        """Some pages more are done.

        Args:
            pages: how many.
            size: bytes of the input that they were.
            faults: how many of them failed.
        """
        self.pages += pages
        self.done += size
        self.faults += faults
        watched = self.stream.isatty()
        now = self.clock()
        if now - self.said >= (TERMINAL_SECONDS if watched else FILE_SECONDS):
            self.said = now
            line = self.voice(self.line())
            print(f"\r{line}\x1b[K" if watched else line, end="" if watched else "\n", file=self.stream, flush=True)

    def line(self) -> str:
        """What is said now."""
        spent = max(self.clock() - self.began, 1e-9)
        share = min(1.0, self.done / self.total) if self.total else 1.0
        left = f", {_time(spent / share * (1 - share))} left" if share else ""
        failed = f", {self.faults:,} failed" if self.faults else ""
        return f"{share:.0%}: {self.pages:,} pages, {self.pages / spent:,.1f} a second{left}{failed}"

    def end(self) -> None:
        """Leave the line free for what is said next."""
        if self.stream.isatty():
            print("\r\x1b[K", end="", file=self.stream, flush=True)


def _time(spent: float) -> str:
    minutes, rest = divmod(round(spent), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
