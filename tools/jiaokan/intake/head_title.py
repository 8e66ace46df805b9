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
from jiaokan.grammar.numeral import NUMERAL
from jiaokan.grammar.stop import ends_sentence
from jiaokan.grammar.web_words import ENTRIES, is_meta, is_tools
from jiaokan.intake.rows import row
from jiaokan.read.outline import number
from jiaokan.text import Piece, re

LONGEST_LABEL_CHARACTERS, TITLE_CHARACTERS, HEAD_BLOCKS = 6, (8, 100), 12
"""How long the label of a menu is, in code points, how short and long a title that gives its place to nobody, how far down it may stand."""
FIRST_BLOCKS = 3
PROSE_CHARACTERS, LEAST_STEP_CHARACTERS, LEAST_BORNE_OUT_SHARE = 40, 8, 0.5
LEAST_ON_SITE_SHARE = 0.25
"""The same where the name of a site or an entry of its menu would be the title."""
_PAIRS = re.compile(rf"(?=([{HAN}]{{2}}))")
_ENDED = re.compile("[。；：，:;,]$")
_STEP_COUNT = re.compile(r"[\s\u3000]+\d{1,3}$")
_MENU = re.compile(f"(?:{ENTRIES}|目[录錄次]|[新消]息?[闻聞]?[发發][布佈])")
_READING = re.compile("(?:读完|閱讀|阅读)(?:约|約|需|时间|時間)|(?:本篇|本文|全文)(?:文章)?共?[0-9]+字")
"""What a page says of how long a text is."""
_SITE = re.compile("[网網]$|[门門][户戶]|[论論][坛壇]$")
_FACT = re.compile(
    "[发發]布|公告|日期|[时時][间間]|[点點][阅閱]|[来來]源|作者|[单單]位|分[类類]|索引|[编編][号號]|主[题題]|[浏瀏][览覽]|[关關][键鍵]|摘要|[电電][话話]|[热熱][线線]|地址|[邮郵]|[责責]任|[记記]者"
)
"""What labels of facts hold."""
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
    prose = next((at for at, block in enumerate(blocks[:HEAD_BLOCKS]) if _is_prose(block)), None)
    below = "\n".join(block.text for block in blocks[prose:] if _is_prose(block)) if prose else ""
    menu = is_tools(label) or _MENU.fullmatch(label) is not None or _READING.search(label) is not None
    if above and above != label and _may_be_title(above):
        others = "\n".join(block.text for block in blocks if block.text not in (label, above))
        if menu or (_share(label, others) == 0 and _share(above, others) >= LEAST_BORNE_OUT_SHARE):
            return above
    if not label or not (menu or (len(label) <= LONGEST_LABEL_CHARACTERS and _share(label, below) == 0 and label not in below)):
        return ""
    lines = [_STEP_COUNT.sub("", block.text) for block in blocks[: HEAD_BLOCKS if prose is None else prose] if block.type in _TYPES]
    lines = [line for line in dict.fromkeys(lines) if _may_be_title(line)]
    if _MENU.fullmatch(label) and (said := [line for line in lines if any(_abridges(step, line) for step in lines)]):
        return said[0]
    best = max(lines, key=lambda line: _share(line, below), default="")
    least = LEAST_ON_SITE_SHARE if menu or _SITE.search(label) else LEAST_BORNE_OUT_SHARE
    return best if _share(best, below) >= least else ""


SAME_ENDS_CHARACTERS, MOST_LEFT_OUT_CHARACTERS = 2, 12
"""How long beginning and end are that an abridged title has from the whole one, and how much it leaves out at most, in code points."""


def in_full(document: Document) -> str:
    """The line of the head that says the title with words left in, below it: sites abridge it in their lists; empty if there is none.

    Args:
        document: as it was read.

    Examples:
        >>> from types import SimpleNamespace as Made
        >>> lines = [Made(text="甲省政府关于某事的通知"), Made(text="甲省人民政府关于某事的通知")]
        >>> in_full(Made(title="甲省政府关于某事的通知", blocks=lines))
        '甲省人民政府关于某事的通知'
    """
    said, ends = document.title, SAME_ENDS_CHARACTERS
    lines = (block.text for block in document.blocks[: 2 * HEAD_BLOCKS] if block.text != said)
    return next((
        line for line in lines
        if _abridges(said, line) and len(line) - len(said) <= MOST_LEFT_OUT_CHARACTERS and not ends_sentence(line)
        and line[:ends] == said[:ends] and line[-ends:] == said[-ends:]
    ), "")  # fmt: skip


_CHAPTER = re.compile(f"第{NUMERAL}(?P<unit>[章讲講课課回卷篇])[ \u3000]+[^。；]{{2,40}}")
_BOOK = re.compile(r"《(?P<title>[^》]{1,40})》[ \u3000]*(?:作者|著者)[:：][ \u3000]*(?P<author>[^\s，。]{1,16})")
_STATEMENT = re.compile(
    rf"(?P<title>[{HAN}·]{{2,24}})[ \u3000]*[|｜/]?[ \u3000]*[〔\[（(][{HAN}]{{1,3}}[〕\]）)][ \u3000]?"
    rf"(?P<author>[{HAN}]{{2,4}}?)[ \u3000]*(?:[编編]?[撰著纂述]|[编編辑輯注註译譯校])"
)
"""A title with the statement of responsibility behind it, as catalogues of old books set it (GB/T 3792): 〔dynasty〕name, task."""


def chapter(document: Document) -> str:
    """The first line of a chapter, a lesson or a lecture that stands alone: 第16讲　辛亥革命; empty if another of its unit follows.

    Args:
        document: as it was read.
    """
    head = next((block.text for block in document.blocks[:FIRST_BLOCKS] if _CHAPTER.fullmatch(block.text)), "")
    found = _CHAPTER.fullmatch(head)
    again = [block.text for block in document.blocks if (one := _CHAPTER.fullmatch(block.text)) and found and one["unit"] == found["unit"]]
    above = [block.text for block in document.blocks[:FIRST_BLOCKS]]
    over = document.title in above and head in above and above.index(document.title) < above.index(head)
    return head if len(again) == 1 and not over else ""


def book(line: str) -> tuple[str, str]:
    """The title and the author of a line that is both; two empty strings if it is not.

    Examples:
        >>> book("《斗破山河》作者：青衫客"), book("《斗破山河》读后"), book("某某遊記|〔清〕林某 著")
        (('斗破山河', '青衫客'), ('', ''), ('某某遊記', '林某'))
    """
    found = _BOOK.fullmatch(line.strip()) or _STATEMENT.fullmatch(line.strip())
    return (found["title"], found["author"]) if found else ("", "")


def _may_be_title(text: str) -> bool:
    least, most = TITLE_CHARACTERS
    if not least <= len(text) <= most or number(text) or _ENDED.search(text) or ends_sentence(text) or is_body_name(text) or is_meta(text):
        return False
    labelled = row(text)
    return labelled is None or _FACT.search(labelled[0]) is None


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
