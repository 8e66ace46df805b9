"""Which tables of a page hold data in rows and columns; the others only lay out the page and are read as blocks.

A table of data has rows of several cells, none of them long, and holds neither another table nor the main content.
"""

from __future__ import annotations

from collections import defaultdict

from jiaokan.html.tree import Element, SourceTree
from jiaokan.text import re

FIELD = re.compile(
    r"(?:索引号|文号|[发發]文(?:字号|字號|机关|機關|日期|单位)|成文日期|生成日期|发布(?:机构|日期|单位)|标题|名称|法規名稱|主题(?:分类|词)|信息分类"
    r"|公开(?:日期|方式|类别|形式)|有效性|效力(?:状态)?|(?:修正|公布|公發布|發布|施行)日期|法規類別|信息名称|公文种类|组配分类)"
)
"""Names of fields in the record that a page of official documents sets above the text."""
MOST_RECORD_CELLS = 60
LONGEST_CELL_CHARACTERS = 400
"""Characters beyond which a cell is a column of the page."""


def data_rows(page: SourceTree, main: Element) -> set[Element]:
    """The rows of all tables that hold data."""
    table_of: dict[Element, Element | None] = {page.root: None}
    rows: dict[Element, list[Element]] = defaultdict(list)
    layout: set[Element] = set()
    for element in page.root.walk():
        table = table_of[element.parent] if element.parent else None
        if element.name == "table":
            if table:
                layout.add(table)
            if element.first <= main.first and main.last <= element.last:
                layout.add(element)
            table = element
        elif element.name == "tr" and table:
            rows[table].append(element)
        elif element.name in ("td", "th") and table and page.measure(element)[0] > LONGEST_CELL_CHARACTERS:
            layout.add(table)
        table_of[element] = table
    return {row for table, found in rows.items() if table not in layout and _has_columns(found) for row in found}


def records(page: SourceTree, rows: set[Element]) -> set[Element]:
    """The tables, among those of these rows, that say what the page knows of its text: a label with a colon before each value."""
    tables: dict[Element, list[Element]] = defaultdict(list)
    for row in rows:
        table = row.parent
        while table and table.name != "table":
            table = table.parent
        if table:
            tables[table] += [cell for cell in row.children if cell.name in ("td", "th")]
    found = {table for table, cells in tables.items() if len(cells) >= 4 and _is_record(page, cells)}
    return found | {table for table in page.root.walk() if found and table.name == "table" and _is_empty_field(page, table)}


def _is_empty_field(page: SourceTree, table: Element) -> bool:
    """Whether a table beside a record holds the name of a field and nothing for it: 主题词："""
    return page.measure(table)[0] <= 8 and re.fullmatch(rf"{FIELD.pattern}[:：]", page.text(table)) is not None


def _is_record(page: SourceTree, cells: list[Element]) -> bool:
    """Whether half of the cells are labels, some of them the names of a record's fields."""
    if len(cells) > MOST_RECORD_CELLS:
        return False
    texts = [page.text(cell) for cell in cells if page.measure(cell)[0] <= 12]
    labels = [text for text in texts if text.endswith(("：", ":"))]
    return len(labels) * 2 >= len(cells) and sum(FIELD.match(text) is not None for text in labels) >= 2


def _has_columns(rows: list[Element]) -> bool:
    """At least two rows, and several cells in half of them."""
    several = sum(sum(cell.name in ("td", "th") for cell in row.children) >= 2 for row in rows)
    return len(rows) >= 2 and several * 2 >= len(rows)
