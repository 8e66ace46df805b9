"""In text that an OCR engine or a PDF spaced out (值 为 33.2 万 亿 元 ， 占 全 国) the spaces beside Chinese characters are dropped.

Chinese is written without spaces, so a line in which most fragments are a single character was spaced by a machine, and so was a sentence
with a blank between each two words and before its marks. Where most long lines around a line are so, it is too (引用 文件), and a space
that meant something cannot be told apart any more; other pages of the same text may be sound, so only the lines around it are asked.
A line of names or of issuers has longer fragments, and stays for the pass that reads such spaces. No engine sets a tab: it parts cells;
and lines of as many single characters each, among lines that are not spaced, are rows of a table.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from jiaokan.grammar.characters import HAN, NARROW, WIDE
from jiaokan.grammar.label import REFERENCE
from jiaokan.grammar.numeral import ORDINAL
from jiaokan.page.cells import tables
from jiaokan.page.literal import code, is_fenced, listings
from jiaokan.page.matching_lines import lines
from jiaokan.page.row_blanks import figure_blanks
from jiaokan.page.spacing import spread
from jiaokan.text import Edit, re
from jiaokan.text.proposal import Thinned

CHINESE = HAN + WIDE + NARROW
GAP = re.compile(f" (?:(?<=[{CHINESE}] ) ?(?=[^ \t\u3000\n])|(?<=[^ \t\u3000\n] ) ?(?=[{CHINESE}]))")
PARTS = re.compile(f"({GAP.pattern})")
BLANK = re.compile(" ")
SINGLE = re.compile(f"(?:^|(?<=[ \t\u3000]))(?!(?<=  )[年月日时時分]|(?<=[年月日时時] )[月日时時分])[{CHINESE}](?=[ \t\u3000]|$)")
"""One character between blanks, other than a unit behind the room for its figure: 日期：    年  月  日, 年 月 日."""
TELLING_FRAGMENTS = 5
"""Fragments from which a line tells by itself whether it is spaced."""
NEIGHBOUR_LINES = 3
"""Telling lines before and after a line that are asked about it."""
LEAST_TELLING_LINES = 3
"""So many telling lines are needed."""
HAN_SINGLES_LINES = 2
"""So many of them are no marks: a text may speak of “ ” and ‘ ’."""
FRAGMENT_CHARACTERS = 4
"""Where each word of a sentence stands apart: code points of a fragment with its blank, in the mean, at most."""
BEFORE_MARK = re.compile("[ \t][，。；：、！？]")
"""A person sets no blank there."""
WORDS_SHARE = 0.15
"""The part of their characters that words make in a text at least, in Traditional script and in classical language too."""
FIGURE_GAP = re.compile(r"(?<=[0-9]) (?=\. [0-9])|(?<=[0-9] \.) (?=[0-9])|(?<=[0-9]) (?=[%％])|(?<=[±]) (?=[0-9])")
"""A blank inside of a number or before its percent sign."""
FORMULA = re.compile("[=+<>×÷√∑∫∈≤≥≠→^]")
"""A sign of a formula, in whose line figures and letters stand apart that are not one word."""
EACH_APART = re.compile(r"[ \t\u3000]*(\S(?: \S){7,})[ \t\u3000]*")
"""A line each of whose characters stands apart, the figures and letters too."""
LABEL = re.compile(rf"[ \t\u3000]*第(?: ?[{ORDINAL}0-9]){{1,7}} ?[编編章条條](?= [{HAN}])", needs="第")
"""The label of a provision in a spaced line; the blank behind it parts it from its words."""
HAN_CHARACTER = re.compile(f"[{HAN}]")
MARKED = re.compile(r"[ \t]*(?:#{1,6} |[-*+] |\|)")


def find(text: str) -> Iterator[Edit]:
    """Drop the spaces of spaced lines, and of the lines among them."""
    found = [
        (start, line, parts)
        for start, line in lines(text)
        if BLANK.search(line) and "\t" not in line.strip() and len(parts := PARTS.split(line)) > 1
    ]
    spaced = [_is_spaced(line) for _, line, _ in found]
    if not any(spaced):
        return
    stretches = listings(text)
    telling = _telling(
        text, {start: is_spaced for (start, _, parts), is_spaced in zip(found, spaced, strict=True) if len(parts) > 2 * TELLING_FRAGMENTS}
    )
    starts = [start for start, _ in telling]
    rows, figures = tables(text), frozenset(figure_blanks(text))
    for (start, line, parts), is_spaced in zip(found, spaced, strict=True):
        itself = is_spaced and not is_fenced(rows, start) and start + len(parts[0]) not in figures
        if not (itself or _is_among_spaced(telling, bisect_left(starts, start))) or is_fenced(stretches, start):
            continue
        mark = MARKED.match(line)
        label = LABEL.match(line)
        if label and REFERENCE.match(line[label.end() :].replace(" ", "")):
            label = None
        each = None if mark or "|" in line or "`" in line or FORMULA.search(line) else EACH_APART.fullmatch(line)
        if each and not label and 2 * each[1].count(" ") == len(parts) - 1:
            each = None  # every blank stands beside a Chinese character
        inner = list(FIGURE_GAP.finditer(line)) if itself and not each else []
        if mark or label or each or inner or "|" in line or "`" in line:
            behind = label.end() if label else -1
            gaps = BLANK.finditer(line, each.start(1), each.end(1)) if each else GAP.finditer(line, mark.end() if mark else 0)
            for gap in [*gaps, *inner]:
                if gap.start() != behind and "|" not in (line[gap.start() - 1], line[gap.end()]) and not code(text, start + gap.start()):
                    yield Edit(start + gap.start(), start + gap.end(), "", "ocr-space")
        else:
            end = start + len(line) - len(parts[-1])
            yield Edit(start + len(parts[0]), end, Thinned.of(parts[1:-1]), "ocr-space")


def _telling(text: str, gapped: dict[int, bool]) -> list[tuple[int, bool]]:
    """Where each line starts that tells by itself whether it is spaced, and whether it is: with many gaps, or long and without any."""
    found = []
    for start, line in lines(text):
        if start in gapped:
            found.append((start, gapped[start]))
        elif len(line) > 4 * TELLING_FRAGMENTS and not GAP.search(line) and HAN_CHARACTER.search(line):
            found.append((start, False))
    return found


def _is_among_spaced(telling: list[tuple[int, bool]], index: int) -> bool:
    """Whether most of the telling lines next to a place in the text are spaced."""
    near = [is_spaced for _, is_spaced in telling[max(0, index - NEIGHBOUR_LINES) : index + NEIGHBOUR_LINES]]
    return len(near) >= LEAST_TELLING_LINES and sum(near) * 3 >= len(near) * 2


def _makes_words(singles: list[str]) -> bool:
    """Whether single characters were words: marks stand among them, or words of the dictionary do; a list of characters makes none."""
    import rjieba  # its dictionary takes longer to load than a page to clean

    han = [single for single in singles if HAN_CHARACTER.match(single)]
    within = sum(len(word) for word in rjieba.cut("".join(han), False) if len(word) > 1)
    return len(han) < len(singles) or within >= WORDS_SHARE * len(han)


def _is_spaced(line: str) -> bool:
    """At least half of the line's fragments, and four of them, are single characters; or words and marks stand apart in a sentence."""
    singles, fragments = SINGLE.findall(line), line.split()
    if len(singles) >= 4 and len(singles) * 2 >= len(fragments) and sum(map(bool, map(HAN_CHARACTER.match, singles))) >= HAN_SINGLES_LINES:
        return not spread(line) and _makes_words(singles)
    return (
        len(fragments) > 2 * TELLING_FRAGMENTS
        and BEFORE_MARK.search(line) is not None
        and len(line) <= FRAGMENT_CHARACTERS * len(fragments)
    )
