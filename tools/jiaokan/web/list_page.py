"""The desk's first page: every text with how far it has been read and what waits in it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from jiaokan.site.markup import element, escape, identifier
from jiaokan.site.terms import GENRE_NAMES, PUBLISH, RIGHTS
from jiaokan.web.proof_page import READ
from jiaokan.web.shell import asset, page
from jiaokan.web.write_rows import TextRow


def list_page(name: str, texts: Iterable[TextRow], waiting: int, drafts: Collection[str], released: Mapping[str, str], error: str) -> str:
    """The page.

    Args:
        name: what the corpus is called.
        texts: what is known of each document.
        waiting: how many were not looked at yet.
        drafts: those of which something is pending.
        released: the last release that has each.
        error: what keeps one from being read, if something does.
    """
    rows = []
    for one in texts:
        state = "有手改：jiaokan adopt" if one.edited else "有未存的改动" if one.id in drafts else ""
        way = escape(one.title) if one.edited else f'<a href="/t/{identifier(one.id)}">{escape(one.title)}</a>'
        cells = (
            way, f"<code>{escape(one.id)}</code>", GENRE_NAMES.get(one.genre, ""), PUBLISH.get(one.publish, ""), RIGHTS.get(one.rights, ""),
            READ[one.read], escape(released.get(one.id, "")), str(one.doubts or ""), str(one.signs or ""), state,
        )  # fmt: skip
        rows.append(element("tr", "".join(element("td", cell) for cell in cells)))
    head = "".join(
        element("th", cell, scope="col") for cell in ("题名", "代号", "体裁", "公开", "权利", "校次", "发布", "存疑", "迹象", "待办")
    )
    table = element("table", element("thead", element("tr", head)) + element("tbody", "".join(rows)))
    area = element("div", table, class_="jk-scroll", tabindex="0", role="region", aria_label="全部文献")
    wrong = element("div", escape(error), class_="wrong", role="alert") if error else ""
    rest = f'<p role="status">还有 {waiting} 篇正在看，<a href="/">刷新</a>。</p>' if waiting else ""
    ways = '<nav aria-label="编校台"><a href="/inbox">收件：加入文件</a></nav>'
    commit = (
        '<section aria-labelledby="commit"><h2 id="commit">检验，提交</h2>'
        "<p>先构建，再检验各条规则；都合，就把 corpus 里的改动提交到 git。</p>"
        '<div class="ways"><label class="reason">说明 <input name="message" autocomplete="off"></label>'
        '<button type="button" data-do="commit" class="main">检验，提交</button></div>'
        '<p class="said" role="status" aria-live="polite"></p><pre class="found" tabindex="0" hidden></pre></section>'
    )
    main = element("main", element("h1", f"{escape(name)}：编校台") + ways + wrong + rest + area + commit, class_="list")
    return page(f"编校台：{name}", main, scripts=(asset("list.js"),))
