"""Documents of Taiwan and Hong Kong have forms of their own: 發文字號：某字第1090026543號, 教育局通告第12/2019號, 2020年第5號條例.

Taiwan: 《公文程式條例》, art. 2 (令, 函, 公告 and so on), and the Executive Yuan's 《文書處理手冊》 (body and kind at the head, the number
as code, 字第 and serial). Hong Kong: circulars of bureaux are numbered by serial and year, ordinances by year and serial
(Interpretation and General Clauses Ordinance, Cap. 1).
"""

from __future__ import annotations

from collections.abc import Iterable

from jiaokan.edition.document import Document
from jiaokan.grammar.body_name import is_body_name
from jiaokan.grammar.characters import HAN
from jiaokan.grammar.numeral import NUMERAL
from jiaokan.text import re

KINDS = {"函": "letter", "書函": "letter", "令": "decision", "公告": "announcement", "通告": "announcement", "通函": "letter"}
"""What the kind at the head of a document says of its genre."""
_CODED = re.compile(rf"(?:發文字號|文號|字號)?\s?[:：]?\s?(?P<number>[{HAN}（）()\d]{{2,16}}?字第\s?\d{{3,14}}[A-Z]?號)(?:函|令)?$")
_CIRCULAR = re.compile(rf"(?P<who>[{HAN}]{{2,16}}?)(?P<kind>通告|通函)第\s?\d{{1,4}}[/／]\d{{2,4}}號$")
_ORDINANCE = re.compile(r"(?:19|20)\d\d年第\d{1,3}號(?P<kind>條例|法律公告)$")
_OLD = re.compile(
    rf"[（(]?(?P<number>[（(〔\[](?:19)?\d\d[）)〕\]][{HAN}]{{1,10}}字第?\d{{1,5}}[号號]|[{HAN}]{{1,10}}字?[（(〔\[]\d\d[）)〕\]]第?\d{{1,5}}[号號])[）)]?"
)
"""Numbers as they were written before 1987, 字 before the serial or a year of two figures: (78)交公路字412号, 国发〔81〕5号."""
_MACAO = re.compile(rf"第\s?\d{{1,3}}/(?:19|20)\d\d號(?:(?:行政長官|[{HAN}]{{2,8}}司司長)?(?P<kind>法律|行政法規|行政命令|批示))$")
ENACTED = {"條例": "law", "法律公告": "regulation", "法律": "law", "行政法規": "regulation", "行政命令": "decision", "批示": "decision"}
"""What a Hong Kong ordinance and subsidiary legislation are: what the legislature enacts, and what is made under that (Cap. 1, s. 3);
what those of Macao are (第13/2009號法律, on the sources of law within)."""
_ENACTED_BY = re.compile(rf"由(?P<who>[{HAN}]{{0,10}}立法[會局])制定。?$")
_MADE_BY = re.compile(r"(?P<who>立法會|行政長官)(?:根據|行使)[^。]{4,160}(?:制定|發[佈布])本(?:法律|行政法規|行政命令)。")
"""How the makers of laws of Macao open them."""
_IS_HAN = re.compile(f"[{HAN}]")
_FIELD = re.compile(rf"[:：]|^[(（]?(?:[A-Z]|{NUMERAL})[.．、)）]|。$")
"""What is a field of a circular's head, an item or a sentence."""
HEAD_BLOCKS, SUBJECT_CHARACTERS, SHORTEST_NAME_CHARACTERS = 10, (5, 60), 3
_HEAD_LINE = re.compile(rf"(?P<who>[{HAN}]{{2,30}}?)[\s\u3000]*(?P<kind>書函|函|令|公告)$")


def coded_number(line: str) -> str:
    """The number that a line is, in one of these forms; empty if it is none.

    Examples:
        >>> coded_number("發文字號：臺教國署國字第1090026543號"), coded_number("教育局通告第12/2019號"), coded_number("依說明字第二項")
        ('臺教國署國字第1090026543號', '教育局通告第12/2019號', '')
        >>> coded_number("（（78）交某字412号）"), coded_number("（78）年12号")
        ('（78）交某字412号', '')
    """
    bare = line.strip()
    if found := _CODED.match(bare):
        return found["number"].replace(" ", "")
    if found := _OLD.fullmatch(bare):
        return found["number"]
    return bare if any(form.match(bare) for form in (_CIRCULAR, _ORDINANCE, _MACAO)) else ""


def circular_subject(document: Document) -> str:
    """The subject of a circular: the first line below its number that names no field, in Chinese where the head is bilingual.

    Args:
        document: as it was read.
    """
    head = document.blocks[:HEAD_BLOCKS]
    numbered = next((at for at, block in enumerate(head) if _CIRCULAR.match(block.text.strip())), len(head))
    least, most = SUBJECT_CHARACTERS
    lines = (block.text for block in head[numbered + 1 :] if block.type not in ("date", "number", "signature"))
    return next((line for line in lines if least <= len(line) <= most and _IS_HAN.search(line) and not _FIELD.search(line)), "")


def is_circular(number: str) -> bool:
    """Whether a number is that of a circular, 教育局通告第12/2019號, whose day stands in a field of its head."""
    return _CIRCULAR.match(number) is not None


def enacted(number: str, texts: Iterable[str]) -> tuple[str, str]:
    """The genre of an enactment of Hong Kong or Macao, and the legislature that the text says enacted it; empty strings if it is none.

    Args:
        number: of the document.
        texts: its first blocks.

    Examples:
        >>> enacted("2020年第5號條例", ["由立法會制定。"]), enacted("國發〔2020〕5號", ["由立法會制定。"])
        (('law', '立法會'), ('', ''))
        >>> enacted("第2/2019號法律", ["立法會根據《澳門特別行政區基本法》第七十一條（一）項，制定本法律。"])
        ('law', '立法會')
    """
    found = _ORDINANCE.match(number) or _MACAO.match(number)
    if found is None:
        return "", ""
    by = next((said["who"] for text in texts if (said := _ENACTED_BY.match(text.strip()) or _MADE_BY.match(text.strip()))), "")
    return ENACTED[found["kind"]], by


def issued_as(line: str) -> tuple[str, str]:
    """The body and the genre that the head of a document says; two empty strings if it is no such head.

    Examples:
        >>> issued_as("衛生福利部公告"), issued_as("教育局通告第12/2019號"), issued_as("某人來函"), issued_as("公司公告")
        (('衛生福利部', 'announcement'), ('教育局', 'announcement'), ('', ''), ('', ''))
    """
    found = _CIRCULAR.match(line.strip()) or _HEAD_LINE.match(line.strip())
    if found is None or len(found["who"]) < SHORTEST_NAME_CHARACTERS or not is_body_name(found["who"]):
        return "", ""
    return found["who"], KINDS[found["kind"]]
