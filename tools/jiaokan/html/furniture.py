"""What of a page is furniture by its element, its role, its id and classes, or by what it heads: left out wherever it lies.

Menus are links, and what others say may be prose; a name counts only where the element's build agrees with it, and where it stands: what
is set between the paragraphs of a text, in a sentence or in code is of the text, whatever its name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from jiaokan.grammar.web_words import LineKind, is_attribution, is_list_head, kind_of
from jiaokan.html.amid import amid_text, in_code, in_sentence, opening_buttons
from jiaokan.html.code import line_numbers
from jiaokan.html.name_words import OTHERS, TALK, words_of
from jiaokan.html.names import BLOCKS, HEADINGS, TABLE_PARTS, named
from jiaokan.html.tree import Element, SourceTree
from jiaokan.text import re

NEVER = named("head script style noscript template svg:svg iframe object canvas audio video map select button input textarea dialog rt rp")
"""Elements that hold no text of the page."""
FRAMES = frozenset(["nav", "header", "footer", "aside", "menu"])
"""Elements that hold furniture unless they hold most of the page."""
ROLES = frozenset(["navigation", "banner", "contentinfo", "search", "complementary", "dialog", "menu", "menubar", "toolbar"])
WORDS = named(
    "nav navbar navigation menu submenu breadcrumb breadcrumbs crumb crumbs path position weizhi dqwz location "
    "footer foot copyright share bshare bdsharebuttonbox sidebar side pagination pager paging prevnext related "
    "relate recommend recommended comment comments toolbar tools search login friendlink friendlinks links qrcode "
    "ad ads advert banner sitemap toplink topbar hot rank print"
)
"""Words of ids and classes that name furniture."""
CRUMBS = re.compile(r"[^>＞›»，。；]{1,20}(?:[>＞›»]{1,2}[^>＞›»，。；]{1,24}){1,6}[>＞›»]{0,2}")
"""The way from the first page to this one."""
BUTTON = re.compile(r"[\[【［][^\[\]【】［］]{1,8}[\]】］]")
"""A label in brackets."""
LEAST_ENDED_HEADINGS = 3
"""Headings that end in the same label at least."""
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
TALK_SHARE, SURE_TALK_SHARE, LEAST_STOPS_TIMES = 0.4, 0.9, 10
"""The part of what a page says that people say to each other, where that is the text, if the page begins with it, and if not; and marks
of sentences by which it is counted. What people say under an article stands below it."""
LEAST_PROSE_CHARACTERS = 20
"""Characters outside links of what a page begins with."""
DISCUSSIONS = ("DiscussionForumPosting", "QAPage")
"""What the page of a discussion says that it is (schema.org)."""
SHORTEST_PARAGRAPH_CHARACTERS = 40
"""Characters of a paragraph in a footer at least."""
NOTE = re.compile("（[^（）]{4,}）")
"""What an author or an editor says of the text below it: （作者系本刊特约撰稿人）."""
FURNITURE_SHARE = 0.35
"""The part of the page's characters that furniture holds at most."""
TITLE_SIGN = re.compile(r"[_|｜—–-]")
"""What stands in a page's `<title>` between that of its text and the name of the site."""
TITLE_TOKENS = 300
"""Tokens that a title takes at most."""


def left_out(page: SourceTree) -> Iterator[Element]:
    """The elements that are left out."""
    total = page.measure(page.root)[0] or 1
    unnamed = TALK if _is_talk(page) else frozenset()
    yield from (*_heading_buttons(page), *line_numbers(page))
    amid: set[Element] = set(opening_buttons(page))
    todo = [page.root]
    while todo:
        element = todo.pop()
        small = page.measure(element)[0] <= total * FURNITURE_SHARE and element not in amid
        if (element.name in NEVER and element not in amid) or (small and _is_furniture(page, element, unnamed)):
            yield element
            continue
        amid.update(amid_text(page, element))
        for head, rest in pairwise(element.children):
            if not (head.name in BLOCKS and rest.name in BLOCKS and _heads_others(page, head)):
                continue
            chars, linked, _ = page.measure(rest)
            if linked * 2 > chars:
                yield from (head, rest)
        todo.extend(element.children)


def _heading_buttons(page: SourceTree) -> Iterator[Element]:
    """The same label in brackets, a link, at the end of several headings: what the site lets a reader do with each part."""
    found: dict[str, list[Element]] = defaultdict(list)
    for element in page.root.walk():
        if element.name in HEADINGS and element.children and element.last - element.first <= TITLE_TOKENS:
            chars, linked, _ = page.measure(element.children[-1])
            if 0 < linked < chars < page.measure(element)[0] and (label := BUTTON.fullmatch(page.text(element.children[-1]))):
                found[label[0]].append(element.children[-1])
    yield from (button for buttons in found.values() if len(buttons) >= LEAST_ENDED_HEADINGS for button in buttons)


