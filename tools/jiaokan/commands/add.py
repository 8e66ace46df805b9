"""`jiaokan add`: a scraped file becomes a source with its documents, proposed for the editor to go on from."""

from __future__ import annotations

import argparse
import glob
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from jiaokan.commands.language import bracketed, from_chinese, in_chinese, is_chinese, labelled, say, sentence, tell, tell_error
from jiaokan.errors import BadInput, shown
from jiaokan.text import re

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from jiaokan.corpus.adding import Added
    from jiaokan.intake.proposal import Proposed
    from jiaokan.intake.relations import ProposedRelation
    from jiaokan.record.schema import Rights

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_URL = re.compile(r"https?://[^\s<>\"']+")
OWN = frozenset(("jiaokan.yaml", "mkdocs.yml", "README.md", "corpus", "docs", "overrides", "site", "build"))
"""What of a corpus stands in its folder and is no text: `jiaokan add *` names it too."""
_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")


def add(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Enter the command."""
    one = commands.add_parser(
        "add",
        help="a scraped file → a source with its documents",
        description="Copy a file into the corpus byte for byte, and propose its documents with what the text says about them.",
    )
    one.add_argument("files", metavar="FILE", type=Path, nargs="+", help="a file; of several each becomes a source of its own")
    one.add_argument("--url", help="where it came from")
    one.add_argument("--id", help="the id of the source, and of its document if it holds one (default: from the text)")
    one.add_argument("--captured", metavar="DAY", help="the day it was fetched, as 2026-01-31")
    one.add_argument(
        "--rights", choices=("proposed", "public-domain", "protected"), help="your word on the rights of all of them: as proposed, or these"
    )
    one.add_argument("--holder", metavar="WHO", help="with --rights protected: whose they are")
    one.add_argument("--basis", metavar="WORDS", help="with --rights: on what ground they are published")
    one.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Add the files, and say what was found and what to do next; a file that cannot be added keeps no other one back."""
    from jiaokan.corpus.adding import AlreadyThere, Wish, add_files

    _see_the_options(arguments)
    rights = _rights(arguments)
    files = _texts(arguments.root, [file for name in arguments.files for file in _named(name)])
    wish = Wish(arguments.id, arguments.url, arguments.captured, rights, arguments.rights == "proposed")
    with _watched(files) as told:
        added = add_files(arguments.root, files, wish, told)
    code = 0
    for path, error in added.refused:
        if isinstance(error, AlreadyThere):
            tell(f"{path}: this very file is there already, as corpus/sources/{error.source}/raw.txt")
            code = max(code, 1)
        elif len(files) == 1:
            raise error
        else:
            tell_error(error)
            code = 2
    if not added.proposals:
        return code
    for line in _all_of(added) if len(files) == 1 else _table(added):
        print(line)
    tell("Next:")
    if len(files) > 1:
        tell("  1. look through corpus/documents/ID/document.yaml of each row: title, genre, rights; put right what is wrong")
    else:
        tell("  1. look through the files above: title, cuts, genre, rights; put right what is wrong")
    tell("  2. jiaokan build   make the edition, edition.md")
    tell("  3. read edition.md beside the raw text, put errors right in it, and record them with jiaokan adopt --reason TEXT")
    tell("  4. jiaokan doubts  what is doubtful; jiaokan check  the laws")
    return code


def _named(path: Path) -> list[Path]:
    """The files that a pattern means, where the shell left it as it is, as that of Windows does; else the path."""
    if path.exists() or not glob.has_magic(str(path)):
        return [path]
    found = [name for name in sorted(glob.glob(str(path), recursive=True)) if os.path.isfile(name)]
    return [Path(name) for name in found] or [path]


def _texts(root: Path, files: Sequence[Path]) -> list[Path]:
    """The files without those of the corpus itself.

    Raises:
        BadInput: if nothing else is named.
    """
    own = [path for path in files if path.name in OWN and path.resolve().parent == root.resolve()]
    rest = [path for path in files if path not in own]
    if not rest:
        raise BadInput(str(own[0]), "this is a file of the corpus itself", expected="a scraped text file", example="jiaokan add page.txt")
    for path in own:
        tell(f"{path}: passed over, a file of the corpus itself", file=sys.stderr)
    return rest


@contextmanager
def _watched(files: Sequence[Path]) -> Iterator[Callable[[Path, bool], object]]:
    """Say how far it is, if there are several files."""
    from jiaokan.scale.progress import Progress

    sizes = {path: path.stat().st_size if path.is_file() else 0 for path in files}
    progress = Progress(sum(sizes.values()), sys.stderr, voice=say)
    try:
        yield lambda path, can: progress.told(1, sizes[path], not can) if len(files) > 1 else None
    finally:
        if len(files) > 1:
            progress.end()


def _see_the_options(arguments: argparse.Namespace) -> None:
    for name, pattern, example in (
        ("id", _ID, "county-2020-notice"),
        ("url", _URL, "https://www.example.org/a.html"),
        ("captured", _DAY, "2026-01-31"),
    ):
        given = getattr(arguments, name)
        if given is not None and not pattern.fullmatch(given):
            raise BadInput(f"--{name}", f"«{shown(given)}» is not one", example=f"--{name} {example}", then="jiaokan add --help")
        if given is not None and name != "captured" and len(arguments.files) > 1:
            raise BadInput(f"--{name}", "it is that of one file", expected="one FILE", then=f"jiaokan add {arguments.files[0]} --{name} …")


def _rights(arguments: argparse.Namespace) -> Rights | None:
    """What the editor says of the rights.

    Raises:
        BadInput: if a holder or a ground is missing, or said of nothing.
    """
    from jiaokan.intake.rights import BASIS
    from jiaokan.record.schema import Rights

    if arguments.rights in (None, "proposed"):
        for name in ("holder", "basis"):
            if getattr(arguments, name):
                raise BadInput(f"--{name}", "it says nothing alone", example=f"--rights protected --{name} …", then="jiaokan add --help")
        return None
    if arguments.rights == "protected" and not arguments.holder:
        raise BadInput("--rights protected", "nobody is named whose they are", example="--rights protected --holder 某报社 --basis 经许可")
    if arguments.rights == "protected" and not arguments.basis:
        raise BadInput("--rights protected", "no ground is named", example="--rights protected --holder 某报社 --basis 经许可")
    return Rights(status=arguments.rights, holder=arguments.holder, basis=arguments.basis or BASIS)


def _all_of(added: Added) -> Iterator[str]:
    (made,) = added.proposals
    yield f"corpus/sources/{made.id}/source.yaml"
    for one in made.documents:
        yield from described(one)
    yield from _related(added)


def _table(added: Added) -> Iterator[str]:
    """One row a document, its columns parted by tabs: what was proposed, and what nobody said."""
    from jiaokan.record.schema import OFFICIAL

    heads = ("id", "title", "genre", "body or paper", "number", "day", "rights", "missing")
    yield "\t".join(say(head) for head in heads)
    for document in (document for made in added.proposals for document in made.documents):
        facts = document.facts
        rights = re.search(r"^  status: (\S+)", document.record, re.MULTILINE)
        official = facts.genre in OFFICIAL
        who, day = "、".join(facts.issuers) or facts.paper or "、".join(facts.authors), facts.issued or facts.published
        gaps = (("genre", facts.genre == "unknown"), ("body" if official else "author or paper", not who), ("day", not day))
        missing = ("、" if is_chinese() else ", ").join(say(name) for name, gap in gaps if gap)
        row = (document.id, facts.title, genre(facts.genre), who or "—", facts.number or "—", day or "—")
        yield "\t".join((*row, rights[1] if rights else "—", missing or "—"))
    yield from _related(added)


def _related(added: Added) -> Iterator[str]:
    sure = [one for one in added.relations if one.type]
    if sure:
        yield say("relations (written into document.yaml of both):")
        yield from (related(one) for one in sure)
    yield from (say(f"  corpus/documents/{id}/document.yaml was there and has one more") for id in added.changed)
    for one in added.relations:
        if not one.type:
            yield say(
                f"to be judged: {one.one} {from_chinese(one.why)}, which is {one.two}; whether it carries it out, forwards or quotes it"
            )
    for new, old, common in added.twins:
        yield say(f"to be judged: {new} has {from_chinese(common)} of {old}, and may be the same document")


def related(one: ProposedRelation) -> str:
    """A relation that was found, as a line."""
    from jiaokan.site.terms import RELATIONS

    type_ = in_chinese(RELATIONS[one.type]) if one.type and is_chinese() else one.type or "?"
    return f"  {one.one} {type_} {one.two}{bracketed(from_chinese(one.why))}"


def genre(name: str) -> str:
    """A genre, by its name for people and that of the schema."""
    from jiaokan.site.terms import GENRE_NAMES

    return in_chinese(GENRE_NAMES[name]) if is_chinese() else name


def described(one: Proposed) -> Iterator[str]:
    """What is proposed of one document, as lines for the editor."""
    facts = one.facts
    yield f"corpus/documents/{one.id}/document.yaml"
    named = f"{genre(facts.genre)} {facts.genre}" if is_chinese() else facts.genre
    rows = {
        "id": one.id, "title": facts.title, "subtitle": facts.subtitle, "genre": named,
        "issuers": "、".join(facts.issuers), "number": facts.number, "issued": facts.issued, "adopted": facts.adopted,
        "revised": facts.revised, "effective": facts.effective, "published on": facts.published, "paper": facts.paper,
        "page": facts.page, "section": facts.section, "authors": "、".join(facts.authors),
        "language": say("Traditional") if facts.language == "zh-Hant" else "", "paragraphs": str(len(one.document.blocks)),
    }  # fmt: skip
    evidence = {**facts.evidence, "id": one.made_from, "published on": facts.evidence.get("published", "")}
    for key, value in rows.items():
        at = evidence.get(key) if key != "title" or value != one.document.title else None
        if value:
            yield f"  {labelled(say(key), value)}" + (bracketed(say(f"from {from_chinese(at)}")) if at else "")
    for doubt in facts.doubts:
        yield f"  {labelled(say('to be judged'), from_chinese(doubt))}"
    for reason, count in Counter(doubt.reason for doubt in one.document.doubts).items():
        yield f"  {labelled(say('doubts'), f'{count} {reason}')}{bracketed(sentence(reason).rstrip('.。'))}"
