"""Where the site stands, for commands that print links; one that nobody said is told on the error stream."""

from __future__ import annotations

import sys
from pathlib import Path

from jiaokan.commands.language import tell


def address(root: Path, given: str | None = None) -> str:
    """Where the site stands, ending in a slash.

    Args:
        root: the corpus's folder.
        given: what the command line says; without it, what `jiaokan.yaml` says.
    """
    from jiaokan.corpus.settings import settings
    from jiaokan.site.write_stamp import site_address

    if given:
        return given.rstrip("/") + "/"
    found = site_address(settings(root))
    warn(found)
    return found


def warn(address: str) -> None:
    """Say so, if nobody said where the site stands."""
    from jiaokan.site.write_stamp import LOCAL

    if address == LOCAL:
        tell(
            f"jiaokan.yaml: no address, so that links and citations say {LOCAL}; "
            "before you publish, add a line like address: https://example.org/",
            file=sys.stderr,
        )
