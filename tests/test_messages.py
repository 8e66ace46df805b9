"""What the program says to people it says in their language, all of it alike; what programs read it says in one."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from jiaokan import corpus
from jiaokan.cli import main
from jiaokan.commands.language import _INDENT, SPOKEN, chosen, is_known, language_of, said
from jiaokan.source.file_kind import SIGNATURES
from tests.project import make
from tests.sentences import COMMAND, HOLE, HOME, sentences

TABLE = (HOME / "commands/messages.tsv").read_text(encoding="utf-8")
MADE_OF_PARTS = "# made of parts"
PATTERNS = (
    "or equal to",
    "said in Chinese in the records that are proposed",
    "made of parts",
    "positional arguments",
    "optional arguments",
    "--time-limit, --jobs",
    "id: some-name",
    "name: 某某",
    "sources: [《某某》]",
)
"""What looks like a sentence and is none: names, and an example of a record."""
HALF_WIDTH = re.compile(r"[\u3400-\u9fff][,;:!?()]|[,;:!?()][\u3400-\u9fff]")
SIGNS = [
    row.split("\t")[2]
    for row in (HOME / "page/boundary/signs.tsv").read_text(encoding="utf-8").splitlines()
    if row and not row.startswith("#")
]
"""Why two lines are joined or kept apart, as `explain --why` says it."""
WORD = re.compile(r"[a-z]{4,}|[\u4e00-\u9fff]+")
NEVER = re.compile(r"\b(?:argument|invalid|positional|Errno|Traceback|expected one|unrecognized|choose from)\b")
"""Words that libraries would say."""


@pytest.fixture(autouse=True)
def english_system(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that says nothing of its user's language."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


def lines_of(words: str) -> list[str]:
    """The lines of a sentence, without what stands before them."""
    found = []
    for line in words.split("\n"):
        indent = _INDENT.match(line)
        assert indent is not None
        found.append(line[indent.end() :].strip())
    return found


def test_every_sentence_has_a_chinese_one() -> None:
    """Each that the syntax tree finds, but for commands as they are typed."""
    missing = {
        f"{where}: {line}"
        for words, where in sentences()
        for line in lines_of(words)
        if " " in line and re.search("[a-z]{2}", HOLE.sub("", line)) and not COMMAND.fullmatch(line)
        if line not in PATTERNS and not is_known(line)
    } | {f"signs.tsv: {line}" for line in SIGNS if not is_known(line)}
    missing |= {words for _, kind, then in SIGNATURES for words in (kind, then) if "FILE" not in words and not is_known(words)}
    assert not missing, "\n".join(sorted(missing))


def test_no_row_is_for_nothing() -> None:
    """A row is of a sentence that the program says; one of several together, of words that it says."""
    said_somewhere = {line for words, _ in sentences(every=True) for line in (words, *lines_of(words))} | set(SIGNS)
    code = "\n".join(sorted({word for path in HOME.rglob("*.py") for word in WORD.findall(path.read_text(encoding="utf-8"))}))
    before, _, rest = TABLE.partition("# said in Chinese")
    proposed, more, rest = rest.partition("# of a page")
    alone, _, together = (before + more + rest).partition(MADE_OF_PARTS)
    stale = [row for row in alone.splitlines() if row and not row.startswith("# ") and row.split("\t")[0] not in said_somewhere]
    stale += [row for row in together.splitlines()[1:] for word in re.findall("[a-z]{4,}", row.split("\t")[0]) if word not in code]
    chinese = [part for row in proposed.splitlines()[1:] for part in re.split(r"[^\u4e00-\u9fff]+", row.split("\t")[1])]
    stale += [part for part in chinese if part not in code]
    assert not stale, "\n".join(stale)


def test_a_row_has_the_same_placeholders_on_both_sides_and_stands_once() -> None:
    """Nothing that a sentence is about is lost in the other language; and Chinese has the marks of Chinese."""
    table = [line.split("\t") for line in TABLE.splitlines() if line and not line.startswith("# ")]
    english = [row[0] for row in table]
    assert len(english) == len(set(english))
    for one, two in table:
        assert set(HOLE.findall(one)) == set(HOLE.findall(two)), one
        assert not HALF_WIDTH.search(re.sub(r"`[^`]*`|“[^”]*[{\\][^”]*”|：[^。，；]*$", "", two)), two


@pytest.mark.parametrize(
    ("text", "chinese"),
    [
        ("the quote «the text» is not in the text", "文中没有所引的“the text”"),
        ("  - #k7m2xq stood on", "  - #k7m2xq 原在"),
        ("x: 3 blocks; 1 new, 2 lost", "x：3 段；新增 1，丢失 2"),
        ("one of a, b", "下列之一：a, b"),
        ("there is no key gener (and 3 more)", "没有 gener 这个键（还有 3 处）"),
        ("3 anchors would be lost", "3 个锚点会丢失"),
        ("该条 is said by nobody", "该条 is said by nobody"),
        ("one of {0}", "下列之一：{0}"),
        ("", ""),
        ("the site answers 500, so that nobody can say whether an address would break", "网站回答 500，无从知道网址会不会断"),
        ("first\nthe file is missing", "first\n没有这个文件"),
    ],
)
def test_what_stands_at_a_placeholder_stays(text: str, chinese: str) -> None:
    """Words of texts are never taken for ours; what is no sentence of the table stays."""
    assert said(text, "zh-Hans") == chinese
    assert said(text, "en") == text


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh-Hans"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_TW"}, "zh-Hant-TW"),
        ({"LC_ALL": "C.UTF-8", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LANG": "zh_HK.UTF-8", "LC_ALL": ""}, "zh-Hant-HK"),
        ({"LANG": "zh"}, "zh-Hans"),
        ({"LANG": "zh-Hant-TW.UTF-8"}, "zh-Hant-TW"),
        ({"LANG": "zha_CN"}, "en"),
        ({}, "en"),
    ],
)
def test_the_system_says_which_language(environment: dict[str, str], language: str) -> None:
    """The first variable that is set, as POSIX has it."""
    assert language_of(environment) == language


@pytest.mark.parametrize(
    ("words", "environment", "language", "rest"),
    [
        (["--lang", "zh", "check"], {}, "zh-Hans", ["check"]),
        (["check", "--lang=zh"], {}, "zh-Hans", ["check"]),
        (["check", "--lang", "en"], {"LANG": "zh_CN"}, "en", ["check"]),
        (["--lang", "zh", "check"], {"LANG": "zh_TW"}, "zh-Hant-TW", ["check"]),
        (["--lang", "zh-HK", "check"], {}, "zh-Hant-HK", ["check"]),
        (["resolve", "--", "--lang"], {}, "en", ["resolve", "--", "--lang"]),
    ],
)
def test_the_option_goes_before_the_system(words: list[str], environment: dict[str, str], language: str, rest: list[str]) -> None:
    """Before the command or after it; behind `--` it is a word like others."""
    assert chosen(words, environment) == (language, rest)


@pytest.mark.parametrize(
    "words",
    [
        ["--lang", "fr", "check"],
        ["biuld"],
        [],
        ["show"],
        ["show", "a", "b"],
        ["show", "a", "--format", "x"],
        ["search", "a", "--limit", "x"],
        ["cite", "a", "--style"],
        ["check", "--nothing"],
        ["show", "nothing"],
        ["show", "a", "--root", "/nowhere"],
        ["clean", "/nowhere.txt"],
        ["clean", "/"],
        ["add", "x.txt", "--rights", "nobody"],
        ["release", "--date=2"],
        ["explain", "x", "--count=3"],
    ],
)
def test_no_sentence_of_a_library_is_heard(words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever is wrong with the words of a command: ours, in either language, with exit code 2."""
    root = make(tmp_path)
    place = [] if "--root" in words or words[:1] == ["clean"] or not words or "biuld" in words else ["--root", str(root)]
    for option, chinese in (([], False), (["--lang", "zh"], True)):
        try:
            code = main([*words, *place, *(option if "--lang" not in words else [])])
        except SystemExit as end:
            code = int(str(end.code))
        assert code == 2
        told = capsys.readouterr().err
        assert told
        assert not NEVER.search(told), told
        if chinese and "--lang" not in words:
            assert re.search(r"[\u3400-\u9fff]", told), told
            assert "expected" not in told


