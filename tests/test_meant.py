"""What a reference means: the document and the place of each, in a text of its own, of another one and in a quotation."""

import pytest

from jiaokan.edition.document import Block
from jiaokan.record.schema import Meta
from jiaokan.reference.annotation import annotate, backlinks, sentence
from jiaokan.reference.edition import are_editions, is_later, of_own_issuer, on
from jiaokan.reference.find import find
from jiaokan.reference.number import number_key
from jiaokan.reference.outline import Outline
from jiaokan.reference.provision import find_provisions
from jiaokan.reference.relative import kind_of
from jiaokan.reference.resolve import Context, resolve
from jiaokan.reference.target import Target, Targets, abbreviates, title_forms
from jiaokan.reference.work import by_work, work_keys
from jiaokan.text import Text


def blocks(**texts):
    """Paragraphs by their anchors."""
    return tuple(Block("paragraph", Text.of(text), anchor=anchor) for anchor, text in texts.items())


LAW = blocks(
    ce="第一章　总则", a1="第一条　为了节水。", a2="第二条　用水者应当：", a2i1="（一）计量；", a2i2="（二）报告。",
    a2p2="其他人可以报告。", a21="第二条之一　报告须真实。", a22="第二条之二　计量须准确。",
    c2="第二章　罚则", a3="第三条　违者罚款。", a3p2="情节严重的，加重。", a3p3="可以减轻。",
)  # fmt: skip
PARTS = blocks(
    p1="第一编　总则",
    p1c1="第一章　用水",
    p1c1a="第一条　甲。",
    p2="第二编　分则",
    p2c1="第一章　取水",
    p2c1s1="第一节　申请",
    p2c1s2="第二节　批准",
)
LAWS = (
    Target("jieshui", ("中华人民共和国节水法",), outline=Outline.of(LAW)),
    Target("fadian", ("水法典",), outline=Outline.of(PARTS)),
    Target("jueding", ("关于修改《节水法》的决定",)),
    Target("one", ("取水办法",), ("云水〔2020〕1号",)),
    Target("two", ("取水办法",), ("云水〔2021〕2号",)),
    Target("joint", ("用水通知",), ("云水〔2022〕3号",)),
    Target("other", ("排水通知",), ("云水〔2022〕3号",)),
)


def meant(string, document="here", anchor="", held=LAWS, which=-1):
    """What a reference of a string, the last one, means: document, with the anchor of a place in it, or why there is no link."""
    context = Context(document, string, anchors=(anchor,))
    found = resolve(find(string), Targets.of(held), context)[which]
    assert (found.document is None) == (found.why is not None)
    return " ".join((found.why, *found.candidates)) if found.why else f"{found.document} {found.anchor or ''}".strip()


@pytest.mark.parametrize(
    ("string", "wanted"),
    [
        ("《节水法》第三条第二款，该条第三款", "jieshui a3p3"),
        ("《节水法》第三条第二款，该款", "jieshui a3p2"),
        ("《节水法》第二条之二规定：“前条”", "jieshui a21"),
        ("《节水法》第二条之一规定：“前条”", "jieshui a2"),
        ("《节水法》第一条规定：“前条”", "no-provision"),
        ("《节水法》第三条第二款规定：“前款”", "jieshui a3"),
        ("《节水法》第三条第一款规定：“前款”", "no-provision"),
        ("《节水法》第三条第三款规定：“前两款”", "no-provision"),
        ("《节水法》第三条规定：“前款”", "no-provision"),
        ("《节水法》第二章规定：“前款”", "no-provision"),
        ("《节水法》第二款规定：“前条”", "no-provision"),
        ("《节水法》第三条第三款规定：“本条”", "jieshui a3"),
        ("《节水法》第三条第三款规定：“本法”", "jieshui"),
        ("《节水法》第三条规定：“本法第一条”", "jieshui a1"),
        ("《节水法》第三条规定：“第一条”", "jieshui a1"),
        ("《节水法》第二条之二，同条", "jieshui a22"),
        ("《未收法》第三条规定：“本条”", "no-candidate"),
        ("《节水法》第二条第（二）项", "jieshui a2i2"),
        ("《节水法》第二条第三款", "jieshui"),
        ("《节水法》第一章第一条", "jieshui a1"),
        ("《水法典》第二编第一章", "fadian p2c1"),
        ("《水法典》第一编第一章", "fadian p1c1"),
        ("《水法典》第二编第一章第二节", "fadian p2c1s2"),
        ("《水法典》第一章", "fadian"),
        ("《取水办法》", "several-candidates one two"),
        ("云水〔2022〕3号", "several-candidates joint other"),
        ("《节水法》（以下简称《法》），《法》第三条", "jieshui a3"),
        ("《节水法》和《取水办法》（以下统称《两法》），《两法》", "several-candidates jieshui"),
        ("《甲法》和《乙法》（以下统称《两法》），《两法》", "no-candidate"),
        ("某第三条第一款至第四条", "no-candidate"),
        ("《未收法》施行。该法第三条", "no-candidate"),
        ("观看纪录片《节水之路》", "no-document"),
        ("观看节目后谈《节水之路》", "no-candidate"),
        ("见《节水杂志海外版》", "periodical"),
        ("刊登在《瞭望》", "periodical"),
        ("小说《节水法》", "jieshui"),
    ],
)  # fmt: skip
def test_what_is_meant_in_another_text(string, wanted):
    """By a text that is none of those that are held."""
    assert meant(string) == wanted


