"""What every page of the editor's has: a head with a content policy that lets nothing in but what stands on the page itself."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from importlib.resources import files

from jiaokan.site.markup import element, escape


def asset(name: str) -> str:
    """A style sheet or script of this room."""
    return files("jiaokan.web").joinpath("assets", name).read_text("utf-8")


def style() -> str:
    """The colours and faces of the site, and what the editor's pages add."""
    return files("jiaokan.site").joinpath("theme", "docs", "assets", "frame.css").read_text("utf-8") + asset("desk.css")


def policy(styles: str, scripts: Sequence[str]) -> str:
    """The content policy (W3C Content Security Policy Level 3) of a page with this style sheet and these scripts, named by their digests.

    Nothing else runs, nothing comes from elsewhere, and requests go to where the page came from.
    """
    allowed = " ".join(map(_named, scripts)) or "'none'"
    return f"default-src 'none'; style-src {_named(styles)}; script-src {allowed}; connect-src 'self'; base-uri 'none'; form-action 'none'"


def page(title: str, body: str, *, scripts: Sequence[str] = (), language: str = "zh-Hans", live: str = "") -> str:
    """A page as a whole, with all that it needs in it, so that it also opens as a file.

    Args:
        title: what it is called.
        body: its content as HTML.
        scripts: what runs on it, each by itself.
        language: its script, by BCP 47.
        live: where it asks whether there is a newer one; nowhere if empty.
    """
    styles = style()
    head = (
        '<meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy(styles, scripts))}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="robots" content="noindex, nofollow"><meta name="referrer" content="no-referrer">'
        f"<title>{escape(title)}</title><style>{styles}</style>"
    )
    run = "".join(f'<script type="module">{script}</script>' for script in scripts)
    attributes = f' lang="{language}"' + (f' data-live="{escape(live)}"' if live else "")
    return f"<!doctype html>\n<html{attributes}><head>{head}</head>{element('body', body + run, class_='desk')}</html>\n"


def _named(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
