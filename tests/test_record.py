"""Records are read strictly: what is refused, on which line, and what the message shows."""

import pytest
from pydantic import Field, ValidationError

from jiaokan.errors import BadInput
from jiaokan.record.authority import Alias, holds
from jiaokan.record.base import Record
from jiaokan.record.name_decision import Note
from jiaokan.record.schema import Insert, Order, Retype
from jiaokan.record.settings import Settings
from jiaokan.record.yaml import DEEPEST_LEVELS, MOST_CHARACTERS, read_record


class Deep(Record):
    """A part of a part."""

    x: int


class Inner(Record):
    """A part of a record."""

    deep: Deep | None = None
    name: str
    size: int = Field(default=1, ge=1, le=9)
    start: str = Field(default="", alias="from")


class Outer(Record):
    """A record with parts."""

    title: str
    note: str | None = None
    parts: tuple[Inner, ...] = ()
    more: dict[str, Inner] | None = None


def read(text):
    """The record of a text."""
    return read_record(text, Outer, "x.yaml", "title: 甲", "jiaokan build")


def refused(text):
    """What is said of a text that is no record."""
    with pytest.raises(BadInput) as caught:
        read(text)
    return str(caught.value)


def test_a_record_is_read_with_its_words_as_they_stand():
    """Numbers and dates are words until the schema asks for a number; an empty value, ~ and null are nothing."""
    assert read("title: 2024-10").title == "2024-10"
    assert read("title: 01").title == "01"
    assert [read(f"title: 甲\nnote: {word}").note for word in ("", "~", "null")] == [None, None, None]
    assert read("title: 甲\nnote: 'null'").note == "null"
    assert read("title: 甲\nnote: Null").note == "Null"
    assert read("title: 甲\nparts: [{name: 乙, size: 9, from: 丙}]").parts[0] == Inner.model_validate(
        {"name": "乙", "size": 9, "from": "丙"}
    )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("title: &a 甲\nnote: *a", ["x.yaml:2:", "an alias", "the value written out"]),
        ("title: 甲\nnote: !!python/name:os.system ''", ["x.yaml:2:", "a tag", "a plain value"]),
        ("title: 甲\nnote: 乙\ntitle: 丙", ["x.yaml:3:", "'title' stands twice", "each key once"]),
        ("title: 甲\nnote: [", ["x.yaml:", "does not fit those around it", "indented by two blanks"]),
        ("note: 乙", ["x.yaml:1:", "the key title is missing", "the keys are title, note, parts, more"]),
        ("title: 甲\nnonsense: 乙", ["x.yaml:2:", "there is no key nonsense", "one of title, note, parts, more"]),
        (
            "title: 甲\nparts:\n  - name: 乙\n    size: 10",
            ["x.yaml:4:", "parts.0.size", '"10" is out of range', "less than"],
        ),
        ("title: 甲\nparts:\n  - size: 3", ["x.yaml:3:", "parts.0.name", "the keys are deep, name, size, from"]),
        ("title: 甲\nparts:\n  - name: 乙\n    deep: {x: 丙}", ["x.yaml:4:", "parts.0.deep.x", "no whole number"]),
        ("title: 甲\nmore:\n  乙: {name: 丙, deep: {x: 丁}}", ["x.yaml:3:", "more.乙.deep.x", '"丁" is no whole number']),
        ("", ["x.yaml:1:", "title"]),
        ("[1, 2]", ["x.yaml:1:", "the whole file"]),
    ],
)
def test_what_is_wrong_is_named_with_its_line_and_what_was_expected(text, wanted):
    """Line, key, what was found, the right keys, one right example, the next command."""
    said = refused(text)
    for part in [*wanted, "title: 甲" if "too many" not in said else "", "jiaokan build"]:
        assert part in said


def test_a_value_that_is_missing_is_not_shown():
    """What was got is told where something was got, and how many faults there are more."""
    assert "but got" not in refused("note: 乙")
    assert "more)" not in refused("note: 乙")
    assert "(and 2 more)" in refused("a: 1\nb: 2")


def test_a_record_has_an_end():
    """So many characters and so many levels of brackets, and not one more."""
    assert MOST_CHARACTERS == 2_000_000
    title = "甲" * (MOST_CHARACTERS - len("title: "))
    assert read(f"title: {title}").title == title
    assert "2,000,001 characters are too many" in refused(f"title: {title}甲")
    assert DEEPEST_LEVELS == 12
    deep = "[" * (DEEPEST_LEVELS - 1) + "]" * (DEEPEST_LEVELS - 1)
    assert "nested" not in refused(f"title: {deep}")
    assert "nested too deeply" in refused(f"title: [{deep}]")


