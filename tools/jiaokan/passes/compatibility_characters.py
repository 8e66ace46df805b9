"""A character that Unicode has only for round trips with old character sets becomes the character it is a copy of.

Three kinds: compatibility ideographs, canonically equal to the other (beside which one stays, in a list of variants), letters that were
typed as a letter and a combining mark, and punctuation for vertical or small setting. Signs that differ in meaning or look, such as ① ㎡ ℃
½, stay.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from jiaokan.page.alphabet import holds
from jiaokan.page.mentioned import is_mentioned
from jiaokan.text import Edit, re

IDEOGRAPH = re.compile("[\uf900-\ufaff\U0002f800-\U0002fa1f]+")
MARKED_LETTER = re.compile("[A-Za-z\u00c0-\u04ff][\u0300-\u036f]{1,4}")
SET_FORMS = str.maketrans(
    "︰︐︑︒︓︔︕︖︗︘︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹐﹑﹒﹔﹕﹖﹗﹙﹚｡｢｣､",
    "：，、。：；！？〖〗（）｛｝〔〕【】《》〈〉「」『』，、．；：？！（）。「」、",
)
BRACKETS = "︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹙﹚｢｣"
PARTNERS = {one: two for pair in zip(BRACKETS[::2], BRACKETS[1::2], strict=True) for one, two in (pair, pair[::-1])}
"""A bracket whose partner stands nowhere in the text encloses nothing; it may stand for a character that was lost."""
SET_FORM = re.compile("[" + "".join(map(chr, SET_FORMS)) + "]+")
LIGATURE = re.compile("[\ufb00-\ufb06]+")
ANY = re.compile("[\u0300-\u036f\uf900-\ufaff\ufb00-\ufb06\U0002f800-\U0002fa1f" + "".join(map(chr, SET_FORMS)) + "]")
"""One of these is in all that this pass changes."""


def find(text: str) -> Iterator[Edit]:
    """Ideographs and letters by canonical composition, the rest by table."""
    if not holds(text, ANY):
        return
    for match in IDEOGRAPH.finditer(text):
        new = unicodedata.normalize("NFC", match[0])
        if new not in text[match.start() - 1 : match.start()] + text[match.end() : match.end() + 1] + match[0]:
            yield from _edit(match, new, "compatibility-ideograph")
    for match in MARKED_LETTER.finditer(text):
        yield from _edit(match, unicodedata.normalize("NFC", match[0]), "composed-letter")
    there = PARTNERS.keys() & set(text)
    for match in SET_FORM.finditer(text):
        if there.issuperset(map(PARTNERS.get, filter(PARTNERS.get, match[0]))):
            yield from _edit(match, match[0].translate(SET_FORMS), "presentation-form")
    for match in LIGATURE.finditer(text):
        yield from _edit(match, unicodedata.normalize("NFKC", match[0]), "presentation-form")


def _edit(match: re.Match[str], new: str, reason: str) -> Iterator[Edit]:
    """What was found made new, unless the text speaks of it; in a program the two are not the same."""
    if not is_mentioned(match.string, *match.span()):
        yield Edit(match.start(), match.end(), new, reason)
