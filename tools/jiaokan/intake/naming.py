"""Ids are ASCII words that say what a document is: `issuer-year-number`, `issuer-date-title` or `paper-date-title`.

They stand in addresses and never change once published, so each is proposed with the words it was made from, for the editor to better.
A body or paper has its usual short name (`slugs.tsv`); one that is not in the table, and every title, is written in pinyin.
"""

from __future__ import annotations

from collections.abc import Container
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Literal

from jiaokan.grammar.characters import HAN
from jiaokan.intake.facts import Facts
from jiaokan.intake.pinyin import romanized, spelt
from jiaokan.record.base import RESERVED
from jiaokan.record.schema import OFFICIAL
from jiaokan.text import re

_NUMBER = re.compile(r"^(?P<code>[^\d〔]*?)〔(?P<year>\d{4})〕(?P<serial>\d+)号$")
_ORDER = re.compile(r"(?P<kind>公告|通告|令)(?:(?P<year>\d{4})年)?第(?P<serial>\d+)号$")
_STATE = re.compile("^(?:中华人民共和国|中華人民共和國)(?=.)")
"""The state says of a law what all its laws have in common."""
SHORT_NAME_CHARACTERS = 20
"""Letters of the name of a body or paper that is written in pinyin."""
LONGEST_ID_CHARACTERS = 80
"""Code points of an id, as the schema has it."""
Kind = Literal["body", "code", "paper"]
WORDS: dict[Kind, str] = {"body": "发文机关", "code": "机关代字", "paper": "报刊"}
SAID = {"name": "body", "paper": "paper", "code of its numbers": "code", "short name of the province": "code", "ISO 3166-2": "place"}
"""What the table says of a name."""
_PLACE = re.compile(
    rf"(?P<province>[{HAN}]{{2,3}}?)(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区)(?:(?P<city>[{HAN}]{{2,8}}?)[市州盟县区旗])?"
)


def slug(name: str, kind: Kind) -> str | None:
    """The usual ASCII name of a body, of the code of a number or of a paper, if the table knows what it begins with.

    A body of a place within a province is called by both: 山西省太原市某局 is shanxi-taiyuan.
    """
    if kind == "body" and (place := _PLACE.match(name)) and (province := _table()["place"].get(place["province"])):
        return "-".join(filter(None, (province, romanized(place["city"] or "", SHORT_NAME_CHARACTERS).replace("-", ""))))
    table = _table()[kind]
    return next((table[name[:size]] for size in range(len(name), 0, -1) if name[:size] in table), None)


def propose_id(facts: Facts, seed: str, taken: Container[str], head: str = "") -> tuple[str, str]:
    """An id that nobody has, and what it was made from, for the editor.

    Args:
        facts: what was found in the text.
        seed: words that tell the document from others, for one without a title that can be written in letters.
        taken: the ids there are.
        head: the id of the numbered document that came before it in its file, and may have brought it.
    """
    day = (facts.issued or ("" if facts.genre in OFFICIAL else facts.published) or "").replace("-", "")
    number, order = _NUMBER.match(facts.number or ""), _ORDER.search(facts.number or "")
    who, why_who = _who(facts, number["code"] if number else "")
    if order and who:
        parts = [part for part in (who, order["year"] or day[:4], romanized(order["kind"]), order["serial"]) if part]
        why = f"{why_who}、编号 {facts.number}"
    elif number and who:
        parts, why = [who, number["year"], str(int(number["serial"]))], f"{why_who}、发文字号 {facts.number}"
    else:
        title = re.sub(r"^.{2,60}?(?=关于|關於)", "", facts.title) if facts.issuers else facts.title
        title = next((title[len(body) :] for body in facts.issuers if title.startswith(body) and title != body), title)
        subject = romanized(_STATE.sub("", title))
        if head and not who and facts.genre in OFFICIAL:
            who, why_who = head, "前一篇的代号"
        parts = [part for part in (who, day, subject) if part]
        why = "、".join(filter(None, (why_who, "日期" if day else "", "题名的拼音" if subject else "")))
    if not any(char.isalpha() for part in parts for char in part):
        parts, why = (
            ["doc", sha256(seed.encode("utf-8", "surrogatepass")).hexdigest()[:8]],
            "文中没有可以拼写的机关、报刊或题名，暂以文字的摘要为号",
        )
    id = "-".join(parts)[: LONGEST_ID_CHARACTERS - 4].rstrip("-")
    free, count = id, 1
    while free in taken or RESERVED.fullmatch(free):
        count += 1
        free = f"{id}-{count}"
    return free, why + (f"；{id} 已有，故加 -{count}" if count > 1 else "")


def _who(facts: Facts, code: str) -> tuple[str, str]:
    """The name of the first issuer that the table has, or of the code of the number, or of the paper; else one of them in pinyin.

    The one character with which a code begins tells the province only where the issuer is not known: 云 is also that of a town.
    """
    named: list[tuple[Kind, str]] = [("body", body) for body in facts.issuers]
    named += [("code", code), ("paper", facts.paper or "")]
    for kind, name in named:
        if (found := slug(name, kind)) and not (kind == "code" and facts.issuers and slug(name[:1], "code") == found):
            return found, f"{WORDS[kind]}“{name}”的简称"
    for kind, name in sorted(named, key=lambda one: one[0] != "code"):
        if letters := spelt(name) if kind == "code" else romanized(name, SHORT_NAME_CHARACTERS) if name else "":
            return letters, f"{WORDS[kind]}“{name}”的拼音"
    return "", ""


@cache
def _table() -> dict[str, dict[str, str]]:
    """The slugs by what they are of."""
    found: dict[str, dict[str, str]] = {"body": {}, "code": {}, "paper": {}, "place": {}}
    for row in files("jiaokan.intake").joinpath("slugs.tsv").read_text(encoding="utf-8").splitlines():
        if row and not row.startswith("#"):
            name, made, said = row.split("\t")
            found[SAID[said]][name] = made
    return found
