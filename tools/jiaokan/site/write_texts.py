"""What is published of a document is made again only if the document changed, or something that its pages asked of the others."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial

from jiaokan.corpus.cache import program
from jiaokan.entry.entry import Entry
from jiaokan.site.shelf import Shelf
from jiaokan.site.shells import Page
from jiaokan.site.texts import KnownFile, KnownPage, KnownTexts, Texts, texts
from jiaokan.site.watched import Question, Watched, answer
from jiaokan.site.write_store import Store, digest_of, key

Make = Callable[[], Texts]


class RememberedTexts:
    """Makes what is published of a document, or remembers it."""

    def __init__(self, store: Store, ground: Sequence[str]) -> None:
        """Args: store: what was made before; ground: what every page stands on."""
        self._store, self._ground = store, ground
        self._answers: dict[tuple[str, ...], str] = {}

    def __call__(self, entry: Entry, shelf: Shelf) -> Texts | KnownTexts:
        """The pages and files of a document; of one without a seal nothing is remembered."""
        if not entry.seal:
            return texts(entry, shelf)
        place = key(program(), "texts", self._ground, entry.id, entry.seal)
        return self._kept(place, entry, shelf) or self._made(place, entry, shelf)

    def _kept(self, place: str, entry: Entry, shelf: Shelf) -> KnownTexts | None:
        """What the store has, if every question has the answer that it had."""
        record = self._store.record(place)
        if record is None:
            return None
        asked, pages, files = json.loads(record)
        if any(self._answer(shelf, tuple(question)) != said for question, said in asked):
            return None
        return _known(key(place, record), pages, files, cache(partial(texts, entry, shelf)))

    def _answer(self, shelf: Shelf, question: tuple[str, ...]) -> str:
        """A question that several documents ask is answered once."""
        if question not in self._answers:
            self._answers[question] = answer(shelf, Question(*question))
        return self._answers[question]

    def _made(self, place: str, entry: Entry, shelf: Shelf) -> KnownTexts:
        watched = Watched(shelf)
        made = texts(entry, watched.as_shelf)
        asked = [(question, answer(shelf, question)) for question in watched.asked]
        pages = {path: {name: value if name == "script" else "" for name, value in page.more.items()} for path, page in made.pages.items()}
        files = {path: digest_of(content.encode()) for path, content in made.files.items()}
        record = json.dumps([asked, pages, files], ensure_ascii=False, separators=(",", ":"))
        self._store.keep(place, record)
        return _known(key(place, record), pages, files, lambda: made)


def _known(seal: str, pages: Mapping[str, Mapping[str, str]], files: Mapping[str, str], make: Make) -> KnownTexts:
    return KnownTexts(
        {path: KnownPage(more, seal, partial(_page, make, path)) for path, more in pages.items()},
        {path: KnownFile(digest, partial(_file, make, path)) for path, digest in files.items()},
    )


def _page(make: Make, path: str) -> Page:
    return make().pages[path]


def _file(make: Make, path: str) -> str:
    return make().files[path]
