"""Anchors over builds of a project: kept by place, merged and split, asked about, and put where the editor says."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from random import Random

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from promise import promised

from jiaokan import corpus
from jiaokan.anchor.carry import Word, carry
from jiaokan.anchor.ledger import Ledger, grown
from jiaokan.check import check
from jiaokan.commands.build import build
from jiaokan.commands.lost_anchors import columns, wrapped
from jiaokan.edition.document import Block
from jiaokan.errors import BadInput
from jiaokan.text import Text
from tests.histories import begin, judge, revise
from tests.project import RAW, make

ID = "samr-2020-186"
FIRST, SECOND = "现将有关事项通知如下，请认真贯彻落实，并及时报告情况。", "各省、自治区、直辖市市场监管局："
GONE = RAW.replace("现将有关事项通知如下,请认真贯彻落实,并及时报告情况。\n", "")
REWRITTEN = RAW.replace("现将有关事项通知如下,请认真贯彻落实,并及时报告情况。", "经研究,定于近期召开专题会议,望准时参加。")


def blocks(root: Path) -> dict[str, str]:
    """The words of each block of the notice by its anchor."""
    return {block.anchor or "": block.text for block in corpus.load(root).entry(ID).blocks}


def anchor_of(root: Path, text: str) -> str:
    """The anchor that stands on these words."""
    return next(anchor for anchor, words in blocks(root).items() if words == text)


def events(root: Path) -> list[tuple[str, str]]:
    """What the ledger of the notice says, without the births."""
    return [(event.event, event.id) for event in corpus.load(root).ledgers[ID].events if event.event != "born"]


def word(id: str, to: str, more: str = "") -> str:
    """The lines of a record with the editor's word on one anchor."""
    return f"anchors:\n  - document: {ID}\n    id: {id}\n    to: '{to}'\n{more}    why: 编者核对\n"


def test_a_joined_block_is_merged_and_parted_again(tmp_path: Path) -> None:
    """The editor joins two blocks: the second anchor leads to the first, and a correction beside it keeps its id."""
    corpus.build(make(tmp_path))
    first, second = anchor_of(tmp_path, SECOND), anchor_of(tmp_path, FIRST)
    extra = f"joins:\n  - document: {ID}\n    quote: 现将有关事项\n    why: 例\n"
    extra += (
        f"corrections:\n  - document: {ID}\n    quote: 2020年12月4日\n    old: 2020年12月4日\n    new: 二〇二〇年十二月四日\n    why: 例\n"
    )
    date = anchor_of(tmp_path, "2020年12月4日")
    corpus.build(make(tmp_path, extra=extra))
    ledger = corpus.load(tmp_path).ledgers[ID]

    assert blocks(tmp_path)[date] == "二〇二〇年十二月四日"
    living = next(anchor for anchor, text in blocks(tmp_path).items() if text.startswith(SECOND))
    assert {living} == {ledger.leads(first), ledger.leads(second)}
    assert ("edited", date) in events(tmp_path)
    assert check(corpus.load(tmp_path)) == []


def test_a_broken_block_is_split(tmp_path: Path) -> None:
    """The editor parts a block: its anchor stays on the larger part and the ledger names both."""
    corpus.build(make(tmp_path))
    whole = anchor_of(tmp_path, FIRST)
    corpus.build(make(tmp_path, extra=f"breaks:\n  - document: {ID}\n    quote: 并及时报告\n    why: 例\n"))
    split = next(event for event in corpus.load(tmp_path).ledgers[ID].events if event.event == "split")

    assert split.id == whole == split.to[0]
    assert blocks(tmp_path)[whole] == "现将有关事项通知如下，请认真贯彻落实，"
    assert blocks(tmp_path)[split.to[1]] == "并及时报告情况。"
    assert check(corpus.load(tmp_path)) == []


def test_a_page_scraped_again_goes_by_likeness(tmp_path: Path) -> None:
    """Another raw text with other offsets and a changed word: every id stays on its words, and no place is believed."""
    corpus.build(make(tmp_path))
    before = blocks(tmp_path)
    new = RAW.replace("首页\n", "首页\n\n\n").replace("请认真贯彻落实", "请切实贯彻落实")
    corpus.build(make(tmp_path, raw=new))
    after = blocks(tmp_path)

    assert set(after) == set(before)
    assert {id for id in before if before[id] != after[id]} == {id for event, id in events(tmp_path) if event == "edited"}


