"""The page of one document: its head, its text, then what it cites and is cited by, and how to cite it."""

from __future__ import annotations

from jiaokan.edition.document import Block
from jiaokan.entry.entry import Entry
from jiaokan.site.markup import element, escape, identifier, link
from jiaokan.site.published import EXCERPT_PARAGRAPHS, own_labels, published_blocks, published_references
from jiaokan.site.record.provenance import asked_first, listed
from jiaokan.site.shelf import Shelf
from jiaokan.site.terms import GENRE_NAMES, chinese_date
from jiaokan.site.text.alike import alike
from jiaokan.site.text.backlinks import backlinks
from jiaokan.site.text.blocks import HEAD_TYPES, edition
from jiaokan.site.text.citations import citations
from jiaokan.site.text.elsewhere import cited_beside
from jiaokan.site.text.former_anchors import FormerAnchors, tombstones, withheld_places
from jiaokan.site.text.marks import Mark, marks, numbered
from jiaokan.site.text.related import related
from jiaokan.site.text.run_in import run_ins
from jiaokan.site.text.stanza import stanzas
from jiaokan.site.text.unheld import unheld

SHOWN_AUTHORS = 3
"""How many authors the line under the title names."""
CONTENTS_HEADINGS = 4
"""From this number of headings on a text gets a contents list."""
NOTICE = '<noscript><p class="jk-no-target">没有一段标出底色，就是本文没有地址所指的一段。</p></noscript>'
"""Without a script nobody can tell an address that names a paragraph which never was from one that names none: both are told how to tell.

CSS takes it away where a paragraph is found; a script says what it knows.
"""

_WAYS = '<p class="jk-ways"><a href="changes/">著录与校勘</a><a href="#jk-cite">引用</a><a href="#jk-source">来源与权利</a></p>'
TREES = (
    '<fieldset class="jk-trees"><legend>段落编号</legend><label><input type="radio" name="jk-tree" value="n" checked>段号</label>'
    '<label><input type="radio" name="jk-tree" value="p">{own}</label></fieldset>'
)
"""Two ways to count the same text; CSS draws the chosen one, so it needs no script."""


def text_page(entry: Entry, shelf: Shelf) -> str:
    """The page as HTML: its contents, then the text from its masthead to the statement of rights."""
    blocks = published_blocks(entry)
    address = shelf.address_from(entry.id)
    former = FormerAnchors.of(entry, shelf)
    text = edition(
        blocks,
        published_references(entry),
        address,
        entry.meta.title,
        record=_facts(entry, blocks) + element("div", _WAYS + _trees(blocks), class_="jk-tools"),
        org=_org(entry, blocks),
        merged=former.merged,
        noted=_beside(entry, shelf),
        names=shelf.named.get(entry.id),
        stanzas=stanzas(entry.raw, blocks),
    )
    contents = _contents(blocks)
    parts = [
        NOTICE,
        element("div", text + _withheld(entry, former), class_="jk-edition"),
        _owned(entry),
        tombstones(entry, shelf, former),
        element("div", "\n".join(_apparatus(entry, shelf)), class_="jk-apparatus"),
    ]
    return (contents and f"{contents}\n") + element("div", "\n".join(part for part in parts if part), class_="jk-text")


def _beside(entry: Entry, shelf: Shelf) -> dict[str, tuple[Mark, ...]]:
    """What stands beside each paragraph: notes on its words, what it cites that is not held, where it stands again."""
    order = (block.anchor or "" for block in published_blocks(entry))
    return numbered(order, marks(entry), unheld(entry, shelf), alike(entry, shelf), cited_beside(entry, shelf))


def _org(entry: Entry, blocks: tuple[Block, ...]) -> str:
    """Who speaks, above the title (发文机关标志, or the paper); nothing where the text itself says so at its head."""
    meta = entry.meta
    who = "　".join(meta.issuers) or meta.paper or entry.source.publisher or ""
    return element("p", escape(who), class_="jk-org") if who and not any(block.type == "issuer" for block in blocks[:3]) else ""


