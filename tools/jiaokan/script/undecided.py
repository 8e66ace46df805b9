"""The clauses of a Simplified text in which something is to be decided; in all others each character is written as it is alone.

To be decided are the characters that stand beside a neighbour beside which OpenCC gives them another form than alone,
the words of our own rows, and the characters for which running text says another form than OpenCC.
What OpenCC gives is in a table made from the dictionaries of its package (Apache-2.0); of a version without table all is undecided.
Where a word of our rows goes over a mark, its clauses are one.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

import opencc
from ahocorasick_rs import AhoCorasick

from jiaokan.script.alone import standing
from jiaokan.script.clause import clauses
from jiaokan.script.engine import Mode, convert_by, translated
from jiaokan.script.kept import kept
from jiaokan.script.row import contexts, overrides


@lru_cache(maxsize=2)
def undecided(string: str, doubting: bool) -> tuple[tuple[int, int], ...]:
    """Where the clauses begin and end in which something is to be decided, in code points; neighbouring ones are one.

    Args:
        string: a Simplified text without lone surrogates.
        doubting: whether the characters whose form is not proven are to be decided as well.
    """
    finder = _finder(doubting)
    if finder is None:
        return ((0, len(string)),)
    return clauses(string, ((start, end) for _, start, end in finder.find_matches_as_indexes(string, overlapping=True)))


@cache
def _finder(doubting: bool) -> AhoCorasick | None:
    """Finds all that is to be decided."""
    table = files("jiaokan.script").joinpath(f"opencc-{opencc.__version__}.tsv")
    if not table.is_file():
        return None
    return AhoCorasick(kept(f"undecided {doubting}", lambda: _words(table.read_text("utf-8"), doubting)))


def _words(table: str, doubting: bool) -> list[str]:
    decided = dict.fromkeys(_pairs(table))
    decided.update(dict.fromkeys(row.word for row in (*contexts(), *overrides()) if row.forms.keys() - {"zh-Hans"}))
    for there in standing():
        decided.update(dict.fromkeys([*there.forms, *sorted(there.doubtful if doubting else ())]))
    return list(decided)


def _pairs(table: str) -> Iterator[str]:
    """A character with each neighbour beside which OpenCC may give it another form."""
    for row in table.splitlines()[1:]:
        char, before, after = row.split("\t")
        yield from (other + char for other in before)
        yield from (char + other for other in after)


class _SingleForms(dict[int, str]):
    """Asked for a character when it is first seen; one that would change the length stays."""

    def __init__(self, mode: Mode) -> None:
        super().__init__()
        self._mode = mode

    def __missing__(self, code: int) -> str:
        form = convert_by(self._mode, chr(code))
        self[code] = form if len(form) == 1 else chr(code)
        return self[code]


@cache
def _single_forms(mode: Mode) -> dict[int, str]:
    return _SingleForms(mode)


def written_alone(string: str, mode: Mode) -> str:
    """The string with each character as it is written alone in a mode."""
    return translated(string, _single_forms(mode))
