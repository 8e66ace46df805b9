"""A page that reading cut into several documents says what it says of the one that it is called by."""

from __future__ import annotations

from jiaokan.intake.facts import Facts
from jiaokan.intake.proposal import propose

META = '<meta name="publishdate" content="2024-05-20"><meta name="source" content="某某日报">'
STORY = "<p>本次会议讨论了村里的水渠应当由谁来修、修多长、钱从哪里来，并且推选了三个人去县里询问有关的手续。</p>" * 3
TWO = f"<div><h1>水渠修好了</h1>{STORY}<h1>渠边的树</h1><p>作者：林某某</p>{STORY}</div>"


def facts_of(title: str, body: str) -> list[Facts]:
    """The facts of each document of a page."""
    page = f"<!doctype html><html><head><title>{title}</title>{META}</head><body>{body}</body></html>"
    return [one.facts for one in propose("page.html", page.encode(), page, "utf-8", set()).documents]


def test_the_page_tells_of_the_document_it_is_called_by() -> None:
    """Day and paper are those of the story whose title the page has, and of no other."""
    first, second = facts_of("水渠修好了", TWO)
    assert (first.title, first.published, first.paper) == ("水渠修好了", "2024-05-20", "某某日报")
    assert (second.title, second.published, second.paper) == ("渠边的树", None, None)


def test_a_page_called_otherwise_tells_of_none() -> None:
    """A list of stories has a name of its own."""
    assert [one.published for one in facts_of("本地新闻", TWO)] == [None, None]
