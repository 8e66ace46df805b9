"""What came of a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from jiaokan.scale.manifest import Done
from jiaokan.scale.page import Fault

Told = Callable[[int, int, int], None]
"""Hears how many pages and bytes of the input are done more, and how many of the pages failed."""


@dataclass
class Summary:
    """What came of a run."""

    written: int = 0
    """Files of the folder that were written."""
    kept: int = 0
    """Those that stand from before."""
    pages: int = 0
    """Pages in both."""
    inputs: int = 0
    faults: list[Fault] = field(default_factory=list)
    """Pages that could not be cleaned, and files that could not be read on."""
    warnings: list[str] = field(default_factory=list)
    passed_over: Counter[str] = field(default_factory=Counter)

    def add(self, done: Done, written: bool = False) -> None:
        """Count a file of the folder.

        Args:
            done: what came of it.
            written: whether it was written in this run.
        """
        self.written += written
        self.kept += not written and done.size >= 0
        self.pages += done.pages
        self.faults += done.faults
        if done.said:
            self.warnings.append(done.said)
