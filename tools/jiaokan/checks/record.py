"""The record agrees with the text it describes: its number, its date of issue, its script; and says whose a protected text is.

Only what the text itself says is compared; where the text is silent the record may be so too.
"""

from __future__ import annotations

from collections.abc import Iterator

from jiaokan.checks.problem import Problem
from jiaokan.entry.entry import Entry
from jiaokan.errors import shown
from jiaokan.intake.day import iso
from jiaokan.intake.draft import ASK
from jiaokan.intake.promulgation import events
from jiaokan.reference.number import find_numbers
from jiaokan.script.detection import detect

HEAD_BLOCKS = 30
"""How many blocks at the head of a text may tell what became of it."""


def record(entry: Entry) -> Iterator[Problem]:
    """Each fact of `document.yaml` that the text or the standard speaks against."""
    where = f"corpus/documents/{entry.id}/document.yaml"
    for code, found in (*_number(entry), *_issued(entry), *_script(entry), *_rights(entry)):
        yield Problem(code, where, found, entry.id)


def _number(entry: Entry) -> Iterator[tuple[str, str]]:
    """GB/T 9704—2012, 7.2.5: the code, the year in 〔〕, the serial without 第 and without leading zeros."""
    said = entry.meta.number
    if not said:
        return
    found = list(find_numbers(said))
    forms = [one.name for one in found]
    if forms and forms != [said] and found[0].start == 0:  # Else a code begins with what no code of today holds: 法经〔2000〕27号.
        yield "number-form", f"the number is written «{shown(said)}», not «{shown(forms[0])}»"
    heads = {one.name for block in entry.blocks if block.type == "number" for one in find_numbers(block.text)}
    if heads and not heads & {said, *forms}:
        yield "number-differs", f"the record has «{shown(said)}», the text «{shown('、'.join(sorted(heads)))}»"


def _issued(entry: Entry) -> Iterator[tuple[str, str]]:
    """The date under the signature is the date of issue, or one that the lines under the title tell of."""
    said = entry.meta.dates.issued
    days = [day for block in entry.blocks if block.type == "date" and (day := iso(block.text))]
    if not said or not days or any(day.startswith(said) for day in days):
        return
    told = (iso(event.day) for block in entry.blocks[:HEAD_BLOCKS] for event in events(block.text))
    if not any(day.startswith(said) for day in told if day):
        yield "date-differs", f"the record has {said}, the text {'、'.join(dict.fromkeys(days))}"


def _script(entry: Entry) -> Iterator[tuple[str, str]]:
    """The script is that of the words."""
    found = detect("".join(block.text for block in entry.blocks), entry.meta.language)
    if found != entry.meta.language:
        yield "script-differs", f"the record has {entry.meta.language}, the words are {found}"


def _rights(entry: Entry) -> Iterator[tuple[str, str]]:
    """A decision about the rights has its ground, and a protected text its holder."""
    rights = entry.meta.rights
    if rights.status != "unclear" and rights.basis == ASK:
        yield "rights-open", f"the status is {rights.status}, but the basis is still the question"
    elif rights.status == "unclear" and entry.meta.publish == "full":
        yield "rights-open", "it is published whole, and nobody has judged its rights"
    elif rights.status == "protected" and not rights.holder:
        yield "rights-open", "it is protected, and nobody is named whose it is"
