"""What search finds in the corpus, against queries that a person judged; and what each part of it promises."""

import json
from functools import cache
from pathlib import Path

import pytest
from apart_texts import apart_files, apart_queries, narrow
from hypothesis import given
from hypothesis import strategies as st
from judged import LITERAL, MEANING, judged, ndcg

from jiaokan.cli import main
from jiaokan.corpus import load
from jiaokan.corpus.authority import read_authority
from jiaokan.search.aliases import alias_entries
from jiaokan.search.days import day_key, day_keys
from jiaokan.search.engine import PAGE_HITS, Answer, answer
from jiaokan.search.entry import Passage, SearchDocument
from jiaokan.search.index import search_files
from jiaokan.search.meant import one_off
from jiaokan.search.packing import decoded
from jiaokan.search.query import readings, terms_of
from jiaokan.search.question import told
from jiaokan.search.ranking import MOST_RELATED_UNITS
from jiaokan.search.reading import Index
from jiaokan.search.related import related_entries
from jiaokan.search.units import places_of, units_of
from jiaokan.search.vocabulary import vocabulary
from jiaokan.site.data.search_documents import in_script, name_groups, search_documents
from jiaokan.site.finish.script import joined, slim

ROOT = Path(__file__).parent.parent
ROWS = judged()


@cache
def corpus_documents() -> tuple[SearchDocument, ...]:
    """The documents of the corpus as search is given them."""
    return tuple(search_documents(load(ROOT).entries, {}))


@cache
def corpus_index() -> Index:
    """Their index."""
    return Index(search_files(corpus_documents(), name_groups(read_authority(ROOT))).__getitem__)


def index_of(*documents: SearchDocument, groups: tuple[tuple[str, ...], ...] = ()) -> Index:
    """An index of a few documents."""
    return Index(search_files(documents, groups).__getitem__)


def text(id: str, title: str, *passages: str) -> SearchDocument:
    """A document with passages p1, p2 …"""
    return SearchDocument(id, f"t/{id}/", title, "text", tuple(Passage(f"p{i}", p) for i, p in enumerate(passages, 1)))


def asked(query: str) -> tuple[Answer, list[str]]:
    """The answer of the corpus and the documents of its first page."""
    found = answer(corpus_index(), query)
    return found, [str(one.head["id"]) for one in found.more()]


@cache
def ranked() -> dict[str, tuple[str, list[str], list[str]]]:
    """For each judged query what was said to be found, the documents, and the anchors shown under the first."""
    rows = {}
    for row in ROWS:
        found, documents = asked(row.query)
        rows[row.query] = (found.found, documents, [passage.anchor for one in found.shown[:1] for passage in one.passages[:3]])
    return rows


def stands(query: str) -> bool:
    """Whether a document has every word of the query, its units one after the other."""
    words = ["".join(units_of(word)) for word in query.split()]
    texts = ("".join(units_of("".join((one.title, one.number, *(p.text for p in one.passages))))) for one in corpus_documents())
    return any(all(word in text for word in words) for text in texts)


@pytest.mark.parametrize("half", ["seen", "held", "later"])
def test_what_stands_in_the_corpus_comes_first(half: str) -> None:
    """A title, phrase, number or Traditional form leads to a document that has it, and is said to be found."""
    rows = [row for row in ROWS if row.half == half and row.kind in LITERAL - {"name"}]
    assert [row.query for row in rows if row.grades.get(ranked()[row.query][1][0]) != 3] == []
    assert {row.query for row in rows if ranked()[row.query][0] == "yes"} >= {row.query for row in rows if stands(row.query)}


