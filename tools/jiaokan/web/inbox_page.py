"""The desk's inbox: files are dropped in, what was proposed of them is looked at and put right, rights are said for many at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jiaokan.record.schema import Meta
from jiaokan.site.markup import element, escape, identifier
from jiaokan.site.terms import GENRE_NAMES, PUBLISH, RIGHTS
from jiaokan.text import re
from jiaokan.text.digest import digest
from jiaokan.web.shell import asset, page

FIELDS = {
    "title": "题名", "subtitle": "副题", "genre": "体裁", "issuers": "发文机关", "number": "文号", "paper": "报刊", "page": "版",
    "section": "栏目", "authors": "作者", "issued": "成文日期", "adopted": "通过日期", "revised": "修订日期",
    "effective": "施行日期", "published": "发布日期",
}  # fmt: skip
"""What can be put right here: all facts; several bodies or authors are parted by 、."""
RIGHT_FIELDS = {"status": "权利", "holder": "权利人", "basis": "依据", "publish": "公开"}
_EVIDENCE = re.compile(r"^ *(\w+):[^#\n]*# *(据.*)$", re.MULTILINE)


def inbox_page(name: str, there: Mapping[str, tuple[Meta, str]]) -> str:
    """The page.

    Args:
        name: what the corpus is called.
        there: the documents that were added and not built yet: record and its text, by id.
    """
    rows = "".join(_row(id, meta, text) for id, (meta, text) in there.items())
    heads = "".join(element("th", words, scope="col") for words in ("选", "代号", *FIELDS.values(), *RIGHT_FIELDS.values()))
    table = element("table", element("thead", element("tr", heads)) + element("tbody", rows))
    area = element("div", table, class_="jk-scroll", tabindex="0", role="region", aria_label="所拟的著录")
    drop = (
        '<section class="drop"><label>拖文件到这一页，或在此选：<input type="file" name="files" multiple></label>'
        '<ul class="came" aria-live="polite"></ul></section>'
    )
    every = (
        '<div class="ways"><button type="button" data-do="all">全选</button>'
        f"<label>所选的：权利 {_select('status', RIGHTS, '')}</label>"
        '<label>权利人 <input name="holder" autocomplete="off"></label>'
        '<label class="reason">依据 <input name="basis" autocomplete="off"></label>'
        f"<label>公开 {_select('publish', PUBLISH, '')}</label>"
        '<button type="button" data-do="apply">写到所选各篇</button></div>'
    )
    ways = (
        '<div class="ways"><button type="button" data-do="save">存著录</button>'
        '<button type="button" data-do="build" class="main">存著录，构建</button></div>'
    )
    said = '<p class="said" role="status" aria-live="polite"></p><div class="wrong" role="alert" hidden></div>'
    body = every + area + ways if there else element("p", "没有待构建的文献。")
    nav = '<nav aria-label="编校台"><a href="/">全部</a></nav>'
    main = element("main", nav + element("h1", f"{escape(name)}：收件") + drop + said + body, class_="list inbox")
    return page(f"收件：{name}", main, scripts=(asset("inbox.js"),))


def _row(id: str, meta: Meta, text: str) -> str:
    evidence = dict(_EVIDENCE.findall(text))
    dates = {key: getattr(meta.dates, key) for key in ("issued", "adopted", "revised", "effective", "published")}
    facts = {key: getattr(meta, key) for key in ("title", "subtitle", "genre", "number", "paper", "page", "section")}
    values: dict[str, Any] = {
        **facts, **dates, "issuers": "、".join(meta.issuers), "authors": "、".join(meta.authors), "status": meta.rights.status,
        "holder": meta.rights.holder, "basis": meta.rights.basis, "publish": meta.publish,
    }  # fmt: skip
    cells = [element("td", f'<input type="checkbox" aria-label="选 {escape(id)}">'), element("td", f"<code>{escape(id)}</code>")]
    choices = {"genre": GENRE_NAMES, "status": RIGHTS, "publish": PUBLISH}
    for key, name in (FIELDS | RIGHT_FIELDS).items():
        value, label = str(values[key] or ""), f"{id} {name}"
        field = (
            _select(key, choices[key], value, label)
            if key in choices
            else f'<input name="{key}" value="{escape(value)}" aria-label="{escape(label)}" autocomplete="off">'
        )
        why = element("small", escape(evidence[key])) if key in evidence else ""
        cells.append(element("td", field + why))
    return element("tr", "".join(cells), data_id=identifier(id), data_seal=digest(text))


def _select(name: str, names: Mapping[str, str], value: str, label: str = "") -> str:
    empty = "" if value else '<option value=""></option>'
    options = empty + "".join(
        f'<option value="{key}"{" selected" if key == value else ""}>{escape(words)}</option>' for key, words in names.items()
    )
    said = f' aria-label="{escape(label)}"' if label else ""
    return f'<select name="{name}"{said}>{options}</select>'
