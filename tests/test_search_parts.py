"""Small questions of search on either side of their limits: days, numbers, slips, names, columns, questions."""

import json
from collections import defaultdict
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiaokan.search import postings
from jiaokan.search.aliases import alias_entries
from jiaokan.search.columns import day_number, facet_values, facets_of
from jiaokan.search.days import day_key, day_keys, day_words
from jiaokan.search.engine import answer
from jiaokan.search.entry import Passage, SearchDocument
from jiaokan.search.gathering import Gathering
from jiaokan.search.index import STRETCH_CHARACTERS, enter, search_files, sizes_of
from jiaokan.search.meant import one_off
from jiaokan.search.number import number_keys, query_keys
from jiaokan.search.packing import decoded, encoded, varint, varints, zigzag
from jiaokan.search.query import MOST_QUERY_KEYS, readings, spread, terms_of
from jiaokan.search.question import told
from jiaokan.search.ranking import other_names
from jiaokan.search.reading import Index, postings_of
from jiaokan.search.related import _rows, related_entries
from jiaokan.search.units import pairs_of, places_of, units_of
from jiaokan.search.vocabulary import forms, names_in, vocabulary


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("2025年3月24日", "2025-03-24"),
        ("2025.12.31", "2025-12-31"),
        ("20250324", "2025-03-24"),
        ("18990324", "1899-03-24"),
        ("二〇二五年三月", "2025-03"),
        ("2025-3", "2025-03"),
        ("2025年12月", "2025-12"),
        ("三月二十四号", "--03-24"),
        ("3月24", ""),
        ("3-24", ""),
        ("3.5日", ""),  # three days and a half
        ("2025-13", ""),
        ("2025-0-1", ""),
        ("2025-1-0", ""),
        ("2025-1-1", "2025-01-01"),
        ("2025-1-32", ""),
        ("20251301", ""),
        ("2125-1-1", ""),
        ("2025年", ""),
        ("通知", ""),
    ],
)
def test_the_key_of_a_day(words, key):
    """A day, a month, or a day of any year that is written with 月 and 日."""
    assert day_key(words) == key


def test_the_keys_and_words_of_a_day():
    """A day is found by itself, its month, and in any year; less than a month by nothing."""
    assert day_keys("2025-03-24") == ("2025-03-24", "2025-03", "--03-24")
    assert (day_keys("2025-03"), day_keys("2025"), day_keys("")) == (("2025-03",), (), ())
    assert [day_words(key) for key in ("2025-03-04", "--12-24", "2025-12")] == ["2025年3月4日", "12月24日", "2025年12月"]


@pytest.mark.parametrize(
    ("day", "number"),
    [
        ("", 0),
        ("1799-01-01", 0),
        ("1799-12-31", 0),
        ("1800", 1),
        ("1800-01", 33),
        ("1800-01-01", 34),
        ("1801", 417),
        ("2020-12-31", 220 * 416 + 12 * 32 + 32),
    ],
)
def test_the_number_of_a_day(day, number):
    """Numbers in the order of the days, months of 32 days, years of 13 months: what is less known comes first."""
    assert day_number(day) == number


@pytest.mark.parametrize(
    ("number", "keys"),
    [
        ("国发〔2018〕03号", ("#国发 2018  3 ", "# 2018  3 ")),
        ("国发〔1949〕3号", ("#国发 1949  3 ", "# 1949  3 ")),
        ("国发〔1849〕3号", ("#国发 1849  3 ",)),
        ("国发〔2018〕甲号", ("#国发 2018 甲",)),
        ("国发〔20〕3号", ("#国发 20  3 ",)),
        ("2018年第3号", ("# 2018  3 ",)),
        ("国发甲号", ()),
        ("GB甲号", ()),
        ("甲" * 63 + "3号", ("#" + "甲" * 63 + " 3 ",)),
        ("甲" * 64 + "3号", ()),
    ],
)
def test_the_keys_of_a_number(number, keys):
    """The whole, and year with serial number; sixty-four units at most are read."""
    assert number_keys(number) == keys


