"""A draft: every text of the corpus with the raw text beside it, what is not published too, and what waits for a person at its place.

It is made in a moment and without the site's generator, so that it can follow each save.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from jiaokan.checks.problem import Problem
from jiaokan.edition.document import Block
from jiaokan.entry.entry import Entry
from jiaokan.site.markup import element, escape, identifier, visible
from jiaokan.site.terms import BLOCK_NAMES, GENRE_NAMES, PUBLISH, RIGHTS
from jiaokan.web.places import Finding, places
from jiaokan.web.raw_pane import raw_pane, seen
from jiaokan.web.shell import asset, page

STAMP_FILE = "stamp.txt"
"""The file that a page asks whether there is a newer draft."""


def draft(
    entries: Iterable[Entry], signs: Iterable[Problem], edited: Collection[str], name: str, *, message: str = "", live: bool = False
) -> Mapping[str, str]:
    """The pages of a draft by their place in its folder.

    Args:
        entries: all documents, as they stand now.
        signs: the signs of errors in them.
        edited: those that were edited by hand since they were built.
        name: what the corpus is called.
        message: what kept the corpus from being built, if something did.
        live: whether the pages ask for newer ones.
    """
    every, seen = tuple(entries), tuple(signs)
    found = {entry.id: places(entry, seen) for entry in every}
    follow = (asset("live.js"),) if live else ()
    made = {
        f"t-{identifier(entry.id)}.html": _text(entry, found[entry.id], entry.id in edited, message, (asset("lock.js"), *follow), live)
        for entry in every
    }
    made["index.html"] = _list(every, found, edited, name, message, follow, live)
    return made


def _banner(message: str) -> str:
    said = element("header", "草稿：只在本机看，不发布。", class_="banner")
    return said + (element("div", escape(message), class_="wrong", role="alert") if message else "")


def _list(
    entries: Iterable[Entry],
    found: Mapping[str, tuple[Finding, ...]],
    edited: Collection[str],
    name: str,
    message: str,
    scripts: Sequence[str],
    live: bool,
) -> str:
    rows = []
    for entry in entries:
        waits = found[entry.id]
        rights = RIGHTS[entry.meta.rights.status]
        cells = (
            f'<a href="t-{identifier(entry.id)}.html">{escape(entry.meta.title)}</a>', f"<code>{escape(entry.id)}</code>",
            GENRE_NAMES[entry.meta.genre], PUBLISH[entry.meta.publish], rights, str(sum(one.kind == "doubt" for one in waits) or ""),
            str(sum(one.kind == "sign" for one in waits) or ""), "有手改" if entry.id in edited else "",
        )  # fmt: skip
        rows.append(element("tr", "".join(element("td", cell) for cell in cells)))
    names = ("题名", "代号", "体裁", "公开", "权利", "存疑", "迹象", "手改")
    head = element("tr", "".join(element("th", cell, scope="col") for cell in names))
    table = element("table", element("thead", head) + element("tbody", "".join(rows)))
    area = element("div", table, class_="jk-scroll", tabindex="0", role="region", aria_label="全部文献")
    main = element("main", element("h1", f"{escape(name)}：草稿") + area, class_="list")
    return page(f"草稿：{name}", _banner(message) + main, scripts=scripts, live=STAMP_FILE if live else "")


def _text(entry: Entry, waits: tuple[Finding, ...], edited: bool, message: str, scripts: Sequence[str], live: bool) -> str:
    meta = entry.meta
    said = [
        f"<code>{escape(entry.id)}</code>",
        GENRE_NAMES[meta.genre],
        f"公开：{PUBLISH[meta.publish]}",
        f"权利：{RIGHTS[meta.rights.status]}",
    ]
    said += ["手改未记为决定：jiaokan adopt"] if edited else []
    head = element("h1", escape(meta.title)) + element("p", "　".join(said), class_="facts")
    nav = element("nav", '<a href="index.html">全部</a>', aria_label="草稿")
    loose = "".join(_note(one) for one in waits if not one.anchor)
    script_of = {"translate": "no", "lang": meta.language}
    left = element("section", raw_pane(entry, waits), class_="pane raw", tabindex="0", aria_label="原文", data_pane="raw", **script_of)
    right = element(
        "section", "".join(_block(block, waits) for block in entry.blocks), class_="pane edition", tabindex="0", aria_label="校勘本",
        data_pane="edition", **script_of,
    )  # fmt: skip
    main = element("main", head + loose + element("div", left + right, class_="panes"), class_="proof")
    return page(f"草稿：{meta.title}", _banner(message) + nav + main, scripts=scripts, live=STAMP_FILE if live else "")


def _block(block: Block, waits: Iterable[Finding]) -> str:
    here = [one for one in waits if one.anchor and one.anchor == block.anchor]
    kind = "" if block.type == "paragraph" else element("span", BLOCK_NAMES[block.type], class_="kind")
    words = element("p", kind + marked(block.text, here), class_=f"words is-{block.type}")
    return element("div", words + "".join(map(_note, here)), class_="block", id=block.anchor, **origin(block))


def origin(block: Block) -> dict[str, str | bool | None]:
    """Where a block came from, for the panes to keep beside each other."""
    stretches = block.origin
    ends = {"data_at": str(min(low for low, _ in stretches)), "data_end": str(max(high for _, high in stretches))} if stretches else {}
    return dict(ends)


def marked(text: str, found: Iterable[Finding]) -> str:
    """A text as HTML with the words that wait marked."""
    parts, done = [], 0
    for one in sorted(found, key=lambda one: (one.start, one.end)):
        if done <= one.start < one.end:
            parts += [seen(text[done : one.start]), f"<mark>{visible(text[one.start : one.end])}</mark>"]
            done = one.end
    return "".join([*parts, seen(text[done:])]).replace("\n", "<br>")


def _note(one: Finding) -> str:
    words = f"<mark>{visible(one.words)}</mark>：" if one.words else ""
    may = (
        "或作" + "、".join(element("b", BLOCK_NAMES.get(words, visible(words))) for words in one.candidates) + "。"
        if one.candidates
        else ""
    )
    name = element("b", "存疑" if one.kind == "doubt" else "迹象")
    return element("p", f"{name}　{words}{may}{escape(one.said)}", class_=f"note {one.kind}")
