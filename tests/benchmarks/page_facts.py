"""How many facts that `add` proposes of saved pages of many makes are right, missing, wrong or invented.

The pages stay where they are public (`page_facts.toml` says where); give the folder of the saved pages and the file of the bodies:

    python tests/benchmarks/page_facts.py FOLDER BODIES.json [--show]

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

GOLD = Path(__file__).with_suffix(".toml")
PAGE = '<!doctype html><html><head><meta charset="utf-8"><title>{title}</title></head><body><h1>{title}</h1>\n{article}</body></html>'


def pages(folder: Path, bodies: Path) -> Iterator[tuple[str, bytes]]:
    """Each page by its id."""
    for path in sorted(folder.glob("**/*.html")):
        data = path.read_bytes()
        yield sha256(data).hexdigest()[:12], data
    for row in json.loads(bodies.read_text(encoding="utf-8")):
        if row["article"]:
            yield sha256(row["urlsource"].encode()).hexdigest()[:12], PAGE.format(**row).encode()


def plain(words: str) -> str:
    """Words without widths and blanks, and with straight quotation marks: cleaning widens and pairs them."""
    return "".join(unicodedata.normalize("NFKC", re.sub("[“”]", '"', words.replace("\u200b", ""))).split())


def judged(gold: dict[str, Any], facts: Facts, documents: int) -> Iterator[tuple[str, str, Any]]:
    """Each fact that is asked for: what became of it, and what was found."""
    if "title" in gold:
        yield "title", "right" if plain(facts.title) == plain(gold["title"]) else "wrong", facts.title
    for key in ("published", "issued", "adopted"):
        found = getattr(facts, key) or (facts.issued if key == "adopted" else None)  # The day of adoption, where no other is told.
        if key in gold:
            yield "date", "missing" if not found else "right" if found == gold[key] else "wrong", (key, found)
    if "source" in gold:
        found = facts.paper or (facts.issuers[0] if facts.issuers else "")
        yield "source", "missing" if not found else "right" if plain(found) in map(plain, gold["source"]) else "wrong", found
    if "issuers" in gold:
        yield "issuer", "missing" if not facts.issuers else "right" if list(facts.issuers) == gold["issuers"] else "wrong", facts.issuers
    if gold.get("number"):
        yield (
            "number",
            "missing"
            if not facts.number
            else "right"
            if number_key(facts.number).endswith(number_key(gold["number"]).removeprefix("中华人民共和国"))
            else "wrong",
            facts.number,
        )
    elif facts.number and ("number" in gold or "published" in gold):
        yield "number", "invented", facts.number
    if "genre" in gold:
        yield (
            "genre",
            "unknown"
            if facts.genre == "unknown" and "unknown" not in gold["genre"]
            else ("right" if facts.genre in gold["genre"] else "wrong"),
            facts.genre,
        )
    if "source" in gold and facts.issuers and not facts.paper:
        yield "issuer", "invented", facts.issuers
    yield "documents", "one" if documents == 1 else "several", documents


def main() -> None:
    """Print a table of both halves."""
    gold = {row["id"]: row for row in tomllib.loads(GOLD.read_text(encoding="utf-8"))["page"]}
    counts: dict[str, Counter[tuple[str, str]]] = {"open": Counter(), "held": Counter()}
    seen = set()
    for id, data in pages(Path(sys.argv[1]), Path(sys.argv[2])):
        if id not in gold or id in seen:
            continue
        seen.add(id)
        described, raw = describe("page.html", data)
        made = propose("page.html", data, raw, str(described["encoding"]), set())
        for fact, what, found in judged(gold[id], made.documents[0].facts, len(made.documents)):
            counts[gold[id]["half"]][fact, what] += 1
            if "--show" in sys.argv and gold[id]["half"] == "open" and what not in ("right", "one"):
                print(id, fact, what, found, gold[id].get(fact, gold[id].get("title")), sep="\t")
    print(f"{len(seen)} of {len(gold)} pages")
    for half, found in counts.items():
        for fact in ("title", "date", "source", "issuer", "number", "genre", "documents"):
            print(half, fact, dict(sorted((what, n) for (name, what), n in found.items() if name == fact)), sep="\t")


if __name__ == "__main__":
    main()
