"""The labels by which the parts of a document are told and counted: 第三条, 一、, （一）, 1., ①, 附件1：.

A head that only the first line of a block has is told from one that may also stand inside a sentence, and the label of a provision
from a reference to it, since a wrapped line can begin with either (GB/T 9704—2012 §7.3.3 for the order of labels).
"""

from __future__ import annotations

from jiaokan.grammar.characters import HAN
from jiaokan.grammar.numeral import COUNTING, ORDINAL
from jiaokan.text import re

LABEL = re.compile(rf"第[ \u3000]*(?:[{ORDINAL}]+|[0-9]+)[ \u3000]*(?:[編编章節节條条](?:之[{ORDINAL}]+)?|部分)")
REFERENCE = re.compile(r"[第、和至到规規的及或与與所款项項中，；。）)以之]")
HEADING_LABEL = re.compile(
    rf"[#|>]|[-*+•●◆■□▪➢★][ \u3000]|o[ \u3000](?=[{HAN}])|(?:```|~~~)|——|--"
    rf"|[（(][{ORDINAL}]+[）)](?![项項款目条條类類])|[{ORDINAL}]+、(?![{ORDINAL}]+、)|[①-⓿❶-➓㈠-㈩⑴-⒇]"
    rf"|附[件錄录表][{ORDINAL}0-9]*[：:. \u3000]|附[件錄录表][0-9{ORDINAL}]*$"
    rf"|第[{ORDINAL}]+(?:，|是)"
    r"|(?:新华社|中新社|新華社|中央社)[^，。；：“《\s]{1,14}[电電]|本[报報][讯訊]"
)
WEAK_HEAD = re.compile(
    r"[（(][0-9]{1,3}[a-z]?[）)]|[0-9]{1,3}[)）]|[0-9]{1,3}(?:[.．][0-9]{1,3}){0,4}[.．、](?![0-9])"
    r"|[0-9]{1,2}(?:\.[0-9]{1,2}){1,4}[ \u3000]*(?![0-9万亿萬億%％倍个元年月日米厘公千吨])[^\W0-9a-zA-Z_]"
    rf"|[0-9]{{1,2}}(?:\.[0-9]{{1,2}}){{1,4}}(?:$|[ \u3000]+[A-Z](?=[{HAN} \u3000]))"
    rf"|[a-zA-Z][)）.．]|[A-H](?:、(?![A-Za-z])|[,，](?=[{HAN}]))"
)


CAPTION = re.compile(
    rf"(?:附?表|[图圖])[ \u3000]?[0-9{COUNTING}]{{1,3}}(?:[-.—][0-9]{{1,3}}){{0,3}}[ \u3000:：.]{{0,2}}(?=[^\s0-9，。；、所中的为是和与至])"
)
"""The number of a table or a figure and what its name begins with (GB/T 7713.1—2006); a sentence that speaks of 表1 goes on otherwise."""
SUBTITLE_TIME = re.compile(r"(?:\d{1,2}:)?\d{1,2}:\d\d[,.]\d{3} *--> *\d")
"""From when to when a subtitle is shown (SubRip, WebVTT)."""
LONGEST_CAPTION_CHARACTERS = 60
"""How long a caption with a number may be, in code points."""
TITLE_LABEL = re.compile(
    "^(?:(?:[法文][规規件])?(?:标题|標題|题名|題名|书名|書名|名称|名稱)[：:]|<(?:篇名|书名|書名|标题|標題)>)[ \u3000]?(?=.)"
)
"""What a page writes before a title: 法规名称：."""
CIRCLED = "".join(map(chr, (*range(0x2460, 0x2500), *range(0x2776, 0x2794), *range(0x3220, 0x322A))))
HEADS = frozenset("#|>-*+o•●◆■□▪➢★`~—（(附第新中央本" + ORDINAL + CIRCLED)
WEAK_HEADS = HEADS | frozenset("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
"""The first characters of all heads, without and with those that may stand inside a sentence: a quick look, since few lines have one."""


def is_label(string: str) -> bool:
    """Whether a string is nothing but the label of a provision: 第三条, 第一章."""
    return string[:1] == "第" and (match := LABEL.match(string)) is not None and match.end() == len(string)


def starts_block(string: str) -> bool:
    """Whether a string starts with a head that only the first line of a block has: 第三条, 一、, （一）, ①, #, ——, 附件1：."""
    if string[:1] not in HEADS:
        return False
    if HEADING_LABEL.match(string):
        return True
    match = LABEL.match(string)
    return match is not None and not REFERENCE.match(string, match.end())


def may_start_block(string: str) -> bool:
    """Whether a string starts with a head that may also stand inside a sentence: 1., 3.2, a)."""
    return string[:1] in WEAK_HEADS and (starts_block(string) or WEAK_HEAD.match(string) is not None)
