"""make mutate: change the code in small ways and see which changes no test notices.

By default the lines that differ from main are changed; with --sample a fixed sample of every folder. Run by two processes, each in its
own copy of the tree under build/mutate; only the tests that run a function are tried on it, the most telling first, for so many seconds.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from queue import Empty, Queue

from tests.mutate import floors, named, tree
from tests.mutate.mutant import Mutant, mutants
from tests.mutate.reach import Reach, functions, users
from tests.mutate.traced import environment, traced

ROOT = Path(__file__).parent.parent.parent
BUILD = ROOT / "build/mutate"


def sources(root: Path) -> dict[str, str]:
    """The modules of the package by path."""
    return {str(path.relative_to(root)): path.read_text(encoding="utf-8") for path in sorted((root / "tools/jiaokan").rglob("*.py"))}


def chosen(found: Mapping[str, str], wanted: argparse.Namespace, seed: int, changes: int) -> list[Mutant]:
    """The changes to try: those on lines that differ from the base, or of each folder those that the seed puts first."""
    same = floors.equivalent()
    every = [one for file, source in found.items() for one in mutants(file, source) if one.key not in same]
    if wanted.only:
        every = [one for one in every if floors.folder(one.file) in wanted.only or one.file.removeprefix("tools/jiaokan/") in wanted.only]
    if not wanted.sample:
        lines = tree.touched(ROOT, wanted.base)
        return [one for one in every if one.line in lines.get(one.file, ())]
    folders: dict[str, list[Mutant]] = {}
    for one in sorted(every, key=lambda one: one.rank(seed)):
        folders.setdefault(floors.folder(one.file), []).append(one)
    return [one for some in folders.values() for one in some[:changes]]


def tried(some: Iterable[Mutant], found: Mapping[str, str], reach: Reach, wanted: argparse.Namespace) -> list[tuple[Mutant, str]]:
    """The verdict on each change, by so many processes, each in its copy."""
    waiting: Queue[Mutant] = Queue()
    for one in some:
        waiting.put(one)
    done: list[tuple[Mutant, str]] = []

    def work(copied: Path) -> None:
        command = [sys.executable, "-m", "tests.mutate.worker"]
        with subprocess.Popen(
            command, cwd=copied, env=environment(copied), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as worker:
            assert worker.stdin
            assert worker.stdout
            while True:
                try:
                    one = waiting.get_nowait()
                except Empty:
                    break
                tests, seconds = reach.within(reach.tests_of(one), wanted.seconds)
                verdict = "survived"
                if tests:
                    change = {"file": one.file, "source": one.apply(found[one.file]), "tests": tests, "seconds": seconds}
                    print(json.dumps(change), file=worker.stdin, flush=True)
                    verdict = worker.stdout.readline().strip()
                done.append((one, verdict))
                if verdict == "survived":
                    note = "" if tests else " (no test runs it)"
                    print(
                        f"{one.file}:{one.line}: {one.kind}: {one.old} → {one.new} [{one.number}, {one.function or 'module'}]{note}",
                        flush=True,
                    )
            worker.stdin.close()

    threads = [threading.Thread(target=work, args=(BUILD / f"tree-{number}",)) for number in range(wanted.processes)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return done


def main() -> int:
    """Read the command line and run. Exit code 1: a folder is under its floor, or a touched line has a change that nobody notices."""
    seed, changes, held = floors.read()
    parser = argparse.ArgumentParser(prog="make mutate", description="Change the code in small ways; see which changes no test notices.")
    parser.add_argument("--sample", action="store_true", help="a sample of every folder, not the lines that differ from the base")
    parser.add_argument("--named", action="store_true", help="the changes that once went unseen and would have hurt, each with its test")
    parser.add_argument("--base", default="main", help="what the lines are compared with")
    parser.add_argument("--only", nargs="+", metavar="NAME", help="folders, or files as in text/leaf.py")
    parser.add_argument("--changes", type=int, default=changes, help=f"of each folder so many changes (floors hold for {changes})")
    parser.add_argument("--seed", type=int, default=seed, help=f"the seed of the sample (floors hold for {seed})")
    parser.add_argument("--tests", nargs="+", metavar="FILE", help="ask these test files alone, as in test_cases.py; so shares are too low")
    parser.add_argument("--seconds", type=float, default=20, help="how much of a processor the tests of one change may take together")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--raise", action="store_true", dest="raising", help="write floors where more was measured than they say")
    wanted = parser.parse_args()
    if wanted.named:
        return int(bool(named.unseen(named.read(), tree.copy(ROOT, BUILD / "tree-named"))))
    start = time.monotonic()
    copies = [tree.copy(ROOT, BUILD / f"tree-{number}") for number in range(wanted.processes)]
    found = sources(copies[0])
    some = chosen(found, wanted, wanted.seed, wanted.changes)
    print(f"{len(some)} changes, seed {wanted.seed}" if wanted.sample else f"{len(some)} changes of lines that differ from {wanted.base}")
    if not some:
        return 0
    done = tried(some, found, Reach(users(found), functions(found), traced(copies[0], BUILD, wanted.processes, wanted.tests or ())), wanted)
    measured = floors.shares(done)
    for name, (noticed, total) in measured.items():
        floor = f", floor {held[name]}" if wanted.sample and name in held else ""
        print(f"{name:12} {noticed:4} of {total:4} noticed: {floors.percent(noticed, total):3} %{floor}")
    late = sum(verdict == "late" for _, verdict in done)
    print(f"{sum(one for one, _ in measured.values())} of {len(done)} in {time.monotonic() - start:.0f} s, {late} of them without an end")
    if not wanted.sample:
        return int(any(verdict == "survived" for _, verdict in done))
    if (wanted.seed, wanted.changes) != (seed, changes) or (wanted.tests and not wanted.raising):
        print("floors are not compared: they hold for another seed or number of changes, or for all tests")
        return 0
    if wanted.raising:
        more = floors.raised(measured, held)
        names = " ".join(name.removeprefix("test_").removesuffix(".py") for name in wanted.tests or ())
        modules = floors.asked() | {name: names for name in measured if more[name] > held.get(name, 0)}
        floors.write(seed, changes, more, {name: those for name, those in modules.items() if those})
    low = floors.fell(measured, held)
    for name in low:
        print(f"under its floor: {name}: write a case that states the right output, or a note in equivalent.toml")
    return int(bool(low))


if __name__ == "__main__":
    sys.exit(main())
