"""What goes of numbers and headers of sheets, for which reason, and the title that a header shows; on either side of each limit."""

from __future__ import annotations

import pytest
from test_sheet import WRAPPED

from jiaokan.clean import clean
from jiaokan.page.line import lines
from jiaokan.passes.running_headers import _above_wrapped_title, _is_above_title, find

SHEETS = (WRAPPED[:3], WRAPPED[3:6], WRAPPED[6:])
ALL = list(WRAPPED)


def made(rows: list[str]) -> tuple[list[str], set[str]]:
    """The lines that are left, and the reasons for what went."""
    text = clean("\n".join(rows), [find])
    return [line for line in str(text).replace("\f", "\n").split("\n") if line.strip()], {why for piece in text.edits for why in piece.why}


def sheets(foot: str = "", head: str = "") -> list[str]:
    """Three sheets with a row below each and one above; `{}` is the number."""
    rows: list[str] = []
    for number, sheet in enumerate(SHEETS, 1):
        rows += [*([head.format(number)] if head else []), *sheet, *([foot.format(number)] if foot else [])]
    return rows


@pytest.mark.parametrize(
    ("foot", "head", "reasons"),
    [
        ("{}", "", {"page-number"}),
        ("- {} -", "", {"page-number"}),
        ("第{}页", "", {"page-number"}),
        ("第{}页 共3页", "", {"page-number"}),
        ("{}/3", "", {"page-number"}),
        ("{}", "山路通讯", {"page-number", "running-header"}),
        ("— {} —", "山路通讯2024年第3期", {"page-number", "running-header"}),
    ],
)
def test_what_stands_on_each_sheet_goes(foot: str, head: str, reasons: set[str]) -> None:
    """A number for one reason, a header for another."""
    assert made(sheets(foot, head)) == (ALL, reasons)


@pytest.mark.parametrize(
    "rows", [ALL, [*WRAPPED[:3], "第三期", *WRAPPED[3:]], ["```", *sheets("- {} -"), "```"]], ids=["none", "once", "fenced"]
)
def test_what_stands_once_stays(rows: list[str]) -> None:
    """A line among others, and what is shown as code."""
    assert made(rows) == (rows, set())


HEADER = "青石镇老石桥管理委员会第二次全体会议通讯简报"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"{HEADER}\n青石镇老石桥管理委员会\n第二次全体会议通讯简报\n桥通了。", {0}),
        (f"{HEADER[:10]}\n{HEADER[10:]}\n青石镇老石桥管理\n委员会第二次全体\n会议通讯简报\n桥通了。", {0, 1}),
        (f"{HEADER}\n{HEADER}\n桥通了。", set()),
        (f"# {HEADER}\n青石镇老石桥管理委员会\n第二次全体会议通讯简报", set()),
        (f"{HEADER}。\n青石镇老石桥管理委员会\n第二次全体会议通讯简报", set()),
        (f"{HEADER[:18]}\n青石镇老石桥管理委员会\n第二次全体会议", set()),
        (f"{HEADER}\n青石镇老石桥管理委员会\n第二次全体会议通讯", set()),
        (f"{HEADER}\n" + "\n".join(HEADER[place : place + 4] for place in range(0, 22, 4)), {0}),
        (f"{HEADER}\n" + "\n".join(HEADER[place : place + 3] for place in range(0, 22, 3)), set()),
        (f"{HEADER}\n" + "桥\n" * 17 + "青石镇老石桥管理委员会\n第二次全体会议通讯简报", {0}),
        (f"{HEADER}\n" + "桥\n" * 18 + "青石镇老石桥管理委员会\n第二次全体会议通讯简报", set()),
    ],
)
def test_a_header_above_the_lines_of_the_title(text: str, wanted: set[int]) -> None:
    """Two lines or more below say together what it says, mark for mark or not, near the top."""
    assert _above_wrapped_title(lines(text)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("石桥通讯简报\n石桥通讯\n简报\n桥通了。", True),
        ("石桥通讯简报\n石桥通讯简报\n桥通了。", True),
        ("石桥 通讯简报\n石桥通讯简报\n桥通了。", True),
        ("石桥通讯简报\n石桥通讯  河堤\n简报\n桥通了。", True),
        ("石桥通讯简报\n石桥通讯\n河堤\n简报\n桥通了。", True),
        ("石桥通讯简报\n河堤\n石桥通讯\n简报", False),
        ("石桥通讯简报\n石桥通讯\n\f简报", False),
        ("石桥通讯简报\n石\n桥\n通\n讯\n简报", True),
        ("石桥通讯简报\n石\n桥\n通\n讯\n简\n报", False),
        ("石桥通讯简报\n石桥通讯", False),
        ("石桥", False),
    ],
)
def test_the_first_line_says_what_the_lines_below_say(text: str, wanted: bool) -> None:
    """From its beginning to its end, within some lines; lines of another column may stand between."""
    assert _is_above_title(lines(text)) is wanted


def test_a_header_shows_which_lines_the_title_has() -> None:
    """They are joined, with a blank where the header has one."""
    head = "石桥通讯简报　第三期"
    rows = sheets("{}", head)
    body = [head, "石桥通讯简报", "第三期", *rows[1:]]
    assert made(body)[0] == ["石桥通讯简报\u3000第三期", *ALL]
    head = "石桥通讯简报合订本"
    rows = sheets("{}", head)
    assert made([head, "石桥通讯简报", "合订本", *rows[1:]])[0] == [head, *ALL]
