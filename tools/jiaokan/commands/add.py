"""`jiaokan add`: a scraped file becomes a source with its documents, proposed for the editor to go on from."""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from jiaokan.errors import BadInput, shown

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from jiaokan.corpus.adding import Added
    from jiaokan.intake.proposal import Proposed

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
    one.add_argument("file", metavar="FILE", type=Path, help="the file")
    one.add_argument("--url", help="where it came from")
    one.add_argument("--id", help="the id of the source, and of its document if it holds one (default: from the text)")
    one.add_argument("--captured", metavar="DAY", help="the day it was fetched, as 2026-01-31")
    one.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Add the file, and say what was found and what to do next."""
    from jiaokan.corpus.adding import AlreadyThere, add_file

    for name, pattern, example in (
        ("id", _ID, "county-2020-notice"),
        ("url", _URL, "https://www.example.org/a.html"),
        ("captured", _DAY, "2026-01-31"),
    ):
        given = getattr(arguments, name)
        if given is not None and not pattern.fullmatch(given):
            raise BadInput(f"--{name}", f"«{shown(given)}» is not one", example=f"--{name} {example}", then="jiaokan add --help")
    try:
        added = add_file(arguments.root, arguments.file, id=arguments.id, url=arguments.url, captured=arguments.captured)
    except AlreadyThere as there:
        print(f"{arguments.file}: this very file is there already, as corpus/sources/{there.source}/raw.txt")
        return 1
    made = added.proposal
    print(f"corpus/sources/{made.id}/source.yaml")
    for one in made.documents:
        for line in _described(one):
            print(line)
    for line in _related(added):
        print(line)
    print("接着做：")
    print("  1. 核对上列各文件：题名、切分、体裁、权利，改正不对的")
    print("  2. jiaokan build   生成校勘本 edition.md")
    print("  3. 对照原文校读 edition.md，有误径改，再用 jiaokan adopt 记为决定")
    print("  4. jiaokan doubts  看有哪些存疑；jiaokan check  检验")
    return 0


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


def _described(one: Proposed) -> Iterator[str]:
    from jiaokan.reasons import REASONS
    from jiaokan.site.terms import GENRES

    facts = one.facts
    yield f"corpus/documents/{one.id}/document.yaml"
    yield f"  代号：{one.id}（据{one.made_from}）"
    rows = {
        "title": ("题名", facts.title), "subtitle": ("副题", facts.subtitle), "genre": ("体裁", f"{GENRES[facts.genre]} {facts.genre}"),
        "issuers": ("发文机关", "、".join(facts.issuers)), "number": ("发文字号", facts.number), "issued": ("成文日期", facts.issued),
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
