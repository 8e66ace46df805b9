"""How what the program says is put into the language of the pages: the desk shows it, and knows of no language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from jiaokan.checks.problem import Problem
from jiaokan.errors import BadInput


@dataclass(frozen=True)
class Voice:
    """Says things to an editor."""

    words: Callable[[str], str] = str
    error: Callable[[BadInput], str] = str
    problem: Callable[[Problem], str] = str


PLAIN = Voice()
"""Says everything as the program has it."""
