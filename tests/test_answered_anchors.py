"""Lost anchors are asked about in a file, answered there, and the answers kept with the new text; what differs is shown in whole words."""

from __future__ import annotations

from pathlib import Path

import pytest

from jiaokan import corpus
from jiaokan.anchor.difference import differences
from jiaokan.check import check
from jiaokan.cli import main
from jiaokan.commands import lost_anchors
from jiaokan.commands.build import difference
from tests.project import RAW, make
from tests.stops import ID, snapshot

FIRST = """第一条　企业应当建立计量台账，登记在用器具的名称、编号和检定日期，每年报主管部门备案一次。
第二条　本办法自公布之日起施行。
"""
SECOND = """第一条　企业应当建立电子台账，由专人负责，器具停用以后三日内注销，不再报备。
第二条　本办法自公布之日起施行。
"""
THIRD = """第一条　台账由市场监管总局统一开发，企业登录以后填写，其他要求另行规定。
第二条　本办法自公布之日起施行。
"""


def law(articles: str) -> str:
    """The raw text of the project with articles in the place of its first paragraph."""
    return RAW.replace("现将有关事项通知如下,请认真贯彻落实,并及时报告情况。\n", articles)


def anchors(root: Path) -> dict[str, str]:
    """The words on which each anchor stands."""
    return {block.anchor or "": block.text for block in corpus.load(root).entry(ID).blocks}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The project built with its first text, the second one beside it."""
    corpus.build(make(tmp_path, raw=law(FIRST)))
    (tmp_path / "new.txt").write_text(law(SECOND))
    return tmp_path


def replace(root: Path, *more: str) -> int:
    """Give the command, with the file of answers."""
    return main(["replace", "page", str(root / "new.txt"), "--answers", str(root / "answers.yaml"), "--root", str(root), *more])


def answered(root: Path, to: str, why: str = "修订") -> str:
    """Answer the one question in the file; its anchor."""
    path = root / "answers.yaml"
    text = path.read_text()
    path.write_text(text.replace("  to:\n", f"  to: {to}\n").replace("why:\n", f"why: {why}\n" if why else "why:\n", 1))
    return next(line.split()[1] for line in text.splitlines() if line.startswith("  id: "))


def test_the_questions_come_in_a_file_and_the_answers_with_the_text(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The first run writes nothing but the questions, even with the word; the second keeps text, answers and anchors at once."""
    before, words = snapshot(root), anchors(root)
    assert replace(root, "--accept", "--reason", "修订") == 1
    assert "1 questions are in" in capsys.readouterr().err
    after = snapshot(root)
    assert {name for name in after if after[name] != before.get(name)} == {"answers.yaml"}
    text = (root / "answers.yaml").read_text()
    assert "# 第一条　企业应当建立计量台账" in text
    assert '"第一条　企业应当建立电子台账"' in text.split("blocks: ")[1]
    lost = answered(root, "1")
    assert replace(root) == 1
    assert {name: data for name, data in snapshot(root).items() if name != "answers.yaml"} == before
    capsys.readouterr()
    assert replace(root, "--accept", "--reason", "修订") == 0
    assert words[lost].startswith("第一条　企业应当建立计量台账")
    assert anchors(root)[lost].startswith("第一条　企业应当建立电子台账")
    [word] = corpus.load(root).sources["page"].anchors
    assert (word.id, word.why) == (lost, "修订")
    assert check(corpus.load(root)) == []
    assert corpus.stale(root) == ()


def test_an_answer_on_the_old_text_does_not_bind_the_next_one(root: Path) -> None:
    """The next version has no such words: what was followed leaves the record, so that it does not stop it, nor name another block."""
    assert replace(root) == 1
    lost = answered(root, "1")
    assert replace(root, "--accept", "--reason", "修订") == 0
    (root / "answers.yaml").unlink()
    (root / "new.txt").write_text(law(THIRD))
    assert replace(root) == 1
    assert answered(root, "0") == lost
    assert replace(root, "--accept", "--reason", "再修订") == 0
    loaded = corpus.load(root)
    assert [(word.id, word.to) for word in loaded.sources["page"].anchors] == [(lost, "")]
    assert loaded.ledgers[ID].leads(lost) is None
    assert check(loaded) == []


