"""`jiaokan adopt`: what a hand changed in an edition stands in the record, and a build makes the same file again."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from promise import promised

from jiaokan import corpus
from jiaokan.cli import main
from jiaokan.corpus import adopting
from jiaokan.desk.decide import DECISION_KINDS
from jiaokan.intake.record_text import added, scalar
from tests.project import make


def edition_of(root: Path, document: str = "samr-2020-186") -> Path:
    """The file that an editor edits."""
    return root / "corpus/documents" / document / "edition.md"


def test_adopt_leaves_the_edition_as_the_hand_left_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The decisions stand in the record below the editor's own words, and a build makes the same file again."""
    root = ["--root", str(make(tmp_path, extra="# 编者手记\n"))]
    main(["build", *root])
    path = edition_of(tmp_path)
    label = path.read_text().split("，请认真贯彻落实")[1].split("{")[1]
    edited = path.read_text().replace("，请认真贯彻落实，并及时报告情况。", "。\n\n请切实贯彻落实，并及时报告情况。")
    path.write_text(edited)
    record = tmp_path / "corpus/sources/page/source.yaml"
    before = record.read_text()

    assert main(["build", *root]) == 1
    assert "jiaokan adopt samr-2020-186" in capsys.readouterr().err
    assert main(["adopt", "--reason", "据下文", *root]) == 0
    assert "breaks 1" in capsys.readouterr().out

    adopted = path.read_text()
    assert [line.split(" {")[0] for line in adopted.splitlines()] == [line.split(" {")[0] for line in edited.splitlines()]
    assert f"请切实贯彻落实，并及时报告情况。 {{{label.splitlines()[0]}" in adopted
    assert record.read_text().startswith(before)
    assert 'why: "据下文"' in record.read_text()
    assert main(["build", *root]) == 0
    assert path.read_text() == adopted
    assert main(["check", *root]) == 0


def test_a_line_parted_by_hand_keeps_its_anchor_on_the_larger_part(tmp_path: Path) -> None:
    """Where the return key left the mark on a short second part, what was cited keeps its anchor, and the ledger tells of the split."""
    root = ["--root", str(make(tmp_path))]
    main(["build", *root])
    path = edition_of(tmp_path)
    label = path.read_text().split("，并及时报告情况。 {#")[1].split("}")[0]
    path.write_text(path.read_text().replace("，并及时报告情况。", "，\n\n并及时报告情况。"))

    assert main(["adopt", "--reason", "另起一段", *root]) == 0
    assert f"，请认真贯彻落实， {{#{label}}}" in path.read_text()
    second = path.read_text().split("并及时报告情况。 {#")[1].split("}")[0]
    ledger = path.with_name("anchors.jsonl").read_text()
    assert f'{{"event": "split", "id": "{label}", "to": ["{label}", "{second}"]}}' in ledger


