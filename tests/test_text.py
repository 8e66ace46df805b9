"""The laws of the text kernel, over random scripts of operations.

A failing run prints the script in a short notation: `2–4="x"` puts x in the place of the characters from 2 to 4
(`2–2="x"` inserts, `2–4=""` drops), edits with commas between them are one sweep, `1–3>5` moves, `|2,4` splits and joins again.
Each raw text has every character once, and what is put in comes from another alphabet,
so a plain look at a character tells where it came from.
"""

from dataclasses import dataclass
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiaokan.text import Doubt, Edit, Text

HAN = "".join(chr(0x4E00 + index) for index in range(40))


@dataclass(frozen=True)
class Sweep:
    """Edits that are made together."""

    edits: tuple[tuple[int, int, str], ...]

    def __repr__(self):
        return ", ".join(f'{start}–{end}="{new}"' for start, end, new in self.edits)

    def on_text(self, text):
        """The text after the step."""
        return text.apply([Edit(start, end, new, "correction") for start, end, new in self.edits])

    def on_string(self, string):
        """The same step by plain slicing."""
        for start, end, new in reversed(self.edits):
            string = string[:start] + new + string[end:]
        return string


@dataclass(frozen=True)
class Move:
    """A stretch read elsewhere."""

    start: int
    end: int
    to: int

    def __repr__(self):
        return f"{self.start}–{self.end}>{self.to}"

    def on_text(self, text):
        """The text after the step."""
        return text.move(self.start, self.end, self.to)

    def on_string(self, string):
        """The same step by plain slicing."""
        moved, rest = string[self.start : self.end], string[: self.start] + string[self.end :]
        to = self.to if self.to <= self.start else self.to - len(moved)
        return rest[:to] + moved + rest[to:]


@dataclass(frozen=True)
class Cut:
    """A split whose parts are joined again."""

    at: tuple[int, ...]

    def __repr__(self):
        return "|" + ",".join(map(str, self.at))

    def on_text(self, text):
        """The text after the step."""
        return Text.join(text.split(self.at))

    def on_string(self, string):
        """The same step by plain slicing."""
        return string


@dataclass(frozen=True)
class Script:
    """A raw text and what is done to it."""

    raw: str
    steps: tuple[Sweep | Move | Cut, ...]

    def __repr__(self):
        return f"{self.raw or '(empty)'} : " + " ; ".join(map(repr, self.steps))

    def run(self):
        """The text and the plain string after all steps."""
        text, string = Text.of(self.raw), self.raw
        for step in self.steps:
            text, string = step.on_text(text), step.on_string(string)
        return text, string


@st.composite
def sweeps(draw, length):
    """Edits in order that do not overlap, for a text of this length."""
    bounds = sorted(draw(st.lists(st.integers(0, length), max_size=8)))
    pairs = zip(bounds[::2], bounds[1::2], strict=False)
    return Sweep(tuple((start, end, draw(st.text("xyz", max_size=3))) for start, end in pairs))


@st.composite
def moves(draw, length):
    """A move of any stretch to any place outside it."""
    one, two, three = sorted(draw(st.tuples(*[st.integers(0, length)] * 3)))
    return draw(st.sampled_from([Move(one, two, three), Move(two, three, one)]))


def cuts(length):
    """A split at any places."""
    return st.builds(Cut, st.lists(st.integers(0, length), max_size=5).map(tuple))


@st.composite
def scripts(draw):
    """A raw text and up to six steps that fit it."""
    raw = HAN[: draw(st.integers(0, 12))]
    string, steps = raw, []
    for _ in range(draw(st.integers(0, 6))):
        step = draw(st.one_of(sweeps(len(string)), moves(len(string)), cuts(len(string))))
        string = step.on_string(string)
        steps.append(step)
    return Script(raw, tuple(steps))


@given(scripts())
def test_a_script_reads_as_plain_slicing_would(script):
    """After any steps the text reads as the same steps on a plain string."""
    text, string = script.run()
    assert str(text) == string
    assert len(text) == len(string)


@given(scripts())
def test_raw_is_kept_exactly(script):
    """Every raw character stays in exactly one piece, at its own place."""
    text, _ = script.run()
    assert text.raw == script.raw
    places = sorted(place for piece in text.pieces for place in range(piece.at, piece.end))
    assert places == list(range(len(script.raw)))
    assert all(piece.old == script.raw[piece.at : piece.end] for piece in text.pieces)


