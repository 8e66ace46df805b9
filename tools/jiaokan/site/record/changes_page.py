"""The page of what was done to a document: how often for which reason, each in its place, the editor's decisions, the raw text beside.

A thousand line joins are one line of the summary and one closed list;
what a person decided comes first, since it is what a reader may dispute.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from jiaokan.edition.swhid import edition_id
from jiaokan.entry.entry import Entry
from jiaokan.reasons import REASONS
from jiaokan.site.markup import element, escape, identifier, visible
from jiaokan.site.published import published_blocks, published_changes, published_decisions, published_doubts
from jiaokan.site.record.beside import beside
from jiaokan.site.record.raw_place import RawLines
from jiaokan.site.terms import DECISIONS
from jiaokan.text import Piece

SHOWN_PLACES = 300
"""How many places of one change are listed with their context; the rest are only counted, and stand in the data file."""
CONTEXT_CHARACTERS = 8
"""Code points on either side of a change."""


def changes_page(entry: Entry) -> str:
    """The page as HTML."""
    lines = RawLines(entry.raw)
    changes = published_changes(entry)
    parts = [
        '<nav class="jk-crumb" aria-label="位置"><a href="../../../catalogue/">目录</a> › <a href="../">本文</a></nav>',
        element("h1", "校勘记"),
        f'<p class="jk-of"><a href="../">{escape(entry.meta.title)}</a></p>',
        _summary(entry, changes),
        _decisions(entry),
        _doubts(entry, lines),
        _by_reason(entry, changes, lines),
    ]
    blocks = published_blocks(entry)
    if blocks:
        note = "<p>左为原始文件，行首是行号；右为校定文字。<del>删</del>、<ins>增</ins>处有标记。</p>"
        parts.append(_section("beside", "原文对照", note + beside(blocks, lines, entry.meta.language)))
        parts.append(_section("check", "核对", _content_id(entry)))
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
    counts = Counter(code for piece in changes for code in piece.why)
    rows = "".join(
        f'<tr><td><a href="#jk-r-{escape(code)}">{escape(_sentence(code))}</a></td>'
        f"<td><code>{escape(code)}</code></td><td>{count}</td></tr>"
        for code, count in counts.most_common()
    )
    columns = "".join(f'<th scope="col">{name}</th>' for name in ("理由", "代码", "处"))
    table = f"<table><thead><tr>{columns}</tr></thead><tbody>{rows}</tbody></table>"
    part = "（只列公开部分）" if entry.meta.publish != "full" else ""
    return (
        f"<p>共改动{len(changes)}处{part}。原始文件一字未动，凭这里的记录可以逐字复原；"
        f'各条理由的规则见<a href="../../../guide/reasons/">修改理由</a>。</p>'
        f'<div class="jk-scroll" tabindex="0" role="region" aria-label="改动统计">{table}</div>'
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


def _by_reason(entry: Entry, changes: Iterable[Piece], lines: RawLines) -> str:
    groups: dict[str, dict[tuple[str, str], list[Piece]]] = {}
    seen: set[str] = set()
    for piece in changes:
        seen.update(piece.why)
        groups.setdefault(piece.why[0], {}).setdefault((piece.old, piece.new), []).append(piece)
    parts = []
    for code in [*groups, *sorted(seen - groups.keys())]:
        same = groups.get(code, {})
        count = sum(len(places) for places in same.values())
        items = "".join(
            _change(entry, old, new, places, lines) for (old, new), places in sorted(same.items(), key=lambda g: (-len(g[1]), g[1][0].at))
        )
        if not items:
            items = "<li>与别的理由一并列出。</li>"
        tally = f"{count}处" if count else ""
        parts.append(
            f'<details id="jk-r-{escape(code)}"><summary>{escape(_sentence(code))}<span class="jk-count">{tally}</span></summary>'
            f'<ul class="jk-edits" translate="no" lang="{entry.meta.language}">{items}</ul></details>'
        )
    return _section("edits", "逐条改动", "".join(parts)) if parts else ""


def _change(entry: Entry, old: str, new: str, places: list[Piece], lines: RawLines) -> str:
    other = places[0].why[1:]
    also = f'<span class="jk-why">又：{escape("".join(_sentence(code) for code in other))}</span>' if other else ""
    what = f"<del>{visible(old) or '（无）'}</del> → <ins>{visible(new) or '（删）'}</ins>{also}"
    if len(places) == 1:
        return f"<li>{_place(entry, places[0], lines, whole=False)} {what}</li>"
    listed = "".join(f"<li>{_place(entry, piece, lines, whole=True)}</li>" for piece in places[:SHOWN_PLACES])
    rest = f"<li>……另有{len(places) - SHOWN_PLACES}处，见数据文件。</li>" if len(places) > SHOWN_PLACES else ""
    return f'<li><details><summary>{what}<span class="jk-count">{len(places)}处</span></summary><ul>{listed}{rest}</ul></details></li>'


def _place(entry: Entry, piece: Piece, lines: RawLines, whole: bool) -> str:
    if entry.meta.publish != "full":
        return f"<code>{lines.place(piece.at)}</code>"
    before, after = _context(entry.raw, piece.at, piece.end)
    context = f'{before}<b aria-hidden="true">▏</b>{after}' if whole else ""
    return f"<code>{lines.place(piece.at)}</code> {context}"
