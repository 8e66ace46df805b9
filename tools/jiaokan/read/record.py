"""The record that a page of official documents sets above the text: 索引号：…, 发文机关：…, 标题：….

It repeats what the document says of itself, so none of its lines is a title; the names are those of the catalogues of such pages.
"""

from __future__ import annotations

from jiaokan.text import re

_RECORD = re.compile(
    r"(?:标题|名称|索引号|文号|发文字号|主题分类|信息分类|主题词|所属机构|发布机构|发文机关|发文机构|成文日期|发文日期|发布日期|生成日期|公开方式|公开类别|有效性|效力状态|公文种类|组配分类|信息索引|主办单位|责任部门)[:：]"
)


def is_record(text: str) -> bool:
    """Whether a line is a field of the record: its name, a colon, its value."""
    return _RECORD.match(text) is not None
