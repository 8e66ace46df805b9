"""The guide's page of reasons is made from the table of reasons and the case files, so that it cannot say what the tools do not do.

Each reason has one paragraph: its sentence in both languages, before and after, and where the same rule leaves a text alone.
Texts are shown as escaped HTML in `<pre>`, which Markdown leaves alone: a case is a scraped text and may hold anything.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jiaokan.reasons import Reason

SHOWN = 2
"""How many examples a reason shows, and how many texts that stay."""
LONGEST = 400
"""A case with a longer raw text, in code points, is for the tests and not for a reader."""
MARKS = frozenset("{}\\`*_[]<>&|\"'")
HEAD = """---
title: 校勘理由
description: 每一条修改理由：规则、前后对照、不改的情形。
---

# 校勘理由

工具每改动一处，都记下一条理由。
理由是一张封闭的表：表外的改动不会发生，表内的每一条都有用例、有本页一段说明。
本页由代码和用例自动生成，与工具的实际行为一致。
在例文中，看不见的字符写作 <span class="jk-invisible">⟨U+200B⟩</span> 的样子。
"""


@dataclass(frozen=True)
class Example:
    """One case of a case file."""

    area: str
    """The case file's name without its ending, with its folder: `passes/space`."""
    name: str
    raw: str
    edition: str | None
    """What is read afterwards; none if the text stays or the case is about structure."""
    reasons: frozenset[str]
    why: str


def examples(area: str, data: Mapping[str, Any]) -> Iterator[Example]:
    """The cases of one case file that a reader may see: known failures, long texts and tables of another form are left out.

    Args:
        area: the case file's name.
        data: the parsed TOML.
    """
    for tables in data.values():
        for table in tables if isinstance(tables, list) else []:
            raw = table.get("raw") if isinstance(table, dict) else None
            if isinstance(raw, str) and raw and len(raw) <= LONGEST and "expect" not in table:
                edition = table.get("edition")
                why = str(table.get("why", ""))
                yield Example(
                    area, str(table.get("name", "")), raw, edition if isinstance(edition, str) else None, frozenset(_codes(table)), why
                )


def _codes(table: Mapping[str, Any]) -> Iterator[str]:
    """The reason codes that a case names, whatever form its area gives them."""
    for key in ("reason", "reasons", "doubts"):
        found = table.get(key, ())
        for item in [found] if isinstance(found, str) else found:
            if isinstance(item, str):
                yield item
            elif isinstance(item, Mapping) and isinstance(item.get("reason"), str):
                yield item["reason"]


def reason_page(reasons: Mapping[str, Reason], cases: Mapping[str, Mapping[str, Any]]) -> str:
    """The page as Markdown.

    Args:
        reasons: every reason by its code.
        cases: the parsed case files by name (`passes/space`), which give the examples; without them the page has the sentences alone.
    """
    known = [example for area in sorted(cases) for example in examples(area, cases[area])]
    rows = "\n".join(f"| [`{code}`](#{code}) | {_escaped(reasons[code].zh)} |" for code in reasons)
    parts = [HEAD, f"| 代码 | 含义 |\n|---|---|\n{rows}\n", *(paragraph(code, reason, known) for code, reason in reasons.items())]
    return "\n".join(parts)


def paragraph(code: str, reason: Reason, known: list[Example]) -> str:
    """The paragraph of one reason, under a heading whose id is the code."""
    shows = [e for e in known if code in e.reasons]
    # A case with fewer reasons shows its own more plainly, and a short one is read.
    shows = sorted(shows, key=lambda e: (len(e.reasons), e.edition is None, len(e.raw)))[:SHOWN]
    areas = {e.area for e in known if code in e.reasons}
    stays = [e for e in known if e.area in areas and e.area.startswith("passes/") and e.edition is None and not e.reasons]
    stays = sorted(stays, key=lambda e: len(e.raw))[:SHOWN]
    lines = [f"## {code} {{ #{code} }}", "", _escaped(reason.zh), "", f'<p lang="en">{_escaped(reason.en)}</p>', ""]
    for example in shows:
        lines += [_figure(example), ""]
    if stays:
        lines += ["不改的情形：", ""]
        for example in stays:
            lines += [_figure(example), ""]
    return "\n".join(lines)


def _figure(example: Example) -> str:
    """Before and after, side by side where the page is wide enough."""
    language = ' lang="en"' if example.why.isascii() else ""
    caption = f"<figcaption{language}>{_escaped(example.why)}</figcaption>" if example.why else ""
    after = "" if example.edition is None else f'<pre class="jk-after">{shown(example.edition)}</pre>'
    return f'<figure class="jk-case"><pre class="jk-before">{shown(example.raw)}</pre>{after}{caption}</figure>'


def shown(text: str) -> str:
    """A text as HTML for `<pre>`: escaped, invisible characters written out; a blank line holds a space, so that no block ends at it."""
    return "\n".join("".join(map(_shown, line)) or " " for line in text.removesuffix("\n").split("\n"))


def _shown(char: str) -> str:
    if char in " \u3000" or (char.isprintable() and unicodedata.category(char) != "Co"):
        return _escaped(char)
    return f'<span class="jk-invisible">⟨U+{ord(char):04X}⟩</span>'


def _escaped(text: str) -> str:
    """One line of HTML inside a Markdown page: no mark that Markdown, a template or HTML could read stays bare."""
    return "".join(f"&#{ord(char)};" if char in MARKS else char for char in text).replace("\n", " ")
