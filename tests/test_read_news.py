"""How pages of newspapers, covers of newsletters and notices are parted and labelled, on either side of each limit."""

from __future__ import annotations

import pytest

from jiaokan.read import newsletter, newspaper, notice
from jiaokan.read.lines import lines_of
from jiaokan.text import Text

P = "桥要修好，路要修平，人人都要出力气，不能等别人来修。"
R = "本报讯（记者林溪）" + P
CREDIT = P + "（转自《河东晚报》）"


def parts(kind: object, text: str) -> list[tuple[str, str]]:
    """The lines of a part with their types, in the order in which they are read."""
    lines, labels = kind.parts(lines_of(Text.of(text))[0])  # type: ignore[attr-defined]
    return [(line.text, label.type) for line, label in zip(lines, labels, strict=True)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"坚持守正创新　保持强大攻势\n石桥今天通车\n{R}", ["1subtitle", "2title", "3paragraph"]),
        (f"石桥今天通车\n{R}", ["1title", "2paragraph"]),
        (f"{R}\n石桥今天通车", ["2title", "1paragraph"]),
        (f"{P}\n{R}\n石桥今天通车", ["3title", "1paragraph", "2paragraph"]),
        (f"{P}\n{R}\n石桥今天通车\n本报记者　林溪", ["3title", "4byline", "1paragraph", "2paragraph"]),
        (f"{R}\n{P}", ["1paragraph", "2paragraph"]),
        (f"石桥今天通车\n人们都来看\n{R}", ["1title", "2subtitle", "3paragraph"]),
        (f"石桥今天通车\n人们都来看\n本报记者　林溪\n{P}", ["1title", "2subtitle", "3byline", "4paragraph"]),
        (f"石桥今天通车\n甲村\n乙村\n丙村\n{R}", ["1title", "2subtitle", "3subtitle", "4subtitle", "5paragraph"]),
        (f"石桥今天通车\n甲村\n乙村\n丙村\n丁村\n{R}", ["1title", "2paragraph", "3paragraph", "4paragraph", "5paragraph", "6paragraph"]),
        (f"石桥今天通车\n{P}\n{R}", ["1title", "2paragraph", "3paragraph"]),
        (f"石桥今天通车\n人们都来看\n{P}", ["1title", "2paragraph", "3paragraph"]),
    ],
)
def test_a_story_has_its_headlines_first(text: str, wanted: list[str]) -> None:
    """Above it or below it, some at most; those between the title and the dateline are subtitles."""
    rows = text.split("\n")
    assert parts(newspaper, text) == [(rows[int(one[0]) - 1], one[1:]) for one in wanted]


def starts(kind: object, text: str) -> list[int]:
    """The lines at which further documents start."""
    return list(kind.openings(lines_of(Text.of(text))[0]))  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"# 甲\n{CREDIT}\n# 乙\n## 丙\n## 丁\n{CREDIT}\n{CREDIT}", [3, 4]),
        (f"# 甲\n{CREDIT}\n# 乙\n## 丙\n## 丁\n{CREDIT}", []),
        (f"# 甲\n{CREDIT}\n# 乙\n## 丙\n{CREDIT}", []),
        (f"# 甲\n{CREDIT}\n# 乙\n# 丙\n# 丁\n{CREDIT}\n{CREDIT}", []),
        (f"# 甲\n{CREDIT}\n# 乙\n## 丙\n## 丁\n{CREDIT}\n# 戊\n{CREDIT}", []),
        (f"石桥今天通车\n{R}\n甲村\n乙村\n丙村\n丁村\n戊村\n己村\n{R}", [2]),
        (f"石桥今天通车\n{R}\n甲村\n乙村\n丙村\n丁村\n戊村\n己村\n庚村\n{R}", [3]),
        (f"石桥今天通车\n{P}\n甲村\n乙村\n丙村\n本报记者　林溪\n{P}", [2]),
        (f"石桥今天通车\n{CREDIT}\n河堤修好了\n{P}", [2]),
        (f"石桥今天通车\n{CREDIT}\n河堤修好了\n{P[:20]}。", [2]),
        (f"石桥今天通车\n{CREDIT}\n河堤修好了\n{P[:19]}。", []),
        (f"石桥今天通车\n{CREDIT}\n河堤修好了\n{P[:-1]}", []),
        (f"石桥今天通车\n{CREDIT}\n甲村\n乙村\n丙村\n丁村\n{P}", [2]),
        (f"石桥今天通车\n{CREDIT}\n甲村\n乙村\n丙村\n丁村\n戊村\n{P}", []),
        (f"{P}\n石桥今天通车\n{R}\n{R}\n河堤修好了", [2, 3]),
    ],
)
def test_where_stories_start(text: str, wanted: list[int]) -> None:
    """At the headlines before a dateline, or after a credit where text follows; at marked heads that have a credit each."""
    assert starts(newspaper, text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"石桥\n{P}\n{P}\n{P}\n{P}\n{R}", True),
        (f"石桥\n{P}\n{P}\n{P}\n{P}\n{P}\n{R}", False),
        (f"{CREDIT}\n桥\n河\n路", True),
        (f"{CREDIT}\n桥\n河\n路\n灯", False),
    ],
)
def test_what_a_newspaper_shows(text: str, wanted: bool) -> None:
    """A dateline among the first lines or a credit among the last."""
    assert newspaper.fits(lines_of(Text.of(text))[0]) is wanted