def test_what_a_query_asks_as_a_number():
    """Every year with the number behind it, three at most; a year before a month is a day."""
    assert query_keys(units_of("国发2018 3")) == ("s#国发 2018  3 ", "s# 2018  3 ")
    assert query_keys(units_of("2018年3月")) == ("s# 2018  3 月",)
    assert query_keys(units_of("2018年3号")) == ("s# 2018  3 ",)
    assert len(query_keys(units_of("2018 1 2019 2 2020 3 2021 4"))) == 4
    assert query_keys(units_of("通知")) == ()
    assert query_keys(units_of("国发2018通知")) == ("s#国发 2018 通知",)


@pytest.mark.parametrize(
    ("first", "second", "near"),
    [
        ("甲乙丙", "甲乙丙", False),
        ("甲乙丙", "甲丁丙", True),
        ("甲乙丙", "丁乙丙", True),
        ("甲乙丙", "甲乙丁", True),
        ("甲乙丙", "甲丁戊", False),
        ("甲乙丙", "乙甲丙", True),
        ("甲乙丙", "甲丙乙", True),
        ("甲乙丙", "丙乙甲", False),
        ("甲乙丙丁", "乙甲丙戊", False),
        ("甲乙丙", "甲乙", True),
        ("甲乙丙", "乙丙", True),
        ("甲乙丙", "甲丙", True),
        ("甲乙丙", "丙甲", False),
        ("甲乙", "甲丙乙", True),
        ("甲乙", "乙丙丁", False),
        ("甲乙丙", "甲", False),
        ("", "甲", True),
    ],
)
def test_what_is_one_slip_away(first, second, near):
    """One unit put in, left out, replaced, or exchanged with its neighbour."""
    assert one_off(first, second) is near


def test_the_forms_of_a_name():
    """Itself, and without each of its units."""
    assert forms(["甲", "乙", "丙"]) == ["甲乙丙", "乙丙", "甲丙", "甲乙"]


def document(title="关于节水的通知", **more):
    """A document of one passage."""
    return SearchDocument("x", "t/x/", title, more.pop("kind", "text"), (Passage("k", more.pop("text", "")),), **more)


def test_the_names_that_a_document_gives():
    """Title, number, other names and what it quotes, of two units at least and forty characters at most; a guide page gives none."""
    given = document(
        "中华人民共和国节水法", number="主席令第3号", also="水法\n甲", names=("水利部",), text="见《取水条例》、“一二三”、《单》"
    )
    assert set(names_in(given).values()) == {"中华人民共和国节水法", "节水法", "主席令第3号", "水法", "水利部", "取水条例", "一二三"}
    assert names_in(document(kind="guide")) == {}
    assert [len(names_in(document("".join(chr(0x4E00 + n) for n in range(size))))) for size in (40, 41)] == [1, 0]


def keys(name, **more):
    """The keys under which a title is offered."""
    return {key for key, names in vocabulary([document(name, **more)], []).items() if name in json.loads(decoded(names))}


def test_the_keys_of_a_name():
    """Forms for slips from three units to twelve, pinyin and initials, of a title from its third unit on; its pairs and its first unit."""
    assert keys("水利部") == {"-水利部", "-利部", "-水部", "-水利", "pshuilibu", "pslb", "^水", "~水利", "~利部"}
    four = keys("节约用水")
    assert {"pjieyueyongshui", "pjyys", "pjieyueyong", "pjyy"} <= four
    assert "pjieyue" not in four
    assert keys("水法") == {"pshuifa", "psf", "^水", "~水法"}
    assert "pjieyueyong" not in {key for key, names in vocabulary([document(names=("节约用水",))], []).items() if key[0] == "p"}
    long = "甲乙丙丁戊己庚辛壬癸子丑"
    assert "-" + long in keys(long)
    assert not any(key[0] in "-p" for key in keys(long + "寅"))


def test_the_names_of_a_key_are_those_of_most_documents():
    """Twelve at most; of equal ones the known, then the shorter."""
    many = [document(f"水{chr(0x4E00 + n)}甲") for n in range(14)]
    offered = json.loads(decoded(vocabulary([*many, document("水丁己"), document("水丁己")], [["水乙"]])["^水"]))
    assert len(offered) == 12
    assert offered[:2] == ["水丁己", "水一甲"]
    assert "水乙" not in offered
    assert json.loads(decoded(vocabulary([document("水丁己")], [["水乙丙丁"]])["^水"])) == ["水丁己", "水乙丙丁"]
    assert json.loads(decoded(vocabulary([], [["水乙丙丁"], ["水戊"]])["^水"])) == ["水戊", "水乙丙丁"]


