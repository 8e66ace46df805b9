"""What the live site holds: the list of every anchor that it ever published, so that even a rewritten history cannot take one back."""

from __future__ import annotations

import json
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from jiaokan.errors import BadInput

PLACE = "anchors/published.json"
MOST_BYTES = 64 * 1024 * 1024
"""More bytes than any list of ours has."""


def live(site: str) -> dict[str, list[str]] | None:
    """The anchors of the live site by document, former names too.

    Args:
        site: its address.

    Returns:
        None if there is no such list yet: the first publication.

    Raises:
        BadInput: if the site cannot be asked, or says something else; to publish without knowing could break an address.
    """
    address = site.rstrip("/") + "/" + PLACE
    if not address.startswith(("https://", "http://")):
        raise BadInput(
            "--live", f"«{site}» is no address of a site", example="jiaokan check --live https://example.org/", then="jiaokan check"
        )
    try:
        with urlopen(Request(address, headers={"Cache-Control": "no-cache"}), timeout=30) as answer:
            value = json.loads(answer.read(MOST_BYTES))
    except HTTPError as error:
        if error.code in (404, 410):
            return None
        raise _unknown(address, f"the site answers {error.code}") from None
    except (URLError, OSError):
        raise _unknown(address, "the site cannot be asked") from None
    except ValueError:
        raise _unknown(address, "the site answers something else") from None
    if not isinstance(value, dict) or not all(isinstance(ids, list) for ids in value.values()):
        raise _unknown(address, "the site answers something else")
    return {str(name): [str(id) for id in ids] for name, ids in value.items()}


def _unknown(address: str, found: str) -> BadInput:
    return BadInput(
        address,
        f"{found}, so that nobody can say whether an address would break",
        expected="the list of anchors that the site publishes, or 404 before the first publication",
        then="try again when the site answers; nothing is published meanwhile",
    )
