"""`jiaokan doubts`: what waits for a person, with its context, most useful first."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from jiaokan.commands.language import say, sentence, tell
from jiaokan.errors import shown

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Enter the command."""
    one = commands.add_parser(
        "doubts",
        help="what waits for a person",
        description="List the places that were left alone for want of evidence, with context and candidates, most useful first.",
    )
    one.add_argument("document", metavar="DOCUMENT", nargs="?", help="only those of this document")
    one.add_argument("--format", choices=("text", "json"), default="text", help="what to print (default: text)")
    one.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the doubts; something waits, so the exit code is 1, if there are any."""
    from jiaokan.check import signs
    from jiaokan.corpus import load
    from jiaokan.entry.variant_doubt import variant_doubts
    from jiaokan.entry.waiting import waiting

    corpus = load(arguments.root)
    entries = (corpus.entry(arguments.document),) if arguments.document else corpus.entries
    found = waiting(entries)
    seen = [one for one in signs(corpus) if one.document in {entry.id for entry in entries}]
    unclear = [entry.id for entry in entries if entry.meta.rights.status == "unclear"]
    if arguments.format == "json":
        rows = [{**asdict(one), "candidates": list(one.candidates), "sentence": one.sentence} for one in found]
        variants = [{**asdict(one), "others": list(one.others)} for one in variant_doubts(entries)]
        print(
            json.dumps(
                {"doubts": rows, "signs": [asdict(one) for one in seen], "rights": unclear, "variants": variants}, ensure_ascii=False
            )
        )
        return 1 if found or unclear or seen else 0
    for one in found:
        place = f"{one.document}#{one.anchor}" if one.anchor else one.document
        print(f"{place}  corpus/sources/{one.source}/raw.txt:{one.line}:{one.column}  {one.reason}")
        print(f"  …{shown(one.before)}【{shown(one.quote)}】{shown(one.after)}…")
        candidates = " / ".join(shown(candidate) for candidate in one.candidates)
        print(f"  {sentence(one.reason)}" + (" " + say(f"it may be {candidates}") if candidates else ""))
    for sign in seen:
        print(f"{sign.where}  {sign.code}\n  {shown(say(sign.found), 200)}")
    for document in unclear:
        print(f"{document}  corpus/documents/{document}/document.yaml  rights")
        tell("  nobody has judged the rights")
    forms = list(variant_doubts(entries))
    for form in forms:
        others = " / ".join(map(shown, form.others))
        print(f"{form.document}#{form.anchor}  {form.script}" if form.anchor else f"{form.document}  {form.script}")
        print(f"  …{shown(form.before)}【{shown(form.quote)}】{shown(form.after)}…  {say(f'or {others}')}")
    if forms:
        tell(
            f"the last {len(forms)} are characters of converted pages that may be another; the usual form is taken and marked on the page; "
            "the text itself is right"
        )
    count = len(found) + len(unclear) + len(seen)
    if count:
        tell(
            f"{count} wait for a word; words are put right with `corrections` or jiaokan adopt, what is left as it stands goes into "
            "source.yaml: a doubt as `reviewed`, a sign as `ignores`"
        )
    else:
        tell("nothing waits for a word")
    return 1 if count else 0
