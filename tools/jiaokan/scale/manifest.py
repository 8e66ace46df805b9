"""What a folder of cleaned texts holds and what each stands on, so that a run that was broken off goes on where it was.

The manifest is a journal of lines that only grows. Before a name is written it is claimed; once a file stands under its name, a line says
so with the digest of input and program. A run that is killed between the two finds a claim without a result and writes the file again.
A last line that was cut off is no line. Nothing that is there without a claim is ever written over.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from jiaokan.corpus.disk import put
from jiaokan.corpus.lock import taken
from jiaokan.errors import BadInput, shown
from jiaokan.scale.page import AGAIN, Fault

FOLDER = ".jiaokan"
JOURNAL = "manifest.jsonl"
ERRORS = "errors.jsonl"
KEY_LETTERS = 32
RUN_EXAMPLE = "jiaokan clean --output cleaned pages"


class Done(NamedTuple):
    """What came of a file, or of a stretch of rows."""

    target: str
    """Its place in the folder."""
    input: str
    key: str
    """The digest of the input, the program and what was asked of it."""
    size: int
    """Bytes that were written there last; -1 if nothing ever was."""
    sum: str
    """Their digest, by which it is known whether a person has changed them."""
    pages: int
    said: str = ""
    """A warning."""
    faults: tuple[Fault, ...] = ()
    gone: bool = False
    """Whether the input has no such stretch any more."""


def key_of(data: bytes, program: str) -> str:
    """The key of an input: a digest of what it holds and of what it is cleaned with."""
    return sha256(sha256(data).digest() + program.encode()).hexdigest()[:KEY_LETTERS]


def sum_of(data: bytes) -> str:
    """The digest of what was written."""
    return sha256(data).hexdigest()[:KEY_LETTERS]


class Manifest:
    """The manifest of a folder, held by one run at a time.

    Args:
        out: the folder.
    """

    def __init__(self, out: Path) -> None:
        self.out = out
        self.claims: dict[str, str] = {}
        """What was claimed, and by which input."""
        self.done: dict[str, Done] = {}
        home = out / FOLDER
        home.mkdir(parents=True, exist_ok=True)
        self._lock = os.open(home / "lock", os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o666)
        if not taken(self._lock, True):
            os.close(self._lock)
            raise BadInput(str(out), "another run is writing to this folder", expected="one run at a time", then="wait until it has ended")
        self._path = home / JOURNAL
        whole = self._load()
        self._file = self._path.open("r+b" if self._path.exists() else "w+b")
        self._file.truncate(whole)
        self._file.seek(whole)

    def _load(self) -> int:
        """Read the lines; the length of those that are whole."""
        try:
            data = self._path.read_bytes()
        except FileNotFoundError:
            return 0
        whole = data.rfind(b"\n") + 1
        for number, line in enumerate(data[:whole].splitlines(), 1):
            try:
                self._take(json.loads(line))
            except (ValueError, KeyError, TypeError) as error:
                raise BadInput(
                    f"{self._path}:{number}", f"this is no line of a manifest: {shown(str(error))}", then="write to another folder"
                ) from None
        return whole

    def _take(self, said: Mapping[str, object]) -> None:
        if isinstance(claims := said.get("claims"), dict):
            self.claims.update(claims)
            return
        done = Done(**{**said, "faults": tuple(Fault(**one) for one in said.get("faults", ()))})  # type: ignore[arg-type, attr-defined]
        self.done[done.target] = done

    def claim(self, targets: Mapping[str, str]) -> None:
        """Claim places, each for an input.

        Raises:
            BadInput: if something stands there that no run has written, or that another input has claimed; nothing is claimed then.
        """
        fresh = {target: input for target, input in targets.items() if self.claims.get(target) != input}
        for target, input in fresh.items():
            if target in self.claims:
                raise BadInput(
                    input,
                    f"{target} in {self.out} holds what came of {self.claims[target]}",
                    expected="another folder",
                    example=RUN_EXAMPLE,
                )
            if os.path.lexists(self.out / target):
                raise BadInput(
                    str(self.out / target), "this is there already and was not written by a run into this folder",
                    expected="a folder that is new, or holds nothing under the names to be written", example=RUN_EXAMPLE,
                )  # fmt: skip
        if fresh:
            self.claims.update(fresh)
            self._append({"claims": fresh})

    def add(self, done: Done) -> None:
        """Write down what stands now."""
        said = done._asdict()
        self._append({**said, "faults": [one.as_json() for one in done.faults]})
        self.done[done.target] = done

    def stands(self, target: str, key: str = "") -> Done | None:
        """What is finished at a place with such a key, or with any, and needs no further run."""
        done = self.done.get(target)
        if done is None or (key and done.key != key) or done.gone or any(one.reason in AGAIN for one in done.faults):
            return None
        if done.size >= 0:
            try:
                if (self.out / target).stat().st_size != done.size:
                    return None
            except OSError:
                return None
        return done

    def write_errors(self, faults: Iterable[Fault]) -> None:
        """Write `errors.jsonl` anew; where there is no fault there is no such file."""
        lines = [
            json.dumps(one.as_json(), ensure_ascii=False) + "\n" for one in sorted(faults, key=lambda one: (one.input, one.record or ""))
        ]
        path, fresh = self.out / ERRORS, self.out / FOLDER / ERRORS
        if lines:
            put(fresh, "".join(lines).encode("utf-8", "backslashreplace"))
            os.replace(fresh, path)
        else:
            path.unlink(missing_ok=True)

    def _append(self, said: Mapping[str, object]) -> None:
        self._file.write(json.dumps(said).encode() + b"\n")
        self._file.flush()

    def close(self) -> None:
        """Let go of the folder."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        os.close(self._lock)


@contextmanager
def opened(out: Path) -> Iterator[Manifest]:
    """The manifest of a folder, for as long as it is needed.

    Raises:
        BadInput: if it is no folder, or another run has it.
    """
    if out.exists() and not out.is_dir():
        raise BadInput(str(out), "this is no folder", expected="a folder, or a name that is free", example=RUN_EXAMPLE)
    manifest = Manifest(out)
    try:
        yield manifest
    finally:
        manifest.close()
