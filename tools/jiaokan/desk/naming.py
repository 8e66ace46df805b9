"""Ids are ASCII words that say what a document is: `issuer-year-number`, `paper-date-mark`, or `doc-mark` where the text does not tell.

They stand in addresses and never change once published, so each is proposed with the words it was made from, for the editor to better.
"""

from __future__ import annotations

import re
from collections.abc import Container
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jiaokan.desk.facts import Facts

_NUMBER = re.compile(r"^(?P<code>[^\d〔]*?)〔(?P<year>\d{4})〕(?P<serial>\d+)号$")


def slug(name: str) -> str | None:
    """The ASCII name of a body, the code of a number or a paper, if the table `slugs.tsv` has what it begins with."""
    table = _table()
    return next((table[name[:size]] for size in range(len(name), 0, -1) if name[:size] in table), None)


def propose_id(facts: Facts, seed: str, taken: Container[str]) -> tuple[str, str]:
    """An id that nobody has, and what it was made from.

    Args:
        facts: what was found in the text.
        seed: words that tell the document from others.
        taken: the ids there are.
    """
    mark = sha256(seed.encode("utf-8", "surrogatepass")).hexdigest()
    number = _NUMBER.match(facts.number or "")
    issuer = next((found for body in facts.issuers if (found := slug(body))), None) or (slug(number["code"]) if number else None)
    day = (facts.issued or facts.published or "").replace("-", "")
    paper = slug(facts.paper or "")
    if number and issuer:
        id, why = f"{issuer}-{number['year']}-{int(number['serial'])}", f"发文机关与发文字号 {facts.number}"
    elif issuer and day:
        id, why = f"{issuer}-{day}-{mark[:4]}", "发文机关、日期，末四位取自文字"
    elif paper:
        id, why = "-".join(part for part in (paper, day, mark[:4]) if part), "报刊名" + ("、日期" if day else "") + "，末四位取自文字"
    else:
        id, why = f"doc-{mark[:8]}", "文中未见发文机关或报刊名，暂以文字的摘要为号"
    free, count = id, 1
    while free in taken:
        count += 1
        free = f"{id}-{count}"
    return free, why


@cache
def _table() -> dict[str, str]:
    rows = files("jiaokan.desk").joinpath("slugs.tsv").read_text(encoding="utf-8").splitlines()
    return {row.split("\t")[0]: row.split("\t")[1] for row in rows if row and not row.startswith("#")}
