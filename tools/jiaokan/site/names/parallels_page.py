"""同文: every pair of paragraphs that share their words, side by side, with what differs marked on either side."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import groupby
from typing import Any

from jiaokan.entry.entry import Entry
from jiaokan.site.lists.paging import Room
from jiaokan.site.markup import element, escape, identifier
from jiaokan.site.published import labels, published_words
from jiaokan.site.shelf import Shelf
from jiaokan.site.terms import GENRE_NAMES

Numbers = Callable[[str], Mapping[str, str]]
"""The number of each paragraph of a document, by its anchor."""
BY = {"relation": "据著录的关系", "date": "据日期"}
"""How it is known whose words they were."""


def parallels_page(shelf: Shelf, texts: Mapping[tuple[str, str], str]) -> str:
    """The page as HTML.

    Args:
        shelf: the published documents with their parallels.
        texts: the text of each published block, by document and anchor.
    """
    order: dict[tuple[str, str], int] = {}
    rows = list[tuple[int, int]]()
    for number, row in enumerate(shelf.parallel_rows):
        if all(_place(passage) in texts for passage in row["passages"]):
            rows.append((order.setdefault(_pair(row), len(order)), number))
    parts = [
        '<nav class="jk-crumb" aria-label="位置"><a href="../names/">名称</a></nav>',
        f"<h1>同文</h1><p>两篇文献里文字相同或大半相同的段落，共{len(rows)}对，少见的在前；标点和空白不计。两边不同的字句标出底色。</p>",
    ]
    numbers = cache(lambda document: labels(published_words(shelf.by_id[document])))
    room, listed = Room(), 0
    in_order = (shelf.parallel_rows[number] for _, number in sorted(rows))
    for (first, second), several in groupby(in_order, key=_pair):
        if pairs := room.taken(_row(row, shelf, numbers, texts) for row in several):
            titles = [_title(shelf.by_id[id]) for id in (first, second)]
            parts.append(f"<section><h2>{titles[0]}<br>{titles[1]}</h2>{''.join(pairs)}</section>")
            listed += len(pairs)
    if rest := len(rows) - listed:
        parts.append(f"<p>……另有{rest}对，见各篇文献的旁注。</p>")
    return element("div", "\n".join(parts), class_="jk-cited jk-parallels")


def _title(entry: Entry) -> str:
    """A document's title with its kind, since an opinion and the news of it can have one title."""
    kind = f'\u3000<span class="jk-why">{GENRE_NAMES[entry.meta.genre]}</span>'
    return element("a", escape(entry.meta.title), href=f"../t/{identifier(entry.id)}/") + kind


def _pair(row: Mapping[str, Any]) -> tuple[str, str]:
    first, second = (_place(passage)[0] for passage in row["passages"])
    return first, second


def _place(passage: Mapping[str, Any]) -> tuple[str, str]:
    document, _, anchor = passage["source"].partition("#")
    return document, anchor


def _row(row: Mapping[str, Any], shelf: Shelf, numbers: Numbers, texts: Mapping[tuple[str, str], str]) -> str:
    sides = []
    for side, passage in enumerate(row["passages"]):
        document, anchor = _place(passage)
        number = numbers(document).get(identifier(anchor))
        same = [(run[2 * side], run[2 * side + 1]) for run in row["runs"]]
        words = _words(texts[document, anchor], passage["start"], passage["end"], same)
        way = element("a", f"第{number}段" if number else "原段", href=f"../t/{identifier(document)}/#{identifier(anchor)}")
        sides.append(element("blockquote", f"<p>{words}</p><footer>{way}</footer>"))
    earlier = shelf.by_id.get(identifier(row["earlier"])) if row["earlier"] else None
    said = f"先见于{escape(earlier.meta.title)}（{BY[row['by']]}）；" if earlier else ""
    return element("div", f'{"".join(sides)}<p class="jk-why">{said}相同{row["letters"]}字。</p>', class_="jk-pair")


def _words(text: str, start: int, end: int, same: Sequence[tuple[int, int]]) -> str:
    """The words of a passage, those that the other side lacks marked."""
    parts, done = [], start
    for first, last in sorted(same):
        if first > done:
            parts.append(element("mark", escape(text[done:first])))
        if last > done:
            parts.append(escape(text[max(first, done) : last]))
            done = last
    return "".join(parts) + (element("mark", escape(text[done:end])) if done < end else "")