def test_edits_that_cannot_be_told_are_refused_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where the decisions do not give the edition back, the editor reads which line does not come out; all files stay as they are."""
    root = ["--root", str(make(tmp_path))]
    main(["build", *root])
    path = edition_of(tmp_path)
    path.write_text(path.read_text().replace("认真", "切实"))
    monkeypatch.setattr(adopting, "adopt", lambda *_: dict.fromkeys(DECISION_KINDS, ()))
    before = {file: file.read_bytes() for file in (tmp_path / "corpus").rglob("*") if file.is_file()}

    assert main(["adopt", "--reason", "试", *root]) == 2
    said = capsys.readouterr().err
    number = next(number for number, line in enumerate(path.read_text().splitlines(), 1) if "切实" in line)
    for words in (f"corpus/documents/samr-2020-186/edition.md:{number}: «", "nothing was recorded", "expected: fewer edits"):
        assert words in said
    wish, made = said.split("«")[1:3]
    assert "切实" in wish
    assert "认真" in made
    assert {file: file.read_bytes() for file in (tmp_path / "corpus").rglob("*") if file.is_file()} == before


def test_adopt_again_quotes_what_the_first_time_left(tmp_path: Path) -> None:
    """A second proof corrects what the first one wrote."""
    root = ["--root", str(make(tmp_path))]
    main(["build", *root])
    path = edition_of(tmp_path)
    for old, new in (("认真", "切实"), ("切实", "扎实")):
        path.write_text(path.read_text().replace(old, new))
        assert main(["adopt", "samr-2020-186", "--reason", "试", *root]) == 0
    proofs = [one.proof for one in corpus.records(tmp_path).sources["page"].corrections]

    assert "请扎实贯彻" in path.read_text()
    assert proofs == [1, 2]


def test_adopt_keeps_an_anchor_that_goes_with_its_reason(tmp_path: Path) -> None:
    """A block removed by hand leaves a tombstone that says why; a joined one leads to where its words are."""
    root = ["--root", str(make(tmp_path))]
    main(["build", *root])
    path = edition_of(tmp_path)
    lines = path.read_text().split("\n\n")
    path.write_text("\n\n".join([*lines[:-2], lines[-2].split(" {")[0] + lines[-1]]))
    assert main(["adopt", "--reason", "一段", *root]) == 0
    joined = corpus.load(tmp_path).ledgers["samr-2020-186"]
    path.write_text("\n\n".join(path.read_text().split("\n\n")[1:]))
    assert main(["adopt", "--reason", "重出", *root]) == 0
    removed = corpus.load(tmp_path).ledgers["samr-2020-186"]

    assert joined.events[-1].event == "merged"
    assert (removed.events[-1].event, removed.events[-1].why) == ("retired", "重出")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("{#", "{#zzzzzz .title}\n\n甲 {#", "was never given"),
        ("{#", "{.novel}\n\n甲 {#", "there is no block type"),
    ],
)
def test_what_cannot_be_adopted_says_why(tmp_path: Path, old: str, new: str, message: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong label is named, nothing is written, and the edition stays as it is."""
    root = ["--root", str(make(tmp_path))]
    main(["build", *root])
    path = edition_of(tmp_path)
    path.write_text(path.read_text().replace(old, new, 1))
    before = {file: file.read_bytes() for file in (tmp_path / "corpus").rglob("*.*")}

    assert main(["adopt", "--reason", "试", *root]) == 2
    assert message in capsys.readouterr().err
    assert {file: file.read_bytes() for file in (tmp_path / "corpus").rglob("*.*")} == before


def test_adopt_needs_a_reason_and_something_to_adopt(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a terminal the reason is an option; an edition as it was built is left alone."""
    root = ["--root", str(make(tmp_path))]
    main(["build", *root])
    assert main(["adopt", *root]) == 0
    assert main(["adopt", "samr-2020-186", *root]) == 0
    assert main(["adopt", "nothing", *root]) == 2
    path = edition_of(tmp_path)
    path.write_text(path.read_text().replace("认真", "切实"))

    assert main(["adopt", *root]) == 2
    assert "--reason" in capsys.readouterr().err


def test_adopt_does_not_undo_what_changed_elsewhere(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """If the record changed since the build too, the edits are not taken for decisions against it."""
    root = ["--root", str(make(tmp_path))]
    main(["build", *root])
    make(tmp_path, extra="corrections:\n  - {document: samr-2020-186, quote: 报告情况, old: 报告, new: 上报, why: 例}\n")
    path = edition_of(tmp_path)
    path.write_text(path.read_text().replace("认真", "切实"))

    assert main(["adopt", "--reason", "试", *root]) == 2
    assert "even without the edits" in capsys.readouterr().err


RECORDS = [
    "a: 1\n",
    "a: 1\nrows:\n  - quote: 甲\n    why: >\n      两行\n      理由\n\n# 说明\nb: 2\n",
    "rows:\n- quote: 甲\n  why: 乙 # 注\n# 末行",
    "rows: []\nb: 2\n",
    "rows: [{quote: 甲, why: 乙}, ]\n",
    "rows: [\n  {quote: 甲, why: 乙},\n  {quote: 丙, why: 丁}\n]\nb: 2\n",
    "rows:\nb: 2\n",
]


@promised(60)
@given(st.sampled_from(RECORDS), st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=3))
def test_rows_are_added_and_nothing_else_changes(record: str, quotes: list[str]) -> None:
    """Whatever is quoted, the record has its old rows, the new ones behind them, and every old line."""
    rows = [{"quote": quote, "level": None, "why": "因"} for quote in quotes]
    before, after = yaml.safe_load(record), yaml.safe_load(added(record, "rows", rows))

    assert after["rows"] == [*(before.get("rows") or []), *({"quote": quote, "why": "因"} for quote in quotes)]
    assert {key: value for key, value in after.items() if key != "rows"} == {key: value for key, value in before.items() if key != "rows"}
    assert all(line in added(record, "rows", rows) for line in record.splitlines() if "[" not in line and "]" not in line)


def test_a_value_shows_what_cannot_be_seen() -> None:
    """Line breaks and invisible characters are escapes; U+3000 stays as it is."""
    assert scalar("甲\n\u200b\u3000乙\\") == '"甲\\n\\u200b\u3000乙\\\\"'