def test_a_lost_anchor_is_shown_beside_its_candidates(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 1, the words it stood on over the two blocks most like them side by side, and the lines to write, as YAML."""
    corpus.build(make(tmp_path))
    lost = anchor_of(tmp_path, FIRST)
    make(tmp_path, raw=GONE)

    assert build(tmp_path) == 1
    said = capsys.readouterr()
    assert f"#{lost} stood on\n      {FIRST}\n" in said.out
    assert re.search(r"^      1: \d+% alike +\| 2: \d+% alike$", said.out, re.MULTILINE)
    written = [yaml.safe_load(line.split(": ", 1)[1]) for line in said.out.splitlines() if "anchors: [" in line]
    rows = [row for value in written for row in value["anchors"]]
    assert [(row["document"], row["id"]) for row in rows] == [(ID, lost)] * 3
    assert rows[-1]["to"] == ""
    assert all(any(text.startswith(row["to"]) for text in blocks(tmp_path).values()) for row in rows[:2])
    assert "nothing was written" in said.err


@pytest.mark.parametrize(
    ("raw", "answers", "event", "why"),
    [
        (REWRITTEN, ["1", "改写"], "edited", "改写"),
        (GONE, ["-", "删去"], "retired", "删去"),
        (GONE, ["没有的话", "各省、自治区", "并入"], "merged", "并入"),
    ],
)
def test_on_a_terminal_the_word_is_taken_into_the_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, raw: str, answers: list[str], event: str, why: str
) -> None:
    """A number, a dash or words of a block, then the reason: the record has it, the build goes on, and the ledger says so."""
    corpus.build(make(tmp_path))
    id = anchor_of(tmp_path, FIRST)
    make(tmp_path, raw=raw)
    given = iter(answers)
    monkeypatch.setattr("builtins.input", lambda prompt: next(given))
    for stream in (sys.stdin, sys.stdout):
        monkeypatch.setattr(stream, "isatty", lambda: True)

    assert build(tmp_path) == 0
    ledger = corpus.load(tmp_path).ledgers[ID]
    assert [(e.event, e.why) for e in ledger.events if e.id == id and e.event != "born"] == [(event, why)]
    assert f'id: "{id}"' in (tmp_path / "corpus/sources/page/source.yaml").read_text()
    assert list(given) == []


def test_an_editor_may_leave_an_anchor_for_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No answer, or no reason: nothing is written, and the build waits."""
    corpus.build(make(tmp_path))
    make(tmp_path, raw=GONE)
    record = (tmp_path / "corpus/sources/page/source.yaml").read_bytes()
    for stream in (sys.stdin, sys.stdout):
        monkeypatch.setattr(stream, "isatty", lambda: True)
    for answers in ([""], ["-", ""]):
        given = iter(answers)
        monkeypatch.setattr("builtins.input", lambda prompt, given=given: next(given))
        assert build(tmp_path) == 1
    assert (tmp_path / "corpus/sources/page/source.yaml").read_bytes() == record


@given(st.text(max_size=60), st.integers(2, 30))
def test_lines_are_as_wide_as_the_terminal(text: str, width: int) -> None:
    """Nothing is lost in wrapping, and no line takes more columns than there are."""
    lines = list(wrapped(text, width))
    assert "".join(lines) == text
    assert all(columns(line) <= width for line in lines)


@pytest.mark.parametrize(
    ("raw", "to", "event"),
    [
        (GONE, "", "retired"),
        (GONE, SECOND, "merged"),
        (REWRITTEN, "定于近期召开", "edited"),
    ],
)
def test_the_editors_word_is_recorded_once(tmp_path: Path, raw: str, to: str, event: str) -> None:
    """Retired, led to a block, or put on a rewritten one: the ledger says so with the reason, and the next build adds nothing."""
    corpus.build(make(tmp_path))
    id = anchor_of(tmp_path, FIRST)
    changes = corpus.build(make(tmp_path, raw=raw, extra=word(id, to)))
    ledger = corpus.load(tmp_path).ledgers[ID]

    assert not any(change.lost for change in changes)
    assert [(e.event, e.why) for e in ledger.events if e.id == id and e.event != "born"] == [(event, "编者核对")]
    assert (id in blocks(tmp_path)) == (event == "edited")
    assert check(corpus.load(tmp_path)) == []
    corpus.build(tmp_path)
    assert corpus.load(tmp_path).ledgers[ID] == ledger


def test_an_anchor_sent_to_another_document_leads_there(tmp_path: Path) -> None:
    """`into` names the document; the way is sound and said only once."""
    corpus.build(make(tmp_path))
    id = anchor_of(tmp_path, FIRST)
    corpus.build(make(tmp_path, raw=GONE, extra=word(id, "某县召开会议，学习", "    into: county-meeting\n")))
    loaded = corpus.load(tmp_path)
    target = next(b.anchor for b in loaded.entry("county-meeting").blocks if "某县召开会议，学习" in b.text)

    assert loaded.ledgers[ID].leads(id) == f"county-meeting#{target}"
    assert check(loaded) == []
    corpus.build(tmp_path)
    assert corpus.load(tmp_path).ledgers == loaded.ledgers


def test_what_a_new_cut_takes_over_leads_to_the_other_document(tmp_path: Path) -> None:
    """The date is cut off into a document of its own: its anchor leads there by its place, without a word."""
    corpus.build(make(tmp_path))
    id = anchor_of(tmp_path, "2020年12月4日")
    record = tmp_path / "corpus/sources/page/source.yaml"
    cut = '  - document: county-meeting\n    from: "2020年12月4日"\n'
    record.write_text(record.read_text().replace('  - document: county-meeting\n    from: "某县召开会议\\n"\n', cut))
    changes = corpus.build(tmp_path)
    loaded = corpus.load(tmp_path)

    assert not any(change.lost for change in changes)
    document, anchor = (loaded.ledgers[ID].leads(id) or "#").split("#")
    assert "2020年12月4日" in next(b.text for b in loaded.entry(document).blocks if b.anchor == anchor)
    assert check(loaded) == []


@pytest.mark.parametrize(
    ("id", "to", "more", "message"),
    [
        ("zzzzzz", "", "", "never had the anchor zzzzzz"),
        (None, "没有的话", "", "is not in the text"),
        (None, "某县", "    into: nowhere\n", "which is not known"),
        (None, "", "    into: county-meeting\n", "which is not known"),
    ],
)
def test_a_word_that_fits_nothing_is_an_error(tmp_path: Path, id: str | None, to: str, more: str, message: str) -> None:
    """Nothing is written, and the error says what was expected."""
    corpus.build(make(tmp_path))
    ledgers = corpus.load(tmp_path).ledgers
    make(tmp_path, extra=word(id or anchor_of(tmp_path, FIRST), to, more))

    with pytest.raises(BadInput, match=message):
        corpus.build(tmp_path)
    assert corpus.load(tmp_path).ledgers == ledgers


@promised(60)
@given(st.integers(0, 2**32), st.integers(3, 12), st.data())
def test_any_words_on_any_history_leave_every_id_accounted_for(seed: int, size: int, data: st.DataObject) -> None:
    """After a revision and any words of the editor: ids are unique, none is forgotten, each spoken of is where he said, nothing twice."""
    random = Random(seed)
    old = begin(random, size)
    new = revise(random, old, 1_000_000)
    first = carry("d", [Block("paragraph", Text.of(p.text)) for p in old], (), Ledger(), set())
    ids = [block.anchor or "" for block in first.blocks]
    places = st.one_of(st.none(), st.integers(0, len(new) - 1))
    said = data.draw(st.dictionaries(st.sampled_from(ids), places, max_size=4))
    words = {id: Word(place, "编者核对") for id, place in said.items()}
    rows = [Block("paragraph", Text.of(p.text)) for p in new]
    then = carry("d", rows, first.blocks, first.ledger, set(ids), words=words)
    standing = {block.anchor: index for index, block in enumerate(then.blocks)}

    assert len(standing) == len(rows)
    assert grown(first.ledger, then.ledger)
    assert then.ledger.live == set(standing) | set(then.lost)
    for id, place in said.items():
        assert then.ledger.leads(id) == (None if place is None else then.blocks[place].anchor)
    rest = [i for i, id in enumerate(ids) if id not in said]
    assert judge([old[i] for i in rest], new, [standing.get(ids[i]) for i in rest]).wrong == 0
    again = carry("d", rows, then.blocks, then.ledger, set(then.ledger.ids), words=words)
    assert again.ledger == then.ledger
    assert [block.anchor for block in again.blocks] == [block.anchor for block in then.blocks]


def test_an_anchor_that_goes_to_another_document_is_not_retired_here() -> None:
    """The document it goes to says where it leads; until then it is lost here."""
    first = carry("d", [Block("paragraph", Text.of(words)) for words in ("甲方应当如实记录。", "乙方可以公开报告。")], (), Ledger(), set())
    id = first.blocks[1].anchor or ""
    then = carry("d", first.blocks[:1], first.blocks, first.ledger, set(first.ledger.ids), words={id: Word(None, "移", leaves=True)})
    assert then.lost == (id,)
    assert then.ledger == first.ledger


LONG = "县级以上地方人民政府应当将公共体育场地设施的建设纳入国土空间规划，未经法定程序不得变更，并按照国家有关规定向社会公布。"
SHORT = "县级人民政府应当将公共体育场地设施的建设纳入规划。"
MOVED = "各市人民政府应当将公共体育场地设施的建设列入国土空间规划，不经法定程序不得变更，按照有关规定向公众公布其结果和进展。"


@pytest.mark.parametrize(
    ("was", "now", "found"), [(LONG, MOVED, True), (SHORT, "各市人民政府应当将公共体育场地设施的维护列入计划。", False)]
)
def test_a_block_in_another_place_is_the_more_like_the_shorter_it_is(was: str, now: str, found: bool) -> None:
    """A long paragraph that moved and was reworded is known again; a sentence that shares as much may be another one."""
    rest = ["为了促进体育事业，制定本办法。", "国家实施全民健身战略，构建公共服务体系。", "每年八月八日为全民健身日。"]
    first = carry("d", [Block("paragraph", Text.of(words)) for words in (was, *rest)], (), Ledger(), set())
    then = carry("d", [Block("paragraph", Text.of(words)) for words in (*rest, now)], first.blocks, first.ledger, set(first.ledger.ids))
    assert (then.blocks[-1].anchor == first.blocks[0].anchor) == found
    assert (then.lost == ()) == found
