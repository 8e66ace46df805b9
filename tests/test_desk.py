"""The editor's desk: decisions about blocks, and hand edits that become decisions."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from jiaokan import corpus
from jiaokan.cli import main
from jiaokan.desk.adoption import adopt, form
from jiaokan.desk.decide import KINDS, decide
from jiaokan.desk.doubts import waiting
from jiaokan.desk.facts import authors, iso
from jiaokan.desk.record_text import added, scalar
from jiaokan.document import Block, Document
from jiaokan.errors import BadInput
from jiaokan.schema import Source
from jiaokan.text import Piece, Text
from tests.project import RAW, make

BARE = Source.model_validate(
    {"title": "某页", "file": "page.txt", "sha256": "0" * 64, "bytes": 1, "cuts": [{"document": "d", "from": "甲", "why": "例"}]}
)
TYPES = st.sampled_from(["title", "heading", "paragraph", "item", "date"])
WORDS = st.text("甲乙丙，。\n", min_size=1, max_size=12) | st.text(
    "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥，。", min_size=1, max_size=40
)


def document(texts: list[str]) -> Document:
    """A document whose blocks stand in this order in a raw text, one a line, with anchors k0, k1 …"""
    blocks, between, at = [], [], 0
    for index, text in enumerate(texts):
        blocks.append(Block("paragraph", Text((Piece(at, text, text),)), anchor=f"k{index}"))
        at += len(text)
        between.append(Piece(at, "\n", "", ("block-boundary",)))
        at += 1
    return Document(tuple(blocks), tuple(between), id="d")


def raw(one: Document) -> str:
    """The raw text that the document accounts for."""
    return Text(tuple(one.pieces)).raw


def decided(texts: list[str], **decisions: list[dict[str, object]]) -> Document:
    """The document with decisions made; each needs no `document` and no `why`."""
    rows = {kind: [{"document": "d", "why": "例", **one} for one in found] for kind, found in decisions.items()}
    source = Source.model_validate({**BARE.model_dump(by_alias=True), **rows})
    result = decide(document(texts), source, "source.yaml")
    assert raw(result) == raw(document(texts))
    return result


def read(one: Document) -> list[str]:
    """What is read, block by block."""
    return [block.text for block in one.blocks]


THREE = ["甲乙丙丁", "戊己庚辛", "壬癸子丑"]


@pytest.mark.parametrize(
    ("decisions", "expected"),
    [
        ({"corrections": [{"quote": "乙丙", "old": "丙", "new": "炳"}]}, ["甲乙炳丁", *THREE[1:]]),
        ({"corrections": [{"quote": "甲乙", "old": "", "new": "、"}]}, ["甲乙、丙丁", *THREE[1:]]),
        ({"breaks": [{"quote": "庚辛"}]}, ["甲乙丙丁", "戊己", "庚辛", "壬癸子丑"]),
        ({"joins": [{"quote": "戊己", "between": "，"}]}, ["甲乙丙丁，戊己庚辛", "壬癸子丑"]),
        ({"orders": [{"quote": "壬癸", "before": "甲乙"}]}, ["壬癸子丑", "甲乙丙丁", "戊己庚辛"]),
        ({"orders": [{"quote": "甲乙", "after": "戊己"}]}, ["戊己庚辛", "甲乙丙丁", "壬癸子丑"]),
        ({"removes": [{"quote": "戊己"}]}, ["甲乙丙丁", "壬癸子丑"]),
        ({"inserts": [{"text": "补文", "after": "甲乙"}, {"text": "又补", "after": "甲乙"}]}, ["甲乙丙丁", "补文", "又补", *THREE[1:]]),
        ({"inserts": [{"text": "补文", "before": "甲乙"}], "removes": [{"quote": "甲乙"}]}, ["补文", *THREE[1:]]),
        ({"breaks": [{"quote": "庚辛"}], "joins": [{"quote": "庚辛"}, {"quote": "戊己"}]}, ["甲乙丙丁戊己庚辛", "壬癸子丑"]),
        ({"breaks": [{"quote": "庚辛"}], "orders": [{"quote": "庚辛", "after": "子丑"}]}, ["甲乙丙丁", "戊己", "壬癸子丑", "庚辛"]),
        (
            {"corrections": [{"quote": "丙丁", "old": "丁", "new": "顶"}, {"quote": "丙顶", "old": "丙", "new": "炳", "proof": 2}]},
            ["甲乙炳顶", *THREE[1:]],
        ),
    ],
)
def test_a_decision_does_what_it_says(decisions: dict[str, list[dict[str, object]]], expected: list[str]) -> None:
    """Each kind of decision, alone and with others; the raw text stays whole."""
    assert read(decided(THREE, **decisions)) == expected


def test_a_type_is_given_to_what_a_block_has_become() -> None:
    """A block that was joined to the one before gives that one its type."""
    result = decided(THREE, joins=[{"quote": "戊己"}], types=[{"quote": "戊己", "type": "heading", "level": 2}])
    assert [(block.type, block.level) for block in result.blocks] == [("heading", 2), ("paragraph", None)]


def test_what_a_join_closes_is_a_correction() -> None:
    """The line break between two joined blocks no longer parts blocks, and says so."""
    pieces = [piece for piece in decided(THREE, joins=[{"quote": "戊己"}]).blocks[0].body.pieces if piece.why]
    assert [(piece.old, piece.new, piece.why) for piece in pieces] == [("\n", "", ("correction",))]


def test_a_block_is_quoted_by_its_beginning() -> None:
    """Words with which just one block begins name it, though they stand elsewhere too."""
    assert read(decided(["见附件一", "附件", "其他"], removes=[{"quote": "附件"}])) == ["见附件一", "其他"]


@pytest.mark.parametrize(
    ("decisions", "message"),
    [
        ({"corrections": [{"quote": "乙丁", "old": "乙", "new": "一"}]}, "«乙丁» is not in the text"),
        ({"corrections": [{"quote": "丁\n戊", "old": "丁\n戊", "new": "一"}]}, "reaches over the end of its block"),
        ({"corrections": [{"quote": "乙丙", "old": "乙丙", "new": "一"}, {"quote": "丙丁", "old": "丙丁", "new": "二"}]}, "overlap"),
        ({"corrections": [{"quote": "甲乙丙丁", "old": "甲乙丙丁", "new": ""}]}, "left empty"),
        ({"breaks": [{"quote": "戊己"}]}, "is the beginning of its block"),
        ({"joins": [{"quote": "甲乙"}]}, "has no block before it"),
        ({"joins": [{"quote": "己庚"}]}, "stands within its block"),
        ({"orders": [{"quote": "甲乙", "after": "丙丁"}]}, "its own neighbour"),
        ({"removes": [{"quote": "甲", "occurrence": "1/2"}]}, "stands 1 times"),
    ],
)
def test_a_decision_that_does_not_fit_is_an_error(decisions: dict[str, list[dict[str, object]]], message: str) -> None:
    """No decision is left out in silence."""
    with pytest.raises(BadInput, match=message):
        decided(THREE, **decisions)


def test_a_lost_quote_shows_what_is_most_like_it() -> None:
    """Not the first words, but the likeness of the whole quote decides."""
    texts = ["关于印发《检验检测领域综合治理行动方案》的通知", "为深入贯彻落实党中央关于整治检验检测机构虚假乱象的决策部署"]
    with pytest.raises(BadInput, match="虚假乱象的决策»") as caught:
        decided(texts, removes=[{"quote": "关于整冶检验检测机构虚假乱像的决策"}])
    assert "line 2" in str(caught.value)


@st.composite
def edits(draw: st.DrawFn) -> tuple[list[str], list[Block]]:
    """The texts of a document, and what a person made of it."""
    texts = [text.strip("\n") or "甲" for text in draw(st.lists(WORDS, min_size=1, max_size=7))]
    blocks = list(document(texts).blocks)
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(blocks) - 1))
        block, text = blocks[at], blocks[at].text
        low, high = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
        step = draw(st.sampled_from(["change", "break", "join", "remove", "insert", "move", "type", "label"]))
        if step == "change" and (new := text[:low] + draw(WORDS) + text[high:]).strip("\n"):
            blocks[at] = Block(block.type, Text.of(new.strip("\n")), block.level, block.anchor)
        elif step == "break" and text[:low].strip("\n") and text[low:].strip("\n"):
            halves = [Block(block.type, Text.of(half.strip("\n")), block.level) for half in (text[:low], text[low:])]
            kept = draw(st.integers(0, 1))
            halves[kept] = Block(block.type, halves[kept].body, block.level, block.anchor)
            blocks[at : at + 1] = halves
        elif step == "join" and at:
            blocks[at - 1 : at + 1] = [
                Block(
                    block.type,
                    Text.of(blocks[at - 1].text + draw(st.sampled_from(["", "，"])) + text),
                    block.level,
                    draw(st.sampled_from([blocks[at - 1].anchor, block.anchor])),
                )
            ]
        elif step == "remove" and len(blocks) > 1:
            del blocks[at]
        elif step == "insert":
            blocks.insert(at, Block(draw(TYPES), Text.of(draw(WORDS).strip("\n") or "乙")))
        elif step == "move":
            blocks.insert(draw(st.integers(0, len(blocks) - 1)), blocks.pop(at))
        elif step == "type":
            blocks[at] = Block(draw(TYPES), block.body, draw(st.integers(1, 4)), block.anchor)
        elif step == "label":
            blocks[at] = Block(block.type, block.body, block.level)
    return texts, blocks


@settings(max_examples=300, deadline=None)
@given(edits())
def test_hand_edits_become_decisions_that_give_them_back(edited: tuple[list[str], list[Block]]) -> None:
    """The round trip of `adopt`: whatever was changed, moved, parted, joined, added or removed, and the raw text stays whole."""
    texts, wanted = edited
    before = document(texts)
    decisions = adopt(before, wanted, BARE, "手改")
    result = decide(before, BARE.model_copy(update=decisions), "source.yaml")

    assert form(result.blocks) == form(wanted)
    assert raw(result) == raw(before)
    assert {kind for kind in decisions if kind not in KINDS} == set()


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


@settings(max_examples=60)
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


NOTICE = """示例省市场监督管理局文件