@pytest.mark.parametrize(
    ("string", "anchor", "wanted"),
    [
        ("依照前条办理", "a22", "jieshui a21"),
        ("依照前条办理", "a21", "jieshui a2"),
        ("依照前条办理", "a1", "no-provision"),
        ("依照前款办理", "a3p3", "jieshui a3p2"),
        ("依照前款办理", "a3", "no-provision"),
        ("依照前两款办理", "a3p3", "no-provision"),
        ("依照本条第二款办理", "a3p3", "jieshui a3p2"),
        ("依照前款办理", "ce", "no-provision"),
        ("依照前项办理", "a2i2", "jieshui a2i1"),
        ("依照本章办理", "a3", "jieshui c2"),
        ("依照本法办理", "a3", "self"),
        ("依照本法第一条办理", "a3", "jieshui a1"),
        ("依照第一条办理", "a3", "jieshui a1"),
        ("某第一条办理", "a3", "no-candidate"),
        ("某第一条规定，依照第二条", "a3", "jieshui a2"),
        ("某第一条第一款至第二条", "a3", "no-candidate"),
        ("某第一条，按第二条办理", "a3", "jieshui a2"),
        ("依照第三条第一款至第二条", "a3", "jieshui a2"),
        ("依照第三条，该条第二款", "a1", "jieshui a3p2"),
        ("依照第九条", "a3", "no-provision"),
        ("《节水法》", "a3", "self"),
        ("《节水法》第三条第二款", "a3", "jieshui a3p2"),
    ],
)
def test_what_is_meant_in_the_law_itself(string, anchor, wanted):
    """By words that stand in a block of the law."""
    assert meant(string, "jieshui", anchor) == wanted


@pytest.mark.parametrize(
    ("string", "wanted"),
    [
        ("本法施行", "jieshui"),
        ("本决定施行", "self"),
        ("本条例施行", "self"),
        ("本通知施行", "self"),
        ("第三条第二款修改为", "jieshui a3p2"),
        ("增加一款，作为第三条", "no-provision"),
        ("将第三条变更为第一条", "no-provision"),
        ("第三条不变，为第一条", "jieshui a1"),
        ("《取水办法》（云水〔2021〕2号）第三条", "two"),
    ],
)
def test_what_is_meant_in_a_decision_that_amends_the_law(string, wanted):
    """A provision without a title is one of the law that is amended, unless it is where the words will stand."""
    assert meant(string, "jueding") == wanted


def test_a_decision_that_amends_a_decision_means_itself():
    """本决定 is the one that speaks, though what it amends is a 决定 too."""
    held = (Target("old", ("关于节水的决定",)), Target("new", ("关于修改《关于节水的决定》的决定",)))
    assert meant("本决定施行", "new", held=held) == "self"


def test_a_decision_with_articles_of_its_own_means_these():
    """第一条 of a decision that has articles is its own."""
    own = blocks(d1="第一条　修改第三条。", d2="第二条　依照第一条施行。")
    held = (LAWS[0], Target("jueding", ("关于修改《节水法》的决定",), outline=Outline.of(own)))
    assert meant("依照第一条", "jueding", "d2", held) == "jueding d1"


def test_a_term_leads_to_its_definition():
    """“三同” is defined in the block with the anchor a, and nowhere without one."""
    page = blocks(a="推广“同线同标”（以下简称“三同”）。", b="扩大“三同”产品。")
    found = annotate("here", page, Targets.of([]))
    assert [(one["kind"], one["anchor"], one["target"]) for one in found] == [
        ("alias-definition", "a", None),
        ("alias", "b", {"document": "here", "anchor": "a"}),
    ]
    bare = tuple(Block("paragraph", block.body) for block in page)
    found = annotate("here", bare, Targets.of([]))
    assert [(one["anchor"], one["target"]) for one in found] == [(None, None), (None, {"document": "here", "anchor": None})]


