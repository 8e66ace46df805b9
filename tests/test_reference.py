"""References: what is found, what it resolves to, and that nothing is guessed."""

import sys
import tomllib
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent / "benchmarks"))

import references  # the folder of benchmarks is no package
import resolution

from jiaokan.edition.document import Block
from jiaokan.grammar.numeral import value
from jiaokan.reference.annotation import annotate, backlinks, sentence
from jiaokan.reference.find import find
from jiaokan.reference.model import WHY
from jiaokan.reference.number import number_key
from jiaokan.reference.outline import Outline
from jiaokan.reference.resolve import Context, resolve
from jiaokan.reference.target import Target, Targets, abbreviates, title_key
from jiaokan.reference.work import by_work
from jiaokan.text import Text

FILES = sorted((Path(__file__).parent / "cases" / "reference").glob("*.toml"))


def cases():
    """Each case of each file; in `same` nothing is to be found."""
    for path in FILES:
        for kind, entries in tomllib.loads(path.read_text(encoding="utf-8")).items():
            for case in entries:
                assert set(case) == {"name", "text", "why"} | ({"found"} if kind == "case" else set()), case
                yield pytest.param(case["text"], case.get("found", []), id=f"{path.stem}: {case['name']}")


def told(reference):
    """A reference as a line of a case file."""
    leans_on = [of.text for of in reference.of] + ([reference.number] if reference.number else [])
    return " | ".join([reference.kind, reference.text, reference.name, *leans_on])


@pytest.mark.parametrize(("text", "found"), list(cases()))
def test_case(text, found):
    """Exactly these references are found, in this order."""
    assert [told(reference) for reference in find(text)] == found


PARTS = st.sampled_from(
    ["《", "》", "〈", "〉", "（", "）", "(", ")", "〔2018〕", "3号", "国发", "令第", "公告", "2023年", "第", "十五", "条", "款", "项",
     "（四）", "、", "和", "至", "以下简称", "“三同”", "《办法》", "本办法", "前款", "之一", "，", "\n", " ", "\0", "方案", "的", "12", "x"]
)  # fmt: skip
STRINGS = st.lists(st.one_of(PARTS, PARTS, st.text(max_size=3)), max_size=40).map("".join)


@given(STRINGS)
def test_spans_are_exact_and_never_overlap(string):
    """Each reference quotes the string at its span, comes after the one before it, and stays in its line."""
    done = 0
    for reference in find(string):
        assert done <= reference.start < reference.end <= len(string)
        assert reference.text == string[reference.start : reference.end]
        assert "\n" not in reference.text.strip("\n") or reference.kind != "title"
        done = reference.end


@given(STRINGS)
def test_what_a_reference_leans_on_stands_before_it(string):
    """A provision, an alias and a definition lean on something earlier in the string."""
    for reference in find(string):
        assert all(of.end <= reference.start for of in reference.of)


@pytest.mark.parametrize(
    ("numeral", "number"), [("15", 15), ("１５", 15), ("十五", 15), ("二十", 20), ("一百零二", 102), ("一百二十", 120), ("一九八〇", 1980)]
)
def test_numerals(numeral, number):
    """Digits and Chinese numerals have one value."""
    assert value(numeral) == number


def test_a_word_is_no_numeral():
    """What is no number is an error, not zero."""
    with pytest.raises(ValueError, match="no part of a number"):
        value("甲")


def target(id, *titles, numbers=(), issuers=(), official=True, outline=None):
    """A document that can be cited."""
    return Target(id, titles, numbers, issuers, official, outline or Outline())


NOTICE = target(
    "tongzhi", "关于印发《节水行动方案（试行）》的通知", numbers=("云水〔2024〕80号",), issuers=("云岭省水利厅", "云岭省财政厅")
)
PLAN = target("fangan", "节水行动方案（试行）")
LAW = target("jieshui", "中华人民共和国节水法")
OPINION = target("yijian", "云岭省水利厅关于节水的指导意见", numbers=("云水发〔2020〕1号",))
REPORT = target("baodao", "云岭省水利厅关于节水的指导意见", official=False)
HELD = Targets.of([NOTICE, PLAN, LAW, OPINION, REPORT])


def outcome(string, held=HELD, document="here"):
    """What the last reference of a string resolves to, or why not."""
    found = resolve(find(string), held, Context(document, string))[-1]
    return found.document or found.why