def test_other_names_lead_from_one_to_the_others():
    """Four at most; a name of two things and a name of one unit lead nowhere."""
    rows = [["国家水利委员会", "水委", "水"], ["甲部", "乙部", "丙部", "丁部", "戊部", "己部"], ["子部", "共名"], ["丑部", "共名"]]
    found = {name: others for value in alias_entries(rows).values() for name, *others in json.loads(decoded(value))}
    assert found["水委"] == ["国家水利委员会"]
    assert found["国家水利委员会"] == ["水委"]
    assert found["甲部"] == ["乙部", "丙部", "丁部", "戊部"]
    assert found["子部"] == ["共名"]
    assert "共名" not in found
    assert set(alias_entries([["甲部", "乙部"]])) == {"=甲部", "=乙部"}
    assert alias_entries([["甲部"], ["乙部", "乙 部"]]) == {}


def test_facets_and_their_values():
    """The kind is one; values in order, each once."""
    some = [document(facets=(("year", "2021"), ("body", "乙"))), document(facets=(("year", "2020"), ("body", "乙")), kind="guide")]
    assert facets_of(some[0]) == (("kind", "text"), ("year", "2021"), ("body", "乙"))
    assert facet_values(some) == {"body": ["乙"], "kind": ["guide", "text"], "year": ["2020", "2021"]}
    both = [replace(some[1], id="a", day="2020-12-31"), replace(some[0], id="b", facets=(*some[0].facets, ("year", "2020")))]
    index = Index(search_files(both).__getitem__)
    assert index.facets["year"] == (("2020", "2021"), ((0, 1), (0,)))
    assert index.facets["body"] == (("乙",), ((0,), (0,)))
    assert index.facets["kind"].of == ((1,), (0,))
    assert index.days == (0, day_number("2020-12-31"))


@pytest.mark.parametrize("url", ["", "t/x/", "a~b_c-1.html", "404.html"])
def test_an_address_below_the_root(url):
    """Characters that need no escape, never upward and never to another host."""
    assert SearchDocument("x", url, "甲", "text", ()).url == url


@pytest.mark.parametrize("url", ["/t/", "../t/", "t/../x", "https://a", ".a", "t x", "甲/"])
def test_an_address_that_is_none(url):
    """It would lead off the site, or say so in characters that have to be escaped."""
    with pytest.raises(ValueError, match="not below the root"):
        SearchDocument("x", url, "甲", "text", ())


def test_units_and_their_places():
    """A Han character, a number, a word; a very long word by its first forty characters, at its whole place."""
    text = "GB/T 12號" + "a" * 41
    assert units_of(text) == [" gb ", " t ", " 12 ", "号", f" {'a' * 40} "]
    assert [(one.unit.strip()[:3], one.start, one.end) for one in places_of(text)] == [
        ("gb", 0, 2), ("t", 3, 4), ("12", 5, 7), ("号", 7, 8), ("aaa", 8, 49),
    ]  # fmt: skip
    assert pairs_of(["甲", " 12 ", "乙"]) == {"甲 12 ", " 12 乙", " 12 "}


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("计量 “双随机、一公开”", [("双随机、一公开", True), ("计量", False)]),
        ("计量 计量 計量", [("计量", False)]),
        ("「甲乙」『丙丁』＂戊己＂", [("甲乙", True), ("丙丁", True), ("戊己", True)]),
        ("，。 甲乙", [("甲乙", False)]),
        ("甲" * 256 + " 乙", [("甲" * 256, False)]),
        ("甲" * 254 + " 乙", [("甲" * 254, False), ("乙", False)]),
    ],
)
def test_the_terms_of_a_query(query, terms):
    """Quoted ones first, each once; 256 characters are read."""
    assert [(term.said, term.exact) for term in terms_of(query)] == terms


