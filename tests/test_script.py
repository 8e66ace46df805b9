"""Conversion between scripts: judged cases, the laws it keeps, and what it does with strange input."""

import csv
import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiaokan.reasons import REASONS
from jiaokan.script import TARGETS, convert, convert_fully, convert_with_doubts, detect, reading, telling
from jiaokan.script.alone import _proven
from jiaokan.script.boundary import words
from jiaokan.script.detection import stretches
from jiaokan.script.engine import convert_by
from jiaokan.script.overrides import settled
from jiaokan.script.row import classes, contexts, overrides
from jiaokan.script.separator import separators

CASES = Path(__file__).parent / "cases" / "script"
TEXTS = [path.read_text(encoding="utf-8") for path in sorted((CASES.parent / "texts").glob("*.txt"))]
KEYS = {"raw", "why", "to", "source", "doubts", "expect", *TARGETS}
HAN = st.text(alphabet=st.sampled_from("制考试度发展头准驾标并为合台湾风面里后干了于，。\n Az0"), max_size=30)
ANY = st.text(alphabet=st.characters(), max_size=30)


def cases(kind):
    """The cases of a kind in all files; a known failure is a strict xfail."""
    for path in sorted(CASES.glob("*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8")).get(kind, []):
            assert set(case) <= KEYS, f"{path.name}: {case['raw']}: unknown keys {set(case) - KEYS}"
            marks = [pytest.mark.xfail(strict=True, reason=case["why"])] if case.get("expect") == "fail" else []
            yield pytest.param(case, id=case["raw"], marks=marks)


@pytest.mark.parametrize("case", list(cases("case")))
def test_case(case):
    """The raw text comes out as judged in each script that the case names, with doubts if it says so."""
    targets = [to for to in TARGETS if to in case]
    found = {to: convert_with_doubts(case["raw"], to, source=case.get("source", "zh-Hans")) for to in targets}
    assert {to: string for to, (string, _) in found.items()} == {to: case[to] for to in targets}
    assert sorted({doubt.reason for _, doubts in found.values() for doubt in doubts}) == case.get("doubts", [])


def gold(name):
    """The judged sentences of a table; those that are open, and why, are strict xfails."""
    with (CASES / name).open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            marks = [pytest.mark.xfail(strict=True, reason=row["open"])] if row["open"] else []
            yield pytest.param(row["raw"], row["to"], row["right"], id=row["raw"], marks=marks)


@pytest.mark.parametrize(("raw", "to", "right"), [*gold("gold.tsv"), *gold("reported.tsv"), *gold("reported_unseen.tsv")])
def test_characters_with_several_forms(raw, to, right):
    """Sentences that were judged, and inputs that were reported in public, before any output was seen."""
    assert convert(raw, to, source="zh-Hant-TW" if to == "zh-Hans" else "zh-Hans") == right


def test_each_class_is_used_and_each_context_makes_words():
    """A class that no context names goes; a context is no shorter than its character and what stands beside it."""
    text = files("jiaokan.script").joinpath("contexts.tsv").read_text("utf-8")
    assert [name for name in classes() if f"{{{name}}}" not in text] == []
    assert all(row.word[row.place] == row.source[row.source.index("[") + 1] for row in contexts())
    assert all(len(row.word) > 1 or row.where == "alone" for row in contexts())


@pytest.mark.parametrize("case", list(cases("same")))
def test_what_must_not_change(case):
    """Text in the script already, addresses and Latin stay."""
    assert convert(case["raw"], case["to"]) == case["raw"]


def test_there_are_enough_cases():
    """Forty judged pairs at least; words that no rule here can know are named as failures."""
    assert len(list(cases("case"))) >= 40
    assert any(parameter.marks for parameter in cases("case"))


@given(ANY | HAN, st.sampled_from(TARGETS), st.sampled_from([None, *TARGETS, "zh-Hant"]))
def test_conversion_keeps_the_number_of_code_points(string, to, source):
    """Law 6: offsets hold in every variant, whatever the string has."""
    assert len(convert(string, to, source=source)) == len(string)


