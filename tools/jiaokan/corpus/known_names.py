"""The names of a text are found once: what was found is kept under the digest of all that finding them depends on.

The file under `build/` may be deleted at any time. Each row carries a digest of its own, so that a damaged one is as if it were not there.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import astuple
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from jiaokan.annotate.find import Scope, names
from jiaokan.annotate.lexicon import Lexicon
from jiaokan.annotate.mention import Mention
from jiaokan.corpus.cache import program

PLACE = Path("build/names.json")


class KnownNames:
    """Finds names as `jiaokan.annotate.find.names` does, and remembers them."""

    def __init__(self, place: Path | None = None) -> None:
        """Args: place: where they are kept; without it nothing is remembered beyond this run."""
        self._place = place
        self._used: dict[str, list[Any]] = {}
        self._lexicon: tuple[Lexicon, str] | None = None

    def __call__(self, string: str, works: Iterable[Mention], scope: Scope, lexicon: Lexicon) -> tuple[Mention, ...]:
        """What the string names besides works."""
        cited = tuple(works)
        parts = (string, [astuple(one) for one in cited], scope.day, sorted((name, astuple(one)) for name, one in scope.aliases.items()))
        key = sha256(f"{self._seal(lexicon)}:{parts!r}".encode("utf-8", "surrogatepass")).hexdigest()
        rows = self._kept(key)
        found = tuple(Mention(*row) for row in rows) if rows is not None else names(string, cited, scope, lexicon)
        plain = [list(astuple(one)) for one in found]
        self._used[key] = [_digest(key, plain), plain]
        return found

    def keep(self) -> None:
        """Write down what was found in this run; where that is not possible, the next run finds it again."""
        if self._place is None:
            return
        fresh = self._place.with_name(self._place.name + ".new")
        try:
            self._place.parent.mkdir(exist_ok=True)
            fresh.write_text(json.dumps(self._used, ensure_ascii=False, separators=(",", ":")), "utf-8", "surrogatepass")
            os.replace(fresh, self._place)
        except OSError:
            return

    def _kept(self, key: str) -> list[list[Any]] | None:
        try:
            seal, rows = self._known[key]
            return list(rows) if seal == _digest(key, rows) else None
        except (KeyError, ValueError, TypeError):
            return None

    @cached_property
    def _known(self) -> dict[str, Any]:
        try:
            found = json.loads(self._place.read_text("utf-8", "surrogatepass")) if self._place else {}
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def _seal(self, lexicon: Lexicon) -> str:
        """A digest of the program and of the names that are known, made once."""
        if self._lexicon is None or self._lexicon[0] is not lexicon:
            rows = repr([(row.name, row.role, row.norm, row.entity) for row in lexicon.rows])
            self._lexicon = lexicon, sha256(f"{program()}:{rows}".encode("utf-8", "surrogatepass")).hexdigest()
        return self._lexicon[1]


def _digest(key: str, rows: object) -> str:
    return sha256(f"{key}:{json.dumps(rows)}".encode()).hexdigest()[:16]
