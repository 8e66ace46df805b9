"""What a text says about itself: title, issuers, number, days, paper, authors, from its blocks and from the page it stood on.

Only what stands there is taken, and with each fact the place it was taken from; what the text does not say stays unknown.
The text comes before the page, since a page may carry the text of another; of days of publishing only the page knows.
Where two places differ the first is taken and the other is told the editor.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from jiaokan.edition.document import Document
from jiaokan.grammar.body_name import is_body_name
from jiaokan.grammar.date import ANY_DAY
from jiaokan.grammar.fact_line import facts
from jiaokan.html.metadata import PageMetadata
from jiaokan.intake.articles import LAW_HEAD_LINES, before_articles, has_articles
from jiaokan.intake.book import book
from jiaokan.intake.day import iso
from jiaokan.intake.evidence import (
    BELOW_TITLE,
    BYLINE,
    CARD,
    COVER,
    EXCERPT,
    HEADING,
    JOURNAL,
    LISTED_ROWS,
    LONE,
    NUMBER_LINE,
    UNDER_TITLE,
    contradictions,
    first,
    on_page,
)
from jiaokan.intake.genre import ORDERED, REPUBLIC, is_of_taiwan, law_genre, named_genre, named_rules, press_genre
from jiaokan.intake.headline import bare, subtitle_of
from jiaokan.intake.issuers import (
    ENTITLED,
    MASTHEAD,
    alone_above,
    alone_under,
    dated_by_body,
    in_running_header,
    issued_by,
    issuers,
    several,
)
from jiaokan.intake.judgment import judgment, title_by
from jiaokan.intake.meeting import KIND_OF_RECORD
from jiaokan.intake.other_forms import coded_number, enacted, is_circular, issued_as
from jiaokan.intake.own_name import entitled
from jiaokan.intake.own_number import numbered_title, own_number
from jiaokan.intake.press import (
    COPIED,
    SITE,
    authors_of,
    day_and_names,
    is_of_a_release,
    is_of_the_press,
    paper_of,
    sources,
    tells_for,
    with_post,
)
from jiaokan.intake.promulgation import STATE_BEFORE_BODY, Promulgation, history, in_brackets, promulgation, told_behind
from jiaokan.intake.rows import row_facts
from jiaokan.intake.run_on import RUN_ON, run_on
from jiaokan.intake.signed_day import posted_day, signed_day
from jiaokan.intake.standard import STANDARD_NUMBER, Cover, cover
from jiaokan.intake.title import choose, head_of
from jiaokan.intake.under_title import signed as names_at_end
from jiaokan.intake.under_title import under_title
from jiaokan.record.schema import OFFICIAL, Script
from jiaokan.script.detection import detect
from jiaokan.text import re

LONGEST_TITLE_CHARACTERS = 200
"""What is longer is no title and is cut for the record; the text keeps it whole. Titles with many issuers have a hundred."""
HEAD_BLOCKS, LONGEST_FACT_CHARACTERS = 6, 200
"""How many first blocks may hold facts about the page, and how many code points a line of facts has at most."""
_BRACKETED_DAY = re.compile(rf"[（(]{ANY_DAY}[）)]$")
UNTITLED = "无题"
_OF_A_MEETING = re.compile("(?:会议|會議|开会|開會)?(?:地[点點]|出席|列席|主席|主持人?|[记紀記][录錄]人?)[^，。]{0,6}?[:：]")
_REPORTER = re.compile("^(?:(?:本[报報])?(?:[见見][习習])?[记記]者|文[/／]?)(?=.{2,})")


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
    taken: Sequence[int] = (),
) -> Facts:
    """What a document says about itself.

    Args:
        document: as it was read.
        page: what the page it stood on says, if it stood there alone.
        card: what the card of facts above it says, by `jiaokan.intake.info_card`.
        script: of a text whose characters do not tell it.
        file: the name of the file, if it holds this document alone.
        taken: where in the raw text lines of facts were that cleaning took out, in code points.
    """
    page, card = page or PageMetadata(), card or {}
    rows: dict[str, list[str]] = {}
    for block in document.blocks:
        rows.setdefault(block.type, []).append(block.text)
    texts = [block.text for block in document.blocks]
    front, listed = cover(texts) or Cover(), row_facts(texts)
    chosen = choose(head_of(document, page, card, file, taken))
    title, bracketed = (chosen.text, numbered_title(chosen.raw)[1]) if chosen else ("", "")
    ruled, evidence = judgment(texts, title), dict[str, str]()
    title, evidence["title"] = title_by(ruled, (title, chosen.evidence if chosen else ""), texts, page)
    joined = run_on(title, texts)
    acts = (*history(before_articles(document.blocks)), *told_behind(document.blocks), *joined.acts)
    said_under = Promulgation() if ruled.court else promulgation(acts)
    recorded = KIND_OF_RECORD.search(bare(title)) is not None  # A number within minutes is that of what was heard.
    own_lines = [one.text for one in document.blocks[: HEAD_BLOCKS if recorded else None] if one.type == "number"]
    coded = next(filter(None, map(coded_number, (*own_lines, *texts[:HEAD_BLOCKS]))), "")
    opened, numbered = in_brackets(texts[:LAW_HEAD_LINES])
    number, evidence["number"] = first(
        (ruled.number, HEADING),
        (front.number, COVER),
        own_number(title, own_lines, card.get("number", ""), said_under.number, texts[: 2 * HEAD_BLOCKS]),
        (bracketed, "题名"),
        (coded, NUMBER_LINE if own_lines else LONE),
        (numbered, UNDER_TITLE),
        (listed.get("number", ""), LISTED_ROWS),
        (joined.number, RUN_ON),
    )
    headed, kind = issued_as(title)
    headed, kind = (headed, kind) if headed else issued_as(coded)
    enactment, legislature = enacted(number, texts[:LAW_HEAD_LINES])
    found, at = issuers(document, title)
    own, order = entitled(title, number, texts), ORDERED.match(number)
    bodies, evidence["issuers"] = first(
        ((ruled.court,) if ruled.court else (), HEADING),
        ((headed,) if headed and is_circular(number) else (), evidence["number"]),
        (found if at == MASTHEAD and not front.issuers else (), MASTHEAD),
        (said_under.issuers, UNDER_TITLE),
        (front.issuers, COVER),
        (found, at),
        ((legislature,) if legislature else (), "正文所述的制定机关"),
        (issued_by(title, texts[:HEAD_BLOCKS]), "正文所述的发布机关"),
        ((STATE_BEFORE_BODY.sub("", headed),) if headed and number else (), "题名"),
        (several(card.get("issuer", "")), CARD),
        (several(listed.get("issuer", "")), LISTED_ROWS),
        ((own,) if own else (), "题名与正文的自称或发文字号相合"),
        ((order[1],) if order and is_body_name(order[1]) else (), evidence["number"]),
        (alone_under(title, texts[: 2 * HEAD_BLOCKS]), "题下单独一行"),
        (alone_above(title, texts), "题上单独一行"),
        (in_running_header(document), "书眉"),
    )
    own = own if bodies == (own,) else ""
    articles = has_articles(title, texts)
    headed_by = document.title if chosen and chosen.where == "file" else ""
    word = named_genre(title) or named_genre(headed_by) or (kind if number else None)
    word = word or (named_rules(title) if at == ENTITLED else None)
    if word != "notice" and (articles or order or said_under.issued or said_under.adopted or number.startswith("法释")):
        republic = any(map(REPUBLIC.search, texts[:LAW_HEAD_LINES])) or is_of_taiwan(texts)
        word = law_genre(title, bodies, number, republic=republic) or word
    word = "standard" if front.issued or STANDARD_NUMBER.fullmatch(number) else word
    word = "judgment" if ruled.of_a_court else enactment or word
    agency = any(map(tells_for(rows.get("issuer", ())), texts[:HEAD_BLOCKS]))
    meeting = any(map(_OF_A_MEETING.match, texts[:HEAD_BLOCKS]))
    signs = dated_by_body(document.blocks) and not is_of_the_press(document)
    official = bool(
        number or joined.sent or rows.get("addressee") or (rows.get("issuer") and word and not agency) or articles or own or signs
        or said_under.issued or said_under.adopted or ruled.court or (word in OFFICIAL and bodies) or (word == "minutes" and meeting)
    )  # fmt: skip
    signed = signed_day(document, page.day, official=official, meeting=meeting or word == "minutes")
    adopted = iso(said_under.adopted) or ""
    issued, evidence["issued"] = first(
        (iso(front.issued) or "", COVER),
        (ruled.day, HEADING),
        (iso(joined.day) or "", RUN_ON),
        (iso(said_under.issued) or iso(opened) or "", UNDER_TITLE),
        (signed if signed >= adopted else "", "落款的日期"),
        (adopted, UNDER_TITLE),
        (card.get("issued", ""), CARD),
        (listed.get("issued", ""), LISTED_ROWS),
        (page.day if is_circular(number) and page.where("published") == "line" else "", "版头的日期"),
        (
            next((day for text in texts[1:HEAD_BLOCKS] if _BRACKETED_DAY.match(text) and (day := iso(text))), "") if official else "",
            "题下的日期",
        ),
    )
    days = {name: iso(getattr(said_under, name)) for name in ("adopted", "revised", "effective")}
    evidence |= {name: UNDER_TITLE for name, day in days.items() if day}
    days["revised"] = max(days["revised"] or "", listed.get("revised", "")) or None
    for name in ("adopted", "effective"):
        days[name], evidence[name] = first((days[name] or "", UNDER_TITLE), (listed.get(name, ""), LISTED_ROWS))
    if front.effective and (begins := iso(front.effective)):
        days["effective"], evidence["effective"] = begins, COVER
    head = [text for text in texts[:HEAD_BLOCKS] if len(text) <= LONGEST_FACT_CHARACTERS and not meeting]  # 时间 is that of the meeting.
    said = dict(reversed(list(facts([*rows.get("source", ()), *rows.get("note", ()), *head]))))
    timed = next((day for text, below in pairwise((*texts, "")) if is_of_a_release(text, below) and (day := iso(text))), "")
    stood, names_beside = day_and_names(texts[1:3])
    place = texts.index(document.title) + 1 if document.title in texts and not (chosen and chosen.where == "opening") else 0
    place = chosen.blocks[1] if chosen and chosen.blocks else place
    stated = under_title(title, texts[place : place + LAW_HEAD_LINES])
    published, evidence["published"] = (
        ("", "")
        if official
        else first(
            (page.day, on_page(page, "published")),
            (said.get("published", "")[:10], "正文的出处行"),
            (timed, "文末的时间"),
            (stood, BYLINE),
            (stated.day, BELOW_TITLE),
            (posted_day(texts), "文末的日期"),
        )
    )
    told_by = paper_of(sources(document.blocks), texts, page)
    paper, evidence["paper"] = (
        ("", "")
        if official
        else first((listed.get("paper", ""), LISTED_ROWS), (stated.paper, BELOW_TITLE), (stated.journal, JOURNAL), told_by)
    )
    by = authors_of(rows.get("byline", ()), rows.get("paragraph", ())) or names_beside or with_post(texts[1:HEAD_BLOCKS])
    by = by or tuple(filter(None, book(document.title)[1:])) or stated.names or names_at_end(texts)
    not_author = (page.source, page.publisher, paper)
    other, at = first(
        (said.get("author", ""), "正文的出处行"), (listed.get("author", ""), LISTED_ROWS), (page.author, on_page(page, "author"))
    )
    names = (_REPORTER.sub("", name) for name in other.split("\u3000"))
    named = tuple(dict.fromkeys(name for name in names if name and name not in not_author))
    evidence["authors"] = BYLINE if by else at
    return Facts(
        title=_short(title) or UNTITLED,
        genre=word or "unknown"
        if official or word == "newsletter"
        else press_genre(
            document,
            word,
            is_of_the_press(document, page.author)
            or (bool(paper) and evidence["paper"] not in (LISTED_ROWS, JOURNAL, EXCERPT, COPIED) and not evidence["paper"].endswith(SITE)),
        ),
        subtitle=None if front.title else subtitle_of(document, title),
        issuers=bodies if official else (),
        number=number or None,
        issued=issued or None,
        adopted=(days["adopted"] if days["adopted"] != issued else None) or None,
        revised=(days["revised"] if days["revised"] != issued else None) or None,
        effective=days["effective"] or None,
        published=published or None,
        paper=paper or None,
        authors=() if official else by or named,
        language=detect("".join(texts), script),
        evidence={**evidence, "language": "用字"},
        doubts=tuple(contradictions(page)),
    )


def _short(title: str) -> str:
    """The title on one line, as long as a record has it."""
    line = " ".join(title.split("\n")).strip()
    return line if len(line) <= LONGEST_TITLE_CHARACTERS else line[:LONGEST_TITLE_CHARACTERS] + "…"
