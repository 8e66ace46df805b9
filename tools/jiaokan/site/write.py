"""The only part of the site's making that touches files: stage the pages, run MkDocs, finish what it built, and put it in place whole.

Everything is made in a folder beside the site (`write_swap`), so a build that fails or is killed leaves the last good site standing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from jiaokan.annotate.authority import Authority
from jiaokan.corpus.marks import FileMark
from jiaokan.corpus.settings import settings
from jiaokan.corpus.transaction import refuse_links
from jiaokan.entry.entry import Entry
from jiaokan.entry.release import Release
from jiaokan.errors import BadInput
from jiaokan.site.finish.finish import finished_files
from jiaokan.site.pages import Pages, make_pages
from jiaokan.site.write_finished import finish
from jiaokan.site.write_frame import GENERATORS as GENERATORS
from jiaokan.site.write_frame import Filled, built_path, finish_scripts, frame
from jiaokan.site.write_index import KeptIndex
from jiaokan.site.write_pages import write
from jiaokan.site.write_stamp import day_of_build, site_address
from jiaokan.site.write_store import Store
from jiaokan.site.write_swap import put, workplace
from jiaokan.site.write_texts import RememberedTexts
from jiaokan.site.write_together import ALONE, Sharing, can_share
from jiaokan.site.write_tree import Stood, Tree
from jiaokan.site.write_tree import marks as marks_below
from jiaokan.site.write_verified import Verified

LEAST_SHARED_DOCUMENTS = 64
"""Documents to be made for which copying a process, and what it asks anew, costs less than it saves."""


@dataclass(frozen=True)
class Report:
    """What a build made."""

    out: Path
    documents: int
    pages: int
    """HTML pages, those of all scripts together."""
    size: int
    """Bytes of all files."""
    files: Mapping[str, str] = field(default_factory=dict, repr=False)
    """The digest of each file that our own steps wrote, by its path below the root."""
    marks: Mapping[str, FileMark] = field(default_factory=dict, repr=False)
    """The mark of each file that is as it was made."""

    def __str__(self) -> str:
        return f"{self.out}: {self.documents} documents, {self.pages} pages, {self.size / 1e6:.1f} MB"


def build(
    root: Path,
    entries: tuple[Entry, ...],
    *,
    out: Path,
    generator: str = "mkdocs",
    releases: tuple[Release, ...] = (),
    authority: Authority | None = None,
    parallels: Sequence[Mapping[str, Any]] = (),
    store: Path | None = None,
    stood: Mapping[str, Stood] | None = None,
    jobs: int = 1,
) -> Report:
    """Make the site and put it in place.

    Args:
        root: the corpus's folder, with `jiaokan.yaml`.
        entries: all documents, in the order in which they are listed.
        out: the site's folder; what was there is replaced once the new site is whole and sound.
        generator: one of `GENERATORS`.
        releases: all releases of the corpus, oldest first.
        authority: what is known of the entities that the texts name.
        parallels: passages that stand in two documents, the rarest first.
        store: the file in which finished pages are kept for the next site; without it all are made anew.
        stood: every file that stands in `out`, by path.
        jobs: how many processes share the work, where there is enough of it and they can.

    Raises:
        BadInput: if MkDocs fails, or the finished site has a link that leads nowhere or another fault; `out` is then as it was.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    refuse_links(root, root / "docs")
    refuse_links(root, root / "overrides")
    said = settings(root)
    site_url = site_address(said)
    with workplace(out) as place:
        accessed = day_of_build(entries, releases)
        stored = Store(store)
        make = RememberedTexts(stored, (site_url, accessed))
        pages = make_pages(
            entries,
            site_url,
            accessed=accessed,
            releases=releases,
            authority=authority,
            settings=said,
            parallels=parallels,
            make=make,
        )
        made = frame(root, place, said, site_url, generator, pages.pages, store and store.with_suffix(".frame")).pages(
            pages.pages, pages.home
        )
        built = place / "site"
        tree = Tree(built, out, stood)
        anew = make.anew if stood else len(entries)
        sharing = Sharing(jobs, place) if anew >= LEAST_SHARED_DOCUMENTS and can_share() else ALONE
        report = _finish(built, entries, made, pages, site_url, out, authority, stored, tree, sharing)
        marks = put(place, out, tree, stood or {})
        stored.close()
    return replace(report, marks=marks)


def serve(out: Path, port: int = 8000) -> None:
    """Show a built site on this machine only, until interrupted."""
    from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

    handler = partial(SimpleHTTPRequestHandler, directory=str(out))
    with ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        print(f"http://127.0.0.1:{server.server_port}/ (stop with Ctrl+C)", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()


def _finish(
    built: Path,
    entries: tuple[Entry, ...],
    made: Mapping[str, Filled],
    pages: Pages,
    site_url: str,
    out: Path,
    authority: Authority | None,
    store: Store,
    tree: Tree,
    sharing: Sharing,
) -> Report:
    handwritten = {path: page.html() for path, page in made.items() if not path.startswith(("t/", "catalogue/"))}
    more = {name: content.encode() for name, content in pages.files.items()}
    more |= finished_files(sorted(made), entries, site_url)
    for name in [name for name in more if name.startswith("assets/")]:  # A script, which is not finished yet.
        write(built / name, more.pop(name))
    finish_scripts(built)
    before = {name: mark.size for name, mark in marks_below(built).items()}
    for name, content in more.items():
        tree.write(name, content)
    index = KeptIndex(handwritten, entries, authority or Authority(), store)
    beside = {built_path(path): files for path, files in pages.beside.items()}
    people = {entry.id: entry.meta.authors for entry in entries}
    seen = finish(tree, made, people, store, beside, index.convert, sharing, partial(index.gather_ahead, tree))
    index.put(tree, sharing)
    sizes = before | tree.sizes
    verified = Verified(tree.read, seen, frozenset(name for name in sizes if not name.endswith(".html")), site_url, store)
    if problems := verified.problems():
        shown = "\n".join(problems[:20])
        rest = f"\n… and {len(problems) - 20} more" if len(problems) > 20 else ""
        raise BadInput(str(out), f"the built site has {len(problems)} faults and was not put in place:\n{shown}{rest}")
    return Report(out, len(entries), len(seen), sum(sizes.values()), tree.files)
