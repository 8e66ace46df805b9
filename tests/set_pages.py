"""Pages set by the rules of Chinese typesetting and damaged as extractors damage them, so that it is known what stood on them.

Lines are as wide as the measure, in columns: a Han character fills two, a Latin letter or figure one. No line begins with a closing mark
or ends with an opening one, and words of letters and figures stay whole (W3C CLREQ, line breaking). Where no indent shows the
first line of a paragraph, only a last line with room for more does, so blocks that do not show where they end are left out
there: no one could tell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path

HERE = Path(__file__).parent
TEXTS = {
    name: HERE / folder / f"{name}.md"
    for folder, names in {
        "quality/texts": ("bridge-interview", "cooperative-rules", "market-notice", "village-minutes"),
        "cases/set": ("marks",),
    }.items()
    for name in names
}
"""Texts of our own writing; those of the held half of the quality set are not among them."""
MEASURES = (20, 30, 44, 72)
"""Columns of newspapers, of a newsletter and of a letter page."""
NEVER_FIRST = frozenset("，。、；：？！”’）》」』】〕…—％%")
NEVER_LAST = frozenset("（《“‘「『【〔")
STOPS = frozenset("。！？；：…”")
LEAST_ROOM_COLUMNS = 10
"""Columns that the last line of a paragraph lacks at least, where no indent shows the first line of the next."""
HALF = str.maketrans("，；：？！（）", ",;:?!()")
Page = tuple[list[str], str]
"""The blocks that are to come out, and the page that is cleaned."""
Style = Callable[[Sequence[str], int], Page]
"""How blocks, the title first, are set at a measure."""


@cache
def blocks(name: str) -> tuple[str, ...]:
    """The title, headings and paragraphs of a text, as they are to come out."""
    lines = TEXTS[name].read_text(encoding="utf-8").split("\n")
    return tuple(re.sub(r"^(?:#+ |\{\w+\} )", "", line) for line in lines if line)


def columns(string: str) -> int:
    """The columns that a string fills."""
    return sum(1 if char < "\u2000" else 2 for char in string)


def units(block: str) -> Iterator[str]:
    """What a line may not be broken in: a character with the marks that stay with it, a word of letters and figures."""
    unit = ""
    for char in block:
        word = unit and char.isascii() and unit[-1].isascii()
        if unit and not (word or char in NEVER_FIRST or unit[-1] in NEVER_LAST):
            yield unit
            unit = ""
        unit += char
    if unit:
        yield unit


def broken(block: str, measure: int, first: int = 0) -> list[str]:
    """The lines of a block at a measure in columns, the first of them so many columns shorter."""
    lines, room = [""], measure - first
    for unit in units(block):
        if lines[-1] and columns(lines[-1] + unit) > room:
            lines.append("")
            room = measure
        lines[-1] += unit
    return lines


def set_page(some: Sequence[str], measure: int, indent: str = "", shown: bool = True, between: str = "\n") -> Page:
    """The blocks at a measure; the title is not broken.

    Args:
        some: the blocks.
        measure: the columns of a line.
        indent: what stands before the first line of each paragraph.
        shown: whether the indent is there, or was lost so that only the first line is shorter.
        between: what stands between the blocks.
    """
    hidden = not (indent and shown)
    kept = [block for block in some[1:] if not hidden or _shows_its_end(broken(block, measure, columns(indent)), measure)]
    lines = ((indent if shown else "") + "\n".join(broken(block, measure, columns(indent))) for block in kept)
    return [some[0], *kept], between.join([some[0], *lines])


def _shows_its_end(lines: Sequence[str], measure: int) -> bool:
    """Whether the lines of a block tell without its indent where it ends: the last has room, even for an indent, and no other a stop."""
    return columns(lines[-1]) <= measure - LEAST_ROOM_COLUMNS and all(line[-1] not in STOPS for line in lines[:-1])


Row = Callable[[int, str], str]
"""What stands above or below the text of a sheet, by its number and the title; nothing if it is empty."""


def sheets(
    some: Sequence[str], measure: int, foot: str | Row, head: str | Row = "", feed: str = "\f", lines: int = 12, count: int = 0
) -> Page:
    """The page cut into so many sheets, or into sheets of so many lines, each with a row below and one above.

    A row is given by the number of its sheet and the title, or as words with `{}` for the number.
    """
    wanted, page = set_page(some, measure, "\u3000\u3000")
    rows = page.split("\n")
    lines = -(-len(rows) // count) if count else lines
    parts = [rows[first : first + lines] for first in range(0, len(rows), lines)]
    framed = []
    for number, part in enumerate(parts, 1):
        above, below = (row.format(number, title=some[0]) if isinstance(row, str) else row(number, some[0]) for row in (head, foot))
        framed.append("\n".join([*([above] if above else []), *part, *([below] if below else [])]))
    return wanted, f"\n{feed}".join(framed)


WIDEST_OF_TWO_COLUMNS = 44
"""Columns of each of two columns at most; wider ones find room on no sheet."""


def two_columns(some: Sequence[str], measure: int, indent: str) -> Page:
    """The page below its title in two columns, as a tool that keeps the layout writes them."""
    measure = min(measure, WIDEST_OF_TWO_COLUMNS)
    wanted, page = set_page(some, measure, indent)
    rows = page.replace("\u3000\u3000", "    ").split("\n")
    half = (len(rows) + 1) // 2
    left, right = rows[1 : half + 1], rows[half + 1 :]
    side = [
        f"{one}{' ' * (measure + 4 - columns(one))}{two}" for one, two in zip(left, [*right, *[""] * (len(left) - len(right))], strict=True)
    ]
    return wanted, "\n".join([rows[0], *(line.rstrip() for line in side)])


def apart(some: Sequence[str], measure: int) -> Page:
    """Each character of the lines apart, as recognition leaves them."""
    wanted, page = set_page(some, measure)
    return wanted, "\n".join(re.sub("(?<=[^!-~]) ?(?=.)|(?<=.) ?(?=[^!-~])", " ", line) for line in page.split("\n"))


def each(change: Callable[[str], str], some: Sequence[str], measure: int) -> Page:
    """A paragraph a line, each changed; the measure says nothing."""
    return list(some), "\n".join(map(change, some))


def as_html(some: Sequence[str], measure: int) -> Page:
    """A page with its navigation and its footer."""
    body = "".join(f"<p>{block}</p>\n" for block in some[1:])
    nav = '<ul class="nav"><li><a href="/">首页</a></li><li><a href="/news">新闻中心</a></li><li><a href="/about">关于我们</a></li></ul>'
    foot = '<div class="footer"><p>版权所有　柳湾文化站</p><p><a href="/map">网站地图</a></p></div>'
    return list(some), f"<html><head><title>{some[0]}</title></head><body>{nav}<div><h1>{some[0]}</h1>\n{body}</div>{foot}</body></html>"


def lines_in_html(some: Sequence[str], measure: int) -> Page:
    """A page of HTML whose paragraphs have a break at the end of each line."""
    wanted, _ = set_page(some, measure)
    body = "".join(f"<p>{'<br>'.join(broken(block, measure))}</p>" for block in wanted[1:])
    return wanted, f"<html><head><title>{some[0]}</title></head><body><h1>{some[0]}</h1>{body}</body></html>"


def hanging(some: Sequence[str], measure: int) -> Page:
    """All lines of a block but the first set in."""
    inner = ["\n    ".join(broken(block, measure - 4, -4)) for block in some[1:]]
    return list(some), "\n".join([some[0], *inner]) + "\n"


def quoted(some: Sequence[str], measure: int) -> Page:
    """A quotation in Markdown, with the mark before each line."""
    wanted, page = set_page(some, measure, between="\n\n")
    return [f"> {block}" for block in wanted], "".join(f"> {line}".rstrip() + "\n" for line in page.rstrip("\n").split("\n"))


def counted(some: Sequence[str], measure: int) -> Page:
    """A page whose lines are numbered."""
    wanted, page = set_page(some, measure)
    return wanted, "".join(f"{number:>3}  {line}\n" for number, line in enumerate(page.rstrip("\n").split("\n"), 1))


def with_rows(above: Sequence[str], below: Sequence[str], some: Sequence[str], measure: int) -> Page:
    """A paragraph a line, with rows of the page above the title, or below it, and below the text."""
    return list(some), "\n".join([*above, *some, *below])


SIGN_ROWS = ("丶 dian", "氵 shui", "Ａ lai", "⼈ ren", "︹ qiang", "口 kou", "木 mu", "火 huo", "， dou", "… sheng")
"""A table of signs and how they are typed, one of each kind that is a slip in prose."""
REFERENCE_ROWS = (
    "[1] 赵石, 温桥. 河堤的历史: 从古到今. 石桥学刊, 2005.",
    "[2] 林河. 桥梁初论. 2006, 3: 25-28.",
    "[3] 钱水, 孙木. 石拱桥. 2010.",
)


def with_kept_rows(rows: Sequence[str], some: Sequence[str], measure: int) -> Page:
    """A paragraph a line, and below the text rows that are to stay as they are."""
    return [*some, *rows], "\n".join([*some, "", *rows])


RADICALS = str.maketrans("人大水山手", "⼈⼤⽔⼭⼿")
STYLES: dict[str, Style] = {
    "flush": set_page,
    "indented": partial(set_page, indent="\u3000\u3000"),
    "indented by narrow blanks": partial(set_page, indent="    "),
    "indents lost": partial(set_page, indent="\u3000\u3000", shown=False),
    "blank lines": partial(set_page, between="\n\n"),
    "indents and blank lines": partial(set_page, indent="\u3000\u3000", between="\n\n"),
    "a blank line after each line": lambda some, measure: (
        list(some),
        set_page(some, measure, "\u3000\u3000")[1].replace("\n", "\n\n"),
    ),
    "carriage returns": lambda some, measure: (list(some), set_page(some, measure, "\u3000\u3000")[1].replace("\n", "\r\n")),
    "sheets with dashes": partial(sheets, foot="— {} —"),
    "sheets without form feeds": partial(sheets, foot="- {} -", feed=""),
    "sheets with a header": partial(sheets, foot="{}", head="柳湾文稿　第三期"),
    "sheets with a header and no form feeds": partial(sheets, foot="第 {} 页", head="柳湾文稿第三期", feed=""),
    "sheets headed by the title": partial(sheets, foot="{}", head="{title}"),
    "sheets with the total": partial(sheets, foot="{}/9", lines=9),
    "numbers from the fifth": partial(sheets, foot=lambda number, _: str(number + 4), count=6),
    "a header with the day on two sheets of three": partial(
        sheets, foot="", head=lambda number, _: "柳湾文稿　2024年第3期" if number % 3 else "", count=6
    ),
    "a header that was misread": partial(
        sheets, foot="— {} —", head=lambda number, _: ("柳湾文稿第三期", "柳湾文槁第三期", "柳湾文稿第二期")[number % 3], count=6
    ),
    "names and numbers mirrored": partial(
        sheets, foot="", head=lambda number, _: f"{number}　　柳湾文稿" if number % 2 else f"柳湾文稿　　{number}", count=6
    ),
    "numbers with a total that was misread": partial(sheets, foot="{}l6", count=6),
    "two columns": partial(two_columns, indent="\u3000\u3000"),
    "two columns, flush": partial(two_columns, indent=""),
    "characters apart": apart,
    "half-width marks": partial(each, lambda block: block.translate(HALF)),
    "full-width letters": partial(each, lambda block: re.sub(r"[0-9A-Za-z]", lambda char: chr(ord(char[0]) + 0xFEE0), block)),
    "characters that do not show": partial(each, lambda block: "\u200b".join(re.findall(".{1,7}", block))),
    "straight quotation marks": partial(each, lambda block: block.replace("“", '"').replace("”", '"')),
    "entities": partial(each, lambda block: "&nbsp;" * 4 + block.replace("“", "&ldquo;").replace("”", "&rdquo;").replace("—", "&mdash;")),
    "read in the wrong encoding": partial(each, lambda block: block.encode().decode("latin-1")),
    "typed dashes and dots": partial(each, lambda block: block.replace("——", "--").replace("……", "......")),
    "three blank lines": lambda some, measure: (list(some), "\n\n\n\n".join(some) + "\n\n\n"),
    "bold starts in Markdown": lambda some, measure: (
        list(some),
        f"# {some[0]}\n\n" + "\n\n".join(re.sub(r"^(?!第)([\u4e00-\u9fff]{4})(?=.{16})", r"**\1**", block) for block in some[1:]),
    ),
    "escapes in Markdown": lambda some, measure: (
        list(some),
        f"# {some[0]}\n\n" + "\n\n".join(re.sub("(?<=.)(?=[-_*~])", r"\\", block) for block in some[1:]),
    ),
    "HTML": as_html,
    "lines joined by blanks": lambda some, measure: (
        list(some),
        "\n".join([some[0], *(" ".join(broken(block, measure, 4)) for block in some[1:])]),
    ),
    "form feeds alone": lambda some, measure: (list(some), sheets(some, measure, "")[1].replace("\n\n", "\n")),
    "blanks at the ends of lines": lambda some, measure: (list(some), set_page(some, measure, "\u3000\u3000")[1].replace("\n", "  \n")),
    "tabs for indents": partial(set_page, indent="\t"),
    "narrow blanks behind labels": partial(each, lambda block: re.sub("(?<=[条章])\u3000", "  ", block)),
    "other brackets around years": partial(each, lambda block: block.replace("〔", "[").replace("〕", "]")),
    "bullets for middle dots": partial(each, lambda block: block.replace("·", "•")),
    "radicals": partial(each, lambda block: block.translate(RADICALS)),
    "ways and buttons": partial(
        with_rows, ("首页 > 新闻 > 本地",), ("【打印】【关闭】", "上一篇：石桥今天通车了", "下一篇：河堤修好了", "版权所有：青石网")
    ),
    "a table of signs": partial(with_kept_rows, SIGN_ROWS),
    "a list of references": partial(with_kept_rows, REFERENCE_ROWS),
    "facts below the title": lambda some, measure: (
        list(some),
        "\n".join([some[0], "发布时间：2024-05-06 10:30　来源：青石网　浏览次数：132", *some[1:]]),
    ),
    "words for pictures": lambda some, measure: (
        list(some),
        "\n".join([*some[:3], "[Image: an old stone bridge, two men stand on it.]", *some[3:]]),
    ),
    "lines broken in HTML": lines_in_html,
    "indents in one line": lambda some, measure: (list(some), "".join(f"\u3000\u3000{block}" for block in some) + "\n"),
    "hanging indents": hanging,
    "quoted in Markdown": quoted,
    "lines numbered": counted,
}
