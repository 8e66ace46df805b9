"""What a web page sets around an article is dropped: menus, breadcrumbs, tools, counters, links to other pages, footers.

A line goes for its words where they can be nothing else, or for its place: between such lines and an end of the text, and shaped like them.
The line before the facts of publication or before the prose is the title, whatever stands around it. Prose is never dropped.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby, pairwise

from jiaokan.grammar.characters import HAN
from jiaokan.grammar.date import SPACED_DAY
from jiaokan.grammar.label import is_label
from jiaokan.grammar.numeral import COUNTING
from jiaokan.grammar.web_words import (
    FORMER_TITLE,
    LONGEST_FURNITURE_CHARACTERS,
    MOMENT,
    SHARES,
    LineKind,
    is_attribution,
    is_furniture,
    is_list_head,
    kind_of,
)
from jiaokan.page.furniture_rows import RECORD_FIELD, FurnitureRow, furniture_rows
from jiaokan.page.markup_language import markup_language
from jiaokan.text import Edit, re

RIGHTS = re.compile("版[权權]|著作權|©|Copyright|COPYRIGHT|All Rights Reserved")
"""What a page says at its ends; in the middle of a text a book, a law or a lesson does."""
HEAD_LINES = 60
"""How many lines are looked at for the beginning of the prose."""
TAIL_LINES = 80
"""How many lines are looked at from the end."""
FIELD = re.compile(f"[{HAN}]{{2,6}}[：:][^：:]")
"""A named value at the start of a row."""
LEAST_FIELD_LINES = 2
"""Rows of values that no page names, at least, below rows of facts that are the text's own."""
LEAST_SECTION_TIMES = 3
"""How often a line of furniture stands in a text at least that stands below each of its sections."""
PROSE = re.compile(r"(?=.{30}).*[。；，]|.*[。；！？][”’」』）)]?$|.{8,}：$")
ENTRY = re.compile(r"[^\d，。；：！？、（）《》“”\s#|]{2,8}")
"""The shape of an entry of a menu."""
MENU = re.compile(r"[^\W\d_]{0,6}(?:首页|首頁|主页|主頁)|(?:关于|联系)我们|聯絡我們")
OTHER_PAGE = re.compile(
    rf"(?!附件|附表|(?:责任编辑|責任編輯|编辑|編輯|责编)[:：]|[（(](?:责|責|编|編|记者|記者|来源|來源|转|轉)|附录|附錄|#|\||[(（]?[{COUNTING}\d]+[)）、.．]|.*[。；！？]$)[^。；]{{1,40}}"
)
"""The shape of a link to another page, or of a line of a footer."""
EDITOR = re.compile(r"[（(](?:责编|責編|(?:责任|責任)?(?:编辑|編輯)|[编編]校|校[对對]|审核|審核)[:：][^（）()，。；]{2,20}[）)]")
"""Who put a text on its page, in brackets behind it; above a sure row he goes with it, alone he may be part of the text."""
WORDS = re.compile(rf"[{HAN}]{{2,12}}")
"""A heading without any sign."""
DATE = re.compile(SPACED_DAY)
TOP_MENU_LINES = 5
"""Entries of a menu at the very top of a text, of which only one need be known."""
PUBLISHER = re.compile(
    r"[^\W\d_]{2,10}(?:[日晚早时時商都][报報]|[报報]社|[周週]刊|新闻[网網]|新聞網|电视台|電視台|通讯社|通訊社|客户端|在线)"
)
"""A paper, a station or a site by its name, alone in its line."""
PROSE_SHARE = 0.2
"""The part of a long text that is prose, at least, for what stands at its ends to be furniture for its place."""
SHORT_LINE_CHARACTERS = 24
"""Code points below which a line may be furniture for its place alone."""
ANNOUNCES = re.compile("[^：:]{8,}：$")
"""A clause that announces a list."""
LIST_LINES, LICENCE_LINES = 12, 3
"""Entries of such a list looked at on either side of one; and rows below a heading of a section among which its licence stands."""
HOTLINE = re.compile(r"(?:服务|咨询|客服|联系|全国|免费)(?:热线|电话)[:：]?")
NUMBER = re.compile(r"[\d\-—+() ]{7,20}")
WAY_HOME = re.compile(r"(?:(?:当前|您的|你的|所在|當前|目前)?位置[:：]\s*)?(?:网站|本站|回)?(?:首[页頁]|主[页頁])")
STEP = re.compile(r"[>＞›»→]{1,2}")
LEFT_OVER = re.compile(rf"[|｜/次：:]|{SHARES}")
"""What a row of facts leaves behind where each part has a line of its own."""
ABOUT = (LineKind.META, LineKind.FURNITURE)
WAY = re.compile(r"首[页頁]|主[页頁]|位置|[>＞›»→]|:::|主要[内內]容")
"""What a line about the way to the page says; what stands before it is the name of the site."""
TRAIL = re.compile(r"位置|[>＞›»→]")
"""A sign of the way to a page, which stands above its text."""
CRUMB = re.compile(r"[^，。；：！？]{1,20}")
"""A breadcrumb that came in pieces: the way home, a sign, a page, a sign, a page."""
HINT = re.compile(
    r"首[页頁]|关闭|關閉|返回|回[首頁上]|轉寄|分享|收藏|纠错|扫|掃|位置|公网安备|标识码|版[权權]|著作權|©|Copyright"
    r"|使用|原[标標]|【\d|:::|：：：|檢索|检索|搜|字[体號号级級體]|相[关關]|友[情好]|阅读|推荐|网站|網站|隱私|时间|日期|热线|我们|"
    + "|".join(
        (
            *(re.begun("打列", "印"), re.begun("上下前后", "一"), re.begun("备備", r"[\d ]"), re.begun("蓝藍", "字")),
            *(re.begun("客APp", "[客APp]"), re.begun("尽盡", "在"), re.begun("评評", "[论論]"), re.begun("发發", "布")),
            *(re.begun("浏瀏点點閱阅访訪", "[览覽击擊閱问读]"), re.begun("来來", "源")),
        )
    )
)
"""A quick look: a text without any of these has no furniture of a web page."""