@pytest.mark.parametrize(
    ("string", "wanted"),
    [
        ("《节水行动方案（试行）》", "fangan"),
        ("《节水行动方案》", "fangan"),
        ("《节水行动方案(试行)》", "fangan"),
        ("《节 水 行 动 方 案（试行）》", "fangan"),
        ("《節水行動方案》", "fangan"),
        ("《关于印发〈节水行动方案（试行）〉的通知》", "tongzhi"),
        ("《云岭省水利厅等2部门 关于印发〈节水行动方案（试行）〉的通知》", "tongzhi"),
        ("《云岭省水利厅、云岭省财政厅关于印发〈节水行动方案（试行）〉的通知》", "tongzhi"),
        ("《岭水利厅关于印发〈节水行动方案（试行）〉的通知》", "no-candidate"),
        ("《白山省水利厅关于印发〈节水行动方案（试行）〉的通知》", "no-candidate"),
        ("《节水行动方案（征求意见稿）》", "no-candidate"),
        ("《节水法》", "jieshui"),
        ("《中华人民共和国节水法》第三条", "jieshui"),
        ("《关于节水的指导意见》", "yijian"),
        ("《云岭省水利厅关于节水的指导意见》", "yijian"),
        ("《节水》", "no-candidate"),
        ("云水［２０２４］８０ 号", "tongzhi"),
        ("甲云水〔2024〕80号", "no-candidate"),
        ("云水〔2024〕8号", "no-candidate"),
        ("《关于节水的指导意见》（云水发〔2021〕1号）", "no-candidate"),
        ("《节水行动方案》（以下简称《方案》）。《方案》", "fangan"),
        ("《节水行动方案》和《关于节水的指导意见》（以下统称《办法》）。《办法》", "several-candidates"),
        ("按照《办法》", "no-antecedent"),
        ("以国家的名义（以下简称《办法》）", "no-antecedent"),
        ("“同线同标”（以下简称“双同”）", "term"),
        ("“同线同标”（以下简称“双同”），“双同”产品", "here"),
        ("本办法", "self"),
        ("前款", "no-provision"),
        ("公司法第三条", "no-candidate"),
        ("据《云岭日报》报道", "periodical"),
        ("（转自《水利瞭望》）", "periodical"),
        ("见《水利瞭望》", "no-candidate"),
    ],
)
def test_resolving(string, wanted):
    """A reference links if exactly one document remains, and says why if not."""
    assert outcome(string) == wanted


def test_a_number_beside_a_title_must_agree():
    """A title with another document's number beside it links to neither."""
    string = "《关于节水的指导意见》（云水〔2024〕80号）"
    title, number = resolve(find(string), HELD, Context("here", string))
    assert (title.document, title.why, title.candidates) == (None, "several-candidates", ("tongzhi", "yijian"))
    assert number.document == "tongzhi"


@pytest.mark.parametrize("number", ["云水发〔2021〕1号", "云水发〔2020〕2号", "云水发〔1999〕1号", "国发〔2020〕1号"])
def test_a_title_with_a_number_that_nobody_has_links_to_none(number):
    """Law 7: a document of that title with another number is another document, and a report of it is no document at all."""
    string = f"《关于节水的指导意见》（{number}）"
    title = resolve(find(string), HELD, Context("here", string))[0]
    assert (title.reference.number, title.document, title.why) == (number, None, "no-candidate")


def test_a_title_with_its_own_number_links():
    """The number beside it agrees, or the document has none that could speak against it."""
    for string, wanted in (("《关于节水的指导意见》（云水发〔2020〕1号）", "yijian"), ("《节水行动方案》（云水〔2024〕99号）", "fangan")):
        assert resolve(find(string), HELD, Context("here", string))[0].document == wanted


def test_a_document_does_not_link_to_itself():
    """Its own title is `self`; a report under the same headline does link to the official text."""
    assert outcome("《关于节水的指导意见》", document="yijian") == "self"
    assert outcome("《关于节水的指导意见》", document="baodao") == "yijian"


def test_two_documents_of_one_title_are_not_chosen_between():
    """Both are candidates, in a fixed order."""
    held = Targets.of([target("b", "节水办法"), target("a", "节水办法")])
    found = resolve(find("《节水办法》"), held, Context("here", "《节水办法》"))[0]
    assert (found.document, found.why, found.candidates) == (None, "several-candidates", ("a", "b"))


