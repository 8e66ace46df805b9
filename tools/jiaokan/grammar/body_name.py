"""Names of official bodies as they stand alone on a line: issuers at the head, signatures at the end.

A name is told by its last word (局 部 厅 委员会 …); GB/T 9704—2012 §7.2.4 and §7.3.5 put one name on each line.
"""

from __future__ import annotations

from jiaokan.grammar.characters import HAN
from jiaokan.text import re

_LAST = (
    "局|厅|廳|部|委|委员会|委員會|办公室|辦公室|办公厅|办|院|政府|署|会|會|处|處|组|組|中心|公司|大学|大學|学校|學校|银行|銀行|"
    "法院|检察院|檢察院|司|台|社|中央|军委|机关|总队|支队|大队|總隊|支隊|大隊|协会|学会|联合会|总工会|审判庭|審判庭|管理局|常务委员会|立案法团|立案法團"
)
_ONE = rf"[{HAN}（）()、·]{{1,38}}?(?:{_LAST})"
_NAMES = re.compile(rf"{_ONE}(?:[ \u3000]{_ONE}){{0,5}}(?:文件)?")
_HOLDER = re.compile(
    rf"[{HAN}]{{0,12}}(?:审判长|审判员|书记员|人民陪审员|省长|市长|县长|区长|州长|乡长|镇长|主席|总理|主任|局长|部长|厅长|行长|院长|署长|检察长|司令员"
    rf"|總統|院長|部長|縣長|市長|局長|署長|處長|校長|校长)[ \u3000：:]{{1,3}}[{HAN}·\u3000 ]{{2,12}}",
    needs=" \u3000：:",
)
_START = re.compile(rf"{_ONE}(?=[ \u3000]|$|关于|關於)")


def is_body_name(line: str) -> bool:
    """Whether the line is the name of one body, or of several parted by a blank."""
    return len(line) <= 120 and _NAMES.fullmatch(line) is not None


def is_signatory(line: str) -> bool:
    """Whether the line is what a notice is signed with: names of bodies, or an office and its holder, as orders have it (§7.3.5.3)."""
    return is_body_name(line) or (len(line) <= 24 and _HOLDER.fullmatch(line) is not None)


def opens_with_body_name(line: str) -> bool:
    """Whether the line starts with the name of a body that ends at a blank, at 关于 or at the end of the line."""
    return _START.match(line) is not None
