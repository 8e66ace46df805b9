"""The dot between the parts of a foreign name or of a date is the middle dot U+00B7 (GB/T 15834—2011, 4.14).

Bullets and the katakana dot look like it and are typed for it; a bullet at the start of a line is a bullet. In a line with kana the
katakana dot is right, a row of entries with Latin ones or of single characters (受・想・行・識) is no name, and before 号 the sign is
spoken of.
A full stop typed in its place stands between two runs of characters that write foreign sounds (乔治.奥威尔), and does not end the line;
in a bibliography it parts author and title.
"""

from __future__ import annotations

from collections.abc import Iterator

from jiaokan.grammar.characters import HAN
from jiaokan.grammar.foreign_name import sounds_end, sounds_start
from jiaokan.page.entry import is_entry
from jiaokan.page.literal import prose
from jiaokan.text import Edit, re

KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")
NAME = re.compile(f"[{HAN}]{{2}}[•‧・･∙⋅]|[{HAN}][•‧・･∙⋅][{HAN}]{{2}}|(?<=[{HAN}])[{HAN}]{{2}}●[{HAN}]{{3}}")
"""A dot with two characters on one side at least; ● is the mark of a lost character too, and has three on both."""
DOT = re.compile(f"[•‧・･∙⋅●](?<=[{HAN}].)(?=[{HAN}])(?!号)", needs="•‧・･∙⋅●")
STOP = re.compile(f"[.．](?<=[{HAN}]{{2}}.)(?=[{HAN}]{{2}})", needs=".．")
PART_CHARACTERS = 2
"""Characters of a part of a name."""


def find(text: str) -> Iterator[Edit]:
    """A dot of another kind between two Han characters becomes ·"""
    for _, line, dots in prose(DOT, text):
        if KANA.search(line) or "○" in line or not all(_is_name(text, dot.start()) for dot in dots):
            continue
        if any(line.count(sign) > sum(dot[0] == sign for dot in dots) for sign in {dot[0] for dot in dots}):
            continue  # it parts the entries of a row
        for dot in dots:
            yield Edit(dot.start(), dot.end(), "·", "middle-dot")
    for start, line, dots in prose(STOP, text):
        for dot in dots:
            here = dot.start() - start
            sounds = min(here - sounds_start(line, here), sounds_end(line, here + 1) - here - 1)
            if sounds >= PART_CHARACTERS and line[-1] != dot[0] and not is_entry(line, here):
                yield Edit(dot.start(), dot.end(), "·", "middle-dot")


def _is_name(text: str, place: int) -> bool:
    """Whether a dot may stand between the parts of a name."""
    return bool(NAME.match(text, max(0, place - 2)) or NAME.match(text, place - 1))
