"""Elements whose class or id says that they hold the source of a text: `<a class="source">`, `<p class="media-name">`.

The name of an element is the page's own word for what stands in it; it counts where all elements so named say the same.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence

from jiaokan.grammar.fact_line import CLOCK, is_somebody
from jiaokan.html.tokens import VOID, Token
from jiaokan.text import re

NAMES = (
    frozenset({"source"}),
    frozenset({"origin"}),
    frozenset({"laiyuan"}),
    frozenset({"media", "name"}),
    frozenset({"profile", "nickname"}),
)
"""What the words of a class or id hold for a source; the last is the account of a WeChat article."""
WORD = re.compile("[A-Z]?[a-z]+")
LEAST_SOURCE_CHARACTERS, MOST_SOURCE_CHARACTERS = 2, 20
MOST_TOKENS = 16
"""How far the end of such an element is looked for."""
SAID = re.compile(r"^(?:信息|文章|稿件)?(?:来源|來源)\s*[:：]?\s*")
PROSE = re.compile("[。，；！？,;!?:：|#]")


def named_source(page: Sequence[Token], source: str) -> str:
    """The source that the elements so named give; empty if none or several are given.

    Args:
        page: the tokens of the page.
        source: its text.
    """
    found = set(_sources(page, source))
    return found.pop() if len(found) == 1 else ""


def _sources(page: Sequence[Token], source: str) -> Iterator[str]:
    for at, token in enumerate(page):
        if token.kind == "start" and token.name not in VOID and not token.closed and _is_named(token):
            words = _text(page, at, source)
            value = re.sub(r"\s+", " ", SAID.sub("", CLOCK.sub("", words).strip())).strip()
            if LEAST_SOURCE_CHARACTERS <= len(value) <= MOST_SOURCE_CHARACTERS and is_somebody(value) and not PROSE.search(value):
                yield value


def _is_named(token: Token) -> bool:
    if not ("class" in token.inside or "id" in token.inside):
        return False
    attributes = token.attributes
    names = [*attributes.get("class", "").split(), attributes.get("id", "")]
    return any(wanted <= {word.lower() for word in WORD.findall(name)} for name in names if name for wanted in NAMES)


def _text(page: Sequence[Token], at: int, source: str) -> str:
    """The text of an element; empty if it holds much."""
    depth = 0
    parts: list[str] = []
    for token in page[at : at + MOST_TOKENS]:
        if token.name == page[at].name and token.kind in ("start", "end"):
            depth += 1 if token.kind == "start" else -1
            if not depth:
                return html.unescape("".join(parts))
        elif token.kind == "text":
            parts.append(source[token.start : token.end])
    return ""
