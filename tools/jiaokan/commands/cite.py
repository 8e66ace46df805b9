"""`jiaokan cite`: one citation, in the same characters as on the page."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from jiaokan.commands.address import address
from jiaokan.errors import BadInput, shown
from jiaokan.text import re

if TYPE_CHECKING:
    from argparse import _SubParsersAction

_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")


class _Styles:
    """The names of the styles, looked up when someone asks for them: to load what writes citations takes longer than most commands do."""

    def __iter__(self) -> Iterator[str]:
        from jiaokan.cite import STYLES

        return iter(STYLES)


def add(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Enter the command."""
    one = commands.add_parser(
        "cite", help="a citation of a document or of one block", description="Print a citation, in the same characters as on the page."
    )
    one.add_argument(
        "document",
        metavar="DOCUMENT[#ANCHOR[-ANCHOR]]",
        help="the document's id, with the anchor of a block if one is cited, or of the first and the last if several are",
    )
    one.add_argument("--style", metavar="NAME", choices=_Styles(), help="how it is written: %(choices)s (default: the first)")
    one.add_argument("--own", action="store_true", help="name the place by the text's own numbers, as 二（四）, not by the paragraph's")
    one.add_argument("--accessed", metavar="DAY", help="the day of access, as 2026-01-31 (default: that of the site's build)")
    one.add_argument("--base-url", metavar="URL", help="where the site stands (default: as jiaokan.yaml says)")
    one.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the citation."""
    from jiaokan.cite import cite
    from jiaokan.corpus import load
    from jiaokan.entry.release import stamps
    from jiaokan.site.write_stamp import day_of_build

    if arguments.accessed is not None and not _DAY.fullmatch(arguments.accessed):
        raise BadInput(shown(arguments.accessed), "this is no day", expected="year, month and day", example="--accessed 2026-01-31")
    corpus = load(arguments.root)
    document, _, place = arguments.document.partition("#")
    anchor, _, to = place.partition("-")
    url = address(arguments.root, arguments.base_url)
    accessed = arguments.accessed or day_of_build(corpus.entries, corpus.releases)
    entry = corpus.entry(document)
    release = stamps(corpus.releases, (entry,)).get(entry.id, "")
    style = arguments.style or next(iter(_Styles()))
    text = cite(entry, anchor or None, style, base_url=url, release=release, accessed=accessed, own=arguments.own, to=to or None)
    sys.stdout.write(text if text.endswith("\n") else text + "\n")
    return 0
