"""The title of a document: of all that may be it, what most speaks for.

Candidates are the lines of the head, alone and with those that follow them, what the page, its card or its cover call the text, the name
of the file, and the first words; `title_sign` says what speaks for and against each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from jiaokan.edition.document import Block, Document
from jiaokan.grammar.body_name import is_body_name
from jiaokan.grammar.characters import HAN
from jiaokan.grammar.date import ANY_DAY
from jiaokan.grammar.document_kind import KIND
from jiaokan.grammar.label import TITLE_LABEL
from jiaokan.grammar.numeral import NUMERAL
from jiaokan.grammar.stop import ends_sentence
from jiaokan.grammar.web_words import PAGE_WORD
from jiaokan.html.metadata import SITE_MARK, PageMetadata
from jiaokan.intake.book import book
from jiaokan.intake.citation import citation
from jiaokan.intake.evidence import FILE, OPENING, RECORD, TITLE_LINES, WHERE
from jiaokan.intake.file_name import PAPER_BLOCKS, told_by_file
from jiaokan.intake.headline import bare
from jiaokan.intake.marked import has_only_sections, is_broken, levels, titled
from jiaokan.intake.meeting import KIND_OF_RECORD, is_of_a_meeting, is_only_a_kind
from jiaokan.intake.other_forms import circular_subject
from jiaokan.intake.own_number import numbered_title
from jiaokan.intake.rows import row_facts
from jiaokan.intake.standard import Cover, cover
from jiaokan.intake.title_sign import LEAST_SAID_CHARACTERS, RECORDS, TITLE_BLOCKS, Head, SeenHead, abridges, score, signs
from jiaokan.intake.title_words import CHAPTER, NO_TITLE, ROW, word_signs
from jiaokan.intake.untitled import first_words, named_file, opening
from jiaokan.read.head_lines import with_place
from jiaokan.read.number import NUMBER
from jiaokan.text import re

MOST_LINES, LONGEST_CHARACTERS, SIGNER_CHARACTERS = 4, 120, 4
"""Over how many lines a title may stand, how long it is at most, and how long a name is that signs, in code points."""
LAST_BLOCKS = 3
"""How many blocks the end of a text has at most, from its signature on."""
_TYPES = ("title", "subtitle", "heading", "paragraph", "item", "issuer", "signature", "byline", "note", "caption")
"""What a block that may be a title was taken for."""
_LEADS = re.compile(f"^(?:(?:第{NUMERAL}篇|原[标標][题題])[:：][ \u3000]?(?=.{{4}})|{NUMBER}(?=《))")
"""What collections and sites set before a title: 第一篇：, its number."""
_MARKED = re.compile("《((?:[^《》]|《[^《》]*》){4,})》")
"""A title in the marks by which others name it (GB/T 15834—2011, 4.15)."""
_FILE = re.compile(r"\.(?:docx?|pdf|wps|rtf|txt|pptx?)$", re.IGNORECASE)
"""What a site that shows files leaves behind their names."""
_CODE = re.compile(r"[（(]\d{5,}[)）]$")
"""The number that a database has for a text, behind its title."""
_PAGING = re.compile(
    r"[ \u3000]*[（(\[［【][ \u3000]*(?:第?\d{1,3}[页頁](?:[/／]共?\d{1,3}[页頁])?|\d{1,3}[ \u3000]*[/／][ \u3000]*\d{1,3})"
    r"[ \u3000]*[)）\]］】]$"
)
_BESIDE = re.compile(r"[ \u3000]?[\[【]([^\]】]{2,6})[\]】]$")
"""What may be a tool of the page behind a title: [复制链接]."""
_STROKE = re.compile(r"[ \u3000]?[_|｜][ \u3000]?|[ \u3000][/／][ \u3000]")
BELIEVED = (frozenset(f"said by {where}" for where in ("a record", "json-ld", "meta", "front")), frozenset(("said by html",)))
"""Who is believed that a line is the title, the surest first: of 134 such lines of labelled pages all were."""
_GREETED = re.compile("【(?P<title>[^】]{4,30})】[^】]{2,40}[：:]")
"""How collections of model texts name one in the line with which it opens: 【某致辞】各位：."""
_APPENDED = re.compile("[ \u3000][附付][:：].{2,12}$|[ \u3000]?[（(][附付][:：][^（）()]{2,12}[）)]$")
"""What follows a title whose document has an appendix: 附：修正本."""
_WITH_HISTORY = re.compile(rf"(?P<title>[^ \u3000，。]{{4,40}})[ \u3000]+(?={ANY_DAY}[{HAN}]{{2}})")
"""A title whose history stands behind it in the same line: 某规程　1946年9月13日某部核定 …"""
_SIGNED = re.compile(rf"[^，。！？；]{{2,40}}[ \u3000]{ANY_DAY}")
"""The last line of a text, with who signs it and the day beside each other."""
_SECOND = re.compile("(?:——|──|――)")
"""How the second line of a headline begins, which is never the whole of it."""
_ORDINAL = re.compile(rf"第{NUMERAL}[次届屆]")
"""How a line begins that says the how-manieth meeting of the body above it met."""
_PAPER = re.compile("[【［\\[]?(?:[关關][键鍵][词詞字]|摘[ \u3000]*要)")
"""What only papers have above their text."""
_ISSUE = re.compile(r"(?:19|20)\d\d ?年?[，,]? ?第? ?\d{1,3} ?期|第 ?\d{1,3} ?卷|\bVol|\bDOI\b|\bISSN\b", re.IGNORECASE)
"""What the line of a journal above a paper holds."""
_NOTES = "*＊①†"
"""Signs of notes behind a title."""


class TitleCandidate(NamedTuple):
    """What may be the title."""

    text: str
    raw: str
    """As it stands, with what stands around it."""
    where: str
    """`lines`, or where else it was found."""
    blocks: tuple[int, int] | None
    """The blocks, first and past the last; None if it stands in none."""
    signs: tuple[str, ...]

    @property
    def is_line(self) -> bool:
        """Whether it is one line of the head."""
        return self.blocks is not None and self.blocks[1] - self.blocks[0] == 1

    @property
    def evidence(self) -> str:
        """Where it was found, in words for the editor."""
        if self.where == "lines":
            return TITLE_LINES
        if self.where in RECORDS:
            return RECORD
        return {"file": FILE, "opening": OPENING}.get(self.where) or WHERE[self.where.removesuffix(" part")]


def choose(head: Head) -> TitleCandidate | None:
    """What most speaks for; of equals the first; None if nothing may be the title.

    Lines that a record or the page's own data call the title are surely it, then the only heading of the first level, then the name of the
    file where sections alone are marked; that heading comes first where it says the name of the file, of which the page's own data have
    but a part; what another line of the head says in full, or with its marks, gives way to that.

    Args:
        head: what the document and what stood around it say.
    """
    found = list(candidates(head))
    sure = ([one for one in found if one.blocks and words & set(one.signs)] for words in BELIEVED)
    marked = titled(head.document)
    held = [one for one in found if is_of_a_meeting(head.document, one.blocks)]
    paper = [one for one in found if bare(one.text) == bare(head.paper)] if head.paper else []
    lead = [one for one in found if marked is not None and one.blocks == (marked, marked + 1) and not CHAPTER.match(one.text)]
    named = [one for one in found if one.where == "file" and has_only_sections(head.document)]
    full = [one for one in lead if _is_in_full(one.text, head)]
    marks = (held, lead) if any(is_only_a_kind(one.text) for one in lead) else (lead, held)
    best = max(next(filter(None, (full, *sure, paper, *marks, named)), found), key=lambda one: score(one.signs), default=None)
    if best is None:
        return None
    same, text = _letters(best.text), bare(best.text)
    whole = (one for one in found if one.is_line and (abridges(text, bare(one.text)) or (not best.blocks and _letters(one.text) == same)))
    best = next(whole, best)
    return next((one for one in found if _goes_on(head.document, best, one)), best)


def _is_in_full(heading: str, head: Head) -> bool:
    """Whether a heading has all letters of the file's name in their order, and the block above the text only some of them as its title."""
    own, rest = _letters(head.file), iter(_letters(heading))
    front = (_letters(one.value) for one in head.page.statements if one.field == "title" and one.where == "front")
    shorter = any(text and text != own and text in own and text in _letters(heading) for text in front)
    return shorter and all(char in rest for char in own)


