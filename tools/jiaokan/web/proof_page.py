"""The page on which a text is proof-read: the raw text at the left, the edition to type in at the right, what waits at its place."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from jiaokan.corpus.pending import Pending
from jiaokan.edition.document import BLOCK_TYPES, Block
from jiaokan.edition.markdown import level
from jiaokan.entry.entry import Entry
from jiaokan.site.markup import element, escape, visible
from jiaokan.site.published import labels
from jiaokan.site.terms import BLOCK_NAMES, GENRE_NAMES, PUBLISH, RIGHTS
from jiaokan.web.draft import marked, origin
from jiaokan.web.places import Finding
from jiaokan.web.raw_pane import raw_pane
from jiaokan.web.shell import asset, page

READ = ("未校", "一校", "二校")
"""How far a text has been read against its source."""
KEYS = (
    ("直接打字", "改字"),
    ("Enter", "在此分段"),
    ("Backspace（段首）", "接到上一段"),
    ("Alt＋↑ ↓", "移段"),
    ("Ctrl＋Z　Ctrl＋Y", "撤销，重做"),
    ("Ctrl＋S", "到“理由”，再按一次存为决定"),
    ("F8　Shift＋F8", "下一处、上一处存疑或迹象"),
    ("Esc", "离开文字，停在此段上；停在段上或存疑上时："),
    ("j　k", "下一处，上一处"),
    ("a　1—9", "照所拟改；有几种时按号"),
    ("x", "照旧：看过，保留原样"),
    ("e　Enter", "动手改"),
    ("p　h　t　i", "改作段、小标题、标题、项；停在段上时 1—6 是小标题的级"),
    ("↑ ↓", "上一段，下一段"),
    ("u　r", "撤销，重做"),
)


def proof_page(entry: Entry, seal: str, waits: Iterable[Finding], wish: Pending | None, known: str) -> str:
    """The page of one text.

    Args:
        entry: the document as it was last built.
        seal: the digest of its edition.
        waits: what waits for a person in it.
        wish: what was kept of an earlier sitting.
        known: the digest of that.
    """
    found, meta = tuple(waits), entry.meta
    facts = [
        f"<code>{escape(entry.id)}</code>",
        GENRE_NAMES[meta.genre],
        f"公开：{PUBLISH[meta.publish]}",
        f"权利：{RIGHTS[meta.rights.status]}",
    ]
    script_of = {"translate": "no", "lang": meta.language}
    numbers = labels(entry.blocks)
    loose = element("div", "".join(map(_note, (one for one in found if not one.anchor))), class_="loose")
    left = element("section", raw_pane(entry, found), class_="pane raw", tabindex="0", aria_label="原文", data_pane="raw", **script_of)
    blocks = "".join(_block(block, numbers.get(block.anchor or "", ""), found) for block in entry.blocks)
    right = element("section", blocks, class_="pane edition", tabindex="0", aria_label="校勘本", data_pane="edition", **script_of)
    overtaken = wish is not None and wish.seal != seal
    data = {
        "document": entry.id, "seal": seal, "known": known, "names": BLOCK_NAMES,
        "blocks": [_row(block) for block in entry.blocks],
        "places": {one.key: _place(one, entry) for one in found},
        "wish": wish.model_dump(include={"blocks", "kept"}) if wish and not overtaken else None,
    }  # fmt: skip
    store = element("script", _json(data), type="application/json", id="data")
    head = element("header", '<nav aria-label="编校台"><a href="/">全部</a></nav>' + element("h1", escape(meta.title)))
    parts = [head, element("p", "　".join(facts), class_="facts"), _overtaken(entry, wish) if overtaken else "", loose]
    main = element("main", "".join(parts) + element("div", left + right, class_="panes") + _bar(meta.read or 0), class_="proof desk-proof")
    return page(f"校读：{meta.title}", main + store, scripts=(asset("lock.js"), asset("desk.js")))


def _row(block: Block) -> dict[str, str | int | None]:
    return {"anchor": block.anchor, "type": block.type, "level": level(block), "text": block.text}


def _place(one: Finding, entry: Entry) -> dict[str, object]:
    """What the page must know of a place; words go with the data, since an attribute has none that cannot be seen."""
    text = next((block.text for block in entry.blocks if block.anchor == one.anchor), "")
    return {"start": one.start, "read": text[one.start : one.end], "candidates": one.candidates}


def _json(value: object) -> str:
    """As content of a script element, which nothing in it can end."""
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _block(block: Block, number: str, found: Iterable[Finding]) -> str:
    """A block: its kind, its words to type in over a copy of them that gives the height and bears the marks, and what waits in it."""
    here = [one for one in found if one.anchor == block.anchor]
    name = f"第{number}段" if number else BLOCK_NAMES[block.type]
    under = element("div", marked(block.text, here), class_="under", aria_hidden="true")
    field = element("textarea", escape(block.text), aria_label=name, rows="1", spellcheck="false", autocomplete="off")
    notes = element("div", "".join(map(_note, here)), class_="notes", data_notes=block.anchor)
    head = element("span", "" if block.type == "paragraph" else BLOCK_NAMES[block.type], class_="kind")
    edit = element("div", under + field, class_=f"edit is-{block.type}")
    return element(
        "div", head + edit + notes, class_="block", tabindex="-1", role="group", aria_label=name, data_anchor=block.anchor, **origin(block)
    )


def _note(one: Finding) -> str:
    words = f"<mark>{visible(one.words)}</mark>　" if one.words else ""
    name = element("b", "存疑" if one.kind == "doubt" else "迹象")
    ways = [
        element("button", f"{index} 作“{BLOCK_NAMES.get(may, visible(may))}”", type="button", data_do="accept", data_which=str(index - 1))
        for index, may in enumerate(one.candidates, 1)
    ]
    ways += [element("button", "x 照旧", type="button", data_do="keep")]
    ways += [element("button", "e 改", type="button", data_do="correct")] if one.anchor else []
    said = element("span", f"{name}　{words}{escape(one.said)}")
    return element(
        "div", f"{said} {''.join(ways)}", class_=f"note {one.kind}", tabindex="-1", role="group", aria_label=one.said, data_key=one.key
    )  # fmt: skip


def _bar(read: int) -> str:
    """Below the panes: the decisions to be written, the type of the block, the reason, what to do."""
    kinds = [("heading:" + str(depth), f"小标题 {depth}") for depth in range(2, 7)]
    kinds = [("title:1", "标题"), *kinds, *((name, BLOCK_NAMES[name]) for name in BLOCK_TYPES if name not in ("title", "heading"))]
    options = "".join(element("option", name, value=value) for value, name in kinds)
    times = "".join(element("option", name, value=str(number), selected=number == read) for number, name in enumerate(READ))
    keys = "".join(f"<tr><th scope='row'>{escape(key)}</th><td>{escape(what)}</td></tr>".replace("'", '"') for key, what in KEYS)
    parts = [
        '<p class="said" role="status" aria-live="polite"></p><div class="wrong" role="alert" hidden></div>',
        '<details class="decisions"><summary>将写下的决定：<span class="count">0</span></summary>',
        '<ol tabindex="0" aria-label="将写下的决定"></ol></details>',
        f'<details class="keys"><summary>键盘</summary><table><tbody>{keys}</tbody></table></details>',
        '<div class="ways"><button type="button" data-do="undo">撤销</button><button type="button" data-do="redo">重做</button>',
        '<button type="button" data-do="before">上一处</button><button type="button" data-do="next">下一处</button>',
        f'<label>校次 <select name="read">{times}</select></label>',
        f'<label>此段是 <select name="type">{options}</select></label>',
        '<label class="reason">理由 <input name="reason" autocomplete="off" placeholder="据原件"></label>',
        '<button type="button" data-do="save" class="main">存为决定</button>',
        '<button type="button" data-do="discard">全部不要</button></div>',
    ]
    return element("div", "".join(parts), class_="bar")


def _overtaken(entry: Entry, wish: Pending | None) -> str:
    """What was kept of an earlier sitting and no longer fits, for the editor to take over by hand."""
    now = {block.anchor: block.text for block in entry.blocks}
    rows: list[Mapping[str, str]] = []
    for one in wish.blocks if wish else ():
        if now.get(one.anchor) != one.text:
            rows.append({"mine": one.text, "now": now.get(one.anchor, "") if one.anchor else ""})
    listed = "".join(f"<tr><td>{escape(one['mine'])}</td><td>{escape(one['now'])}</td></tr>" for one in rows)
    table = f'<table><thead><tr><th scope="col">草稿</th><th scope="col">现在</th></tr></thead><tbody>{listed}</tbody></table>'
    said = "这一篇在上次离开以后改过了。上次未存为决定的改动列在下面，要的请抄到右边；不要了，按“全部不要”。"
    return element("details", f"<summary>{said}</summary>{table}", class_="wrong overtaken", open=True)