冀市监发[2021]12号

示例省市场监督管理局关于印发《示例工作方案》的通知

各市市场监督管理局、财政局:

现将《示例工作方案》印发给你们,请认真贯彻落实,并及时报告有关情况。

示例省市场监督管理局
2021年3月4日
"""


def test_add_proposes_a_source_that_builds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The file is kept to the byte, the records say what the text says, and the corpus builds and keeps every law."""
    root = ["--root", str(make(tmp_path))]
    page = tmp_path / "page.html.txt"
    page.write_bytes(NOTICE.encode("gb18030"))

    assert main(["add", str(page), "--url", "https://www.example.org/a", "--captured", "2026-01-31", *root]) == 0
    said = capsys.readouterr().out
    assert "corpus/documents/hebei-2021-12/document.yaml" in said
    assert "发文字号 冀市监发〔2021〕12号" in said
    assert "jiaokan build" in said
    loaded = corpus.records(tmp_path)
    source, meta = loaded.sources["hebei-2021-12"], loaded.metas["hebei-2021-12"]
    assert (tmp_path / "corpus/sources/hebei-2021-12/raw.txt").read_bytes() == page.read_bytes()
    assert (source.encoding, source.url, source.captured, source.bytes) == (
        "gb18030",
        "https://www.example.org/a",
        "2026-01-31",
        page.stat().st_size,
    )
    assert (meta.genre, meta.number, meta.dates.issued, meta.rights.status) == ("notice", "冀市监发〔2021〕12号", "2021-03-04", "unclear")
    assert main(["build", *root]) == 0
    assert main(["check", *root]) == 0


