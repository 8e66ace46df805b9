"""Text whose bytes were read in the wrong encoding is read again in the right one, where that is certain.

Three accidents leave enough to be undone: UTF-8 read as Latin-1 or Windows-1252 (ä¸­å›½), which ftfy undoes;
UTF-8 read as GBK (涓浗), which is certain when a long run of characters, put back into bytes, is UTF-8 without an error;
and GB 2312 read in a Western or Central European encoding (ÖÐ¹ú), which is certain when a run of such letters, as no language has it,
put back into bytes is Chinese of which most characters belong to words of the dictionary.
ftfy's changes of width and quotation marks are off: they damage Chinese punctuation.
"""

from __future__ import annotations

from collections.abc import Iterator

from jiaokan.grammar.characters import COMMON_HAN
from jiaokan.page.alphabet import holds
from jiaokan.page.literal import fenced, is_fenced
from jiaokan.page.matching_lines import lines_with
from jiaokan.text import Edit, re
from jiaokan.text.overlap import apart

MISREAD_LATIN = re.compile("[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]")
"""The first two bytes of a character in UTF-8, as Latin-1 or Windows-1252 shows them."""
MISREAD_GBK = re.compile("[^\x00-\x7f]{6,}")
LEAD = "".join(bytes([lead, byte]).decode("gbk", "ignore") for lead in range(0xE4, 0xEA) for byte in range(0x80, 0xC0))
LEADS = re.compile(f"[{LEAD}][^\x00-\x7f]{{0,2}}[{LEAD}]")
"""The first two bytes of a Han character in UTF-8, as GBK shows them, twice and near: a quick look before the sure test."""
MISREAD_FIRST = re.compile("[\u00c2-\u00f4]")
GBK_FIRST = re.compile(f"[{LEAD}]")
"""What each begins with: a quicker look still."""
MISREAD_GB = re.compile("[\u00a1-\u017f\u02c7-\u02dd\u20ac]{6,}")
"""Letters and signs as Western and Central European encodings have them in the place of the bytes of GB 2312, three characters at least."""
GB_FIRST = re.compile("[\u00a1-\u017f]")
EUROPEAN = ("latin-1", "cp1252", "cp1250", "iso8859-2")
"""The encodings in which GB 2312 was read, the commonest first."""
WORDS_SHARE = 0.5
"""The part of its ideographs that belong to words of two characters at least in a run that is Chinese; by chance a tenth do."""
LEAST_DIFFERENT_SIGNS = 2
"""Different ideographs in such a run at least: one sign that is repeated is a rule or a mark."""
PLAUSIBLE = re.compile(f"[\u3000-\u303f{COMMON_HAN}\uff00-\uff5e“”‘’…—·]+")

IDEOGRAPH = re.compile(f"[{COMMON_HAN}]")


def find(text: str) -> Iterator[Edit]:
    """Lines that ftfy can put right, and runs that are UTF-8 read as GBK; a run inside such a line is read again in the next round."""
    claims = list(apart(_claims(text)))
    examples = fenced(text) if claims else []
    if not all(is_fenced(examples, one.start) for one in claims):  # in fenced code alone it is shown on purpose
        yield from claims


def _claims(text: str) -> Iterator[Edit]:
    chinese = list(_gb2312(text)) if holds(text, GB_FIRST) else []
    yield from chinese
    if holds(text, MISREAD_FIRST) and MISREAD_LATIN.search(text):
        yield from (edit for edit in _latin(text) if not any(edit.start < one.end and one.start < edit.end for one in chinese))
    if GBK_FIRST.search(text) and LEADS.search(text):
        yield from _gbk(text)


def _latin(text: str) -> Iterator[Edit]:
    import ftfy  # takes longer to load than a page to clean

    config = ftfy.TextFixerConfig(unescape_html=False, fix_character_width=False, uncurl_quotes=False, replace_lossy_sequences=False)
    for start, line, _ in lines_with(MISREAD_LATIN, text):
        fixed = ftfy.fix_encoding(line, config)
        if fixed != line and "\n" not in fixed and not re.search("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd]", fixed):
            yield Edit(start, start + len(line), fixed, "mojibake")


def _gbk(text: str) -> Iterator[Edit]:
    for match in MISREAD_GBK.finditer(text):
        try:
            fixed = match[0].encode("gb18030").decode("utf-8")
        except UnicodeError:
            continue
        if PLAUSIBLE.fullmatch(fixed):
            yield Edit(match.start(), match.end(), fixed, "mojibake")


def _gb2312(text: str) -> Iterator[Edit]:
    for match in MISREAD_GB.finditer(text):
        for encoding in EUROPEAN:
            try:
                fixed = match[0].encode(encoding).decode("gb2312")
            except UnicodeError:
                continue
            if PLAUSIBLE.fullmatch(fixed) and _is_worded(fixed):
                yield Edit(match.start(), match.end(), fixed, "mojibake")
                break


def _is_worded(text: str) -> bool:
    """Whether enough of the ideographs of a string belong to words of the dictionary."""
    import rjieba  # its dictionary takes longer to load than a page to clean

    ideographs = IDEOGRAPH.findall(text)
    words = sum(len(word) for word in rjieba.cut(text, False) if len(word) > 1 and IDEOGRAPH.match(word))
    return len(set(ideographs)) >= LEAST_DIFFERENT_SIGNS and words >= WORDS_SHARE * len(ideographs)
