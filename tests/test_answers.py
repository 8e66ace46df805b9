"""What small questions about a line or a text answer, on either side of each limit: tests/cases/answers.

In passes.toml a pass is asked alone what it makes of a text: `same` has what stays, `gives` a text, what comes of it and, where that is
asked, why, `doubts` a text and the words that are doubted.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from importlib import import_module
from pathlib import Path

import pytest

from jiaokan.clean import clean
from jiaokan.edition.document import Document
from jiaokan.page.boundary.verdict import Verdict
from jiaokan.page.line import lines
from jiaokan.read.lines import lines_of
from jiaokan.text import Text

FOLDER = Path(__file__).parent / "cases/answers"
ASKED = {
    f"jiaokan.{path.stem}.{name}": asked
    for path in sorted(FOLDER.glob("*.toml"))
    for name, asked in tomllib.loads(path.read_text("utf-8")).items()
}
CASES = {name: asked for name, asked in ASKED.items() if not name.startswith("jiaokan.passes.")}
PASSES = {name: asked for name, asked in ASKED.items() if name not in CASES}
KEYS = {"yes", "no", "gives", "of", "texts"}
OF = {
    "lines": lines,
    "marked": lambda text: lines_of(Text.of(text))[0],
    "line": lambda text: lines_of(Text.of(text))[0][0],
    "text": Text.of,
}
"""What a text is made before the question is asked of it: the first argument, or so many as `texts` says."""
NEIGHBOURS = {"pair": 2, "three": 3}
"""Of how many lines of a text a question is asked, each an argument: the first of them; none where the text has fewer."""


def function(name):
    """What a dotted name stands for."""
    module, _, last = name.rpartition(".")
    return getattr(import_module(module), last)


def plain(value):
    """An answer as TOML has it: rows for tuples, nothing for none."""
    if isinstance(value, Verdict):
        return value.sign
    if isinstance(value, Text):
        return str(value)
    if isinstance(value, Document):
        return [block.type if block.level is None else f"{block.type} {block.level}" for block in value.blocks]
    if is_dataclass(value):
        return [plain(getattr(value, field.name)) for field in fields(value)]
    if isinstance(value, re.Match):
        return list(value.span())
    if isinstance(value, dict):
        return [[key, plain(found)] for key, found in value.items()]
    if isinstance(value, range):
        return [value.start, value.stop]
    if isinstance(value, (set, frozenset)):
        return sorted(map(plain, value))
    if isinstance(value, (tuple, list, Iterator)):
        return [plain(one) for one in value]
    return "" if value is None else value


def calls(asked):
    """What is asked, the same as it is handed on, and what is to be answered.

    `yes` and `no` are rows of texts or of rows of arguments, `gives` has the answer last; `of` says that texts are read as lines first.
    """
    made = OF.get(asked.get("of"), lambda text: text)
    count = NEIGHBOURS.get(asked.get("of"))
    for given, wanted in _asked(asked):
        texts = asked.get("texts", 1)
        if count:
            yield given, [*(*lines(given[0]), *[None] * count)[:count], *given[1:]], wanted
        else:
            yield given, [made(one) if place < texts else one for place, one in enumerate(given)], wanted


def _asked(asked):
    for wanted in (True, False):
        for one in asked.get("yes" if wanted else "no", ()):
            yield (one if isinstance(one, list) else [one]), wanted
    for one in asked.get("gives", ()):
        yield one[:-1], one[-1]


@pytest.mark.parametrize("name", list(CASES))
def test_what_is_answered(name):
    """Each as the file says."""
    asked = CASES[name]
    assert set(asked) <= KEYS
    ask = function(name)
    wrong = [(given, wanted, said) for given, made, wanted in calls(asked) if (said := plain(ask(*made))) != wanted]
    assert not wrong


@pytest.mark.parametrize("name", list(PASSES))
def test_what_a_pass_makes(name):
    """The pass alone gives the text that the file says, from which the raw text can be rebuilt, and which it leaves as it is."""
    assert set(PASSES[name]) <= {"same", "gives", "doubts"}
    find = [function(f"{name}.find")]
    rows = [*((raw, raw) for raw in PASSES[name].get("same", ())), *PASSES[name].get("gives", ())]
    made = [(raw, wanted, why, clean(raw, find)) for raw, wanted, *why in rows]
    assert not [(raw, wanted, str(text)) for raw, wanted, _, text in made if str(text) != wanted]
    assert all(text.raw == raw and str(clean(wanted, find)) == wanted for raw, wanted, _, text in made)
    assert not [(raw, why) for raw, _, why, text in made if why and {one for piece in text.edits for one in piece.why} != set(why)]
    doubted = [(raw, words, clean(raw, find).doubts) for raw, words in PASSES[name].get("doubts", ())]
    assert not [(raw, words) for raw, words, doubts in doubted if [raw[doubt.start : doubt.end] for doubt in doubts] != words]


def test_there_are_limits_on_both_sides():
    """A question with only one answer pins nothing."""
    assert all(("gives" in asked and len(asked["gives"]) > 1) or (asked.get("yes") and asked.get("no")) for asked in CASES.values())
    assert all(asked.get("same") and asked.get("gives") for asked in PASSES.values())
