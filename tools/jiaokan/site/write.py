"""The only part of the site's making that touches files: stage the pages, run MkDocs, finish what it built, and put it in place whole.

Everything is made in a folder beside the site and renamed at the end, so a build that fails or is killed
leaves the last good site standing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from jiaokan.annotate.authority import Authority
from jiaokan.corpus.settings import settings
from jiaokan.corpus.transaction import refuse_links
from jiaokan.entry.entry import Entry
from jiaokan.entry.release import Release
from jiaokan.errors import BadInput
from jiaokan.site.finish.finish import finished_files, finished_pages, people_on
from jiaokan.site.finish.script import joined, slim
from jiaokan.site.finish.verify import Seen, survey, verify
from jiaokan.site.pages import make_pages
from jiaokan.site.write_pages import configure, stage, write
from jiaokan.site.write_stamp import day_of_build, site_address

GENERATORS = ("mkdocs", "properdocs")
"""What can build the staged pages; the first is what we publish with."""
MANY_PAGES = 400
"""From this number of pages on it pays to start other processes."""
SEARCH_SCRIPT = "assets/search/page.js"
"""With all that it imports it is published as one file."""
_RUBBISH = ("sitemap.xml", "sitemap.xml.gz", "assets/javascripts/lunr", "assets/javascripts/workers", "assets/images/favicon.png")
"""What the theme brings and no page uses."""


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
        stage(root, place / "docs", pages, said)
        configure(root, place, said, site_url)
        _generate(place, generator)
        built = place / "site"
        report = _finish(built, entries, pages.files, site_url, out, authority)
        _swap(built, out, place / "old")
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


def _generate(place: Path, generator: str) -> None:
    if generator not in GENERATORS:
        raise BadInput(generator, "no such site generator", expected=" or ".join(GENERATORS))
    environment = {"SOURCE_DATE_EPOCH": "0", **os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-m", generator, "build", "--strict", "--quiet", "-f", str(place / "mkdocs.yml")],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    if done.returncode:
        said = (done.stderr + done.stdout).replace(str(place) + os.sep, "").strip()
        raise BadInput("mkdocs.yml", f"{generator} could not build the site:\n{said}", then="mend the page it names, then jiaokan site")


def _finish(
    built: Path, entries: tuple[Entry, ...], files: dict[str, str], site_url: str, out: Path, authority: Authority | None
) -> Report:
    for name in _RUBBISH:
        target = built / name
        shutil.rmtree(target) if target.is_dir() else target.unlink(missing_ok=True)
    for path in built.glob("**/*.map"):
        path.unlink()
    paths = sorted(path.relative_to(built).as_posix() for path in built.glob("**/*.html"))
    handwritten = {path: (built / path).read_text("utf-8") for path in paths if not path.startswith("t/")}
    more = {name: content.encode() for name, content in files.items()} | finished_files(handwritten, paths, entries, site_url, authority)
    for name, content in more.items():
        write(built / name, content)
    _finish_scripts(built)
    seen = _finish_pages(built, paths, site_url, {entry.id: entry.meta.authors for entry in entries})
    others = {p.relative_to(built).as_posix() for p in built.glob("**/*") if p.is_file() and p.suffix != ".html"}
    if problems := verify(seen, others, site_url):
        shown = "\n".join(problems[:20])
        rest = f"\n… and {len(problems) - 20} more" if len(problems) > 20 else ""
        raise BadInput(str(out), f"the built site has {len(problems)} faults and was not put in place:\n{shown}{rest}")
    size = sum(path.stat().st_size for path in built.glob("**/*") if path.is_file())
    return Report(out, len(entries), len(seen), size)


def _finish_scripts(built: Path) -> None:
    """Scripts without comments; the search page's modules, which are always read together, as one."""
    scripts = {path.relative_to(built).as_posix(): path.read_text("utf-8") for path in built.glob("assets/**/*.js")}
    whole = {path: joined(path, scripts.__getitem__) for path in scripts if path == SEARCH_SCRIPT}
    for path, script in {**scripts, **whole}.items():
        write(built / path, slim(script).encode())


def _finish_pages(built: Path, paths: list[str], site_url: str, people: dict[str, tuple[str, ...]]) -> dict[str, Seen]:
    """Finish every page in its place; many pages are shared out among the processors."""
    finish_one = partial(_finish_page, built, site_url, people)
    if len(paths) < MANY_PAGES:
        return {path: seen for group in map(finish_one, paths) for path, seen in group}
    with ProcessPoolExecutor() as pool:
        return {path: seen for group in pool.map(finish_one, paths, chunksize=32) for path, seen in group}


def _finish_page(built: Path, site_url: str, people: dict[str, tuple[str, ...]], path: str) -> list[tuple[str, Seen]]:
    found = []
    authors = people_on(path, people)
    for name, html in finished_pages((built / path).read_text("utf-8"), path, site_url, authors):
        write(built / name, html.encode())
        found.append((name, survey(html)))
    return found


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
