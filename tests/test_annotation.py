"""Annotations of a corpus: one record form, the authority files, and the editor's word about names."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from jiaokan import corpus
from jiaokan.annotate.record import dump, parse
from jiaokan.cli import main
from tests.project import make

PLACE = "accepts: [{document: county-meeting, quote: 日前，某县, name: 某县, kind: place, norm: 某省某县, why: 本县}]\n"
NO_PERSON = "rejects: [{document: county-meeting, quote: 徐楠, why: 例}]\n"
NOTE = "notes: [{document: county-meeting, quote: 加强计量, kind: gloss, text: 计量即测量的统一, source: 《计量法》}]\n"


def built(root: Path, extra: str = "") -> Any:
    """The entry of the news, in a project built with these lines in its source."""
    corpus.build(make(root, extra=extra))
    return corpus.load(root).entry("county-meeting")


def named(entry: Any) -> list[tuple[str, str, str | None]]:
    """Kind, words and norm of each mention."""
    return [(one["kind"], one["quote"], one["norm"]) for one in entry.mentions]


def test_a_name_is_an_annotation_that_points_into_the_edition(tmp_path: Path) -> None:
    """The line has the shape of the Web Annotation Data Model; what it quotes stands where it says."""
    entry = built(tmp_path)
    texts = {block.anchor: block.text for block in entry.blocks}
    lines = (tmp_path / "corpus/documents/county-meeting/annotations.jsonl").read_text().splitlines()
    for line in map(json.loads, lines):
        position, words = line["target"]["selector"]
        text = texts[line["target"]["source"].removeprefix("#")]
        assert line["type"] == "Annotation"
        assert (position["type"], words["type"]) == ("TextPositionSelector", "TextQuoteSelector")
        assert text[position["start"] : position["end"]] == words["exact"]
    assert {line["motivation"] for line in map(json.loads, lines)} == {"identifying", "linking"}
    assert ("person", "徐楠", "徐楠") in named(entry)
    assert [one["kind"] for one in entry.annotations] == ["title"]


def test_a_record_comes_back_as_it_was(tmp_path: Path) -> None:
    """Reading what was written gives the same record, and writing it the same line."""
    built(tmp_path, NOTE)
    for line in (tmp_path / "corpus/documents/county-meeting/annotations.jsonl").read_text().splitlines():
        assert dump(parse(line)) == line


@pytest.mark.parametrize("line", ["{}", "[]", "no json", '{"body": {}, "target": {"selector": [1, 2], "source": null}}'])
def test_a_line_that_is_none_is_refused(tmp_path: Path, line: str) -> None:
    """The file and the line are named."""
    built(tmp_path)
    path = tmp_path / "corpus/documents/county-meeting/annotations.jsonl"
    path.write_text(path.read_text() + line + "\n")
    with pytest.raises(ValueError, match=r"annotations\.jsonl:3"):
        corpus.load(tmp_path)


def test_the_editor_names_and_unnames(tmp_path: Path) -> None:
    """An accepted name is there, a rejected one is not, whatever the rules say."""
    entry = built(tmp_path, PLACE + NO_PERSON)
    assert ("place", "某县", "某省某县") in named(entry)
    assert not [one for one in entry.mentions if one["kind"] == "person"]


def test_an_accepted_name_that_an_entry_has_is_that_entry(tmp_path: Path) -> None:
    """The editor need not repeat the id: the name of an entry in the authority files is enough."""
    root = make(tmp_path, extra=PLACE)
    places = root / "corpus/authority/places.yaml"
    places.parent.mkdir(exist_ok=True)
    places.write_text("places:\n  - {id: some-county, name: 某省某县, sources: [《某志》]}\n", encoding="utf-8")
    corpus.build(root)
    mentions = corpus.load(root).entry("county-meeting").mentions
    assert [one["entity"] for one in mentions if one["quote"] == "某县"] == ["some-county"]


def test_a_note_stands_at_its_place(tmp_path: Path) -> None:
    """The words it is about, its kind, its source."""
    (note,) = built(tmp_path, NOTE).notes
    assert (note["quote"], note["kind"], note["source"]) == ("加强计量", "gloss", "《计量法》")


@pytest.mark.parametrize(
    ("extra", "said"),
    [
        (NO_PERSON.replace("徐楠", "徐男"), "徐男"),
        (NO_PERSON.replace("徐楠", "学习"), "names nothing any more"),
        (PLACE.replace("norm: 某省某县", "entity: some-county"), "some-county"),
        (NOTE.replace(", source: 《计量法》", ""), "source"),
        (NOTE.replace("加强计量", "加强质量"), "加强质量"),
        (NOTE.replace("county-meeting", "city-meeting"), "city-meeting"),
    ],
)
def test_a_word_that_fits_nothing_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str], extra: str, said: str) -> None:
    """A stale quote, an entity that no file has, a note without its source: exit code 2, and nothing is written."""
    make(tmp_path, extra=extra)
    assert main(["build", "--root", str(tmp_path)]) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "corpus/documents/county-meeting/annotations.jsonl").exists()


def test_a_short_name_holds_in_its_document(tmp_path: Path) -> None:
    """总局 is the body in the notice that the authority file names, and nothing elsewhere."""
    raw = (make(tmp_path / "a")).joinpath("corpus/sources/page/raw.txt").read_text()
    raw = raw.replace("请认真贯彻落实", "总局将检查").replace("学习《", "听取总局汇报,学习《")
    corpus.build(make(tmp_path / "b", raw=raw))
    base = corpus.load(tmp_path / "b")
    found = {entry.id: [one["entity"] for one in entry.mentions if one["quote"] == "总局"] for entry in base.entries}
    assert found == {"samr-2020-186": ["samr"], "county-meeting": []}


def test_an_authority_file_that_nothing_reads_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A misspelt file name would silently say nothing."""
    make(tmp_path)
    (tmp_path / "corpus/authority/peoples.yaml").write_text("people: []\n")
    assert main(["build", "--root", str(tmp_path)]) == 2
    assert "people.yaml" in capsys.readouterr().err


def test_names_without_an_entry_are_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each with its count, its kind and its sentence; once it has an entry, it is listed no more."""
    built(tmp_path, PLACE)
    assert main(["mentions", "--root", str(tmp_path)]) == 1
    said = capsys.readouterr().out
    assert "1\tperson\t徐楠\n" in said
    assert "【徐楠】" in said
    (tmp_path / "corpus/authority/people.yaml").write_text("people:\n  - {id: xu-nan, name: 徐楠}\n")
    corpus.build(tmp_path)
    assert main(["mentions", "--kind", "person", "--root", str(tmp_path)]) == 0
    assert main(["mentions", "--format", "jsonl", "--root", str(tmp_path)]) == 1
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()[1:]]
    assert {row["name"] for row in rows} >= {"某省某县"}


def test_the_page_shows_the_notes(tmp_path: Path) -> None:
    """Each beside its paragraph, with the words it is about, which are marked in the line."""
    from jiaokan.site.pages import make_pages

    built(tmp_path, NOTE)
    page = make_pages(corpus.load(tmp_path).entries, "https://example.org/").markdown["t/county-meeting.md"]
    # The words stand in a reference: no link in a link, but the note is read out with them.
    assert '<span class="jk-noted-words" aria-describedby="jk-n1">加强计量</span>' in page
    assert '<p class="jk-mark-gloss" id="jk-n1" role="doc-footnote">' in page
    assert "</b>加强计量：计量即测量的统一" in page
