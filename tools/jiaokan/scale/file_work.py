"""Single files as batches of tasks, and what is written down of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from jiaokan.scale.inputs import Input
from jiaokan.scale.manifest import Done, Manifest
from jiaokan.scale.places import name_of
from jiaokan.scale.summary import Summary, Told
from jiaokan.scale.tasks import FileTask
from jiaokan.scale.workers import Batch

BATCH_FILES = 16
BATCH_BYTES = 256 << 10


class FileWork:
    """The single files of a run.

    Args:
        files: each with its place.
        manifest: of the folder.
        form: the format.
        program: the digest of program and wishes.
        summary: takes what came of them.
        told: hears of each.
    """

    def __init__(self, files: Mapping[str, Input], manifest: Manifest, form: str, program: str, summary: Summary, told: Told) -> None:
        self.files, self.manifest, self.form, self.program, self.summary, self.told = files, manifest, form, program, summary, told

    def batches(self) -> Iterator[Batch]:
        """All files, some at a time."""
        tasks: list[FileTask] = []
        size = 0
        for target, one in self.files.items():
            tasks.append(self._task(target, one, self.manifest.out))
            size += one.size
            if len(tasks) >= BATCH_FILES or size >= BATCH_BYTES:
                yield Batch(tasks, self)
                tasks, size = [], 0
        if tasks:
            yield Batch(tasks, self)

    def _task(self, target: str, one: Input, out: Path) -> FileTask:
        before, finished = self.manifest.done.get(target), self.manifest.stands(target) is not None
        return FileTask(name_of(one, out), one.path, out, target, self.form, self.program, before, finished)

    def heard(self, batch: Batch, results: list[Any]) -> None:
        """Write down what came of a batch."""
        for task, done in zip(batch.tasks, results, strict=True):
            if isinstance(task, FileTask) and isinstance(done, Done):
                kept = task.finished and done == task.before
                if not kept:
                    self.manifest.add(done)
                self.summary.add(done, not kept and not done.faults)
                self.told(1, self.files[task.target].size, len(done.faults))
