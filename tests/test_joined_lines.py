"""Lines of a column that an extractor joined with blanks are parted again, and blanks that were meant stay; on either side of limits."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from test_sheet import WRAPPED

from jiaokan.clean import clean
from jiaokan.passes.wrap_spaces import find

WORDS = "".join(WRAPPED)


def paragraph(size: int, lines: int, first: int, last: int = 6) -> list[str]:
    """The lines of a paragraph, so many wide characters each, cut without regard to words; the last one is short and ends a sentence."""
    made = [WORDS[first + size * line : first + size * (line + 1)] for line in range(lines - 1)]
    return [*made, WORDS[first + size * (lines - 1) :][:last].rstrip("，") + "。"]


def joined(paragraphs: Sequence[Sequence[str]]) -> str:
    """A paragraph a line, its lines joined with blanks."""
    return "\n".join(" ".join(one) for one in paragraphs)


def parted(text: str) -> str:
    """What the pass makes of a text."""
    return str(clean(text, [find]))


THREE = [paragraph(22, 4, 0), paragraph(22, 4, 100), paragraph(22, 4, 200)]


@pytest.mark.parametrize(
    "paragraphs",
    [
        THREE,
        [paragraph(10, 4, 0), paragraph(10, 4, 100), paragraph(10, 4, 200)],
        [paragraph(40, 3, 0), paragraph(40, 3, 100), paragraph(40, 3, 200)],
        [paragraph(22, 5, 150)],
        [paragraph(22, 3, 0), paragraph(22, 3, 150)],
        [["- " + THREE[0][0], *THREE[0][1:]], *THREE[1:]],
        [["一、" + THREE[0][0][2:], *THREE[0][1:]], *THREE[1:]],
    ],
    ids=["three paragraphs", "narrow", "wide", "four blanks", "two paragraphs", "an item", "a numbered one"],
)
def test_lines_of_one_width_are_parted(paragraphs: Sequence[Sequence[str]]) -> None:
    """Each blank at the distance of the column is the end of a line."""
    assert parted(joined(paragraphs)) == "\n".join("\n".join(one) for one in paragraphs)


@pytest.mark.parametrize(
    "text",
    [
        joined([paragraph(9, 4, 0), paragraph(9, 4, 100), paragraph(9, 4, 200)]),
        joined([paragraph(22, 4, 0)]),
        joined([paragraph(22, 2, first) for first in range(0, 300, 50)]),
        joined(THREE) + "\n" + "\n".join(WORDS[22 * line : 22 * line + 22] for line in range(12)),
        joined(THREE).replace(" ", "  "),
        "00:00:01,000 --> 00:00:02,000\n00:00:03,000 --> 00:00:04,000\n" + joined(THREE),
        joined([["山路修好了，人来了。"] * 6, ["石桥修好了，车来了。"] * 6]).replace("。 ", " "),
        joined([[line[:-1] + "1" for line in one] for one in THREE]).replace("1。", "。"),
        " ".join(WORDS),
    ],
    ids=["too narrow", "three blanks", "two lines each", "lines of the width", "two blanks", "subtitles", "headlines", "figures", "dense"],
)
def test_blanks_that_were_meant_stay(text: str) -> None:
    """Too few, too near, at no one distance, beside figures, or in a text whose own lines have the width."""
    assert parted(text) == text


def test_a_paragraph_that_was_run_into_the_next_is_parted() -> None:
    """A blank that comes early and behind the end of a sentence."""
    one, two = THREE[:2]
    assert parted(" ".join([*one, *two]) + "\n" + joined(THREE[2:])) == "\n".join([*one, *two, *THREE[2]])
    early = [one[0], one[1][:10] + "。", *two]
    assert parted(" ".join(early) + "\n" + joined(THREE[1:])) == "\n".join([*early, *THREE[1], *THREE[2]])


def test_the_blanks_of_a_heading_go() -> None:
    """It is set larger and wraps earlier, the title of an official document where it likes."""
    body = "\n".join("\n".join(one) for one in THREE)
    for heading, wanted in (
        ("# 青石镇老石桥的来历和今天的 用处", "# 青石镇老石桥的来历和今天的用处"),
        ("# 青石镇老石 桥的来历", "# 青石镇老石 桥的来历"),
        ("# 青石 镇关于修桥的通知", "# 青石镇关于修桥的通知"),
    ):
        assert parted(f"{heading}\n{joined(THREE)}") == f"{wanted}\n{body}"


def test_without_a_width_heads_and_dates_tell() -> None:
    """The head of an item behind a stop, the day behind the name of a body."""
    assert parted("一、修桥。 二、修路。") == "一、修桥。\n二、修路。"
    assert parted("一、修桥 二、修路。") == "一、修桥 二、修路。"
    assert parted("青石镇办公室 2024年5月6日") == "青石镇办公室\n2024年5月6日"
    assert parted("- 青石镇办公室 2024年5月6日") == "- 青石镇办公室\n2024年5月6日"
    assert parted("青石镇，办公室 2024年5月6日") == "青石镇，办公室 2024年5月6日"
    assert parted("青石镇石桥 2024年5月6日") == "青石镇石桥 2024年5月6日"
    assert parted("青石镇办公室 2024年5月6日开会") == "青石镇办公室 2024年5月6日开会"
