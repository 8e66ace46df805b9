"""Reading: case files, and the laws that every document keeps."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiaokan.clean import clean
from jiaokan.edition.document import BLOCK_TYPES, LINED
from jiaokan.read import KINDS, read, read_document
from jiaokan.read.dates import is_date, is_history
from jiaokan.read.number import is_number
from jiaokan.read.outline import number
from jiaokan.text import Doubt, Text

FILES = sorted((Path(__file__).parent / "cases" / "read").glob("*.toml"))
KEYS = {"name", "text", "kind", "documents", "reasons", "doubts", "why", "expect"}


def parameters():
    """Each case as a parameter, a known failure as a strict xfail."""
    for path in FILES:
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            assert set(case) <= KEYS, f"{path.name}: {case['name']}: unknown keys {set(case) - KEYS}"
            marks = [pytest.mark.xfail(strict=True, reason=case["why"])] if "expect" in case else []
            yield pytest.param(case, id=f"{path.stem}: {case['name']}", marks=marks)


def shown(documents):
    """Documents as the case files write them: a block a line, `---` between documents."""
    lines = []
    for one in documents:
        lines.append("---")
        for block in one.blocks:
            name = block.type if block.level is None else f"{block.type} {block.level}"
            lines.append(f"{name}: {block.text}".replace("\n", "⏎"))
    return "\n".join(lines[1:])


@pytest.mark.parametrize("case", list(parameters()))
def test_case(case):
    """The text is read as the case says, for its reasons, and with its doubts."""
    text = Text.of(case["text"])
    kind = case.get("kind")
    documents = (read_document(text, kind),) if kind else read(text)
    assert shown(documents) == case["documents"].strip("\n")
    assert {why for one in documents for piece in one.edits for why in piece.why} == set(case["reasons"])
    assert [doubt.reason for one in documents for doubt in one.doubts] == case.get("doubts", [])
    assert accounted(documents) == case["text"]


def accounted(documents):
    """The raw text, if every raw character stands in exactly one block or between blocks."""
    pieces = sorted((piece for one in documents for piece in one.pieces if piece.old), key=lambda piece: piece.at)
    return "".join(piece.old for piece in pieces)


LINES = st.sampled_from(
    ["第一章　总则", "第一条　为了规范活动，制定本法。", "一、总体要求", "（一）取得资格；", "# 关于开展工作的通知", "## 二、任务",
     "- 一项", "| 甲 | 乙 |", "| --- | --- |", "某市人民政府", "2020年12月4日", "（此件公开发布）", "某发〔2020〕1号",
     "新华社北京3月24日电　今天开会。", "（转自《日报》）", "各市、县人民政府：", "5.1.1重伤一级", "a）一项。", "附件：1.名单",
     "", "范围", "　　本标准规定了各项方法和内容的等级划分。", "①甲乙丙丁戊己的通知", "甲乙丙丁戊己的通知", "记者　张三",
     "发布时间：2020-01-01", "|", "#", "# ", "-", "```", "    if x:"]
)  # fmt: skip
TEXTS = st.lists(st.one_of(LINES, st.text(alphabet="甲乙，。：；#|- 　\t（）一1第条章\r\n", max_size=12)), max_size=14).map("\n".join)


@given(TEXTS, st.sampled_from([None, *KINDS]))
@settings(max_examples=200, deadline=None)
def test_every_raw_character_has_one_place(raw, kind):
    """Blocks and what stood between them hold the raw text once; what lies between reads as nothing."""
    text = Text.of(raw)
    documents = read(text) if kind is None else (read_document(text, kind),)
    assert accounted(documents) == raw
    for one in documents:
        assert "".join(piece.new for piece in one.between) == ""
        assert all(block.text and block.evidence and block.type in BLOCK_TYPES for block in one.blocks)
        assert all("\n" not in block.text for block in one.blocks if block.type not in LINED)
        assert sum(block.type == "title" for block in one.blocks) <= 1
        assert all((block.level is not None) == (block.type == "heading") for block in one.blocks)


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_reading_keeps_the_words(raw):
    """Nothing but blanks, bars, rules, fences and marks at line starts is lost, and nothing is added."""
    words = str.maketrans("", "", " \t\n\r\u3000#|-:*`")
    read_words = "".join(sorted(block.text.translate(words) for one in read(Text.of(raw)) for block in one.blocks))
    assert sorted(read_words) == sorted(raw.translate(words).replace("\x1c", ""))


def test_doubts_of_cleaning_go_to_their_document():
    """A doubt stands in the document that holds the place it is about."""
    head = "某局关于甲的通知\n某发〔2020〕1号\n各县：\n正文在此，请认真执行。\n某局\n2020年1月1日\n（此件公开发布）\n"
    raw = head + "# 关于乙的方案\n正文在彼，请认真执行。\n完毕。"
    place = raw.index("在彼")
    documents = read(Text(Text.of(raw).pieces, (Doubt(place, place + 2, "correction"),)))
    assert [len([d for d in one.doubts if d.start == place]) for one in documents] == [0, 1]


def test_an_unknown_kind_is_refused():
    """The message names the kinds there are."""
    with pytest.raises(ValueError, match="newspaper"):
        read_document(Text.of("正文。"), "poem")


def test_an_empty_text_is_one_empty_document():
    """There is always a document to hold what was dropped."""
    assert [one.blocks for one in read(Text.of("\n \n"))] == [()]


@pytest.mark.parametrize(
    ("line", "style", "value", "words"),
    [("第十二条之一　本法", "article", 12, "本法"), ("二十一、加强", "han", 21, "加强"),
     ("（三）目标", "han-bracket", 3, "目标"),
     ("5.1.3 重伤", "decimal", 3, "重伤"), ("⑫其他", "circle", 12, "其他"), ("c）偏瘫", "letter", 3, "偏瘫"),
     ("1 范围", "decimal", 1, "范围")],
)  # fmt: skip
def test_a_label_is_read(line, style, value, words):
    """Style, number and the place where the words start."""
    one = number(line)
    assert (one.style, one.value, line[one.end :]) == (style, value, words)


@pytest.mark.parametrize(
    "line", ["第一条的规定不变", "3月1日起施行", "10名以上人员", "2022年工作", "2.5%以上", "——————", "一二三四五六、", "《第一章》"]
)
def test_what_looks_like_a_label_is_none(line):
    """Quantities, dates and references open no outline."""
    assert number(line) is None


def test_numbers_and_dates_stand_alone():
    """A document number in any brackets, a date in digits or numerals; not a sentence about them."""
    assert all(is_number(line) for line in ("晋市监发〔2024〕193号", "（国发[2018]3号）", "国务院令第390号", "院臺法字第1070000000號"))
    assert all(is_date(line) for line in ("2020年12月4日", "二〇二〇年十二月四日", "中華民國一百零四年十二月三十日", "2020-12-04"))
    assert is_history("2003年9月3日中华人民共和国国务院令第390号公布")
    assert not any(
        is_number(line) or is_date(line) or is_history(line)
        for line in ("根据国发〔2018〕3号文件，", "2020年12月4日召开会议。", "自此施行")
    )


NUMBER, TITLE = "某政发〔2014〕20号", "某市人民政府关于深化节约用水管理的实施意见"


@pytest.mark.parametrize("named", [f"{NUMBER}《{TITLE}》", f"{TITLE}_某法规网"])
def test_a_line_that_only_names_the_title_is_not_the_title(named):
    """A page names a document in a line of its own, and gives its title below."""
    (document,) = read(clean(f"{named}\n\n{TITLE}\n\n{NUMBER}\n\n各区人民政府：\n\n现就节约用水提出以下意见，请认真落实。\n"))
    assert document.title == TITLE
    assert next(block.text for block in document.blocks) == named


def test_rows_of_facts_are_no_title():
    """Three rows in a row that name a fact and give it, whatever the words; a title with a colon in it stays one."""
    (document,) = read(
        clean(f"实施范围：全市\n时效性：现行有效\n效力级别：地方规范\n\n{TITLE}\n\n各区人民政府：\n\n现提出以下意见，请认真落实。\n")
    )
    assert document.title == TITLE
    (document,) = read(clean("城市供水：一场看不见的接力\n\n凌晨四点，水厂的灯还亮着，老王已经换好了工作服，准备去巡查。\n"))
    assert document.title == "城市供水：一场看不见的接力"


def test_a_title_whose_first_line_ends_in_about_is_one():
    """Whatever script about is written in."""
    for about in ("关于", "關於", "關于"):
        (document,) = read(
            clean(f"省人民政府{about}\n进一步优化营商环境的若干意见\n某政发〔2018〕26号\n各市人民政府：\n为优化营商环境，提出如下意见。\n")
        )
        assert document.title == f"省人民政府{about}进一步优化营商环境的若干意见"
