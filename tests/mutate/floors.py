"""The share of changes that tests notice, by folder, may only rise: floors in a data file, and notes on changes that mean the same."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from tests.mutate.mutant import Mutant

FLOORS = Path(__file__).with_name("floors.toml")
SAME = Path(__file__).with_name("equivalent.toml")
FLOORS_HEAD = """# The share of sampled changes that a test notices, in percent, by folder of tools/jiaokan. A number only rises:
# make mutate WHAT="--sample --raise" writes what is more. Measured with the seed and the number of changes a folder below.
# Where `asked` names test modules, these alone were asked (--tests): all of them notice as much or more.
"""


def folder(file: str) -> str:
    """The folder of the package that a file stands in; modules at the root are one."""
    parts = file.split("/")[2:]
    return parts[0] if len(parts) > 1 else "root"


def shares(verdicts: Iterable[tuple[Mutant, str]]) -> dict[str, tuple[int, int]]:
    """For each folder how many changes were noticed, and how many were tried."""
    tried: Counter[str] = Counter()
    noticed: Counter[str] = Counter()
    for mutant, verdict in verdicts:
        tried[folder(mutant.file)] += 1
        noticed[folder(mutant.file)] += verdict != "survived"
    return {name: (noticed[name], tried[name]) for name in sorted(tried)}


def percent(noticed: int, tried: int) -> int:
    """A share in whole percent, rounded down, so that a floor never promises more than was seen."""
    return 100 * noticed // tried


def fell(measured: Mapping[str, tuple[int, int]], floors: Mapping[str, int]) -> list[str]:
    """The folders under their floor."""
    return [name for name, share in measured.items() if percent(*share) < floors.get(name, 0)]


def raised(measured: Mapping[str, tuple[int, int]], floors: Mapping[str, int]) -> dict[str, int]:
    """The floors, higher where more was measured, never lower."""
    return {name: max(floors.get(name, 0), percent(*measured.get(name, (0, 1)))) for name in sorted({*measured, *floors})}


def read(path: Path = FLOORS) -> tuple[int, int, dict[str, int]]:
    """Seed, number of changes a folder, and floors."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return data["seed"], data["changes"], data["floors"]


def asked(path: Path = FLOORS) -> dict[str, str]:
    """The test modules that were asked where not all were, by folder."""
    known: dict[str, str] = tomllib.loads(path.read_text(encoding="utf-8")).get("asked", {})
    return known


def write(seed: int, changes: int, floors: Mapping[str, int], modules: Mapping[str, str], path: Path = FLOORS) -> None:
    """Write the file of floors, with the test modules that were asked where not all were."""
    lines = [f"seed = {seed}", f"changes = {changes}", "", "[floors]", *(f"{name} = {share}" for name, share in sorted(floors.items()))]
    if modules:
        lines += ["", "[asked]", *(f'{name} = "{those}"' for name, those in sorted(modules.items()))]
    path.write_text(FLOORS_HEAD + "\n".join(lines) + "\n", encoding="utf-8")


def equivalent(path: Path = SAME) -> dict[str, str]:
    """The changes that mean the same, by their key, each with why."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return {f"{one['file']} · {one['function']} · {one['old']} → {one['new']} · {one.get('number', 1)}": one["why"] for one in data["same"]}
