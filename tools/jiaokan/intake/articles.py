"""Whether a text is made of articles, as laws and rules are, and what stands before the first."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from jiaokan.edition.document import Block
from jiaokan.grammar.numeral import NUMERAL
from jiaokan.intake.genre import names_itself
from jiaokan.intake.rows import is_law
from jiaokan.text import re

LAW_HEAD_LINES, HISTORY_BLOCKS = 24, 80
"""How many blocks tell who enacted a law, and how many may tell of its revisions before its first article."""
_FIRST = re.compile(r"第[一1]\s?(?:[条條]|章\s*[总總][则則])")
"""How a law or a set of rules begins; novels have chapters too."""
_ARTICLE, LEAST_ARTICLE_LINES = re.compile(rf"第 ?{NUMERAL} ?[条條](?:[\s\u3000（(]|$)"), 2
"""How any of its articles begins, where a page has only some."""


def has_articles(title: str, texts: Sequence[str]) -> bool:
    """Whether a text begins with its first article, has several lines of articles, or says of itself that it is a set of rules.

    Args:
        title: of the document.
        texts: its blocks.
    """
    lines = any(map(_FIRST.match, texts)) or sum(map(bool, map(_ARTICLE.match, texts))) >= LEAST_ARTICLE_LINES
    return lines or is_law(texts) or names_itself(title, texts[:LAW_HEAD_LINES])


def before_articles(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks before the first article; of a text without articles the head.

    Args:
        blocks: of a document.
    """
    above = list(takewhile(lambda block: not _FIRST.match(block.text), blocks[: HISTORY_BLOCKS + 1]))
    return above if len(above) <= HISTORY_BLOCKS else above[:LAW_HEAD_LINES]
