"""Dates as documents write them: 2020年5月4日 in figures, 二〇二〇年五月四日 in Chinese numerals, with the weekday beside them.

GB/T 9704—2012, 7.3.5.4 asks for figures; older documents have Chinese numerals, with 〇 written ○ or 零 too, which means the same.
"""

from __future__ import annotations

from jiaokan.grammar.numeral import COUNTING, LETTER_ZERO, ONE_TO_NINE, ORDINAL, ZERO

MONTH_DAY = "[0-9]{1,2}月[0-9]{1,2}日"
"""A day without its year, in figures."""
FIGURES_DAY = f"[0-9]{{4}}年{MONTH_DAY}"
"""A day in figures."""
DAY = f"(?:[0-9]{{4}}|[{ZERO}{ONE_TO_NINE}]{{4}})年(?:[0-9]{{1,2}}|[{COUNTING}]{{1,2}})月(?:[0-9]{{1,2}}|[{COUNTING}]{{1,3}})日"
"""A day in figures or in Chinese numerals, the year digit by digit."""
YEAR_WITH_LETTERS = f"[{ONE_TO_NINE}](?:[{ONE_TO_NINE}{ZERO}]|[{LETTER_ZERO}0０]){{3}}"
"""A year digit by digit with the letter O or the figure 0 for nought: 二OO四, 二0一一."""
ANY_DAY = (
    rf"(?:(?:中[华華]民[国國])?(?:\d{{2,4}}|[{ORDINAL}]{{2,5}}|{YEAR_WITH_LETTERS})年"
    rf"(?:\d{{1,2}}|[{ORDINAL}]{{1,3}})月(?:\d{{1,2}}|[{ORDINAL}]{{1,3}})[日号號])"
)
"""A day in any form that a document gives it, of the Republic (中華民國一百零四年) and as people say it (5月4号) too."""
YEAR_OR_DAY = r"[12][0-9]{3}(?:年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?)?"
"""A year of our era in figures, with its month and day or without."""
MONTH = r"\d{4}年\d{1,2}月(?:\d{1,2}日)?"
"""A month of a year in figures, with its day or without."""
SPACED_DAY = rf"[\d{ZERO}{COUNTING}]{{2,4}}\s*年\s*[\d{COUNTING}]{{1,3}}\s*月\s*[\d{COUNTING}]{{1,3}}\s*日"
"""A day that a page sets with blanks: 2020 年 5 月 4 日."""
AFTER_YEAR = r"\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?"
STAMP = rf"\d{{4}}{AFTER_YEAR}"
"""A day as software prints it: 2020-05-04, 2020/5/4, 2020年05月04日."""
TIME = r"\d{1,2}\s*[:：]\s*\d{2}(?:\s*[:：]\s*\d{2})?"
"""The time of day that software prints beside it."""
WEEKDAYS = "一二三四五六日"
"""The days of the week, Monday first; 天 is another word for the last."""
