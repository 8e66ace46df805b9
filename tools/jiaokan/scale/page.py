"""A page as a file or a row has it, and why one cannot be cleaned."""

from __future__ import annotations

from dataclasses import dataclass

from jiaokan.errors import BadInput, refusal

ENDINGS = {"text": ".txt", "md": ".md", "json": ".json"}
"""The formats, and how a file of each ends."""
FAULT_REASONS = {
    "not-text": "it cannot be read as text",
    "unreadable": "the system does not let it be read or written",
    "not-a-record": "the row is not one of the kind",
    "time": "cleaning it took longer than the time limit",
    "ended": "the system ended the process that cleaned it, twice; most likely for want of memory",
    "changed": "what was written before has been changed by hand and is kept",
    "fault": "a fault in the program",
}
"""Why a page could not be cleaned."""
AGAIN = frozenset(("time", "ended", "changed", "unreadable"))
"""Reasons that do not lie in the page alone: the next run tries again."""


@dataclass(frozen=True)
class Fault:
    """A page that could not be cleaned."""

    input: str
    """The file."""
    record: str | None
    """The id of the row; none for a whole file."""
    reason: str
    """One of `REASONS`."""
    message: str

    def as_json(self) -> dict[str, str | None]:
        """As a line of `errors.jsonl`."""
        return {"input": self.input, "record": self.record, "reason": self.reason, "message": self.message}


@dataclass(frozen=True)
class PageRow:
    """A page as a row of a file or a table has it."""

    id: str
    data: bytes
    url: str | None = None


def fault(error: Exception, name: str, record: str | None = None) -> Fault:
    """What an exception says of a page."""
    if isinstance(error, BadInput):
        return Fault(name, record, "not-text", error.found)
    if isinstance(error, OSError):
        return Fault(name, record, "unreadable", refusal(error))
    return Fault(name, record, "fault", f"{type(error).__name__}: {error}")