def _letters(text: str) -> str:
    """A text without marks and blanks: names of files have few marks."""
    return "".join(filter(str.isalnum, text))


def _goes_on(document: Document, one: TitleCandidate, longer: TitleCandidate) -> bool:
    """Whether a title runs over the lines of another.

    A heading may hold `<br>`; a line says which meeting it is above 會議紀錄, one names the body above 第六次會議記錄; below a number all
    lines are title, as
    GB/T 9704—2012, 7.3.1, has it.
    """
    if one.blocks is None or longer.blocks is None or longer.where != "lines" or longer.blocks == one.blocks:
        return False
    blocks, (start, end), (first, last) = document.blocks, one.blocks, longer.blocks
    if (first, last) == (start, end + 1):
        below = bare(blocks[end].text)
        alone = KIND_OF_RECORD.fullmatch(below) is not None and KIND_OF_RECORD.search(bare(one.text)) is None
        return (
            is_broken(document, start)
            or alone
            or (is_body_name(one.text) and _ORDINAL.match(below) is not None and KIND_OF_RECORD.search(below) is not None)
        )
    if last != end or first >= start:
        return False
    if first == start - 1 and _SECOND.match(blocks[start].text) and not ROW.fullmatch(blocks[first].text):
        return True
    if first == start - 1 and _ORDINAL.match(blocks[start].text) and is_body_name(blocks[first].text):
        return True
    if first == 0:
        return False
    above = blocks[first:start]
    lines = all(block.type in ("subtitle", "title") and not ROW.fullmatch(block.text) for block in above)
    return blocks[first - 1].type == "number" and lines


