"""What a home page shows of the corpus: a paragraph as it came and as it is read, the ways in, the newest release, the newest documents."""

from __future__ import annotations

from jiaokan.corpus.memory import recalled
from jiaokan.edition.document import Block
from jiaokan.entry.entry import Entry
from jiaokan.site.listed import when
from jiaokan.site.lists.facets import NAMES
from jiaokan.site.lists.line import line
from jiaokan.site.markup import element, escape, identifier
from jiaokan.site.published import published_blocks
from jiaokan.site.record.beside import beside
from jiaokan.site.record.raw_place import RawLines
from jiaokan.site.shelf import Shelf
from jiaokan.site.terms import chinese_date
from jiaokan.site.text.marks import CORRECTION, marks

LIST = "<!-- jiaokan:list -->"
"""Where a handwritten home page wants the list of what is here."""
FRONT = "<!-- jiaokan:front -->"
"""Where it wants the search, the specimen and the ways in."""
RECENT_DOCUMENTS = 8
"""How many documents the home page lists if there are more than three times as many."""
SPECIMEN = range(40, 221)
"""Code points of raw text that a specimen may have: enough to read, and seen at once."""
MOST_GROUP_NAMES = 8
"""How many groups of a facet are named."""


def home(shelf: Shelf, pictures: bool) -> dict[str, str]:
    """What stands in each place of the home page, as HTML.

    Args:
        shelf: the published documents.
        pictures: whether there is a page of pictures.
    """
    return {LIST: _list(shelf), FRONT: element("div", _search() + _specimen(shelf) + _ways(shelf, pictures), class_="jk-front")}


def _list(shelf: Shelf) -> str:
    """Everything if it is little, else the newest, with the way to the catalogue."""
    dated = sorted(shelf.entries, key=when, reverse=True)
    shown = dated if len(dated) <= 3 * RECENT_DOCUMENTS else dated[:RECENT_DOCUMENTS]
    listing = element("ul", "".join(line(entry, shelf, "", machine=False) for entry in shown), class_="jk-shelf")
    return element("div", listing + f'<p><a href="catalogue/">目录：全部{len(dated)}篇</a></p>', class_="jk-home")


def _search() -> str:
    return (
        '<form class="jk-ask" role="search" aria-label="检索全部文献" action="search/" method="get">'
        '<label for="jk-ask">检索全部文献</label><input id="jk-ask" type="search" name="q" placeholder="词句、文号、题名，简繁都可以" '
        'autocomplete="off" enterkeyhint="search" maxlength="200"><button type="submit">检索</button></form>'
    )


def _specimen(shelf: Shelf) -> str:
    """The paragraph whose cleaning shows most: one that an editor corrected before others, then by how many reasons changed it."""
    best = max(((best_paragraph(entry), entry) for entry in shelf.entries), key=lambda one: one[0][:2], default=None)
    if best is None or best[0][2] < 0:
        return ""
    (_, _, place), entry = best
    block = published_blocks(entry)[place]
    notes = marks(entry).get(block.anchor or "", ())
    address = f"t/{identifier(entry.id)}/#{identifier(block.anchor or '')}"
    said = "".join(note.beside() for note in notes)
    margin = element("div", said, class_="jk-notes") if said else ""
    caption = f'左为抓来的文字，右为校定的文字。<a href="{address}">《{escape(shelf.name(entry.id))}》的这一段</a>'
    # The numbers of the page itself lead nowhere from here.
    rows = beside((Block(block.type, block.body, level=block.level),), RawLines(entry.raw), entry.meta.language, both=True)
    return element("figure", rows + margin + element("figcaption", caption), class_="jk-specimen")


def best_paragraph(entry: Entry) -> tuple[int, int, int]:
    """Of the first paragraph whose cleaning shows most: whether it was corrected, how many reasons changed it, and which it is."""
    return recalled("specimen", (entry.seal,), lambda: _shows_most(entry)) if entry.seal else _shows_most(entry)


def _shows_most(entry: Entry) -> tuple[int, int, int]:
    noted, found = marks(entry), (0, 0, -1)
    for place, block in enumerate(published_blocks(entry)):
        size = sum(end - start for start, end in block.origin)
        if block.type not in ("paragraph", "item") or size not in SPECIMEN:
            continue
        corrected = any(note.kind == CORRECTION for note in noted.get(block.anchor or "", ()))
        reasons = len({code for piece in block.body.pieces for code in piece.why})
        if reasons and (int(corrected), reasons) > found[:2]:
            found = (int(corrected), reasons, place)
    return found


def _ways(shelf: Shelf, pictures: bool) -> str:
    """Three ways in: by the catalogue, by what one has in hand, by the pictures; and the newest release."""
    facets = {facet: sorted(groups.values(), key=lambda group: -len(group.entries)) for facet, groups in shelf.facets.groups.items()}
    subjects = "".join(
        f'<a href="catalogue/subjects/{group.slug}/">{escape(group.name)}</a>' for group in facets.get("subjects", [])[:MOST_GROUP_NAMES]
    )
    by = "、".join(f'<a href="catalogue/{facet}/">{NAMES[facet]}</a>' for facet in facets)
    seen = [
        '<a href="pictures/">图览</a>：文献的年代、谁引用谁、修整了什么' if pictures else "",
        '<a href="names/">名称</a>：各篇提到的机构、人物、地方和术语' if shelf.things else "",
        '<a href="cited/">待收文献</a>：各篇所引而本集未收的' if shelf.not_held else "",
    ]
    ways = [
        ("读", f'<p><a href="catalogue/">目录</a>依日期，也按{by}排列。</p>' + (f'<p class="jk-by">{subjects}</p>' if subjects else "")),
        ("引", '<p>手上有文号、题名、旧链接或一句原文？<a href="resolve/">引文解析</a>找到那一段。'
               '每一段都有永不改变的链接，<a href="guide/cite/">引用本站</a>说明怎样写进论文。</p>'),
        ("看", f"<p>{'；'.join(filter(None, seen))}。</p>" if any(seen) else ""),
    ]  # fmt: skip
    made = "".join(f"<section><h2>{name}</h2>{said}</section>" for name, said in ways if said)
    return element("div", made, class_="jk-ways-in") + _release(shelf)


def _release(shelf: Shelf) -> str:
    if not shelf.releases:
        return ""
    release = shelf.releases[-1]
    blocks = sum(len(held.blocks) for held in release.documents.values())
    said = f'最新版次 <a href="releases/">{escape(release.version)}</a>，{chinese_date(release.date)}，{len(release.documents)}篇{blocks}段'
    return element("p", said, class_="jk-newest")
