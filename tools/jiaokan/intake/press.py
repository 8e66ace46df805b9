"""Where a text of the press appeared, and who wrote it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise, takewhile

from jiaokan.edition.document import Block, Document
from jiaokan.grammar.characters import HAN
from jiaokan.grammar.date import ANY_DAY, STAMP, WEEKDAYS
from jiaokan.grammar.dateline import agency
from jiaokan.grammar.fact_line import date, is_somebody
from jiaokan.html.metadata import PageMetadata
from jiaokan.intake.evidence import EXCERPT, JOURNAL, first, on_page
from jiaokan.read.byline import author_of_old, begins_with_dateline, has_credit
from jiaokan.text import re

_ISSUED = re.compile(r"》?[ \u3000]?(?:19|20)\d\d年?[ \u3000]?第?\d{1,3}期")
"""How the name of a journal goes on."""
_EXCERPT = re.compile("(?:[摘选選节節][自录錄])+")
"""How a part of a book says so, which is no news."""
_SAID = re.compile(r"(?:转自|原载|摘自|[来來]源(?![于於自])|刊于)\s*[:：]?\s*《?([^》）)\s·|,，。]{2,16})")
_TAKEN_FROM = re.compile(
    r"(?:(?:本|原)文)?(?:来自|來自|来源于|來源於|转载自|轉載自)(?:微信)?(?:公众号|公眾號|公号|公號|订阅号)?"
    r"(?:[「《“](?P<named>[^」》”]{2,16})[」》”]|(?<=[号號信])[:：] ?(?P<behind>[^\s，。]{2,16})$"
    r"|(?P<bare>(?!公[号號]|微信[:：])[^「《“\s，。：:]{2,16})[：:])"
)
"""How a copy says at its head where it was taken from."""
_ROLE = re.compile(
    r"《[^》]*》|本[报報][讯訊]?|新[华華]社|中新社|人民日[报報]|光明日[报報]|特[约約]|[实實][习習]|首席|通[讯訊][员員]|[评評][论論][员員]|[记記]者|作者|撰稿|文字"
    r"|[摄攝]影|[（(]|[）)]|[:：]|/|／|文|[摄攝]|[报報][导導道]"
)
_LABEL = re.compile(rf"(?:(?<=[\s，,；;|])|^)[{HAN}]{{2,4}}\s?[:：]")
"""What somebody did, before his name: 采写：."""
_FROM_PLACE = re.compile(rf"[ \u3000]?[／/][ \u3000]?[{HAN}]{{2,10}}(?:[报報][导導道]|[电電])(?=$|[〕）)】])")
"""From where a reporter of Taiwan reports: 記者某某／某地報導."""
_NAME = re.compile(rf"[{HAN}]{{2,4}}(?:·[{HAN}]{{1,8}})?")
_EDITOR = re.compile(
    r"[（(【\[]?(?:责任编辑|责编|编辑|编审|审核|审稿|校对|统筹|策划|监制|總編|責任編輯|編輯"
    r"|(?:作者|笔者)(?:单位|系|为|是|简介|單位))"
)
"""Who edited a text, or what its author is."""
_ATTRIBUTE = re.compile(rf"(?:实习|首席|特约)(?![记編编通评論撰研])[{HAN}]*")
"""A word that says of a reporter what kind of one he is, and no reporter: 实习证明."""
_BRACKETED = re.compile(r"[（(]([^（）()]{0,12}(?:记者|通讯员|記者)[^（）()]{2,60})[）)]")
_SENT = re.compile(rf"[^，。（）()]{{2,24}}[电電讯訊][ \u3000]?[（(]([{HAN}]{{2,4}}(?:[ \u3000、，][{HAN}]{{2,4}}){{0,3}})[）)]")
"""The same behind a dateline, without a word for it: 某网某地9月16日电（某某）."""
_REPORTER = re.compile("本报|本刊|记者|記者|通讯员|评论员|新华社")
HEAD_BLOCKS = 6
"""How many blocks at either end may show a story."""
_LOCAL_TIME = re.compile("(?:香港|澳[门門]|北京|[台臺]北)[时時][间間]")
_WITH_WEEKDAY = re.compile(rf"{ANY_DAY}[ \u3000]?[（(](?:星期|[周週])[{WEEKDAYS}天][）)]")
"""What stands below the day of a press release of Hong Kong, and how it writes the day; letters of authorities have neither."""
_DAY_ALONE = re.compile(STAMP)
_PERSON = re.compile(rf"[{HAN}]{{2,4}}(?<!会)")
_POST = re.compile(rf"[{HAN}（）()、，]{{2,36}}(?:教授|研究[员員]|[讲講][师師]|博士(?:生|研究生)?|硕士(?:生|研究生)?|[记記]者|律[师師])")
"""What stands under the name of an author."""
_PRESS = re.compile(rf"[{HAN}]{{2,10}}[社报報网網]")
"""A paper, an agency or a site; what stands so as an author is the place."""
SITE = "所写的网站或单位"
"""How the editor is told that only the site is known."""
COPIED = "文首的转载说明"
"""The same, of whom it was copied from: no paper has to be that."""


def sources(blocks: Sequence[Block]) -> list[str]:
    """The lines that say where a text was taken from; one among the items of a list says it of what the list is about.

    Args:
        blocks: those of a document.
    """
    return [block.text for above, block in zip([None, *blocks], blocks, strict=False) if block.type == "source" and not _is_item(above)]


def _is_item(block: Block | None) -> bool:
    return block is not None and block.type == "item"


def paper_of(said: Iterable[str], texts: Sequence[str], page: PageMetadata) -> tuple[str, str]:
    """Where a text appeared, and where that was found: what it says itself, if once, then the page, the dateline, the name of the site.

    Args:
        said: its lines of source.
        texts: its blocks.
        page: what its page says.
    """
    told = {found[1]: text[found.end() :] for text in (*said, *texts[-1:]) if (found := _SAID.search(text)) and is_somebody(found[1])}
    credits, issue = set(told), any(map(_ISSUED.match, told.values()))
    part = not any(map(_PRESS.fullmatch, credits)) and not any(_SAID.search(_EXCERPT.sub("", line)) for line in (*said, *texts[-1:]))
    taken = {found["named"] or found["behind"] or found["bare"] for text in texts[1:HEAD_BLOCKS] if (found := _TAKEN_FROM.match(text))}
    credit, copied = (found.pop() if len(found) == 1 else "" for found in (credits, taken))
    return first(
        (credit, JOURNAL if issue else EXCERPT if part else "正文的出处行"),
        (copied if not credits else "", COPIED),
        (page.source, on_page(page, "source")),
        (page.author if _PRESS.fullmatch(page.author) else "", on_page(page, "author")),
        (next(filter(None, map(agency, texts[:6])), ""), "电头"),
        (page.publisher, on_page(page, "publisher") + SITE),
    )


def is_of_a_release(text: str, below: str) -> bool:
    """Whether a day is that of a press release: its weekday stands behind it in brackets, or the time of a place below it.

    Args:
        text: of a block.
        below: that of the next.

    Examples:
        >>> is_of_a_release("2016年9月2日（星期五）", ""), is_of_a_release("2016年9月2日", "香港時間15時30分")
        (True, True)
        >>> is_of_a_release("2016年9月2日", "")
        False
    """
    return _LOCAL_TIME.match(below) is not None or _WITH_WEEKDAY.fullmatch(text) is not None


def is_of_the_press(document: Document, author: str = "") -> bool:
    """Whether a text opens or ends as a story does, or names reporters.

    Args:
        document: as it was read.
        author: whom its page names.
    """
    texts = [block.text for block in document.blocks]
    told = any(map(begins_with_dateline, texts[:HEAD_BLOCKS])) or any(map(has_credit, texts[-HEAD_BLOCKS:]))
    return (
        told
        or _REPORTER.search(author) is not None
        or any(_REPORTER.search(block.text) for block in document.blocks if block.type == "byline")
    )


def authors(byline: str) -> list[str]:
    """The names in a byline, up to the first word that is none, or to an editor: words of roles go, blanks and 、 part names.

    Examples:
        >>> authors("采写：某某某"), authors("采写：新媒体某某"), authors("作者：林某某　责任编辑：王某"), authors("記者林某某／天河報導")
        (['某某某'], [], ['林某某'], ['林某某'])
    """
    if name := author_of_old(byline):
        return [name]
    byline = _FROM_PLACE.sub("", byline)
    edited = next((found.start() for found in _LABEL.finditer(byline) if found.start() and _EDITOR.match(found[0])), len(byline))
    bare = _ROLE.sub(" ", _LABEL.sub(" ", byline[:edited])).strip()
    return list(takewhile(_NAME.fullmatch, re.split(r"[\s\u3000、，,]+", bare)))


def authors_of(bylines: Iterable[str], paragraphs: Sequence[str]) -> tuple[str, ...]:
    """Who wrote it by its bylines, else by the brackets with which it opens or ends.

    Args:
        bylines: the lines that say who wrote and who edited it.
        paragraphs: the running text.
    """
    lines = [text for text in bylines if not _EDITOR.match(text) and not _ATTRIBUTE.fullmatch(text)] or list(_bracketed(paragraphs))
    return tuple(dict.fromkeys(name for text in lines for name in authors(text) if is_somebody(name)))


def tells_for(names: Iterable[str]) -> Callable[[str], bool]:
    """Whether a paragraph opens with one of the names as with an agency's: （某新社罗马19日电）.

    Args:
        names: those above the text, which are then no issuers.

    Examples:
        >>> tells_for(["某新社"])("（某新社罗马19日电）球手"), tells_for(["某报社"])("某报社近日")
        (True, False)
    """
    told = [re.compile(rf"[（(【]?{re.escape(name)}[^。，]{{0,16}}[电電讯訊]") for name in names]
    return lambda text: any(one.match(text) for one in told)


def day_and_names(lines: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    """The day and the names of a line under the title that is nothing else; empty if no line is.

    Args:
        lines: those below the title.

    Examples:
        >>> day_and_names(["2022.07.29 何某云 陈幸"]), day_and_names(["2022.07.29 发布会"])
        (('2022-07-29', ('何某云', '陈幸')), ('', ()))
    """
    for line in lines:
        words = line.split()
        day, names = date(words[0]) if words and _DAY_ALONE.fullmatch(words[0]) else "", words[1:]
        if day and names and all(map(_PERSON.fullmatch, names)):
            return day, tuple(names)
    return "", ()


def with_post(lines: Sequence[str]) -> tuple[str, ...]:
    """The name under a title that has the post of its bearer on the next line; none if there is no such name.

    Args:
        lines: those below the title.

    Examples:
        >>> with_post(["副题", "曾某元", "某大学行政管理学系副教授"]), with_post(["某地", "某市某局"])
        (('曾某元',), ())
    """
    return next(((name,) for name, post in pairwise(lines) if _PERSON.fullmatch(name) and _POST.fullmatch(post)), ())


def _bracketed(paragraphs: Sequence[str]) -> Iterator[str]:
    """The reporters in brackets with which a story opens or ends: 本报讯（记者 某甲）…"""
    ends = [*(text[:60] for text in paragraphs[:2]), *(text[-80:] for text in paragraphs[-1:])]
    sent = [found[1] for text in paragraphs[:HEAD_BLOCKS] if begins_with_dateline(text) and (found := _SENT.match(text))]
    return iter([found[1] for text in ends if (found := _BRACKETED.search(text))] or sent[:1])
