"""Weigh the signs of names of bodies, places and persons, and write `body_signs.tsv`, `place_signs.tsv` and `person_signs.tsv`.

They are weighed against the gold of `tests/cases/mentions`, the cases of `tests/test_annotate.py`, and the documents of the corpus.

    python tests/benchmarks/name_signs.py [--without HALF] [--write]

Each word of a kind, each surname and each reading of a body gives one row for each stretch that its name may be; the right one is
what the gold marks.
The weights are those of a logistic regression, its square sum held down (Newton's method, from zero): no chance in it.
`--without` leaves a half out, so that it can be measured as unseen. `--write` writes the tables; else they are printed.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib import resources
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from names import GOLD, MEASURES_ONLY, Span, labelled
from test_annotate import test_names

from jiaokan.annotate.body import readings
from jiaokan.annotate.body_sign import signs as body_signs
from jiaokan.annotate.body_text import BodyText, gathered
from jiaokan.annotate.find import cited, masked
from jiaokan.annotate.lexicon import built_in
from jiaokan.annotate.mention import Mention
from jiaokan.annotate.person_sign import NamedText
from jiaokan.annotate.person_sign import signs as person_signs
from jiaokan.annotate.place import find_places, known
from jiaokan.annotate.place_name import candidates
from jiaokan.annotate.place_sign import WordedText, signs
from jiaokan.corpus import load
from jiaokan.script.plain import simplified

Row = tuple[tuple[str, ...], bool]
HOLD = {"body": 1.0, "place": 0.1, "person": 0.1}
"""How much the weights of each kind are held down: those of bodies more, since rules made with this gold are among their signs."""
ROUNDS = 20
CASES_TIMES = {"body": 3, "place": 3, "person": 1}
"""How often each case of the tests counts: it stands for many texts; those of persons are long."""
LEFT_OUT = {"person": ("official-held", "unlike-held", "drawn-held", "drawn-later", "official-later")}
"""Sets from which a kind learns nothing: with these persons come out as without (F1 .924 on all sets), and cases of the tests are lost."""
TABLE_HEAD = """# Signs of the name of a {kind}, and how much each speaks for it (below zero: against)
# source: counted in the gold of tests/cases/mentions by tests/benchmarks/name_signs.py; no sign is a name
# sign	weight, in logits	how often it was seen	how often of these the name was right
"""


def cases(wanted: str) -> Iterator[tuple[str, set[Span]]]:
    """The texts of `tests/test_annotate.py` for a kind, with the names that they are to have."""
    for case in test_names.pytestmark[0].args[1]:
        text, kind, expected = getattr(case, "values", case)
        spans, done = set[Span](), 0
        for name in expected if kind == wanted else ():
            start = text.index(name, done)
            done = start + len(name)
            spans.add((kind, start, done))
        if kind == wanted:
            yield text, spans


def reviewed() -> Iterator[tuple[str, set[Span]]]:
    """The documents of the corpus, whose mentions were read by an editor, a block each."""
    corpus = load(GOLD.parents[2])
    for folder in sorted((GOLD.parents[2] / "corpus/documents").iterdir()):
        spans: dict[str, set[Span]] = {}
        for line in (folder / "annotations.jsonl").read_text(encoding="utf-8").splitlines():
            one = json.loads(line)
            place = one["target"]["selector"][0]
            kind = one["body"].get("kind", "work")
            spans.setdefault(one["target"]["source"], set()).add((kind, place["start"], place["end"]))
        for block in corpus.entry(folder.name).blocks:
            yield block.text, spans.get(f"#{block.anchor}", set())


def persons(text: str, spans: set[Span]) -> Iterator[Row]:
    """The stretches that may be names of persons, with their signs, and whether the gold has one there."""
    string = masked(simplified(text), cited(text))
    places = [Mention(kind, start, end, "", "") for kind, start, end in spans if kind == "place"]
    others = [span[1:] for span in spans if span[0] not in ("place", "person")]
    gold = {span[1:] for span in spans if span[0] == "person"}
    seen = NamedText(string, [span[2] for span in spans if span[0] == "body"], places)
    edges = {edge for span in gold for edge in span}
    for start, ends in seen.found:
        if not any(first <= start < last for first, last in others):
            yield from ((("always", *person_signs(seen, start, end, edges)), (start, end) in gold) for end in ends)


def places(text: str, spans: set[Span]) -> Iterator[Row]:
    """The starts that names may have in a text, with their signs, and whether the gold has one there."""
    string = masked(simplified(text), cited(text))
    found = tuple(known(string, built_in().find(string).get("place", ())))
    page = WordedText.of(string, found)
    marked = {span[1:] for span in spans if span[0] == "place"}
    others = [span[1:] for span in spans if span[0] not in ("place", "person")]
    words = list(candidates(page))
    inner = {one.end for one in found} | {end for _, end, _ in words}
    ends = {one.end for one in found} | {end for _, end in marked}
    ends |= {end for _, end, _ in words if any(first < end <= last for first, last in marked)}
    begins = {one.start for one in found} | {start for start, _ in marked}
    for at, end, starts in words:
        if any(start < end and at < last for start, last in others):
            continue
        gold = next((span for span in marked if span[0] <= at and end <= span[1]), None)
        if gold and end != gold[1]:
            continue
        right = max((place for place in (gold[0], *inner) if gold[0] <= place < at), default=-1) if gold else -1
        for start in starts:
            yield tuple(signs(page, start, at, end, ends, begins)), start == right


def bodies(text: str, spans: set[Span]) -> Iterator[Row]:
    """The stretches that may be bodies, with their signs, and whether the gold has one there."""
    string = masked(simplified(text), cited(text))
    hits = built_in().find(string)
    found = tuple(find_places(string, hits.get("place", ())))
    page = BodyText.of(string, gathered(readings(string, hits, found))[1], found)
    for start, end in page.rules:
        yield tuple(dict.fromkeys(body_signs(page, start, end))), ("body", start, end) in spans


def weigh(examples: Sequence[Row], hold: float) -> dict[str, float]:
    """The weights, by sign."""
    names = sorted({sign for shown, _ in examples for sign in shown})
    index = {name: at for at, name in enumerate(names)}
    data = [(tuple(index[sign] for sign in shown), float(right)) for shown, right in examples]
    weights = [0.0] * len(names)
    for _ in range(ROUNDS):
        slope = [hold * weight for weight in weights]
        bend = [[hold if row == column else 0.0 for column in range(len(names))] for row in range(len(names))]
        for shown, right in data:
            likely = 1 / (1 + math.exp(-sum(weights[at] for at in shown)))
            for at in shown:
                slope[at] += likely - right
                line, part = bend[at], likely * (1 - likely)
                for other in shown:
                    line[other] += part
        step = solved(bend, slope)
        weights = [weight - change for weight, change in zip(weights, step, strict=True)]
        if max(map(abs, step)) < 1e-6:
            break
    return dict(zip(names, weights, strict=True))


def solved(lines: list[list[float]], values: list[float]) -> list[float]:
    """The solution of a system whose matrix is symmetric and positive, by elimination."""
    lines, values = [line[:] for line in lines], values[:]
    for at, line in enumerate(lines):
        for below in range(at + 1, len(lines)):
            share = lines[below][at] / line[at]
            if share:
                lines[below] = [one - share * other for one, other in zip(lines[below], line, strict=True)]
                values[below] -= share * values[at]
    found = [0.0] * len(values)
    for at in range(len(values) - 1, -1, -1):
        found[at] = (values[at] - sum(lines[at][other] * found[other] for other in range(at + 1, len(values)))) / lines[at][at]
    return found


def main() -> None:
    """Print or write the table."""
    parser = argparse.ArgumentParser(description="Signs of names of places.")
    parser.add_argument("--without", default="")
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    read = list(reviewed())
    for kind, rows in (("body", bodies), ("place", places), ("person", persons)):
        out = (asked.without, *MEASURES_ONLY, *LEFT_OUT.get(kind, ()))
        gold = [*(labelled(path) for path in sorted(GOLD.glob("*/*.txt")) if path.parent.name not in out), *read]
        examples = [
            row for text, spans in (*gold, *[one for one in cases(kind) for _ in range(CASES_TIMES[kind])]) for row in rows(text, spans)
        ]
        table = TABLE_HEAD.format(kind=kind) + "".join(weighed(examples, HOLD[kind]))
        if asked.write:
            Path(str(resources.files("jiaokan.annotate").joinpath(f"{kind}_signs.tsv"))).write_text(table, encoding="utf-8")
        else:
            print(table, end="")


def weighed(examples: Sequence[Row], hold: float) -> Iterator[str]:
    """The lines of a table."""
    seen, right = Counter[str](), Counter[str]()
    for shown, counts in examples:
        seen.update(shown)
        right.update(shown if counts else ())
    for name, weight in sorted(weigh(examples, hold).items()):
        yield f"{name}\t{weight:+.2f}\t{seen[name]}\t{right[name]}\n"


if __name__ == "__main__":
    main()
