"""Every reason for a change or a doubt, with its sentence in Chinese and in English.

A code is a promise: it names one rule, has a case under `tests/cases/` and a paragraph in the guide, and is never reused for another rule.
"""

from __future__ import annotations

from typing import NamedTuple


class Reason(NamedTuple):
    """What a code says to a reader."""

    zh: str
    en: str


REASONS: dict[str, Reason] = {
    "block-boundary": Reason("段落之间的换行，由段落结构表示。", "The line break between two blocks; the structure says it."),
    "heading-mark": Reason("标题、列表、表格的标记，由结构表示。", "The mark of a heading, item or table row; the structure says it."),
    "correction": Reason("编者更正，理由见决定。", "A correction by the editor; the decision says why."),
    "editor-drop": Reason("编者删去，理由见决定。", "Left out by the editor; the decision says why."),
    "doubtful-conversion": Reason(
        "依词界转换与依词组转换所得字形不同，取其一，另一字形列为候选。",
        "Word boundaries and phrases give different characters in the other script; one was chosen, the other is the candidate.",
    ),
    "conversion-length": Reason(
        "转换会改变字数，本句保留原字形。", "Conversion would change the number of characters; the clause stays in its own script."
    ),
}
