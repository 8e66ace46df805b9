"""Web pages of diverse make: what is read from each, and that it takes linear time at most.

Each page in cases/pages/ is invented, in the manner of one kind of site; beside it stands what should be read, a block a line.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from jiaokan import clean, read

PAGES = sorted((Path(__file__).parent / "cases" / "pages").glob("*.html"))


def shown(html: str) -> str:
    """The blocks that are read from a page, a block a line, `---` between documents."""
    lines: list[str] = []
    for document in read(clean(html)):
        lines += ["---"] if lines else []
        for block in document.blocks:
            name = block.type if block.level is None else f"{block.type} {block.level}"
            lines.append(f"{name}: {block.text}".replace("\n", "⏎"))
    return "\n".join(lines)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_gives_its_text_and_nothing_else(page: Path) -> None:
    """Title, headings, paragraphs, items and tables of the article; no menu, tool, comment or list of other pages."""
    assert shown(page.read_text(encoding="utf-8")) == page.with_suffix(".txt").read_text(encoding="utf-8").strip("\n")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_was_read_of_a_page_is_clean(page: Path) -> None:
    """The text of a page, cleaned again, stays as it is, and the page is rebuilt from it."""
    raw = page.read_text(encoding="utf-8")
    text = clean(raw)
    assert str(clean(str(text))) == str(text)
    assert text.raw == raw
