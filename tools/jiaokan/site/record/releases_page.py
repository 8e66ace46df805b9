"""更新记录: every release with what changed in it, document by document and paragraph by paragraph, the newest first.

The words are those that the ledger tells: what stood there, struck through, beside what stands there now, with a little of what is around.
What changed since the last release stands before it, so that a reader sees why a citation names no release.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from jiaokan.anchor.fate import fate
from jiaokan.anchor.ledger import Ledger
from jiaokan.cite.data_set import data_set
from jiaokan.cite.model import Stamp
from jiaokan.corpus.lazy import LazyValues
from jiaokan.entry.entry import Entry, EntryLedgers
from jiaokan.entry.release import Difference, Release, compare, held_by
from jiaokan.record.settings import Settings
from jiaokan.site.lists.paging import Room
from jiaokan.site.markup import element, escape, identifier
from jiaokan.site.published import published_words
from jiaokan.site.record.compared import CONTEXT_CHARACTERS, compared
from jiaokan.site.terms import chinese_date
from jiaokan.text.digest import digest

SHOWN_PARAGRAPHS = 200
"""How many paragraphs of one document are shown; the rest are counted."""


def releases_page(releases: Sequence[Release], entries: Mapping[str, Entry], stamp: Stamp, settings: Settings) -> str:
    """The page as HTML.

    Args:
        releases: all, oldest first.
        entries: the documents by id; what a document withholds is not quoted.
        stamp: where the site stands, and the day that citations name.
        settings: the name and the holder under which the whole is cited.
    """
    parts, room = ["<h1>更新记录</h1>"], Room()
    former = {name: id for id, entry in entries.items() for name in entry.meta.former}
    told = _Tellers(entries)
    if not releases:
        parts.append("<p>还没有发布过版次。</p>")
    elif since := compare(releases[-1], Release("", "", held_by(entries.values())), former):
        said = f"<p>下列改动在{releases[-1].version}版之后，还没有列入版次；这几篇的引文因此不写版次。</p>"
        parts.append(f'<section><h2 id="r-next">尚未发布</h2>{said}{_documents(since, told, room)}</section>')
    for before, release in reversed(list(zip([None, *releases], releases, strict=False))):
        parts.append(f'<section><h2 id="r{release.version.replace(".", "-")}">{release.version}</h2>')
        blocks = sum(len(held.blocks) for held in release.documents.values())
        record = f'<a href="{release.version}.json">各篇的内容标识、各段的锚点和摘要</a>'
        parts.append(f"<p>{chinese_date(release.date)}，{len(release.documents)}篇，{blocks}段。{record}</p>")
        whole = {"creator": settings.creator, "title": settings.name}
        cited = data_set(release.version, release.date, **whole, base_url=stamp.base_url, accessed=stamp.accessed)
        parts.append(f"<p>引用整库：{element('span', escape(cited), translate='no', lang='zh-Hans')}</p>")
        parts.append(_documents(compare(before, release, former), told, room) or "<p>文本与上一版次相同。</p>")
        parts.append("</section>")
    return element("div", "\n".join(parts), class_="jk-changes jk-releases")


class _Told:
    """What is known of the words of one document, now and before."""

    def __init__(self, entry: Entry, ledgers: Mapping[str, Ledger]) -> None:
        self.entry, self.ledgers = entry, ledgers
        self.now = {block.anchor or "": block.text for block in entry.words}
        self.parts = {part: event.id for event in entry.ledger.events if event.event == "split" for part in event.to[1:]}

    @cached_property
    def shown(self) -> frozenset[str]:
        """The anchors whose words may be shown: of what is gone, only if the whole text is public."""
        whole = self.entry.ledger.ids if self.entry.meta.publish == "full" else frozenset[str]()
        return whole | {block.anchor or "" for block in published_words(self.entry)}

    def words(self, anchor: str, seal: str) -> str:
        """The words with this digest, or as much of them as is known; nothing if they are not known or not to be shown."""
        if anchor not in self.shown:
            return ""
        now = self.now.get(anchor)
        if now is not None and digest(now) == seal:
            return now
        return next((_ended(text, seal) for known, text in self.entry.ledger.past(anchor, now) if known == seal), "")


def _ended(text: str, seal: str) -> str:
    """Words with a mark where only their beginning is known."""
    return text if digest(text) == seal else f"{text}……"


class _Tellers(LazyValues[_Told]):
    """What is known of the words of each document."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        super().__init__(list(entries))
        self._entries, self._ledgers = entries, EntryLedgers(entries.values())

    def made(self, id: str) -> _Told:
        return _Told(self._entries[id], self._ledgers)


