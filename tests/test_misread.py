"""What recognition misread is doubted where it went wrong, and next to nothing of a sound text is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from rapidfuzz.distance import Levenshtein

from jiaokan.clean import clean
from jiaokan.page.misread import MOST_LONE_TIMES, _Words, misread

TESTS = Path(__file__).parent
WORTH_SHARE = 0.75
"""The part of the doubts that stand beside an error at least."""


def wrong_places(text: str, right: str) -> set[int]:
    """The places of a text at which it differs from the right one, and those beside them; blanks count nothing."""
    places = [place for place, char in enumerate(text) if not char.isspace()]
    found: set[int] = set()
    for part in Levenshtein.opcodes("".join(text[place] for place in places), "".join(right.split())):
        if part.tag != "equal":
            found |= {place + step for place in places[part.src_start : part.src_end] for step in (-1, 0, 1)}
    return found


def test_the_doubts_of_recognised_texts_are_worth_a_look() -> None:
    """Most stand beside an error, and the texts with many errors have some."""
    cases = json.loads((TESTS / "quality/manifest.json").read_text(encoding="utf-8"))["cases"]
    worth = total = 0
    for case in cases:
        if case["kind"] == "ocr":
            text = str(clean((TESTS / "quality" / case["raw"]).read_text(encoding="utf-8")))
            documents = json.loads((TESTS / "quality" / case["gold"]).read_text(encoding="utf-8"))["documents"]
            wrong = wrong_places(text, "".join(block["text"] for one in documents for block in one["blocks"]))
            found = [one.place for one in misread(text)]
            total += len(found)
            worth += sum(place in wrong for place in found)
    assert worth >= 5
    assert worth >= WORTH_SHARE * total


def test_no_sound_text_is_doubted() -> None:
    """Names, verse, dialect, tables, chemistry and code have rare characters that stand alone, and lose a bracket now and then."""
    for path in sorted((TESTS / "harm").glob("*/*.txt")):
        text = path.read_text(encoding="utf-8")
        assert not list(misread(text)), path.name
        assert not list(misread(text + "（\n")), path.name


def test_a_text_with_words_of_its_own_is_not_doubted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rare characters without proof count only as long as there are not many more of them than of those that have it."""
    text = "专项整治工作已经开始，各地都在开展专项整治行动，专项整治要到年底，专项整治不能放松。这次专项浆治行动（见附件。"
    for times, more in ((MOST_LONE_TIMES, MOST_LONE_TIMES), (MOST_LONE_TIMES + 1, 0)):
        monkeypatch.setattr(_Words, "lone", lambda _self, _asked, times=times: list(range(times)))
        assert len(list(misread(text))) == 1 + more