def find(text: str) -> Iterator[Edit]:
    """Drop the lines of the page's head and tail that are furniture, and those that are nothing else wherever they stand."""
    if not HINT.search(text) or markup_language(text):
        return
    rows = list(furniture_rows(text))
    found: list[Edit] = []
    if rows and (label := FORMER_TITLE.match(rows[0].text)):  # nothing stands above it: it is the title
        found.append(Edit(rows[0].start, rows[0].start + label.end(), "", "web-furniture"))
        del rows[0]
    while gone := _gone(rows):
        found += [Edit(rows[index].start, min(rows[index].end + 1, len(text)), "", reason) for index, reason in gone.items()]
        rows = [row for index, row in enumerate(rows) if index not in gone]
    yield from sorted(found)


def _gone(rows: list[FurnitureRow]) -> dict[int, str]:
    """The numbers of the rows that go, with the reason; what is left may have other rows at its ends, which is why it is asked again.

    The rows are given their kinds in place.
    """
    for index, row in enumerate(rows):
        near = not HEAD_LINES <= index < len(rows) - TAIL_LINES
        if row.asked >= (need := 2 if near else 1):
            continue
        kind = row.kind
        if len(row.text) < SHORT_LINE_CHARACTERS or (len(row.text) <= LONGEST_FURNITURE_CHARACTERS and HINT.search(row.text)):
            if near:
                kind = kind_of(row.text)
            elif is_furniture(row.text) and not RIGHTS.search(row.text):
                kind = LineKind.FURNITURE
        rows[index] = row._replace(kind=kind, asked=need)
    times = Counter(row.text for row in rows)
    alone = (
        i
        for i, row in enumerate(rows)
        if row.kind is LineKind.FURNITURE and not row.leads and not _is_announced(rows, i) and (times[row.text] > 1 or not _heads(rows, i))
    )
    gone = dict.fromkeys((*alone, *_crumbs(rows)), "web-furniture")
    prose = [index for index, row in enumerate(rows) if row.kind is None and PROSE.match(row.text)]
    said = sum(len(rows[index].text) for index in prose)
    gone = {index: why for index, why in gone.items() if not prose or index > prose[-1] or not RIGHTS.search(rows[index].text)}
    if len(rows) <= TAIL_LINES or said >= PROSE_SHARE * sum(len(row.text) for row in rows):
        gone.update(_head(rows))
        gone.update(_tail(rows))
    for index in range(len(rows) - 2, -1, -1):  # the head of a list goes with the list, and stays with one that stays
        if index in gone and index + 1 not in gone and (rows[index].depth > 1 or is_list_head(rows[index].text)):
            del gone[index]
    return gone


