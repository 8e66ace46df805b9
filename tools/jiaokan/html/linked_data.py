"""What a page's JSON-LD says of its article, in the words of schema.org, or in those of Baidu's cambrian context.

The first thing that has a headline or a day of publishing is the article; broken JSON is passed over.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterable, Iterator

KEYS = {
    "title": ("headline", "title"),
    "published": ("datePublished", "pubDate"),
    "author": ("author",),
    "publisher": ("publisher",),
    "canonical": ("url", "mainEntityOfPage", "@id"),
}
"""The properties that say a fact, the surest first."""
ARTICLE = ("headline", "datePublished", "pubDate")
NESTED = ("@graph", "mainEntity", "itemListElement")


def linked_data(scripts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The facts of the first article.

    Args:
        scripts: the contents of the page's `application/ld+json` elements.
    """
    article = next(_articles(scripts), None)
    for name, keys in KEYS.items() if article else ():
        value = next((value for key in keys if (value := _name((article or {}).get(key), name))), "")
        if value:
            yield name, value


def _articles(scripts: Iterable[str]) -> Iterator[dict[str, object]]:
    for script in scripts:
        try:
            todo: deque[object] = deque([json.loads(script, strict=False)])
        except (ValueError, RecursionError):
            continue
        while todo:
            thing = todo.popleft()
            if isinstance(thing, list):
                todo.extend(thing)
            elif isinstance(thing, dict):
                if any(key in thing for key in ARTICLE):
                    yield thing
                todo.extend(thing[key] for key in NESTED if key in thing)


def _name(value: object, field: str, depth: int = 0) -> str:
    """The name of a thing (of an address, its id), or the string itself; several names are parted by U+3000."""
    if depth > 4:
        return ""
    if isinstance(value, list):
        names = [name for one in value if (name := _name(one, field, depth + 1))]
        return "\u3000".join(names) if field == "author" else next(iter(names), "")
    if isinstance(value, dict):
        return _name(value.get("@id" if field == "canonical" else "name"), field, depth + 1)
    return value.strip() if isinstance(value, str) else ""
