"""A finished site takes the place of the last one: where few files are others they are moved over it, else it is put there whole.

Everything is made in a folder beside the site, so a build that fails or is killed leaves the last good site standing.
What is moved file by file is written down before the first is touched (`_JOURNAL`); the next run finishes what one that was killed began.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from jiaokan.corpus.marks import FileMark
from jiaokan.site.write_tree import Stood, Tree, marks, walked

_JOURNAL = "moving"
_BUILT = "site"
_OLD = "old"


@contextmanager
def workplace(out: Path) -> Iterator[Path]:
    """A folder beside the site to make the next one in, below `site`; it goes, unless a move into place stopped half-way."""
    settled(out)
    place = Path(tempfile.mkdtemp(prefix=f".{out.name}-{os.getpid()}-", dir=out.parent))
    try:
        yield place
    finally:
        if not (place / _JOURNAL).exists():
            shutil.rmtree(place, ignore_errors=True)


def settled(out: Path) -> None:
    """Finish what killed runs began to put in place, and remove what else they left behind.

    One that was killed between the two renamings of a whole site holds the last good one, which goes back.
    """
    for place in out.parent.glob(f".{out.name}-*-*"):
        number = place.name.split("-")[-2]
        if not number.isdecimal() or _runs(int(number)):
            continue
        if (place / _JOURNAL).is_file():
            with suppress(OSError, ValueError):  # What cannot be moved is not as it was made: the next site has it anew.
                _finished(place, out)
        elif not out.exists() and (place / _OLD).is_dir():
            (place / _OLD).rename(out)
        shutil.rmtree(place, ignore_errors=True)


def put(place: Path, out: Path, tree: Tree, stood: Mapping[str, Stood]) -> dict[str, FileMark]:
    """Put a finished site in its place.

    Args:
        place: the folder in which it was made.
        out: where it goes.
        tree: its files.
        stood: all files that are there.

    Returns:
        The mark of each file that is as it was made.
    """
    start = len(str(place / _BUILT)) + 1
    made = [entry.path[start:] for entry in walked(place / _BUILT)]
    if len(made) < len(tree.taken) and not out.is_symlink() and os.stat(out).st_dev == os.stat(place).st_dev:
        gone = stood.keys() - tree.taken.keys() - set(made)
        return _moved(place, out, made, sorted(gone)) | tree.taken
    tree.complete()
    _swapped(place, out)
    shutil.rmtree(place / _OLD, ignore_errors=True)  # A link that goes changes the mark of what it led to.
    found = marks(out)
    return {name: mark for name, mark in found.items() if name not in tree.taken or mark.same_words(tree.taken[name])}


def _swapped(place: Path, out: Path) -> None:
    """Should the second renaming fail, the first is undone."""
    built, old = place / _BUILT, place / _OLD
    if not out.exists():
        built.rename(out)
        return
    out.rename(old)
    try:
        built.rename(out)
    except OSError:
        old.rename(out)
        raise


def _moved(place: Path, out: Path, made: Sequence[str], gone: Sequence[str]) -> dict[str, FileMark]:
    fresh = place / f"{_JOURNAL}.new"
    fresh.write_text(json.dumps([made, gone]), "utf-8", "surrogateescape")
    fresh.rename(place / _JOURNAL)
    return _finished(place, out)


def _finished(place: Path, out: Path) -> dict[str, FileMark]:
    """What is gone goes first, so that nothing stands where a folder is wanted, and no link leads out of the site."""
    made, gone = json.loads((place / _JOURNAL).read_text("utf-8", "surrogateescape"))
    for name in gone:
        lost = out / name
        if lost.is_symlink() or not lost.is_dir():  # A folder of the new site may stand there already.
            lost.unlink(missing_ok=True)
        for folder in lost.parents:
            if folder == out or not _emptied(folder):
                break
    found = {}
    for name in made:
        target = out / name
        target.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileNotFoundError):  # It is there already.
            os.replace(place / _BUILT / name, target)
        found[name] = FileMark.of(os.lstat(target))
    (place / _JOURNAL).unlink()
    return found


def _emptied(folder: Path) -> bool:
    """Whether a folder that nothing stands in is gone."""
    try:
        folder.rmdir()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        pass  # It is another user's.
    return True
