"""`jiaokan build`: sources → editions, edits, ledgers, annotations; what changed is shown, and published text waits for a word."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from jiaokan.anchor.difference import differences
from jiaokan.commands.answers import AnswerFile, write_questions
from jiaokan.commands.language import tell, tell_all, tell_error
from jiaokan.commands.lost_anchors import answers, ask, question
from jiaokan.errors import BadInput, shown

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from jiaokan.corpus import Change

SHOWN_BLOCKS = 12
"""How many blocks of one kind of change are shown for a document; the rest are only counted."""
SHOWN_CHARACTERS = 40
AROUND_CHARACTERS = 6
"""How many code points are shown before and behind a change."""


def add(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Enter the command."""
    one = commands.add_parser(
        "build", help="sources → editions, edits, anchors, annotations", description="Build the corpus; all of it is written, or nothing."
    )
    one.add_argument("--accept", action="store_true", help="let published text change, and anchors that found no block be retired")
    one.add_argument("--reason", default="", help="with --accept: why anchors may go; the ledger keeps it")
    one.add_argument("--answers", metavar="FILE", type=Path, help="ask about lost anchors in this file, and take the answers from it")
    one.add_argument("--all", action="store_true", help="show every block that changes, and not only the first of each kind")
    one.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Build, and print what changed."""
    return build(arguments.root, accept=arguments.accept, reason=arguments.reason, answers=arguments.answers, all_=arguments.all)


def build(root: Path, *, accept: bool = False, reason: str = "", answers: Path | None = None, all_: bool = False) -> int:
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
    file = AnswerFile(answers, "jiaokan build") if answers is not None and answers.exists() else None
    try:
        changes = build_corpus(root, accept=accept and answers is None, reason=reason)
        while file is not None and (more := file.words(changes)):
            record_words(root, more)
            changes = build_corpus(root)
        open_ = answers is not None and any(change.lost for change in changes)
        if answers is not None and accept and not open_ and any(change.waits for change in changes):
            changes = build_corpus(root, accept=accept, reason=reason)
    except (EditedByHand, Forgotten) as error:
        tell_error(error)
        return 1
    asks = not accept and answers is None and sys.stdin.isatty() and sys.stdout.isatty()
    for change in changes:
        tell_all(report(change, reason if accept else "", asked=asks or answers is not None, most=None if all_ else SHOWN_BLOCKS))
    if asks and (words := ask(changes)):
        tell(f"written to {', '.join(record_words(root, words))}")
        return build(root)
    waiting = [change for change in changes if change.waits]
    if waiting and (open_ or not accept):
        lost = sum(len(change.lost) for change in waiting)
        released = sum(change.released for change in waiting)
        said = [f"{lost} anchors would be lost"] if lost else []
        said += [f"the text of {released} published documents would change"] if released else []
        tell(f"{' and '.join(said)}; nothing was written.", file=sys.stderr)
        if lost and answers is not None:
            write_questions(answers, changes, file)
        elif lost:
            tell("Say in source.yaml where each of them stands now (`anchors:`), or '' if it is gone; then jiaokan build.", file=sys.stderr)
            tell("Many are sooner answered in one file: jiaokan build --answers FILE", file=sys.stderr)
        tell("If all of it may be so: jiaokan build --accept --reason TEXT", file=sys.stderr)
        return 1
    for folder in left_behind(root):
        tell(f"{folder}: nothing reads this any more; git rm -r {folder}")
    tell(f"{len(changes)} documents, {sum(change.blocks for change in changes)} blocks")
    return 0


def report(change: Change, reason: str = "", *, asked: bool = False, most: int | None = SHOWN_BLOCKS) -> Iterator[str]:
    """The lines that say what a build does to one document; none if it does nothing.

    Args:
        change: what it does.
        reason: why anchors that found no block are retired; without it, what they may be is shown.
        asked: whether the editor is asked about them afterwards.
        most: how many blocks of one kind of change are shown; none for all.
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
    listed = partial(_listed, most=most)
    yield from listed(
        "!", [f"«{shown(one[-SHOWN_CHARACTERS:], SHOWN_CHARACTERS)}» + «{shown(two, SHOWN_CHARACTERS)}»" for one, two in change.together]
    )
    if len(change.born) < change.blocks:  # Of a new document every block is new.
        yield from listed("+", [_words(text, anchor) for anchor, text in change.born])
    yield from listed("~", [f"#{anchor} {difference(old, new)}" for anchor, old, new in _words_first(change.edited)])
    yield from listed(">", [_words(text, anchor) for anchor, text in change.moved])
    yield from listed("=", [f"#{anchor} {old} → {new}" for anchor, old, new in change.retyped])
    yield from listed("&", [f"#{anchor} → #{to}" for anchor, to in change.merged])
    yield from listed("«", [_words(text, anchor) for anchor, text in change.came])
    yield from listed("»", [f"#{anchor} → {to}" for anchor, to in change.left])
    yield from listed("x", [f"{_words(text, anchor)}: {shown(why, SHOWN_CHARACTERS)}" for anchor, text, why in change.retired])
    yield from listed("^", [_words(text, anchor) for anchor, text in change.revived])
    for anchor, text, near in change.lost:
        if reason:
            yield f"  x {_words(text, anchor)}: {shown(reason, SHOWN_CHARACTERS)}"
            continue
        if not asked:
            yield from question(anchor, text, near)
            yield from answers(change.document, anchor, near)


def _words_first(edited: Sequence[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Changed blocks, those with other words before those with another number, and those before what is typography."""
    from jiaokan.corpus.change import kind

    order = {"words": 0, "label": 1, "typography": 2}
    return sorted(edited, key=lambda row: order[kind(row[1], row[2])])


def difference(old: str, new: str) -> str:
    """Two texts as one, each change in brackets with a few letters of what is around it: `…通[知→告]，…`."""
    parts, done = [], 0
    for change in differences(old, new):
        parts.append(_around(old[done : change.at], first=not done))
        parts.append(f"[{shown(change.old, SHOWN_CHARACTERS)}→{shown(change.new, SHOWN_CHARACTERS)}]")
        done = change.at + len(change.old)
    return shown("".join([*parts, old[done : done + AROUND_CHARACTERS]]), 10 * SHOWN_CHARACTERS)


def _around(kept: str, *, first: bool) -> str:
    """What stands before a change, its middle left out if it is long."""
    if first or len(kept) > 2 * AROUND_CHARACTERS + 1:
        return ("" if first else f"{kept[:AROUND_CHARACTERS]}…") + kept[-AROUND_CHARACTERS:]
    return kept


def _listed(mark: str, rows: Sequence[str], most: int | None) -> Iterator[str]:
    for row in rows[:most]:
        yield f"  {mark} {row}"
    if most is not None and len(rows) > most:
        yield f"  {mark} … and {len(rows) - most} more"


def _words(text: str, anchor: str) -> str:
    return f"#{anchor} «{shown(text, SHOWN_CHARACTERS)}»"
