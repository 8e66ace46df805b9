"""How many facts that `add` proposes of saved pages of many makes are right, missing, wrong or invented.

The pages stay where they are public (`page_facts.toml` says where); give the folders of saved pages, files of bodies (`.json`)
and dumps whose rows hold a page (`.sql`):

    python tests/benchmarks/page_facts.py PLACE… [--later | --third | … | --thirteenth] [--show]

`--later`, `--third` and so on to `--thirteenth` ask for the pages of `page_facts_later.toml`, `page_facts_third.toml` and so on.
`--show` prints what is not right of the open half; of the held half only totals are ever printed.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from jiaokan.intake.facts import Facts
from jiaokan.intake.proposal import propose
from jiaokan.reference.number import number_key
from jiaokan.source.file import describe

WORD = {"issuer": "issuers", "author": "authors"}
GOLD = Path(__file__).with_suffix(".toml")
SETS = {
    f"--{name}": GOLD.with_stem(f"page_facts_{name}")
    for name in ("later", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth")
}
SUFFIXES = (".html", ".txt", ".md")
STRING = re.compile(r"'((?:[^'\\]|\\.|'')*)'", re.DOTALL)
PAGE = '<!doctype html><html><head><meta charset="utf-8"><title>{title}</title></head><body><h1>{title}</h1>\n{article}</body></html>'


def pages(place: Path) -> Iterator[tuple[str, str, bytes]]:
    """Each page by its id, and how its name ends."""
    if place.suffix == ".json":
        for row in json.loads(place.read_text(encoding="utf-8")):
            if row["article"]:
                yield sha256(row["urlsource"].encode()).hexdigest()[:12], ".html", PAGE.format(**row).encode()
        return
    dump = place.suffix == ".sql"
    files = () if dump else [path for path in sorted(place.glob("**/*")) if path.suffix in SUFFIXES]
    found = [(".html", data) for data in dumped(place.read_text(encoding="utf-8"))] if dump else [(p.suffix, p.read_bytes()) for p in files]
    for suffix, data in found:
        yield sha256(data).hexdigest()[:12], suffix, data


def dumped(dump: str) -> Iterator[bytes]:
    """The page of each row of a dump: its longest string with elements."""
    escapes = {"n": "\n", "r": "\r", "t": "\t"}
    for row in re.split(r"(?im)^insert into ", dump)[1:]:
        strings = [re.sub(r"\\(.)|''", lambda one: escapes.get(one[1], one[1] or "'"), text) for text in STRING.findall(row)]
        yield max(strings, key=lambda text: text.count("<")).encode()


def plain(words: str) -> str:
    """Words without widths and blanks, with straight quotation marks and one middle dot: cleaning widens, pairs and sets them."""
    words = re.sub("[“”]", '"', words.replace("\u200b", "")).replace("•", "·")
    return "".join(unicodedata.normalize("NFKC", words).split())


def named(body: str) -> str:
    """The name of a body without that of its state, which headings of courts have: 中华人民共和国最高人民法院."""
    return plain(body).removeprefix("中华人民共和国")


def listed(one: str | list[str]) -> list[str]:
    """A value, or all that are right."""
    return [one] if isinstance(one, str) else one


def judged(gold: dict[str, Any], facts: Facts, documents: int) -> Iterator[tuple[str, str, Any]]:
    """Each fact that is asked for: what became of it, and what was found."""
    if "title" in gold:
        yield "title", "right" if plain(facts.title) in map(plain, listed(gold["title"])) else "wrong", facts.title
    for key in ("published", "issued", "adopted"):
        found = getattr(facts, key) or (facts.issued if key == "adopted" else None)  # The day of adoption, where no other is told.
        if key in gold:
            yield "date", "missing" if not found else "right" if found == gold[key] else "wrong", (key, found)
    if "published" in gold and "issued" not in gold and facts.issued:
        yield "date", "invented", ("issued", facts.issued)
    if "source" in gold:
        found = facts.paper or (facts.issuers[0] if facts.issuers else "")
        yield "source", "missing" if not found else "right" if plain(found) in map(plain, gold["source"]) else "wrong", found
    if "authors" in gold and (gold["authors"] or facts.authors):
        right = facts.authors == tuple(gold["authors"])
        yield "author", "right" if right else "missing" if not facts.authors else "wrong" if gold["authors"] else "invented", facts.authors
    if "day" in gold:
        days = {day for key in ("issued", "adopted", "revised") if (day := getattr(facts, key))}
        yield "date", "missing" if not days else "right" if gold["day"] in days else "wrong", days
    for fact in gold.get("absent", ()):
        value = {
            "date": facts.issued or facts.published or facts.adopted, "number": facts.number, "issuer": facts.issuers,
            "author": facts.authors, "source": facts.paper,
        }[fact]  # fmt: skip
        if value:
            yield fact, "invented", value
    if "issuers" in gold:
        yield (
            "issuer",
            "missing"
            if not facts.issuers
            else "right"
            if list(map(named, facts.issuers)) == list(map(named, gold["issuers"]))
            else "wrong",
            facts.issuers,
        )
    if gold.get("number"):
        yield (
            "number",
            "missing"
            if not facts.number
            else "right"
            if plain(number_key(facts.number)).endswith(plain(number_key(gold["number"])).removeprefix("中华人民共和国"))
            else "wrong",
            facts.number,
        )
    elif facts.number and "absent" not in gold and ("number" in gold or "published" in gold):
        yield "number", "invented", facts.number
    if "genre" in gold:
        yield (
            "genre",
            "unknown"
            if facts.genre == "unknown" and "unknown" not in gold["genre"]
            else ("right" if facts.genre in gold["genre"] else "wrong"),
            facts.genre,
        )
    if "source" in gold and "absent" not in gold and facts.issuers and not facts.paper:
        yield "issuer", "invented", facts.issuers
    yield "documents", "one" if documents == 1 else "several", documents


def main() -> None:
    """Print a table of both halves."""
    asked = next((SETS[word] for word in sys.argv if word in SETS), GOLD)
    gold = {row["id"]: row for row in tomllib.loads(asked.read_text(encoding="utf-8"))["page"]}
    counts: dict[str, Counter[tuple[str, str]]] = {"open": Counter(), "held": Counter()}
    seen = set()
    places = [Path(name) for name in sys.argv[1:] if not name.startswith("--")]
    for id, suffix, data in (page for place in places for page in pages(place)):
        if id not in gold or id in seen:
            continue
        seen.add(id)
        file = gold[id].get("file", f"page{suffix}")
        described, raw = describe(file, data)
        made = propose(file, data, raw, str(described["encoding"]), set())
        for fact, what, found in judged(gold[id], made.documents[0].facts, len(made.documents)):
            counts[gold[id]["half"]][fact, what] += 1
            if "--show" in sys.argv and gold[id]["half"] == "open" and what not in ("right", "one"):
                day = gold[id].get("published", gold[id].get("issued"))
                print(gold[id].get("name", id), fact, what, found, gold[id].get(WORD.get(fact, fact), day), sep="\t")
    print(f"{len(seen)} of {len(gold)} pages")
    for half, found in counts.items():
        for fact in ("title", "date", "source", "author", "issuer", "number", "genre", "documents"):
            print(half, fact, dict(sorted((what, n) for (name, what), n in found.items() if name == fact)), sep="\t")


if __name__ == "__main__":
    main()
