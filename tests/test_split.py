"""A document becomes several in one transaction: every anchor leads to its words, every decision goes with the words it is about."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from jiaokan import corpus
from jiaokan.cli import main
from tests.merges import git, save
from tests.project import files_of

LAW = """某市环境卫生条例

第一条 为了管理环境卫生，制定本条例。

第二条 本条例适用于全市。

某市公园管理办法

第一条 为了管理公园，制定本办法。

第二条 公园的开放时间由某局另行规定。

第三条 公园的开放时间由某局另行规定。

某市河道管理规定

第一条 为了管理河道，制定本规定。

第二条 河道两岸应当植树。
"""
SOURCE = """title: 三种办法  # 一页
file: page.txt
sha256: {sha256}
bytes: {bytes}
cuts:
  - document: rules
    from: 某市环境卫生条例
    to: 应当植树。
    why: 一页
corrections:
  # 第一处
  - {{document: rules, quote: 适用于全市, old: 适用, new: 施行, why: 例}}
  - {{document: rules, quote: 由某局另行规定, occurrence: 2/2, old: 某局, new: 某委, why: 例}}
types:
  - {{document: rules, quote: 某市公园管理办法, type: heading, level: 2, why: 例}}
notes:
  - document: rules
    quote: 两岸应当植树
    kind: doubt
    text: “植树”疑为“种树”。
"""
RECORD = """title: 某市环境卫生条例
source: page
genre: regulation
rights:
  status: public-domain
  basis: 著作权法第五条
"""
BODIES = "bodies:\n  - id: bureau\n    name: 某市公园管理局\n    aliases: [{name: 某局, in: [rules]}]\n    sources: [《某市志》]\n"


def three(root: Path, extra: str = "") -> Path:
    """A corpus of one document that is three, built and pushed."""
    data = LAW.encode()
    for name, text in {
        "sources/page/source.yaml": SOURCE.format(sha256=sha256(data).hexdigest(), bytes=len(data)) + extra,
        "documents/rules/document.yaml": RECORD,
        "authority/bodies.yaml": BODIES,
    }.items():
        path = root / "corpus" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    (root / "corpus/sources/page/raw.txt").write_bytes(data)
    corpus.build(root)
    git(root, "init", "-q", "-b", "main")
    save(root)
    return root


def run(root: Path, *words: str) -> int:
    """A command in the project."""
    return main([*words, "--root", str(root)])


def texts(root: Path) -> dict[str, list[str]]:
    """The words of each document."""
    return {entry.id: [block.text for block in entry.blocks] for entry in corpus.load(root).entries}


def test_anchors_decisions_and_names_go_with_their_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of three documents each has its cut, its record, its decisions and its words; every address leads on; a build changes nothing."""
    root = three(tmp_path)
    before = {block.anchor: block.text for block in corpus.load(root).entry("rules").blocks}
    second = next(anchor for anchor, text in before.items() if "公园管理办法" in text)
    assert run(root, "split", "rules", "某市河道管理规定", f"#{second}", "--id", "parks", "--id", "rivers", "--reason", "另一篇。") == 0
    assert "7 addresses" in capsys.readouterr().out

    after = texts(root)
    assert [words for row in after.values() for words in row] == list(before.values())
    assert [len(after[id]) for id in ("rules", "parks", "rivers")] == [3, 4, 3]
    loaded = corpus.load(root)
    where = {anchor: loaded.ledgers["rules"].leads(anchor) for anchor in before}
    found = {block.anchor: block.text for entry in loaded.entries for block in entry.blocks}
    assert {anchor: found[str(end).rpartition("#")[2]] for anchor, end in where.items()} == before
    record = (root / "corpus/sources/page/source.yaml").read_text()
    for line in (
        "title: 三种办法  # 一页",
        "  # 第一处",
        "{document: rules, quote: 适用于全市, old: 适用, new: 施行, why: 例}",
        'quote: 由某局另行规定, occurrence: "2/2", old: 某局',
        "{document: parks, quote: 某市公园管理办法, type: heading",
        "- document: rivers\n    quote: 两岸应当植树",
        'to: "应当植树。"',
    ):
        assert line in record, record
    assert record.count("应当植树。") == 1
    assert "in: [rules, parks, rivers]" in (root / "corpus/authority/bodies.yaml").read_text()
    meta = loaded.metas["parks"]
    assert (meta.title, meta.genre, meta.rights.status) == ("某市公园管理办法", "rules", "public-domain")
    there = files_of(root)
    corpus.build(root)
    assert files_of(root) == there
    assert run(root, "check", "--since", "HEAD") == 0, capsys.readouterr().out


