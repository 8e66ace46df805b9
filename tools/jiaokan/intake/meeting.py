"""Minutes and agendas: how their titles end, and what stands right below them.

When and where a meeting is are its first rows, so the line above them is what the record is called; letterheads stand higher.
"""

from __future__ import annotations

from jiaokan.edition.document import Document
from jiaokan.grammar.body_name import is_body_name
from jiaokan.grammar.date import ANY_DAY
from jiaokan.grammar.numeral import NUMERAL
from jiaokan.intake.headline import bare
from jiaokan.intake.marked import is_broken
from jiaokan.text import re

KIND_OF_RECORD = re.compile("(?:[会會][议議])?(?:[纪紀][要录錄]|[记記][录錄]|[议議]程)$|[议議]事[录錄]$")
"""What stands alone below the name of a meeting."""
_HELD = re.compile(
    rf"(?:{NUMERAL}[、.．][ \u3000]?)?(?:[会會][议議]|[开開][会會])?(?:[时時][ \u3000]*[间間]|日[ \u3000]*期|地[ \u3000]*[点點])"
    rf"(?:[:：]|[ \u3000]*(?={ANY_DAY}))|{ANY_DAY}[ \u3000]?[（(]?星期"
)
"""The first row under the title of minutes and agendas: when and where the meeting is."""


def is_only_a_kind(text: str) -> bool:
    """Whether a heading says no more than that what stands below is a record, as those of a gazette do: 院會紀錄.

    Examples:
        >>> is_only_a_kind("院會紀錄"), is_only_a_kind("某某學會第三次會議紀錄")
        (True, False)
    """
    return (found := KIND_OF_RECORD.search(bare(text))) is not None and found.start() <= len(("院", "會"))


def is_of_a_meeting(document: Document, at: tuple[int, int] | None) -> bool:
    """Whether lines say that they are the record or the agenda of a meeting, and stand right above when and where that is.

    A line that says no more, 議程, has the name of the body above it.

    Args:
        document: as it was read.
        at: the blocks, first and past the last; None if it is none.
    """
    if at is None or at[1] >= len(document.blocks) or not _HELD.match(document.blocks[at[1]].text):
        return False
    start, end = at
    last = bare(document.blocks[end - 1].text)
    if KIND_OF_RECORD.search(last) is None or any(is_broken(document, line) for line in range(max(start - 1, 0), end)):
        return False
    if KIND_OF_RECORD.fullmatch(last) is None:
        return end - start == 1
    return end - start == len(("body", "kind")) and is_body_name(document.blocks[start].text)
