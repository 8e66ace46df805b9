"""A body with its own departments behind it: 国铁集团货运部, 领导小组办公室, 市人大法制委."""

from __future__ import annotations

from collections.abc import Sequence

from jiaokan.annotate.mention import Mention
from jiaokan.annotate.unit import with_branches
from jiaokan.grammar.characters import HAN
from jiaokan.grammar.numeral import COUNTING
from jiaokan.text import re

_HAN = rf"[{HAN}]"
_CHAIN = re.compile(
    f"(?:[0-9{COUNTING}]{{1,4}}(?:军|师|旅)(?![长生范傅])|党组|常委会(?![议（])|党委(?!书记处)|党支部|书记处|办公厅|办公室(?!主任会|设在)|秘书局|秘书处|"
    f"[{HAN}]{{2,7}}?(?:司|局|处|科|部|室|总队|支队|大队|中队|研究所|中心)(?=原?副?(?:司长|局长|处长|科长|部长|主任|队长|所长)|负责|有关负责|工作人员|[，、。；）（\\s]|$))"
)
_OWN_OFFICE = re.compile(
    f"防办(?![理法事公])|法制办(?!法)|(?:办公厅|委)?[{HAN}]{{2,6}}工作室(?=[，、。；）和与在\\s]|负责|主任|副主任|组织|召开|$)"
)
"""Offices behind a committee, a commission or a government: 人大常委会法规工作室, 省政府法制办."""
_OFFICE_OF = re.compile(f"{_HAN}{{2,16}}?(?:工作办公室|工作局)(?=召开|主任|负责|印发|牵头|会同|{_HAN}{{0,2}}[，。、；）]|$)")
_COMMITTEE = re.compile(f"[{HAN}]{{2,8}}?(?:委员会|委)(?=副?主任|委员|[，。、；）\\n]|$)")
"""A committee of a congress: 市人大法制委."""
_CHAIN_STOP = re.compile(
    "[的了在对向由与和及将于从是为等经按赴据各有本我]|会同|召开|推动|加强|总揽|统筹|查处|惩处|[全大布格时开]局|[全干内外]部|[学本专]科|副|兼|主任|书记|长"
)
_HOLD = re.compile(f"办公室(?=副?主任|成员|承担|设在|备案|提出|负责|会同|[，、。；）\n]|$)|办公室(?![{HAN}]{{0,3}}(?:会议|面积|装修))")


def chained(string: str, body: Mention) -> Mention:
    """The body with the departments that stand right behind it.

    Args:
        string: the text.
        body: the body.
    """
    end = body.end
    for _ in range(2):
        match = _HOLD.match(string, end) if body.text.endswith(("组", "会")) else None
        match = match or _CHAIN.match(string, end)
        if match is None and body.text.endswith(("会", "政府", "委")):
            match = _OWN_OFFICE.match(string, end)
        if match is None and body.text.endswith("人大"):
            match = _COMMITTEE.match(string, end)
        if match is None and body.text.endswith("小组"):
            match = _OFFICE_OF.match(string, end)
            if match and any(mark in match[0] for mark in "的了在向是将"):
                match = None
        elif match and match[0] not in ("党组", "党委", "书记处", "办公厅", "办公室", "秘书局", "秘书处") and _CHAIN_STOP.search(match[0]):
            match = None
        if match is None:
            break
        end = match.end()
    norm = body.norm + string[body.end : end] if body.norm else ""
    made = Mention("body", body.start, end, string[body.start : end], norm) if end > body.end else body
    return with_branches(string, made)


def of_governments(string: str, bodies: Sequence[Mention]) -> list[Mention]:
    """A government with the bureau right behind it that has a name of its own: 香港特区政府律政司.

    Args:
        string: the text.
        bodies: the bodies that are read in it.
    """
    bureaus = {one.start: one.end for one in bodies if one.text[-1] in "司署局处" and one.text[0] not in "省市县区州镇乡旗"}
    ends = ((one.start, bureaus.get(one.end, 0)) for one in bodies if one.text.endswith("政府"))
    return [Mention("body", start, end, string[start:end], string[start:end]) for start, end in ends if end]