@given(HAN | st.sampled_from(TEXTS), st.sampled_from(TARGETS))
def test_converted_text_converts_to_itself(string, to):
    """A text that was converted is seen to be converted, so doing it twice is doing it once."""
    converted = convert(string, to)
    assert convert(converted, to) == converted


@pytest.mark.parametrize("to", TARGETS[1:])
@pytest.mark.parametrize("text", TEXTS)
def test_the_way_there_and_back_is_the_text(text, to):
    """A Simplified text comes back as it was, whether the region is told or found; done twice is done once."""
    variant = convert(text, to)
    assert variant != text
    assert detect(variant) == "zh-Hant"
    assert convert(variant, to) == variant
    assert convert(variant, "zh-Hans", source=to) == text
    assert convert(variant, "zh-Hans") == text


@given(ANY)
def test_what_is_no_han_stays(string):
    """Latin, digits, marks, control characters, NUL and lone surrogates are not touched."""
    string = "".join(char for char in string if not "\u2e80" <= char < "\ua000" and not "\uf900" <= char < "\ufb00" and char < "\U00020000")
    assert convert(string, "zh-Hant-TW", source="zh-Hans") == string


@pytest.mark.parametrize("char", ["\0", "\ud800", "\ue000", "\U000f0000", "\r\n", "\x1b", "\u200b"])
def test_no_character_cuts_a_text_short(char):
    """OpenCC stops at NUL and cannot carry a lone surrogate; the text on either side is converted all the same."""
    assert convert(f"考试制度{char}发展{char}", "zh-Hant-TW") == f"考試制度{char}發展{char}"


def test_names_are_kept():
    """A name stays wherever it stands, the longest first, and the words around it are converted."""
    text = "余建于会见余建于范县的干部，余额干了"
    assert convert(text, "zh-Hant-TW", keep=["余建", "余建于", "范县"]) == "余建于會見余建于范县的幹部，餘額幹了"


def test_a_surname_of_a_known_person_stays() -> None:
    """于 of 于芯 is no preposition, and the rest of a name is converted; a name that is not known is read as words."""
    text = "记者于芯发于北京，范长江、钟明在后明"
    assert (
        convert(text, "zh-Hant-TW", people=["于芯", "范长江", "钟明", "于", "于芯芯芯芯", "于x"]) == "記者于芯發於北京，范長江、鍾明在後明"
    )
    assert convert(text, "zh-Hant-HK", people=["后明"]).endswith("在后明")
    assert len(convert(text, "zh-Hant-TW", people=["于.*"])) == len(text)


def test_an_unknown_script_is_refused():
    """The errors name what there is, for the target and for the source."""
    with pytest.raises(ValueError, match="zh-Hans, zh-Hant-TW, zh-Hant-HK"):
        convert("发", "zh-TW")
    with pytest.raises(ValueError, match="zh-Hant"):
        convert("发", "zh-Hans", source="tw")


def test_a_doubt_tells_the_place_and_both_forms():
    """Where words and phrases disagree, the form that was chosen comes first."""
    string, doubts = convert_with_doubts("坚持一个中国原则", "zh-Hant-TW")
    assert [(doubt.start, doubt.end, doubt.candidates) for doubt in doubts] == [(3, 4, ("個", "箇"))]
    assert string[3] == "個"
    assert doubts[0].reason in REASONS


def test_a_form_chosen_by_default_is_doubted_unless_running_text_proves_it():
    """干 alone is mostly 幹, and may be 乾 or 干; 后 alone was 後 19,080 times of 19,080; a row that decides leaves no doubt."""
    string, doubts = convert_with_doubts("他会后问，这么干好", "zh-Hant-TW", source="zh-Hans")
    assert [(string[doubt.start], set(doubt.candidates) >= {"幹", "乾", "干"}) for doubt in doubts] == [("幹", True)]
    assert convert_with_doubts("晾干", "zh-Hant-TW", source="zh-Hans")[1] == ()
    assert convert_with_doubts("事故系人为", "zh-Hant-TW", source="zh-Hans")[0] == "事故係人為"


def test_a_word_that_no_dictionary_has_is_doubted_character_by_character() -> None:
    """The segmenter guesses it (names, classical prose); one that the dictionary has is not doubted."""
    string, doubts = convert_with_doubts("以干戈余钟，时钟在墙上。", "zh-Hant-TW", source="zh-Hans")
    assert string == "以干戈餘鍾，時鐘在牆上。"
    assert [(doubt.start, doubt.candidates) for doubt in doubts] == [(4, ("鍾", "鐘"))]


