"""What the texts cite and the corpus does not hold, the most cited first: what to collect next."""

from __future__ import annotations

from jiaokan.reference.target import STATE, title_key
from jiaokan.site.markup import element, escape
from jiaokan.site.shelf import Citing, Shelf
from jiaokan.site.terms import UNRESOLVED


def cited_page(shelf: Shelf) -> str:
    """The page as HTML."""
    wanted: dict[str, list[Citing]] = {}
    for citing in shelf.not_held:
        reference = citing.reference
        # A short name stands for what was named before it and was counted there.
        if reference.get("kind") in ("title", "number") and reference.get("why") in ("no-candidate", "several-candidates"):
            wanted.setdefault(title_key(str(reference.get("quote", ""))).removeprefix(STATE), []).append(citing)
    items = [_item(cited) for key, cited in sorted(wanted.items(), key=lambda pair: (-len(pair[1]), pair[0])) if key]
    said = (
        "<p>下列文献为本集各篇所引，本集还没有收，按引用次数排列。点出处可看引它的那一段。</p>"
        if items
        else "<p>本集各篇所引的文献都已收入。</p>"
    )
    return element("div", "<h1>待收文献</h1>" + said + element("ol", "".join(items), class_="jk-wanted"), class_="jk-cited")


def _item(cited: list[Citing]) -> str:
    """One wanted text, under the fullest form of its title."""
    quote = max((str(one.reference.get("quote", "")) for one in cited), key=len)
    places = "".join(
        f'<li><a href="../t/{c.entry.id}/#{c.block.anchor}">{escape(c.entry.meta.title)}</a></li>'
        for c in {(c.entry.id, c.block.anchor): c for c in cited}.values()
    )
    why = str(cited[0].reference.get("why", ""))
    note = f'<p class="jk-why">{UNRESOLVED[why]}</p>' if why != "no-candidate" else ""
    return (
        f'<li><details><summary>{escape(quote)}<span class="jk-count">{len(cited)}次</span></summary>{note}<ul>{places}</ul></details></li>'
    )
