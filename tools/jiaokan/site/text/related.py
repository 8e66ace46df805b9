"""The documents that have to do with this one, each once, with all that ties the two.

What an editor recorded comes first, then what cites and is cited, what has passages in common, what stood beside it in the source.
"""

from __future__ import annotations

from typing import NamedTuple

from jiaokan.entry.entry import Entry
from jiaokan.site.listed import facts, when
from jiaokan.site.markup import element, escape, identifier
from jiaokan.site.published import published_references
from jiaokan.site.shelf import Shelf
from jiaokan.site.terms import RELATIONS, chinese_date

_SAID = {"quotes": "cites", "quoted-by": "cited"}
"""Relations that say what a reference in the text says too."""


class Tie(NamedTuple):
    """One way in which another document has to do with this one."""

    kind: str
    label: str
    """For a reader."""
    why: str = ""


def related(entry: Entry, shelf: Shelf) -> str:
    """The list as HTML; nothing if there is no such document."""
    found = ties(entry, shelf)
    alike = {id: several[0] for id, several in found.items() if [tie.kind for tie in several] == ["parallel"]}
    items = [_item(shelf.by_id[id], several, shelf) for id, several in found.items() if id not in alike]
    if alike:
        rows = (f'<a href="../{identifier(id)}/">{escape(shelf.name(id))}</a>（{tie.label}）' for id, tie in alike.items())
        items.append(f"<li>{'、'.join(rows)}</li>")
    return element("ul", "".join(items), class_="jk-list") if items else ""


def ties(entry: Entry, shelf: Shelf) -> dict[str, list[Tie]]:
    """For each document that has to do with this one what ties them, in the order in which they are listed."""
    found: dict[str, list[Tie]] = {}
    for relation in entry.meta.relations:
        found.setdefault(relation.document, []).append(Tie(relation.type, RELATIONS[relation.type], relation.why or ""))
    for one in published_references(entry):
        if one.get("target"):
            _add(found, one["target"]["document"], Tie("cites", "本文所引"))
    for citing in shelf.cited_by.get(entry.id, ()):
        _add(found, citing.entry.id, Tie("cited", "引用本文"))
    passages = [one for one in shelf.alike.get(entry.id, ()) if one.anchor in shelf.anchors[entry.id]]
    for document in dict.fromkeys(one.document for one in passages):
        count = sum(one.document == document for one in passages)
        _add(found, document, Tie("parallel", f"同文{count}处"))
    for kind, label, other in zip(("prev", "next"), ("同一来源，上一篇", "同一来源，下一篇"), shelf.neighbours[entry.id], strict=True):
        if other:
            _add(found, other.id, Tie(kind, label))
    return {id: several for id, several in found.items() if id in shelf.by_id and id != entry.id}


def _add(found: dict[str, list[Tie]], document: str, tie: Tie) -> None:
    mine = found.setdefault(document, [])
    if all(tie.kind not in (one.kind, _SAID.get(one.kind)) for one in mine):
        mine.append(tie)


def _item(other: Entry, found: list[Tie], shelf: Shelf) -> str:
    rel = " ".join(tie.kind for tie in found if tie.kind in ("prev", "next")) or None
    title = element("a", escape(other.meta.title), href=f"../{identifier(other.id)}/", rel=rel)
    date = chinese_date(when(other)) if when(other) else ""
    said = "".join(f"<span>{escape(fact)}</span>" for fact in (*facts(other), date) if fact)
    how = "".join(
        element("span", tie.label, class_="jk-relation") + (f'<span class="jk-why">{escape(tie.why)}</span>' if tie.why else "")
        for tie in found
    )
    return f'<li>{title}<p class="jk-facts">{how}{said}</p></li>'
