"""Which line of the head is the title, where reading took a label of the page for it: 首頁 or 合作媒體 above the real headline.

A headline tells what the text is about, so its words come again, and it stands right above the first paragraph; or, below the entry of
a menu, another line of the head repeats it as a step of the way to the page. Only a short line of which no two characters come again
gives way, and only to a line that is borne out so and ends no sentence. Tools of the page, and a line of which nothing comes again, give
way to the line right above the facts of the page, where sites set the headline.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from jiaokan.edition.document import Block, Document
from jiaokan.grammar.body_name import is_body_name
from jiaokan.grammar.characters import HAN
from jiaokan.grammar.stop import ends_sentence
from jiaokan.grammar.web_words import ENTRIES, is_meta, is_tools
from jiaokan.intake.rows import row
from jiaokan.text import Piece, re

LONGEST_LABEL_CHARACTERS, TITLE_CHARACTERS, HEAD_BLOCKS = 6, (8, 100), 12
"""How long the label of a menu is, in code points, how short and long a title that gives its place to nobody, how far down it may stand."""
PROSE_CHARACTERS, LEAST_STEP_CHARACTERS, LEAST_BORNE_OUT_SHARE = 40, 8, 0.5
_PAIRS = re.compile(rf"(?=([{HAN}]{{2}}))")
_ENDED = re.compile("[。；：，:;,]$")
_STEP_COUNT = re.compile(r"[\s\u3000]+\d{1,3}$")
_MENU = re.compile(ENTRIES)
_TYPES = ("paragraph", "subtitle", "heading", "item")


def above_facts(document: Document, pieces: Iterable[Piece]) -> str:
    """The block that stands right above the first line of facts which cleaning took out; empty if there is no such line.

    Args:
        document: as it was read.
        pieces: those of the text.
    """
    dropped = (piece for piece in pieces if "page-metadata" in piece.why and any(map(is_meta, piece.old.strip().splitlines())))
    at = min((piece.at for piece in dropped), default=0)
    above = [block for block in document.blocks[:HEAD_BLOCKS] if block.origin and max(end for _, end in block.origin) <= at]
    return above[-1].text if above and len(above) < len(document.blocks) else ""


def borne_out(document: Document, above: str = "") -> str:
    """The line that is the title in place of a label; empty if the title as read is no label, or no line is borne out.

    Args:
        document: as it was read.
        above: the line that stands right above the facts of the page.
    """
    blocks, label = document.blocks, document.title
    others = "\n".join(block.text for block in blocks if block.text != label)
    if above and above != label and _may_be_title(above):
        below = "\n".join(block.text for block in blocks if block.text not in (label, above))
        if is_tools(label) or (_share(label, others) == 0 and _share(above, below) >= LEAST_BORNE_OUT_SHARE):
            return above
    if not label or len(label) > LONGEST_LABEL_CHARACTERS or _share(label, others) > 0 or label in others:
        return ""
    prose = next((at for at, block in enumerate(blocks[:HEAD_BLOCKS]) if _is_prose(block)), None)
    lines = [_STEP_COUNT.sub("", block.text) for block in blocks[: HEAD_BLOCKS if prose is None else prose] if block.type in _TYPES]
    lines = [line for line in dict.fromkeys(lines) if _may_be_title(line)]
    if _MENU.fullmatch(label) and (said := [line for line in lines if any(_abridges(step, line) for step in lines)]):
        return said[0]
    above = blocks[prose - 1].text if prose else ""
    below = "\n".join(block.text for block in blocks[prose:]) if prose else ""
    return above if above in lines and _share(above, below) >= LEAST_BORNE_OUT_SHARE else ""


def _may_be_title(text: str) -> bool:
    least, most = TITLE_CHARACTERS
    return (
        least <= len(text) <= most and not _ENDED.search(text) and not ends_sentence(text) and row(text) is None and not is_body_name(text)
    )


def _is_prose(block: Block) -> bool:
    return len(block.text) >= PROSE_CHARACTERS and "。" in block.text


def _share(text: str, below: str) -> float:
    """How many of the pairs of characters of a line stand below it too, of all."""
    pairs: Sequence[str] = _PAIRS.findall(text)
    return sum(pair in below for pair in pairs) / len(pairs) if pairs else 0.0


def _abridges(step: str, line: str) -> bool:
    """Whether a line says the same with words left out."""
    rest = iter(line)
    return LEAST_STEP_CHARACTERS <= len(step) < len(line) and all(char in rest for char in step)
