"""Where a document's variants in other scripts may be written otherwise: the text is sure, only the form of a character is not.

They are kept apart from the doubts that wait for a person: nothing in the source has to be decided, and the source script is what is cited.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jiaokan.entry.entry import Entry
from jiaokan.script import TARGETS, convert_with_doubts

CONTEXT_CHARACTERS = 12
"""How many code points of the converted text are shown on either side."""


@dataclass(frozen=True)
class VariantDoubt:
    """One doubtful place of a variant."""

    document: str
    anchor: str | None
    script: str
    """The variant's script, as a BCP 47 tag."""
    quote: str
    """What stands there in the variant."""
    before: str
    after: str
    others: tuple[str, ...]
    """What may stand there instead."""


def variant_doubts(entries: Iterable[Entry]) -> Iterator[VariantDoubt]:
    """The doubtful places of each document in Simplified script, as its Traditional variants have them.

    What is the same in both is listed once, for Taiwan.
    """
    for entry in entries:
        if entry.meta.language.startswith("zh-Hant"):
            continue
        people = tuple(dict.fromkeys(entry.meta.authors))
        for block in entry.words:
            seen = set[tuple[int, str, tuple[str, ...]]]()
            for script in TARGETS[1:]:
                converted, doubts = convert_with_doubts(block.text, script, source="zh-Hans", people=people)
                for doubt in doubts:
                    here = converted[doubt.start : doubt.end]
                    others = tuple(dict.fromkeys(form for form in doubt.candidates if form != here))
                    if (doubt.start, here, others) not in seen:
                        seen.add((doubt.start, here, others))
                        before, after = (
                            converted[max(0, doubt.start - CONTEXT_CHARACTERS) : doubt.start],
                            converted[doubt.end : doubt.end + CONTEXT_CHARACTERS],
                        )
                        yield VariantDoubt(entry.id, block.anchor, script, here, before, after, others)
