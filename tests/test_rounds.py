"""The loop ends in a few rounds: a pass finishes its own work in one sweep, and one that does not is an error."""

from pathlib import Path

import pytest

from jiaokan.clean import MOST_ROUNDS, Unsettled, clean, run
from jiaokan.recipe import RECIPE, name_of
from jiaokan.text import Edit, Text

PROSE = "磨坊主的儿子十六岁那年离开了镇子，背着一只旧木箱，箱子里装着父亲留下的刨子和凿子。\n"
STORY = "本报讯　（记者方禾）" + (Path(__file__).parent / "quality/texts/night-ferry.md").read_text(encoding="utf-8").replace("\n", "")
SHAPES = {
    "heads of a paper": "河西日报\n2025年3月27日 星期四\n第3版\n" * 400 + PROSE,
    "ways home": "首页\n" * 1500 + PROSE,
    "credits": PROSE + "责编：方禾　校对：李苇\n" * 400,
    "publishers": PROSE + "主办：河西文化馆\n地址：河西镇南街\n出版：河西印社\n" * 200,
    "links at the end": PROSE + "相关新闻\n" * 1500,
    "bylines in a row": "磨坊\n" + "（记者方禾）" * 65 + "\n" + PROSE,
    "page numbers": (PROSE + "— 1 —\n") * 200,
    "repeated words": (PROSE[:-2] + "\n\n") * 200,
    "lines of three characters": "\n".join(STORY[at : at + 3] for at in range(0, len(STORY), 3)),
}


@pytest.mark.parametrize("name", SHAPES)
def test_few_rounds_do(name):
    """What stands in a long row at an end of a text goes in one sweep, or stays; it is not peeled off round by round."""
    text, rounds, changed = Text.of(SHAPES[name]), 0, True
    while changed:
        rounds += 1
        before = text
        for find in RECIPE:
            text, _ = run(find, text)
        changed = text is not before
    assert rounds <= 4


@pytest.mark.parametrize("find", RECIPE, ids=name_of)
@pytest.mark.parametrize("name", SHAPES)
def test_a_pass_leaves_nothing_for_itself(name, find):
    """A pass that is run again on what it has made changes nothing."""
    once, _ = run(find, Text.of(SHAPES[name]))
    twice, _ = run(find, once)
    assert str(twice) == str(once)


def test_a_pass_that_never_ends_is_an_error():
    """A text that still changes is not given back in silence."""

    def find(text):
        yield Edit(len(text), len(text), "了", "broken-line")

    with pytest.raises(Unsettled, match=str(MOST_ROUNDS)):
        clean("说", [find])
