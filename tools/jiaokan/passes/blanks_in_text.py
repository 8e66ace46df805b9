"""A space beside a Chinese character is noise and is dropped, unless it separates things: then it becomes one U+3000.

Chinese runs on without spaces, and the gap between Chinese and Latin is drawn by the page, not stored (CLREQ, W3C). A space means
something between names, between joint issuers, between the parts of a headline, after a dateline, after the number of a standard or an
address of the web, and after the label of an article. Two blanks or more, a tab, or a U+3000 were set to part things, whatever stands
beside them; only a mark that parts or joins by itself needs no blank. Between two brackets, or two marks of which none follows the other,
a blank is room to write. What stands in a line of a log, or after the mark of an item, belongs to its form.
"""

from __future__ import annotations

from collections.abc import Iterator

from jiaokan.grammar.characters import HAN, NARROW, WIDE
from jiaokan.grammar.date import FIGURES_DAY, MONTH_DAY
from jiaokan.grammar.numeral import ORDINAL
from jiaokan.page.beside_marks import CLOSINGS, JOINTS, LABEL_AHEAD, OPENINGS, parts_cells, parts_headline
from jiaokan.page.entry import parts_fields
from jiaokan.page.line_mark import has_labels, is_before_item, start_of_words
from jiaokan.page.literal import prose as prose_lines
from jiaokan.page.own_blanks import columns, is_of_name, is_of_option, is_of_words
from jiaokan.page.phrase_blanks import PHRASE_CHARACTERS, apart_blanks, ends_open, in_phrase, is_wide_row, parts_row, wide_are_noise
from jiaokan.page.row_blanks import in_tabbed_row, row_blanks
from jiaokan.page.section_numbers import SECTION, is_number, is_version, sections
from jiaokan.page.set_blanks import are_noise, are_set, stand_in_phrases
from jiaokan.page.spacing import (
    GLOSS,
    HAN_BESIDE,
    OPEN_BRACKET,
    RUN_IN,
    WORD_AFTER,
    WORD_BEFORE,
    begins_item,
    in_entry,
    in_number,
    in_title,
    is_counted,
    is_glossary,
    is_prose,
    parted,
    parts_word,
    sets_apart,
    sets_off_heads,
    spread,
)
from jiaokan.page.typed_blanks import are_marks, is_quoted, is_typed
from jiaokan.text import Edit, re