@pytest.mark.parametrize(
    ("said", "document", "day", "found"),
    [
        ({}, "a", "", True),
        ({"in": ["a"]}, "a", "", True),
        ({"in": ["a"]}, "b", "2020", False),
        ({"from": "1990"}, "a", "", False),
        ({"to": "1999"}, "a", "", False),
        ({"from": "1990"}, "a", "1989-12-31", False),
        ({"from": "1990"}, "a", "1990-01-01", True),
        ({"to": "1999"}, "a", "1999-12-31", True),
        ({"to": "1999"}, "a", "2000-01-01", False),
        ({"from": "1990", "to": "1999-06"}, "a", "1999-06-30", True),
        ({"from": "1990", "to": "1999-06"}, "a", "1999-07-01", False),
    ],
)
def test_where_another_name_holds(said, document, day, found):
    """In the documents and the years that it names, both ends in; where its years are given, not in a text without a day."""
    assert holds(Alias.model_validate({"name": "甲", **said}), document, day) is found


SAID = {"document": "a", "text": "甲", "after": "乙", "why": "例"}


@pytest.mark.parametrize(
    ("model", "value", "sound"),
    [
        (Insert, SAID | {"level": 1}, True), (Insert, SAID | {"level": 6}, True), (Insert, SAID | {"level": 7}, False),
        (Insert, SAID | {"level": 0}, False), (Insert, SAID | {"proof": 1}, True), (Insert, SAID | {"proof": 99}, True),
        (Insert, SAID | {"proof": 100}, False), (Insert, SAID | {"proof": 0}, False), (Insert, SAID | {"before": "丙"}, False),
        (Insert, {key: value for key, value in SAID.items() if key != "after"}, False), (Insert, SAID | {"document": "a" * 80}, True),
        (Insert, SAID | {"document": "a" * 81}, False), (Insert, SAID | {"document": "a--b"}, False),
        (Insert, SAID | {"document": "a/b"}, False),
        (Retype, {"document": "a", "quote": "甲", "type": "heading", "level": 6, "why": "例"}, True),
        (Retype, {"document": "a", "quote": "甲", "type": "heading", "level": 7, "why": "例"}, False),
        (Order, {"document": "a", "quote": "甲", "before": "乙", "why": "例"}, True),
        (Order, {"document": "a", "quote": "甲", "before": "乙", "after": "丙", "why": "例"}, False),
        (Order, {"document": "a", "quote": "甲", "why": "例"}, False),
    ],
)  # fmt: skip
def test_the_bounds_of_a_decision(model, value, sound):
    """Levels as Markdown has them, so many proofs, one neighbour, ids that are safe as the name of a folder."""
    if sound:
        model.model_validate(value)
    else:
        with pytest.raises(ValidationError):
            model.model_validate(value)


@pytest.mark.parametrize(
    ("scope", "day", "there"),
    [
        ({}, "", True),
        ({"in": ["a"]}, "2001-01-01", True),
        ({"in": ["b"]}, "2001-01-01", False),
        ({"from": "1998"}, "1997-12-31", False),
        ({"from": "1998"}, "1998-01-01", True),
        ({"to": "2003-03"}, "2003-03-31", True),
        ({"to": "2003-03"}, "2003-04-01", False),
        ({"from": "1998", "to": "2003"}, "", False),
    ],
)
def test_a_name_holds_in_its_documents_and_years(scope, day, there):
    """From the first day of its scope to the last of its year or month; without a day only where no years are given."""
    assert holds(Alias.model_validate({"name": "甲局", **scope}), "a", day) is there


@pytest.mark.parametrize(
    ("said", "sound"),
    [({"kind": "doubt"}, True), ({"kind": "gloss"}, False), ({"kind": "gloss", "source": "《某书》"}, True), ({"kind": "source"}, False)],
)
def test_a_note_says_where_it_can_be_read(said, sound):
    """Only a doubt goes without."""
    value = {"document": "a", "quote": "甲", "text": "例", **said}
    if sound:
        Note.model_validate(value)
    else:
        with pytest.raises(ValidationError, match="only a doubt goes without"):
            Note.model_validate(value)


def test_under_whose_name_a_corpus_is_cited():
    """Its holder's, else its own."""
    own = Settings.model_validate({"name": "县志稿", "description": "例"})
    assert (own.creator, own.model_copy(update={"holder": "县志办"}).creator) == ("县志稿", "县志办")