def head_of(document: Document, page: PageMetadata, card: Mapping[str, str], file: str = "", taken: Sequence[int] = ()) -> Head:
    """What a document and what stood around it say of its title.

    Args:
        document: as it was read.
        page: what the page says.
        card: what the card of facts above it says.
        file: the name of the file, if it holds this document alone.
        taken: where in the raw text lines of facts were that cleaning took out, in code points.
    """
    texts = [block.text for block in document.blocks]
    sure = {
        "card": card.get("title", ""), "circular": circular_subject(document),
        "cover": (cover(texts) or Cover()).title, "rows": row_facts(texts).get("title", ""), "citation": citation(texts).title,
    }  # fmt: skip
    named = told_by_file(file, texts)
    return Head(document, page, sure, named or named_file(file), first_words(opening(document)), tuple(taken), named)


def candidates(head: Head) -> Iterator[TitleCandidate]:
    """All that may be the title, the lines first.

    Args:
        head: what the document and what stood around it say.
    """
    blocks, said, seen = head.document.blocks, _said(head), set[str]()
    signed = len(blocks) - 1 if len(blocks) > 1 and _SIGNED.fullmatch(blocks[-1].text) else len(blocks)
    looked, named, marks = SeenHead.of(head, said), {bare(text) for text, _ in said}, levels(head.document)
    of_a_paper = any(_PAPER.match(block.text) for block in blocks[:PAPER_BLOCKS])
    for start, end in _runs(blocks[:signed]):
        raw = "".join(one.text for one in blocks[start:end])
        if all(block.type == "title" for block in blocks[start:end]) and bare(raw) not in named:
            raw = "\u3000".join(one.text for one in blocks[start:end])
        lead = end == start + 1 and marks.get(start) == "#"  # A menu may have an entry of that name, but marks none.
        if NO_TITLE & set(word_signs(raw)) - ({"of the page"} if lead else set()) or (
            start and looked.opens_with_prose and bare(raw) not in named
        ):
            continue
        if any(with_place(one.text, two.text) for one, two in pairwise(blocks[start : end + 1])):
            continue  # Names over the place of work of their bearers.
        if start in marks and any(len(marks.get(at, "")) > len(marks[start]) for at in range(start + 1, end)):
            continue  # A heading and the first of its sections.
        if of_a_paper and bare(raw) not in named and any(_ISSUE.search(one.text) for one in blocks[start:end]):
            continue  # The line of the journal.
        for text in _forms(raw):
            seen.add(bare(text))
            yield TitleCandidate(text, raw, "lines", (start, end), tuple(signs(looked, text, (start, end))))
    for text, where in (*said, (head.opening, "opening")):
        if text and bare(text) not in seen:
            seen.add(bare(text))
            yield TitleCandidate(text, text, where, None, tuple(signs(looked, text, None, where)))


