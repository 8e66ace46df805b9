"""The heading of a judgment, and of what prosecutors and arbitrators write: who, what kind of document it is, the number of the case.

On the mainland they stand in this order above the parties (最高人民法院《人民法院民事裁判文书制作规范》, 2016, on headings), and so do
those of Taiwan, whose numbers have the year of the Republic and 字第; decisions on appeals to an authority (《訴願法》, art. 89) have its
name, the day and the number before the kind. Documents of prosecutors (最高人民检察院《人民检察院工作文书格式样本》, 2020) and awards
of arbitrators are headed alike. Databases run the lines together, with each other and with the first party.
A court and a kind alone prove nothing, since stories name them: the number has to follow, and then the block ends or a party stands there.
The highest court leaves the number out of what it publishes; there court and kind have a line each, and a party opens the next.
Where a database shows no court, a title that ends as a judgment does and a line that is nothing but the number of a case tell it too.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, product
from typing import NamedTuple

from jiaokan.grammar.characters import HAN
from jiaokan.grammar.date import ANY_DAY
from jiaokan.grammar.fact_line import date
from jiaokan.grammar.numeral import NUMERAL, value
from jiaokan.html.metadata import PageMetadata
from jiaokan.intake.evidence import HEADING, WHERE, first
from jiaokan.intake.judgment_of_hong_kong import judgment_of_hong_kong
from jiaokan.text import re

HEAD_BLOCKS, HEADING_LINES, HEADING_CHARACTERS = 40, 4, 160
"""Among how many first blocks the heading begins, over how many it stands, and how many characters are looked at."""
LONE_NUMBER_BLOCKS = 6
"""Among how many first blocks the number of a case stands without a court."""
_COURT = rf"(?:中华人民共和国|中華人民共和國)?(?P<court>[{HAN}]{{2,24}}?法院(?:[{HAN}]{{2,6}}?(?:分院|法庭))?)"
_ENDS = "(?:判决|裁定|决定|调解|判決|裁定|決定|調解)[书書]|判決|裁定"
_KIND = rf"(?P<kind>[{HAN}]{{0,10}}?(?:{_ENDS}))"
_CASE = rf"[（(〔][12]\d{{3}}[）)〕][{HAN}\d]{{2,14}}?第?\d{{1,6}}(?:-\d{{1,3}})?号(?:之[{HAN}])?"
_CASE_OF_TAIWAN = rf"\d{{2,3}}年度?[{HAN}（）()]{{1,12}}字第\d{{1,6}}[号號](?:之\d)?"
_PARTY = (
    "原告|被告|原审|原審|上诉|上訴|被上|再审|再審|申请|申請|聲請|声请|抗告|公诉|公訴|自诉|自訴|罪犯|异议|異議|案外人|起诉人|赔偿|相对人|相對人"
    "|债权人|債權人|复议|複代|异议|受刑人|移送|反诉|第三人|被不起诉|犯罪嫌疑|申诉|当事人|被处罚"
)
_YEAR_BEHIND = rf"[{HAN}]{{2,16}}[〔【\[（(][12]\d{{3}}[〕】\]）)]第?[A-Z]?\d{{1,6}}号"
"""How prosecutors and arbitrators number: 某检刑诉〔2020〕1号."""
_IN_BRACKETS = re.compile(rf"(?<=[{HAN}])[【\[（(](\d{{4}})[】\]）)]")
"""The year behind a code, which GB/T 9704—2012, 7.2.5, has in 〔〕."""
_HEADINGS = (
    re.compile(
        rf"{_COURT}{_KIND}(?P<division>[{HAN}]{{0,16}}庭)?(?P<number>{_CASE}|{_CASE_OF_TAIWAN})(?:{ANY_DAY}[辯辩]論終結)?(?=$|\n|{_PARTY})"
    ),
    re.compile(
        rf"(?P<court>[{HAN}]{{2,24}}?检察院)(?P<kind>[{HAN}]{{0,10}}?(?:起诉|决定|抗诉|建议|意见|通知)书)(?P<number>{_YEAR_BEHIND})(?=$|\n|{_PARTY})"
    ),
    re.compile(
        rf"(?P<court>[{HAN}]{{2,24}}?(?:局|委员会|政府|厅|部|总队|支队|大队|所))(?P<kind>行政[{HAN}]{{2,8}}?决定书)(?P<number>{_YEAR_BEHIND})(?=$|\n|{_PARTY})"
    ),
    re.compile(
        rf"(?P<court>[{HAN}]{{2,24}}?仲裁(?:委员会|院|中心))(?P<kind>[{HAN}]{{0,6}}?(?:裁决|决定|调解|裁定)书)(?P<number>{_YEAR_BEHIND}|{_CASE})(?=$|\n|{_PARTY})"
    ),
)
"""Of courts, of prosecutors, of authorities that punish or decide on an appeal (《行政处罚法》, art. 59), of arbitrators."""
_DAY = r"(?P<day>\d{2,3}[.年]\d{1,2}[.月]\d{1,2}[.日])?"
_APPEAL = re.compile(
    rf"(?P<court>[{HAN}]{{2,16}}?(?:政府|[部會会署院])){_DAY}(?P<number>[{HAN}]{{2,12}}字第[\d{HAN}]{{4,16}}?[号號])(?P<kind>訴願決定書)"
)
_DATED = re.compile(rf"(?:裁判|宣判|判[决決]|裁定)(?:日期|时间|時間)[:：]?(?P<day>(?:\d{{2,4}}|{NUMERAL})[-年]\d{{1,2}}[-月]\d{{1,2}}日?)")
_NAMED = re.compile(rf"(?:{_ENDS}|(?:起诉|抗诉|裁决)书)(?:[（(][^（）()]{{1,12}}[）)])?$")
"""How the name of a judgment ends."""
_UNNUMBERED = re.compile(rf"{_COURT}\n{_KIND}\n(?=(?:{_PARTY})[^，。]{{1,20}}[，。])")
"""The heading of a judgment without its number, of three lines the first two."""
_LONE_NUMBER = re.compile(f"{_CASE}|{_CASE_OF_TAIWAN}")
_BLANKS = re.compile(r"[ \u3000]+")


class Judgment(NamedTuple):
    """What the heading of a judgment says; empty strings where it does not."""

    title: str = ""
    """The heading without the number, or as it stands where the number is inside."""
    court: str = ""
    number: str = ""
    day: str = ""
    """ISO 8601."""

    @property
    def of_a_court(self) -> bool:
        """Whether a court gave it, and no authority, prosecutor or arbitrator."""
        return bool(self.number or self.court) and (not self.court or re.search("法院|法庭|[审審]裁[处處]", self.court) is not None)


def judgment(texts: Sequence[str], title: str = "") -> Judgment:
    """The heading of the judgment that a text is; empty if it is none.

    Args:
        texts: the blocks of a document.
        title: what else was taken for its title.

    Examples:
        >>> judgment(["某市某区人民法院", "民 事 判 决 书", "（2020）京0101民初1号", "原告：某甲。"])
        Judgment(title='某市某区人民法院民事判决书', court='某市某区人民法院', number='（2020）京0101民初1号', day='')
        >>> judgment(["臺灣高等法院刑事裁定　113年度抗字第15號", "抗告人　某甲"]).number
        '113年度抗字第15號'
        >>> judgment(["某市人民法院民事判决书（2020）京01民终1号认定，合同有效。"]) == Judgment()
        True
        >>> judgment(["某市人民法院", "刑 事 裁 定 书", "被告人某甲，男，农民。"]).title
        '某市人民法院刑事裁定书'
        >>> judgment(["某市人民法院", "刑事裁定书", "昨天送到了他家。"]) == Judgment()
        True
    """
    lines = [line for text in texts[: HEAD_BLOCKS + HEADING_LINES] if any(map(str.isalnum, line := _BLANKS.sub("", text)))]
    for at in range(min(HEAD_BLOCKS, len(lines))):
        run = [line[:HEADING_CHARACTERS] for line in lines[at : at + HEADING_LINES]]
        for end, heading in product(range(1, len(run) + 1), _HEADINGS):
            found = heading.match("".join(run[:end]) + "\n")
            if found and found.end("court") <= len(run[0]):
                number = _IN_BRACKETS.sub(r"〔\1〕", found["number"]) if heading is not _HEADINGS[0] else found["number"]
                return Judgment(f"{found['court']}{found['kind']}", found["court"], number, _dated(lines))
        if bare := _UNNUMBERED.match("\n".join(run)):
            return Judgment(f"{bare['court']}{bare['kind']}", bare["court"], "", _dated(lines))
        if appeal := _APPEAL.match(run[0]):
            return Judgment(appeal[0], appeal["court"], appeal["number"], _iso(appeal["day"] or "") or _dated(lines))
    if given := judgment_of_hong_kong(texts):
        return Judgment(*given)
    lone = next((line for line in lines[:LONE_NUMBER_BLOCKS] if _LONE_NUMBER.fullmatch(line)), "")
    return Judgment(title, "", lone, _dated(lines)) if lone and _NAMED.search(_BLANKS.sub("", title)) else Judgment()


def is_entitled(title: str, heading: Judgment) -> bool:
    """Whether a title is that of the judgment: it ends as one does, or has its heading or number, and no more of the line than these.

    Args:
        title: what was taken for it.
        heading: of the judgment.
    """
    plain = _BLANKS.sub("", title)
    number, parted = _BLANKS.sub("", heading.number), heading.number not in heading.title
    return _NAMED.search(plain) is not None or (parted and (heading.title in plain or number in plain))


def title_by(heading: Judgment, title: tuple[str, str], texts: Sequence[str], page: PageMetadata) -> tuple[str, str]:
    """The title of a document with the heading of a judgment, and where it was found: what was taken, unless it is none of a judgment.

    Args:
        heading: of the judgment; empty if the document is none.
        title: what was taken for the title, and where it was found.
        texts: the blocks of the document.
        page: what its page says.
    """
    if not heading.court or is_entitled(title[0], heading):
        return title
    said = ((one.value, WHERE[one.where]) for one in page.statements if one.field == "title" and is_entitled(one.value, heading))
    return first((named_above(texts, heading.title), HEADING), next(said, ("", "")), (heading.title, HEADING))


def named_above(texts: Sequence[str], title: str) -> str:
    """The line that a database sets above a judgment, 某甲与某乙合同纠纷二审民事判决书; empty if there is none.

    Args:
        texts: the blocks of a document.
        title: of the heading of the judgment.
    """
    lines = (_BLANKS.sub("", text) for text in texts[:HEAD_BLOCKS])
    return next((line for line in lines if _NAMED.search(line) and title not in line and len(line) > len(title)), "")


def _dated(lines: Sequence[str]) -> str:
    """The day of a row that names it, which may run over two lines."""
    told = (found for line, below in pairwise((*lines, "")) if (found := _DATED.fullmatch(line) or _DATED.fullmatch(line + below)))
    return next((day for found in told if (day := _iso(found["day"]))), "")


def _iso(day: str) -> str:
    """A day of either calendar; the years of the Republic have three figures at most."""
    parts = [value(part) for part in re.findall(NUMERAL, day)]
    if len(parts) != len(("year", "month", "day")):
        return ""
    era = "民國" if len(str(parts[0])) < len("2020") else ""
    return date(f"{era}{parts[0]}-{parts[1]}-{parts[2]}")[:10]
