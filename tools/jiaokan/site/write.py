"""The only part of the site's making that touches files: stage the pages, run MkDocs, finish what it built, and put it in place whole.

Everything is made in a folder beside the site and renamed at the end, so a build that fails or is killed
leaves the last good site standing.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from jiaokan.annotate.authority import Authority
from jiaokan.corpus.cache import program
from jiaokan.corpus.settings import settings
from jiaokan.corpus.transaction import refuse_links
from jiaokan.entry.entry import Entry
from jiaokan.entry.release import Release
from jiaokan.errors import BadInput
from jiaokan.site.finish.finish import finished_files, finished_pages, people_on
from jiaokan.site.finish.verify import MOST_PAGE_BYTES, MOST_TEXT_BYTES, Seen, survey, verify
from jiaokan.site.pages import make_pages
from jiaokan.site.write_frame import GENERATORS as GENERATORS
from jiaokan.site.write_frame import finish_scripts, frame
from jiaokan.site.write_pages import write
from jiaokan.site.write_stamp import day_of_build, site_address
from jiaokan.site.write_store import Finished, Store, key

MANY_PAGES = 400
"""From this number of pages on it pays to start other processes."""


@dataclass(frozen=True)
class Report:
    """What a build made."""

    out: Path
    documents: int
    pages: int
    """HTML pages, those of all scripts together."""
    size: int
    """Bytes of all files."""

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
    parallels: tuple[Mapping[str, Any], ...] = (),
    store: Path | None = None,
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

    Raises:
        BadInput: if MkDocs fails, or the finished site has a link that leads nowhere or another fault; `out` is then as it was.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    refuse_links(root, root / "docs")
    refuse_links(root, root / "overrides")
    said = settings(root)
    site_url = site_address(said)
    with _workplace(out) as place:
        accessed = day_of_build(entries, releases)
        pages = make_pages(entries, site_url, accessed=accessed, releases=releases, authority=authority, settings=said, parallels=parallels)
        made = frame(root, place, said, site_url, generator, pages.pages, store and store.with_suffix(".frame")).pages(
            pages.pages, pages.home
        )
        built = place / "site"
        report = _finish(built, entries, made, pages.files, site_url, out, authority, stored := Store(store))
        _swap(built, out, place / "old")
        stored.close()
    return report


def serve(out: Path, port: int = 8000) -> None:
    """Show a built site on this machine only, until interrupted."""
    handler = partial(SimpleHTTPRequestHandler, directory=str(out))
    with ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        print(f"http://127.0.0.1:{server.server_port}/ (stop with Ctrl+C)", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()


@contextmanager
def _workplace(out: Path) -> Iterator[Path]:
    _clear_up(out)
    place = Path(tempfile.mkdtemp(prefix=f".{out.name}-{os.getpid()}-", dir=out.parent))
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _clear_up(out: Path) -> None:
    """Remove what killed builds left behind; one that was killed between the two renamings holds the last good site, which goes back."""
    for place in out.parent.glob(f".{out.name}-*-*"):
        number = place.name.split("-")[-2]
        if not number.isdecimal() or _runs(int(number)):
            continue
        if not out.exists() and (place / "old").is_dir():
            (place / "old").rename(out)
        shutil.rmtree(place, ignore_errors=True)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        pass  # It is another user's.
    return True


def _finish(
    built: Path,
    entries: tuple[Entry, ...],
    made: Mapping[str, str],
    files: dict[str, str],
    site_url: str,
    out: Path,
    authority: Authority | None,
    store: Store,
) -> Report:
    handwritten = {path: html for path, html in made.items() if not path.startswith("t/")}
    more = {name: content.encode() for name, content in files.items()}
    more |= finished_files(
        handwritten, sorted(made), entries, site_url, authority, lambda parts, make: store.value(key(program(), *parts), make)
    )
    for name, content in more.items():
        write(built / name, content)
    finish_scripts(built)
    seen = _finish_pages(built, made, site_url, {entry.id: entry.meta.authors for entry in entries}, store)
    others = {p.relative_to(built).as_posix() for p in built.glob("**/*") if p.is_file() and p.suffix != ".html"}
    if problems := verify(seen, others, site_url):
        shown = "\n".join(problems[:20])
        rest = f"\n… and {len(problems) - 20} more" if len(problems) > 20 else ""
        raise BadInput(str(out), f"the built site has {len(problems)} faults and was not put in place:\n{shown}{rest}")
    size = sum(path.stat().st_size for path in built.glob("**/*") if path.is_file())
    return Report(out, len(entries), len(seen), size)


def _finish_pages(built: Path, made: Mapping[str, str], site_url: str, people: dict[str, tuple[str, ...]], store: Store) -> dict[str, Seen]:
    """Write every page to its place, finished; those that the store does not have are shared out among the processors if they are many."""
    authors = {path: people_on(path, people) for path in made}
    keys = {path: key(program(), path, html, site_url, authors[path]) for path, html in made.items()}
    paths = {one: path for path, one in keys.items()}
    seen: dict[str, Seen] = {}
    for one, pages in store.pages(paths):
        del paths[one]
        _put(built, pages, seen)
    jobs = [(path, made[path], site_url, authors[path]) for path in paths.values()]
    if len(jobs) < MANY_PAGES:
        groups = map(_finished, jobs)
        for one, pages in zip(paths, groups, strict=True):
            store.keep(one, pages)
            _put(built, pages, seen)
    else:
        with ProcessPoolExecutor() as pool:
            for one, pages in zip(paths, pool.map(_finished, jobs, chunksize=32), strict=True):
                store.keep(one, pages)
                _put(built, pages, seen)
    return seen


def _put(built: Path, pages: Iterable[Finished], seen: dict[str, Seen]) -> None:
    for page in pages:
        write(built / page.name, page.content)
        seen[page.name] = page.seen


def _finished(job: tuple[str, str, str, tuple[str, ...]]) -> list[Finished]:
    path, html, site_url, authors = job
    most = MOST_TEXT_BYTES if path.startswith("t/") else MOST_PAGE_BYTES
    return [Finished.of(name, finished, survey(finished, most)) for name, finished in finished_pages(html, path, site_url, authors)]


def _swap(built: Path, out: Path, old: Path) -> None:
    """Put the new folder where the old one was; should the second renaming fail, the first is undone."""
    if not out.exists():
        built.rename(out)
        return
    out.rename(old)
    try:
        built.rename(out)
    except OSError:
        old.rename(out)
        raise