GAP = re.compile(
    f"[ \t\u3000](?:(?<=[{HAN}{WIDE}{NARROW}].)[ \t\u3000]*(?=[^ \t\u3000\n])|(?<=[^ \t\u3000\n].)[ \t\u3000]*(?=[{HAN}{WIDE}{NARROW}]))"
)
IS_HAN, IS_WIDE, BEGINS = re.compile(f"[{HAN}]"), re.compile(f"[{WIDE}]"), re.compile(f"[{HAN}《〈「『“‘]")
LABEL = re.compile(
    rf"(?:#{{1,6}} )?(?:第(?:[ \u3000]?[{ORDINAL}0-9])+[ \u3000]?[编編章节節條条款項项讲講课課回](?:[ \u3000]?之[{ORDINAL}]+)?"
    rf"|[表图圖][ \u3000]?\d{{1,3}}(?:[-—.]\d{{1,3}})?"
    rf"|(?P<standard>[A-Z]{{1,6}}(?:/[A-Z]{{1,4}})? ?\d[\d.]*(?:[-—]\d{{2,4}})?(?:/[A-Z]{{2,6}} ?\d[\d.]*(?:[-—:]\d{{4}})?)?))$"
)
"""An article's label, or the number of a standard in a list of them, at the start of a line."""
FURTHER = re.compile(f"之[{ORDINAL}]")
"""The rest of the label of an article that was put in later: 第一百二十条 之一."""
BODY = "委部局厅院会署办室府社团庭军央处司廳會團辦"
BODIES = re.compile(rf"[{BODY}][ \t]+[{HAN}]{{2,20}}?[{BODY}]")
"""A body, a space, and a body that follows."""
ABOUT = ("关于", "關於")
"""What the title of an official document goes on with after its issuer: a blank before it is where the title was wrapped."""
NAMES = re.compile("(?:记者|通讯员|作者|编辑|摄影|撰稿|記者|編輯|^[文图圖]\\s?[/／])[^（）()，。；]*$")
REPORTERS = re.compile("(?:记者|通讯员|記者|(?:作者|编辑|摄影|撰稿|編輯)：)[^（）()，。；]*$")
"""What names stand behind; in a sentence reporters or a label, for an author may be anybody (由其作者保留)."""
ADDRESS = re.compile(r"(?<!\()(?:https?://|www\.|[\w.]+@)[!-_a-~]+$")
OPEN = re.compile("[“‘][^“”‘’]*$")
"""A quotation that is open."""
KEY = re.compile(r"[A-Za-z_][\w.-]*:$", re.ASCII)
NAMED = re.compile(r":[A-Za-z0-9_]{1,30}:$", re.ASCII)
"""A key in a file of settings, and a name between two colons."""
CODED = re.compile(r"[A-Z]{1,5}-?[0-9]{1,3}(?:\.[0-9]{1,3})+$", re.ASCII)
"""The number of a demand, a figure or a form at the start of a line: UI5.5.1."""
NOTE = re.compile(r"\[\^[^\]\n]{1,20}\]:$")
"""The mark before the text of a footnote."""
BULLETS = "•◆■□●○◎★☆▲△▼→"
SIGNS = f"-–=+<>/|~*#@&^_\\`$×÷{BULLETS}←©®™"
SIGNED = re.compile("[-+±−]\\d")
CLAUSE_END = re.compile("[，。；]")
CELL_GAP_COLUMNS = 4
"""Columns of a blank that parts cells, or paragraphs, even after a mark that parts by itself."""
FIGURE = re.compile("[0-9][0-9,.]*$")
"""A number."""
SHARE = re.compile("[0-9.]{1,6}[%％]")
"""A share at the end of a heading, which may be of what stands before it or its value."""
DATELINE = re.compile(rf"(?:日|[社网網][{HAN}]{{0,8}})电$")
"""How a dateline ends, where it is not a word like 火电."""
DATE = re.compile(r"\d ?日$")
DATED = re.compile(f"(?:#{{1,6}} )?(?:{FIGURES_DAY}|{MONTH_DAY})[ \u3000]")
"""A day at the start of a line, as that of a diary: what stands behind it is a row (星期五 晴)."""
HEAD_DAY = re.compile(r"(?:[-*+] )?[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}$")
"""A day in figures at the start of a line: what happened then stands behind the blank."""
STAMP = r"(?:[0-9]{2,4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)"
STAMP_AFTER = re.compile(STAMP + "(?![^ \t\u3000）)])")
STAMP_BEFORE = re.compile("(?:^|[ \t\u3000])" + STAMP + "$")
"""A day or an hour in figures that stands by itself in a row of facts: whose it is stands beside it."""
LEADS = "于於在至到自从從由为為"
"""Words that lead to a day, or to another figure."""
NUMERAL = re.compile(rf"(?:^#{{1,6}} |^|(?P<cell>\|))[{ORDINAL}]{{1,3}}$")
"""The number of a section without a mark, before its heading; or one at the start of a cell."""
CREDIT = re.compile(f"[{HAN}]{{1,2}}[：:/／][{HAN}]")
"""What someone did and who: 文：某某, 图/某某."""
TAKER, TAKEN = re.compile(f"(?:^|[。！？”）])[{HAN}]{{2,4}}$"), re.compile("[摄攝绘繪]")
"""Whose picture it is, behind the words under it, and what he did, at the end of the line: ……的小区。某某 摄."""
HOUR = re.compile(r"\d{1,2}[:：时]")
TOKEN_BEFORE, TOKEN_AFTER = re.compile("[^ \t\u3000]*$"), re.compile("[^ \t\u3000]*")
NEWS = re.compile(rf"[{HAN}A-Za-z0-9]{{2,14}}(?:[讯訊]|消息)$")
"""How a report begins that has no place: 某某网讯, 某某报9月30日消息."""
LEAST_HALF_CHARACTERS = 4
DROP, KEEP, SEPARATE, PARTS = "drop", "keep", "separate", "parts"
"""The last one is for a blank that parts two things if its line shows any."""
NEAR_CHARACTERS, FAR_CHARACTERS = 32, 80
"""Code points before a blank that a mark or a day has at most; and in which an address or a row of names is looked for."""
ROW = re.compile(rf"(?:[{HAN}]{{1,4}}[：:])?[{HAN}][ \u3000][{HAN}][ \u3000]{{1,4}}(?=[{HAN}]{{2}})")
"""A name of two characters, set as wide as one of three, at the start of a row of names and offices."""