def _is_announced(rows: list[FurnitureRow], index: int) -> bool:
    """Whether a row is an entry of a list within the text: a clause above announces the list, and prose follows; or a section's licence."""
    above = next((row.text for row in reversed(rows[max(0, index - LIST_LINES) : index]) if not _is_entry(row)), "")
    below = next((row.text for row in rows[index + 1 : index + LIST_LINES] if not _is_entry(row)), "")
    return _is_licence(rows, index) or (ANNOUNCES.match(above) is not None and PROSE.match(below) is not None)


def _heads(rows: list[FurnitureRow], index: int) -> bool:
    """Whether a row is a heading of the text though a page has such a button: words alone, between its paragraphs or below a label; what a
    page sets around a text stands at its ends and in groups, and comes again below each of its parts."""
    row = rows[index]
    if not 0 < index < len(rows) - 1 or not WORDS.fullmatch(row.text) or is_list_head(row.text):
        return False
    above, below = rows[index - 1], rows[index + 1]
    if below.kind is not None or not PROSE.match(below.text) or above.kind is not None:
        return False
    more = any(row.kind is None and PROSE.match(row.text) for row in rows[index + 2 : index + 2 + LIST_LINES])
    return is_label(above.text) or (more and PROSE.match(above.text) is not None)


def _is_licence(rows: list[FurnitureRow], index: int) -> bool:
    """Whether a row says whose a text is below the heading of a section, which is not the first of its rank."""
    if not RIGHTS.search(rows[index].text):
        return False
    head = next((at for at in range(index - 1, max(-1, index - 1 - LICENCE_LINES), -1) if rows[at].depth > 1), None)
    return head is not None and any(row.depth == rows[head].depth for row in rows[:head])


def _is_entry(row: FurnitureRow) -> bool:
    """Whether a row may be an entry of a list."""
    return len(row.text) < SHORT_LINE_CHARACTERS and not PROSE.match(row.text) and not ANNOUNCES.match(row.text)


def _crumbs(rows: list[FurnitureRow]) -> Iterator[int]:
    """The rows of a breadcrumb of which each piece has a row of its own, as links in a page have."""
    for index in range(min(HEAD_LINES, len(rows) - 2)):
        if WAY_HOME.fullmatch(rows[index].text) and STEP.fullmatch(rows[index + 1].text):
            yield index
            index += 1
            while index + 1 < len(rows) and STEP.fullmatch(rows[index].text) and CRUMB.fullmatch(rows[index + 1].text):
                yield from (index, index + 1)
                index += 2


def _head(rows: list[FurnitureRow]) -> Iterator[tuple[int, str]]:
    """The menu, what stands before it, and the facts of publication."""
    limit = next((index for index in range(min(len(rows), HEAD_LINES)) if _is_prose(rows, index)), min(len(rows), HEAD_LINES))
    menu = {index for run in _runs(rows, limit) if _is_menu(rows, run) for index in run}
    sure = [i for i in range(limit) if rows[i].kind is LineKind.FURNITURE or i in menu]
    yield from ((index, "web-furniture") for index in menu)
    if sure and sure[0] <= 3 and (sure[0] in menu or WAY.search(rows[sure[0]].text)):
        after = [i for i in range(sure[0], limit) if rows[i].kind is None and i not in menu]
        if after:
            yield from ((index, "web-furniture") for index in range(sure[0]))
    names = Counter(row.text.partition("：")[0] for row in rows if "：" in row.text)  # what each section says of itself is of the text
    facts = (index for index in _facts(rows[:limit]) if names[rows[index].text.partition("：")[0]] < LEAST_SECTION_TIMES)
    yield from ((index, "page-metadata") for index in facts)


def _is_prose(rows: list[FurnitureRow], index: int) -> bool:
    """Whether a row is prose; a headline with a comma in it, under which the facts of publication stand, is none."""
    row = rows[index]
    prose = row.kind is None and PROSE.match(row.text) is not None
    return prose and ("。" in row.text or index + 1 == len(rows) or rows[index + 1].kind is not LineKind.META)


