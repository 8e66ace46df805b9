"""Whether a title goes on in the next line.

A title is set larger than the text, so it wraps earlier and its lines tell nothing of the measure. What tells is what it says:
the title of an official document is not done before its kind is named (关于…的通知), and where a word of the dictionary stands over
the break, or a single character is left over, no one meant to break there (W3C CLREQ, headings).
"""

from __future__ import annotations

from jiaokan.grammar.characters import HAN
from jiaokan.grammar.label import may_start_block
from jiaokan.grammar.numeral import ORDINAL
from jiaokan.grammar.stop import ends_sentence
from jiaokan.page.line import Line
from jiaokan.page.word_break import breaks_word
from jiaokan.text import re

INNER_STOP = re.compile(r"[，。；,;]")
KINDS = (
    "通知|决定|意见|办法|规定|报告|方案|条例|规划|纲要|公告|通告|通报|批复|函|纪要|细则|决议|建议|解释|标准|答复|请示|说明"
    "|說明|決定|報告|辦法|規定|條例|標準|通報|決議|意見|紀要|細則|規劃|綱要"
)
"""Kinds of official documents (党政机关公文处理工作条例, 第八条), and of laws and rules."""
UNFINISHED_TITLE = re.compile(
    rf"[关關][于於](?!.*(?:{KINDS})$)|^[{HAN}、]{{3,20}}(?<=[会會院厅廳部委局署办辦府室])[对對](?!.*(?:{KINDS})$)"
)
TITLE_END = re.compile(rf".*的?(?:{KINDS})$")
_IS_TITLE = re.compile(f"[{HAN}、 \u3000]{{2,60}}[关關][于於].")
IDEOGRAPH = re.compile(f"[{HAN}]")
TITLE_WIDTH_SHARE = 0.6
"""The part of the measure of the text that a wrapped line of its title fills at least."""


def title_goes_on(before: Line, after: Line) -> bool:
    """A title of an official document that breaks off before its kind is named: 关于…的 | 通知."""
    if not 20 <= before.width <= 90 or after.width > 90 or after.gap > 1 or may_start_block(before.text):
        return False
    if INNER_STOP.search(before.text) or INNER_STOP.search(after.text):
        return False
    if after.text in before.text or (before.text.endswith("》") and _IS_TITLE.match(after.text)):
        return False  # It is named, and stands again below: the page's own line, then the title.
    return UNFINISHED_TITLE.search(before.text) is not None and TITLE_END.match(after.text) is not None


SECTION = re.compile(f"[{ORDINAL}]{{1,3}}[ \u3000]")
"""The number of a section without a mark, which a blank parts from its heading."""


def title_wraps(before: Line, after: Line, measure: int) -> bool:
    """A line of a title that was wrapped in the middle of a word, or before its last character."""
    if not max(16, TITLE_WIDTH_SHARE * measure) <= before.width <= measure or after.width >= before.width or after.gap or after.page:
        return False
    if "\u3000\u3000" in before.text or "\u3000\u3000" in after.text or SECTION.match(after.text):
        return False  # cells of a row, or the number of a section
    rest = after.text.rstrip("！？!?”’")
    if not rest or INNER_STOP.search(before.text + rest) or ends_sentence(before.text) or ends_sentence(rest):
        return False
    if may_start_block(before.text) or may_start_block(after.text) or not (IDEOGRAPH.match(before.text[-1]) and IDEOGRAPH.match(rest[0])):
        return False
    left_over = len(rest) == 1 and rest not in ORDINAL and (before.gap > 0 or before.indent > after.indent or before.page)
    return left_over or breaks_word(before.text, rest)
