"""Script conversion: judged pairs right, round trips wrong, doubts, and speed, beside OpenCC alone.

    python tests/benchmarks/script_benchmark.py [--opencc testcases.json] [FILE ...]

With OpenCC's own cases (test/testcases/testcases.json of its repository) it says how many come out as they want,
the source named and not named.

The texts are the given files, else the editions of the corpus; they should be in Simplified script.
The judged pairs are the case files of the tests; the overrides were written with them in view,
so they show what is fixed and not what is left.
What is left is estimated by the doubts (places where two readings differ) and by the round trips.
"""

from __future__ import annotations

import argparse
import json
import re
import time
import tomllib
from collections.abc import Callable
from functools import partial
from pathlib import Path

from jiaokan.script import TARGETS, convert, convert_with_doubts, reading
from jiaokan.script.boundary import words
from jiaokan.script.engine import Mode, convert_by
from jiaokan.script.separator import separators
from jiaokan.script.undecided import undecided
from jiaokan.site.finish.variants import convert_page

ROOT = Path(__file__).parents[2]
MODES: dict[str, Mode] = {"zh-Hant-TW": "s2tw", "zh-Hant-HK": "s2hk"}
BACK: dict[str, Mode] = {"zh-Hant-TW": "tw2s", "zh-Hant-HK": "hk2s"}
RUNS = 3
PARAGRAPHS, PAGES = 24, 200
PAIRS, LONG_ENOUGH = 15, 30
OPENCC = {
    "s2tw": ("zh-Hans", "zh-Hant-TW"),
    "s2hk": ("zh-Hans", "zh-Hant-HK"),
    "t2s": ("zh-Hant", "zh-Hans"),
    "tw2s": ("zh-Hant-TW", "zh-Hans"),
    "hk2s": ("zh-Hant-HK", "zh-Hans"),
}
"""OpenCC's plain modes, and what they are here."""
GOLD = ("gold.tsv", "reported.tsv", "reported_unseen.tsv")


def plain(string: str, to: str) -> str:
    """OpenCC alone."""
    return convert_by(MODES[to], string)


def parted(string: str, to: str) -> str:
    """OpenCC on each word alone."""
    (joint,) = separators(string, 1)
    return convert_by(MODES[to], joint.join(words(string))).replace(joint, "")


def ours(string: str, to: str) -> str:
    """Both readings, borders, overrides."""
    return convert(string, to, source="zh-Hans")


SYSTEMS: dict[str, Callable[[str, str], str]] = {"OpenCC alone": plain, "word by word": parted, "jiaokan": ours}


def seconds(function: Callable[[], object], runs: int = RUNS) -> float:
    """Of the processor, the shortest of some runs, each without what the one before remembered."""
    times = []
    for _ in range(runs):
        reading._words.cache_clear()
        reading._traditional.cache_clear()
        undecided.cache_clear()
        start = time.process_time()
        function()
        times.append(time.process_time() - start)
    return min(times)


def each(pieces: list[str], function: Callable[[str], str]) -> None:
    """Each of the pieces by itself."""
    for piece in pieces:
        function(piece)


def ratios(text: str) -> dict[str, list[float]]:
    """How many times as long as bare OpenCC a conversion takes, its script not named: of the text, and of each paragraph alone.

    One is measured after the other, so that what else the machine does weighs on both; each run begins without remembered words.
    """
    paragraphs = [line for line in text.splitlines() if len(line) > LONG_ENOUGH]
    found: dict[str, list[float]] = {}
    for to, mode in MODES.items():
        for name, pieces in (("the whole", [text]), ("each paragraph", paragraphs)):
            pairs = []
            for _ in range(PAIRS):
                ours = seconds(partial(each, pieces, partial(convert, to=to)), 1)
                pairs.append(ours / seconds(partial(each, pieces, partial(convert_by, mode)), 1))
            found[f"{to}, {name}"] = sorted(pairs)
    return found


def opencc_cases(file: Path) -> tuple[int, int, int]:
    """Of OpenCC's own cases: how many there are for its plain modes, and how many we give, the source not named and named."""
    text = re.sub(r'("(?:[^"\\]|\\.)*")|//[^\n]*|/\*.*?\*/', lambda m: m[1] or "", file.read_text("utf-8"), flags=re.DOTALL)
    cases = json.loads(re.sub(r",(\s*[}\]])", r"\1", text))["cases"]
    tried = [(case["input"], *OPENCC[mode], wanted) for case in cases for mode, wanted in case["expected"].items() if mode in OPENCC]
    unnamed = sum(convert(raw, to) == wanted for raw, _, to, wanted in tried)
    return len(tried), unnamed, sum(convert(raw, to, source=source) == wanted for raw, source, to, wanted in tried)


