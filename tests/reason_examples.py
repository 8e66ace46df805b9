"""The examples that the page of reasons shows in every corpus, chosen from the case files; run it when a case that is shown changed.

python tests/reason_examples.py
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import yaml

from jiaokan.reasons import REASONS
from jiaokan.site.record.reason_pages import Example, chosen, examples

CASES = Path(__file__).parent / "cases"
PLACE = Path(__file__).parents[1] / "tools/jiaokan/site/reason_examples.yaml"


def cases() -> list[Example]:
    """Every case that a reader may see, in the order of the files."""
    found = {path.relative_to(CASES).with_suffix("").as_posix(): path for path in CASES.glob("**/*.toml")}
    return [one for area in sorted(found) for one in examples(area, tomllib.loads(found[area].read_text("utf-8")))]


def shown() -> list[Example]:
    """Those that the page shows, and for each rule that leaves texts alone one of its own, by which its file is known."""
    known = cases()
    wanted: set[Example] = set()
    for code in REASONS:
        shows, stays = chosen(code, known)
        beside = {example.area: example for example in reversed(known) if code in example.reasons}
        wanted |= {*shows, *stays, *(beside[one.area] for one in stays)}
    return [example for example in known if example in wanted]


def written() -> str:
    """The file of the package."""
    rows = [
        {"area": one.area, "name": one.name, "raw": one.raw, "edition": one.edition, "reasons": sorted(one.reasons), "why": one.why}
        for one in shown()
    ]
    head = "# Made by tests/reason_examples.py from the cases in tests/cases.\n"
    return head + yaml.safe_dump(rows, allow_unicode=True, sort_keys=False, width=10_000)


if __name__ == "__main__":
    PLACE.write_text(written(), encoding="utf-8", newline="\n")
