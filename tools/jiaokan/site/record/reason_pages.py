"""The guide's page of reasons is made from the table of reasons and the case files, so that it cannot say what the tools do not do.

Each reason has one paragraph: its sentence in both languages, when the rule refuses, on what it rests, before and after,
and texts that the same rule leaves alone. When and on what are the rows of `reason_notes.toml`.
Texts are shown as escaped HTML in `<pre>`, which Markdown leaves alone: a case is a scraped text and may hold anything.
"""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml

from jiaokan.reasons import Reason
from jiaokan.record.yaml import LOADER

SHOWN_EXAMPLES = 2
"""How many examples a reason shows, and how many texts that stay."""
LONGEST_EXAMPLE_CHARACTERS = 400
"""A case with a longer raw text, in code points, is for the tests and not for a reader."""
MARKS = frozenset("{}\\`*_[]<>&|\"'")
PAGE_HEAD = """---
title: 校勘理由
description: 每一条校勘理由：规则、不改的情形、依据、前后对照。
---

# 校勘理由

工具每改动一处，都记下一条理由。
理由是一张封闭的表：表外的改动不会发生，表内的每一条都有用例、有本页一段说明：规则、不改的情形、依据、改动前后。
例文取自测试用例，与工具的实际行为一致；左为改动之前，右为之后。
在例文中，看不见的字符写作 <span class="jk-invisible">⟨U+200B⟩</span> 的样子。
"""


class ReasonNote(NamedTuple):
    """What the page says beside a reason's sentence, in Chinese."""

    stays: str
    """When the rule refuses."""
    basis: str
    """The standard, or the editorial principle, that it rests on."""


@cache
def notes() -> dict[str, ReasonNote]:
    """The note of each reason by its code."""
    table = tomllib.loads(files("jiaokan.site").joinpath("reason_notes.toml").read_text("utf-8"))
    return {code: ReasonNote(**row) for code, row in table.items()}


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
            raw = table.get("raw", table.get("text")) if isinstance(table, dict) else None
            if isinstance(raw, str) and raw and len(raw) <= LONGEST_EXAMPLE_CHARACTERS and "expect" not in table:
                edition = table.get("edition") if "raw" in table else _read(table)
                why = str(table.get("why", ""))
                yield Example(
                    area, str(table.get("name", "")), raw, edition if isinstance(edition, str) else None, frozenset(_codes(table)), why
                )


def _read(table: Mapping[str, Any]) -> str | None:
    """What a case of reading reads, without the types of the blocks; nothing if it is about a doubt, which changes no text."""
    listed = table.get("documents")
    if "doubts" in table or not isinstance(listed, str):
        return None
    return "\n".join(line.split(": ", 1)[-1] for line in listed.strip().split("\n"))


def _codes(table: Mapping[str, Any]) -> Iterator[str]:
    """The reason codes that a case names, whatever form its area gives them."""
    for key in ("reason", "reasons", "doubts"):
        found = table.get(key, ())
        for item in [found] if isinstance(found, str) else found:
            if isinstance(item, str):
                yield item
            elif isinstance(item, Mapping) and isinstance(item.get("reason"), str):
                yield item["reason"]


@cache
def bundled() -> tuple[Example, ...]:
    """The examples that come with the program, so that the page is the same in every corpus."""
    rows = yaml.load(files("jiaokan.site").joinpath("reason_examples.yaml").read_text("utf-8"), LOADER)
    return tuple(Example(**{**row, "reasons": frozenset(row["reasons"])}) for row in rows)


def reason_page(reasons: Mapping[str, Reason], known: Sequence[Example]) -> str:
    """The page as Markdown.

    Args:
        reasons: every reason by its code.
        known: cases, of which the plainest are shown; without them the page has the sentences alone.
    """
    rows = "\n".join(f"| [`{code}`](#{code}) | {_escaped(reasons[code].zh)} |" for code in reasons)
    parts = [PAGE_HEAD, f"| 代码 | 含义 |\n|---|---|\n{rows}\n", *(paragraph(code, reason, known) for code, reason in reasons.items())]
    return "\n".join(parts)


def chosen(code: str, known: Sequence[Example]) -> tuple[list[Example], list[Example]]:
    """The examples that a reason shows, and those of texts that the same rule leaves alone."""
    shows = [e for e in known if code in e.reasons]
    # A case with fewer reasons shows its own more plainly, and a short one is read.
    shows = sorted(shows, key=lambda e: (len(e.reasons), e.edition is None, len(e.raw)))[:SHOWN_EXAMPLES]
    areas = {e.area for e in known if code in e.reasons}
    stays = [e for e in known if e.area in areas and e.area.startswith("passes/") and e.edition is None and not e.reasons]
    return shows, sorted(stays, key=lambda e: len(e.raw))[:SHOWN_EXAMPLES]


def paragraph(code: str, reason: Reason, known: Sequence[Example]) -> str:
    """The paragraph of one reason, under a heading whose id is the code."""
    shows, stays = chosen(code, known)
    note = notes().get(code)
    lines = [f"## {code} {{ #{code} }}", "", _escaped(reason.zh), "", f'<p lang="en">{_escaped(reason.en)}</p>', ""]
    if note:
        rows = "".join(
            f"<div><dt>{name}</dt><dd>{_escaped(text)}</dd></div>" for name, text in (("不改", note.stays), ("依据", note.basis))
        )
        lines += [f'<dl class="jk-record jk-record--wide">{rows}</dl>', ""]
    for name, listed in (("改动前后" if any(e.edition is not None for e in shows) else "存疑之处", shows), ("不改之例", stays)):
        if listed:
            lines += [f'<p class="jk-why">{name}</p>', "", *(line for example in listed for line in (_figure(example), ""))]
    return "\n".join(lines)


def _figure(example: Example) -> str:
    """Before and after, side by side where the page is wide enough; a case's own remark if it is in Chinese."""
    caption = f"<figcaption>{_escaped(example.why)}</figcaption>" if example.why and not example.why.isascii() else ""
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
