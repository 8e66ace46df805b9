"""A Chinese title or name as a few ASCII words, so that an address can be read aloud.

Words are those of the segmenter, written together as GB/T 16159—2012 (汉语拼音正词法) writes words, without tones; ü is yu, as in
passports (GB/T 28039—2011). Words that only join others (关于, 的, 和, 将) are left out, in a long title also words of one character.
The readings are pypinyin's, which knows words, so 重庆 and 行长 come out right. It is only loaded when an id is made.
"""

from __future__ import annotations

from itertools import accumulate

from jiaokan.text import re

LONGEST_SLUG_CHARACTERS = 32
"""Letters and hyphens of a slug, unless its first word is longer by itself."""
SILENT = frozenset("xupcdyeorf")
"""First letters of the tags of words that say nothing alone: marks, particles, prepositions, conjunctions, adverbs, pronouns …"""
WORD = re.compile(r"[a-z0-9]+")


def romanized(string: str, longest: int = LONGEST_SLUG_CHARACTERS) -> str:
    """The words of a string in pinyin, joined by hyphens, as many as go into `longest` letters; empty if there is nothing to say.

    Args:
        string: a title or a name, in either script.
        longest: code points of the result, if its first word has no more.

    Examples:
        >>> romanized("关于做好重庆市银行服务工作的通知")
        'zuohao-chongqingshi-yinhang-fuwu'
    """
    import rjieba
    from pypinyin import lazy_pinyin

    from jiaokan.script import convert

    spoken = []
    for word, tag in rjieba.tag(convert(string, "zh-Hans")):
        if tag == "eng" or tag[:1] not in SILENT:
            letters = "".join(lazy_pinyin(word, v_to_u=True)).lower().replace("ü", "yu")
            spoken += [(found, len(word)) for found in WORD.findall(letters)]
    words = [word for word, _ in spoken]
    if len("-".join(words)) > longest:
        words = [word for word, size in spoken if size > 1] or words
    sizes = accumulate(len(word) + 1 for word in words)
    return "-".join(word for index, (word, size) in enumerate(zip(words, sizes, strict=True)) if index == 0 or size - 1 <= longest)[:64]


def spelt(string: str) -> str:
    """Every character of a code in pinyin, written together: 云市监发 is yunshijianfa.

    Args:
        string: a few characters that are no words, in either script.
    """
    from pypinyin import lazy_pinyin

    from jiaokan.script import convert

    return "".join(WORD.findall("".join(lazy_pinyin(convert(string, "zh-Hans"), v_to_u=True)).lower().replace("ü", "yu")))[
        :LONGEST_SLUG_CHARACTERS
    ]
