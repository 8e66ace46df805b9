"""Document numbers 发文字号 as GB/T 9704—2012 §7.2.5 has them: the issuer's short name, the year in 〔〕, the serial number and 号.

Scrapes write every kind of bracket, so all are read; orders (国务院令第390号) and Taiwan's 字第…號 are numbers too.
"""

from __future__ import annotations

from jiaokan.grammar.characters import HAN
from jiaokan.text import re

NUMBER = (
    rf"(?:[{HAN}]{{1,20}}[〔［\[（(【﹝]\d{{4}}[〕］\])）】﹞](?:第)?\d{{1,5}}[号號]"
    rf"|[{HAN}]{{2,16}}字第\d{{4,14}}[号號]"
    rf"|[{HAN} \u3000]{{0,36}}[令公告]{{1,2}}[ \u3000]?(?:\d{{4}}年)?第?\d{{1,4}}[号號]"
    rf"|[（(]\d{{4}}[）)][{HAN}]{{1,4}}\d{{0,6}}[{HAN}]{{1,6}}\d{{1,6}}[号號]"
    r"|(?:\d{4}年)?第\d{1,4}[号號]|[〔［\[（(]\d{4}[〕］\]）)]第?\d{1,4}[次号號期])"
)
"""A document number, as a regular expression."""
_ALONE = re.compile(rf"(?:文[ \u3000]?号[:：])?[（(]?{NUMBER}[）)]?", needs="号號期次")


def is_number(line: str) -> bool:
    """Whether the line is a document number and nothing more (brackets around it are allowed)."""
    return _ALONE.fullmatch(line) is not None
