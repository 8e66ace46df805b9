"""A quick look lets through all that the sure look behind it finds; and lines judged by windows are judged as if each were counted."""

import re
from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiaokan.grammar.dateline import ALONE, ENDS
from jiaokan.grammar.label import HEADING_LABEL, HEADS, LABEL, WEAK_HEAD, WEAK_HEADS
from jiaokan.page.boundary.said import CODE, DATE, ORNAMENTS, SOLE, SOLE_ENDS, TAKEN, TAKEN_ENDS
from jiaokan.page.dialect import IN_STRONG, IN_WEAK, STRONG, WEAK
from jiaokan.page.line import Line, lines, slack, width
from jiaokan.page.literal import DIRECTIVE, IN_DIRECTIVES
from jiaokan.page.program import IN_SIGNS, SIGNS
from jiaokan.page.region import NARROWEST_COLUMNS, WIDEST_COLUMNS, measured
from jiaokan.passes.markdown_marks import IN_RUNS, RUN


def has_one(signs: tuple[str, ...]) -> Callable[[str], bool]:
    """Whether one of some signs stands in a string."""
    return lambda string: any(sign in string for sign in signs)


LOOKS: dict[str, tuple[re.Pattern[str], Callable[[str], bool]]] = {
    "head": (HEADING_LABEL, lambda string: string[0] in HEADS),
    "label": (LABEL, lambda string: string[0] in HEADS),
    "weak head": (WEAK_HEAD, lambda string: string[0] in WEAK_HEADS),
    "program": (SIGNS, lambda string: has_one(IN_SIGNS)(string) or string.endswith(":")),
    "rule": (RUN, has_one(IN_RUNS)),
    "Markdown": (STRONG, has_one(IN_STRONG)),
    **{f"Markdown, {signs[0]}": (kind, has_one(signs)) for kind, signs in zip(WEAK, IN_WEAK, strict=True)},
    "box": (DIRECTIVE, has_one(IN_DIRECTIVES)),
    "part of its own": (SOLE, lambda string: string[-1] in SOLE_ENDS),
    "ornament": (ORNAMENTS, lambda string: not string[0].isalpha()),
    "date": (DATE, lambda string: string[0].isascii()),
    "number of a standard": (CODE, lambda string: string[0].isascii()),
    "dateline": (ALONE, lambda string: string[-1] in ENDS),
    "credit": (TAKEN, lambda string: string[-1] in TAKEN_ENDS),
}


@pytest.mark.parametrize("name", LOOKS)
@settings(max_examples=25)
@given(data=st.data())
def test_a_quick_look_lets_through_what_is_found(name: str, data: st.DataObject) -> None:
    """Whatever a pattern matches."""
    pattern, looks = LOOKS[name]
    found = data.draw(st.from_regex(re.compile(pattern.pattern, pattern.flags), fullmatch=True))
    assert looks(found.rstrip("\n") or found)


@settings(max_examples=60)
@given(st.text(alphabet="甲a1% \t\u3000\n\f，", max_size=80))
def test_lines_are_what_stands_between_blanks(text: str) -> None:
    """Place, indent, width, blank lines and form feeds of each line, counted plainly; also of a line that was met before."""
    end = 0
    for number, line in enumerate(lines(text)):
        assert text[line.start : line.end] == line.text == line.text.strip(" \t\u3000\xa0")
        row = max(text.rfind(feed, 0, line.start) for feed in "\n\f") + 1
        lead, between = text[row : line.start], text[end:row]
        assert line.indent == sum({"\u3000": 2, "\t": 4}.get(blank, 1) for blank in lead)
        assert (line.gap, line.page) == (max(0, between.count("\n") - (number > 0)), "\f" in between)
        assert line.width == width(line.text)
        assert slack(line) == 1 + len(re.findall("[!-~]", line.text)) // 3 + line.text.count("%")
        end = line.end


@settings(max_examples=30)
@given(st.lists(st.sampled_from(["甲" * 8, "甲" * 20, "甲" * 20 + "。", "甲" * 21, "甲，" * 10, "甲" * 70]), min_size=1, max_size=5))
def test_a_measure_is_the_width_that_most_lines_have(texts: list[str]) -> None:
    """In one step, a measure is the width with the best score, or that and an indent; nought if no line has a width that may be one."""
    rows = tuple(Line(0, 0, text, 0, width(text), 0, False) for text in texts)
    counts = Counter(row.width for row in rows if NARROWEST_COLUMNS <= row.width <= WIDEST_COLUMNS)
    scores = {one: 4 * sum(counts[one - less] for less in range(6)) + counts[one] + counts[one + 1] for one in counts}
    best = max(scores, key=lambda one: (scores[one], one), default=0)
    assert {region.measure for region in measured(rows)[:1]} <= {0, best, best + 4}
