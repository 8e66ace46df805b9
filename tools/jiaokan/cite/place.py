"""A place in a document by any name that it goes by: ¶12, 第15条第2款, 二（三）1, or as much of these as names one block.

People write 第十五条第（四）项 where a page shows 第15条第1款第4项, so names are compared in one form: folded, provisions in digits.
A name is for finding; only the anchor is the identity.
The search page and the resolver page read a query in the same way, by `assets/search/place.js`, whose patterns are these; a test
compares the two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from jiaokan.cite.pinpoint import former_labels, labels, provisions
from jiaokan.cite.section import BlockSection, sections
from jiaokan.edition.document import Block
from jiaokan.edition.once import once
from jiaokan.grammar.numeral import COUNTING, ORDINAL, value
from jiaokan.reference.outline import Outline
from jiaokan.script.folding import fold
from jiaokan.text import re

HAN_COUNT = f"[{COUNTING}百]{{1,5}}"
FIGURE = rf"(?:[\d{ORDINAL}]{{1,9}}|\([\d{ORDINAL}]{{1,9}}\))"
PROVISION = re.compile(rf"第 ?{FIGURE} ?[编章节条](?:之{HAN_COUNT})? ?(?:第 ?{FIGURE} ?[编章节条款项](?:之{HAN_COUNT})? ?){{0,5}}")
PART = re.compile(r"第 ?\(?([^)编章节条款项 ]+)\)? ?([编章节条款项])(?:之([^第 ]+))?")
PARAGRAPH = re.compile(r"¶ ?(\d{1,6})|第 ?(\d{1,6}) ?段")
SECTION = re.compile(
    rf"(?:第?({HAN_COUNT})(?:部分|、|(?=[(¶])) ?)?(?:第?\(({HAN_COUNT})\)[项条点]? ?)?(?:第?(\d{{1,3}})(?:[.、项点]|(?=[(第¶])|$) ?)?"
    r"(?:第?\((\d{1,3})\)[项点]? ?)?(?:(?:¶|第) ?(\d{1,6}) ?段?)?$"
)
RANGE_END = re.compile(
    r"(?:¶ ?\d{1,6}|第 ?\d{1,6}|[条款项]|\)\d{0,3})"
    rf"( ?[—–] ?(?:第[^—–]{{1,20}}[条款项]|(?:{HAN_COUNT})?(?:\({HAN_COUNT}\))?\d{{0,6}}(?:¶ ?\d{{1,6}})?))(?= ?段|[ ,;:。]|$)"
)
"""What a range says behind its first place: ¶2—4, 第2—4段, 第1条—第3条, 二(三)—二(五)."""


class Asked(NamedTuple):
    """What a query says of the place, and the rest of it."""

    name: str
    """In the form of `names`; empty if the query names no place."""
    rest: str


def asked(query: str) -> Asked:
    """The place that a query names beside a document; of a range the first.

    Examples:
        >>> asked("计量法第十五条第（二）项")
        Asked(name='第15条第2项', rest='计量法')
        >>> asked("国市监计量〔2020〕186号 二、（四）")
        Asked(name='二(四)', rest='国市监计量〔2020〕186号')
        >>> asked("计量法第二条—第四条")
        Asked(name='第2条', rest='计量法')
    """
    if reaching := RANGE_END.search(fold(query)):
        query = query[: reaching.start(1)] + query[reaching.end(1) :]
    text = fold(query).rstrip(" ,;:。")
    if match := PROVISION.search(text):
        name = "".join(_step(*part.groups()) for part in PART.finditer(match[0]))
    elif (match := SECTION.search(text)) and (match[1] or match[2]):
        first, second, third, fourth, paragraph = match.groups(default="")
        inner = f"({second})" * bool(second) + third + f"({fourth})" * bool(fourth)
        name = first + inner + f"¶{paragraph}" * bool(paragraph)
    elif match := PARAGRAPH.search(text):
        name = f"¶{match[1] or match[2]}"
    else:
        return Asked("", query)
    return Asked(name, f"{query[: match.start()].rstrip()} {query[match.end() :].lstrip()}".strip())


def _step(figure: str, unit: str, branch: str | None) -> str:
    try:
        return f"第{value(figure)}{unit}" + (f"之{value(branch)}" if branch else "")
    except ValueError:
        return ""


def own_labels(blocks: Iterable[Block]) -> dict[str, str]:
    """How the text itself counts its blocks: by provisions, and by numbered parts where it has no articles."""
    blocks = tuple(blocks)
    return {anchor: str(section) for anchor, section in sections(blocks).items()} | dict(provisions(blocks))


@once
def names(blocks: Iterable[Block]) -> Mapping[str, tuple[str, ...]]:
    """Each name of a place with the anchors of the blocks that it can mean, in the order of the text.

    A number means the paragraph that has it now, then the one that had it when masthead and signature were counted.
    """
    blocks = tuple(blocks)
    found: dict[str, list[str]] = {}
    for anchor, number in labels(blocks).items():
        found[f"¶{number}"] = [anchor]
    for anchor, number in former_labels(blocks).items():
        if anchor not in (meant := found.setdefault(f"¶{number}", [])):
            meant.append(anchor)
    for name, anchor in _provisions(Outline.of(blocks)):
        found.setdefault(name, []).append(anchor)
    numbered = sections(blocks)
    ends = Counter(end for section in numbered.values() for end in _ends(section))
    whole = {fold(str(section)) for section in numbered.values()}
    for anchor, section in numbered.items():
        found.setdefault(fold(str(section)), []).append(anchor)
        for end in _ends(section):
            if ends[end] == 1 and end not in whole:
                found.setdefault(end, []).append(anchor)
    return {name: tuple(anchors) for name, anchors in found.items()}


def _provisions(outline: Outline) -> Iterable[tuple[str, str]]:
    """The provisions that stand once, and 第15条第4项 too if only one 款 of the article has it."""
    short: dict[str, list[str]] = {}
    for place, anchor in outline.places.items():
        if not anchor or not place:
            continue
        yield "".join(map(str, place)), anchor
        if [step.unit for step in place] == ["条", "款", "项"]:
            short.setdefault(f"{place[0]}{place[2]}", []).append(anchor)
    yield from ((name, anchors[0]) for name, anchors in short.items() if len(anchors) == 1)


def _ends(section: BlockSection) -> list[str]:
    """The name of a numbered block without its upper levels: （四） of 二（四）; a bare figure is no name."""
    if section.paragraph:
        return []
    tails = (section._replace(steps=section.steps[at:]) for at in range(1, len(section.steps)))
    return [fold(str(tail)) for tail in tails if tail.steps[0].startswith("（")]
