"""What small questions about a line or a text answer, on either side of each limit: tests/cases/answers."""

import re
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from jiaokan.edition.document import Document
from jiaokan.page.boundary.verdict import Verdict
from jiaokan.page.line import lines
from jiaokan.read.lines import lines_of
from jiaokan.text import Text

FOLDER = Path(__file__).parent / "cases/answers"
CASES = {
    f"jiaokan.{path.stem}.{name}": asked
    for path in sorted(FOLDER.glob("*.toml"))
    for name, asked in tomllib.loads(path.read_text("utf-8")).items()
}
KEYS = {"yes", "no", "gives", "of", "texts"}
OF = {"lines": lines, "marked": lambda text: lines_of(Text.of(text))[0], "text": Text.of}
"""What a text is made before the question is asked of it: the first argument, or so many as `texts` says."""


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
    for given, wanted in _asked(asked):
        texts = asked.get("texts", 1)
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


def test_there_are_limits_on_both_sides():
    """A question with only one answer pins nothing."""
    assert all(("gives" in asked and len(asked["gives"]) > 1) or (asked.get("yes") and asked.get("no")) for asked in CASES.values())