def test_a_notice_stands_for_a_plan_that_is_not_held():
    """The notice that issues a plan holds its text; the plan itself goes first where it is held."""
    assert outcome("《节水行动方案》", Targets.of([NOTICE])) == "tongzhi"
    assert outcome("《节水行动方案》", Targets.of([NOTICE, PLAN])) == "fangan"


@given(st.lists(st.sampled_from([NOTICE, PLAN, LAW, OPINION, REPORT]), unique_by=lambda target: target.id), STRINGS)
def test_a_link_is_never_guessed(targets, string):
    """A resolution has a document or a reason, never both, and links only to what is held."""
    held = Targets.of(targets)
    for found in resolve(find(string), held, Context("here", string)):
        assert (found.document is None) == (found.why in WHY)
        assert found.document in {None, "here", *held.by_id}
        assert len(found.candidates) != 1 or found.why == "several-candidates"


TITLES = st.text("甲乙关于通知的《》〈〉（）试行 “”国", min_size=1, max_size=12)


@given(TITLES, TITLES)
def test_only_a_title_alike_is_a_candidate(held, cited):
    """What resolves has the cited title's characters in its own title."""
    for id in Targets.of([target("x", held)]).titled(cited):
        assert id == "x"
        short = title_key(cited).removesuffix("(试行)")
        about = short.find("关于")
        assert short in title_key(held) or short[about:] in title_key(held)


def blocks(*texts):
    """Paragraphs with anchors a, b, c …"""
    return tuple(Block("paragraph", Text.of(text), anchor=chr(97 + index)) for index, text in enumerate(texts))


ARTICLES = blocks(
    "节水办法",
    "第一章　总则",
    "第一条　为了节水，制定本办法。",
    "第二条　用水者应当：",
    "（一）计量；",
    "（二）报告。",
    "前款规定不适用于第一条。",
    "第二条之一　依照第二条第二项和前条办理。",
    "违反本章规定的，不予登记。",
)


def test_provisions_have_places():
    """Articles, their paragraphs and items are found by their numbers."""
    outline = Outline.of(ARTICLES)
    places = {
        "第一条": "c",
        "第二条": "d",
        "第二条第二款": "g",
        "第二条第二项": "f",
        "第二条第一款第（一）项": "e",
        "第二条之一": "h",
        "第一章": "b",
    }
    for provision, anchor in places.items():
        (found,) = find(f"依照{provision}规定")
        assert outline.anchor(found.steps) == anchor, provision
    (missing,) = find("依照第三条")
    assert outline.anchor(missing.steps) is None


def test_an_item_that_stands_in_two_paragraphs_is_not_chosen_between():
    """第三条第一项 could be either （一） of the article; with its 款 named it is one of them, and a single （二） needs none."""
    outline = Outline.of(blocks("第三条　下列用户：", "（一）甲；", "（二）乙。", "下列单位：", "（一）丙。"))
    place = {
        said: outline.anchor(find_one(f"依照{said}").steps)
        for said in ("第三条第一项", "第三条第一款第一项", "第三条第二款第一项", "第三条第二项")
    }
    assert place == {"第三条第一项": None, "第三条第一款第一项": "b", "第三条第二款第一项": "e", "第三条第二项": "c"}


def test_an_article_that_stands_twice_is_not_chosen_between():
    """A decision and the rules issued with it may both count from 第一条; what only one of them has is still found."""
    outline = Outline.of(blocks("第三条　甲。", "第四条　乙。", "第三条　丙。"))
    assert {said: outline.anchor(find_one(f"依照{said}").steps) for said in ("第三条", "第四条")} == {"第三条": None, "第四条": "b"}


def find_one(string):
    """The one reference of a string."""
    (found,) = find(string)
    return found


@pytest.mark.parametrize("year", ["1949", "1987", "1999", "2000", "2024"])
def test_a_number_of_any_year_is_one(year):
    """Document numbers are older than this century."""
    assert find_one(f"依照国发〔{year}〕3号").name == f"国发〔{year}〕3号"
    assert find_one(f"国务院令{year}年第3号").kind == "number"


def test_an_article_that_stands_twice_has_no_place():
    """Two laws in one document: neither first article is guessed."""
    twice = Outline.of(blocks("第一条　甲。", "第一条　乙。"))
    (found,) = find("依照第一条")
    assert twice.anchor(found.steps) is None


