"""The cover of a standard: its kind, its number, its name over several lines, the days of issue and effect, who issues it.

《标准化工作导则 第1部分》 (GB/T 1.1—2020, 6.1 and annex on the cover) sets them in this order; sector, local, group and enterprise
standards have the same cover with another kind. Its number on a line of its own and a day of issue below prove it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jiaokan.grammar.body_name import is_body_name
from jiaokan.grammar.characters import HAN
from jiaokan.grammar.date import ANY_DAY
from jiaokan.intake.headline import bare
from jiaokan.text import re

KIND = re.compile(
    rf"中华人民共和国(?:国家标准|[{HAN}]{{2,8}}行业标准|国家计量(?:技术规范|检定规程|校准规范))|[{HAN}]{{0,24}}(?:地方标准|团体标准|企业标准)"
)
"""What the cover calls itself, on a line of its own."""
_NUMBER = r"[A-Z]{1,4}(?:\d{2})?(?:/[A-Z]{1,6})?\s?\d[\d.]{0,12}\s?[-—–]\s?(?:19|20)\d\d(?=\D|$)"
STANDARD_NUMBER = re.compile(rf"(?P<number>{_NUMBER})(?:/[A-Z][A-Z\d :./—–-]*)?")
"""The number of a standard, and of the one that it adopts: YY/T 1.1—2016/ISO 1-1:2012."""
_YEAR = re.compile(r"\s?[-—–]\s?(?=(?:19|20)\d\d$)")
_DAY = rf"(?:\d{{4}}-\d{{2}}-\d{{2}}|{ANY_DAY})"
_ISSUED, _EFFECTIVE = re.compile(rf"({_DAY})\s?(?:发布|批准)"), re.compile(rf"({_DAY})\s?实施")
_BESIDE = re.compile(r"代替|ICS|备案号|[A-Z]\s?\d{2}$|[（(](?:报批|送审|征求意见)稿")
"""What stands beside the name and is none of it."""
COVER_BLOCKS, NAME_BLOCKS = 24, 3


@dataclass(frozen=True)
class Cover:
    """What a cover says; empty where it does not."""

    title: str = ""
    """The lines of the name, without blanks."""
    issuers: tuple[str, ...] = ()
    issued: str = ""
    effective: str = ""
    number: str = ""


def cover(texts: Sequence[str]) -> Cover | None:
    """The cover that the first blocks of a text are; None if they are none. Where no name stands below the number, it is above.

    Args:
        texts: the blocks of a document.
    """
    head = [text.strip() for text in texts[:COVER_BLOCKS]]
    numbered = next((at for at, text in enumerate(head) if STANDARD_NUMBER.fullmatch(text)), None)
    issued = next((at for at, text in enumerate(head) if numbered is not None and at > numbered and _ISSUED.search(text)), None)
    if numbered is None or issued is None:
        return None
    kind = next((at for at, text in enumerate(head[:issued]) if KIND.fullmatch(bare(text))), -1)
    days = " ".join(head[issued : issued + 2])
    effective, found, number = _EFFECTIVE.search(days), _ISSUED.search(days), STANDARD_NUMBER.fullmatch(head[numbered])
    return Cover(
        _name(head[numbered + 1 : issued]) or _name(head[kind + 1 : numbered]),
        _issuers(head[issued:]),
        found[1] if found else "",
        effective[1] if effective else "",
        _YEAR.sub("—", number["number"]) if number else "",
    )


def _name(lines: Sequence[str]) -> str:
    """The lines of the name as one, without blanks; what the cover calls itself, a second number and what replaces what are none of it."""
    name: list[str] = []
    for text in lines:
        beside = _BESIDE.search(text) or KIND.fullmatch(bare(text)) or STANDARD_NUMBER.fullmatch(text)
        if beside and not name:
            continue
        if len(name) == NAME_BLOCKS or not re.search(f"[{HAN}]", text) or beside:
            break
        name.append(bare(text))
    return "".join(name)


def _issuers(lines: Sequence[str]) -> tuple[str, ...]:
    """The bodies below the days, as far as the word 发布."""
    found: list[str] = []
    for line in (line for line in lines[1:5] if not _EFFECTIVE.fullmatch(line)):
        names = re.split(r"[\s\u3000]+", line)
        said = bare(line).endswith("发布")
        last = names[-1].removesuffix("发布")
        bodies = [*names[:-1], *([last] if last else [])]
        if not all(map(is_body_name, bodies)):
            break
        found += bodies
        if said:
            return tuple(found)
    return ()
