"""The desk's inbox: what `add` does, and what an editor says of it, in records that stay as they are written but for that."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from jiaokan import corpus
from jiaokan.cli import main
from jiaokan.corpus import adding
from jiaokan.corpus.adopting import Overtaken
from jiaokan.corpus.recording import unbuilt
from jiaokan.corpus.transaction import write
from jiaokan.errors import BadInput
from jiaokan.intake.record_text import with_mapping
from jiaokan.text.digest import digest
from jiaokan.web.inbox_page import FIELDS
from jiaokan.web.write_inbox import add_dropped, inbox, save_and_build, save_said
from tests.project import built as project
from tests.stops import ANOTHER, snapshot


def sent(*files: tuple[str, str]) -> dict[str, list[dict[str, str]]]:
    """What a page sends of files."""
    return {"files": [{"name": name, "data": b64encode(text.encode()).decode()} for name, text in files]}


def said(root: Path, **values: str) -> dict[str, object]:
    """What a page says of every document that waits."""
    return {"said": {id: {"seal": digest(text), "values": values} for id, text in unbuilt(root).items()}}


def test_a_dropped_file_is_added_as_the_command_adds_it(tmp_path: Path) -> None:
    """The same files, byte for byte; twice is said and changes nothing; a path in the name leads nowhere."""
    one, two = project(tmp_path / "one"), project(tmp_path / "two")
    (tmp_path / "city.txt").write_text(ANOTHER)
    assert main(["add", str(tmp_path / "city.txt"), "--root", str(two)]) == 0
    assert add_dropped(one, sent(("../../etc\\city.txt", ANOTHER)))["added"]
    assert snapshot(one / "corpus") == snapshot(two / "corpus")
    again = add_dropped(one, sent(("other.txt", ANOTHER)))
    assert not again["added"]
    assert "已经在库里" in again["files"][0]
    assert snapshot(one / "corpus") == snapshot(two / "corpus")


@pytest.mark.parametrize(
    "said_", [{}, {"files": []}, {"files": ["a.txt"]}, {"files": [{"name": "a.txt"}]}, {"files": [{"name": "a.txt", "data": "!"}]}]
)
def test_what_is_no_file_is_refused(said_: dict[str, object], tmp_path: Path) -> None:
    """With a sentence, and nothing written."""
    root = project(tmp_path)
    before = snapshot(root)
    with pytest.raises(BadInput):
        add_dropped(root, said_)
    assert snapshot(root) == before


def test_all_that_is_dropped_is_one_transaction(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is no text keeps no other file back, each file is answered in its place, and attachments are related as by the command."""
    writes: list[str] = []
    monkeypatch.setattr(adding, "write", lambda root, files, name: (writes.append(name), write(root, files, name)))
    root = project(tmp_path)
    files = [
        ("a.pdf", "%PDF-1.4\n"),
        ("某市.txt", ANOTHER),
        ("空.txt", ""),
        ("某县.txt", ANOTHER.replace("某市", "某县")),
        ("又.txt", ANOTHER),
    ]
    answer = add_dropped(root, sent(*files))
    assert answer["added"]
    assert [words.split("：")[0].split("；")[0] for words in answer["files"]][1::2] == ["1 篇", "1 篇"]
    assert "not text" in answer["files"][0]
    assert "已经在库里" in answer["files"][4]
    assert writes == ["add"]
    assert len(unbuilt(root)) == 2


def test_what_is_said_stands_in_the_records(tmp_path: Path) -> None:
    """Rights of several at once, facts of one; the page shows each proposal with where it was found; then they are built and published."""
    root = project(tmp_path)
    for words in ("某市", "某县"):
        add_dropped(root, sent((f"{words}.txt", ANOTHER.replace("某市", words).replace("植树", f"植树{words}"))))
    page = inbox(root)
    assert page.count("<tr data-id") == 2
    assert "<small>据" in page
    save_said(root, said(root, status="public-domain", basis="具有行政性质的文件", publish="full", issued="2021-03-05", holder=""))
    for text in unbuilt(root).values():
        meta = yaml.safe_load(text)
        assert meta["rights"] == {"status": "public-domain", "basis": "具有行政性质的文件"}
        assert (meta["publish"], meta["dates"]["issued"]) == ("full", "2021-03-05")
        assert "待编者" not in text
    first = next(iter(unbuilt(root)))
    save_said(
        root, {"said": {first: {"seal": digest(unbuilt(root)[first]), "values": {"title": "题：改过", "number": "某政发〔2021〕4号"}}}}
    )
    assert yaml.safe_load(unbuilt(root)[first])["title"] == "题：改过"
    save_said(root, {"said": {first: {"seal": digest(unbuilt(root)[first]), "values": {"issued": ""}}}})
    assert "dates" not in yaml.safe_load(unbuilt(root)[first])
    second = list(unbuilt(root))[1]
    save_said(root, {"said": {second: {"seal": digest(unbuilt(root)[second]), "values": {"number": ""}}}})
    assert "number" not in yaml.safe_load(unbuilt(root)[second])
    assert save_and_build(root, {"said": {}})["built"]
    assert "没有待构建的文献" in inbox(root)
    assert corpus.load(root).entry(first).meta.number == "某政发〔2021〕4号"