def test_a_text_that_names_itself_means_its_own_provision():
    """《节水办法》第二条 in 节水办法 is the block here, and before the first article there is none."""
    texts = blocks("第一条　依照前条办理。", "第二条　用水者应当计量。", "第三条　依照《节水办法》第二条和前条办理。")
    held = Targets.of([target("banfa", "节水办法", outline=Outline.of(texts))])
    found = [(one["quote"], (one["target"] or {}).get("anchor") or one["why"]) for one in annotate("banfa", texts, held)]
    assert found == [("前条", "no-provision"), ("《节水办法》", "self"), ("第二条", "b"), ("前条", "b")]


def test_a_law_that_cites_itself():
    """References of a text to its own provisions lead to their blocks; those to the whole are `self`."""
    held = Targets.of([target("banfa", "节水办法", outline=Outline.of(ARTICLES))])
    records = annotate("banfa", ARTICLES, held)
    assert [(found["anchor"], found["quote"], (found["target"] or {}).get("anchor") or found["why"]) for found in records] == [
        ("c", "本办法", "self"),
        ("g", "前款", "d"),
        ("g", "第一条", "c"),
        ("h", "第二条第二项", "f"),
        ("h", "前条", "d"),
        ("i", "本章", "b"),
    ]


def test_records_count_from_their_block():
    """A record quotes its block at its offsets, in reading order."""
    page = blocks("开头。", "落实《节水法》第二条。", "又见《节水法》和《不在的法》。")
    for found in annotate("here", page, HELD):
        text = next(block.text for block in page if block.anchor == found["anchor"])
        assert text[found["start"] : found["end"]] == found["quote"]
    assert [found["target"] and found["target"]["document"] for found in annotate("here", page, HELD)] == [
        "jieshui",
        "jieshui",
        "jieshui",
        None,
    ]


def test_a_line_of_a_list_is_a_title_without_marks():
    """A contents entry or an attachment that is one held document's title links to it, without its label."""
    lines = (
        "附件：云岭省水利厅关于节水的指导意见",
        "①关于印发《节水行动方案》的通知……3",
        "②《节水法》释义",
        "节水",
        "附件2：1.云岭省水利厅　关于节水的指导意见",
    )
    page = tuple(Block("attachment", Text.of(line), anchor=chr(97 + index)) for index, line in enumerate(lines))
    found = [(one["anchor"], one["quote"], (one["target"] or {}).get("document")) for one in annotate("here", page, HELD)]
    assert found == [
        ("a", "云岭省水利厅关于节水的指导意见", "yijian"),
        ("b", "关于印发《节水行动方案》的通知", "tongzhi"),
        ("c", "《节水法》", "jieshui"),
        ("e", "云岭省水利厅　关于节水的指导意见", "yijian"),
    ]
    assert not annotate("here", blocks("云岭省水利厅关于节水的指导意见"), HELD)


@pytest.mark.parametrize(
    ("short", "full", "wanted"),
    [
        ("市场监管总局", "国家市场监督管理总局", True),
        ("住建部", "住房和城乡建设部", True),
        ("水利厅", "云岭省水利厅", False),
        ("", "水利部", False),
    ],
)
def test_short_names_of_bodies(short, full, wanted):
    """A short form keeps the order of the characters, the first and the last."""
    assert abbreviates(short, full) is wanted


def test_backlinks_tell_who_cites():
    """A document learns the place and the sentence that cites it; its own references to itself do not count."""
    page = blocks("甲。落实《节水法》，依照《节水法》办。乙。")
    law = blocks("《节水法》本文", "依照《节水行动方案》。")
    notes = {"here": annotate("here", page, HELD), "jieshui": annotate("jieshui", law, HELD)}
    texts = {"here": {block.anchor: block.text for block in page}, "jieshui": {block.anchor: block.text for block in law}}
    found = backlinks(notes, texts)
    assert list(found) == ["fangan", "jieshui"]
    assert [(link.document, link.anchor, link.sentence) for link in found["jieshui"]] == [
        ("here", "a", "落实《节水法》，依照《节水法》办。")
    ]


def test_a_sentence_keeps_its_closing_quotation_mark():
    """A sentence ends after the mark that closes it."""
    text = "他说：“好。”《甲》出台。"
    assert sentence(text, 7, 10) == "《甲》出台。"
    assert sentence(text, 3, 4) == "他说：“好。”"


