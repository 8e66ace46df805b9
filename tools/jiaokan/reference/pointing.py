"""What points back: 该意见 to the document of its kind, 该条 to the article cited last, a bare 第八条 to the law of its sentence.

A bare provision follows the law before it only in a text without articles of its own, within one sentence, where no other law and no word
for another kind of rule (合同, 约定, 章程) stands between.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from jiaokan.grammar.numeral import NUMERAL
from jiaokan.reference.model import ProvisionUnit, Reference
from jiaokan.reference.provision import PROVISION_UNITS
from jiaokan.reference.relative import PLACES, kind_of
from jiaokan.text import re

_OWN_ARTICLES = re.compile(rf"^[ \u3000]*第{NUMERAL}条(?!第|规定|的|、|和|至|中)", re.MULTILINE)
_OTHER_RULE = re.compile("合同|协议|约定|章程|制度|规约|[“”]")
_QUOTED = re.compile("“[^“”\n]*”")
"""What stands there is seen from within only: 该条 behind a quotation is the article that is quoted, not one named in it."""
_STOP = re.compile("[。！？；;\n]")
_LEADS = re.compile("(?:[，、（：]|尤其|特别是|尤其是|依照|根据|按照|依据|违反|符合|适用|参照|和|与|及|或|由|在|对|而)$")
_LONGEST_SENTENCE_CHARACTERS = 400
_ANY = "文件"
"""A word for a document of any kind: what it means is known only where the text named one."""
LONGEST_JOIN_CHARACTERS = 2
"""Code points between members of a list of provisions: 、 or 以及."""


def point_to_documents(relatives: Iterable[Reference], named: Iterable[Reference]) -> Iterator[Reference]:
    """The relative words, each with the last document named before it that is of its kind (该办法, 同法).

    Args:
        relatives: what `find_relatives` found.
        named: titles, names and short names; a short name counts as what it stands for.
    """
    before = sorted((one for one in named if meant(one)), key=lambda found: found.start)
    place, latest, documents = 0, dict[str, Reference](), dict[str, Reference]()
    for word in relatives:
        while place < len(before) and before[place].end <= word.start:
            latest.update(dict.fromkeys(kind_of(meant(before[place]).name), before[place]))
            documents[meant(before[place]).name] = before[place]
            place += 1
        of = latest.get(word.name)
        if word.name == _ANY and len(documents) == 1:
            of = next(iter(documents.values()))
        if of or word.name in PLACES or (word.name == _ANY and documents):
            yield replace(word, of=(of,)) if of else word


def meant(one: Reference) -> Reference:
    """The document that a short name stands for, if it is one; else the reference itself."""
    if one.kind in ("alias", "alias-definition") and len(one.of) == 1 and one.of[0].kind != "alias-definition":
        return one.of[0]
    return one


def point_to_places(string: str, found: Sequence[Reference]) -> Iterator[Reference]:
    """The references, with 该条, 同条 and bare provisions pointed to the provision or law before them.

    Args:
        string: the text of one document.
        found: its references in order, without overlaps, provisions attached to what they directly follow.
    """
    quoted = [match.span() for match in _QUOTED.finditer(string)]
    own = len(_OWN_ARTICLES.findall(string)) > 1 if any(one.kind == "provision" for one in found) else False
    made: dict[tuple[int, int], Reference] = {}
    cited: dict[str, Reference] = {}
    within: tuple[int, dict[str, Reference]] = (-1, {})
    before: Reference | None = None
    law: Reference | None = None
    laws: set[str] = set()
    last = 0
    for one in found:
        one = replace(one, of=tuple(made.get((of.start, of.end), of) for of in one.of)) if one.of else one
        stopped = _STOP.search(string, last, one.start)
        if stopped:
            law, laws = None, set()
        if "\n" in string[last : one.start]:
            cited = {}
        last = one.start
        near = before is not None and before.kind == "provision" and one.start - before.end <= LONGEST_JOIN_CHARACTERS
        goes_on = near and not stopped
        quotation = bisect_left(quoted, (one.start + 1,)) - 1
        inside = quotation >= 0 and one.end < quoted[quotation][1]
        if within[0] != quotation:
            within = (quotation, dict(cited))
        seen = within[1] if inside else cited
        if _is_place(one) and (above := seen.get(one.text[-1])):
            one = replace(one, of=(_up_to(above, one.text[-1]),), internal=False)
        elif one.kind == "provision" and not one.of and not own and not goes_on and law and len(laws) == 1 and _leads(string, one, law):
            one = replace(one, of=(law,), internal=False)
        elif goes_on and before and one.kind == "provision" and not one.of and before.of:
            one = replace(one, of=before.of, internal=before.internal)
        before = one
        made[one.start, one.end] = one
        if one.kind == "provision":
            seen.update((step.unit, one) for step in one.steps)
        elif one.kind in ("title", "name", "alias", "relative") and not _is_place(one):
            law = one
            laws.add(meant(one).name)
        yield one


def _is_place(one: Reference) -> bool:
    return (one.kind == "relative" and one.name in PLACES) or (one.kind == "self" and one.text.startswith("同"))


def _up_to(cited: Reference, unit: str) -> Reference:
    """The provision down to a level that it has: 该条 after 第七条第二款 is 第七条."""
    return replace(
        cited, steps=tuple(step for step in cited.steps if PROVISION_UNITS.index(step.unit) <= PROVISION_UNITS.index(_unit(unit))), until=()
    )


def _unit(char: str) -> ProvisionUnit:
    return next(unit for unit in PROVISION_UNITS if unit == char)


def _leads(string: str, one: Reference, law: Reference) -> bool:
    """Whether a bare provision belongs to the one law that its sentence names before it."""
    if one.start - law.end > _LONGEST_SENTENCE_CHARACTERS or one.steps[0].unit != "条" or _OTHER_RULE.search(string, law.end, one.start):
        return False
    return _LEADS.search(string[max(0, one.start - 3) : one.start]) is not None
