"""Which elements of a page hold the text: the container in which its prose is dense, and the title before it.

Menus are links, prose is characters outside links with punctuation between them; what is left of furniture has roles, ids, classes
and words of its own. Where no element holds the prose alone, all but the known furniture is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from jiaokan.grammar.web_words import Kind, is_attribution, is_list_head, kind_of
from jiaokan.html.names import BLOCKS, HEADINGS
from jiaokan.html.tree import Element, Page

NEVER = frozenset(
    [
        "head",
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "iframe",
        "object",
        "canvas",
        "audio",
        "video",
        "map",
        "select",
        "button",
        "input",
        "textarea",
        "dialog",
        "rt",
        "rp",
    ]
)
"""Elements that hold no text of the page."""
FRAMES = frozenset(["nav", "header", "footer", "aside", "menu"])
"""Elements that hold furniture unless they hold most of the page."""
ROLES = frozenset(["navigation", "banner", "contentinfo", "search", "complementary", "dialog", "menu", "menubar", "toolbar"])
WORDS = frozenset(
    [
        "nav",
        "navbar",
        "navigation",
        "menu",
        "submenu",
        "breadcrumb",
        "breadcrumbs",
        "crumb",
        "crumbs",
        "path",
        "position",
        "weizhi",
        "dqwz",
        "location",
        "footer",
        "foot",
        "copyright",
        "share",
        "bshare",
        "bdsharebuttonbox",
        "sidebar",
        "side",
        "pagination",
        "pager",
        "paging",
        "prevnext",
        "related",
        "relate",
        "recommend",
        "recommended",
        "comment",
        "comments",
        "toolbar",
        "tools",
        "search",
        "login",
        "friendlink",
        "friendlinks",
        "links",
        "qrcode",
        "ad",
        "ads",
        "advert",
        "banner",
        "sitemap",
        "toplink",
        "topbar",
        "hot",
        "rank",
        "print",
    ]
)
"""Words of ids and classes that name furniture."""
OTHERS = frozenset(["comment", "comments", "pinglun", "recommend", "recommended", "related", "relnews", "relate", "qrcode"])
"""Words of ids and classes that name what other people or other pages say, which may be prose."""
BYLINE = re.compile(r"(?:本报|新华社|记者|通讯员|特约|作者[:：])[^。，]{2,40}")
"""Who wrote an article, below its headline."""
CRUMBS = re.compile(r"[^>＞›»，。；]{1,20}(?:[>＞›»]{1,2}[^>＞›»，。；]{1,24}){1,6}[>＞›»]{0,2}")
"""The way from the first page to this one."""
PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
CONTAINERS = frozenset(
    ["html", "body", "div", "main", "article", "section", "form", "center", "table", "tbody", "tr", "td", "span", "font"]
) | {""}
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
DOMINANT = 0.82
"""The part of the prose that one child must hold for the search to go on inside it."""
SHARE = 0.35
"""The part of the page's characters that furniture holds at most."""
FEW_LINKS = 12
"""Characters in links up to which a page has no menus and no lists of other pages."""
LONGEST_LEAD = 600
"""Characters of an introduction at most."""
WIDEST = 300
"""Tokens that a title takes at most."""
TITLES = re.compile(r"[_|｜—–-]")


def content(page: Page) -> tuple[Element, Element | None, set[Element]]:
    """The main element, the title, which may lie outside it, and the elements that are left out wherever they lie."""
    out = set(_left_out(page))
    main = _main(page, out)
    return main, _title(page, main, out), out


def _left_out(page: Page) -> Iterator[Element]:
    total = page.measure(page.root)[0] or 1
    todo = [page.root]
    while todo:
        element = todo.pop()
        if element.name in NEVER or (page.measure(element)[0] <= total * SHARE and _is_furniture(page, element)):
            yield element
            continue
        for head, rest in pairwise(element.children):
            if not (head.name in BLOCKS and rest.name in BLOCKS and _heads_others(page, head)):
                continue
            chars, linked, _ = page.measure(rest)
            if linked * 2 > chars:
                yield from (head, rest)
        todo.extend(element.children)


def _is_furniture(page: Page, element: Element) -> bool:
    attributes = element.attributes
    if "hidden" in attributes or attributes.get("aria-hidden") == "true" or HIDDEN.search(attributes.get("style", "")):
        return True
    if element.name in HEADINGS or element.name in ("html", "body", "p"):
        return False
    if element.name in FRAMES or attributes.get("role", "") in ROLES:
        return not page.holds_title(element)
    words = _words(element)
    chars, linked, stops = page.measure(element)
    if (words & OTHERS or _is_list_of_others(page, element)) and not page.holds_title(element):
        return True
    return bool(words & WORDS) and (stops * 40 <= chars - linked or linked * 2 > chars) and not page.holds_title(element)


def _words(element: Element) -> set[str]:
    """The words of its id and its classes."""
    return {part.lower() for key in ("id", "class") for part in PARTS.findall(element.attributes.get(key, ""))}


