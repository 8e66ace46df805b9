"""Where the provisions of a document stand: 第十五条第二款第（四）项 -> the anchor of its block.

An article begins with its number; a paragraph after it is its next 款, one that begins with （一） its next 项.
What stands twice (two laws in one document) has no place, since either could be meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import cast

from jiaokan.edition.document import Block
from jiaokan.edition.once import once
from jiaokan.grammar.numeral import COUNTING, NUMERAL, value
from jiaokan.reference.model import ProvisionUnit, Step
from jiaokan.reference.provision import PROVISION_UNITS
from jiaokan.text import re

_ARTICLE = re.compile(rf"第({NUMERAL})条(?:之([{COUNTING}]{{1,2}}))?")
_DIVISION = re.compile(rf"第({NUMERAL})([编章节])(?=[\s\u3000]|[^的至、和规第])")
_ITEM = re.compile(rf"[（(]({NUMERAL})[）)]")
_TEXT = frozenset(("paragraph", "item", "heading"))
_NOT_AN_ARTICLE = re.compile("第|规定|所列|所称|的|、|和|至|中")

Place = tuple[Step, ...]
"""The levels of a place, the largest first."""


@dataclass(frozen=True)
class Outline:
    """The provisions of one document."""

    places: Mapping[Place, str | None] = field(default_factory=dict)
    """The anchor of each; none for what stands twice."""
    within: Mapping[str, Place] = field(default_factory=dict)
    """The place of each block that lies in an article."""

    @classmethod
    def of(cls, blocks: Iterable[Block]) -> Outline:
        """The outline of a document's blocks; blocks without an anchor have no place."""
        return _outline(blocks)

    def anchor(self, steps: Iterable[Step]) -> str | None:
        """The anchor of a provision; none if there is none or if several could be meant."""
        wanted = tuple(step for step in steps if step.unit != "目")
        article = next((index for index, step in enumerate(wanted) if step.unit == "条"), 0)
        place = wanted[article:]
        if place in self.places:
            return self.places[place]
        if [step.unit for step in place] == ["条", "项"]:
            found = {anchor for key, anchor in self.places.items() if len(key) == 3 and (key[0], key[2]) == place}
            return found.pop() if len(found) == 1 else None
        return None


@dataclass(frozen=True)
class _Here:
    """How far reading has come."""

    places: tuple[Place, ...] = ((),)
    article: Step | None = None
    paragraph: int = 0
    division: Place = ()

    def step(self, text: str) -> _Here:
        if found := _DIVISION.match(text):
            division = Step(cast(ProvisionUnit, found[2]), value(found[1]))
            whole = (
                *(above for above in self.division if PROVISION_UNITS.index(above.unit) < PROVISION_UNITS.index(division.unit)),
                division,
            )
            return _Here(places=tuple(dict.fromkeys(((division,), whole))), division=whole)
        found = _ARTICLE.match(text)
        if found and not _NOT_AN_ARTICLE.match(text, found.end()):
            article = Step("条", value(found[1]), value(found[2]) if found[2] else 0)
            return replace(self, places=((article,), (article, Step("款", 1))), article=article, paragraph=1)
        if self.article is None:
            return replace(self, places=())
        if found := _ITEM.match(text):
            return replace(self, places=((self.article, Step("款", self.paragraph), Step("项", value(found[1]))),))
        return replace(self, places=((self.article, Step("款", self.paragraph + 1)),), paragraph=self.paragraph + 1)


@once
def _outline(blocks: tuple[Block, ...]) -> Outline:
    places: dict[Place, str | None] = {}
    within: dict[str, Place] = {}
    here = _Here()
    for block in blocks:
        if block.anchor is None or block.type not in _TEXT:
            continue
        here = here.step(block.text)
        for place in here.places:
            places[place] = block.anchor if place not in places else None
        if here.article:
            within[block.anchor] = (*here.division, *here.places[-1])
    return Outline(places, within)
