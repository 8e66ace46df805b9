"""The documents that a reference can point to, looked up by number and by title.

A title may be cited without its issuer, without 中华人民共和国 and without （试行）; each of these is a step away from the exact title,
and a look-up gives the documents that are the fewest steps away.
The last step is the notice that issues what is cited: 《关于印发〈办法〉的通知》 holds the 办法, if that is no document of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from jiaokan.edition.document import Block
from jiaokan.grammar.numeral import COUNTING
from jiaokan.record.schema import OFFICIAL, Meta
from jiaokan.reference.number import is_number, number_key
from jiaokan.reference.outline import Outline
from jiaokan.script.folding import fold
from jiaokan.text import re

TITLE_MARKS = re.compile(r"[\s《》〈〉<>﹤﹥“”‘’\"'「」『』·—\-]")
TRIAL = re.compile("[(（](?:试行|暂行|試行|暫行)[)）](?=[》〉﹥>]|$)")
STATE = "中华人民共和国"
"""What a citation of a law of the state may leave out."""
_ABOUT = re.compile("关于|關於")
_BODY_END = re.compile("(?:部|局|委|院|署|厅|会|府|办|室|省|市|中央|部门|单位|机关|银行|集团|大学|廳|會|辦|門|關|部門)$")
_ISSUED = re.compile("(?:印发|发布|公布|转发|批转|印發|發布|公布|轉發)[《〈﹤<](.+)[》〉﹥>]的(?:通知|公告|决定|決定|函)$")
_ORDER = re.compile(r"(?P<issuer>.*?)(?P<kind>令|公告|通告)(?P<year>\d{4}年)?第(?P<serial>\d+)号")
_AND_OTHERS = re.compile(rf"等[0-9０-９{COUNTING}两]*[个個]?(?:部门|单位|部門|單位)?$")
ISSUED_WITH_STEPS = 9
"""Steps from a notice to the title of what it issues: more than any other way to cite."""


def title_key(title: str) -> str:
    """The characters of a title that tell it from others: one script and width, no blanks, quotation or title marks.

    Examples:
        >>> title_key("关于印发《“十四五”规划（试行）》的通知")
        '关于印发十四五规划(试行)的通知'
    """
    return TITLE_MARKS.sub("", fold(title))


@dataclass(frozen=True)
class Target:
    """A document, as far as citing it goes."""

    id: str
    titles: tuple[str, ...]
    numbers: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    official: bool = True
    """Whether it is the official text itself, not a report about one under the same headline."""
    outline: Outline = field(default_factory=Outline)
    years: frozenset[str] = frozenset()
    """The years in which it was issued or published, as far as the record says."""
    issued: str = ""
    """The day it was issued, else published, in ISO 8601, as much as is known."""

    @classmethod
    def of(cls, id: str, meta: Meta, blocks: Sequence[Block], known: Sequence[str] = ()) -> Target:
        """The target that a document of the corpus makes.

        Args:
            id: of the document.
            meta: its record.
            blocks: its blocks.
            known: the other titles and numbers under which the corpus knows its work.
        """
        written = ((meta.number,) if meta.number else ()) + tuple(one for one in known if is_number(one))
        numbers = tuple(dict.fromkeys(number_key(one) for one in written))
        titles = tuple(dict.fromkeys((meta.title, *meta.aliases, *(one for one in known if not is_number(one)))))
        years = frozenset(day[:4] for day in (meta.dates.issued, meta.dates.published) if day)
        day = meta.dates.issued or meta.dates.published or ""
        return cls(id, titles, numbers, meta.issuers, meta.genre in OFFICIAL, Outline.of(blocks), years, day)


@dataclass(frozen=True)
class Form:
    """One way to write a title."""

    key: str
    steps: int
    issuer: str = ""
    """The key of the issuer that was left out of the title."""


def title_forms(title: str) -> Iterator[Form]:
    """The title as it stands, then without what a citation may leave out."""
    short = TRIAL.sub("", title.strip())
    for steps, text in enumerate(dict.fromkeys((title, short))):
        yield Form(title_key(text), steps)
        if text.startswith(STATE) and len(text) > len(STATE):
            yield Form(title_key(text[len(STATE) :]), steps + 2)
        about = _ABOUT.search(text)
        issuer = text[: about.start()].strip() if about else ""
        if about and not re.search("[《〈]", issuer) and _BODY_END.search(_AND_OTHERS.sub("部", issuer)):
            yield Form(title_key(text[about.start() :]), steps + 2, title_key(_AND_OTHERS.sub("", issuer)))


@dataclass(frozen=True)
class Targets:
    """All documents that are held."""

    by_id: dict[str, Target]
    by_number: dict[str, tuple[str, ...]]
    by_title: dict[str, tuple[tuple[int, str, str], ...]]
    """For each form of a title: steps, document, issuer left out."""

    @classmethod
    def of(cls, targets: Iterable[Target]) -> Targets:
        """The index of the given documents."""
        by_id = {target.id: target for target in targets}
        numbers: dict[str, list[str]] = {}
        titles: dict[str, list[tuple[int, str, str]]] = {}
        for target in by_id.values():
            for number in target.numbers:
                numbers.setdefault(number, []).append(target.id)
            for title in target.titles:
                for form in title_forms(title):
                    titles.setdefault(form.key, []).append((form.steps, target.id, form.issuer))
                issued = _ISSUED.search(title)
                for form in title_forms(issued[1]) if issued else ():
                    titles.setdefault(form.key, []).append((ISSUED_WITH_STEPS + form.steps, target.id, form.issuer))
        return cls(
            by_id, {key: tuple(dict.fromkeys(ids)) for key, ids in numbers.items()}, {key: tuple(found) for key, found in titles.items()}
        )

    def numbered(self, number: str, citing: str = "") -> tuple[str, ...]:
        """The documents with a number; one that names no issuer, or only 总局 or 省局, is that of the issuer of the citing document.

        Args:
            number: in the one form that `number_key` gives.
            citing: the id of the document that cites; without it a number that does not say whose it is finds nothing.
        """
        order = _ORDER.fullmatch(number)
        if order is None:
            return self.by_number.get(number, ())
        alike = self._orders.get((order["kind"], order["year"], order["serial"]), ())
        return tuple(dict.fromkeys(id for issuer, id in alike if self._is_of(order["issuer"], issuer, id, citing)))

    @cached_property
    def _orders(self) -> dict[tuple[str | None, ...], list[tuple[str, str]]]:
        """For kind, year and serial number of an order, each issuer and document that has them."""
        found: dict[tuple[str | None, ...], list[tuple[str, str]]] = {}
        for held, ids in self.by_number.items():
            if order := _ORDER.fullmatch(held):
                alike = found.setdefault((order["kind"], order["year"], order["serial"]), [])
                alike += [(order["issuer"], id) for id in ids]
        return found

    def _is_of(self, cited: str, recorded: str, id: str, citing: str) -> bool:
        """Whether an order's issuer as cited is the issuer of a document, by its number or its record."""
        issuers = [issuer for issuer in (recorded, *self.by_id[id].issuers) if issuer]
        if cited and any(cited == issuer or abbreviates(cited, issuer) for issuer in issuers):
            return True
        own = self.by_id[citing].issuers if citing in self.by_id else ()
        same = any(issuer in own or any(abbreviates(one, issuer) for one in own) for issuer in issuers)
        return same and (not cited or (len(cited) == len("总局") and any(issuer.endswith(cited[-1]) for issuer in issuers)))

    def titled(self, title: str) -> tuple[str, ...]:
        """The documents that are the fewest steps from the cited title, official texts before reports of the same headline."""
        found: dict[str, int] = {}
        for form in title_forms(title):
            for steps, id, left_out in self.by_title.get(form.key, ()):
                if form.issuer and not self._issued_by(id, form.issuer, left_out):
                    continue
                away = steps + form.steps
                found[id] = min(found.get(id, away), away)
        if not found:
            return ()
        nearest = [id for id, steps in found.items() if steps == min(found.values())]
        return tuple(sorted([id for id in nearest if self.by_id[id].official] or nearest))

    def _issued_by(self, id: str, cited: str, left_out: str) -> bool:
        """Whether the issuer in the citation is one of the document's, by its record or by its own title."""
        issuers = [title_key(issuer) for issuer in self.by_id[id].issuers] + ([left_out] if left_out else [])
        return any(cited.startswith(issuer) or abbreviates(cited, issuer) for issuer in issuers)


def abbreviates(short: str, full: str) -> bool:
    """Whether a body's name can be a short form of another: its characters in the same order, with the same first and last one.

    Examples:
        >>> abbreviates("住建部", "住房和城乡建设部")
        True
        >>> abbreviates("水利厅", "云岭省水利厅")
        False
    """
    full = full.removeprefix(STATE).removeprefix("国家")
    short = short.removeprefix(STATE).removeprefix("国家")
    rest = iter(full)
    return bool(short) and (short[0], short[-1]) == (full[:1], full[-1:]) and all(char in rest for char in short)
