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

    from jiaokan.desk.proposal import Proposed

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
        made = add_file(arguments.root, arguments.file, id=arguments.id, url=arguments.url, captured=arguments.captured)
    except AlreadyThere as there:
        print(f"{arguments.file}: this very file is there already, as corpus/sources/{there.source}/raw.txt")
        return 1
    print(f"corpus/sources/{made.id}/source.yaml")
    for one in made.documents:
        for line in _described(one):
            print(line)
    print("接着做：")
    print("  1. 核对上列各文件：题名、切分、体裁、权利，改正不对的")
    print("  2. jiaokan build   生成校勘本 edition.md")
    print("  3. 对照原文校读 edition.md，有误径改，再用 jiaokan adopt 记为决定")
    print("  4. jiaokan doubts  看有哪些存疑；jiaokan check  检验")
    return 0


def _described(one: Proposed) -> Iterator[str]:
    from jiaokan.reasons import REASONS

    facts = one.facts
    yield f"corpus/documents/{one.id}/document.yaml"
    rows = {
        "代号": f"{one.id}（据{one.made_from}）", "题名": facts.title, "副题": facts.subtitle, "体裁": facts.genre,
        "发文机关": "、".join(facts.issuers), "发文字号": facts.number, "成文日期": facts.issued, "发布日期": facts.published,
        "报刊": facts.paper, "作者": "、".join(facts.authors), "段落": str(len(one.document.blocks)),
    }  # fmt: skip
    for name, value in rows.items():
        if value:
            yield f"  {name}：{value}"
    for reason, count in Counter(doubt.reason for doubt in one.document.doubts).items():
        yield f"  存疑：{count} 处 {reason}（{REASONS[reason].zh.rstrip('。') if reason in REASONS else reason}）"
