"""The page of what is known of a document and was done to it: decisions, changes by their reasons, the raw text; citations; its source.

A thousand line joins are one line of the summary and one closed list;
what a person decided comes first, since it is what a reader may dispute.
"""

from __future__ import annotations

from collections import Counter

from jiaokan.edition.swhid import edition_id
from jiaokan.entry.entry import Entry
from jiaokan.reasons import REASONS
from jiaokan.site.markup import element, escape, identifier, visible
from jiaokan.site.published import published_blocks, published_changes, published_decisions, published_doubts
from jiaokan.site.record.beside import beside
from jiaokan.site.record.provenance import asked_first, data_links, known, listed, told_apart
from jiaokan.site.record.raw_place import RawLines
from jiaokan.site.shelf import Shelf
from jiaokan.site.terms import DECISIONS
from jiaokan.site.text.citations import in_all_styles
from jiaokan.text import Piece

SHOWN_PLACES = 300
"""How many places of one change are listed; the rest are only counted, and stand in the data file."""
CONTEXT_CHARACTERS = 8
"""Code points on either side of a doubt."""


def changes_page(entry: Entry, shelf: Shelf) -> str:
    """The page as HTML.

    Args:
        entry: the document.
        shelf: all documents.
    """
    lines = RawLines(entry.raw)
    changes = published_changes(entry)
    parts = [
        '<nav class="jk-crumb" aria-label="位置"><a href="../../../catalogue/">目录</a> › <a href="../">本文</a></nav>',
        element("h1", "著录与校勘"),
        f'<p class="jk-of"><a href="../">{escape(entry.meta.title)}</a></p>',
        listed(known(entry, shelf)),
        _summary(entry, changes),
        _decisions(entry),
        _doubts(entry, lines),
        _by_reason(entry, changes, lines),
    ]
    blocks = published_blocks(entry)
    if blocks:
        note = "<p>左为原始文件，行首是行号；右为校定文字，只有删去的段落不另列。<del>删</del>、<ins>增</ins>处有标记。</p>"
        parts.append(_section("beside", "原文对照", note + beside(blocks, lines, entry.meta.language)))
        parts.append(_section("check", "核对", _content_id(entry)))
    parts += [
        _section("cite", "引用", in_all_styles(entry, shelf.stamp(entry.id))),
        _section("source", "来源与权利", listed([*asked_first(entry), *told_apart(entry), ("数据", data_links(entry))])),
    ]
    return element("div", "\n".join(part for part in parts if part), class_="jk-changes")


def _content_id(entry: Entry) -> str:
    id, place = edition_id(entry.blocks), f"corpus/documents/{identifier(entry.id)}/edition.md"
    return f"<p>校勘本的内容标识（SWHID）：<code>{id}</code>。在本站源码库中核对：<code>git hash-object {place}</code>，所得即末一段。</p>"


def _section(name: str, title: str, content: str) -> str:
    return f'<section aria-labelledby="jk-{name}"><h2 id="jk-{name}">{title}</h2>{content}</section>'


def _sentence(code: str) -> str:
    return REASONS[code].zh if code in REASONS else code


def _summary(entry: Entry, changes: tuple[Piece, ...]) -> str:
    if not changes:
        said = "本篇文字不公开，改动也不列出。" if entry.meta.publish == "metadata" else "原始文字没有改动。"
        return f"<p>{said}</p>"
    part = "（只列公开部分）" if entry.meta.publish != "full" else ""
    return (
        f"<p>共改动{len(changes)}处{part}。原始文件一字未动，凭这里的记录可以逐字复原；"
        f'各条理由的规则见<a href="../../../guide/reasons/">修改理由</a>。</p>'
    )


def _decisions(entry: Entry) -> str:
    items = []
    for decision in published_decisions(entry):
        kind = DECISIONS.get(str(decision.get("kind", "")), str(decision.get("kind", "")))
        old, new = str(decision.get("old") or ""), str(decision.get("new") or "")
        change = f"<del>{visible(old)}</del> → <ins>{visible(new)}</ins>" if old or new else ""
        quote = f'<q class="jk-context">{escape(str(decision.get("quote") or ""))}</q>'
        why = f'<p class="jk-why">{escape(str(decision.get("why") or ""))}</p>'
        items.append(f'<li><span class="jk-relation">{escape(kind)}</span>{change} {quote}{why}</li>')
    return _section("decisions", "编者的决定", element("ul", "".join(items), class_="jk-list")) if items else ""


def _doubts(entry: Entry, lines: RawLines) -> str:
    items = []
    for doubt in published_doubts(entry):
        start, end = doubt["at"], doubt["at"] + doubt["length"]
        candidates = "、".join(f"<ins>{visible(str(c))}</ins>" for c in doubt.get("candidates", ()))
        may = f"或作{candidates}" if candidates else ""
        context = _context(entry.raw, start, end)
        items.append(
            f"<li><code>{lines.place(start)}</code> {context[0]}<mark>{visible(entry.raw[start:end])}</mark>{context[1]} {may}"
            f'<p class="jk-why">{escape(_sentence(doubt["reason"]))}</p></li>'
        )
    return _section("doubts", "存疑", "<p>证据不足，照录原文。</p>" + element("ul", "".join(items), class_="jk-list")) if items else ""


def _context(raw: str, start: int, end: int) -> tuple[str, str]:
    return visible(raw[max(0, start - CONTEXT_CHARACTERS) : start]), visible(raw[end : end + CONTEXT_CHARACTERS])


def _by_reason(entry: Entry, changes: tuple[Piece, ...], lines: RawLines) -> str:
    """Each reason with how often it was given, the most frequent first, and what was changed for it before all."""
    counts = Counter(code for piece in changes for code in piece.why)
    groups: dict[str, dict[tuple[str, str], list[Piece]]] = {}
    for piece in changes:
        groups.setdefault(piece.why[0], {}).setdefault((piece.old, piece.new), []).append(piece)
    parts = []
    for code, count in counts.most_common():
        same = sorted(groups.get(code, {}).items(), key=lambda group: (-len(group[1]), group[1][0].at))
        items = "".join(_change(old, new, places, lines) for (old, new), places in same)
        parts.append(
            f'<details id="jk-r-{escape(code)}"><summary>{escape(_sentence(code))}'
            f'<span class="jk-count"><code>{escape(code)}</code> {count}处</span></summary>'
            f'<ul class="jk-edits" translate="no" lang="{entry.meta.language}">{items or "<li>与别的理由一并列出。</li>"}</ul></details>'
        )
    return _section("edits", "逐条改动", "".join(parts)) if parts else ""


def _change(old: str, new: str, places: list[Piece], lines: RawLines) -> str:
    """A change with its places; what stands around them is seen beside, by the numbers of the lines."""
    other = places[0].why[1:]
    also = f'<span class="jk-why">又：{escape("".join(_sentence(code) for code in other))}</span>' if other else ""
    what = f"<del>{visible(old) or '（无）'}</del> → <ins>{visible(new) or '（删）'}</ins>{also}"
    rest = f"……另有{len(places) - SHOWN_PLACES}处，见数据文件。" if len(places) > SHOWN_PLACES else ""
    count = f" {len(places)}处：" if len(places) > 1 else " "
    return f"<li>{what}{count}<code>{'、'.join(lines.place(piece.at) for piece in places[:SHOWN_PLACES])}</code>{rest}</li>"
