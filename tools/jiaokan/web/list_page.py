"""The desk's first page: every text with how far it has been read and what waits in it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from jiaokan.checks.problem import Problem
from jiaokan.entry.entry import Entry
from jiaokan.site.markup import element, escape, identifier
from jiaokan.site.terms import GENRES, PUBLISH, RIGHTS
from jiaokan.web.places import places
from jiaokan.web.proof_page import READ
from jiaokan.web.shell import asset, page


def list_page(
    name: str,
    entries: Iterable[Entry],
    signs: Iterable[Problem],
    edited: Collection[str],
    drafts: Collection[str],
    released: Mapping[str, str],
    error: str,
) -> str:
    """The page.

    Args:
        name: what the corpus is called.
        entries: all documents, as they stand now.
        signs: the signs of errors in them.
        edited: those that were edited by hand since they were built.
        drafts: those of which something is pending.
        released: the last release that has each.
        error: what keeps the corpus from being built, if something does.
    """
    seen: dict[str, list[Problem]] = {}
    for sign in signs:
        seen.setdefault(sign.document, []).append(sign)
    rows = []
    for entry in entries:
        waits, meta = places(entry, seen.get(entry.id, ())), entry.meta
        state = "有手改：jiaokan adopt" if entry.id in edited else "有未存的改动" if entry.id in drafts else ""
        doubts = sum(one.kind == "doubt" for one in waits)
        way = escape(meta.title) if entry.id in edited else f'<a href="/t/{identifier(entry.id)}">{escape(meta.title)}</a>'
        cells = (
            way, f"<code>{escape(entry.id)}</code>", GENRES[meta.genre], PUBLISH[meta.publish], RIGHTS[meta.rights.status],
            READ[meta.read or 0], escape(released.get(entry.id, "")), str(doubts or ""), str(len(waits) - doubts or ""), state,
        )  # fmt: skip
        rows.append(element("tr", "".join(element("td", cell) for cell in cells)))
    head = "".join(
        element("th", cell, scope="col") for cell in ("题名", "代号", "体裁", "公开", "权利", "校次", "发布", "存疑", "迹象", "待办")
    )
    table = element("table", element("thead", element("tr", head)) + element("tbody", "".join(rows)))
    area = element("div", table, class_="jk-scroll", tabindex="0", role="region", aria_label="全部文献")
    wrong = element("div", escape(error), class_="wrong", role="alert") if error else ""
    ways = '<nav aria-label="编校台"><a href="/inbox">收件：加入文件</a></nav>'
    commit = (
        '<section aria-labelledby="commit"><h2 id="commit">检验，提交</h2>'
        "<p>先构建，再检验各条规则；都合，就把 corpus 里的改动提交到 git。</p>"
        '<div class="ways"><label class="reason">说明 <input name="message" autocomplete="off"></label>'
        '<button type="button" data-do="commit" class="main">检验，提交</button></div>'
        '<p class="said" role="status" aria-live="polite"></p><pre class="found" tabindex="0" hidden></pre></section>'
    )
    main = element("main", element("h1", f"{escape(name)}：编校台") + ways + wrong + area + commit, class_="list")
    return page(f"编校台：{name}", main, scripts=(asset("list.js"),))