@pytest.mark.parametrize(
    ("to", "why", "said"),
    [
        ("", "修订", "has no answer yet"),
        ("1", "", "no reason is given"),
        ("3", "修订", "there is no block 3"),
        ("没有的话", "修订", "is not in the text"),
    ],
)
def test_an_answer_that_does_not_do_is_told_with_its_line(
    root: Path, to: str, why: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Not answered, no reason, no such block, no such words: the row is named and nothing is written."""
    assert replace(root) == 1
    lost = answered(root, to, why)
    before = snapshot(root)
    line = next(n for n, words in enumerate((root / "answers.yaml").read_text().splitlines(), 1) if lost in words)
    capsys.readouterr()
    assert replace(root, "--accept", "--reason", "修订") == 2
    error = capsys.readouterr().err
    assert said in error
    assert f"answers.yaml:{line}: " in error
    assert snapshot(root) == before


def test_rows_and_questions_are_the_same(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A row about nothing that is asked, one that stands twice, a question without a row, a file that is no UTF-8."""
    assert replace(root) == 1
    lost = answered(root, "1")
    path = root / "answers.yaml"
    text = path.read_text()
    row = f"- {{document: {ID}, id: {lost}, to: 0}}\n"
    for other, said in (
        (text + row.replace(lost, "zzzzzz"), "nothing is asked about the anchor zzzzzz"),
        (text + row, f"the anchor {lost} stands twice"),
        ("why: 修订\nanchors: 甲\n", "answers.yaml:2"),
    ):
        path.write_text(other)
        assert replace(root, "--accept", "--reason", "修订") == 2
        assert said in capsys.readouterr().err
    path.write_bytes(text.encode("gb18030"))
    assert replace(root) == 2
    assert "this is not UTF-8" in capsys.readouterr().err


def test_a_question_without_a_row_comes_behind_the_others(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An answer can take a block from another anchor: what is asked then joins the file, and what the editor wrote stays."""
    assert replace(root) == 1
    path = root / "answers.yaml"
    whole = path.read_text()
    for written, kept in (
        ("why: 修订\nanchors: []\n", 'why: "修订"\n'),
        (f"why: 修订\nanchors:\n- {{document: {ID}, id: zzzzzz}}", "zzzzzz}\n"),
    ):
        path.write_text(written)
        capsys.readouterr()
        assert replace(root, "--accept", "--reason", "修订") == 1
        said = capsys.readouterr().err
        assert "1 questions are in" in said
        assert "If all of it may be so" not in said
        assert kept in path.read_text()
        assert path.read_text().endswith(whole.split("anchors:\n")[1])


def test_a_build_asks_in_a_file_too(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A correction that takes a paragraph away: the answer goes into the record, and the build goes on."""
    words = next(words for words in anchors(root).values() if words.startswith("第一条"))
    make(root, raw=law(FIRST), extra=f"removes:\n  - {{document: {ID}, quote: {words[:12]}, why: 例}}\n")
    answers = ["--answers", str(root / "answers.yaml"), "--root", str(root)]
    assert main(["build", *answers]) == 1
    assert "1 questions are in" in capsys.readouterr().err
    lost = answered(root, "0", "原件所无")
    assert main(["build", *answers]) == 0
    assert corpus.load(root).ledgers[ID].leads(lost) is None
    assert corpus.load(root).ledgers[ID].events[-1].why == "原件所无"
    assert main(["build", *answers]) == 0


def test_a_reason_is_typed_once_on_the_terminal(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Enter takes the last one again."""
    (root / "new.txt").write_text(law("").replace("2020年12月4日\n", ""))
    from jiaokan.corpus.replacing import replace_raw

    changes = replace_raw(root, "page", root / "new.txt").changes
    count = sum(len(change.lost) for change in changes)
    assert count > 1
    said = iter(["-", "修订", *["-", ""] * (count - 1)])
    monkeypatch.setattr("builtins.input", lambda _: next(said))
    assert [(word.to, word.why) for word in lost_anchors.ask(changes)] == [("", "修订")] * count


def test_all_changes_can_be_shown(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Otherwise the first twelve of a kind, those with other words first."""
    things = ["秤砣", "量杯", "钢尺", "水表", "电表", "气表", "衡器", "温度计", "压力表", "血压计", "测距仪", "光谱仪", "硬度计", "流量计"]
    numbers = [*"二三四五六七八九", *(f"十{n}" for n in "一二三四五六")]
    rows = [f"第{n}条　{thing}由专人保管，{thing}逾期不予受理。\n" for n, thing in zip(numbers, things, strict=True)]
    articles = "第一条　为了管理器具，制定本办法。\n" + "".join(rows)
    make(root, raw=law(articles))
    assert main(["build", "--accept", "--reason", "例", "--root", str(root)]) == 0
    articles = articles.replace("不予受理", "不再受理").replace("第一条", "第零条")
    (root / "new.txt").write_text(law(articles))
    capsys.readouterr()
    replaced = ["replace", "page", str(root / "new.txt"), "--root", str(root)]
    assert main(replaced) == 1
    few = capsys.readouterr().out
    assert main([*replaced, "--all"]) == 1
    every = capsys.readouterr().out
    shown = [line for line in every.splitlines() if line.startswith("  ~ ")]
    assert len(shown) == len(things) + 1
    assert [line for line in few.splitlines() if line.startswith("  ~ ")] == [*shown[:12], f"  ~ … and {len(shown) - 12} more"]
    assert "[第一条→第零条]　为了管理" in shown[-1]


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("依照本法第十一条规定公布", "依照本法第十二条规定公布", "依照本法[第十一条→第十二条]规定公布"),
        ("第七条　国务院畜牧兽医主管部门", "第五条　国务院农业农村主管部门", "[第七条→第五条]　国务院[畜牧兽医→农业农村]主管部门"),
        ("罚款1000元以下", "罚款1500元以下", "罚款[1000→1500]元以下"),
        ("采用GB7718标准", "采用JJF7718标准", "采用[GB→JJF]7718标准"),
        ("甲乙的丙丁", "戊己的庚辛", "[甲乙的丙丁→戊己的庚辛]"),
        ("同", "同", "同"),
        ("旧", "", "[旧→]"),
        (
            "企业应当建立台账并且逐项登记，由专人负责",
            "企业必须建立台账并且逐项登记，由本人负责",
            "企业[应当→必须]建立台账并且逐项登记，由[专→本]人负责",
        ),
    ],
)
def test_what_differs_is_shown_in_whole_words(old: str, new: str, shown: str) -> None:
    """Neither a label, a number nor a Latin word is cut, and a long stretch between two changes is left out in the middle."""
    assert difference(old, new) == shown
    made, at = "", 0
    for change in differences(old, new):
        made, at = made + old[at : change.at] + change.new, change.at + len(change.old)
        assert old[change.at : at] == change.old
    assert made + old[at:] == new
