"""What a file says of itself at its very start, in the form that its kind of file has for it.

Between two rules: Jekyll, Hugo, Hexo (Front Matter), Pandoc (`yaml_metadata_block`); between rows of plus signs the TOML of Hugo and Zola.
Without the upper rule: Hexo, and up to a blank line MultiMarkdown and Pelican. As link references that no link uses: CommonMark 4.7.
Keywords: Org Mode (In-buffer Settings), with the line of modes that Emacs reads (Specifying File Variables) before any of them.
It is read line by line and never as YAML, of which a stranger's file may hold what a reader cannot bear.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jiaokan.text import re

_BLANK = r"[ \t]*\r?\n"
_KEY = r"[A-Za-z][\w-]{0,39}"
_PAIR = rf"{_KEY}:[^\n]*\n"
_BELOW = rf"(?:\w[\w-]{{0,39}}:[^\n]*\n|[ \t-](?!--{_BLANK})[^\n]*\n|\r?\n)"
_RULED = re.compile(rf"\ufeff?---{_BLANK}(?P<rows>{_BELOW}{{1,80}}?)(?:---|\.\.\.)[ \t\r]*(?=\n|$)")
_TOML = re.compile(
    rf"\ufeff?\+\+\+{_BLANK}(?P<rows>(?:\w[\w-]{{0,39}}[ \t]*=[^\n]*\n|\[[\w.-]{{1,60}}\]{_BLANK}|[ \t\]#][^\n]*\n|\r?\n){{1,80}}?)"
    r"\+\+\+[ \t\r]*(?=\n|$)"
)
_CLOSED = re.compile(rf"\ufeff?(?P<rows>{_PAIR}{_BELOW}{{1,80}}?)---[ \t\r]*(?=\n|$)")
_PARTED = re.compile(rf"\ufeff?(?P<rows>(?:{_PAIR}){{2,30}})(?=\r?\n)")
_UNUSED = re.compile(r"\ufeff?(?P<rows>(?:\[(?:#|//)\]:[ \t][^\n]*(?:\n|\Z))+)")
_KEYWORDS = re.compile(rf"\ufeff?(?P<rows>(?:#\+{_KEY}:[^\n]*(?:\n|\Z))+)")
_MODES = re.compile(r"\ufeff?[^\w\n]{0,8}-\*-[^\n]{1,200}?-\*-[^\w\n]{0,8}\n")
_ROW = re.compile(rf"(?m)^(?:\[#\]:[ \t]|#\+)?(?P<key>{_KEY})(?::|[ \t]*=)[ \t]*(?P<value>[^\n]*?)[ \t\r]*$", re.ASCII)
_FLOW = re.compile(r"\[(?P<entries>[^\[\]]{1,200})\]")
"""A list on one line: [某甲, 某乙]."""
_ITEM = re.compile(r"(?m)\A(?:\s*-[ \t]+(?P<value>[^\n]*?)[ \t\r]*$)")
KEYS = frozenset(("title", "date", "layout", "author", "authors", "tags", "categories", "category", "description", "source", "url", "lang",
                  "permalink", "published", "slug", "draft", "id", "type", "created", "updated"))  # fmt: skip
"""What such a block speaks of: two speakers between rules are no settings."""
TITLES = ("title", "titlefull", "fulltitle", "full_title", "full-title", "title_full", "title-full", "headline")
"""The keys of the title, in small letters, the surest first."""
_OWN_KEY = re.compile("[a-z]{4,}(?:[A-Z_-][A-Za-z]*)*")
"""A key of a site's own, as programs write them: modifiedDate."""
LEAST_OWN_ROWS = 2
_ADDRESS = re.compile(r"(?<=\w)[ \t]+https?://\S+$")
"""Where somebody is to be found, behind his name."""


@dataclass(frozen=True)
class FrontMatter:
    """The block."""

    end: int
    """Where it ends, in code points; the line break after it is not of it."""
    values: Mapping[str, str]
    """What it says, by its keys in small letters; of a list the entries, parted by U+3000."""
    title: tuple[int, int] | None
    """Where a title stands that heads the text where it is read, its quotation marks aside."""


def block(text: str) -> re.Match[str] | None:
    """The rules at the very start of a text with the rows between them."""
    return _RULED.match(text) or _TOML.match(text)


def front_matter(text: str) -> FrontMatter | None:
    """The block at the start of a text; none if there is none.

    Args:
        text: a file, as it came or with its line ends made one.
    """
    modes = _MODES.match(text)
    start = modes.end() if modes else 0
    only_modes = FrontMatter(start - 1, {}, None) if modes and modes[0].lstrip("\ufeff")[0] == "-" else None
    forms = (_RULED, _TOML, _UNUSED, _KEYWORDS, _CLOSED, _PARTED)
    matched = next(((form, found) for form in forms if (found := form.match(text, start))), None)
    if matched is None:
        return only_modes
    form, found = matched
    rows = [_Row(row, found.start("rows"), found["rows"]) for row in _ROW.finditer(found["rows"])]
    values: dict[str, str] = {}
    for row in rows:
        values.setdefault(row.key.lower(), row.value)
    titles = sorted((TITLES.index(row.key.lower()), row.span) for row in rows if row.key.lower() in TITLES and row.value)
    if form is _KEYWORDS:
        values.pop("date", "")  # That of the file.
    if not _speaks(form, rows, values):
        return only_modes
    if titles:
        values["title"] = text[slice(*titles[0][1])].strip()
    end = found.end() - text.endswith("\n", 0, found.end())
    return FrontMatter(end, values, titles[0][1] if titles and form is not _UNUSED else None)


class _Row:
    """A key and where its value stands in the text, without the marks around it."""

    def __init__(self, row: re.Match[str], start: int, rows: str) -> None:
        value, around = row["value"], ("''", '""', "()")
        self.key = row["key"]
        pair = value[:1] + value[-1:]
        bare = len(value) > 1 and pair in around[: 2 + row[0].startswith("[")] and not set(pair) & set(value[1:-1]) and "\\" not in value
        self.span = (start + row.start("value") + bare, start + row.end("value") - bare)
        words = (value[1:-1] if bare else value).strip()
        flow = _FLOW.fullmatch(words)
        entries = "\u3000".join(one.strip("\"' \t") for one in re.split("[,，]", flow["entries"]) if one.strip()) if flow else ""
        self.value = entries or _ADDRESS.sub("", words) or _listed(rows[row.end() :])


def _speaks(form: re.Pattern[str], rows: list[_Row], values: Mapping[str, str]) -> bool:
    """Whether the block is about the file: by the keys that all programs have, or by two of a program's own between rules."""
    if form in (_UNUSED, _KEYWORDS):
        return True
    if form is _PARTED:
        return "title" in values and len(KEYS.intersection(values)) > 1
    own = sum(_OWN_KEY.fullmatch(row.key) is not None for row in rows)
    return not KEYS.isdisjoint(values) or (form is not _CLOSED and own >= LEAST_OWN_ROWS)


def _listed(rest: str) -> str:
    """The entries of the list that follows."""
    entries = []
    while item := _ITEM.match(rest):
        entries.append(item["value"].strip("\"'"))
        rest = rest[item.end() :].removeprefix("\n")
    return "\u3000".join(entries)