@pytest.mark.parametrize(
    ("query", "read"),
    [
        ("节水 通知", [(["节水", "通知"], True), (["节水通知"], False)]),
        ("节水", [(["节水"], True)]),
        ("节 水 通 知", [(["节水通知"], True)]),
        ("节 水", [(["节水"], True)]),
        ("节 水法 a", [(["节", "水法", "a"], True), (["节水法", "a"], False)]),
        ("“节” 水 通知", [(["节", "水", "通知"], True), (["节", "水通知"], False)]),
        ("节水 法", [(["节水", "法"], True), (["节水法"], False)]),
        ("water law", [(["water", "law"], True)]),
        ("什么是节水", [(["什么是节水"], True), (["节水"], True)]),
        ("“什么是节水”", [(["什么是节水"], True)]),
        ("为什么节水 2025年3月24日", [(["为什么节水", "2025年3月24日"], True), (["节水", "2025年3月24日"], True)]),
        ("，", []),
    ],
)
def test_the_ways_to_read_a_query(query, read):
    """As it stands; without the blanks between characters, at once where they are those of a scan; without what only asks."""
    assert [([term.said for term in one.terms], one.sure) for one in readings(query) if _same_days(one.terms)] == read


def _same_days(terms):
    """Whether each term that is said as a day is looked up by it."""
    return all(term.day == day_key(term.said) for term in terms)


def test_keys_are_spread_over_a_long_query():
    """As many as a query may have, from its beginning to its end."""
    some = [str(n) for n in range(MOST_QUERY_KEYS)]
    assert spread(some) == some
    assert spread([str(n) for n in range(2 * MOST_QUERY_KEYS)]) == [str(n) for n in range(0, 2 * MOST_QUERY_KEYS, 2)]
    assert MOST_QUERY_KEYS == 24


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("节水", ["节水"]),
        ("节水的时间", ["节水的时间"]),
        ("为什么要节水", ["节水"]),
        ("谁", ["谁"]),
        ("水是什么", ["水"]),
        ("水利部在哪里", ["水利部"]),
        ("甲是什么乙丙", ["乙丙"]),
    ],
)
def test_what_a_question_says(words, said):
    """Without the words that ask; single characters only if nothing else is left."""
    assert told(words) == said


def test_numbers_in_few_bytes():
    """Seven bits a byte, lowest first; signed ones near zero are small."""
    assert varints([0, 127, 128, 16383, 16384]) == bytes([0, 127, 128, 1, 255, 127, 128, 128, 1])
    assert [varint(number) for number in (0, 127, 128, 16383, 16384)] == [b"\0", b"\x7f", b"\x80\1", b"\xff\x7f", b"\x80\x80\1"]
    assert [zigzag(number) for number in (0, -1, 1, -2, 2)] == [0, 1, 2, 3, 4]


def test_what_a_document_is_entered_under():
    """Pairs where they stand, and across passages where they meet; number, note and other names with the title; characters once."""
    pairs, singles = defaultdict(list), defaultdict(list)
    given = several("x", "水利", "河 gb", "", ("河湖", ("第3条",)), number="云〔2020〕8号", note="甲乙", also="丙\n丁戊", day="2020-03-04")
    assert enter(2, given, pairs, singles) == 6
    at = [postings.place(2, passage) for passage in range(4)]
    assert pairs == {
        "水利": [at[0]], "云 2020 ": [at[0]], " 2020  8 ": [at[0]], " 2020 ": [at[0]], " 8 ": [at[0]], " 8 号": [at[0]],
        "甲乙": [at[0]], "丁戊": [at[0]], "#云 2020  8 ": [at[0]], "# 2020  8 ": [at[0]],
        "@2020-03-04": [at[0]], "@2020-03": [at[0]], "@--03-04": [at[0]], "@第3条": [at[3]],
        "河 gb ": [at[1]], " gb ": [at[1]], " gb 河": [at[1]], "河湖": [at[3]],
    }  # fmt: skip
    assert singles == {"水": [at[0]], "利": [at[0]], "河": [at[1]], "湖": [at[3]]}


def test_a_list_comes_back_as_it_was():
    """Of a document with millions of passages too."""
    for held in ({0: (0,)}, {3: (70_000,)}, {0: (1, 70_000, 16_000_000), 70_000: (0, 1)}):
        places = [postings.place(document, at) for document, several in held.items() for at in several]
        assert postings_of(postings.posting_list(places)) == held


@pytest.mark.parametrize("text", ["水利", "\0甲", "\U00020000", "\ue000", "\u1e3f"])
def test_words_come_back_as_they_were(text):
    """Those that editions of GB 18030 disagree on as UTF-8."""
    assert decoded(encoded(text)) == text
    assert (encoded(text)[:1] == b"\0") is (text != "水利")


