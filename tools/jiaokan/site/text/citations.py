"""How a document is cited, as its page shows it: one style open, the others a click away, files for reference managers.

All strings come from `jiaokan.cite`, so that the page and the command line say the same.
A citation is in the script of the text, whatever the script of the page.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace

from jiaokan.cite import STYLES, Stamp
from jiaokan.cite.model import LONG_PINPOINT, SHORT_PINPOINT, SOME_DAY, cited, pattern
from jiaokan.cite.pinpoint import NOWHERE, Pinpoint, pinpoints
from jiaokan.cite.place import names, own_labels
from jiaokan.edition.swhid import edition_id, line
from jiaokan.entry.entry import Entry
from jiaokan.site.markup import element, escape, identifier
from jiaokan.site.published import published_blocks
from jiaokan.site.text.past_words import past_words


def citations(entry: Entry, stamp: Stamp) -> str:
    """The citations of the whole document as HTML."""
    whole = cited(entry, None, stamp)
    lang = entry.meta.language
    first, *others = (style for style in STYLES.values() if not style.suffix)
    open_ = element("p", _dated(first.write(whole), stamp), class_="jk-citation", id="jk-citation", translate="no", lang=lang)
    rows = [
        f"<div><dt>{escape(style.label)}</dt>{element('dd', _dated(style.write(whole), stamp), translate='no', lang=lang)}</div>"
        for style in others
    ]
    listed = element("dl", "".join(rows), class_="jk-record jk-record--wide")
    more = f'<details class="jk-styles"><summary>其他格式</summary>{listed}</details>'
    copy = '<button class="jk-copy" type="button" hidden>复制引文</button>'
    return f'<p class="jk-style">{escape(first.label)}</p>{open_}{copy}{more}<p>{_downloads(entry)}</p>'


def _dated(citation: str, stamp: Stamp) -> str:
    """The citation as HTML, its day of access marked, so that the reader's own can take its place."""
    day = f"[{stamp.accessed}]"
    before, found, after = citation.rpartition(day)
    if not stamp.accessed or not found:
        return escape(citation)
    return f'{escape(before)}[<time class="jk-accessed">{stamp.accessed}</time>]{escape(after)}'


def citation_files(entry: Entry, stamp: Stamp) -> dict[str, str]:
    """The files beside the page: one for each style that reference managers read, patterns to cite a block by, the names of its places."""
    whole = cited(entry, None, stamp)
    files = {file_name(entry.id, style.suffix): style.write(whole) for style in STYLES.values() if style.suffix}
    return files | {"citation.json": _json(_patterns(entry, stamp)), "places.json": _json(names(published_blocks(entry)))}


def _json(value: Mapping[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def file_name(document: str, suffix: str) -> str:
    """How a file for reference managers is called: by the document, since it is kept elsewhere."""
    return identifier(document) + suffix


def links(document: str) -> Iterator[tuple[str, str, str]]:
    """For the head: media type, title and name of each file."""
    return ((style.media, style.label, file_name(document, style.suffix)) for style in STYLES.values() if style.suffix)


def _patterns(entry: Entry, stamp: Stamp) -> dict[str, object]:
    """What the script fills in: for each style the citation of blocks without and with a pinpoint, and with one that ends in a bracket
    where that is written otherwise; for each block its line and pinpoints.

    The pinpoints are the two forms of the usual one, and the text's own label where that is another.
    """
    undated = replace(stamp, accessed=SOME_DAY if stamp.accessed else "")
    bare, pinned = pattern(entry, undated, pinpoint=False), pattern(entry, undated, pinpoint=True)
    closed = replace(pinned, pinpoint=Pinpoint(f"{SHORT_PINPOINT}）", f"{LONG_PINPOINT}）"))
    places, own = pinpoints(entry.blocks), own_labels(entry.blocks)
    anchors = {block.anchor for block in published_blocks(entry)}
    blocks = {
        block.anchor: [line(index), *_pinpoints(places.get(block.anchor), own.get(block.anchor, ""))]
        for index, block in enumerate(entry.blocks)
        if block.anchor and block.anchor in anchors
    }
    rows = []
    for name, style in STYLES.items():
        row = [name, style.label, style.write(bare), style.write(pinned)]
        bracketed = style.write(closed).replace(f"{SHORT_PINPOINT}）", SHORT_PINPOINT).replace(f"{LONG_PINPOINT}）", LONG_PINPOINT)
        rows.append(row if bracketed == row[-1] else [*row, bracketed])
    return {"styles": rows, "swhid": edition_id(entry.blocks), "blocks": blocks, **past_words(entry)}


def _pinpoints(place: Pinpoint | None, own: str) -> tuple[str, ...]:
    usual = place or NOWHERE
    if own and own != usual.short:
        return (*usual, own)
    return usual if place else ()


def _downloads(entry: Entry) -> str:
    files = "　".join(f'<a href="{name}" download>{escape(label)}</a>' for _, label, name in links(entry.id))
    return f"导入文献管理软件：{files}"
