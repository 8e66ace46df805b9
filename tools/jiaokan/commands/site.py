"""`jiaokan site`: the corpus built if it changed, then its site; where nothing changed, nothing is made."""

from __future__ import annotations

import argparse
import gc
import threading
from contextvars import copy_context
from pathlib import Path
from typing import TYPE_CHECKING

from jiaokan.commands import draft
from jiaokan.commands.address import address, warn
from jiaokan.commands.language import tell, tell_error
from jiaokan.errors import BadInput, refusal

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from jiaokan.site.write_state import Last

SAVED_SECONDS = 1.0
"""How often it is looked whether something was saved, with `--serve`."""


def add(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Enter the command."""
    one = commands.add_parser("site", help="corpus → site/", description="Build the corpus if it changed, then the site.")
    one.add_argument("--serve", action="store_true", help="show the site on this machine afterwards, and make it anew after each save")
    one.add_argument("--port", type=int, default=8000, help="the port for --serve (default: 8000)")
    one.add_argument("--output", type=Path, metavar="FOLDER", help="write here instead of site/")
    one.add_argument("--generator", choices=("mkdocs", "properdocs"), default="mkdocs", help="what renders the pages (default: mkdocs)")
    one.add_argument("--jobs", metavar="NUMBER", type=int, default=0, help="so many processes for many documents (default: one a core)")
    one.add_argument(
        "--draft",
        action="store_true",
        help="instead every text with the raw one beside it, for you alone; --serve follows each save",
    )
    one.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Make the site; with `--serve` show it, and make it anew after each save."""
    if arguments.draft:
        return draft.run(arguments)
    root: Path = arguments.root
    out: Path = arguments.output or root / "site"
    code = make(root, out, arguments.generator, arguments.jobs)
    if code or not arguments.serve:
        return code
    from jiaokan.site.write import serve

    gc.enable()  # A command ends before its circles weigh anything; this one goes on.
    end = threading.Event()
    follower = threading.Thread(target=copy_context().run, args=(follow, root, out, arguments.generator, end), daemon=True)
    follower.start()
    serve(out, arguments.port)
    end.set()
    follower.join()
    return 0


def make(root: Path, out: Path, generator: str, jobs: int = 1) -> int:
    """Build the corpus and make the site, as far as something changed; the exit code.

    Args:
        root: the corpus's folder.
        out: the site's.
        generator: what renders the pages.
        jobs: how many processes make it; none for one a core.
    """
    from jiaokan.corpus.memory import remembering
    from jiaokan.corpus.transaction import reading
    from jiaokan.site.write_state import last, unchanged
    from jiaokan.site.write_swap import settled

    with remembering(root):
        with reading(root):
            settled(out)
            known = last(root, out)
            said = unchanged(root, known, generator)
        if said is None:
            return _make(root, out, generator, known, jobs)
    report, stands = said
    tell(f"{report}; nothing changed", flush=True)
    warn(stands)
    return 0


def _make(root: Path, out: Path, generator: str, known: Last | None, jobs: int) -> int:
    from jiaokan.commands.build import build

    if code := build(root):
        return code
    from jiaokan.corpus import load, releases
    from jiaokan.corpus.memory import all_was_read
    from jiaokan.corpus.transaction import reading
    from jiaokan.scale.cores import cores
    from jiaokan.site.pages import read_ahead
    from jiaokan.site.write import build as build_site
    from jiaokan.site.write_state import keep, made_from
    from jiaokan.site.write_store import STORE_PLACE

    with reading(root):
        seal = made_from(root, generator)
        corpus = load(root, ahead=read_ahead)
    made = build_site(
        root,
        corpus.entries,
        out=out,
        generator=generator,
        releases=releases(root),
        authority=corpus.authority,
        parallels=corpus.parallels,
        store=root / STORE_PLACE,
        stood=known.stood if known else None,
        jobs=jobs or cores(),
    )
    tell(str(made), flush=True)
    metas = (entry.meta for entry in corpus.entries if entry.withdrawn is None)
    if closed := sum(meta.rights.status == "unclear" and meta.publish == "metadata" for meta in metas):
        tell(
            f"{closed} of them show no text: nobody has judged their rights; write them into document.yaml, or open jiaokan desk",
            flush=True,
        )
    all_was_read()
    keep(root, seal, out, (str(made), address(root)), made.files, made.marks)
    return 0


def follow(root: Path, out: Path, generator: str, end: threading.Event) -> None:
    """Make the site anew whenever something it is made from was saved, until the end is set; what goes wrong is said, and waited out."""
    from jiaokan.site.write_state import stands

    seen = stands(root)
    while not end.wait(SAVED_SECONDS):
        now = stands(root)
        if now == seen:
            continue
        seen = now  # A build writes into the corpus, so that it is looked once more, and found unchanged.
        try:
            make(root, out, generator)
        except (BadInput, OSError) as error:
            tell_error(error if isinstance(error, BadInput) else BadInput(str(error.filename or root), refusal(error)))