@given(scripts())
def test_nothing_changes_without_a_reason(script):
    """A piece without a reason reads as the raw text, and one with a reason is among the edits, in raw order."""
    text, _ = script.run()
    assert all(piece.why or piece.old == piece.new for piece in text.pieces)
    assert sorted(map(id, text.edits)) == sorted(id(piece) for piece in text.pieces if piece.why)
    assert [piece.at for piece in text.edits] == sorted(piece.at for piece in text.edits)


@given(scripts())
def test_each_raw_character_knows_its_place(script):
    """What is read from the raw text has that place as its origin."""
    text, string = script.run()
    for position, char in enumerate(string):
        if char in HAN:
            place = script.raw.index(char)
            assert text.raw_place(position) == place
            assert text.origin(position, position + 1) == ((place, place + 1),)


@given(scripts())
def test_origins_add_up(script):
    """The origin of a stretch is the origins of its characters, and what is in no origin is not read."""
    text, string = script.run()
    whole = {place for start, end in text.origin() for place in range(start, end)}
    single = {place for at in range(len(string)) for start, end in text.origin(at, at + 1) for place in range(start, end)}
    assert whole == single
    assert not {char for char in string if char in HAN} - {script.raw[place] for place in whole}
    dropped = {place for piece in text.pieces if not piece.new for place in range(piece.at, piece.end)}
    assert whole == set(range(len(script.raw))) - dropped


@given(scripts())
def test_a_place_lies_in_the_raw_text(script):
    """Every position, the end included, has a place in the raw text or at its end."""
    text, string = script.run()
    assert all(0 <= text.raw_place(position) <= len(script.raw) for position in range(len(string) + 1))


@given(scripts(), st.data())
def test_split_parts_join_back(script, data):
    """The parts of a split read as slices and hold all pieces, and joining them gives the text again."""
    text, string = script.run()
    places = sorted(data.draw(st.lists(st.integers(0, len(string)), max_size=5), label="cuts"))
    parts = text.split(places)
    bounds = [0, *places, len(string)]
    assert [str(part) for part in parts] == [string[start:end] for start, end in pairwise(bounds)]
    again = Text.join(parts)
    assert (str(again), again.raw) == (string, script.raw)


@given(scripts(), st.data())
def test_a_slice_reads_as_a_slice(script, data):
    """`slice` reads as slicing the string does."""
    text, string = script.run()
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(string))] * 2), label="slice"))
    assert str(text.slice(start, end)) == string[start:end]


@given(scripts(), st.data())
def test_each_doubt_goes_with_its_place(script, data):
    """After a split each doubt is in the one part that holds its raw place, so that a join has them all again."""
    text, string = script.run()
    starts = data.draw(st.sets(st.integers(0, len(script.raw) - 1)) if script.raw else st.just(set()), label="doubts")
    doubts = tuple(Doubt(start, start + 1, "correction") for start in sorted(starts))
    places = data.draw(st.lists(st.integers(0, len(string)), max_size=4), label="cuts")
    parts = Text(text.pieces, doubts).split(places)
    assert sorted(doubt.start for part in parts for doubt in part.doubts) == sorted(starts)
    for part in parts:
        held = {place for piece in part.pieces for place in range(piece.at, piece.end)}
        assert {doubt.start for doubt in part.doubts} <= held


@st.composite
def rearrangements(draw):
    """A length and moves of stretches that do not overlap, to places in none of them."""
    length = draw(st.integers(0, 16))
    bounds = sorted(draw(st.sets(st.integers(0, length), max_size=6)))
    stretches = list(zip(bounds[::2], bounds[1::2], strict=False))
    places = [place for place in range(length + 1) if not any(start < place < end for start, end in stretches)]
    return length, draw(st.permutations([(start, end, draw(st.sampled_from(places))) for start, end in stretches]))


