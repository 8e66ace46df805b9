"""What a blank is a part of: file names, words with their class, mentions and tags, how a word is said.

Beside a Chinese character a blank is else noise, or parts two things; here it stays as it was typed.
"""

from __future__ import annotations

from jiaokan.grammar.characters import HAN
from jiaokan.grammar.dynasty import DYNASTY
from jiaokan.text import re

FILE_NAME = re.compile(rf"[^\s，。；、：]{{0,40}}[{HAN}][^\s，。；、：]{{0,40}}\.[a-z][a-z0-9]{{1,3}}(?![A-Za-z0-9.])")
"""A file by its name, of which a blank may be a part: 截屏2022-11-15 下午1.jpg."""
TAGGED = re.compile(f"[{HAN}]{{1,12}}/[A-Za-z]{{1,4}}", re.ASCII)
"""A word with the sign of its class, as grammarians and their programs write a sentence (ISO 24614)."""
MENTION = re.compile(r"(?:(?<![\w.])@|(?<![\w&#])#)[^\s@#，。；！？]{1,30}#?$")
"""A name or a subject that a sign begins and the blank behind it ends, as people write to each other on the web."""
WRITTEN_TO = re.compile(r"<[\w.+-]{1,24}@[\w.-]{1,24}>$", re.ASCII)
"""Where a person is written to, behind his name (RFC 5322, name-addr): 王建国 <wjg@example.com> 写道."""
OPTION = re.compile(r"[ \t\u3000][A-Z][.)]$")
"""The letter of a further answer in a row."""
REMARKED = re.compile(rf"(?:^|[ \t\u3000：:．.、])(?:[{HAN}]{{1,8}}|[A-Z][a-z]{{1,12}})（[^（）]{{1,20}}）(?=$|[ \t\u3000])")
"""An entry of a row with a remark: 干姜（四分，炒黑）; one alone may be a word and what it is in Latin."""
OLD_WORK = re.compile(rf"[{HAN}]{{2,12}}([ \u3000]+)(?:{DYNASTY})([ \u3000]+)[{HAN}]{{2,4}}")
"""The title of a book, when its author lived, and his name."""
OLD_AUTHOR = re.compile(rf"(?:{DYNASTY})([ \u3000]+)[{HAN}]{{2,4}}[撰著輯辑編编注註譯译]")
"""When an author lived, his name, and what he did."""
NEAR_CHARACTERS = 32
"""How many code points before the blank such a sign is looked for."""
TONED = re.compile("(?i)[a-z]*(?:[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-z]*)+")
"""Syllables with the marks of their tones (GB/T 16159—2012)."""


def is_of_name(line: str, start: int, end: int) -> bool:
    """Whether the blank from `start` to `end` of a line, in code points, is in a file's name, or ends a mention or an address."""
    near = max(0, start - NEAR_CHARACTERS)
    return any((FILE_NAME.match(line, end), MENTION.search(line, near, start), WRITTEN_TO.search(line, max(0, near - 20), start)))


def is_of_option(line: str, start: int) -> bool:
    """Whether a blank stands behind the letter of an answer, in a row whose first letter has one too: A. 煤炭  B. 石油."""
    return OPTION.search(line, max(0, start - len(" A.")), start) is not None


def of_old_work(line: str) -> set[int]:
    """Where the blanks stand in a line that is the title of an old book, when its author lived and his name, or one without the title."""
    if author := OLD_AUTHOR.fullmatch(line):
        return {author.start(1)}
    return {match.start(1), match.start(2)} if (match := OLD_WORK.fullmatch(line)) else set()


def is_of_words(before: str, after: str) -> bool:
    """Whether a blank parts words with their classes, or a word from how it is said.

    Args:
        before: what stands between the last blank and this one.
        after: what stands up to the next one.
    """
    tagged = TAGGED.fullmatch(before) and TAGGED.match(after)
    return bool(tagged or TONED.fullmatch(before) or TONED.fullmatch(after))


def has_remarks(line: str) -> bool:
    """Whether a line is a row of entries with a remark each."""
    return len(REMARKED.findall(line)) > 1


def columns(blank: str) -> int:
    """How wide a blank is set, in columns: U+3000 takes two."""
    return len(blank) + blank.count("\u3000")
