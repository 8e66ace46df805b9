"""Whose a document is, where its title begins with a body and the text says «we»: 某县住房和城乡建设局2018年度…, 我局.

The title alone may be about another body; a second witness is asked for: the text calls the body by its last word with 我 or 本, by its
name from its rank on (省某厅), or the number begins with characters of the body's name in their order (某政发 of 某县人民政府).
"""

from __future__ import annotations

from collections.abc import Iterable

from jiaokan.grammar.body_name import is_body_name
from jiaokan.grammar.characters import HAN
from jiaokan.text import re

_OPENS = re.compile(r"(?P<who>.{3,30}?)(?=(?:19|20)\d\d ?年|(?:工作|议事|議事)[规規][则則]|[关關][于於])")
_CALLS = re.compile(rf"(?P<who>[{HAN}]{{3,30}})[（(]以下[简簡][称稱][“「]?[本我]")
"""How a text gives a body the name by which it calls itself."""
_ORGANIZES = re.compile("[组組][织織]|[办辦]事[细細][则則]|[编編]制|章程|[暂暫]行[组組]")
"""What makes rules of a body rules about it, which others give it."""
_RANKED = re.compile(rf"[{HAN}]{{1,6}}(?=[省市县縣区區州][{HAN}]{{2}})")
"""The place of a body before its rank."""
_CODE = re.compile(r"(?P<code>[\u3400-\u9fff]{2,8})〔")
_CALLED = {"人民政府": "[县縣市区區省州镇鎮乡鄉]", "委员会": "[县縣市区區省州镇鎮乡鄉委会會村社]"}


def entitled(title: str, number: str, texts: Iterable[str]) -> str:
    """The body that the title begins with, if a second witness says so; else empty.

    Args:
        title: of the document.
        number: of the document; empty if it has none.
        texts: its blocks.

    Examples:
        >>> entitled("甲县某局2018年度报告", "", ["我局已经自查。"]), entitled("甲县某局2018年度报告", "", ["该局已经自查。"])
        ('甲县某局', '')
        >>> entitled("甲省某厅关于某事的情况", "", ["去年，省某厅办了此事。"]), entitled("甲省某厅关于某事的情况", "", ["甲省某厅说了。"])
        ('甲省某厅', '')
    """
    found = _OPENS.match(title)
    who = found["who"].strip(" \u3000") if found else ""
    who = next((said["who"] for text in texts if (said := _CALLS.search(text)) and title.startswith(said["who"])), who)
    if not who or not is_body_name(who):
        return ""
    if _ORGANIZES.match(title, len(who)):
        return ""
    code = _CODE.match(number)
    if code and _abbreviates(code["code"], who):
        return who
    last = next((units for end, units in _CALLED.items() if who.endswith(end)), re.escape(who[-1]))
    called = re.compile(f"(?<![自])[我本](?:{last})(?![人来來])")
    ranked = _RANKED.match(who)
    short = re.compile(rf"(?<![{HAN}]){who[ranked.end() :]}") if ranked else called
    return who if any(called.search(text) or short.search(text) for text in texts) else ""


def _abbreviates(code: str, who: str) -> bool:
    """Whether the characters of a code, but for how it writes, stand in the name in their order, the first of them at its head."""
    own, rest = code.rstrip("发函字规"), iter(who)
    return bool(own) and own[0] in who[:4] and all(char in rest for char in own)
