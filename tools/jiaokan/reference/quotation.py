"""Words of another text that stand between quotation marks: 《某法》第十条规定：“前款……本法……”.

There 本法 is the law that is quoted, 前款 a paragraph of its article, and a provision without a title is one of its own.
The quotation counts only if a reference ends right before the words that open it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from jiaokan.reference.model import Reference
from jiaokan.text import re

_OPENS = re.compile("(?:中|里)?(?:已经?|明确|还|也|均|亦)?(?:规定|所称的?|所指的?|所规定的|明确|指出|提出|要求|强调|载明|称)?[，,]?[:：]?“")
_MARKS = re.compile("[“”]")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks, in code points, and what it is quoted from."""

    start: int
    end: int
    of: Reference


def find_quotations(string: str, references: Sequence[Reference]) -> Iterator[Quotation]:
    """Each quotation that a reference introduces, in order.

    Args:
        string: the text of one document.
        references: what it cites, with provisions attached to their documents.
    """
    ends = {one.end: one for one in references if _is_outside(one)}
    for at in sorted(ends):
        opened = _OPENS.match(string, at)
        if opened and (closed := _closing(string, opened.end())):
            yield Quotation(opened.end(), closed, ends[at])


def _is_outside(one: Reference) -> bool:
    """Whether a reference names another text, or a provision of one."""
    return bool(one.of and one.of[0].kind != "self") if one.kind == "provision" else one.kind not in ("self", "alias-definition")


def _closing(string: str, start: int) -> int:
    """Where the quotation that begins at `start` ends; one mark within another is passed over. 0 if it never ends."""
    depth = 1
    for match in _MARKS.finditer(string, start, start + 2000):
        depth += 1 if match[0] == "“" else -1
        if depth == 0:
            return match.start()
    return 0


def within_quotations(references: Iterable[Reference], quotations: Sequence[Quotation]) -> Iterator[Reference]:
    """The references, those that speak of their own text within a quotation with the reference that introduces it."""
    starts = [quotation.start for quotation in quotations]
    for one in references:
        index = bisect_right(starts, one.start) - 1
        inside = index >= 0 and one.end <= quotations[index].end
        if inside and (one.kind == "self" or (one.kind == "provision" and not one.of)):
            yield replace(one, of=(quotations[index].of,), internal=False)
        elif inside and one.kind == "provision" and one.of and one.of[0].kind == "self":
            yield replace(one, of=(replace(one.of[0], of=(quotations[index].of,), internal=False),), internal=False)
        else:
            yield one