def _facts(entry: Entry, blocks: tuple[Block, ...]) -> str:
    """One line: the kind of text, its number and its day, where the lines above do not say them."""
    meta = entry.meta
    said = {block.type for block in blocks if block.type in HEAD_TYPES}
    date = meta.dates.issued or meta.dates.published
    facts = [
        GENRE_NAMES[meta.genre],
        meta.number if meta.number and "number" not in said else "",
        chinese_date(date) if date else "",
        "、".join(meta.authors[:SHOWN_AUTHORS]) + ("等" if len(meta.authors) > SHOWN_AUTHORS else "") if "byline" not in said else "",
    ]
    return element("p", "".join(f"<span>{escape(fact)}</span>" for fact in facts if fact), class_="jk-facts")


def _trees(blocks: tuple[Block, ...]) -> str:
    own = own_labels(blocks).values()
    return TREES.format(own="条款项" if any("条" in label for label in own) else "原文序号") if own else ""


def _contents(blocks: tuple[Block, ...]) -> str:
    """The headings, run-in heads among them, as a list of links; it stands beside the text where there is room."""
    top = min((block.level or 2 for block in blocks if block.type == "heading" and block.anchor), default=2)
    items, level, heads = [], 0, run_ins(blocks)
    for block in blocks:
        if not block.anchor:
            continue
        if block.type == "heading":
            level = min((block.level or 2) - top + 1, 4)
            items.append((level, block.anchor, block.text))
        elif block.anchor in heads:
            items.append((min(level + 1, 4), block.anchor, block.text[: heads[block.anchor]].removesuffix("。")))
    if len(items) < CONTENTS_HEADINGS:
        return ""
    rows = (f'<li class="jk-l{level}"><a href="#{identifier(anchor)}">{escape(text)}</a></li>' for level, anchor, text in items)
    listing = element("ul", "".join(rows))
    return f'<nav class="jk-contents" aria-label="本文目录"><details><summary>本文目录</summary>{listing}</details></nav>'


def _withheld(entry: Entry, former: FormerAnchors) -> str:
    if entry.meta.publish == "full":
        return ""
    if entry.withdrawn:
        said = f"本篇已撤下，不再刊出。缘由：{escape(entry.withdrawn.removesuffix('。'))}。"
        return element("p", withheld_places(former) + said, class_="jk-withheld")
    kept = f"以上是开头{EXCERPT_PARAGRAPHS}段；其余" if entry.meta.publish == "excerpt" else "本篇"
    original = link(entry.source.url)
    see = f'，请看<a href="{original}" rel="noopener noreferrer">原文</a>' if original else ""
    return element("p", withheld_places(former) + f"{kept}文字因权利关系不在本站公开{see}。", class_="jk-withheld")


def _owned(entry: Entry) -> str:
    """Whose a protected text is, and what a reader may do with it."""
    if entry.meta.rights.status != "protected":
        return ""
    holder = f"，权利人：{escape(entry.meta.rights.holder)}" if entry.meta.rights.holder else ""
    said = f"本文受著作权保护{holder}。本站刊出供阅读和核对；除阅读和适当引用外，使用须经权利人许可。"
    return element("p", said, class_="jk-owned")


def _apparatus(entry: Entry, shelf: Shelf) -> list[str]:
    return [part for part in (_relations(entry, shelf), _backlinks(entry, shelf), _cite(entry, shelf), _source(entry)) if part]


def _section(name: str, title: str, content: str) -> str:
    return f'<section aria-labelledby="jk-{name}"><h2 id="jk-{name}">{title}</h2>{content}</section>'


def _relations(entry: Entry, shelf: Shelf) -> str:
    listed = related(entry, shelf)
    return _section("relations", "相关文献", listed) if listed else ""


def _backlinks(entry: Entry, shelf: Shelf) -> str:
    listed = backlinks(entry, shelf)
    return _section("cited-by", "被引用", listed) if listed else ""


def _cite(entry: Entry, shelf: Shelf) -> str:
    permanent = shelf.permanent(entry.id)
    link_ = f'<p>永久链接：<a href="./">{escape(permanent)}</a>；各段的见段号。</p>'
    return _section("cite", "引用", citations(entry, shelf.stamp(entry.id)) + link_)


def _source(entry: Entry) -> str:
    more = '<a href="changes/#jk-source">原始文件、校验值与数据</a>'
    return _section("source", "来源与权利", listed([*asked_first(entry), ("其余", more)]))