def test_what_a_record_says():
    """`of` is what a short name and a provision belong to; number and candidates stand where there are any, and nothing else."""
    page = blocks(
        a="《节水法》（以下简称《法》），《法》第三条，《取水办法》，《取水办法》（云水〔2021〕2号），本办法第一条，“甲”（下称“乙”），“乙”。"
    )
    found = annotate("here", page, Targets.of(LAWS))
    common = {"type", "kind", "anchor", "start", "end", "quote", "name", "target", "why"}
    assert [(one["quote"], one["why"], {key: one[key] for key in one.keys() - common}) for one in found] == [
        ("《节水法》", None, {}),
        ("《法》", None, {"of": ["节水法"]}),
        ("《法》", None, {"of": ["节水法"]}),
        ("第三条", None, {"of": ["节水法"]}),
        ("《取水办法》", "several-candidates", {"candidates": ["one", "two"]}),
        ("《取水办法》", None, {"number": "云水〔2021〕2号"}),
        ("云水〔2021〕2号", None, {}),
        ("本办法", "self", {}),
        ("第一条", "no-provision", {}),
        ("“乙”", "term", {}),
        ("“乙”", None, {}),
    ]


def test_a_sentence_is_cut_at_its_marks():
    """From behind the mark before it to its own, closing marks included; a line ends one too."""
    text = "甲！《乙》；\n《丙》如何？”丁"
    assert [sentence(text, at, at + 3) for at in (2, 7)] == ["《乙》；", "《丙》如何？”"]
    assert sentence(text, 14, 15) == "丁"


def test_a_place_that_cites_twice_counts_once():
    """Once a sentence and place; another sentence and another place are another backlink; a document is no backlink of its own."""
    page = blocks(a="《节水法》第三条、《节水法》第三条，又《节水法》。见《节水法》。")
    notes = {"here": annotate("here", page, Targets.of(LAWS)), "jieshui": annotate("jieshui", page, Targets.of(LAWS))}
    (found,) = backlinks(notes, {"here": {"a": page[0].text}}).values()
    first = "《节水法》第三条、《节水法》第三条，又《节水法》。"
    assert [(one.sentence, one.target) for one in found] == [(first, None), (first, "a3"), ("见《节水法》。", None)]


@pytest.mark.parametrize(
    ("string", "wanted"),
    [
        ("《取水办法》（云水〔2021〕2号）", "two"),
        ("《取水办法》（云水〔2021〕9号）", "no-candidate"),
        ("《排水通知》（云水〔2022〕3号）", "other"),
        ("《节水意见》（云水〔2022〕3号）", "several-candidates joint other"),
        ("《排水通知》（云水〔2021〕2号）", "several-candidates other two"),
        ("《节水法》（2018年10月26日修正）", "other-edition jieshui"),
    ],
)
def test_a_title_with_something_in_brackets(string, wanted):
    """A number decides, among the documents that have the title if there is one; another year is another edition."""
    assert meant(string, which=0) == wanted


def test_what_is_told_of_a_record():
    """Years, titles and numbers under which a document can be cited, those that the corpus knows its work by included."""
    meta = Meta.model_validate(
        {"title": "关于节水的通知", "source": "page", "genre": "notice",
         "rights": {"status": "public-domain", "basis": "公文"}, "aliases": ["节水通知"], "number": "云水 [2020] 1 号",
         "dates": {"issued": "2020-05", "published": "2021-01-02"}}
    )  # fmt: skip
    found = Target.of("x", meta, (), ("节水令", "云水〔2020〕2号"))
    assert (found.titles, found.numbers) == (("关于节水的通知", "节水通知", "节水令"), ("云水〔2020〕1号", "云水〔2020〕2号"))
    assert (found.years, found.issued) == ({"2020", "2021"}, "2020-05")


