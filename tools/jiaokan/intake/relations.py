"""How documents stand to each other, as far as their own words say so: forwards, attaches, implements, reports on, contains, quotes.

A relation is a fact only if the words that make it one (转发, 印发, 附件, 为贯彻落实, a contents list, a quotation) stand beside a title or
number which exactly one document has. A document that is merely named is told the editor, who decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick

from jiaokan.edition.document import Block
from jiaokan.grammar.numeral import COUNTING
from jiaokan.reference.find import find
from jiaokan.reference.listed_title import find_listed
from jiaokan.reference.resolve import Context, resolve
from jiaokan.reference.target import Target, Targets, title_key
from jiaokan.text import re

FORWARD = re.compile(r"转发|批转|轉發")
ISSUE = re.compile(r"印发|发布|公布|下发|颁布|印發|發布|頒布")
CARRY_OUT = re.compile(r"(?:贯彻|落实|实施|執行|执行|貫徹|落實|實施)(?:落实|执行|实施|落實)?[^，。；《]{0,30}$")
GIVEN = re.compile(r"现将|現將|现予|現予|随文|附后|给你们|給你們")
TO_CARRY_OUT = re.compile(r"(?:^|[，。；])为(?:了)?(?:深入|认真|全面|切实|进一步|扎实|有效)*(?:学习)?(?:贯彻|落实)[^，。；《]{0,30}$")
ABOUT = re.compile("^.{0,60}?(?:关于|關於)")
MARKS = re.compile(r"[\s《》〈〉“”‘’·—-]+")
LONG_TITLE_CHARACTERS = 10
"""Characters of a title that two documents do not share by chance."""
LABEL = re.compile(rf"^[\s·•*#-]{{0,4}}(?:[①-⑳]|[（(][0-9{COUNTING}]{{1,3}}[）)]|[0-9０-９{COUNTING}]{{1,3}}[.．、)）])?[ \u3000]*")
PAGE = re.compile(r"[.…·\s]{2,200}[0-9０-９]{1,4}$")
CONTENTS_LINE_CHARACTERS = 200
"""Code points of a line of a contents list."""
OPENING_PARAGRAPHS = 4
"""So many of the first paragraphs say why a document was made, or what a report is about."""
QUOTED = re.compile(r"“([^“”\n]{16,400})”")
"""A quotation that nobody writes by chance."""


@dataclass(frozen=True)
class Party:
    """A document, as far as its relations go."""

    target: Target
    blocks: tuple[Block, ...]
    source: str = ""
    """The id of its source: a contents list speaks of what came with it."""

    @property
    def id(self) -> str:
        """The id of the document."""
        return self.target.id

    @property
    def needles(self) -> tuple[str, ...]:
        """The number, and of each title the longest run of words after 关于 without a mark."""
        runs = (max(MARKS.split(ABOUT.sub("", title)), key=len) for title in self.target.titles)
        return tuple(dict.fromkeys((*self.target.numbers, *(run for run in runs if len(run) > 1))))


@dataclass(frozen=True)
class ProposedRelation:
    """One document stands so to another."""

    one: str
    type: str
    """A type of the schema, from `one` to `two`; empty if it is only named, and the editor has to say."""
    two: str
    why: str


def find_relations(new: Sequence[Party], held: Sequence[Party]) -> tuple[ProposedRelation, ...]:
    """The relations among new documents, and between them and those that are held.

    Args:
        new: documents that come in.
        held: documents of the corpus that the new ones may be about, or that may be about the new ones.

    Returns:
        At most one relation from a document to another, the surest; relations between two held documents are theirs to say.
    """
    parties = {party.id: party for party in (*held, *new)}
    targets = Targets.of(party.target for party in parties.values())
    fresh = {party.id for party in new}
    found: dict[frozenset[str], ProposedRelation] = {}
    beside: dict[str, list[Party]] = {}
    for party in parties.values():
        beside.setdefault(party.source, []).append(party)
    for party in (*new, *_about(new, held)):
        for relation in _of(party, targets, parties, beside[party.source]):
            pair = frozenset((relation.one, relation.two))
            if len(pair) == 2 and pair & fresh and (pair not in found or (relation.type and not found[pair].type)):
                found[pair] = relation
    return tuple(found.values())


def _about(new: Sequence[Party], held: Sequence[Party]) -> Iterator[Party]:
    """Held documents whose text holds a number of a new one, or the longest run of words of its title; a quick look only."""
    needles = list(dict.fromkeys(needle for party in new for needle in party.needles))
    names = AhoCorasick(needles) if needles else None
    for party in held:
        if names and any(names.find_matches_as_indexes(block.text) for block in party.blocks):
            yield party


def twins(new: Sequence[Party], held: Iterable[Party]) -> Iterator[tuple[str, str, str]]:
    """Pairs of a new document and one that came before it from another file, likely one and the same, and what they have in common.

    That is 文号, or the words of 题名; of several the first.
    A report may bear the title of the document it reports on, so titles count only between two official texts or two others.
    """
    first: dict[tuple[str, ...], Party] = {}
    for party in held:
        for sign in _signs(party):
            first.setdefault((*sign, _numbered(party)), party)
    for party in new:
        found: dict[str, str] = {}
        for sign in _signs(party):
            first.setdefault((*sign, _numbered(party)), party)
            others = [first.get((*sign, numbered)) for numbered in ("", "numbered")]
            if sign[0] != "文号" and _numbered(party):
                others.pop()  # Their numbers would be the same.
            other = next((one for one in others if one and one.source != party.source), None)
            if other:
                found.setdefault(other.id, sign[0])
        yield from ((party.id, other, common) for other, common in found.items())


def _signs(party: Party) -> Iterator[tuple[str, ...]]:
    """What no two documents have in common by chance: numbers, and long titles of official texts or of others."""
    yield from (("文号", number) for number in party.target.numbers)
    keys = dict.fromkeys(map(title_key, party.target.titles))
    yield from (("题名", key, str(party.target.official)) for key in keys if len(key) >= LONG_TITLE_CHARACTERS)


def _numbered(party: Party) -> str:
    return "numbered" if party.target.numbers else ""


def _of(party: Party, targets: Targets, parties: Mapping[str, Party], beside: Sequence[Party]) -> Iterator[ProposedRelation]:
    """What one document says of others, the surest first."""
    title = party.target.titles[0]
    yield from _contents(party, beside)
    if party.target.official:
        yield from _titled(party, title, targets)
        yield from _attached(party, targets, parties)
    else:
        yield from _headline(party, title, targets, parties)
    yield from _said(party, targets, parties)


def _contents(party: Party, beside: Sequence[Party]) -> Iterator[ProposedRelation]:
    """A contents list names what came with it: lines of a list, or two lines or more that are whole titles of other documents."""
    lines = {_entry(block.text): block for block in party.blocks if block.type != "title" and len(block.text) <= CONTENTS_LINE_CHARACTERS}
    found = {other.id: block for other in beside if other.id != party.id and (block := _listing(other, lines)) is not None}
    for id, block in found.items():
        if block.type == "toc" or len(found) > 1:
            yield ProposedRelation(party.id, "contains", id, f"目录列有“{_short(block.text)}”")


def _listing(other: Party, lines: Mapping[str, Block]) -> Block | None:
    """The line that is a title of the other document, or the line of a contents list that holds one."""
    names = [_entry(title) for title in other.target.titles]
    whole = (lines[name] for name in names if name in lines)
    within = (block for name in names for line, block in lines.items() if block.type == "toc" and len(name) >= 4 and name in line)
    return next(whole, None) or next(within, None)


def _entry(line: str) -> str:
    """A line of a contents list, or a title, without its label and page: ②甲…3 and 1.甲 are both 甲."""
    return title_key(PAGE.sub("", LABEL.sub("", line)))


def _titled(party: Party, title: str, targets: Targets) -> Iterator[ProposedRelation]:
    """关于印发《甲》的通知, 关于转发《甲》的通知, 关于贯彻落实《甲》的通知, 转发乙局关于甲的通知的通知."""
    for reference in find(title):
        other = _one(targets.titled(reference.name), party.id) if reference.kind == "title" else None
        before = title[: reference.start]
        kind = "forwards" if FORWARD.search(before) else "implements" if CARRY_OUT.search(before) else "attaches"
        if other and (kind != "attaches" or ISSUE.search(before)):
            yield ProposedRelation(party.id, kind, other, f"题名“{_short(title)}”")
    forwarded = FORWARD.split(title, maxsplit=1)[1:]
    for name in forwarded:
        bare = re.sub(r"的?(?:通知|函)$", "", name)
        for words in dict.fromkeys((name, bare, bare.strip("《》〈〉“”"))):
            if other := _one(targets.titled(words), party.id):
                yield ProposedRelation(party.id, "forwards", other, f"题名“{_short(title)}”")


def _headline(party: Party, title: str, targets: Targets, parties: Mapping[str, Party]) -> Iterator[ProposedRelation]:
    """A report under the title of an official document, or one whose headline says that it was issued."""
    named = (reference for reference in find(title) if reference.kind == "title" and ISSUE.search(title[: reference.start]))
    names = [title, *(reference.name for reference in named)]
    for name in names:
        other = _one([id for id in targets.titled(name) if id != party.id], party.id)
        if other and parties[other].target.official:
            yield ProposedRelation(party.id, "reports-on", other, f"题名“{_short(title)}”")


def _attached(party: Party, targets: Targets, parties: Mapping[str, Party]) -> Iterator[ProposedRelation]:
    """The attachment note names it: a document of another body with its own number is forwarded, any other is attached."""
    context = Context.of(party.id, party.blocks)
    for reference in find_listed([block if block.type == "attachment" else _mute(block) for block in party.blocks], targets, context):
        other = _one(targets.titled(reference.name), party.id)
        if other:
            theirs = parties[other].target
            foreign = bool(theirs.numbers) and not set(theirs.issuers) & set(party.target.issuers)
            yield ProposedRelation(party.id, "forwards" if foreign else "attaches", other, f"附件说明列有“{_short(reference.name)}”")


def _said(party: Party, targets: Targets, parties: Mapping[str, Party]) -> Iterator[ProposedRelation]:
    """What the text says of a document that it names by title or number, sentence by sentence."""
    context = Context.of(party.id, party.blocks)
    named: dict[str, str] = {}
    for found in resolve(find(context.string), targets, context):
        reference, other = found.reference, found.document
        index = context.line(reference.start)
        if other is None or other == party.id or reference.kind not in ("title", "number") or party.blocks[index].type == "toc":
            continue
        text, at = party.blocks[index].text, reference.start - context.starts[index]
        sentence = _sentence(text, at)
        before = text[max(0, at - 60) : at]
        early = _paragraph(party.blocks, index) < OPENING_PARAGRAPHS
        if party.target.official and GIVEN.search(sentence) and (FORWARD.search(sentence) or ISSUE.search(sentence)):
            yield ProposedRelation(party.id, "forwards" if FORWARD.search(sentence) else "attaches", other, f"正文“{_short(sentence)}”")
        elif party.target.official and early and TO_CARRY_OUT.search(before):
            yield ProposedRelation(party.id, "implements", other, f"正文“{_short(sentence)}”")
        elif not party.target.official and early and ISSUE.search(sentence):
            yield ProposedRelation(party.id, "reports-on", other, f"正文“{_short(sentence)}”")
        named.setdefault(other, reference.text)
    for other, name in named.items():
        quotation = _quotation(context.string, parties[other].blocks)
        if quotation:
            yield ProposedRelation(party.id, "quotes", other, f"引其原文“{_short(quotation)}”")
        else:
            yield ProposedRelation(party.id, "", other, f"文中提到“{_short(name)}”")


def _quotation(string: str, blocks: Iterable[Block]) -> str:
    """Words in quotation marks that stand in the other document too."""
    quoted = [match[1].rstrip("，。；") for match in QUOTED.finditer(string)]
    text = "\n".join(block.text for block in blocks) if quoted else ""
    return next((words for words in quoted if words in text), "")


def _paragraph(blocks: Sequence[Block], index: int) -> int:
    """How many paragraphs stand before a block."""
    return sum(block.type in ("paragraph", "item") for block in blocks[:index])


def _sentence(text: str, at: int) -> str:
    """The sentence around a place."""
    start = max(text.rfind(mark, 0, at) for mark in "。！？\n") + 1
    ends = [end for mark in "。！？\n" if (end := text.find(mark, at)) >= 0]
    return text[start : min(ends, default=len(text))]


def _one(found: Sequence[str], but: str) -> str | None:
    """The only document that it can be, if it is not the one that says so."""
    return found[0] if len(found) == 1 and found[0] != but else None


def _mute(block: Block) -> Block:
    """A block that is no list."""
    return Block("paragraph", block.body, anchor=block.anchor) if block.type == "toc" else block


def _short(words: str) -> str:
    line = " ".join(words.split("\n"))
    return line if len(line) <= 40 else line[:40] + "…"
