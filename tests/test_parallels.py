"""Parallel passages: what two documents share is found wherever it is twelve letters long, and stock phrases are not."""

from __future__ import annotations

import json
import time
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from jiaokan.annotate.letters import Letters
from jiaokan.annotate.parallel import LEAST_RARITY, difference
from jiaokan.annotate.shared_runs import MOST_COMMON_DOCUMENTS, SHORTEST_RUN_LETTERS, common, shared_runs
from jiaokan.corpus import load

HERE = Path(__file__).parents[1]


def grams(strings: list[str]) -> dict[str, set[tuple[int, int]]]:
    """Every piece of twelve letters with its places: the exhaustive comparison."""
    found: dict[str, set[tuple[int, int]]] = {}
    for document, string in enumerate(strings):
        for at in range(len(string) - SHORTEST_RUN_LETTERS + 1):
            found.setdefault(string[at : at + SHORTEST_RUN_LETTERS], set()).add((document, at))
    return found


def covered(strings: list[str]) -> tuple[int, int]:
    """Of the pairs of places that share twelve letters, in phrases that few documents have: how many there are and how many were found."""
    runs = shared_runs(strings)
    found = {(run.first, run.start + at, run.second, run.other + at) for run in runs for at in range(run.length - SHORTEST_RUN_LETTERS + 1)}
    pairs = [
        (*one, *two)
        for places in grams(strings).values()
        if 1 < len({document for document, _ in places}) <= common(len(strings))
        for one in places
        for two in places
        if one[0] < two[0]
    ]
    return len(pairs), len(found.intersection(pairs))


def test_nearly_all_is_found_in_the_corpus() -> None:
    """Measured against the exhaustive comparison of all documents here."""
    strings = [Letters.of([block.text for block in entry.blocks]).string for entry in load(HERE).entries]
    there, found = covered(strings)
    assert there > 500
    assert found / there >= 0.92


@settings(max_examples=60)
@given(st.text("甲乙丙丁戊", max_size=40), st.text("甲乙丙丁戊", max_size=40), st.text("子丑寅卯辰巳午未", min_size=12, max_size=30))
def test_a_shared_run_is_found_wherever_it_stands(before: str, after: str, shared: str) -> None:
    """A run of twelve letters or more, between whatever else the two texts have."""
    runs = shared_runs([before + shared + after, after + shared + before])
    assert any(run.start <= len(before) and run.start + run.length >= len(before) + len(shared) for run in runs)
    for run in runs:
        first, second = before + shared + after, after + shared + before
        assert first[run.start : run.start + run.length] == second[run.other : run.other + run.length]


def test_what_many_documents_say_is_a_stock_phrase() -> None:
    """Four documents with the same phrase are no parallel; two of them with a passage of their own are one."""
    phrase, own = "全面贯彻落实有关会议的精神", "这一段文字只有两篇文献里才有"
    texts = [f"一{phrase}甲", f"二{phrase}乙{own}", f"三{phrase}丙", f"四{phrase}丁{own}"]
    assert [(run.first, run.second) for run in shared_runs(texts) if run.rarity >= LEAST_RARITY] == [(1, 3)]


def test_what_repeats_itself_costs_no_more() -> None:
    """A text of one letter, and one that is another many times over: the cost stays linear."""
    start = time.process_time()
    shared_runs(["天" * 30_000, "天" * 30_000])
    shared_runs(["甲乙丙丁戊己庚辛壬癸子丑寅卯" * 3_000] * 2)
    assert time.process_time() - start < 20


def test_the_difference_is_what_stands_between_the_runs() -> None:
    """Words of the one, words of the other."""
    one, two = "天地玄黄，宇宙洪荒。", "天地玄黄宇宙大荒。"
    assert difference(one, two, [(0, 4, 0, 4), (5, 7, 4, 6), (8, 9, 7, 8)]) == (("，", ""), ("洪", "大"))


def test_the_corpus_has_its_parallels() -> None:
    """Each quotes what stands at its place; the report and what it reports on come first, with the direction of their relation."""
    base = load(HERE)
    blocks = {f"{entry.id}#{block.anchor}": block.text for entry in base.entries for block in entry.blocks}
    for one in base.parallels:
        for passage in one["passages"]:
            assert blocks[passage["source"]][passage["start"] : passage["end"]] == passage["exact"]
    first = base.parallels[0]
    assert {passage["source"].split("#")[0] for passage in first["passages"]} == {"portal-20260105-metrology-report", "samr-2020-186"}
    assert (first["earlier"], first["by"]) == ("samr-2020-186", "relation")
    assert json.dumps(base.parallels[0], ensure_ascii=False) in (HERE / "corpus/parallels.jsonl").read_text(encoding="utf-8")


def test_a_phrase_of_many_documents_makes_no_pairs() -> None:
    """However many documents there are, so that there are never more pairs than texts: of n documents there would be n² of them."""
    shared = "子丑寅卯辰巳午未申酉戌亥"
    assert common(600) == 3
    assert common(2_000) == common(1_000_000) == MOST_COMMON_DOCUMENTS
    others = [chr(0x4E00 + at) * 3 for at in range(10_000)]
    few = [shared + others[at] for at in range(MOST_COMMON_DOCUMENTS)]
    assert len(shared_runs([*few, *others[MOST_COMMON_DOCUMENTS:]])) == MOST_COMMON_DOCUMENTS * (MOST_COMMON_DOCUMENTS - 1) // 2
    assert not shared_runs([*few, shared, *others[MOST_COMMON_DOCUMENTS + 1 :]])
