"""Of a Simplified text only the clauses are read in full in which something is to be decided; nothing comes out otherwise for it."""

import sys
from importlib.resources import files
from pathlib import Path

import opencc
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent / "benchmarks"))

import script_neighbours  # the folder of benchmarks is no package

from jiaokan.script import conversion, undecided
from jiaokan.script.engine import convert_by
from jiaokan.script.row import contexts, overrides

REGIONS = (("zh-Hant-TW", "s2tw"), ("zh-Hant-HK", "s2hk"))
TABLE = files("jiaokan.script").joinpath(f"opencc-{opencc.__version__}.tsv").read_text("utf-8")
ROW_WORDS = sorted({row.word for row in (*contexts(), *overrides())})
PIECES = st.sampled_from([*undecided._pairs(TABLE), *ROW_WORDS, *"系注范制准，。、“”（）：\n的国 aP·-7𠮷㐀說"])


@given(st.lists(PIECES, max_size=30), st.sampled_from(REGIONS), st.booleans())
def test_what_is_undecided_is_all_that_is_to_be_decided(pieces, region, doubting):
    """A text comes out, doubts and all, as one of which every clause is read in full."""
    string, (to, mode) = "".join(pieces), region
    assert conversion._through(string, (mode,), to, doubting) == conversion._decided(string, (mode,), to, doubting)


def test_the_table_of_neighbours_is_that_of_the_package():
    """Made anew it is the same; and each phrase of OpenCC in which nothing is undecided is written as its characters are alone."""
    assert script_neighbours.neighbours() == TABLE
    string = "、".join(phrase for mode in ("s2t", "t2tw", "t2hk") for phrase, _ in script_neighbours.phrases(mode))
    for _, mode in REGIONS:
        one, two = undecided.written_alone(string, mode), convert_by(mode, string)
        differing = [place for place, (a, b) in enumerate(zip(one, two, strict=True)) if a != b]
        assert {*differing} <= {place for start, end in undecided.undecided(string, doubting=False) for place in range(start, end)}
        assert len(differing) > 5000


def test_clauses():
    """制造 has another form than 制; the clauses of 有云： are one; a form that is not proven is undecided for those who ask for doubts."""
    assert undecided.undecided("国家。制造业，中国", doubting=False) == ((3, 7),)
    assert undecided.undecided("中国，古人有云：“天”。中国", doubting=False) == ((3, 9),)
    assert undecided.undecided("国家。我制他", doubting=False) == ()
    assert undecided.undecided("国家。我制他", doubting=True) == ((3, 6),)


def test_of_a_version_without_table_everything_is_undecided(monkeypatch):
    """What another version of OpenCC decides is not known, so its users wait longer and read the same."""
    monkeypatch.setattr(opencc, "__version__", "0")
    assert undecided._finder.__wrapped__(False) is None
    monkeypatch.setattr(undecided, "_finder", lambda doubting: None)
    assert undecided.undecided.__wrapped__("国家", False) == ((0, 2),)
