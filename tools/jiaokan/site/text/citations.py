"""How a document is cited, as its page shows it: one style open, the others a click away, files for reference managers, the content id.

All strings come from `jiaokan.cite`, so that the page and the command line say the same.
A citation is in the script of the text, whatever the script of the page.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from jiaokan.cite import STYLES, Stamp
from jiaokan.cite.model import cited, pattern
from jiaokan.cite.pinpoint import NOWHERE, Pinpoint, pinpoints
from jiaokan.cite.place import names, own_labels
from jiaokan.edition.swhid import edition_id, line
from jiaokan.entry.entry import Entry
from jiaokan.site.markup import element, escape, identifier
from jiaokan.site.published import published_blocks
from jiaokan.site.text.past_words import past_words

_WORDS = {
    "cite": "引用", "copy-link": "复制本段链接", "copy-selection": "复制所选文字的链接", "copy-citation": "复制引文", "style": "引文格式",
    "selection": "已复制所选文字的链接", "content-id": "内容标识", "close": "关闭", "same": "与引用时一致",
    "shifted": "文字与引用时一致，位置有变动", "changed": "引用之后，这一段改过", "then": "引用时", "now": "现在",
    "unknown": "这一段与引用时不同，锚点账上没有当时的文字", "unsure": "此处无法核对：浏览器只在 https 网址下提供所需的功能",
}  # fmt: skip
"""What the script says; it stands in the page, so that it is converted with the page's script."""


def citations(entry: Entry, stamp: Stamp) -> str:
    """The citations of the whole document as HTML."""
    whole = cited(entry, None, stamp)
    lang = entry.meta.language
    first, *others = (style for style in STYLES.values() if not style.suffix)
    open_ = element("p", escape(first.write(whole)), class_="jk-citation", id="jk-citation", translate="no", lang=lang)
    rows = [
        f"<div><dt>{escape(style.label)}</dt>{element('dd', escape(style.write(whole)), translate='no', lang=lang)}</div>"
        for style in others
    ]
    listed = element("dl", "".join(rows), class_="jk-record jk-record--wide")
    more = f'<details class="jk-styles"><summary>其他格式</summary>{listed}</details>'
    copy = '<button class="jk-copy" type="button" hidden>复制引文</button>'
    return f'<p class="jk-style">{escape(first.label)}</p>{open_}{copy}{more}<p>{_downloads(entry)}</p>{_content_id(entry)}{_said()}'


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
    """What the script fills in: for each style a block's citation without and with a pinpoint; for each block its line and pinpoints.

    The pinpoints are the two forms of the usual one, and the text's own label where that is another.
    """
    bare, pinned = pattern(entry, stamp, pinpoint=False), pattern(entry, stamp, pinpoint=True)
    places, own = pinpoints(entry.blocks), own_labels(entry.blocks)
    anchors = {block.anchor for block in published_blocks(entry)}
    blocks = {
        block.anchor: [line(index), *_pinpoints(places.get(block.anchor), own.get(block.anchor, ""))]
        for index, block in enumerate(entry.blocks)
        if block.anchor and block.anchor in anchors
    }
    return {
        "styles": [[name, style.label, style.write(bare), style.write(pinned)] for name, style in STYLES.items()],
        "swhid": edition_id(entry.blocks),
        "blocks": blocks,
        **past_words(entry),
    }


def _pinpoints(place: Pinpoint | None, own: str) -> tuple[str, ...]:
    usual = place or NOWHERE
    if own and own != usual.short:
        return (*usual, own)
    return usual if place else ()


def _said() -> str:
    spans = "".join(f'<span data-say="{name}">{word}</span>' for name, word in _WORDS.items())
    return f"<p hidden>{spans}</p>"


def _downloads(entry: Entry) -> str:
    files = "　".join(f'<a href="{name}" download>{escape(label)}</a>' for _, label, name in links(entry.id))
    return f"导入文献管理软件：{files}"


def _content_id(entry: Entry) -> str:
    id, place = edition_id(entry.blocks), f"corpus/documents/{identifier(entry.id)}/edition.md"
    return (
        f'<p class="jk-swhid">校勘本的内容标识（SWHID）：<code>{id}</code>。'
        f"在本站源码库中核对：<code>git hash-object {place}</code>，所得即末一段。</p>"
    )
