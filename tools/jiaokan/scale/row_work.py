"""Rows of files as batches of tasks; each stretch of rows is written when all of its batches are done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from jiaokan.scale.inputs import Input
from jiaokan.scale.manifest import Done, Manifest, sum_of
from jiaokan.scale.page import FAULT_REASONS, Fault
from jiaokan.scale.places import name_of, numbers_of
from jiaokan.scale.records import Fields
from jiaokan.scale.stretch import RowStretch, stretches, written
from jiaokan.scale.summary import Summary, Told
from jiaokan.scale.tasks import RowTask, changed, write
from jiaokan.scale.workers import Batch

BATCH_ROWS = 25


class RowWork:
    """The rows of a run.

    Args:
        files: the files that hold them, each with the place of its stretches.
        manifest: of the folder.
        form: the format.
        program: the digest of program and wishes.
        fields: where a row has what.
        summary: takes what came of them.
        told: hears of each.
    """

    def __init__(
        self, files: Mapping[str, Input], manifest: Manifest, form: str, program: str, fields: Fields, summary: Summary, told: Told
    ) -> None:
        self.files, self.manifest, self.form, self.fields, self.summary, self.told = files, manifest, form, fields, summary, told
        self.program = f"{program} {fields.text} {fields.id} {fields.url}"

    def batches(self) -> Iterator[Batch]:
        """All rows that are not in a finished stretch, some at a time."""
        for place, one in self.files.items():
            faults: list[Fault] = []
            seen = set()
            for stretch in stretches(one, name_of(one, self.manifest.out), place, self.fields, self.summary.passed_over, faults):
                seen.add(stretch.target)
                before = self.manifest.stands(stretch.target, stretch.key(self.program))
                if before:
                    self.summary.add(before)
                    self.told(len(stretch.rows), stretch.size, len(before.faults))
                else:
                    yield from self._parts(stretch, one.kind != "parquet")
            self.summary.faults += faults
            if not faults:
                self._forget(place, seen)

    def _parts(self, stretch: RowStretch, as_line: bool) -> Iterator[Batch]:
        tasks = [RowTask(stretch.path, raw, self.fields, self.form, self.program, as_line) for raw in stretch.rows]
        stretch.batches = -(-len(tasks) // BATCH_ROWS)
        for number in range(stretch.batches):
            yield Batch(tasks[number * BATCH_ROWS : (number + 1) * BATCH_ROWS], (stretch, number))

    def heard(self, batch: Batch, results: list[Any]) -> None:
        """Keep what came of a batch; write its stretch if it was the last."""
        stretch, number = batch.tag
        stretch.results[number] = results
        self.told(len(results), stretch.size * len(results) // len(stretch.rows), sum(isinstance(one, Fault) for one in results))
        if len(stretch.results) == stretch.batches:
            self._finish(stretch)

    def _finish(self, stretch: RowStretch) -> None:
        found = stretch.found()
        faults = tuple(one for one in found if isinstance(one, Fault))
        rows = [one for one in found if not isinstance(one, Fault)]
        made = written(rows, stretch.target.endswith(".jsonl"))
        key, target = stretch.key(self.program), stretch.target
        self.manifest.claim({target: stretch.input})
        before, path = self.manifest.done.get(target), self.manifest.out / target
        kept = before is not None and path.exists() and changed(path, before, made)
        if kept and before:
            done = before._replace(
                key=key, pages=len(found), faults=(*faults, Fault(str(stretch.path), target, "changed", FAULT_REASONS["changed"]))
            )
        else:
            write(self.manifest.out, target, made)
            done = Done(target, stretch.input, key, len(made), sum_of(made), len(found), faults=faults)
        self.manifest.add(done)
        self.summary.add(done, not kept)

    def _forget(self, place: str, seen: set[str]) -> None:
        """Remove the stretches that a file had when it was longer, unless a person has changed them."""
        for target in numbers_of(place, self.manifest.done):
            done, path = self.manifest.done[target], self.manifest.out / target
            if target in seen or done.gone:
                continue
            if path.exists() and sum_of(path.read_bytes()) == done.sum:
                path.unlink()
            self.manifest.add(done._replace(gone=True))
