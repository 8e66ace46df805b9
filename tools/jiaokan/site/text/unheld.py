"""What a text cites and the collection does not hold: said once beside the line, however often the text names the work."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jiaokan.entry.entry import Entry
from jiaokan.reference.work import by_work
from jiaokan.site.markup import escape
from jiaokan.site.published import published_blocks, published_references
from jiaokan.site.shelf import Shelf
from jiaokan.site.terms import UNRESOLVED
from jiaokan.site.text.marks import Mark

NAME_CHARACTERS = 14
"""How much of a work's name its note repeats, in code points; the line beside it has the rest."""
WANTED = frozenset(("no-candidate", "several-candidates", "other-edition"))
"""Why a work is worth a note; a short name without its full one, or a provision that is not found, is only marked."""


def unheld(entry: Entry, shelf: Shelf) -> dict[str, list[Mark]]:
    """For the anchor of each block the references in it that lead nowhere; the first of each work has the note."""
    shown = {block.anchor: block.text for block in published_blocks(entry)}
    lost = [one for one in published_references(entry) if not one.get("target") and one.get("why") in UNRESOLVED and _stands(one, shown)]
    found: dict[str, list[Mark]] = {}
    for number, works in enumerate(by_work((one, one) for one in lost)):
        for place, one in enumerate(works):
            why = str(one["why"])
            note = _note(one, shelf, entry.id) if place == 0 and why in WANTED else ""
            key = f"work {number}" if str(works[0]["why"]) in WANTED else ""
            found.setdefault(one["anchor"], []).append(Mark(one["start"], one["end"], "unheld", note, key, why))
    return found


def _stands(reference: Mapping[str, Any], shown: Mapping[str | None, str]) -> bool:
    text = shown[reference["anchor"]][reference["start"] : reference["end"]]
    return bool(text) and text == reference.get("quote", text)


def _note(one: Mapping[str, Any], shelf: Shelf, document: str) -> str:
    name = str(one["quote"])
    shown = name if len(name) <= NAME_CHARACTERS else f"{name[:NAME_CHARACTERS]}……" + "》" * name.endswith("》")
    others = shelf.wanted_by(one) - {document}
    more = f'，<a href="../../cited/">另有{len(others)}篇引及</a>' if others else ""
    return f"{escape(shown)}：{UNRESOLVED[str(one['why'])]}{more}。"