def test_a_revert_after_the_push_is_brought_back(tmp_path: Path) -> None:
    """Once split and published, a revert names the new ids as former ones, and restore brings their anchors back."""
    root = three(tmp_path)
    assert run(root, "split", "rules", "某市河道管理规定", "--id", "rivers", "--reason", "另一篇。") == 0
    save(root)
    git(root, "branch", "pushed")
    assert git(root, "revert", "--no-edit", "HEAD")
    path = root / "corpus/documents/rules/document.yaml"
    path.write_text(path.read_text() + "former: [rivers]\n")
    assert run(root, "check", "--since", "pushed") == 1
    assert run(root, "restore", "pushed") == 0
    assert run(root, "check", "--since", "pushed") == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nothing", "某市公园管理办法"), "there is no such document"),
        (("rules", "某市道路管理办法"), "is not in the text"),
        (("rules", "某市环境卫生条例"), "the document begins with it"),
        (("rules", "另行规定"), "stands more than once"),
        (("rules", "适用", "--id", "x"), "is not in the text"),
        (("rules", "于全市"), "stands within a paragraph"),
        (("rules", "某市公园管理办法", "某市公园管理"), "it is named twice"),
        (("rules", "某市公园管理办法", "--id", "老园"), "this is no id"),
        (("rules", "某市公园管理办法", "--id", "rules"), "has this id"),
        (("rules", "某市公园管理办法", "--id", "a", "--id", "b"), "2 ids for 1 new documents"),
    ],
)
def test_what_may_not_be_writes_nothing(words: tuple[str, ...], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No such document or words, the first block, words within one, an id that is none or is taken."""
    root = three(tmp_path)
    before = files_of(root)
    assert run(root, "split", *words, "--reason", "例") == 2
    assert said in capsys.readouterr().err
    assert files_of(root) == before


@pytest.mark.parametrize(
    ("extra", "said"),
    [
        ("joins:\n  - {document: rules, quote: 某市公园管理办法, between: '', why: 例}\n", "stands within a paragraph"),
        ("orders:\n  - {document: rules, quote: 第二条　本条例, before: 某市公园管理办法, why: 例}\n", "is about two of the new documents"),
        ("orders:\n  - {document: rules, quote: 第二条　本条例, after: 某市公园管理办法, why: 例}\n", "stands on the other side"),
    ],
)
def test_a_decision_on_both_sides_of_the_boundary_is_told(
    extra: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Blocks joined or carried over the boundary: the editor has to say what is meant."""
    root = three(tmp_path, extra)
    before = files_of(root)
    assert run(root, "split", "rules", "某市公园管理办法", "--reason", "例") == 2
    assert said in capsys.readouterr().err
    assert files_of(root) == before


def test_the_days_of_a_diary_stay_heads_of_entries(tmp_path: Path) -> None:
    """Three days show that they are; two that are left would not."""
    days = ["1962年3月5日　星期一　晴", "3月6日　阴", "三月七日　雨", "3月9日　星期五　晴"]
    raw = "\n".join(f"{day}\n早起去河边挑水，冰还没有化完，{index}次才挑满一缸。" for index, day in enumerate(days)) + "\n"
    (tmp_path / "日记.txt").write_text(raw, encoding="utf-8")
    (tmp_path / "corpus").mkdir()
    assert run(tmp_path, "add", str(tmp_path / "日记.txt"), "--id", "riji") == 0
    corpus.build(tmp_path)
    assert run(tmp_path, "split", "riji", "三月七日　雨", "--reason", "另为一篇") == 0
    heads = {
        entry.id: [block.text for block in entry.blocks if block.type in ("heading", "title")] for entry in corpus.load(tmp_path).entries
    }
    assert sorted(heads.values()) == sorted([days[:2], days[2:]])
    assert run(tmp_path, "check") == 0


def test_without_a_reason_nothing_begins(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A cut says why."""
    root = three(tmp_path)
    assert run(root, "split", "rules", "某市公园管理办法") == 2
    assert "--reason TEXT" in capsys.readouterr().err


def test_a_word_on_an_anchor_follows_its_block(tmp_path: Path) -> None:
    """What the editor said of an anchor names the document in which the block stands now."""
    root = three(tmp_path)
    anchors = [json.loads(row)["id"] for row in (root / "corpus/documents/rules/anchors.jsonl").read_text().splitlines()]
    path = root / "corpus/sources/page/source.yaml"
    path.write_text(path.read_text() + f"anchors:\n  - document: rules\n    id: {anchors[-2]}\n    to: 第二条　河道\n    why: 例\n")
    corpus.build(root, accept=True, reason="例")
    save(root)
    assert run(root, "split", "rules", "某市河道管理规定", "--id", "rivers", "--reason", "例") == 0
    assert 'into: "rivers"' in path.read_text()
    assert run(root, "check", "--since", "HEAD") == 0
