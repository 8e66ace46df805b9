"""A draft on the disk: made of the corpus as it stands now, in `build/`, which git does not keep and nothing publishes."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from jiaokan.errors import BadInput
from jiaokan.web.draft import STAMP_FILE, draft
from jiaokan.web.places import told
from jiaokan.web.voice import PLAIN, Voice
from jiaokan.web.write_state import CorpusState, built, saves, state_of

DRAFT_PLACE = Path("build/draft")
LOOK_SECONDS = 0.5
"""Seconds between two looks whether a file was saved."""


def refuse_publishing() -> None:
    """See that no draft is made where sites are published: it shows whole what rights keep back.

    Raises:
        BadInput: where the environment says `CI`, as the services that publish do.
    """
    if os.environ.get("CI", "").lower() not in ("", "0", "false"):
        raise BadInput("--draft", "a draft is for an editor's own machine", expected="no `CI` in the environment", then="jiaokan site")


def write_draft(root: Path, *, live: bool = False, before: CorpusState | None = None, voice: Voice = PLAIN) -> CorpusState:
    """Build the corpus if that can be done, and write the draft of it.

    Args:
        root: the project's folder.
        live: whether its pages ask for newer ones.
        before: what is shown if the corpus cannot be read now.
        voice: says what keeps it from being built or read.

    Raises:
        BadInput: if the corpus cannot be read and nothing is there to show instead.
    """
    saved = saves(root)
    wrong = built(root)
    try:
        state = state_of(root, saved)
    except BadInput as error:
        if before is None:
            raise
        state, wrong = replace(before, saved=saved), error
    pages = draft(
        state.corpus.entries, told(state.signs, voice), state.edited, state.name, message=voice.error(wrong) if wrong else "", live=live
    )
    home = root / DRAFT_PLACE
    home.mkdir(parents=True, exist_ok=True)
    stamp = sha256("".join(pages[name] for name in sorted(pages)).encode()).hexdigest()
    for name, text in {**pages, STAMP_FILE: stamp}.items():
        fresh = home / f".{name}"
        fresh.write_text(text, encoding="utf-8", newline="")
        os.replace(fresh, home / name)
    for path in home.glob("t-*.html"):
        if path.name not in pages:
            path.unlink()
    return state


def follow_saves(root: Path, state: CorpusState, say: Callable[[str], None], end: threading.Event, voice: Voice = PLAIN) -> None:
    """Write the draft anew after each save, until the event.

    Args:
        root: the project's folder.
        state: what the draft shows now.
        say: is told of each.
        end: set by who wants it to end.
        voice: as for `write_draft`.
    """
    seen = state.saved
    while not end.wait(LOOK_SECONDS):
        now = saves(root)
        if now == seen or end.wait(LOOK_SECONDS) or now != saves(root):  # Who saves several files is let finish.
            continue
        seen = now  # What a build writes, or somebody saves meanwhile, is seen the next time.
        try:
            state = write_draft(root, live=True, before=state, voice=voice)
            say("draft: made anew")
        except (BadInput, OSError) as error:
            say(str(error))


def say(words: str) -> None:
    """Tell the editor at the terminal."""
    print(words, file=sys.stderr, flush=True)
