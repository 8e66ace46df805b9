"""One sentence a line in the file, no gap between sentences on the page."""

import pytest

from jiaokan.site.sentence_lines import join_sentences


@pytest.mark.parametrize(
    ("page", "joined"),
    [
        ("一句。\n二句。\n\n新段。", "一句。二句。\n\n新段。"),
        ("---\ntitle: 题\n---\n\n一句。\n二句。", "---\ntitle: 题\n---\n\n一句。二句。"),
        ("- 一项。\n  接着说。\n- 二项。", "- 一项。接着说。\n- 二项。"),
        ("见。\n[目录](catalogue.md)。", "见。[目录](catalogue.md)。"),
        ("见下。\n`code` 是代码。", "见下。`code` 是代码。"),
        ("中文\n中文", "中文中文"),
    ],
)
def test_lines_of_prose_are_joined(page, joined):
    """What follows a full-width mark, and Han after Han, stand without a gap; paragraphs stay apart."""
    assert join_sentences(page) == joined


@pytest.mark.parametrize(
    "page",
    [
        "# 题\n正文",
        "正文。\n- 项",
        "正文。\n1. 项",
        "正文。\n\n正文。",
        "```text\n一句。\n二句。\n```\n正文。",
        "| 甲。 |\n| 乙。 |",
        "<p>甲。\n乙。</p>\n丙。",
        "正文。\n::: jiaokan.clean",
        "One sentence.\nAnother one.",
        "中文\nLatin",
        "正文。\n---",
    ],
)
def test_other_lines_stay(page):
    """Headings, lists, tables, code, HTML, directives and Latin prose keep their lines."""
    assert join_sentences(page) == page