@pytest.mark.parametrize(
    ("title", "forms"),
    [
        ("节水法", [("节水法", 0, "")]),
        (
            "中华人民共和国节水法（试行）",
            [("中华人民共和国节水法(试行)", 0, ""), ("节水法(试行)", 2, ""), ("中华人民共和国节水法", 1, ""), ("节水法", 3, "")],
        ),
        ("中华人民共和国", [("中华人民共和国", 0, "")]),
        ("云岭省水利厅关于节水的通知", [("云岭省水利厅关于节水的通知", 0, ""), ("关于节水的通知", 2, "云岭省水利厅")]),
        ("水利厅等三部门关于节水的通知", [("水利厅等三部门关于节水的通知", 0, ""), ("关于节水的通知", 2, "水利厅")]),
        ("关于节水的通知", [("关于节水的通知", 0, "")]),
        ("致甲关于节水的信", [("致甲关于节水的信", 0, "")]),
        ("转发《甲部》办公室关于节水的通知", [("转发甲部办公室关于节水的通知", 0, "")]),
    ],
)  # fmt: skip
def test_forms_of_a_title(title, forms):
    """As it stands, without 中华人民共和国, （试行） and issuer, each with its steps."""
    assert [(one.key, one.steps, one.issuer) for one in title_forms(title)] == forms


def test_the_fewest_steps_win():
    """The title as cited, else the one that leaves out least, whatever order the documents have; a notice that issues it comes last."""
    notice = Target("notice", ("关于印发《节水办法》的通知",))
    trial = Target("trial", ("节水办法（试行）",))
    state = Target("state", ("中华人民共和国节水办法",))
    for held in ((notice, trial, state), (state, trial, notice)):
        assert Targets.of(held).titled("节水办法") == ("trial",)
        assert Targets.of(held).titled("中华人民共和国节水办法") == ("state",)
    assert Targets.of((notice, state)).titled("节水办法") == ("state",)
    assert Targets.of((notice,)).titled("节水办法（试行）") == ("notice",)
    both = Target("both", ("中华人民共和国节水办法", "节水办法"))
    assert Targets.of((both, trial)).titled("节水办法") == ("both",)


@pytest.mark.parametrize(
    ("short", "full", "wanted"),
    [
        ("住建部", "住房和城乡建设部", True),
        ("住农部", "住房和城乡建设部", False),
        ("住设建部", "住房和城乡建设部", False),
        ("发改委", "国家发展和改革委员会", False),
        ("国家发改会", "国家发展和改革委员会", True),
        ("水利部", "中华人民共和国水利部", True),
        ("中华人民共和国水利部", "水利部", True),
        ("水利部", "", False),
    ],
)
def test_short_forms_of_a_body(short, full, wanted):
    """All of its characters in their order, first and last the same; the state before the name does not count."""
    assert abbreviates(short, full) is wanted


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("取水办法（试行）", {"办法"}),
        ("节水法", {"法", "法律"}),
        ("水法典", {"法", "法律"}),
        ("关于甲的复函", {"函", "复函"}),
        ("节水白皮书", {"白皮书"}),
        ("关于甲的解释", {"解释", "司法解释"}),
        ("法释〔2020〕3号", {"司法解释"}),
        ("水利部公告2023年第3号", {"公告"}),
        ("GB/T 123—2020", {"标准"}),
        ("JJG 123", {"标准"}),
    ],
)
def test_kinds_of_a_document(name, kinds):
    """The words by which a text can point back to a document of that name; an 办法 is no 法."""
    words = {"办法", "法", "法律", "函", "复函", "白皮书", "解释", "司法解释", "公告", "标准", "通知"}
    assert set(kind_of(name)) & words == kinds


@pytest.mark.parametrize(
    ("number", "key"),
    [
        ("和田政发〔2018〕3号", "和田政发〔2018〕3号"),
        ("国发 [2018] 3 号", "国发〔2018〕3号"),
        ("中华人民共和国国务院令 第 03 号", "国务院令第3号"),
        ("无号 12", "无号12"),
    ],
)
def test_the_one_form_of_a_number(number, key):
    """What stands at the very beginning is the issuer's code, 和 included."""
    assert number_key(number) == key


def test_a_text_that_begins_with_a_name_in_traditional_script():
    """The words stay as they stand, at the very beginning too."""
    assert [(one.text, one.name) for one in find("本辦法第三條，《節水條例》")] == [
        ("本辦法", "本辦法"),
        ("第三條", "第3条"),
        ("《節水條例》", "節水條例"),
    ]


def test_whether_a_provision_speaks_of_its_own_text():
    """By the words before it; a member of a list or range as the one before."""
    found = [(one.text, one.internal) for one in find_provisions("某第一条规定，依照第二条、第三条，某第四条第一款至第五条。")]
    assert found == [("第一条", False), ("第二条", True), ("第三条", True), ("第四条第一款", False), ("第五条", False)]


