"""Brackets and quotation marks are paired within a paragraph (GB/T 15834—2011, 4.8 and 4.9).

The closing bracket of a label, as in 1）, has no partner; nor has an apostrophe in Latin text.
"""

from __future__ import annotations

from collections.abc import Iterator

from jiaokan.checks.problem import Problem
from jiaokan.entry.entry import Entry
from jiaokan.errors import shown
from jiaokan.grammar.numeral import COUNTING
from jiaokan.text import re

PAIRS = {"（": "）", "(": ")", "《": "》", "〈": "〉", "【": "】", "〔": "〕", "[": "]", "“": "”", "‘": "’", "「": "」", "『": "』"}
QUOTES = frozenset("“”‘’「」『』")
_CLOSING = {close: open for open, close in PAIRS.items()}
_LABEL = re.compile(rf"^\s*[0-9０-９a-zA-Z{COUNTING}]{{1,3}}[）)]")
_APOSTROPHE = re.compile(r"(?<=[A-Za-z0-9])’(?=[A-Za-z0-9 ,.]|$)|‘(?=\d0s)")
SHOWN_CHARACTERS = 8


def pairing(entry: Entry) -> Iterator[Problem]:
    """Each bracket and quotation mark without a partner; code has its own rules."""
    for block in entry.blocks:
        if block.type == "code":
            continue
        for at in unpaired(block.text):
            code = "unpaired-quotation" if block.text[at] in QUOTES else "unpaired-bracket"
            context = shown(block.text[max(0, at - SHOWN_CHARACTERS) : at + SHOWN_CHARACTERS + 1])
            yield Problem(code, f"{entry.id}#{block.anchor}", f"{block.text[at]} has no partner in «{context}»", entry.id)


def unpaired(text: str) -> list[int]:
    """The places of the marks without a partner, in code points."""
    skipped = {found.end() - 1 for found in [_LABEL.match(text)] if found}
    skipped |= {found.start() for found in _APOSTROPHE.finditer(text)}
    open: list[int] = []
    lost: list[int] = []
    for at, char in enumerate(text):
        if at in skipped:
            continue
        if char in PAIRS:
            open.append(at)
        elif char in _CLOSING:
            partner = next((index for index in range(len(open) - 1, -1, -1) if text[open[index]] == _CLOSING[char]), None)
            if partner is None:
                lost.append(at)
            else:
                lost += open[partner + 1 :]
                del open[partner:]
    return sorted(lost + open)
