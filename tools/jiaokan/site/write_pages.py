"""What MkDocs builds from: the pages that every corpus has, the corpus's own, and the configuration, laid out in one folder.

The theme, the search and the pages on reading and citing come with the program (`theme/`);
a file of the same name under the corpus's `docs/` or `overrides/` takes the place of ours.
The configuration is the program's (`theme/mkdocs.yml`) with what `jiaokan.yaml` says, written to `build/base.yml`;
a `mkdocs.yml` of the corpus's own inherits from that file, as MkDocs has it (`INHERIT`), and says only what differs.
"""

from __future__ import annotations

import os
import shutil
import tomllib
from pathlib import Path
from string import Template
from typing import Any

import yaml

from jiaokan.errors import BadInput
from jiaokan.reasons import REASONS
from jiaokan.record.settings import Settings
from jiaokan.site.home import LIST
from jiaokan.site.pages import Pages
from jiaokan.site.record.reason_pages import reason_page

THEME = Path(__file__).parent / "theme"
BASE = "build/base.yml"
"""Where the configuration stands from which a `mkdocs.yml` inherits."""
NAMED = ("index.md", "guide/rights.md")
"""Pages of ours that say the corpus's name, description and holder where they say `$name`, `$description` and `$holder`."""


def stage(root: Path, docs: Path, pages: Pages, settings: Settings) -> None:
    """Lay out the pages.

    Args:
        root: the corpus's folder.
        docs: where they go; it is made.
        pages: what is made from the documents.
        settings: what `jiaokan.yaml` says.
    """
    shutil.copytree(THEME / "docs", docs)
    for name in NAMED:
        ours = Template((docs / name).read_text("utf-8"))
        write(docs / name, ours.substitute(name=settings.name, description=settings.description, holder=settings.creator).encode())
    if (root / "docs").is_dir():
        shutil.copytree(root / "docs", docs, dirs_exist_ok=True)
    home = (docs / "index.md").read_text("utf-8")
    home += "" if LIST in home else f"\n\n{LIST}\n"
    for place, html in pages.home.items():
        home = home.replace(place, html)
    made = pages.markdown | {"guide/reasons.md": reason_page(REASONS, _cases(root)), "index.md": home}
    for name, content in made.items():
        write(docs / name, content.encode())


def configure(root: Path, place: Path, settings: Settings, site_url: str) -> None:
    """Write the configuration beside the staged pages, and the one that a `mkdocs.yml` inherits from.

    Args:
        root: the corpus's folder.
        place: the folder in which `docs/` was staged; templates go beside it.
        settings: what `jiaokan.yaml` says.
        site_url: where the site will stand.

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
    there = {path.relative_to(place / "docs").as_posix() for path in (place / "docs").glob("**/*.md")}
    config = {
        "INHERIT": os.path.relpath(own if own.is_file() else root / BASE, place),
        "site_url": site_url,
        "docs_dir": "docs",
        "site_dir": "site",
        "theme": {"custom_dir": "overrides"},
        "nav": _present(_merged(own, base)["nav"], there),
    }
    write(place / "mkdocs.yml", yaml.safe_dump(config, allow_unicode=True, sort_keys=False).encode())


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
        raise BadInput(
            "mkdocs.yml", f"it cannot be read: {error}", expected="settings of MkDocs", example=f"INHERIT: {BASE}", then="jiaokan site"
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


def _cases(root: Path) -> dict[str, dict[str, Any]]:
    """The case files, from which the page of reasons takes its examples."""
    found = {}
    folder = root / "tests" / "cases"
    for path in sorted(folder.glob("**/*.toml")):
        try:
            found[path.relative_to(folder).with_suffix("").as_posix()] = tomllib.loads(path.read_text("utf-8"))
        except tomllib.TOMLDecodeError as error:
            raise BadInput(str(path.relative_to(root)), f"not TOML: {error}", then="mend the case file, then jiaokan site") from error
    return found


def write(target: Path, content: bytes) -> None:
    """Write a file, its folder too."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
