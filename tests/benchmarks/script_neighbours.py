"""The table of the neighbours beside which OpenCC gives a character another form than alone, from the dictionaries of its package.

    python tests/benchmarks/script_neighbours.py > tools/jiaokan/script/opencc-VERSION.tsv

Beside none of them, however a text is parted into words, OpenCC reads a character as it reads it alone:
each of its phrases that gives a character another form, for Taiwan or for Hong Kong, has one of these pairs in it.
To be made anew for each version of OpenCC; without the table of its version, every clause is read in full.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import pairwise, product
from pathlib import Path

import opencc

from jiaokan.script.engine import Mode, convert_by

PACKAGE = Path(opencc.__file__).parent / "clib"
REGIONS: tuple[tuple[Mode, Mode], ...] = (("s2tw", "t2tw"), ("s2hk", "t2hk"))
"""The mode of a region, and what it does after the common conversion."""
Phrase = tuple[str, str]
TABLE_HEAD = "character\tbefore\tafter\n"


def named(config: object) -> Iterator[str]:
    """The files of the dictionaries of phrases that a mode names in its configuration."""
    if isinstance(config, list):
        for one in config:
            yield from named(one)
    elif isinstance(config, dict):
        if "Phrases" in str(config.get("file", "")):
            yield config["file"]
        yield from named([*config.values()])


@cache
def phrases(mode: Mode) -> list[Phrase]:
    """The phrases of a mode, with the first of their forms."""
    config = json.loads((PACKAGE / "share/opencc" / f"{mode}.json").read_text("utf-8"))
    found: list[Phrase] = []
    for name in sorted({*named(config["conversion_chain"])}):
        with tempfile.TemporaryDirectory() as folder:
            made, file = Path(folder, "made.txt"), PACKAGE / "share/opencc" / name
            command = [PACKAGE / "bin/opencc_dict", "-i", file, "-f", "ocd2", "-o", made, "-t", "text"]
            subprocess.run(command, check=True, env={"LD_LIBRARY_PATH": str(PACKAGE / "lib64")}, capture_output=True)
            rows = [line.split("\t") for line in made.read_text("utf-8").splitlines()]
        found += [(phrase, forms.split(" ")[0]) for phrase, forms in rows]
    return found


def alone(mode: Mode, phrase: list[str]) -> list[str]:
    """The phrases with each character read alone."""
    chars = sorted({char for one in phrase for char in one})
    forms = dict(zip(chars, convert_by(mode, "\n".join(chars)).split("\n"), strict=True))
    return ["".join([forms[char] for char in one]) for one in phrase]


def otherwise(found: list[Phrase], read_alone: list[str]) -> Iterator[tuple[str, int]]:
    """Phrases that give a character another form, with the place of that character."""
    for (phrase, form), plain in zip(found, read_alone, strict=True):
        if not len(phrase) == len(form) == len(plain) > 1:
            raise SystemExit(f"{phrase} becomes {form}, alone {plain}: the number of characters changes")
        yield from ((phrase, place) for place in range(len(phrase)) if form[place] != plain[place])


def deciding(common: list[Phrase], mode: Mode, then: Mode) -> Iterator[tuple[str, int]]:
    """The phrases of Simplified text in which a character has another form in a region, with the place of that character."""
    keys = [phrase for phrase, _ in common]
    regional = convert_by(then, "\n".join(form for _, form in common)).split("\n")
    yield from otherwise(list(zip(keys, regional, strict=True)), alone(mode, keys))
    ways = defaultdict[str, set[str]](set)
    """Of a character after the common conversion, all that it may have been."""
    for phrase, form in common:
        for char, new in zip(phrase, form, strict=True):
            ways[new].add(char)
    han = [chr(code) for code in range(0x3400, 0xA000)]
    for char, new in zip(han, alone("s2t", han), strict=True):
        ways[new].add(char)
    after = phrases(then)
    for phrase, place in otherwise(after, alone(then, [key for key, _ in after])):
        first = max(0, place - 1)
        for pair in product(*(ways[char] | {char} for char in phrase[first : first + 2])):
            yield "".join(pair), place - first


def neighbours() -> str:
    """The table; of the two neighbours in a phrase the one that stands beside the character in fewer phrases that give it no other form."""
    common = phrases("s2t")
    found = sorted({one for mode, then in REGIONS for one in deciding(common, mode, then)})
    several = {phrase for phrase, _ in found}
    plain = Counter(pair for phrase, _ in common if phrase not in several for pair in pairwise(phrase))
    before, after = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for phrase, place in found:
        char, sides = phrase[place], []
        if place:
            sides.append((plain[phrase[place - 1], char], before, phrase[place - 1]))
        if place + 1 < len(phrase):
            sides.append((plain[char, phrase[place + 1]], after, phrase[place + 1]))
        if not any(other in side[char] for _, side, other in sides):
            _, side, other = min(sides, key=lambda one: one[0])
            side[char].add(other)
    rows = [f"{char}\t{''.join(sorted(before[char]))}\t{''.join(sorted(after[char]))}\n" for char in sorted({*before, *after})]
    return TABLE_HEAD + "".join(rows)


if __name__ == "__main__":
    sys.stdout.write(neighbours())
