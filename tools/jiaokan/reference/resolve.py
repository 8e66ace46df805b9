"""From references to documents: a reference links only if exactly one document remains.

A number decides before a title, since numbers are unique; a number and a title that disagree decide nothing.
A short name resolves as what it was defined for, a provision as the document it leans on.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import cast

from jiaokan.edition.document import Block
from jiaokan.grammar.date import YEAR_OR_DAY
from jiaokan.reference import edition
from jiaokan.reference.model import ProvisionUnit, Reference, Resolution, Step, Why
from jiaokan.reference.provision import PROVISION_UNITS
from jiaokan.reference.target import Target, Targets
from jiaokan.text import re

_PERIODICAL = re.compile("(?:日报|晚报|早报|晨报|时报|周报|都市报|商报|周刊|月刊|旬刊|杂志|日報|晚報|早報|時報|週報|週刊|雜誌)(?:海外版)?$")
_WORK_OF_ART = (
    *("电影", "影片", "纪录片", "专题片", "教育片", "警示片", "宣传片", "故事片", "电视剧", "连续剧", "话剧", "歌剧", "京剧", "舞剧"),
    *("歌曲", "小说", "图书", "画册", "诗集", "散文", "小品", "节目"),
)
_AMENDS = re.compile("关于(?:修改|修订|修正)[《〈]([^《》〈〉]+)[》〉]的(决定|通知|公告|命令)$")
_EDITION = re.compile(r"([12][0-9]{3})年(?:修订|修正|修改|制定|颁布|公布)(?:后|版)?的?$")
_EDITION_BEHIND = re.compile(rf"[（(](?=([12][0-9]{{3}})){YEAR_OR_DAY}(?:修订|修正|修改|版|制定)(?:版|本)?[）)]")
_NEW_PLACE = ("改为", "作为", "变更为", "调整为")
"""What a decision says before a place of the text as it will be."""
_PRINTED_IN = (
    *("转自", "轉自", "原载", "原載", "载于", "載於", "刊于", "刊於", "发表于", "發表於", "刊发在", "刊登在", "刊發於", "刊登於"),
    "发表在",
)


@dataclass(frozen=True)
class Context:
    """The document that cites: its text in a row, one block a line, and where its blocks begin."""

    document: str
    string: str
    starts: tuple[int, ...] = (0,)
    anchors: tuple[str, ...] = ("",)

    @classmethod
    def of(cls, document: str, blocks: Iterable[Block]) -> Context:
        """The context that a document's blocks make; a block's line breaks (a table's rows) stay."""
        starts, anchors, texts, position = [], [], [], 0
        for block in blocks:
            starts.append(position)
            anchors.append(block.anchor or "")
            texts.append(block.text)
            position += len(block.text) + 1
        return cls(document, "\n".join(texts), tuple(starts), tuple(anchors))

    def place(self, position: int) -> tuple[str, int]:
        """The anchor of the block that holds the position, and the position within the block."""
        index = self.line(position)
        return self.anchors[index], position - self.starts[index]

    def line(self, position: int) -> int:
        """The index of the block that holds the position."""
        return max(0, bisect_right(self.starts, position) - 1)


def resolve(references: Sequence[Reference], targets: Targets, context: Context) -> tuple[Resolution, ...]:
    """What each reference points to, in the same order.

    Args:
        references: what `find` found in the context's string.
        targets: the documents that are held.
        context: the document that cites.
    """
    return tuple(_resolve(reference, targets, context) for reference in references)


def _resolve(reference: Reference, targets: Targets, context: Context) -> Resolution:
    match reference.kind:
        case "title":
            found = _titled(reference, targets, context)
            if not found and (why := _no_document(reference, context)):
                return Resolution(reference, why=why)
            return _edition_of(reference, found, targets, context)
        case "number":
            return _choose(reference, targets.numbered(reference.name, context.document), context)
        case "name":
            return _edition_of(reference, targets.titled(reference.name), targets, context)
        case "relative":
            return replace(_resolve(reference.of[0], targets, context), reference=reference) if reference.of else _open(reference)
        case "alias" | "alias-definition":
            return _alias(reference, targets, context)
        case "provision":
            return _provision(reference, targets, context)
        case "self":
            return _self(reference, targets, context)


def _choose(reference: Reference, found: Sequence[str], context: Context) -> Resolution:
    if not found:
        return Resolution(reference, why="no-candidate")
    if len(found) > 1:
        return Resolution(reference, why="several-candidates", candidates=tuple(found))
    return Resolution(reference, why="self") if found[0] == context.document else Resolution(reference, document=found[0])


def _open(reference: Reference) -> Resolution:
    return Resolution(reference, why="no-antecedent")


def _no_document(reference: Reference, context: Context) -> Why | None:
    """Whether 《…》 names a newspaper, by its last words or by words before it that say where a text was printed, or a film or book."""
    if _PERIODICAL.search(reference.name) or context.string.endswith(_PRINTED_IN, 0, reference.start):
        return "periodical"
    return "no-document" if context.string.endswith(_WORK_OF_ART, 0, reference.start) else None


def _edition(reference: Reference, context: Context) -> str:
    """The year of the edition that the words before the title ask for, or those in brackets behind it; empty if they ask for none."""
    match = _EDITION.search(context.string[max(0, reference.start - 16) : reference.start])
    match = match or _EDITION_BEHIND.match(context.string, reference.end)
    return match[1] if match else ""


def _edition_of(reference: Reference, found: Sequence[str], targets: Targets, context: Context) -> Resolution:
    """The one document of a title that is meant: of the issuer who cites, of the year asked for, else of the citing day."""
    citing = targets.by_id.get(context.document)
    held = [targets.by_id[id] for id in found]
    held = list(edition.of_own_issuer(held, citing))
    if year := _edition(reference, context):
        held = list(edition.of_year(held, year))
    elif edition.are_editions(held):
        held = list(edition.on(held, citing.issued if citing else "")) or held
    if found and (not held or (len(held) == 1 and edition.is_later(held[0], citing))):
        return Resolution(reference, why="other-edition", candidates=tuple(found))
    return _choose(reference, [one.id for one in held], context)


def _titled(reference: Reference, targets: Targets, context: Context) -> tuple[str, ...]:
    """The documents of a title; a number beside it must not speak against them."""
    by_title = targets.titled(reference.name)
    if not reference.number:
        return by_title
    by_number = targets.numbered(reference.number, context.document)
    if by_number:
        return tuple(id for id in by_number if id in by_title) or tuple(sorted({*by_number, *by_title}))
    return tuple(id for id in by_title if not targets.by_id[id].numbers)


def _alias(reference: Reference, targets: Targets, context: Context) -> Resolution:
    """As what it stands for; a mere term links to the place of its definition."""
    if not reference.of:
        return Resolution(reference, why="no-antecedent" if reference.text.startswith("《") else "term")
    if reference.of[0].kind == "alias-definition":
        return Resolution(reference, context.document, context.place(reference.of[0].start)[0] or None)
    found = [_resolve(meant, targets, context) for meant in reference.of]
    if len(found) == 1:
        return replace(found[0], reference=reference)
    candidates = tuple(sorted({one.document for one in found if one.document}))
    return Resolution(reference, why="several-candidates" if candidates else "no-candidate", candidates=candidates)


def _provision(reference: Reference, targets: Targets, context: Context) -> Resolution:
    own = targets.by_id.get(context.document)
    amended = _amended_by(own)
    if not reference.of and own and amended and not own.outline.places:
        if context.string.endswith(_NEW_PLACE, 0, reference.start):
            return Resolution(reference, why="no-provision")
        title = Reference("title", reference.start, reference.start, f"《{amended}》", amended)
        return _provision(replace(reference, of=(title,), internal=False), targets, context)
    if not reference.of:
        if not reference.internal:
            return Resolution(reference, why="no-candidate")
        return _own(reference, reference.steps, targets, context)
    if reference.of[0].internal:
        near = _near(reference.of[0], targets, context)
        return _own(reference, (*near, *reference.steps), targets, context)
    leant, steps = _leant(reference)
    whole = _resolve(leant, targets, context)
    if whole.why == "self":
        return _own(reference, steps, targets, context)
    if whole.document is None:
        return replace(whole, reference=reference)
    return Resolution(reference, whole.document, targets.by_id[whole.document].outline.anchor(steps))


def _leant(reference: Reference) -> tuple[Reference, tuple[Step, ...]]:
    """The document that a provision leans on in the end, and all its steps: 该条第二款 has the article of 该条, 前款 the one before."""
    above, steps = reference.of[0], reference.steps
    while above.of and "provision" in (above.kind, above.of[0].kind):
        inner = above if above.kind == "provision" else above.of[0]
        top = PROVISION_UNITS.index(steps[0].unit)
        steps = (*(step for step in inner.steps if PROVISION_UNITS.index(step.unit) < top), *steps)
        above = inner.of[0] if inner.of else inner
    return above, steps


def _self(reference: Reference, targets: Targets, context: Context) -> Resolution:
    """本办法 is the document itself; 前款 and 本条 have a place in it. In a decision that amends a regulation, 本条例 is the regulation."""
    if reference.of:
        return _quoted(reference, targets, context)
    if amended := _amended(reference, targets, context):
        return replace(_resolve(amended, targets, context), reference=reference)
    near = _near(reference, targets, context)
    if not near:
        return Resolution(reference, why="self" if reference.text[-1] not in "条款项章节" else "no-provision")
    return _own(reference, near, targets, context)


def _quoted(reference: Reference, targets: Targets, context: Context) -> Resolution:
    """本法, 本条, 前款 or 同条 within the words of another text, or after a provision of one."""
    of, unit, text = reference.of[0], reference.text[-1], reference.text
    if unit not in "条款项" or of.kind != "provision":
        return replace(_resolve(meant_by(of), targets, context), reference=reference)
    steps = tuple(step for step in of.steps if PROVISION_UNITS.index(step.unit) <= PROVISION_UNITS.index(cast(ProvisionUnit, unit)))
    last = steps[-1] if steps and steps[-1].unit == unit and len(text) == 2 else None
    last = _before(last) if last and text[0] == "前" else last
    if last is None:
        return Resolution(reference, why="no-provision")
    return replace(_provision(replace(of, steps=(*steps[:-1], last)), targets, context), reference=reference)


def _before(step: Step) -> Step | None:
    """The one before, inserted ones counted: 第四条 before 第四条之一; none before the first."""
    step = replace(step, branch=step.branch - 1) if step.branch else replace(step, number=step.number - 1)
    return step if step.number else None


def meant_by(one: Reference) -> Reference:
    """The document that a provision belongs to; any other reference itself."""
    return _leant(one)[0] if one.kind == "provision" and one.of else one


def _amended(reference: Reference, targets: Targets, context: Context) -> Reference | None:
    """What a decision amends, if the word is of its kind and not of the decision's own."""
    target = targets.by_id.get(context.document)
    match = _AMENDS.search(target.titles[0]) if target else None
    kind = reference.text.removeprefix("本")
    if match is None or not match[1].endswith(kind) or kind == match[2]:
        return None
    return Reference("title", reference.start, reference.end, f"《{match[1]}》", match[1])


def _amended_by(target: Target | None) -> str:
    """The title of the one regulation that a decision amends; empty if the document is no such decision."""
    match = _AMENDS.search(target.titles[0]) if target else None
    return match[1] if match else ""


def _own(reference: Reference, steps: Sequence[Step], targets: Targets, context: Context) -> Resolution:
    """A place in the document itself."""
    target = targets.by_id.get(context.document)
    anchor = target.outline.anchor(steps) if target and steps else None
    return Resolution(reference, context.document, anchor) if anchor else Resolution(reference, why="no-provision")


def _near(reference: Reference, targets: Targets, context: Context) -> tuple[Step, ...]:
    """The provision that 前款, 前条 or 本条 means, counted from where the words stand; empty if they stand in no article."""
    target = targets.by_id.get(context.document)
    anchor, _ = context.place(reference.start)
    here = target.outline.within.get(anchor, ()) if target else ()
    text, unit = reference.text, reference.text[-1]
    mine = next((index for index, step in enumerate(here) if step.unit == unit), None)
    if mine is None or text[0] == "同" or len(text) > 2:
        return ()
    step = _before(here[mine]) if text[0] == "前" else here[mine]
    return (*here[:mine], step) if step else ()
