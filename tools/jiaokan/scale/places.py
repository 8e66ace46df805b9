"""Where each input goes in the folder: its place below the common folder, with the ending of what is written instead of its own.

Inputs that would meet keep their whole name, then a number; none is written over another, on systems that know no capitals either.
What was claimed in an earlier run stays, whatever has been added since.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from jiaokan.scale.inputs import ROW_ENDINGS, Input

NUMBER = "-#"
"""Stands in the place of a file of rows for the number of the stretch."""


def name_of(one: Input, out: Path) -> str:
    """How an input is called in the manifest: its way from the folder that is written to, so that both can be moved together."""
    try:
        return Path(os.path.relpath(one.path.resolve(), out.resolve())).as_posix()
    except ValueError:  # on another drive
        return one.path.resolve().as_posix()


def places(inputs: Sequence[Input], form_ending: str, claims: Mapping[str, str], out: Path) -> dict[str, Input]:
    """Each place with its input.

    Args:
        inputs: in their order.
        form_ending: how a cleaned file ends.
        claims: what earlier runs have claimed.
        out: the folder that is written to.
    """
    claimed: dict[str, list[str]] = {}
    for target, input in claims.items():
        claimed.setdefault(input, []).append(target)
    wanted = Counter(_key(next(_ways(one, form_ending))) for one in inputs)
    used = {_key(target) for target in claims}
    found: dict[str, Input] = {}
    for one in inputs:
        before = [target for target in claimed.get(name_of(one, out), ()) if target.endswith(_ending(one, form_ending))]
        if before:
            found[before[0]] = one
            continue
        ways = _ways(one, form_ending)
        first = next(ways)
        others = (way for way in ways if _key(way) not in used and _key(way) not in wanted)
        target = first if wanted[_key(first)] == 1 else next(others)
        used.add(_key(target))
        found[target] = one
    return found


def _key(target: str) -> str:
    return target.casefold()


def _ending(one: Input, form_ending: str) -> str:
    if one.kind == "file":
        return form_ending
    return NUMBER + (".parquet" if one.kind == "parquet" else ".jsonl")


def _ways(one: Input, form_ending: str) -> Iterator[str]:
    """Where an input may go, the best place first."""
    place = PurePosixPath(one.place)
    ending = _ending(one, form_ending)
    suffix = next((known for known in sorted(ROW_ENDINGS, key=len, reverse=True) if place.name.lower().endswith(known)), place.suffix)
    stem = place.name[: len(place.name) - len(suffix)] or place.name
    yield (place.parent / (stem + ending)).as_posix()
    yield (place.parent / (place.name + ending)).as_posix()
    number = 1
    while number := number + 1:
        yield (place.parent / f"{place.name}~{number}{ending}").as_posix()


def numbered(place: str, number: int) -> str:
    """The place of one stretch of a file of rows."""
    stem, _, ending = place.rpartition(NUMBER)
    return f"{stem}-{number:05}{ending}"


def numbers_of(place: str, targets: Iterable[str]) -> list[str]:
    """Which of the targets are stretches of a place."""
    stem, _, ending = place.rpartition(NUMBER)
    size = len(stem) + 1
    return [
        target
        for target in targets
        if target.startswith(f"{stem}-") and target.endswith(ending) and target[size : len(target) - len(ending)].isdigit()
    ]
