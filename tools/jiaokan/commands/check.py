"""`jiaokan check`: the laws, over the corpus as it is committed."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from jiaokan.commands.language import problem_lines, tell
from jiaokan.errors import BadInput

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from jiaokan.checks.problem import Problem
    from jiaokan.corpus import Corpus


def add(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Enter the command."""
    one = commands.add_parser("check", help="the laws, over the corpus", description="Check every law over the corpus.")
    one.add_argument("--since", metavar="REVISION", help="also: what this commit had published still leads somewhere")
    one.add_argument(
        "--live", metavar="ADDRESS", nargs="?", const="", help="also: what the live site published (default: the address of jiaokan.yaml)"
    )
    one.add_argument("--whole", action="store_true", help="look at everything anew (as with CI in the environment, and before a release)")
    one.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print every problem; the last line says how many there are, or that every law holds."""
    from jiaokan.checks.released import survival

    whole = arguments.whole or bool(os.environ.get("CI"))
    problems, signs, corpus = _looked(arguments.root, whole)
    if corpus is not None:
        problems += history(arguments.root, corpus, arguments.since, arguments.live)
    for problem in problems:
        print(problem_lines(problem))
    for version, counts in survival(corpus) if corpus else ():
        tell(f"the anchors of {version}: {counted(counts)}")
    if signs:
        tell(f"{len(signs)} signs of errors in the texts, which fail nothing: jiaokan doubts")
    tell(f"{len(problems)} problems" if problems else "every law holds")
    return 1 if problems else 0


def counted(counts: Mapping[str, int]) -> str:
    """How many addresses of a release are where they should be; what must not be is said also where there is none."""
    from jiaokan.anchor.survival import OutcomeKind

    return ", ".join(f"{counts[kind]} {kind}" for kind in get_args(OutcomeKind) if counts[kind] or kind in ("right", "wrong"))


def history(root: Path, corpus: Corpus, revision: str | None, site: str | None) -> list[Problem]:
    """What was published and leads nowhere any more.

    Args:
        root: the project's folder.
        corpus: as it is now.
        revision: compare with this commit.
        site: compare with the site at this address; empty for the one that `jiaokan.yaml` names.
    """
    from jiaokan.checks.since import since, unknown
    from jiaokan.corpus.history import past
    from jiaokan.corpus.live import live
    from jiaokan.corpus.settings import settings
    from jiaokan.site.write_stamp import LOCAL, site_address

    problems = list(since(past(root, revision), corpus)) if revision else []
    if site is not None:
        address = site or site_address(settings(root))
        if address == LOCAL:
            raise BadInput(
                "jiaokan.yaml",
                "nothing says where the live site stands",
                example="address: https://example.org/",
                then="jiaokan check --live ADDRESS",
            )
        published = live(address)
        if published is None:
            tell(f"{address} has published no anchors yet")
        problems += unknown(published or {}, corpus, address)
    return problems


def find(root: Path) -> Iterator[Problem]:
    """Every problem of a project."""
    yield from look(root)[0]


def look(root: Path, *, whole: bool = True) -> tuple[list[Problem], Corpus | None]:
    """Every problem of a project, and the corpus: hand edits first, since they explain what else is stale.

    Args:
        root: the project's folder.
        whole: ask nothing that an earlier run wrote down; else what has the digests of then, the program's among them, is passed over.
    """
    problems, _, corpus = _looked(root, whole)
    return problems, corpus


def _looked(root: Path, whole: bool) -> tuple[list[Problem], list[Problem], Corpus | None]:
    from jiaokan.corpus.memory import remembering
    from jiaokan.corpus.transaction import reading

    with nullcontext() if whole else remembering(root), reading(root):
        return _look(root, whole)


def _look(root: Path, whole: bool) -> tuple[list[Problem], list[Problem], Corpus | None]:
    """Every problem, the signs of errors, and the corpus."""
    from jiaokan.check import survey
    from jiaokan.checks.problem import Problem
    from jiaokan.corpus import load, records, stale
    from jiaokan.corpus.building import hand_edited, unchanged_sources

    base = records(root)
    edited = hand_edited(base, root, () if whole else unchanged_sources(base, root))
    if edited:
        said = "it was edited since it was built"
        return [Problem("edited-by-hand", f"corpus/documents/{document}/edition.md", said, document) for document in edited], [], None
    corpus = load(root)
    changed = [Problem("stale", name, "the file is not as jiaokan build makes it") for name in stale(root, quick=not whole)]
    problems, signs = survey(corpus, None if whole else _words(root, corpus))
    return [*problems, *changed], signs, corpus


def _words(root: Path, corpus: Corpus) -> list[Problem]:
    """What `look_at_words` finds, without looking again where nothing was found in the same words."""
    from jiaokan.check import look_at_words
    from jiaokan.corpus.cache import keep_sound, sound, words

    known, seen = sound(root), set[str]()
    found: list[Problem] = []
    for entry in corpus.entries:
        key = words(entry.blocks)
        problems = [] if key in known else look_at_words(entry)
        found += problems
        if not problems:
            seen.add(key)
    keep_sound(root, seen)
    return found
