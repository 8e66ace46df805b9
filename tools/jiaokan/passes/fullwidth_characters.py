"""Full-width digits and letters become half-width, and the signs inside a number or a Latin word with them.

GB/T 15834—2011 and GB/T 15835—2011 set numbers and Latin words in ordinary type; the full-width ones come from input methods.
A full-width mark between Chinese words is punctuation and stays; a full stop typed as ． after a Han character is for another pass,
and so is the － between two years, which stands for a dash. A nought between Chinese numerals is theirs: 五０九.
"""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import normalize

from jiaokan.grammar.numeral import ONE_TO_NINE
from jiaokan.page.alphabet import holds
from jiaokan.page.mentioned import is_mentioned
from jiaokan.text import Edit, re

WORD = "0-9A-Za-z０-９Ａ-Ｚａ-ｚ"
DIGIT = "0-9０-９"
SIGNS = frozenset("．／－＆＠＿＋％")
WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ]+|[．／－＆＠＿＋％]")
ANY = re.compile("[０-９Ａ-Ｚａ-ｚ．／－＆＠＿＋％]")
"""One of these is in all that this pass speaks of."""
INSIDE = re.compile(
    f"(?<=[{DIGIT}])．(?=[{DIGIT}])|(?<=[A-Za-zＡ-Ｚａ-ｚ])．(?=[A-Za-zＡ-Ｚａ-ｚ])"
    f"|(?<=[A-Za-zＡ-Ｚａ-ｚ][.．][A-Za-zＡ-Ｚａ-ｚ])．"
    f"|(?<=[{WORD}])(?:[／＆＠＿＋]|－(?!(?<=[{DIGIT}]{{4}}－)[{DIGIT}]{{4}}年))(?=[{WORD}])"
    f"|(?<=[{DIGIT}])％"
    f"|(?m:(?<=^[{DIGIT}])|(?<=^[{DIGIT}][{DIGIT}])|(?<=^附件[：:][{DIGIT}])|(?<=^附[：:][{DIGIT}]))．(?=[^{WORD}\\s])"
)
"""Where a sign stands that belongs to a number or a Latin word."""
COUNTED = f"[{ONE_TO_NINE}〇]"
NOUGHT = re.compile(f"(?<={COUNTED})０+(?![０-９])|(?<![０-９])０+(?={COUNTED})")
"""Noughts typed among Chinese numerals (GB/T 15835—2011, 5.1.2)."""


def find(text: str) -> Iterator[Edit]:
    """Digits, letters, and . / - & @ _ + % where both neighbours (or the one before) are such."""
    for match in WIDE.finditer(text) if holds(text, ANY) else ():
        if is_mentioned(text, *match.span()):
            continue
        if (nought := NOUGHT.match(text, match.start())) and nought.end() == match.end():
            yield Edit(match.start(), match.end(), "〇" * len(match[0]), "full-width-form")
        elif match[0] not in SIGNS or INSIDE.match(text, match.start()):
            yield Edit(match.start(), match.end(), normalize("NFKC", match[0]), "full-width-form")