@given(rearrangements())
def test_several_moves_read_as_plain_slicing_would(script):
    """Each stretch is read before its place, those to one place in the order given, and the rest stays."""
    length, moves = script
    raw = HAN[:length]
    moved = {place for start, end, to in moves if start != to for place in range(start, end)}
    wanted = ""
    for place in range(length + 1):
        wanted += "".join(raw[start:end] for start, end, to in moves if to == place and start != to)
        wanted += raw[place : place + 1] if place not in moved else ""
    text = Text.of(raw).rearrange(moves)
    assert (str(text), text.raw) == (wanted, raw)


@pytest.mark.parametrize("moves", [[(1, 4, 0), (2, 3, 0)], [(1, 3, 5), (2, 4, 0)], [(1, 3, 0), (5, 6, 2)], [(1, 2, 0), (1, 2, 4)]])
def test_moves_that_get_in_each_others_way_are_refused(moves):
    """Stretches that overlap, or a place inside a stretch that is moved, are an error."""
    with pytest.raises(ValueError, match="moved"):
        Text.of(HAN[:8]).rearrange(moves)


@given(st.integers(0, 12), st.data())
def test_overlapping_edits_are_refused(length, data):
    """Two edits that share a character are an error, whatever their order."""
    start, middle, end = sorted(data.draw(st.sets(st.integers(0, 20), min_size=3, max_size=3)))
    text = Text.of(HAN[:20])
    edits = [Edit(start, end, "x", "correction"), Edit(middle, end + length, "y", "correction")]
    with pytest.raises(ValueError, match=r"overlap|outside"):
        text.apply(data.draw(st.permutations(edits)))


@pytest.mark.parametrize("new", ["", "x"])
@pytest.mark.parametrize(("start", "end"), [(-1, 2), (-1, 0), (4, 6), (6, 6), (9, 12), (3, 2)])
def test_edits_outside_are_refused(start, end, new):
    """An edit that leaves the text is an error even where slicing would forgive it."""
    with pytest.raises(ValueError, match="outside"):
        Text.of(HAN[:5]).replace(start, end, new, "correction")


@pytest.mark.parametrize("at", [-1, 6])
def test_cuts_outside_are_refused(at):
    """A cut that leaves the text is an error."""
    with pytest.raises(ValueError, match="outside"):
        Text.of(HAN[:5]).split([2, at])


@pytest.mark.parametrize(("start", "end", "to"), [(1, 4, 2), (3, 1, 0), (-1, 2, 4), (1, 2, 9)])
def test_moves_that_make_no_sense_are_refused(start, end, to):
    """A move into itself, backwards or outside is an error."""
    with pytest.raises(ValueError, match=r"moved|outside"):
        Text.of(HAN[:5]).move(start, end, to)


def test_an_edit_that_changes_nothing_leaves_no_trace():
    """The very same text comes back, so the clean loop can see that it is done."""
    text = Text.of("正文")
    assert text.replace(0, 1, "正", "correction") is text


def test_insertions_keep_their_order():
    """Several insertions at one place are read in the order in which they were proposed."""
    text = Text.of("甲乙").apply([Edit(1, 1, new, "correction") for new in "xyz"])
    assert str(text) == "甲xyz乙"


def test_a_changed_stretch_counts_whole():
    """One character of a changed stretch has the whole of it as its origin."""
    text = Text.of("甲乙丙丁").replace(1, 3, "xyz", "correction")
    assert text.origin(2, 3) == ((1, 3),)
    assert text.origin() == ((0, 4),)


def test_origin_follows_reading_order():
    """After a move the stretches come in the order in which they are read."""
    assert Text.of("甲乙丙丁").move(2, 4, 0).origin() == ((2, 4), (0, 2))


@pytest.mark.parametrize("new", ["", "x"])
def test_past_the_last_character_is_its_end(new):
    """The end of a text is the raw end of its last piece, also if that was changed or dropped."""
    assert Text.of("甲乙丙").replace(1, 3, new, "correction").raw_place(1 + len(new)) == 3


def test_many_edits_in_a_changed_stretch_take_linear_time():
    """A hundred thousand edits inside one replaced stretch are made in one walk; one step a character and the suite would not end."""
    size = 300_000
    text = Text.of("甲").replace(0, 1, "xy" * size, "correction")
    text = text.apply([Edit(2 * index, 2 * index + 1, "z", "editor-drop") for index in range(size)])
    assert str(text) == "zy" * size
