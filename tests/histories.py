"""Random histories of a document: releases in which paragraphs are written, rewritten, parted, joined, moved and deleted.

Every paragraph carries the marks of those it was made of, which the tools under test never see:
they say afterwards which anchor stands right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

SUBJECTS = (
    "各级人民政府",
    "有关主管部门",
    "检验机构",
    "认证机构",
    "计量技术机构",
    "行业协会",
    "企业",
    "社会公众",
    "监督管理人员",
    "技术委员会",
)
VERBS = (
    "应当建立健全",
    "应当依法公开",
    "可以委托开展",
    "不得擅自变更",
    "负责组织实施",
    "应当定期评估",
    "应当如实记录",
    "鼓励支持",
)
OBJECTS = (
    "工作台账",
    "质量管理体系",
    "检验检测报告",
    "投诉举报渠道",
    "信用档案",
    "应急预案",
    "技术规范",
    "溯源能力",
    "共享平台",
    "收费标准",
)
TAILS = (
    "并接受社会监督",
    "并于每年年底前报告",
    "确保真实准确",
    "不断提高服务水平",
    "促进区域协调发展",
    "防止数据失实",
    "减轻企业负担",
)
NAMES = "东西南北春夏秋冬山川湖海松竹梅兰金木水火风云雷电江河林泉星月天地"
"""Eight of them name a project, as sentences of a real text name something: no two paragraphs are twins by chance."""


@dataclass(frozen=True)
class Paragraph:
    """Words, and the marks of the paragraphs they came from."""

    text: str
    marks: frozenset[int]


@dataclass(frozen=True)
class Score:
    """What became of the anchors of one release in the next."""

    right: int = 0
    wrong: int = 0
    asked: int = 0
    """The tool said that it does not know."""
    gone: int = 0
    """The paragraph was deleted, and the tool said so."""
    alive: int = 0
    """How many paragraphs were still there."""

    def __add__(self, other: Score) -> Score:
        return Score(*(getattr(self, name) + getattr(other, name) for name in ("right", "wrong", "asked", "gone", "alive")))


def sentence(random: Random) -> str:
    """One sentence in the manner of a regulation."""
    parts = [random.choice(row) for row in (SUBJECTS, VERBS, OBJECTS, TAILS)]
    name = "".join(random.choice(NAMES) for _ in range(8))
    return f"{parts[0]}{parts[1]}“{name}”{parts[2]}，{parts[3]}。"


def begin(random: Random, size: int) -> list[Paragraph]:
    """A first release."""
    return [Paragraph("".join(sentence(random) for _ in range(random.randint(1, 4))), frozenset((n,))) for n in range(size)]


def revise(random: Random, old: Sequence[Paragraph], fresh: int) -> list[Paragraph]:
    """The next release.

    Args:
        random: where chance comes from; the same seed gives the same history.
        old: the release before.
        fresh: the first mark that no paragraph has had yet.
    """
    new = list(old)
    for step in range(random.randint(1, max(2, len(old) // 4))):
        place = random.randrange(len(new) + 1)
        kind = random.choice(("insert", "delete", "part", "join", "move", "rewrite", "rewrite", "rewrite"))
        if kind == "insert" or place == len(new):
            new.insert(place, replace(begin(random, 1)[0], marks=frozenset((fresh + step,))))
        elif kind == "delete" and len(new) > 2:
            del new[place]
        elif kind == "part" and new[place].text.count("。") > 1:
            cut = new[place].text.index("。") + 1
            marks = new[place].marks
            new[place : place + 1] = [Paragraph(new[place].text[:cut], marks), Paragraph(new[place].text[cut:], marks)]
        elif kind == "join" and place + 1 < len(new):
            two = new[place : place + 2]
            new[place : place + 2] = [Paragraph(two[0].text + two[1].text, two[0].marks | two[1].marks)]
        elif kind == "move":
            new.insert(random.randrange(len(new)), new.pop(place))
        elif kind == "rewrite":
            new[place] = replace(new[place], text=_rewritten(random, new[place].text))
    return new


def judge(old: Sequence[Paragraph], new: Sequence[Paragraph], where: Sequence[int | None]) -> Score:
    """Compare where a tool sees the old paragraphs now with where they are."""
    total = Score()
    for paragraph, place in zip(old, where, strict=True):
        alive = any(paragraph.marks & one.marks for one in new)
        if place is None:
            total += Score(asked=1, alive=1) if alive else Score(gone=1)
        else:
            total += Score(right=1, alive=1) if paragraph.marks & new[place].marks else Score(wrong=1, alive=alive)
    return total


def _rewritten(random: Random, text: str) -> str:
    """A few words of the text changed, as a correction or an amendment does."""
    for _ in range(random.randint(1, 2)):
        row = random.choice((SUBJECTS, VERBS, OBJECTS, TAILS))
        here = [word for word in row if word in text]
        if here:
            text = text.replace(random.choice(here), random.choice(row), 1)
    return text