def _is_list_of_others(page: Page, element: Element) -> bool:
    """Whether an element begins with the head of a list of other pages and holds links, or is a breadcrumb: links parted by signs."""
    if element.name not in ("div", "section", "aside", "dl") or not element.children:
        return False
    chars, linked, _ = page.measure(element)
    if len(element.children) > 1 and _heads_others(page, element.children[0]) and linked:
        return True
    short = chars <= 80 and element.last - element.first <= WIDEST
    return short and linked * 2 > chars and CRUMBS.fullmatch(page.text(element)) is not None


def _heads_others(page: Page, element: Element) -> bool:
    """Whether an element says only 相关新闻, 推荐阅读 or the like."""
    short = element.last - element.first <= WIDEST and 2 <= page.measure(element)[0] <= 16
    return short and is_list_head(page.text(element))


def _weight(page: Page, element: Element) -> int:
    chars, linked, stops = page.measure(element)
    return chars - linked + 20 * stops


def _main(page: Page, out: set[Element]) -> Element:
    """The innermost container that holds nearly all of the prose."""
    here = page.root
    weights: dict[Element, int] = {}
    order = list(here.walk())
    for element in reversed(order):
        lost = sum(_weight(page, child) - weights[child] for child in element.children)
        weights[element] = 0 if element in out else _weight(page, element) - lost
    while True:
        heavy = max((child for child in here.children if child.name in CONTAINERS), key=lambda child: weights[child], default=None)
        if heavy is None or weights[heavy] < DOMINANT * weights[here] or not weights[here] or _is_document(page, here, heavy, out):
            return here
        here = heavy


def _is_document(page: Page, here: Element, heavy: Element, out: set[Element]) -> bool:
    """Whether a page has no links to speak of, and what stands beside its heaviest child has no name and says no furniture: it is text."""
    if page.measure(page.root)[1] > FEW_LINKS:
        return False
    rest = [child for child in here.children if child is not heavy and child not in out and page.measure(child)[0]]
    return bool(rest) and not any(_words(child) or kind_of(page.text(child)) or is_fact(page.text(child)) for child in rest)


def _title(page: Page, main: Element, out: set[Element]) -> Element | None:
    """The last h1 before the main element, or the block whose words the page's title begins with."""
    if page.holds_title(main):
        return None
    inside_out = {inner for element in out for inner in element.walk()}
    before = [
        element for element in page.root.walk() if element.last <= min(main.first, element.first + WIDEST) and element not in inside_out
    ]
    named = page.name
    first = TITLES.split(named)[0]
    inside = (element for element in main.walk() if element.name in BLOCKS and _is_short(page, element) and page.text(element) == first)
    if first and (headline := min(inside, key=lambda element: element.name in ("td", "th"), default=None)):
        return headline
    for element in reversed(before):
        if element.name == "h1" and (text := page.text(element)) and (not named or first in text or text in named):
            return element
    for element in reversed(before):
        chars = page.measure(element)[0]
        if (
            4 <= chars <= 120
            and (text := page.text(element))
            and (named == text or (named.startswith(text) and TITLES.match(named, len(text))))
        ):
            return element
    return next((e for e in reversed(before) if e.name in HEADINGS and 4 <= page.measure(e)[0] <= 120), None)


def headlines(page: Page, title: Element, main: Element, out: set[Element]) -> list[Element]:
    """What stands beside a title outside the main element and belongs to it: kicker, subtitle, byline."""
    parent = title.parent
    if parent is None or title.name not in HEADINGS or parent.last - parent.first > WIDEST or parent.last > main.first:
        return []
    beside = [child for child in parent.children if child is not title and child not in out and 2 <= page.measure(child)[0] <= 60]
    return [child for child in beside if child.name in HEADINGS or BYLINE.fullmatch(page.text(child))]


def leads(page: Page, title: Element, main: Element, out: set[Element]) -> list[Element]:
    """The blocks of prose between a title and the main element: an introduction set apart."""
    found: list[Element] = []
    here = main.parent
    while here and not (here.first <= title.first and title.last <= here.last):
        here = here.parent
    for child in here.children if here else ():
        chars, linked, stops = page.measure(child)
        prose = stops > 0 and chars >= 8 and linked * 4 < chars and chars <= LONGEST_LEAD
        if title.last <= child.first and child.last <= main.first and prose and child not in out and not is_fact(page.text(child)):
            found.append(child)
    return found


def _is_short(page: Page, element: Element) -> bool:
    return element.last - element.first <= WIDEST and 4 <= page.measure(element)[0] <= 120


def is_dated(page: Page, element: Element) -> bool:
    """Whether a short block holds a <time>: the line of facts under a headline, which says no sentence."""
    if element.last - element.first > WIDEST or element.name in ("p", "td", "li") or page.measure(element)[0] > 60:
        return False
    return page.measure(element)[2] < 3 and any(inner.name == "time" for inner in element.walk())


def is_fact(text: str) -> bool:
    """Whether a text outside the main element says something about the article."""
    return kind_of(text) is Kind.META or is_attribution(text)
