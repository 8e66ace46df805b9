"""Weigh the signs of names of places, and write `place_signs.tsv`.

They are weighed against the gold of `tests/cases/mentions`, the cases of `tests/test_annotate.py`, and the documents of the corpus.

    python tests/benchmarks/place_signs.py [--without HALF] [--write]

Each place where a word of a kind stands gives one row for each start that its name may have; the right one, if any, is what the gold marks.
The weights are those of a logistic regression, its square sum held down (Newton's method, from zero): no chance in it.
`--without` leaves a half out, so that it can be measured as unseen. `--write` writes the table; else it is printed.
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

from jiaokan.annotate.find import cited, masked
from jiaokan.annotate.lexicon import built_in
from jiaokan.annotate.place import known
from jiaokan.annotate.place_name import candidates
from jiaokan.annotate.place_sign import WordedText, signs
from jiaokan.corpus import load
from jiaokan.script.plain import simplified

Row = tuple[tuple[str, ...], bool]
HOLD, ROUNDS = 0.1, 20
HEAD = """# Signs of the name of a place before the word of its kind, and how much each speaks for it (below zero: against)
# source: counted in the gold of tests/cases/mentions by tests/benchmarks/place_signs.py; no sign is a name
# sign	weight, in logits	how often it was seen	how often of these the name was right
"""


def cases() -> Iterator[tuple[str, set[Span]]]:
    """The texts of `tests/test_annotate.py` for places, with the places that they are to have."""
    for case in test_names.pytestmark[0].args[1]:
        text, kind, expected = getattr(case, "values", case)
        spans, done = set[Span](), 0
        for name in expected if kind == "place" else ():
            start = text.index(name, done)
            done = start + len(name)
            spans.add((kind, start, done))
        if kind == "place":
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


def rows(text: str, spans: set[Span]) -> Iterator[Row]:
    """The starts that names may have in a text, with their signs, and whether the gold has one there."""
    string = masked(simplified(text), cited(text))
    found = tuple(known(string, built_in().find(string).get("place", ())))
    page = WordedText.of(string, found)
    places = {span[1:] for span in spans if span[0] == "place"}
    others = [span[1:] for span in spans if span[0] not in ("place", "person")]
    words = list(candidates(page))
    inner = {one.end for one in found} | {end for _, end, _ in words}
    ends = {one.end for one in found} | {end for _, end in places}
    ends |= {end for _, end, _ in words if any(first < end <= last for first, last in places)}
    begins = {one.start for one in found} | {start for start, _ in places}
    for at, end, starts in words:
        if any(start < end and at < last for start, last in others):
            continue
        gold = next((span for span in places if span[0] <= at and end <= span[1]), None)
        if gold and end != gold[1]:
            continue
        right = max((place for place in (gold[0], *inner) if gold[0] <= place < at), default=-1) if gold else -1
        for start in starts:
            yield tuple(signs(page, start, at, end, ends, begins)), start == right


def weigh(examples: Sequence[Row]) -> dict[str, float]:
    """The weights, by sign."""
    names = sorted({sign for shown, _ in examples for sign in shown})
    index = {name: at for at, name in enumerate(names)}
    data = [(tuple(index[sign] for sign in shown), float(right)) for shown, right in examples]
    weights = [0.0] * len(names)
    for _ in range(ROUNDS):
        slope = [HOLD * weight for weight in weights]
        bend = [[HOLD if row == column else 0.0 for column in range(len(names))] for row in range(len(names))]
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
    texts = [labelled(path) for path in sorted(GOLD.glob("*/*.txt")) if path.parent.name not in (asked.without, *MEASURES_ONLY)]
    examples = [row for text, spans in (*texts, *cases(), *reviewed()) for row in rows(text, spans)]
    seen, right = Counter[str](), Counter[str]()
    for shown, counts in examples:
        seen.update(shown)
        right.update(shown if counts else ())
    weights = weigh(examples)
    lines = (f"{name}\t{weight:+.2f}\t{seen[name]}\t{right[name]}\n" for name, weight in sorted(weights.items()))
    table = HEAD + "".join(lines)
    if asked.write:
        Path(str(resources.files("jiaokan.annotate").joinpath("place_signs.tsv"))).write_text(table, encoding="utf-8")
    else:
        print(table, end="")


if __name__ == "__main__":
    main()