def several(id, title, *passages, **more):
    """A document with passages p1, p2 …"""
    rows = tuple(
        Passage(f"p{at}", words, f"¶{at}", places)
        for at, (words, places) in enumerate(((p, ()) if isinstance(p, str) else p for p in passages), 1)
    )
    return SearchDocument(id, f"t/{id}/", title, "text", rows, **more)


INDEX = Index(
    search_files(
        (
            several(
                "plan",
                "节水行动方案",
                "为节约用水，制定本方案。",
                "推广节水器具。",
                "节水器具应当检测。",
                "节水器具由水利部公布。",
                "节水器具的标准另定。",
            ),
            several(
                "law",
                "中华人民共和国节水法",
                ("第三条　国家鼓励节水。", ("第三条",)),
                ("第四条　水利部负责。", ("第四条",)),
                number="主席令第3号",
            ),
            several(
                "report",
                "水利部发布通报",
                ("2021年3月8日发布。", ("2021-03-08", "2021-03", "--03-08")),
                "本周天气晴。",
                "见云水发〔2020〕8号。",
                also="水务\n消息",
            ),
            several("long", "杂记", "甲。" * 40, "天气晴朗，河水清澈。", number="云水发〔2020〕8号"),
        ),
        (("水利部", "国家水利部门"),),
    ).__getitem__
)


def seen(query, count=10):
    """Of each hit its document, whether it has all, and the passages shown."""
    return [(one.head["id"], one.whole, tuple(passage.anchor for passage in one.passages)) for one in answer(INDEX, query).more(count)]


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ("节水器具", [("plan", True, ("p2", "p3", "p4", "p5"))]),
        ("节水", [("plan", True, ("p2", "p3", "p4", "p5")), ("law", True, ("p1",))]),
        ("“节水器具应当”", [("plan", True, ("p3",))]),
        ("天气晴朗", [("long", True, ("p2",)), ("report", False, ("p2",))]),
        ("“天气晴朗”", [("long", True, ("p2",))]),
        ("云水发〔2020〕8号", [("long", True, ()), ("report", True, ("p3",))]),
        ("2020 8", [("long", True, ()), ("report", True, ("p3", "p1"))]),
        ("主席令第三号", []),
        ("2021年3月", [("report", True, ("p1",))]),
        ("3月8日", [("report", True, ("p1",))]),
        ("水务", [("report", True, ())]),
        ("水务消息", [("report", False, ())]),
        ("节水法 第三条", [("law", True, ("p1",))]),
        ("节水法第四条", [("law", False, ("p2",))]),
        ("水利部", [("report", True, ()), ("law", True, ("p2",)), ("plan", True, ("p4",))]),
        ("節水器具", [("plan", True, ("p2", "p3", "p4", "p5"))]),
        ("为什么要节水器具", [("plan", True, ("p2", "p3", "p4", "p5"))]),
    ],
)
def test_what_a_small_index_answers(query, hits):
    """What has all stands first, with the passages where it stands; a quotation is met whole or not at all."""
    assert seen(query)[: len(hits)] == hits if hits else not any(whole for _, whole, _ in seen(query))


def test_what_is_said_of_an_answer():
    """Whether it has all, what is missing, what is marked, and what was meant."""
    whole = answer(INDEX, "节水器具")
    (first,) = whole.more(1)
    assert (whole.found, whole.suggestions(), first.missing) == ("yes", [], ())
    assert [passage.text[start:end] for passage in first.passages for start, end in passage.marks] == ["节水器具"] * 4
    assert [passage.label for passage in first.passages] == ["¶2", "¶3", "¶4", "¶5"]
    assert (first.title_marks, first.unread) == ((), 0)
    near = answer(INDEX, "天气阴沉")
    near.more()
    assert (near.found, near.shown[0].missing) == ("near", ("天气阴沉",))
    nothing = answer(INDEX, "无此词语")
    assert (nothing.more(), nothing.found) == ([], "none")
    slip = answer(INDEX, "节水行动方安")
    slip.more()
    assert slip.found == "near"
    assert slip.suggestions() == ["节水行动方案"]
    assert [term.said for term in answer(INDEX, "节水 无此词语").terms] == ["节水", "无此词语"]
    (title,) = [one for one in answer(INDEX, "节水法").more() if one.head["id"] == "law"]
    assert [title.head["title"][start:end] for start, end in title.title_marks] == ["节水法"]