def test_every_fact_can_be_put_right(tmp_path: Path) -> None:
    """Bodies and authors as lists, each day, paper and page; the rest of the record stays, and nothing said is nothing there."""
    root = project(tmp_path)
    add_dropped(root, sent(("page.txt", ANOTHER)))
    (id,) = unbuilt(root)
    before = yaml.safe_load(unbuilt(root)[id])

    def put(**values: str) -> dict[str, object]:
        save_said(root, {"said": {id: {"seal": digest(unbuilt(root)[id]), "values": values}}})
        found = yaml.safe_load(unbuilt(root)[id])
        assert isinstance(found, dict)
        return found

    made = put(
        issuers="甲局、 乙局",
        authors="某甲，某乙",
        effective="2021-05-01",
        adopted="2021-03-01",
        subtitle="副题",
        paper="某报",
        page="第3版",
    )
    assert (made["issuers"], made["authors"]) == (["甲局", "乙局"], ["某甲", "某乙"])
    assert {"effective": "2021-05-01", "adopted": "2021-03-01"}.items() <= made["dates"].items()  # type: ignore[union-attr, attr-defined]
    assert (made["subtitle"], made["paper"], made["page"], made["rights"]) == ("副题", "某报", "第3版", before["rights"])
    page = inbox(root)
    assert all(f'name="{key}"' in page for key in FIELDS)
    assert 'value="甲局、乙局"' in page
    assert not {"issuers", "authors"} & set(put(issuers="", authors=""))


def test_a_record_changed_meanwhile_or_a_wrong_word_writes_nothing(tmp_path: Path) -> None:
    """Of none of them, though the others are right."""
    root = project(tmp_path)
    for words in ("某市", "某县"):
        add_dropped(root, sent((f"{words}.txt", ANOTHER.replace("某市", words).replace("植树", f"植树{words}"))))
    for spoiled in ({"genre": "new"}, {"issued": "2021年3月"}, {"none": "x"}, {"title": ""}):
        before, wanted = snapshot(root), said(root, publish="excerpt")
        wanted["said"][list(wanted["said"])[1]]["values"] |= spoiled  # type: ignore[index]
        with pytest.raises(BadInput):
            save_said(root, wanted)
        assert snapshot(root) == before
    wanted = said(root, publish="excerpt")
    path = root / "corpus/documents" / list(unbuilt(root))[1] / "document.yaml"
    path.write_text(path.read_text() + "note: 另一人所写\n")
    before = snapshot(root)
    with pytest.raises(Overtaken):
        save_said(root, wanted)
    with pytest.raises(Overtaken):
        save_said(root, {"said": {"samr-2020-186": {"seal": "", "values": {"publish": "excerpt"}}}})
    with pytest.raises(Overtaken):
        save_said(root, {"said": {"../x": {"seal": digest(""), "values": {"publish": "excerpt"}}}})
    assert snapshot(root) == before


WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)


@given(st.dictionaries(st.sampled_from(("status", "holder", "basis")), WORDS | st.none(), min_size=1), st.booleans(), st.booleans())
def test_one_mapping_changes_and_nothing_else(values: dict[str, str | None], there: bool, flow: bool) -> None:
    """Whatever is said, the record reads as it did but for that, and its other lines stay to the letter."""
    rights = ('rights: {status: unclear, basis: "旧"}\n' if flow else "rights:\n  status: unclear  # 待定\n  basis: 旧\n") if there else ""
    before, after = "title: 题  # 手记\ngenre: notice\n", "publish: full  # 说明\nrelations:\n  - type: quotes\n    document: x\n"
    made = with_mapping(before + rights + after, "rights", values)
    old = {"status": "unclear", "basis": "旧"} if there else {}
    wanted = {key: value for key, value in {**old, **values}.items() if value is not None}
    read = yaml.safe_load(made)
    assert read.pop("rights", {}) == wanted
    assert read == yaml.safe_load(before + after)
    assert made.startswith(before)
    assert "publish: full  # 说明\n" in made
