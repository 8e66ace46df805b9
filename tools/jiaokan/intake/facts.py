"""What a text says about itself: title, issuers, number, days, paper, authors, from its blocks and from the page it stood on.

Only what stands there is taken, and with each fact the place it was taken from; what the text does not say stays unknown.
The text comes before the page, since a page may carry the text of another; of days of publishing only the page knows.
Where two places differ the first is taken and the other is told the editor.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile

from jiaokan.edition.document import Document
from jiaokan.grammar.body_name import is_body_name
from jiaokan.grammar.date import ANY_DAY
from jiaokan.grammar.fact_line import CLOCK, date, facts
from jiaokan.grammar.label import TITLE_LABEL
from jiaokan.grammar.numeral import NUMERAL, value
from jiaokan.html.metadata import SITE as SITE_MARK
from jiaokan.html.metadata import PageMetadata
from jiaokan.intake.evidence import WHERE, first, on_page
from jiaokan.intake.genre import GENRES, ORDERED, law_genre, press_genre
from jiaokan.intake.headline import bare, titled
from jiaokan.intake.info_card import is_row
from jiaokan.intake.issuers import issuers
from jiaokan.intake.other_forms import circular_subject, coded_number, enacted, is_circular, issued_as
from jiaokan.intake.press import SITE, authors_of, is_of_the_press, paper_of
from jiaokan.intake.promulgation import STATE, promulgation
from jiaokan.intake.standard import Cover, cover
from jiaokan.intake.untitled import first_words, named_file
from jiaokan.record.schema import OFFICIAL, Script
from jiaokan.reference.model import Reference
from jiaokan.reference.number import find_numbers
from jiaokan.script.detection import detect
from jiaokan.script.plain import simplified
from jiaokan.text import re

LONGEST_TITLE_CHARACTERS = 200
"""What is longer is no title and is cut for the record; the text keeps it whole. Titles with many issuers have a hundred."""
HEAD_BLOCKS, LONGEST_FACT_CHARACTERS = 6, 200
"""How many first blocks may hold facts about the page, and how many code points a line of facts has at most."""
HEAD_LINES = 24
"""How many blocks may stand before the first article of a law, a revision in each."""
_DAY = re.compile(rf"({NUMERAL})年({NUMERAL})月({NUMERAL})[日号號]")
_KIND = re.compile("(?:公告|通告|令)$")
_SERIAL = re.compile(rf"第\s*({NUMERAL})\s*[号號]")
_FIGURES = re.compile(r"\d{4}\s?[-/.]\s?\d")
_BRACKETED_DAY = re.compile(rf"[（(]{ANY_DAY}[）)]$")
_CLOSING = "”’」』》〉"
UNTITLED = "无题"
_ARTICLES = re.compile(r"第[一1]\s?[条條章]")
"""How a law or a set of rules begins."""
_OF_A_MEETING = re.compile("(?:会议|會議|开会|開會)?(?:地[点點]|出席|列席|主席|主持人?|[记紀記][录錄]人?)[^，。]{0,6}?[:：]")
_LOCAL_TIME = re.compile("(?:香港|澳[门門]|北京|[台臺]北)[时時][间間]")
"""What stands below the day of a press release."""
_REPORTER = re.compile("^(?:(?:本[报報])?(?:[见見][习習])?[记記]者|文[/／]?)(?=.{2,})")
CARD, UNDER_TITLE, COVER, FILE = "信息公开表", "题下的通过、公布各行", "封面", "文件名"


@dataclass(frozen=True)
class Facts:
    """What was found; None or empty where the text does not say."""

    title: str
    genre: str
    subtitle: str | None = None
    issuers: tuple[str, ...] = ()
    number: str | None = None
    issued: str | None = None
    adopted: str | None = None
    revised: str | None = None
    effective: str | None = None
    published: str | None = None
    paper: str | None = None
    authors: tuple[str, ...] = ()
    page: str | None = None
    """版, as 第3版."""
    section: str | None = None
    language: Script = "zh-Hans"
    evidence: Mapping[str, str] = field(default_factory=dict)
    """Where each was found, in words for the editor."""
    doubts: tuple[str, ...] = ()
    """What other places say."""


def find_facts(
    document: Document,
    page: PageMetadata | None = None,
    card: Mapping[str, str] | None = None,
    script: Script = "zh-Hans",
    file: str = "",
) -> Facts:
    """What a document says about itself.

    Args:
        document: as it was read.
        page: what the page it stood on says, if it stood there alone.
        card: what the card of facts above it says, by `jiaokan.intake.info_card`.
        script: of a text whose characters do not tell it.
        file: the name of the file, if it holds this document alone.
    """
    page, card = page or PageMetadata(), card or {}
    rows: dict[str, list[str]] = {}
    for block in document.blocks:
        rows.setdefault(block.type, []).append(block.text)
    texts = [block.text for block in document.blocks]
    front = cover(texts) or Cover()
    title, at = first(
        (_headline(document, titles(document, page, card)), "网页、信息公开表或版头所写的标题"),
        (document.title, "正文的标题"),
        (page.title, on_page(page, "title")),
        (named_file(file), FILE),
        (first_words(_first_words(document)), "首段"),
    )
    evidence = {"title": at}
    number, evidence["number"] = first(
        (next((_written(found) for text in rows.get("number", ()) for found in _numbers(text, title)), ""), "发文字号一行"),
        (card.get("number", ""), CARD),
    )
    said_under = promulgation(takewhile(lambda text: not _ARTICLES.match(text), texts[:HEAD_LINES]))
    if not number and said_under.number:
        number, evidence["number"] = said_under.number, UNDER_TITLE
    if not number or number.startswith(("令", "公告")):  # It says only what it is, and the line above it whose.
        lone = next(_lone_numbers(_joined_orders(texts[:HEAD_BLOCKS])), "")
        number, evidence["number"] = first((lone, "文首单独一行"), (number, evidence["number"]))
    headed, kind = issued_as(title)
    coded = next(filter(None, map(coded_number, (*rows.get("number", ()), *texts[:HEAD_BLOCKS]))), "")
    if not number and coded:
        number, evidence["number"] = coded, "发文字号一行" if rows.get("number") else "文首单独一行"
    headed, kind = (headed, kind) if headed else issued_as(coded)
    enactment, legislature = enacted(number, texts[:HEAD_LINES])
    bodies, evidence["issuers"] = issuers(document, title)
    if not bodies and legislature:
        bodies, evidence["issuers"] = (legislature,), "正文所述的制定机关"
    if not bodies and headed and number:
        bodies, evidence["issuers"] = (STATE.sub("", headed),), "题名"
    if front.issuers:
        bodies, evidence["issuers"] = front.issuers, COVER
    if said_under.issuers and evidence["issuers"] != "版头":
        bodies, evidence["issuers"] = said_under.issuers, UNDER_TITLE
    if not bodies and "issuer" in card:
        bodies, evidence["issuers"] = (card["issuer"],), CARD
    if not bodies and (order := ORDERED.match(number)) and is_body_name(order[1]):
        bodies, evidence["issuers"] = (order[1],), evidence["number"]
    articles = any(_ARTICLES.match(text) for text in texts)
    word = next((genre for last, genre in GENRES if title.rstrip(_CLOSING).endswith(last)), kind if number else None) or None
    if articles or said_under.issued or said_under.adopted:
        word = law_genre(title, bodies, number) or word
    word = "standard" if front.issued else word
    word = enactment or word
    official = bool(
        number or rows.get("addressee") or rows.get("issuer") or articles or said_under.issued or said_under.adopted
        or (word in OFFICIAL and bodies)
    )  # fmt: skip
    stamped = () if official else (CLOCK, _FIGURES)  # Below what no authority issued, such a day is the page's.
    dated = (
        block.text
        for block, below in zip(document.blocks, [*texts[1:], ""], strict=False)
        if block.type == "date" and not any(stamp.search(block.text) for stamp in stamped) and (official or not _LOCAL_TIME.match(below))
    )
    signed = next((day for text in dated if (day := iso(text))), "")
    adopted = iso(said_under.adopted) or ""
    issued, evidence["issued"] = first(
        (iso(front.issued) or "", COVER),
        (iso(said_under.issued) or "", UNDER_TITLE),
        (signed if signed >= adopted else "", "落款的日期"),
        (adopted, UNDER_TITLE),
        (card.get("issued", ""), CARD),
        (page.day if is_circular(number) and page.where("published") == "line" else "", "版头的日期"),
        (
            next((day for text in texts[1:HEAD_BLOCKS] if _BRACKETED_DAY.match(text) and (day := iso(text))), "") if official else "",
            "题下的日期",
        ),
    )
    days = {name: iso(getattr(said_under, name)) for name in ("adopted", "revised", "effective")}
    evidence |= {name: UNDER_TITLE for name, day in days.items() if day}
    if front.effective and (begins := iso(front.effective)):
        days["effective"], evidence["effective"] = begins, COVER
    head = [text for text in texts[:HEAD_BLOCKS] if len(text) <= LONGEST_FACT_CHARACTERS]
    head = [] if any(map(_OF_A_MEETING.match, head)) else head  # 时间 is then that of the meeting.
    said = dict(reversed(list(facts([*rows.get("source", ()), *rows.get("note", ()), *head]))))
    published, evidence["published"] = (
        ("", "") if official else first((page.day, on_page(page, "published")), (said.get("published", "")[:10], "正文的出处行"))
    )
    paper, evidence["paper"] = ("", "") if official else paper_of(rows.get("source", ()), texts, page)
    by = authors_of(rows.get("byline", ()), rows.get("paragraph", ()))
    not_author = (page.source, page.publisher, paper)
    other, at = first((said.get("author", ""), "正文的出处行"), (page.author, on_page(page, "author")))
    names = (_REPORTER.sub("", name) for name in other.split("\u3000"))
    named = tuple(dict.fromkeys(name for name in names if name and name not in not_author))
    evidence["authors"] = "署名" if by else at
    return Facts(
        title=_short(title) or UNTITLED,
        genre=word or "unknown"
        if official or word == "newsletter"
        else press_genre(document, word, is_of_the_press(document) or (bool(paper) and not evidence["paper"].endswith(SITE))),
        subtitle=None if front.title else next(iter(rows.get("subtitle", ())), None),
        issuers=bodies if official else (),
        number=number or None,
        issued=issued or None,
        adopted=days["adopted"] if days["adopted"] != issued else None,
        revised=days["revised"],
        effective=days["effective"],
        published=published or None,
        paper=paper or None,
        authors=() if official else by or named,
        language=detect("".join(texts), script),
        evidence={**evidence, "language": "用字"},
        doubts=tuple(_doubts(page)),
    )


def titles(document: Document, page: PageMetadata, card: Mapping[str, str]) -> list[str]:
    """What the page, its card and a circular's head call the text.

    A headline of the page counts if what is written for machines is that headline with a site, or nothing is.
    """
    sure = [
        *(said.value for said in page.statements if said.field == "title" and said.where != "html"),
        card.get("title", ""),
        circular_subject(document),
        (cover([block.text for block in document.blocks]) or Cover()).title,
    ]
    shown = (said.value for said in page.statements if said.field == "title" and said.where == "html")
    return [*sure, *(value for value in shown if not any(sure) or any(SITE_MARK.split(one)[0].strip() == value for one in sure))]


def _headline(document: Document, named: Sequence[str]) -> str:
    """The blocks that page or card call the title, where reading saw another; without the blanks that only the text has; else empty."""
    if bare(document.title) != document.title and bare(document.title) in named:
        return bare(document.title)
    found = titled(document, named)
    return "".join(block.text for block in document.blocks[found[0] : found[1]]) if found else ""


def _first_words(document: Document) -> str:
    """What a text without a title begins with, its facts and its addressee aside."""
    words = (
        block.text for block in document.blocks if block.type != "addressee" and not is_row(block.text) and not block.text.endswith("：")
    )
    return next(words, next((block.text for block in document.blocks), ""))


def _joined_orders(texts: Sequence[str]) -> Iterator[str]:
    """The first lines, with the two of an order as one: 中华人民共和国国务院令, and below it 第 499 号."""
    for one, two in pairwise((*texts, "")):
        serial = _SERIAL.fullmatch(two.strip())
        yield f"{one}第{serial[1]}号" if serial and one.endswith("令") else one


def _lone_numbers(texts: Iterable[str]) -> Iterator[str]:
    """The numbers that stand alone on a line."""
    for text in texts:
        bare = text.strip(" \u3000（）()")
        yield from (_written(found) for found in find_numbers(bare) if (found.start, found.end) == (0, len(bare)))


def iso(text: str) -> str | None:
    """A day as ISO 8601, from 2020年12月4日, 二〇二〇年十二月四日 or 2020-12-04; None if the text holds no day or a period."""
    found = list(_DAY.finditer(text))
    if len(found) > 1:
        return None
    if found:
        year, month, day = (value(part) for part in found[0].groups())
        republic = "民國" if re.search("中?[华華]?民[国國]", text[: found[0].start()]) else ""
        text = f"{republic}{year}-{month}-{day}"
    return date(text)[:10] or None


def _numbers(line: str, title: str) -> list[Reference]:
    """The numbers of a line; one without its kind (第13号, 2023年第13号) is that of the kind the title ends with."""
    kind = _KIND.search(title)
    return list(find_numbers(line)) or (list(find_numbers(f"{kind[0]}{_digits(line)}")) if kind else [])


def _written(number: Reference) -> str:
    """A number as the standard has it; in Traditional script as it stands, without blanks."""
    return number.name if simplified(number.text) == number.text else "".join(number.text.split())


def _digits(line: str) -> str:
    """第四十六号 as 第46号."""
    return re.sub(rf"第({NUMERAL})号", lambda found: f"第{value(found[1])}号", line.strip("()（） "))


def _doubts(page: PageMetadata) -> Iterable[str]:
    """Where the page contradicts itself."""
    for name, word in (("published", "发布时间"), ("source", "来源"), ("author", "作者")):
        for other in page.others(name):
            yield f"{word}两处不一：{on_page(page, name)}作 {getattr(page, name)}，{WHERE[other.where]}作 {other.value}"


def _short(title: str) -> str:
    """The title on one line, without the label that says what it is: 法规名称：某某条例."""
    line = TITLE_LABEL.sub("", " ".join(title.split("\n")).strip())
    return line if len(line) <= LONGEST_TITLE_CHARACTERS else line[:LONGEST_TITLE_CHARACTERS] + "…"
