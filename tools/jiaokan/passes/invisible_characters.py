"""Characters that show nothing are dropped: they break search, comparison and citation, and no reader can see why.

A joiner between two letters that join (Arabic, Indic scripts, emoji) has a visible effect and stays.
A character of the private use area means something only in the font it came from: where it stands for a bullet it is dropped,
elsewhere it stays with a doubt, as does the replacement character, which says that something was lost before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiaokan.page.alphabet import holds
from jiaokan.text import Doubt, Edit

CONTROLS = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
FORMATS = "\u00ad\u034f\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffc"
NOT_CHARACTERS = "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e00ff"
PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"

INVISIBLE = re.compile(f"[{CONTROLS}{FORMATS}{NOT_CHARACTERS}]+")
JOINER = re.compile("[\u200c\u200d]+")
JOINING = re.compile("[\u0600-\u0dff\u1000-\u109f\u1780-\u17ff\ufe0f\U0001f000-\U0001faff\u2190-\u2bff]")
BULLET = re.compile(f"(?m)^([ \t\u3000]*)[{PRIVATE}]+[ \t\u3000]*")
UNKNOWN = re.compile(f"[\ufffd{PRIVATE}]+")
ANY = re.compile(f"[{CONTROLS}{FORMATS}{NOT_CHARACTERS}\u200c\u200d\ufffd{PRIVATE}]")
"""One of these is in all that this pass speaks of."""


def find(text: str) -> Iterator[Edit | Doubt]:
    """Invisible characters and bullets of symbol fonts are dropped; characters of unknown meaning are doubts."""
    if not holds(text, ANY):
        return
    for match in INVISIBLE.finditer(text):
        yield Edit(match.start(), match.end(), "", "invisible-character")
    for match in JOINER.finditer(text):
        if not JOINING.match(text, match.start() - 1) or not JOINING.match(text, match.end()):
            yield Edit(match.start(), match.end(), "", "invisible-character")
    bullets = 0
    for match in BULLET.finditer(text):
        yield Edit(match.end(1), match.end(), "", "symbol-bullet")
        bullets = match.end()
    for match in UNKNOWN.finditer(text) if bullets or UNKNOWN.search(text) else ():
        line = text.rfind("\n", 0, match.start()) + 1
        if text[line : match.start()].strip(" \t\u3000"):
            yield Doubt(match.start(), match.end(), "unknown-character")
