"""What a process does: clean one file to its place, or one row to what is written of it. A task never raises: a fault is a result too."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jiaokan.errors import BadInput
from jiaokan.scale.cleaning import cleaned, line, row
from jiaokan.scale.manifest import FOLDER, Done, key_of, sum_of
from jiaokan.scale.page import FAULT_REASONS, Fault, fault
from jiaokan.scale.records import Fields, NoPage, Raw, page_of

FRESH = "new"
"""Where files stand until they are whole."""


@dataclass(frozen=True)
class FileTask:
    """A file, to its place in the folder."""

    input: str
    path: Path
    out: Path
    target: str
    form: str
    program: str
    before: Done | None
    """What the manifest says of the place."""
    finished: bool
    """Whether that needs no further run as long as the key is the same."""

    def do(self) -> Done:
        """Clean the file, unless it was cleaned before."""
        key = ""
        try:
            data = self.path.read_bytes()
            key = key_of(data, self.program)
            if self.finished and self.before and self.before.key == key:
                return self.before
            text, said = cleaned(str(self.path), data, self.form)
            made = text.encode("utf-8", "backslashreplace")
            place = self.out / self.target
            if self.before and place.exists() and changed(place, self.before, made):
                return self._failed(key, Fault(str(self.path), None, "changed", FAULT_REASONS["changed"]))
            write(self.out, self.target, made)
        except Exception as error:  # the others must not suffer from a fault in one
            return self._failed(key, fault(error, str(self.path)))
        return Done(self.target, self.input, key, len(made), sum_of(made), 1, said)

    def lost(self, reason: str) -> Done:
        """What is said of the file where it could not be cleaned."""
        return self._failed("", Fault(str(self.path), None, reason, FAULT_REASONS[reason]))

    def _failed(self, key: str, why: Fault) -> Done:
        """What was written there last is known on."""
        before = self.before
        return Done(self.target, self.input, key, before.size if before else -1, before.sum if before else "", 1, faults=(why,))


@dataclass(frozen=True)
class RowTask:
    """A row, to a line of JSON or a row of a table."""

    path: Path
    raw: Raw
    fields: Fields
    form: str
    program: str
    as_line: bool

    def do(self) -> bytes | dict[str, Any] | Fault:
        """Clean the page."""
        id = f"{self.path.name}#{self.raw.number}"
        try:
            page = page_of(self.raw, self.path.name, self.fields)
            id = page.id
            made = row(page, self.program, self.form)
            return line(made) if self.as_line else made
        except NoPage as error:
            return Fault(str(self.path), id, "not-a-record", str(error))
        except Exception as error:  # the other rows must not suffer from a fault in one
            return fault(error, str(self.path), id)

    def lost(self, reason: str) -> Fault:
        """What is said of the page where it could not be cleaned."""
        try:
            id = page_of(self.raw, self.path.name, self.fields).id
        except NoPage:
            id = f"{self.path.name}#{self.raw.number}"
        return Fault(str(self.path), id, reason, FAULT_REASONS[reason])


def write(out: Path, target: str, data: bytes) -> None:
    """Write a file of the folder under another name and move it to its place, so that no half of it is ever seen.

    Raises:
        BadInput: if a folder on the way is a file.
    """
    place = out / target
    fresh = out / FOLDER / FRESH / f"{os.getpid()}"
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        fresh.parent.mkdir(exist_ok=True)
    except FileExistsError:
        raise BadInput(str(place.parent), "this is no folder") from None
    fresh.write_bytes(data)
    os.replace(fresh, place)


def changed(place: Path, before: Done, made: bytes) -> bool:
    """Whether what stands at a place is neither what was written there last nor what is to be: a person has changed it."""
    if before.size < 0:
        return False
    there = place.read_bytes()
    return there != made and sum_of(there) != before.sum