def find(text: str) -> Iterator[Edit]:
    """Drop what is noise, make one U+3000 of what separates, leave the rest."""
    labels = has_labels(text)
    for start, line, gaps in prose_lines(GAP, text):
        words = start_of_words(line, labels)
        prose, apart = is_prose(line), parted(line)
        for gap in gaps:
            here = gap.start() - start
            is_cell = "\t" in gap[0] and not _is_labelled(line, here) and in_tabbed_row(text, start, start + len(line))
            is_answer = line[max(0, words - 2) : words - 1] in (".", ")") and is_of_option(line, here)
            if here < words or is_cell or is_answer or in_entry(text, line, here, gap.end() - start):
                continue
            parts = here in apart or gap.start() in row_blanks(text) or (begins_item(text, gap.end()) and not is_counted(text, line, here))
            verdict = SEPARATE if parts else _judge(text, line, here, gap.end() - start, prose)
            if verdict == PARTS:
                verdict = KEEP if is_typed(text, line, start, here, gap.end() - start, prose) else SEPARATE
            if verdict == DROP:
                yield Edit(gap.start(), gap.end(), "", "stray-space")
            elif verdict == SEPARATE and gap[0] != "\u3000":
                yield Edit(gap.start(), gap.end(), "\u3000", "separating-space")


def _is_labelled(line: str, place: int) -> bool:
    """Whether a tab stands between the label of a provision and its words, with no other in the line: 第一条⇥为了……"""
    return line[0] == "第" and line.count("\t") == 1 and LABEL.match(line[:place]) is not None


def _judge(text: str, line: str, start: int, end: int, prose: bool) -> str:
    left, right, blank, near = line[start - 1], line[end], line[start:end], max(0, start - NEAR_CHARACTERS)
    if (
        prose
        and not blank.strip(" ")
        and len(blank) < CELL_GAP_COLUMNS
        and ("`" in (left, right) or sets_apart(text, True) or sets_apart(text, False) or wide_are_noise(text))
    ):
        blank = " "  # code is set apart by its marks, and who sets numbers apart types a blank more now and then
    if start in apart_blanks(line):
        return DROP
    if in_number(line, start, end) or ends_open(line, start, end):
        return DROP
    is_slot = (left in OPENINGS and right in CLOSINGS) or (left in JOINTS and right in JOINTS)
    if left == "|" or right == "|" or is_slot or NOTE.search(line, near, start):
        return KEEP
    if (right in SIGNS and not line[end + 1 : end + 2].strip()) or (left in SIGNS and not line[start - 2 : start - 1].strip()):
        return KEEP  # a sign between two blanks
    if (right == ":" and line[end + 1 : end + 2].isalnum() and line[end + 1].isascii()) or NAMED.search(line, near, start):
        return KEEP  # a port, a name of a machine's: the colon is its own
    is_said = line[0] in "表图圖" and line[-1] == "。" and "，" in line  # a sentence about a figure, and no caption
    label = None if is_said else LABEL.match(line, 0, start)
    is_name = label and label["standard"] and (prose or is_version(text, label["standard"]))
    if label and FURTHER.match(line, end):
        return DROP
    if label and not is_name and (BEGINS.match(right) or (right.isdigit() and not label["standard"])):
        return SEPARATE
    if (not prose and line.startswith(ABOUT, end) and IS_HAN.match(left) and not is_wide_row(line)) or (
        line[:start].endswith("——") and IS_HAN.match(right)
    ):
        return DROP
    if is_of_name(line, start, end):
        return KEEP
    is_wide = blank != " "
    if IS_WIDE.match(left) or IS_WIDE.match(right):
        if is_wide and parts_cells(line, start, end, prose):
            return PARTS
        if (left in JOINTS or right in JOINTS) and columns(blank) >= CELL_GAP_COLUMNS:
            return KEEP
        return PARTS if parts_headline(line, start, left, right, prose) else DROP
    is_inside = prose and IS_HAN.match(left) and IS_HAN.match(right) and CLAUSE_END.search(line, 0, start) is not None
    if is_wide and is_inside and not blank.strip(" ") and len(blank) < CELL_GAP_COLUMNS:
        return KEEP  # within a sentence it may stand for what was lost, or where a line ended
    if is_wide:
        return DROP if (right in "”’" and OPEN.search(line, 0, start)) or left in "“‘" else PARTS
    if not IS_HAN.match(left) or not IS_HAN.match(right):
        return _beside_other(text, line, start, end, prose)
    return _between_han(text, line, start, end, prose)


