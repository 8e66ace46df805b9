"""All that is published of one document: its pages and the files beside them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from jiaokan.entry.entry import Entry
from jiaokan.site.data.data_files import data_files
from jiaokan.site.data.head import description, head
from jiaokan.site.markup import identifier
from jiaokan.site.record.changes_page import changes_page
from jiaokan.site.shelf import Shelf
from jiaokan.site.shells import Page
from jiaokan.site.text.citations import citation_files
from jiaokan.site.text.elsewhere import cited_by
from jiaokan.site.text.former_page import NOT_INDEXED, former_page
from jiaokan.site.text.text_page import text_page


class Texts(NamedTuple):
    """What is published of a document."""

    pages: dict[str, Page]
    """By the path that their Markdown would have below `docs/`."""
    files: dict[str, str]
    """By their path below the root."""


@dataclass(frozen=True)
class KnownPage:
    """A page that is made when somebody looks at it: what it comes out as is known by a seal."""

    more: Mapping[str, str]
    """As that of `Page`, as far as it tells a kind of page from another: the values but that of `script` are left out."""
    sealed: Callable[[], str]
    make: Callable[[], Page]
    """Makes it, should somebody look at it."""
    template: str = "text.html"

    @property
    def seal(self) -> str:
        """Two pages of one address and one seal are the same."""
        return self.sealed()

    def markdown(self) -> str:
        """As `Page.markdown`."""
        return self.make().markdown()

    def values(self, address: str) -> dict[str, str]:
        """As `Page.values`."""
        return self.make().values(address)


class KnownFile(NamedTuple):
    """A file that need not be made."""

    digest: str
    """Of its content."""
    make: Callable[[], str]
    """Makes it, should the last site not have it."""


class KnownTexts(NamedTuple):
    """What is published of a document, as far as it has to be made."""

    pages: dict[str, KnownPage]
    files: Callable[[], Mapping[str, KnownFile]]
    """Gives the files beside the pages, by their path below the root."""


Make = Callable[[Entry, Shelf], Texts | KnownTexts]


def texts(entry: Entry, shelf: Shelf) -> Texts:
    """The pages and files of a document.

    Args:
        entry: the document.
        shelf: all documents.
    """
    id, meta = identifier(entry.id), entry.meta
    files = data_files(entry) | citation_files(entry, shelf.stamp(id))
    if cited := cited_by(entry, shelf):
        files["cited-by.json"] = json.dumps(cited, ensure_ascii=False, separators=(",", ":")) + "\n"
    tags, said = head(entry, shelf.stamp(id)), f"《{meta.title}》的著录与校勘记：每一处改动、理由与原文对照。"
    pages = {
        f"t/{id}.md": page(text_page(entry, shelf), shelf.name(id), description(meta), head=tags, script=meta.language),
        f"t/{id}/changes.md": page(changes_page(entry, shelf), f"著录与校勘：{meta.title}", said, script=meta.language),
    }
    for name in meta.former:
        if name not in shelf.by_id:
            said = f"《{meta.title}》的旧网址 {identifier(name)}。"
            pages[f"t/{name}.md"] = page(former_page(entry, shelf), meta.title, said, head=NOT_INDEXED, canonical=shelf.permanent(id))
    return Texts(pages, {f"t/{id}/{name}": content for name, content in files.items()})


def promised(entry: Entry, shelf: Shelf) -> dict[str, dict[str, str]]:
    """The pages of a document that `texts` makes, by the path of their Markdown, with what `KnownPage.more` has."""
    id, script = identifier(entry.id), {"script": str(entry.meta.language)}
    former = (name for name in entry.meta.former if name not in shelf.by_id)
    own = {f"t/{id}.md": {"head": "", **script}, f"t/{id}/changes.md": script}
    return own | {f"t/{name}.md": {"head": "", "canonical": ""} for name in former}


def page(html: str, title: str, described: str, **more: str) -> Page:
    """A page in the frame of the texts.

    Args:
        html: one element.
        title: as text.
        described: in a sentence.
        more: `head`, `canonical` or `script`, as `jiaokan.site.shells.Page` has them.
    """
    return Page(html, escape_control(title), escape_control(described), more=more)


def escape_control(value: str) -> str:
    """The string without what cannot be seen; the template escapes the rest."""
    return "".join(char for char in value if char.isprintable() or char == "\u3000")
