"""What recognition misread is doubted where it went wrong, and next to nothing of a sound text is."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from rapidfuzz.distance import Levenshtein

from jiaokan.clean import clean
from jiaokan.page.misread import MOST_LONE_TIMES, _alike, _others, _unclosed, _Words, misread

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


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("（甲", 1), ("（甲）", 0), ("甲）", 1), ("“甲”“", 1), ("a）甲\nb）乙", 0), ("a）甲\n（乙）丙）", 1), ("《甲（乙", 2), ("甲", 0)],
)
def test_marks_that_nothing_opens_or_closes(text: str, wanted: int) -> None:
    """Each counts once; the bracket behind the label of an item opens nothing."""
    assert _unclosed(text) == wanted


def test_the_same_characters_beside_two_places() -> None:
    """Two at most, as far as they are ideographs."""
    text = "甲乙丙丁戊，甲乙丙丁己"
    assert [_alike(text, 2, 8, step) for step in (1, -1)] == [1, 2]
    assert _alike(text, 3, 9, -1) == 2
    assert _alike(text, 4, 10, 1) == 0
    assert _alike("，丙，丙", 1, 3, -1) == 0
    assert _alike("丙丁", 0, 1, -1) == 0


def others(text: str) -> dict[int, tuple[str, int, int]]:
    """What stands elsewhere between the neighbours of the rare characters of a text: the character, how many neighbours, how often."""
    counts = Counter(text)
    rare = {char for char, times in counts.items() if times <= 2 and char > "一"}
    return {place: (one.char, one.around, one.times) for place, one in _others(text, rare, counts).items()}


SOUND = "专项整治，"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (SOUND * 3 + "专项浆治", {17: ("整", 3, 3)}),
        (SOUND * 3 + "专项浆", {17: ("整", 2, 3)}),
        (SOUND * 3 + "小项浆治", {}),
        ("专项整治，" * 3 + "专项调治，" * 3 + "专项浆治", {}),
        ("整治好，" * 3 + "浆治好", {12: ("整", 2, 3)}),
        ("整治好，" * 2 + "浆治好", {8: ("整", 2, 2)}),
        ("整治好，整治，" + "浆治好", {}),
    ],
)
def test_one_other_character_between_the_same_neighbours(text: str, wanted: dict[int, tuple[str, int, int]]) -> None:
    """Always the same one, often enough for the number of neighbours, and commoner than the rare one."""
    assert {place: one for place, one in others(text).items() if text[place] == "浆"} == wanted