def judged() -> list[tuple[str, str, str]]:
    """Raw text, target and form of every judged pair, the known failures too."""
    cases = tomllib.loads((ROOT / "tests/cases/script/traditional.toml").read_text("utf-8"))["case"]
    return [(case["raw"], to, case[to]) for case in cases for to in MODES]


def page(text: str) -> str:
    """A page of a usual size around some paragraphs."""
    lines = "".join(f'<p id="p{n}"><a href="#p{n}" title="本段链接">¶</a>{line}</p>\n' for n, line in enumerate(text.splitlines()) if line)
    links = "".join(
        f'<li class="md-nav__item"><a class="md-nav__link" href="../{n}/"><span>引用与检索</span></a></li>\n' for n in range(40)
    )
    return f'<!doctype html><html lang="zh-Hans"><head><title>{text[:20]}</title></head><body><ul>{links}</ul>{lines}</body></html>'


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--opencc", type=Path, metavar="FILE", help="OpenCC's testcases.json")
    arguments = parser.parse_args()
    files = arguments.files or sorted((ROOT / "corpus/documents").glob("*/edition.md"))
    text = "\n".join(file.read_text("utf-8", errors="replace") for file in files)
    size = len(text.encode()) / 1e6
    print(f"{len(files)} files, {len(text):,} characters, {size:.2f} MB\n\n| judged pairs right | of {len(judged())} |\n|---|---|")
    for name, system in SYSTEMS.items():
        print(f"| {name} | {sum(system(raw, to) == form for raw, to, form in judged())} |")
    for name in GOLD:
        rows = [line.split("\t") for line in (ROOT / "tests/cases/script" / name).read_text("utf-8").splitlines()[1:]]
        ways = [(raw, to, right, "zh-Hant-TW" if to == "zh-Hans" else "zh-Hans") for to, raw, right, *_ in rows]
        alone = sum(convert_by(MODES.get(to, "tw2s"), raw) == right for raw, to, right, _ in ways)
        here = sum(convert(raw, to, source=source) == right for raw, to, right, source in ways)
        print(f"| {name}, of {len(ways)}: OpenCC {alone} | {here} |")
    if arguments.opencc:
        print("\nOpenCC's own cases {}: {} with the source not named, {} with it named".format(*opencc_cases(arguments.opencc)))
    print("\n| times as long as OpenCC | least | median | most |\n|---|---|---|---|")
    for name, found in ratios(text).items():
        print(f"| {name} | {found[0]:.2f} | {found[len(found) // 2]:.2f} | {found[-1]:.2f} |")
    print("\n| target | round trip wrong, OpenCC | jiaokan | doubts | of characters | MB/s, OpenCC | jiaokan | back |")
    print("|---" * 8 + "|")
    for to in TARGETS[1:]:
        variant, doubts = convert_with_doubts(text, to, source="zh-Hans")
        again = (convert_by(BACK[to], plain(text, to)), convert(variant, "zh-Hans", source=to))
        wrong = [sum(one != two for one, two in zip(text, string, strict=True)) for string in again]
        speeds = [size / seconds(lambda f=f, to=to: f(text, to)) for f in (plain, ours)]  # type: ignore[misc]
        speeds.append(size / seconds(lambda v=variant, to=to: convert(v, "zh-Hans", source=to)))  # type: ignore[misc]
        print(
            f"| {to} | {wrong[0]} | {wrong[1]} | {len(doubts)} | {len(doubts) / len(text):.3%} | "
            + " | ".join(f"{s:.1f}" for s in speeds)
            + " |"
        )
    lines = [line for line in text.splitlines() if line] * (PARAGRAPHS * PAGES)
    pages = [page("\n".join(lines[n * PARAGRAPHS : (n + 1) * PARAGRAPHS])) for n in range(PAGES)]
    kilobytes = sum(len(p.encode()) for p in pages) / PAGES / 1000
    taken = seconds(lambda: [convert_page(p, to) for p in pages for to in TARGETS[1:]])
    print(f"\n{taken / PAGES / 2 * 1000:.2f} s for 1,000 variants of a page of {kilobytes:.1f} kB, both regions after each other")


if __name__ == "__main__":
    main()
