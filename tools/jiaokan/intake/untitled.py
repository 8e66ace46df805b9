"""What a text without a title is called: its file's name, if somebody gave it one, else the words it begins with.

Archives list letters and notes so where nothing else names them; what a program or a scanner calls a file names nothing.
"""

from __future__ import annotations

from itertools import pairwise

from jiaokan.edition.document import Document
from jiaokan.grammar.characters import HAN
from jiaokan.intake.info_card import is_row
from jiaokan.intake.title_words import is_trail
from jiaokan.read.head_lines import is_place_of_work, with_place
from jiaokan.text import re

LEAST_FIRST_WORDS_CHARACTERS, MOST_FIRST_WORDS_CHARACTERS = 8, 30
"""Code points of the first words that stand for a title, where they end at a comma at least."""
_EXTENSION = re.compile(r"\.[A-Za-z0-9]{1,8}$")
_ORDER = re.compile(rf"^(?:附件)?\d{{1,3}}(?:[.．、][ _]?|[ _-]+)(?=[{HAN}《“「])")
"""The number by which somebody keeps his files in order: 04.某地的生活."""
_QUOTED = re.compile("《([^《》]{2,40})》[（(][^（）()]{1,20}[）)]")
"""The name of a book, and of which copy it is: 《某书》（大字版）."""
_COPY = re.compile(r"[ _-]*(?:[（(]\d{1,3}[)）]|-? ?副本|[ _-]copy)$")
_NOBODY = re.compile(
    r"^(?:新建|未命名|无标题|無標題|未知|文本文档|文字文件|文档|文檔|文件|网页|網頁|页面|頁面|正文|下载|下載|截[屏图圖]|扫描|掃描|图片|圖片|微信图片|复制|複製)"
    r"(?:[ _-]?(?:Microsoft|文本|文档|文字|Word|网页|\d|[年月日时分秒上下午.:-])|$)"
)
"""How programs name files."""
_LABELLED = re.compile("【(?P<title>[^】]{4,30})】.")
"""How collections of model texts name one in the line with which it opens."""
_TAKEN = re.compile("(?:[来來]源|出[处處]|[转轉]自|原[载載])[:：]")
_ORIGINAL = re.compile("^原[标標][题題][:：][ \u3000]?(?=.)")
"""What sites set before a headline that ran into the text."""
_WORDS = re.compile(f"[{HAN}]{{2}}")
_STOP = re.compile("[。！？；!?;]")
LEAST_SENTENCE_CHARACTERS = 4
"""Code points of a first sentence below which it tells one text from no other, and the next is said too."""


def named_file(name: str) -> str:
    """The words that somebody named a file by; empty if a program did, or there are no words.

    Args:
        name: of the file, without folders.

    Examples:
        >>> named_file("父亲来信_一.txt"), named_file("日记1962 (2).txt"), named_file("新建文本文档.txt"), named_file("page-01.html")
        ('父亲来信 一', '日记1962', '', '')
        >>> named_file("04.某地的生活.txt"), named_file("3月工作.txt")
        ('某地的生活', '3月工作')
    """
    own = _ORDER.sub("", stem(name))
    words = found[1] if (found := _QUOTED.fullmatch(own)) else " ".join(re.split(r"[_\s]+", own)).strip()
    return words if _WORDS.search(words) and not _NOBODY.match(words) and words.isprintable() else ""


def stem(name: str) -> str:
    """The name of a file without its kind and the number of a copy.

    Args:
        name: of the file, without folders.
    """
    return _COPY.sub("", _EXTENSION.sub("", name).strip())


def opening(document: Document) -> str:
    """The block with which a text without a title begins, its facts and its addressee aside.

    Args:
        document: as it was read.
    """
    if labelled := _LABELLED.match(document.blocks[0].text if document.blocks else ""):
        return labelled["title"]
    texts = [block.text for block in document.blocks if block.type != "addressee"]
    words = (text for text, below in pairwise((*texts, "")) if any(map(str.isalpha, text)) and not _is_beside(text, below))
    return next(words, next((block.text for block in document.blocks), ""))


def _is_beside(text: str, below: str) -> bool:
    """Whether a block stands beside a text and is none of it: a row, a way, who wrote it and works where, where it was taken from."""
    placed = is_place_of_work(text) or with_place(text, below)
    return bool(placed) or is_row(text) or is_trail(text) or _greets(text) or _TAKEN.match(text) is not None


def _greets(text: str) -> bool:
    """Whether a block is what stands above a letter; a whole sentence may end with a colon too."""
    return text.endswith("：") and len(text) <= MOST_FIRST_WORDS_CHARACTERS


def first_words(text: str) -> str:
    """The first sentence, or as much of it as stands for a title.

    Examples:
        >>> first_words("见字如面。昨日到了兰州，天已黑了。")
        '见字如面'
        >>> first_words("原标题：老渠修好了！昨日放水。")
        '老渠修好了'
        >>> first_words("锦山。天色将暗，小镇亮起了灯。")
        '锦山。天色将暗，小镇亮起了灯'
    """
    text = _ORIGINAL.sub("", text.strip())
    ends = (text[: stop.start()].strip() for stop in _STOP.finditer(text))
    sentence = next((words for words in ends if len(words) >= LEAST_SENTENCE_CHARACTERS), "") or text.rstrip("。！？；!?;")
    if len(sentence) <= MOST_FIRST_WORDS_CHARACTERS:
        return sentence
    comma = sentence.rfind("，", 0, MOST_FIRST_WORDS_CHARACTERS)
    return sentence[: comma if comma >= LEAST_FIRST_WORDS_CHARACTERS else MOST_FIRST_WORDS_CHARACTERS] + "…"