def test_how_a_document_is_cut_into_files():
    """Between passages, as many in a file as it may hold; a longer passage has a file of its own; there is always a first one."""
    most = STRETCH_CHARACTERS
    for lengths, sizes in (
        ([], [0]),
        ([most], [1]),
        ([most - 1, 1], [2]),
        ([most, 1], [1, 1]),
        ([most + 9, 1, most - 1, 1], [1, 2, 1]),
    ):
        assert sizes_of(several("x", "题", *("甲" * length for length in lengths))) == sizes


def test_how_many_files_of_a_document_are_read_to_show_it():
    """Three where every term may stand in it, two of pairs alone or where it is only near; the rest may be asked for."""
    filling = "。" * STRETCH_CHARACTERS
    index = Index(search_files((several("x", "题", *(f"节水器具{filling}" for _ in range(6))),), ()).__getitem__)
    for query, files, shown in (("节水器", 3, 3), ("节水", 2, 2), ("节水器皿", 2, 2)):
        (hit,) = answer(index, query).more()
        assert (hit.files, len(hit.passages), hit.unread) == (files, shown, 6 - shown)
    assert answer(index, "节水").more()[0].counted
    assert not answer(index, "节水器").more()[0].counted
    for short, files, shown in ((2, 2, 3), (3, 1, 3), (5, 1, 5)):
        many = Index(search_files((several("x", "题", *["节水"] * short, *[f"节水{filling}"] * 5),), ()).__getitem__)
        (hit,) = answer(many, "节水").more()
        assert (hit.files, len(hit.passages)) == (files, shown)
    two = Index(search_files((several("x", "题", *[f"节水器{filling}"] * 2),), ()).__getitem__)
    assert answer(two, "节水器").more()[0].counted


@pytest.mark.parametrize(
    ("query", "text", "meant"),
    [
        ("水利局长", "见木利局长。", ["木利局长"]),
        ("水利局长", "见水利局章。", ["水利局章"]),
        ("水利局长", "见水立局长。", ["水立局长"]),
        ("水利局长", "见水利局章、水利局张。", []),
        ("水利局", "见水立局。", []),
        ("水利局局长", "见水利局副局长。", []),
        ("水利局局长", "见水利局副长。", ["水利局副长"]),
        ("水利局副局长", "见水利局局长。", ["水利局局长"]),
        ("水利局副局长", "见水利局原副局长。", ["水利局原副局长"]),
        ("水利局副局长", "见水利局副局。", []),
        ("节约用水" * 6, "见" + "节约用水" * 5 + "节约用电。", ["节约用水" * 5 + "节约用电"]),
        ("节约用水" * 6 + "法", "见" + "节约用水" * 6 + "案。", []),
    ],
)
def test_words_of_the_texts_that_may_have_been_meant(query, text, meant):
    """One slip in a word of four units to twenty-four; of five at most as many units; at an end only if no other word differs there."""
    found = answer(Index(search_files((several("x", "题", text, "桥" * 9),), ()).__getitem__), query)
    found.more()
    assert found.suggestions() == meant


def suggested(query, *documents):
    """What the reader of an answer is asked."""
    found = answer(Index(search_files(documents, ()).__getitem__), query)
    found.more()
    return found.suggestions()


def test_only_what_is_missing_may_be_a_slip():
    """What stands there is meant, and a day is another day; a name that differs in two units is another name."""
    shown = several("x", "题", "推广节水器具。")
    assert suggested("节水器具 水力部", shown, several("a", "节水器皿"), several("b", "水利部")) == ["节水器具 水利部"]
    assert suggested("节水器具 2021年3月8日", several("x", "题", "推广节水器具，2021年3月9日。")) == []
    assert suggested("甲乙丙丁", several("a", "乙丙丁戊", "别的")) == []
    assert suggested("甲乙丙丁", several("a", "甲乙戊丁", "别的")) == ["甲乙戊丁"]


