"""The head of a newspaper page gives its day and its number, if nothing on the page speaks against them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiaokan import corpus
from jiaokan.cli import main
from jiaokan.intake.masthead import Masthead, masthead


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("第A02版：要闻\n2025年6月18日 星期三\n\n正文。", Masthead("2025-06-18", "第A02版", "要闻")),
        ("2025年6月18日　星期三　03版\n03版 综合\n", Masthead("2025-06-18", "第03版", "综合")),
        ("2025年6月18日 星期四\n", Masthead()),
        ("会议将于2025年6月18日（星期三）召开。\n2025年6月19日 星期四\n", Masthead("2025-06-19")),
        ("2025年6月18日 星期三\n2025年6月19日 星期四\n", Masthead()),
        ("第1版\n第2版\n", Masthead()),
        ("详见第2版。\n", Masthead()),
        ("2025年2月30日 星期日\n", Masthead()),
        ("2025年6月18日　星期三　晴\n早起去河边挑水。\n", Masthead()),
        ("2025年6月18日 星期三\n早起去河边挑水。\n6月20日 星期五\n一天没有出门。\n", Masthead()),
        ("见字如面。\n　　德厚\n　　2025年6月18日 星期三\n", Masthead()),
    ],
)
def test_a_day_with_its_weekday_is_the_day_of_the_paper(raw: str, wanted: Masthead) -> None:
    """The weekday must be right, and there must be one such day and one such page only."""
    assert masthead(raw) == wanted


@given(st.text(alphabet="2025年6月18日 星期三天第A0版：要闻\n", max_size=60))
def test_any_head_is_read(raw: str) -> None:
    """Whatever stands there, a day is one that the calendar has."""
    found = masthead(raw)
    assert found.day == "" or len(found.day) == 10
    assert found.page == "" or found.page.endswith("版")


def test_add_takes_it_into_the_records(tmp_path: Path) -> None:
    """The source has the day, its documents the day and the page."""
    (tmp_path / "corpus").mkdir()
    page = tmp_path / "page.txt"
    page.write_text(
        "2025年6月18日 星期三\n\n第3版：要闻\n\n甲县召开会议\n\n本报讯（记者 徐楠）日前，甲县召开会议，部署有关工作，要求认真落实。\n"
    )
    assert main(["add", str(page), "--id", "page", "--root", str(tmp_path)]) == 0
    base = corpus.records(tmp_path)
    assert base.sources["page"].published == "2025-06-18"
    (meta,) = base.metas.values()
    assert (meta.page, meta.section, meta.dates.published, meta.authors) == ("第3版", "要闻", "2025-06-18", ("徐楠",))
