"""The index of a site made again: the files of one made whole, and made whole only where documents came or went or are known otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from tiny_corpus import tiny_corpus

from jiaokan.annotate.authority import Authority
from jiaokan.edition.document import Block
from jiaokan.entry.entry import Entry
from jiaokan.search.related import related_pairs
from jiaokan.site.finish.variant_tree import VARIANTS
from jiaokan.site.write_index import KeptIndex
from jiaokan.site.write_store import Store
from jiaokan.site.write_together import Sharing
from jiaokan.site.write_tree import Stood, Tree, marks
from jiaokan.text import Text

WHOLE: list[int] = []
"""An entry for each index made whole."""


@pytest.fixture(autouse=True)
def counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Count the indexes that are made whole."""
    whole = KeptIndex._whole

    def counting(self: KeptIndex, tree: Tree, sharing: Sharing) -> object:
        WHOLE.append(1)
        return whole(self, tree, sharing)

    WHOLE.clear()
    monkeypatch.setattr(KeptIndex, "_whole", counting)


def worded(entry: Entry, words: str, at: int = 3) -> Entry:
    """The document with other words in one block."""
    blocks = list(entry.blocks)
    blocks[at] = Block("paragraph", Text.of(words), anchor=blocks[at].anchor)
    return replace(entry, blocks=tuple(blocks))


class Sites:
    """Sites made one after the other on one store."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.count = folder, 0
        self.last: tuple[Path, dict[str, Stood]] | None = None

    def make(self, entries: Sequence[Entry], *, pages: dict[str, str] | None = None, fresh: bool = False) -> dict[str, bytes]:
        """The files of the next site's index, or of one that knows of no other."""
        self.count += 1
        place = self.folder / f"site-{self.count}"
        place.mkdir()
        tree = Tree(place) if fresh or self.last is None else Tree(place, *self.last)
        store = Store(None if fresh else self.folder / "made.db")
        index = KeptIndex(pages or {}, entries, Authority(), store)
        for entry in entries:
            index.convert(f"t/{entry.id}/index.html")
        index.convert("index.html")
        index.put(tree)
        store.close()
        found = {name: tree.read(name) for name in tree.files}
        if not fresh:
            tree.complete()
            known = marks(place)
            self.last = place, {name: Stood(digest, known[name]) for name, digest in tree.files.items()}
        return found


OTHER = "为提高监测数据质量，根据《云川市河湖保护规划》，为提高监测数据质量，现就有关事项通知如下。"
"""Other words for a paragraph, with which no word comes or goes that leads to others."""


def renamed(entry: Entry) -> Entry:
    """The document under another title."""
    return replace(entry, meta=entry.meta.model_copy(update={"title": "关于河湖水质的通知"}))


@pytest.mark.parametrize(
    ("change", "whole"),
    [
        ("nothing", False),
        ("words", False),
        ("words twice", False),
        ("fewer words", False),
        ("a day", False),
        ("a title", True),
        ("a document more", True),
        ("a document less", True),
        ("a related word", True),
        ("many words", True),
    ],
)
def test_an_index_made_again_is_one_made_whole(change: str, whole: bool, tmp_path: Path) -> None:
    """To the byte, in each script; what changed in a few words is renewed, what is known otherwise is made whole."""
    first, *others = tiny_corpus()
    pair = min(pair for pair in related_pairs() if pair.isascii() is False and len(pair) == 2)
    later = first.meta.dates.model_copy(update={"issued": "2021-03-09"})
    changes = {
        "nothing": [first],
        "words": [worded(first, OTHER)],
        "words twice": [worded(worded(first, OTHER), "(二)统一时间。统一方法。", 6)],
        "fewer words": [replace(first, blocks=first.blocks[:-1])],
        "a day": [replace(first, meta=first.meta.model_copy(update={"dates": later}))],
        "a title": [renamed(first)],
        "a document more": [first, replace(renamed(first), id="yunchuan-2021-13")],
        "a document less": [],
        "a related word": [worded(first, f"各地{pair}。")],
        "many words": [worded(first, "".join(map(chr, range(0x4E00, 0x4E00 + 9_000))))],
    }
    sites = Sites(tmp_path)
    sites.make([first, *others])
    WHOLE.clear()
    again = sites.make([*changes[change], *others])
    assert bool(WHOLE) is whole
    assert again == sites.make([*changes[change], *others], fresh=True)
    assert {name.split("search/")[0] for name in again} == set(VARIANTS.values())
    WHOLE.clear()
    assert sites.make([first, *others]) == sites.make([first, *others], fresh=True)
    assert len(WHOLE) == 1 + whole


def test_a_handwritten_page_is_searched_behind_the_texts(tmp_path: Path) -> None:
    """With other words it is renewed like a text."""
    page = '<main><h1 id="a">关于本站</h1><p id="b">本站收录河湖文献。</p></main>'
    sites = Sites(tmp_path)
    sites.make(tiny_corpus(), pages={"about/index.html": page})
    WHOLE.clear()
    pages = {"about/index.html": page.replace("收录", "载有")}
    assert sites.make(tiny_corpus(), pages=pages) == sites.make(tiny_corpus(), pages=pages, fresh=True)


@pytest.mark.parametrize("what", ["store", "site", "both"])
def test_an_index_whose_last_one_is_gone_is_made_whole(what: str, tmp_path: Path) -> None:
    """Where the store or the files of the last site are damaged, the files are the same."""
    sites = Sites(tmp_path)
    entries = tiny_corpus()
    sites.make(entries)
    if what != "site":
        (tmp_path / "made.db").unlink()
    if what != "store":
        for path in (tmp_path / "site-1").glob("**/*"):
            if path.is_file():
                path.write_bytes(b"")
    entries = (worded(entries[0], OTHER), *entries[1:])
    assert sites.make(entries) == sites.make(entries, fresh=True)
    assert len(WHOLE) == 3
