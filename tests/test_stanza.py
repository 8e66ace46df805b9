"""Stanzas: where the page shows the blank lines of its source."""

from itertools import count

import pytest

from jiaokan.edition.document import Block
from jiaokan.site.text.stanza import LONGEST_LINE_CHARACTERS, stanzas
from jiaokan.text import Text


def begun(raw: str) -> list[str]:
    """The lines of a source with which a stanza begins."""
    whole, names, blocks, at = Text.of(raw), count(), list[Block](), 0
    for line in raw.splitlines(keepends=True):
        words = line.strip()
        if words:
            start = at + line.index(words)
            blocks.append(Block("paragraph", whole.slice(start, start + len(words)), anchor=f"a{next(names)}"))
        at += len(line)
    found = stanzas(raw, blocks)
    return [block.text for block in blocks if block.anchor in found]


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("我等一只船\n等昨天的雨\n\n芦苇弯下腰\n像一个老人\n", ["芦苇弯下腰"]),
        ("我等一只船\n　等昨天的雨\n　\n　芦苇弯下腰\n像一个老人\n", ["芦苇弯下腰"]),
        ("甲\n乙\n\n丙\n丁\n\n\n戊\n己\n", ["丙", "戊"]),
        ("甲\n乙\n丙\n丁\n", []),
        ("甲\n\n乙\n\n丙\n\n丁\n", []),
        ("甲\n乙\n\n落款\n", []),
        ("甲\n乙\n\n单\n\n丙\n丁\n", []),
        ("甲\n乙\n\n" + "长" * (LONGEST_LINE_CHARACTERS + 1) + "\n丁\n", []),
    ],
)
def test_a_blank_line_between_groups_of_close_lines_begins_a_stanza(raw: str, wanted: list[str]) -> None:
    """Groups have two lines at least, all of them short; what is set evenly has no stanzas."""
    assert begun(raw) == wanted


def test_what_stands_between_must_be_blank() -> None:
    """Line ends among tags or dropped words say nothing of how a page was set."""
    raw = "甲\n乙<br>\n\n丙\n丁\n"
    whole = Text.of(raw)
    blocks = [Block("paragraph", whole.slice(at, at + 1), anchor=raw[at]) for at in map(raw.index, "甲乙丙丁")]
    assert stanzas(raw, blocks) == frozenset()
    assert stanzas("甲\n乙    \n\n丙\n丁\n", blocks) == {"丙"}