def plain_title(line: str) -> str:
    """A title without its label, its number or day in brackets, who wrote it, a tool of the page, the sign of a note.

    Examples:
        >>> plain_title("某某法（01234）"), plain_title("某某法（2023）"), plain_title("某章[第2页/共5页]"), plain_title("重点.docx")
        ('某某法', '某某法（2023）', '某章', '重点')
        >>> plain_title("法規名稱：某辦法"), plain_title("第一篇：某某细则"), plain_title("某某遊記|〔清〕林某 著"), plain_title("某考*")
        ('某辦法', '某某细则', '某某遊記', '某考')
        >>> plain_title("某政发〔2016〕26号《某局关于印发〈某要点〉的通知》")
        '某局关于印发《某要点》的通知'
    """
    text = _LEADS.sub("", TITLE_LABEL.sub("", line.strip()))
    text = found["title"] if (found := _GREETED.fullmatch(text)) else text
    if (found := _MARKED.fullmatch(text)) and KIND.search(found[1]):
        text = found[1] if "《" in found[1] else found[1].replace("〈", "《").replace("〉", "》")
    text = numbered_title(book(text)[0] or _APPENDED.sub("", text))[0].strip(" \u3000")
    text = text[: found.start()] if (found := _BESIDE.search(text)) and PAGE_WORD.fullmatch(found[1]) else text
    return _CODE.sub("", _PAGING.sub("", _FILE.sub("", text).rstrip(_NOTES))) or line


def _forms(raw: str) -> Iterator[str]:
    """A title without what stands around it; and before a stroke, behind which sites stand and authors."""
    yield (text := plain_title(raw))
    if found := _WITH_HISTORY.match(text):
        yield found["title"]
    parts = _STROKE.split(text)
    if len(parts) > 1 and len(parts[0]) >= LEAST_SAID_CHARACTERS:
        yield parts[0]


def _runs(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """The blocks that may be a title together, first and past the last."""
    for start in range(min(TITLE_BLOCKS, len(blocks))):
        for end in range(start + 1, min(start + MOST_LINES, len(blocks)) + 1):
            *above, last = blocks[start:end]
            if last.type not in _TYPES or not any(map(str.isalpha, last.text)) or _is_signed(blocks, end - 1):
                break
            if sum(len(one.text) for one in blocks[start:end]) > LONGEST_CHARACTERS:
                break
            if above and (ends_sentence(last.text) or any(ends_sentence(one.text) or last.text in one.text for one in above)):
                break
            yield start, end


def _is_signed(blocks: Sequence[Block], at: int) -> bool:
    """Whether a block is the name of who signs a text: a short one under a letter, one above the day with which the text ends."""
    if blocks[at].type != "signature":
        return False
    dated = at + 1 < len(blocks) <= at + LAST_BLOCKS and blocks[at + 1].type == "date"
    return dated or is_body_name(blocks[at].text) or len(bare(blocks[at].text)) <= SIGNER_CHARACTERS


def _said(head: Head) -> list[tuple[str, str]]:
    """What the page, its card and the file call it, and where."""
    page = [(one.value, one.where) for one in head.page.statements if one.field == "title"]
    parts = [(part.strip(), f"{where} part") for text, where in page for part in SITE_MARK.split(text) if part.strip() != text]
    parts += [(text.split(" - ", 1)[0], f"{where} part") for text, where in page if " - " in text]
    parts += [(text.rsplit(" ", 1)[0], f"{where} part") for text, where in page if where == "html" and " " in text and " - " not in text]
    rows = [(text, where) for where, text in head.sure.items()]
    return [(text, where) for text, where in (*page, *parts, *rows, (head.file, "file")) if bare(text)]
