"""What settings and environment say of the site: where it stands, and the day that its citations name.

It is no clock that is asked but `SOURCE_DATE_EPOCH`, so that the same corpus and settings give the same bytes.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml

from jiaokan.cite.model import newest_day
from jiaokan.entry.entry import Entry
from jiaokan.entry.release import Release
from jiaokan.errors import BadInput


def read_settings(root: Path) -> dict[str, Any]:
    """What `mkdocs.yml` says.

    Raises:
        BadInput: if the project has no `mkdocs.yml`.
    """
    path = root / "mkdocs.yml"
    if not path.is_file():
        raise BadInput(str(path), "the file is missing", expected="the project's folder", then="cd to it, or --base-url URL")
    settings = yaml.safe_load(path.read_text("utf-8"))
    assert isinstance(settings, dict)
    return settings


def site_address(settings: dict[str, Any]) -> str:
    """Where the site will stand: `SITE_URL`, else the Pages address of the repository that GitHub builds, else as `mkdocs.yml` says.

    Raises:
        BadInput: if nothing says it.
    """
    owner, _, name = os.environ.get("GITHUB_REPOSITORY", "").partition("/")
    pages = f"https://{owner.lower()}.github.io/{'' if name.lower() == f'{owner.lower()}.github.io' else name + '/'}" if name else ""
    address = os.environ.get("SITE_URL") or pages or settings.get("site_url")
    if not address:
        raise BadInput(
            "mkdocs.yml",
            "nothing says where the site will stand",
            expected="a line like site_url: https://example.org/",
            then="jiaokan site",
        )
    return str(address).rstrip("/") + "/"


def day_of_build(entries: tuple[Entry, ...], releases: tuple[Release, ...] = ()) -> str:
    """The day that citations name as the day of access: `SOURCE_DATE_EPOCH` in UTC, else the newest day that corpus and releases know."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    if seconds.isdigit() and int(seconds):
        return datetime.fromtimestamp(int(seconds), UTC).date().isoformat()
    return max([newest_day(entries), *(release.date for release in releases)])
