"""All references of a text, found by what each kind looks like, without knowing any document.

Titles come first and hide what stands in them, then numbers, then the rest: so no two references overlap.
Cost is linear in the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from jiaokan.reference.alias import find_definitions, find_uses
from jiaokan.reference.bare_name import find_bare_names
from jiaokan.reference.model import Reference
from jiaokan.reference.number import find_numbers
from jiaokan.reference.pointing import point_to_documents, point_to_places
from jiaokan.reference.provision import find_provisions
from jiaokan.reference.quotation import find_quotations, within_quotations
from jiaokan.reference.relative import find_relatives
from jiaokan.reference.self_reference import find_selves
from jiaokan.reference.title import find_titles
from jiaokan.script.plain import simplified
from jiaokan.text import re

_HIDDEN = "\0"
_BETWEEN = re.compile(r"[的之]?\s?")
_BRACKETED = re.compile(r"\s?[（(][^（）()\n]{1,60}[）)]")


def find(string: str) -> tuple[Reference, ...]:
    """The references of one document, in order.

    Args:
        string: the text of one document; short names hold from their definition to its end, so a page of several is given one by one.

    Returns:
        References that do not overlap, with spans in code points of `string`.

    Examples:
        >>> [(found.kind, found.name) for found in find("根据《办法》第三条、国发〔2018〕3号文件")]
        [('alias', '办法'), ('provision', '第3条'), ('number', '国发〔2018〕3号')]
    """
    plain = simplified(string)
    found = _found(plain)
    return found if plain is string else tuple(_as_written(one, plain, string) for one in found)


def _as_written(one: Reference, plain: str, string: str) -> Reference:
    """A reference that was found in the text read in Simplified script, with the words as they stand; a number stays in one form."""
    name = one.name
    if one.kind not in ("number", "provision") and name and (at := plain.find(name, one.start, one.end)) >= 0:
        name = string[at : at + len(name)]
    return replace(one, text=string[one.start : one.end], name=name, of=tuple(_as_written(of, plain, string) for of in one.of))


def _found(string: str) -> tuple[Reference, ...]:
    titles = list(find_titles(string))
    masked = _mask(string, titles)
    numbers = list(find_numbers(masked))
    titles = _numbered(string, titles, numbers)
    definitions = list(find_definitions(string, titles, numbers))
    uses = list(find_uses(string, titles, definitions))
    masked = _mask(masked, numbers)
    named = {found.start: found for found in (*titles, *definitions, *uses)}
    bare = list(find_bare_names(_mask(masked, list(_free(list(named.values()))))))
    relatives = point_to_documents(find_relatives(masked), [*named.values(), *bare, *numbers])
    wholes = list(_free([*named.values(), *numbers, *bare, *find_selves(masked), *relatives]))
    provisions = _attach(string, wholes, find_provisions(_mask(masked, wholes)))
    found = list(point_to_places(string, list(_free([*wholes, *provisions]))))
    return tuple(within_quotations(found, list(find_quotations(string, found))))


def _mask(string: str, references: Iterable[Reference]) -> str:
    """The string with the references blanked out, so that nothing is found in them; the length stays."""
    parts, done = [], 0
    for found in references:
        parts += [string[done : found.start], _HIDDEN * (found.end - found.start)]
        done = found.end
    return "".join(parts) + string[done:]


def _free(references: Sequence[Reference]) -> Iterator[Reference]:
    """The references in order, the longer one where two overlap."""
    done = 0
    for found in sorted(references, key=lambda found: (found.start, -found.end)):
        if found.start >= done:
            yield found
            done = found.end


def _numbered(string: str, titles: Sequence[Reference], numbers: Sequence[Reference]) -> list[Reference]:
    """The titles, each with the number that stands in brackets right after it."""
    inside = {number.start: number for number in numbers}
    result = []
    for title in titles:
        match = _BRACKETED.match(string, title.end)
        number = next((inside[at] for at in range(match.start(), match.end()) if at in inside), None) if match else None
        result.append(replace(title, number=number.name) if number else title)
    return result


def _attach(string: str, wholes: Sequence[Reference], provisions: Iterable[Reference]) -> Iterator[Reference]:
    """The provisions, each with the title, alias or 本办法 that it directly follows; a list follows as one."""
    ends = {whole.end: whole for whole in wholes}
    last: Reference | None = None
    for provision in provisions:
        if last and last.of and _is_list(string[last.end : provision.start]):
            last = replace(provision, of=last.of, internal=last.internal)
        else:
            whole = _whole_before(string, provision.start, ends)
            last = replace(provision, of=(whole,), internal=whole.internal) if whole else provision
        yield last


def _is_list(gap: str) -> bool:
    return gap.strip() in ("、", "，", "/", "／", "和", "及", "与", "或", "以及", "或者", "、和", "")


def _whole_before(string: str, start: int, ends: dict[int, Reference]) -> Reference | None:
    """The reference that ends where the provision begins, but for 的, a blank and words in brackets."""
    for skip in range(min(3, start + 1)):
        if start - skip in ends and _BETWEEN.fullmatch(string[start - skip : start]):
            return ends[start - skip]
    if start and string[start - 1] in "）)":
        opened = max(string.rfind("（", max(0, start - 60), start), string.rfind("(", max(0, start - 60), start))
        if opened > 0:
            return ends.get(opened)
    return None
