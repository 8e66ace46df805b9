"""更新记录: every release with what changed in it, document by document and paragraph by paragraph, the newest first.

The words are those that the ledger quotes: what stood there, struck through, beside what stands there now.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from jiaokan.cite.data_set import data_set
from jiaokan.cite.model import Stamp
from jiaokan.entry import Entry
from jiaokan.release import Difference, Release, compare
from jiaokan.site.markup import element, escape, identifier
from jiaokan.site.published import published_blocks
from jiaokan.site.terms import chinese_date

MOST = 200
"""How many paragraphs of one document are shown; the rest are counted."""


def releases_page(releases: Sequence[Release], entries: Mapping[str, Entry], stamp: Stamp) -> str:
    """The page as HTML.

    Args:
        releases: all, oldest first.
        entries: the documents by id; what a document withholds is not quoted.
        stamp: where the site stands, and the day that citations name.
    """
    parts = ["<h1>更新记录</h1>"]
    if not releases:
        parts.append("<p>还没有发布过版次。</p>")
    for before, release in reversed(list(zip([None, *releases], releases, strict=False))):
        parts.append(f'<section><h2 id="r{release.version.replace(".", "-")}">{release.version}</h2>')
        changed = compare(before, release)
        blocks = sum(len(held.blocks) for held in release.documents.values())
        parts.append(f"<p>{chinese_date(release.date)}，{len(release.documents)}篇，{blocks}段。</p>")
        cited = data_set(release.version, release.date, base_url=stamp.base_url, accessed=stamp.accessed)
        parts.append(f"<p>引用整库：{element('span', escape(cited), translate='no', lang='zh-Hans')}</p>")
        items = "".join(_document(one, entries.get(one.document)) for one in changed)
        parts.append(element("ul", items, class_="jk-list") if items else "<p>文本与上一版次相同。</p>")
        parts.append("</section>")
    return element("div", "\n".join(parts), class_="jk-changes jk-releases")


def _document(one: Difference, entry: Entry | None) -> str:
    title = escape(one.title)
    name = f'<a href="../t/{identifier(one.document)}/">{title}</a>' if entry else title
    if one.born or one.withdrawn:
        return f"<li>{'新收' if one.born else '撤下'}：{name}</li>"
    counts = ((len(one.added), "新增"), (len(one.changed), "改动"), (len(one.gone), "撤去"))
    said = "，".join(f"{word}{number}段" for number, word in counts if number) or "分段或类型有改动"
    rows = list(_blocks(one, entry)) if entry else []
    more = f"<li>……另有{len(rows) - MOST}段</li>" if len(rows) > MOST else ""
    return f"<li>{name}（{said}）{element('ul', ''.join(rows[:MOST]) + more, class_='jk-edits') if rows else ''}</li>"


def _blocks(one: Difference, entry: Entry) -> Iterator[str]:
    words = {(event.id, event.digest): event.quote for event in entry.ledger.events if event.digest}
    shown = {block.anchor for block in published_blocks(entry)}
    for anchor, digest in one.added:
        yield from _row(entry.id, anchor, anchor in shown, "", words.get((anchor, digest), ""))
    for anchor, old, new in one.changed:
        yield from _row(entry.id, anchor, anchor in shown, words.get((anchor, old), ""), words.get((anchor, new), ""))
    if entry.meta.publish == "full":
        for anchor, digest in one.gone:
            yield from _row(entry.id, anchor, True, words.get((anchor, digest), ""), "")


def _row(document: str, anchor: str, shown: bool, old: str, new: str) -> Iterator[str]:
    if shown and (old or new):
        code = f"<code>#{identifier(anchor)}</code>"
        place = f'<a href="../t/{identifier(document)}/#{anchor}">{code}</a>' if new else code
        parts = [f"<del>{escape(old)}</del>" if old else "", f"<ins>{escape(new)}</ins>" if new else ""]
        yield f"<li>{place} {' '.join(part for part in parts if part)}</li>"