def _documents(changed: Sequence[Difference], told: Mapping[str, _Told], room: Room) -> str:
    """The changed documents, as many as there is room for; the rest are counted."""
    items = room.taken(_document(one, told.get(one.document)) for one in changed)
    if rest := len(changed) - len(items):
        items.append(f'<li>……另有{rest}篇，见<a href="../catalogue/">目录</a></li>')
    return element("ul", "".join(items), class_="jk-list") if items else ""


def _document(one: Difference, told: _Told | None) -> str:
    title = escape(one.title)
    if told:
        meta = told.entry.meta
        which = meta.number or meta.paper or ""
        title = f'<a href="../t/{identifier(one.document)}/">{title}</a>' + f'<span class="jk-which">　{escape(which)}</span>' * bool(which)
    if one.born or one.withdrawn:
        return f"<li>{'新收' if one.born else '撤下'}：{title}</li>"
    rows = [*_added(one, told), *_changed(one, told), *_gone(one, told)] if told else []
    counts = Counter(kind for kind, _ in rows)
    said = [f"{kind}{number}段" for kind, number in counts.items()]
    said += [f"原网址 {identifier(name)}" for name in one.former] + [f"并入 {identifier(name)}" for name in one.took_in]
    shown = [f"<li>{row}</li>" for _, row in rows if row]
    more = f"<li>……另有{len(shown) - SHOWN_PARAGRAPHS}段</li>" if len(shown) > SHOWN_PARAGRAPHS else ""
    listed = element("ul", "".join(shown[:SHOWN_PARAGRAPHS]) + more, class_="jk-edits") if shown else ""
    return f"<li>{title}（{'，'.join(said) or '次序、分段或类型有改动'}）{listed}</li>"


def _added(one: Difference, told: _Told) -> Iterator[tuple[str, str]]:
    for anchor, seal in one.added:
        whole = told.parts.get(anchor)
        words = told.words(anchor, seal)
        said = f"（由 {_place(told, whole)} 分出）" if whole else ""
        yield "新增", f"{_place(told, anchor)} {compared('', words)}{said}" if words else ""


def _changed(one: Difference, told: _Told) -> Iterator[tuple[str, str]]:
    for anchor, old, new in one.changed:
        before, after = told.words(anchor, old), told.words(anchor, new)
        yield "改动", f"{_place(told, anchor)} {compared(before, after)}" if before or after else ""


def _gone(one: Difference, told: _Told) -> Iterator[tuple[str, str]]:
    """What stands on no block now: where it went, with its first words; or struck through, with the reason."""
    for anchor, seal in one.gone:
        words, end = told.words(anchor, seal), fate(told.ledgers, one.document, anchor)
        first = escape(words[:CONTEXT_CHARACTERS] + "……" * (len(words) > CONTEXT_CHARACTERS))
        if end.live and end.document == one.document:
            yield "并入他段", f"{_place(told, anchor)} {first} → {_place(told, end.id)}" if words else ""
        elif end.live:
            yield "移往他篇", f"{_place(told, anchor)} {first} → {_place(told, end.id, end.document)}" if words else ""
        else:
            why = end.retired.why if end.retired else ""
            yield "撤去", f"{_place(told, anchor)} {compared(words, '')}" + f"（{escape(why)}）" * bool(why) if words else ""


def _place(told: _Told, anchor: str, document: str = "") -> str:
    """The anchor, with a link where its page has it: on the page of its document every anchor that it ever had has a place."""
    code = f"<code>#{identifier(anchor)}</code>"
    known = document in told.ledgers or anchor in told.entry.ledger.ids or anchor in told.now
    return f'<a href="../t/{identifier(document or told.entry.id)}/#{anchor}">{code}</a>' if known else code
