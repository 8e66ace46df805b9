"""The bodies that issued a document: from its head, else its signature, else its title."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from jiaokan.edition.document import Block, Document
from jiaokan.grammar.body_name import is_body_name
from jiaokan.grammar.characters import HAN
from jiaokan.grammar.date import ANY_DAY
from jiaokan.text import re

_NAMES = re.compile(r"[^ \u3000]+")
SHORTEST_NAME_CHARACTERS = 3
"""Code points of the name of a body; what is shorter is the label of a row: 法院."""
MASTHEAD = "版头"
"""Where an issuer is that no other place gainsays."""
ENTITLED = "题名"
_UNNAMED = re.compile("[省市县縣区區州盟旗镇鎮乡鄉](?:人民)?政府(?:办公[室厅]|辦公[室廳])?(?:文件)?")
"""A government without the name of its place, as its own people call it: nobody can tell which it is."""
_SHORTENED = re.compile("人大(?:常委[会會])?$")
"""How lists of laws shorten a legislature, which their texts name in full."""
_HEADER = re.compile(rf"(?P<who>[{HAN}]{{3,24}})[─—–－-]+(?:{ANY_DAY})")
"""A header of a sheet that says whose record it is, and of which day."""
_FORWARDS = re.compile(r"(.{2,30}?)(?:转发|批转|轉發|批轉).{2,60}[关關][于於]")
_ABOUT = re.compile(r"(.{2,30}?)[关關][于於]")
_CIRCULATES = re.compile(r"(.{2,60}?)(?:联合|聯合)?印[发發]《[^》]{2,80}》的?通知$")
YEAR_BEHIND = re.compile(r"[（(](?:\d{4})?[）)]$")
"""What a database sets behind a title to tell its versions apart."""
_ANSWERS = re.compile(r"(.{2,30}?)对.*(?:答复|批复)$")
"""What stands behind the bodies that a title begins with: 某办公厅转发某部关于…, 某办公厅关于…, 某办公厅对…的答复."""


def issuers(document: Document, title: str) -> tuple[tuple[str, ...], str]:
    """The bodies, and where they were found, in words for the editor.

    A body that the page names apart from the title, with running text between, issued it only if the title names none.
    What is signed below the first day belongs to what the document forwards, unless nothing else says whose it is.

    Args:
        document: as it was read.
        title: its title.
    """
    own = [block.text for block in takewhile(lambda block: block.type != "date", document.blocks) if block.type == "signature"]
    head, signed = ([block.text for block in document.blocks if block.type == kind] for kind in ("issuer", "signature"))
    head = [] if _entitled(title) and _stands_apart(document) else [line for line in head if not _SHORTENED.search(line)]
    for lines, at in ((head, MASTHEAD), (own, "落款"), (_entitled(title), ENTITLED), (signed, "落款")):
        if bodies := [line.removesuffix("文件") for line in lines if is_body_name(line) and not _UNNAMED.fullmatch(line)]:
            return tuple(dict.fromkeys(name for line in bodies for name in re.split("[\u3000 ]", line) if name)), at
    return (), ""


_ISSUED = re.compile(
    "(?P<who>[^，。；\\s]{4,60}?)(?:联合|聯合)?(?:印发|印發|发布|發布|發佈|公布|颁布|頒布)(?:的|了)?《(?P<title>[^》]{4,60})》"
)


def issued_by(title: str, texts: Sequence[str]) -> tuple[str, ...]:
    """The bodies of which a text says that they issued what has this title.

    Examples:
        >>> issued_by("某省实施细则", ["2023年12月，中共某省委办公厅、某省人民政府办公厅发布《某省实施细则》。"])
        ('中共某省委办公厅', '某省人民政府办公厅')
    """
    said = {found["who"] for text in texts for found in _ISSUED.finditer(text) if found["title"] == title}
    bodies = tuple(re.split("[、和]", said.pop())) if len(said) == 1 else ()
    return bodies if all(map(is_body_name, bodies)) else ()


def alone_under(title: str, texts: Sequence[str]) -> tuple[str, ...]:
    """The body that stands alone on the line right under a title.

    Examples:
        >>> alone_under("某通知", ["某通知", "某省交通厅 某部", "各县："]), alone_under("某事", ["某事", "他走了。", "某局"])
        (('某省交通厅', '某部'), ())
    """
    return next((several(two) for one, two in pairwise(texts) if one == title and _is_full_name(two)), ())


def several(names: str) -> tuple[str, ...]:
    """The bodies of a line, which blanks part.

    Examples:
        >>> several("某部　某局"), several("")
        (('某部', '某局'), ())
    """
    return tuple(_NAMES.findall(names))


def alone_above(title: str, texts: Sequence[str]) -> tuple[str, ...]:
    """The body that stands alone on the line right above a title, or with which the title begins, and that the text names again.

    Examples:
        >>> alone_above("规则", ["某公司", "规则", "为规范某公司的行为。"]), alone_above("规则", ["某网站公司", "规则", "为了规范。"])
        (('某公司',), ())
    """
    above = (one for one, two in pairwise(texts) if (two == title or title.startswith(one)) and _is_full_name(one))
    return next(((one,) for one in above if sum(one in text for text in texts) > 1), ())


def in_running_header(document: Document) -> tuple[str, ...]:
    """The body that the headers of the sheets name before a day, 立法會 ─ 2013年1月30日; none if any of them names another.

    Args:
        document: as it was read.
    """
    headers = {"".join(piece.old.split()) for piece in document.between if "running-header" in piece.why}
    named = [_HEADER.fullmatch(header) for header in headers]
    bodies = {found["who"] for found in named if found}
    return tuple(bodies) if named and all(named) and len(bodies) == 1 and all(map(is_body_name, bodies)) else ()


def _is_full_name(line: str) -> bool:
    """Whether a line is the name of a body that is neither the label of a row nor shortened, 某市人大常委会."""
    return is_body_name(line) and len(line) >= SHORTEST_NAME_CHARACTERS and not _SHORTENED.search(line)


def dated_by_body(blocks: Sequence[Block]) -> bool:
    """Whether the name of a body stands as signature, and the day right below it (GB/T 9704—2012, 7.3.5)."""
    return any(one.type == "signature" and two.type == "date" and is_body_name(one.text) for one, two in pairwise(blocks))


def _stands_apart(document: Document) -> bool:
    """Whether running text stands between the last body of the head and the title."""
    kinds = [block.type for block in takewhile(lambda block: block.type != "title", document.blocks)]
    return "issuer" in kinds and "paragraph" in kinds[len(kinds) - kinds[::-1].index("issuer") :]


def _entitled(title: str) -> list[str]:
    """The bodies that a title begins with; none if what stands there is anything else."""
    title = YEAR_BEHIND.sub("", title)
    named = (found[1] for opens in (_FORWARDS, _CIRCULATES, _ABOUT, _ANSWERS) if (found := opens.match(title)))
    return next((bodies for who in named if all(map(is_body_name, bodies := re.split("[\u3000 、]+", who)))), [])
