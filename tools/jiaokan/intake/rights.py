"""Whose a text is, as far as its issuer and its genre decide: 《中华人民共和国著作权法》 (2020), art. 5 (1).

The law does not apply to laws, regulations and other legislative, administrative or judicial documents of organs of the state.
A party, a company, a school or an association is no organ of the state; the law of another place is not judged.
"""

from __future__ import annotations

from jiaokan.intake.facts import Facts
from jiaokan.record.schema import OFFICIAL, Rights
from jiaokan.text import re

BASIS = "《中华人民共和国著作权法》第五条第一项：国家机关具有立法、行政、司法性质的文件，不适用该法"
_STATE_ORGAN = re.compile(
    r"人民代表大会(?:常务委员会)?$|^国务院|人民政府|人民(?:法院|检察院)$|(?<!中共)(?:办公厅|办公室)$|(?:总局|[厅局署部])$|(?<!中国共产党)(?<!学术)委员会$"
)
_NO_ORGAN = re.compile("公司|协会|学会|大学|学院|集团|研究[院所]|基金会|联合会|出版社|党委|支部|^中共|^中国共产党|^共青团")
_WITHOUT_LAW_TEXT = frozenset(("standard",))
"""Standards are issued by organs of the state, and whether they are such documents is disputed."""


def proposed_rights(facts: Facts) -> Rights | None:
    """The rights that issuer and genre decide, for the editor's word; None if they do not."""
    organs = [name for name in facts.issuers if not _NO_ORGAN.search(name)]
    decided = (
        facts.genre in OFFICIAL - _WITHOUT_LAW_TEXT
        and facts.language == "zh-Hans"
        and bool(organs)
        and all(_STATE_ORGAN.search(name) for name in organs)
    )
    return Rights(status="public-domain", basis=BASIS) if decided else None
