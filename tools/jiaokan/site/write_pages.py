"""What MkDocs builds from: the pages that every corpus has, the corpus's own, and the configuration, laid out in one folder.

The theme, the search and the pages on reading and citing come with the program (`theme/`);
a file of the same name under the corpus's `docs/` or `overrides/` takes the place of ours.
The configuration is the program's (`theme/mkdocs.yml`) with what `jiaokan.yaml` says, written to `build/base.yml`;
a `mkdocs.yml` of the corpus's own inherits from that file, as MkDocs has it (`INHERIT`), and says only what differs.
"""

from __future__ import annotations

import os
import posixpath
import shutil
from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path
from string import Template
from typing import Any

import yaml

from jiaokan.corpus.memory import recalled
from jiaokan.errors import BadInput
from jiaokan.reasons import REASONS
from jiaokan.record.settings import Settings
from jiaokan.site.home import LIST
from jiaokan.site.record.reason_pages import bundled, reason_page
from jiaokan.site.shells import Filling, ShellKind, kind, staged
from jiaokan.text import re

THEME = Path(__file__).parent / "theme"
BASE = "build/base.yml"
"""Where the configuration stands from which a `mkdocs.yml` inherits."""
NAMED = ("index.md", "guide/rights.md")
"""Pages of ours that say the corpus's name, description and holder where they say `$name`, `$description` and `$holder`."""
_LINKED = re.compile(r"([\w./~-]+\.md)(#?)")
"""A link to a page, as Markdown has it."""


def stage(root: Path, docs: Path, settings: Settings) -> None:
    """Lay out the handwritten pages.

    Args:
        root: the corpus's folder.
        docs: where they go; it is made.
        settings: what `jiaokan.yaml` says.
    """
    shutil.copytree(THEME / "docs", docs)
    for name in NAMED:
        ours = Template((docs / name).read_text("utf-8"))
        write(docs / name, ours.substitute(name=settings.name, description=settings.description, holder=settings.creator).encode())
    if (root / "docs").is_dir():
        shutil.copytree(root / "docs", docs, dirs_exist_ok=True)
    home = (docs / "index.md").read_text("utf-8")
    if LIST not in home:
        write(docs / "index.md", f"{home}\n\n{LIST}\n".encode())
    write(docs / "guide/reasons.md", recalled("reason page", (), lambda: reason_page(REASONS, bundled())).encode())


def stage_shells(docs: Path, pages: Mapping[str, Filling], named: Container[str]) -> tuple[dict[str, ShellKind], dict[str, Filling]]:
    """Lay out a shell of each kind of page, and the pages that a handwritten page links to.

    Args:
        docs: where the handwritten pages lie.
        pages: what is made from the documents, by the path of its Markdown.
        named: the paths of the pages that the navigation names.

    Returns:
        The kind of each page that is filled into a shell, and the pages that are rendered whole.
    """
    whole = {path: pages[path] for path in _linked(docs, pages, named)}
    kinds = {path: kind(path, page, named) for path, page in pages.items() if path not in whole}
    for path, page in {**staged(set(kinds.values())), **whole}.items():
        write(docs / path, page.markdown().encode())
    return kinds, whole


def _linked(docs: Path, pages: Container[str], named: Container[str]) -> set[str]:
    """The made pages to which a handwritten page links, so that MkDocs looks whether they and their ids are there."""
    found = set()
    for source in docs.glob("**/*.md"):
        folder = source.relative_to(docs).parent.as_posix()
        for link in _LINKED.finditer(source.read_text("utf-8")):
            path = posixpath.normpath(posixpath.join(folder, link[1]))
            if path in pages and (link[2] or path not in named):
                found.add(path)
    return found


def configure(root: Path, place: Path, settings: Settings, site_url: str, pages: Iterable[str]) -> set[str]:
    """Write the configuration beside the handwritten pages, and the one that a `mkdocs.yml` inherits from.

    Args:
        root: the corpus's folder.
        place: the folder in which `docs/` was staged; templates go beside it.
        settings: what `jiaokan.yaml` says.
        site_url: where the site will stand.
        pages: the paths of the Markdown of the pages that are made.

    Returns:
        The paths of the pages that the navigation names.

    Raises:
        BadInput: if the corpus's own `mkdocs.yml` cannot be read.
    """
    shutil.copytree(THEME / "overrides", place / "overrides")
    if (root / "overrides").is_dir():
        shutil.copytree(root / "overrides", place / "overrides", dirs_exist_ok=True)
    base = yaml.safe_load((THEME / "mkdocs.yml").read_text("utf-8"))
    base |= {"site_name": settings.name, "site_description": settings.description, "site_url": site_url}
    base["theme"]["custom_dir"] = str(THEME / "overrides")
    write(root / BASE, yaml.safe_dump(base, allow_unicode=True, sort_keys=False).encode())
    own = root / "mkdocs.yml"
    there = {path.relative_to(place / "docs").as_posix() for path in (place / "docs").glob("**/*.md")} | set(pages)
    nav = _present(_merged(own, base)["nav"], there)
    config = {
        "INHERIT": os.path.relpath(own if own.is_file() else root / BASE, place),
        "site_url": site_url,
        "docs_dir": "docs",
        "site_dir": "site",
        "theme": {"custom_dir": "overrides"},
        "nav": nav,
    }
    write(place / "mkdocs.yml", yaml.safe_dump(config, allow_unicode=True, sort_keys=False).encode())
    return set(_targets(nav))


def _merged(own: Path, base: dict[str, Any]) -> dict[str, Any]:
    """The settings of the corpus's own `mkdocs.yml` with what it inherits; ours where there is none."""
    if not own.is_file():
        return base
    from mkdocs.exceptions import ConfigurationError
    from mkdocs.utils.yaml import yaml_load

    try:
        with own.open("rb") as file:
            return base | yaml_load(file)
    except (ConfigurationError, yaml.YAMLError) as error:
        mark = getattr(error, "problem_mark", None) or getattr(error.__cause__, "problem_mark", None)
        raise BadInput(
            f"mkdocs.yml:{mark.line + 1}" if mark else "mkdocs.yml",
            "it cannot be read",
            expected="settings of MkDocs",
            example=f"INHERIT: {BASE}",
            then="jiaokan site",
        ) from None


def _present(nav: list[dict[str, Any]], there: set[str]) -> list[dict[str, Any]]:
    """The entries of the navigation whose pages exist."""
    kept: list[dict[str, Any]] = []
    for item in nav:
        for title, target in item.items():
            if isinstance(target, list):
                if children := _present(target, there):
                    kept.append({title: children})
            elif target in there:
                kept.append({title: target})
    return kept


def _targets(nav: list[dict[str, Any]]) -> Iterator[str]:
    for item in nav:
        for target in item.values():
            yield from _targets(target) if isinstance(target, list) else (target,)


def write(target: Path, content: bytes) -> None:
    """Write a file, its folder too."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
