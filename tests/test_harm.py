"""Sound texts of many kinds: `clean` must give each back as it stands, or as its expected file says."""

import tomllib
from pathlib import Path

import pytest

from jiaokan.clean import clean

FOLDER = Path(__file__).parent / "harm"
KNOWN = tomllib.loads((FOLDER / "known.toml").read_text(encoding="utf-8"))
TEXTS = {f"{path.parent.name}/{path.stem}": path for path in sorted(FOLDER.glob("*/*.txt")) if not path.name.endswith(".expected.txt")}


def parameters():
    """Each text by its kind and name, a known failure as a strict xfail with its reason."""
    for name, path in TEXTS.items():
        marks = [pytest.mark.xfail(strict=True, reason=KNOWN[name])] if name in KNOWN else []
        yield pytest.param(path, id=name, marks=marks)


@pytest.mark.parametrize("path", list(parameters()))
def test_a_sound_text_stays(path):
    """What comes out is what stands there, but for what the text policy asks; nothing is doubted but the source of a document in TeX."""
    raw = path.read_text(encoding="utf-8").strip("\n")
    expected = path.with_name(f"{path.stem}.expected.txt")
    text = clean(raw)
    assert str(text) == (expected.read_text(encoding="utf-8").strip("\n") if expected.exists() else raw)
    assert str(clean(str(text))) == str(text)
    assert text.raw == raw
    assert {doubt.reason for doubt in text.doubts} == ({"markup-language"} if path.parent.name == "tex" else set())


def test_there_are_enough():
    """Two hundred texts of twenty kinds; few are known to fail, and those exist; an expected file stands beside its text and differs."""
    assert len(TEXTS) >= 200
    assert len({path.parent for path in TEXTS.values()}) >= 20
    assert set(KNOWN) <= set(TEXTS)
    for path in FOLDER.glob("*/*.expected.txt"):
        text = path.with_name(path.name.replace(".expected.txt", ".txt"))
        assert text.read_text(encoding="utf-8") != path.read_text(encoding="utf-8"), path
