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
    "running-header": Reason(
        "书眉、页脚、刊记在各页重复，不属正文。",
        "A running header, footer or imprint line, repeated from page to page.",
    ),
    "page-number": Reason("页码不属正文。", "A page number."),
    "page-break": Reason("换页处不分段；段落止于页末者留空行。", "The end of a page, not of a paragraph."),
    "broken-line": Reason(
        "行末折行，非段落之末，与下行相接。",
        "A line broken by the width of its column, not by the end of a paragraph.",
    ),
    "isolated-keyword": Reason(
        "网页标亮的词独占一行，归入所在句。",
        "A highlighted word that stood alone on its line goes back into its sentence.",
    ),
}
