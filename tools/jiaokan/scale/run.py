"""Many inputs into a folder: what is finished is left, the rest is done on all cores, each result written down as soon as it stands."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from jiaokan.corpus.cache import program
from jiaokan.errors import BadInput
from jiaokan.scale.cores import cores
from jiaokan.scale.file_work import FileWork
from jiaokan.scale.inputs import Input, NamedInputs
from jiaokan.scale.manifest import ERRORS, FOLDER, RUN_EXAMPLE, Manifest, opened
from jiaokan.scale.page import ENDINGS
from jiaokan.scale.places import name_of, numbers_of, places
from jiaokan.scale.records import Fields, looked_into
from jiaokan.scale.row_work import RowWork
from jiaokan.scale.summary import Summary, Told
from jiaokan.scale.tasks import FRESH
from jiaokan.scale.workers import Workers


@dataclass(frozen=True)
class RunWish:
    """How inputs are to be cleaned."""

    form: str = "text"
    fields: Fields = field(default_factory=Fields)
    limit: float = 120.0
    """Seconds that one page may take."""
    jobs: int = 0
    """Processes; 0 for one a core."""


def clean_many(found: NamedInputs, out: Path, wish: RunWish, told: Told) -> Summary:
    """Clean all inputs into a folder; a run that was broken off goes on.

    Args:
        found: the inputs.
        out: the folder.
        wish: how.
        told: hears how far it is.

    Raises:
        BadInput: before anything is written, if something would be written over that is not of this command, or a field is missing.
    """
    for one in found.inputs:
        looked_into(one, wish.fields)
    fresh = [path for path in (out, *out.parents) if not path.exists()]
    try:
        with opened(out) as manifest:
            inputs = places(found.inputs, ENDINGS[wish.form], manifest.claims, out)
            _claim(manifest, inputs)
            shutil.rmtree(out / FOLDER / FRESH, ignore_errors=True)
            return _run(manifest, found, inputs, wish, told)
    except BadInput:
        if fresh and out.is_dir() and not any(one.name != FOLDER for one in out.iterdir()):
            shutil.rmtree(fresh[-1])
        raise


def _run(manifest: Manifest, found: NamedInputs, inputs: Mapping[str, Input], wish: RunWish, told: Told) -> Summary:
    summary = Summary(inputs=len(inputs), faults=list(found.faults), passed_over=found.passed_over.copy())
    digest = f"{program()} {wish.form}"
    single = {target: one for target, one in inputs.items() if one.kind == "file"}
    rows = {target: one for target, one in inputs.items() if one.kind != "file"}
    file_work = FileWork(single, manifest, wish.form, digest, summary, told)
    row_work = RowWork(rows, manifest, wish.form, digest, wish.fields, summary, told)
    batches = chain(file_work.batches(), row_work.batches())
    try:
        for batch, results in Workers(wish.jobs or cores(), wish.limit).results(batches):
            (file_work if batch.tag is file_work else row_work).heard(batch, results)
    finally:
        manifest.write_errors(summary.faults)
    return summary


def _claim(manifest: Manifest, inputs: Mapping[str, Input]) -> None:
    """Claim all places at once, so that nothing is written before it is known that nothing is written over."""
    sources = {one.path.resolve() for one in inputs.values()}
    claims = {ERRORS: ERRORS}
    for target, one in inputs.items():
        place = manifest.out / target
        if place.resolve() in sources:
            raise BadInput(str(one.path), f"{place} is one of the files to be cleaned", expected="another folder", example=RUN_EXAMPLE)
        claims[target] = name_of(one, manifest.out)
        if one.kind != "file" and place.parent.is_dir():
            there = (path.relative_to(manifest.out).as_posix() for path in sorted(place.parent.iterdir()))
            claims |= {stretch: name_of(one, manifest.out) for stretch in numbers_of(target, there)}
    manifest.claim(claims)