def _is_talk(page: SourceTree) -> bool:
    """Whether what people say to each other is the text: the page calls itself a discussion, or says nearly nothing else, or begins so.

    Sentences are counted by their marks where there are some, else characters outside links; what frames the page is not.
    """
    if not any(word in page.source for word in ("omment", "inglun")):
        return False
    if any(kind in page.source for kind in DISCUSSIONS):
        return True
    chars, linked, stops = page.measure(page.root)
    whole, said, first = [chars - linked, stops], [0, 0], [len(page.tokens), len(page.tokens)]
    todo = [page.root]
    while todo:
        element = todo.pop()
        chars, linked, stops = page.measure(element)
        is_said = bool(words_of(element) & TALK) and element.name not in ("html", "body")
        if element.name in NEVER:
            continue
        if is_said or element.name in FRAMES or element.attributes.get("role", "") in ROLES:
            count, sign = (said, 1) if is_said else (whole, -1)
            count[:] = [count[0] + sign * (chars - linked), count[1] + sign * stops]
        else:
            todo.extend(element.children)
        if (is_said or not any(child.name in BLOCKS for child in element.children)) and chars - linked >= LEAST_PROSE_CHARACTERS:
            first[is_said] = min(first[is_said], element.first)
    by = whole[1] >= LEAST_STOPS_TIMES
    return said[by] > (TALK_SHARE if first[True] < first[False] else SURE_TALK_SHARE) * whole[by]


def _is_furniture(page: SourceTree, element: Element, unnamed: frozenset[str]) -> bool:
    attributes = element.attributes
    if "hidden" in attributes or attributes.get("aria-hidden") == "true" or HIDDEN.search(attributes.get("style", "")):
        return True
    if element.name in HEADINGS or element.name in ("html", "body", "p"):
        return False
    words = words_of(element) - unnamed
    chars, linked, stops = page.measure(element)
    if element.name in FRAMES or attributes.get("role", "") in ROLES:
        return not page.holds_title(element) and not (_heads_section(page, element) and linked * 2 <= chars and not words & WORDS)
    if in_sentence(page, element) or in_code(element):
        return False
    if (words & OTHERS or _is_list_of_others(page, element)) and not page.holds_title(element):
        return True
    if element.name in TABLE_PARTS:
        return False  # a name says how the rows of a table are turned over, not what they hold
    return bool(words & WORDS) and (stops * 40 <= chars - linked or linked * 2 > chars) and not page.holds_title(element)


def _heads_section(page: SourceTree, element: Element) -> bool:
    """Whether a <header> or a <footer> is of the text or of a section of it: a page has one banner, and it is the first header, outside of
    <article> and <main> (WAI-ARIA 1.2, banner), and does not say what the page is about; a footer in the main part is text where it has a
    paragraph."""
    if element.name not in ("header", "footer") or element.attributes.get("role") or is_dated(page, element):
        return False
    if element.name == "footer":
        return _is_within(element, ("main", "article")) and any(is_paragraph(page, child) for child in element.children)
    return (
        page.source.find("<header", 0, element.token.start) >= 0 or _is_within(element, ("article", "main")) or _names_page(page, element)
    )


def _is_within(element: Element, names: tuple[str, ...]) -> bool:
    """Whether an element lies in one of these, so that it opens or closes a text and not the page (WAI-ARIA 1.2, contentinfo)."""
    here = element.parent
    while here and here.name not in names:
        here = here.parent
    return here is not None


def _names_page(page: SourceTree, header: Element) -> bool:
    """Whether a heading in an element is what the page's `<title>` begins with."""
    if header.last - header.first > TITLE_TOKENS:
        return False
    for text in (page.text(inner) for inner in header.walk() if inner.name in HEADINGS):
        if text and page.name.startswith(text) and (page.name == text or TITLE_SIGN.match(page.name, len(text))):
            return True
    return False


def is_paragraph(page: SourceTree, element: Element) -> bool:
    """Whether an element is a paragraph of some length, or a note in brackets, with no link, and says nothing of the site."""
    chars, linked, _ = page.measure(element)
    if element.name != "p" or linked or kind_of(text := page.text(element)) is not None:
        return False
    return chars >= SHORTEST_PARAGRAPH_CHARACTERS or NOTE.fullmatch(text) is not None


def _is_list_of_others(page: SourceTree, element: Element) -> bool:
    """Whether an element begins with the head of a list of other pages and holds links, or is a breadcrumb: links parted by signs."""
    if element.name not in ("div", "section", "aside", "dl") or not element.children:
        return False
    chars, linked, _ = page.measure(element)
    if len(element.children) > 1 and _heads_others(page, element.children[0]) and linked:
        return True
    short = chars <= 80 and element.last - element.first <= TITLE_TOKENS
    return short and linked * 2 > chars and CRUMBS.fullmatch(page.text(element)) is not None


def _heads_others(page: SourceTree, element: Element) -> bool:
    """Whether an element says only 相关新闻, 推荐阅读 or the like."""
    short = element.last - element.first <= TITLE_TOKENS and 2 <= page.measure(element)[0] <= 16
    return short and is_list_head(page.text(element))


def is_dated(page: SourceTree, element: Element) -> bool:
    """Whether a short block holds a <time> and no heading: the line of facts under a headline, which says no sentence."""
    if element.last - element.first > TITLE_TOKENS or element.name in ("p", "td", "li") or page.measure(element)[0] > 60:
        return False
    inner = {one.name for one in element.walk()}
    return page.measure(element)[2] < 3 and "time" in inner and not inner & HEADINGS


def is_fact(text: str) -> bool:
    """Whether a text outside the main element says something about the article."""
    return kind_of(text) is LineKind.META or is_attribution(text)
