"""What a file of Markdown says of itself: `key: value` between two rules at its very start.

Jekyll, Hugo, Hexo, Pandoc and what saves articles for them write it so (Jekyll, Front Matter; Pandoc, `yaml_metadata_block`; the TOML
of Hugo and Zola stands between rows of plus signs). It is read line by line and never as YAML, of which a stranger's file may hold what a
reader cannot bear.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jiaokan.text import re

BLOCK = re.compile(
    r"\ufeff?---[ \t]*\r?\n(?P<rows>(?:\w[\w-]{0,39}:[^\n]*\n|[ \t-](?!--[ \t]*\r?\n)[^\n]*\n|\r?\n){1,80}?)"
    r"(?:---|\.\.\.)[ \t\r]*(?=\n|$)"
)
"""The rules and the rows between them."""
TOML = re.compile(
    r"\ufeff?\+\+\+[ \t]*\r?\n(?P<rows>(?:\w[\w-]{0,39}[ \t]*=[^\n]*\n|\[[\w.-]{1,60}\][ \t]*\r?\n|[ \t\]#][^\n]*\n|\r?\n){1,80}?)"
    r"\+\+\+[ \t\r]*(?=\n|$)"
)
"""The same as Hugo and Zola write it: `key = value` between two rows of three plus signs."""
_ROW = re.compile(r"(?m)^(?P<key>[A-Za-z][\w-]{0,39})(?::|[ \t]*=)[ \t]*(?P<value>[^\n]*?)[ \t\r]*$", re.ASCII)
_ITEM = re.compile(r"(?m)\A(?:\s*-[ \t]+(?P<value>[^\n]*?)[ \t\r]*$)")
KEYS = frozenset(("title", "date", "layout", "author", "authors", "tags", "categories", "category", "description", "source", "url", "lang",
                  "permalink", "published", "slug", "draft", "id", "type", "created", "updated"))  # fmt: skip
"""What such a block speaks of: two speakers between rules are no settings."""


@dataclass(frozen=True)
class FrontMatter:
    """The block."""

    end: int
    """Where it ends, in code points; the line break after its last rule is not of it."""
    values: Mapping[str, str]
    """What it says, by its keys in small letters; of a list the entries, parted by U+3000."""
    title: tuple[int, int] | None
    """Where the title stands, its quotation marks aside."""


def block(text: str) -> re.Match[str] | None:
    """The rules at the very start of a text with the rows between them."""
    return BLOCK.match(text) or TOML.match(text)


def front_matter(text: str) -> FrontMatter | None:
    """The block at the start of a text; none if there is none.

    Args:
        text: a file, as it came or with its line ends made one.
    """
    found = block(text)
    if found is None:
        return None
    values: dict[str, str] = {}
    title = None
    for row in _ROW.finditer(found["rows"]):
        key, value = row["key"].lower(), row["value"]
        quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" and value[0] not in value[1:-1] and "\\" not in value
        plain = value[1:-1] if quoted else value
        if key == "title" and plain.strip() and title is None:
            start = found.start("rows") + row.start("value") + quoted
            title = (start, start + len(plain))
        values.setdefault(key, plain.strip() or _listed(found["rows"][row.end() :]))
    return FrontMatter(found.end(), values, title) if KEYS & values.keys() else None


def _listed(rest: str) -> str:
    """The entries of the list that follows."""
    entries = []
    while item := _ITEM.match(rest):
        entries.append(item["value"].strip("\"'"))
        rest = rest[item.end() :].removeprefix("\n")
    return "\u3000".join(entries)