@pytest.mark.parametrize(
    "unit",
    [
        *(
            "《",
            "《甲》",
            "第一条",
            "（以下简称“甲”、",
            "《甲》（以下简称《乙》）",
            "第一、",
            "国发〔2018〕3号",
            "（",
            "本办法第一条",
            "“甲”",
        ),
        *("该条", "《甲》第一条该款", "《甲》。第一条", "《甲》在第一条"),
    ],
)
def test_cost_is_linear(unit):
    """Ten times as long takes about ten times as long; one quadratic step takes a hundred times as long."""

    def seconds(times):
        string = unit * times
        began = process_time()
        assert all(string[found.start : found.end] == found.text for found in find(string))
        return process_time() - began

    assert seconds(10_000) < 30 * (min(seconds(1_000) for _ in range(2)) + 0.003)


ORDERS = (
    target("samr-38", "执法监督规定", numbers=("国家市场监督管理总局令第38号",), issuers=("国家市场监督管理总局",)),
    target("samr-notice", "关于某事的公告", numbers=("国家市场监督管理总局公告2023年第21号",), issuers=("国家市场监督管理总局",)),
    target("samr-plan", "某方案", issuers=("国家市场监督管理总局",)),
    target("tax-plan", "另一方案", issuers=("国家税务总局",)),
)


@pytest.mark.parametrize(
    ("text", "citing", "document"),
    [
        ("市场监管总局令第38号", "tax-plan", "samr-38"),
        ("国家市场监督管理总局令第38号", "tax-plan", "samr-38"),
        ("总局令第38号", "samr-plan", "samr-38"),
        ("总局令第38号", "tax-plan", None),
        ("市场监管总局2023年第21号公告", "tax-plan", "samr-notice"),
        ("2023年第21号公告", "samr-plan", "samr-notice"),
        ("2023年第21号公告", "tax-plan", None),
        ("海关总署公告2023年第21号", "samr-plan", None),
        ("市场监管总局令第39号", "samr-plan", None),
    ],
)
def test_an_order_is_that_of_its_issuer(text, citing, document):
    """A short issuer is the one whose short name it is; one that is left out is that of the citing text, and never another's."""
    (found,) = resolve(find(text), Targets.of(ORDERS), Context(citing, text))
    assert found.document == document
    assert (found.why is None) == (document is not None)


def test_another_years_edition_is_not_linked_in_silence():
    """A text that asks for the edition of 2016 does not get that of 2022; the candidate is named."""
    held = Targets.of([Target("held", ("节水条例",), years=frozenset({"2022"})), Target("citing", ("通知",))])
    old = "2016年修订的《节水条例》"
    (found,) = resolve(find(old), held, Context("citing", old))
    assert (found.document, found.why, found.candidates) == (None, "other-edition", ("held",))
    now = "2022年修订的《节水条例》"
    (found,) = resolve(find(now), held, Context("citing", now))
    assert found.document == "held"


def test_in_a_decision_that_amends_a_regulation_the_regulation_is_meant():
    """本条例 is what is amended, 本决定 the decision itself."""
    held = Targets.of([Target("tiaoli", ("节水条例",)), Target("jueding", ("关于修改《节水条例》的决定",))])
    text = "本条例自公布之日起施行。本决定自公布之日起施行。"
    regulation, decision = resolve(find(text), held, Context("jueding", text))
    assert regulation.document == "tiaoli"
    assert decision.why == "self"


@pytest.mark.parametrize(
    ("text", "why"),
    [("观看警示教育专题片《责重如山》", "no-document"), ("原载《某某日报》", "periodical"), ("见《某办法》", "no-candidate")],
)
def test_a_film_and_a_paper_are_no_documents(text, why):
    """What is no document is not waited for."""
    (found,) = resolve(find(text), Targets.of([]), Context("citing", text))
    assert found.why == why


def test_a_word_that_points_back_leads_where_the_name_leads():
    """该办法 is the 办法 named last, with its article."""
    held = Targets.of([Target("banfa", ("取水办法",)), Target("citing", ("通知",))])
    text = "《取水办法》施行后，依照该办法办理。"
    _, back = resolve(find(text), held, Context("citing", text))
    assert back.document == "banfa"


def test_one_work_is_counted_once_however_it_is_cited():
    """By title, by number, by both: one; another title with another number is another."""
    rows = [
        ("a", {"kind": "title", "name": "中华人民共和国预算法"}),
        ("b", {"kind": "number", "name": "国发〔2014〕45号"}),
        ("c", {"kind": "title", "name": "关于深化预算管理制度改革的决定", "number": "国发〔2014〕45号"}),
        ("d", {"kind": "name", "name": "预算法"}),
        ("e", {"kind": "title", "name": "关于深化预算管理制度改革的决定"}),
        ("f", {"kind": "title", "name": "关于深化财税体制改革的意见", "number": "鲁发〔2014〕18号"}),
    ]
    assert [list(one) for one in by_work(rows)] == [["a", "d"], ["b", "c", "e"], ["f"]]