def test_lists_apart_hide_no_document(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every document in which the words stand is found, whatever lists and however few texts are read; and some lists are left unread."""
    whole = Index(apart_files().__getitem__)
    narrow(monkeypatch)
    index = Index(apart_files().__getitem__)
    narrowed = anywhere = short = 0
    for query in apart_queries():
        there, here = answer(whole, query), answer(index, query)
        narrowed += here.ranked.narrowed
        anywhere += any(hit.whole and len(hit.candidates) < len(here.terms) for hit in here.ranked.hits)
        first = here.more()
        short += len(first) < PAGE_HITS and bool(here.more())
        assert all_of(here) == all_of(there), query
        assert here.found == there.found
    assert (narrowed > len(apart_queries()) / 4, anywhere > 5, short > 5) == (True, True, True)


def all_of(found: Answer) -> set[str]:
    """The documents in which all words stand, however often one has to ask for more."""
    while found.more(500):
        pass
    return {str(one.head["id"]) for one in found.shown if one.whole}


@pytest.mark.parametrize("half", ["seen", "held", "later"])
def test_what_stands_nowhere_is_not_said_to_be_found(half: str) -> None:
    """Near misses, slips and pinyin are near, and never nothing but where no character is known; of the later ones two names in pinyin."""
    said = {row.query: ranked()[row.query][0] for row in ROWS if row.half == half and row.kind in ("near", "typo", "pinyin")}
    assert [query for query, found in said.items() if found == "yes"] == []
    unknown = [query for query, found in said.items() if found == "none"]
    assert [query for query in unknown if not query.isascii()] == []
    assert len(unknown) <= {"later": 2}.get(half, 0)


@pytest.mark.parametrize(("half", "overall", "topical"), [("seen", 0.95, 0.88), ("held", 0.95, 0.86), ("later", 0.95, 0.95)])
def test_the_ranking_is_worth_what_it_was(half: str, overall: float, topical: float) -> None:
    """nDCG@10 over documents stays above a floor that only rises."""
    gains = {(row.kind, row.query): ndcg(ranked()[row.query][1], row.grades) for row in ROWS if row.half == half and row.grades}
    assert sum(gains.values()) / len(gains) >= overall
    on_topics = [gain for (kind, _), gain in gains.items() if kind == "topical"]
    assert sum(on_topics) / len(on_topics) >= topical


@pytest.mark.parametrize(("half", "least"), [("seen", 0.84), ("held", 0.77)])
def test_other_words_lead_to_what_is_meant(half: str, least: float) -> None:
    """Topics none of whose words stand in any document; they are near, and never said to be found."""
    rows = [row for row in judged(MEANING) if row.half == half]
    said = {row.query: asked(row.query) for row in rows}
    assert [query for query, (found, _) in said.items() if found.found != "near"] == []
    assert sum(ndcg(said[row.query][1], row.grades) for row in rows) / len(rows) >= least


def test_related_words_are_those_that_stand_there() -> None:
    """A word leads to the two nearest that the corpus has, and is no key where it has none; a long query leads to none."""
    assert json.loads(decoded(related_entries(["乡村", "农民"])["==农村"])) == [["农村", "农民", "乡村"]]
    assert related_entries(["退休"]).keys().isdisjoint(["==农村"])
    index = index_of(text("a", "甲", "城乡一体"), text("b", "乙", "别的话"))
    assert [one.head["id"] for one in answer(index, "农村").more()] == ["a"]
    assert answer(index, "农村" + "某" * MOST_RELATED_UNITS).more() == []


def test_questions_lead_to_their_paragraph() -> None:
    """Of the questions seven in ten have a paragraph that answers them among those shown of the first document."""
    rows = [row for row in ROWS if row.kind == "question"]
    answered = [row for row in rows if any(row.passages.get(anchor) == 3 for anchor in ranked()[row.query][2])]
    assert len(answered) >= 0.7 * len(rows)


CHARACTERS = st.text("计量监督管理办法 一〔2020〕“”", min_size=1, max_size=8)


@given(st.lists(st.lists(CHARACTERS, min_size=1, max_size=3), min_size=1, max_size=4), CHARACTERS)
def test_found_means_every_term_stands_there(drafts: list[list[str]], query: str) -> None:
    """A hit that is said to hold all holds each term with its units one after the other, if need be through two passages."""
    documents = [text(f"d{i}", *draft) for i, draft in enumerate(drafts)]
    found = answer(index_of(*documents), query)
    wholes = {str(one.head["id"]): one for one in found.more()}
    for document in documents:
        parts = [document.title, "\n".join(passage.text for passage in document.passages)]
        held = ["".join(units_of(part)) for part in parts]
        if (one := wholes.get(document.id)) and one.whole and not one.hit.placed and not one.hit.numbered:
            assert all(any(term.string in part for part in held) for term in found.terms)


@given(st.text("计量监督管理办法总局", min_size=2, max_size=6), st.text("甲乙丙丁", max_size=4))
def test_what_stands_there_is_found(words: str, beside: str) -> None:
    """Words of two characters and more are found wherever they stand, and marked there."""
    index = index_of(text("a", "题名", f"{beside}{words}{beside}"), text("b", "题名", beside))
    found = answer(index, words)
    first = found.more()[0]
    assert (found.found, first.head["id"]) == ("yes", "a")
    start, end = first.passages[0].marks[0]
    assert first.passages[0].text[start:end] == words


@pytest.mark.parametrize("beyond", [["戊"], []])
@pytest.mark.parametrize("words", ["甲乙丙", "甲乙丙戊", "丁甲乙丙"])
def test_words_beyond_the_files_that_are_read_first_are_found(words: str, beyond: list[str]) -> None:
    """Where the first files only look as if they had them; and just the passage that has them is shown and marked."""
    looks = "甲乙" + "丁" * 1600 + "乙丙"
    found = answer(index_of(text("a", "题名", *[looks] * 4, words, *beyond)), "甲乙丙").more()[0]
    assert (found.whole, found.passages[0].text, found.passages[0].found) == (True, words, ("甲乙丙",))
    start, end = found.passages[0].marks[0]
    assert words[start:end] == "甲乙丙"
    assert all(not passage.found for passage in found.passages[1:])


def test_a_corpus_of_nothing_is_searched_too() -> None:
    """None, one, and one without a word."""
    assert answer(index_of(), "计量").found == "none"
    for document in (text("a", "", ""), text("a", "计量")):
        found = answer(index_of(document), "计量")
        found.more()
        assert found.found == ("yes" if document.title else "none")


def test_a_name_leads_to_the_other_names() -> None:
    """Both ways; what two things are called leads nowhere."""
    index = index_of(
        text("a", "甲", "市场监管总局负责"), text("b", "乙", "国家市场监督管理总局负责"), groups=(("国家市场监督管理总局", "市场监管总局"),)
    )
    for query, other in (("市场监管总局", "b"), ("国家市场监督管理总局", "a")):
        found = answer(index, query)
        assert other in [one.head["id"] for one in found.more()]
        assert found.ranked.also
    entries = alias_entries([("甲局", "总局"), ("乙局", "总局")])
    assert {key: decoded(content) for key, content in entries.items()} == {"=甲局": '[["甲局","总局"]]', "=乙局": '[["乙局","总局"]]'}


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("2025-03-24", "2025-03-24"),
        ("2025/3/24", "2025-03-24"),
        ("20250324", "2025-03-24"),
        ("二〇二五年三月二十四日", "2025-03-24"),
        ("3月24號", "--03-24"),
        ("２０２５年３月", "2025-03"),
        ("2025-13-01", ""),
        ("3月32日", ""),
        ("3.5", ""),
        ("1-2", ""),
        ("2025", ""),
        ("12345678", ""),
    ],
)
def test_a_day_has_one_key(words: str, key: str) -> None:
    """However it is written; what is no day has none."""
    assert day_key(words) == key


def test_a_day_is_entered_with_its_month_and_for_any_year() -> None:
    """A year alone is no key."""
    assert day_keys("2025-03-24") == ("2025-03-24", "2025-03", "--03-24")
    assert day_keys("2025-03") == ("2025-03",)
    assert day_keys("2025") == day_keys("2024-01/2024-09") == ()


@pytest.mark.parametrize(
    ("query", "read"),
    [
        ("计量 京津冀", [["计量", "京津冀"], ["计量京津冀"]]),
        ("双 随 机", [["双随机"]]),
        ("什么是胡焕庸线？", [["什么是胡焕庸线？"], ["胡焕庸线"]]),
        ("“一 网通办” 2025/3/24", [["一 网通办", "2025/3/24"]]),
        ("。，", []),
    ],
)
def test_a_query_is_read_in_several_ways(query: str, read: list[list[str]]) -> None:
    """As it stands, without blanks that are noise, without what only asks."""
    found = [[term.said for term in reading.terms] for reading in readings(query)]
    assert found[: len(read)] == read


@given(st.text(max_size=40))
def test_any_query_is_read(query: str) -> None:
    """No query fails, and every term has what it is looked up by."""
    assert all(term.keys and term.units for reading in readings(query) for term in reading.terms)
    assert len({term.string for term in terms_of(query)}) == len(terms_of(query))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("胡焕庸线", ["胡焕庸线"]),
        ("雄安新区是什么时候设立的", ["雄安新区", "设立"]),
        ("什么", ["什么"]),
        ("哪些城市的 gdp 高", ["城市的 gdp 高"]),
    ],
)
def test_words_that_ask_are_left_out(question: str, said: list[str]) -> None:
    """And particles at the edges of what is left; a question of nothing else stays."""
    assert [part.strip() for part in told(question)] == said


@pytest.mark.parametrize(
    ("first", "second", "near"),
    [
        ("检测", "检测", False),
        ("检侧", "检测", True),
        ("检测院", "检测", True),
        ("检测", "检测院", True),
        ("测检院", "检测院", True),
        ("测检", "检测院", False),
        ("甲乙丙丁", "丁乙丙甲", False),
    ],
)
def test_one_off(first: str, second: str, near: bool) -> None:
    """One put in, left out, replaced, or exchanged with its neighbour."""
    assert one_off(first, second) == near


def test_the_particle_says_little_of_what_is_sought() -> None:
    """Pairs with 的 are as rare as others, and say only what stands beside it."""
    texts = [
        text("a", "题", "孩子的衣服，他的收入。"),
        text("b", "题", "种子怎样收藏。"),
        *(text(f"c{i}", "题", "别的话。") for i in range(3)),
    ]
    assert answer(index_of(*texts), "种子的收藏").more()[0].head["id"] == "b"


def test_an_english_name_finds_the_chinese_one() -> None:
    """Its words are terms each, and a name together; they are not said to be found."""
    index = index_of(
        SearchDocument("a", "t/a/", "题", "text", (Passage("p1", "城市规划专家阿兰·贝尔托说。"),)),
        SearchDocument("b", "t/b/", "题", "text", (Passage("p1", "别的话。"),)),
        groups=(("阿兰·贝尔托", "Alain Bertaud"),),
    )
    found = answer(index, "alain bertaud")
    assert [(one.head["id"], one.missing) for one in found.more()] == [("a", ("alain", "bertaud"))]


def test_a_name_in_quotation_marks_is_offered_without_them() -> None:
    """With them it would ask for the very words, and it stands between marks once more where it is offered."""
    entries = vocabulary([], [("全国“质量月”活动", "“质量月”")])
    assert json.loads(decoded(entries["pzhiliangyue"])) == ["质量月"]
    assert json.loads(decoded(entries["pqgzlyhd"])) == ["全国“质量月”活动"]


def test_a_word_that_goes_on_otherwise_is_no_slip() -> None:
    """Of two words with the same beginning neither is meant by a third; where there is but one, it is asked about."""
    texts = [
        SearchDocument(name, f"t/{name}/", "题", "text", (Passage("p1", words),))
        for name, words in (("a", "国家计量测试中心。"), ("b", "国家计量单位。"), ("c", "检测机构。检验检测机构。"))
    ]
    index = Index(search_files(texts).__getitem__)
    offered = {}
    for query in ("国家计量院", "检测机够", "检验检测机够"):
        found = answer(index, query)
        found.more()
        offered[query] = found.suggestions()
    assert offered == {"国家计量院": [], "检测机够": ["检测机构"], "检验检测机够": ["检验检测机构"]}


def test_names_are_entered_in_every_way_to_ask_for_them() -> None:
    """As they stand, without one unit, in pinyin and by initials, and by their parts while one types."""
    names = vocabulary([text("a", "天网2025行动", "所谓“猎狐”，如此")], [("重庆市", "渝")])
    under = {key: json.loads(decoded(content)) for key, content in names.items()}
    assert under["-重庆市"] == under["-重市"] == under["pchongqingshi"] == under["pcqs"] == under["~庆市"] == under["^重"] == ["重庆市"]
    assert under["ptianwang2025xingdong"] == under["ptw2025xd"] == ["天网2025行动"]
    assert under["plh"] == ["猎狐"]
    assert under["ptianwang2025"] == under["ptw2025"] == ["天网2025行动"]
    assert not {"ptianwang", "pchongqing"} & set(under)


def test_places_are_those_of_the_units() -> None:
    """In the text as it stands, width and script aside."""
    said = "國發〔２０２０〕186号"
    assert [(place.unit, said[place.start : place.end]) for place in places_of(said)] == [
        ("国", "國"),
        ("发", "發"),
        (" 2020 ", "２０２０"),
        (" 186 ", "186"),
        ("号", "号"),
    ]


@pytest.mark.parametrize("script", ["zh-Hant-TW", "zh-Hant-HK"])
def test_texts_in_another_script_are_cut_alike(script: str) -> None:
    """The same passages and files, so that what is looked up once can be shown in each; a Traditional source stays."""
    for document in corpus_documents():
        shown = in_script(document, script)
        assert [(len(one.text), one.anchor) for one in shown.passages] == [(len(one.text), one.anchor) for one in document.passages]
        assert shown.facets == document.facets
    source = SearchDocument("a", "t/a/", "计", "text", (), lang="zh-Hant-TW")
    assert in_script(source, script) == source


MODULES = {
    "a/page.js": '// says\nimport { two } from "./two.js";\nimport { one } from "../one.js";\n\n'
    "export function start() {\n  return two + one;\n}\n",
    "a/two.js": 'import { one } from "../one.js";\n/** Twice. */\nexport const two = one * 2;\n',
    "one.js": "const hidden = 1;\nexport const one = hidden;\n",
}


def test_modules_are_joined_in_their_order() -> None:
    """Each once, in a scope of its own, what it needs before it; the entry keeps its exports."""
    assert slim(joined("a/page.js", MODULES.__getitem__)) == (
        "const m0 = (() => {\nconst hidden = 1;\nconst one = hidden;\nreturn { one };\n})();\n"
        "const m1 = (() => {\nconst { one } = m0;\nconst two = one * 2;\nreturn { two };\n})();\n"
        "const { two } = m1;\nconst { one } = m0;\nexport function start() {\nreturn two + one;\n}\n"
    )


@pytest.mark.parametrize("script", ["const a = `\n// no comment\n`;\n", "/* over\nlines */\nrun();\n"])
def test_a_script_with_a_string_over_lines_stays(script: str) -> None:
    """What looks like a comment in it is none."""
    assert slim(script) == script


def test_a_document_is_found_by_the_full_name_of_what_it_calls_otherwise(capsys):
    """市住建局 in a text about one city means one bureau there; in other texts it means none. A hit without a note prints too."""
    found = {one.id: one.also.split("\n") for one in search_documents(load(ROOT).entries, {}, read_authority(ROOT))}
    assert [id for id, also in found.items() if "辽源市住房和城乡建设局" in also] == ["liaoyuan-2025-housing"]
    main(["search", "辽源市住房和城乡建设局", "--root", str(ROOT)])
    assert capsys.readouterr().out.splitlines()[1].startswith("liaoyuan-2025-housing")


@pytest.mark.parametrize("title", ["中华人民共和国网络安全法", "中華人民共和國網絡安全法"])
def test_a_law_is_known_without_the_name_of_its_state(title: str) -> None:
    """In either script; nothing is left of a title that is the state's name alone."""
    found = json.loads(decoded(vocabulary([text("a", title, "条")], [])["pwlaqf"]))
    assert found == [title[7:]]
    assert vocabulary([text("a", "中华人民共和国", "条")], []).keys().isdisjoint(("p", "-"))