def test_a_file_is_added_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The second time the command says where the file is, and changes nothing."""
    root = ["--root", str(make(tmp_path))]
    page = tmp_path / "again.txt"
    page.write_text(RAW)
    before = sorted(tmp_path.rglob("*"))

    assert main(["add", str(page), *root]) == 1
    assert "corpus/sources/page/raw.txt" in capsys.readouterr().out
    assert sorted(tmp_path.rglob("*")) == before


def test_a_page_of_several_documents_is_cut(tmp_path: Path) -> None:
    """Each document that reading finds gets its cut and its record; the cuts begin where their lines begin."""
    (tmp_path / "corpus").mkdir()
    page = tmp_path / "page.txt"
    page.write_text(
        "## 甲县召开会议\n\n本报讯（记者 徐楠）日前，甲县召开会议。\n\n## 乙县开工建设\n\n本报讯（记者 王方）日前，乙县开工建设。\n"
    )

    assert main(["add", str(page), "--id", "two", "--root", str(tmp_path)]) == 0
    loaded = corpus.records(tmp_path)
    assert [cut.start for cut in loaded.sources["two"].cuts] == ["## 甲县召开会议", "## 乙县开工建设"]
    assert {meta.authors for meta in loaded.metas.values()} <= {("徐楠",), ("王方",), ()}
    corpus.build(tmp_path)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["no-such-file.txt"], "there is no such file"),
        (["page.txt", "--id", "../x"], "--id"),
        (["page.txt", "--id", "page"], "there is a source page already"),
        (["page.txt", "--captured", "yesterday"], "--captured"),
        (["page.txt", "--url", "javascript:alert(1)"], "--url"),
        (["empty.txt"], "empty"),
    ],
)
def test_what_cannot_be_added_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is written, and the exit code is that of bad input."""
    root = ["--root", str(make(tmp_path))]
    (tmp_path / "page.txt").write_text(NOTICE)
    (tmp_path / "empty.txt").write_text("")
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.rglob("*"))

    assert main(["add", *arguments, *root]) == 2
    assert message in capsys.readouterr().err
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2020年12月4日", "2020-12-04"),
        ("二〇二〇年十二月四日", "2020-12-04"),
        ("2020-12-04", "2020-12-04"),
        ("【2022年8月1日-2022年8月31日】", None),
        ("某日", None),
    ],
)
def test_a_day_is_read(text: str, day: str | None) -> None:
    """Days in digits and in words; a period is no day."""
    assert iso(text) == day


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("（本报记者　宋建立）", ["宋建立"]),
        ("《某报》记者王昊男　程远州　方敏", ["王昊男", "程远州", "方敏"]),
        ("（作者：胡拥军　刘绿茵　某某信息中心信息化研究部　系刊发在）", ["胡拥军", "刘绿茵"]),
        ("新华社记者", []),
    ],
)
def test_the_names_of_a_byline(byline: str, names: list[str]) -> None:
    """Names, not the words around them."""
    assert authors(byline) == names


