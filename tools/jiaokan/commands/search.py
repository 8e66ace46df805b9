"""`jiaokan search`: the hits that the site's search page shows for a query, in the same order."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from jiaokan.commands.language import say, tell
from jiaokan.errors import BadInput, shown

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from jiaokan.search.found import Seen, ShownPassage

_SAID = {"yes": "found", "near": "not found; near are", "none": "nothing found"}
_AROUND_CHARACTERS = 30


def add(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Enter the command."""
    one = commands.add_parser(
        "search",
        help="the documents and paragraphs that a query finds",
        description="Rank the documents of the corpus for a query, as the site's search page does. Guide pages are not searched.",
    )
    one.add_argument("query", metavar="QUERY", help="words, a phrase in quotation marks, a number, a date, a question, pinyin")
    one.add_argument("--format", choices=("text", "json"), default="text", help="what to print (default: text)")
    one.add_argument("--limit", type=int, default=10, metavar="N", help="how many documents to print (default: 10)")
    one.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the hits; exit code 0 if the words were found as they stand, else 1."""
    from jiaokan.corpus import load
    from jiaokan.corpus.authority import read_authority
    from jiaokan.search.engine import answer
    from jiaokan.search.index import search_files
    from jiaokan.search.reading import Index
    from jiaokan.site.data.search_documents import name_groups, search_documents

    if arguments.limit < 1:
        raise BadInput("--limit", str(arguments.limit), expected="a number from 1, as in --limit 10", then="jiaokan search --help")
    corpus = load(arguments.root)
    authority = read_authority(arguments.root)
    index = Index(search_files(search_documents(corpus.entries, {}, authority), name_groups(authority)).__getitem__)
    found = answer(index, arguments.query)
    hits: list[Seen] = []
    while len(hits) < arguments.limit and (more := found.more(arguments.limit - len(hits))):
        hits += more
    suggestions = found.suggestions()
    if arguments.format == "json":
        said = {
            "query": arguments.query,
            "found": found.found,
            "instead": found.instead or None,
            "terms": [term.said for term in found.terms],
            "suggestions": suggestions,
            "hits": [_hit(one) for one in hits],
        }
        print(json.dumps(said, ensure_ascii=False))
    else:
        print(say(_SAID[found.found]) + (" " + say(f"(looked up instead: {found.instead})") if found.instead else ""))
        if suggestions:
            tell(f"did you mean: {'; '.join(suggestions)}")
        for one in hits:
            row = [
                one.head["id"],
                shown(one.head["title"], 40),
                one.head.get("note", ""),
                say(f"not in it: {', '.join(one.missing)}") if one.missing else "",
            ]
            print("\t".join(filter(None, row)))
            for passage in one.passages[:3]:
                print(f"  #{passage.anchor}\t{_excerpt(passage)}")
    return 0 if found.found == "yes" else 1


def _hit(one: Seen) -> dict[str, object]:
    return {
        "document": one.head["id"],
        "anchor": one.passages[0].anchor if one.passages else None,
        "title": one.head["title"],
        "found": "yes" if one.whole else "near",
        "missing": list(one.missing),
        "passages": [
            {"anchor": passage.anchor, "label": passage.label, "text": passage.text, "marks": [list(span) for span in passage.marks]}
            for passage in one.passages
        ],
    }


def _excerpt(passage: ShownPassage) -> str:
    start, end = passage.marks[0] if passage.marks else (0, 0)
    low, high = max(0, start - _AROUND_CHARACTERS), end + _AROUND_CHARACTERS
    return ("…" if low else "") + passage.text[low:high] + ("…" if high < len(passage.text) else "")
