"""Processes that do batches of tasks; one that dies or takes too long is replaced, and only the task it was at suffers.

A process says which task it begins, so that it is known which one ended it. That task is tried once more, in case the fault was not its
own; one that took too long is not. A process whose parent has died ends at its next word.
"""

from __future__ import annotations

import gc
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection, wait
from typing import Any, Protocol

from jiaokan.scale.clock import seconds

MOST_FAILED_STARTS_TIMES = 3
MOST_TRIES = 2
STEP_SECONDS = 1.0
"""Seconds after which it is looked again whether a task takes too long."""


class Task(Protocol):
    """Something to be done in a process of its own."""

    def do(self) -> Any:
        """Do it; never raise."""

    def lost(self, reason: str) -> Any:
        """What its result is if it could not be done."""


@dataclass
class Batch:
    """Some tasks that one process does one after the other."""

    tasks: Sequence[Task]
    tag: Any
    """What the batch is part of."""
    lost: dict[int, str] = field(default_factory=dict)
    """Tasks that are given up, with the reason."""
    tries: dict[int, int] = field(default_factory=dict)
    """How often each was at work when its process ended."""


@dataclass
class _Worker:
    process: Any
    connection: Connection
    batch: Batch | None = None
    at: int | None = None
    since: float = 0.0


def serve(connection: Connection) -> None:
    """Do batches until there is nobody to ask for one: what a process runs."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    gc.freeze()
    try:
        while True:
            tasks, lost = connection.recv()
            results = []
            for index, task in enumerate(tasks):
                if index in lost:
                    results.append(task.lost(lost[index]))
                else:
                    connection.send(index)
                    results.append(task.do())
            connection.send(results)
            gc.collect()
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


class Workers:
    """So many processes.

    Args:
        number: how many at most; each starts when there is work for it.
        limit: seconds that one task may take.
    """

    def __init__(self, number: int, limit: float) -> None:
        self.number, self.limit = number, limit
        # A server that has nothing but the modules makes each process: quick to start, and no thread or lock of the parent's is copied.
        self._context: Any = get_context("forkserver" if "forkserver" in get_all_start_methods() else "spawn")
        if hasattr(self._context, "set_forkserver_preload"):
            self._context.set_forkserver_preload(["jiaokan.scale.tasks"])
        self._all: list[_Worker] = []
        self._failed_starts = 0

    def results(self, batches: Iterator[Batch]) -> Iterator[tuple[Batch, list[Any]]]:
        """Each batch with what came of its tasks, in the order in which they are done; at most as many are asked for as are being done."""
        again: deque[Batch] = deque()
        try:
            while True:
                while batch := self._next(again, batches):
                    self._give(batch)
                busy = {worker.connection: worker for worker in self._all if worker.batch}
                if not busy:
                    return
                for connection in wait(list(busy), min(STEP_SECONDS, self.limit)):
                    worker = busy[connection]  # type: ignore[index]
                    finished = worker.batch
                    results = self._heard(worker, again)
                    if finished is not None and results is not None:
                        yield finished, results
                self._too_long(again)
        finally:
            self._end()

    def _next(self, again: deque[Batch], batches: Iterator[Batch]) -> Batch | None:
        if sum(worker.batch is not None for worker in self._all) >= self.number:
            return None
        return again.popleft() if again else next(batches, None)

    def _give(self, batch: Batch) -> None:
        worker = next((one for one in self._all if one.batch is None), None) or self._start()
        worker.batch, worker.at, worker.since = batch, None, seconds()
        with suppress(BrokenPipeError, ConnectionResetError):  # Its end is heard where its results would be.
            worker.connection.send((batch.tasks, batch.lost))

    def _start(self) -> _Worker:
        mine, other = self._context.Pipe()
        process = self._context.Process(target=serve, args=(other,), daemon=True)
        process.start()
        other.close()
        worker = _Worker(process, mine)
        self._all.append(worker)
        return worker

    def _heard(self, worker: _Worker, again: deque[Batch]) -> list[Any] | None:
        try:
            said = worker.connection.recv()
        except (EOFError, OSError):
            self._ended(worker, again)
            return None
        self._failed_starts = 0
        if isinstance(said, int):
            worker.at, worker.since = said, seconds()
            return None
        worker.batch = worker.at = None
        results: list[Any] = said
        return results

    def _too_long(self, again: deque[Batch]) -> None:
        for worker in list(self._all):
            if worker.batch and worker.at is not None and seconds() - worker.since > self.limit and not worker.connection.poll():
                worker.batch.lost[worker.at] = "time"
                self._ended(worker, again)

    def _ended(self, worker: _Worker, again: deque[Batch]) -> None:
        """Take note of what a process was at when it ended, or end it."""
        worker.process.kill()
        worker.process.join()
        worker.connection.close()
        self._all.remove(worker)
        batch, at = worker.batch, worker.at
        if batch is None:
            return
        if at is None:
            self._failed_starts += 1
            if self._failed_starts > MOST_FAILED_STARTS_TIMES:
                raise ChildProcessError(0, "the processes that clean end as soon as they start")
        elif at not in batch.lost:
            batch.tries[at] = batch.tries.get(at, 0) + 1
            if batch.tries[at] >= MOST_TRIES:
                batch.lost[at] = "ended"
        again.appendleft(batch)

    def _end(self) -> None:
        for worker in self._all:
            worker.process.kill()
            worker.process.join()
            worker.connection.close()
        self._all.clear()