def test_a_clause_that_would_change_its_length_is_left(monkeypatch):
    """Should a dictionary ever do so, the clause keeps its script and is doubted; the others are converted."""
    real = reading.convert_by
    monkeypatch.setattr(reading, "convert_by", lambda mode, string: real(mode, string).replace("軟件", "軟體程式"))
    string, doubts = convert_with_doubts("软件发布。发展，软件发布。发展", "zh-Hant-TW")
    assert string == "软件发布。發展，软件发布。發展"
    assert [(doubt.start, doubt.end) for doubt in doubts] == [(0, 5), (8, 13)]


@pytest.mark.parametrize(
    ("text", "script"),
    [("国务院", "zh-Hans"), ("國務院", "zh-Hant"), ("人民", "zh-Hans"), ("", "zh-Hans"), ("皇后", "zh-Hans"), ("着裏", "zh-Hant")],
)
def test_detect(text, script):
    """What tells is a character that one script alone writes; without one the text is Simplified."""
    assert detect(text) == script


@pytest.mark.parametrize(
    ("text", "to", "wanted"),
    [
        ("衞生署在香港裏面的説明", "zh-Hant-TW", "衛生署在香港裡面的說明"),
        ("這裡面有說明，衛生署", "zh-Hant-HK", "這裏面有説明，衞生署"),
        ("国务院發布通知。国务院发布了通知。", "zh-Hant-TW", "國務院發布通知。國務院發布了通知。"),
        ("國務院發布的通知，国务院的通知", "zh-Hans", "国务院发布的通知，国务院的通知"),
        ("這份報告說明瞭几率，里長住在台北三里外", "zh-Hant-TW", "這份報告說明瞭幾率，里長住在台北三里外"),
        ("他吃著面条，看著皇后的画", "zh-Hant-TW", "他吃著麵條，看著皇后的畫"),
        ("毕昇发明了活字，沿著河走", "zh-Hans", "毕昇发明了活字，沿着河走"),
        ("台灣的空氣污染與公里", "zh-Hant-TW", "台灣的空氣污染與公里"),
    ],
)
def test_mixed_text_is_converted_clause_by_clause(text: str, to: str, wanted: str) -> None:
    """Each clause from its own script and region, a stray word with it; what is in the target's script already stays."""
    assert convert(text, to) == wanted
    assert convert(wanted, to) == wanted


@pytest.mark.parametrize(("text", "to"), [("他說“国务院”是簡體字。", "zh-Hant-TW"), ("“發”字怎么写，简化前写作《說文》", "zh-Hans")])
def test_quoted_writing_stays_with_a_doubt(text: str, to: str) -> None:
    """What stands between quotation marks in the other script may be quoted for its writing."""
    string, doubts = convert_with_doubts(text, to)
    assert string == text
    assert all(text[doubt.start : doubt.end] == doubt.candidates[0] != doubt.candidates[1] for doubt in doubts)
    assert doubts


def test_conversion_tells_what_it_found() -> None:
    """The scripts with their sizes, which add up to the text, and how much is otherwise."""
    done = convert_fully("衞生署。国务院发布。", "zh-Hant-TW")
    assert done.sources == {"zh-Hant-HK": 4, "zh-Hans": 6}


@pytest.mark.parametrize("char", ["薴", "苧"])
def test_conversion_to_simplified_is_done_at_once(char: str) -> None:
    """苧 is the Simplified form of 薴, so it is not read as a Traditional character of its own."""
    assert convert(char, "zh-Hans") == convert(convert(char, "zh-Hans"), "zh-Hans") == "苧"


@given(st.text(alphabet="国務發发的“”「」《》，。 裏裡着著后里", max_size=40), st.sampled_from(TARGETS))
def test_stretches_are_the_text(text: str, to: str) -> None:
    """Each character lies in exactly one stretch, and mixed text keeps its length."""
    assert "".join(text[one.start : one.end] for one in stretches(text)) == text
    assert len(convert(text, to)) == len(text)


