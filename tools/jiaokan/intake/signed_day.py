"""The day with which a text is signed: that of its line of date, or of a contract's row; without an issuer only one that is not the page's.

GB/T 9704—2012, 7.3.5, sets the day below the signature. Several days of a text without an issuer are those of entries, or of other pages.
"""

from __future__ import annotations

from jiaokan.edition.document import Document
from jiaokan.grammar.characters import HAN
from jiaokan.grammar.date import ANY_DAY, STAMP
from jiaokan.grammar.fact_line import CLOCK, date
from jiaokan.intake.day import iso
from jiaokan.intake.press import is_of_a_release
from jiaokan.intake.rows import LONE_LABEL
from jiaokan.text import re

_SALUTATION = re.compile(rf"[{HAN}·、 \u3000]{{1,16}}[：:]")
"""How a letter opens."""
_FIGURES = re.compile(r"\d{4}\s?[-/.]\s?\d")
_POSTED = re.compile("(?:发布|發布|公开|公開|更新|发表|發表|上[网網])(?:时间|時間|日期)[:：]")
"""How a page says when it took a text in."""


_HELD = re.compile(rf"(?:[^:：]{{0,6}})?(?:[时時][ \u3000]*[间間]|日[ \u3000]*期)[:： \u3000]+(?P<day>{ANY_DAY})")
"""When a meeting was; minutes are older than it by no day."""
_OF_A_CONTRACT = re.compile(rf"[签簽][订訂署](?:[时時][间間]|日期)[:：][ \u3000]?(?P<day>{ANY_DAY}|{STAMP})")


def signed_day(document: Document, posted: str, *, official: bool, meeting: bool) -> str:
    """The day, in ISO 8601; empty if there is none, or nothing says which of several it is.

    Args:
        document: as it was read.
        posted: the day that the page gives, in ISO 8601.
        official: whether somebody issued the text.
        meeting: whether it tells of a meeting, whose day is not that of the text.
    """
    texts = [block.text for block in document.blocks]
    letter = bool(texts) and _SALUTATION.fullmatch(texts[0]) is not None and any(block.type == "signature" for block in document.blocks)
    stamped = () if official or letter else (CLOCK, _FIGURES)  # Below what no authority issued, such a day is the page's.
    dated = (
        block.text
        for block, above, below in zip(document.blocks, ["", *texts], [*texts[1:], ""], strict=False)
        if block.type == "date"
        and not LONE_LABEL.fullmatch(above)
        and not (LONE_LABEL.match(block.text) if meeting else _POSTED.match(block.text))
        and not any(stamp.search(block.text) for stamp in stamped)
        and (official or not is_of_a_release(block.text, below))
    )
    told = [day for text in dated if (day := iso(text)) and (official or day != posted)]
    held = next((day for text in texts if (found := _HELD.match(text)) and (day := iso(found["day"]))), "") if meeting else ""
    told = [day for day in told if day >= held]
    signed = {found["day"] for text in texts for found in _OF_A_CONTRACT.finditer(text)}
    if not told and len(signed) == 1:
        return iso(day := signed.pop()) or date(day)[:10]
    return told[0] if told and (official or len(set(told)) == 1) else ""
