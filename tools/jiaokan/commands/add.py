"""`jiaokan add`: a scraped file becomes a source with its documents, proposed for the editor to go on from."""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from jiaokan.errors import BadInput, shown

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from jiaokan.corpus.adding import Added
    from jiaokan.corpus.splitting import NewDocument
    from jiaokan.intake.proposal import Proposed
    from jiaokan.record.schema import Rights

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_URL = re.compile(r"https?://[^\s<>\"']+")
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
    _see_the_options(arguments)
    rights = _rights(arguments)
    made: list[Added] = []
    code = 0
    for path in arguments.files:
        try:
            made.append(_one(arguments, path, rights))
        except BadInput as error:
            if len(arguments.files) == 1:
                raise
            print(error, file=sys.stderr)
            code = 2
        except _There as there:
            print(there)
            code = max(code, 1)
    if len(arguments.files) == 1:
        for line in _all_of(made[0]) if made else ():
            print(line)
    elif made:
        for line in _table(made):
            print(line)
    if made:
        print("接着做：")
        print("  1. 核对上列各文件：题名、切分、体裁、权利，改正不对的")
        print("  2. jiaokan build   生成校勘本 edition.md")
        print("  3. 对照原文校读 edition.md，有误径改，再用 jiaokan adopt 记为决定")
        print("  4. jiaokan doubts  看有哪些存疑；jiaokan check  检验")
    return code


class _There(Exception):
    """A file that is a source already, as a line."""


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


def _one(arguments: argparse.Namespace, path: Path, rights: Rights | None) -> Added:
    from jiaokan.corpus.adding import AlreadyThere, add_file

    options = {"id": arguments.id, "url": arguments.url, "captured": arguments.captured}
    try:
        return add_file(arguments.root, path, **options, rights=rights, accept=arguments.rights == "proposed")
    except AlreadyThere as there:
        raise _There(f"{path}: this very file is there already, as corpus/sources/{there.source}/raw.txt") from None


def _all_of(added: Added) -> Iterator[str]:
    made = added.proposal
    yield f"corpus/sources/{made.id}/source.yaml"
    for one in made.documents:
        yield from described(one)
    yield from _related(added)


def _table(added: Sequence[Added]) -> Iterator[str]:
    """One row a document, its columns parted by tabs: what was proposed, and what nobody said."""
    from jiaokan.record.schema import OFFICIAL
    from jiaokan.site.terms import GENRES

    yield "\t".join(("代号", "题名", "体裁", "机关或报刊", "文号", "日期", "权利", "缺"))
    for one in added:
        for document in one.proposal.documents:
            facts = document.facts
            rights = re.search(r"^  status: (\S+)", document.record, re.MULTILINE)
            official = facts.genre in OFFICIAL
            who, day = "、".join(facts.issuers) or facts.paper or "、".join(facts.authors), facts.issued or facts.published
            gaps = (("体裁", facts.genre == "unknown"), ("机关" if official else "作者或报刊", not who), ("日期", not day))
            missing = "、".join(name for name, gap in gaps if gap)
            row = (document.id, facts.title, GENRES[facts.genre], who or "—", facts.number or "—", day or "—")
            yield "\t".join((*row, rights[1] if rights else "—", missing or "—"))
    for one in added:
        yield from _related(one)


def _related(added: Added) -> Iterator[str]:
    from jiaokan.site.terms import RELATIONS

    sure = [one for one in added.relations if one.type]
    if sure:
        yield "关系（两篇的 document.yaml 都已写上）："
        yield from (f"  {one.one} {RELATIONS[one.type]} {one.two}（{one.why}）" for one in sure)
    yield from (f"  已有的 corpus/documents/{id}/document.yaml 添了一条" for id in added.changed)
    for one in added.relations:
        if not one.type:
            yield f"待核：{one.one} {one.why}，即 {one.two}；是否实施、转发、报道、引用，由编者定"
    for new, old, common in added.twins:
        yield f"待核：{new} 与已有的 {old} {common}相同，可能是同一篇"


def described(one: Proposed | NewDocument) -> Iterator[str]:
    """What is proposed of one document, as lines for the editor."""
    from jiaokan.reasons import REASONS
    from jiaokan.site.terms import GENRES

    facts = one.facts
    yield f"corpus/documents/{one.id}/document.yaml"
    yield f"  代号：{one.id}（据{one.made_from}）"
    rows = {
        "title": ("题名", facts.title), "subtitle": ("副题", facts.subtitle), "genre": ("体裁", f"{GENRES[facts.genre]} {facts.genre}"),
        "issuers": ("发文机关", "、".join(facts.issuers)), "number": ("发文字号", facts.number),
        "issued": ("成文日期", facts.issued), "adopted": ("通过", facts.adopted),
        "revised": ("修订", facts.revised), "effective": ("施行", facts.effective),
        "published": ("发布日期", facts.published), "paper": ("报刊", facts.paper), "page": ("版次", facts.page),
        "section": ("栏目", facts.section), "authors": ("作者", "、".join(facts.authors)),
        "language": ("文字", "繁体" if facts.language == "zh-Hant" else ""),
    }  # fmt: skip
    for key, (name, value) in rows.items():
        if value:
            at = facts.evidence.get(key) if key != "title" or value != one.document.title else None
            yield f"  {name}：{value}" + (f"（据{at}）" if at else "")
    yield f"  段落：{len(one.document.blocks)}"
    for doubt in facts.doubts:
        yield f"  待核：{doubt}"
    for reason, count in Counter(doubt.reason for doubt in one.document.doubts).items():
        yield f"  存疑：{count} 处 {reason}（{REASONS[reason].zh.rstrip('。') if reason in REASONS else reason}）"
