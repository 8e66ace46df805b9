"""What settings and environment say of the site: where it stands, and the day that its citations name.

It is no clock that is asked but `SOURCE_DATE_EPOCH`, so that the same corpus and settings give the same bytes.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jiaokan.entry.entry import Entry
    from jiaokan.entry.release import Release
    from jiaokan.record.settings import Settings

LOCAL = "http://localhost:8000/"
"""Where a site stands of which nothing says where: on the machine that shows it."""


def site_address(settings: Settings) -> str:
    """Where the site will stand, ending in a slash.

    `SITE_URL` says it for one build; else `jiaokan.yaml`; else it is the Pages address of the repository that GitHub builds; else `LOCAL`.

    Args:
        settings: what `jiaokan.yaml` says.
    """
    owner, _, name = os.environ.get("GITHUB_REPOSITORY", "").partition("/")
    pages = f"https://{owner.lower()}.github.io/{'' if name.lower() == f'{owner.lower()}.github.io' else name + '/'}" if name else ""
    return (os.environ.get("SITE_URL") or settings.address or pages or LOCAL).rstrip("/") + "/"


def day_of_build(entries: tuple[Entry, ...], releases: tuple[Release, ...] = ()) -> str:
    """The day that citations name as the day of access: `SOURCE_DATE_EPOCH` in UTC, else the newest day that corpus and releases know."""
    from jiaokan.cite.model import newest_day

    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    if seconds.isdigit() and int(seconds):
        return datetime.fromtimestamp(int(seconds), UTC).date().isoformat()
    return max([newest_day(entries), *(release.date for release in releases)])
