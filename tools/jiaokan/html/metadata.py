"""What a page says about its text: title, time of publishing, source, author, site, canonical address, language.

The page's own data come first (JSON-LD of schema.org, then `<meta>` and `<link>`), since they are written to be read by machines;
the headline, `<time>` and the line of facts come after them, which also serve a page that came as plain text.
Nothing is guessed: what the page does not say stays empty, and where two places differ both are kept.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from itertools import pairwise, takewhile
from typing import Any

from jiaokan.grammar.characters import HAN
from jiaokan.grammar.fact_line import CLOCK, clocks, date, editors, facts, is_somebody, local_day
from jiaokan.html.is_page import is_page
from jiaokan.html.linked_data import linked_data
from jiaokan.html.named_elements import named_source
from jiaokan.html.page_title import headlines, named_title
from jiaokan.html.tokens import Token, tokens
from jiaokan.page.front_matter import front_matter
from jiaokan.text import Piece, Text, re

META = {
    "published": ("article:published_time", "pubdate", "publishdate", "publish_time", "pub_date", "og:release_date", "og:published_time",
                  "dc.date.issued",
                  "dcterms.issued", "dc.date", "dcterms.created", "citation_publication_date", "datepublished", "date",
                  "apub:time", "og:time", "weibo:article:create_at", "dateupdate"),
    "source": ("contentsource", "source", "article:source", "dc.source", "apub:from"),
    "author": ("author", "article:author", "og:article:author", "dc.creator", "citation_author"),
    "publisher": ("sitename", "og:site_name", "dc.publisher"),
    "title": ("articletitle", "og:title", "dc.title", "citation_title"),
    "canonical": ("og:url",),
}  # fmt: skip
"""The names of `<meta>` elements, the surest first: Open Graph, Dublin Core, and those that Chinese government sites use."""
FRONT = {
    "title": ("title",),
    "published": ("published", "date", "pubdate", "publish_date"),
    "source": ("source", "publication"),
    "author": ("author", "authors"),
    "canonical": ("canonical", "canonical_url", "original_url", "source_url", "via", "link", "url"),
}
"""The keys of what a file says of itself at its start."""
SAID = re.compile(r"^(?:信息|文章|稿件)?(?:来源|來源|作者)\s*[:：]\s*")
_LONE_LABEL = re.compile(rf"[{HAN}]{{2,6}}[:：]")
"""A label whose value stands on the next line."""
SITE_MARK = re.compile(r"[_|｜—–]|-{1,2}(?=[^\x00-\x7f])")
"""What parts the title of an article from the name of its site."""
_ASKS = re.compile(r"^.{0,48}(?:来源|來源|出处|作者)\s?[:：]$", re.DOTALL)
"""A line of facts whose last one stands in an element of its own, as a link."""
ADDRESS = re.compile(r"https?://[^\s<>\"']+")
HINT = re.compile(r"[:：]|[间間期日][\s\u3000]?(?:民|西)?[\d國]")
"""A line without a colon or a word of time before digits holds no fact."""
BELOW_TEXTS = 8
"""How many strings below a headline may hold the day of the page."""
ENDED = re.compile("[。！？!?]")
STANDING_DAY = re.compile(
    r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s*\d{1,2}:\d\d(?::\d\d)?)?(?:\s*(?:来源|來源|出处)\s*[:：].{0,40})?$"
)
LONGEST_FACT_CHARACTERS = 200
"""Code points of a line of facts."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that the page says, and where."""

    field: str
    value: str
    where: str
    """`json-ld`, `meta`, `link`, `headline` (the h1 that the title of the page begins with), `html` (another element), `front` (the block
    before Markdown) or `line` (the line of facts)."""


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What was found; empty where the page does not say."""

    title: str = ""
    published: str = ""
    """ISO 8601, with the time of day if the page has it."""
    source: str = ""
    """Whose the text is, as the page says: 来源."""
    author: str = ""
    """Several names are parted by U+3000."""
    publisher: str = ""
    """The site."""
    canonical: str = ""
    language: str = ""
    statements: tuple[Statement, ...] = field(default=(), compare=False)
    """All that was said, the surest first."""

    @classmethod
    def of(cls, statements: Iterable[Statement]) -> PageMetadata:
        """The first thing said of each field."""
        said = tuple(dict.fromkeys(one for one in statements if one.value))
        first = {one.field: one.value for one in reversed(said)}
        return cls(**first, statements=said)

    @property
    def day(self) -> str:
        """The day of publishing, in China; empty if it is not known."""
        return local_day(self.published) if self.published else ""

    def where(self, field: str) -> str:
        """Where a field was taken from."""
        return next((one.where for one in self.statements if one.field == field), "")

    def others(self, field: str) -> tuple[Statement, ...]:
        """What other places say of a field and differs from what was taken; days are compared as days, names without their blanks."""
        key = local_day if field == "published" else _bare
        taken = key(getattr(self, field))
        rest = {key(one.value): one for one in reversed(self.statements) if one.field == field and key(one.value) != taken}
        return tuple(one for one in self.statements if one in rest.values())

    def as_json(self) -> dict[str, Any]:
        """What is known, by name, and under `from` where each was taken from; empty if nothing is known."""
        known = {one.name: value for one in fields(self) if one.name != "statements" and (value := getattr(self, one.name))}
        return {**known, "from": {name: self.where(name) for name in known}} if known else {}


def metadata_of(text: Text) -> PageMetadata:
    """What the page says of its text, whether it came as HTML or as plain text.

    Args:
        text: what `jiaokan.clean` gives.

    Returns:
        Of HTML, what `page_metadata` finds; of plain text, what the block at its start says, then the lines that were dropped as metadata.
    """
    if is_page(text.raw):
        return page_metadata(text.raw)
    front = front_matter(text.raw)
    below = line_metadata(piece for piece in text.pieces if front is None or piece.at >= front.end)
    return PageMetadata.of((*_settings(front.values), *below.statements)) if front else below


def _settings(values: Mapping[str, str]) -> Iterator[Statement]:
    """What the block at the start of a file of Markdown says."""
    for wanted, names in FRONT.items():
        said = (Statement(wanted, values[name], "front") for name in names if name in values)
        yield from filter(None, map(_sound, said))


def line_metadata(pieces: Iterable[Piece]) -> PageMetadata:
    """What the lines say that were dropped as metadata.

    Args:
        pieces: those of a text or of a document.
    """
    parts: list[str] = []
    end = -1
    for piece in sorted((piece for piece in pieces if "page-metadata" in piece.why), key=lambda piece: piece.at):
        if piece.at == end:
            parts[-1] += piece.old
        else:
            parts.append(piece.old)
        end = piece.end
    lines = [line.strip() for part in parts for line in part.splitlines() if line.strip()]
    valued = (one + two for one, two in pairwise(lines) if _LONE_LABEL.fullmatch(one) and not _LONE_LABEL.fullmatch(two))
    alone = [line for line in lines if CLOCK.fullmatch(line)]
    standing = [Statement("published", date(alone[0]), "line")] if len(alone) == 1 else []  # Several are those of entries.
    return PageMetadata.of((*_lines(lines), *_lines(valued), *standing))


def page_metadata(source: str) -> PageMetadata:
    """Read what an HTML page says about itself.

    Args:
        source: the page, as text.

    Returns:
        The facts, each from the surest place that has it.
    """
    page = list(tokens(source))
    scripts = [
        source[inside.start : inside.end]
        for tag, inside in pairwise(page)
        if tag.name == "script" and inside.kind == "raw" and tag.attributes.get("type", "").strip().lower() == "application/ld+json"
    ]
    said = [Statement(name, value, "json-ld") for name, value in linked_data(scripts)]
    strings = _strings(page, source)
    said += [*_meta(page), *_links(page), *_elements(page, source), *_lines(strings), *_below(_headline(page, source), strings)]
    edited, sites = editors(strings), SITE_MARK.split(named_title(page, source))[1:]
    return PageMetadata.of(
        one
        for one in map(_sound, said)
        if one and not (_for_machines(one) and (one.value in edited or any(_is_site(one.value, part.strip()) for part in sites)))
    )


def _is_site(name: str, part: str) -> bool:
    """Whether the name of a site, as the title of a page ends, is that of an author or begins with it; 某某的博客 is of a person."""
    return part.startswith(name) and not part.startswith(("的", "'", "’"), len(name))


def _for_machines(said: Statement) -> bool:
    """Whether it says an author where a reader does not see it: there many sites write the editor."""
    return said.field == "author" and said.where in ("meta", "json-ld")


def _sound(said: Statement) -> Statement | None:
    """The statement with its value in its one form; None if it is nothing."""
    value = re.sub(r"[^\S\u3000]+", " ", said.value).strip()
    if said.field == "published":
        value = date(value)
    elif said.field == "canonical":
        value = value if ADDRESS.fullmatch(value) else ""
    elif said.field in ("source", "author", "publisher"):
        value = SAID.sub("", value)
        value = value if is_somebody(value) else ""
    return Statement(said.field, value, said.where) if value else None


def _meta(page: Sequence[Token]) -> Iterator[Statement]:
    """The facts of the `<meta>` elements; several authors are one fact."""
    said: dict[str, list[str]] = {}
    for token in page:
        if token.kind == "start" and token.name == "meta":
            attributes = token.attributes
            name = next((attributes[key].strip().lower() for key in ("name", "property", "itemprop") if attributes.get(key)), "")
            if content := attributes.get("content", "").strip():
                said.setdefault(name, []).append(content)
    for wanted, names in META.items():
        for name in names:
            values = said.get(name, [])
            yield Statement(wanted, "\u3000".join(dict.fromkeys(values)) if wanted == "author" else next(iter(values), ""), "meta")


def _links(page: Sequence[Token]) -> Iterator[Statement]:
    """Canonical address and language, from the head."""
    for token in page:
        if token.kind == "start" and token.name == "link" and "canonical" in token.attributes.get("rel", "").lower().split():
            yield Statement("canonical", token.attributes.get("href", ""), "link")
        elif token.kind == "start" and token.name == "html":
            yield Statement("language", token.attributes.get("lang", ""), "html")


def _elements(page: Sequence[Token], source: str) -> Iterator[Statement]:
    """The headline, `<time>`, and the element that is named for the source."""
    headline, named = _headline(page, source), named_title(page, source)
    yield Statement("title", headline, "headline" if headline in headlines(page, source) and named.startswith(headline) else "html")
    yield Statement("source", named_source(page, source), "html")
    for token in page:
        if token.kind == "start" and token.name == "time":
            yield Statement("published", token.attributes.get("datetime", ""), "html")


def _headline(page: Sequence[Token], source: str) -> str:
    """The h1 that the title of the page begins with; else what the title begins with; else the first h1."""
    lines, named = headlines(page, source), named_title(page, source)
    return (
        next((line for line in lines if line and named.startswith(line)), "") or SITE_MARK.split(named)[0].strip() or next(iter(lines), "")
    )


def _strings(page: Sequence[Token], source: str) -> list[str]:
    """The texts of a page; a word with its colon stands on one line with what it is about."""
    found: list[str] = []
    for token in page:
        line = html.unescape(source[token.start : token.end]).strip() if token.kind == "text" else ""
        if line and found and (_ASKS.search(found[-1]) or (found[-1][-1] in ":：" and len(found[-1]) <= 12)):
            found[-1] += line
        elif line:
            found.append(line)
    return found


def _lines(lines: Iterable[str]) -> Iterator[Statement]:
    """What lines of facts say; a day with its time of day counts beside other facts only."""
    row = [line for line in lines if 0 < len(line) <= LONGEST_FACT_CHARACTERS and HINT.search(line)]
    said = [Statement(name, value, "line") for name, value in facts(row)]
    yield from said
    if not any(one.field == "published" for one in said):
        yield from (Statement("published", when, "line") for when in clocks(line for line in row if any(facts([line]))))


def _below(headline: str, strings: Sequence[str]) -> Iterator[Statement]:
    """The day that stands alone, or with its time or its source behind it, between the headline and the first sentence."""
    places = [at for at, string in enumerate(strings) if headline and re.sub(r"\s+", " ", string) == headline]
    for at in reversed(places):  # The first may be a crumb above the headline, the last a heading of what readers say.
        head = takewhile(lambda string: not ENDED.search(string), strings[at + 1 : at + 1 + BELOW_TEXTS])
        if day := next((string for string in head if STANDING_DAY.match(string)), ""):
            yield Statement("published", day, "html")
            return


def _bare(value: str) -> str:
    return re.sub(r"[\s\u3000]+", "", value)
