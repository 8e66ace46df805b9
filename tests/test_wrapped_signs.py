"""What decides where lines wrap at a measure: each sign on either side of its limit, with the place of the line said beforehand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from jiaokan.page.boundary.goes_on import _sign
from jiaokan.page.boundary.place import Place
from jiaokan.page.boundary.wrapped import wrapped_sign
from jiaokan.page.habits import Habits
from jiaokan.page.line import lines
from jiaokan.page.region import Region

HABITS = Habits(first_indent=-1, indents=False, blanks_part=False, sentences=False, headings=frozenset())
FULL = "山路上的积雪到了四月还没有化完，背阴的地"
"""Forty columns that break off in mid-phrase, with a clause inside."""
PLAIN = "山路上的积雪到了四月还没有化完了背阴的地"
ENDED = "山路上的积雪到了四月还没有化完，背阴的。"
CUT = "山路上的积雪到了，人们都要坚"
"""Twenty-eight columns that break off in a word."""
MEASURE = 40


def sign(text: str, measure: int = MEASURE, ask: Callable[..., str] = wrapped_sign, **said: Any) -> str:
    """What decides between the first two lines of a text, where lines wrap at so many columns; `said` is of the place or of the habits.

    Of the place `ended` says whether most long lines around end sentences; of the habits `sentences` that they do so inside of lines.
    """
    before, after, following = [*lines(text), None, None][:3]
    assert before
    assert after
    custom = HABITS._replace(**{name: said.pop(name) for name in list(said) if name in Habits._fields})
    place = {"top": False, "starts": False, "item": False, "level": False, "shift": 0, "story": False, "told": False, "breaks_off": False}
    place |= {"opened": "", "sentences": said.pop("ended", False), "torn": False}
    return ask(before, after, following, Place(Region(measure, 0), custom, **{**place, **said}))


@pytest.mark.parametrize(
    ("text", "said", "wanted"),
    [
        ("第一条\n为了修桥", {}, "label-and-text"),
        ("第一条\n为了修桥。", {}, "label-and-text"),
        ("第一章\n总则", {}, "label-and-text"),
        ("第一章\n总则。", {}, "label-alone"),
        ("第一章\n" + "桥" * 30, {}, "label-and-text"),
        ("第一章\n" + "桥" * 31, {}, "label-alone"),
        ("第一条\n一、修桥", {}, "label-alone"),
        ("山路上的积雪到了\n化", {}, "last-character"),
        ("山路上的积雪到\n化", {}, "room-left"),
        ("山路上的积雪到了\na", {}, "room-left"),
        ("山路上的积雪到了\n一", {}, "room-left"),
        ("山路上的积雪到。\n化", {}, "room-left"),
        ("山路由镇里来修（村里负责）\n化", {}, "room-left"),
        ("山路由镇里来修（村里管理）\n化", {}, "last-character"),
        ("山路上的积雪到了\n化完", {}, "room-left"),
        (f"{FULL}\n的石桥好。", {}, "full-line"),
        (f"{FULL}\n的石桥好。", {"measure": 44}, "full-line"),
        (f"{FULL}\n的石桥好。", {"measure": 45, "starts": True, "first_indent": 0}, "room-left"),
        (f"{FULL}\n的石桥好。", {"measure": 53}, "no-indent"),
        (f"{FULL}\n的石桥好。", {"measure": 54}, "room-left"),
        (f"{FULL}\n  的石桥好。", {"measure": 53}, "room-left"),
        (f"{FULL}\n一、石桥好。", {"measure": 53}, "room-left"),
        (f"{PLAIN}\n的石桥好", {"measure": 53}, "room-left"),
        (f"{PLAIN}\n的石桥，好", {"measure": 53}, "no-indent"),
        (f"{PLAIN}\n的石桥，好", {"measure": 53, "starts": True, "indents": True}, "room-left"),
        (f"{FULL[:-1]}）\n的石桥好。", {"measure": 53}, "room-left"),
        (f"{FULL[:-1]}，\n的石桥好。", {"measure": 53}, "no-indent"),
        (f"{FULL}\n\n的石桥好。", {"measure": 42}, "full-line"),
        (f"{FULL}\n\n的石桥好。", {"measure": 43}, "room-left"),
        (f"{FULL}\n\n的石桥好。", {"measure": 44, "torn": True}, "full-line"),
        (f"{FULL}\n\n的石桥好。", {"measure": 45, "torn": True}, "room-left"),
        (f"{FULL}\n\f的石桥好。", {"measure": 42}, "full-line"),
        (f"{FULL}\n\f的石桥好。", {"measure": 43}, "room-left"),
        (f"{FULL[:-1]}，\n的石桥好。", {"measure": 42}, "full-line"),
        (f"{FULL[:-1]}，\n的石桥好。", {"measure": 43, "starts": True, "first_indent": 0}, "room-left"),
        (f"{FULL[:-1]}，\n\f的石桥好。", {"measure": 60}, "page-cut"),
        (f"{FULL[:-1]}，\n\f一、石桥好。", {"measure": 60}, "room-left"),
        (f"{FULL}\n的石桥好。", {"measure": 60, "counted": True}, "full-line"),
        (f"{FULL}\n的石桥好。", {"measure": 60, "shift": 20}, "full-line"),
        ("第一条　山路上的积雪到了四月还没有，背阴的\n的石桥好。", {"measure": 46}, "full-line"),
        ("第一条　山路上的积雪到了四月还没有，背阴的\n的石桥好。", {"measure": 47, "starts": True, "first_indent": 0}, "room-left"),
        (f"{FULL}\n的石桥好。", {"measure": 46, "level": True}, "full-line"),
        (f"{FULL}\n的石桥好。", {"measure": 47, "level": True, "starts": True, "first_indent": 0}, "room-left"),
        (f"{FULL}\n的石桥好。", {"measure": 46, "starts": True, "first_indent": 0}, "room-left"),
        (f"　　{FULL}\n的石桥好。", {"measure": 48}, "full-line"),
        (f"　　{FULL}\n的石桥好。", {"measure": 49, "starts": True, "first_indent": 0}, "room-left"),
        (f"{FULL}\n的石桥好。", {"measure": 48, "starts": True}, "full-line"),
        (f"{FULL}\n的石桥好。", {"measure": 48, "starts": True, "first_indent": 4}, "full-line"),
        (f"{FULL}\n的石桥好。", {"measure": 48, "starts": True, "first_indent": 0}, "room-left"),
        (f"{PLAIN}\n的石桥好。", {"measure": 48, "starts": True, "indents": True}, "room-left"),
        (f" {FULL}\n的石桥好。", {"measure": 48, "starts": True, "indents": True}, "full-line"),
        (f" {PLAIN}\n的石桥好", {"measure": 48, "first_indent": 0}, "room-left"),
        (f"{CUT}\n持走上桥去看一看", {"measure": 37}, "word-cut"),
        (f"{CUT}\n持走上桥去看一看", {"measure": 38}, "room-left"),
        (f"{CUT}\n\n持走上桥去看一看", {"measure": 37}, "room-left"),
        (f"{CUT}\n持走上桥去看一看", {"measure": 37, "level": True, "starts": True, "first_indent": 0}, "room-left"),
        (f"{CUT}\n持走上桥，去看一看", {"measure": 38}, "room-left"),
        (f"积雪山路上，没有{CUT}\n持走上桥，去看一看", {"measure": 60}, "word-cut"),
        (f"积雪山路上，没有{CUT}\n持走上桥去看一看", {"measure": 60}, "room-left"),
        (f"{CUT.replace('，', '')}\n持走上桥去看一看", {"measure": 35}, "room-left"),
        ("《山路上的积雪到了\n四月》好", {}, "open-bracket"),
        ("青石镇人民政府关于修好山路的\n通知", {"measure": 60}, "unfinished-title"),
        (f"{PLAIN}\n的石桥好。", {"hangs": True, "starts": True}, "outdent"),
        (f"{PLAIN}\n的石桥好。", {"hangs": True}, "full-line"),
        (f"{PLAIN}\n的石桥好。", {"starts": True}, "full-line"),
        (f"{FULL}\n的石桥好。", {"hangs": True, "starts": True}, "full-line"),
        (f"{PLAIN}\n  的石桥好。", {"hangs": True, "starts": True}, "full-line"),
        (f"{PLAIN}\n\n的石桥好。", {"hangs": True, "starts": True, "torn": True}, "full-line"),
        (f"{ENDED}\n{PLAIN[:17]}\n一、石桥", {"first_indent": 4, "sentences": True}, "stop-at-full-line"),
        (f"{ENDED}\n{PLAIN[:17]}\n石桥", {"first_indent": 4, "sentences": True}, "stop-at-end"),
        (f"{ENDED}\n（镇里负责）", {}, "whose-duty"),
        (f"{ENDED}\n一、石桥好", {}, "stop-before-part"),
        (f"{ENDED}\n林溪", {}, "stop-before-part"),
        (f"{ENDED}\n{PLAIN[:16]}\n好", {"measure": 41}, "stop-before-part"),
        (f"{ENDED}\n{PLAIN[:16]}\n好", {}, "stop-at-end"),
        (f"一、{PLAIN[:18]}\n\n好的石桥；", {"measure": 42, "blanks_part": True, "starts": True, "first_indent": 4}, "full-line"),
        (f"一、{PLAIN[:18]}\n\n好的，石桥；", {"measure": 42, "blanks_part": True, "starts": True, "first_indent": 4}, "blank-line"),
        (f"一、{PLAIN[:18]}\n\n\f好的，石桥；", {"measure": 42, "blanks_part": True, "starts": True, "first_indent": 4}, "full-line"),
        (f"{ENDED}\n{FULL}\n好", {}, "stop-at-end"),
        (f"{ENDED}\n{FULL}\n好", {"sentences": True}, "stop-at-full-line"),
        (f"{ENDED}\n{FULL}\n好", {"sentences": True, "starts": True, "measure": 46}, "stop-at-end"),
        (f"{ENDED[:-1]}：\n{FULL}\n好", {}, "stop-before-part"),
        (f"{ENDED[:-1]}：\n{FULL}\n好", {"first_indent": 4}, "stop-at-full-line"),
        (f"{ENDED[:-1]}：\n{FULL}\n好", {"indents": True}, "no-indent"),
        (f"{ENDED}\n{FULL}\n好", {"indents": True}, "no-indent"),
        (f"{ENDED}\n {FULL}\n好", {"indents": True}, "no-indent"),
        (f"{ENDED}\n  {FULL}\n好", {"indents": True}, "indent"),
        (f"{ENDED[:-1]}；\n{FULL}\n好", {"item": True}, "inside-item"),
        (f"{ENDED[:-1]}；\n{FULL}\n好", {"item": False}, "stop-at-end"),
        (f"{ENDED[:-1]}；\n{FULL}\n好", {"item": True, "blanks_part": True}, "stop-at-full-line"),
        (f"{ENDED}\n{FULL}\n好", {"first_indent": 4}, "stop-at-full-line"),
        (f"{ENDED}\n{FULL[:18]}\n好的", {"first_indent": 4}, "stop-at-end"),
        (f"{ENDED}\n{FULL[:18]}\nbridgeway", {"first_indent": 4}, "stop-at-full-line"),
        (f"{ENDED}\n{FULL}\n好", {"blanks_part": True}, "stop-at-full-line"),
        (f"{ENDED}\n\n{FULL}\n好", {"blanks_part": True}, "stop-at-end"),
        (f"{ENDED}\n\f{FULL}\n好", {"blanks_part": True}, "stop-at-end"),
        (f"{ENDED}\n{FULL[:18]}\n好的", {"blanks_part": True, "first_indent": 4}, "stop-at-end"),
        (f"{FULL}\n　　好的", {"indents": True}, "indent"),
        (f"{FULL}\n  好的", {"indents": True}, "indent"),
        (f"{FULL}\n 好的", {"indents": True}, "full-line"),
        (f"{FULL}\n　　　好的", {"indents": True}, "indent"),
        (f"{FULL}\n　　　 好的", {"indents": True}, "full-line"),
        (f"{FULL}\n　　好的", {}, "full-line"),
        (f"{FULL}\n元年春，好", {"years": True}, "year-entry"),
        (f"{FULL}\n元年春，好", {"years": True, "opened": "（"}, "full-line"),
        (f"{FULL}\n元年春，好", {}, "full-line"),
        (f"一、{PLAIN[:18]}\n石桥好。", {"starts": True, "headings": frozenset("、")}, "heading"),
        (f"一、{PLAIN[:18]}\n石桥好", {"starts": True, "headings": frozenset("、")}, "full-line"),
        (f"一、{PLAIN[:18]}\n石桥，好", {"starts": True, "headings": frozenset("、")}, "heading"),
        (f"一、{PLAIN[:18]}\n{PLAIN[:17]}", {"starts": True, "headings": frozenset("、")}, "heading"),
        (f"一、{PLAIN[:18]}\n{PLAIN[:16]}", {"starts": True, "headings": frozenset("、")}, "full-line"),
        (f"一、{PLAIN[:18]}\n石桥好。", {"starts": False, "headings": frozenset("、")}, "full-line"),
        (f"一、{FULL[:18]}\n石桥好。", {"starts": True, "headings": frozenset("、")}, "full-line"),
        (f"一、{PLAIN[:18]}\n{PLAIN[:18]}\n好的", {"starts": True, "first_indent": 4}, "heading"),
        (f"一、{PLAIN[:18]}\n{PLAIN}\n好的", {"starts": True, "first_indent": 4}, "full-line"),
        (f"一、{FULL[:18]}\n{PLAIN[:18]}\n好的", {"starts": True, "first_indent": 4}, "full-line"),
        (f"{PLAIN}\n\n的石桥好。", {"measure": 42, "blanks_part": True, "starts": True}, "blank-line"),
        (f"{PLAIN}\n\n的石桥好。", {"measure": 42, "starts": True}, "full-line"),
        (f"{PLAIN}\n\n的石桥好。", {"measure": 42, "blanks_part": True}, "full-line"),
        (f"{PLAIN}\n\n的石桥好。", {"measure": 41, "blanks_part": True, "starts": True}, "full-line"),
        (f"{FULL}\n\n的石桥好。", {"measure": 42, "blanks_part": True, "starts": True}, "full-line"),
        (f"{PLAIN}\n\n的石桥好。", {"measure": 42, "blanks_part": True, "starts": True, "first_indent": 4}, "full-line"),
        (f"{PLAIN}\n\n石桥\n好的", {"measure": 42, "blanks_part": True, "starts": True, "first_indent": 4}, "blank-line"),
        (f"{PLAIN}\n\n{PLAIN}\n好", {"measure": 42, "blanks_part": True, "starts": True, "first_indent": 4}, "full-line"),
        (f"{PLAIN}\n石桥\n好的", {"measure": 42, "blanks_part": True, "starts": True, "first_indent": 4}, "full-line"),
    ],
)
def test_one_sign_decides(text: str, said: dict[str, Any], wanted: str) -> None:
    """Room for the next line parts; without room indents, blank lines and the width of the next line tell."""
    assert sign(text, **said) == wanted


@pytest.mark.parametrize(
    ("text", "said", "wanted"),
    [
        (f"{FULL}\n的石桥", {"upright": True}, "upright"),
        (f"{FULL}\n的石桥", {"upright": False}, "upright-part"),
        ("石桥\n※", {}, "own-part"),
        ("。石桥\n。河堤", {"measure": 20}, "own-part"),
        ("石桥通了\n。河堤", {}, "cut-mark"),
        ("石桥（通了\n）河堤", {"opened": "（"}, "cut-mark"),
        ("山路上的积雪到了四月化，他说“那\n就是雪”就", {}, "open-quotation"),
        ("石桥上的积雪化完，花了32\n元才", {}, "cut-number"),
        ("石桥上的积雪化完，花了32\n元才", {"measure": 0}, "no-measure"),
        ("山路上的积雪\n化了", {"soft": True}, "soft-wrap"),
        ("- 山路\n- 石桥", {}, "bullet"),
        ("山路有：\n- 石桥", {}, "head"),
        ("山路\n- 石桥", {"breaks_off": True}, "breaks-off"),
        ("- 山路\n- 石桥", {"breaks_off": True}, "bullet"),
        ("- 人们要坚\n- 持下去", {"breaks_off": True}, "breaks-off"),
        (f"- {FULL[:19]}\n- 的石桥", {"stopped": True}, "full-line"),
        (f"- {FULL[:19]}\n- 的石桥", {}, "bullet"),
        (f"- {FULL[:18]}坚\n- 持下去", {}, "full-line"),
        (f"- {FULL[:19]}。\n- 的石桥", {"stopped": True}, "bullet"),
        (f"- {FULL[:19]}\n- 一、石桥", {"stopped": True}, "bullet"),
        (f"- {FULL}的石桥好\n- 的石桥", {"stopped": True}, "bullet"),
        ("桥通了\n第一条　河", {}, "head"),
        ("桥通了、\n第一条　河", {"measure": 0}, "no-measure"),
        ("青石镇人民政府关于修好山路的\n通知", {"measure": 60}, "unfinished-title"),
        ("地址：山路一号\n电话：一二三", {"starts": True}, "said-apart"),
        ("新华社青石3月24日电\n山路通车了", {"starts": True}, "said-together"),
        (f"{FULL}\n的石桥", {}, "full-line"),
        (f"{FULL}的石桥\n的石桥", {}, "full-line"),
        (f"{FULL}的石桥好\n的石桥", {}, "no-measure"),
        (f"{FULL}\n的石桥", {"measure": 0}, "no-measure"),
    ],
)
def test_the_surest_sign_is_asked_first(text: str, said: dict[str, Any], wanted: str) -> None:
    """What the lines are by their marks, then what they say, then their widths."""
    assert sign(text, ask=_sign, **said) == wanted
