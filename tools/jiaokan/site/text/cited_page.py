"""What the texts cite and the corpus does not hold, the most cited first: what to collect next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from jiaokan.reference.work import by_work
from jiaokan.site.lists.paging import Room
from jiaokan.site.markup import element, escape, identifier
from jiaokan.site.shelf import Citing, Shelf
from jiaokan.site.terms import UNRESOLVED

SHOWN_PLACES = 100
"""How many paragraphs that cite a work are listed under it."""


def cited_page(shelf: Shelf) -> str:
    """The page as HTML."""
    wanted = by_work((citing, citing.reference) for citing in shelf.not_held if _counts(citing.reference))
    items = [_item(list(cited)) for cited in sorted(wanted, key=lambda cited: (-len(cited), _name(cited)))]
    said = (
        "<p>下列文献为本集各篇所引，本集还没有收，按引用次数排列。点出处可看引它的那一段。</p>"
        if items
        else "<p>本集各篇所引的文献都已收入。</p>"
    )
    shown = Room().taken(items)
    if rest := len(items) - len(shown):
        shown.append(f"<li>……另有{rest}种</li>")
    return element("div", "<h1>待收文献</h1>" + said + element("ol", "".join(shown), class_="jk-wanted"), class_="jk-cited")


def _counts(reference: Mapping[str, Any]) -> bool:
    """Whether a reference asks for a document; a short name stands for what was named before it and was counted there."""
    return reference.get("kind") in ("title", "number", "name") and reference.get("why") in ("no-candidate", "several-candidates")


def _name(cited: Sequence[Citing]) -> str:
    """The fullest title of a work, else its number."""
    titles = [str(one.reference.get("quote", "")) for one in cited if one.reference.get("kind") != "number"]
    return max(titles or [str(one.reference.get("quote", "")) for one in cited], key=len)


def _item(cited: Sequence[Citing]) -> str:
    """One wanted work, under its fullest name."""
    quote = _name(cited)
    blocks = list({(c.entry.id, c.block.anchor): c for c in cited}.values())
    places = "".join(
        f'<li><a href="../t/{c.entry.id}/#{c.block.anchor}">{escape(c.entry.meta.title)}</a></li>' for c in blocks[:SHOWN_PLACES]
    )
    places += f"<li>……另有{len(blocks) - SHOWN_PLACES}处</li>" if len(blocks) > SHOWN_PLACES else ""
    why = str(cited[0].reference.get("why", ""))
    note = f'<p class="jk-why">{UNRESOLVED[why]}</p>' if why != "no-candidate" else ""
    work = next((str(c.reference["work"]) for c in cited if c.reference.get("work")), "")
    note += f'<p><a href="../names/works/{identifier(work)}/">题名、文号、版本与各处引文</a></p>' if work else ""
    return (
        f'<li><details><summary>{escape(quote)}<span class="jk-count">{len(cited)}次</span></summary>{note}<ul>{places}</ul></details></li>'
    )