@pytest.mark.parametrize(("at", "found"), [(2, ["水利副局长"]), (3, [])])
def test_the_passages_in_which_a_slip_is_looked_for(at, found):
    """The three that come nearest of each document."""
    said = ["水利和设局长。"] * 5
    said[at] = "见水利副局长。"
    assert suggested("水利局局长", several("x", "题", *said)) == found


def test_a_list_apart_is_read_as_one_that_stands_in_its_place(monkeypatch):
    """How many documents it has is said without reading it; the guides among them are no texts."""
    some = [several(f"d{at}", "题", "节水", "节水") for at in range(3)]
    some.append(SearchDocument("guide", "guide/", "题", "guide", (Passage("k", "节水"),)))
    here = Index(search_files(some).__getitem__)
    monkeypatch.setattr(postings, "APART_BYTES", 6)
    apart = Index(search_files(some).__getitem__)
    assert here.apart("s节水") is None
    assert apart.apart("s节水").documents == 4
    assert apart.apart("s没有") is None
    files, read = search_files(some), []
    asked = Index(lambda path: read.append(path) or files[path])
    assert asked.frequency("s节水") == 3
    assert not any(path.startswith("h/") for path in read)
    for index in (here, apart):
        assert index.postings("s节水") == {0: (1, 2), 1: (1, 2), 2: (1, 2), 3: (1,)}
        assert index.frequency("s节水") == 3


KEY = st.text(st.sampled_from("=~ 2az甲乙ĀϿ\u0400\U00010000\U0010ffff"), max_size=3)


@given(st.lists(st.tuples(KEY, st.booleans()), max_size=20))
def test_what_is_gathered_comes_in_the_order_of_its_keys(entered):
    """Whenever it is packed between, and whatever characters the keys have; the places of a key as they were entered."""
    gathering, wanted = Gathering(frozenset({"甲", "乙"})), {}
    for at, (key, pack) in enumerate(entered):
        gathering.waiting[key].append(at)
        wanted.setdefault(key, []).append(at)
        if pack:
            gathering.pack()
    gathering.look()
    assert gathering.seen == {"甲", "乙"} & wanted.keys()
    assert list(gathering.rows()) == sorted(wanted.items())


def test_which_names_lead_to_others():
    """Of overlapping ones the longest that begins first; not in a quotation or a day; words of letters together are a name too."""
    known = {"水利部门": ["乙"], "水利部": ["甲"], "部门规": ["丙"], "规章": ["丁"], "3月24日": ["庚"], "worldbank": ["戊"]}

    def names(pair):
        return [[name, *others] for name, others in known.items() if "".join(units_of(name)[:2]) == pair] + (
            [["world bank", "己"]] if pair == " world  bank " else []
        )

    assert other_names(names, terms_of("水利部门规章")) == ("乙", "丁")
    assert other_names(names, terms_of("水利部规章")) == ("甲", "丁")
    assert other_names(names, terms_of("部门规章")) == ("丙",)
    assert other_names(names, terms_of("“水利部”")) == other_names(names, terms_of("3月24日")) == ()
    assert other_names(names, terms_of("在3月24日")) == ("庚",)
    assert other_names(names, terms_of("world bank")) == ("己",)
    assert other_names(names, terms_of("水")) == ()


def test_no_file_of_lists_apart_without_such_lists():
    """Files of other families are all there, so that each key has one to be looked up in."""
    files = search_files((several("x", "题", "节水"),), ())
    assert not [path for path in files if path.startswith("h/")]
    assert {path.split("/")[0] for path in files if "/" in path} == {"s", "u", "w", "d"}


def test_a_related_word_is_there_if_all_of_it_is():
    """Every pair of it stands in the corpus; two at most for a word."""
    related, words = next((related, words) for related, words in _rows().items() if len(related) == 4)
    pairs = {related[at : at + 2] for at in range(3)}
    found = {word: others for value in related_entries(pairs).values() for word, *others in json.loads(decoded(value))}
    assert related in found[words.split(" ")[0][:-1]]
    for missing in pairs:
        less = related_entries(pairs - {missing}).values()
        assert related not in {other for value in less for _, *others in json.loads(decoded(value)) for other in others}
    every = {word[at : at + 2] for word in _rows() for at in range(len(word) - 1)}
    lists = [others for value in related_entries(every).values() for _, *others in json.loads(decoded(value))]
    assert max(map(len, lists)) == 2