A16 = Target("a", ("节水条例",), issuers=("甲",), years=frozenset({"2016"}), issued="2016-05-01")
A20 = Target("b", ("节水条例",), issuers=("甲",), issued="2020-05-01")


def test_editions_of_one_rule():
    """One title and issuer, each with a day, and a kind of text that is revised; a notice of each year is another document."""
    assert are_editions((A16, A20))
    for other in (
        Target("c", ("节水条例",), issuers=("乙",), issued="2020"),
        Target("c", ("节水条例",), issued="2020"),
        Target("c", ("节水条例",), issuers=("甲",)),
        Target("c", ("取水条例",), issuers=("甲",), issued="2020"),
    ):
        assert not are_editions((A16, other))
    notices = [Target(id, ("节水通知",), issuers=("甲",), issued=day) for id, day in (("a", "2016"), ("b", "2020"))]
    assert not are_editions(notices)
    assert not are_editions([Target(id, ("节水条例",), issued=day) for id, day in (("a", "2016"), ("b", "2020"))])


@pytest.mark.parametrize(
    ("day", "wanted"),
    [("2016-04-30", ()), ("2016-05-01", ("a",)), ("2019", ("a",)), ("2020", ()), ("2020-05", ()), ("2020-05-02", ("b",)), ("", ())],
)
def test_the_edition_of_a_day(day, wanted):
    """The last one by then; none if the day is too little known."""
    assert tuple(one.id for one in on((A20, A16), day)) == wanted
    assert on((Target("c", ("节水条例",), issued="2020"), A16), "2020-05-01") == ()


@pytest.mark.parametrize(
    ("issued", "citing", "wanted"),
    [
        *(("2020-05-02", "2020-05-01", True), ("2020-05-01", "2020-05-01", False), ("2020-05", "2020-05-01", False)),
        *(("2021", "2020-05-01", True), ("", "2020", False), ("2020", "", False)),
    ],
)  # fmt: skip
def test_what_came_later(issued, citing, wanted):
    """As far as both days are known; without a citing document nothing is later."""
    assert is_later(Target("x", ("甲",), issued=issued), Target("y", ("乙",), issued=citing)) is wanted
    assert not is_later(Target("x", ("甲",), issued=issued), None)


def test_of_an_issuer_of_one_s_own():
    """Those of the citing text's issuers; all of them if it has none."""
    own = Target("c", ("节水条例",), issuers=("乙",))
    assert of_own_issuer((A16, own), Target("z", ("乙的通知",), issuers=("乙", "丙"))) == (own,)
    assert of_own_issuer((A16, own), Target("z", ("丁的通知",), issuers=("丁",))) == (A16, own)
    assert of_own_issuer((A16, own), None) == (A16, own)


@pytest.mark.parametrize(
    ("reference", "keys"),
    [
        ({"kind": "title", "name": "中华人民共和国节水法"}, ["title 节水法"]),
        ({"kind": "title", "name": "节水法", "work": "w"}, ["work w"]),
        ({"kind": "title", "name": "通知", "number": "国发[2018]3号"}, ["title 通知", "number 国发〔2018〕3号"]),
        ({"kind": "number", "name": "国发〔2018〕3号"}, ["number 国发〔2018〕3号"]),
        ({"kind": "name", "name": "民法典", "of": ["甲"]}, ["title 民法典"]),
        ({"kind": "alias", "name": "办法", "of": ["节水办法"]}, ["title 节水办法", "number 节水办法"]),
        ({"kind": "alias", "name": "办法", "of": ["甲法", "乙法"]}, []),
        ({"kind": "alias", "name": "办法"}, ["title 办法"]),
    ],
)
def test_names_of_the_work_that_is_cited(reference, keys):
    """Its id if it is known; else title and number, each in one form; nothing for what stands for several."""
    assert list(work_keys(reference)) == keys


def test_what_two_names_unite():
    """A citation with a title and a number unites what was apart, in the order of the first citation, and later ones follow."""
    rows = [
        ("a", {"kind": "title", "name": "甲"}),
        ("b", {"kind": "number", "name": "国发〔2018〕3号"}),
        ("x", {"kind": "title", "name": "乙"}),
        ("c", {"kind": "title", "name": "甲", "number": "国发〔2018〕3号"}),
        ("d", {"kind": "number", "name": "国发〔2018〕3号"}),
    ]
    assert [list(one) for one in by_work(rows)] == [["a", "b", "c", "d"], ["x"]]
