"""What a text cites, as typed values: a reference, the provision it names, and what became of it.

A reference that cannot be resolved is kept with the reason why, never dropped:
a list of what is cited but not held is worth having, and a document that comes later may be what it waits for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["title", "number", "name", "provision", "alias-definition", "alias", "self", "relative"]
"""`title` 《…》, `number` a document number (发文字号, 令, 公告, 案号), `name` a name without marks (民法典), `provision` 第十五条第二款,
`alias-definition` 《办法》 in （以下简称《办法》）, `alias` a later 《办法》, `self` 本办法 or 前款, `relative` 该办法, 同法."""

ProvisionUnit = Literal["编", "章", "节", "条", "款", "项", "目"]
"""Parts of a legal text, from the largest; the mainland counts 条款项目, so 款 is larger than 项 (立法法, art. 65)."""

Why = Literal[
    "no-candidate", "several-candidates", "self", "no-antecedent", "term", "periodical", "no-document", "other-edition", "no-provision"
]
"""Why there is no link."""

WHY: dict[Why, tuple[str, str]] = {
    "no-candidate": ("所引文件未收录。", "The cited document is not held."),
    "several-candidates": ("所引文件有多个可能，未作猜测。", "More than one document could be meant; none was guessed."),
    "self": ("指本文件。", "The document cites itself."),
    "no-antecedent": ("简称在文中没有唯一的所指。", "The short name stands for no one document cited before it."),
    "term": ("所简称的是用语，不是文件。", "The short name stands for a term, not for a document."),
    "periodical": ("所称的是报刊，不是文件。", "A newspaper or magazine is named, not a document."),
    "no-document": ("所称的是影视、图书等作品，不是文件。", "A film, a book or the like is named, not a document."),
    "other-edition": ("所引是另一年的版本，本集收的不是。", "An edition of another year is cited than the one that is held."),
    "no-provision": ("所引条款未能定位。", "The cited provision was not found in the document."),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One level of a provision: 第十五条 is `Step("条", 15)`, 第十五条之二 is `Step("条", 15, 2)`."""

    unit: ProvisionUnit
    number: int
    branch: int = 0

    def __str__(self) -> str:
        return f"第{self.number}{self.unit}" + (f"之{self.branch}" if self.branch else "")


@dataclass(frozen=True, slots=True)
class Reference:
    """A stretch of text that names a document or a part of one. Spans are in code points of the string it was found in."""

    kind: Kind
    start: int
    end: int
    text: str
    """The characters from `start` to `end`, as they stand."""
    name: str = ""
    """What is named, in one form: a title without its marks, a number as 国发〔2018〕3号, a provision as 第15条第2款."""
    of: tuple[Reference, ...] = ()
    """What it leans on: a provision on the title before it, an alias on what it was defined for (or on the definition, for a mere term)."""
    steps: tuple[Step, ...] = ()
    """Of a provision: its levels, the largest first."""
    until: tuple[Step, ...] = ()
    """Of a range of provisions: its last member."""
    number: str = ""
    """Of a title: the document number in brackets after it."""
    internal: bool = False
    """Of a provision without a title: whether it speaks of the text it stands in."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """A reference and what it points to: a document, or the reason why none."""

    reference: Reference
    document: str | None = None
    anchor: str | None = None
    """The block, if the reference names a part of the document that was found there."""
    why: Why | None = None
    candidates: tuple[str, ...] = ()
    """The documents that could be meant, if they are several."""
