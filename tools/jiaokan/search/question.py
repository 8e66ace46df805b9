"""Words that ask and do not tell: «什么是胡焕庸线？» is about 胡焕庸线.

They are left out only where the whole query stands nowhere, so that a title that asks is still found as it is.
"""

from __future__ import annotations

from jiaokan.text import re

QUESTION_WORDS = (
    "请问 我想知道 想知道 告诉我 什么时候 什么地方 什么时间 什么样 为什么 什么 为何 何时 何地 何处 怎么样 怎么办 怎么 怎样 如何 "
    "有多少 多少 多久 多大 多长 多高 几个 几年 几次 哪一年 哪一天 哪一个 哪年 哪天 哪些 哪里 哪儿 哪个 哪家 有哪些 哪 在哪 "
    "是不是 有没有 能不能 会不会 可不可以 是否 由谁 谁 吗 呢"
)
"""Parted by blanks, folded; the longest that fits is taken."""
SILENT = "的了是在有要会能和与及对被把将就都也所每叫为由到于从向给让使得着过地该其此这那可以应当"
"""Characters that join words and are not looked up at the edge of what a question leaves."""

_ASKS = re.compile("是?(?:" + "|".join(sorted(QUESTION_WORDS.split(), key=lambda word: (-len(word), word))) + ")")


def told(string: str) -> list[str]:
    """What a folded string without marks says once the words that ask are left out; the string itself if none asks.

    Examples:
        >>> told("什么是胡焕庸线")
        ['胡焕庸线']
        >>> told("雄安新区是什么时候设立的")
        ['雄安新区', '设立']
    """
    parts = _ASKS.split(string)
    if len(parts) == 1:
        return [string]
    kept = [part.strip(SILENT) for part in parts]
    return [part for part in kept if len(part) > 1] or [part for part in kept if part] or [string]
