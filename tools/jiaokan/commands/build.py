"""`jiaokan build`: sources → editions, edits, ledgers, annotations; what changed is shown, and published text waits for a word."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from jiaokan.anchor.rewording import Rewording
from jiaokan.commands.language import tell, tell_all, tell_error
from jiaokan.commands.lost_anchors import answers, ask, question
from jiaokan.errors import BadInput, shown

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from jiaokan.corpus import Change

SHOWN_BLOCKS = 12
"""How many blocks of one kind of change are shown for a document; the rest are only counted."""
SHOWN_CHARACTERS = 40


def add(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Enter the command."""
    one = commands.add_parser(
        "build", help="sources → editions, edits, anchors, annotations", description="Build the corpus; all of it is written, or nothing."
    )
    one.add_argument("--accept", action="store_true", help="let published text change, and anchors that found no block be retired")
    one.add_argument("--reason", default="", help="with --accept: why anchors may go; the ledger keeps it")
    one.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Build, and print what changed."""
    return build(arguments.root, accept=arguments.accept, reason=arguments.reason)


def build(root: Path, *, accept: bool = False, reason: str = "") -> int:
    """Build the corpus and print what changed; the exit code."""
    from jiaokan.corpus import build as build_corpus
    from jiaokan.corpus.answering import record_words
    from jiaokan.corpus.building import EditedByHand
    from jiaokan.corpus.forgotten import Forgotten, left_behind

    if accept and not reason:
        raise BadInput(
            "--accept",
            "what was published changes only for a reason",
            expected="--reason TEXT",
            example="--reason '原文重复，已并入上段'",
            then="jiaokan build",
        )
    try:
        changes = build_corpus(root, accept=accept, reason=reason)
    except (EditedByHand, Forgotten) as error:
        tell_error(error)
        return 1
    asks = not accept and sys.stdin.isatty() and sys.stdout.isatty()
    for change in changes:
        tell_all(report(change, reason if accept else "", asked=asks))
    if asks and (words := ask(changes)):
        tell(f"written to {', '.join(record_words(root, words))}")
        return build(root)
    waiting = [change for change in changes if change.waits]
    if waiting and not accept:
        lost = sum(len(change.lost) for change in waiting)
        released = sum(change.released for change in waiting)
        said = [f"{lost} anchors would be lost"] if lost else []
        said += [f"the text of {released} published documents would change"] if released else []
        tell(f"{' and '.join(said)}; nothing was written.", file=sys.stderr)
        if lost:
            tell("Say in source.yaml where each of them stands now (`anchors:`), or '' if it is gone; then jiaokan build.", file=sys.stderr)
        tell("If all of it may be so: jiaokan build --accept --reason TEXT", file=sys.stderr)
        return 1
    for folder in left_behind(root):
        tell(f"{folder}: nothing reads this any more; git rm -r {folder}")
    tell(f"{len(changes)} documents, {sum(change.blocks for change in changes)} blocks")
    return 0


def report(change: Change, reason: str = "", *, asked: bool = False) -> Iterator[str]:
    """The lines that say what a build does to one document; none if it does nothing.

    Args:
        change: what it does.
        reason: why anchors that found no block are retired; without it, what they may be is shown.
        asked: whether the editor is asked about them afterwards.
    """
    if not change.changes:
        return
    counts = {
        "new": change.born, "changed": change.edited, "moved": change.moved, "of another type": change.retyped,
        "merged": change.merged, "taken over": change.came, "gone to another document": change.left,
        "retired": change.retired, "back": change.revived, "lost": change.lost,
    }  # fmt: skip
    said = [f"{len(rows)} {name}" for name, rows in counts.items() if rows]
    said += [f"{len(change.together)} run together"] if change.together else []
    yield f"{change.document}: {change.blocks} blocks; {', '.join(said)}"
    yield from _listed(
        "!", [f"«{shown(one[-SHOWN_CHARACTERS:], SHOWN_CHARACTERS)}» + «{shown(two, SHOWN_CHARACTERS)}»" for one, two in change.together]
    )
    if len(change.born) < change.blocks:  # Of a new document every block is new.
        yield from _listed("+", [_words(text, anchor) for anchor, text in change.born])
    yield from _listed("~", [f"#{anchor} {difference(old, new)}" for anchor, old, new in change.edited])
    yield from _listed(">", [_words(text, anchor) for anchor, text in change.moved])
    yield from _listed("=", [f"#{anchor} {old} → {new}" for anchor, old, new in change.retyped])
    yield from _listed("&", [f"#{anchor} → #{to}" for anchor, to in change.merged])
    yield from _listed("«", [_words(text, anchor) for anchor, text in change.came])
    yield from _listed("»", [f"#{anchor} → {to}" for anchor, to in change.left])
    yield from _listed("x", [f"{_words(text, anchor)}: {shown(why, SHOWN_CHARACTERS)}" for anchor, text, why in change.retired])
    yield from _listed("^", [_words(text, anchor) for anchor, text in change.revived])
    for anchor, text, near in change.lost:
        if reason:
            yield f"  x {_words(text, anchor)}: {shown(reason, SHOWN_CHARACTERS)}"
            continue
        if not asked:
            yield from question(anchor, text, near)
            yield from answers(change.document, anchor, near)


def difference(old: str, new: str) -> str:
    """Two texts as one, with what differs between what is alike at both ends: `…通[知→告]，…`."""
    change = Rewording.of(old, new)
    before, rest = old[max(0, change.at - 6) : change.at], change.at + len(change.old)
    return shown(
        f"{before}[{shown(change.old, SHOWN_CHARACTERS)}→{shown(change.new, SHOWN_CHARACTERS)}]{old[rest : rest + 6]}", 4 * SHOWN_CHARACTERS
    )


def _listed(mark: str, rows: Sequence[str], most: int = SHOWN_BLOCKS) -> Iterator[str]:
    for row in rows[:most]:
        yield f"  {mark} {row}"
    if len(rows) > most:
        yield f"  {mark} … and {len(rows) - most} more"


def _words(text: str, anchor: str) -> str:
    return f"#{anchor} «{shown(text, SHOWN_CHARACTERS)}»"