def _facts(rows: list[FurnitureRow]) -> Iterator[int]:
    """The facts of publication: rows of facts beside each other, one of them sure, or the time of day beside a source."""
    for sort, group in groupby(range(len(rows)), lambda index: _is_fact(rows[index])):
        run = list(group)
        below = rows[run[-1] + 1 : run[-1] + 1 + LEAST_FIELD_LINES]
        typed = run[0] > 0 and rows[run[0] - 1].depth > 0 and all(b.start == a.end + 1 for a, b in pairwise((rows[run[-1]], *below)))
        if (run == [0] or typed) and len(below) == LEAST_FIELD_LINES and all(FIELD.match(row.text) for row in (rows[run[0]], *below)):
            continue  # above any title, or typed below one, and named values that no page gives follow: the text says when and where
        members = [index for index in run if rows[index].kind in ABOUT or not RECORD_FIELD.match(rows[index].text)]
        if sort and (
            any(rows[index].kind in ABOUT for index in members)
            or (len(members) > 1 and any(re.fullmatch(MOMENT, row.text) for row in rows[members[0] : members[-1] + 1]))
        ):
            yield from (index for index in members if rows[index].kind is not LineKind.FURNITURE)
            if members and members[0] > 1 and rows[members[0] - 2].kind is None and PUBLISHER.fullmatch(rows[members[0] - 1].text):
                yield members[0] - 1  # the title stands above it


def _is_fact(row: FurnitureRow) -> bool:
    """Whether a row is a fact, what is left of one, or an entry of the record that may stand among facts."""
    return (
        row.kind in ABOUT
        or LEFT_OVER.fullmatch(row.text) is not None
        or is_attribution(row.text)
        or RECORD_FIELD.match(row.text) is not None
    )


def _runs(rows: list[FurnitureRow], limit: int) -> Iterator[range]:
    """Rows in a row that are shaped like entries of a menu."""
    start = 0
    for index in range(limit + 1):
        if index == limit or not (rows[index].kind is LineKind.ENTRY or ENTRY.fullmatch(rows[index].text)):
            stop = index
            if index < limit and rows[index].kind is not LineKind.FURNITURE and stop > start and rows[stop - 1].kind is None:
                stop -= 1 + (PUBLISHER.fullmatch(rows[stop - 1].text) is not None)  # the line before the facts or the prose is the title
            if index == limit and stop > start and rows[stop - 1].kind is None:
                stop -= 1
            if stop > start:
                yield range(start, stop)
            start = index + 1


def _is_menu(rows: list[FurnitureRow], run: range) -> bool:
    """At least three entries, a third with the words of menus and one of them the way home or the like; or four such words, and most.

    At the very top of a text, a way home and one such word do for a longer run.
    """
    known = sum(rows[index].kind is not None for index in run)
    home = any(MENU.match(rows[index].text) for index in run)
    if home and known and run.start == 0 and len(run) >= TOP_MENU_LINES:
        return True
    return len(run) >= 3 and ((home and known * 3 >= len(run) and known >= 2) or (known >= 4 and known * 3 >= len(run) * 2))


def _is_section(rows: list[FurnitureRow], index: int) -> bool:
    """Whether a marked heading has the rank of one above it, the title aside, under which prose stands: then it is of the text."""
    heads = [place for place in range(index) if rows[place].depth == rows[index].depth]
    spoken = [any(PROSE.match(row.text) for row in rows[one:two]) for one, two in zip(heads, (*heads[1:], index), strict=False)]
    return any(spoken[rows[index].depth == 1 :])


def _tail(rows: list[FurnitureRow]) -> Iterator[tuple[int, str]]:
    """From the last line back to the first sure one, as long as all between look like links, contacts and licences."""
    first = len(rows)
    times = Counter(row.text for row in rows if row.kind is LineKind.FURNITURE)
    for index in range(len(rows) - 1, max(-1, len(rows) - 1 - TAIL_LINES), -1):
        row = rows[index]
        if row.kind is LineKind.FURNITURE and TRAIL.search(row.text):
            break  # a breadcrumb stands above a text
        if _is_licence(rows, index):
            first = index + 1
            break
        if row.depth and _is_section(rows, index):
            break
        if times[row.text] >= LEAST_SECTION_TIMES:
            continue  # what stands below each section, the way back to the contents, ends none of them
        if row.kind is LineKind.FURNITURE or (
            HOTLINE.fullmatch(row.text) and index + 2 == len(rows) and NUMBER.fullmatch(rows[index + 1].text)
        ):
            first = index
        elif row.kind is None and (not OTHER_PAGE.fullmatch(row.text) or DATE.fullmatch(row.text) or PROSE.match(row.text)):
            break
    if 0 < first < len(rows) and EDITOR.fullmatch(rows[first - 1].text):
        first -= 1
    yield from ((index, "web-furniture") for index in range(first, len(rows)))