def _beside_other(text: str, line: str, start: int, end: int, prose: bool) -> str:
    """One blank, and one side is Latin, a digit, a quotation mark or a sign."""
    left, right, near = line[start - 1], line[end], max(0, start - NEAR_CHARACTERS)
    if (left == "日" and not prose and HOUR.match(line, end)) or (right.isdigit() and DATELINE.search(line, near, start)):
        return SEPARATE
    if IS_HAN.match(right) and ADDRESS.search(line, max(0, start - FAR_CHARACTERS), start):
        return KEEP if IS_HAN.search(line, 0, start) else SEPARATE  # within a phrase it only ends the address
    if IS_HAN.match(right) and HEAD_DAY.match(line, 0, start):
        return SEPARATE
    is_apart = "A" <= left <= "z" and sets_apart(text, False)
    if not prose and "：" in line[:start] and LABEL_AHEAD.match(line, end) and not is_apart:
        return SEPARATE
    if NEWS.fullmatch(line, 0, start) or is_before_item(line, start, end, prose):
        return DROP if is_counted(text, line, start) else SEPARATE
    if not (prose or OPEN_BRACKET.search(line, near, start)) and (
        (left not in LEADS and STAMP_AFTER.match(line, end)) or (IS_HAN.match(right) and STAMP_BEFORE.search(line, near, start))
    ):
        return PARTS
    section = SECTION.match(line) if IS_HAN.match(right) or right in "“‘" else None
    if section and section.end() == start and (not prose or "." in section[1]) and section[1] in sections(text):
        return SEPARATE  # GB/T 1.1—2020: the number of a section and its words stand one character apart
    if not (prose or OPEN_BRACKET.search(line, near, start)) and (
        (left == "”" and (IS_HAN.match(right) or right == "“")) or (right == "“" and IS_HAN.match(left))
    ):
        return PARTS
    if KEY.match(line, 0, start) or is_number(text, line, start) or CODED.match(line, 0, start):
        return KEEP
    one, two = _tokens(line, start, end)
    if is_of_words(one, two):
        return KEEP
    if left in ".．" and IS_HAN.match(right) and parts_fields(line, start - 1):
        return KEEP
    if left in "$`_" or left in BULLETS or (right in SIGNS and not (IS_HAN.match(left) and SIGNED.match(line, end))):
        return KEEP
    if left in SIGNS and not any(map(str.isalnum, one)):
        return KEEP
    if (right in "“‘" and IS_HAN.match(line, end + 1)) or (left in "”’" and start > 1 and IS_HAN.match(line[start - 2])):
        return DROP
    if not IS_HAN.match(left) and not IS_HAN.match(right) and (left in NARROW) != (right in NARROW):
        latin, other = (right, line[: start - 1].rstrip(" ")[-1:]) if left in NARROW else (left, line[end + 1 :].lstrip(" ")[:1])
        return KEEP if latin.isascii() and not ("—" in (left, right) and IS_HAN.match(other)) else DROP
    if IS_HAN.match(right) and " " in line[:start] and GLOSS.fullmatch(line) and is_glossary(text):
        return SEPARATE
    if line[0] == "#" and SHARE.fullmatch(line, end):
        return KEEP
    if prose or left in LEADS or min(len(one), len(two) + PHRASE_CHARACTERS) < PHRASE_CHARACTERS:
        return DROP
    if IS_HAN.match(left) and FIGURE.match(line, end) and not sets_apart(text, True):  # a page number, a price
        return SEPARATE
    return PARTS if parts_row(text, line, one, two) else DROP


