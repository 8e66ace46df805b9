"""What the records of an editor are made of: ids, dates, words, quotes; and that no record has an unknown key."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

from jiaokan.text import re

LONGEST_ID_CHARACTERS = 80
RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
"""Names that no folder can have on Windows (Microsoft, Naming Files, Paths, and Namespaces)."""


def _free(id: str) -> str:
    if RESERVED.fullmatch(id):
        raise ValueError(f"{id} is the name of a device on Windows, where no folder can have it")
    return id


Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=LONGEST_ID_CHARACTERS), AfterValidator(_free)]
"""Lower-case ASCII words joined by hyphens: safe as a folder name and in an address."""
Date = Annotated[str, StringConstraints(pattern=r"^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$")]
"""ISO 8601: a year, a month or a day."""
Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


def _each_once(words: tuple[str, ...]) -> tuple[str, ...]:
    twice = [word for index, word in enumerate(words) if word in words[:index]]
    if twice:
        raise ValueError(f"{twice[0]} stands twice")
    return words


Names = Annotated[tuple[Words, ...], AfterValidator(_each_once)]
"""Words of which none stands twice."""
Quote = Annotated[str, StringConstraints(min_length=1)]
"""Words of the text itself, blanks and line breaks included."""
Occurrence = Annotated[str, StringConstraints(pattern=r"^[1-9]\d{0,3}/[1-9]\d{0,3}$")]
"""`2/3` is the second of exactly three: for words that no longer quote can tell apart."""


class Record(BaseModel):
    """What all records share: no unknown key, no change after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, defer_build=True)  # Most runs read no record anew.
