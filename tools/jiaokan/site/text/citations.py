"""How a document is cited, as its page shows it: one style on the page, the others a click away, files for reference managers.

All strings come from `jiaokan.cite`, so that the page and the command line say the same.
A citation is in the script of the text, whatever the script of the page.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace

from jiaokan.anchor.rewording import Rewording
from jiaokan.cite import STYLES, Stamp
from jiaokan.cite.model import LONG_PINPOINT, SHORT_PINPOINT, SOME_DAY, cited, pattern
from jiaokan.cite.pinpoint import NOWHERE, Pinpoint, pinpoints
from jiaokan.cite.place import names, own_labels
from jiaokan.edition.swhid import edition_id, line
from jiaokan.entry.entry import Entry
from jiaokan.site.markup import element, escape, identifier
from jiaokan.site.published import published_blocks
from jiaokan.site.record.provenance import listed
from jiaokan.site.text.past_words import past_words

ADDRESS, EITHER, OR, END = "\ue004", "\ue005", "\ue006", "\ue007"
"""Private characters in patterns: the address of the page; what stands with a pinpoint, and without."""


def citations(entry: Entry, stamp: Stamp) -> str:
    """The citation of the whole document in the first style as HTML, and the ways to the others."""
    first = next(iter(STYLES.values()))
    said = _dated(first.write(cited(entry, None, stamp)), stamp)
    open_ = element("p", said, class_="jk-citation", id="jk-citation", translate="no", lang=entry.meta.language)
    copy = '<button class="jk-copy" type="button" hidden>复制引文</button>'
    more = '<a href="changes/#jk-cite">其他格式、文献管理软件</a>'
    return f'<p class="jk-style">{escape(first.label)}</p>{open_}{copy}<p>{more}</p>'


def in_all_styles(entry: Entry, stamp: Stamp) -> str:
    """The citation of the whole document in each style as HTML: those that people read, and the files for reference managers."""
    whole, lang = cited(entry, None, stamp), entry.meta.language
    styles = (style for style in STYLES.values() if not style.suffix)
    files = "　".join(f'<a href="../{name}" download>{escape(label)}</a>' for label, name in links(entry.id))
    return listed([*((escape(style.label), _once(_dated(style.write(whole), stamp), lang)) for style in styles), ("文献管理软件", files)])


def _once(citation: str, lang: str) -> str:
    return element("span", citation, translate="no", lang=lang)


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
    files |= {name: _json(json.loads(text)) for name, text in files.items() if name.endswith(".json")}
    return files | {"citation.json": _json(_patterns(entry, stamp)), "places.json": _json(_places(entry))}


def _places(entry: Entry) -> dict[str, Sequence[str]]:
    """The names of places, those of the paragraphs that a number means alone in one row."""
    found: dict[str, Sequence[str]] = dict(names(published_blocks(entry)))
    row = list[str]()
    while len(anchors := found.get(f"¶{len(row) + 1}", ())) == 1:
        del found[f"¶{len(row) + 1}"]
        row += anchors
    return {"¶": row, **found}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def file_name(document: str, suffix: str) -> str:
    """How a file for reference managers is called: by the document, since it is kept elsewhere."""
    return identifier(document) + suffix


def links(document: str) -> Iterator[tuple[str, str]]:
    """The title and the name of each file."""
    return ((style.label, file_name(document, style.suffix)) for style in STYLES.values() if style.suffix)


def _patterns(entry: Entry, stamp: Stamp) -> dict[str, object]:
    """What the script fills in: for each style the citation of blocks, and that with a pinpoint which ends in a bracket where it is
    written otherwise; for each block its line and pinpoints.

    The usual pinpoint is the number of the paragraph, else its two forms; the text's own label follows where that is another.
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
    address = cited(entry, None, undated).address
    rows = []
    for name, style in STYLES.items():
        without, with_ = (style.write(one).replace(address, ADDRESS) for one in (bare, pinned))
        row = [name, style.label, either(with_, without)]
        bracketed = style.write(closed).replace(address, ADDRESS)
        bracketed = bracketed.replace(f"{SHORT_PINPOINT}）", SHORT_PINPOINT).replace(f"{LONG_PINPOINT}）", LONG_PINPOINT)
        rows.append(row if bracketed == with_ else [*row, bracketed])
    return {"styles": rows, "swhid": edition_id(entry.blocks), "blocks": blocks, **past_words(entry)}


def either(one: str, other: str) -> str:
    """Two strings as one: what they have in common, and between private characters where they differ, the one's and the other's."""
    differs = Rewording.of(one, other)
    end = differs.at + len(differs.old)
    return f"{one[: differs.at]}{EITHER}{differs.old}{OR}{differs.new}{END}{one[end:]}"


def _pinpoints(place: Pinpoint | None, own: str) -> tuple[str | int, ...]:
    usual = place or NOWHERE
    number = usual.short.removeprefix("¶")
    counted = number.isdecimal() and usual == Pinpoint(f"¶{number}", f"第{number}段")
    said: tuple[str | int, ...] = (int(number),) if counted else usual
    if own and own != usual.short:
        return (*said, own)
    return said if place else ()