def _tokens(line: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after a gap, up to the next blanks, 40 code points at most."""
    before, after = TOKEN_BEFORE.search(line, max(0, start - 40), start), TOKEN_AFTER.match(line, end, end + 40)
    return (before[0] if before else ""), (after[0] if after else "")


def _is_byline(line: str, start: int, prose: bool) -> bool:
    return (REPORTERS if prose else NAMES).search(line, max(0, start - FAR_CHARACTERS), start) is not None


def _between_han(text: str, line: str, start: int, end: int, prose: bool) -> str:
    """Both sides are Han and one space stands between."""
    near = max(0, start - NEAR_CHARACTERS)
    before, after = WORD_BEFORE.search(line, near, start), WORD_AFTER.match(line, end)
    one, two = (before[0] if before else ""), (after[0] if after else "")
    if not prose and (ends := spread(line)):
        return SEPARATE if {start, end} & ends else DROP
    if _is_byline(line, start, prose) or (not prose and (row := ROW.match(line)) and start < row.end()):
        return SEPARATE
    if (DATE.search(line, near, start) and not prose) or DATELINE.search(line, near, start):
        return SEPARATE
    if NEWS.fullmatch(line, 0, start):
        return SEPARATE
    if BODIES.match(line, start - 1) and not parts_word(one, two) and not stand_in_phrases(text):
        return SEPARATE
    if (not prose and CREDIT.match(line, end)) or (TAKEN.fullmatch(line, end) and TAKER.search(line, near, start)):
        return SEPARATE
    if prose and (head := RUN_IN.match(line)) and head.end() == end and sets_off_heads(text) and not parts_word(one, two):
        return SEPARATE
    if parts_word(one, two):
        return DROP
    if are_marks(text) or is_quoted(line, start):
        return KEEP if prose else SEPARATE
    if (number := NUMERAL.search(line, near, start)) and (number["cell"] or not prose) and len(two) > 1:
        return SEPARATE
    if not prose and DATED.match(line):
        return SEPARATE
    if (len(one) == 1 or len(two) == 1) and (prose or not (line[start - 2 : start - 1] == "：" and are_set(text))):
        return DROP
    slips = sets_apart(text, False) and HAN_BESIDE.search(line, end) is None and HAN_BESIDE.search(line, 0, start + 1) is None
    if prose and end - start == 1 and len(one) == len(two) >= LEAST_HALF_CHARACTERS:
        return KEEP  # halves of a verse
    if prose and (stand_in_phrases(line, 1) or (slips and not in_title(line, start))):
        return DROP  # who sets Latin words apart types one blank more now and then
    if not prose and in_phrase(one, two):
        return DROP
    if not prose and slips and sets_apart(line, False):
        return KEEP
    if prose and not in_title(line, start):
        return KEEP if are_set(text) else DROP  # a half of a verse, a lost character, a heading in the line of its text
    return DROP if are_noise(text, line) and not in_title(line, start) and not are_set(text) else PARTS
