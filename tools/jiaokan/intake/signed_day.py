"""The day with which a text is signed: that of its line of date, or of a contract's row; without an issuer only one that is not the page's.

GB/T 9704—2012, 7.3.5, sets the day below the signature. Several days of a text without an issuer are those of entries, or of other pages.
"""

from __future__ import annotations

from collections.abc import Sequence

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


_HELD = re.compile(rf"(?:[^:：]{{0,6}})?(?:[时時][ \u3000]*[间間]|日[ \u3000]*期)[:： \u3000]*(?P<day>{ANY_DAY})")
"""When a meeting was; minutes are older than it by no day."""
_PUBLISHED = re.compile(rf"(?:发布|發布|公布)(?:日期|时间|時間)[:：][ \u3000]?(?P<day>{ANY_DAY}|{STAMP})")
_SENT = re.compile(rf"(?P<day>{ANY_DAY})(?:签发|簽發|印发|印發)")
"""How some offices write the day below a signature: 2018年7月30日签发."""
LAST_BLOCKS = 6
"""Among how many last blocks such a row stands."""
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
    first = max(len(texts) - LAST_BLOCKS, 0) if meeting else 0  # Within minutes a day is that of what was heard.
    dated = (
        block.text
        for block, above, below in list(zip(document.blocks, ["", *texts], [*texts[1:], ""], strict=False))[first:]
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
    signed |= {found["day"] for text in texts[-LAST_BLOCKS:] if (found := _SENT.fullmatch(text.strip()))}
    if not told and len(signed) == 1:
        return iso(day := signed.pop()) or date(day)[:10]
    return told[0] if told and (official or len(set(told)) == 1) else ""


def posted_day(texts: Sequence[str]) -> str:
    """The day of publishing that a row at the end of a text says, in ISO 8601; empty if there is none, or rows differ.

    Args:
        texts: the blocks of a document.

    Examples:
        >>> posted_day(["正文。", "发布日期：2026年4月13日", "生效日期：2026年5月1日"]), posted_day(["发布日期：2026年4月"])
        ('2026-04-13', '')
    """
    days = {found["day"] for text in texts[-LAST_BLOCKS:] if (found := _PUBLISHED.fullmatch(text.strip()))}
    return (iso(day := days.pop()) or date(day)[:10]) if len(days) == 1 else ""