def doubted(root: Path, extra: str = "") -> list[str]:
    """A project whose notice holds a character that could not be read."""
    raw = RAW.replace("及时报告", "及时\ufffd报告")
    return ["--root", str(make(root, raw=raw, extra=extra))]


def test_doubts_are_listed_with_their_context(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Place in the raw text, words around it, reason and candidates; something waits, so the exit code is 1."""
    root = doubted(tmp_path)
    assert main(["build", *root]) == 0
    capsys.readouterr()

    assert main(["doubts", *root]) == 1
    assert "raw.txt:5:23  unknown-character" in capsys.readouterr().out
    assert main(["doubts", "--format", "json", *root]) == 1
    (one,) = json.loads(capsys.readouterr().out)["doubts"]
    assert (one["document"], one["quote"], one["reason"]) == ("samr-2020-186", "\ufffd", "unknown-character")
    assert (one["line"], one["column"], one["before"][-2:], one["after"][:2]) == (5, 23, "及时", "报告")
    assert one["anchor"]


def test_a_reviewed_doubt_waits_no_more(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The review quotes raw words that the doubt touches and names its reason; another reason settles nothing."""
    review = "reviewed: [{{document: samr-2020-186, reason: {}, quote: 时\ufffd报, why: 原字不明}}]\n"
    root = doubted(tmp_path, review.format("unknown-character"))
    assert main(["build", *root]) == 0
    assert main(["doubts", *root]) == 0
    assert "没有待决之处" in capsys.readouterr().out
    assert main(["check", *root]) == 0

    root = doubted(tmp_path, review.format("plain-heading"))
    assert main(["doubts", *root]) == 1
    assert main(["check", *root]) == 1
    assert "stale-review" in capsys.readouterr().out


def test_doubts_with_candidates_come_first(tmp_path: Path) -> None:
    """They can be settled at once; among equals the rare reason comes first."""
    corpus.build(make(tmp_path))
    entry = corpus.load(tmp_path).entry("samr-2020-186")
    rows = [("common", ()), ("common", ()), ("rare", ()), ("sure", ("甲",))]
    doubts = tuple({"at": at, "length": 1, "reason": reason, "candidates": list(found)} for at, (reason, found) in enumerate(rows))

    assert [one.reason for one in waiting([replace(entry, doubts=doubts)])] == ["sure", "rare", "common", "common"]
