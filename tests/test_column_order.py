"""What numbers say of two columns: those of a section count on down a column, and begin anew with the next section."""

from __future__ import annotations

import pytest

from jiaokan.page.column_order import PageLines
from jiaokan.page.line import lines

LEFT = ["第一栏的上文说到这里就完了。", "（三）第三项说的是债务。"]
RIGHT = ["（四）第四项说的是基金。", "（五）第五项说的是资本。"]


def page(rows: list[str]) -> PageLines:
    """A page of some rows, as wide as the widest."""
    whole = lines("\n".join(rows))
    return PageLines(whole, max(row.width for row in whole), False, whole)


def test_the_numbers_of_a_section_are_those_of_the_page() -> None:
    """A page that has more of them than of articles or points is counted by them."""
    rows = [row for pair in zip(LEFT, RIGHT, strict=True) for row in pair]
    assert page(rows).numbers == {1: 4, 2: 3, 3: 5}


@pytest.mark.parametrize(
    ("next_item", "counts"), [("（六）第六项说的是保险。", True), ("（一）另一节的第一项。", True), ("（三）第三项说的是债务。", False)]
)
def test_a_column_counts_on_or_begins_a_section(next_item: str, counts: bool) -> None:
    """After the fifth item stands the sixth or the first, and no other: an order with another is worth less."""
    known = page([*RIGHT, next_item])
    free = page([*RIGHT, next_item[:1] + "其" + next_item[2:]])
    assert (known.part()[0] >= free.part()[0]) is counts
