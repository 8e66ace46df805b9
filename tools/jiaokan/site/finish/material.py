"""What the theme writes into its own pages against the HTML standard is put right: values that a checkbox or a label cannot have.

The theme's base page has no block around them, so the finished page is mended; on a page of ours nothing matches.
"""

from __future__ import annotations

from jiaokan.text import re

_CHECKBOX = re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off"')
"""`autocomplete` belongs to fields that hold words (HTML Living Standard, 4.10.5)."""
_LABEL = re.compile(r'(<label class="md-nav__link[^>]*?) tabindex=""')
"""An empty `tabindex` is no integer; without it the label is not a stop of the Tab key, as it is meant."""
_NAV = re.compile(r'(<nav class="md-nav"[^>]*?) aria-expanded="[a-z]+"')
"""`aria-expanded` belongs to the control, not to what it opens (WAI-ARIA 1.2)."""


def mended(html: str) -> str:
    """The page with each of these taken out."""
    for wrong in (_CHECKBOX, _LABEL, _NAV):
        html = wrong.sub(r"\1", html)
    return html