def test_what_programs_read_is_the_same_in_any_language(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """JSON, tables and editions, files that are written, and exit codes."""
    root = make(tmp_path)
    corpus.build(root)
    for words in ("show samr-2020-186 --format json", "list", "doubts --format json", "cite samr-2020-186", "search 计量 --format json",
                  "mentions --format jsonl", "resolve 186号 --format json"):  # fmt: skip
        told = []
        for language in ("en", "zh", "zh-TW"):
            code = main([*words.split(), "--lang", language, "--root", str(root)])
            told.append((code, capsys.readouterr().out))
        assert told[0] == told[1] == told[2]
    assert json.loads(told[0][1]) is not None
    assert SPOKEN.get() == "en"


def test_problems_and_errors_are_told_in_chinese(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A mistake in a record: file, line, what was expected and the next command; a problem of the corpus with its hint."""
    root = make(tmp_path)
    corpus.build(root)
    path = root / "corpus/documents/samr-2020-186/document.yaml"
    record = path.read_text()
    path.write_text(record.replace("genre: notice", "gener: notice"))
    assert main(["check", "--lang", "zh", "--root", str(root)]) == 2
    told = capsys.readouterr().err
    assert "document.yaml:3：没有 gener 这个键（还有 1 处）\n  应为：下列之一：" in told
    assert "  例：genre: notice" in told
    path.write_text(record.replace("〔2020〕186", "〔2020〕187"))
    corpus.build(root)
    assert main(["check", "--lang", "zh", "--root", str(root)]) == 1
    told = capsys.readouterr().out
    assert "number-differs：著录作“国市监计量〔2020〕187号”，正文作“国市监计量〔2020〕186号”" in told
    assert "提示：document.yaml 的文号照正文写，或勘正正文" in told
    assert "1 个问题" in told
    assert main(["check", "--lang", "zh-TW", "--root", str(root)]) == 1
    assert "1 個問題" in capsys.readouterr().out


def test_what_add_proposes_is_told_in_either_language(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Labels, evidence and next steps; the records that are written are the same."""
    page = tmp_path / "page.txt"
    page.write_text("某市人民政府文件\n某政发〔2021〕3号\n某市人民政府关于植树的通知\n各县：\n各县要植树。\n某市人民政府\n2021年3月4日\n")
    told, written = [], []
    for name, language in (("one", "en"), ("two", "zh")):
        root = make(tmp_path / name)
        assert main(["add", str(page), "--lang", language, "--root", str(root)]) == 0
        told.append(capsys.readouterr().out)
        written.append({path.relative_to(root): path.read_bytes() for path in root.rglob("*") if path.is_file()})
    assert written[0] == written[1]
    assert "  issued: 2021-03-04 (from the day of the signature)" in told[0]
    assert "(from the code «某政发» in pinyin, the number 某政发〔2021〕3号)" in told[0]
    assert "  成文日期：2021-03-04（据落款的日期）" in told[1]
    assert "（据机关代字“某政发”的拼音、发文字号 某政发〔2021〕3号）" in told[1]
    assert "Next:" in told[0]
    assert "接着做：" in told[1]


def test_help_is_in_chinese_too(capsys: pytest.CaptureFixture[str]) -> None:
    """Of the program and of every command: no line of English words is left in it."""
    from jiaokan.cli import parser

    for name in next(action.choices for action in parser()._actions if isinstance(action.choices, dict)):
        with pytest.raises(SystemExit):
            main([name, "--help", "--lang", "zh"])
        told = capsys.readouterr().out
        assert not re.search(r"(?:[a-z]+ ){3}", re.sub(r"用法(?:.|\n)*?\n\n|\{[^}]*\}", "", told)), told


def test_why_a_text_was_changed_is_said_in_either_language(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The sentence of a reason and of a sign; codes, places and columns stay."""
    page = tmp_path / "page.txt"
    page.write_text("关于工作的通知\n国市监计量[2020]186号\n各局:\n请认真落实。\n", encoding="utf-8")
    told = {}
    for language in ("en", "zh", "zh-TW"):
        assert main(["explain", str(page), "--lang", language]) == 0
        told[language] = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert [row[:3] for row in told["en"]] == [row[:3] for row in told["zh"]] == [row[:3] for row in told["zh-TW"]]
    assert not any(re.search("[\u4e00-\u9fff]{2}", row[3]) for row in told["en"])
    assert told["zh"][0][3] == "发文字号的年份用六角括号，不加空格。"
    assert told["zh-TW"][0][3] == "發文字號的年份用六角括號，不加空格。"
    for language, sentence in (("en", "A date, a document number"), ("zh", "日期、文号")):
        assert main(["explain", "--why", "1:1", str(page), "--lang", language]) == 0
        assert sentence in capsys.readouterr().out
