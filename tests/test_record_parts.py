"""Parts of a record are taken out, and the rest stays to the letter."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from jiaokan.intake.record_parts import Way, values, with_key, with_words, without

RECORD = """# 前言
a: 1  # 一
list:
  # 第一
  - x: 1
    y: 2
  # 第二
  - {x: 3, y: 4}
  - x: 5
flow: [p, q, r]
last: z
"""


@pytest.mark.parametrize(
    ("ways", "gone", "come"),
    [
        ([("list", 1)], "  - {x: 3, y: 4}\n", ""),
        ([("list", 0)], "  - x: 1\n    y: 2\n", ""),
        ([("list", 0, "x")], "x: 1\n    ", ""),
        ([("list", 1, "y")], ", y: 4", ""),
        ([("flow", 0)], "p, ", ""),
        ([("flow", 1), ("flow", 2)], ", q, r", ""),
        ([("flow", 0), ("flow", 1), ("flow", 2)], "flow: [p, q, r]\n", ""),
        ([("list", 2, "x")], "  - x: 5\n", ""),
        ([("last",)], "last: z\n", ""),
    ],
)
def test_a_part_goes_and_the_rest_stays(ways: list[Way], gone: str, come: str) -> None:
    """An entry, a key, the first one of an entry, one of a row, all of a row, the last one."""
    assert RECORD.count(gone) == 1
    assert without(RECORD, ways) == RECORD.replace(gone, come)


def test_words_change_and_keys_come_where_they_are_meant() -> None:
    """In block and in flow style."""
    assert with_words(RECORD, {("flow", 1): "s", ("list", 0, "y"): "7"}) == RECORD.replace("q", "s").replace("y: 2", "y: 7")
    assert with_key(RECORD, ("list", 0), "z", "八") == RECORD.replace("    y: 2\n", '    y: 2\n    z: "八"\n')
    assert with_key(RECORD, ("list", 1), "z", "八") == RECORD.replace("y: 4}", 'y: 4, z: "八"}')


TREES = st.recursive(
    st.sampled_from(["甲", "b: c", "1", "# d"]),
    lambda inner: st.lists(inner, min_size=1, max_size=3) | st.dictionaries(st.sampled_from("klmn"), inner, min_size=1, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from("ghij"), TREES, min_size=1), st.sampled_from([None, False, True]), st.data())
def test_of_any_record_only_the_part_goes(tree: dict[str, Any], flow: bool | None, data: st.DataObject) -> None:
    """Whatever it holds and however it is written: what is left is the record without the part."""
    record = yaml.safe_dump(tree, allow_unicode=True, default_flow_style=flow)
    ways = [one.way for one in values(record)]
    chosen = data.draw(st.lists(st.sampled_from(ways), unique=True))
    kept = [one.words for one in values(record) if one.way not in chosen]
    if len(chosen) < len(ways):
        assert [one.words for one in values(without(record, chosen))] == kept
