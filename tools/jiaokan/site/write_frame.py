"""The frame of a site: the handwritten pages as MkDocs renders them, with the theme's files, and a shell of each kind of made page."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from jiaokan.errors import BadInput
from jiaokan.record.settings import Settings
from jiaokan.site.finish.script import joined, slim
from jiaokan.site.shells import Filling, Shell, address, is_shell, rendered
from jiaokan.site.texts import KnownPage
from jiaokan.site.write_kept import render
from jiaokan.site.write_pages import BASE, configure, stage, stage_shells, write

GENERATORS = ("mkdocs", "properdocs")
"""What can build the staged pages; the first is what we publish with."""
JOINED = ("assets/search/page.js", "assets/search/place.js")
"""With all that they import these are published as one file each."""
_RUBBISH = ("sitemap.xml", "sitemap.xml.gz", "assets/javascripts/lunr", "assets/javascripts/workers", "assets/images/favicon.png")
"""What the theme brings and no page uses."""


class Frame(NamedTuple):
    """What MkDocs built."""

    handwritten: Mapping[str, str]
    """The pages that no document is needed for, by their path below the root: `guide/cite/index.html`."""
    shells: Mapping[str, Shell]
    """For each made page, by the path of its Markdown, the shell it is filled into."""
    whole: Mapping[str, str]
    """The made pages that MkDocs rendered whole, by the path of their Markdown."""

    def pages(self, made: Mapping[str, Filling], home: Mapping[str, str]) -> dict[str, Filled]:
        """All pages of the source script by their path below the root.

        Args:
            made: the pages that are made from documents.
            home: what stands in the places of the home page.
        """
        found = {path: Filled.of(html) for path, html in self.handwritten.items()}
        for place, html in home.items():
            found["index.html"] = Filled.of(found["index.html"].html().replace(place, html))
        found |= {built_path(path): Filled.of(html) for path, html in self.whole.items()}
        return found | {built_path(path): _filled(shell, made[path], address(path)) for path, shell in self.shells.items()}


class Filled(NamedTuple):
    """A page of the source script, filled when it is asked for."""

    keyed: Callable[[], tuple[str, ...]]
    html: Callable[[], str]

    @property
    def key(self) -> tuple[str, ...]:
        """What tells it from another of its address."""
        return self.keyed()

    @classmethod
    def of(cls, html: str) -> Filled:
        """A page that is there."""
        return cls(lambda: (html,), lambda: html)


def _filled(shell: Shell, page: Filling, at: str) -> Filled:
    def keyed() -> tuple[str, ...]:
        return (shell.digest, page.seal) if isinstance(page, KnownPage) else (shell.digest, *page.values(at).values())

    return Filled(keyed, lambda: shell.filled(page.values(at)))


def frame(
    root: Path, place: Path, settings: Settings, site_url: str, generator: str, pages: Mapping[str, Filling], kept: Path | None = None
) -> Frame:
    """Stage what MkDocs renders, let it, and take the pages out of what it built; the other files are left in `place/site`.

    Args:
        root: the corpus's folder.
        place: an empty folder to work in.
        settings: what `jiaokan.yaml` says.
        site_url: where the site will stand.
        generator: one of `GENERATORS`.
        pages: the pages that are made from documents, by the path of their Markdown.
        kept: a folder in which what was rendered is kept for the next site.

    Raises:
        BadInput: if the generator fails, or a template looks at what it may only print.
    """
    stage(root, place / "docs", settings)
    named = configure(root, place, settings, site_url, pages)
    kinds, whole = stage_shells(place / "docs", pages, named)
    built = place / "site"
    own = (root / "mkdocs.yml").exists()  # It may have plugins, which read whatever they like.
    render(lambda: _generate(place, generator), (place, root / BASE), built, None if own else kept, generator)
    found = {path.relative_to(built).as_posix(): path.read_text("utf-8") for path in built.glob("**/*.html")}
    try:
        shells = rendered(set(kinds.values()), {_staged(path): html for path, html in found.items()})
    except ValueError as error:
        raise BadInput(
            f"overrides/{error}",
            "a page comes out otherwise than by filling in its words",
            expected="a template that prints page.meta.title, page.meta.description and page.content, and does nothing else with them",
            example="<title>{{ page.meta.title | e }}</title>",
            then="mend the template, then jiaokan site",
        ) from None
    mine = {built_path(path) for path in pages}
    for path in found:
        (built / path).unlink()
    for path in filter(is_shell, found):
        shutil.rmtree(built.joinpath(*path.split("/")[:2]), ignore_errors=True)
    _clear(built)
    handwritten = {path: html for path, html in found.items() if path not in mine and not is_shell(path)}
    return Frame(handwritten, {path: shells[one] for path, one in kinds.items()}, {path: found[built_path(path)] for path in whole})


def built_path(path: str) -> str:
    """Where the page of a Markdown file stands below the root."""
    return "index.html" if path == "index.md" else f"{address(path)}index.html"


def _staged(path: str) -> str:
    """The Markdown file of a built page."""
    return path.removesuffix("/index.html") + ".md"


def _generate(place: Path, generator: str) -> None:
    if generator not in GENERATORS:
        raise BadInput(generator, "no such site generator", expected=" or ".join(GENERATORS))
    environment = {"SOURCE_DATE_EPOCH": "0", **os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-m", generator, "build", "--strict", "--quiet", "-f", str(place / "mkdocs.yml")],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        env=environment,
        check=False,
    )
    if done.returncode:
        said = (done.stderr + done.stdout).replace(str(place) + os.sep, "").strip()
        raise BadInput("mkdocs.yml", f"{generator} could not build the site:\n{said}", then="mend the page it names, then jiaokan site")


def _clear(built: Path) -> None:
    """Take away what no page uses."""
    for name in _RUBBISH:
        target = built / name
        shutil.rmtree(target) if target.is_dir() else target.unlink(missing_ok=True)
    for path in built.glob("**/*.map"):
        path.unlink()


def finish_scripts(built: Path) -> None:
    """Scripts without comments; the search page's modules, which are always read together, as one."""
    scripts = {path.relative_to(built).as_posix(): path.read_text("utf-8") for path in built.glob("assets/**/*.js")}
    whole = {path: joined(path, scripts.__getitem__) for path in scripts if path in JOINED}
    for name, script in {**scripts, **whole}.items():
        write(built / name, slim(script).encode())
