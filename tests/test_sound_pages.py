"""Pages whose blocks are already right: built in every way in which pages part their blocks, none may be run together or dropped."""

import random
import tomllib
from pathlib import Path

import pytest

from jiaokan.clean import clean

PAGES = tomllib.loads((Path(__file__).parent / "cases" / "sound" / "blocks.toml").read_text(encoding="utf-8"))
BUILDS = {
    "one paragraph a line": lambda title, blocks: "\n".join([title, *blocks]),
    "blank lines": lambda title, blocks: "\n\n".join([title, *blocks]),
    "first-line indents": lambda title, blocks: "\n".join([title, *(f"\u3000\u3000{block}" for block in blocks)]),
    "indents and blank lines": lambda title, blocks: "\n\n".join([title, *(f"\u3000\u3000{block}" for block in blocks)]),
    "carriage returns": lambda title, blocks: "\r\n\r\n".join([title, *blocks]),
    "two blank lines": lambda title, blocks: "\n\n\n".join([title, *(f"    {block}" for block in blocks)]),
    "items of Markdown": lambda title, blocks: "\n".join([f"# {title}", "", *(f"- {block}" for block in blocks)]),
    "a quotation of Markdown": lambda title, blocks: "\n>\n".join([f"# {title}\n", *(f"> {block}" for block in blocks)]),
    "rules between": lambda title, blocks: "\n\n---\n\n".join([f"# {title}", *blocks]),
    "paragraphs of HTML": lambda title, blocks: (
        f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>\n"
        + "\n".join(f"<p>{block}</p>" for block in blocks)
        + "</article></body></html>"
    ),
}
MARKDOWN_RULES = {"***", "——————"}
"""Scene breaks that are rules of Markdown too, and go in a page whose headings make it Markdown."""
MIXES = 3
"""Pages drawn from the blocks of two kinds, for each way to build them and each kind."""


def pages():
    """Each kind of page as it stands, and mixed with the blocks of other kinds: name, title, blocks."""
    for kind, page in PAGES.items():
        yield kind, page["title"], page["blocks"]
        for mix in range(MIXES):
            draw = random.Random(f"{kind} {mix}")
            other = PAGES[draw.choice([name for name in PAGES if name != kind])]["blocks"]
            blocks = list(page["blocks"])
            for block in draw.sample(other, min(4, len(other))):
                blocks.insert(draw.randrange(1, len(blocks) + 1), block)
            yield f"{kind} mixed {mix}", page["title"], blocks


def harmed(build, title, blocks):
    """The blocks that do not come out as lines of their own."""
    lines = {line.removeprefix("# ").removeprefix("- ").strip("\u3000") for line in str(clean(build(title, blocks))).split("\n")}
    return [block for block in blocks if block not in lines]


@pytest.mark.parametrize("name", BUILDS)
def test_no_block_is_run_together_or_dropped(name):
    """Every block of every page is a line of its own in the clean text."""
    marked = "Markdown" in name or name in ("rules between", "paragraphs of HTML")
    sound = [(kind, title, [block for block in blocks if not (marked and block in MARKDOWN_RULES)]) for kind, title, blocks in pages()]
    found = {kind: bad for kind, title, blocks in sound if (bad := harmed(BUILDS[name], title, blocks))}
    assert not found