def test_what_stands_on_a_cover() -> None:
    """What is numbered or marked there belongs to the contents, a short line is a subtitle."""
    cover = "石桥简报\n第3期\n●石桥今天通车\n1.河堤修好了"
    assert [kind for _, kind in parts(newsletter, cover)][1:] == ["subtitle", "toc", "toc"]


COVER = "石桥简报\n●石桥今天通车\n●河堤修好了\n●路灯全都亮了\n"
ITEMS = f"石桥今天通车\n{P}\n河堤修好了\n{P}\n路灯全都亮了\n{P}"
MARKED = "\n".join(f"# {row}" if row != P else row for row in ITEMS.split("\n"))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (COVER + ITEMS, [0, 4, 6, 8]),
        ((COVER + ITEMS).replace("石桥今天通车", "石桥通"), []),
        ((COVER + ITEMS).replace("石桥今天通车", "石桥通车"), [0, 4, 6, 8]),
        ((COVER + ITEMS).replace("石桥今天通车", "桥" * 79), [0, 4, 6, 8]),
        ((COVER + ITEMS).replace("石桥今天通车", "桥" * 81), []),
        (COVER + P + "\n" + ITEMS, [0, 5, 7, 9]),
        (COVER + "桥" * 81 + "\n" + ITEMS, []),
        (
            COVER + MARKED,
            [0, 4, 6, 8],
        ),
        (
            "# " + COVER + MARKED,
            [0, 4, 6, 8],
        ),
        ("# " + COVER + ITEMS.replace("石桥今天通车", "## 石桥今天通车"), [0, 4, 6, 8]),
    ],
)
def test_where_items_start(text: str, wanted: list[int]) -> None:
    """Where entries of the contents stand again, in order, below short lines alone."""
    assert starts(newsletter, text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"{P}\n{P}\n青石镇人民政府\n2024年5月6日\n石桥管理办法\n{P}\n{P}", [4]),
        (f"{P}\n{P}\n林溪\n2024年5月6日\n石桥管理办法\n{P}\n{P}", []),
        (f"{P}\n{P}\n青石镇人民政府\n今天\n石桥管理办法\n{P}\n{P}", []),
        (f"{P}\n{P}\n青石镇人民政府\n2024年5月6日\n（略）\n石桥管理办法\n{P}\n{P}", [5]),
        (f"{P}\n{P}\n青石镇人民政府\n2024年5月6日\n略）\n石桥管理办法\n{P}\n{P}", []),
        (f"{P}\n{P}\n青石镇人民政府\n2024年5月6日\n（略\n石桥管理办法\n{P}\n{P}", []),
        (f"{P}\n{P}\n青石镇人民政府\n今天好\n（略）\n石桥管理办法\n{P}\n{P}", []),
        (f"{P}\n2024年5月6日\n（略）\n石桥管理办法\n{P}\n{P}", []),
        (f"{P}\n{P}\n青石镇人民政府\n2024年5月6日\n附件\n石桥管理办法\n{P}", [4]),
        (f"{P}\n{P}\n青石镇人民政府\n2024年5月6日\n附件\n{P}\n{P}", []),
        (f"{P}\n{P}\n青石镇人民政府\n2024年5月6日\n附件\n石桥管理办法", []),
        (f"{P}\n（此件公开发布）\n青石镇文件\n{P}\n{P}", []),
        (f"{P}\n（此件公开发布）\n2024年5月6日\n{P}\n{P}", []),
        (f"{P}\n（此件公开发布）\n青石镇人民政府\n今天我们去看桥\n{P}", []),
        (f"{P}\n（此件公开发布）\n青石镇人民政府\n今天我们都去看桥\n{P}", []),
        (f"{P}\n（此件公开发布）\n青石镇人民政府\n今天我们大家都去看桥\n{P}", [2]),
    ],
)
def test_where_notices_start(text: str, wanted: list[int]) -> None:
    """Below the end of one, at a headline that names its kind, with text under it; at the label of an attachment."""
    assert starts(notice, text) == wanted