def test_characters_of_private_use_weigh_nothing() -> None:
    """What stands for a telling character while a sentence is weighed may stand in the sentence itself."""
    for char in (telling.SIMPLIFIED, telling.TRADITIONAL):
        many = char * 9
        assert [one.script for one in stretches(f"{many}国务院，{many}國務院{many}。")] == ["zh-Hans", "zh-Hant"]


def test_lines_of_ascii_are_counted_and_stay() -> None:
    """They are not read, and doubts of the lines after them keep their places."""
    text = "plain\n\n<p>国务院</p>\nplain\n國務院\n干他\n"
    done = convert_fully(text, "zh-Hant-TW")
    assert done.string == "plain\n\n<p>國務院</p>\nplain\n國務院\n幹他\n"
    assert sum(done.sources.values()) == len(text)
    assert all(done.string[one.start : one.end] == one.candidates[0] for one in done.doubts)
    assert done.doubts


@given(ANY)
def test_words_are_the_string(string):
    """Parting a text into words loses nothing."""
    clean = "".join(char for char in string if not "\ud800" <= char <= "\udfff")
    assert "".join(words(clean)) == clean


def test_separators_are_not_in_the_text():
    """A text that has the first private-use characters is parted with the next ones; one that has all is refused."""
    assert separators("\ue000a\ue002", 2) == ("\ue001", "\ue003")
    with pytest.raises(ValueError, match="private-use"):
        separators("".join(map(chr, [*range(0xE000, 0xF900), *range(0xF0000, 0xFFFFE), *range(0x100000, 0x10FFFE)])), 1)


def test_overrides_say_something():
    """Each row has a form for some script, a reason and a source; and the table does what it says for its own words."""
    for row in overrides():
        assert row.forms
        for to, form in row.forms.items():
            assert convert(row.word, to, source="zh-Hant-TW" if to == "zh-Hans" else "zh-Hans") == form


def test_each_override_has_a_proof():
    """Running text that was counted (most of the places as the row says), a standard, or a public test case."""
    for row in overrides():
        counts = [(int(right), int(seen)) for right, seen in re.findall(r"(\d+) of (\d+)", row.source)]
        assert counts or re.search(r"法律統一用字表|通用规范汉字表|第一批异体字整理表|OpenCC's test cases|Television", row.source), row
        assert 2 * sum(right for right, _ in counts) >= sum(seen for _, seen in counts) or "forms the most" in row.source, row


def test_a_whole_word_is_not_seen_across_words():
    """书签 holds in a text about books, and not where 证书 and 签发 meet."""
    assert [one[:2] for one in settled("证书签发", "zh-Hant-TW", borders={0, 2, 4})] == [(2, "簽")]
    assert convert("一枚书签和证书签发", "zh-Hant-TW") == "一枚書籤和證書簽發"


@given(st.text(alphabet="后面发现干部的着为里台表纔綫衞說 a，\n𠮷", max_size=60))
def test_the_way_to_a_region_leads_over_common_traditional(text: str) -> None:
    """OpenCC's mode of a region is the common conversion and then the region's own, so pages for two regions share the first."""
    assert convert_by("s2tw", text) == convert_by("t2tw", convert_by("s2t", text))
    assert convert_by("s2hk", text) == convert_by("t2hk", convert_by("s2t", text))


def test_one_kind_of_text_does_not_prove_what_another_contradicts() -> None:
    """Fifty places of which 97 in a hundred are right, together and in each kind of text that has as many."""
    assert [_proven(pairs) for pairs in ([(50, 49)], [(49, 49)], [(60, 58)], [(20, 20), (30, 30)], [(60, 58), (900, 900)])] == [
        True,
        False,
        False,
        True,
        False,
    ]


def test_asking_for_no_doubts_gives_the_same_string() -> None:
    """Doubts are looked for only if they are asked for; what is written does not hang on it."""
    for raw in ("注：事故系人为，径为处理；这么干好", "坚持一个中国原则", "《诗》云：“岳小林里”"):
        assert convert(raw, "zh-Hant-TW", source="zh-Hans") == convert_with_doubts(raw, "zh-Hant-TW", source="zh-Hans")[0]