@pytest.mark.parametrize("half", ["seen", "unseen"])
def test_the_gold_of_references_is_reached(half):
    """Exact spans and kinds of all references of the labelled passages; what is found that is none counts against it."""
    right, wanted, found, errors = references.measure(half)
    rate = references.f1(right.total(), wanted.total(), found.total())
    assert rate >= 0.97, errors if half == "seen" else rate


def test_the_edition_of_the_citing_day_is_meant():
    """Of two texts of one regulation the one in force is meant, or the year asked for; of none that came later."""
    old = Target("old", ("节水条例",), issuers=("国务院",), years=frozenset({"2016"}), issued="2016-02-06")
    new = Target("new", ("节水条例",), issuers=("国务院",), years=frozenset({"2023"}), issued="2023-07-20")

    def meant(day, text, held=(old, new)):
        targets = Targets.of([*held, Target("citing", ("通知",), issued=day)])
        found = resolve(find(text), targets, Context("citing", text))[0]
        return found.document or found.why

    assert meant("2020-01-01", "按照《节水条例》") == "old"
    assert meant("2023-07-20", "按照《节水条例》") == "new"
    assert meant("2024", "2016年修订的《节水条例》") == "old"
    assert meant("2010-01-01", "按照《节水条例》") == "several-candidates"
    assert meant("", "按照《节水条例》") == "several-candidates"
    assert meant("2020-01-01", "按照《节水条例》", (new,)) == "other-edition"


def test_a_plan_of_one_s_own_issuer_is_meant():
    """Two cities have a plan of one title; each means its own, and a third means neither."""
    plans = [Target(id, ("质量方案",), issuers=(id,), issued="2023") for id in ("甲市人民政府", "乙市人民政府")]

    def meant(issuer):
        targets = Targets.of([*plans, Target("citing", ("报告",), issuers=(issuer,), issued="2024")])
        found = resolve(find("按照《质量方案》"), targets, Context("citing", "按照《质量方案》"))[0]
        return found.document or found.why

    assert meant("乙市人民政府") == "乙市人民政府"
    assert meant("丙市人民政府") == "several-candidates"


@pytest.mark.parametrize(
    ("half", "right", "f1"), [("seen", 1.0, 1.0), ("held", 0.93, 0.98), ("fresh-seen", 1.0, 1.0), ("fresh-held", 0.98, 0.98)]
)
def test_references_point_where_the_gold_says(half, right, f1):
    """The share that points right, and the exact spans; no link leads to anything else."""
    spans, wanted, found, outcome, errors = resolution.measure(half)
    assert outcome["wrong links"] == 0
    assert outcome["right"] / outcome["asked"] >= right, errors if half.endswith("seen") else ""
    assert 2 * spans.total() / (wanted.total() + found.total()) >= f1


def test_a_traditional_text_is_read_as_well():
    """Titles, numbers, provisions, short names and orders; words stay as they stand, numbers are compared in one form."""
    text = "根據《某市節水條例》（以下簡稱《條例》）第三條第二款和鄂政發〔2018〕26號，依照《條例》和國務院令第378號，本辦法第五條不適用。"
    found = find(text)
    assert [(one.kind, one.text, one.name) for one in found] == [
        ("title", "《某市節水條例》", "某市節水條例"),
        ("alias-definition", "《條例》", "條例"),
        ("provision", "第三條第二款", "第3条第2款"),
        ("number", "鄂政發〔2018〕26號", "鄂政发〔2018〕26号"),
        ("alias", "《條例》", "條例"),
        ("number", "國務院令第378號", "国务院令第378号"),
        ("self", "本辦法", "本辦法"),
        ("provision", "第五條", "第5条"),
    ]
    assert all(text[one.start : one.end] == one.text for one in found)
    plain = find(
        "根据《某市节水条例》（以下简称《条例》）第三条第二款和鄂政发〔2018〕26号，依照《条例》和国务院令第378号，本办法第五条不适用。"
    )
    assert [(one.kind, one.start, one.end) for one in plain] == [(one.kind, one.start, one.end) for one in found]
    assert number_key("鄂政發〔2018〕26號") == number_key("鄂政发[2018]26号")
