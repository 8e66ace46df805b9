"""Characters that show nothing are dropped: they break search, comparison and citation, and no reader can see why.

A joiner between two letters that join (Arabic, Indic scripts, emoji) has a visible effect and stays, and so does a character that a text
speaks of: alone between quotation marks, or near its own code point.
A character of the private use area means something only in the font it came from: where it stands for a bullet it is dropped,
elsewhere it stays with a doubt, as does the replacement character, which says that something was lost before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from jiaokan.page.alphabet import holds
from jiaokan.page.listed import listed
from jiaokan.page.literal import is_fenced
from jiaokan.page.taught_references import is_named
from jiaokan.text import Doubt, Edit, re

CONTROLS = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
FORMATS = "\u00ad\u034f\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffc"
NOT_CHARACTERS = r"\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e00ff"
PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"

INVISIBLE = re.compile(f"[{CONTROLS}{FORMATS}{NOT_CHARACTERS}]+")
HYPHEN = re.compile(r"(?<=[A-Za-z0-9_)\]])\u00ad(?=[>=0-9])", re.ASCII)
"""A soft hyphen where no word can be parted: fonts of PDF write the hyphen of -> so."""
ALONE = re.compile(r"(?<=\n)[^\n](?=\n)")
"""A character in a line of its own."""
JOINER = re.compile("[\u200c\u200d]+")
JOINING = re.compile("[\u0600-\u0dff\u1000-\u109f\u1780-\u17ff\ufe0f\U0001f000-\U0001faff\u2190-\u2bff]")
BULLET = re.compile(f"(?m)^([ \t\u3000]*)([{PRIVATE}]+)[ \t\u3000]*")
INNER = re.compile(f"(?<=[^\\s{PRIVATE}])[ \t]?[{PRIVATE}]")
"""Such a character behind another one of its line, as one of a formula stands and no bullet does."""
STACKED = re.compile(f"(?m)(?:^[ \t\u3000]*[{PRIVATE}]+[ \t\u3000]*\\n){{2,}}")
"""Lines below each other of nothing else, as the parts of a formula are extracted."""
PIECES = "".join(map(chr, range(0xF8E5, 0xF8FF)))
"""Pieces of tall brackets and roots, each in a line of its own (Adobe Glyph List)."""
OPERATORS = "".join(map(chr, (*range(0xF028, 0xF030), *range(0xF03A, 0xF040), 0xF0B1, 0xF0B4, 0xF0B8)))
"""Brackets, marks and operators of arithmetic in the Symbol font (Adobe Symbol encoding, from U+F000)."""
WORDS = re.compile(r"[^\s][^\n]|[ \t\u3000]*\n[^\n]{3}")
"""What a bullet stands before: words in its line, or a line of words below it. Below a sign of a formula stands a figure or nothing."""
BULLET_TIMES = 3
"""How often a bullet stands at least where other signs of such fonts stand inside of lines."""
UNKNOWN = re.compile(f"[\ufffd{PRIVATE}]+")
ANY = re.compile(f"[{CONTROLS}{FORMATS}{NOT_CHARACTERS}\u200c\u200d\ufffd{PRIVATE}]")
"""One of these is in all that this pass speaks of."""


def find(text: str) -> Iterator[Edit | Doubt]:
    """Invisible characters and bullets of symbol fonts are dropped; characters of unknown meaning are doubts."""
    if not holds(text, ANY):
        return
    for match in INVISIBLE.finditer(text):
        listed_alone = match.end() - match.start() == 1 and ALONE.match(text, match.start()) and is_fenced(listed(text), match.start())
        if listed_alone or is_named(text, match.start(), match.end()):
            continue  # one of the characters that the text lists, or speaks of
        yield Edit(match.start(), match.end(), "-" if HYPHEN.match(text, match.start()) else "", "invisible-character")
    for match in JOINER.finditer(text):
        joins = JOINING.match(text, match.start() - 1) and JOINING.match(text, match.end())
        if not joins and not is_named(text, match.start(), match.end()):
            yield Edit(match.start(), match.end(), "", "invisible-character")
    signs = {match[0][-1] for match in INNER.finditer(text)}.union(*(match[0].split() for match in STACKED.finditer(text)))
    times = Counter(match[2] for match in BULLET.finditer(text))
    signs |= {sign for match in BULLET.finditer(text) if len(match[2]) > 1 or UNKNOWN.match(text, match.end()) for sign in match[2]}
    worded = Counter(match[2] for match in BULLET.finditer(text) if WORDS.match(text, match.end()))
    sure = {
        sign
        for sign in times
        if 2 * worded[sign] > times[sign]
        and signs.isdisjoint(sign)
        and not set(PIECES + OPERATORS) & set(sign)
        and (not signs or times[sign] >= BULLET_TIMES)
    }
    bullets = {match.start(2) for match in BULLET.finditer(text) if match[2] in sure}
    for match in BULLET.finditer(text) if bullets else ():
        if match.start(2) in bullets:
            yield Edit(match.end(1), match.end(), "", "symbol-bullet")
    for match in UNKNOWN.finditer(text):
        if match.start() not in bullets:
            yield Doubt(match.start(), match.end(), "unknown-character")
