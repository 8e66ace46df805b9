"""What is published of a document is made again only if the document changed, or something that its pages asked of the others.

It is made when its pages are looked at, and only that of the last document is held: a site of any size is made one document at a time.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import partial

from jiaokan.corpus.cache import program
from jiaokan.entry.entry import Entry
from jiaokan.site.shelf import Shelf
from jiaokan.site.shells import Page
from jiaokan.site.texts import KnownFile, KnownPage, KnownTexts, Texts, promised, texts
from jiaokan.site.watched import Question, Watched, answer
from jiaokan.site.write_store import Store, digest_of, key


class RememberedTexts:
    """Makes what is published of a document, or remembers it."""

    def __init__(self, store: Store, ground: Sequence[str]) -> None:
        """Args: store: what was made before; ground: what every page stands on."""
        self._store, self._ground = store, ground
        self._answers: dict[tuple[str, ...], str] = {}
        self._last: tuple[str, Texts] | None = None
        self.anew = 0
        """How many documents have to be made."""

    def __call__(self, entry: Entry, shelf: Shelf) -> Texts | KnownTexts:
        """The pages and files of a document; of one without a seal nothing is remembered."""
        if not entry.seal:
            return texts(entry, shelf)
        place = key(program(), "texts", self._ground, entry.id, entry.seal)
        one = _Published(self, place, entry, shelf, known := self._kept(place, shelf))
        self.anew += known is None
        pages = {path: KnownPage(more, one.seal, partial(one.page, path)) for path, more in promised(entry, shelf).items()}
        return KnownTexts(pages, one.files)

    def _kept(self, place: str, shelf: Shelf) -> _Known | None:
        """What the store has, if every question has the answer that it had."""
        record = self._store.record(place)
        if record is None:
            return None
        asked, files = json.loads(record)
        if any(self._answer(shelf, tuple(question)) != said for question, said in asked):
            return None
        return key(place, record), files

    def _answer(self, shelf: Shelf, question: tuple[str, ...]) -> str:
        """A question that several documents ask is answered once."""
        if question not in self._answers:
            self._answers[question] = answer(shelf, Question(*question))
        return self._answers[question]

    def made(self, place: str, entry: Entry, shelf: Shelf) -> Texts:
        """What is published of a document, made now unless it is what was made last."""
        if self._last is None or self._last[0] != place:
            self._last = place, texts(entry, shelf)
            entry.let_go()
        return self._last[1]

    def watched(self, place: str, entry: Entry, shelf: Shelf) -> _Known:
        """What is known of it once it is made, with all that it asks written down."""
        watched = Watched(shelf)
        made = texts(entry, watched.as_shelf)
        entry.let_go()
        self._last = place, made
        asked = [(question, answer(shelf, question)) for question in watched.asked]
        files = {path: digest_of(content.encode()) for path, content in made.files.items()}
        record = json.dumps([asked, files], ensure_ascii=False, separators=(",", ":"))
        self._store.keep(place, record)
        return key(place, record), files


_Known = tuple[str, Mapping[str, str]]
"""The seal of what is published of a document, and the digest of each of its files by path."""


class _Published:
    """What is published of one document."""

    def __init__(self, keeper: RememberedTexts, place: str, entry: Entry, shelf: Shelf, known: _Known | None) -> None:
        self._keeper, self._place, self._entry, self._shelf, self._known = keeper, place, entry, shelf, known

    def seal(self) -> str:
        return self._told()[0]

    def files(self) -> Mapping[str, KnownFile]:
        return {path: KnownFile(digest, partial(self._file, path)) for path, digest in self._told()[1].items()}

    def page(self, path: str) -> Page:
        self._told()
        return self._keeper.made(self._place, self._entry, self._shelf).pages[path]

    def _file(self, path: str) -> str:
        return self._keeper.made(self._place, self._entry, self._shelf).files[path]

    def _told(self) -> _Known:
        if self._known is None:
            self._known = self._keeper.watched(self._place, self._entry, self._shelf)
        return self._known
