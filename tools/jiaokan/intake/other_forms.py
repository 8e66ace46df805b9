"""Documents of Taiwan and Hong Kong have forms of their own: 發文字號：某字第1090026543號, 教育局通告第12/2019號, 2020年第5號條例.

Taiwan: 《公文程式條例》, art. 2 (令, 函, 公告 and so on), and the Executive Yuan's 《文書處理手冊》 (body and kind at the head, the number
as code, 字第 and serial). Hong Kong: circulars of bureaux are numbered by serial and year, ordinances by year and serial
(Interpretation and General Clauses Ordinance, Cap. 1).
"""

from __future__ import annotations

import re

from jiaokan.grammar.body_name import is_body_name
from jiaokan.grammar.characters import HAN

KINDS = {"函": "letter", "書函": "letter", "令": "decision", "公告": "announcement", "通告": "announcement", "通函": "letter"}
"""What the kind at the head of a document says of its genre."""
_CODED = re.compile(rf"(?:發文字號|文號|字號)?\s?[:：]?\s?(?P<number>[{HAN}（）()\d]{{2,16}}?字第\s?\d{{3,14}}[A-Z]?號)$")
_CIRCULAR = re.compile(rf"(?P<who>[{HAN}]{{2,16}}?)(?P<kind>通告|通函)第\s?\d{{1,4}}[/／]\d{{2,4}}號$")
_ORDINANCE = re.compile(r"(?:19|20)\d\d年第\d{1,3}號(?:條例|法律公告)$")
_HEAD_LINE = re.compile(rf"(?P<who>[{HAN}]{{2,30}}?)[\s\u3000]*(?P<kind>書函|函|令|公告)$")


def coded_number(line: str) -> str:
    """The number that a line is, in one of these forms; empty if it is none.

    Examples:
        >>> coded_number("發文字號：臺教國署國字第1090026543號"), coded_number("教育局通告第12/2019號"), coded_number("依說明字第二項")
        ('臺教國署國字第1090026543號', '教育局通告第12/2019號', '')
    """
    bare = line.strip()
    if found := _CODED.match(bare):
        return found["number"].replace(" ", "")
    return bare if _CIRCULAR.match(bare) or _ORDINANCE.match(bare) else ""


def issued_as(line: str) -> tuple[str, str]:
    """The body and the genre that the head of a document says; two empty strings if it is no such head.

    Examples:
        >>> issued_as("衛生福利部公告"), issued_as("教育局通告第12/2019號"), issued_as("某人來函")
        (('衛生福利部', 'announcement'), ('教育局', 'announcement'), ('', ''))
    """
    found = _CIRCULAR.match(line.strip()) or _HEAD_LINE.match(line.strip())
    if found is None or not is_body_name(found["who"]):
        return "", ""
    return found["who"], KINDS[found["kind"]]
